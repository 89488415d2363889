// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/chart_export.h"
#include "app/charts/series_chart.h"
#include "app/charts/series_look.h"
#include "app/render.h"
#include "app/texts/texts.h"

#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QtTest>

#include <ctime>
#include <map>
#include <random>
#include <set>

using namespace glassbox;
using namespace glassbox::app;

namespace {

/// Two lines of numbers and one of single points, with edits; everything that a chart can show.
struct Data {
    StepSeries loss;
    StepSeries accuracy;
    std::vector<QPointF> test;
    std::vector<EditMark> edits;
    double lastStep = 0;

    ChartContent content() const {
        ChartContent content{{}, edits, lastStep, "Press Play"};
        if (lastStep == 0) return content;
        content.lines = {
            {"loss:loss", "train loss", 0, ValueAxis::Left, &loss, nullptr, BandOf::Raw},
            {"test:loss", "test loss", 1, ValueAxis::Left, nullptr, &test, BandOf::None},
            {"metric:accuracy", "accuracy", 2, ValueAxis::Right, &accuracy, nullptr, BandOf::None}};
        return content;
    }
};

Data dataOf(int steps, unsigned seed = 1) {
    std::mt19937 random(seed);
    std::normal_distribution<double> normal;
    Data data;
    for (int step = 1; step <= steps; ++step) {
        data.loss.append(std::uint64_t(step), 2 / std::sqrt(step) * std::exp(0.1 * normal(random)));
        data.accuracy.append(std::uint64_t(step), 1 - 1 / std::sqrt(1.0 + step));
        if (step % 50 == 0) data.test.emplace_back(step, 1.5 / std::sqrt(step));
    }
    data.lastStep = steps;
    return data;
}

/// A chart on the screen over data that lives as long as it does.
struct Shown {
    Data data;
    SeriesChart chart;
    explicit Shown(Data from) : data(std::move(from)) {
        chart.setTheme(editor::Theme(editor::Tone::Dark));
        chart.resize(700, 240);
        chart.setSource([this] { return data.content(); });
        chart.show();
        if (!QTest::qWaitForWindowExposed(&chart)) qFatal("the chart was not shown");
        chart.refresh();
    }
    QWidget* port() { return chart.viewport(); }
};

/// What of the points in a range of steps is the smallest and the largest; nothing where there are none.
std::optional<std::pair<double, double>> rangeOf(const std::vector<QPointF>& points, double from, double to) {
    std::optional<std::pair<double, double>> range;
    for (const QPointF& point : points) {
        if (point.x() < from || point.x() > to) continue;
        if (!range) range = {point.y(), point.y()};
        range = {std::min(range->first, point.y()), std::max(range->second, point.y())};
    }
    return range;
}

/// Whether the drawn line has the same extremes as the numbers, for the part of the steps that is shown.
bool keepsExtremes(const SeriesChart& chart, const StepSeries& numbers, const std::string& key) {
    const auto [low, high] = chart.shownSteps();
    std::vector<QPointF> all;
    for (std::int64_t i = 0; i < numbers.size(); ++i)
        all.emplace_back(numbers.steps()[std::size_t(i)], double(numbers.smooth()[i]));
    return rangeOf(chart.pointsOf(key), low, high) == rangeOf(all, low, high);
}

/// Whether every reading is the number of its line that was the newest at a step.
bool readingsAreOf(const SeriesChart& chart, const ChartContent& content, double step) {
    const std::vector<SeriesChart::Reading> readings = chart.readings();
    for (std::size_t i = 0; i < readings.size(); ++i) {
        std::optional<QPointF> expected;
        const ChartLine& line = content.lines[i];
        for (std::int64_t at = 0; line.steps && at < line.steps->size(); ++at)
            if (line.steps->steps()[std::size_t(at)] <= step)
                expected = QPointF(line.steps->steps()[std::size_t(at)], double(line.steps->smooth()[at]));
        for (std::size_t at = 0; line.points && at < line.points->size(); ++at)
            if ((*line.points)[at].x() <= step) expected = (*line.points)[at];
        if (readings[i].at != expected) return false;
    }
    return !readings.empty();
}

/// The table of a CSV file, by column.
std::map<QString, QStringList> tableOf(const QByteArray& csv) {
    const QStringList rows = QString::fromUtf8(csv).split('\n', Qt::SkipEmptyParts);
    const QStringList heads = rows.value(0).split(',');
    std::map<QString, QStringList> table;
    for (const QString& row : rows.mid(1)) {
        const QStringList fields = row.split(',');
        for (qsizetype i = 0; i < heads.size(); ++i) table[heads[i]] << fields.value(i);
    }
    return table;
}

/// Whether the table has exactly these numbers.
bool tableIsOf(const QByteArray& csv, const ChartContent& content) {
    const std::map<QString, QStringList> table = tableOf(csv);
    for (const ChartLine& line : content.lines) {
        const QStringList column = table.at(QString::fromStdString(line.key)), steps = table.at("step");
        std::map<double, double> expected, found;
        for (std::int64_t i = 0; line.steps && i < line.steps->size(); ++i)
            expected[line.steps->steps()[std::size_t(i)]] = double(line.steps->raw()[i]);
        for (std::size_t i = 0; line.points && i < line.points->size(); ++i)
            expected[(*line.points)[i].x()] = (*line.points)[i].y();
        for (qsizetype i = 0; i < column.size(); ++i)
            if (!column[i].isEmpty())
                found[steps[i].toDouble()] = line.steps ? double(column[i].toFloat()) : column[i].toDouble();
        if (found != expected) return false;
    }
    return true;
}

/// The uppermost and the lowest pixel in the colour of a line, in a part of the chart.
std::pair<int, int> inkOf(const QImage& picture, QRgb colour, const QRect& part) {
    std::pair<int, int> rows{-1, -1};
    for (int y = part.top(); y <= part.bottom(); ++y)
        for (int x = part.left(); x <= part.right(); ++x)
            if (picture.pixel(x, y) == colour) {
                if (rows.first < 0) rows.first = y;
                rows.second = y;
            }
    return rows;
}

double threadMilliseconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return 1e3 * double(now.tv_sec) + 1e-6 * double(now.tv_nsec);
}

