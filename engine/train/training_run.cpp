// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/train/training_run.h"

#include "engine/train/executables.h"
#include "engine/train/parameter_guard.h"
#include "engine/train/stream_feeds.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <deque>

namespace glassbox {

namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds between_safe_points{1000};
/// A training that diverges is on its way there for about so many steps before a number is not finite.
constexpr std::uint64_t steps_of_divergence = 20;
constexpr std::size_t most_good_points = 3;

const EntryRequest phase_entry{EntryRequest::Kind::Phase, Part::Train, {}};
const EntryRequest gradient_entry{EntryRequest::Kind::ParameterGradients, Part::Train, {}};
const EntryRequest rate_entry{EntryRequest::Kind::Rates, Part::Train, {}};

EntryRequest evaluation_entry(Part part) {
    return {EntryRequest::Kind::Evaluate, part, {}};
}

/// "loss:NAME" -> NAME where the prefix fits.
std::optional<std::string> after(const std::string& prefix, const std::string& name) {
    if (name.compare(0, prefix.size(), prefix) != 0) return std::nullopt;
    return name.substr(prefix.size());
}

/// Names of a plan's recorded outputs, in order.
std::vector<std::string> recorded_names(const Plan& plan) {
    std::vector<std::string> names;
    for (const PlanOutput& output : plan.outputs)
        if (output.recorded == Recorded::Yes) names.push_back(output.name);
    return names;
}

/// The steps whose records are kept: all, or of many those with the least and largest first loss of each
/// bucket.
std::vector<std::size_t> telling_steps(std::span<const double> values, std::size_t width) {
    constexpr std::size_t buckets = 64;
    const std::size_t steps = width == 0 ? 0 : values.size() / width;
    const std::size_t size = std::max<std::size_t>(1, (steps + buckets - 1) / buckets);
    std::vector<std::size_t> kept;
    for (std::size_t begin = 0; begin < steps; begin += size) {
        std::size_t least = begin;
        std::size_t most = begin;
        for (std::size_t i = begin; i < std::min(begin + size, steps); ++i) {
            if (values[i * width] < values[least * width]) least = i;
            if (values[i * width] > values[most * width]) most = i;
        }
        kept.push_back(std::min(least, most));
        if (least != most) kept.push_back(std::max(least, most));
    }
    if (!kept.empty() && kept.back() != steps - 1) kept.push_back(steps - 1);
    return kept;
}

} // namespace

struct TrainingRun::Parts {
    Parts(const CheckedGraph& graph, const Sources& data, const RunOptions& run_options)
        : module(graph), sources(data), options(run_options),
          training_stream(graph, sources, Part::Train, StreamFeeds::Order::Training,
                          run_options.settings.batch),
          gradient_stream(graph, sources, Part::Train, StreamFeeds::Order::Training,
                          run_options.settings.batch) {}

    Module module;
    Sources sources;
    RunOptions options;
    StreamFeeds training_stream;
    StreamFeeds gradient_stream; ///< One of its own: what is fetched ahead for training stays fetched.
    std::unique_ptr<Executables> executables;
    Executable* phase = nullptr;
    std::vector<StoreEntry> kept; ///< What a checkpoint holds.
    std::map<std::string, double> live;
    std::vector<LoggedCommand> log;
    std::shared_ptr<const Checkpoint> safe; ///< From which a step that fails can be run again.
    Clock::time_point safe_since;
    std::deque<std::shared_ptr<const Checkpoint>> good; ///< Safe points some steps apart, newest last.
    std::vector<double> history;                        ///< Recorded values of the steps of one call.

    Store& store() { return executables->store(); }
    void fill_store();
    void apply(const Checkpoint& checkpoint);
    Checkpoint checkpoint() const;
    void apply_live(Executable& executable) const;
    void make_safe();
    void keep_good();
    Result<void> run(int steps, std::vector<StepRecord>& records);
    StepRecord record(std::span<const double> values, std::uint64_t step) const;
    Result<void> diverged(std::uint64_t step);
    Result<std::string> block_that_fails(const Checkpoint& before);
    std::int64_t samples(Part part) const;
    bool trains_nothing() const;
};

