// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backend/cpu/cpu_store.h"
#include "engine/backend/cpu/walk.h"

#include <mutex>

namespace glassbox::cpu {

/// The threads of a device. Executables of several threads may share them: one that finds them busy runs
/// alone on its own thread, with the same bits.
struct SharedPool {
    explicit SharedPool(int threads) : pool(threads) {}
    ThreadPool pool;
    std::mutex busy;
};

/// A plan bound to a store and made ready: all memory is allocated, all pointers and loops are fixed.
class CpuExecutable final : public Executable {
  public:
    /// Errors Memory; WrongCall where the store holds an entry of another shape or precision.
    static Result<ExecutablePtr> make(const Plan& plan, std::shared_ptr<CpuStore> store,
                                      std::shared_ptr<SharedPool> pool);

    Result<void> run(int steps) override;
    std::span<const double> recorded() const override { return recorded_; }
    Tensor output(const std::string& name) const override;
    void feed(const std::string& name, const Tensor& value) override;
    RunState state() const override { return machine_.state; }
    void set_state(const RunState& state) override { machine_.state = state; }
    void set_live(const std::string& slot, double value) override;
    Result<std::string> run_checked_step() override;
    const Plan& plan() const override { return plan_; }

  private:
    CpuExecutable(const Plan& plan, std::shared_ptr<CpuStore> store, std::shared_ptr<SharedPool> pool);
    Result<void> prepare();
    Result<void> allocate();
    Result<void> bind_store();
    void make_runners();
    void begin_step();
    void end_step(double* recorded);
    bool written_finite(std::size_t kernel) const;

    Plan plan_;
    std::shared_ptr<CpuStore> store_;
    std::shared_ptr<SharedPool> shared_;
    ThreadPool alone_{1};
    std::vector<std::shared_ptr<const AlignedMemory>> store_memory_;
    AlignedMemory arena_, scratch_;
    Machine machine_;
    std::vector<RunnerPtr> runners_;
    int step_slot_ = -1;
    std::vector<int> recorded_buffers_;
    std::vector<double> recorded_;
};

/// What a kernel writes: walks over exactly the elements that it writes, for those of real numbers.
std::vector<Walk> real_results(const Work& work, const Machine& machine);

} // namespace glassbox::cpu
