// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/scene/graph_scene.h"

#include <QPixmap>

#include <unordered_map>

namespace glassbox::editor {

/// How large blocks are drawn: from `farZoom` on with all their parts, below it as cards of screen size.
enum class Distance : std::uint8_t { Near, Far };

/// Pictures of blocks as they look at one zoom: one that comes into sight again, or only moves, is copied
/// instead of drawn.
class BlockPictures {
  public:
    void setTheme(const Theme& theme);
    /// From now on for this zoom, and this number of device pixels for one of the screen.
    void setScale(double zoom, double ratio, Distance distance);
    /// Whether there is a picture of the block that shows what it was a moment ago.
    bool isOutdated(const BlockItem& block, Marks marks) const;
    /// Draws a block with its top-left corner at `corner`, in the view's pixels.
    void paint(QPainter& painter, const QPointF& corner, const BlockItem& block, Marks marks,
               const BlockReading& reading);

  private:
    struct Picture {
        QPixmap pixmap;
        std::uint64_t look = 0;
        Marks marks;
        std::uint64_t used = 0;
    };
    QPixmap drawn(const BlockItem& block, Marks marks, const BlockReading& reading) const;
    double margin() const;
    void forgetOld();
    void forgetAll();

    Theme theme_{Tone::Dark};
    double zoom_ = 1;
    double ratio_ = 1;
    Distance distance_ = Distance::Near;
    std::unordered_map<std::string, Picture> pictures_; ///< By block.
    std::int64_t pixels_ = 0;                           ///< Of all of them.
    std::uint64_t uses_ = 0;
};

} // namespace glassbox::editor
