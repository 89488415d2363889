// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/live_model.h"

#include "app/live_numbers.h"
#include "engine/catalogue/catalogue.h"

#include <algorithm>

namespace glassbox::app {

namespace {

/// The learning rate of an optimizer that trains; null for other blocks.
const ParameterSpec* rateOf(const CheckedBlock& block) {
    if (!block.trains()) return nullptr;
    const auto& known = block.spec->parameters;
    const auto rate =
        std::find_if(known.begin(), known.end(), [](const ParameterSpec& each) { return each.id == "rate"; });
    return rate == known.end() ? nullptr : &*rate;
}

double rateIn(const CheckedBlock& block) {
    return real(block.parameters, "rate");
}

} // namespace

LiveModel::LiveModel(editor::Document& document, TrainingSession& session, QObject* parent)
    : QObject(parent), document_(document), session_(session), followed_(document.model()) {
    connect(&document, &editor::Document::opened, this, &LiveModel::beginDocument);
    connect(&document, &editor::Document::edited, this, &LiveModel::follow);
    connect(&data_, &DataOpener::opened, this, [this] {
        document_.setData(infos_of(data_.sources()));
        follow({});
    });
    connect(&session, &TrainingSession::stateChanged, this, &LiveModel::standingChanged);
}

RunOptions LiveModel::options() const {
    RunOptions options;
    options.settings = document_.model().run;
    return options;
}

void LiveModel::expect(Opening opening) {
    opening_ = std::move(opening);
    endRun();
}

void LiveModel::endRun() {
    session_.close();
    told_.reset();
    live_.clear();
    edits_.clear();
    weights_.reset();
}

void LiveModel::beginDocument() {
    endRun();
    Opening opening = std::exchange(opening_, {}).value_or(Opening{});
    weights_ = std::move(opening.weights);
    followed_ = document_.model();
    data_.begin(document_.model(), std::move(opening.sources), std::move(opening.errors), opening.folder);
    follow({});
}

/// Whether there is an optimizer and something for it: where all weights are frozen they are meant to stay.
bool LiveModel::trainable() const {
    if (!document_.checked().ok()) return false;
    const CheckedGraph& graph = document_.checked().graph;
    const std::set<std::string> goals = goal_blocks(graph);
    const auto any = [&](auto&& property) {
        return std::any_of(graph.blocks().begin(), graph.blocks().end(), property);
    };
    return any([](const CheckedBlock& block) { return block.trains(); }) &&
           any([&](const CheckedBlock& block) {
               return goals.contains(block.id) && document_.weightsOf(block.id) > 0;
           });
}

void LiveModel::follow(const QString& edit) {
    mark(edit);
    data_.want(document_.model());
    const bool same =
        told_ && told_->sources == data_.sources() && trainAlike(told_->model, document_.model());
    if (same) {
        edits_.clear(); // A live number leaves no mark, nor does what was undone.
        sendLive(Turn::AtOnce);
    } else if (!data_.isBusy() && trainable()) {
        if (told_)
            goOn();
        else
            start();
    } else if (told_) {
        sendLive(Turn::AtOnce);
    }
    Q_EMIT standingChanged();
}

/// Remembers an edit for its mark, where it changes what is trained: of several in a row with one name (a
/// slider) one. A seed means something at the next reset only.
void LiveModel::mark(const QString& edit) {
    followed_.run.seed = document_.model().run.seed;
    const bool marked = !edit.isEmpty() && !trainAlike(followed_, document_.model());
    if (marked && (edits_.isEmpty() || edits_.back() != edit)) edits_ << edit;
    followed_ = document_.model();
}

void LiveModel::start() {
    if (!device_ && !setDevice(deviceId_.empty() ? "auto" : deviceId_, 0)) return;
    told_ = Told{document_.model(), document_.checked().graph, data_.sources()};
    live_ = liveNumbers(document_.model());
    edits_.clear();
    session_.open(told_->graph, told_->sources, device_, options(), std::exchange(weights_, {}));
    Q_EMIT began(told_->graph, told_->sources);
}

void LiveModel::goOn() {
    told_ = Told{document_.model(), document_.checked().graph, data_.sources()};
    session_.swap(told_->graph, told_->sources, options(), edits_.join(", "));
    edits_.clear();
    sendLive(Turn::WithNewestModel);
}

/// Numbers that differ from what the session knows. Those of blocks that it has never had come with their
/// model; while the document is wrong, those of a block that has become something else wait for it.
void LiveModel::sendLive(Turn turn) {
    for (const auto& [slot, value] : liveNumbers(document_.model())) {
        if (turn == Turn::AtOnce && isOfOtherKind(slot)) continue;
        const auto [known, isNew] = live_.try_emplace(slot, value);
        if (isNew || known->second == value) continue;
        known->second = value;
        session_.setLive(slot, value, turn);
    }
}

bool LiveModel::isOfOtherKind(const std::string& slot) const {
    const std::string id = slot.substr(0, slot.rfind('.'));
    const auto& before = told_->model.main().blocks;
    const auto known = before.find(id);
    return known != before.end() && known->second.kind != document_.definition().blocks.at(id).kind;
}

Result<void> LiveModel::setDevice(const std::string& id, int threads) {
    auto opened = open_device(id, {threads});
    if (!opened) {
        if (!told_) deviceId_ = id; // Never silently another one than was asked for.
        if (!told_) device_.reset();
        return tl::unexpected(opened.error());
    }
    device_ = *opened;
    deviceId_ = device_->info().id;
    deviceName_ = QString::fromStdString(device_->info().name);
    if (told_) session_.swap(told_->graph, told_->sources, {told_->model.run}, {}, device_);
    Q_EMIT standingChanged();
    return {};
}

LiveModel::Standing LiveModel::standing() const {
    if (data_.isBusy()) return Standing::OpeningData;
    if (!told_) return Standing::None;
    if (told_->sources != data_.sources() || !trainAlike(told_->model, document_.model()))
        return Standing::Before;
    return session_.snapshot()->compiling ? Standing::Compiling : Standing::Same;
}

std::vector<RunRemedy> LiveModel::remedies() const {
    const std::optional<Error>& error = session_.snapshot()->error;
    if (!error || error->code != ErrorCode::Diverged) return {};
    std::vector<RunRemedy> list{RunRemedy::TenthOfRate, RunRemedy::Reset};
    for (const CheckedBlock& block : document_.checked().graph.blocks())
        if (const auto parameter = rateOf(block);
            parameter && rateIn(block) > std::get<double>(parameter->initial))
            return {RunRemedy::TenthOfRate, RunRemedy::DefaultRate, RunRemedy::Reset};
    return list;
}

void LiveModel::recover(RunRemedy remedy) {
    if (remedy == RunRemedy::Reset) return session_.reset();
    const bool tenth = remedy == RunRemedy::TenthOfRate;
    document_.editGraph(tenth ? "ui.live.tenth" : "ui.live.default-rate", [&](Definition& graph) {
        for (const CheckedBlock& block : document_.checked().graph.blocks()) {
            if (!rateOf(block)) continue;
            Parameters& given = graph.blocks.at(block.id).parameters;
            if (tenth)
                given["rate"] = rateIn(block) / 10;
            else
                given.erase("rate");
        }
    });
    session_.goBack();
    session_.play();
}

} // namespace glassbox::app
