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
    /// Numbers are small: they count what is kept elsewhere. One that is there already moves.
    void insert(int number, const QRectF& rect);
    void remove(int number);
    /// Numbers of the rectangles that touch `area`, ascending, each once.
    std::vector<int> touching(const QRectF& area) const;
    bool touches(const QRectF& area) const;
    const QRectF& rect(int number) const { return entries_.at(std::size_t(number)).rect; }

  private:
    struct Entry {
        QRectF rect;
        bool present = false;
    };
    std::unordered_map<std::uint64_t, std::vector<int>> cells_;
    std::vector<Entry> entries_;
};

} // namespace glassbox::editor
