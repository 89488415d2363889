// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/data/batch_source.h"
#include "engine/model/model.h"

#include <string>

namespace glassbox {

/// Writes documents down in a few words: `Draft().block("a", "ReLU").wire("data.out", "a.in").model`.
struct Draft {
    Model model;

    Draft() { (void)model.main(); }
    Draft& block(const std::string& id, const std::string& kind, Parameters parameters = {}) {
        model.main().blocks[id] = Block{kind, 1, "", std::move(parameters), ""};
        return *this;
    }
    Draft& wire(const std::string& from, const std::string& to) {
        model.main().wires.push_back({port(from), port(to)});
        return *this;
    }
    /// Wires `out` of each block to `in` of the next.
    Draft& chain(const std::vector<std::string>& ids) {
        for (std::size_t i = 1; i < ids.size(); ++i) wire(ids[i - 1] + ".out", ids[i] + ".in");
        return *this;
    }
    static PortRef port(const std::string& text) {
        const std::size_t dot = text.find('.');
        return {text.substr(0, dot), text.substr(dot + 1)};
    }
};

/// Pictures of 1×20×20 in ten classes, under the block `data`.
inline DataInfos digits_info() {
    DataInfo info;
    info.sample = {{Axis::Channels, 1}, {Axis::Height, 20}, {Axis::Width, 20}};
    info.pictures = true;
    info.storage = Storage::U8;
    info.classes = 10;
    info.train_count = 4000;
    info.test_count = 1000;
    info.mean = {0.2};
    info.deviation = {0.3};
    return {{"data", info}};
}

/// Data, a layer, cross-entropy, Adam and accuracy: nothing is wrong with it.
inline Draft right_draft() {
    Draft draft;
    draft.block("data", "Dataset")
        .block("flat", "Flatten")
        .block("dense", "Dense", {{"units", std::int64_t(10)}});
    draft.block("loss", "CrossEntropy").block("optimizer", "Adam").block("accuracy", "Accuracy");
    draft.chain({"data", "flat", "dense", "loss"}).wire("data.labels", "loss.labels");
    draft.wire("loss.out", "optimizer.loss")
        .wire("dense.out", "accuracy.in")
        .wire("data.labels", "accuracy.labels");
    return draft;
}

} // namespace glassbox
