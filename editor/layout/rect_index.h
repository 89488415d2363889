// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>

#include <unordered_map>
#include <vector>

namespace glassbox::editor {

/// Rectangles by number, found by place in a time that does not grow with their count: a grid of square
/// cells.
class RectIndex {
  public:
    void clear();
    void insert(int number, const QRectF& rect);
    /// Numbers of the rectangles that touch `area`, ascending, each once.
    std::vector<int> touching(const QRectF& area) const;
    const QRectF& rect(int number) const { return rects_.at(number); }

  private:
    std::unordered_map<std::uint64_t, std::vector<int>> cells_;
    std::unordered_map<int, QRectF> rects_;
};

} // namespace glassbox::editor
