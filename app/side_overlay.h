// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QSplitter;
class QWidget;

namespace glassbox::app {

enum class Side : std::uint8_t { Left, Right };

/// A panel that stands in a splitter while there is room, and else lies over the edge of a host, as wide as
/// it was.
class SideOverlay : public QObject {
    Q_OBJECT
  public:
    enum class Place : std::uint8_t { Beside, Over };
    SideOverlay(QWidget* panel, QSplitter* home, QWidget* host, Side side, int width);

    Place place() const { return place_; }
    /// In the splitter it is shown; over the host it is hidden until open().
    void setPlace(Place place);
    void open();
    void close();
    bool isOpen() const;
    /// Distance from the edge of the host.
    void setMargin(int margin) { margin_ = margin; }

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void follow();

    QWidget* panel_;
    QSplitter* home_;
    QWidget* host_;
    Side side_;
    int width_;
    int margin_ = 0;
    Place place_ = Place::Beside;
};

} // namespace glassbox::app
