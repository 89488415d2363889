// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/train/trainer.h"
#include "tests/support/example_run.h"

#include <atomic>
#include <future>

namespace glassbox {

/// A trainer with a document opened in it.
struct OpenTrainer {
    Model model;
    Sources sources;
    CheckedGraph graph;
    std::atomic<int> publications{0};
    std::unique_ptr<Trainer> trainer;

    explicit OpenTrainer(Model document, std::optional<Checkpoint> from = {})
        : model(std::move(document)), sources(open_sources(model)), graph(checked(model, sources)),
          trainer(std::make_unique<Trainer>([this] { ++publications; })) {
        open(std::move(from));
    }
    void open(std::optional<Checkpoint> from = {}) {
        trainer->open(graph, sources, must(open_device("cpu", {2})), {model.run}, std::move(from));
    }
    void swap(const Model& edited, const std::string& name) {
        trainer->swap(checked(edited, sources), sources, {edited.run}, name);
    }
    Trainer* operator->() const { return trainer.get(); }

    Checkpoint checkpoint(Turn turn = Turn::WithNewestModel) const {
        std::promise<Checkpoint> promise;
        trainer->request_checkpoint([&](Checkpoint state) { promise.set_value(std::move(state)); }, turn);
        return promise.get_future().get();
    }
    /// What synchronous training gives after as many steps.
    Checkpoint expected(int steps) const {
        const ExampleRun run = start_run(model, sources);
        trained(*run, steps);
        return run->checkpoint();
    }
};

} // namespace glassbox
