// SPDX-License-Identifier: GPL-3.0-or-later
// What a canvas of 1,000 blocks and 2,000 wires costs in the whole window, the canvas being 1440×900 large:
// `glassbox-canvas-bench [ROUNDS [WHAT]]`, with QT_QPA_PLATFORM=offscreen or on a display. Every figure is of
// one real event (mouse, wheel, edit) and all the painting that it brings, in milliseconds of the window's
// thread. Prints one JSON object a row, with the limit; exits with 1 where one is not kept.
#include "app/main_window.h"
#include "app/render.h"
#include "app/texts/texts.h"
#include "editor/edits/edits.h"
#include "editor/scene/graph_view.h"
#include "engine/model/model_json.h"
#include "tests/support/large_model.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>

namespace {

using namespace glassbox;
using editor::Travel;

constexpr const char* hub = "hub"; ///< The block with twenty wires.
constexpr QSize canvasSize(1440, 900);

double thread_milliseconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return 1e3 * double(now.tv_sec) + 1e-6 * double(now.tv_nsec);
}

double percentile(std::vector<double> values, double part) {
    std::sort(values.begin(), values.end());
    return values[std::min(values.size() - 1, std::size_t(part * double(values.size())))];
}

/// Limits of a row; an edit has one for each of its repetitions.
struct Limits {
    double median = 16;
    double p99 = 33;
};
constexpr Limits frame{16, 33}, edit{50, 50};

/// Takes down what was measured, and whether all of it kept its limits.
class Report {
  public:
    void row(const QString& what, const std::vector<double>& costs, const Limits& limits) {
        const double median = percentile(costs, 0.5), p99 = percentile(costs, 0.99);
        const bool ok = median < limits.median && p99 < limits.p99;
        allOk_ = allOk_ && ok;
        std::printf("{\"what\":\"%s\",\"count\":%zu,\"median\":%.2f,\"p99\":%.2f,\"most\":%.2f,"
                    "\"median_limit\":%g,\"p99_limit\":%g,\"ok\":%s}\n",
                    qPrintable(what), costs.size(), median, p99, percentile(costs, 1), limits.median,
                    limits.p99, ok ? "true" : "false");
        std::fflush(stdout);
    }
    void opened(double wall, double thread, const app::MainWindow& window) {
        const bool ok = wall < 1000;
        allOk_ = allOk_ && ok;
        const QSize size = window.view()->size();
        std::printf(
            "{\"what\":\"open\",\"canvas\":\"%dx%d\",\"wall\":%.1f,\"thread\":%.1f,\"wall_limit\":1000,"
            "\"ok\":%s}\n",
            size.width(), size.height(), wall, thread, ok ? "true" : "false");
    }
    bool allOk() const { return allOk_; }

  private:
    bool allOk_ = true;
};

/// The large model, and in the place of a block in its middle one with eight wires in and twelve out.
Model model_with_hub() {
    Model model = large_model();
    Definition& graph = model.main();
    graph.blocks[hub].kind = "Add";
    graph.blocks[hub].parameters["inputs"] = std::int64_t(8);
    graph.layout[hub] = graph.layout["b494"];
    graph.layout["b494"] = {graph.layout[hub].x, -304};
    for (int i = 0; i < 8; ++i)
        graph.wires.push_back(
            {{"b" + std::to_string(8 * 40 + 9 + i), "out"}, {hub, "in" + std::to_string(i + 1)}});
    int fed = 0;
    for (int cell = 14 * 40 + 8; fed < 12; ++cell) {
        Block& block = graph.blocks["b" + std::to_string(cell)];
        if (block.kind != "Add") continue;
        block.parameters["inputs"] = std::int64_t(4);
        graph.wires.push_back({{hub, "out"}, {"b" + std::to_string(cell), "in4"}});
        ++fed;
    }
    std::sort(graph.wires.begin(), graph.wires.end());
    return model;
}

/// One window with its document, and what people do in it.
class Bench : public QObject {
  public:
    Bench(app::MainWindow& window, Report& report, int rounds, const QString& only)
        : window_(window), view_(*window.view()), report_(report), rounds_(rounds), only_(only) {
        view_.installEventFilter(this);
    }

    bool eventFilter(QObject*, QEvent* event) override {
        paints_ += event->type() == QEvent::Paint;
        return false;
    }

