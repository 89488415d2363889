// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>
#include <QRectF>

#include <cmath>
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
    /// Calls f(rectangle) for those that touch `area`, some of them more than once, in no order.
    template <class F>
    void eachTouching(const QRectF& area, F&& f) const {
        forCells(area, [&](std::uint64_t key) {
            const auto numbers = cells_.find(key);
            if (numbers == cells_.end()) return;
            for (int number : numbers->second)
                if (const QRectF& rect = entries_[std::size_t(number)].rect; meet(rect, area)) f(rect);
        });
    }
    const QRectF& rect(int number) const { return entries_.at(std::size_t(number)).rect; }

  private:
    static constexpr double cell = 256;
    /// QRectF::intersects() holds that an empty rectangle touches nothing; lines are rectangles here.
    static bool meet(const QRectF& a, const QRectF& b) {
        return a.left() <= b.right() && b.left() <= a.right() && a.top() <= b.bottom() &&
               b.top() <= a.bottom();
    }
    template <class F>
    static void forCells(const QRectF& area, F&& f) {
        const int left = int(std::floor(area.left() / cell)), right = int(std::floor(area.right() / cell));
        const int top = int(std::floor(area.top() / cell)), bottom = int(std::floor(area.bottom() / cell));
        for (int y = top; y <= bottom; ++y)
            for (int x = left; x <= right; ++x) f(std::uint64_t(std::uint32_t(x)) << 32 | std::uint32_t(y));
    }
    static QRect cellsOf(const QRectF& area);

    struct Entry {
        QRectF rect;
        bool present = false;
    };
    std::unordered_map<std::uint64_t, std::vector<int>> cells_;
    std::vector<Entry> entries_;
};

} // namespace glassbox::editor
