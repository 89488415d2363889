// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/paint/theme.h"

#include <QObject>

class QSplitter;

namespace glassbox::app {

class MainWindow;
class PaletteRail;
class SideOverlay;

/// How wide the window is: all beside each other; the palette as a rail and one dock (1280 and less); the
/// inspector over the canvas, too (1024 and less).
enum class WindowWidth : std::uint8_t { Wide, Compact, Narrow };

/// What a small window leaves out, and how it is reached there: the palette flies out of a rail, the
/// inspector comes with a selection.
class WindowRoom : public QObject {
    Q_OBJECT
  public:
    /// What the window is made of, as far as its width matters.
    struct Parts {
        QWidget* palette;
        QWidget* inspector;
        QWidget* canvas;
        QSplitter* upper;
        QSplitter* middle;
        QSplitter* outer;
    };
    WindowRoom(MainWindow& window, const Parts& parts);
    static WindowWidth widthOf(int pixels);
    WindowWidth width() const { return width_; }
    PaletteRail* rail() const { return rail_; }
    /// The type is of another size: large type needs the room that a wider window has.
    void refit();
    void setTheme(const editor::Theme& theme);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void arrange();
    void setDocksHeight();
    void showPalette();
    void flyOut();
    void showInspector();

    MainWindow& window_;
    Parts parts_;
    PaletteRail* rail_;
    SideOverlay* flyout_;
    SideOverlay* inspectorOverlay_;
    WindowWidth width_ = WindowWidth::Wide;
};

} // namespace glassbox::app
