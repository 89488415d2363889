// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/scene/canvas_accessible.h"

#include "editor/scene/accessible_item.h"

#include <QAccessibleWidget>

namespace glassbox::editor {

namespace {

/// The canvas: its blocks, wires and frames, then the widgets that lie on it.
class CanvasAccessible final : public QAccessibleWidget, public AccessibleItems {
  public:
    explicit CanvasAccessible(GraphView& view)
        : QAccessibleWidget(&view, QAccessible::Canvas), AccessibleItems(view, *this), view_(view) {}

    int childCount() const override { return int(keys().size()) + QAccessibleWidget::childCount(); }

    QAccessibleInterface* child(int index) const override {
        const std::vector<ItemKey> items = keys();
        if (index < int(items.size())) return item(items[std::size_t(std::max(0, index))]);
        return QAccessibleWidget::child(index - int(items.size()));
    }

    int indexOfChild(const QAccessibleInterface* child) const override {
        const std::vector<ItemKey> items = keys();
        for (std::size_t i = 0; i < items.size(); ++i)
            if (item(items[i]) == child) return int(i);
        const int widget = QAccessibleWidget::indexOfChild(child);
        return widget < 0 ? -1 : widget + int(items.size());
    }

    QAccessibleInterface* childAt(int x, int y) const override {
        if (QAccessibleInterface* widget = QAccessibleWidget::childAt(x, y)) return widget;
        const QPointF at = view_.toScene(view_.mapFromGlobal(QPoint(x, y)));
        const GraphScene& scene = view_.scene();
        if (const int block = scene.blockAt(at); block >= 0)
            return item({ItemKind::Block, scene.blocks()[std::size_t(block)].id, {}, {}});
        if (const int wire = scene.wireAt(at, 7 / view_.zoom()); wire >= 0)
            return item({ItemKind::Wire, {}, {}, scene.wires()[std::size_t(wire)].wire});
        return nullptr;
    }

    QAccessibleInterface* focusChild() const override {
        const std::string& selected = view_.scene().selected();
        if (!view_.hasFocus() || selected.empty()) return QAccessibleWidget::focusChild();
        return item({ItemKind::Block, selected, {}, {}});
    }

    std::vector<ItemKey> keys() const {
        std::vector<ItemKey> all;
        const GraphScene& scene = view_.scene();
        for (const BlockItem& block : scene.blocks()) all.push_back({ItemKind::Block, block.id, {}, {}});
        for (const WireItem& wire : scene.wires()) all.push_back({ItemKind::Wire, {}, {}, wire.wire});
        for (const FrameItem& frame : scene.frames()) all.push_back({ItemKind::Frame, frame.id, {}, {}});
        return all;
    }

  private:
    GraphView& view_;
};

QAccessibleInterface* canvasInterface(const QString&, QObject* object) {
    auto* view = qobject_cast<GraphView*>(object);
    return view ? new CanvasAccessible(*view) : nullptr;
}

} // namespace

void installCanvasAccessibility() {
    static const bool installed = (QAccessible::installFactory(canvasInterface), true);
    Q_UNUSED(installed);
}

void tellSelection(GraphView& view) {
    if (!QAccessible::isActive()) return;
    auto* canvas = dynamic_cast<CanvasAccessible*>(QAccessible::queryAccessibleInterface(&view));
    const std::string& selected = view.scene().selected();
    if (!canvas || selected.empty()) return;
    QAccessibleInterface* block = canvas->item({ItemKind::Block, selected, {}, {}});
    QAccessibleEvent selection(block, QAccessible::Selection);
    QAccessible::updateAccessibility(&selection);
    if (!view.hasFocus()) return;
    QAccessibleEvent focus(block, QAccessible::Focus);
    QAccessible::updateAccessibility(&focus);
}

} // namespace glassbox::editor
