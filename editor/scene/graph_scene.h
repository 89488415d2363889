// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/document.h"
#include "editor/layout/block_geometry.h"
#include "editor/layout/flow.h"
#include "editor/layout/wire_route.h"
#include "editor/paint/block_painter.h"

#include <QLineF>
#include <QObject>

#include <optional>
#include <set>

namespace glassbox::editor {

/// One block on the canvas: its id, and what was derived from the document for drawing it.
struct BlockItem {
    std::string id;
    BlockFace face;  ///< In full.
    BlockFace shown; ///< With what there is no room for cut.
    BlockGeometry geometry;
    QPointF position;
    QRectF rect() const { return {position, geometry.size}; }
    // What it was made of.
    FaceSource source;
    LiveRoom room;
    std::uint64_t look = 0; ///< Another number wherever it may look different.
    QRectF built; ///< Where it was when wires found their ways around it; a preview moves it from there.
};

struct WireItem {
    Wire wire;
    PortLook look = PortLook::Real;
    Route route;
    QLineF ends; ///< The ports that it joins.
    QRectF bounds;
    QString label;
    QRectF plate;    ///< Of the label; empty where there is no room for it.
    QPolygonF bends; ///< Points that people led it through.
    // What it was made of.
    std::optional<WireType> type;
    QRectF plateRoom;      ///< What lies elsewhere had no say in where the label stands.
    bool labelled = false; ///< Whether a plate was looked for: what several carry from one port is said once.
    bool settled = false;  ///< False while a preview has moved it.
    std::vector<QRectF> strips; ///< Of its line, and the plate, before it did.
    QRectF settledPlate;
    std::string stopper; ///< The block that lets no gradient through, which the label names then.

    /// What it covers with its halo, its strand and its label, in few rectangles.
    std::vector<QRectF> areas() const;
};

/// A comment: a titled area behind the blocks.
struct FrameItem {
    std::string id;
    QString title;
    QRectF rect;
    /// What it is grabbed by: the strip with its title.
    QRectF head() const { return {rect.topLeft(), QSizeF(rect.width(), frameHead)}; }
    static constexpr double frameHead = 28;
    bool operator==(const FrameItem&) const = default;
};

enum class Side : std::uint8_t { Input, Output };

/// A port as it lies on the plane.
struct PortItem {
    PortRef port;
    Side side = Side::Input;
    int block = -1;
    int number = 0; ///< Among the ports of its side.
    QPointF at;
    PortLook look = PortLook::Real;
};

/// The document's main graph as things that lie on a plane: where every block and wire is, which one is
/// selected, and the live readings. Follows the document: what an edit leaves as it was is kept, so that the
/// cost of an edit does not grow with the graph; a scene that followed is the same as one made anew.
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
    const std::vector<FrameItem>& frames() const { return frames_; }
    /// The frame whose head or edge lies there.
    int frameAt(const QPointF& point, double reach) const;
    /// The nearest port; inside its block less far away than outside, so that the block can be grabbed.
    std::optional<PortItem> portAt(const QPointF& point, double reach) const;
    std::vector<PortItem> portsOf(int block) const;
    /// Number of the parameter whose field lies there, -1 for none.
    int fieldAt(int block, const QPointF& point) const;
    int indexOf(const std::string& id) const;
    int indexOf(const Wire& wire) const;
    /// Whether nobody listens to the wire: it ends at a muted block, and not where that passes on.
    bool isIgnored(int wire) const;
    QRectF bounds() const { return bounds_; }
    /// Makes every text anew, after the language changed.
    void retranslate();

    /// The block that is looked at closely (by the inspector): one of the selection, or "".
    const std::string& selected() const { return selected_; }
    /// Selected blocks and frames.
    const std::set<std::string>& selection() const { return selection_; }
    const std::set<Wire>& selectedWires() const { return selectedWires_; }
    /// Selects this block or frame alone; "" selects nothing.
    void select(const std::string& id);
    /// `current` is the block to look at closely; where it is not in `ids` the one before stays, or the
    /// first.
    void setSelection(std::set<std::string> ids, std::set<Wire> wires = {}, const std::string& current = {});

