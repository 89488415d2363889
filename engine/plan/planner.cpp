// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/plan/planner.h"

#include "engine/plan/fusion.h"
#include "engine/plan/place_memory.h"

#include <algorithm>

namespace glassbox {

namespace {

template <class T>
const T& attributes(const Op& op) {
    return std::get<T>(op.attributes);
}

bool is_product(const Op& op) {
    return op.kind == OpKind::Contract || op.kind == OpKind::Convolve;
}

bool same_walk(const Operand& a, const Operand& b) {
    return a.offset == b.offset && a.strides == b.strides;
}

} // namespace

Planner::Planner(const Preserved& preserved, const PlanOptions& options)
    : program_(preserved.program), options_(options),
      own_(choose_buffers(program_, options.fusion, preserved.kept)) {
    values_.buffer.assign(program_.ops.size(), -1);
    values_.own = &own_;
    epilogue_of_.assign(program_.ops.size(), no_value);
    absorbed_.assign(program_.ops.size(), 0);
    plan_.bindings = options.bindings;
    plan_.precision = options.precision;
    plan_.store = program_.store;
    plan_.live = program_.live;
}

Plan Planner::make() {
    add_buffers();
    if (options_.fusion == Fusion::On) find_epilogues();
    const auto last = [](OpKind kind) { return kind == OpKind::Write || kind == OpKind::Update; };
    for (ValueId value = 0; value < ValueId(program_.ops.size()); ++value)
        if (!last(program_.op(value).kind)) add_kernels(value);
    for (ValueId value = 0; value < ValueId(program_.ops.size()); ++value)
        if (last(program_.op(value).kind)) add_kernels(value);
    add_outputs();
    place_memory(plan_);
    return std::move(plan_);
}

Storage Planner::storage_of(Element element) const {
    return element == Element::Real ? options_.precision : Storage::I32;
}

int Planner::new_buffer(Place place, Storage storage, std::int64_t elements, const std::string& key) {
    plan_.buffers.push_back({place, storage, elements, 0, key, 0, 0});
    return int(plan_.buffers.size()) - 1;
}

int Planner::store_buffer(const std::string& key) {
    for (std::size_t i = 0; i < plan_.buffers.size(); ++i)
        if (plan_.buffers[i].place == Place::Store && plan_.buffers[i].key == key) return int(i);
    const StoreEntry* entry = program_.find_entry(key);
    GLASSBOX_ASSERT(entry, key);
    const bool data = entry->role == Role::Data;
    const Storage storage =
        data && entry->storage != Storage::F32 ? entry->storage : storage_of(entry->element);
    return new_buffer(Place::Store, storage, entry->shape.size(), key);
}

int Planner::buffer_for(ValueId value) {
    const Op& op = program_.op(value);
    switch (op.kind) {
    case OpKind::Stored: return store_buffer(attributes<StoredAttributes>(op).key);
    case OpKind::Write:
    case OpKind::Update: return -1;
    case OpKind::Input: {
        const std::string& name = attributes<InputAttributes>(op).name;
        const int buffer = new_buffer(Place::Feed, storage_of(op.element), op.shape.size(), name);
        plan_.feeds.emplace_back(name, buffer);
        return buffer;
    }
    case OpKind::Constant:
    case OpKind::Live:
    case OpKind::Iota:
    case OpKind::Map:
    case OpKind::Broadcast:
    case OpKind::Reduce:
    case OpKind::Contract:
    case OpKind::Convolve:
    case OpKind::Window:
    case OpKind::Gather:
    case OpKind::ScatterAdd:
    case OpKind::Reshape:
    case OpKind::Transpose:
    case OpKind::Pad:
    case OpKind::Concat:
    case OpKind::Random:
    case OpKind::BatchIndex:
    case OpKind::BatchMask:
    case OpKind::Warp:
    case OpKind::Gradient: break;
    }
    return new_buffer(Place::Arena, storage_of(op.element), op.shape.size(), "");
}

void Planner::add_buffers() {
    for (ValueId value = 0; value < ValueId(own_.size()); ++value)
        if (own_[std::size_t(value)]) values_.buffer[std::size_t(value)] = buffer_for(value);
}

int Planner::dense(ValueId value) const {
    const int buffer = values_.buffer[std::size_t(dense_source(program_, value))];
    GLASSBOX_ASSERT(buffer >= 0, print(program_));
    return buffer;
}

MapKernel Planner::map_kernel(ValueId value) const {
    const Shape& shape = program_.op(value).shape;
    ExpressionBuilder builder(program_, values_, plan_.live);
    MapKernel kernel;
    kernel.extents = kernel_extents(shape);
    builder.add_result(value, identity_walk(shape), ExpressionBuilder::Root::Compute,
                       int(kernel.extents.size()));
    kernel.inputs = builder.inputs();
    kernel.expression = builder.expression();
    Operand output{values_.buffer[std::size_t(value)], 0, dense_strides(shape)};
    output.strides.resize(kernel.extents.size(), 0);
    kernel.outputs.push_back(output);
    return kernel;
}

/// A map can run inside the product that makes its first large operand if it walks it as it lies and
/// everything else that it reads is ready before.
bool Planner::can_follow(ValueId producer, ValueId map) const {
    const int buffer = values_.buffer[std::size_t(producer)];
    const MapKernel kernel = map_kernel(map);
    if (program_.op(producer).shape.size() != program_.op(map).shape.size()) return false;
    if (program_.op(map).element != Element::Real) return false;
    bool reads = false;
    for (const Operand& input : kernel.inputs) {
        if (input.buffer == buffer) {
            if (!same_walk(input, kernel.outputs[0])) return false;
            reads = true;
            continue;
        }
        for (ValueId other = producer + 1; other < ValueId(own_.size()); ++other)
            if (values_.buffer[std::size_t(other)] == input.buffer &&
                plan_.buffers[std::size_t(input.buffer)].place == Place::Arena)
                return false;
    }
    return reads;
}

void Planner::find_epilogues() {
    for (ValueId map = 0; map < ValueId(own_.size()); ++map) {
        const Op& op = program_.op(map);
        if (op.kind != OpKind::Map || !own_[std::size_t(map)]) continue;
        for (ValueId producer = map - 1; producer >= 0; --producer) {
            if (!is_product(program_.op(producer)) || epilogue_of_[std::size_t(producer)] != no_value)
                continue;
            if (!can_follow(producer, map)) continue;
            epilogue_of_[std::size_t(producer)] = map;
            absorbed_[std::size_t(map)] = 1;
            break;
        }
    }
}

void Planner::append(Work work, ValueId value) {
    Kernel kernel{std::move(work), 0, program_.op(value).origin, {}, {}};
    note_accesses(kernel);
    plan_.kernels.push_back(std::move(kernel));
}

void Planner::add_kernels(ValueId value) {
    if (absorbed_[std::size_t(value)]) return;
    switch (program_.op(value).kind) {
    case OpKind::Input:
    case OpKind::Stored:
    case OpKind::Gradient: return;
    case OpKind::Constant:
    case OpKind::Live:
    case OpKind::Iota:
    case OpKind::Map:
    case OpKind::Broadcast:
    case OpKind::Transpose:
    case OpKind::Reshape:
        if (own_[std::size_t(value)]) add_map(value);
        return;
    case OpKind::Pad: return add_pad(value);
    case OpKind::Reduce: return add_reduce(value);
    case OpKind::Contract: return add_contract(value);
    case OpKind::Convolve: return add_convolve(value);
    case OpKind::Window: return add_window(value);
    case OpKind::Gather: return add_gather(value);
    case OpKind::ScatterAdd: return add_scatter(value);
    case OpKind::Concat: return add_concat(value);
    case OpKind::Random: return add_random(value);
    case OpKind::BatchIndex:
    case OpKind::BatchMask: return add_batch_index(value);
    case OpKind::Warp: return add_warp(value);
    case OpKind::Write: return add_write(value);
    case OpKind::Update: return add_update(value);
    }
}

void Planner::add_outputs() {
    for (const Output& output : program_.outputs) {
        const Op& op = program_.op(output.value);
        plan_.outputs.push_back({output.name, dense(output.value), op.shape, op.element, output.recorded});
    }
}

Plan make_plan(const Program& program, const PlanOptions& options) {
    const Program bound = simplified(bind(program, options.bindings));
    assert_valid(bound, Stage::Bound);
    return Planner(preserve_replaced(bound), options).make();
}

} // namespace glassbox
