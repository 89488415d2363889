// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/heatmap_view.h"
#include "app/render.h"
#include "app/texts/texts.h"
#include "editor/number_text.h"
#include "editor/paint/colormap.h"

#include <QtTest>

#include <random>
#include <set>

using namespace glassbox;
using namespace glassbox::app;

namespace {

std::shared_ptr<const Tensor> randomTensor(const std::vector<std::int64_t>& shape, unsigned seed) {
    std::mt19937 random(seed);
    std::normal_distribution<float> normal(0, 0.3f);
    std::int64_t count = 1;
    for (std::int64_t extent : shape) count *= extent;
    std::vector<float> values(static_cast<std::size_t>(count));
    for (float& value : values) value = normal(random);
    return std::make_shared<const Tensor>(Tensor::of(shape, values));
}

/// Number of cells whose middle pixel on the screen has not the colour of the tensor's value there.
int wrongCells(HeatmapView& view, const Tensor& tensor) {
    const QImage picture = view.grab().toImage();
    const double ratio = picture.devicePixelRatio();
    const auto values = tensor.values<float>();
    int wrong = 0;
    for (int row = 0; row < view.plan().rows; ++row)
        for (int column = 0; column < view.plan().columns; ++column) {
            const std::size_t at = std::size_t(view.plan().elementAt(column, row));
            if (at >= values.size()) continue;
            const QPoint middle = (QPointF(view.cellRect(column, row).center()) * ratio).toPoint();
            if (picture.pixel(middle) != view.colours().of(double(values[at]))) ++wrong;
        }
    return wrong;
}

/// A view of a size that is common, on the screen.
struct Shown {
    HeatmapView view;
    explicit Shown(editor::Tone tone = editor::Tone::Dark, const QSize& size = {720, 260}) {
        view.setTheme(editor::Theme(tone));
        view.resize(size);
        view.show();
        if (!QTest::qWaitForWindowExposed(&view)) qFatal("the view was not shown");
    }
};

} // namespace

class HeatmapTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void initTestCase() {
        loadLanguage("en");
        setUpApplication();
    }

    void everyElementHasOneCell_data() {
        QTest::addColumn<QList<int>>("shape");
        QTest::newRow("convolution") << QList<int>{3, 2, 4, 5};
        QTest::newRow("wide matrix") << QList<int>{3, 7};
        QTest::newRow("tall matrix") << QList<int>{9, 4};
        QTest::newRow("vector") << QList<int>{300};
        QTest::newRow("number") << QList<int>{};
    }
    void everyElementHasOneCell() {
        QFETCH(QList<int>, shape);
        const HeatmapPlan plan = heatmapPlan({shape.begin(), shape.end()});
        std::int64_t count = 1;
        for (int extent : shape) count *= extent;
        std::set<std::int64_t> seen;
        for (int row = 0; row < plan.rows; ++row)
            for (int column = 0; column < plan.columns; ++column)
                if (const std::int64_t at = plan.elementAt(column, row); at < count)
                    QVERIFY(seen.insert(at).second);
        QCOMPARE(std::int64_t(seen.size()), count);
    }

    void pixelsAreTheColoursOfTheValues_data() {
        QTest::addColumn<QList<int>>("shape");
        QTest::addColumn<bool>("maps");
        QTest::newRow("convolution") << QList<int>{3, 3, 8, 16} << false;
        QTest::newRow("convolution over steps") << QList<int>{5, 4, 6} << false;
        QTest::newRow("dense") << QList<int>{40, 10} << false;
        QTest::newRow("bias") << QList<int>{16} << false;
        QTest::newRow("long bias") << QList<int>{300} << false;
        QTest::newRow("number") << QList<int>{} << false;
        QTest::newRow("feature maps") << QList<int>{10, 10, 7} << true;
    }
    void pixelsAreTheColoursOfTheValues() {
        QFETCH(QList<int>, shape);
        QFETCH(bool, maps);
        for (editor::Tone tone : {editor::Tone::Dark, editor::Tone::Light}) {
            Shown shown(tone);
            const HeatmapStyle style{
                editor::Colormap::Viridis, HeatmapRange::Spread, HeatmapLayout::FeatureMaps, {}};
            if (maps) shown.view.setStyle(style);
            const auto tensor = randomTensor({shape.begin(), shape.end()}, 1);
            shown.view.setTensor(tensor, {});
            QVERIFY(!shown.view.cellRect(0, 0).isEmpty());
            QCOMPARE(wrongCells(shown.view, *tensor), 0);
            // The comparison can fail: against other numbers most cells are wrong.
            const auto other = randomTensor({shape.begin(), shape.end()}, 2);
            QVERIFY(wrongCells(shown.view, *other) > int(other->count()) / 2);
        }
    }

    void coloursAreThoseOfTheTheme() {
        // Zero is the middle stop of the diverging map, whatever the largest number.
        const HeatmapFacts facts = factsOf(std::vector<float>{-0.1f, 0, 0.7f});
        const HeatmapColours dark = coloursFor({}, facts, editor::Tone::Dark);
        QCOMPARE(dark.of(0), QRgb(0xff1c1e23));
        QCOMPARE(dark.of(dark.high), QRgb(0xfffed488));
        QCOMPARE(dark.of(dark.low), QRgb(0xff92ddfb));
        QCOMPARE(dark.low, -dark.high);
        QCOMPARE(coloursFor({}, facts, editor::Tone::Light).of(0), QRgb(0xfff5f3f0));
        HeatmapStyle style{editor::Colormap::Viridis, HeatmapRange::FromZero, HeatmapLayout::FeatureMaps, {}};
        const HeatmapColours positive = coloursFor(style, facts, editor::Tone::Dark);
        QCOMPARE(positive.low, 0.0);
        QCOMPARE(positive.of(0), QRgb(0xff440154));
        QCOMPARE(positive.of(positive.high), QRgb(0xfffde725));
        style.limits = {-2.0, 2.0};
        QCOMPARE(coloursFor(style, facts, editor::Tone::Dark).high, 2.0);
    }

    void cursorAndPinTellValueAndIndex() {
        Shown shown;
        HeatmapView& view = shown.view;
        const auto tensor = randomTensor({3, 3, 8, 16}, 4);
        view.setTensor(tensor, {});
        QVERIFY(!view.chosen());
        const HeatmapCell cell{4 * 3 + 1, 2 * 3 + 2};
        QTest::mouseMove(&view, view.cellRect(cell.column, cell.row).center());
        QVERIFY(view.chosen() == cell);
        QCOMPARE(view.chosenName(), QString("filter 5, channel 3, row 3, column 2"));
        const float value = tensor->values<float>()[std::size_t(((2 * 3 + 1) * 8 + 2) * 16 + 4)];
        QCOMPARE(view.chosenText(), editor::shortNumber(double(value)));
        QCOMPARE(view.accessibleDescription(), view.chosenName() + ": " + view.chosenText());
        QTest::mouseMove(&view, QPoint(2, 2));
        QVERIFY(!view.chosen());
        QTest::mouseClick(&view, Qt::LeftButton, {}, view.cellRect(cell.column, cell.row).center());
        QTest::mouseMove(&view, QPoint(2, 2));
        QVERIFY(view.chosen() == cell);
        QTest::keyClick(&view, Qt::Key_Right, Qt::ControlModifier);
        QVERIFY((view.pinned() == HeatmapCell{cell.column + 3, cell.row}));
        QTest::keyClick(&view, Qt::Key_Up);
        QVERIFY((view.pinned() == HeatmapCell{cell.column + 3, cell.row - 1}));
        QTest::keyClick(&view, Qt::Key_Escape);
        QVERIFY(!view.pinned());
    }

    void theEnlargedFilterHasTheColoursOfItsValues() {
        Shown shown;
        HeatmapView& view = shown.view;
        const auto tensor = randomTensor({3, 3, 8, 16}, 5);
        view.setTensor(tensor, {});
        view.pin(HeatmapCell{4 * 3 + 1, 2 * 3 + 1});
        auto wrong = [&](const Tensor& expected) {
            const QImage picture = view.grab().toImage();
            int count = 0;
            for (int row = 6; row < 9; ++row)
                for (int column = 12; column < 15; ++column) {
                    // Near its corner, where no number stands.
                    const QPoint corner = view.detailRect({column, row}).topLeft() + QPoint(4, 4);
                    const double value =
                        double(expected.values<float>()[std::size_t(view.plan().elementAt(column, row))]);
                    count += picture.pixel(corner) != view.colours().of(value);
                }
            return count;
        };
        QCOMPARE(wrong(*tensor), 0);
        Tensor planted = *tensor;
        planted.values<float>()[std::size_t(view.plan().elementAt(13, 8))] = 100;
        QCOMPARE(wrong(planted), 1);
        QVERIFY(view.detailRect({0, 0}).isEmpty());
    }

    void aHugeMatrixIsDrawnElsewhereAndReadsRight() {
        Shown shown;
        HeatmapView& view = shown.view;
        const auto tensor = randomTensor({1500, 2000}, 6);
        const auto values = tensor->values<float>();
        view.setTensor(tensor, {});
        QTRY_VERIFY_WITH_TIMEOUT(view.isSettled() && view.limit() != 1, 20000);
        QVERIFY(view.cellRect(0, 0).isEmpty());
        const float largest = *std::max_element(values.begin(), values.end(),
                                                [](float a, float b) { return std::abs(a) < std::abs(b); });
        QCOMPARE(view.limit(), editor::roundedLimit(double(std::abs(largest))));
        QTest::mouseMove(&view, QPoint(200, 100));
        const auto cell = view.chosen();
        QVERIFY(cell);
        const float value = values[std::size_t(view.plan().elementAt(cell->column, cell->row))];
        QCOMPARE(view.chosenText(), editor::shortNumber(double(value)));
        // The cells around it are shown enlarged.
        const QPoint corner = view.detailRect(*cell).topLeft() + QPoint(4, 4);
        QCOMPARE(view.grab().toImage().pixel(corner), view.colours().of(double(value)));
        // A smaller one right after it is not overwritten by what another thread still draws.
        view.setTensor(randomTensor({1500, 2000}, 7), {});
        const auto small = randomTensor({8, 8}, 8);
        view.setTensor(small, {});
        QTRY_VERIFY_WITH_TIMEOUT(view.isSettled(), 20000);
        QCOMPARE(wrongCells(view, *small), 0);
    }

    void oneChangedValueChangesItsCellOnly() {
        Shown shown;
        HeatmapView& view = shown.view;
        auto tensor = std::make_shared<Tensor>(*randomTensor({3, 3, 4, 6}, 3));
        view.setTensor(tensor, {});
        auto planted = std::make_shared<Tensor>(*tensor);
        planted->values<float>()[57] = tensor->values<float>()[57] > 0 ? -0.25f : 0.25f;
        QCOMPARE(wrongCells(view, *planted), 1);
    }

    void convolutionIsOrderedByFilterAndChannel() {
        const HeatmapPlan plan = heatmapPlan({3, 3, 8, 16});
        // Filter 5, channel 3, row 2, column 1, all from 1.
        QCOMPARE(plan.elementAt(4 * 3 + 0, 2 * 3 + 1), ((1 * 3 + 0) * 8 + 2) * 16 + 4);
        QCOMPARE(plan.nameOf(4 * 3 + 0, 2 * 3 + 1), QString("filter 5, channel 3, row 2, column 1"));
    }

    void aReducedMapKeepsTheStrongestValue() {
        std::vector<float> values(1000 * 4, 0.01f);
        values[2 * 1000 + 503] = -0.9f;
        const HeatmapPlan plan = heatmapPlan({4, 1000});
        const QImage image = reducedImage(plan, values, {}, QSize(100, 4));
        QCOMPARE(image.pixel(50, 2), editor::divergingColour(editor::Tone::Dark, -0.9, 1));
        QCOMPARE(image.pixel(51, 2), editor::divergingColour(editor::Tone::Dark, 0.01, 1));
    }

    void withoutValuesItSaysWhy() {
        HeatmapView view;
        view.setTheme(editor::Theme(editor::Tone::Dark));
        view.resize(300, 100);
        view.setTensor(nullptr, "Nothing yet");
        const QImage empty = view.grab().toImage();
        view.setTensor(nullptr, "");
        QVERIFY(view.grab().toImage() != empty);
    }
};

QTEST_MAIN(HeatmapTest)
#include "heatmap_test.moc"
