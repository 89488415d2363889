// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/focus_order.h"

#include <QApplication>

#include <algorithm>

namespace glassbox::app {

namespace {

bool takesKeyboard(const QWidget& widget) {
    return (widget.focusPolicy() & Qt::TabFocus) && !widget.focusProxy() && widget.isEnabled();
}

/// Above, or beside it at the left.
bool isReadBefore(const QRect& a, const QRect& b) {
    if (a.bottom() < b.top()) return true;
    return b.bottom() >= a.top() && a.left() < b.left();
}

/// Places in a window need not be in any order that std::sort may count on: each goes before the first that
/// is read after it.
std::vector<QWidget*> visibleChildren(const QWidget& widget) {
    std::vector<QWidget*> sorted;
    for (QObject* object : widget.children()) {
        auto* child = qobject_cast<QWidget*>(object);
        if (!child || child->isWindow() || !child->isVisible()) continue;
        const auto after = std::find_if(sorted.begin(), sorted.end(), [&](const QWidget* other) {
            return isReadBefore(child->geometry(), other->geometry());
        });
        sorted.insert(after, child);
    }
    return sorted;
}

void addOrder(QWidget& widget, std::vector<QWidget*>& order) {
    // A panel that lies over the canvas is an area and a part of another.
    if (std::find(order.begin(), order.end(), &widget) != order.end()) return;
    if (takesKeyboard(widget)) order.push_back(&widget);
    for (QWidget* child : visibleChildren(widget)) addOrder(*child, order);
}

} // namespace

std::vector<QWidget*> focusOrder(const std::vector<QWidget*>& areas) {
    std::vector<QWidget*> order;
    for (QWidget* area : areas)
        if (area->isVisible()) addOrder(*area, order);
    return order;
}

bool moveFocus(const std::vector<QWidget*>& areas, FocusStep step) {
    const std::vector<QWidget*> order = focusOrder(areas);
    const auto now = std::find(order.begin(), order.end(), QApplication::focusWidget());
    if (now == order.end()) return false;
    const std::size_t at = std::size_t(now - order.begin()), size = order.size();
    const bool next = step == FocusStep::Next;
    order[(at + (next ? 1 : size - 1)) % size]->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return true;
}

void moveToArea(const std::vector<QWidget*>& areas, FocusStep step) {
    const QWidget* now = QApplication::focusWidget();
    const std::size_t size = areas.size(), way = step == FocusStep::Next ? 1 : size - 1;
    std::size_t at = step == FocusStep::Next ? size - 1 : 0;
    for (std::size_t i = 0; i < size; ++i)
        if (now && (areas[i] == now || areas[i]->isAncestorOf(now))) at = i;
    for (std::size_t i = 1; i <= size; ++i) {
        const std::vector<QWidget*> order = focusOrder({areas[(at + i * way) % size]});
        if (order.empty()) continue;
        order.front()->setFocus(Qt::TabFocusReason);
        return;
    }
}

} // namespace glassbox::app