void TrainingRun::Parts::fill_store() {
    for (const StoreEntry& entry : kept)
        store().upload(entry.key, initial_value(entry, options.settings.seed, options.precision));
}

Checkpoint TrainingRun::Parts::checkpoint() const {
    Checkpoint result;
    for (const StoreEntry& entry : kept) result.tensors[entry.key] = executables->store().download(entry.key);
    result.has_state = true;
    result.state = phase->state();
    result.live = live;
    result.log = log;
    return result;
}

void TrainingRun::Parts::apply(const Checkpoint& from) {
    for (const auto& [key, tensor] : from.tensors) store().upload(key, tensor.converted(options.precision));
    if (!from.has_state) return;
    phase->set_state(from.state);
    live = from.live;
    log = from.log;
    apply_live(*phase);
}

void TrainingRun::Parts::apply_live(Executable& executable) const {
    for (const LiveSlot& slot : executable.plan().live) {
        const auto value = live.find(slot.name);
        executable.set_live(slot.name, value == live.end() ? slot.initial : value->second);
    }
}

void TrainingRun::Parts::make_safe() {
    safe = std::make_shared<const Checkpoint>(checkpoint());
    safe_since = Clock::now();
}

void TrainingRun::Parts::keep_good() {
    if (!good.empty() && safe->state.step < good.back()->state.step + steps_of_divergence) return;
    good.push_back(safe);
    if (good.size() > most_good_points) good.pop_front();
}

StepRecord TrainingRun::Parts::record(std::span<const double> values, std::uint64_t step) const {
    StepRecord result;
    result.step = step;
    const std::vector<std::string> names = recorded_names(phase->plan());
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (const auto loss = after("loss:", names[i])) result.losses[*loss] = values[i];
        if (const auto metric = after("metric:", names[i])) result.metrics[*metric] = values[i];
    }
    return result;
}

Result<void> TrainingRun::Parts::run(int steps, std::vector<StepRecord>& records) {
    const std::uint64_t before = phase->state().step;
    history.clear();
    if (auto ran = run_steps(*phase, training_stream, steps, history); !ran) return ran;
    const std::span<const double> values = history;
    const std::size_t width = values.size() / std::size_t(steps);
    for (std::size_t i = 0; i < std::size_t(steps); ++i) {
        const auto row = values.subspan(i * width, width);
        if (!std::all_of(row.begin(), row.end(), [](double x) { return std::isfinite(x); }))
            return diverged(before + i);
    }
    for (const std::size_t i : telling_steps(values, width))
        records.push_back(record(values.subspan(i * width, width), before + i + 1));
    if (!parameters_finite(store(), kept)) return diverged(before + std::uint64_t(steps) - 1);
    if (Clock::now() - safe_since > between_safe_points) {
        make_safe();
        keep_good();
    }
    return {};
}

/// Runs again from the last safe point up to the step that failed, to find the first block whose value is not
/// finite.
Result<void> TrainingRun::Parts::diverged(std::uint64_t step) {
    apply(*safe);
    std::uint64_t bad = step;
    for (std::uint64_t at = safe->state.step; at < step; ++at) {
        const Checkpoint before = checkpoint();
        if (auto ran = run_steps(*phase, training_stream, 1, history); !ran) return ran;
        if (parameters_finite(store(), kept)) continue;
        apply(before);
        bad = at;
        break;
    }
    const Checkpoint before = checkpoint();
    auto block = block_that_fails(before);
    if (!block) return tl::unexpected(block.error());
    apply(before);
    make_safe();
    return fail(ErrorCode::Diverged, "train.diverged",
                {{"block", *block}, {"step", std::to_string(bad + 1)}});
}

/// The first block in the next step whose value is not finite, unfused: a fused kernel would only tell the
/// last of several blocks. Rounding may differ there, so that nothing fails: then the fused step tells, or
/// else the optimizer is what made a parameter that is not finite.
Result<std::string> TrainingRun::Parts::block_that_fails(const Checkpoint& before) {
    auto unfused = executables->make_unfused(phase_entry);
    if (!unfused) return tl::unexpected(unfused.error());
    (*unfused)->set_state(phase->state());
    apply_live(**unfused);
    for (Executable* step : {unfused->get(), phase}) {
        if (auto fed = training_stream.feed(*step); !fed) return tl::unexpected(fed.error());
        auto block = step->run_checked_step();
        if (!block || !block->empty()) return block;
        apply(before);
    }
    for (const CheckedBlock& block : module.graph().blocks())
        if (block.spec->is_optimizer) return block.id;
    GLASSBOX_ASSERT(false, "a run without an optimizer");
}

