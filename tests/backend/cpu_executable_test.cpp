// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/backend/momentum_plan.h"

#include <QtTest>

#include <atomic>
#include <cstdlib>
#include <new>
#include <thread>

namespace {
std::atomic<long> allocations{0};
} // namespace

void* operator new(std::size_t size) {
    ++allocations;
    if (void* memory = std::malloc(size)) return memory;
    throw std::bad_alloc();
}
void* operator new(std::size_t size, std::align_val_t alignment) {
    ++allocations;
    const auto unit = std::size_t(alignment);
    if (void* memory = std::aligned_alloc(unit, (size + unit - 1) / unit * unit)) return memory;
    throw std::bad_alloc();
}
void operator delete(void* memory) noexcept {
    std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
    std::free(memory);
}
void operator delete(void* memory, std::align_val_t) noexcept {
    std::free(memory);
}
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept {
    std::free(memory);
}

using namespace glassbox;
using namespace glassbox::hand;

namespace {

/// A model's step in small: product with epilogue, reductions, window, random, scatter, update.
HandPlan all_kinds() {
    HandPlan plan;
    plan.plan.bindings.batch = 8;
    plan.plan.live = {{"step", 0}, {"rate", 0.1}};
    const int index = plan.buffer(8, Storage::I32);
    plan.add(BatchIndexKernel{{BatchOrder::Shuffled, 50, 1}, 8, index, false});
    const int x = plan.real(8 * 36);
    plan.add(GatherKernel{8, 36, 50, plan.feed("data", 50 * 36, Storage::U8), index, x});
    const int pooled = plan.real(8 * 9);
    plan.add(WindowKernel{
        {WindowKind::Maximum, {2, 2}, {2, 2}, {0, 0}, {0, 0}, {6, 6}}, 8, 1, {3, 3}, {x}, pooled});
    const int noise = plan.real(8 * 9);
    plan.add(RandomKernel{{Distribution::Normal, 4}, 72, noise});
    const int noisy = plan.real(8 * 9);
    HandExpression add;
    plan.add(MapKernel{{72},
                       {{pooled, 0, {1}}, {noise, 0, {1}}},
                       {{noisy, 0, {1}}},
                       add.of({add.apply(ScalarFunction::Add, add.load(0), add.load(1))})});
    ContractKernel contract;
    contract.m = 8, contract.n = 5, contract.k = 9;
    contract.a = noisy, contract.b = plan.stored("w", 45, Role::Parameter), contract.c = plan.real(40);
    const int hidden = plan.output("hidden", 40);
    HandExpression tanh;
    contract.epilogue = MapKernel{
        {8, 5}, {{contract.c, 0, {5, 1}}, {plan.feed("bias", 5), 0, {0, 1}}}, {{hidden, 0, {5, 1}}}, {}};
    contract.epilogue->expression = tanh.of(
        {tanh.apply(ScalarFunction::Tanh, tanh.apply(ScalarFunction::Add, tanh.load(0), tanh.load(1)))});
    plan.add(contract);
    ReduceKernel loss;
    loss.extents = {40};
    loss.reduced = {1};
    loss.inputs = {{hidden, 0, {1}}};
    HandExpression square;
    loss.expression = square.of({square.apply(ScalarFunction::Square, square.load(0))});
    loss.output = {plan.output("loss", 1, Storage::F32, Recorded::Yes), 0, {0}};
    plan.add(loss, "loss");
    return plan;
}

Tensors all_kinds_feeds() {
    return {{"data", tensor(numbers(1800, 1, 0, 255), Storage::U8)},
            {"bias", tensor(numbers(5, 2), Storage::F32)}};
}

} // namespace

class CpuExecutableTest : public QObject {
    Q_OBJECT

