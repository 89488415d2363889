// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/render.h"

#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/document_loading.h"
#include "app/data/data_dialog.h"
#include "app/docks/dock_tabs.h"
#include "app/docks/loss_panel.h"
#include "app/docks/weights_panel.h"
#include "app/inside_controller.h"
#include "app/main_window.h"
#include "app/render_states.h"
#include "app/window_entry.h"
#include "editor/paint/fonts.h"

#include <QApplication>
#include <QFileInfo>
#include <QPainter>
#include <QSaveFile>
#include <QStyleFactory>

#include <map>

namespace glassbox {

namespace app {

void setUpApplication() {
    static const bool done = [] {
        QCoreApplication::setOrganizationName("Glassbox");
        QCoreApplication::setApplicationName("Glassbox");
        QApplication::setStyle(QStyleFactory::create("Fusion"));
        editor::loadFonts();
        QApplication::setFont(editor::font(editor::TypeStyle::Body));
        return true;
    }();
    Q_UNUSED(done);
}

namespace {

void enterStates(MainWindow& window, const cli::CommandLine& call) {
    for (const RenderState& state : renderStates())
        if (std::find(call.states.begin(), call.states.end(), state.name) != call.states.end())
            state.enter(window);
}

QImage pictureOf(QWidget& widget, double scale) {
    QImage image((QSizeF(widget.size()) * scale).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    image.fill(widget.palette().color(QPalette::Window));
    QPainter painter(&image);
    widget.render(&painter, QPoint(), QRegion(), QWidget::DrawWindowBackground | QWidget::DrawChildren);
    return image;
}

} // namespace

Result<QImage> renderWindow(const cli::CommandLine& call) {
    const auto readable = cli::loadDocument(call);
    if (!readable) return tl::unexpected(readable.error());
    if (auto kept = cli::keepsItsSources(call, readable->model, cli::Output::Picture); !kept)
        return tl::unexpected(kept.error());
    setUpApplication();
    MainWindow window(Memory::None);
    if (!call.theme.empty())
        window.setTheme(editor::Theme(call.theme == "dark" ? editor::Tone::Dark : editor::Tone::Light));
    window.resize(call.width, call.height);
    window.open(call);
    window.show();
    // Something is selected, as it is when people look at a model.
    const std::string weights = window.weightsPanel()->chosen();
    window.scene().select(weights.substr(0, weights.find('.')));
    QCoreApplication::processEvents();
    if (const std::int64_t steps = call.steps.value_or(0); steps > 0) window.session().step(int(steps));
    window.refreshAll();
    if (const auto& error = window.session().snapshot()->error) return tl::unexpected(*error);
    // A page that is behind shows nothing.
    window.showDock(QString::fromStdString(call.dock.empty() ? call.view : call.dock));
    window.inside().settle();
    enterStates(window, call);
    // Twice: what the first round changes may lay something out anew.
    for (int round = 0; round < 2; ++round) {
        QCoreApplication::processEvents();
        if (window.session().state() != TrainerState::Running) window.refreshAll();
    }
    return pictureOf(*renderedPart(window, call.view), call.scale);
}

} // namespace app

int runWindow(const cli::CommandLine& call) {
    app::setUpApplication();
    app::MainWindow window(app::Memory::Kept);
    if (!call.theme.empty())
        window.setTheme(editor::Theme(call.theme == "dark" ? editor::Tone::Dark : editor::Tone::Light));
    if (!call.file.empty()) window.open(call);
    window.show();
    if (call.start == cli::Start::Playing) window.session().play();
    return QApplication::exec();
}

} // namespace glassbox

namespace glassbox::cli {

namespace {

/// The format that a picture's name asks for by its ending; null where there is none of that ending.
const char* pictureFormat(const std::string& file) {
    static const std::map<QString, const char*> formats = {{"png", "PNG"}, {"jpg", "JPG"}, {"jpeg", "JPG"}};
    const auto found = formats.find(QFileInfo(QString::fromStdString(file)).suffix().toLower());
    return found == formats.end() ? nullptr : found->second;
}

} // namespace

int render(const CommandLine& call) {
    const char* format = pictureFormat(call.output);
    if (!format) {
        say(Message{"cli.picture-ending", {{"file", call.output}}});
        return 2;
    }
    auto image = app::renderWindow(call);
    if (!image) return say(image.error());
    // Whole or not at all: a full disk must not leave half a picture.
    QSaveFile file(QString::fromStdString(call.output));
    if (file.open(QIODevice::WriteOnly) && image->save(&file, format) && file.commit()) return 0;
    say(Message{"cli.cannot-write", {{"file", call.output}}});
    return 2;
}

} // namespace glassbox::cli
