// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/data/open_source.h"
#include "tests/data/data_files.h"

#include <QTest>

#include <cmath>

using namespace glassbox;
using glassbox::test::all_of;
using Names = std::vector<std::string>;

namespace {

/// Opens `text` as a table with no row held out.
Result<BatchSourcePtr> open_text(const std::string& text, const ParameterValue& target = std::string()) {
    test::Folder folder;
    folder.write("table.bin", text);
    return open_source({{"path", "table.bin"}, {"test", 0.0}, {"target", target}}, folder.path());
}

std::vector<float> inputs_of(const BatchSourcePtr& source) {
    const auto batch = all_of(*source, Part::Train);
    const auto values = std::as_const(batch.inputs).values<float>();
    return {values.begin(), values.end()};
}
std::vector<double> targets_of(const BatchSourcePtr& source) {
    return all_of(*source, Part::Train).targets.as_double();
}

} // namespace

class TableTest : public QObject {
    Q_OBJECT

  private slots:
    void iris() {
        const auto source = open_source({{"path", "builtin:iris"}}, {});
        VERIFY_RESULT(source);
        const DataInfo& info = (*source)->info();
        QCOMPARE(info.class_names, (Names{"setosa", "versicolor", "virginica"}));
        QCOMPARE(info.classes, 3);
        QCOMPARE(info.train_count, 120);
        QCOMPARE(info.test_count, 30);
        QVERIFY((info.sample == std::vector<Dimension>{{Axis::Features, 4}}));
        QVERIFY(info.storage == Storage::F32 && !info.pictures);
        QVERIFY(std::abs(info.mean[0] - 5.84) < 0.1); // Of all 150 it is 5.843.
        const auto test = all_of(**source, Part::Test);
        const auto labels = std::as_const(test.targets).values<std::int32_t>();
        for (const int label : {0, 1, 2}) QCOMPARE(std::count(labels.begin(), labels.end(), label), 10);
    }

    void theBundledFileReadsLikeTheBuiltInOne() {
        const auto file = open_source({{"path", "iris.csv"}}, GLASSBOX_SOURCE_DIR "/resources/datasets");
        const auto builtin = open_source({{"path", "builtin:iris"}}, {});
        VERIFY_RESULT(file);
        QVERIFY((*file)->info() == (*builtin)->info());
        QVERIFY(all_of(**file, Part::Train).inputs == all_of(**builtin, Part::Train).inputs);
    }

    void uciDigits() {
        const auto source = open_source({{"path", "builtin:uci-digits"}}, {});
        VERIFY_RESULT(source);
        const DataInfo& info = (*source)->info();
        QCOMPARE(info.train_count + info.test_count, 1797);
        QCOMPARE(info.classes, 10);
        QVERIFY((info.sample == std::vector<Dimension>{{Axis::Features, 64}}));
        QCOMPARE(info.deviation[0], 1.0); // The first pixel is 0 everywhere.
        QCOMPARE(info.mean[0], 0.0);
        const std::vector<float> values = inputs_of(*source);
        QCOMPARE(*std::ranges::max_element(values), 16.0f);
    }

