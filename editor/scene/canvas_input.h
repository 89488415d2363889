// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/scene/graph_scene.h"

#include <QEvent>
#include <QPainter>

namespace glassbox::editor {

/// Who answers mouse, keyboard and drops on the canvas, and draws over it what is being done.
class CanvasInput {
  public:
    virtual ~CanvasInput() = default;
    /// True where the event is answered; else the view does what it does by itself (pan, zoom, hover, walk).
    virtual bool answer(QEvent& event) = 0;
    /// In the view's pixels, over blocks and wires.
    virtual void paintOver(QPainter& painter) const = 0;

    // What screen readers do by name.
    /// A wire begins at this port, or the one that is in the hand ends there.
    virtual void usePort(const PortItem& port) = 0;
    /// The menu of what is selected.
    virtual void menuAtSelection() = 0;
};

} // namespace glassbox::editor
