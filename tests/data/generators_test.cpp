// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/data/data_files.h"

#include <QTest>

#include <cmath>

using namespace glassbox;
using glassbox::test::all_of;

class GeneratorsTest : public QObject {
    Q_OBJECT

  private slots:
    void everyNameGivesABalancedSet() {
        for (const std::string_view name : generator_names()) {
            const auto source = generate(std::string(name), {{"count", std::int64_t(500)}});
            VERIFY_RESULT(source);
            const DataInfo& info = (*source)->info();
            QCOMPARE(info.train_count, 400);
            QCOMPARE(info.test_count, 100);
            QCOMPARE(info.classes, 2);
            QCOMPARE(info.class_names, (std::vector<std::string>{"0", "1"}));
            QVERIFY((info.sample == std::vector<Dimension>{{Axis::Features, 2}}));
            QVERIFY((*source)->resident());
            const auto test = all_of(**source, Part::Test);
            const auto labels = std::as_const(test.targets).values<std::int32_t>();
            QCOMPARE(std::count(labels.begin(), labels.end(), 1), 50);
        }
    }

    void meanAndDeviationAreThoseOfTheTrainingPart() {
        const auto source = generate("clusters", {{"classes", std::int64_t(3)}, {"noise", 0.5}});
        VERIFY_RESULT(source);
        const auto train = all_of(**source, Part::Train);
        const auto values = std::as_const(train.inputs).values<float>();
        for (std::size_t feature = 0; feature < 2; ++feature) {
            double sum = 0, squares = 0;
            for (std::size_t i = feature; i < values.size(); i += 2) sum += values[i];
            const double mean = sum / 800;
            for (std::size_t i = feature; i < values.size(); i += 2) squares += std::pow(values[i] - mean, 2);
            QVERIFY(std::abs((*source)->info().mean[feature] - mean) < 1e-9);
            QVERIFY(std::abs((*source)->info().deviation[feature] - std::sqrt(squares / 800)) < 1e-9);
        }
    }

    void clustersAreGaussianAroundTheirCentres() {
        const Parameters parameters{
            {"classes", std::int64_t(4)}, {"noise", 0.25}, {"count", std::int64_t(40000)}};
        const auto source = generate("clusters", parameters);
        VERIFY_RESULT(source);
        const auto train = all_of(**source, Part::Train);
        const auto values = std::as_const(train.inputs).values<float>();
        const auto labels = std::as_const(train.targets).values<std::int32_t>();
        double sum = 0, squares = 0, outside = 0, count = 0;
        for (std::size_t i = 0; i < labels.size(); ++i) {
            if (labels[i] != 1) continue; // Centre (0, 1).
            sum += values[2 * i];
            squares += std::pow(values[2 * i + 1] - 1, 2);
            outside += std::abs(values[2 * i]) > 2 * 0.25 ? 1 : 0;
            ++count;
        }
        QVERIFY(std::abs(sum / count) < 0.01);
        QVERIFY(std::abs(std::sqrt(squares / count) - 0.25) < 0.01);
        QVERIFY(std::abs(outside / count - 0.0455) < 0.01);
    }

    void placesWithoutNoiseFollowTheirFormulas() {
        const Parameters clean{{"noise", 0.0}, {"classes", std::int64_t(3)}};
        const auto circles = generate("circles", clean);
        VERIFY_RESULT(circles);
        auto batch = all_of(**circles, Part::Train);
        for (std::size_t i = 0; i < std::size_t(batch.inputs.shape[0]); ++i) {
            const auto values = batch.inputs.values<float>();
            const double radius = std::hypot(values[2 * i], values[2 * i + 1]);
            QVERIFY(std::abs(radius - (batch.targets.values<std::int32_t>()[i] + 1) / 3.0) < 1e-6);
        }
        const auto quadrants = generate("xor", clean);
        VERIFY_RESULT(quadrants);
        batch = all_of(**quadrants, Part::Train);
        std::array<int, 4> seen{};
        for (std::size_t i = 0; i < std::size_t(batch.inputs.shape[0]); ++i) {
            const bool right = batch.inputs.values<float>()[2 * i] > 0;
            const bool up = batch.inputs.values<float>()[2 * i + 1] > 0;
            QCOMPARE(batch.targets.values<std::int32_t>()[i], right != up ? 1 : 0);
            QVERIFY(std::abs(batch.inputs.values<float>()[2 * i]) >= 0.2F); // the gap at the axes
            QVERIFY(std::abs(batch.inputs.values<float>()[2 * i + 1]) >= 0.2F);
            ++seen[std::size_t(right) * 2 + std::size_t(up)];
        }
        for (const int count : seen) QVERIFY(count > 150);
    }

    void armsOfSpiralsStayApart() {
        const auto source = generate("spirals", {{"noise", 0.0}, {"count", std::int64_t(2000)}});
        VERIFY_RESULT(source);
        auto batch = all_of(**source, Part::Train);
        const auto values = batch.inputs.values<float>();
        const auto labels = batch.targets.values<std::int32_t>();
        double nearest = 1e9;
        for (std::size_t a = 0; a < labels.size(); ++a)
            for (std::size_t b = 0; b < a; ++b)
                if (labels[a] != labels[b])
                    nearest = std::min(nearest, std::hypot(double(values[2 * a] - values[2 * b]),
                                                           double(values[2 * a + 1] - values[2 * b + 1])));
        QVERIFY(nearest > 0.4); // Four standard deviations of the default noise.
    }

    void sameSeedSameDataAnotherSeedOtherData() {
        const auto first = generate("two-moons", {}), again = generate("two-moons", {});
        const auto other = generate("two-moons", {{"data_seed", std::int64_t(2)}});
        QVERIFY(all_of(**first, Part::Train).inputs == all_of(**again, Part::Train).inputs);
        QVERIFY(!(all_of(**first, Part::Train).inputs == all_of(**other, Part::Train).inputs));
        QVERIFY(all_of(**first, Part::Train).targets == all_of(**other, Part::Train).targets);
    }

    void wrongParametersAreRefusedByName_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<double>("value");
        QTest::newRow("count") << "count" << 3.0;
        QTest::newRow("noise") << "noise" << -1.0;
        QTest::newRow("noise nan") << "noise" << std::nan("");
        QTest::newRow("classes") << "classes" << 101.0;
        QTest::newRow("test") << "test" << -0.5;
    }
    void wrongParametersAreRefusedByName() {
        QFETCH(QString, name);
        QFETCH(double, value);
        const bool whole = name == "count" || name == "classes";
        const ParameterValue given = whole ? ParameterValue(std::int64_t(value)) : ParameterValue(value);
        const auto source = generate("spirals", {{name.toStdString(), given}});
        QVERIFY(!source);
        QCOMPARE(source.error().message.id, "data.parameter-range");
        QCOMPARE(test::argument(source.error(), "parameter"), name.toStdString());
    }

    void unknownNameIsRefused() {
        const auto source = generate("moons", {});
        QVERIFY(!source);
        QCOMPARE(source.error().message.id, "data.unknown-builtin");
    }
};

QTEST_APPLESS_MAIN(GeneratorsTest)
#include "generators_test.moc"