  private slots:
    void updateOfManyParameters() {
        for (const Storage precision : {Storage::F32, Storage::F64})
            for (const std::vector<std::int64_t>& sizes :
                 {std::vector<std::int64_t>{1}, {16, 8, 64, 8, 8, 1}, {70000, 3, 300001}}) {
                std::vector<Tensor> one;
                for (const int threads : {1, 2, 3}) {
                    Momentum momentum(sizes, precision);
                    Tensors feeds, store;
                    for (std::size_t i = 0; i < sizes.size(); ++i) {
                        feeds["gradient" + Momentum::key(i)] =
                            tensor(numbers(sizes[i], unsigned(i)), precision);
                        store[Momentum::key(i)] = tensor(numbers(sizes[i], unsigned(i) + 9), precision);
                    }
                    Compiled compiled = compile(momentum.plan, threads, feeds, store);
                    QVERIFY(compiled.executable->run(2));
                    for (std::size_t i = 0; i < sizes.size(); ++i) {
                        const Tensor value = compiled.store->download(Momentum::key(i));
                        const auto p = store[Momentum::key(i)].as_double();
                        const auto g = feeds["gradient" + Momentum::key(i)].as_double();
                        std::vector<double> want;
                        for (std::size_t k = 0; k < p.size(); ++k)
                            want.push_back(p[k] - 0.5 * g[k] - 0.5 * 1.9 * g[k]);
                        QVERIFY(difference(value.as_double(), want, 1) <
                                (precision == Storage::F32 ? 1e-6 : 1e-15));
                        if (threads == 1)
                            one.push_back(value);
                        else
                            QVERIFY(value.bytes == one[i].bytes);
                    }
                }
            }
    }
    /// Entries keep their place when the store grows, and executables compiled before go on.
    void storeGrows() {
        Momentum momentum({5});
        Compiled compiled =
            compile(momentum.plan, 1, {{"gradientp0", tensor({1, 1, 1, 1, 1}, Storage::F32)}});
        StoreEntry more;
        more.key = "other";
        more.shape = {100000};
        QVERIFY(compiled.store->extend(std::vector<StoreEntry>{more}));
        QVERIFY(compiled.executable->run(1));
        QCOMPARE(compiled.store->download("p0").as_double(), std::vector<double>(5, -0.5));
        QCOMPARE(compiled.store->entries().size(), std::size_t(3));
        more.key = "p0";
        QVERIFY(compiled.store->extend(std::vector<StoreEntry>{more}));
        QCOMPARE(compiled.store->download("p0").count(), std::int64_t(100000));
        QVERIFY(compiled.executable->run(1)); // On the old entry, which it keeps alive.
        auto refused = compiled.backend->compile(momentum.plan.plan, compiled.store);
        QVERIFY(!refused && refused.error().code == ErrorCode::WrongCall);
        QCOMPARE(QString::fromStdString(refused.error().message.id), "device.wrong-store-entry");
    }

    void steadyStepsAllocateNothing() {
        for (const int threads : {1, 2}) {
            Compiled compiled = compile(all_kinds(), threads, all_kinds_feeds(),
                                        {{"w", tensor(numbers(45, 7), Storage::F32)}});
            Momentum momentum({70000, 3, 300001});
            Compiled update = compile(momentum.plan, threads);
            QVERIFY(compiled.executable->run(5) && update.executable->run(5));
            const long before = allocations;
            const bool ran = compiled.executable->run(5) && update.executable->run(5);
            const long after = allocations;
            QVERIFY(ran);
            QCOMPARE(after - before, 0L);
        }
        QVERIFY(allocations > 0);
    }
    /// Threads, steps a run and a state set again change nothing.
    void goesOnBitForBit() {
        std::vector<double> want;
        for (const int threads : {1, 2, 3}) {
            Compiled compiled = compile(all_kinds(), threads, all_kinds_feeds(),
                                        {{"w", tensor(numbers(45, 7), Storage::F32)}});
            QVERIFY(compiled.executable->run(6));
            std::vector<double> got(compiled.executable->recorded().begin(),
                                    compiled.executable->recorded().end());
            QCOMPARE(got.size(), std::size_t(6));
            QVERIFY(got[0] != got[1]);
            if (want.empty()) want = got;
            QCOMPARE(got, want);
            QCOMPARE(compiled.executable->state(), (RunState{1, 6, 48}));
            compiled.executable->set_state({1, 2, 16});
            QVERIFY(compiled.executable->run(3));
            got.assign(compiled.executable->recorded().begin(), compiled.executable->recorded().end());
            QCOMPARE(got, (std::vector<double>(want.begin() + 2, want.begin() + 5)));
        }
    }
    /// Two executables of one device on two threads at once.
    void executablesShareThreads() {
        Momentum momentum({300000});
        BackendPtr backend = *open_device("cpu", {2});
        std::vector<std::thread> threads;
        std::vector<Tensor> results(2);
        for (std::size_t i = 0; i < 2; ++i)
            threads.emplace_back([&, i] {
                StorePtr store = *backend->create_store(Storage::F32);
                if (!store->extend(momentum.plan.plan.store)) return;
                ExecutablePtr executable = std::move(*backend->compile(momentum.plan.plan, store));
                executable->feed("gradientp0", tensor(numbers(300000, 3), Storage::F32));
                for (int k = 0; k < 50; ++k)
                    if (!executable->run(1)) return;
                results[i] = store->download("p0");
            });
        for (std::thread& thread : threads) thread.join();
        QCOMPARE(results[0].count(), std::int64_t(300000));
        QVERIFY(results[0].bytes == results[1].bytes);
    }

