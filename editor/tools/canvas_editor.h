// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/document.h"
#include "editor/scene/graph_view.h"
#include "editor/tools/edge_scroller.h"
#include "editor/tools/hit.h"
#include "editor/tools/selection_edits.h"
#include "editor/tools/tool.h"

class QMimeData;
class QMouseEvent;

namespace glassbox::editor {

class InlineEditor;
class QuickAdd;

/// Editing on the canvas: hands every event to the tool in the hand, and holds what tools share: document,
/// scene, view, the search and the field for typing on a block.
class CanvasEditor : public QObject, public CanvasInput {
    Q_OBJECT
  public:
    CanvasEditor(Document& document, GraphScene& scene, GraphView& view, Words words);
    ~CanvasEditor() override;

    Document& document() { return document_; }
    GraphScene& scene() { return scene_; }
    GraphView& view() { return view_; }
    SelectionEdits& edits() { return edits_; }
    QuickAdd& quickAdd() { return *quickAdd_; }
    InlineEditor& inlineEditor() { return *inline_; }
    const EdgeScroller& edge() const { return edge_; }
    QString words(const Message& message) const { return words_(message); }

    bool answer(QEvent& event) override;
    void paintOver(QPainter& painter) const override;
    void usePort(const PortItem& port) override;
    void menuAtSelection() override;

    /// The tool in the hand; it gives up the one before.
    void take(std::unique_ptr<Tool> tool);
    /// Back to selecting.
    void putDown();
    /// Gives up what is being done.
    void cancel();
    Tool& tool() { return *tool_; }
    HitAt hit(const QPointF& scenePoint) const;
    /// Where the mouse is on the plane, or the middle of what is seen where it is elsewhere.
    QPointF cursorOrCentre() const;
    /// Top-left corner for a new block in the middle of what is seen, beside those that lie there.
    QPointF freePlace() const;

    /// Where a block goes that follows another one: right of it, below what stands there.
    QPointF placeBeside(const std::string& block) const;
    /// Adds a block and selects it. Returns its id.
    std::string addBlock(const QString& kind, const Parameters& parameters, const QPointF& topLeft);
    /// The same, put into a wire.
    std::string addIntoWire(const QString& kind, const QPointF& topLeft, const Wire& wire);
    /// The same, with a wire from its port to the port `fixed`, which is on that side of its block.
    std::string addConnected(const QString& kind, const Parameters& parameters, const QPointF& topLeft,
                             const PortRef& fixed, Side side, const std::string& port);

    /// Commands of the keyboard and the menus.
    /// The search for a block: at the mouse, or behind the selected block, which it is connected with.
    void search();
    void searchAt(const QPointF& scenePoint);
    void startWire();
    void swapKind();
    void rename(const std::string& id);
    /// The selected block, or frame.
    void renameSelected();
    void editParameter(const std::string& block, int field);
    void addBend(const Wire& wire, const QPointF& at);
    void removeBend(const Wire& wire, int number);
    /// A bend in the middle of each selected wire.
    void bendSelected();
    void zoomToSelection();
    /// Deletes the bend under the mouse, or else the selection.
    void remove();

  Q_SIGNALS:
    /// Somebody asks for a menu at what was hit (selected now).
    void menuRequested(const glassbox::editor::HitAt& hit, const QPoint& globalPosition);

  private:
    bool dispatch(QEvent& event);
    bool mouse(QEvent& event);
    bool key(QKeyEvent& event);
    bool drop(QEvent& event);
    void dragOver(const QPointF& view, const QMimeData& data);
    std::string adding(const QString& kind, const QPointF& topLeft,
                       const std::function<void(Definition&, const std::string&)>& change,
                       const Parameters& parameters);
    void searchBeside(const std::string& block);
    void searchFree(const QPointF& corner, const QPoint& at);
    Pointer pointerOf(const QMouseEvent& event) const;
    void dragged(const Pointer& pointer);
    void showCursor();
    void walkWires(int step);
    void chooseParameter(const std::string& block, const ParameterSpec& parameter, const QPoint& at);

    Document& document_;
    GraphScene& scene_;
    GraphView& view_;
    Words words_;
    SelectionEdits edits_;
    EdgeScroller edge_;
    Pointer dragging_; ///< The pressed mouse, where it was last.
    std::unique_ptr<Tool> tool_;
    std::vector<std::unique_ptr<Tool>> retired_; ///< May still be in the function that put them down.
    bool answering_ = false;
    std::string wiresOf_; ///< Block whose wires are walked.
    QuickAdd* quickAdd_ = nullptr;
    InlineEditor* inline_ = nullptr;
    std::optional<QPointF> mouse_; ///< In the view, where the mouse was last.
    QRectF dropGhost_;             ///< Of the block that is dragged here from the palette.
    std::optional<Wire> dropWire_;
};

/// Mime type of a kind that is dragged from the palette.
inline constexpr const char* blockMimeType = "application/x-glassbox-block";

} // namespace glassbox::editor
