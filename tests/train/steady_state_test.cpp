// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/train/executables.h"
#include "tests/support/example_run.h"

#include <QTest>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <malloc.h>
#include <new>

namespace {

std::atomic<long> allocations{0};

void* counted(std::size_t bytes, std::size_t alignment) {
    ++allocations;
    const std::size_t size = (bytes + alignment - 1) / alignment * alignment;
    void* memory = std::aligned_alloc(alignment, size == 0 ? alignment : size);
    if (memory == nullptr) throw std::bad_alloc();
    return memory;
}

} // namespace

// The whole program's operator new, so that allocations of any thread are seen. The other forms call these.
void* operator new(std::size_t bytes) {
    return counted(bytes, alignof(std::max_align_t));
}
void* operator new(std::size_t bytes, std::align_val_t alignment) {
    return counted(bytes, std::size_t(alignment));
}
void* operator new(std::size_t bytes, const std::nothrow_t&) noexcept {
    return counted(bytes,
                   alignof(std::max_align_t)); // A sanitizer brings its own, which free() would not take.
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

namespace {

/// The training phase of an example, compiled as a run compiles it.
struct CompiledPhase {
    Sources sources;
    Module module;
    BackendPtr device;
    std::unique_ptr<Executables> executables;
    Executable* phase = nullptr;

    CompiledPhase(const Model& model, int threads)
        : sources(open_sources(model)), module(checked(model, sources)),
          device(must(open_device("cpu", {threads}))) {
        const PlanOptions options{{model.run.batch, 1}, Storage::F32, Fusion::On};
        executables = std::make_unique<Executables>(module, sources, device,
                                                    must(device->create_store(Storage::F32)), options);
        phase = must(executables->get({EntryRequest::Kind::Phase, Part::Train, {}}));
        for (const StoreEntry& entry : module.store())
            executables->store().upload(entry.key, initial_value(entry, 1, Storage::F32));
    }

    /// Over the steps of the last call of run().
    double mean_loss() const {
        std::vector<std::string> names;
        for (const PlanOutput& output : phase->plan().outputs)
            if (output.recorded == Recorded::Yes) names.push_back(output.name);
        const std::size_t place = std::size_t(
            std::find_if(names.begin(), names.end(), [](const auto& n) { return n.starts_with("loss:"); }) -
            names.begin());
        const auto values = phase->recorded();
        double sum = 0;
        for (std::size_t i = place; i < values.size(); i += names.size()) sum += values[i];
        return sum / (double(values.size()) / double(names.size()));
    }
};

} // namespace

/// A step allocates nothing: memory is placed once, when the plan is compiled.
class SteadyStateTest : public QObject {
    Q_OBJECT

  private slots:
    void allocationsAreSeen() {
        const long before = allocations;
        const auto numbers = std::make_unique<std::vector<int>>(100);
        QCOMPARE(allocations - before, 2L);
        QCOMPARE(numbers->size(), std::size_t(100));
    }

    void noAllocationInAStep_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("threads");
        QTest::newRow("digits-cnn") << "digits-cnn" << 2;
        QTest::newRow("digits-cnn, one thread") << "digits-cnn" << 1;
        QTest::newRow("digits-mlp") << "digits-mlp" << 2;
        QTest::newRow("digits-mlp, one thread") << "digits-mlp" << 1;
    }
    void noAllocationInAStep() {
        QFETCH(QString, name);
        QFETCH(int, threads);
        CompiledPhase compiled(example(name.toStdString()), threads);
        Executable& phase = *compiled.phase;
        must(phase.run(10)); // the first calls may settle what they keep
        const double first = compiled.mean_loss();
        const std::size_t in_use = mallinfo2().uordblks;
        const long before = allocations;
        for (int i = 0; i < 10; ++i) (void)phase.run(10);
        const long after = allocations;
        const std::size_t in_use_after = mallinfo2().uordblks;
        QCOMPARE(after - before, 0L);
        QCOMPARE(in_use_after, in_use);
        // It did train meanwhile.
        QCOMPARE(phase.state().step, std::uint64_t(110));
        QVERIFY(compiled.mean_loss() < first);
    }
};

QTEST_GUILESS_MAIN(SteadyStateTest)
#include "steady_state_test.moc"
