// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/paint/wire_painter.h"
#include "editor/scene/block_pictures.h"
#include "editor/scene/canvas_input.h"
#include "editor/scene/item_texts.h"

#include <QElapsedTimer>
#include <QPixmap>
#include <QTimer>
#include <QVariantAnimation>
#include <QWidget>

namespace glassbox::editor {

class Minimap;

/// Below them blocks are cards of screen size, and plain colours.
inline constexpr double farZoom = 0.45, colourZoom = 0.2;

enum class Motion : std::uint8_t { Full, Reduced };
enum class Travel : std::uint8_t { Smooth, Instant };
enum class Activity : std::uint8_t { Resting, Training };
/// Whether a painting may leave parts unsharp for a moment: on the screen, but not in a picture of the
/// window.
enum class Pace : std::uint8_t { Swift, Complete };

/// The canvas: shows a GraphScene, and lets people pan, zoom, hover and select. What stands still is drawn
/// once into a picture of the visible part; an update repaints only what was damaged, and the moving strands
/// are drawn over it. Where that would take longer than a frame, the rest is drawn in the next ones, and what
/// was there before stands in its place, as large as it will be.
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
    /// Shows this area, at this zoom at most.
    void showArea(const QRectF& area, double largest, Travel travel);
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
    /// Whether nothing is left to be drawn.
    bool isSharp() const { return stale_.isEmpty(); }

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
    // graph_view_cache.cpp
    /// Whether what was drawn is still good enough to stand in for what is not yet drawn again.
    enum class Remains : std::uint8_t { Usable, Nothing };
    QRect markStale(const QRectF& sceneArea);
    void damage(const QRectF& sceneArea);
    void damageInNextFrame(const QRectF& sceneArea);
    void damageAll(Remains remains);
    bool canScroll(const QPoint& pixels) const;
    void scrollCache(const QPoint& pixels);
    QRegion refreshCache(double ratio, Pace pace);
    void beginCache(double ratio);
    std::vector<QRegion> staleParts() const;
    void addStaleParts(const QRegion& square, std::vector<QRegion>& parts) const;
    void paintDraft(QPainter& painter);
    Pace paceOf(const QPainter& painter) const;

    Distance distance() const { return zoom_ < farZoom ? Distance::Far : Distance::Near; }
    QPointF cornerOf(const BlockItem& block) const;

    const BlockItem* cardAround(const QRectF& area) const;
    void paintStatic(QPainter& painter, const QRegion& part);
    void paintNear(QPainter& painter, const QRectF& area);
    void paintFrames(QPainter& painter, const QRectF& area);
    void paintWires(QPainter& painter, const QRectF& area);
    Token groundUnder(const QRectF& area) const;
    void paintBlocks(QPainter& painter, const QRectF& area);
    void paintInside(QPainter& painter, const BlockItem& block);
    void paintFar(QPainter& painter, const QRectF& area);
    void paintFarWires(QPainter& painter, const QRectF& area);
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
    QPointF cacheOrigin_; ///< Of what it shows.
    double cacheZoom_ = 1;
    QPixmap before_; ///< What it showed at another zoom, until all is sharp.
    QPointF beforeOrigin_;
    double beforeZoom_ = 1;
    QRegion stale_;                ///< Is to be drawn.
    QRegion bare_;                 ///< The part of it where the cache shows nothing that makes sense.
    std::optional<QPointF> focus_; ///< Where people look: sharp first.
    QTimer sharpenTimer_;
    BlockPictures pictures_;
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
