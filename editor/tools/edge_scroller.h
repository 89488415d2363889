// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QPointF>
#include <QTimer>

namespace glassbox::editor {

class GraphView;

/// Scrolls the canvas while something is dragged near its edge, the faster the nearer, and beyond it.
class EdgeScroller : public QObject {
    Q_OBJECT
  public:
    explicit EdgeScroller(GraphView& view);
    /// A drag begins there: towards the edges it is near to it must go before they scroll.
    void begin(const QPointF& at);
    /// The dragging mouse is there, in the view's pixels.
    void follow(const QPointF& at);
    void stop();
    bool isScrolling() const { return timer_.isActive(); }
    /// Pixels a second that the view moves at a time.
    QPointF speed() const;

    static constexpr double reach = 24; ///< Pixels of the screen from the edge.

  Q_SIGNALS:
    /// The plane went on under the mouse.
    void scrolled();

  private:
    void scroll();

    GraphView& view_;
    QTimer timer_;
    QElapsedTimer clock_;
    QPointF begun_;
    QPointF at_;
    QPointF rest_; ///< Parts of pixels that were not yet moved.
};

} // namespace glassbox::editor