    void layouts_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("comma") << QByteArray("1,2,0\n3,4,1\n");
        QTest::newRow("semicolon") << QByteArray("1;2;0\n3;4;1\n");
        QTest::newRow("tab") << QByteArray("1\t2\t0\n3\t4\t1\n");
        QTest::newRow("windows") << QByteArray("1,2,0\r\n3,4,1\r\n");
        QTest::newRow("old mac") << QByteArray("1,2,0\r3,4,1\r");
        QTest::newRow("no last line end") << QByteArray("1,2,0\n3,4,1");
        QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF"
                                                       "1,2,0\n3,4,1\n");
        QTest::newRow("spaces") << QByteArray(" 1, 2 ,0\n3 ,4, 1 \n");
        QTest::newRow("empty lines") << QByteArray("\n1,2,0\n\n  \n3,4,1\n\n");
        QTest::newRow("quotes") << QByteArray("\"1\",\"2\",\"0\"\n\"3\",4,1\n");
        QTest::newRow("header") << QByteArray("width,height,kind\n1,2,0\n3,4,1\n");
        QTest::newRow("header with quotes") << QByteArray("\"w, \"\"x\"\"\",h,k\n1,2,0\n3,4,1\n");
        QTest::newRow("header of numbers and a name") << QByteArray("0,1,kind\n1,2,0\n3,4,1\n");
        QTest::newRow("header with a gap") << QByteArray(",h,k\n1,2,0\n3,4,1\n");
        QTest::newRow("counts and names") << QByteArray("2,2,yes,no\n1,2,0\n3,4,1\n");
        QTest::newRow("exponents") << QByteArray("1e0,+2.0,0\n.3e1,400E-2,1\n");
        QTest::newRow("gzipped") << QByteArray::fromStdString(test::gzipped("1,2,0\n3,4,1\n"));
        QTest::newRow("gzipped in two members")
            << QByteArray::fromStdString(test::gzipped("1,2,0\n") + test::gzipped("3,4,1\n"));
    }
    void layouts() {
        QFETCH(QByteArray, text);
        const auto source = open_text(text.toStdString());
        VERIFY_RESULT(source);
        QCOMPARE(inputs_of(*source), (std::vector<float>{1, 2, 3, 4}));
        QCOMPARE(targets_of(*source), (std::vector<double>{0, 1}));
        QCOMPARE((*source)->info().classes, 2);
    }

    void decimalCommas() {
        const auto source = open_text("1,5;2,25;0\n-3,5;4;1\n");
        VERIFY_RESULT(source);
        QCOMPARE(inputs_of(*source), (std::vector<float>{1.5f, 2.25f, -3.5f, 4}));
    }

    void headersNameFeaturesAndTarget() {
        const auto source = open_text("a,kind,\"b \"\"2\"\"\"\n1,x,2\n3,y,4\n", std::string("kind"));
        VERIFY_RESULT(source);
        QCOMPARE((*source)->info().feature_names, (Names{"a", "b \"2\""}));
        QCOMPARE((*source)->info().target_name, "kind");
        QCOMPARE((*source)->info().target_column, 1);
        QCOMPARE(inputs_of(*source), (std::vector<float>{1, 2, 3, 4}));
    }

    void targets_data() {
        QTest::addColumn<QString>("target");
        QTest::addColumn<int>("column");
        QTest::newRow("first") << "0" << 0;
        QTest::newRow("second") << "1" << 1;
        QTest::newRow("last") << "-1" << 2;
        QTest::newRow("first from the end") << "-3" << 0;
        QTest::newRow("by name") << "b" << 1;
        QTest::newRow("default") << "" << 2;
        QTest::newRow("too far") << "3" << -1;
        QTest::newRow("too far from the end") << "-4" << -1;
        QTest::newRow("no such name") << "B" << -1;
    }
    void targets() {
        QFETCH(QString, target);
        QFETCH(int, column);
        const auto source = open_text("a,b,c\n1,2,3\n4,5,6\n", target.toStdString());
        if (column < 0) {
            QVERIFY(!source);
            QCOMPARE(source.error().message.id, "table.no-such-column");
            QVERIFY(source.error().code == ErrorCode::WrongCall);
            return;
        }
        VERIFY_RESULT(source);
        QCOMPARE((*source)->info().class_names[0], std::to_string(column + 1));
    }
    void targetAsANumber() {
        const auto source = open_text("1,2,3\n4,5,6\n", std::int64_t(-2));
        VERIFY_RESULT(source);
        QCOMPARE((*source)->info().target_column, 1);
    }

    void textLabelsAreSortedClasses() {
        const auto source = open_text("1,pear\n2,apple\n3,Ёлка\n4,pear\n");
        VERIFY_RESULT(source);
        QCOMPARE((*source)->info().class_names, (Names{"apple", "pear", "Ёлка"}));
        QCOMPARE(targets_of(*source), (std::vector<double>{1, 0, 2, 1}));
    }
    void integerLabelsAreSortedByValue() {
        const auto source = open_text("1,10\n2,-1\n3,9\n4,10.0\n");
        VERIFY_RESULT(source);
        QCOMPARE((*source)->info().class_names, (Names{"-1", "9", "10"}));
        QCOMPARE(targets_of(*source), (std::vector<double>{2, 0, 1, 2}));
    }
    void realTargetsAreNumbers() {
        const auto source = open_text("1,0.5\n2,1\n3,2.25\n");
        VERIFY_RESULT(source);
        QCOMPARE((*source)->info().classes, 0);
        QCOMPARE((*source)->info().targets, 1);
        const auto batch = all_of(**source, Part::Train);
        QCOMPARE(batch.targets.shape, (std::vector<std::int64_t>{3, 1}));
        QVERIFY(batch.targets.storage == Storage::F32);
        QCOMPARE(targets_of(*source), (std::vector<double>{0.5, 1, 2.25}));
    }
    void manyIntegersAreNumbers() {
        std::string many, classes;
        for (int i = 0; i < 220; ++i) {
            many += "1.5," + std::to_string(i % 110) + "\n";
            classes += "1.5," + std::to_string(i % 100) + "\n";
        }
        QCOMPARE((*open_text(many))->info().classes, 0);
        QCOMPARE((*open_text(classes))->info().classes, 100);
        std::string distinct;
        for (int i = 0; i < 50; ++i) distinct += "1.5," + std::to_string(i * 1000) + "\n";
        QCOMPARE((*open_text(distinct))->info().classes, 0);
    }

    void aRowThatLooksLikeCountsIsARow() {
        const auto source = open_text("5,2,cat\n6,3,dog\n7,3,cat\n");
        VERIFY_RESULT(source);
        QCOMPARE((*source)->info().train_count, 3);
        QCOMPARE(inputs_of(*source), (std::vector<float>{5, 2, 6, 3, 7, 3}));
    }
    void namesThatDoNotFitAreLeftOut() {
        const auto source = open_text("2,2,yes,no\n1,2,1\n3,4,2\n");
        VERIFY_RESULT(source);
        QCOMPARE((*source)->info().class_names, (Names{"1", "2"}));
    }

    void memoryShareDecidesResidence() {
        const auto small = open_source({{"path", "builtin:iris"}, {"memory", std::int64_t(0)}}, {});
        VERIFY_RESULT(small);
        QVERIFY(!(*small)->resident());
        QVERIFY((*open_source({{"path", "builtin:iris"}}, {}))->resident());
    }
};

QTEST_APPLESS_MAIN(TableTest)
#include "table_test.moc"
