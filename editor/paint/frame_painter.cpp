// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/paint/frame_painter.h"

#include "editor/paint/fonts.h"

#include <QFontMetricsF>

namespace glassbox::editor {

namespace {

constexpr double radius = 12, padding = 12, handle = 4;

const QFont& titleFont() {
    static const QFont font = glassbox::editor::font(TypeStyle::SmallBold, 1);
    return font;
}

} // namespace

QString shownFrameTitle(const QString& title, double width) {
    static const QFontMetricsF metrics(titleFont());
    return metrics.elidedText(title, Qt::ElideRight, width - 2 * padding);
}

void paintFrame(QPainter& painter, const Theme& theme, const QRectF& rect, double head, const QString& title,
                Marks marks) {
    const bool selected = marks & Mark::Selected;
    QPen edge(theme.color(selected ? Token::Accent : Token::Line2), selected ? 2 : 1);
    if (marks & Mark::Hovered && !selected) edge.setColor(theme.color(Token::Control));
    painter.setPen(edge);
    painter.setBrush(theme.color(frameGround));
    painter.drawRoundedRect(rect, radius, radius);
    painter.setFont(titleFont());
    painter.setPen(theme.color(Token::Text2));
    painter.drawText(QRectF(rect.left() + padding, rect.top(), rect.width() - padding, head),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     shownFrameTitle(title, rect.width()));
    if (!selected) return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(Token::Accent));
    for (const QPointF& corner : {rect.topLeft(), rect.topRight(), rect.bottomLeft(), rect.bottomRight()})
        painter.drawRect(QRectF(corner - QPointF(handle, handle), QSizeF(2 * handle, 2 * handle)));
}

} // namespace glassbox::editor
