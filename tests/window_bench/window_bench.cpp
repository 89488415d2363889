// SPDX-License-Identifier: GPL-3.0-or-later
// What an open window costs the training: `glassbox-window-bench FILE [ROUNDS] [SECONDS] [PAGE…]`, on a
// display (Xvfb will do), with these pages of the docks in front, or with `all` of them open at once: one in
// each column, the others in windows of their own. The same run trains with the window hidden and shown in
// turn; then the ε sliders of the adversarial panel and of the lab are moved 200 times each. Prints one JSON
// object.
#include "app/adversarial/lab_controller.h"
#include "app/docks/dock_area.h"
#include "app/docks/dock_tabs.h"
#include "app/docks/gradients_panel.h"
#include "app/docks/loss_panel.h"
#include "app/inside_controller.h"
#include "app/main_window.h"
#include "app/render.h"
#include "app/texts/texts.h"
#include "editor/scene/graph_view.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMouseEvent>
#include <QScreen>
#include <QSlider>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <map>
#include <utility>

namespace {

using namespace glassbox;

double processor_seconds(clockid_t whose) {
    timespec now{};
    clock_gettime(whose, &now);
    return double(now.tv_sec) + 1e-9 * double(now.tv_nsec);
}

double thread_seconds() {
    return processor_seconds(CLOCK_THREAD_CPUTIME_ID);
}

/// Counts paint events and notes the processor time of every event that the window's thread handles, nested
/// ones as part of the outermost.
class MeasuredApplication final : public QApplication {
  public:
    using QApplication::QApplication;
    std::vector<double> milliseconds;
    bool measuring = false;
    int chart_paints = 0;
    int canvas_paints = 0;
    int paints = 0;
    const QObject* chart = nullptr;
    const QObject* canvas = nullptr;
    const QObject* picture = nullptr; ///< Of the attack's result.
    int picture_paints = 0;
    std::map<const QObject*, int> paints_of;

    /// Milliseconds of each kind of event at each class of receiver, without the events inside.
    std::map<QString, double> own;

    bool notify(QObject* receiver, QEvent* event) override {
        picture_paints += receiver == picture && event->type() == QEvent::Paint;
        if (!measuring) return QApplication::notify(receiver, event);
        if (event->type() == QEvent::Paint) {
            ++paints;
            ++paints_of[receiver];
            chart_paints += receiver == chart;
            canvas_paints += receiver == canvas;
        }
        // The receiver may be gone afterwards.
        const QString kind = QString("%1 %2").arg(receiver->metaObject()->className()).arg(event->type());
        const double outer = std::exchange(inside_, 0);
        ++depth_;
        const double start = thread_seconds();
        const bool handled = QApplication::notify(receiver, event);
        const double spent = 1e3 * (thread_seconds() - start);
        own[kind] += spent - inside_;
        inside_ = outer + spent;
        if (--depth_ == 0) milliseconds.push_back(spent);
        return handled;
    }

    /// The kinds that cost most, in milliseconds a second.
    QJsonObject dearest(double seconds) const {
        std::vector<std::pair<double, QString>> sorted;
        for (const auto& [kind, cost] : own) sorted.emplace_back(cost, kind);
        std::sort(sorted.rbegin(), sorted.rend());
        QJsonObject result;
        for (std::size_t i = 0; i < std::min<std::size_t>(12, sorted.size()); ++i)
            result[sorted[i].second] = sorted[i].first / seconds;
        return result;
    }

