// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell.h"

#include "app/dialogs/settings_dialog.h"
#include "app/dialogs/shortcuts_dialog.h"
#include "app/docks/rescue_bar.h"
#include "app/empty_canvas.h"
#include "app/main_window.h"
#include "app/projector.h"
#include "app/toolbar.h"
#include "app/undo_list.h"
#include "app/window_menu.h"
#include "engine/train/checkpoint.h"

#include <QApplication>

namespace glassbox::app {

namespace {

/// Weights stand beside the document, under its name.
std::filesystem::path weightsFile(const QString& document) {
    return std::filesystem::path(document.toStdString()).replace_extension(".safetensors");
}

/// What cannot be read at a weights file's place is put aside, under that name with ".unread": nobody has
/// seen it, so it may be the only copy of a training.
void keepUnread(const std::filesystem::path& weights) {
    std::error_code ignored;
    if (!std::filesystem::exists(weights, ignored) || load_checkpoint(weights)) return;
    std::filesystem::path kept = weights;
    kept += ".unread";
    std::filesystem::rename(weights, kept, ignored);
}

/// Gives the keyboard to the first part of an area that takes it.
bool focusWithin(QWidget& area) {
    if (!area.isVisible()) return false;
    QWidget* first = &area;
    for (QWidget* next = first; next != &area || next == first; next = next->nextInFocusChain()) {
        const bool inside = next == &area || area.isAncestorOf(next);
        if (inside && (next->focusPolicy() & Qt::TabFocus) && next->isVisible() && next->isEnabled()) {
            next->setFocus(Qt::TabFocusReason);
            return true;
        }
        if (next->nextInFocusChain() == first) break;
    }
    return false;
}

} // namespace

Shell::Shell(MainWindow& window, Settings& settings, const AutosavePlan& plan)
    : QObject(&window), window_(window), settings_(settings),
      files_(new DocumentFiles(window.document(), settings, &window, this)),
      autosave_(new Autosave(window.document(), *files_, plan, this)),
      appearance_(new Appearance(settings, this)), rescue_(new RescueBar(*autosave_, *files_)) {}

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
    on("view.next-area", [this] { focusNextArea(); });
    applyShortcuts(window_.actions(), settings_);
    connect(window_.action("view.projector"), &QAction::toggled, this, &Shell::setProjector);
}

editor::Theme Shell::theme() const {
    editor::Theme theme = appearance_->theme();
    theme.setLineScale(window_.action("view.projector")->isChecked() ? projectorLineScale : 1);
    return theme;
}

void Shell::setTheme(const editor::Theme& theme) {
    if (empty_) empty_->setTheme(theme);
}

void Shell::openDocument(const QString& file) {
    window_.open(window_.callFor(originOf(file)));
}

void Shell::saveWeights(const QString& file) {
    window_.session().requestCheckpoint([this, target = weightsFile(file)](Checkpoint checkpoint) {
        keepUnread(target);
        if (const auto saved = save_checkpoint(checkpoint, target); !saved) window_.report(saved.error());
    });
}

void Shell::switchTheme() {
    const bool dark = window_.theme().tone() == editor::Tone::Dark;
    appearance_->choose(dark ? ThemeChoice::Light : ThemeChoice::Dark);
}

/// Toolbar, palette, canvas, panels, inspector, and around again: the canvas keeps Tab for itself.
void Shell::focusNextArea() {
    const std::vector<QWidget*> areas = window_.areas();
    const QWidget* now = QApplication::focusWidget();
    std::size_t begin = 0;
    for (std::size_t i = 0; i < areas.size(); ++i)
        if (now && (areas[i] == now || areas[i]->isAncestorOf(now))) begin = i + 1;
    for (std::size_t i = 0; i < areas.size(); ++i)
        if (focusWithin(*areas[(begin + i) % areas.size()])) return;
}

void Shell::showSettings() {
    auto* dialog = new SettingsDialog(*appearance_, window_.actions(), &window_);
    connect(dialog, &SettingsDialog::shortcutsWanted, window_.action("program.shortcuts"), &QAction::trigger);
    dialog->show();
}

void Shell::setProjector(bool on) {
    setTypeScale(&window_, on ? projectorTypeScale : 1);
    settings_.set("view/projector", on);
    window_.setBars(on ? Bars::Fewest : Bars::All);
    window_.setTheme(theme());
}

} // namespace glassbox::app
