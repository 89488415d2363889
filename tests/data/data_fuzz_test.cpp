// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/philox.h"
#include "engine/data/open_source.h"
#include "engine/data/read_inputs.h"
#include "tests/data/data_files.h"

#include <QElapsedTimer>
#include <QTest>

#include <cmath>
#include <set>

using namespace glassbox;
using namespace glassbox::test;

namespace {

/// Random numbers of one mutation.
class Dice {
  public:
    explicit Dice(std::uint64_t seed) : seed_(seed) {}
    std::uint64_t below(std::uint64_t limit) {
        return mix(seed_, ++count_) % std::max<std::uint64_t>(limit, 1);
    }

  private:
    std::uint64_t seed_;
    std::uint64_t count_ = 0;
};

/// One to three changes: cut off, bits turned, bytes replaced, a piece doubled, a piece removed, a long run.
std::string mutated(std::string bytes, Dice& dice) {
    for (std::uint64_t changes = 1 + dice.below(3); changes > 0; --changes) {
        const std::size_t place = dice.below(bytes.size()), length = dice.below(20);
        switch (dice.below(7)) {
        case 0: bytes.resize(place); break;
        case 1:
            if (!bytes.empty()) bytes[place] = char(bytes[place] ^ (1 << dice.below(8)));
            break;
        case 2:
            if (!bytes.empty()) bytes[place] = "\0\xFF,;\n\"-e9."[dice.below(10)];
            break;
        case 3: bytes.insert(place, bytes.substr(place, length)); break;
        case 4: bytes.erase(place, length); break;
        case 5: bytes.insert(place, std::string(1 + dice.below(2000), "\xFF,9\n"[dice.below(4)])); break;
        case 6: // The headers are where most is decided.
            if (bytes.size() > 16) bytes[dice.below(16)] = char(dice.below(256));
            break;
        }
    }
    return bytes;
}

/// Reads one batch of what could be opened: it must be whole and finite.
void use(const Result<BatchSourcePtr>& source, std::set<std::string>& seen) {
    if (!source) {
        QVERIFY(!source.error().message.id.empty());
        QVERIFY(!source.error().message.arguments.empty());
        seen.insert(source.error().message.id);
        return;
    }
    seen.insert("opened");
    const DataInfo& info = (*source)->info();
    QVERIFY(info.train_count > 0 && info.classes != 1);
    const auto batch = all_of(**source, Part::Train);
    QCOMPARE(batch.inputs.shape[0], info.train_count);
    for (const double value : batch.inputs.as_double()) QVERIFY(std::isfinite(value));
    for (const double deviation : info.deviation) QVERIFY(deviation > 0);
    for (const double label : batch.targets.as_double())
        QVERIFY(info.classes == 0 ? std::isfinite(label) : label >= 0 && label < double(info.classes));
}

constexpr int rounds = 500;

} // namespace

/// Mutated files end in a source or a message: no crash, no hang, no absurd allocation.
class DataFuzzTest : public QObject {
    Q_OBJECT

  private slots:
    void files_data() {
        QTest::addColumn<QByteArray>("inputs");
        QTest::addColumn<QByteArray>("labels");
        const auto row = [](const char* name, const std::string& inputs, const std::string& labels) {
            QTest::newRow(name) << QByteArray::fromStdString(inputs) << QByteArray::fromStdString(labels);
        };
        const std::string inputs = idx(8, {20, 3, 3}, counting(180, 256));
        const std::string labels = idx(8, {20}, counting(20, 4));
        std::string text = "a,b,\"the kind\"\r\n";
        for (int i = 0; i < 30; ++i)
            text +=
                std::to_string(i) + "," + std::to_string(i * 0.37) + (i % 2 ? ",\"odd\"\r\n" : ",even\r\n");
        row("idx", inputs, labels);
        row("idx of floats", idx(13, {20, 2}, counting(160, 64)), labels);
        row("idx gzipped", gzipped(inputs), gzipped(labels));
        row("csv", text, "");
        row("csv gzipped", gzipped(text), "");
    }
    void files() {
        QFETCH(QByteArray, inputs);
        QFETCH(QByteArray, labels);
        QElapsedTimer timer;
        timer.start();
        std::set<std::string> seen;
        Folder folder;
        for (int round = 0; round < rounds; ++round) {
            Dice dice(mix(std::uint64_t(round), std::uint64_t(inputs.size())));
            const bool second = !labels.isEmpty() && dice.below(3) == 0;
            const std::string first = inputs.toStdString(), other = labels.toStdString();
            const auto file = folder.write("inputs", second ? first : mutated(first, dice));
            folder.write("labels", second ? mutated(other, dice) : other);
            use(open_source({{"path", "inputs"}, {"labels", "labels"}}, folder.path()), seen);
            DataInfo expected;
            expected.sample = {{Axis::Features, 2}};
            (void)read_inputs(file, expected);
            if (QTest::currentTestFailed()) QFAIL(qPrintable(QString("round %1").arg(round)));
        }
        QVERIFY(seen.size() > 4); // The mutations reach many ends, and some files are still read.
        QVERIFY(seen.contains("opened") || inputs.startsWith("\x1f\x8b"));
        QVERIFY(timer.elapsed() < 60'000);
    }

    void folders_data() {
        QTest::addColumn<QByteArray>("picture");
        QTest::newRow("png") << QByteArray::fromStdString(png(6, 5, 3, counting(90, 256)));
        QTest::newRow("jpeg") << QByteArray::fromStdString(turned_jpeg());
    }
    void folders() {
        QFETCH(QByteArray, picture);
        std::set<std::string> seen;
        Folder folder;
        folder.write("set/a/1.png", picture.toStdString());
        folder.write("set/a/2.png", plain_png(3, 3, 9));
        for (int round = 0; round < rounds; ++round) {
            Dice dice(mix(std::uint64_t(round), 99));
            const auto file = folder.write("set/b/x.png", mutated(picture.toStdString(), dice));
            const std::int64_t memory = std::int64_t(dice.below(2));
            use(open_source({{"path", "set"}, {"memory", memory}, {"test", 0.0}}, folder.path()), seen);
            DataInfo expected;
            expected.pictures = true;
            expected.sample = {{Axis::Channels, 1}, {Axis::Height, 4}, {Axis::Width, 4}};
            (void)read_inputs(file, expected);
            if (QTest::currentTestFailed()) QFAIL(qPrintable(QString("round %1").arg(round)));
        }
        QVERIFY(seen.contains("picture.truncated") && seen.contains("picture.damaged"));
    }
};

QTEST_APPLESS_MAIN(DataFuzzTest)
#include "data_fuzz_test.moc"
