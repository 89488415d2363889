// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/data/read_inputs.h"
#include "tests/data/data_files.h"

#include <QTest>

#include <cmath>

using namespace glassbox;
using namespace glassbox::test;
using Names = std::vector<std::string>;

namespace {

DataInfo pictures(std::int64_t height, std::int64_t width, std::int64_t channels) {
    DataInfo info;
    info.pictures = true;
    info.storage = Storage::U8;
    info.sample = {{Axis::Channels, channels}, {Axis::Height, height}, {Axis::Width, width}};
    return info;
}

/// Features "a" and "b" of a table whose third column was the target "kind".
DataInfo rows(Names names) {
    DataInfo info;
    info.sample = {{Axis::Features, 2}};
    info.target_column = 2;
    if (!names.empty()) info.target_name = "kind";
    info.feature_names = std::move(names);
    return info;
}

void compare(const Tensor& tensor, std::vector<std::int64_t> shape, std::vector<double> values) {
    QCOMPARE(tensor.shape, shape);
    QVERIFY(tensor.storage == Storage::F32);
    const std::vector<double> found = tensor.as_double();
    for (std::size_t i = 0; i < values.size(); ++i) QVERIFY(std::abs(found[i] - values[i]) < 1e-6);
}

} // namespace

class ReadInputsTest : public QObject {
    Q_OBJECT

  private slots:
    void onePicture() {
        Folder folder;
        const auto file = folder.write("my.png", png(1, 2, 1, std::string("\0\xFF", 2)));
        const auto inputs = read_inputs(file, pictures(1, 2, 1));
        VERIFY_RESULT(inputs);
        QCOMPARE(inputs->names, Names{"my.png"});
        compare(inputs->values, {1, 1, 2, 1}, {0, 1});
    }
    void sizeAndChannelsAreFitted() {
        Folder folder;
        const auto grey = folder.write("grey.png", plain_png(4, 4, 51));
        const auto inputs = read_inputs(grey, pictures(2, 3, 3));
        VERIFY_RESULT(inputs);
        compare(inputs->values, {1, 2, 3, 3}, std::vector<double>(18, 0.2));
        const auto green = folder.write("green.png", png(1, 1, 3, std::string("\0\xFF\0", 3)));
        const auto one = read_inputs(green, pictures(1, 1, 1));
        VERIFY_RESULT(one);
        compare(one->values, {1, 1, 1, 1}, {150 / 255.0}); // 0.587 of the luminance.
    }
    void aFolderOfPictures() {
        Folder folder;
        folder.write("in/10.png", plain_png(2, 2, 100));
        folder.write("in/9.png", plain_png(2, 2, 50));
        folder.write("in/notes.txt", "no picture");
        const auto inputs = read_inputs(folder.path() / "in", pictures(1, 1, 1));
        VERIFY_RESULT(inputs);
        QCOMPARE(inputs->names, (Names{"9.png", "10.png"}));
        compare(inputs->values, {2, 1, 1, 1}, {50 / 255.0, 100 / 255.0});
    }
    void idxPictures() {
        Folder folder;
        const auto file = folder.write("x", gzipped(idx(8, {2, 1, 2}, std::string("\0\x33\x66\xFF", 4))));
        const auto inputs = read_inputs(file, pictures(1, 2, 1));
        VERIFY_RESULT(inputs);
        QCOMPARE(inputs->names, (Names{"1", "2"}));
        compare(inputs->values, {2, 1, 2, 1}, {0, 0.2, 0.4, 1});
        const auto larger = read_inputs(file, pictures(2, 2, 3));
        VERIFY_RESULT(larger);
        QCOMPARE(larger->values.shape, (std::vector<std::int64_t>{2, 2, 2, 3}));
    }
    void idxRows() {
        Folder folder;
        const auto file = folder.write("x", idx(8, {2, 2}, std::string("\1\2\3\4", 4)));
        const auto inputs = read_inputs(file, rows({}));
        VERIFY_RESULT(inputs);
        compare(inputs->values, {2, 2}, {1, 2, 3, 4});
    }

