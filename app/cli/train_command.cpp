// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/document_loading.h"
#include "app/cli/interrupt.h"
#include "app/cli/outcome.h"
#include "app/cli/progress_bar.h"
#include "engine/train/parameter_guard.h"
#include "engine/train/training_run.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <unistd.h>

namespace glassbox::cli {
namespace {

constexpr int failed_claim_status = 4;
/// How long a group of steps takes at most: how soon Ctrl-C is heard and the bar moves.
constexpr double seconds_a_group = 0.05;
/// Groups up to this size leave a record of each step; larger ones of some, and always of the last.
constexpr std::int64_t every_step_recorded = 64;

/// When a training is over: after so many steps, or so many seconds.
struct Length {
    std::optional<std::int64_t> steps;
    std::optional<double> seconds;
};

Length lengthOf(const CommandLine& call, const CheckedGraph& graph) {
    if (call.seconds) return {std::nullopt, call.seconds};
    if (call.steps) return {call.steps, std::nullopt};
    if (!call.epochs) return {graph.run().steps, std::nullopt};
    const std::int64_t samples = sample_count(graph, Part::Train);
    return {std::int64_t(std::ceil(*call.epochs * double(samples) / double(graph.run().batch))),
            std::nullopt};
}

/// One training from the command line: groups of steps until it is over, with what is shown of them.
class Training {
  public:
    Training(const CommandLine& call, TrainingRun& run, Length length)
        : call_(call), run_(run), length_(length),
          bar_(call.format == Format::Json ? ProgressBar::Shown::Never : ProgressBar::Shown::OnTerminal) {}

    /// Trains to the end of the length or an interrupt.
    Result<void> train();

    std::int64_t steps() const { return done_; }
    double seconds() const { return seconds_; }
    double stepsPerSecond() const { return seconds_ > 0 ? double(done_) / seconds_ : 0; }
    /// Of the last step; empty before the first.
    const StepRecord& last() const { return last_; }
    double loss() const;

  private:
    bool over() const;
    int groupSize() const;
    /// How many steps a group may have so that every step to be logged leaves a record.
    std::int64_t stepsUntilLogged() const;
    void show(const std::vector<StepRecord>& records);
    void log(const StepRecord& record) const;

