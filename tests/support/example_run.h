// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalogue/catalogue.h"
#include "engine/data/open_source.h"
#include "engine/model/model_json.h"
#include "engine/train/training_run.h"
#include "tests/support/must.h"

namespace glassbox {

/// A document of resources/examples by its name without ending.
inline Model example(const std::string& name) {
    return must(load_model(std::string(GLASSBOX_SOURCE_DIR "/resources/examples/") + name + ".glassbox"));
}

/// The sources of a document's data blocks; files of its own are looked for in `folder`.
inline Sources open_sources(const Model& model, const std::filesystem::path& folder = ".") {
    Sources sources;
    for (const auto& [id, block] : model.main().blocks)
        if (block.kind == "Dataset")
            sources[id] =
                must(open_source(complete_parameters(*find_block("Dataset"), block.parameters), folder));
    return sources;
}

/// The checked graph; the test program ends where there are errors.
inline CheckedGraph checked(const Model& model, const Sources& sources) {
    const CheckResult result = check(model, infos_of(sources));
    for (const Diagnostic& diagnostic : result.diagnostics)
        if (diagnostic.severity == Severity::Error) qFatal("%s", plain_text(diagnostic.message).c_str());
    return result.graph;
}

/// How a run is started.
struct RunSetup {
    int threads = 2;
    Storage precision = Storage::F32;
};

/// A run of a document, with what it stands on.
struct ExampleRun {
    Sources sources;
    std::unique_ptr<TrainingRun> run;

    TrainingRun* operator->() const { return run.get(); }
    TrainingRun& operator*() const { return *run; }
};

inline ExampleRun start_run(const Model& model, const Sources& sources, const RunSetup& setup = {}) {
    const BackendPtr device = must(open_device("cpu", {setup.threads}));
    const RunOptions options{model.run, setup.precision};
    return {sources, must(TrainingRun::start(checked(model, sources), sources, device, options))};
}

inline ExampleRun start_run(const Model& model, const RunSetup& setup = {}) {
    return start_run(model, open_sources(model), setup);
}

/// Trains and gives the records; the test program ends where training fails.
inline std::vector<StepRecord> trained(TrainingRun& run, int steps) {
    std::vector<StepRecord> records;
    must(run.train(steps, records));
    return records;
}

} // namespace glassbox
