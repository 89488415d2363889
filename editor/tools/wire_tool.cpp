// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/tools/wire_tool.h"

#include "editor/block_text.h"
#include "editor/edits/edits.h"
#include "editor/mention.h"
#include "editor/paint/icons.h"
#include "editor/tools/canvas_editor.h"
#include "editor/tools/quick_add.h"
#include "engine/catalogue/catalogue.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <cmath>

// What a wire in the hand does. How it looks is in wire_tool_paint.cpp.
namespace glassbox::editor {

namespace {

constexpr double snapReach = 24;
/// Milliseconds that checks of ports may take between two frames, and the longest check that is made before
/// somebody points at its port.
constexpr double verifyBudget = 5, longCheck = 4;

PortItem portItem(const GraphScene& scene, const PortRef& port, Side side) {
    const int block = scene.indexOf(port.block);
    if (block >= 0)
        for (const PortItem& item : scene.portsOf(block))
            if (item.port == port && item.side == side) return item;
    return {port, side, block, 0, {}, PortLook::Real};
}

/// The words of a refusal up to what was found, which has a line of its own on the card.
QString whatIsTaken(const QString& words, const QString& found) {
    const qsizetype at = found.isEmpty() ? -1 : words.indexOf(found);
    if (at < 0) return words;
    const qsizetype end = std::max(words.lastIndexOf(';', at), words.lastIndexOf(',', at));
    return end > 0 ? words.left(end) : words;
}

PortItem fixedEnd(const GraphScene& scene, const Wire& wire, Side lifted) {
    return lifted == Side::Input ? portItem(scene, wire.from, Side::Output)
                                 : portItem(scene, wire.to, Side::Input);
}

} // namespace

QPointF cornerForPort(const QPointF& port, Side side) {
    return snapped(port - QPointF(side == Side::Input ? 0 : anatomy::width, anatomy::firstPort));
}

WireTool::WireTool(CanvasEditor& editor, const PortItem& from, Hand hand)
    : Tool(editor), from_(from), hand_(hand), probe_(editor.document(), from.port, from.side), tip_(from.at) {
}

WireTool::WireTool(CanvasEditor& editor, const Wire& wire, Side end)
    : Tool(editor), from_(fixedEnd(editor.scene(), wire, end)), lifted_(wire),
      probe_(editor.document(), from_.port, from_.side, wire), tip_(from_.at) {}

void WireTool::leave() {
    verifying_.stop();
    editor_.scene().setFaded({});
    editor_.scene().setLifted({});
    card_->hide();
    card_->deleteLater();
    editor_.view().update();
}

void WireTool::begin() {
    editor_.scene().setLifted(lifted_);
    card_ = new RefusalCard(&editor_.view());
    QObject::connect(card_, &RefusalCard::insertAsked, card_, [this] { insertAdapter(); });
    fade();
    QObject::connect(&verifying_, &QTimer::timeout, &verifying_, [this] { verifySome(); });
    verifying_.start(0);
    if (hand_ == Hand::Keyboard) walk(1);
}

/// Blocks without a port that the wire fits, or would fit with another block before it, are shown faintly.
void WireTool::fade() {
    const GraphScene& scene = editor_.scene();
    std::set<std::string> faded;
    for (std::size_t i = 0; i < scene.blocks().size(); ++i) {
        const std::string& id = scene.blocks()[i].id;
        if (id == from_.port.block) continue;
        const std::vector<PortItem> ports = scene.portsOf(int(i));
        const bool fits = std::any_of(ports.begin(), ports.end(), [&](const PortItem& port) {
            if (!probe_.mayFit(port.port, port.side)) return false;
            if (!probe_.isKnown(port.port)) return true;
            const Verdict& verdict = probe_.verdict(port.port);
            return verdict.fit == Fit::Fits || !verdict.adapter().empty();
        });
        if (!fits) faded.insert(id);
    }
    editor_.scene().setFaded(std::move(faded));
}

/// Between frames the ports in sight are checked, where a check is short; else only those pointed at.
void WireTool::verifySome() {
    const GraphScene& scene = editor_.scene();
    QElapsedTimer clock;
    clock.start();
    bool more = false, found = false;
    for (int index : scene.blocksIn(editor_.view().visibleArea()))
        for (const PortItem& port : scene.portsOf(index)) {
            if (probe_.isKnown(port.port) || !probe_.mayFit(port.port, port.side)) continue;
            if (double(clock.nsecsElapsed()) * 1e-6 > verifyBudget || probe_.slowest() > longCheck) {
                more = probe_.slowest() <= longCheck;
                break;
            }
            probe_.verdict(port.port);
            found = true;
        }
    if (!more) verifying_.stop();
    if (!found) return;
    fade();
    editor_.view().update();
}

/// The port within reach; over the body of a block the first free one that fits, else the first at all.
std::optional<PortItem> WireTool::targetAt(const QPointF& point) {
    const GraphScene& scene = editor_.scene();
    const double reach = snapReach / std::min(1.0, editor_.view().zoom());
    std::optional<PortItem> nearest;
    double best = reach;
    for (int index : scene.blocksIn(QRectF(point - QPointF(reach, reach), QSizeF(2 * reach, 2 * reach))))
        for (const PortItem& port : scene.portsOf(index)) {
            const double distance = std::hypot(port.at.x() - point.x(), port.at.y() - point.y());
            if (distance >= best || !probe_.mayFit(port.port, port.side)) continue;
            best = distance;
            nearest = port;
        }
    if (nearest) return nearest;
    const int block = scene.blockAt(point);
    return block >= 0 ? freePortOf(block) : std::nullopt;
}

bool WireTool::isFree(const PortItem& port) const {
    const auto& wires = editor_.scene().wires();
    return port.side == Side::Output || std::none_of(wires.begin(), wires.end(), [&](const WireItem& item) {
               return item.wire.to == port.port;
           });
}

std::optional<PortItem> WireTool::freePortOf(int block) {
    const GraphScene& scene = editor_.scene();
    std::optional<PortItem> taken, refused;
    for (const PortItem& port : scene.portsOf(block)) {
        if (!probe_.mayFit(port.port, port.side)) continue;
        if (probe_.verdict(port.port).fit != Fit::Fits) {
            if (!refused) refused = port;
            continue;
        }
        if (isFree(port)) return port;
        if (!taken) taken = port;
    }
    return taken ? taken : refused;
}

void WireTool::aim(std::optional<PortItem> target) {
    const bool same = target && target_ && target->port == target_->port && verdict_;
    target_ = std::move(target);
    if (!same) {
        verdict_.reset();
        if (target_) verdict_ = probe_.verdict(target_->port);
        if (verdict_ && verdict_->fit == Fit::Refused) refusal_ = refusalInWords();
    }
    if (verdict_ && verdict_->fit == Fit::Refused)
        card_->show(editor_.view().theme(), refusal_,
                    editor_.view().toView(hand_ == Hand::Mouse ? tip_ : target_->at));
    else
        card_->hide();
    editor_.view().update();
}

Refusal WireTool::refusalInWords() const {
    const Diagnostic& reason = *verdict_->reason;
    const std::string adapter = verdict_->adapter();
    Refusal refusal;
    const auto words = [this](const Message& message) { return editor_.words(message); };
    refusal.why =
        whatIsTaken(findingText(editor_.document(), reason, words), QString::fromStdString(reason.found));
    refusal.found = QString::fromStdString(reason.found);
    refusal.block = editor_.document().titleOf(probe_.wireTo(target_->port).to.block);
    refusal.expected = QString::fromStdString(reason.expected);
    if (const BlockSpec* spec = find_block(adapter)) {
        refusal.adapter = kindTitle(adapter);
        refusal.adapterIcon = blockIconName(QString::fromStdString(adapter), spec->category);
        refusal.adapterShape = adapterShape();
    }
    return refusal;
}

/// What the adapter would give; the kinds that fit the wire are asked, as the search does.
QString WireTool::adapterShape() const {
    const std::string adapter = verdict_->adapter();
    const Wire wire = probe_.wireTo(target_->port);
    const CheckResult result = editor_.document().tried([&](Definition& graph) {
        const std::string id = add_block(graph, adapter, {});
        connect(graph, wire);
        insert_into_wire(graph, id, wire);
    });
    for (const CheckedBlock& block : result.graph.blocks())
        if (!editor_.document().definition().blocks.contains(block.id) && block.typed &&
            !block.output_types.empty())
            return QString::fromStdString(short_text(block.output_types.front()));
    return {};
}

void WireTool::press(const Pointer& pointer) {
    // A click beside the card lets go of the wire; by keyboard a click takes the mouse's place.
    editor_.putDown();
    editor_.tool().press(pointer);
}

void WireTool::move(const Pointer& pointer) {
    if (state_ != State::Dragging || hand_ == Hand::Keyboard) return;
    tip_ = pointer.scene;
    aim(targetAt(pointer.scene));
}

void WireTool::release(const Pointer&) {
    if (state_ == State::Dragging && hand_ == Hand::Mouse) finish();
}

void WireTool::endAt(const PortItem& port) {
    state_ = State::Dragging;
    aim(port);
    finish();
}

void WireTool::finish() {
    if (!target_) return drop();
    if (verdict_->fit == Fit::Fits) return connectTo(target_->port);
    // The card stays until somebody answers it.
    state_ = State::Refused;
}

/// Over nothing: a wire that was lifted goes; a new one asks for a block.
void WireTool::drop() {
    if (!lifted_) return search();
    const Wire wire = *lifted_;
    editor_.document().editGraph("ui.undo.remove-wire", [&](Definition& graph) { disconnect(graph, wire); });
    editor_.putDown();
}

void WireTool::connectTo(const PortRef& port) {
    const Wire wire = probe_.wireTo(port);
    const std::optional<Wire> lifted = lifted_;
    if (!lifted || *lifted != wire)
        editor_.document().editGraph(lifted ? "ui.undo.move-wire" : "ui.undo.connect",
                                     [&](Definition& graph) {
                                         if (lifted) disconnect(graph, *lifted);
                                         connect(graph, wire);
                                     });
    editor_.putDown();
}

void WireTool::insertAdapter() {
    if (!verdict_ || verdict_->adapter().empty()) return;
    const Wire wire = probe_.wireTo(target_->port);
    const std::string kind = verdict_->adapter();
    const QPointF place = ghostPlace();
    const std::optional<Wire> lifted = lifted_;
    std::string id;
    editor_.document().editGraph(EditName("ui.undo.insert", {EditName::kind(kind)}), [&](Definition& graph) {
        if (lifted) disconnect(graph, *lifted);
        connect(graph, wire);
        id = add_block(graph, kind, place);
        insert_into_wire(graph, id, wire);
    });
    editor_.scene().select(id);
    editor_.putDown();
}

/// Half way between the ends, moved down until nothing is below the ghost.
QPointF WireTool::ghostPlace() const {
    const GraphScene& scene = editor_.scene();
    const QPointF middle = (from_.at + target_->at) / 2;
    QPointF place = snapped(middle - QPointF(anatomy::width / 2, anatomy::firstPort));
    const QSizeF room(anatomy::width + 16, anatomy::header + anatomy::footer + 16);
    for (int tries = 0; tries < 60; ++tries) {
        if (scene.blocksIn(QRectF(place - QPointF(8, 8), room)).empty()) break;
        place += QPointF(0, 3 * anatomy::snap);
    }
    return place;
}

void WireTool::search() {
    if (hand_ == Hand::Keyboard) tip_ = from_.at + QPointF(from_.side == Side::Output ? 60 : -60, 0);
    state_ = State::Searching;
    aim({});
    std::vector<Offer> offers;
    std::map<std::string, std::string> ports;
    for (const FittingKind& fitting : probe_.fittingKinds()) {
        ports[fitting.kind] = fitting.port;
        offers.push_back({QString::fromStdString(fitting.kind), shapeText(fitting), rankOf(fitting)});
    }
    const Side side = from_.side == Side::Output ? Side::Input : Side::Output;
    const QPointF corner = hand_ == Hand::Keyboard && side == Side::Input
                               ? editor_.placeBeside(from_.port.block)
                               : cornerForPort(tip_, side);
    editor_.quickAdd().open(
        editor_.view().theme(), editor_.view().toView(tip_).toPoint() + QPoint(4, 4),
        qtTrId("ui.quick-add.next"), std::move(offers),
        // The search may outlive this tool: an edit from elsewhere puts another in its place.
        [&editor = editor_, fixed = from_, ports, corner](const QString& kind, const Parameters& parameters) {
            editor.addConnected(kind, parameters, corner, fixed.port, fixed.side,
                                ports.at(kind.toStdString()));
            editor.putDown();
        },
        [&editor = editor_] { editor.putDown(); });
}

/// The ports that the wire may end at, one after the other: free ones first, the nearest first.
void WireTool::walk(int step) {
    const GraphScene& scene = editor_.scene();
    std::vector<PortItem> ports;
    for (std::size_t i = 0; i < scene.blocks().size(); ++i)
        for (const PortItem& port : scene.portsOf(int(i))) {
            if (!probe_.mayFit(port.port, port.side)) continue;
            // Many ports are not checked before they are reached.
            if (probe_.slowest() <= longCheck) {
                const Verdict& verdict = probe_.verdict(port.port);
                if (verdict.fit != Fit::Fits && verdict.adapter().empty()) continue;
            }
            ports.push_back(port);
        }
    if (ports.empty()) return aim({});
    const auto away = [&](const PortItem& port) {
        return std::pair(!isFree(port), std::hypot(port.at.x() - from_.at.x(), port.at.y() - from_.at.y()));
    };
    std::sort(ports.begin(), ports.end(),
              [&](const PortItem& a, const PortItem& b) { return away(a) < away(b); });
    const auto at = std::find_if(ports.begin(), ports.end(),
                                 [&](const PortItem& port) { return target_ && port.port == target_->port; });
    const auto count = std::ptrdiff_t(ports.size());
    const std::ptrdiff_t next = at == ports.end() ? 0 : (at - ports.begin() + step + count) % count;
    tip_ = ports[std::size_t(next)].at;
    editor_.view().reveal(ports[std::size_t(next)].port.block);
    aim(ports[std::size_t(next)]);
}

KeyUse WireTool::key(const QKeyEvent& event) {
    const bool refused = verdict_ && verdict_->fit == Fit::Refused;
    switch (event.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (refused)
            insertAdapter();
        else if (hand_ == Hand::Keyboard && target_)
            connectTo(target_->port);
        return KeyUse::Taken;
    case Qt::Key_Escape: editor_.cancel(); return KeyUse::Taken;
    case Qt::Key_Right:
    case Qt::Key_Down:
        if (hand_ == Hand::Keyboard) walk(1);
        return KeyUse::Taken;
    case Qt::Key_Left:
    case Qt::Key_Up:
        if (hand_ == Hand::Keyboard) walk(-1);
        return KeyUse::Taken;
    default: return KeyUse::Ignored;
    }
}

} // namespace glassbox::editor
