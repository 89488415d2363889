// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/data/open_source.h"
#include "tests/data/data_files.h"

#include <QTest>

#include <bit>
#include <cmath>

using namespace glassbox;
using namespace glassbox::test;

namespace {

Result<BatchSourcePtr> open_idx(const std::string& inputs, const std::string& labels,
                                const Parameters& more = {}) {
    Folder folder;
    folder.write("inputs", inputs);
    folder.write("labels", labels);
    Parameters parameters{{"path", "inputs"}, {"labels", "labels"}, {"test", 0.0}};
    for (const auto& [id, value] : more) parameters[id] = value;
    return open_source(parameters, folder.path());
}

/// Values as an IDX type writes them, big endian.
template <class Bits, class T>
std::string big(std::initializer_list<T> values) {
    std::string bytes;
    for (const T value : values)
        for (int shift = int(sizeof(T)) * 8 - 8; shift >= 0; shift -= 8)
            bytes += char(std::uint64_t(std::bit_cast<Bits>(value)) >> shift);
    return bytes;
}

const std::string two_labels = idx(8, {2}, std::string("\0\1", 2));

} // namespace

class IdxTest : public QObject {
    Q_OBJECT

  private slots:
    void pictures_data() {
        QTest::addColumn<QByteArray>("inputs");
        QTest::addColumn<QByteArray>("labels");
        const std::string inputs = idx(8, {10, 3, 2}, counting(60, 256));
        const std::string labels = idx(8, {10}, counting(10, 5));
        QTest::newRow("plain") << QByteArray::fromStdString(inputs) << QByteArray::fromStdString(labels);
        QTest::newRow("gzipped") << QByteArray::fromStdString(gzipped(inputs))
                                 << QByteArray::fromStdString(gzipped(labels));
    }
    void pictures() {
        QFETCH(QByteArray, inputs);
        QFETCH(QByteArray, labels);
        const auto source = open_idx(inputs.toStdString(), labels.toStdString(), {{"test", 5.0}});
        VERIFY_RESULT(source);
        const DataInfo& info = (*source)->info();
        QVERIFY(info.pictures && info.storage == Storage::U8);
        QVERIFY((info.sample ==
                 std::vector<Dimension>{{Axis::Channels, 1}, {Axis::Height, 3}, {Axis::Width, 2}}));
        QCOMPARE(info.classes, 5);
        QCOMPARE(info.train_count, 5);
        const auto train = all_of(**source, Part::Train);
        QCOMPARE(train.inputs.shape, (std::vector<std::int64_t>{5, 3, 2, 1}));
        double sum = 0;
        for (std::size_t i = 0; i < 5; ++i) {
            const int first = int(train.inputs.bytes[i * 6]);
            QCOMPARE(first % 6, 0);
            QCOMPARE(std::as_const(train.targets).values<std::int32_t>()[i], first / 6 % 5);
        }
        for (const double value : train.inputs.as_double()) sum += value / 255;
        QVERIFY(std::abs(info.mean[0] - sum / 30) < 1e-12);
    }

    void coloursLastOrFirst() {
        const auto last = open_idx(idx(8, {2, 4, 5, 3}, counting(120, 256)), two_labels);
        VERIFY_RESULT(last);
        QCOMPARE((*last)->info().mean.size(), std::size_t(3));
        QCOMPARE(int(all_of(**last, Part::Train).inputs.bytes[1]), 1);
        const auto first = open_idx(idx(8, {2, 3, 5, 6}, counting(180, 256)), two_labels);
        VERIFY_RESULT(first);
        const auto batch = all_of(**first, Part::Train);
        QCOMPARE(batch.inputs.shape, (std::vector<std::int64_t>{2, 5, 6, 3}));
        QCOMPARE(int(batch.inputs.bytes[0]), 0);
        QCOMPARE(int(batch.inputs.bytes[1]), 30);
        QCOMPARE(int(batch.inputs.bytes[3]), 1);
        QCOMPARE(int(batch.inputs.bytes[90]), 90);
    }

    void rowsOfEveryType_data() {
        QTest::addColumn<QByteArray>("bytes");
        const auto row = [](const char* name, int type, const std::string& data) {
            QTest::newRow(name) << QByteArray::fromStdString(idx(type, {2, 2}, data));
        };
        row("u8", 0x08, big<std::uint8_t, std::uint8_t>({1, 2, 100, 4}));
        row("i8", 0x09, big<std::uint8_t, std::int8_t>({1, 2, 100, 4}));
        row("i16", 0x0B, big<std::uint16_t, std::int16_t>({1, 2, 100, 4}));
        row("i32", 0x0C, big<std::uint32_t, std::int32_t>({1, 2, 100, 4}));
        row("f32", 0x0D, big<std::uint32_t, float>({1, 2, 100, 4}));
        row("f64", 0x0E, big<std::uint64_t, double>({1, 2, 100, 4}));
    }
    void rowsOfEveryType() {
        QFETCH(QByteArray, bytes);
        const auto source = open_idx(bytes.toStdString(), two_labels);
        VERIFY_RESULT(source);
        const auto batch = all_of(**source, Part::Train);
        QVERIFY(batch.inputs == Tensor::of({2, 2}, std::vector<float>{1, 2, 100, 4}));
    }
    void negativeNumbersKeepTheirSign() {
        const auto source =
            open_idx(idx(0x0B, {2, 1}, big<std::uint16_t, std::int16_t>({-3, 300})), two_labels);
        VERIFY_RESULT(source);
        QCOMPARE(all_of(**source, Part::Train).inputs.as_double(), (std::vector<double>{-3, 300}));
    }

