// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backend/backend.h"
#include "engine/catalogue/catalogue.h"
#include "engine/data/open_source.h"
#include "engine/ir/builder.h"
#include "engine/lower/lower.h"
#include "engine/model/model_json.h"
#include "tests/bench/models.h"
#include "tests/support/must.h"

#include <QDir>
#include <QTest>

using namespace glassbox;

namespace {

using F = ScalarFunction;

/// A program while it is written, and its plan.
struct Draft {
    Program program;
    ProgramBuilder build{program};

    Plan plan(Fusion fusion = Fusion::On) const { return make_plan(program, {{1, 1}, Storage::F32, fusion}); }
};

template <class Kind>
std::vector<const Kind*> kernels_of(const Plan& plan) {
    std::vector<const Kind*> found;
    for (const Kernel& kernel : plan.kernels)
        if (const auto* work = std::get_if<Kind>(&kernel.work)) found.push_back(work);
    return found;
}

std::size_t bytes_of_buffer(const BufferSpec& buffer) {
    return std::size_t(buffer.elements) * bytes_of(buffer.storage);
}

bool lie_on_each_other(const BufferSpec& a, const BufferSpec& b) {
    if (a.place == Place::Store || b.place == Place::Store) return false;
    return a.offset < b.offset + bytes_of_buffer(b) && b.offset < a.offset + bytes_of_buffer(a);
}

/// First and last kernel that touches each buffer, found anew from the kernels; feeds and outputs live on.
std::vector<std::pair<int, int>> lifetimes(const Plan& plan) {
    const int end = int(plan.kernels.size());
    std::vector<std::pair<int, int>> lives(plan.buffers.size(), {end, -1});
    const auto use = [&](int buffer, int kernel) {
        auto& [first, last] = lives[std::size_t(buffer)];
        first = std::min(first, kernel);
        last = std::max(last, kernel);
    };
    for (int k = 0; k < end; ++k)
        for (const std::vector<int>* accesses :
             {&plan.kernels[std::size_t(k)].reads, &plan.kernels[std::size_t(k)].writes})
            for (const int buffer : *accesses) use(buffer, k);
    for (const PlanOutput& output : plan.outputs) use(output.buffer, end);
    for (const auto& [name, buffer] : plan.feeds) use(buffer, 0), use(buffer, end);
    return lives;
}

/// "" or two buffers that share memory while both are alive.
std::string sharing_problem(const Plan& plan) {
    const auto lives = lifetimes(plan);
    for (std::size_t i = 0; i < plan.buffers.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) {
            const bool together = lives[i].first <= lives[j].second && lives[j].first <= lives[i].second;
            if (together && lie_on_each_other(plan.buffers[i], plan.buffers[j]))
                return "b" + std::to_string(j) + " and b" + std::to_string(i) + "\n" + print(plan);
        }
    return "";
}

bool touch(const Plan& plan, const std::vector<int>& some, const std::vector<int>& others) {
    for (const int a : some)
        for (const int b : others)
            if (a == b || lie_on_each_other(plan.buffers[std::size_t(a)], plan.buffers[std::size_t(b)]))
                return true;
    return false;
}

/// "" or two kernels of one level, or in the wrong order of levels, of which one needs the other.
std::string level_problem(const Plan& plan) {
    for (std::size_t i = 0; i < plan.kernels.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) {
            const Kernel& later = plan.kernels[i];
            const Kernel& earlier = plan.kernels[j];
            const bool depends = touch(plan, later.reads, earlier.writes) ||
                                 touch(plan, later.writes, earlier.reads) ||
                                 touch(plan, later.writes, earlier.writes);
            if (depends && later.level <= earlier.level)
                return "k" + std::to_string(j) + " and k" + std::to_string(i) + "\n" + print(plan);
        }
    return "";
}

/// "" or an update whose gradients do not follow each other (each begins on a multiple of 64 bytes). Two
/// parameters with equal gradients read one buffer, which lies where the first of them has it.
std::string update_problem(const Plan& plan) {
    for (const UpdateKernel* update : kernels_of<UpdateKernel>(plan)) {
        std::vector<int> gradients;
        for (const UpdateSegment& segment : update->segments)
            if (std::find(gradients.begin(), gradients.end(), segment.gradient) == gradients.end())
                gradients.push_back(segment.gradient);
        for (std::size_t i = 1; i < gradients.size(); ++i) {
            const BufferSpec& before = plan.buffers[std::size_t(gradients[i - 1])];
            const BufferSpec& next = plan.buffers[std::size_t(gradients[i])];
            if (next.offset != before.offset + (bytes_of_buffer(before) + 63) / 64 * 64)
                return "gradient " + std::to_string(i) + "\n" + print(plan);
        }
    }
    return "";
}

CheckedGraph checked(const Model& model, const BatchSourcePtr& source) {
    const CheckResult result = check(model, infos_of({{"data", source}}));
    if (!result.ok()) qFatal("%s", plain_text(result.diagnostics.front().message).c_str());
    return result.graph;
}

CheckedGraph bench_model(const std::string& name) {
    const bench::Case example = bench::make_case(name);
    return checked(example.model, example.source);
}

CheckedGraph example(const QString& file) {
    const Model model = must(load_model(file.toStdString()));
    const Block& data = model.main().blocks.at("data");
    return checked(model,
                   must(open_source(complete_parameters(*find_block("Dataset"), data.parameters), ".")));
}

/// What a run compiles.
std::vector<EntryRequest> requests() {
    using Kind = EntryRequest::Kind;
    return {{Kind::Phase, Part::Train, {}},
            {Kind::Evaluate, Part::Test, {}},
            {Kind::Evaluate, Part::Train, {}},
            {Kind::ParameterGradients, Part::Train, {}},
            {Kind::Probe, Part::Test, {{"loss", "out"}}}};
}

Plan training_plan(const std::string& name, Fusion fusion = Fusion::On) {
    const Program program = lower(bench_model(name), requests()[0]);
    return make_plan(program, {{bench::make_case(name).model.run.batch, 1}, Storage::F32, fusion});
}

std::string null_problem(const Plan& plan) {
    const BackendPtr device = must(open_device("null", {}));
    const StorePtr store = must(device->create_store(plan.precision));
    must(store->extend(plan.store));
    const auto executable = device->compile(plan, store);
    return executable ? "" : plain_text(executable.error().message);
}

} // namespace

