// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/tools/canvas_editor.h"

#include "editor/tools/inline_editor.h"
#include "editor/tools/insertion.h"
#include "editor/tools/quick_add.h"
#include "editor/tools/select_tool.h"
#include "engine/catalogue/catalogue.h"

#include <QContextMenuEvent>
#include <QDropEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QTimer>

// Events to the tool in the hand. The commands are in canvas_commands.cpp.
namespace glassbox::editor {

namespace {

constexpr double step = anatomy::snap;

QPointF wayOf(int key) {
    switch (key) {
    case Qt::Key_Left: return {-step, 0};
    case Qt::Key_Right: return {step, 0};
    case Qt::Key_Up: return {0, -step};
    case Qt::Key_Down: return {0, step};
    default: return {};
    }
}

} // namespace

CanvasEditor::CanvasEditor(Document& document, GraphScene& scene, GraphView& view, Words words)
    : document_(document), scene_(scene), view_(view), words_(std::move(words)), edits_(document, scene),
      edge_(view), tool_(std::make_unique<SelectTool>(*this)), quickAdd_(new QuickAdd(&view)),
      inline_(new InlineEditor(&view)) {
    view.setInput(this);
    view.setWords(words_);
    connect(&document, &Document::opened, this, [this] {
        cancel();
        quickAdd_->dismiss();
        view_.fit(Travel::Instant);
    });
    // What is in the hand and what a search offers was made for the graph before (an undo, a remedy).
    connect(&document, &Document::edited, this, [this] {
        if (answering_) return;
        cancel();
        quickAdd_->dismiss();
    });
    connect(&edge_, &EdgeScroller::scrolled, this, [this] {
        dragging_.scene = view_.toScene(dragging_.view);
        tool_->move(dragging_);
    });
    // What is typed belongs to a place that moves away.
    connect(&view, &GraphView::viewChanged, this, [this] { inline_->finish(); });
}

CanvasEditor::~CanvasEditor() {
    tool_->leave();
    view_.setInput(nullptr);
}

void CanvasEditor::take(std::unique_ptr<Tool> tool) {
    edge_.stop();
    tool_->leave();
    retired_.push_back(std::exchange(tool_, std::move(tool)));
    QTimer::singleShot(0, this, [this] { retired_.clear(); });
    tool_->begin();
    showCursor();
}

void CanvasEditor::putDown() {
    take(std::make_unique<SelectTool>(*this));
    view_.update();
}

void CanvasEditor::cancel() {
    tool_->cancel();
    putDown();
}

void CanvasEditor::showCursor() {
    if (tool_->cursor() == Qt::ArrowCursor)
        view_.unsetCursor();
    else
        view_.setCursor(tool_->cursor());
}

HitAt CanvasEditor::hit(const QPointF& scenePoint) const {
    return hitAt(scene_, scenePoint, 1 / view_.zoom());
}

QPointF CanvasEditor::cursorOrCentre() const {
    return mouse_ ? view_.toScene(*mouse_) : view_.visibleArea().center();
}

Pointer CanvasEditor::pointerOf(const QMouseEvent& event) const {
    return {event.position(), view_.toScene(event.position()), event.button(), event.modifiers()};
}

bool CanvasEditor::answer(QEvent& event) {
    // A menu or a field that an answer opens may bring events of its own.
    const bool outermost = !std::exchange(answering_, true);
    const bool answered = dispatch(event);
    if (outermost) answering_ = false;
    return answered;
}

bool CanvasEditor::dispatch(QEvent& event) {
    switch (event.type()) {
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::MouseButtonRelease:
    case QEvent::MouseButtonDblClick: return mouse(event);
    case QEvent::KeyPress: return key(static_cast<QKeyEvent&>(event));
    case QEvent::Leave: mouse_.reset(); return false;
    case QEvent::ContextMenu: {
        // The mouse asks by its right button, when it is released without having moved.
        const auto& asked = static_cast<QContextMenuEvent&>(event);
        if (asked.reason() == QContextMenuEvent::Keyboard) menuAtSelection();
        return true;
    }
    case QEvent::DragEnter:
    case QEvent::DragMove:
    case QEvent::DragLeave:
    case QEvent::Drop: return drop(event);
    default: return false;
    }
}

bool CanvasEditor::mouse(QEvent& event) {
    const auto& mouse = static_cast<QMouseEvent&>(event);
    const Pointer pointer = pointerOf(mouse);
    mouse_ = pointer.view;
    switch (event.type()) {
    case QEvent::MouseButtonPress:
        quickAdd_->dismiss();
        view_.setFocus(Qt::MouseFocusReason);
        view_.stay();
        edge_.begin(pointer.view);
        tool_->press(pointer);
        return true;
    case QEvent::MouseMove:
        tool_->move(pointer);
        if (mouse.buttons() != Qt::NoButton) dragged(pointer);
        // Without a button the view shows what the mouse is on.
        return mouse.buttons() != Qt::NoButton;
    case QEvent::MouseButtonRelease:
        edge_.stop();
        tool_->release(pointer);
        return true;
    case QEvent::MouseButtonDblClick: tool_->doubleClick(pointer); return true;
    default: return false;
    }
}

/// What is dragged to the edge of the canvas goes on from there.
void CanvasEditor::dragged(const Pointer& pointer) {
    dragging_ = pointer;
    if (tool_->atEdge() == AtEdge::Scrolls)
        edge_.follow(pointer.view);
    else
        edge_.stop();
}

bool CanvasEditor::key(QKeyEvent& event) {
    view_.stay();
    if (tool_->key(event) == KeyUse::Taken) return true;
    if (event.key() == Qt::Key_Escape && !dynamic_cast<SelectTool*>(tool_.get())) {
        cancel();
        return true;
    }
    const QPointF way = wayOf(event.key());
    if (way.x() != 0 && event.modifiers().testFlag(Qt::AltModifier)) {
        walkWires(way.x() > 0 ? 1 : -1);
        return true;
    }
    if (!way.isNull() && event.modifiers() == Qt::ShiftModifier) {
        std::set<std::string> ids = scene_.selection();
        view_.selectTowards(way / step);
        ids.insert(scene_.selection().begin(), scene_.selection().end());
        scene_.setSelection(std::move(ids), scene_.selectedWires(), scene_.selected());
        return true;
    }
    if (!way.isNull() && event.modifiers().testFlag(Qt::ControlModifier)) {
        edits_.moveBy(event.modifiers().testFlag(Qt::ShiftModifier) ? 5 * way : way, "nudge");
        return true;
    }
    return false;
}

bool CanvasEditor::drop(QEvent& event) {
    if (event.type() == QEvent::DragLeave) {
        dropGhost_ = {};
        dropWire_.reset();
        view_.update();
        return true;
    }
    auto& drag = static_cast<QDropEvent&>(event);
    if (!drag.mimeData()->hasFormat(blockMimeType)) return false;
    view_.stay();
    dragOver(drag.position(), *drag.mimeData());
    if (drag.modifiers().testFlag(Qt::AltModifier)) dropWire_.reset();
    drag.setDropAction(Qt::CopyAction);
    drag.accept();
    if (event.type() != QEvent::Drop) return true;
    const QString kind = QString::fromUtf8(drag.mimeData()->data(blockMimeType));
    const QPointF corner = dropGhost_.topLeft();
    dropGhost_ = {};
    if (const auto wire = std::exchange(dropWire_, std::nullopt))
        addIntoWire(kind, corner, *wire);
    else
        addBlock(kind, {}, corner);
    view_.setFocus(Qt::MouseFocusReason);
    return true;
}

/// The block hangs with the middle of its header at the mouse.
void CanvasEditor::dragOver(const QPointF& view, const QMimeData& data) {
    const BlockSpec* spec = find_block(data.data(blockMimeType).toStdString());
    if (!spec) return;
    mouse_ = view;
    const QPointF corner = view_.toScene(view) - QPointF(anatomy::width / 2, anatomy::firstPort);
    dropGhost_ = QRectF(snapped(corner), QSizeF(anatomy::width, anatomy::header + anatomy::footer));
    dropWire_ = wireUnder(document_, scene_, *spec, dropGhost_);
    view_.update();
}

void CanvasEditor::paintOver(QPainter& painter) const {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(view_.toView(QPointF(0, 0)));
    painter.scale(view_.zoom(), view_.zoom());
    tool_->paint(painter);
    if (!dropGhost_.isEmpty()) {
        if (dropWire_) paintDropWire(painter, view_.theme(), scene_, *dropWire_);
        painter.setPen(QPen(view_.theme().color(Token::Accent), 1.5, Qt::DashLine));
        painter.setBrush(view_.theme().tint(Token::Accent, Token::Canvas, 0.14));
        painter.drawRoundedRect(dropGhost_, anatomy::radius, anatomy::radius);
    }
    painter.restore();
}

} // namespace glassbox::editor
