// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backend/backend.h"
#include "engine/plan/planner.h"

#include <QtGlobal>

#include <cmath>
#include <cstring>
#include <map>
#include <random>

namespace glassbox::hand {

using Tensors = std::map<std::string, Tensor>;

/// Plans written by hand: every buffer has memory of its own and lives throughout.
struct HandPlan {
    Plan plan;

    explicit HandPlan(Storage precision = Storage::F32) { plan.precision = precision; }

    int buffer(std::int64_t elements, Storage storage, Place place = Place::Arena,
               const std::string& key = "") {
        BufferSpec spec{place, storage, elements, 0, key, 0, 1 << 20};
        if (place != Place::Store) {
            spec.offset = plan.arena_bytes;
            plan.arena_bytes += (std::size_t(elements) * bytes_of(storage) + 63) / 64 * 64;
        }
        plan.buffers.push_back(spec);
        return int(plan.buffers.size()) - 1;
    }
    int real(std::int64_t elements) { return buffer(elements, plan.precision); }
    int feed(const std::string& name, std::int64_t elements, Storage storage) {
        const int number = buffer(elements, storage, Place::Feed, name);
        plan.feeds.emplace_back(name, number);
        return number;
    }
    int feed(const std::string& name, std::int64_t elements) { return feed(name, elements, plan.precision); }
    int stored(const std::string& key, std::int64_t elements, Role role) {
        StoreEntry entry;
        entry.key = key;
        entry.role = role;
        entry.shape = {elements};
        plan.store.push_back(entry);
        return buffer(elements, plan.precision, Place::Store, key);
    }
    /// A buffer whose value is asked for afterwards.
    int output(const std::string& name, std::int64_t elements, Storage storage,
               Recorded recorded = Recorded::No) {
        const int number = buffer(elements, storage);
        const Element element = storage == Storage::I32 ? Element::Integer : Element::Real;
        plan.outputs.push_back({name, number, {elements}, element, recorded});
        return number;
    }
    int output(const std::string& name, std::int64_t elements) {
        return output(name, elements, plan.precision);
    }
    void add(Work work, const std::string& origin = "block") {
        Kernel kernel{std::move(work), 0, origin, {}, {}};
        note_accesses(kernel);
        plan.kernels.push_back(std::move(kernel));
    }
};

/// Expressions: values are node numbers.
struct HandExpression {
    Expression expression;

    std::int32_t node(ExpressionNode node) {
        expression.nodes.push_back(node);
        return std::int32_t(expression.nodes.size()) - 1;
    }
    std::int32_t load(int operand) {
        return node({ExpressionNode::Kind::Load, ScalarFunction::Add, {-1, -1, -1}, operand, 0});
    }
    std::int32_t constant(double value) {
        return node({ExpressionNode::Kind::Constant, ScalarFunction::Add, {-1, -1, -1}, 0, value});
    }
    std::int32_t live(int slot) {
        return node({ExpressionNode::Kind::Live, ScalarFunction::Add, {-1, -1, -1}, slot, 0});
    }
    std::int32_t index(int axis) {
        return node({ExpressionNode::Kind::Index, ScalarFunction::Add, {-1, -1, -1}, axis, 0});
    }
    std::int32_t apply(ScalarFunction function, std::int32_t a, std::int32_t b = -1, std::int32_t c = -1) {
        return node({ExpressionNode::Kind::Apply, function, {a, b, c}, 0, 0});
    }
    Expression of(std::vector<std::int32_t> results) {
        expression.results = std::move(results);
        return expression;
    }
};

/// The first operand as it is.
inline Expression identity() {
    HandExpression e;
    return e.of({e.load(0)});
}

struct Compiled {
    BackendPtr backend;
    StorePtr store;
    ExecutablePtr executable;
};

inline Compiled compile(const HandPlan& plan, int threads, const Tensors& feeds = {},
                        const Tensors& store = {}) {
    Compiled result;
    result.backend = *open_device("cpu", {threads});
    result.store = *result.backend->create_store(plan.plan.precision);
    if (!result.store->extend(plan.plan.store)) qFatal("extend");
    for (const auto& [key, value] : store) result.store->upload(key, value);
    auto executable = result.backend->compile(plan.plan, result.store);
    if (!executable) qFatal("compile: %s", plain_text(executable.error().message).c_str());
    result.executable = std::move(*executable);
    for (const auto& [name, value] : feeds) result.executable->feed(name, value);
    return result;
}

/// All outputs after one step, on one, two and three threads, which must agree to the bit.
inline Tensors run(const HandPlan& plan, const Tensors& feeds = {}) {
    Tensors first;
    for (const int threads : {1, 2, 3}) {
        Compiled compiled = compile(plan, threads, feeds);
        if (!compiled.executable->run(1)) qFatal("run");
        Tensors outputs;
        for (const PlanOutput& output : plan.plan.outputs)
            outputs[output.name] = compiled.executable->output(output.name);
        if (threads == 1) first = outputs;
        for (const auto& [name, value] : outputs)
            if (value.bytes != first[name].bytes) qFatal("%s differs with %d threads", name.c_str(), threads);
    }
    return first;
}

inline std::vector<double> numbers(std::int64_t count, unsigned seed, double low = -1, double high = 1) {
    std::mt19937 generator(seed);
    std::vector<double> values(static_cast<std::size_t>(count));
    for (double& value : values) value = low + (high - low) * (double(generator()) / 4294967296.0);
    return values;
}
/// As they are in that storage.
inline Tensor tensor(const std::vector<double>& values, Storage storage) {
    return Tensor::of({std::int64_t(values.size())}, std::span<const double>(values)).converted(storage);
}

inline std::vector<std::int64_t> dense(const std::vector<std::int64_t>& extents) {
    std::vector<std::int64_t> strides(extents.size(), 1);
    for (std::size_t i = extents.size() - 1; i-- > 0;) strides[i] = strides[i + 1] * extents[i + 1];
    return strides;
}
/// Calls f(flat, index) for every index of the extents.
template <class F>
void for_index(const std::vector<std::int64_t>& extents, F&& f) {
    std::int64_t total = 1;
    for (const std::int64_t extent : extents) total *= extent;
    std::vector<std::int64_t> index(extents.size());
    for (std::int64_t flat = 0; flat < total; ++flat) {
        std::int64_t rest = flat;
        for (std::size_t i = extents.size(); i-- > 0; rest /= extents[i]) index[i] = rest % extents[i];
        f(flat, index);
    }
}
inline std::int64_t place(const Operand& operand, const std::vector<std::int64_t>& index) {
    std::int64_t at = operand.offset;
    for (std::size_t i = 0; i < index.size(); ++i) at += operand.strides[i] * index[i];
    return at;
}

/// The largest difference, relative to `scale`; infinite where NaN or infinity are in other places.
inline double difference(const std::vector<double>& a, const std::vector<double>& b, double scale) {
    double worst = a.size() == b.size() ? 0 : INFINITY;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
        if (std::isnan(a[i]) && std::isnan(b[i])) continue;
        if (a[i] == b[i]) continue;
        const double error = std::fabs(a[i] - b[i]) / scale;
        worst = std::isfinite(error) ? std::max(worst, error) : INFINITY;
    }
    return worst;
}

} // namespace glassbox::hand
