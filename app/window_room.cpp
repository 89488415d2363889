// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window_room.h"

#include "app/charts/type_ratio.h"
#include "app/docks/dock_area.h"
#include "app/docks/palette_panel.h"
#include "app/docks/palette_rail.h"
#include "app/main_window.h"
#include "app/side_overlay.h"
#include "app/toolbar.h"

#include <QApplication>
#include <QEvent>
#include <QKeyEvent>
#include <QSplitter>

namespace glassbox::app {

namespace {

constexpr int compactLimit = 1280, narrowLimit = 1024;
constexpr int paletteWidth = 200, inspectorWidth = 280;
constexpr int docksHeight = 230, compactDocksHeight = 180;

} // namespace

WindowWidth WindowRoom::widthOf(int pixels) {
    if (pixels > compactLimit) return WindowWidth::Wide;
    return pixels > narrowLimit ? WindowWidth::Compact : WindowWidth::Narrow;
}

WindowRoom::WindowRoom(MainWindow& window, const Parts& parts)
    : QObject(&window), window_(window), parts_(parts), rail_(new PaletteRail),
      flyout_(new SideOverlay(parts.palette, parts.upper, parts.canvas, Side::Left, paletteWidth)),
      inspectorOverlay_(
          new SideOverlay(parts.inspector, parts.outer, parts.canvas, Side::Right, inspectorWidth)) {
    parts.upper->insertWidget(0, rail_);
    rail_->hide();
    parts.upper->setStretchFactor(0, 0);
    parts.upper->setStretchFactor(2, 1);
    parts.upper->setSizes({0, paletteWidth, 2000});
    window.installEventFilter(this);
    window.view()->installEventFilter(this);
    parts.palette->installEventFilter(this);
    connect(rail_, &PaletteRail::searchChosen, this, &WindowRoom::flyOut);
    connect(rail_, &PaletteRail::categoryChosen, this, [this](int category) {
        flyOut();
        static_cast<PalettePanel*>(parts_.palette)->reveal(Category(category));
    });
    connect(window.action("view.palette"), &QAction::toggled, this, &WindowRoom::showPalette);
    connect(window.action("view.search"), &QAction::triggered, this, &WindowRoom::flyOut);
    connect(&window.scene(), &editor::GraphScene::selectionChanged, this, &WindowRoom::showInspector);
    // Whoever leaves the palette by the keyboard has found what he looked for.
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) {
        if (now && now != parts_.palette && !parts_.palette->isAncestorOf(now)) flyout_->close();
    });
}

void WindowRoom::setTheme(const editor::Theme& theme) {
    rail_->setTheme(theme);
}

void WindowRoom::flyOut() {
    flyout_->open();
    if (flyout_->isOpen()) static_cast<PalettePanel*>(parts_.palette)->focusSearch();
}

void WindowRoom::showPalette() {
    const bool wanted = window_.action("view.palette")->isChecked();
    const bool wide = width_ == WindowWidth::Wide;
    rail_->setVisible(wanted && !wide);
    if (wide) parts_.palette->setVisible(wanted);
}

void WindowRoom::showInspector() {
    if (width_ != WindowWidth::Narrow) return;
    if (window_.scene().selected().empty())
        inspectorOverlay_->close();
    else
        inspectorOverlay_->open();
}

void WindowRoom::refit() {
    arrange();
    setDocksHeight();
}

/// On a projector the maps are larger, and so is their place.
void WindowRoom::setDocksHeight() {
    const bool large = typeRatio() > 1;
    const int usual = large || width_ == WindowWidth::Wide ? docksHeight : compactDocksHeight;
    const int docks = int(usual * mapRatio());
    parts_.middle->setSizes({std::max(100, parts_.middle->height() - docks), docks});
}

void WindowRoom::arrange() {
    const int room = int(window_.width() / typeRatio());
    const WindowWidth width = widthOf(room);
    window_.toolbar()->setRoom(room);
    if (width == width_) return;
    width_ = width;
    const bool wide = width == WindowWidth::Wide;
    using Place = SideOverlay::Place;
    flyout_->setPlace(wide ? Place::Beside : Place::Over);
    inspectorOverlay_->setPlace(width == WindowWidth::Narrow ? Place::Over : Place::Beside);
    window_.docks()->setRoom(wide ? DockRoom::Columns : DockRoom::One);
    setDocksHeight();
    showPalette();
    showInspector();
}

bool WindowRoom::eventFilter(QObject* watched, QEvent* event) {
    if (watched == &window_ && event->type() == QEvent::Resize) arrange();
    const bool placed = event->type() == QEvent::MouseButtonPress || event->type() == QEvent::Drop;
    if (watched == window_.view() && placed) flyout_->close();
    const bool escape =
        event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape;
    if (watched == parts_.palette && escape && flyout_->isOpen()) {
        flyout_->close();
        window_.view()->setFocus();
        return true;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace glassbox::app