    void tables_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("named");
        QTest::newRow("bare") << QByteArray("1,2\n3,4\n") << false;
        QTest::newRow("with the target") << QByteArray("1,2,x\n3,4,y\n") << false;
        QTest::newRow("with an unknown target") << QByteArray("1,2,\n3,4,?\n") << false;
        QTest::newRow("header, model without") << QByteArray("q,r\n1,2\n3,4\n") << false;
        QTest::newRow("no header, model with") << QByteArray("1,2\n3,4\n") << true;
        QTest::newRow("header") << QByteArray("a,b\n1,2\n3,4\n") << true;
        QTest::newRow("another order") << QByteArray("b,a\n2,1\n4,3\n") << true;
        QTest::newRow("header with the target") << QByteArray("kind,a,b\nx,1,2\ny,3,4\n") << true;
    }
    void tables() {
        QFETCH(QByteArray, text);
        QFETCH(bool, named);
        Folder folder;
        const auto file = folder.write("x.csv", text.toStdString());
        const auto inputs = read_inputs(file, rows(named ? Names{"a", "b"} : Names{}));
        VERIFY_RESULT(inputs);
        QCOMPARE(inputs->names, (Names{"1", "2"}));
        compare(inputs->values, {2, 2}, {1, 2, 3, 4});
    }
    void aSingleColumn() {
        Folder folder;
        DataInfo info = rows({});
        info.sample = {{Axis::Features, 1}};
        info.target_column = 1;
        const auto inputs = read_inputs(folder.write("x.csv", "1\n2.5\n"), info);
        VERIFY_RESULT(inputs);
        compare(inputs->values, {2, 1}, {1, 2.5});
    }

    void refused_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("picture");
        QTest::addColumn<QString>("id");
        QTest::newRow("too few columns") << QByteArray("1\n2\n") << false << "table.feature-count";
        QTest::newRow("too many columns") << QByteArray("1,2,3,4\n") << false << "table.feature-count";
        QTest::newRow("other names") << QByteArray("a,c\n1,2\n") << false << "table.missing-feature";
        QTest::newRow("one more of another name")
            << QByteArray("a,b,c\n1,2,3\n") << false << "table.feature-count";
        QTest::newRow("missing value") << QByteArray("a,b\n1,\n") << false << "csv.missing-value";
        QTest::newRow("header only") << QByteArray("a,b\n") << false << "csv.no-rows";
        QTest::newRow("picture for rows")
            << QByteArray::fromStdString(plain_png(2, 2, 1)) << false << "predict.needs-rows";
        QTest::newRow("table for pictures") << QByteArray("1,2\n") << true << "predict.needs-pictures";
        QTest::newRow("rows for pictures")
            << QByteArray::fromStdString(idx(8, {1, 3}, "abc")) << true << "predict.needs-pictures";
        QTest::newRow("pictures for rows")
            << QByteArray::fromStdString(idx(8, {1, 3, 1}, "abc")) << false << "predict.needs-rows";
        QTest::newRow("idx of another width")
            << QByteArray::fromStdString(idx(8, {1, 3}, "abc")) << false << "table.feature-count";
        QTest::newRow("channels") << QByteArray::fromStdString(idx(8, {1, 2, 2, 2}, "abcdefgh")) << true
                                  << "predict.channels";
        QTest::newRow("empty") << QByteArray() << true << "data.empty-file";
    }
    void refused() {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, picture);
        QFETCH(QString, id);
        Folder folder;
        const auto file = folder.write("x", bytes.toStdString());
        const auto inputs = read_inputs(file, picture ? pictures(2, 2, 1) : rows({"a", "b"}));
        QVERIFY(!inputs);
        QCOMPARE(inputs.error().message.id, id.toStdString());
        QCOMPARE(argument(inputs.error(), "file"), file.string());
    }
    void refusedFolders() {
        Folder folder;
        QCOMPARE(read_inputs(folder.path(), rows({})).error().message.id, "predict.needs-rows");
        QCOMPARE(read_inputs(folder.path(), pictures(2, 2, 1)).error().message.id, "folder.no-pictures");
        QCOMPARE(read_inputs(folder.path() / "absent", rows({})).error().message.id, "file.cannot-read");
    }
};

QTEST_APPLESS_MAIN(ReadInputsTest)
#include "read_inputs_test.moc"
