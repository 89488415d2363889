// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_line.h"
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/texts/texts.h"
#include "app/window_entry.h"

#include <QApplication>
#include <QCoreApplication>

#include <csignal>

using namespace glassbox;

namespace {

bool hasDisplay() {
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY") ||
           qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
}

int openWindow(int& count, char** arguments, const cli::CommandLine& call) {
    if (!hasDisplay()) {
        cli::say(Message{"cli.no-display", {}});
        return 2;
    }
    const QApplication application(count, arguments);
    return runWindow(call);
}

/// A picture of the window is drawn without any display.
int renderWindow(int& count, char** arguments, const cli::CommandLine& call) {
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    // Icons and cached parts are then drawn in the picture's own pixels.
    qputenv("QT_SCALE_FACTOR", QByteArray::number(call.scale));
    const QApplication application(count, arguments);
    return cli::run(call);
}

int runCommand(int& count, char** arguments, const cli::CommandLine& call) {
    const QCoreApplication application(count, arguments);
    return cli::run(call);
}

} // namespace

int main(int count, char** arguments) {
    // A file that may grow no further is a write that fails, with a message, not a death.
    std::signal(SIGXFSZ, SIG_IGN);
    loadLanguage(QString::fromStdString(cli::languageAsked(count, arguments)));
    const auto parsed = cli::parse(count, arguments);
    if (const int* status = std::get_if<int>(&parsed)) return *status;
    const auto& call = std::get<cli::CommandLine>(parsed);
    switch (call.command) {
    case cli::Command::Window: return openWindow(count, arguments, call);
    case cli::Command::Render: return renderWindow(count, arguments, call);
    default: return runCommand(count, arguments, call);
    }
}
