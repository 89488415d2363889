// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/block_text.h"
#include "editor/paint/fonts.h"
#include "editor/paint/icons.h"
#include "editor/paint/wire_painter.h"
#include "editor/tools/canvas_editor.h"
#include "editor/tools/wire_tool.h"
#include "engine/catalogue/catalogue.h"

#include <QCoreApplication>
#include <QFontMetricsF>

// How a wire in the hand looks.
namespace glassbox::editor {

namespace {

constexpr double ringRadius = 9, crossRadius = 8;

void paintCross(QPainter& painter, const Theme& theme, const QPointF& at) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(Token::Problem));
    painter.drawEllipse(at, crossRadius, crossRadius);
    painter.setPen(QPen(theme.color(Token::Canvas), 2, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(at - QPointF(3, 3), at + QPointF(3, 3));
    painter.drawLine(at - QPointF(3, -3), at + QPointF(3, -3));
}

/// A tick and the shape on the wire, on a plate of the canvas.
void paintShapePlate(QPainter& painter, const Theme& theme, const QPointF& centre, const QString& shape) {
    const QFont words = font(TypeStyle::WireLabel);
    const double width = QFontMetricsF(words).horizontalAdvance(shape) + 26;
    const QRectF plate(centre.x() - width / 2, centre.y() + 8, width, 16);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(Token::Canvas));
    painter.drawRoundedRect(plate, 4, 4);
    painter.setPen(QPen(theme.color(Token::Ok), 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF tick = plate.topLeft() + QPointF(5, 8);
    painter.drawPolyline(QPolygonF{tick, tick + QPointF(3, 3), tick + QPointF(8, -4)});
    painter.setFont(words);
    painter.setPen(theme.color(Token::Text));
    painter.drawText(plate.adjusted(18, 0, 0, 0), Qt::AlignVCenter, shape);
}

} // namespace

void WireTool::paint(QPainter& painter) const {
    painter.setRenderHint(QPainter::Antialiasing);
    if (state_ == State::Dragging) paintRings(painter);
    if (verdict_ && verdict_->fit == Fit::Refused && !verdict_->adapter().empty()) paintGhost(painter);
    paintWire(painter);
    if (verdict_ && verdict_->fit == Fit::Fits) paintForeseen(painter);
}

/// Those that were checked and fit, and those that are too costly to check before somebody points at them.
void WireTool::paintRings(QPainter& painter) const {
    const GraphScene& scene = editor_.scene();
    const Theme& theme = editor_.view().theme();
    painter.setBrush(Qt::NoBrush);
    for (int index : scene.blocksIn(editor_.view().visibleArea()))
        for (const PortItem& port : scene.portsOf(index)) {
            if (!probe_.mayFit(port.port, port.side)) continue;
            if (const Verdict* known = probe_.known(port.port); known && known->fit != Fit::Fits) continue;
            QColor color = theme.color(portToken(from_.look));
            const bool aimed = target_ && target_->port == port.port;
            painter.setPen(QPen(color, aimed ? 3 : 2));
            painter.drawEllipse(port.at, ringRadius, ringRadius);
        }
}

void WireTool::paintWire(QPainter& painter) const {
    const Theme& theme = editor_.view().theme();
    const QPointF loose = target_ ? target_->at : tip_;
    const QPointF start = from_.side == Side::Output ? from_.at : loose;
    const QPointF end = from_.side == Side::Output ? loose : from_.at;
    if (verdict_ && verdict_->fit == Fit::Refused) return paintRefused(painter, start, end);
    Route route;
    route.path = cubicWire(start, end);
    const bool snaps = verdict_ && verdict_->fit == Fit::Fits;
    glassbox::editor::paintWire(painter, theme, route, from_.look, snaps ? Mark::Hovered : Mark::None);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(portToken(from_.look)));
    painter.drawEllipse(loose, anatomy::portRadius, anatomy::portRadius);
    if (snaps && verdict_->carried)
        paintShapePlate(painter, theme, route.path.pointAtPercent(0.5),
                        QString::fromStdString(short_text(*verdict_->carried)));
}

void WireTool::paintRefused(QPainter& painter, const QPointF& start, const QPointF& end) const {
    const Theme& theme = editor_.view().theme();
    const BlockItem& block = editor_.scene().blocks()[std::size_t(target_->block)];
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.color(Token::Problem), 2));
    painter.drawRoundedRect(block.rect(), anatomy::radius, anatomy::radius);
    QPen pen(theme.color(Token::Problem), 2);
    pen.setDashPattern({4, 3});
    painter.setPen(pen);
    painter.drawPath(cubicWire(start, end));
    paintCross(painter, theme, target_->at);
}

