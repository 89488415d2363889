// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/block_case.h"

#include "engine/autodiff/differentiate.h"
#include "engine/base/philox.h"
#include "tests/support/reference_array.h"

#include <algorithm>
#include <cmath>

namespace glassbox::reference {

namespace {

constexpr double difference_step = 1e-6;
constexpr double absolute_tolerance = 1e-5;
constexpr double relative_tolerance = 1e-3;
constexpr std::int64_t most_places = 24; ///< Elements of a tensor that are moved.

/// Numbers between the limits, all different and none in their middle.
Tensor scattered(const Shape& shape, double low, double high, const std::string& key) {
    Tensor tensor = Tensor::zeros(Storage::F64, numbers(shape));
    const auto values = tensor.values<double>();
    const auto cells = std::uint64_t(values.size() + values.size() % 2);
    const std::uint64_t hash = hash_text(key);
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double jitter = unit_interval(philox({std::uint32_t(i), 1, 2, 3}, {std::uint32_t(hash), 0})[0]);
        const double cell = double(permuted(i, cells, hash)) + 0.3 + 0.4 * jitter;
        values[i] = double(float(low + (high - low) * cell / double(cells)));
    }
    return tensor;
}

Tensor labels(const Shape& shape, double largest, const std::string& key) {
    Tensor tensor = Tensor::zeros(Storage::I32, numbers(shape));
    const auto values = tensor.values<std::int32_t>();
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = std::int32_t(mix(hash_text(key), i) % std::uint64_t(largest + 1));
    return tensor;
}

Tensor drawn_input(const WireType& type, const Shape& shape, const Sample& sample, const std::string& key) {
    const bool bounded = type.range.maximum < WireType().range.maximum;
    if (type.element == Element::Integer) return labels(shape, bounded ? type.range.maximum : 9, key);
    if (bounded) return scattered(shape, type.range.minimum, type.range.maximum, key);
    if (sample.positive) return scattered(shape, 0.2, 2, key);
    Tensor tensor = scattered(shape, -2, 2, key);
    if (sample.kinks_away)
        for (double& value : tensor.values<double>())
            value = double(float(value + std::copysign(0.1, value)));
    return tensor;
}

bool is_gradient(const std::string& name) {
    return name.starts_with("gradient:");
}

double largest_of(const Tensor& tensor) {
    double largest = 0;
    for (const double value : tensor.as_double()) largest = std::max(largest, std::abs(value));
    return largest;
}

std::string difference(const Tensor& expected, const Tensor& found, double allowed) {
    const std::vector<double> a = expected.as_double(), b = found.as_double();
    for (std::size_t i = 0; i < a.size(); ++i)
        if (!(std::abs(a[i] - b[i]) <= allowed))
            return " [" + std::to_string(i) + "]: " + std::to_string(b[i]) + " instead of " +
                   std::to_string(a[i]) + ", allowed ± " + std::to_string(allowed);
    return "";
}

bool is_close(double analytic, double numeric) {
    return std::abs(analytic - numeric) <= absolute_tolerance + relative_tolerance * std::abs(numeric);
}

} // namespace

/// A compiled case on a device.
struct BlockCase::Runner {
    StorePtr store;
    ExecutablePtr executable;
    Storage precision;

    Result<void> run(const NamedTensors& feeds, const NamedTensors& values) {
        for (const auto& [name, buffer] : executable->plan().feeds) {
            const Tensor& value = feeds.at(name);
            executable->feed(name, value.storage == Storage::I32 ? value : value.converted(precision));
        }
        for (const auto& [key, value] : values) store->upload(key, value.converted(precision));
        executable->set_state({});
        return executable->run(1);
    }
    double number(const std::string& name) const { return executable->output(name).as_double().at(0); }
};

BlockCase::BlockCase(const BlockSpec& spec, const Sample& sample, Mode mode, std::int64_t batch)
    : bindings_{batch, 4}, second_(spec.smooth || sample.kinks_away) {
    LoweredBlock lowered = lower_alone(spec, sample, {mode});
    ProgramBuilder build(lowered.program);
    find_variables(sample, lowered);
    add_gradients(build, lowered);
    draw_values(sample, lowered);
    assert_valid(lowered.program, Stage::Lowered);
    program_ = simplified(expand_gradients(lowered.program));
    assert_valid(program_, Stage::Differentiated);
}

void BlockCase::find_variables(const Sample& sample, const LoweredBlock& lowered) {
    for (std::size_t i = 0; i < sample.inputs.size(); ++i) {
        const std::string& port = lowered.block.ports.inputs[i].id;
        if (sample.inputs[i].element == Element::Real)
            variables_.push_back({"in:" + port, lowered.inputs.at(port), false});
    }
    const Program& program = lowered.program;
    for (ValueId value = 0; value < ValueId(program.ops.size()); ++value) {
        if (program.op(value).kind != OpKind::Stored) continue;
        const StoreEntry& entry =
            *program.find_entry(std::get<StoredAttributes>(program.op(value).attributes).key);
        if (entry.role == Role::Parameter) variables_.push_back({entry.key, value, true});
    }
}

void BlockCase::add_gradients(ProgramBuilder& build, const LoweredBlock& lowered) {
    ValueId first = build.constant(0);
    for (const auto& [port, value] : lowered.outputs) {
        const ValueId weight = build.input("weight:" + port, build.shape(value));
        first = build.add(first, build.sum_all(build.multiply(value, weight)));
        build.output("out:" + port, value);
    }
    build.output("first", first);
    ValueId second = build.constant(0);
    for (const Variable& variable : variables_) {
        const ValueId gradient = build.gradient(first, variable.value);
        build.output("gradient:" + variable.name, gradient);
        const ValueId direction = build.input("direction:" + variable.name, build.shape(gradient));
        second = build.add(second, build.sum_all(build.multiply(gradient, direction)));
    }
    if (!second_) return;
    build.output("second", second);
    for (const Variable& variable : variables_)
        build.output("second:" + variable.name, build.gradient(second, variable.value));
}

