// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/appearance.h"

#include <QPointer>
#include <QTimer>

namespace glassbox::app {

class MainWindow;

/// A ring around the pointer, so that it is seen from the back of a room.
class PointerRing : public QWidget {
    Q_OBJECT
  public:
    explicit PointerRing(QWidget* window);
    void setTheme(const editor::Theme& theme);
    void start();
    void stop();

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    void move();

    editor::Theme theme_{editor::Tone::Dark};
    QTimer clock_;
    QPoint at_; ///< Of the pointer on the screen.
};

/// The window for the back of a room: larger type, lines and maps, a ring around the pointer, neither palette
/// nor status; offers the light theme once. Remembered.
class ProjectorMode : public QObject {
    Q_OBJECT
  public:
    ProjectorMode(MainWindow& window, Settings& settings, Appearance& appearance, QObject* parent);
    ~ProjectorMode() override;
    /// After the window's actions are there.
    void connectAll();
    /// As the window was left.
    void restore();
    bool isOn() const { return on_; }
    /// Whether the palette is there when this mode ends, or is now.
    bool wantsPalette() const;
    /// The bar that offers the light theme.
    QWidget* offer() const { return offer_; }
    PointerRing* ring() const { return ring_; }
    void setTheme(const editor::Theme& theme);

  private:
    void set(bool on);
    void buildOffer();
    void showOffer();
    void takeLight();
    void decline();
    void giveThemeBack();

    MainWindow& window_;
    Settings& settings_;
    Appearance& appearance_;
    bool on_ = false;
    bool palette_ = true; ///< Whether it was there before.
    QPointer<QWidget> offer_;
    QPointer<PointerRing> ring_;
};

} // namespace glassbox::app