    void checkedStepNamesTheFirstCulprit() {
        HandPlan plan;
        const int x = plan.feed("x", 100);
        const int logarithm = plan.real(100);
        const int sum = plan.output("sum", 1, Storage::F32, Recorded::Yes);
        HandExpression log;
        plan.add(MapKernel{{100},
                           {{x, 0, {1}}},
                           {{logarithm, 0, {1}}},
                           log.of({log.apply(ScalarFunction::Log, log.load(0))})},
                 "log1");
        ReduceKernel reduce;
        reduce.extents = {100};
        reduce.reduced = {1};
        reduce.inputs = {{logarithm, 0, {1}}};
        reduce.output = {sum, 0, {0}};
        reduce.expression = identity();
        plan.add(reduce, "loss");
        std::vector<double> values(100, 2);
        Compiled compiled = compile(plan, 2, {{"x", tensor(values, Storage::F32)}});
        auto fine = compiled.executable->run_checked_step();
        QVERIFY(fine && fine->empty());
        QVERIFY(std::fabs(compiled.executable->recorded()[0] - 100 * std::log(2)) < 1e-4);
        values[99] = -1;
        compiled.executable->feed("x", tensor(values, Storage::F32));
        auto found = compiled.executable->run_checked_step();
        QVERIFY(found);
        QCOMPARE(QString::fromStdString(*found), "log1");
        QCOMPARE(compiled.executable->state().step, std::uint64_t(2));
    }
    /// Only what a kernel writes is looked at: the rest of a buffer may hold anything.
    void checkedStepLooksAtWhatIsWritten() {
        HandPlan plan;
        const int y = plan.feed("y", 10);
        plan.add(MapKernel{{5}, {}, {{y, 0, {2}}}, HandExpression().of({})});
        auto& map = std::get<MapKernel>(plan.plan.kernels[0].work);
        HandExpression e;
        map.expression = e.of({e.constant(1)});
        std::vector<double> values(10, std::nan(""));
        Compiled compiled = compile(plan, 1, {{"y", tensor(values, Storage::F32)}});
        auto found = compiled.executable->run_checked_step();
        QVERIFY(found && found->empty());
    }

    void devices() {
        const auto list = list_devices();
        QCOMPARE(list.size(), std::size_t(2));
        QCOMPARE(QString::fromStdString(list[0].id), "cpu");
        QVERIFY(list[0].name.find("AVX2") != std::string::npos && list[0].threads >= 1 && list[0].memory > 0);
        QCOMPARE((*open_device("auto", {3}))->info().threads, 3);
        auto unknown = open_device("cuda", {});
        QVERIFY(!unknown && unknown.error().code == ErrorCode::WrongCall);
        QCOMPARE(QString::fromStdString(plain_text(unknown.error().message)),
                 "device.unknown found=cuda expected=auto, cpu, null");
    }
};

QTEST_APPLESS_MAIN(CpuExecutableTest)
#include "cpu_executable_test.moc"