    const CommandLine& call_;
    TrainingRun& run_;
    Length length_;
    ProgressBar bar_;
    std::uint64_t first_ = run_.state().step;
    std::int64_t done_ = 0;
    double seconds_ = 0;
    StepRecord last_;
};

bool Training::over() const {
    return interrupted() || (length_.steps ? done_ >= *length_.steps : seconds_ >= *length_.seconds);
}

int Training::groupSize() const {
    if (done_ == 0) return 1;
    double size = stepsPerSecond() * seconds_a_group;
    if (length_.seconds) size = std::min(size, stepsPerSecond() * (*length_.seconds - seconds_));
    if (length_.steps) size = std::min(size, double(*length_.steps - done_));
    if (call_.logEvery > 0) size = std::min(size, double(stepsUntilLogged()));
    return int(std::clamp(size, 1.0, 1000.0));
}

std::int64_t Training::stepsUntilLogged() const {
    if (call_.logEvery <= every_step_recorded) return every_step_recorded;
    return call_.logEvery - std::int64_t(run_.state().step % std::uint64_t(call_.logEvery));
}

double Training::loss() const {
    const auto losses = lossesByOptimizer(run_.graph(), last_.losses);
    return losses.empty() ? std::nan("") : losses.front().second;
}

void Training::log(const StepRecord& record) const {
    const auto losses = lossesByOptimizer(run_.graph(), record.losses);
    if (call_.logEvery == 0 || losses.empty() || record.step % std::uint64_t(call_.logEvery) != 0) return;
    if (call_.format == Format::People) {
        say({"cli.step", {{"step", std::to_string(record.step)}, {"loss", number(losses.front().second)}}});
        return;
    }
    nlohmann::json event = {{"event", "step"}, {"step", record.step}, {"loss", losses.front().second}};
    for (const auto& [id, loss] : losses) event["losses"][id] = loss;
    if (!record.metrics.empty()) event["metrics"] = record.metrics;
    printEvent(event);
}

void Training::show(const std::vector<StepRecord>& records) {
    if (call_.logEvery > 0 && !records.empty()) bar_.clear();
    for (const StepRecord& record : records) log(record);
    const double share = length_.steps ? double(done_) / double(std::max<std::int64_t>(1, *length_.steps))
                                       : seconds_ / std::max(1e-9, *length_.seconds);
    const double left = length_.steps ? double(*length_.steps - done_) / std::max(1e-9, stepsPerSecond())
                                      : *length_.seconds - seconds_;
    bar_.show({share, std::int64_t(run_.state().step), loss(), stepsPerSecond(), left});
}

Result<void> Training::train() {
    std::vector<StepRecord> records;
    while (!over()) {
        records.clear();
        const auto begin = std::chrono::steady_clock::now();
        const auto result = run_.train(groupSize(), records);
        seconds_ += std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        done_ = std::int64_t(run_.state().step - first_);
        if (!records.empty()) last_ = records.back();
        show(records);
        if (!result) {
            bar_.clear();
            return result;
        }
    }
    bar_.clear();
    return {};
}

/// Says at the beginning what would otherwise come to light after hours: that --save has nowhere to go.
Result<void> checkWritable(const std::string& file) {
    if (file.empty()) return {};
    const std::filesystem::path folder = folderOf(file);
    std::error_code none;
    if (!std::filesystem::is_directory(folder, none))
        return fail(ErrorCode::Unwritable, "cli.no-folder", {{"file", file}, {"folder", folder.string()}});
    if (access(folder.c_str(), W_OK) != 0 || std::filesystem::is_directory(file, none))
        return fail(ErrorCode::Unwritable, "cli.cannot-write", {{"file", file}, {"folder", folder.string()}});
    return {};
}

Result<std::unique_ptr<TrainingRun>> startRun(const CommandLine& call, const Loaded& loaded) {
    if (auto writable = checkWritable(call.save); !writable) return tl::unexpected(writable.error());
    if (auto claims = checkClaims(loaded.model.claims, loaded.graph); !claims)
        return tl::unexpected(claims.error());
    RunOptions options;
    options.settings = loaded.graph.run();
    auto run = TrainingRun::start(loaded.graph, loaded.sources, loaded.backend, options);
    if (!run || call.load.empty()) return run;
    const auto checkpoint = load_checkpoint(call.load);
    if (!checkpoint) return tl::unexpected(checkpoint.error());
    if (auto fits = live_fits(*checkpoint, loaded.graph, call.load); !fits)
        return tl::unexpected(fits.error());
    if (auto restored = (*run)->restore(*checkpoint); !restored)
        return tl::unexpected(doesNotFit(call.load, restored.error()));
    return run;
}

std::string argumentOf(const Message& message, const std::string& name) {
    for (const Argument& argument : message.arguments)
        if (argument.name == name) return argument.value;
    return {};
}

/// The run failed on the way: says it, and names the block of a divergence as an event too.
int reportFailure(const CommandLine& call, const Error& error) {
    if (error.code == ErrorCode::Diverged && call.format == Format::Json) {
        printEvent(nlohmann::json{{"event", "diverged"},
                                  {"block", argumentOf(error.message, "block")},
                                  {"step", std::stoll(argumentOf(error.message, "step"))}});
    }
    return say(error);
}

nlohmann::json doneEvent(const Training& training, const TrainingRun& run, const DeviceInfo& device,
                         const Measures& measures, const std::vector<JudgedClaim>& claims) {
    nlohmann::json losses = nlohmann::json::object();
    for (const auto& [id, loss] : lossesByOptimizer(run.graph(), training.last().losses)) losses[id] = loss;
    nlohmann::json event = {{"event", "done"},
                            {"steps", training.steps()},
                            {"step", run.state().step},
                            {"seconds", training.seconds()},
                            {"steps_per_second", training.stepsPerSecond()},
                            {"device", device.id},
                            {"device_name", device.name},
                            {"loss", training.loss()},
                            {"losses", losses},
                            {"metrics", measures}};
    if (!claims.empty()) event["claims"] = jsonOf(claims);
    if (interrupted()) event["interrupted"] = true;
    return event;
}

void printForPeople(const Training& training, const DeviceInfo& device, const Measures& measures,
                    const std::vector<JudgedClaim>& claims) {
    print(words({"cli.trained",
                 {{"steps", std::to_string(training.steps())},
                  {"seconds", number(training.seconds())},
                  {"rate", number(training.stepsPerSecond())},
                  {"device", device.name}}}));
    if (training.steps() > 0) print("  loss " + number(training.loss()));
    for (const auto& [name, value] : measures) print("  " + name + " " + number(value));
    for (const JudgedClaim& judged : claims) {
        print(words({judged.holds ? "cli.claim-holds" : "cli.claim-fails",
                     {{"claim", judged.claim.name},
                      {"metric", judged.claim.metric},
                      {"value", number(judged.value)},
                      {"relation", judged.claim.relation},
                      {"bound", number(judged.claim.bound)}}}));
    }
}

/// After the last step: save, measure, judge, report. An interrupted run is saved but not measured.
int finish(const CommandLine& call, const Loaded& loaded, TrainingRun& run, const Training& training) {
    if (!call.save.empty()) {
        if (auto saved = save_checkpoint(run.checkpoint(), call.save); !saved) return say(saved.error());
    }
    Measures measures;
    for (const Part part : {Part::Train, Part::Test}) {
        if (interrupted()) break;
        if (auto measured = measure(run, part, measures); !measured) return say(measured.error());
    }
    const bool whole = !interrupted();
    const auto claims =
        whole ? judge(loaded.model.claims, measures, training.loss()) : std::vector<JudgedClaim>{};
    const DeviceInfo device = loaded.backend->info();
    if (call.format == Format::Json)
        printEvent(doneEvent(training, run, device, measures, claims));
    else
        printForPeople(training, device, measures, claims);
    if (!whole) return interrupted_status;
    const bool all = std::all_of(claims.begin(), claims.end(), [](const JudgedClaim& c) { return c.holds; });
    return all ? 0 : failed_claim_status;
}

} // namespace

int train(const CommandLine& call) {
    const auto loaded = loadForRunning(call);
    if (!loaded) return loaded.error();
    if (auto kept = keepsItsSources(call, loaded->model, Output::Weights); !kept) return say(kept.error());
    auto run = startRun(call, *loaded);
    if (!run) return say(run.error());
    catchInterrupts();
    Training training(call, **run, lengthOf(call, loaded->graph));
    if (auto trained = training.train(); !trained) return reportFailure(call, trained.error());
    return finish(call, *loaded, **run, training);
}

} // namespace glassbox::cli
