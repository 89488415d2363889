// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/device_program.h"

#include "engine/base/philox.h"
#include "tests/support/gradient_check.h"
#include "tests/support/reference_array.h"

#include <cmath>
#include <cstdlib>

namespace glassbox::reference {

namespace {

template <class T>
T must(Result<T> result) {
    GLASSBOX_ASSERT(result.has_value(), plain_text(result.error().message));
    if constexpr (!std::is_void_v<T>) return std::move(*result);
}

Tensor drawn_reals(const std::vector<std::int64_t>& shape, double low, double high, const std::string& key) {
    Tensor tensor = Tensor::zeros(Storage::F64, shape);
    const auto values = tensor.values<double>();
    const std::vector<double> drawn = scattered(values.size(), low, high, hash_text(key));
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = double(float(drawn[i]));
    return tensor;
}

Tensor drawn_integers(const std::vector<std::int64_t>& shape, std::uint64_t count, const std::string& key) {
    Tensor tensor = Tensor::zeros(Storage::I32, shape);
    const auto values = tensor.values<std::int32_t>();
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = std::int32_t(mix(hash_text(key), i) % count);
    return tensor;
}

Tensor drawn(Element element, const Shape& shape, double low, double high, const std::string& key) {
    if (element == Element::Real) return drawn_reals(numbers(shape), low, high, key);
    return drawn_integers(numbers(shape), element == Element::Integer ? 4 : 2, key);
}

/// "" or where two tensors of one shape differ.
std::string difference_of(const std::vector<double>& expected, const std::vector<double>& found,
                          double tolerance) {
    double largest = 0;
    for (const double value : expected)
        if (std::isfinite(value)) largest = std::max(largest, std::abs(value));
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const double a = expected[i], b = found[i];
        const bool same = a == b || (std::isnan(a) && std::isnan(b));
        if (!same && !(std::abs(a - b) <= tolerance * largest))
            return " [" + std::to_string(i) + "]: " + std::to_string(b) + " instead of " + std::to_string(a) +
                   " (differs by " + std::to_string((b - a) / largest * 1e6) +
                   " millionths of the largest, allowed " + std::to_string(tolerance * 1e6) + ")";
    }
    return "";
}

} // namespace

DeviceProgram::DeviceProgram(Backend& backend, const Program& program, const PlanOptions& options)
    : precision_(options.precision), store_(must(backend.create_store(options.precision))) {
    const Plan plan = make_plan(program, options);
    must(store_->extend(plan.store));
    executable_ = must(backend.compile(plan, store_));
}

Storage DeviceProgram::storage_of(const StoreEntry& entry) const {
    if (entry.role == Role::Data && entry.storage != Storage::F32) return entry.storage;
    return entry.element == Element::Real ? precision_ : Storage::I32;
}

NamedTensors DeviceProgram::run(const NamedTensors& inputs, const NamedTensors& store, const RunState& state,
                                const std::map<std::string, double>& live) {
    for (const auto& [name, buffer] : plan().feeds) {
        const Tensor& value = inputs.at(name);
        executable_->feed(name, value.converted(plan().buffers[std::size_t(buffer)].storage));
    }
    for (const StoreEntry& entry : plan().store)
        store_->upload(entry.key, store.at(entry.key).converted(storage_of(entry)));
    for (const auto& [slot, value] : live) executable_->set_live(slot, value);
    executable_->set_state(state);
    must(executable_->run(1));
    NamedTensors results;
    for (const PlanOutput& output : plan().outputs) results[output.name] = executable_->output(output.name);
    for (const StoreEntry& entry : plan().store)
        if (entry.role != Role::Data) results["write:" + entry.key] = store_->download(entry.key);
    return results;
}

BackendPtr test_device() {
    const char* id = std::getenv("GLASSBOX_TEST_DEVICE");
    return must(open_device(id && *id ? id : "cpu", {1}));
}

DrawnValues draw_values(const Program& program, double low, double high) {
    DrawnValues values;
    for (const Op& op : program.ops) {
        const auto* input = std::get_if<InputAttributes>(&op.attributes);
        if (input) values.inputs[input->name] = drawn(op.element, op.shape, low, high, input->name);
    }
    for (const StoreEntry& entry : program.store)
        values.store[entry.key] = entry.storage == Storage::U8
                                      ? drawn_integers(numbers(entry.shape), 256, entry.key)
                                      : drawn(entry.element, entry.shape, low, high, entry.key);
    return values;
}

std::string first_difference(const NamedTensors& expected, const NamedTensors& found, double tolerance) {
    for (const auto& [name, tensor] : expected) {
        const auto other = found.find(name);
        if (other == found.end() || other->second.shape != tensor.shape) return name + " is missing";
        std::string problem = difference_of(tensor.as_double(), other->second.as_double(), tolerance);
        if (!problem.empty()) return name + problem;
    }
    return "";
}

} // namespace glassbox::reference
