// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/block_text.h"
#include "editor/edits/edits.h"
#include "editor/number_expression.h"
#include "editor/paint/fonts.h"
#include "editor/tools/bend_tool.h"
#include "editor/tools/canvas_editor.h"
#include "editor/tools/inline_editor.h"
#include "editor/tools/quick_add.h"
#include "editor/tools/wire_tool.h"
#include "engine/catalogue/catalogue.h"

#include <QCoreApplication>
#include <QMenu>

// What the keyboard, the menus and the palette ask of the canvas.
namespace glassbox::editor {

namespace {

/// Room that is kept free around a new block; its real height is not known before it is there.
const QSizeF newBlockRoom(anatomy::width, 120);
constexpr double selectionZoom = 2; ///< At most: a small block need not fill the canvas.

std::vector<Offer> allKinds(int rank) {
    std::vector<const BlockSpec*> specs;
    for (const BlockSpec& spec : catalogue()) specs.push_back(&spec);
    std::stable_sort(specs.begin(), specs.end(),
                     [](const BlockSpec* a, const BlockSpec* b) { return a->category < b->category; });
    std::vector<Offer> offers;
    for (const BlockSpec* spec : specs) offers.push_back({QString::fromStdString(spec->id), {}, rank});
    return offers;
}

} // namespace

QPointF CanvasEditor::freePlace() const {
    QPointF place = snapped(view_.visibleArea().center() - QPointF(anatomy::width / 2, anatomy::header));
    for (int tries = 0; tries < 60 && !scene_.blocksIn(QRectF(place, newBlockRoom)).empty(); ++tries)
        place += QPointF(anatomy::grid, anatomy::grid);
    return place;
}

QPointF CanvasEditor::placeBeside(const std::string& block) const {
    const int index = scene_.indexOf(block);
    if (index < 0) return freePlace();
    const QRectF rect = scene_.blocks()[std::size_t(index)].rect();
    QPointF place = snapped(QPointF(rect.right() + anatomy::columnGap, rect.top()));
    for (int tries = 0; tries < 60 && !scene_.blocksIn(QRectF(place, newBlockRoom)).empty(); ++tries)
        place += QPointF(0, anatomy::grid);
    return place;
}

std::string CanvasEditor::adding(const QString& kind, const QPointF& topLeft,
                                 const std::function<void(Definition&, const std::string&)>& change,
                                 const Parameters& parameters) {
    std::string id;
    view_.stay();
    document_.editGraph(EditName("ui.undo.add", {EditName::kind(kind.toStdString())}),
                        [&](Definition& graph) {
                            id = add_block(graph, kind.toStdString(), topLeft, parameters);
                            change(graph, id);
                        });
    scene_.select(id);
    return id;
}

std::string CanvasEditor::addBlock(const QString& kind, const Parameters& parameters,
                                   const QPointF& topLeft) {
    return adding(
        kind, topLeft, [](Definition&, const std::string&) {}, parameters);
}

std::string CanvasEditor::addIntoWire(const QString& kind, const QPointF& topLeft, const Wire& wire) {
    return adding(kind, topLeft,
                  [&](Definition& graph, const std::string& id) { insert_into_wire(graph, id, wire); }, {});
}

std::string CanvasEditor::addConnected(const QString& kind, const Parameters& parameters,
                                       const QPointF& topLeft, const PortRef& fixed, Side side,
                                       const std::string& port) {
    return adding(
        kind, topLeft,
        [&](Definition& graph, const std::string& id) {
            const PortRef mine{id, port};
            glassbox::editor::connect(graph, side == Side::Output ? Wire{fixed, mine} : Wire{mine, fixed});
        },
        parameters);
}

void CanvasEditor::search() {
    if (auto* wire = dynamic_cast<WireTool*>(tool_.get())) return wire->search();
    if (const int index = scene_.indexOf(scene_.selected()); index >= 0 && scene_.selection().size() == 1)
        return searchBeside(scene_.selected());
    searchAt(cursorOrCentre());
}

void CanvasEditor::searchAt(const QPointF& scenePoint) {
    const QPointF corner = mouse_ ? cornerForPort(scenePoint, Side::Input) : freePlace();
    searchFree(corner, view_.toView(scenePoint).toPoint());
}

void CanvasEditor::searchFree(const QPointF& corner, const QPoint& at) {
    quickAdd_->open(view_.theme(), at, qtTrId("ui.quick-add.search"), allKinds(0),
                    [this, corner](const QString& kind, const Parameters& parameters) {
                        addBlock(kind, parameters, corner);
                    },
                    {});
}

/// First what fits behind the block, then everything else, which is not connected.
void CanvasEditor::searchBeside(const std::string& block) {
    const std::vector<PortItem> ports = scene_.portsOf(scene_.indexOf(block));
    const auto output = std::find_if(ports.begin(), ports.end(),
                                     [](const PortItem& port) { return port.side == Side::Output; });
    const QPointF corner = placeBeside(block);
    const QPoint at = view_.toView(corner).toPoint();
    if (output == ports.end()) return searchFree(corner, at);
    std::map<std::string, std::string> inputs;
    std::vector<Offer> offers;
    for (const FittingKind& fitting : WireProbe(document_, output->port, Side::Output).fittingKinds()) {
        inputs[fitting.kind] = fitting.port;
        offers.push_back({QString::fromStdString(fitting.kind), shapeText(fitting), rankOf(fitting)});
    }
    for (Offer& offer : allKinds(2))
        if (!inputs.contains(offer.kind.toStdString())) offers.push_back(std::move(offer));
    quickAdd_->open(
        view_.theme(), at, qtTrId("ui.quick-add.next"), std::move(offers),
        [this, corner, inputs, from = output->port](const QString& kind, const Parameters& parameters) {
            const auto input = inputs.find(kind.toStdString());
            if (input == inputs.end())
                addBlock(kind, parameters, corner);
            else
                addConnected(kind, parameters, corner, from, Side::Output, input->second);
            view_.reveal(scene_.selected());
        },
        {});
}

/// From the first output; asked again, from the next output or free input.
void CanvasEditor::startWire() {
    const auto* held = dynamic_cast<WireTool*>(tool_.get());
    const int index = scene_.indexOf(held ? held->from().port.block : scene_.selected());
    if (index < 0) return;
    std::vector<PortItem> ports = scene_.portsOf(index);
    std::stable_partition(ports.begin(), ports.end(),
                          [](const PortItem& port) { return port.side == Side::Output; });
    std::size_t next = 0;
    for (std::size_t i = 0; held && i < ports.size(); ++i)
        if (ports[i].port == held->from().port && ports[i].side == held->from().side)
            next = (i + 1) % ports.size();
    if (ports.empty()) return;
    take(std::make_unique<WireTool>(*this, ports[next], WireTool::Hand::Keyboard));
}

void CanvasEditor::swapKind() {
    const std::string id = scene_.selected();
    const int index = scene_.indexOf(id);
    if (index < 0) return;
    const QRectF rect = scene_.blocks()[std::size_t(index)].rect();
    quickAdd_->open(view_.theme(), view_.toView(rect.bottomLeft()).toPoint() + QPoint(0, 4),
                    qtTrId("ui.quick-add.swap"), allKinds(0),
                    [this, id](const QString& kind, const Parameters& parameters) {
                        document_.editGraph(EditName("ui.undo.swap", {document_.nameOf(id),
                                                                      EditName::kind(kind.toStdString())}),
                                            [&](Definition& graph) {
                                                swap_kind(graph, id, kind.toStdString());
                                                for (const auto& [name, value] : parameters)
                                                    graph.blocks.at(id).parameters[name] = value;
                                            });
                    },
                    {});
}

void CanvasEditor::rename(const std::string& id) {
    const auto commit = [this, id](const QString& text) {
        document_.editGraph(EditName("ui.undo.rename", {EditName::words(text)}), [&](Definition& graph) {
            glassbox::editor::rename(graph, id, text.trimmed().toStdString());
        });
        return QString();
    };
    QRectF rect;
    QString text;
    for (const FrameItem& frame : scene_.frames()) {
        if (frame.id != id) continue;
        rect = frame.head();
        text = frame.title;
    }
    if (const int index = scene_.indexOf(id); index >= 0) {
        const BlockItem& block = scene_.blocks()[std::size_t(index)];
        rect = block.geometry.title.translated(block.position).adjusted(-6, 3, 4, -3);
        text = document_.titleOf(id);
    }
    if (rect.isEmpty()) return;
    const QRectF place(view_.toView(rect.topLeft()), rect.size() * view_.zoom());
    inline_->open(view_.theme(), place, qtTrId("ui.rename"), text, font(TypeStyle::BlockName, view_.zoom()),
                  commit);
}

void CanvasEditor::renameSelected() {
    if (!scene_.selected().empty()) {
        view_.reveal(scene_.selected());
        return rename(scene_.selected());
    }
    if (!scene_.selection().empty()) rename(*scene_.selection().begin());
}

void CanvasEditor::editParameter(const std::string& id, int field) {
    const int index = scene_.indexOf(id);
    const BlockSpec* spec = document_.specOf(id);
    if (index < 0 || !spec) return;
    const BlockItem& block = scene_.blocks()[std::size_t(index)];
    const std::string name = block.face.parameters.at(std::size_t(field)).id;
    const auto parameter = std::find_if(spec->parameters.begin(), spec->parameters.end(),
                                        [&](const ParameterSpec& each) { return each.id == name; });
    if (parameter == spec->parameters.end()) return;
    const ParameterValue value = document_.parametersOf(id).at(name);
    const QRectF rect =
        block.geometry.fields[std::size_t(field)].translated(block.position).adjusted(-18, -2, 2, 2);
    const QRectF place(view_.toView(rect.topLeft()), rect.size() * view_.zoom());
    if (parameter->kind == ParameterKind::Boolean) {
        document_.setParameter(id, name, !std::get<bool>(value));
        return;
    }
    if (parameter->kind == ParameterKind::Choice)
        return chooseParameter(id, *parameter, place.bottomLeft().toPoint());
    const bool words = parameter->kind == ParameterKind::Path || parameter->kind == ParameterKind::Text;
    const QString text = words ? QString::fromStdString(to_string(value)) : valueText(value, parameter->kind);
    inline_->open(view_.theme(), place, parameterLabel(name), text, font(TypeStyle::MonoSmall, view_.zoom()),
                  [this, id, known = *parameter](const QString& typed) {
                      const auto parsed = typed_value(known, typed.trimmed().toStdString());
                      if (!parsed) return words_(parsed.error());
                      if (const auto reason = refusal_at_field(known, *parsed)) return words_(*reason);
                      document_.setParameter(id, known.id, *parsed);
                      return QString();
                  });
}

void CanvasEditor::chooseParameter(const std::string& id, const ParameterSpec& parameter, const QPoint& at) {
    auto* menu = new QMenu(&view_);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const std::string& choice : parameter.choices)
        connect(menu->addAction(QString::fromStdString(choice)), &QAction::triggered, this,
                [this, id, name = parameter.id, choice] { document_.setParameter(id, name, choice); });
    menu->popup(view_.mapToGlobal(at));
}

