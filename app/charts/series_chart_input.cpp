// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/series_chart.h"
#include "app/charts/series_chart_metrics.h"

#include <QFocusEvent>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

// What people do with a chart: look closer, elsewhere, and at one step.
namespace glassbox::app {

namespace {

constexpr double notch = 0.8; ///< What one notch of the wheel, or one key, leaves of the part that is shown.
constexpr double shortDrag = 5; ///< Pixels; a shorter drag is a click.

/// Keys that a chart takes although the window may have actions on them.
bool isOwnKey(const QKeyEvent& event) {
    if (event.modifiers() & (Qt::ControlModifier | Qt::AltModifier)) return false;
    for (int key : {Qt::Key_Left, Qt::Key_Right, Qt::Key_Home, Qt::Key_End, Qt::Key_Plus, Qt::Key_Equal,
                    Qt::Key_Minus, Qt::Key_0})
        if (event.key() == key) return true;
    return false;
}

} // namespace

double SeriesChart::cursorStep() const {
    return hover_ ? *hover_ : put_ ? *put_ : lastStep_;
}

void SeriesChart::putCursor(std::optional<double> step) {
    const double before = cursorStep();
    put_ = step ? std::optional(std::clamp(std::round(*step), std::min(1.0, lastStep_), lastStep_))
                : std::nullopt;
    cursorMoved(before);
}

/// Its strips of before and now, and the numbers, are painted again.
void SeriesChart::cursorMoved(double from) {
    std::vector<std::optional<QPointF>> marks;
    QRegion region = QRegion(endsArea().toAlignedRect()) + cursorStrip(from) + cursorStrip(cursorStep());
    auto addMarks = [&] {
        // Marks of lines with few points may lie far from the cursor.
        for (const Drawn& line : lines_)
            if (line.reading.at)
                region +=
                    QRectF(placeOf(line.reading.at->x(), line.reading.at->y(), line.axis) - QPointF(8, 8),
                           QSizeF(16, 16))
                        .toAlignedRect();
    };
    addMarks();
    read(content());
    addMarks();
    viewport()->update(region);
    Q_EMIT lookedAt();
}

double SeriesChart::stepAt(double x) const {
    const double step = steps_.valueAt((x - plot().left()) / plot().width());
    return std::clamp(std::round(step), std::min(1.0, lastStep_), lastStep_);
}

/// Another part was chosen.
void SeriesChart::zoomChosen() {
    refresh();
    axesStale_ = true;
    viewport()->update();
    Q_EMIT lookedAt();
}

void SeriesChart::zoomSteps(double step, double factor) {
    AxisRange range = steps_.zoomed(steps_.placeOf(step), factor);
    const AxisRange whole = wholeSteps();
    if (range.high - range.low < fewestSteps) return;
    range = {std::max(range.low, whole.low), std::min(range.high, whole.high)};
    zoom_.steps = range == whole ? std::nullopt : std::optional(range);
    zoomChosen();
}

void SeriesChart::zoomTo(const QRectF& part) {
    const QRectF inside = plot(), box = part & inside;
    if (box.width() < 1 || box.height() < 1) return;
    auto cut = [](const ChartAxis& axis, double low, double high) {
        return AxisRange{axis.valueAt(low), axis.valueAt(high)};
    };
    AxisRange steps = cut(steps_, (box.left() - inside.left()) / inside.width(),
                          (box.right() - inside.left()) / inside.width());
    if (steps.high - steps.low < fewestSteps) steps.high = steps.low + fewestSteps;
    zoom_.steps = steps;
    // A box of full height is about the steps only.
    if (box.height() < inside.height() - 1) {
        const double low = (inside.bottom() - box.bottom()) / inside.height();
        const double high = (inside.bottom() - box.top()) / inside.height();
        zoom_.left = cut(left_, low, high);
        zoom_.right = cut(right_, low, high);
    }
    zoomChosen();
}

void SeriesChart::pan(const QPointF& pixels) {
    const AxisRange whole = wholeSteps();
    if (zoom_.steps) {
        double by = -pixels.x() / plot().width();
        // Not beyond the first step, nor beyond the axis that shows all.
        by = std::clamp(by, steps_.placeOf(whole.low), steps_.placeOf(whole.high) - 1);
        zoom_.steps = steps_.moved(by);
    }
    const double up = pixels.y() / plot().height();
    if (zoom_.left) zoom_.left = left_.moved(up);
    if (zoom_.right) zoom_.right = right_.moved(up);
    if (isZoomed()) zoomChosen();
}

void SeriesChart::showAll() {
    zoom_ = {};
    zoomChosen();
}

void SeriesChart::zoomAt(const QPointF& at, double factor, Qt::KeyboardModifiers modifiers) {
    const QRectF inside = plot();
    const double up = std::clamp((inside.bottom() - at.y()) / inside.height(), 0.0, 1.0);
    const bool both = modifiers & Qt::ControlModifier;
    if (both || at.x() < inside.left()) zoom_.left = left_.zoomed(up, factor);
    if (both || at.x() > inside.right()) zoom_.right = right_.zoomed(up, factor);
    if (!both && (at.x() < inside.left() || at.x() > inside.right())) return zoomChosen();
    zoomSteps(steps_.valueAt((at.x() - inside.left()) / inside.width()), factor);
    if (both) zoomChosen();
}

void SeriesChart::wheelEvent(QWheelEvent* event) {
    const QPoint turned = event->angleDelta();
    if (std::abs(turned.x()) > std::abs(turned.y()))
        pan(QPointF(turned.x() / 2.0, 0));
    else if (event->modifiers() & Qt::ShiftModifier)
        pan(QPointF(turned.y() / 2.0, 0));
    else if (turned.y() != 0)
        zoomAt(event->position(), std::pow(notch, turned.y() / 120.0), event->modifiers());
    event->accept();
}

void SeriesChart::mousePressEvent(QMouseEvent* event) {
    const bool left = event->button() == Qt::LeftButton;
    const bool pans = event->button() == Qt::MiddleButton || (left && event->modifiers() & Qt::ShiftModifier);
    if ((!left && !pans) || !plot().adjusted(-4, -flagsHeight(), 4, 4).contains(event->position())) return;
    pressed_ = dragged_ = event->position();
    drag_ = pans ? Drag::Pan : Drag::Box;
    event->accept();
}

void SeriesChart::mouseMoveEvent(QMouseEvent* event) {
    const QPointF at = event->position();
    const double before = cursorStep();
    switch (drag_) {
    case Drag::Pan:
        pan(at - dragged_);
        dragged_ = at;
        return;
    case Drag::Box:
        dragged_ = at;
        viewport()->update();
        return;
    case Drag::None: break;
    }
    const bool inside = plot().adjusted(0, -flagsHeight(), 0, 0).contains(at);
    const auto hover = inside && lastStep_ > 0 ? std::optional(stepAt(at.x())) : std::nullopt;
    if (hover == hover_) return;
    hover_ = hover;
    cursorMoved(before);
}

void SeriesChart::mouseReleaseEvent(QMouseEvent* event) {
    const Drag was = std::exchange(drag_, Drag::None);
    if (was != Drag::Box) return;
    viewport()->update();
    const QRectF box = QRectF(pressed_, event->position()).normalized();
    if (box.width() > shortDrag && box.height() > shortDrag) return zoomTo(box);
    // A drag along the steps shows these at the full height.
    if (box.width() > shortDrag)
        return zoomTo(QRectF(box.left(), plot().top(), box.width(), plot().height()));
    if (lastStep_ > 0) putCursor(stepAt(event->position().x()));
}

void SeriesChart::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    putCursor({});
    showAll();
}

