// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/docks/dock_tabs.h"
#include "app/docks/gradients_panel.h"
#include "app/docks/loss_panel.h"
#include "app/docks/weights_panel.h"
#include "app/main_window.h"
#include "app/render.h"
#include "app/texts/texts.h"

#include <QComboBox>
#include <QMenu>
#include <QToolButton>
#include <QtTest>

using namespace glassbox;
using namespace glassbox::app;

namespace {

const std::string digits = GLASSBOX_SOURCE_DIR "/resources/examples/digits-cnn.glassbox";

std::unique_ptr<MainWindow> opened(const std::string& file) {
    cli::CommandLine call;
    call.file = file;
    call.device = "cpu";
    call.threads = 1;
    auto window = std::make_unique<MainWindow>(Memory::None);
    window->setTheme(editor::Theme(editor::Tone::Dark));
    window->open(call);
    window->show();
    if (!QTest::qWaitForWindowExposed(window.get())) qFatal("the window was not shown");
    window->refreshAll();
    return window;
}

/// The tab of a dock with that title.
QToolButton* tabOf(MainWindow& window, const QString& id) {
    for (DockTabs* dock : window.findChildren<DockTabs*>())
        if (dock->has(id)) return dock->tab(id);
    return nullptr;
}

/// Number of cells whose pixel on the screen has not the colour of a value.
int wrongCells(HeatmapView& view, const Tensor& tensor) {
    const QImage picture = view.grab().toImage();
    const std::vector<double> values = tensor.as_double();
    int wrong = 0;
    for (int row = 0; row < view.plan().rows; ++row)
        for (int column = 0; column < view.plan().columns; ++column) {
            const QPoint middle = view.cellRect(column, row).center();
            const double value = values.at(std::size_t(view.plan().elementAt(column, row)));
            if (picture.pixel(middle) != view.colours().of(value)) ++wrong;
        }
    return wrong;
}

/// Whether every line of the chart is a series of the history with that beginning, at its newest number.
bool linesAreOf(const SeriesChart& chart, const RunHistory& history, const std::string& prefix) {
    for (const SeriesChart::Reading& reading : chart.readings()) {
        if (!reading.key.starts_with(prefix) || !reading.at) return false;
        const StepSeries& series = history.readings().at(reading.key);
        if (*reading.at != QPointF(series.steps().back(), double(series.raw()[series.size() - 1])))
            return false;
    }
    return !chart.readings().empty();
}

} // namespace

class ChartDocksTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void initTestCase() {
        loadLanguage("en");
        setUpApplication();
    }

    void gradientsRatiosAndRatesAreThoseOfTheRun() {
        const auto window = opened(digits);
        QTest::mouseClick(tabOf(*window, "gradients"), Qt::LeftButton);
        GradientsPanel* panel = window->gradientsPanel();
        QVERIFY(panel->isVisible());
        QCOMPARE(panel->chart()->pointCount(), 0);
        for (int i = 0; i < 6; ++i) window->session().step(20);
        window->refreshAll();
        const RunHistory& history = window->session().history();
        QVERIFY(linesAreOf(*panel->chart(), history, "gradient:"));
        QCOMPARE(panel->chart()->readings().size(), panel->layers().size());
        const auto& first = panel->layers().front().key;
        const StepSeries& gradient = history.readings().at("gradient:" + first);
        QCOMPARE(panel->chart()->pointsOf("gradient:" + first).size(), std::size_t(gradient.size()));
        panel->show(LearningQuantity::Ratio);
        QVERIFY(linesAreOf(*panel->chart(), history, "ratio:"));
        QVERIFY(!linesAreOf(*panel->chart(), history, "gradient:"));
        panel->show(LearningQuantity::Rate);
        QVERIFY(linesAreOf(*panel->chart(), history, "rate:"));
        QCOMPARE(panel->chart()->readings().front().at->y(), double(0.001f));
    }

    void atMostAsManyLayersAsCanBeToldApart() {
        const auto window = opened(digits);
        GradientsPanel* panel = window->gradientsPanel();
        std::vector<std::string> keys;
        for (const StoreEntry& entry : window->session().entries())
            if (entry.role == Role::Parameter) keys.push_back(entry.key);
        QVERIFY(keys.size() > 6);
        const std::size_t before = panel->layers().size();
        QVERIFY(before >= 2 && before <= 6);
        const std::string first = panel->layers().front().key;
        panel->toggle(first);
        QCOMPARE(panel->layers().size(), before - 1);
        for (const std::string& key : keys)
            if (std::none_of(panel->layers().begin(), panel->layers().end(),
                             [&](const LayerLine& layer) { return layer.key == key; }))
                panel->toggle(key);
        QCOMPARE(panel->layers().size(), std::size_t(6));
        std::set<std::size_t> looks;
        for (const LayerLine& layer : panel->layers()) looks.insert(layer.look);
        QCOMPARE(looks.size(), std::size_t(6));
        int enabled = 0;
        for (QAction* action : panel->menu()->actions()) enabled += action->isEnabled();
        QCOMPARE(enabled, 6);
        panel->menu()->actions().front()->trigger();
        QCoreApplication::processEvents();
    }

    void weightsGradientsAndMomentsAreTheirTensors() {
        const auto window = opened(digits);
        WeightsPanel* panel = window->weightsPanel();
        window->session().step(5);
        for (const char* key :
             {"conv2.weight", "gradient:conv2.weight", "conv2.weight/first", "conv2.bias"}) {
            const int index = panel->chooser()->findData(key);
            QVERIFY2(index >= 0, key);
            panel->chooser()->setCurrentIndex(index);
            window->refreshAll();
            const auto& tensors = window->session().snapshot()->tensors;
            QVERIFY2(tensors.contains(key), key);
            QCOMPARE(wrongCells(*panel->view(), *tensors.at(key)), 0);
            Tensor planted = *tensors.at(key);
            planted.values<float>()[7] = planted.values<float>()[7] > 0 ? -1e9f : 1e9f;
            QCOMPARE(wrongCells(*panel->view(), planted), 1);
        }
        QCOMPARE(panel->view()->note(), QString("Step 5"));
    }

    void theAgeOfWhatIsShownIsTold() {
        const auto window = opened(digits);
        WeightsPanel* panel = window->weightsPanel();
        window->session().step(3);
        window->refreshAll();
        QCOMPARE(panel->view()->note(), QString("Step 3"));
        // The run goes on, but nobody copies this parameter out any more.
        window->session().watch({});
        window->session().step(4);
        window->session().waitUntilIdle();
        QTRY_COMPARE_WITH_TIMEOUT(panel->view()->note(), QString("Step 3, 4 steps ago"), 5000);
    }

    void chartActionsAreForTheChartThatIsSeen() {
        const auto window = opened(digits);
        window->session().step(120);
        window->refreshAll();
        SeriesChart* loss = window->lossPanel()->chart();
        const AxisRange whole = loss->shownSteps();
        loss->zoomSteps(60, 0.3);
        window->action("chart.log-steps")->trigger();
        QVERIFY(loss->shownSteps().low > 1);
        window->action("chart.all")->trigger();
        QCOMPARE(loss->shownSteps().low, 1.0);
        window->action("chart.log-steps")->trigger();
        QCOMPARE(loss->shownSteps(), whole);
        loss->zoomSteps(60, 0.3);
        QTest::mouseClick(tabOf(*window, "gradients"), Qt::LeftButton);
        window->action("chart.all")->trigger();
        QVERIFY(loss->isZoomed());
    }

    void theCursorFollowsTheRunInEveryChart() {
        // Gradients are measured now and then only; the cursor stands at the newest step all the same, and
        // what is painted piece by piece is what is painted at once.
        const auto window = opened(digits);
        QTest::mouseClick(tabOf(*window, "gradients"), Qt::LeftButton);
        SeriesChart* chart = window->gradientsPanel()->chart();
        for (int i = 0; i < 8; ++i) {
            window->session().step(7);
            window->refreshAll();
            QCoreApplication::processEvents();
        }
        QCOMPARE(chart->cursorStep(), 56.0);
        auto screen = [&] { return window->screen()->grabWindow(window->winId()).toImage(); };
        const QImage grown = screen();
        chart->viewport()->update();
        QCoreApplication::processEvents();
        const QImage whole = screen();
        const QRgb accent = window->theme().color(editor::Token::Accent).rgb();
        int heads = 0, different = 0;
        const QRect area(chart->viewport()->mapTo(window.get(), QPoint()), chart->viewport()->size());
        for (int y = area.top(); y < area.bottom(); ++y)
            for (int x = area.left(); x < area.right(); ++x) {
                different += whole.pixel(x, y) != grown.pixel(x, y);
                heads += y == area.top() + 5 && grown.pixel(x, y) == accent;
            }
        QVERIFY(heads > 6 && heads < 14);
        QVERIFY2(different < 100, qPrintable(QString::number(different)));
    }

    void anotherLanguageChangesTheDocks() {
        const auto window = opened(digits);
        const QString before = window->gradientsPanel()->chart()->accessibleName();
        loadLanguage("ru");
        QCoreApplication::processEvents();
        QVERIFY(window->gradientsPanel()->chart()->accessibleName() != before);
        QCOMPARE(window->lossPanel()->chart()->content().hint, qtTrId("ui.chart.empty"));
        loadLanguage("en");
        QCoreApplication::processEvents();
        QCOMPARE(window->gradientsPanel()->chart()->accessibleName(), before);
    }

    void emptyDocksSayWhatToDo() {
        const auto window = opened(digits);
        QCOMPARE(window->lossPanel()->chart()->content().hint, QString("Press Play"));
        QCOMPARE(window->gradientsPanel()->chart()->content().hint, QString("Press Play"));
    }
};

QTEST_MAIN(ChartDocksTest)
#include "chart_docks_test.moc"