    /// What the event loop does next; without one, nothing that was thrown away would ever go.
    static void loop() {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

    /// Everything that is due is done and painted, to the last sharp part.
    void finish() {
        do {
            loop();
            if (!view_.isSharp()) view_.repaint();
        } while (!view_.isSharp());
    }

    /// What each of so many events costs with the painting that follows; between them the picture gets sharp.
    bool wants(const QString& name) const { return only_.isEmpty() || name.contains(only_); }
    template <class F>
    std::vector<double> costsOf(int rounds, F&& change, std::vector<double>* sharp = nullptr) {
        std::vector<double> costs;
        finish();
        for (int i = 0; i < rounds; ++i) {
            const double start = thread_milliseconds();
            const int painted = paints_;
            change(i);
            loop();
            if (paints_ == painted) view_.repaint(); // Where nothing was due it is painted all the same.
            costs.push_back(thread_milliseconds() - start);
            finish();
            if (sharp) sharp->push_back(thread_milliseconds() - start);
        }
        return costs;
    }

    void mouse(QEvent::Type type, const QPointF& at, Qt::MouseButton button, Qt::MouseButtons buttons) {
        QMouseEvent event(type, at, view_.mapToGlobal(at), button, buttons, Qt::NoModifier);
        QCoreApplication::sendEvent(&view_, &event);
    }

    void pan(const QString& name) {
        if (!wants(name)) return;
        QPointF at(700, 450);
        mouse(QEvent::MouseButtonPress, at, Qt::MiddleButton, Qt::MiddleButton);
        const auto costs = costsOf(rounds_, [&](int i) {
            at += QPointF(i / 40 % 2 ? -23 : 23, i / 60 % 2 ? -11 : 11);
            mouse(QEvent::MouseMove, at, Qt::NoButton, Qt::MiddleButton);
        });
        mouse(QEvent::MouseButtonRelease, at, Qt::MiddleButton, Qt::NoButton);
        report_.row(name, costs, frame);
    }

    /// One turn of the wheel after the other; the picture is sharp before the next, which is the dearest
    /// case.
    void zoom() {
        if (!wants("zoom")) return;
        std::vector<double> sharp;
        const auto costs = costsOf(
            rounds_,
            [&](int i) {
                const int angle = i / 18 % 2 ? 120 : -120;
                QWheelEvent event(QPointF(700, 450), view_.mapToGlobal(QPointF(700, 450)), {}, {0, angle},
                                  Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
                QCoreApplication::sendEvent(&view_, &event);
            },
            &sharp);
        report_.row("zoom by the wheel from 100 % down to 4 % and back", costs, frame);
        report_.row("the same until the last part is sharp", sharp, {33, 66});
    }

    /// The block with twenty wires, by its header.
    void drag(const QString& name) {
        if (!wants(name)) return;
        view_.reveal(hub);
        const auto& block = window_.scene().blocks()[std::size_t(window_.scene().indexOf(hub))];
        QPointF at = view_.toView(block.position + QPointF(86, 15));
        mouse(QEvent::MouseButtonPress, at, Qt::LeftButton, Qt::LeftButton);
        const auto costs = costsOf(rounds_, [&](int i) {
            at += QPointF(i / 25 % 2 ? -9 : 9, i / 15 % 2 ? -7 : 7);
            mouse(QEvent::MouseMove, at, Qt::NoButton, Qt::LeftButton);
        });
        report_.row(name, costs, frame);
        const auto drop =
            costsOf(1, [&](int) { mouse(QEvent::MouseButtonRelease, at, Qt::LeftButton, Qt::NoButton); });
        report_.row(name + ", dropped", drop, edit);
        window_.document().undoStack().undo();
    }

    /// An edit and its undo, in turns.
    void edits(const QString& name, const std::function<void(Definition&, int)>& change) {
        if (!wants(name)) return;
        std::vector<double> done, undone;
        for (int i = 0; i < std::min(rounds_, 40); ++i) {
            done.push_back(costsOf(1, [&](int) {
                               window_.document().editGraph("edit",
                                                            [&](Definition& graph) { change(graph, i); });
                           }).front());
            undone.push_back(costsOf(1, [&](int) { window_.document().undoStack().undo(); }).front());
        }
        report_.row("edit: " + name, done, edit);
        report_.row("undo: " + name, undone, edit);
    }

  private:
    app::MainWindow& window_;
    editor::GraphView& view_;
    Report& report_;
    int rounds_ = 0;
    int paints_ = 0;
    QString only_;
};

void look_around(Bench& bench, editor::GraphView& view) {
    for (const auto& [name, scale] :
         {std::pair("100 %", 1.0), {"50 %", 0.5}, {"46 %", 0.46}, {"44 %", 0.44}, {"21 %", 0.21}}) {
        view.zoomAt({700, 450}, scale / view.zoom());
        bench.pan(QString("pan at %1").arg(name));
    }
    view.fit(Travel::Instant);
    bench.pan("pan, everything in sight");
    view.fit(Travel::Instant);
    view.zoomAt({700, 450}, 1 / view.zoom());
    bench.zoom();
}

void drag_and_edit(Bench& bench, editor::GraphView& view) {
    for (const auto& [name, scale] : {std::pair("100 %", 1.0), {"50 %", 0.5}, {"30 %", 0.3}}) {
        view.zoomAt({700, 450}, scale / view.zoom());
        bench.drag(QString("drag a block with 20 wires at %1").arg(name));
    }
    view.zoomAt({700, 450}, 0.5 / view.zoom());
    bench.edits("a rate", [](Definition& graph, int i) {
        graph.blocks["optimizer"].parameters["rate"] = 0.002 + 0.001 * (i % 5);
    });
    bench.edits("the number of inputs",
                [](Definition& graph, int) { graph.blocks["b492"].parameters["inputs"] = std::int64_t(4); });
    bench.edits("a width, which 900 blocks follow",
                [](Definition& graph, int) { graph.blocks["stem"].parameters["units"] = std::int64_t(17); });
    bench.edits("a wire removed", [](Definition& graph, int) {
        std::erase_if(graph.wires, [](const Wire& wire) { return wire.to == PortRef{"b492", "in3"}; });
    });
    bench.edits("a wire added", [](Definition& graph, int) {
        editor::connect(graph, {{"b409", "out"}, {hub, "in1"}});
    });
    bench.edits("a block deleted", [](Definition& graph, int) { editor::remove_blocks(graph, {"b533"}); });
    bench.edits("the block with 20 wires deleted",
                [](Definition& graph, int) { editor::remove_blocks(graph, {hub}); });
    bench.edits("a block added", [](Definition& graph, int) {
        editor::add_block(graph, "ReLU", {4000, 2000});
    });
    bench.edits("a block moved", [](Definition& graph, int) { graph.layout["b492"].x += 24; });
    bench.edits("a block muted", [](Definition& graph, int) { editor::set_muted(graph, {"b493"}, true); });
}

int run(int rounds, const QString& only) {
    QTemporaryDir folder;
    cli::CommandLine call;
    call.file = folder.filePath("large.glassbox").toStdString();
    call.device = "cpu";
    call.threads = 1;
    if (!save_model(model_with_hub(), call.file)) return 2;
    Report report;
    app::MainWindow window(app::Memory::None);
    window.resize(canvasSize + QSize(480, 380));
    window.show();
    QCoreApplication::processEvents();
    window.resize(window.size() + canvasSize - window.view()->size());
    QCoreApplication::processEvents();
    Bench bench(window, report, rounds, only);
    QElapsedTimer clock;
    clock.start();
    const double start = thread_milliseconds();
    window.open(call);
    bench.finish();
    report.opened(1e-6 * double(clock.nsecsElapsed()), thread_milliseconds() - start, window);
    for (const Diagnostic& finding : window.document().checked().diagnostics)
        if (finding.severity == Severity::Error)
            std::fprintf(stderr, "%s: %s\n", finding.block.c_str(), qPrintable(text(finding.message)));
    if (!window.document().checked().ok()) return 2;
    look_around(bench, *window.view());
    drag_and_edit(bench, *window.view());
    double load[1] = {0};
    if (getloadavg(load, 1) < 1) load[0] = -1;
    std::printf("{\"what\":\"done\",\"blocks\":%zu,\"wires\":%zu,\"load\":%.2f,\"ok\":%s}\n",
                window.scene().blocks().size(), window.scene().wires().size(), load[0],
                report.allOk() ? "true" : "false");
    return report.allOk() ? 0 : 1;
}

} // namespace

int main(int count, char** arguments) {
    loadLanguage("en");
    QApplication application(count, arguments);
    app::setUpApplication();
    return run(count > 1 ? std::max(10, std::atoi(arguments[1])) : 200,
               count > 2 ? QString(arguments[2]) : QString());
}
