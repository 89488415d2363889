// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/scene/accessible_item.h"

#include <QCoreApplication>

namespace glassbox::editor {

namespace {

const FrameItem* frameOf(const GraphScene& scene, const std::string& id) {
    for (const FrameItem& frame : scene.frames())
        if (frame.id == id) return &frame;
    return nullptr;
}

} // namespace

AccessibleItems::~AccessibleItems() {
    for (const auto& [key, id] : ids_) QAccessible::deleteAccessibleInterface(id);
}

QAccessibleInterface* AccessibleItems::item(const ItemKey& key) const {
    const auto found = ids_.find(key);
    if (found != ids_.end()) return QAccessible::accessibleInterface(found->second);
    auto* made = new AccessibleItem(*this, key);
    ids_[key] = QAccessible::registerAccessibleInterface(made);
    return made;
}

std::optional<PortItem> AccessibleItem::port() const {
    const int block = scene().indexOf(key_.id);
    const Side side = key_.kind == ItemKind::Input ? Side::Input : Side::Output;
    if (isPort() && block >= 0)
        for (PortItem& item : scene().portsOf(block))
            if (item.side == side && item.port.port == key_.port) return std::move(item);
    return {};
}

std::vector<ItemKey> AccessibleItem::ports() const {
    std::vector<ItemKey> keys;
    const int block = key_.kind == ItemKind::Block ? scene().indexOf(key_.id) : -1;
    if (block >= 0)
        for (const PortItem& item : scene().portsOf(block))
            keys.push_back(
                {item.side == Side::Input ? ItemKind::Input : ItemKind::Output, key_.id, item.port.port, {}});
    return keys;
}

bool AccessibleItem::isValid() const {
    switch (key_.kind) {
    case ItemKind::Block: return scene().indexOf(key_.id) >= 0;
    case ItemKind::Input:
    case ItemKind::Output: return port().has_value();
    case ItemKind::Wire: return scene().indexOf(key_.wire) >= 0;
    case ItemKind::Frame: return frameOf(scene(), key_.id) != nullptr;
    }
    return false;
}

QAccessibleInterface* AccessibleItem::parent() const {
    return isPort() ? items_.item({ItemKind::Block, key_.id, {}, {}}) : items_.canvas();
}

QAccessibleInterface* AccessibleItem::child(int index) const {
    const std::vector<ItemKey> keys = ports();
    return index >= 0 && index < int(keys.size()) ? items_.item(keys[std::size_t(index)]) : nullptr;
}

int AccessibleItem::childCount() const {
    return int(ports().size());
}

int AccessibleItem::indexOfChild(const QAccessibleInterface* child) const {
    const auto* item = dynamic_cast<const AccessibleItem*>(child);
    const std::vector<ItemKey> keys = ports();
    const auto place = item ? std::find(keys.begin(), keys.end(), item->key()) : keys.end();
    return place == keys.end() ? -1 : int(place - keys.begin());
}

QAccessibleInterface* AccessibleItem::childAt(int x, int y) const {
    for (int i = 0; i < childCount(); ++i)
        if (child(i)->rect().contains(x, y)) return child(i);
    return nullptr;
}

QString AccessibleItem::name() const {
    if (!isValid()) return {};
    switch (key_.kind) {
    case ItemKind::Block: return blockName(scene(), scene().indexOf(key_.id));
    case ItemKind::Input:
    case ItemKind::Output: return portText(scene(), *port());
    case ItemKind::Wire: {
        const QString label = scene().wires()[std::size_t(scene().indexOf(key_.wire))].label;
        return wireName(scene(), key_.wire) + (label.isEmpty() ? QString() : ", " + label);
    }
    case ItemKind::Frame: return qtTrId("ui.item.frame").arg(frameOf(scene(), key_.id)->title);
    }
    return {};
}

QString AccessibleItem::description() const {
    if (!isValid()) return {};
    if (key_.kind == ItemKind::Block)
        return blockFacts(scene(), scene().indexOf(key_.id), items_.view().words()).join(", ");
    if (key_.kind == ItemKind::Wire) return wireFacts(scene(), scene().indexOf(key_.wire)).join(", ");
    return {};
}

QString AccessibleItem::text(QAccessible::Text kind) const {
    if (kind == QAccessible::Name) return name();
    if (kind == QAccessible::Description) return description();
    return {};
}

/// On the plane.
QRectF AccessibleItem::area() const {
    if (!isValid()) return {};
    switch (key_.kind) {
    case ItemKind::Block: return scene().blocks()[std::size_t(scene().indexOf(key_.id))].rect();
    case ItemKind::Input:
    case ItemKind::Output: {
        constexpr double half = anatomy::portTarget / 2;
        return {port()->at - QPointF(half, half), QSizeF(2 * half, 2 * half)};
    }
    case ItemKind::Wire: return scene().wires()[std::size_t(scene().indexOf(key_.wire))].bounds;
    case ItemKind::Frame: return frameOf(scene(), key_.id)->rect;
    }
    return {};
}

QRect AccessibleItem::rect() const {
    const GraphView& view = items_.view();
    const QRectF there = area();
    const QRect here = QRectF(view.toView(there.topLeft()), there.size() * view.zoom()).toAlignedRect();
    return {view.mapToGlobal(here.topLeft()), here.size()};
}

QAccessible::Role AccessibleItem::role() const {
    switch (key_.kind) {
    case ItemKind::Block: return QAccessible::ListItem;
    case ItemKind::Input:
    case ItemKind::Output: return QAccessible::Button;
    case ItemKind::Wire: return QAccessible::Graphic;
    case ItemKind::Frame: return QAccessible::Grouping;
    }
    return QAccessible::NoRole;
}

QAccessible::State AccessibleItem::state() const {
    QAccessible::State state;
    state.invalid = !isValid();
    if (state.invalid) return state;
    state.offscreen = !items_.view().visibleArea().intersects(area());
    if (isPort()) return state;
    state.selectable = true;
    state.selected = key_.kind == ItemKind::Wire ? scene().selectedWires().contains(key_.wire)
                                                 : scene().selection().contains(key_.id);
    state.focusable = key_.kind == ItemKind::Block;
    state.focused = state.focusable && items_.view().hasFocus() && scene().selected() == key_.id;
    return state;
}

void* AccessibleItem::interface_cast(QAccessible::InterfaceType type) {
    return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this) : nullptr;
}

QStringList AccessibleItem::actionNames() const {
    if (isPort()) return {pressAction()};
    return {pressAction(), setFocusAction(), showMenuAction()};
}

void AccessibleItem::select() const {
    GraphScene& scene = items_.view().scene();
    if (key_.kind == ItemKind::Wire)
        scene.setSelection({}, {key_.wire});
    else
        scene.select(key_.id);
    if (key_.kind == ItemKind::Block) items_.view().reveal(key_.id);
}

void AccessibleItem::doAction(const QString& name) {
    if (!isValid()) return;
    CanvasInput* input = items_.view().input();
    if (isPort()) {
        if (name == pressAction() && input) input->usePort(*port());
        return;
    }
    select();
    if (name == setFocusAction()) items_.view().setFocus(Qt::OtherFocusReason);
    if (name == showMenuAction() && input) input->menuAtSelection();
}

} // namespace glassbox::editor
