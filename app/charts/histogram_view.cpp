// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/histogram_view.h"

#include "app/charts/heatmap.h"
#include "editor/paint/colormap.h"
#include "editor/paint/fonts.h"

#include <QCoreApplication>
#include <QPainter>

#include <cmath>

namespace glassbox::app {

using editor::Token;

namespace {

constexpr int bins = 31; ///< Odd: zero lies in the middle of one.

} // namespace

HistogramView::HistogramView(const editor::Theme& theme, QWidget* parent) : QWidget(parent), theme_(theme) {
    setFixedHeight(64);
    setAccessibleName(qtTrId("ui.inspector.weights"));
}

void HistogramView::setValues(const std::vector<float>& values) {
    limit_ = editor::roundedLimit(factsOf(values).magnitude);
    std::vector<int> counts(values.empty() ? 0 : bins);
    for (float value : values) {
        if (!std::isfinite(value)) continue;
        const double place = (double(value) / limit_ + 1) / 2 * bins;
        ++counts[std::size_t(std::clamp(int(place), 0, bins - 1))];
    }
    if (counts == counts_) return;
    counts_ = std::move(counts);
    update();
}

void HistogramView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setFont(editor::font(editor::TypeStyle::MonoSmall));
    if (counts_.empty()) {
        painter.setFont(editor::font(editor::TypeStyle::Small));
        painter.setPen(theme_.color(Token::Text3));
        painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter, qtTrId("ui.inspector.no-weights-yet"));
        return;
    }
    const int most = std::max(1, *std::max_element(counts_.begin(), counts_.end()));
    const QRectF area(0, 2, width(), height() - 20);
    const double pitch = area.width() / bins;
    for (int i = 0; i < bins; ++i) {
        const double high = area.height() * counts_[std::size_t(i)] / most;
        const double position = (i + 0.5) / bins;
        QColor color =
            QColor::fromRgb(editor::colourAt(editor::Colormap::Diverging, theme_.tone(), position));
        const QRectF bar(area.left() + i * pitch + 0.5, area.bottom() - high, pitch - 1, high);
        painter.fillRect(bar, color);
        // The middle melts into the ground by design: an outline keeps its height readable.
        painter.setPen(QPen(theme_.color(Token::Line2), 1));
        if (std::abs(i - bins / 2) < 3 && high > 1) painter.drawRect(bar.adjusted(0, 0, -1, 0));
    }
    painter.setPen(theme_.color(Token::Line2));
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    painter.setPen(theme_.color(Token::Text2));
    const QRectF line(0, height() - 16, width(), 16);
    const QString limit = QString::number(limit_, 'g', 2);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, QChar(0x2212) + limit);
    painter.drawText(line, Qt::AlignCenter, "0");
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, limit);
}

} // namespace glassbox::app
