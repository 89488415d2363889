// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/heatmap_view.h"

#include "editor/number_text.h"
#include "editor/paint/colormap.h"
#include "editor/paint/fonts.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QMouseEvent>
#include <QPainter>

#include <cmath>

namespace glassbox::app {

using editor::Token;
using editor::TypeStyle;

namespace {

constexpr int leftRoom = 44, topRoom = 26, bottomRoom = 12, barWidth = 12, factsWidth = 152, barRoom = 64;

} // namespace

HeatmapView::HeatmapView(QWidget* parent) : QWidget(parent) {
    setMouseTracking(true);
    setMinimumSize(120, 80);
}

void HeatmapView::setTheme(const editor::Theme& theme) {
    theme_ = theme;
    makeImage();
    update();
}

void HeatmapView::setTensor(std::shared_ptr<const Tensor> tensor, const QString& hint) {
    if (tensor == tensor_ && hint == hint_) return;
    tensor_ = std::move(tensor);
    hint_ = hint;
    values_.clear();
    if (tensor_) {
        const std::vector<double> numbers = tensor_->as_double();
        values_.assign(numbers.begin(), numbers.end());
        if (plan_.shape != tensor_->shape || plan_.columns == 0) {
            plan_ = heatmapPlan(tensor_->shape);
            place();
        }
        facts_ = factsOf(values_);
        limit_ = editor::roundedLimit(facts_.magnitude);
    }
    makeImage();
    update();
}

void HeatmapView::place() {
    if (plan_.columns == 0) return;
    const int roomX = width() - leftRoom - barRoom - factsWidth, roomY = height() - topRoom - bottomRoom;
    const int tilesX = plan_.tileWidth ? plan_.columns / plan_.tileWidth : 1;
    const int tilesY = plan_.tileHeight ? plan_.rows / plan_.tileHeight : 1;
    auto cellFor = [&](int gap) {
        return std::min((roomX - gap * (tilesX - 1)) / plan_.columns,
                        (roomY - gap * (tilesY - 1)) / plan_.rows);
    };
    gap_ = plan_.tileWidth && cellFor(2) >= 1 ? 2 : 0;
    cell_ = std::clamp(cellFor(gap_), 0, 28);
    const int across =
        cell_ > 0 ? plan_.columns * cell_ + gap_ * (tilesX - 1) : std::min(roomX, plan_.columns);
    // Where not every cell has a pixel, the longer side takes all the room; the other keeps cells of one
    // pixel or more.
    const int down = cell_ > 0 ? plan_.rows * cell_ + gap_ * (tilesY - 1)
                               : std::min(roomY, plan_.rows * std::max(1, std::min(12, roomY / plan_.rows)));
    area_ = QRect(leftRoom, topRoom, std::max(1, across), std::max(1, down));
}

void HeatmapView::makeImage() {
    if (!tensor_ || plan_.columns == 0) return;
    if (cell_ > 0)
        image_ = heatmapImage(plan_, values_, limit_, theme_.tone());
    else
        image_ = reducedImage(plan_, values_, limit_, theme_.tone(), area_.size());
}

void HeatmapView::resizeEvent(QResizeEvent*) {
    place();
    makeImage();
}

QRect HeatmapView::cellRect(int column, int row) const {
    if (cell_ == 0) return {};
    const int gapsX = plan_.tileWidth ? column / plan_.tileWidth : 0;
    const int gapsY = plan_.tileHeight ? row / plan_.tileHeight : 0;
    return {area_.left() + column * cell_ + gapsX * gap_, area_.top() + row * cell_ + gapsY * gap_, cell_,
            cell_};
}

bool HeatmapView::cellAt(const QPoint& point, int& column, int& row) const {
    if (!tensor_ || !area_.contains(point)) return false;
    if (cell_ == 0) {
        column = (point.x() - area_.left()) * plan_.columns / area_.width();
        row = (point.y() - area_.top()) * plan_.rows / area_.height();
        return true;
    }
    const int stepX = plan_.tileWidth ? plan_.tileWidth * cell_ + gap_ : plan_.columns * cell_;
    const int stepY = plan_.tileHeight ? plan_.tileHeight * cell_ + gap_ : plan_.rows * cell_;
    const QPoint at = point - area_.topLeft();
    column = at.x() / stepX * std::max(plan_.tileWidth, 0) + at.x() % stepX / cell_;
    row = at.y() / stepY * std::max(plan_.tileHeight, 0) + at.y() % stepY / cell_;
    return column < plan_.columns && row < plan_.rows && cellRect(column, row).contains(point);
}

void HeatmapView::paintCells(QPainter& painter) {
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    if (gap_ == 0) {
        painter.drawImage(area_, image_);
        return;
    }
    const int tileW = plan_.tileWidth, tileH = plan_.tileHeight;
    for (int y = 0; y < plan_.rows; y += tileH)
        for (int x = 0; x < plan_.columns; x += tileW)
            painter.drawImage(QRect(cellRect(x, y).topLeft(), QSize(tileW * cell_, tileH * cell_)), image_,
                              QRect(x, y, tileW, tileH));
}

/// Numbers of rows and columns (of tiles) as far as there is room, and what they count.
void HeatmapView::paintAxes(QPainter& painter) {
    painter.setFont(editor::font(TypeStyle::MonoSmall));
    const int unitX = std::max(1, plan_.tileWidth), unitY = std::max(1, plan_.tileHeight);
    const double stepX = double(area_.width()) / plan_.columns * unitX;
    const double stepY = double(area_.height()) / plan_.rows * unitY;
    auto every = [](double step, double room) {
        const int options[] = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000};
        for (int option : options)
            if (option * step >= room) return option;
        return 10000;
    };
    painter.setPen(theme_.color(Token::Text2));
    const int skipX = every(stepX, 22), skipY = every(stepY, 14);
    for (int i = 0; i < plan_.columns / unitX; ++i)
        if (i == 0 || (i + 1) % skipX == 0)
            painter.drawText(QRectF(area_.left() + (i + 0.5) * stepX - 24, area_.top() - 16, 48, 14),
                             Qt::AlignCenter, QString::number(i + 1));
    const bool countsDown = *plan_.downId() != 0;
    for (int i = 0; countsDown && i < plan_.rows / unitY; ++i)
        if (i == 0 || (i + 1) % skipY == 0)
            painter.drawText(QRectF(16, area_.top() + (i + 0.5) * stepY - 8, leftRoom - 22, 16),
                             Qt::AlignRight | Qt::AlignVCenter, QString::number(i + 1));
    painter.setFont(editor::font(TypeStyle::Caption));
    painter.drawText(QRectF(0, area_.top() - 17, leftRoom - 4, 14), Qt::AlignRight | Qt::AlignVCenter,
                     qtTrId(plan_.acrossId()));
    if (!countsDown) return;
    painter.save();
    painter.translate(10, area_.center().y());
    painter.rotate(-90);
    painter.drawText(QRectF(-60, -8, 120, 14), Qt::AlignCenter, qtTrId(plan_.downId()));
    painter.restore();
}

