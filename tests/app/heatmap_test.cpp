// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/heatmap_view.h"
#include "app/render.h"
#include "app/texts/texts.h"
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
    const HeatmapPlan plan = heatmapPlan(tensor.shape);
    const auto values = tensor.values<float>();
    int wrong = 0;
    for (int row = 0; row < plan.rows; ++row)
        for (int column = 0; column < plan.columns; ++column) {
            const QPoint middle = (QPointF(view.cellRect(column, row).center()) * ratio).toPoint();
            const float value = values[std::size_t(plan.elementAt(column, row))];
            const QRgb expected = editor::divergingColour(editor::Tone::Dark, double(value), view.limit());
            if (picture.pixel(middle) != expected) ++wrong;
        }
    return wrong;
}

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
        QTest::newRow("convolution") << QList<int>{3, 3, 8, 16};
        QTest::newRow("dense") << QList<int>{40, 10};
        QTest::newRow("bias") << QList<int>{16};
    }
    void pixelsAreTheColoursOfTheValues() {
        QFETCH(QList<int>, shape);
        HeatmapView view;
        view.setTheme(editor::Theme(editor::Tone::Dark));
        view.resize(720, 260);
        const auto tensor = randomTensor({shape.begin(), shape.end()}, 1);
        view.setTensor(tensor, {});
        QVERIFY(!view.cellRect(0, 0).isEmpty());
        QCOMPARE(wrongCells(view, *tensor), 0);
        // The comparison can fail: against other numbers most cells are wrong.
        const auto other = randomTensor({shape.begin(), shape.end()}, 2);
        QVERIFY(wrongCells(view, *other) > int(other->count()) / 2);
    }

    void oneChangedValueChangesItsCellOnly() {
        HeatmapView view;
        view.setTheme(editor::Theme(editor::Tone::Dark));
        view.resize(720, 260);
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
