// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/layout/rect_index.h"

#include <algorithm>

namespace glassbox::editor {

QRect RectIndex::cellsOf(const QRectF& area) {
    return {QPoint(int(std::floor(area.left() / cell)), int(std::floor(area.top() / cell))),
            QPoint(int(std::floor(area.right() / cell)), int(std::floor(area.bottom() / cell)))};
}

void RectIndex::clear() {
    cells_.clear();
    entries_.clear();
}

void RectIndex::insert(int number, const QRectF& rect) {
    if (std::size_t(number) >= entries_.size()) entries_.resize(std::size_t(number) + 1);
    Entry& entry = entries_[std::size_t(number)];
    const bool elsewhere = !entry.present || cellsOf(entry.rect) != cellsOf(rect);
    if (entry.present && elsewhere)
        forCells(entry.rect, [&](std::uint64_t key) { std::erase(cells_[key], number); });
    if (elsewhere) forCells(rect, [&](std::uint64_t key) { cells_[key].push_back(number); });
    entry = {rect, true};
}

void RectIndex::remove(int number) {
    if (std::size_t(number) >= entries_.size() || !entries_[std::size_t(number)].present) return;
    Entry& entry = entries_[std::size_t(number)];
    forCells(entry.rect, [&](std::uint64_t key) { std::erase(cells_[key], number); });
    entry.present = false;
}

std::vector<int> RectIndex::touching(const QRectF& area) const {
    std::vector<int> found;
    forCells(area, [&](std::uint64_t key) {
        const auto numbers = cells_.find(key);
        if (numbers == cells_.end()) return;
        for (int number : numbers->second)
            if (meet(entries_[std::size_t(number)].rect, area)) found.push_back(number);
    });
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

bool RectIndex::touches(const QRectF& area) const {
    bool any = false;
    forCells(area, [&](std::uint64_t key) {
        if (any) return;
        const auto numbers = cells_.find(key);
        if (numbers == cells_.end()) return;
        any = std::any_of(numbers->second.begin(), numbers->second.end(),
                          [&](int number) { return meet(entries_[std::size_t(number)].rect, area); });
    });
    return any;
}

} // namespace glassbox::editor