void BlockCase::draw_values(const Sample& sample, const LoweredBlock& lowered) {
    std::map<std::string, const WireType*> types;
    for (std::size_t i = 0; i < sample.inputs.size(); ++i)
        types["in:" + lowered.block.ports.inputs[i].id] = &sample.inputs[i];
    for (const Op& op : lowered.program.ops) {
        if (op.kind != OpKind::Input) continue;
        const std::string& name = std::get<InputAttributes>(op.attributes).name;
        const Shape shape = op.shape.bind(bindings_);
        feeds_[name] = types.contains(name) ? drawn_input(*types[name], shape, sample, name)
                                            : scattered(shape, -1, 1, name);
    }
    for (const StoreEntry& entry : lowered.program.store) {
        const bool positive = sample.positive || entry.role == Role::Statistic;
        store_[entry.key] = scattered(entry.shape, positive ? 0.5 : -1, positive ? 1.5 : 1, entry.key);
    }
}

Result<BlockCase::Runner> BlockCase::runner(Backend& backend, Storage precision) const {
    const Plan plan = make_plan(program_, {bindings_, precision, Fusion::On});
    auto store = backend.create_store(precision);
    if (!store) return tl::unexpected(store.error());
    if (auto extended = (*store)->extend(plan.store); !extended) return tl::unexpected(extended.error());
    auto executable = backend.compile(plan, *store);
    if (!executable) return tl::unexpected(executable.error());
    return Runner{*store, std::move(*executable), precision};
}

Result<NamedTensors> BlockCase::run(Backend& backend, Storage precision) const {
    auto runner = this->runner(backend, precision);
    if (!runner) return tl::unexpected(runner.error());
    if (auto ran = runner->run(feeds_, store_); !ran) return tl::unexpected(ran.error());
    NamedTensors results;
    for (const Output& output : program_.outputs)
        results[output.name] = runner->executable->output(output.name);
    for (const StoreEntry& entry : program_.store)
        if (entry.role == Role::Statistic)
            results["statistic:" + entry.key] = runner->store->download(entry.key);
    return results;
}

NamedTensors BlockCase::by_reference() const {
    NamedTensors results = evaluate(bind(program_, bindings_), feeds_, store_);
    for (const StoreEntry& entry : program_.store) {
        if (entry.role != Role::Statistic) continue;
        const auto written = results.find("write:" + entry.key);
        results["statistic:" + entry.key] = written == results.end() ? store_.at(entry.key) : written->second;
    }
    std::erase_if(results, [](const auto& result) { return result.first.starts_with("write:"); });
    return results;
}

Result<std::string> BlockCase::gradient_problem(Backend& backend) const {
    auto runner = this->runner(backend, Storage::F64);
    if (!runner) return tl::unexpected(runner.error());
    if (auto ran = runner->run(feeds_, store_); !ran) return tl::unexpected(ran.error());
    NamedTensors analytic;
    for (const Output& output : program_.outputs)
        analytic[output.name] = runner->executable->output(output.name);
    for (const Variable& variable : variables_) {
        auto numeric = differences(*runner, variable);
        if (!numeric) return tl::unexpected(numeric.error());
        for (const auto& [name, differences] : *numeric) {
            const std::vector<double> values = analytic.at(name).as_double();
            for (const auto& [place, difference] : differences)
                if (!is_close(values[std::size_t(place)], difference))
                    return name + " [" + std::to_string(place) +
                           "]: " + std::to_string(values[std::size_t(place)]) + ", differences give " +
                           std::to_string(difference);
        }
    }
    return std::string();
}

Result<BlockCase::Differences> BlockCase::differences(Runner& runner, const Variable& variable) const {
    NamedTensors feeds = feeds_, store = store_;
    const auto values = (variable.stored ? store : feeds).at(variable.name).values<double>();
    const std::int64_t count = std::int64_t(values.size());
    Differences found;
    for (std::int64_t i = 0; i < count; i += std::max<std::int64_t>(1, count / most_places)) {
        double& value = values[std::size_t(i)];
        const double before = value;
        std::array<double, 2> first{}, second{};
        for (const std::size_t side : {0, 1}) {
            value = before + (side == 1 ? difference_step : -difference_step);
            if (auto ran = runner.run(feeds, store); !ran) return tl::unexpected(ran.error());
            first[side] = runner.number("first");
            second[side] = second_ ? runner.number("second") : 0;
        }
        value = before;
        found["gradient:" + variable.name][i] = (first[1] - first[0]) / (2 * difference_step);
        if (second_) found["second:" + variable.name][i] = (second[1] - second[0]) / (2 * difference_step);
    }
    return found;
}

std::string difference(const NamedTensors& expected, const NamedTensors& found, double tolerance) {
    double gradients = 0;
    for (const auto& [name, tensor] : expected)
        if (is_gradient(name)) gradients = std::max(gradients, largest_of(tensor));
    for (const auto& [name, tensor] : expected) {
        if (name.starts_with("second")) continue;
        const double allowed = tolerance * (is_gradient(name) ? gradients : largest_of(tensor));
        const auto other = found.find(name);
        if (other == found.end() || other->second.shape != tensor.shape) return name + " is missing";
        if (std::string problem = difference(tensor, other->second, allowed); !problem.empty())
            return name + problem;
    }
    return "";
}

} // namespace glassbox::reference