void CanvasEditor::addBend(const Wire& wire, const QPointF& at) {
    const int index = scene_.indexOf(wire);
    if (index < 0) return;
    const WireItem& item = scene_.wires()[std::size_t(index)];
    QPolygonF bends = item.bends;
    bends.insert(bendNumberAt(item, at), snapped(at));
    setBends(document_, wire, bends, "ui.undo.bend");
}

void CanvasEditor::removeBend(const Wire& wire, int number) {
    const int index = scene_.indexOf(wire);
    if (index < 0) return;
    QPolygonF bends = scene_.wires()[std::size_t(index)].bends;
    bends.remove(number);
    setBends(document_, wire, bends, "ui.undo.remove-bend");
}

void CanvasEditor::bendSelected() {
    const std::set<Wire> wires = scene_.selectedWires();
    for (const Wire& wire : wires)
        if (const int index = scene_.indexOf(wire); index >= 0)
            addBend(wire, scene_.wires()[std::size_t(index)].route.path.pointAtPercent(0.5));
}

/// The wires of the block that was selected last, one after the other.
void CanvasEditor::walkWires(int step) {
    if (!scene_.selected().empty()) wiresOf_ = scene_.selected();
    std::vector<Wire> wires;
    for (const Wire& wire : document_.definition().wires)
        if (wire.from.block == wiresOf_ || wire.to.block == wiresOf_) wires.push_back(wire);
    if (wires.empty()) return;
    const auto count = std::ptrdiff_t(wires.size());
    const auto now = scene_.selectedWires().size() == 1
                         ? std::find(wires.begin(), wires.end(), *scene_.selectedWires().begin())
                         : wires.end();
    const std::ptrdiff_t next = now == wires.end() ? 0 : (now - wires.begin() + step + count) % count;
    scene_.setSelection({}, {wires[std::size_t(next)]});
}