    void realPicturesInUnitRangeStayReal() {
        const std::string data = big<std::uint32_t, float>({0, 0.25f, 1, 0.5f});
        const auto source = open_idx(idx(0x0D, {2, 2, 1}, data), two_labels);
        VERIFY_RESULT(source);
        QVERIFY((*source)->info().storage == Storage::F32);
        QCOMPARE((*source)->info().mean[0], 0.4375);
        const std::string bytes = big<std::uint32_t, float>({0, 255, 7, 128});
        QVERIFY((*open_idx(idx(0x0D, {2, 2, 1}, bytes), two_labels))->info().storage == Storage::U8);
    }

    void labelsKeepTheirNames() {
        const auto source =
            open_idx(idx(8, {3, 1}, "abc"), idx(0x0C, {3}, big<std::uint32_t, std::int32_t>({26, 7, 26})));
        VERIFY_RESULT(source);
        QCOMPARE((*source)->info().class_names, (std::vector<std::string>{"7", "26"}));
        QCOMPARE(all_of(**source, Part::Train).targets.as_double(), (std::vector<double>{1, 0, 1}));
    }
    void realLabelsAreNumbers() {
        const auto source =
            open_idx(idx(8, {2, 1}, "ab"), idx(0x0D, {2}, big<std::uint32_t, float>({0.5f, 2})));
        VERIFY_RESULT(source);
        QCOMPARE((*source)->info().classes, 0);
        QCOMPARE(all_of(**source, Part::Train).targets.as_double(), (std::vector<double>{0.5, 2}));
    }

    void digits() {
        const auto source = open_source({{"path", "builtin:digits"}}, {});
        VERIFY_RESULT(source);
        const DataInfo& info = (*source)->info();
        QCOMPARE(info.train_count, 4000);
        QCOMPARE(info.test_count, 1000);
        QCOMPARE(info.classes, 10);
        QVERIFY((info.sample ==
                 std::vector<Dimension>{{Axis::Channels, 1}, {Axis::Height, 20}, {Axis::Width, 20}}));
        auto test = all_of(**source, Part::Test);
        std::array<int, 10> counts{};
        std::array<double, 10> centre{};
        for (std::size_t i = 0; i < 1000; ++i) {
            const std::size_t label = std::size_t(test.targets.values<std::int32_t>()[i]);
            ++counts[label];
            centre[label] += double(test.inputs.values<std::uint8_t>()[i * 400 + 10 * 20 + 10]) / 25500;
        }
        for (const int count : counts) QCOMPARE(count, 100);
        // The middle of a zero is empty, that of an eight or a one is not.
        QVERIFY(centre[0] < 0.1 && centre[1] > 0.5 && centre[8] > 0.5);
        QVERIFY(info.mean[0] > 0.05 && info.mean[0] < 0.3);
    }
};

/// The original MNIST test files, where GLASSBOX_MNIST names their folder.
class MnistTest : public QObject {
    Q_OBJECT

  private slots:
    void testFiles() {
        const Parameters parameters{
            {"path", "t10k-images-idx3-ubyte.gz"}, {"labels", "t10k-labels-idx1-ubyte.gz"}, {"test", 2000.0}};
        const auto source = open_source(parameters, qEnvironmentVariable("GLASSBOX_MNIST").toStdString());
        VERIFY_RESULT(source);
        const DataInfo& info = (*source)->info();
        QCOMPARE(info.train_count, 8000);
        QCOMPARE(info.test_count, 2000);
        QCOMPARE(info.classes, 10);
        QVERIFY(std::abs(info.mean[0] - 0.1325) < 0.002); // Of all 10,000 it is 0.13251.
        QVERIFY(std::abs(info.deviation[0] - 0.3105) < 0.002);
    }
};

int main(int argc, char** argv) {
    IdxTest idx_test;
    int status = QTest::qExec(&idx_test, argc, argv);
    if (qEnvironmentVariableIsSet("GLASSBOX_MNIST")) {
        MnistTest mnist_test;
        status |= QTest::qExec(&mnist_test, argc, argv);
    }
    return status;
}
#include "idx_test.moc"
