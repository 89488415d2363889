// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell.h"

#include "app/dialogs/settings_dialog.h"
#include "app/dialogs/shortcuts_dialog.h"
#include "app/docks/rescue_bar.h"
#include "app/empty_canvas.h"
#include "app/focus_order.h"
#include "app/main_window.h"
#include "app/projector.h"
#include "app/projector_mode.h"
#include "app/toolbar.h"
#include "app/undo_list.h"
#include "app/weights_file.h"
#include "app/window_menu.h"

namespace glassbox::app {

Shell::Shell(MainWindow& window, Settings& settings, const AutosavePlan& plan)
    : QObject(&window), window_(window), settings_(settings),
      files_(new DocumentFiles(window.document(), settings, &window, this)),
      autosave_(new Autosave(window.document(), *files_, plan, this)),
      appearance_(new Appearance(settings, this)), rescue_(new RescueBar(*autosave_, *files_)),
      projector_(new ProjectorMode(window, settings, *appearance_, this)) {}

void Shell::connectAll() {
    empty_ = new EmptyCanvas(window_.document(), window_.view());
    connect(empty_, &EmptyCanvas::exampleChosen, files_, &DocumentFiles::openExample);
    window_.toolbar()->setMenu(new WindowMenu(window_.actions(), *files_, &window_));
    connectFiles();
    connectActions();
    connect(appearance_, &Appearance::themeChanged, this, [this] { window_.setTheme(theme()); });
    rescue_->look();
}

void Shell::connectFiles() {
    connect(files_, &DocumentFiles::openWanted, this, &Shell::openDocument);
    connect(files_, &DocumentFiles::modelWanted, this, [this](const Model& model, const Origin& origin) {
        window_.open(model, window_.callFor(origin), origin);
    });
    connect(files_, &DocumentFiles::saved, this, &Shell::saveWeights);
    connect(files_, &DocumentFiles::failed, &window_, &MainWindow::report);
    connect(files_, &DocumentFiles::dataDropped, &window_,
            [this](const QString& path) { window_.openDataDialog(path); });
}

void Shell::connectActions() {
    auto on = [this](const char* id, auto function) {
        connect(window_.action(id), &QAction::triggered, this, function);
    };
    on("file.new", [this] { files_->newDocument(); });
    on("file.open", [this] { files_->chooseFile(); });
    on("file.save", [this] { files_->save(); });
    on("file.save-as", [this] { files_->saveAs(); });
    on("edit.history",
       [this] { showUndoList(window_.document().undoStack(), window_.toolbar()->undoButton()); });
    on("view.theme", [this] { switchTheme(); });
    on("program.settings", [this] { showSettings(); });
    on("program.shortcuts",
       [this] { (new ShortcutsDialog(window_.actions(), settings_, &window_))->show(); });
    on("view.next-area", [this] { moveToArea(window_.areas(), FocusStep::Next); });
    on("view.previous-area", [this] { moveToArea(window_.areas(), FocusStep::Previous); });
    applyShortcuts(window_.actions(), settings_);
    projector_->connectAll();
}

editor::Theme Shell::theme() const {
    editor::Theme theme = appearance_->theme();
    theme.setLineScale(projector_->isOn() ? projectorLineScale : 1);
    return theme;
}

void Shell::setTheme(const editor::Theme& theme) {
    if (empty_) empty_->setTheme(theme);
    projector_->setTheme(theme);
}

void Shell::openDocument(const QString& file) {
    window_.open(window_.callFor(originOf(file)));
}

void Shell::saveWeights(const QString& file) {
    const std::filesystem::path target = weightsFileOf(file.toStdString());
    window_.session().requestCheckpoint([this, target](const Checkpoint& checkpoint) {
        if (const auto saved = app::saveWeights(checkpoint, target); !saved) window_.report(saved.error());
    });
}

void Shell::switchTheme() {
    const bool dark = window_.theme().tone() == editor::Tone::Dark;
    appearance_->choose(dark ? ThemeChoice::Light : ThemeChoice::Dark);
}

void Shell::showSettings() {
    auto* dialog = new SettingsDialog(*appearance_, window_.actions(), &window_);
    connect(dialog, &SettingsDialog::shortcutsWanted, window_.action("program.shortcuts"), &QAction::trigger);
    dialog->show();
}

} // namespace glassbox::app
