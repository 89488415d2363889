// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/paint/wire_painter.h"
#include "editor/scene/canvas_input.h"
#include "editor/scene/item_texts.h"

#include <QElapsedTimer>
#include <QPixmap>
#include <QTimer>
#include <QVariantAnimation>
#include <QWidget>

namespace glassbox::editor {

class Minimap;

enum class Motion : std::uint8_t { Full, Reduced };
enum class Travel : std::uint8_t { Smooth, Instant };
enum class Activity : std::uint8_t { Resting, Training };

/// The canvas: shows a GraphScene, and lets people pan, zoom, hover and select. What stands still is drawn
/// once into a picture of the visible part; an update repaints only what was damaged, and the moving strands
/// are drawn over it.
class GraphView : public QWidget {
    Q_OBJECT
  public:
    explicit GraphView(GraphScene& scene, QWidget* parent = nullptr);

    /// From now on events go there first. It must outlive the view, or be taken away with nullptr.
    void setInput(CanvasInput* input) { input_ = input; }
    CanvasInput* input() const { return input_; }
    GraphScene& scene() const { return scene_; }
    /// How messages about the model are put in words, for hover and screen readers.
    void setWords(Words words) { words_ = std::move(words); }
    const Words& words() const { return words_; }
    void setTheme(const Theme& theme);
    const Theme& theme() const { return theme_; }
    void setMotion(Motion motion);
    Motion motion() const { return motion_; }
    void setActivity(Activity activity);

    double zoom() const { return zoom_; }
    QPointF toScene(const QPointF& point) const { return origin_ + point / zoom_; }
    QPointF toView(const QPointF& point) const { return (point - origin_) * zoom_; }
    QRectF visibleArea() const { return {origin_, QSizeF(size()) / zoom_}; }

    /// Shows everything, at 100 % at most.
    void fit(Travel travel);
    void zoomAt(const QPointF& point, double factor);
    /// What people do from now on must not move the picture: a view that fits no longer follows the graph.
    void stay() { fitPending_ = false; }
    /// Moves the picture by so many pixels.
    void panBy(const QPointF& pixels);
    /// Shows this area, at 100 % at most.
    void showArea(const QRectF& area, Travel travel);
    /// Brings a block into sight without changing the zoom.
    void reveal(const std::string& id);
    void centerOn(const QPointF& point);
    /// Selects the nearest block in a direction from the selected one.
    void selectTowards(const QPointF& direction);
    Minimap* minimap() const { return minimap_; }
    /// All that is to be said of what lies there; "" for nothing.
    QString hoverText(const QPointF& scenePoint) const;

    /// Number of strand frames and of repainted pixels so far, for measurements.
    std::int64_t strandFrames() const { return strandFrames_; }

  Q_SIGNALS:
    void zoomChanged(double zoom);
    void viewChanged();

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    bool event(QEvent* event) override;

  private:
    void setView(const QPointF& origin, double zoom);
    void travelTo(const QPointF& origin, double zoom, Travel travel);
    void damage(const QRectF& sceneArea);
    void damageAll();
    void refreshCache(double ratio);
    void paintStatic(QPainter& painter, const QRect& area);
    void paintNear(QPainter& painter, const QRectF& area);
    void paintFrames(QPainter& painter, const QRectF& area);
    void paintWires(QPainter& painter, const QRectF& area);
    Token groundUnder(const QRectF& area) const;
    void paintFar(QPainter& painter, const QRectF& area);
    Marks marksOfBlock(int index) const;
    Marks marksOfWire(int index) const;
    void paintStrands(QPainter& painter, const QRegion& region);
    std::vector<QRectF> visiblePlates(const std::vector<int>& wires) const;
    void placeStrands();
    void moveStrands();
    void updateStrandTimer();
    void setHovered(int block, int wire);
    void describeSelection();
    void showHoverText(const QPoint& position, const QPoint& globalPosition);

    GraphScene& scene_;
    CanvasInput* input_ = nullptr;
    Words words_;
    Theme theme_{Tone::Dark};
    double zoom_ = 1;
    QPointF origin_;
    QPixmap cache_;
    QRegion stale_;
    int hoveredBlock_ = -1;
    int hoveredWire_ = -1;
    std::vector<QRectF> hoverAreas_; ///< What looks different for them.
    QPointF pressedAt_;
    QPointF lastMouse_;
    bool panning_ = false;
    bool keyboardFocus_ = false; ///< Only who came by the keyboard is shown where the focus is.
    bool fitPending_ = true;     ///< Until somebody moves the view, a resize fits again.
    Motion motion_ = Motion::Full;
    Activity activity_ = Activity::Resting;
    QTimer strandTimer_;
    QElapsedTimer clock_;
    qint64 lastFrame_ = 0;
    std::int64_t strandFrames_ = 0;
    // Empty packets_: the three are to be worked out again.
    QRegion strandRegion_;
    std::vector<PacketSpot> strandSpots_;
    std::vector<QPixmap> packets_;
    int strandPhase_ = 0; ///< Of the latest frame: whatever is repainted between frames fits it.
    QVariantAnimation travel_;
    Minimap* minimap_ = nullptr;
};

} // namespace glassbox::editor
