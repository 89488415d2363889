// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/tools/refusal_card.h"
#include "editor/tools/tool.h"
#include "editor/tools/wire_probe.h"

#include <QTimer>

namespace glassbox::editor {

/// A wire in the hand: from a port, or an end of a wire that is moved. Ports that it fits have a ring and
/// snap; blocks that it cannot end at are faint; a refusal says why and offers the block that makes it fit.
/// By keyboard the arrows walk the ports, Enter connects.
class WireTool : public Tool {
  public:
    enum class Hand : std::uint8_t { Mouse, Keyboard };

    WireTool(CanvasEditor& editor, const PortItem& from, Hand hand = Hand::Mouse);
    /// Lifts the end of the wire on that side.
    WireTool(CanvasEditor& editor, const Wire& wire, Side end);

    void begin() override;
    void leave() override;
    void press(const Pointer& pointer) override;
    void move(const Pointer& pointer) override;
    void release(const Pointer& pointer) override;
    KeyUse key(const QKeyEvent& event) override;
    void paint(QPainter& painter) const override;
    Qt::CursorShape cursor() const override { return Qt::CrossCursor; }
    AtEdge atEdge() const override { return AtEdge::Scrolls; }

    const PortItem& from() const { return from_; }
    Hand hand() const { return hand_; }
    /// The port that the wire is at; none in the open.
    const std::optional<PortItem>& target() const { return target_; }
    const Verdict* verdict() const { return verdict_ ? &*verdict_ : nullptr; }
    /// Ends at this port, or tells why it cannot.
    void endAt(const PortItem& port);
    /// The search for a new block at the loose end, with only what fits.
    void search();

  private:
    enum class State : std::uint8_t { Dragging, Refused, Searching };

    std::optional<PortItem> targetAt(const QPointF& point);
    std::optional<PortItem> freePortOf(int block);
    void aim(std::optional<PortItem> target);
    Refusal refusalInWords() const;
    bool isFree(const PortItem& port) const;
    void finish();
    void insertAdapter();
    void connectTo(const PortRef& port);
    void drop();
    void walk(int step);
    void verifySome();
    void fade();
    QPointF ghostPlace() const;
    QString adapterShape() const;
    void paintRings(QPainter& painter) const;
    void paintWire(QPainter& painter) const;
    void paintRefused(QPainter& painter, const QPointF& start, const QPointF& end) const;
    void paintForeseen(QPainter& painter) const;
    void paintGhost(QPainter& painter) const;

    PortItem from_; ///< The end that stays.
    Hand hand_ = Hand::Mouse;
    std::optional<Wire> lifted_;
    WireProbe probe_;
    State state_ = State::Dragging;
    QPointF tip_;
    std::optional<PortItem> target_;
    std::optional<Verdict> verdict_;
    Refusal refusal_; ///< In words, where the verdict is one.
    QTimer verifying_;
    RefusalCard* card_ = nullptr;
};

/// Where a new block goes whose first port is to be at a point.
QPointF cornerForPort(const QPointF& port, Side side);

} // namespace glassbox::editor
