// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/backend/hand_plan.h"

#include <QtTest>

using namespace glassbox;
using namespace glassbox::hand;

namespace {

/// x -> x² (in a buffer between) -> its sum.
struct Small {
    HandPlan plan;
    int x, squares, sum;

    Small()
        : plan(Storage::F32), x(plan.feed("x", 40)), squares(plan.real(40)),
          sum(plan.output("sum", 1, Storage::F32, Recorded::Yes)) {
        HandExpression e;
        plan.add(
            MapKernel{
                {40}, {{x, 0, {1}}}, {{squares, 0, {1}}}, e.of({e.apply(ScalarFunction::Square, e.load(0))})},
            "square");
        ReduceKernel reduce;
        reduce.extents = {40};
        reduce.reduced = {1};
        reduce.inputs = {{squares, 0, {1}}};
        reduce.output = {sum, 0, {0}};
        reduce.expression = identity();
        plan.add(reduce, "loss");
    }
    Plan& p() { return plan.plan; }
    MapKernel& map() { return std::get<MapKernel>(p().kernels[0].work); }
    ReduceKernel& reduce() { return std::get<ReduceKernel>(p().kernels[1].work); }
    BufferSpec& buffer(int number) { return p().buffers[std::size_t(number)]; }
};

QString refusal(const Plan& plan) {
    BackendPtr backend = *open_device("null", {});
    StorePtr store = *backend->create_store(plan.precision);
    auto executable = backend->compile(plan, store);
    if (executable) return "";
    if (executable.error().code != ErrorCode::Device) return "wrong code";
    return QString::fromStdString(executable.error().message.arguments[0].value);
}

struct Breakage {
    const char* name;
    void (*breaks)(Small&);
    const char* says;
};
const Breakage breakages[] = {
    {"outside the arena", [](Small& s) { s.buffer(s.squares).offset = s.p().arena_bytes; },
     "ends outside the arena"},
    {"unaligned", [](Small& s) { s.buffer(s.squares).offset += 4; }, "multiple of 64"},
    {"overlap", [](Small& s) { s.buffer(s.squares).offset = s.buffer(s.x).offset; }, "lie on each other"},
    {"input leaves its buffer", [](Small& s) { s.map().inputs[0].offset = 1; },
     "kernel 0 (square) leaves buffer 0"},
    {"output leaves its buffer", [](Small& s) { s.map().outputs[0].strides[0] = 2; }, "leaves buffer 1"},
    {"negative stride", [](Small& s) { s.map().inputs[0].strides[0] = -1; }, "leaves buffer 0"},
    {"operand of another rank",
     [](Small& s) {
         s.map().inputs[0].strides = {1, 1};
     },
     "another rank"},
    {"buffer does not exist", [](Small& s) { s.p().kernels[1].reads[0] = 9; }, "does not exist"},
    {"unlisted buffer", [](Small& s) { s.reduce().inputs[0].buffer = s.x; }, "without listing"},
    {"read before written", [](Small& s) { std::swap(s.p().kernels[0], s.p().kernels[1]); },
     "nothing has written"},
    {"outside its lifetime", [](Small& s) { s.buffer(s.squares).last_use = 0; }, "outside its lifetime"},
    {"output dies", [](Small& s) { s.buffer(s.sum).last_use = 1; }, "does not live to the end"},
    {"recorded but no scalar",
     [](Small& s) { s.p().outputs[0].buffer = s.squares, s.p().outputs[0].shape = {40}; }, "no scalar"},
    {"output of another size", [](Small& s) { s.p().outputs[0].shape = {2}; }, "another size"},
    {"operand that is not there", [](Small& s) { s.map().expression.nodes[0].index = 1; },
     "loads an operand"},
    {"later argument", [](Small& s) { s.map().expression.nodes[1].arguments[0] = 1; }, "later value"},
    {"result that is not there", [](Small& s) { s.map().expression.results[0] = 7; },
     "result that does not exist"},
    {"too few results", [](Small& s) { s.map().expression.results.clear(); }, "number of results"},
    {"strides along a reduced axis", [](Small& s) { s.reduce().output.strides[0] = 1; }, "leaves buffer 2"},
    {"feed elsewhere", [](Small& s) { s.p().feeds[0].second = s.squares; }, "no buffer of its own"},
    {"no such store entry",
     [](Small& s) { s.buffer(s.x) = {Place::Store, Storage::F32, 40, 0, "w", 0, 9}, s.p().feeds.clear(); },
     "no such entry as w"},
};

} // namespace

class NullDeviceTest : public QObject {
    Q_OBJECT

  private slots:
    void takesRightPlans() {
        Small small;
        BackendPtr backend = *open_device("null", {});
        StorePtr store = *backend->create_store(Storage::F32);
        auto executable = backend->compile(small.p(), store);
        QVERIFY(executable);
        (*executable)->feed("x", tensor(numbers(40, 1), Storage::F32));
        QVERIFY((*executable)->run(3));
        QCOMPARE((*executable)->recorded().size(), std::size_t(3));
        QCOMPARE((*executable)->output("sum").as_double(), std::vector<double>{0});
        QCOMPARE((*executable)->state().step, std::uint64_t(3));
        QCOMPARE((*executable)->run_checked_step()->size(), std::size_t(0));
    }
    void refusesBrokenPlans_data() {
        QTest::addColumn<int>("row");
        for (std::size_t i = 0; i < std::size(breakages); ++i) QTest::newRow(breakages[i].name) << int(i);
    }
    void refusesBrokenPlans() {
        QFETCH(int, row);
        Small small;
        QCOMPARE(refusal(small.p()), "");
        breakages[row].breaks(small);
        const QString said = refusal(small.p());
        QVERIFY2(said.contains(breakages[row].says), qPrintable(said));
    }
    void storesTensors() {
        BackendPtr backend = *open_device("null", {});
        StorePtr store = *backend->create_store(Storage::F64);
        StoreEntry entry;
        entry.key = "w";
        entry.shape = {2, 3};
        QVERIFY(store->extend(std::vector<StoreEntry>{entry}));
        QCOMPARE(store->download("w").as_double(), std::vector<double>(6, 0));
        store->upload("w", Tensor::of({2, 3}, std::span<const double>(numbers(6, 1))));
        QVERIFY(store->extend(std::vector<StoreEntry>{entry}));
        QCOMPARE(store->download("w").as_double(), numbers(6, 1));
    }
};

QTEST_APPLESS_MAIN(NullDeviceTest)
#include "null_device_test.moc"
