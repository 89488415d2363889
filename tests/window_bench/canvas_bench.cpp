// SPDX-License-Identifier: GPL-3.0-or-later
// What a canvas of 1,000 blocks and 2,000 wires costs, at 1440×900: `glassbox-canvas-bench [ROUNDS]`, with
// QT_QPA_PLATFORM=offscreen or on a display. Prints one JSON object a row: the processor time of the window's
// thread for one event and its painting, in milliseconds.
#include "app/main_window.h"
#include "app/render.h"
#include "app/texts/texts.h"
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
#include <ctime>

namespace {

using namespace glassbox;
using editor::Travel;

double thread_milliseconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return 1e3 * double(now.tv_sec) + 1e-6 * double(now.tv_nsec);
}

double percentile(std::vector<double> values, double part) {
    std::sort(values.begin(), values.end());
    return values[std::min(values.size() - 1, std::size_t(part * double(values.size())))];
}

void print(const char* name, const std::vector<double>& costs) {
    std::printf("{\"what\":\"%s\",\"count\":%zu,\"median\":%.2f,\"p99\":%.2f,\"most\":%.2f}\n", name,
                costs.size(), percentile(costs, 0.5), percentile(costs, 0.99), percentile(costs, 1));
    std::fflush(stdout);
}

/// What each of so many changes costs with the painting that follows.
template <class F>
std::vector<double> costs_of(QWidget& view, int rounds, F&& change) {
    std::vector<double> costs;
    for (int i = 0; i < rounds; ++i) {
        const double start = thread_milliseconds();
        change(i);
        QCoreApplication::sendPostedEvents();
        view.repaint(); // What is due is painted once.
        costs.push_back(thread_milliseconds() - start);
    }
    return costs;
}

void mouse(QWidget& view, QEvent::Type type, const QPointF& at, Qt::MouseButton button,
           Qt::MouseButtons buttons) {
    QMouseEvent event(type, at, view.mapToGlobal(at), button, buttons, Qt::NoModifier);
    QCoreApplication::sendEvent(&view, &event);
}

std::vector<double> pan(QWidget& view, int rounds) {
    QPointF at(700, 450);
    mouse(view, QEvent::MouseButtonPress, at, Qt::MiddleButton, Qt::MiddleButton);
    auto costs = costs_of(view, rounds, [&](int i) {
        at += QPointF(i / 40 % 2 ? -23 : 23, i / 60 % 2 ? -11 : 11);
        mouse(view, QEvent::MouseMove, at, Qt::NoButton, Qt::MiddleButton);
    });
    mouse(view, QEvent::MouseButtonRelease, at, Qt::MiddleButton, Qt::NoButton);
    return costs;
}

std::vector<double> zoom(QWidget& view, int rounds) {
    return costs_of(view, rounds, [&](int i) {
        const int angle = i / 18 % 2 ? 120 : -120;
        QWheelEvent event(QPointF(700, 450), view.mapToGlobal(QPointF(700, 450)), {}, {0, angle},
                          Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&view, &event);
    });
}

std::vector<double> drag(app::MainWindow& window, QWidget& view, int rounds) {
    const std::set<std::string> moved{"b494"};
    auto costs = costs_of(
        view, rounds, [&](int i) { window.scene().preview(moved, QPointF(4.0 * (i % 50), 3.0 * (i % 37))); });
    window.scene().preview(moved, {});
    return costs;
}

void edits(app::MainWindow& window, QWidget& view, int rounds) {
    print("edit: a rate set", costs_of(view, rounds, [&](int i) {
              (void)window.document().setParameter("optimizer", "rate", ParameterValue(0.001 * (2 + i % 2)));
          }));
    print("edit: an input added or taken away", costs_of(view, rounds, [&](int i) {
              (void)window.document().setParameter("b494", "inputs", ParameterValue(std::int64_t(3 + i % 2)));
          }));
    print("edit: a block moved", costs_of(view, rounds, [&](int i) {
              window.document().editGraph(
                  "move", [&](Definition& graph) { graph.layout["b494"].x += i % 2 ? 16 : -16; });
          }));
    print("edit: a wire removed and put back", costs_of(view, rounds, [&](int i) {
              if (i % 2)
                  window.document().undoStack().undo();
              else
                  window.document().editGraph("cut", [&](Definition& graph) {
                      std::erase_if(graph.wires, [](const Wire& wire) {
                          return wire.to == PortRef{"b494", "in3"};
                      });
                  });
          }));
}

void look_around(editor::GraphView& view, int rounds) {
    for (const auto& [name, scale] :
         {std::pair("100 %", 1.0), std::pair("46 %", 0.46), std::pair("44 %", 0.44)}) {
        view.zoomAt({700, 450}, scale / view.zoom());
        print(qPrintable(QString("pan at %1").arg(name)), pan(view, rounds));
    }
    view.fit(Travel::Instant);
    print("pan, everything in sight", pan(view, rounds));
    view.fit(Travel::Instant);
    view.zoomAt({700, 450}, 1 / view.zoom());
    print("zoom by the wheel from 100 % down to 4 % and back", zoom(view, rounds));
}

} // namespace

int main(int count, char** arguments) {
    loadLanguage("en");
    QApplication application(count, arguments);
    app::setUpApplication();
    const int rounds = count > 1 ? std::max(10, std::atoi(arguments[1])) : 200;
    QTemporaryDir folder;
    cli::CommandLine call;
    call.file = folder.filePath("large.glassbox").toStdString();
    call.device = "cpu";
    call.threads = 1;
    if (!save_model(large_model(), call.file)) return 1;
    app::MainWindow window(app::Memory::None);
    window.resize(1440, 900);
    window.show();
    QCoreApplication::processEvents();
    QElapsedTimer clock;
    clock.start();
    const double start = thread_milliseconds();
    window.open(call);
    window.repaint();
    std::printf("{\"what\":\"open\",\"blocks\":%zu,\"wires\":%zu,\"wall\":%lld,\"thread\":%.1f,\"ok\":%s}\n",
                window.scene().blocks().size(), window.scene().wires().size(),
                static_cast<long long>(clock.elapsed()), thread_milliseconds() - start,
                window.document().checked().ok() ? "true" : "false");
    for (const Diagnostic& finding : window.document().checked().diagnostics)
        if (finding.severity == Severity::Error)
            std::fprintf(stderr, "%s\n", qPrintable(text(finding.message)));
    editor::GraphView view(window.scene());
    view.resize(1440, 900);
    view.show();
    QCoreApplication::processEvents();
    look_around(view, rounds);
    view.fit(Travel::Instant);
    view.zoomAt({700, 450}, 1 / view.zoom());
    view.reveal("b494");
    print("drag a block at 100 %", drag(window, view, rounds));
    view.zoomAt({700, 450}, 0.5);
    print("drag a block at 50 %", drag(window, view, rounds));
    edits(window, view, std::min(rounds, 60));
    return 0;
}
