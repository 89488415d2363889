// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/scene/graph_scene.h"

#include <QKeyEvent>
#include <QPainter>

namespace glassbox::editor {

class CanvasEditor;

/// The mouse as a tool sees it.
struct Pointer {
    QPointF view;  ///< In pixels of the canvas widget.
    QPointF scene; ///< On the plane.
    Qt::MouseButton button = Qt::NoButton;
    Qt::KeyboardModifiers modifiers;
    bool has(Qt::KeyboardModifier modifier) const { return modifiers.testFlag(modifier); }
    /// Shift or Ctrl: what is touched joins the selection or leaves it.
    bool adds() const { return has(Qt::ShiftModifier) || has(Qt::ControlModifier); }
};

enum class KeyUse : std::uint8_t { Ignored, Taken };
/// Whether the canvas scrolls while the pressed mouse is near its edge.
enum class AtEdge : std::uint8_t { Stays, Scrolls };

/// What the mouse does on the canvas at a time, from a press (or a key) until it is put down. One tool is in
/// the hand at a time; it lives from CanvasEditor::take() to CanvasEditor::putDown().
class Tool {
  public:
    explicit Tool(CanvasEditor& editor) : editor_(editor) {}
    virtual ~Tool() = default;
    Tool(const Tool&) = delete;
    Tool& operator=(const Tool&) = delete;

    /// In the hand from now on.
    virtual void begin() {}
    /// In the hand no more: whatever it has changed about the picture goes back.
    virtual void leave() {}
    virtual void press(const Pointer&) {}
    virtual void move(const Pointer&) {}
    virtual void release(const Pointer&) {}
    virtual void doubleClick(const Pointer&) {}
    virtual KeyUse key(const QKeyEvent&) { return KeyUse::Ignored; }
    /// Puts everything back as if the tool had not been taken (Esc).
    virtual void cancel() {}
    /// Draws what is being done; the painter is on the plane.
    virtual void paint(QPainter&) const {}
    virtual Qt::CursorShape cursor() const { return Qt::ArrowCursor; }
    virtual AtEdge atEdge() const { return AtEdge::Stays; }

  protected:
    CanvasEditor& editor_;
};

/// Pixels that the mouse may tremble before a click becomes a drag.
inline constexpr double dragDistance = 4;

} // namespace glassbox::editor
