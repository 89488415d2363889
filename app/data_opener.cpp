// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/data_opener.h"

#include "app/cli/document_loading.h"
#include "engine/data/open_source.h"

#include <algorithm>

namespace glassbox::app {

namespace {

constexpr std::size_t remembered_sources = 4;

/// What the data are read by; augmentation and order are ops of the model.
std::map<std::string, Parameters> sourceParameters(const Model& model) {
    std::map<std::string, Parameters> all = cli::dataParameters(model);
    for (auto& [block, parameters] : all)
        for (const char* of_the_model : {"normalise", "shuffle", "shift", "rotation", "scale"})
            parameters.erase(of_the_model);
    return all;
}

} // namespace

DataOpener::DataOpener(QObject* parent) : QObject(parent) {}

DataOpener::~DataOpener() {
    if (thread_.joinable()) thread_.join();
}

void DataOpener::begin(const Model& model, Sources sources, Errors errors,
                       const std::filesystem::path& folder) {
    folder_ = folder;
    memory_.clear();
    sources_ = std::move(sources);
    errors_ = std::move(errors);
    wanted_ = sourceParameters(model);
    asked_.clear();
    for (const auto& [block, parameters] : wanted_)
        if (sources_.contains(block) || errors_.contains(block)) asked_[block] = parameters;
    openMissing();
}

void DataOpener::want(const Model& model) {
    wanted_ = sourceParameters(model);
    const auto unwanted = [this](const auto& entry) { return !wanted_.contains(entry.first); };
    for (const auto& [block, parameters] : asked_)
        if (const auto source = sources_.find(block); source != sources_.end() && !wanted_.contains(block))
            memory_.emplace_back(parameters, source->second);
    std::erase_if(sources_, unwanted);
    std::erase_if(errors_, unwanted);
    std::erase_if(asked_, unwanted);
    while (memory_.size() > remembered_sources) memory_.pop_front();
    openMissing();
}

BatchSourcePtr DataOpener::remembered(const Parameters& parameters) const {
    const auto known = std::find_if(memory_.begin(), memory_.end(),
                                    [&](const auto& entry) { return entry.first == parameters; });
    return known == memory_.end() ? nullptr : known->second;
}

void DataOpener::openMissing() {
    if (isBusy()) return; // take() looks again.
    std::vector<std::pair<std::string, Parameters>> missing;
    std::vector<Answer> known;
    for (const auto& [block, parameters] : wanted_) {
        if (const auto asked = asked_.find(block); asked != asked_.end() && asked->second == parameters)
            continue;
        if (BatchSourcePtr source = remembered(parameters))
            known.push_back({block, parameters, std::move(source)});
        else
            missing.emplace_back(block, parameters);
    }
    if (missing.empty()) {
        if (!known.empty()) take(std::move(known), folder_);
        return;
    }
    thread_ = std::thread(
        [this, missing = std::move(missing), known = std::move(known), folder = folder_]() mutable {
            for (const auto& [block, parameters] : missing)
                known.push_back({block, parameters, open_source(parameters, folder)});
            QMetaObject::invokeMethod(
                this,
                [this, folder, answers = std::make_shared<std::vector<Answer>>(std::move(known))] {
                    thread_.join();
                    take(std::move(*answers), folder);
                },
                Qt::QueuedConnection);
        });
}

void DataOpener::take(std::vector<Answer> answers, const std::filesystem::path& folder) {
    if (folder != folder_) answers.clear(); // Of the document before.
    for (Answer& answer : answers) {
        const auto wanted = wanted_.find(answer.block);
        if (answer.source) memory_.emplace_back(answer.parameters, *answer.source);
        if (wanted == wanted_.end() || wanted->second != answer.parameters) continue; // An older wish.
        asked_[answer.block] = answer.parameters;
        sources_.erase(answer.block);
        errors_.erase(answer.block);
        if (answer.source)
            sources_[answer.block] = *answer.source;
        else
            errors_.emplace(answer.block, answer.source.error());
    }
    while (memory_.size() > remembered_sources) memory_.pop_front();
    openMissing();
    if (!isBusy()) Q_EMIT opened();
}

} // namespace glassbox::app