class PlanTest final : public QObject {
    Q_OBJECT

  private slots:
    void aDenseLayerIsOneKernel() {
        Draft draft;
        ProgramBuilder& b = draft.build;
        const ValueId product = b.contract(b.input("x", Shape{5, 7}), b.input("w", Shape{7, 3}));
        b.output("y", b.map(F::Relu, {b.add(product, b.input("b", Shape{3}))}));
        const Plan plan = draft.plan();
        QCOMPARE(plan.kernels.size(), std::size_t(1));
        const auto& contract = std::get<ContractKernel>(plan.kernels[0].work);
        QVERIFY(contract.epilogue);
        QCOMPARE(print(contract.epilogue->expression), std::string("relu(add(a0, a1))"));
        QCOMPARE(contract.c, plan.outputs[0].buffer); // The product needs no memory of its own.
        QCOMPARE(draft.plan(Fusion::Off).kernels.size(), std::size_t(3));
    }

    void aResidualSumIsAnEpilogue() {
        Draft draft;
        ProgramBuilder& b = draft.build;
        const ValueId x = b.input("x", Shape{2, 5, 5, 3});
        const ConvolveAttributes same{ConvolveKind::Forward, {3, 3}, {1, 1}, {1, 1}, {1, 1}, {1, 1}, 1, {}};
        const ValueId first = b.map(F::Relu, {b.convolve(x, b.input("w", Shape{3, 3, 3, 3}), same)});
        const ValueId second = b.convolve(first, b.input("v", Shape{3, 3, 3, 3}), same);
        b.output("y", b.map(F::Relu, {b.add(second, x)}));
        const Plan plan = draft.plan();
        const auto convolutions = kernels_of<ConvolveKernel>(plan);
        QCOMPARE(plan.kernels.size(), std::size_t(2));
        QCOMPARE(convolutions.size(), std::size_t(2));
        QCOMPARE(print(convolutions[1]->epilogue->expression), std::string("relu(add(a0, a1))"));
    }

