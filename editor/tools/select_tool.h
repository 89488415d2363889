// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/tools/hit.h"
#include "editor/tools/tool.h"

namespace glassbox::editor {

/// The empty hand: a click selects (or edits a field), a drag takes the tool that fits what it began on.
class SelectTool : public Tool {
  public:
    using Tool::Tool;
    void press(const Pointer& pointer) override;
    void move(const Pointer& pointer) override;
    void release(const Pointer& pointer) override;
    void doubleClick(const Pointer& pointer) override;
    void paint(QPainter& painter) const override;

  private:
    void selectHit(const Pointer& pointer);
    void click(const Pointer& pointer);
    std::unique_ptr<Tool> toolFor(const Pointer& pointer) const;
    std::unique_ptr<Tool> wireTool() const;

    std::optional<Pointer> pressed_;
    HitAt hit_;
    bool wasSelected_ = false;
    std::optional<PortItem> hovered_;
};

} // namespace glassbox::editor
