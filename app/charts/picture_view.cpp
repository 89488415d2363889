// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/picture_view.h"

#include "app/thumbnailer.h"
#include "editor/number_text.h"
#include "editor/paint/fonts.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace glassbox::app {

using editor::Token;

namespace {

std::vector<std::int64_t> shapeOfOne(const Tensor& sample) {
    return {sample.shape.begin() + 1, sample.shape.end()};
}

} // namespace

PictureView::PictureView(QWidget* parent) : QWidget(parent) {
    setMinimumSize(84, 84);
}

void PictureView::setTheme(const editor::Theme& theme) {
    theme_ = theme;
    makeImage();
    update();
}

void PictureView::setSample(std::shared_ptr<const Tensor> sample) {
    sample_ = std::move(sample);
    makeImage();
    update();
}

void PictureView::setLimit(double limit) {
    if (limit == limit_) return;
    limit_ = limit;
    makeImage();
    update();
}

void PictureView::setFrame(Token token) {
    if (token == frame_) return;
    frame_ = token;
    update();
}

/// Pictures as they are; differences and rows of numbers as maps.
void PictureView::makeImage() {
    image_ = {};
    if (!sample_ || sample_->count() == 0) return;
    const bool picture = sample_->shape.size() == 4;
    plan_ = heatmapPlan(shapeOfOne(*sample_), HeatmapLayout::FeatureMaps, 1);
    if (picture && limit_ == 0) {
        image_ = pictureThumbnail(*sample_).maps.front();
        return;
    }
    const auto values = sample_->values<float>();
    const double limit = limit_ > 0 ? limit_ : editor::roundedLimit(factsOf(values).magnitude);
    image_ = heatmapImage(plan_, values, {editor::Colormap::Diverging, theme_.tone(), -limit, limit});
}

QRect PictureView::area() const {
    // The frame is around it: the pixels at the edge are as large as the others.
    const QSize room(width() - 2 * frameWidth, height() - 2 * frameWidth);
    const QSize size = image_.size().scaled(room, Qt::KeepAspectRatio);
    return {QPoint((width() - size.width()) / 2, frameWidth), size};
}

QRect PictureView::cellRect(int column, int row) const {
    const QRect all = area();
    const int left = all.left() + column * all.width() / image_.width();
    const int top = all.top() + row * all.height() / image_.height();
    return QRect(QPoint(left, top), QPoint(all.left() + (column + 1) * all.width() / image_.width() - 1,
                                           all.top() + (row + 1) * all.height() / image_.height() - 1));
}

void PictureView::setHint(const QString& hint) {
    hint_ = hint;
    update();
}

void PictureView::paintHint(QPainter& painter) const {
    painter.setPen(theme_.color(Token::Line2));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
    painter.setPen(theme_.color(Token::Text2));
    painter.setFont(editor::font(editor::TypeStyle::Small));
    painter.drawText(rect().adjusted(8, 8, -8, -8), Qt::AlignCenter | Qt::TextWordWrap, hint_);
}

void PictureView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    if (image_.isNull()) return paintHint(painter);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    for (int row = 0; row < image_.height(); ++row)
        for (int column = 0; column < image_.width(); ++column)
            painter.fillRect(cellRect(column, row), QColor::fromRgb(image_.pixel(column, row)));
    painter.setBrush(Qt::NoBrush);
    const int wide = frame_ == Token::Control ? 1 : frameWidth;
    painter.setPen(QPen(theme_.color(frame_), wide, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    const double out = wide / 2.0;
    painter.drawRect(QRectF(area()).adjusted(-out, -out, out, out));
}

bool PictureView::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip || image_.isNull()) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const QRect all = area();
    if (!all.contains(help->pos())) {
        QToolTip::hideText();
        return true;
    }
    const int column =
        std::min(image_.width() - 1, (help->pos().x() - all.left()) * image_.width() / all.width());
    const int row =
        std::min(image_.height() - 1, (help->pos().y() - all.top()) * image_.height() / all.height());
    const std::int64_t at = plan_.elementAt(column, row);
    if (at < sample_->count())
        QToolTip::showText(help->globalPos(),
                           plan_.nameOf(column, row) + ": " +
                               editor::shortNumber(double(sample_->values<float>()[std::size_t(at)])),
                           this);
    return true;
}

} // namespace glassbox::app