    void broadcastsTransposesAndSlicesNeedNoKernel() {
        Draft draft;
        ProgramBuilder& b = draft.build;
        const ValueId wide = b.broadcast(b.input("x", Shape{4, 1}), Shape{4, 6});
        const ValueId turned = b.transpose(b.input("z", Shape{6, 4}), {1, 0});
        const ValueId cut = b.pad(b.input("c", Shape{7, 8}), {-2, -1}, {-1, -1});
        const ValueId unit = b.reshape(b.input("u", Shape{6}), Shape{1, 6});
        b.output("y", b.add(b.multiply(wide, turned), b.multiply(cut, unit)));
        const Plan plan = draft.plan();
        QCOMPARE(plan.kernels.size(), std::size_t(1));
        QCOMPARE(std::get<MapKernel>(plan.kernels[0].work).inputs.size(), std::size_t(4));
    }

    void aValueOfTwoProductsIsKeptOnce() {
        Draft draft;
        ProgramBuilder& b = draft.build;
        const ValueId hidden = b.map(F::Tanh, {b.input("x", Shape{5, 7})});
        b.output("y", b.contract(hidden, b.input("w", Shape{7, 3})));
        b.output("z", b.contract(b.input("v", Shape{2, 5}), hidden));
        const Plan plan = draft.plan();
        const auto products = kernels_of<ContractKernel>(plan);
        QCOMPARE(plan.kernels.size(), std::size_t(3));
        QCOMPARE(products.size(), std::size_t(2));
        QCOMPARE(products[0]->a, products[1]->b);
    }

    void cheapValuesAreRecomputedAndExpensiveOnesKept() {
        for (const F function : {F::Relu, F::Exp}) {
            Draft draft;
            ProgramBuilder& b = draft.build;
            const ValueId value = b.map(function, {b.input("x", Shape{9, 11})});
            b.output("rows", b.sum(value, {0}));
            b.output("columns", b.sum(value, {1}));
            const Plan plan = draft.plan();
            QCOMPARE(kernels_of<ReduceKernel>(plan).size(), std::size_t(2));
            QCOMPARE(kernels_of<MapKernel>(plan).size(), std::size_t(function == F::Exp ? 1 : 0));
        }
    }

    /// A product that is read elsewhere, or is a result itself, keeps its buffer beside the epilogue's.
    void aProductThatIsAnOutputKeepsItsBuffer() {
        Draft draft;
        ProgramBuilder& b = draft.build;
        const ValueId product = b.contract(b.input("x", Shape{5, 7}), b.input("w", Shape{7, 3}));
        b.output("product", product);
        b.output("y", b.map(F::Relu, {product}));
        const Plan plan = draft.plan();
        QCOMPARE(plan.kernels.size(), std::size_t(1));
        QVERIFY(plan.outputs[0].buffer != plan.outputs[1].buffer);
        QCOMPARE(plan.kernels[0].writes.size(), std::size_t(2));
        QCOMPARE(std::get<ContractKernel>(plan.kernels[0].work).c, plan.outputs[0].buffer);
    }

    /// A map that reads something made after the product stays behind it.
    void anEpilogueWaitsForWhatItReads() {
        Draft draft;
        ProgramBuilder& b = draft.build;
        const ValueId x = b.input("x", Shape{5, 5});
        const ValueId product = b.contract(x, b.input("w", Shape{5, 5}));
        const ValueId later = b.reduce(Reduction::Maximum, b.map(F::Exp, {product}), {0});
        b.output("y", b.add(product, later));
        const Plan plan = draft.plan();
        QVERIFY(!std::get<ContractKernel>(plan.kernels[0].work).epilogue);
        QCOMPARE(sharing_problem(plan), std::string());
    }

    void inPlaceOnlyWhereTheInputIsReadAsItLies() {
        for (const bool turned : {false, true}) {
            Draft draft;
            ProgramBuilder& b = draft.build;
            const ValueId random = b.random(Distribution::Uniform, 1, Shape{6, 6});
            const ValueId other = turned ? b.transpose(random, {1, 0}) : random;
            const ValueId sum = b.add(random, b.map(F::Exp, {other}));
            b.output("y", b.contract(sum, b.input("w", Shape{6, 2})));
            const Plan plan = draft.plan();
            QCOMPARE(plan.kernels.size(), std::size_t(3));
            const bool in_place = plan.kernels[0].writes == plan.kernels[1].writes;
            QCOMPARE(in_place, !turned);
        }
    }

