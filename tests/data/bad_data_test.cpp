// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/data/open_source.h"
#include "tests/data/data_files.h"

#include <QTest>

#include <sys/stat.h>

using namespace glassbox;
using namespace glassbox::test;

/// A table of files that must be refused, with the message and the place that it must name.
class BadDataTest : public QObject {
    Q_OBJECT

  private slots:
    void tables_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("row");
        QTest::addColumn<QString>("column");
        const auto row = [](const char* name, const std::string& text, const char* id, const char* line,
                            const char* column) {
            QTest::newRow(name) << QByteArray::fromStdString(text) << id << line << column;
        };
        row("missing value", "1,2,0\n3,,1\n", "csv.missing-value", "2", "2");
        row("missing value with header", "a,b,c\n1,2,0\n3, NA ,1\n", "csv.missing-value", "3", "2 (b)");
        row("question mark", "1,2,0\n?,2,1\n", "csv.missing-value", "2", "1");
        row("nan", "1,2,0\n3,nan,1\n", "csv.missing-value", "2", "2");
        row("missing target", "1,2,0\n3,4,\n", "csv.missing-value", "2", "3");
        row("infinite", "1,2,0\n3,-inf,1\n", "csv.not-finite", "2", "2");
        row("too large for double", "1,2,0\n3,1e999,1\n", "csv.not-finite", "2", "2");
        row("too large for float", "1,2,0\n3,1e39,1\n", "csv.not-finite", "2", "2");
        row("infinite target", "1,2,0.5\n3,4,inf\n", "csv.not-finite", "2", "3");
        row("text", "1,2,0\n3,x,1\n", "csv.not-a-number", "2", "2");
        row("text in the first row", "1.5,x,0\n3,4,1\n", "csv.not-a-number", "1", "2");
        row("text among equal numbers", "0,0,x,1\n0,1,2,1\n0,1,2,0\n", "csv.not-a-number", "1", "3");
        row("thousands", "1,2,0\n3,1 000,1\n", "csv.not-a-number", "2", "2");
        row("hexadecimal", "1,2,0\n3,0x10,1\n", "csv.not-a-number", "2", "2");
        row("column of texts", "a,b,c\nx,1,0\ny,2,1\n", "csv.not-a-number", "2", "1 (a)");
        row("too few cells", "1,2,0\n3,1\n", "csv.columns", "2", "");
        row("too many cells", "1,2,0\n3,4,5,1\n1,2,1\n", "csv.columns", "2", "");
        row("cut off", "1,2,0\n3,4,1\n3", "csv.columns", "3", "");
        row("place after empty lines", "1,2,0\n\n\r\n3,x,1\n", "csv.not-a-number", "4", "2");
        row("place after a line end in quotes", "a,\"b\nb\",c\n1,2,0\n3,x,1\n", "csv.not-a-number", "4",
            "2 (b?b)");
        row("open quote", "1,2,0\n3,\"4,1\n", "csv.unclosed-quote", "2", "");
        row("nothing but a quote", "\"", "csv.unclosed-quote", "1", "");
        row("nothing but line ends", "\n\n\n", "csv.no-rows", "1", "");
        row("header only", "a,b\n", "csv.no-rows", "2", "");
        row("fewer rows than declared", "9,2,yes,no\n1,2,0\n3,4,1\n", "csv.row-count", "1", "");
        row("one column", "1\n2\n3\n", "table.one-column", "", "");
        row("one class", "1,2,a\n3,4,a\n", "data.one-class", "", "");
        row("not utf-8", "1,2,0\n3,4,\xE9t\xE9\n", "csv.not-utf8", "2", "");
        row("utf-16",
            std::string("\xFF\xFE"
                        "1\0,\0",
                        6),
            "csv.not-utf8", "1", "");
        row("empty", "", "data.empty-file", "", "");
        row("empty inside gzip", gzipped(""), "data.empty-file", "", "");
        row("zip", std::string("PK\3\4\x14\0\0\0", 8), "data.unknown-format", "", "");
        row("a picture", plain_png(3, 3, 1), "data.single-picture", "", "");
        row("gzip cut off", gzipped(counting(1000, 7)).substr(0, 20), "gzip.truncated", "", "");
        std::string altered = gzipped("1,2,0\n3,4,1\n");
        altered[altered.size() - 8] = char(altered[altered.size() - 8] ^ 1);
        row("gzip with another checksum", altered, "gzip.damaged", "", "");
        std::string names, typo;
        for (int i = 0; i < 1001; ++i) names += "1,name" + std::to_string(i) + "\n";
        for (int i = 0; i < 200; ++i)
            typo += "1," + std::string(i == 150 ? "4..5" : std::to_string(i)) + "\n";
        row("too many classes", names, "data.too-many-classes", "", "");
        row("a text among targets", typo, "csv.not-a-number", "151", "2");
        row("too wide", std::string(1'000'001, ','), "csv.too-wide", "1", "");
    }
    void tables() {
        QFETCH(QByteArray, text);
        QFETCH(QString, id);
        QFETCH(QString, row);
        QFETCH(QString, column);
        Folder folder;
        const auto file = folder.write("data", text.toStdString());
        const auto source = open_source({{"path", "data"}}, folder.path());
        QVERIFY(!source);
        QCOMPARE(source.error().message.id, id.toStdString());
        QCOMPARE(argument(source.error(), "file"), file.string());
        QCOMPARE(argument(source.error(), "row"), row.toStdString());
        QCOMPARE(argument(source.error(), "column"), column.toStdString());
        QCOMPARE(exit_status(source.error().code), 2);
    }

    void idxFiles_data() {
        QTest::addColumn<QByteArray>("inputs");
        QTest::addColumn<QByteArray>("labels");
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("offset");
        const std::string inputs = idx(8, {4, 3, 2}, counting(24, 256));
        const std::string labels = idx(8, {4}, counting(4, 2));
        const auto row = [&](const char* name, const std::string& first, const std::string& second,
                             const char* id, const char* file, const char* offset) {
            QTest::newRow(name) << QByteArray::fromStdString(first) << QByteArray::fromStdString(second) << id
                                << file << offset;
        };
        row("cut off", inputs.substr(0, 30), labels, "idx.truncated", "inputs", "30");
        row("cut in the header", inputs.substr(0, 9), labels, "idx.truncated", "inputs", "9");
        row("cut in the magic number", inputs.substr(0, 3), labels, "idx.truncated", "inputs", "3");
        row("longer", inputs + "x", labels, "idx.trailing", "inputs", "40");
        row("longer inside gzip", gzipped(inputs + "xyz"), labels, "idx.trailing", "inputs", "40");
        row("shorter inside gzip", gzipped(inputs.substr(0, 30)), labels, "idx.truncated", "inputs", "30");
        row("header cut inside gzip", gzipped(inputs.substr(0, 5)), labels, "idx.truncated", "inputs", "5");
        row("huge", idx(8, {0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF}, "x"), labels, "idx.truncated", "inputs",
            "17");
        row("huge inside gzip", gzipped(idx(14, {0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 4}, "x")), labels,
            "idx.truncated", "inputs", "21");
        row("no samples", idx(8, {0, 3, 2}, ""), labels, "idx.empty", "inputs", "4");
        row("type", idx(10, {4, 3, 2}, counting(24, 256)), labels, "idx.bad-type", "inputs", "2");
        row("rank", idx(8, {4, 1, 1, 1, 1}, "abcd"), labels, "idx.bad-rank", "inputs", "3");
        row("swapped", labels, inputs, "idx.labels-rank", "labels", "3");
        row("labels twice", labels, labels, "idx.not-samples", "inputs", "3");
        row("labels of another kind", inputs, "0\n1\n0\n1\n", "idx.labels-format", "labels", "");
        row("another count", inputs, idx(8, {5}, counting(5, 2)), "idx.count-mismatch", "labels", "");
        row("one class", inputs, idx(8, {4}, "aaaa"), "data.one-class", "labels", "");
        row("negative label", inputs, idx(9, {4}, std::string("\1\2\xFF\1", 4)), "idx.negative-label",
            "labels", "10");
        row("not a number", idx(13, {2, 1}, std::string("\x3F\x80\0\0\x7F\xC0\0\0", 8)),
            idx(8, {2}, counting(2, 2)), "idx.not-finite", "inputs", "16");
        row("infinite label", inputs, idx(13, {4}, std::string("\x7F\x80\0\0", 4) + std::string(12, '\0')),
            "idx.not-finite", "labels", "8");
        row("pictures out of range", idx(11, {1, 2, 1}, std::string("\0\1\1\0", 4)), idx(8, {1}, "a"),
            "idx.picture-range", "inputs", "18");
        row("too many channels", idx(8, {1, 5, 1, 5}, counting(25, 256)), idx(8, {1}, "a"), "idx.channels",
            "inputs", "4");
        std::string many;
        for (int i = 0; i < 1001; ++i) many += std::string(2, '\0') + char(i >> 8) + char(i & 255);
        row("too many classes", idx(8, {1001, 1}, counting(1001, 256)), idx(12, {1001}, many),
            "data.too-many-classes", "labels", "");
    }
    void idxFiles() {
        QFETCH(QByteArray, inputs);
        QFETCH(QByteArray, labels);
        QFETCH(QString, id);
        QFETCH(QString, file);
        QFETCH(QString, offset);
        Folder folder;
        folder.write("inputs", inputs.toStdString());
        folder.write("labels", labels.toStdString());
        const auto source = open_source({{"path", "inputs"}, {"labels", "labels"}}, folder.path());
        QVERIFY(!source);
        QCOMPARE(source.error().message.id, id.toStdString());
        QCOMPARE(argument(source.error(), "file"), (folder.path() / file.toStdString()).string());
        QCOMPARE(argument(source.error(), "offset"), offset.toStdString());
        QVERIFY(source.error().code == ErrorCode::BadFile);
    }

    void aBombIsNotInflatedBeyondItsDeclaration() {
        const std::string bomb = gzipped(idx(8, {4, 3, 2}, std::string(200'000'000, 'x')));
        QVERIFY(bomb.size() < 400'000);
        Folder folder;
        folder.write("inputs", bomb);
        folder.write("labels", idx(8, {4}, counting(4, 2)));
        const auto source = open_source({{"path", "inputs"}, {"labels", "labels"}}, folder.path());
        QVERIFY(!source);
        QCOMPARE(source.error().message.id, "idx.trailing");
        QCOMPARE(argument(source.error(), "found"), "25"); // One byte more than declared.
    }

    void pathsThatAreNoFiles_data() {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("id");
        QTest::newRow("none") << ""
                              << "data.no-path";
        QTest::newRow("absent") << "absent.csv"
                                << "file.cannot-read";
        QTest::newRow("pipe") << "pipe"
                              << "file.no-file";
        QTest::newRow("device") << "/dev/zero"
                                << "file.no-file";
        QTest::newRow("empty folder") << "folder"
                                      << "folder.no-classes";
        QTest::newRow("unknown set") << "builtin:mnist"
                                     << "data.unknown-builtin";
        QTest::newRow("labels forgotten") << "inputs"
                                          << "idx.needs-labels";
    }
    void pathsThatAreNoFiles() {
        QFETCH(QString, path);
        QFETCH(QString, id);
        Folder folder;
        mkfifo((folder.path() / "pipe").c_str(), 0600);
        std::filesystem::create_directory(folder.path() / "folder");
        folder.write("inputs", idx(8, {4, 3, 2}, counting(24, 256)));
        const auto source = open_source({{"path", path.toStdString()}}, folder.path());
        QVERIFY(!source);
        QCOMPARE(source.error().message.id, id.toStdString());
        QCOMPARE(exit_status(source.error().code), 2);
    }

    void parameters_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("id");
        QTest::newRow("test") << "test"
                              << "data.test-share";
        QTest::newRow("memory") << "memory"
                                << "data.parameter-range";
        QTest::newRow("size") << "size"
                              << "data.parameter-range";
    }
    void parameters() {
        QFETCH(QString, name);
        QFETCH(QString, id);
        Parameters given{{"path", std::string("builtin:iris")}};
        if (name == "test") given["test"] = 150.0;
        if (name == "memory") given["memory"] = std::int64_t(-1);
        if (name == "size") given["size"] = std::vector<std::int64_t>{-1, 4};
        const auto source = open_source(given, {});
        QVERIFY(!source);
        QCOMPARE(source.error().message.id, id.toStdString());
        QVERIFY(source.error().code == ErrorCode::WrongCall);
    }
};

QTEST_APPLESS_MAIN(BadDataTest)
#include "bad_data_test.moc"