void HeatmapView::paintBar(QPainter& painter) {
    const int left = std::min(width() - factsWidth - barRoom, area_.right() + 16) + 6;
    const QRect bar(left, topRoom, barWidth, std::max(40, height() - topRoom - bottomRoom - 4));
    for (int y = 0; y < bar.height(); ++y) {
        const double position = 1.0 - double(y) / (bar.height() - 1);
        painter.fillRect(
            bar.left(), bar.top() + y, barWidth, 1,
            QColor::fromRgb(editor::colourAt(editor::Colormap::Diverging, theme_.tone(), position)));
    }
    painter.setPen(theme_.color(Token::Line2));
    painter.drawRect(bar.adjusted(-1, -1, 0, 0));
    painter.setFont(editor::font(TypeStyle::MonoSmall));
    painter.setPen(theme_.color(Token::Text2));
    const QString limit = QString::number(limit_, 'g', 2);
    const struct {
        int y;
        QString text;
    } ticks[] = {{bar.top(), limit}, {bar.center().y(), "0"}, {bar.bottom(), QChar(0x2212) + limit}};
    for (const auto& tick : ticks)
        painter.drawText(QRect(bar.right() + 5, tick.y - 8, 44, 16), Qt::AlignLeft | Qt::AlignVCenter,
                         tick.text);
}

/// The value under the cursor, then what does not need one.
void HeatmapView::paintFacts(QPainter& painter) {
    const int left = std::min(width() - factsWidth, area_.right() + 16 + barRoom) + 6;
    QRect line(left, topRoom - 6, width() - left - 8, 18);
    auto row = [&](const QString& label, const QString& value) {
        painter.setFont(editor::font(TypeStyle::Small));
        painter.setPen(theme_.color(Token::Text2));
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, label);
        painter.setFont(editor::font(TypeStyle::MonoSmall));
        painter.setPen(theme_.color(Token::Text));
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, value);
        line.translate(0, 20);
    };
    QStringList extents;
    for (std::int64_t extent : plan_.shape) extents << QString::number(extent);
    row(qtTrId("ui.weights.shape"), extents.isEmpty() ? "1" : extents.join(QChar(0x00d7)));
    row(qtTrId("ui.weights.mean"), editor::shortNumber(facts_.mean));
    row(qtTrId("ui.weights.norm"), editor::shortNumber(facts_.norm));
    int column = 0, down = 0;
    if (!cellAt(cursor_, column, down)) return;
    const std::size_t at = std::size_t(plan_.elementAt(column, down));
    if (at >= values_.size()) return;
    line.translate(0, 6);
    row(qtTrId("ui.weights.here"), editor::shortNumber(double(values_[at])));
    painter.setFont(editor::font(TypeStyle::Caption));
    painter.setPen(theme_.color(Token::Text2));
    painter.drawText(QRect(line.left(), line.top(), line.width(), 48), Qt::AlignLeft | Qt::TextWordWrap,
                     plan_.nameOf(column, down));
    if (cell_ == 0) return;
    painter.setPen(QPen(theme_.color(Token::Accent), 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(cellRect(column, down).adjusted(-1, -1, 0, 0));
}

void HeatmapView::paintEvent(QPaintEvent*) {
    QElapsedTimer clock;
    clock.start();
    QPainter painter(this);
    if (!tensor_ || image_.isNull()) {
        painter.setFont(editor::font(TypeStyle::Body));
        painter.setPen(theme_.color(Token::Text3));
        painter.drawText(rect(), Qt::AlignCenter, hint_);
        return;
    }
    paintCells(painter);
    paintAxes(painter);
    paintBar(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    paintFacts(painter);
    paintMilliseconds_ = double(clock.nsecsElapsed()) / 1e6;
    Q_EMIT painted(paintMilliseconds_);
}

void HeatmapView::mouseMoveEvent(QMouseEvent* event) {
    cursor_ = event->position().toPoint();
    update();
}

void HeatmapView::leaveEvent(QEvent*) {
    cursor_ = {-1, -1};
    update();
}

} // namespace glassbox::app
