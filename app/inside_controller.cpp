// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/inside_controller.h"

#include "app/docks/dock_area.h"
#include "engine/analysis/signal_flow.h"

#include <QCoreApplication>

namespace glassbox::app {

namespace {

/// Milliseconds between two rounds of what the canvas shows: nobody reads it faster.
constexpr int thumbnailPause = 400, flowPause = 400;
/// Training samples that the flow through the wires is measured on.
constexpr std::int64_t flowSamples = 32;

} // namespace

InsideController::InsideController(TrainingSession& session, editor::GraphScene& scene, QWidget& canvas,
                                   QObject* parent)
    : QObject(parent), scene_(scene), canvas_(canvas), schedule_(session), answers_(schedule_),
      sample_(answers_, schedule_), attack_(schedule_, sample_), decisions_(schedule_) {
    connect(&sample_, &ChosenSample::chosen, this, [this] {
        showPictures(thumbnailer_.dataPictures(sample_.row()));
        schedule_.wake();
    });
    activations_ = new ActivationsPanel(schedule_, sample_);
    confusion_ = new ConfusionPanel(schedule_, sample_);
    adversarial_ = new AdversarialPanel(attack_);
    surface_ = new SurfacePanel(schedule_, decisions_);
    pages_ = {activations_, confusion_, adversarial_, surface_};
    // After the panels: whether there is a surface is theirs to know.
    connect(&schedule_, &AnalysisSchedule::modelChanged, this, &InsideController::open);
    // The chooser of the activations lists the worst mistakes: somebody must look for them.
    answers_.addWatcher(
        [this] { return activations_->isVisible() || sample_.order() == SampleOrder::WorstFirst; });
    addCanvasClients();
}

/// Pages in a dock are the dock's; a page that is in none is ours.
InsideController::~InsideController() {
    for (const QPointer<InsidePanel>& panel : pages_) {
        if (!panel) continue;
        if (!panel->tools()->parent()) delete panel->tools();
        if (!panel->parent()) delete panel;
    }
}

void InsideController::addCanvasClients() {
    schedule_.add({"thumbnails", thumbnailPause,
                   [this](std::uint64_t step) {
                       return canvas_.isVisible() && pictured_ != std::pair(step, sample_.row());
                   },
                   [this] { return thumbnailJob(); }});
    schedule_.add({"flow", flowPause,
                   [this](std::uint64_t step) { return canvas_.isVisible() && !failed_ && flowed_ != step; },
                   [this] { return flowJob(); }});
}

void InsideController::addPages(DockTabs& dock) {
    dock.add(
        {"activations", [] { return qtTrId("ui.dock.activations"); }, activations_, activations_->tools()});
    dock.add(
        {"adversarial", [] { return qtTrId("ui.dock.adversarial"); }, adversarial_, adversarial_->tools()});
    dock.add({"confusion", [] { return qtTrId("ui.dock.confusion"); }, confusion_, confusion_->tools()});
}

void InsideController::setTheme(const editor::Theme& theme) {
    activations_->setTheme(theme);
    confusion_->setTheme(theme);
    surface_->setTheme(theme);
    adversarial_->setTheme(theme);
}

void InsideController::chooseBlock(const std::string& block) {
    activations_->chooseBlock(block);
}

void InsideController::expect(const CheckedGraph& graph, const Sources& sources,
                              const editor::Document& document) {
    const std::set<std::string> pictured = Thumbnailer(graph, sources).blocks();
    std::map<std::string, editor::LiveRoom> rooms;
    for (const CheckedBlock& block : graph.blocks()) {
        editor::LiveRoom room;
        if (!block.output_types.empty() &&
            (pictured.contains(block.id) || block.output_types.front().is_loss))
            room.pictured = block.output_types.front();
        room.metered = document.weightsOf(block.id) > 0;
        rooms.emplace(block.id, room);
    }
    scene_.setRooms(std::move(rooms));
}

void InsideController::open() {
    pictured_.reset();
    flowed_.reset();
    failed_ = false;
    const auto& model = schedule_.model();
    thumbnailer_ = model ? Thumbnailer(model->graph, model->sources) : Thumbnailer();
    showPictures(thumbnailer_.dataPictures(sample_.row()));
    showSurfacePage();
}

/// Where people have moved it, it comes back.
void InsideController::showSurfacePage() {
    if (!docks_) return;
    if (surface_->fits())
        docks_->add({"surface", [] { return qtTrId("ui.dock.surface"); }, surface_, surface_->tools()}, 1);
    else
        docks_->remove("surface");
}

void InsideController::showPictures(const Pictures& pictures) {
    for (const auto& [id, picture] : pictures) {
        editor::BlockReading reading = scene_.readingOf(id);
        reading.thumbnail = picture;
        scene_.setReading(id, reading);
    }
}

AnalysisService::Job InsideController::thumbnailJob() {
    return [this, thumbnailer = thumbnailer_, row = sample_.row(), model = schedule_.model()](
               AnalysisSession& session, std::uint64_t step) -> AnalysisService::Answer {
        return [this, pictures = thumbnailer.make(session, row), row, step, model] {
            if (schedule_.model() != model) return;
            pictured_ = std::pair(step, row);
            showPictures(pictures);
        };
    };
}

AnalysisService::Job InsideController::flowJob() {
    return [this, model = schedule_.model()](AnalysisSession& session,
                                             std::uint64_t step) -> AnalysisService::Answer {
        // Other samples each time, as the training takes them.
        auto flow = signal_flow(session, std::int64_t(step % 1000000) * flowSamples, flowSamples);
        return [this, flow = std::move(flow), step, model] {
            if (schedule_.model() != model) return;
            flowed_ = step;
            failed_ = !flow;
            if (!flow) return;
            editor::Flows flows;
            for (const auto& [port, wire] : flow->wires)
                flows[port] = {wire.signal, wire.gradient.value_or(0)};
            scene_.setFlow(std::move(flows));
            for (const auto& [id, gradient] : flow->blocks) {
                editor::BlockReading reading = scene_.readingOf(id);
                reading.gradient = gradient;
                scene_.setReading(id, reading);
            }
        };
    };
}

} // namespace glassbox::app