void CanvasEditor::zoomToSelection() {
    QRectF area = edits_.bounds();
    for (const WireItem& wire : scene_.wires())
        if (scene_.selectedWires().contains(wire.wire)) area = area.united(wire.bounds);
    if (area.isEmpty()) return view_.fit(Travel::Smooth);
    view_.showArea(area, selectionZoom, Travel::Smooth);
}

void CanvasEditor::remove() {
    if (mouse_) {
        const HitAt hit = this->hit(view_.toScene(*mouse_));
        if (hit.kind == HitKind::Bend) return removeBend(*hit.wire, hit.number);
    }
    edits_.remove();
}

void CanvasEditor::usePort(const PortItem& port) {
    auto* held = dynamic_cast<WireTool*>(tool_.get());
    if (held && held->from().side != port.side && held->from().port.block != port.port.block)
        held->endAt(port);
    else
        take(std::make_unique<WireTool>(*this, port, WireTool::Hand::Keyboard));
}

void CanvasEditor::menuAtSelection() {
    HitAt hit;
    hit.at = view_.visibleArea().center();
    if (const int index = scene_.indexOf(scene_.selected()); index >= 0)
        hit = {HitKind::Block,
               scene_.selected(),
               {},
               -1,
               {},
               scene_.blocks()[std::size_t(index)].rect().center()};
    else if (!scene_.selection().empty())
        hit = {HitKind::Frame, *scene_.selection().begin(), {}, -1, {}, edits_.bounds().topLeft()};
    else if (!scene_.selectedWires().empty())
        hit = {HitKind::Wire, {}, {}, -1, *scene_.selectedWires().begin(), view_.visibleArea().center()};
    Q_EMIT menuRequested(hit, view_.mapToGlobal(view_.toView(hit.at).toPoint()));
}

} // namespace glassbox::editor