/// In place of the footer of the block that the wire ends at, or below its header: the shape that would
/// follow.
void WireTool::paintForeseen(QPainter& painter) const {
    const int index = editor_.scene().indexOf(probe_.wireTo(target_->port).to.block);
    if (index < 0 || !verdict_->follows) return;
    const Theme& theme = editor_.view().theme();
    const BlockItem& block = editor_.scene().blocks()[std::size_t(index)];
    const QString shape = QString::fromStdString(short_text(*verdict_->follows));
    if (block.face.fold == Fold::Collapsed)
        return paintShapePlate(painter, theme, {block.rect().center().x(), block.rect().bottom()}, shape);
    const QRectF footer = block.geometry.footer.translated(block.position);
    painter.fillRect(footer.adjusted(0, 2, 0, -3), theme.color(Token::Block));
    painter.setFont(font(TypeStyle::Small));
    painter.setPen(theme.color(Token::Ok));
    painter.drawText(footer, Qt::AlignVCenter, shape);
    painter.setPen(theme.color(Token::Text3));
    painter.drawText(
        footer.adjusted(QFontMetricsF(font(TypeStyle::Small)).horizontalAdvance(shape) + 6, 0, 0, 0),
        Qt::AlignVCenter, qtTrId("ui.wire.foreseen"));
}

/// The block that would make it fit, and its two wires.
void WireTool::paintGhost(QPainter& painter) const {
    const Theme& theme = editor_.view().theme();
    const BlockSpec* spec = find_block(verdict_->adapter());
    if (!spec) return;
    const QRectF card(ghostPlace(), QSizeF(anatomy::width, anatomy::header + anatomy::footer));
    const QPointF in = card.topLeft() + QPointF(0, anatomy::firstPort), out = in + QPointF(anatomy::width, 0);
    QPen dots(theme.color(Token::Accent), 1.5);
    dots.setDashPattern({2, 3});
    painter.setPen(dots);
    painter.setBrush(Qt::NoBrush);
    const bool forward = from_.side == Side::Output;
    painter.drawPath(cubicWire(forward ? from_.at : target_->at, in));
    painter.drawPath(cubicWire(out, forward ? target_->at : from_.at));
    painter.setBrush(theme.tint(Token::Accent, Token::Canvas, 0.14));
    painter.setPen(QPen(theme.color(Token::Accent), 1.5, Qt::DashLine));
    painter.drawRoundedRect(card, anatomy::radius, anatomy::radius);
    painter.drawPixmap(card.topLeft() + QPointF(anatomy::padding + 2, 7),
                       iconPixmap(blockIconName(QString::fromStdString(spec->id), spec->category), 16,
                                  theme.color(categoryToken(spec->category)),
                                  painter.device()->devicePixelRatioF()));
    painter.setFont(font(TypeStyle::BlockName));
    painter.setPen(theme.color(Token::Text));
    painter.drawText(card.adjusted(40, 0, -8, -anatomy::footer), Qt::AlignVCenter, kindTitle(spec->id));
    painter.setFont(font(TypeStyle::Small));
    painter.setPen(theme.color(Token::Text2));
    painter.drawText(card.adjusted(anatomy::padding, anatomy::header, 0, 0), Qt::AlignVCenter,
                     refusal_.adapterShape);
}

} // namespace glassbox::editor
