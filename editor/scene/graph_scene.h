// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/document.h"
#include "editor/layout/block_geometry.h"
#include "editor/layout/flow.h"
#include "editor/layout/wire_route.h"
#include "editor/paint/block_painter.h"

#include <QObject>

#include <set>

namespace glassbox::editor {

/// One block on the canvas: its id, and what was derived from the document for drawing it.
struct BlockItem {
    std::string id;
    BlockFace face;
    BlockGeometry geometry;
    QPointF position;
    QRectF rect() const { return {position, geometry.size}; }
};

struct WireItem {
    Wire wire;
    PortLook look = PortLook::Real;
    Route route;
    QRectF bounds;
    QString label;
    QRectF plate;      ///< Of the label; empty where there is no room for it.
    QString hoverText; ///< With named dimensions.
};

/// The document's main graph as things that lie on a plane: where every block and wire is, which one is
/// selected, and the live readings. Holds ids, never the model's data; rebuilt from the document whenever
/// that changes.
class GraphScene : public QObject {
    Q_OBJECT
  public:
    explicit GraphScene(const Document& document, QObject* parent = nullptr);

    const std::vector<BlockItem>& blocks() const { return blocks_; }
    const std::vector<WireItem>& wires() const { return wires_; }
    std::vector<int> blocksIn(const QRectF& area) const { return blockIndex_.touching(area); }
    std::vector<int> wiresIn(const QRectF& area) const { return wireIndex_.touching(area); }
    /// Number of what lies there, -1 for nothing.
    int blockAt(const QPointF& point) const;
    int wireAt(const QPointF& point, double reach) const;
    int indexOf(const std::string& id) const;
    QRectF bounds() const;

    const std::string& selected() const { return selected_; }
    /// "" selects nothing.
    void select(const std::string& id);

    /// Blocks that will show live thumbnails: room is kept for them.
    void setThumbnailed(std::set<std::string> ids);
    void setReading(const std::string& id, const BlockReading& reading);
    const BlockReading& readingOf(const std::string& id) const;
    /// What runs through the wires at the moment; empty where nothing trains.
    void setFlow(Flows flows);
    /// Null where it is not known.
    const Flow* flowOf(const PortRef& output) const;

  Q_SIGNALS:
    void rebuilt();
    /// Only this part of the plane looks different.
    void damaged(const QRectF& area);
    void selectionChanged(const QString& id);
    /// Other sizes run through the wires: only their strands look different.
    void flowChanged();

  private:
    void rebuild();
    void buildBlocks();
    void buildWires();
    void placeLabels();
    QRectF plateFor(int index, const RectIndex& taken) const;
    int wiresThrough(const QRectF& area, int own) const;
    QRectF blockDamage(int index) const;

    const Document& document_;
    std::vector<BlockItem> blocks_;
    std::vector<WireItem> wires_;
    RectIndex blockIndex_;
    RectIndex wireIndex_;
    std::map<std::string, int> indices_;
    std::string selected_;
    std::set<std::string> thumbnailed_;
    std::map<std::string, BlockReading> readings_;
    Flows flows_;
};

} // namespace glassbox::editor