std::int64_t TrainingRun::Parts::samples(Part part) const {
    return sample_count(module.graph(), part);
}

/// Whether no weight would ever change; what people froze is meant to stay.
bool TrainingRun::Parts::trains_nothing() const {
    const auto& kernels = phase->plan().kernels;
    const auto& blocks = module.graph().blocks();
    return std::none_of(
               kernels.begin(), kernels.end(),
               [](const Kernel& kernel) { return std::holds_alternative<UpdateKernel>(kernel.work); }) &&
           std::none_of(blocks.begin(), blocks.end(), [](const CheckedBlock& block) { return block.frozen; });
}

TrainingRun::TrainingRun() = default;
TrainingRun::~TrainingRun() = default;

Result<std::unique_ptr<TrainingRun>> TrainingRun::start(const CheckedGraph& graph, const Sources& sources,
                                                        const BackendPtr& backend,
                                                        const RunOptions& options) {
    const auto& blocks = graph.blocks();
    if (std::none_of(blocks.begin(), blocks.end(), [](const CheckedBlock& b) { return b.trains(); }))
        return fail(ErrorCode::WrongModel, "train.no-optimizer");
    std::unique_ptr<TrainingRun> run(new TrainingRun);
    run->parts_ = std::make_unique<Parts>(graph, sources, options);
    Parts& parts = *run->parts_;
    auto store = backend->create_store(options.precision);
    if (!store) return tl::unexpected(store.error());
    const PlanOptions plan{{options.settings.batch, 1}, options.precision, options.fusion};
    parts.executables = std::make_unique<Executables>(parts.module, parts.sources, backend, *store, plan);
    auto phase = parts.executables->get(phase_entry);
    if (!phase) return tl::unexpected(phase.error());
    parts.phase = *phase;
    if (parts.trains_nothing()) return fail(ErrorCode::WrongModel, "train.nothing-to-train");
    parts.kept = parts.module.store();
    if (auto fresh = run->reset(); !fresh) return tl::unexpected(fresh.error());
    return run;
}

Result<void> TrainingRun::reset() {
    parts_->fill_store();
    parts_->phase->set_state({parts_->options.settings.seed, 0, 0});
    parts_->log.clear();
    for (const auto& [slot, value] : parts_->live) parts_->log.push_back({0, slot, value});
    parts_->make_safe();
    parts_->good = {parts_->safe};
    return {};
}

void TrainingRun::go_back() {
    Parts& parts = *parts_;
    const std::uint64_t failed = state().step;
    const auto well_before = [&](const auto& point) {
        return point->state.step + steps_of_divergence <= failed;
    };
    while (parts.good.size() > 1 && !well_before(parts.good.back())) parts.good.pop_back();
    Checkpoint point = *parts.good.back();
    // What was changed since then stays changed, from that step on.
    for (const auto& [slot, value] : parts.live)
        if (const auto old = point.live.find(slot); old == point.live.end() || old->second != value)
            point.log.push_back({point.state.step, slot, value});
    point.live = parts.live;
    parts.apply(point);
    parts.make_safe();
}

Result<void> TrainingRun::train(int steps, std::vector<StepRecord>& records) {
    // Bounded, so that a failing step is found again quickly and the history stays small.
    constexpr int most_at_once = 1000;
    for (int left = steps; left > 0; left -= most_at_once)
        if (auto ran = parts_->run(std::min(left, most_at_once), records); !ran) return ran;
    return {};
}

