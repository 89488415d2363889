// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/document_loading.h"
#include "app/cli/outcome.h"
#include "engine/train/parameter_guard.h"

namespace glassbox::cli {

int evaluate(const CommandLine& call) {
    const auto loaded = loadForRunning(call);
    if (!loaded) return loaded.error();
    RunOptions options;
    options.settings = loaded->graph.run();
    auto run = TrainingRun::start(loaded->graph, loaded->sources, loaded->backend, options);
    if (!run) return say(run.error());
    const auto checkpoint = load_checkpoint(call.load);
    if (!checkpoint) return say(checkpoint.error());
    if (auto fits = live_fits(*checkpoint, loaded->graph, call.load); !fits) return say(fits.error());
    if (auto restored = (*run)->restore(*checkpoint); !restored)
        return say(doesNotFit(call.load, restored.error()));

    Measures measures;
    if (auto measured = measure(**run, Part::Test, measures); !measured) return say(measured.error());
    if (call.format == Format::People) {
        for (const auto& [name, value] : measures) print(name + " " + number(value));
        return 0;
    }
    const DeviceInfo device = loaded->backend->info();
    printEvent(nlohmann::json{{"event", "done"},
                              {"step", (*run)->state().step},
                              {"device", device.id},
                              {"device_name", device.name},
                              {"metrics", measures}});
    return 0;
}

} // namespace glassbox::cli
