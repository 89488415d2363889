// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/heatmap_view.h"

#include "app/charts/heatmap_view_metrics.h"
#include "editor/number_text.h"

#include <QCoreApplication>
#include <QFocusEvent>
#include <QMouseEvent>
#include <QPointer>
#include <QThreadPool>

#include <cmath>

namespace glassbox::app {

namespace {

/// Tensors of more numbers are drawn on another thread: about two milliseconds.
constexpr std::int64_t drawnAtOnce = 100000;
/// Part of a core that drawing these may take.
constexpr double drawnShare = 0.05;

} // namespace

HeatmapView::HeatmapView(QWidget* parent) : QWidget(parent) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(120, 80);
}

void HeatmapView::setTheme(const editor::Theme& theme) {
    theme_ = theme;
    draw();
    update();
}

void HeatmapView::setStyle(const HeatmapStyle& style) {
    if (style == style_) return;
    style_ = style;
    place();
    draw();
}

void HeatmapView::setTensor(std::shared_ptr<const Tensor> tensor, const QString& hint) {
    if (tensor == tensor_ && hint == hint_) return;
    const bool reshaped = !tensor || !tensor_ || tensor->shape != tensor_->shape;
    tensor_ = std::move(tensor);
    hint_ = hint;
    values_ = HeatmapValues(tensor_);
    if (reshaped) {
        cursor_.reset();
        pin({});
        drawn_.image = {};
        place();
    }
    draw();
    update();
}

void HeatmapView::setNote(const QString& label, const QString& value) {
    if (label == noteLabel_ && value == note_) return;
    noteLabel_ = label;
    note_ = value;
    update(QRect(factsLeft(), 0, width(), height()));
}

int HeatmapView::factsRoom() const {
    return width() >= narrowView ? factsWidth() : 0;
}

int HeatmapView::factsLeft() const {
    return std::min(width() - factsRoom(), geometry_.area().right() + 16 + barRoom()) + 6;
}

void HeatmapView::place() {
    if (!tensor_) return;
    const QRect room(leftRoom(), topRoom(), width() - leftRoom() - barRoom() - factsRoom(),
                     height() - topRoom() - bottomRoom);
    plan_ = heatmapPlan(tensor_->shape, style_.layout, double(room.width()) / std::max(1, room.height()));
    geometry_ = HeatmapGeometry(plan_, room);
}

/// Small tensors at once, large ones on another thread, one at a time.
void HeatmapView::draw() {
    if (!tensor_ || plan_.columns == 0) return;
    auto work = [values = values_, plan = plan_, geometry = geometry_, style = style_, tone = theme_.tone()] {
        QElapsedTimer clock;
        clock.start();
        Drawn drawn;
        drawn.facts = factsOf(values.get());
        drawn.colours = coloursFor(style, drawn.facts, tone);
        drawn.image = geometry.showsCells()
                          ? geometry.spread(heatmapImage(plan, values.get(), drawn.colours))
                          : reducedImage(plan, values.get(), drawn.colours, geometry.area().size());
        drawn.milliseconds = double(clock.nsecsElapsed()) / 1e6;
        return drawn;
    };
    if (plan_.count() <= drawnAtOnce) {
        stale_ = drawing_; // What another thread still draws is of something before.
        drawn_ = work();
        sinceDrawn_.invalidate();
        update();
        return;
    }
    stale_ = drawing_;
    if (drawing_) return;
    drawing_ = true;
    QThreadPool::globalInstance()->start([view = QPointer(this), work] {
        auto drawn = std::make_shared<Drawn>(work());
        // The application outlives the pool's threads; the view may not.
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [view, drawn] {
                if (view) view->take(std::move(*drawn));
            },
            Qt::QueuedConnection);
    });
}

void HeatmapView::take(Drawn drawn) {
    drawing_ = false;
    if (std::exchange(stale_, false)) {
        draw();
        return;
    }
    drawn_ = std::move(drawn);
    sinceDrawn_.start();
    update();
}

bool HeatmapView::isReady() const {
    if (drawing_) return false;
    return !sinceDrawn_.isValid() || double(sinceDrawn_.elapsed()) >= drawn_.milliseconds / drawnShare;
}

void HeatmapView::resizeEvent(QResizeEvent*) {
    place();
    draw();
}

std::optional<HeatmapCell> HeatmapView::chosen() const {
    if (!tensor_) return {};
    return cursor_ ? cursor_ : pinned_;
}

QString HeatmapView::valueText(HeatmapCell cell) const {
    const std::size_t at = std::size_t(plan_.elementAt(cell.column, cell.row));
    return at < values_.get().size() ? editor::shortNumber(double(values_.get()[at])) : QString();
}

