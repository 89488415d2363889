// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/colour_bar.h"

#include "editor/paint/fonts.h"

#include <QPainter>

#include <algorithm>

namespace glassbox::app {

using editor::Token;

namespace {

constexpr int ramp = 7, tick = 3;

} // namespace

void paintColourRamp(QPainter& painter, const QRect& bar, editor::Colormap map, editor::Tone tone,
                     Qt::Orientation orientation) {
    const bool across = orientation == Qt::Horizontal;
    const int length = across ? bar.width() : bar.height();
    for (int i = 0; i < length; ++i) {
        const double part = double(i) / std::max(1, length - 1);
        const QRect line = across ? QRect(bar.left() + i, bar.top(), 1, bar.height())
                                  : QRect(bar.left(), bar.bottom() - i, bar.width(), 1);
        painter.fillRect(line, QColor::fromRgb(editor::colourAt(map, tone, part)));
    }
}

ColourBar::ColourBar(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ColourBar::setTheme(const editor::Theme& theme) {
    theme_ = theme;
    update();
}

void ColourBar::setLimit(double limit) {
    if (limit == limit_) return;
    limit_ = limit;
    update();
}

void ColourBar::paintEvent(QPaintEvent*) {
    if (limit_ <= 0) return;
    QPainter painter(this);
    const QRect bar(0, 0, width(), ramp);
    paintColourRamp(painter, bar, editor::Colormap::Diverging, theme_.tone(), Qt::Horizontal);
    painter.setPen(theme_.color(Token::Control));
    for (const int x : {0, width() / 2, width() - 1}) painter.drawLine(x, ramp, x, ramp + tick);
    painter.setFont(editor::font(editor::TypeStyle::MonoSmall));
    painter.setPen(theme_.color(Token::Text2));
    const QRect words(0, ramp + tick, width(), height() - ramp - tick);
    const QString limit = QString::number(limit_, 'g', 3);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter, QChar(0x2212) + limit);
    const int least = 2 * painter.fontMetrics().horizontalAdvance(limit + "00000");
    if (words.width() >= least) painter.drawText(words, Qt::AlignHCenter | Qt::AlignVCenter, "0");
    painter.drawText(words, Qt::AlignRight | Qt::AlignVCenter, limit);
}

} // namespace glassbox::app