void wheel(SeriesChart& chart, const QPointF& at, int notches, Qt::KeyboardModifiers modifiers = {}) {
    QWheelEvent event(at, chart.viewport()->mapToGlobal(at), {}, QPoint(0, 120 * notches), Qt::NoButton,
                      modifiers, Qt::NoScrollPhase, false);
    QApplication::sendEvent(chart.viewport(), &event);
}

} // namespace

class SeriesChartTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void initTestCase() {
        loadLanguage("en");
        setUpApplication();
    }

    /// A run that goes on from saved weights fills its chart.
    void stepsBeginWhereTheNumbersDo() {
        Data data;
        for (int step = 8607; step <= 8706; ++step) data.loss.append(std::uint64_t(step), 0.1);
        data.lastStep = 8706;
        Shown late(std::move(data));
        const auto [low, high] = late.chart.shownSteps();
        QVERIFY2(low > 8500 && low <= 8607 && high >= 8706 && high < 8800,
                 qPrintable(QString("%1 %2").arg(low).arg(high)));
        QCOMPARE(Shown(dataOf(100)).chart.shownSteps().low, 0.0);
    }

    void everyLookIsTwice() {
        // Nothing is told by colour alone: dashes and marks differ as colours do.
        std::set<std::vector<double>> dashes;
        std::set<MarkShape> marks;
        std::set<editor::Token> tokens;
        for (const SeriesLook& look : seriesLooks()) {
            dashes.insert(look.dashes);
            marks.insert(look.mark);
            tokens.insert(look.token);
        }
        QCOMPARE(dashes.size(), seriesCount);
        QCOMPARE(marks.size(), seriesCount);
        QCOMPARE(tokens.size(), seriesCount);
    }

    void drawnExtremesAreThoseOfTheNumbers_data() {
        QTest::addColumn<bool>("logarithmicSteps");
        QTest::newRow("linear") << false;
        QTest::newRow("logarithmic") << true;
    }
    void drawnExtremesAreThoseOfTheNumbers() {
        QFETCH(bool, logarithmicSteps);
        Shown shown(dataOf(20000));
        SeriesChart& chart = shown.chart;
        chart.setStepScale(logarithmicSteps ? Scale::Logarithmic : Scale::Linear);
        QVERIFY(chart.pointsOf("loss:loss").size() < 1000);
        QVERIFY(keepsExtremes(chart, shown.data.loss, "loss:loss"));
        chart.zoomSteps(7000, 0.1);
        QVERIFY(chart.isZoomed());
        QVERIFY(keepsExtremes(chart, shown.data.loss, "loss:loss"));
        // The comparison can fail: one spike more in what is compared is found missing.
        StepSeries planted;
        for (std::int64_t i = 0; i < 20000; ++i)
            planted.append(std::uint64_t(i + 1), i == 7000 ? 99.0 : double(shown.data.loss.raw()[i]));
        QVERIFY(!keepsExtremes(chart, planted, "loss:loss"));
    }

    void pixelsReachTheLargestNumber() {
        Data data = dataOf(3000);
        StepSeries spiked;
        for (std::int64_t i = 0; i < 3000; ++i)
            spiked.append(std::uint64_t(i + 1), i == 1500 ? 1.9 : 0.1 + 1e-6 * double(i));
        data.loss = spiked;
        data.test.clear();
        Shown shown(std::move(data));
        shown.chart.setValueScale(Scale::Linear);
        const QImage picture = shown.port()->grab().toImage();
        const QRgb colour = editor::Theme(editor::Tone::Dark).color(editor::Token::Series1).rgb();
        const QPointF peak = shown.chart.placeOf(1501, 1.9);
        const QRect around(int(peak.x()) - 6, 0, 12, picture.height());
        const auto [top, bottom] = inkOf(picture, colour, around);
        QVERIFY2(std::abs(top - peak.y()) < 4, qPrintable(QString("%1 %2").arg(top).arg(peak.y())));
        QVERIFY(bottom > shown.chart.placeOf(1501, 0.2).y());
        // Elsewhere the line is flat at the bottom.
        const auto [flat, below] = inkOf(picture, colour, around.translated(-120, 0));
        QVERIFY(flat > shown.chart.placeOf(1501, 0.2).y());
        Q_UNUSED(below);
    }

    void cursorReadsTheNumbersOfItsStep() {
        Shown shown(dataOf(900));
        shown.data.loss.setSmoothing(0.9);
        shown.chart.refresh();
        for (double step : {1.0, 49.0, 50.0, 333.0, 900.0}) {
            shown.chart.putCursor(step);
            QCOMPARE(shown.chart.cursorStep(), step);
            QVERIFY(readingsAreOf(shown.chart, shown.data.content(), step));
        }
        // The comparison can fail.
        shown.chart.putCursor(333);
        QVERIFY(!readingsAreOf(shown.chart, shown.data.content(), 332));
        const Data other = dataOf(900, 2);
        QVERIFY(!readingsAreOf(shown.chart, other.content(), 333));
    }

    void mouseMovesTheCursorAndAClickPutsIt() {
        Shown shown(dataOf(900));
        SeriesChart& chart = shown.chart;
        QCOMPARE(chart.cursorStep(), 900.0);
        const QPoint at = chart.placeOf(300, 0.2).toPoint();
        QTest::mouseMove(shown.port(), at);
        QVERIFY(std::abs(chart.cursorStep() - 300) < 3);
        QVERIFY(readingsAreOf(chart, shown.data.content(), chart.cursorStep()));
        QTest::mouseClick(shown.port(), Qt::LeftButton, {}, at);
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(&chart, &leave);
        QVERIFY(std::abs(chart.cursorStep() - 300) < 3);
        const double put = chart.cursorStep();
        QTest::keyClick(&chart, Qt::Key_Right);
        QVERIFY(chart.cursorStep() > put);
        QTest::keyClick(&chart, Qt::Key_Left);
        QCOMPARE(chart.cursorStep(), put);
        QTest::keyClick(&chart, Qt::Key_Home);
        QCOMPARE(chart.cursorStep(), 1.0);
        QVERIFY(chart.accessibleDescription().contains("step 1:"));
        QTest::keyClick(&chart, Qt::Key_Escape);
        QCOMPARE(chart.cursorStep(), 900.0);
    }

    void wheelZoomsAtTheCursorAndDoubleClickShowsAll() {
        Shown shown(dataOf(1000));
        SeriesChart& chart = shown.chart;
        const AxisRange whole = chart.shownSteps();
        const QPointF at = chart.placeOf(400, 0.2);
        wheel(chart, at, 3);
        QVERIFY(chart.isZoomed());
        QVERIFY(chart.shownSteps().high - chart.shownSteps().low < 0.6 * whole.high);
        QVERIFY(std::abs(chart.placeOf(400, 0.2).x() - at.x()) < 3);
        wheel(chart, at, -30);
        QCOMPARE(chart.shownSteps(), whole);
        QVERIFY(!chart.isZoomed());
        wheel(chart, at, 3, Qt::ControlModifier);
        const AxisRange values = chart.shownValues(ValueAxis::Left);
        QTest::mouseDClick(shown.port(), Qt::LeftButton, {}, at.toPoint());
        QVERIFY(!chart.isZoomed());
        QVERIFY(chart.shownValues(ValueAxis::Left).high > values.high);
    }

    void wheelOverAnAxisZoomsIt() {
        Shown shown(dataOf(1000));
        SeriesChart& chart = shown.chart;
        const AxisRange steps = chart.shownSteps(), shares = chart.shownValues(ValueAxis::Right);
        const AxisRange values = chart.shownValues(ValueAxis::Left);
        const double middle = chart.plot().center().y();
        wheel(chart, {chart.plot().left() - 10, middle}, 2);
        QCOMPARE(chart.shownSteps(), steps);
        QCOMPARE(chart.shownValues(ValueAxis::Right), shares);
        QVERIFY(chart.shownValues(ValueAxis::Left).high < values.high);
        QVERIFY(chart.shownValues(ValueAxis::Left).low > values.low);
        wheel(chart, {chart.plot().right() + 10, middle}, 2);
        QVERIFY(chart.shownValues(ValueAxis::Right).high < shares.high);
    }

    void dragShowsItsBox() {
        Shown shown(dataOf(1000));
        SeriesChart& chart = shown.chart;
        const QPoint from = chart.placeOf(200, 0.4).toPoint(), to = chart.placeOf(600, 0.12).toPoint();
        QTest::mousePress(shown.port(), Qt::LeftButton, {}, from);
        QTest::mouseMove(shown.port(), to);
        QTest::mouseRelease(shown.port(), Qt::LeftButton, {}, to);
        QVERIFY(std::abs(chart.shownSteps().low - 200) < 4 && std::abs(chart.shownSteps().high - 600) < 4);
        QVERIFY(std::abs(chart.shownValues(ValueAxis::Left).low - 0.12) < 0.01);
        QVERIFY(std::abs(chart.shownValues(ValueAxis::Left).high - 0.4) < 0.02);
        QVERIFY(keepsExtremes(chart, shown.data.loss, "loss:loss"));
        // The middle button pans: what was under it follows it.
        const QPoint held = chart.placeOf(400, 0.2).toPoint();
        QTest::mousePress(shown.port(), Qt::MiddleButton, {}, held);
        QTest::mouseMove(shown.port(), held + QPoint(60, 10));
        QTest::mouseRelease(shown.port(), Qt::MiddleButton, {}, held + QPoint(60, 10));
        QVERIFY((chart.placeOf(400, 0.2) - (held + QPoint(60, 10))).manhattanLength() < 4);
        // Not beyond the first step.
        chart.pan({10000, 0});
        QVERIFY(chart.shownSteps().low >= -1e-9);
    }

    void keysZoomPanAndShowAll() {
        Shown shown(dataOf(1000));
        SeriesChart& chart = shown.chart;
        const AxisRange whole = chart.shownSteps();
        chart.putCursor(500);
        QTest::keyClick(&chart, Qt::Key_Plus);
        QTest::keyClick(&chart, Qt::Key_Plus);
        const AxisRange near = chart.shownSteps();
        QVERIFY(near.low > whole.low && near.high < whole.high);
        QTest::keyClick(&chart, Qt::Key_Right, Qt::ShiftModifier);
        QVERIFY(chart.shownSteps().low > near.low);
        QTest::keyClick(&chart, Qt::Key_Minus);
        QVERIFY(chart.shownSteps().high - chart.shownSteps().low > near.high - near.low);
        QTest::keyClick(&chart, Qt::Key_0);
        QCOMPARE(chart.shownSteps(), whole);
    }

    void editsAreFlagsAtTheirSteps() {
        Data data = dataOf(1000);
        data.edits = {{300, "Filters 8 to 16"}, {700, "Mute ReLU"}};
        Shown shown(std::move(data));
        SeriesChart& chart = shown.chart;
        auto isAt = [&](std::size_t edit, double step) {
            return std::abs(chart.flagRect(edit).left() - chart.placeOf(step, 0).x()) < 3;
        };
        QVERIFY(isAt(0, 300));
        QVERIFY(isAt(1, 700));
        QVERIFY(!isAt(0, 310));
        QVERIFY(chart.flagRect(2).isEmpty());
        // The flag is drawn there: the picture with another step differs at the old place.
        const QRect flag = chart.flagRect(0).toAlignedRect();
        const QImage before = shown.port()->grab(flag).toImage();
        shown.data.edits[0].step = 500;
        chart.refresh();
        QVERIFY(shown.port()->grab(flag).toImage() != before);
        QVERIFY(isAt(0, 500));
        chart.zoomSteps(900, 0.3);
        QVERIFY(chart.flagRect(0).isEmpty());
    }

    void exportedNumbersAreTheHistory() {
        Data data = dataOf(1000);
        data.edits = {{300, "Filters 8 to 16"}};
        Shown shown(std::move(data));
        QTemporaryDir folder;
        const std::string file = folder.filePath("run.csv").toStdString();
        QVERIFY(exportChart(shown.chart, file));
        QFile written(QString::fromStdString(file));
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QByteArray csv = written.readAll();
        QVERIFY(csv.startsWith("step,loss:loss,test:loss,metric:accuracy,edit\n"));
        QVERIFY(tableIsOf(csv, shown.data.content()));
        QCOMPARE(tableOf(csv).at("edit")[299], QString("Filters 8 to 16"));
        QCOMPARE(tableOf(csv).at("edit").filter("Filters").size(), 1);
        // The comparison can fail: one number changed, one test moved.
        Data planted = dataOf(1000);
        StepSeries changed;
        for (std::int64_t i = 0; i < 1000; ++i)
            changed.append(std::uint64_t(i + 1), double(planted.loss.raw()[i]) + (i == 512 ? 1e-3 : 0));
        planted.loss = changed;
        QVERIFY(!tableIsOf(csv, planted.content()));
        planted = dataOf(1000);
        planted.test[3].rx() += 1;
        QVERIFY(!tableIsOf(csv, planted.content()));
    }

    void exportedPicturesAreTheChart() {
        Shown shown(dataOf(1000));
        QTemporaryDir folder;
        QVERIFY(exportChart(shown.chart, folder.filePath("a.png").toStdString()));
        const QImage picture(folder.filePath("a.png"));
        QCOMPARE(picture.size(), shown.port()->size() * 2);
        const QRgb colour = editor::Theme(editor::Tone::Dark).color(editor::Token::Series1).rgb();
        QVERIFY(inkOf(picture, colour, picture.rect()).first > 0);
        QVERIFY(exportChart(shown.chart, folder.filePath("a.SVG").toStdString()));
        QSvgRenderer drawing(folder.filePath("a.SVG"));
        QVERIFY(drawing.isValid());
        QImage drawn(shown.port()->size() * 2, QImage::Format_RGB32);
        QPainter painter(&drawn);
        drawing.render(&painter);
        painter.end();
        QVERIFY(inkOf(drawn, colour, drawn.rect()).first > 0);
        QFile text(folder.filePath("a.SVG"));
        QVERIFY(text.open(QIODevice::ReadOnly));
        QVERIFY(text.readAll().contains("train loss")); // As text, not as outlines or pixels.
        const auto unknown = exportChart(shown.chart, folder.filePath("a.gif").toStdString());
        QVERIFY(!unknown && unknown.error().code == ErrorCode::WrongCall);
        const auto unwritable = exportChart(shown.chart, "/nowhere/at/all.png");
        QVERIFY(!unwritable && unwritable.error().code == ErrorCode::Unwritable);
    }

    void emptyChartSaysWhatToDo() {
        Shown shown(Data{});
        QCOMPARE(shown.chart.pointCount(), 0);
        const QImage empty = shown.port()->grab().toImage();
        shown.data.lastStep = 0;
        QVERIFY(inkOf(empty, editor::Theme(editor::Tone::Dark).color(editor::Token::Line).rgb(), empty.rect())
                    .first >= 0); // Its axes are there.
        for (int key : {Qt::Key_Left, Qt::Key_Plus, Qt::Key_0, Qt::Key_Home})
            QTest::keyClick(&shown.chart, Qt::Key(key));
        QTest::mouseClick(shown.port(), Qt::LeftButton, {}, QPoint(200, 100));
        QTemporaryDir folder;
        QVERIFY(exportChart(shown.chart, folder.filePath("none.csv").toStdString()));
    }

    void logarithmWithoutPositiveNumbersIsDrawn() {
        Data data = dataOf(200);
        StepSeries zero;
        for (int i = 1; i <= 200; ++i)
            zero.append(std::uint64_t(i), i < 100 ? 1.0 / i : i == 150 ? NAN : 0.0);
        data.loss = zero;
        Shown shown(std::move(data));
        const AxisRange values = shown.chart.shownValues(ValueAxis::Left);
        QVERIFY(values.low > 0 && values.high > values.low && values.high < 1e3);
        QVERIFY(!shown.port()->grab().toImage().isNull());
    }

    void aMillionNumbersAreShownQuickly() {
        Shown shown(dataOf(1'000'000));
        SeriesChart& chart = shown.chart;
        QVERIFY(keepsExtremes(chart, shown.data.loss, "loss:loss"));
        QVERIFY(chart.pointCount() < 10 * chart.width());
        // Processor time of this thread: other programs do not count.
        std::map<QString, std::vector<double>> costs;
        auto timed = [&](const QString& what, auto&& look) {
            const double before = threadMilliseconds();
            look();
            chart.grab();
            costs[what].push_back(threadMilliseconds() - before);
        };
        for (int i = 0; i < 20; ++i) {
            timed("zoom", [&] { chart.zoomSteps(500000, 0.9); });
            timed("cursor", [&] { chart.putCursor(400000 + 1000 * i); });
            timed("refresh", [&] { chart.refresh(); });
        }
        for (auto& [what, times] : costs) {
            std::sort(times.begin(), times.end());
            qInfo("%s over a million numbers: median %.1f ms, largest %.1f ms", qPrintable(what), times[10],
                  times.back());
            QVERIFY2(times[10] < 50, qPrintable(what));
        }
    }

    void paintingWhatIsNewIsPaintingAll() {
        // A refresh repaints only the newest part; what stands there afterwards must be what all of it is.
        for (Scale scale : {Scale::Linear, Scale::Logarithmic}) {
            Shown shown(dataOf(700));
            shown.chart.setStepScale(scale);
            QCoreApplication::processEvents();
            for (int step = 701; step <= 760; ++step) {
                shown.data.loss.append(std::uint64_t(step), 0.07 + 0.001 * (step % 7));
                shown.data.accuracy.append(std::uint64_t(step), 0.9);
                shown.data.lastStep = step;
                shown.chart.refresh();
                QCoreApplication::processEvents();
            }
            const QImage grown = shown.chart.screen()->grabWindow(shown.chart.winId()).toImage();
            shown.port()->update();
            QCoreApplication::processEvents();
            const QImage whole = shown.chart.screen()->grabWindow(shown.chart.winId()).toImage();
            QVERIFY(!whole.isNull());
            int different = 0;
            for (int y = 0; y < whole.height(); ++y)
                for (int x = 0; x < whole.width(); ++x) different += whole.pixel(x, y) != grown.pixel(x, y);
            // Antialiasing at the seam of two paintings may round otherwise.
            QVERIFY2(different < 200, qPrintable(QString::number(different)));
        }
    }
};

QTEST_MAIN(SeriesChartTest)
#include "series_chart_test.moc"
