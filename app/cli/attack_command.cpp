// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/attack/attack.h"

#include "app/cli/analysis_loading.h"
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/document_loading.h"

namespace glassbox::cli {

int attack(const CommandLine& call) {
    const auto loaded = loadForRunning(call);
    if (!loaded) return loaded.error();
    const auto session = startAnalysis(*loaded, call.load);
    if (!session) return say(session.error());
    AttackOptions options;
    options.method = call.method;
    options.epsilon = call.epsilon;
    options.count = call.count;
    options.target = call.target;
    options.seed = loaded->graph.run().seed;
    const auto report = glassbox::attack(**session, options);
    if (!report) return say(report.error());
    if (call.format == Format::People) {
        print(words({"cli.attacked",
                     {{"samples", std::to_string(report->samples)},
                      {"method", call.method},
                      {"epsilon", number(call.epsilon)},
                      {"clean", number(report->clean_accuracy)},
                      {"adversarial", number(report->adversarial_accuracy)},
                      {"random", number(report->random_accuracy)}}}));
        return 0;
    }
    const DeviceInfo device = loaded->backend->info();
    printEvent(nlohmann::json{{"event", "done"},
                              {"method", call.method},
                              {"epsilon", call.epsilon},
                              {"samples", report->samples},
                              {"clean_accuracy", report->clean_accuracy},
                              {"adversarial_accuracy", report->adversarial_accuracy},
                              {"random_accuracy", report->random_accuracy},
                              {"device", device.id},
                              {"device_name", device.name}});
    return 0;
}

} // namespace glassbox::cli
