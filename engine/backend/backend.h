// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/base/tensor.h"
#include "engine/plan/plan.h"

#include <memory>
#include <span>

namespace glassbox {

struct DeviceInfo {
    std::string id;           ///< "cpu", "null", "vulkan:0": what --device takes.
    std::string name;         ///< "AMD EPYC, AVX2, 2 threads".
    int threads = 0;          ///< Of the CPU.
    std::uint64_t memory = 0; ///< Bytes, 0 where unknown.
};

/// What advances from step to step on the device besides the store: enough, with the store, to go on bit for
/// bit.
struct RunState {
    std::uint64_t seed = 1;
    std::uint64_t step = 0;   ///< Training steps done.
    std::uint64_t cursor = 0; ///< Samples taken.
    bool operator==(const RunState&) const = default;
};

/// Named tensors on a device that outlive programs. Executables refer to them; one thread at a time.
class Store {
  public:
    virtual ~Store() = default;
    /// Adds entries that are not there yet (zeroed); an entry with another shape is replaced. Executables
    /// compiled before keep working only if none of theirs was replaced.
    virtual Result<void> extend(std::span<const StoreEntry> entries) = 0;
    virtual std::vector<StoreEntry> entries() const = 0;
    virtual void upload(const std::string& key, const Tensor& value) = 0;
    virtual Tensor download(const std::string& key) const = 0;
};
using StorePtr = std::shared_ptr<Store>;

/// A plan on a device, bound to a store. Owned and used by one thread.
class Executable {
  public:
    virtual ~Executable() = default;
    /// Runs the plan `steps` times; after each, step grows by 1 and cursor by the batch size.
    virtual Result<void> run(int steps) = 0;
    /// The recorded scalar outputs of the last run(): steps × (recorded outputs in plan order), row-major.
    virtual std::span<const double> recorded() const = 0;
    virtual Tensor output(const std::string& name) const = 0;
    virtual void feed(const std::string& name, const Tensor& value) = 0;
    virtual RunState state() const = 0;
    virtual void set_state(const RunState& state) = 0;
    /// Takes effect before the next step. Unknown slots are ignored.
    virtual void set_live(const std::string& slot, double value) = 0;
    /// Runs one step like run(1), looking at every real number that a kernel writes as soon as it is written:
    /// the origin of the first kernel in order with a result that is not finite; "" where all are. Slower
    /// than run(): for finding the culprit after a loss has become NaN.
    virtual Result<std::string> run_checked_step() = 0;
    virtual const Plan& plan() const = 0;
};
using ExecutablePtr = std::unique_ptr<Executable>;

/// A device. Narrow on purpose: what it is, a store, and compiled plans.
class Backend {
  public:
    virtual ~Backend() = default;
    virtual DeviceInfo info() const = 0;
    /// Real entries rest in `precision` (F32 or F64).
    virtual Result<StorePtr> create_store(Storage precision) = 0;
    virtual Result<ExecutablePtr> compile(const Plan& plan, StorePtr store) = 0;
};
using BackendPtr = std::shared_ptr<Backend>;

struct DeviceOptions {
    int threads = 0; ///< Of the CPU; 0 means all cores.
};
/// All devices of this machine, the one `auto` would take first.
std::vector<DeviceInfo> list_devices();
/// "auto", "cpu", "null", ... (WrongCall with the list of devices where unknown).
Result<BackendPtr> open_device(const std::string& id, const DeviceOptions& options);

} // namespace glassbox
