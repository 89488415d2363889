// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/layout/area_list.h"

#include <algorithm>

namespace glassbox::editor {

namespace {

/// Of the area that a rectangle covers which replaces two: how much more than theirs it may be.
constexpr double mostWaste = 1.15;

double sizeOf(const QRectF& rect) {
    return rect.width() * rect.height();
}

} // namespace

void AreaList::add(const QRectF& area) {
    // QRectF::united() leaves out what has no height or width.
    const QRectF wide = area.normalized().adjusted(-1, -1, 1, 1);
    bounds_ = bounds_.united(wide);
    for (QRectF& rect : rects_) {
        if (rect.contains(wide)) return;
        const QRectF both = rect.united(wide);
        if (sizeOf(both) > mostWaste * (sizeOf(rect) + sizeOf(wide))) continue;
        rect = both;
        return;
    }
    rects_.push_back(wide);
}

bool AreaList::touchedBy(const RectIndex& index) const {
    return !rects_.empty() && index.touches(bounds_) &&
           std::any_of(rects_.begin(), rects_.end(), [&](const QRectF& rect) { return index.touches(rect); });
}

} // namespace glassbox::editor