  private:
    int depth_ = 0;
    double inside_ = 0;
};

/// Lets the window live for so long.
void live(double seconds) {
    QEventLoop loop;
    QTimer::singleShot(int(1e3 * seconds), &loop, &QEventLoop::quit);
    loop.exec();
}

/// Steps a second of the running training over a while.
double speed(app::MainWindow& window, double seconds) {
    live(0.5);
    const auto first = window.session().snapshot()->step;
    QElapsedTimer timer;
    timer.start();
    live(seconds);
    return double(window.session().snapshot()->step - first) / (1e-3 * double(timer.elapsed()));
}

double quantile(std::vector<double> values, double part) {
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[std::size_t(part * double(values.size() - 1))];
}

double median(const std::vector<double>& values) {
    return quantile(values, 0.5);
}

QJsonArray each_round(const std::vector<double>& values) {
    QJsonArray result;
    for (const double value : values) result.append(value);
    return result;
}

/// Moves the ε slider's handle as a drag does.
void move_slider(QSlider& slider, int value) {
    const QPointF to(double(slider.width()) * value / slider.maximum(), slider.height() / 2.0);
    QMouseEvent move(QEvent::MouseMove, to, slider.mapToGlobal(to), Qt::NoButton, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&slider, &move);
}

/// Milliseconds from each move of the ε slider until the picture of that ε is painted, while the model
/// trains.
std::vector<double> follow_slider(MeasuredApplication& application, app::AttackLab& lab, QSlider& slider,
                                  app::SamplePlaces& places, int moves) {
    live(3); // Its programs are compiled when they are first asked for.
    application.picture = places.place(app::AttackPlace::Result)->picture();
    const QPointF middle(double(slider.width()) * slider.value() / slider.maximum(), slider.height() / 2.0);
    QMouseEvent press(QEvent::MouseButtonPress, middle, slider.mapToGlobal(middle), Qt::LeftButton,
                      Qt::LeftButton, {});
    QCoreApplication::sendEvent(&slider, &press);
    // A paint counts from when the picture was there: both may come in one round of events.
    double shown = -1;
    int paints = 0;
    const QObject listening; // Ends with this function.
    QObject::connect(&places, &app::SamplePlaces::shown, &listening, [&](double epsilon) {
        if (shown != epsilon) paints = application.picture_paints;
        shown = epsilon;
    });
    std::vector<double> waits;
    for (int i = 0; i < moves; ++i) {
        live(0.03 + 0.002 * (i % 17)); // As a hand moves: not in step with anything else.
        const double before = lab.options().epsilon;
        QElapsedTimer clock;
        clock.start();
        move_slider(slider, 20 + (i * 37) % 260);
        const double epsilon = lab.options().epsilon;
        if (epsilon == before) continue;
        while (clock.elapsed() < 2000 && !(shown == epsilon && application.picture_paints > paints))
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        waits.push_back(1e-6 * double(clock.nsecsElapsed()));
    }
    QMouseEvent release(QEvent::MouseButtonRelease, middle, slider.mapToGlobal(middle), Qt::LeftButton, {},
                        {});
    QCoreApplication::sendEvent(&slider, &release);
    return waits;
}

/// All panels at once: the first of each column stays, the others get windows, side by side on the screen.
void open_all(app::MainWindow& window) {
    app::DockArea& docks = *window.docks();
    QStringList own;
    for (const QString& id : docks.panels())
        if (docks.tabsOf(id)->current() != id) own << id;
    const QRect screen = window.screen()->geometry();
    QPoint place(screen.left(), window.frameGeometry().bottom() + 1);
    for (const QString& id : own) {
        docks.floatOut(id);
        QWidget* panel = docks.tabsOf(id)->window();
        panel->resize(620, 340);
        if (place.x() + panel->width() > screen.right()) place = {screen.left(), place.y() + panel->height()};
        panel->move(place);
        place.rx() += panel->width();
    }
}

/// The panels that are in front, by id.
std::map<QString, QWidget*> visible_panels(app::MainWindow& window) {
    std::map<QString, QWidget*> result;
    app::DockArea& docks = *window.docks();
    for (const QString& id : docks.panels())
        if (docks.tabsOf(id)->current() == id)
            for (const app::DockPage& page : docks.tabsOf(id)->pages())
                if (page.id == id) result[id] = page.page;
    return result;
}

/// The window with the panels that stand in windows of their own: they are hidden and shown together.
void set_visible(app::MainWindow& window, bool visible) {
    window.setVisible(visible);
    for (const auto& [id, panel] : visible_panels(window))
        if (panel->window() != &window) panel->window()->setVisible(visible);
}

/// Repaints a second of each panel: of its own surface that was painted most among those that hold data (a
/// tenth of the panel at least; a line of text is none).
QJsonObject panel_paints(const MeasuredApplication& application, app::MainWindow& window, double seconds) {
    QJsonObject result;
    for (const auto& [id, panel] : visible_panels(window)) {
        int most = 0;
        for (const QWidget* child : panel->findChildren<QWidget*>()) {
            const auto found = application.paints_of.find(child);
            if (found == application.paints_of.end() || !child->findChildren<QWidget*>().isEmpty()) continue;
            if (child->width() * child->height() * 10 >= panel->width() * panel->height())
                most = std::max(most, found->second);
        }
        result[id] = most / seconds;
    }
    return result;
}

/// What was measured while the window was hidden and shown in turn.
struct Rounds {
    std::vector<double> hidden; ///< Steps a second.
    std::vector<double> ratios; ///< Shown over hidden.
    double shown_seconds = 0;
    double window_seconds = 0;  ///< Of the window's thread, while it was shown.
    double process_seconds = 0; ///< Of all threads, while it was shown.
};

Rounds measure_rounds(MeasuredApplication& application, app::MainWindow& window, int count, double seconds) {
    Rounds rounds;
    for (int round = 0; round < count; ++round) {
        set_visible(window, false);
        rounds.hidden.push_back(speed(window, seconds));
        set_visible(window, true);
        live(0.5);
        application.measuring = true;
        const double window_before = thread_seconds();
        const double process_before = processor_seconds(CLOCK_PROCESS_CPUTIME_ID);
        rounds.ratios.push_back(speed(window, seconds) / rounds.hidden.back());
        rounds.window_seconds += thread_seconds() - window_before;
        rounds.process_seconds += processor_seconds(CLOCK_PROCESS_CPUTIME_ID) - process_before;
        application.measuring = false;
        rounds.shown_seconds += seconds + 0.5;
    }
    return rounds;
}

void bring_to_front(app::MainWindow& window, const std::vector<std::string>& pages) {
    if (!pages.empty() && pages.front() == "all") open_all(window);
    for (const std::string& page : pages)
        for (app::DockTabs* dock : window.findChildren<app::DockTabs*>())
            if (dock->has(page.c_str())) dock->show(page.c_str());
}

/// The chart and the canvas whose repaints are counted.
void watch(MeasuredApplication& application, app::MainWindow& window) {
    const bool gradients = window.gradientsPanel()->isVisibleTo(&window);
    const app::ChartPanel* panel = gradients ? static_cast<app::ChartPanel*>(window.gradientsPanel())
                                             : static_cast<app::ChartPanel*>(window.lossPanel());
    application.chart = panel->chart()->viewport();
    application.canvas = window.findChild<editor::GraphView*>();
}

QJsonObject result_of(const MeasuredApplication& application, const Rounds& rounds) {
    const double seconds = rounds.shown_seconds;
    return {{"hidden_steps_per_second", median(rounds.hidden)},
            {"shown_over_hidden", median(rounds.ratios)},
            {"shown_over_hidden_rounds", each_round(rounds.ratios)},
            {"chart_paints_per_second", application.chart_paints / seconds},
            {"canvas_paints_per_second", application.canvas_paints / seconds},
            {"paints_per_second", application.paints / seconds},
            {"window_thread_share", rounds.window_seconds / seconds},
            {"process_share", rounds.process_seconds / seconds},
            {"own_ms_per_second", application.dearest(seconds)},
            {"events", double(application.milliseconds.size())},
            {"event_ms_p99", quantile(application.milliseconds, 0.99)},
            {"event_ms_max", quantile(application.milliseconds, 1)}};
}

void add_waits(QJsonObject& result, const QString& name, const std::vector<double>& waits) {
    result[name + "_moves"] = double(waits.size());
    result[name + "_ms_median"] = median(waits);
    result[name + "_ms_p95"] = quantile(waits, 0.95);
    result[name + "_ms_max"] = quantile(waits, 1);
}

/// The slider of the dock, then that of the lab.
void measure_sliders(MeasuredApplication& application, app::MainWindow& window, QJsonObject& result) {
    app::AttackLab& lab = window.inside().attack();
    window.showDock("adversarial");
    const app::AdversarialPanel& panel = *window.inside().adversarial();
    add_waits(result, "epsilon", follow_slider(application, lab, *panel.slider(), *panel.places(), 200));
    window.lab().open();
    const app::LabPage& page = *window.lab().page();
    add_waits(result, "lab_epsilon", follow_slider(application, lab, *page.slider(), *page.places(), 200));
}

} // namespace

int main(int count, char** arguments) {
    if (count < 2) {
        std::fprintf(stderr, "glassbox-window-bench FILE [ROUNDS] [SECONDS] [PAGE…]\n");
        return 2;
    }
    loadLanguage("en");
    MeasuredApplication application(count, arguments);
    app::setUpApplication();
    app::MainWindow window(app::Memory::None);
    window.resize(1440, 900);
    cli::CommandLine call;
    call.file = arguments[1];
    call.device = "cpu";
    window.open(call);
    window.session().waitUntilIdle();
    window.show();
    live(0.5);
    bring_to_front(window, {arguments + std::min(count, 4), arguments + count});
    watch(application, window);
    window.session().play();
    const Rounds rounds = measure_rounds(application, window, count > 2 ? std::atoi(arguments[2]) : 5,
                                         count > 3 ? std::atof(arguments[3]) : 5);
    QJsonObject result = result_of(application, rounds);
    result["panel_paints_per_second"] = panel_paints(application, window, rounds.shown_seconds);
    measure_sliders(application, window, result);
    window.session().pause();
    window.session().waitUntilIdle();
    std::printf("%s\n", QJsonDocument(result).toJson(QJsonDocument::Compact).constData());
    return 0;
}