QString HeatmapView::chosenName() const {
    const auto cell = chosen();
    return cell ? plan_.nameOf(cell->column, cell->row) : QString();
}

QString HeatmapView::chosenText() const {
    const auto cell = chosen();
    return cell ? valueText(*cell) : QString();
}

void HeatmapView::pin(std::optional<HeatmapCell> cell) {
    if (cell == pinned_) return;
    pinned_ = cell;
    choosingChanged();
    Q_EMIT pinnedChanged();
}

void HeatmapView::choosingChanged() {
    setAccessibleDescription(chosen() ? chosenName() + ": " + chosenText() : QString());
    update();
}

HeatmapView::Detail HeatmapView::detail() const {
    if (!tensor_ || plan_.columns == 0 || factsRoom() == 0) return {};
    const HeatmapCell cell = chosen().value_or(HeatmapCell{});
    Detail part;
    part.isTile = plan_.tileWidth > 0 && std::max(plan_.tileWidth, plan_.tileHeight) <= largestTile;
    if (part.isTile) {
        part.columns = plan_.tileWidth;
        part.rows = plan_.tileHeight;
        part.first = {cell.column / part.columns * part.columns, cell.row / part.rows * part.rows};
    } else {
        part.columns = std::min(3, plan_.columns);
        part.rows = std::min(3, plan_.rows);
        part.first = {std::clamp(cell.column - 1, 0, plan_.columns - part.columns),
                      std::clamp(cell.row - 1, 0, plan_.rows - part.rows)};
    }
    const QSize room(factsWidth() - 16, std::max(20, height() - topRoom() - bottomRoom - factsLines()));
    part.cell = {std::clamp(room.width() / part.columns, 1, detailCell().width()),
                 std::clamp(room.height() / part.rows, 1, detailCell().height())};
    // Cells without room for a number are squares.
    if (part.cell.width() < numberRoom().width() || part.cell.height() < numberRoom().height())
        part.cell = QSize(1, 1) * std::min(part.cell.width(), part.cell.height());
    part.place = QRect(QPoint(factsLeft(), topRoom() + 14),
                       QSize(part.columns * part.cell.width(), part.rows * part.cell.height()));
    return part;
}

QRect HeatmapView::detailRect(HeatmapCell cell) const {
    const Detail part = detail();
    const int column = cell.column - part.first.column, row = cell.row - part.first.row;
    if (column < 0 || row < 0 || column >= part.columns || row >= part.rows) return {};
    return {part.place.left() + column * part.cell.width(), part.place.top() + row * part.cell.height(),
            part.cell.width(), part.cell.height()};
}

void HeatmapView::mouseMoveEvent(QMouseEvent* event) {
    const auto cell = tensor_ ? geometry_.cellAt(event->position().toPoint()) : std::nullopt;
    if (cell == cursor_) return;
    cursor_ = cell;
    choosingChanged();
}

void HeatmapView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !tensor_) return;
    const auto cell = geometry_.cellAt(event->position().toPoint());
    pin(cell == pinned_ ? std::nullopt : cell);
}

void HeatmapView::leaveEvent(QEvent*) {
    if (!cursor_) return;
    cursor_.reset();
    choosingChanged();
}

void HeatmapView::focusInEvent(QFocusEvent* event) {
    focus_.notice(*event);
    update();
}

void HeatmapView::focusOutEvent(QFocusEvent* event) {
    focus_.notice(*event);
    update();
}

void HeatmapView::keyPressEvent(QKeyEvent* event) {
    const std::pair<int, HeatmapCell> arrows[] = {
        {Qt::Key_Left, {-1, 0}}, {Qt::Key_Right, {1, 0}}, {Qt::Key_Up, {0, -1}}, {Qt::Key_Down, {0, 1}}};
    if (event->key() == Qt::Key_Escape && pinned_) return pin({});
    for (const auto& [key, by] : arrows) {
        if (event->key() != key || !tensor_ || plan_.columns == 0) continue;
        // With Ctrl from tile to tile.
        const bool wide = event->modifiers() & Qt::ControlModifier;
        const int stepX = wide && plan_.tileWidth ? plan_.tileWidth : 1;
        const int stepY = wide && plan_.tileHeight ? plan_.tileHeight : 1;
        HeatmapCell cell = pinned_.value_or(HeatmapCell{-by.column, -by.row});
        cell = {std::clamp(cell.column + by.column * stepX, 0, plan_.columns - 1),
                std::clamp(cell.row + by.row * stepY, 0, plan_.rows - 1)};
        cursor_.reset();
        return pin(cell);
    }
    QWidget::keyPressEvent(event);
}

} // namespace glassbox::app
