// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/layout/rect_index.h"

namespace glassbox::editor {

/// A part of the plane, as few rectangles that cover it and little more.
class AreaList {
  public:
    void add(const QRectF& area);
    /// Whether any rectangle of an index touches it.
    bool touchedBy(const RectIndex& index) const;
    const std::vector<QRectF>& rects() const { return rects_; }

  private:
    std::vector<QRectF> rects_;
    QRectF bounds_;
};

} // namespace glassbox::editor
