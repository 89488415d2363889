// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backend/cpu/cpu_executable.h"

#include <algorithm>
#include <cmath>

namespace glassbox::cpu {

namespace {

/// The first kernel's runner for each kind of work.
template <class Scalar>
struct MakeRunner {
    Machine& machine;
    RunnerPtr operator()(const MapKernel& kernel) { return make_map<Scalar>(kernel, machine); }
    RunnerPtr operator()(const ReduceKernel& kernel) { return make_reduce<Scalar>(kernel, machine); }
    RunnerPtr operator()(const ContractKernel& kernel) { return make_contract<Scalar>(kernel, machine); }
    RunnerPtr operator()(const ConvolveKernel& kernel) { return make_convolve<Scalar>(kernel, machine); }
    RunnerPtr operator()(const WindowKernel& kernel) { return make_window<Scalar>(kernel, machine); }
    RunnerPtr operator()(const GatherKernel& kernel) { return make_gather<Scalar>(kernel, machine); }
    RunnerPtr operator()(const ScatterAddKernel& kernel) { return make_scatter_add<Scalar>(kernel, machine); }
    RunnerPtr operator()(const RandomKernel& kernel) { return make_random<Scalar>(kernel, machine); }
    RunnerPtr operator()(const BatchIndexKernel& kernel) { return make_batch_index<Scalar>(kernel, machine); }
    RunnerPtr operator()(const WarpKernel& kernel) { return make_warp<Scalar>(kernel, machine); }
    RunnerPtr operator()(const UpdateKernel& kernel) { return make_update<Scalar>(kernel, machine); }
};

double first_number(const BufferView& view) {
    switch (view.storage) {
    case Storage::F32: return double(*reinterpret_cast<const float*>(view.data));
    case Storage::F64: return *reinterpret_cast<const double*>(view.data);
    case Storage::I32: return double(*reinterpret_cast<const std::int32_t*>(view.data));
    case Storage::U8: return double(*reinterpret_cast<const std::uint8_t*>(view.data));
    }
    return 0;
}

bool all_finite(const Walk& walk) {
    double values[256];
    for (std::int64_t at = 0; at < walk.total; at += 256) {
        const std::int64_t count = std::min<std::int64_t>(256, walk.total - at);
        load_function<double>(walk)(walk, at, count, values);
        if (!std::all_of(values, values + count, [](double x) { return std::isfinite(x); })) return false;
    }
    return true;
}

} // namespace

CpuExecutable::CpuExecutable(const Plan& plan, std::shared_ptr<CpuStore> store,
                             std::shared_ptr<SharedPool> pool)
    : plan_(plan), store_(std::move(store)), shared_(std::move(pool)) {}

Result<ExecutablePtr> CpuExecutable::make(const Plan& plan, std::shared_ptr<CpuStore> store,
                                          std::shared_ptr<SharedPool> pool) {
    std::unique_ptr<CpuExecutable> executable(new CpuExecutable(plan, std::move(store), std::move(pool)));
    if (auto prepared = executable->prepare(); !prepared) return tl::unexpected(prepared.error());
    return ExecutablePtr(std::move(executable));
}

Result<void> CpuExecutable::prepare() {
    for (const LiveSlot& slot : plan_.live) {
        if (slot.name == "step") step_slot_ = int(machine_.live.size());
        machine_.live.push_back(slot.initial);
    }
    if (auto allocated = allocate(); !allocated) return allocated;
    if (auto bound = bind_store(); !bound) return bound;
    make_runners();
    scratch_ = allocate_aligned(machine_.shared_scratch_bytes);
    if (!scratch_)
        return fail(
            ErrorCode::Memory, "device.out-of-memory",
            {{"device", "cpu"}, {"bytes", std::to_string(machine_.shared_scratch_bytes)}, {"for", "plan"}});
    machine_.shared_scratch = scratch_.get();
    for (const PlanOutput& output : plan_.outputs)
        if (output.recorded == Recorded::Yes) recorded_buffers_.push_back(output.buffer);
    return {};
}

Result<void> CpuExecutable::allocate() {
    machine_.pool = &alone_;
    machine_.threads = shared_->pool.threads();
    for (int thread = 0; thread < machine_.threads; ++thread)
        machine_.registers.push_back(allocate_aligned(register_bytes));
    arena_ = allocate_aligned(plan_.arena_bytes);
    if (!arena_ || !machine_.registers.back())
        return fail(ErrorCode::Memory, "device.out-of-memory",
                    {{"device", "cpu"}, {"bytes", std::to_string(plan_.arena_bytes)}, {"for", "plan"}});
    return {};
}

Result<void> CpuExecutable::bind_store() {
    for (const BufferSpec& spec : plan_.buffers) {
        if (spec.place != Place::Store) {
            machine_.buffers.push_back({arena_.get() + spec.offset, spec.storage, spec.elements});
            continue;
        }
        const CpuStore::Place* place = store_->find(spec.key);
        if (!place || place->view.elements != spec.elements || place->view.storage != spec.storage)
            return fail(ErrorCode::WrongCall, "device.wrong-store-entry",
                        {{"key", spec.key},
                         {"expected", std::to_string(spec.elements)},
                         {"found", place ? std::to_string(place->view.elements) : "none"}});
        machine_.buffers.push_back(place->view);
        store_memory_.push_back(place->memory);
    }
    return {};
}

void CpuExecutable::make_runners() {
    for (const Kernel& kernel : plan_.kernels)
        runners_.push_back(plan_.precision == Storage::F64
                               ? std::visit(MakeRunner<double>{machine_}, kernel.work)
                               : std::visit(MakeRunner<float>{machine_}, kernel.work));
}

void CpuExecutable::begin_step() {
    if (step_slot_ >= 0) machine_.live[std::size_t(step_slot_)] = double(machine_.state.step);
}

void CpuExecutable::end_step(double* recorded) {
    for (const int number : recorded_buffers_) *recorded++ = first_number(machine_.buffer(number));
    ++machine_.state.step;
    machine_.state.cursor += std::uint64_t(plan_.bindings.batch);
}

Result<void> CpuExecutable::run(int steps) {
    const std::unique_lock lock(shared_->busy, std::try_to_lock);
    machine_.pool = lock ? &shared_->pool : &alone_;
    recorded_.resize(std::size_t(std::max(steps, 0)) * recorded_buffers_.size());
    for (int step = 0; step < steps; ++step) {
        begin_step();
        for (const RunnerPtr& runner : runners_) runner->run();
        end_step(recorded_.data() + std::size_t(step) * recorded_buffers_.size());
    }
    return {};
}

Result<std::string> CpuExecutable::run_checked_step() {
    const std::unique_lock lock(shared_->busy, std::try_to_lock);
    machine_.pool = lock ? &shared_->pool : &alone_;
    recorded_.resize(recorded_buffers_.size());
    begin_step();
    std::string origin;
    for (std::size_t i = 0; i < runners_.size(); ++i) {
        runners_[i]->run();
        if (origin.empty() && !written_finite(i)) origin = plan_.kernels[i].origin;
    }
    end_step(recorded_.data());
    return origin;
}

bool CpuExecutable::written_finite(std::size_t kernel) const {
    const std::vector<Walk> results = real_results(plan_.kernels[kernel].work, machine_);
    return std::all_of(results.begin(), results.end(), all_finite);
}

Tensor CpuExecutable::output(const std::string& name) const {
    const auto found = std::find_if(plan_.outputs.begin(), plan_.outputs.end(),
                                    [&](const PlanOutput& output) { return output.name == name; });
    GLASSBOX_ASSERT(found != plan_.outputs.end(), name);
    std::vector<std::int64_t> extents;
    for (const Extent& extent : found->shape) extents.push_back(extent.factor);
    const BufferView& view = machine_.buffer(found->buffer);
    Tensor value = Tensor::zeros(view.storage, std::move(extents));
    GLASSBOX_ASSERT(value.count() == view.elements, name);
    std::memcpy(value.bytes.data(), view.data, value.bytes.size());
    return value;
}

void CpuExecutable::feed(const std::string& name, const Tensor& value) {
    const auto found = std::find_if(plan_.feeds.begin(), plan_.feeds.end(),
                                    [&](const auto& feed) { return feed.first == name; });
    GLASSBOX_ASSERT(found != plan_.feeds.end(), name);
    const BufferView& view = machine_.buffer(found->second);
    GLASSBOX_ASSERT(value.count() == view.elements, name);
    const Tensor converted = value.converted(view.storage);
    std::memcpy(view.data, converted.bytes.data(), converted.bytes.size());
}

void CpuExecutable::set_live(const std::string& slot, double value) {
    for (std::size_t i = 0; i < plan_.live.size(); ++i)
        if (plan_.live[i].name == slot) machine_.live[i] = value;
}

} // namespace glassbox::cpu
