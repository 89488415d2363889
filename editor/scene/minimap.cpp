// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/scene/minimap.h"

#include <QCoreApplication>
#include <QMouseEvent>
#include <QPainter>

namespace glassbox::editor {

namespace {

constexpr double roundHeight = 5;

} // namespace

Minimap::Minimap(GraphView& view, const GraphScene& scene) : QWidget(&view), view_(view), scene_(scene) {
    setFixedSize(150, 96);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(qtTrId("ui.minimap"));
    setToolTip(qtTrId("ui.minimap"));
    connect(&view, &GraphView::viewChanged, this, qOverload<>(&QWidget::update));
    connect(&scene, &GraphScene::rebuilt, this, &Minimap::forget);
    connect(&scene, &GraphScene::previewed, this, &Minimap::forget);
}

void Minimap::setTheme(const Theme& theme) {
    theme_ = theme;
    forget();
}

QTransform Minimap::fromScene() const {
    const QRectF all = scene_.bounds().adjusted(-40, -40, 40, 40);
    const double scale = std::min((width() - 8) / all.width(), (height() - 8) / all.height());
    QTransform transform;
    transform.translate(width() / 2.0, height() / 2.0);
    transform.scale(scale, scale);
    transform.translate(-all.center().x(), -all.center().y());
    return transform;
}

/// Frames and blocks; drawn once, as long as nothing moves.
void Minimap::paintGraph(QPainter& painter) const {
    painter.fillRect(rect(), theme_.color(Token::Canvas));
    if (scene_.bounds().isEmpty()) return; // Of nothing there is no map.
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme_.color(Token::Line2), 1));
    painter.setBrush(theme_.color(Token::Panel));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    const QTransform transform = fromScene();
    painter.setBrush(theme_.color(Token::Raised));
    for (const FrameItem& frame : scene_.frames())
        painter.drawRoundedRect(transform.mapRect(frame.rect), 2, 2);
    painter.setPen(Qt::NoPen);
    for (const BlockItem& block : scene_.blocks()) {
        const QColor color = theme_.tint(categoryToken(block.face.category), Token::Panel, 0.8);
        const QRectF card = transform.mapRect(block.rect());
        // Of thousands of small ones nobody sees the corners.
        if (card.height() < roundHeight) {
            painter.fillRect(card, color);
            continue;
        }
        painter.setBrush(color);
        painter.drawRoundedRect(card, 2, 2);
    }
}

void Minimap::forget() {
    picture_ = {};
    update();
}

void Minimap::paintEvent(QPaintEvent*) {
    const double ratio = devicePixelRatioF();
    if (picture_.isNull() || picture_.devicePixelRatio() != ratio) {
        picture_ = QPixmap((QSizeF(size()) * ratio).toSize());
        picture_.setDevicePixelRatio(ratio);
        QPainter painter(&picture_);
        paintGraph(painter);
    }
    QPainter painter(this);
    painter.drawPixmap(0, 0, picture_);
    if (scene_.bounds().isEmpty()) return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme_.color(Token::Accent), 1.5));
    painter.setBrush(Qt::NoBrush);
    const QRectF frame =
        fromScene().mapRect(view_.visibleArea()).intersected(QRectF(rect()).adjusted(2, 2, -2, -2));
    painter.drawRoundedRect(frame, 3, 3);
}

void Minimap::mousePressEvent(QMouseEvent* event) {
    view_.centerOn(fromScene().inverted().map(event->position()));
}

void Minimap::mouseMoveEvent(QMouseEvent* event) {
    if (event->buttons() & Qt::LeftButton) view_.centerOn(fromScene().inverted().map(event->position()));
}

} // namespace glassbox::editor