void SeriesChart::leaveEvent(QEvent*) {
    if (!hover_) return;
    const double before = cursorStep();
    hover_.reset();
    cursorMoved(before);
}

/// Cursor and view by arrows; whether the key meant that.
bool SeriesChart::moveByKey(int key, Qt::KeyboardModifiers modifiers) {
    const double sign = key == Qt::Key_Left ? -1 : key == Qt::Key_Right ? 1 : 0;
    if (sign != 0 && modifiers & Qt::ShiftModifier) {
        pan(QPointF(-sign * plot().width() / 8, 0));
        return true;
    }
    if (key == Qt::Key_Home || key == Qt::Key_End) {
        putCursor(key == Qt::Key_Home ? 1 : lastStep_);
        return true;
    }
    if (sign == 0) return false;
    // Two pixels, but one step at least.
    const double now = put_.value_or(lastStep_);
    const double next = steps_.valueAt(steps_.placeOf(now) + sign * 2 / plot().width());
    hover_.reset();
    putCursor(sign > 0 ? std::max(next, now + 1) : std::min(next, now - 1));
    return true;
}

void SeriesChart::keyPressEvent(QKeyEvent* event) {
    const int key = event->key();
    if (lastStep_ > 0 && moveByKey(key, event->modifiers())) return;
    if (key == Qt::Key_Plus || key == Qt::Key_Equal) return zoomSteps(cursorStep(), notch);
    if (key == Qt::Key_Minus) return zoomSteps(cursorStep(), 1 / notch);
    if (key == Qt::Key_0) return showAll();
    if (key == Qt::Key_Escape && put_) return putCursor({});
    if (key == Qt::Key_Escape && isZoomed()) return showAll();
    event->ignore();
}

void SeriesChart::focusInEvent(QFocusEvent* event) {
    focus_.notice(*event);
    viewport()->update();
}

void SeriesChart::focusOutEvent(QFocusEvent* event) {
    focus_.notice(*event);
    viewport()->update();
}

bool SeriesChart::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && isOwnKey(*static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    return QChartView::event(event);
}

/// Names that may have been elided.
QString SeriesChart::tipAt(const QPoint& at) const {
    for (std::size_t i = 0; i < edits_.size(); ++i)
        if (flagRect(i).adjusted(-3, -3, 3, 3).contains(at)) return QString::fromStdString(edits_[i].name);
    if (!endsArea().contains(at)) return {};
    QStringList rows;
    for (const Drawn& line : lines_) rows << line.reading.name + "  " + line.reading.text;
    return rows.join('\n');
}

bool SeriesChart::viewportEvent(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QChartView::viewportEvent(event);
    const auto& help = *static_cast<QHelpEvent*>(event);
    const QString tip = tipAt(help.pos());
    if (tip.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help.globalPos(), tip, viewport());
    return true;
}

} // namespace glassbox::app
