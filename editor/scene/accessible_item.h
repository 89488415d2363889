// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/scene/graph_view.h"

#include <QAccessibleInterface>

namespace glassbox::editor {

enum class ItemKind : std::uint8_t { Block, Input, Output, Wire, Frame };

/// What an accessible item is of, by ids: numbers change with every edit.
struct ItemKey {
    ItemKind kind = ItemKind::Block;
    std::string id;   ///< Of a block, a port's block, or a frame.
    std::string port; ///< Of a port.
    Wire wire;
    auto operator<=>(const ItemKey&) const = default; // NOLINT(modernize-use-nullptr)
};

/// The accessible items of one canvas, made when they are first asked for.
class AccessibleItems {
  public:
    AccessibleItems(GraphView& view, QAccessibleInterface& canvas) : items_view_(view), canvas_(canvas) {}
    ~AccessibleItems();
    AccessibleItems(const AccessibleItems&) = delete;
    AccessibleItems& operator=(const AccessibleItems&) = delete;

    QAccessibleInterface* item(const ItemKey& key) const;
    QAccessibleInterface* canvas() const { return &canvas_; }
    GraphView& view() const { return items_view_; }

  private:
    GraphView& items_view_;
    QAccessibleInterface& canvas_;
    mutable std::map<ItemKey, QAccessible::Id> ids_;
};

/// One block, port, wire or frame for screen readers.
class AccessibleItem final : public QAccessibleInterface, public QAccessibleActionInterface {
  public:
    AccessibleItem(const AccessibleItems& items, ItemKey key) : items_(items), key_(std::move(key)) {}
    const ItemKey& key() const { return key_; }

    bool isValid() const override;
    QObject* object() const override { return nullptr; }
    QAccessibleInterface* parent() const override;
    QAccessibleInterface* child(int index) const override;
    int childCount() const override;
    int indexOfChild(const QAccessibleInterface* child) const override;
    QAccessibleInterface* childAt(int x, int y) const override;
    QString text(QAccessible::Text kind) const override;
    void setText(QAccessible::Text, const QString&) override {}
    QRect rect() const override;
    QAccessible::Role role() const override;
    QAccessible::State state() const override;
    void* interface_cast(QAccessible::InterfaceType type) override;

    QStringList actionNames() const override;
    void doAction(const QString& name) override;
    QStringList keyBindingsForAction(const QString&) const override { return {}; }

  private:
    const GraphScene& scene() const { return items_.view().scene(); }
    bool isPort() const { return key_.kind == ItemKind::Input || key_.kind == ItemKind::Output; }
    std::optional<PortItem> port() const;
    std::vector<ItemKey> ports() const;
    QString name() const;
    QString description() const;
    QRectF area() const;
    void select() const;

    const AccessibleItems& items_;
    ItemKey key_;
};

} // namespace glassbox::editor