    /// Outputs keep what was in the store when the step began; a running average needs no copy of itself.
    void onlyWhatIsReadAfterItsReplacementIsCopied() {
        const StoreEntry p{"p", Role::Statistic, Element::Real, Shape{4, 4}, Storage::F32, {}, "b"};
        StoreEntry q = p;
        q.key = "q";
        Draft average;
        average.build.write(
            "p", average.build.add(average.build.stored(p), average.build.input("x", Shape{4, 4})));
        QCOMPARE(average.plan().kernels.size(), std::size_t(1));
        Draft kept;
        const ValueId stored = kept.build.stored(p);
        kept.build.output("p", kept.build.reshape(stored, Shape{16}));
        QCOMPARE(kept.plan().kernels.size(), std::size_t(0));
        kept.build.write("p", kept.build.input("x", Shape{4, 4}));
        QCOMPARE(kept.plan().kernels.size(), std::size_t(2));
        Draft exchange;
        const ValueId first = exchange.build.stored(p);
        const ValueId second = exchange.build.stored(q);
        exchange.build.write("p", second);
        exchange.build.write("q", first);
        QCOMPARE(exchange.plan().kernels.size(), std::size_t(4));
    }

    void plansOfTheBenchModels_data() {
        QTest::addColumn<QString>("name");
        for (const std::string& name : bench::model_names())
            QTest::newRow(name.c_str()) << QString::fromStdString(name);
    }

    void plansOfTheBenchModels() {
        QFETCH(QString, name);
        const CheckedGraph graph = bench_model(name.toStdString());
        for (const EntryRequest& request : requests()) {
            const Program program = lower(graph, request);
            for (const Fusion fusion : {Fusion::On, Fusion::Off}) {
                const Plan plan = make_plan(program, {{16, 1}, Storage::F32, fusion});
                QCOMPARE(sharing_problem(plan), std::string());
                QCOMPARE(level_problem(plan), std::string());
                QCOMPARE(update_problem(plan), std::string());
                QCOMPARE(print(plan), print(make_plan(program, {{16, 1}, Storage::F32, fusion})));
            }
        }
        QCOMPARE(kernels_of<UpdateKernel>(training_plan(name.toStdString())).size(), std::size_t(1));
    }

    /// Sharing and fusion are worth their trouble.
    void aResidualNetNeedsLittleMemory() {
        const Plan fused = training_plan("resnet");
        const Plan unfused = training_plan("resnet", Fusion::Off);
        qInfo("%zu bytes, %zu without sharing; unfused %zu, %zu kernels instead of %zu", fused.arena_bytes,
              fused.bytes_without_sharing, unfused.arena_bytes, fused.kernels.size(), unfused.kernels.size());
        QVERIFY(fused.arena_bytes * 10 < fused.bytes_without_sharing * 7);
        QVERIFY(fused.arena_bytes < unfused.arena_bytes);
        QVERIFY(fused.kernels.size() * 2 < unfused.kernels.size());
    }

    void equalProgramsGiveEqualPlans() {
        QCOMPARE(print(training_plan("cnn")), print(training_plan("cnn")));
        QVERIFY(print(training_plan("cnn")) != print(training_plan("mlp")));
    }

    void theNullDeviceTakesAllPlansOfTheExamples() {
        const QDir folder(GLASSBOX_SOURCE_DIR "/resources/examples");
        const QStringList files = folder.entryList({"*.glassbox"});
        QVERIFY(!files.isEmpty());
        for (const QString& file : files) {
            const CheckedGraph graph = example(folder.filePath(file));
            for (const EntryRequest& request : requests())
                for (const Fusion fusion : {Fusion::On, Fusion::Off})
                    for (const std::int64_t batch : {1, 33}) {
                        const Plan plan =
                            make_plan(lower(graph, request), {{batch, 1}, Storage::F32, fusion});
                        QCOMPARE(null_problem(plan), std::string());
                    }
        }
    }
};

QTEST_GUILESS_MAIN(PlanTest)
#include "plan_test.moc"
