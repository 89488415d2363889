// SPDX-License-Identifier: GPL-3.0-or-later
// Training steps per second of the engine alone: `glassbox-bench [--device D] [--threads N] [--json]
// [MODEL...]`.
#include "engine/train/training_run.h"
#include "tests/bench/models.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>

namespace {

using namespace glassbox;

struct Options {
    std::string device = "auto";
    int threads = 0;
    double seconds = 6;
    bool json = false;
    bool plan = false;
    std::vector<std::string> models;
};

struct Timing {
    double best = 0;   ///< Seconds a step in the best of three windows.
    double median = 0; ///< Of the three.
};

int report(const Error& error) {
    std::fprintf(stderr, "glassbox-bench: %s\n", plain_text(error.message).c_str());
    return exit_status(error.code);
}

/// Seconds a step over a window of `seconds`.
Result<double> window(TrainingRun& run, double seconds, int steps_at_once) {
    using Clock = std::chrono::steady_clock;
    std::vector<StepRecord> records;
    std::int64_t steps = 0;
    const auto start = Clock::now();
    double elapsed = 0;
    do {
        records.clear();
        if (auto trained = run.train(steps_at_once, records); !trained)
            return tl::unexpected(trained.error());
        steps += steps_at_once;
        elapsed = std::chrono::duration<double>(Clock::now() - start).count();
    } while (elapsed < seconds);
    return elapsed / double(steps);
}

Result<Timing> measure(TrainingRun& run, double seconds) {
    auto first = window(run, seconds / 20, 1);
    if (!first) return tl::unexpected(first.error());
    // About 10 ms between two looks at the clock.
    const int steps = std::clamp(int(0.01 / *first), 1, 1000);
    std::vector<double> windows;
    for (int i = 0; i < 3; ++i) {
        auto timed = window(run, seconds / 3, steps);
        if (!timed) return tl::unexpected(timed.error());
        windows.push_back(*timed);
    }
    std::sort(windows.begin(), windows.end());
    return Timing{windows[0], windows[1]};
}

void print_row(const std::string& model, const DeviceInfo& device, const Timing& timing,
               const Options& options) {
    if (!options.json) {
        std::printf("%-8s %-6s %12.2f us/step %12.1f steps/s (median %.1f)\n", model.c_str(),
                    device.id.c_str(), timing.best * 1e6, 1 / timing.best, 1 / timing.median);
        return;
    }
    const nlohmann::json row = {{"model", model},
                                {"device", device.id},
                                {"device_name", device.name},
                                {"threads", device.threads},
                                {"us_per_step", timing.best * 1e6},
                                {"steps_per_second", 1 / timing.best},
                                {"median", 1 / timing.median}};
    std::printf("%s\n", row.dump().c_str());
    std::fflush(stdout);
}

int run_model(const std::string& name, const BackendPtr& backend, const Options& options) {
    const bench::Case example = bench::make_case(name);
    const Sources sources{{"data", example.source}};
    const CheckResult checked = check(example.model, infos_of(sources));
    for (const Diagnostic& diagnostic : checked.diagnostics)
        std::fprintf(stderr, "%s %s\n", diagnostic.block.c_str(), plain_text(diagnostic.message).c_str());
    if (!checked.ok()) return 1;
    if (options.plan) {
        Module module(checked.graph);
        const Program& program = module.entry({EntryRequest::Kind::Phase, Part::Train, {}});
        std::printf("%s\n", print(make_plan(program, {{example.model.run.batch, 1}})).c_str());
        return 0;
    }
    auto run = TrainingRun::start(checked.graph, sources, backend, {example.model.run});
    if (!run) return report(run.error());
    auto timing = measure(**run, options.seconds);
    if (!timing) return report(timing.error());
    print_row(name, backend->info(), *timing, options);
    return 0;
}

} // namespace

int main(int count, char** arguments) {
    Options options;
    CLI::App app("Training steps per second on this machine");
    app.add_option("--device", options.device, "auto, cpu, ...");
    app.add_option("--threads", options.threads, "of the CPU; 0: all cores");
    app.add_option("--seconds", options.seconds, "for each model");
    app.add_flag("--json", options.json, "one object a line");
    app.add_flag("--plan", options.plan, "print the plan instead");
    app.add_option("models", options.models)->check(CLI::IsMember(glassbox::bench::model_names()));
    CLI11_PARSE(app, count, arguments);
    auto backend = glassbox::open_device(options.device, {options.threads});
    if (!backend) return report(backend.error());
    const auto& names = options.models.empty() ? glassbox::bench::model_names() : options.models;
    int status = 0;
    for (const std::string& name : names) status = std::max(status, run_model(name, *backend, options));
    return status;
}