Result<Evaluation> TrainingRun::evaluate(Part part) {
    auto executable = parts_->executables->get(evaluation_entry(part));
    if (!executable) return tl::unexpected(executable.error());
    const std::int64_t count = parts_->samples(part);
    const std::int64_t batch = parts_->options.settings.batch;
    Executable& run = **executable;
    run.set_state({parts_->options.settings.seed, state().step, 0});
    const int batches = int((count + batch - 1) / batch);
    if (batches == 0) return Evaluation{};
    StreamFeeds feeds(graph(), parts_->sources, part, StreamFeeds::Order::Once, batch);
    std::vector<double> values;
    if (auto ran = run_steps(run, feeds, batches, values); !ran) return tl::unexpected(ran.error());
    const std::vector<std::string> names = recorded_names(run.plan());
    std::vector<double> sums(names.size(), 0.0);
    for (std::size_t i = 0; i < values.size(); ++i) sums[i % names.size()] += values[i];
    Evaluation result;
    result.samples = count;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto block = after("sum:", names[i]);
        if (!block) continue;
        if (!std::isfinite(sums[i]))
            return fail(ErrorCode::Diverged, "train.evaluation-not-finite",
                        {{"block", *block}, {"step", std::to_string(state().step)}});
        const bool metric = parts_->module.graph().find(*block)->measures();
        (metric ? result.metrics : result.losses)[*block] = sums[i] / double(count);
    }
    return result;
}

void TrainingRun::set_live(const std::string& slot, double value) {
    parts_->live[slot] = value;
    parts_->log.push_back({state().step, slot, value});
    parts_->phase->set_live(slot, value);
    parts_->make_safe();
    parts_->keep_good();
}

Checkpoint TrainingRun::checkpoint() const {
    return parts_->checkpoint();
}

Result<void> TrainingRun::restore(const Checkpoint& from) {
    if (auto fits = checkpoint_fits(from, parts_->kept); !fits) return fits;
    parts_->apply(from);
    parts_->make_safe();
    parts_->good = {parts_->safe};
    return {};
}

Tensor TrainingRun::tensor(const std::string& key) const {
    return parts_->executables->store().download(key);
}

std::vector<StoreEntry> TrainingRun::entries() const {
    return parts_->kept;
}

Result<std::map<std::string, Tensor>> TrainingRun::gradients() {
    auto executable = parts_->executables->get(gradient_entry);
    if (!executable) return tl::unexpected(executable.error());
    (*executable)->set_state(state());
    parts_->apply_live(**executable);
    if (auto fed = parts_->gradient_stream.feed(**executable); !fed) return tl::unexpected(fed.error());
    if (auto ran = (*executable)->run(1); !ran) return tl::unexpected(ran.error());
    std::map<std::string, Tensor> result;
    for (const PlanOutput& output : (*executable)->plan().outputs)
        if (const auto key = after("gradient:", output.name))
            result[*key] = (*executable)->output(output.name);
    return result;
}

std::map<std::string, double> TrainingRun::live() const {
    std::map<std::string, double> numbers;
    for (const LiveSlot& slot : parts_->phase->plan().live) {
        if (slot.name == "step") continue;
        const auto value = parts_->live.find(slot.name);
        numbers[slot.name] = value == parts_->live.end() ? slot.initial : value->second;
    }
    return numbers;
}

Result<std::map<std::string, double>> TrainingRun::rates() {
    auto executable = parts_->executables->get(rate_entry);
    if (!executable) return tl::unexpected(executable.error());
    Executable& run = **executable;
    run.set_state(state());
    parts_->apply_live(run);
    if (auto ran = run.run(1); !ran) return tl::unexpected(ran.error());
    std::map<std::string, double> result;
    const std::vector<std::string> names = recorded_names(run.plan());
    for (std::size_t i = 0; i < names.size(); ++i)
        if (const auto block = after("rate:", names[i])) result[*block] = run.recorded()[i];
    return result;
}

Result<void> TrainingRun::prepare_views() {
    std::vector<EntryRequest> entries{gradient_entry, rate_entry};
    if (parts_->samples(Part::Test) > 0) entries.push_back(evaluation_entry(Part::Test));
    for (const EntryRequest& entry : entries)
        if (auto made = parts_->executables->get(entry); !made) return tl::unexpected(made.error());
    return {};
}

RunState TrainingRun::state() const {
    return parts_->phase->state();
}

double TrainingRun::epoch() const {
    const std::int64_t count = parts_->samples(Part::Train);
    return count == 0 ? 0 : double(state().cursor) / double(count);
}

const CheckedGraph& TrainingRun::graph() const {
    return parts_->module.graph();
}

} // namespace glassbox
