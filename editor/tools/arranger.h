// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/document.h"
#include "editor/scene/graph_view.h"

#include <QVariantAnimation>

namespace glassbox::editor {

/// Automatic layout: gives blocks places from left to right in one step of undo, and shows them on their way
/// there.
class Arranger : public QObject {
  public:
    Arranger(Document& document, GraphScene& scene, GraphView& view);
    /// Of the selected blocks, where there are two or more, else of all.
    void arrange();

  private:
    using Places = std::map<std::string, QPointF>;
    Places found(const std::vector<int>& blocks) const;
    QPointF freeShift(const Places& places, QPointF shift) const;
    void travel(const Places& before);

    Document& document_;
    GraphScene& scene_;
    GraphView& view_;
    QVariantAnimation animation_;
    Places from_; ///< Where the blocks that travel were.
    Places to_;
};

} // namespace glassbox::editor
