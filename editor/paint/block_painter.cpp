// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/paint/block_painter.h"

#include "editor/layout/flow.h"
#include "editor/paint/fonts.h"
#include "editor/paint/icons.h"
#include "editor/paint/shadow.h"
#include "editor/paint/thumbnail_painter.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainterPath>

namespace glassbox::editor {

namespace {

constexpr double mutedOpacity = 0.42;
constexpr double lowestNamed = 8; ///< A card from afar that is lower than a name's letters has none.

const QFont& cachedFont(TypeStyle style) {
    static std::map<TypeStyle, QFont> fonts;
    const auto found = fonts.find(style);
    return found != fonts.end() ? found->second : fonts.emplace(style, font(style, 1)).first->second;
}

double pixelRatio(const QPainter& painter) {
    return painter.device()->devicePixelRatioF() * std::max(1.0, painter.worldTransform().m11());
}

void drawText(QPainter& painter, TypeStyle style, const QColor& color, const QRectF& rect,
              Qt::Alignment align, const QString& text) {
    painter.setFont(cachedFont(style));
    painter.setPen(color);
    painter.drawText(rect, int(align | Qt::AlignVCenter) | Qt::TextSingleLine, text);
}

/// The outline says the state; selection and focus stand outside it.
void paintCard(QPainter& painter, const Theme& theme, const BlockFace& face, const QRectF& card,
               Marks marks) {
    QPen outline(theme.color(marks & Mark::Hovered ? Token::Control : Token::Line2), 1);
    if (face.state == FaceState::Problem) outline = QPen(theme.color(Token::Problem), 2);
    if (face.state == FaceState::Warning) outline = QPen(theme.color(Token::Warning), 2);
    const bool dashed = face.state == FaceState::Unknown || face.standing == Standing::Muted;
    if (dashed && face.state != FaceState::Problem)
        outline = QPen(theme.color(Token::Control), 1, Qt::DashLine);
    if (marks & Mark::Selected) {
        QColor halo = theme.color(Token::Accent);
        halo.setAlphaF(0.22f);
        painter.setPen(QPen(halo, 5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(card.adjusted(-3.5, -3.5, 3.5, 3.5), 13.5, 13.5);
        outline = QPen(theme.color(Token::Accent), 2);
    }
    painter.setPen(outline);
    // A muted block's card lets the canvas through, as its content does.
    painter.setBrush(face.standing == Standing::Muted ? theme.tint(Token::Block, Token::Canvas, mutedOpacity)
                                                      : theme.color(Token::Block));
    const double in = outline.widthF() == 1 ? 0.5 : 0;
    painter.drawRoundedRect(card.adjusted(in, in, -in, -in), anatomy::radius, anatomy::radius);
    if (!(marks & Mark::Focused)) return;
    painter.setPen(QPen(theme.color(Token::Accent), 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(card.adjusted(-5, -5, 5, 5), 14, 14);
}

struct BadgeRow {
    Badge badge;
    const char* icon;
    Token color;
};
constexpr BadgeRow badgeRows[] = {
    {Badge::Problem, "problem", Token::Problem}, {Badge::Warning, "warning", Token::Warning},
    {Badge::Unknown, "hint", Token::Text2},      {Badge::Frozen, "snowflake", Token::Frozen},
    {Badge::Muted, "muted", Token::Text2},
};

void paintBadge(QPainter& painter, const Theme& theme, Badge badge, const QPointF& at) {
    for (const BadgeRow& row : badgeRows)
        if (row.badge == badge)
            painter.drawPixmap(
                at, iconPixmap(row.icon, anatomy::badge, theme.color(row.color), pixelRatio(painter)));
}

/// The header of a frozen block, inside the card's outline.
void paintFrost(QPainter& painter, const Theme& theme, const QRectF& card, Fold fold) {
    QPainterPath header;
    header.setFillRule(Qt::WindingFill);
    const QRectF inner = card.adjusted(1, 1, -1, -1);
    const double height = fold == Fold::Collapsed ? inner.height() : anatomy::header;
    header.addRoundedRect(QRectF(inner.topLeft(), QSizeF(inner.width(), height)), anatomy::radius - 1,
                          anatomy::radius - 1);
    if (fold == Fold::Open)
        header.addRect(QRectF(inner.left(), anatomy::header / 2, inner.width(), anatomy::header / 2));
    painter.fillPath(header.simplified(), theme.tint(Token::Frozen, Token::Block, 0.2));
}

void paintHeader(QPainter& painter, const Theme& theme, const BlockFace& face,
                 const BlockGeometry& geometry) {
    const Token category = categoryToken(face.category);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.tint(category, Token::Block, 0.16));
    painter.drawRoundedRect(geometry.chip, 5, 5);
    const QRectF icon = geometry.chip.adjusted(2, 2, -2, -2);
    painter.drawPixmap(icon.topLeft(), iconPixmap(face.icon, 16, theme.color(category), pixelRatio(painter)));
    drawText(painter, TypeStyle::BlockName, theme.color(Token::Text), geometry.title, Qt::AlignLeft,
             face.title);
    const std::vector<Badge> badges = badgesOf(face);
    for (std::size_t i = 0; i < badges.size(); ++i)
        paintBadge(painter, theme, badges[i], geometry.badges[i].topLeft());
}

void paintPortNames(QPainter& painter, const Theme& theme, const BlockFace& face,
                    const BlockGeometry& geometry) {
    const double room = geometry.size.width() - 2 * anatomy::padding;
    for (std::size_t i = 1; i < face.inputs.size(); ++i)
        drawText(painter, TypeStyle::Small, theme.color(Token::Text2),
                 QRectF(anatomy::padding, geometry.inputs[i].y() - 12, room, 24), Qt::AlignLeft,
                 face.inputs[i].label);
    for (std::size_t i = 1; i < face.outputs.size(); ++i)
        drawText(painter, TypeStyle::Small, theme.color(Token::Text2),
                 QRectF(anatomy::padding, geometry.outputs[i].y() - 12, room, 24), Qt::AlignRight,
                 face.outputs[i].label);
}

void paintParameters(QPainter& painter, const Theme& theme, const BlockFace& face,
                     const BlockGeometry& geometry) {
    for (std::size_t i = 0; i < face.parameters.size(); ++i) {
        drawText(painter, TypeStyle::Small, theme.color(Token::Text2), geometry.labels[i], Qt::AlignLeft,
                 face.parameters[i].label);
        const QRectF& field = geometry.fields[i];
        painter.setPen(QPen(theme.color(Token::Line), 1));
        painter.setBrush(theme.color(Token::Sunken));
        painter.drawRoundedRect(field.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
        drawText(painter, TypeStyle::MonoSmall, theme.color(Token::Text), field.adjusted(0, 0, -8, 0),
                 Qt::AlignRight, face.parameters[i].value);
    }
}

/// Expected and actual shape, in place of the thumbnail.
void paintReason(QPainter& painter, const Theme& theme, const BlockFace& face, const QRectF& area) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(Token::Sunken));
    painter.drawRoundedRect(area, 5, 5);
    const QRectF upper(area.left(), area.top() + 6, area.width(), 16), lower = upper.translated(0, 16);
    const QColor red = theme.color(Token::Problem);
    drawText(painter, TypeStyle::Caption, red, upper, Qt::AlignHCenter,
             qtTrId("ui.block.needs").arg(face.expected));
    if (!face.found.isEmpty())
        drawText(painter, TypeStyle::Caption, red, lower, Qt::AlignHCenter,
                 qtTrId("ui.block.gets").arg(face.found));
}

void paintFooter(QPainter& painter, const Theme& theme, const BlockFace& face, const BlockGeometry& geometry,
                 const QString& number) {
    static const QFontMetricsF small(cachedFont(TypeStyle::Small));
    const QColor first = theme.color(face.state == FaceState::Problem ? Token::Problem : Token::Text2);
    drawText(painter, TypeStyle::Small, first, geometry.footer, Qt::AlignLeft, face.footer);
    QRectF rest = geometry.footer;
    rest.setLeft(rest.left() + small.horizontalAdvance(face.footer) + (face.footer.isEmpty() ? 0 : 8));
    if (!number.isEmpty())
        drawText(painter, TypeStyle::MonoSmall, theme.color(Token::Text), rest, Qt::AlignLeft, number);
    else
        drawText(painter, TypeStyle::Small,
                 theme.color(face.standing == Standing::Frozen ? Token::Frozen : Token::Text3), rest,
                 Qt::AlignLeft, face.footerDetail);
}

/// Length and hover text tell the gradient's size; nothing where it is not known or nothing is trained.
void paintMeter(QPainter& painter, const Theme& theme, const BlockFace& face, const QRectF& meter,
                double gradient) {
    if (meter.isEmpty() || gradient < 0 || face.standing != Standing::Trained) return;
    const double round = anatomy::meterHeight / 2;
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(Token::Line2));
    painter.drawRoundedRect(meter, round, round);
    painter.setBrush(theme.color(Token::WireLoss));
    painter.drawRoundedRect(
        QRectF(meter.topLeft(), QSizeF(meter.width() * gradientPart(gradient), meter.height())), round,
        round);
}

void paintPorts(QPainter& painter, const Theme& theme, const BlockFace& face, const BlockGeometry& geometry) {
    const auto paintSide = [&](const std::vector<PortFace>& ports, const std::vector<QPointF>& points) {
        // Those of a header are near to each other: a projector's larger ones would hide them.
        const bool crowded = face.fold == Fold::Collapsed && ports.size() > 1;
        const double widest = crowded ? anatomy::collapsedPitch : anatomy::portTarget;
        for (std::size_t i = 0; i < ports.size(); ++i)
            paintPort(painter, theme, points[i], ports[i].look, ports[i].wired, widest);
    };
    paintSide(face.inputs, geometry.inputs);
    paintSide(face.outputs, geometry.outputs);
}

/// Whether nothing but this part of a card is to be painted.
bool paintsOnly(const QPainter& painter, const QRectF& part) {
    return painter.hasClipping() && !part.isEmpty() &&
           part.adjusted(-3, -3, 3, 3).contains(painter.clipBoundingRect());
}

} // namespace

Token portToken(PortLook look) {
    switch (look) {
    case PortLook::Real: return Token::WireReal;
    case PortLook::Integer: return Token::WireInteger;
    case PortLook::Boolean: return Token::WireBoolean;
    case PortLook::Loss: return Token::WireLoss;
    }
    return Token::WireReal;
}

void paintPort(QPainter& painter, const Theme& theme, const QPointF& at, PortLook look, Wired wired,
               double widest) {
    const QColor color = theme.color(portToken(look));
    const bool filled = wired == Wired::Yes;
    painter.setPen(filled ? QPen(theme.color(Token::Canvas), 1.5) : QPen(color, 1.75));
    painter.setBrush(filled ? color : theme.color(Token::Block));
    const double edge = filled ? 0.5 : -0.75;
    const double r = std::min(theme.lineScale() * (anatomy::portRadius + edge), widest / 2 + edge);
    switch (look) {
    case PortLook::Real: painter.drawEllipse(at, r, r); return;
    case PortLook::Integer:
        painter.drawRect(QRectF(at.x() - r + 0.5, at.y() - r + 0.5, 2 * r - 1, 2 * r - 1));
        return;
    case PortLook::Boolean:
        painter.drawPolygon(QPolygonF{at - QPointF(0, r + 1), at + QPointF(r + 1, 0), at + QPointF(0, r + 1),
                                      at - QPointF(r + 1, 0)});
        return;
    case PortLook::Loss:
        painter.drawPolygon(QPolygonF{at + QPointF(-r + 0.5, -r - 0.5), at + QPointF(r + 0.5, 0),
                                      at + QPointF(-r + 0.5, r + 0.5)});
        return;
    }
}

namespace {

/// The thumbnail; its room stays empty where a block has no type, for what it had shown is of another model.
void paintPicture(QPainter& painter, const Theme& theme, const BlockFace& face, const BlockGeometry& geometry,
                  const BlockReading& reading) {
    if (!geometry.thumbnail.isEmpty() && face.output)
        paintThumbnail(painter, theme, reading.thumbnail, geometry.thumbnail);
}

/// What stands on the card.
void paintContent(QPainter& painter, const Theme& theme, const BlockFace& face, const BlockGeometry& geometry,
                  const BlockReading& reading) {
    if (face.standing == Standing::Frozen)
        paintFrost(painter, theme, QRectF(QPointF(0, 0), geometry.size), face.fold);
    paintHeader(painter, theme, face, geometry);
    if (face.fold == Fold::Collapsed) return;
    paintPortNames(painter, theme, face, geometry);
    paintParameters(painter, theme, face, geometry);
    if (face.hasReason())
        paintReason(painter, theme, face, geometry.thumbnail);
    else
        paintPicture(painter, theme, face, geometry, reading);
    if (face.output && face.output->is_loss && reading.thumbnail.values.size() < 2)
        drawText(painter, TypeStyle::Caption, theme.color(Token::Text3), geometry.thumbnail, Qt::AlignHCenter,
                 qtTrId("ui.chart.empty"));
    paintFooter(painter, theme, face, geometry, reading.number);
    paintMeter(painter, theme, face, geometry.meter, reading.gradient);
}

} // namespace

void paintBlock(QPainter& painter, const Theme& theme, const BlockFace& face, const BlockGeometry& geometry,
                Marks marks, const BlockReading& reading) {
    const QRectF card(QPointF(0, 0), geometry.size);
    const bool muted = face.standing == Standing::Muted;
    const double opacity = painter.opacity();
    auto fade = [&] { painter.setOpacity(muted ? opacity * mutedOpacity : opacity); };
    if (paintsOnly(painter, geometry.thumbnail) && !face.hasReason()) {
        paintCard(painter, theme, face, card, marks);
        fade();
        paintPicture(painter, theme, face, geometry, reading);
        painter.setOpacity(opacity);
        return;
    }
    const QRectF foot = geometry.footer.united(geometry.meter);
    if (paintsOnly(painter, foot)) {
        paintCard(painter, theme, face, card, marks);
        fade();
        paintFooter(painter, theme, face, geometry, reading.number);
        paintMeter(painter, theme, face, geometry.meter, reading.gradient);
        painter.setOpacity(opacity);
        return;
    }
    if (!muted) paintShadow(painter, theme, card);
    paintCard(painter, theme, face, card, marks);
    fade();
    paintContent(painter, theme, face, geometry, reading);
    painter.setOpacity(opacity);
    paintPorts(painter, theme, face, geometry);
}

namespace {

/// Colour only, with a frame of the outline's colour where there is one. Round corners would not be seen, but
/// cost most of a picture of a thousand.
void paintTiny(QPainter& painter, const QRect& card, const QColor& colour, const QColor& outline) {
    if (outline.isValid()) painter.fillRect(card.adjusted(-1, -1, 1, 1), outline);
    painter.fillRect(outline.isValid() ? card.adjusted(1, 1, -1, -1) : card, colour);
}

} // namespace

void paintFarBlock(QPainter& painter, const Theme& theme, const BlockFace& face, const QRectF& card,
                   Marks marks, double zoom) {
    const Token category = categoryToken(face.category);
    const double radius = std::min(8.0, std::max(2.0, anatomy::radius * zoom * 1.5));
    const bool tiny = zoom < 0.2;
    QColor outline = theme.color(category);
    if (face.state == FaceState::Problem) outline = theme.color(Token::Problem);
    if (marks & Mark::Selected) outline = theme.color(Token::Accent);
    const bool marked = marks & Mark::Selected || face.state == FaceState::Problem;
    if (tiny)
        return paintTiny(painter, card.toAlignedRect(), theme.color(category), marked ? outline : QColor());
    QPen pen(outline, marked ? 2 : 1);
    const bool muted = face.standing == Standing::Muted;
    if (muted) pen.setStyle(Qt::DashLine);
    painter.setPen(pen);
    painter.setBrush(theme.tint(category, Token::Block, 0.22));
    if (muted) painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(card, radius, radius);
    if (muted) painter.setOpacity(mutedOpacity);
    const bool tall = card.height() >= 40;
    const QRectF icon(card.center().x() - 10, card.center().y() - 18, 20, 20);
    if (tall)
        painter.drawPixmap(icon.topLeft(),
                           iconPixmap(face.icon, 20, theme.color(category), pixelRatio(painter)));
    static const QFontMetricsF names(cachedFont(TypeStyle::Caption));
    const double y = tall ? card.center().y() + 3 : card.center().y() - 8;
    if (card.height() >= lowestNamed)
        drawText(painter, TypeStyle::Caption, theme.color(Token::Text),
                 QRectF(card.left(), y, card.width(), 16), Qt::AlignHCenter,
                 names.elidedText(face.title, Qt::ElideRight, card.width() - 6));
    painter.setOpacity(1);
    const std::vector<Badge> badges = badgesOf(face);
    if (!badges.empty() && tall && card.width() >= 56)
        paintBadge(painter, theme, badges.front(), card.topRight() + QPointF(-anatomy::badge - 2, 2));
}

} // namespace glassbox::editor
