// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/colour_bar.h"
#include "app/charts/heatmap_view.h"
#include "app/charts/heatmap_view_metrics.h"
#include "editor/number_text.h"
#include "editor/paint/fonts.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QPainter>

#include <cmath>

// How the view of a heatmap looks. What it does is in heatmap_view.cpp.
namespace glassbox::app {

using editor::Token;
using editor::TypeStyle;

namespace {

/// Every how many numbers one is written, where each takes `step` pixels and needs `room`.
int every(double step, double room) {
    const int options[] = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000};
    for (int option : options)
        if (option * step >= room) return option;
    return 10000;
}

double widthOf(const QString& number) {
    return QFontMetricsF(editor::font(TypeStyle::MonoSmall)).horizontalAdvance(number);
}

/// Pixels that the numbers up to `largest` need side by side.
double numberWidth(int largest) {
    return widthOf(QString::number(largest)) + 3;
}

QString barText(double value) {
    if (value == 0) return "0";
    return (value < 0 ? QString(QChar(0x2212)) : QString()) + QString::number(std::abs(value), 'g', 2);
}

/// "−0.56", never longer than five characters.
QString cellText(double value) {
    const double size = std::abs(value);
    if (value == 0) return "0";
    if (!std::isfinite(value)) return editor::shortNumber(value);
    const QString sign = value < 0 ? QString(QChar(0x2212)) : QString();
    if (size >= 100 || (size > 0 && size < 0.005)) {
        QString text = QString::number(size, 'e', 0);
        return sign + text.replace("e-0", "e-").replace("e+0", "e").replace("e+", "e");
    }
    return sign + QString::number(size, 'f', size < 10 ? 2 : 1);
}

} // namespace

/// Numbers of columns (of tiles) as far as there is room, the chosen one's strong, and what they count.
void HeatmapView::paintAcross(QPainter& painter) const {
    painter.setFont(editor::font(TypeStyle::Caption));
    painter.setPen(theme_.color(Token::Text2));
    const QRect area = geometry_.area();
    const int top = area.top() - 17;
    painter.drawText(QRectF(0, top, leftRoom() - 10, 14), Qt::AlignRight | Qt::AlignVCenter,
                     qtTrId(plan_.acrossId()));
    // Maps side by side in several rows are counted at the left.
    if (plan_.form == HeatmapPlan::Form::Maps) return;
    painter.setFont(editor::font(TypeStyle::MonoSmall));
    const int count = plan_.tileWidth ? plan_.tilesAcross() : plan_.columns;
    const int skip =
        every(count > 1 ? geometry_.acrossAt(1) - geometry_.acrossAt(0) : area.width(), numberWidth(count));
    const int strong = chosen() ? chosen()->column / std::max(1, plan_.tileWidth) : -1;
    for (int i = 0; i < count; ++i) {
        if ((i + 1) % skip != 0 && !(i == 0 && skip > 2)) continue;
        painter.setPen(theme_.color(i == strong ? Token::Text : Token::Text2));
        painter.drawText(QRectF(geometry_.acrossAt(i) - 24, top + 1, 48, 14), Qt::AlignCenter,
                         QString::number(i + 1));
    }
}

void HeatmapView::paintDown(QPainter& painter) const {
    const bool maps = plan_.form == HeatmapPlan::Form::Maps;
    if (!maps && *plan_.downId() == 0) return;
    painter.setFont(editor::font(TypeStyle::MonoSmall));
    const QRect area = geometry_.area();
    const int count = plan_.tileHeight ? plan_.tilesDown() : plan_.rows;
    const int skip = every(count > 1 ? geometry_.downAt(1) - geometry_.downAt(0) : area.height(), 14);
    const int strong = chosen() ? chosen()->row / std::max(1, plan_.tileHeight) : -1;
    for (int i = 0; i < count; ++i) {
        if ((i + 1) % skip != 0 && !(i == 0 && skip > 2)) continue;
        painter.setPen(theme_.color(i == strong ? Token::Text : Token::Text2));
        painter.drawText(QRectF(16, geometry_.downAt(i) - 8, leftRoom() - 22, 16),
                         Qt::AlignRight | Qt::AlignVCenter,
                         QString::number(maps ? i * plan_.tilesAcross() + 1 : i + 1));
    }
    if (maps) return;
    painter.setFont(editor::font(TypeStyle::Caption));
    painter.setPen(theme_.color(Token::Text2));
    painter.save();
    painter.translate(10, area.center().y());
    painter.rotate(-90);
    painter.drawText(QRectF(-60, -8, 120, 14), Qt::AlignCenter, qtTrId(plan_.downId()));
    painter.restore();
}

void HeatmapView::paintBar(QPainter& painter) const {
    const int left = std::min(width() - factsRoom() - barRoom(), geometry_.area().right() + 16) + 6;
    const QRect bar(left, topRoom(), barWidth, std::max(40, height() - topRoom() - bottomRoom - 4));
    const HeatmapColours& colours = drawn_.colours;
    paintColourRamp(painter, bar, colours.map, colours.tone, Qt::Vertical);
    painter.setPen(theme_.color(Token::Line2));
    painter.drawRect(bar.adjusted(-1, -1, 0, 0));
    painter.setFont(editor::font(TypeStyle::MonoSmall));
    painter.setPen(theme_.color(Token::Text2));
    const std::pair<int, double> ticks[] = {{bar.top(), colours.high},
                                            {bar.center().y(), 0.5 * (colours.low + colours.high)},
                                            {bar.bottom(), colours.low}};
    for (const auto& [y, value] : ticks)
        painter.drawText(QRect(bar.right() + 5, y - 8, 44, 16), Qt::AlignLeft | Qt::AlignVCenter,
                         barText(value));
}