    /// Shows blocks and frames moved by `way` from where the document has them, until it says otherwise.
    void preview(const std::set<std::string>& ids, const QPointF& way);
    /// Blocks that are shown faintly.
    void setFaded(std::set<std::string> ids);
    /// A wire that is in the hand, and not shown where it was.
    void setLifted(std::optional<Wire> wire);
    const std::optional<Wire>& lifted() const { return lifted_; }
    bool isFaded(const std::string& id) const { return faded_.contains(id); }

    /// What a model that trains will show on its blocks: room is kept for it.
    void setRooms(std::map<std::string, LiveRoom> rooms);
    void setReading(const std::string& id, const BlockReading& reading);
    const BlockReading& readingOf(const std::string& id) const;
    /// What runs through the wires at the moment; empty where nothing trains.
    void setFlow(Flows flows);
    /// Null where it is not known.
    const Flow* flowOf(const PortRef& output) const;
    /// The block that lets no gradient through to this output, or "" where one arrives or it is not known.
    std::string stopperOf(const PortRef& output) const;
    /// Shows blocks at these places, with wires straight between them, until the document says otherwise.
    void showAt(const std::map<std::string, QPointF>& places);
    /// Shows everything where the document has it.
    void settle() { rebuild(); }

  Q_SIGNALS:
    /// It shows another document.
    void replaced();
    /// It follows an edit: numbers of blocks and wires may mean others. What looks different is damaged().
    void rebuilt();
    /// Only this part of the plane looks different.
    void damaged(const QRectF& area);
    /// This part shows another reading of the training, which may wait for the next frame.
    void reread(const QRectF& area);
    /// preview() moved something.
    void previewed();
    /// Another selection, or another block to look at: its id.
    void selectionChanged(const QString& id);
    /// Other sizes run through the wires.
    void flowChanged();

  private:
    // graph_scene_build.cpp
    struct Changes;
    void rebuild();
    void buildBlocks(Changes& changes);
    void placeBlocks(Changes& changes);
    void buildWires(Changes& changes);
    void buildFrames(Changes& changes);
    void placeLabels(Changes& changes);
    BlockItem makeBlock(FaceSource source, const LiveRoom& room);
    bool staysAsItIs(const WireItem& item, const Changes& changes) const;
    void keepWire(WireItem item, Changes& changes);
    void describe(WireItem& item) const;
    std::map<PortRef, std::string> stops() const;
    void addWire(WireItem item, WireItem* before, int source, Changes& changes);
    QLineF endsOf(const Wire& wire) const;
    void routeWire(WireItem& item, Router& router, int source) const;
    QRectF plateFor(WireItem& item, int index, const RectIndex& taken) const;
    void tell(const Changes& changes);

    void unsettle(WireItem& item) const;
    void pruneSelection();
    void rerouteWiresOf(const std::set<std::string>& ids, const QPointF& step);
    QRectF selectionDamage() const;
    void damageFlow(const Flows& before);
    int wiresThrough(const QRectF& area, int own) const;
    QRectF blockDamage(int index) const;

    const Document& document_;
    std::vector<BlockItem> blocks_;
    std::vector<WireItem> wires_;
    std::vector<FrameItem> frames_;
    QRectF bounds_;
    RectIndex blockIndex_;
    RectIndex wireIndex_;
    Router router_{blockIndex_};
    std::map<std::string, int> indices_;
    std::string selected_;
    std::set<std::string> selection_;
    std::set<Wire> selectedWires_;
    std::set<std::string> faded_;
    std::optional<Wire> lifted_;
    QPointF previewed_; ///< How far the preview has moved its blocks.
    std::map<std::string, LiveRoom> rooms_;
    std::map<std::string, BlockReading> readings_;
    std::uint64_t looks_ = 0; ///< That were given to blocks so far.
    Flows flows_;
    std::map<PortRef, std::string> stops_; ///< By output that no gradient reaches: the block that stops it.
};

} // namespace glassbox::editor
