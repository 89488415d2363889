// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/focus_ring.h"

#include <QFocusEvent>
#include <QPainter>

namespace glassbox::app {

void FocusRing::notice(const QFocusEvent& event) {
    const Qt::FocusReason reason = event.reason();
    shown_ = event.gotFocus() && (reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason ||
                                  reason == Qt::ShortcutFocusReason);
}

void FocusRing::paint(QPainter& painter, const QRect& around, const editor::Theme& theme) const {
    if (!shown_) return;
    painter.setPen(QPen(theme.color(editor::Token::Accent), 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(around).adjusted(2, 2, -2, -2), 5, 5);
}

} // namespace glassbox::app
