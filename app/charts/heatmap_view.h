// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/focus_ring.h"
#include "app/charts/heatmap_geometry.h"

#include <QElapsedTimer>
#include <QWidget>

namespace glassbox::app {

/// A tensor as coloured cells: the map, its colour bar, and beside it the cell under the cursor (or the one
/// that a click pinned) with its filter enlarged, in numbers. Arrows move the pinned cell, Escape lets go.
class HeatmapView : public QWidget {
    Q_OBJECT
  public:
    explicit HeatmapView(QWidget* parent = nullptr);
    void setTheme(const editor::Theme& theme);
    /// Colormap, range and layout; the diverging map of a parameter at first.
    void setStyle(const HeatmapStyle& style);
    /// Null empties the view; `hint` then says why it is empty. A large tensor is drawn on another thread;
    /// until then the picture before stays.
    void setTensor(std::shared_ptr<const Tensor> tensor, const QString& hint);

    /// A line below the facts, such as the step that the values are of.
    void setNote(const QString& label, const QString& value);
    QString note() const { return noteLabel_ + " " + note_; }

    const HeatmapColours& colours() const { return drawn_.colours; }
    const HeatmapPlan& plan() const { return plan_; }
    /// Upper end of the colours.
    double limit() const { return drawn_.colours.high; }
    /// Where a cell is drawn, for tests and the cursor; empty where cells are smaller than a pixel.
    QRect cellRect(int column, int row) const { return geometry_.cellRect({column, row}); }
    /// Where a number of the enlarged part is drawn; empty where it is not there.
    QRect detailRect(HeatmapCell cell) const;

    /// The cell under the cursor, or else the pinned one.
    std::optional<HeatmapCell> chosen() const;
    /// Its value and its name, as they are written.
    QString chosenName() const;
    QString chosenText() const;
    std::optional<HeatmapCell> pinned() const { return pinned_; }
    void pin(std::optional<HeatmapCell> cell);
    double lastPaintMilliseconds() const { return paintMilliseconds_; }
    /// Nothing is being drawn on another thread.
    bool isSettled() const { return !drawing_ && !stale_; }
    /// Whether a newer tensor may be drawn: large ones take at most a twentieth of a core.
    bool isReady() const;

  Q_SIGNALS:
    void painted(double milliseconds);
    /// Another cell is pinned, or none.
    void pinnedChanged();

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

  private:
    /// What is drawn of a tensor, made once for it.
    struct Drawn {
        HeatmapFacts facts;
        HeatmapColours colours;
        QImage image;
        double milliseconds = 0; ///< That drawing took.
    };
    /// The part that is shown enlarged: a filter, or the cells around the chosen one.
    struct Detail {
        HeatmapCell first;
        int columns = 0;
        int rows = 0;
        bool isTile = false;
        QRect place;
        QSize cell;
    };
    void place();
    void draw();
    void take(Drawn drawn);
    void choosingChanged();
    Detail detail() const;
    QString valueText(HeatmapCell cell) const;
    int factsRoom() const;
    int factsLeft() const;

    // heatmap_view_paint.cpp
    void paintAcross(QPainter& painter) const;
    void paintDown(QPainter& painter) const;
    void paintBar(QPainter& painter) const;
    void paintDetail(QPainter& painter) const;
    void paintNumbers(QPainter& painter) const;
    HeatmapFacts detailFacts() const;
    void paintFacts(QPainter& painter, int top) const;
    void paintChosen(QPainter& painter) const;

    editor::Theme theme_{editor::Tone::Dark};
    HeatmapStyle style_;
    std::shared_ptr<const Tensor> tensor_;
    HeatmapValues values_;
    QString hint_;
    QString noteLabel_, note_;
    HeatmapPlan plan_;
    HeatmapGeometry geometry_;
    Drawn drawn_;
    bool drawing_ = false; ///< On another thread.
    bool stale_ = false;   ///< What is being drawn there is no longer what is asked for.
    std::optional<HeatmapCell> cursor_;
    std::optional<HeatmapCell> pinned_;
    FocusRing focus_;
    QElapsedTimer sinceDrawn_;
    double paintMilliseconds_ = 0;
};

} // namespace glassbox::app
