// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/data/prefetch.h"

#include <QElapsedTimer>
#include <QTest>

#include <atomic>
#include <new>
#include <thread>

using namespace glassbox;

namespace {

/// Row r is the number r; counts fetches, and fails at row `bad_row`.
class CountingSource final : public BatchSource {
  public:
    const DataInfo& info() const override { return info_; }
    bool resident() const override { return false; }
    Result<void> fetch(Part, std::span<const std::int64_t> rows, Tensor& inputs,
                       Tensor& targets) const override {
        inputs = Tensor::zeros(Storage::F32, {std::int64_t(rows.size()), 1});
        targets = Tensor::zeros(Storage::I32, {std::int64_t(rows.size())});
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (rows[i] == bad_row) return fail(ErrorCode::BadFile, "test.bad", {{"file", "x"}});
            if (rows[i] == memory_row) throw std::bad_alloc();
            inputs.values<float>()[i] = float(rows[i]);
            targets.values<std::int32_t>()[i] = std::int32_t(rows[i]);
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(pause));
        ++fetches;
        return {};
    }
    std::int64_t bad_row = -1;
    std::int64_t memory_row = -1;
    int pause = 0;
    mutable std::atomic<int> fetches = 0;

  private:
    DataInfo info_;
};

std::int64_t modulo(std::uint64_t position) {
    return std::int64_t(position * 7 % 100);
}

} // namespace

class PrefetchTest : public QObject {
    Q_OBJECT

  private slots:
    void batchesComeInOrder() {
        const auto source = std::make_shared<CountingSource>();
        Prefetcher prefetcher(source, Part::Train, 3, 4, modulo, 40);
        for (std::uint64_t batch = 0; batch < 200; ++batch) {
            const auto slot = prefetcher.next();
            QVERIFY(slot.has_value());
            QCOMPARE((*slot)->position, 40 + batch * 4);
            for (std::uint64_t i = 0; i < 4; ++i) {
                const std::int64_t row = modulo((*slot)->position + i);
                QCOMPARE((*slot)->inputs.values<float>()[i], float(row));
                QCOMPARE((*slot)->targets.values<std::int32_t>()[i], std::int32_t(row));
            }
        }
    }

    void aLentSlotStaysUntouched() {
        const auto source = std::make_shared<CountingSource>();
        Prefetcher prefetcher(source, Part::Train, 2, 4, modulo);
        const auto slot = prefetcher.next();
        QVERIFY(slot.has_value());
        const Tensor copy = (*slot)->inputs;
        QTRY_COMPARE(source->fetches.load(), 2); // The other slot is filled ahead, and no third.
        QTest::qWait(30);
        QCOMPARE(source->fetches.load(), 2);
        QVERIFY((*slot)->inputs == copy);
    }

    void anErrorComesAfterTheBatchesBeforeIt() {
        const auto source = std::make_shared<CountingSource>();
        source->bad_row = modulo(9);
        Prefetcher prefetcher(source, Part::Train, 4, 4, modulo);
        QVERIFY(prefetcher.next().has_value());
        QVERIFY(prefetcher.next().has_value());
        for (int i = 0; i < 3; ++i) {
            const auto slot = prefetcher.next();
            QVERIFY(!slot);
            QCOMPARE(slot.error().message.id, "test.bad");
        }
    }

    void lackOfMemoryIsAnError() {
        const auto source = std::make_shared<CountingSource>();
        source->memory_row = 0;
        Prefetcher prefetcher(source, Part::Train, 1, 4, modulo);
        const auto slot = prefetcher.next();
        QVERIFY(!slot);
        QVERIFY(slot.error().code == ErrorCode::Memory);
    }

    void oneSlotIsEnough() {
        Prefetcher prefetcher(std::make_shared<CountingSource>(), Part::Train, 1, 1, modulo);
        for (int i = 0; i < 100; ++i)
            QCOMPARE((*prefetcher.next())->inputs.values<float>()[0], float(modulo(std::uint64_t(i))));
    }

    void joinsPromptly() {
        const auto source = std::make_shared<CountingSource>();
        source->pause = 20;
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 5; ++i) {
            Prefetcher prefetcher(source, Part::Train, 64, 4, modulo);
            if (i % 2 == 0) QVERIFY(prefetcher.next().has_value());
        }
        QVERIFY(timer.elapsed() < 5 * 64 * 20 / 4);
    }
};

QTEST_GUILESS_MAIN(PrefetchTest)
#include "prefetch_test.moc"
