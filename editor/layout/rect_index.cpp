// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/layout/rect_index.h"

#include <algorithm>
#include <cmath>

namespace glassbox::editor {

namespace {

constexpr double cell = 256;

template <class F>
void forCells(const QRectF& area, F&& f) {
    const int left = int(std::floor(area.left() / cell)), right = int(std::floor(area.right() / cell));
    const int top = int(std::floor(area.top() / cell)), bottom = int(std::floor(area.bottom() / cell));
    for (int y = top; y <= bottom; ++y)
        for (int x = left; x <= right; ++x) f(std::uint64_t(std::uint32_t(x)) << 32 | std::uint32_t(y));
}

/// QRectF::intersects() holds that an empty rectangle touches nothing; lines are rectangles here.
bool touches(const QRectF& a, const QRectF& b) {
    return a.left() <= b.right() && b.left() <= a.right() && a.top() <= b.bottom() && b.top() <= a.bottom();
}

} // namespace

void RectIndex::clear() {
    cells_.clear();
    rects_.clear();
}

void RectIndex::insert(int number, const QRectF& rect) {
    rects_[number] = rect;
    forCells(rect, [&](std::uint64_t key) { cells_[key].push_back(number); });
}

std::vector<int> RectIndex::touching(const QRectF& area) const {
    std::vector<int> found;
    forCells(area, [&](std::uint64_t key) {
        const auto numbers = cells_.find(key);
        if (numbers == cells_.end()) return;
        for (int number : numbers->second)
            if (touches(rects_.at(number), area)) found.push_back(number);
    });
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

} // namespace glassbox::editor
