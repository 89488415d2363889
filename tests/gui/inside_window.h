// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/inside_controller.h"
#include "app/main_window.h"
#include "tests/support/must.h"

#include <QtTest>

namespace glassbox {

/// A window on an example, on the screen, trained so many steps, all that is visible up to date.
inline std::unique_ptr<app::MainWindow> insideWindow(const std::string& example, int steps) {
    auto window = std::make_unique<app::MainWindow>(app::Memory::None);
    window->setTheme(editor::Theme(editor::Tone::Dark));
    window->resize(1440, 900);
    cli::CommandLine call;
    call.file = GLASSBOX_SOURCE_DIR "/resources/examples/" + example + ".glassbox";
    call.device = "cpu";
    call.threads = 1;
    window->open(call);
    window->show();
    if (!QTest::qWaitForWindowExposed(window.get())) qFatal("the window was not shown");
    window->refreshAll();
    if (steps > 0) window->session().step(steps);
    window->refreshAll();
    if (!window->inside().settle()) qFatal("the views did not settle");
    return window;
}

/// The parameters of the run as they are now.
inline Checkpoint checkpointOf(app::MainWindow& window) {
    std::optional<Checkpoint> taken;
    window.session().requestCheckpoint([&](Checkpoint checkpoint) { taken = std::move(checkpoint); });
    while (!taken) QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
    return std::move(*taken);
}

/// An analysis of the test's own, on these parameters.
inline std::unique_ptr<AnalysisSession> ownAnalysis(app::MainWindow& window) {
    const auto& model = window.inside().schedule().model();
    auto session = must(AnalysisSession::start(model->graph, model->sources, must(open_device("cpu", {1}))));
    must(session->load(checkpointOf(window).tensors));
    return session;
}

/// The colour in the middle of a rectangle of a widget's picture.
inline QRgb middleOf(const QImage& picture, const QRect& place) {
    return picture.pixel((QPointF(place.center()) * picture.devicePixelRatio()).toPoint());
}

} // namespace glassbox