void HeatmapView::paintDetail(QPainter& painter) const {
    const Detail part = detail();
    if (part.columns == 0) return;
    const HeatmapCell cell = chosen().value_or(HeatmapCell{});
    painter.setFont(editor::font(TypeStyle::Caption));
    painter.setPen(theme_.color(Token::Text2));
    painter.drawText(QRect(part.place.left(), topRoom() - 9, width() - part.place.left(), 16),
                     Qt::AlignLeft | Qt::AlignVCenter, plan_.tileNameOf(cell.column, cell.row));
    for (int row = 0; row < part.rows; ++row)
        for (int column = 0; column < part.columns; ++column) {
            const HeatmapCell at{part.first.column + column, part.first.row + row};
            const std::size_t element = std::size_t(plan_.elementAt(at.column, at.row));
            if (element >= values_.get().size()) continue;
            const QRgb colour = drawn_.colours.of(double(values_.get()[element]));
            painter.fillRect(detailRect(at), QColor::fromRgba(colour));
        }
    if (part.cell.width() >= numberRoom().width() && part.cell.height() >= numberRoom().height())
        paintNumbers(painter);
    if (chosen()) {
        painter.setPen(QPen(theme_.color(Token::Accent), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(detailRect(*chosen()));
    }
    paintFacts(painter, part.place.bottom() + 8);
}

/// The enlarged cells' values in whichever colour of text is told apart better on them.
void HeatmapView::paintNumbers(QPainter& painter) const {
    const Detail part = detail();
    painter.setFont(editor::font(TypeStyle::MonoSmall));
    for (int row = 0; row < part.rows; ++row)
        for (int column = 0; column < part.columns; ++column) {
            const HeatmapCell at{part.first.column + column, part.first.row + row};
            const std::size_t element = std::size_t(plan_.elementAt(at.column, at.row));
            if (element >= values_.get().size()) continue;
            const double value = double(values_.get()[element]);
            const QColor ground = QColor::fromRgb(drawn_.colours.of(value));
            const QColor light = theme_.color(Token::Text), dark = theme_.color(Token::Canvas);
            const bool first = editor::contrast(light, ground) >= editor::contrast(dark, ground);
            painter.setPen(first ? light : dark);
            painter.drawText(detailRect(at), Qt::AlignCenter, cellText(value));
        }
}

/// Of the enlarged filter, or of all where there are none.
HeatmapFacts HeatmapView::detailFacts() const {
    const Detail part = detail();
    if (!part.isTile) return drawn_.facts;
    std::vector<float> tile;
    for (int row = 0; row < part.rows; ++row)
        for (int column = 0; column < part.columns; ++column) {
            const std::size_t at =
                std::size_t(plan_.elementAt(part.first.column + column, part.first.row + row));
            if (at < values_.get().size()) tile.push_back(values_.get()[at]);
        }
    return factsOf(tile);
}

/// Mean and norm, then the chosen cell, then the note.
void HeatmapView::paintFacts(QPainter& painter, int top) const {
    const HeatmapFacts facts = detailFacts();
    QRect line(factsLeft(), top, width() - factsLeft() - 12, textLine());
    auto row = [&](const QString& label, const QString& value) {
        painter.setFont(editor::font(TypeStyle::Caption));
        painter.setPen(theme_.color(Token::Text2));
        const int room = line.width() - int(widthOf(value)) - 6;
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(label, Qt::ElideRight, room));
        painter.setFont(editor::font(TypeStyle::MonoSmall));
        painter.setPen(theme_.color(Token::Text));
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, value);
        line.translate(0, textLine());
    };
    row(qtTrId("ui.weights.mean"), editor::shortNumber(facts.mean));
    row(qtTrId("ui.weights.norm"), editor::shortNumber(facts.norm));
    if (const auto cell = chosen()) {
        const QString place = plan_.shortPlaceOf(cell->column, cell->row);
        row(place.isEmpty() ? qtTrId("ui.weights.here") : place, valueText(*cell));
    } else {
        QStringList extents;
        for (std::int64_t extent : plan_.shape) extents << QString::number(extent);
        row(qtTrId("ui.weights.shape"), extents.isEmpty() ? "1" : extents.join(QChar(0x00d7)));
    }
    if (!noteLabel_.isEmpty()) row(noteLabel_, note_);
}

void HeatmapView::paintChosen(QPainter& painter) const {
    const auto cell = chosen();
    if (!cell || !geometry_.showsCells()) return;
    painter.setPen(QPen(theme_.color(Token::Accent), 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(geometry_.tileRect(*cell)).adjusted(-1, -1, 1, 1), 2, 2);
}

void HeatmapView::paintEvent(QPaintEvent*) {
    QElapsedTimer clock;
    clock.start();
    QPainter painter(this);
    if (!tensor_ || drawn_.image.isNull()) {
        painter.setFont(editor::font(TypeStyle::Body));
        painter.setPen(theme_.color(Token::Text3));
        painter.drawText(rect(), Qt::AlignCenter, hint_);
        return;
    }
    painter.drawImage(geometry_.area(), drawn_.image);
    paintAcross(painter);
    paintDown(painter);
    paintBar(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    paintChosen(painter);
    paintDetail(painter);
    focus_.paint(painter, rect(), theme_);
    paintMilliseconds_ = double(clock.nsecsElapsed()) / 1e6;
    Q_EMIT painted(paintMilliseconds_);
}

} // namespace glassbox::app
