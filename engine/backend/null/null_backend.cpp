// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backend/null/null_backend.h"

#include "engine/backend/null/plan_check.h"

#include <algorithm>
#include <map>

namespace glassbox::null {

namespace {

std::vector<std::int64_t> extents_of(const Shape& shape) {
    std::vector<std::int64_t> extents;
    for (const Extent& extent : shape) extents.push_back(extent.factor);
    return extents;
}

Storage storage_at_rest(const StoreEntry& entry, Storage precision) {
    if (entry.role == Role::Data && entry.storage != Storage::F32) return entry.storage;
    return entry.element == Element::Real ? precision : Storage::I32;
}

class NullStore final : public Store {
  public:
    explicit NullStore(Storage precision) : precision_(precision) {}

    Result<void> extend(std::span<const StoreEntry> entries) override {
        for (const StoreEntry& entry : entries) {
            const auto known = std::find_if(entries_.begin(), entries_.end(),
                                            [&](const StoreEntry& e) { return e.key == entry.key; });
            if (known != entries_.end() && known->shape == entry.shape) continue;
            if (known != entries_.end())
                *known = entry;
            else
                entries_.push_back(entry);
            values_[entry.key] = Tensor::zeros(storage_at_rest(entry, precision_), extents_of(entry.shape));
        }
        return {};
    }
    std::vector<StoreEntry> entries() const override { return entries_; }
    void upload(const std::string& key, const Tensor& value) override {
        const auto at = values_.find(key);
        GLASSBOX_ASSERT(at != values_.end() && at->second.count() == value.count(), key);
        std::vector<std::int64_t> shape = at->second.shape;
        at->second = value.converted(at->second.storage);
        at->second.shape = std::move(shape);
    }
    Tensor download(const std::string& key) const override {
        const auto at = values_.find(key);
        GLASSBOX_ASSERT(at != values_.end(), key);
        return at->second;
    }
    const Tensor* find(const std::string& key) const {
        const auto at = values_.find(key);
        return at == values_.end() ? nullptr : &at->second;
    }

  private:
    Storage precision_;
    std::vector<StoreEntry> entries_;
    std::map<std::string, Tensor> values_;
};

class NullExecutable final : public Executable {
  public:
    explicit NullExecutable(const Plan& plan) : plan_(plan) {}

    Result<void> run(int steps) override {
        const auto width =
            std::count_if(plan_.outputs.begin(), plan_.outputs.end(),
                          [](const PlanOutput& output) { return output.recorded == Recorded::Yes; });
        recorded_.assign(std::size_t(std::max(steps, 0)) * std::size_t(width), 0.0);
        state_.step += std::uint64_t(std::max(steps, 0));
        state_.cursor += std::uint64_t(std::max(steps, 0)) * std::uint64_t(plan_.bindings.batch);
        return {};
    }
    std::span<const double> recorded() const override { return recorded_; }
    Tensor output(const std::string& name) const override {
        for (const PlanOutput& output : plan_.outputs)
            if (output.name == name)
                return Tensor::zeros(plan_.buffers[std::size_t(output.buffer)].storage,
                                     extents_of(output.shape));
        GLASSBOX_ASSERT(false, name);
        return {};
    }
    void feed(const std::string& name, const Tensor& value) override {
        for (const auto& [feed, buffer] : plan_.feeds)
            if (feed == name) {
                GLASSBOX_ASSERT(value.count() == plan_.buffers[std::size_t(buffer)].elements, name);
                return;
            }
        GLASSBOX_ASSERT(false, name);
    }
    RunState state() const override { return state_; }
    void set_state(const RunState& state) override { state_ = state; }
    void set_live(const std::string&, double) override {}
    Result<std::string> run_checked_step() override {
        if (auto ran = run(1); !ran) return tl::unexpected(ran.error());
        return std::string();
    }
    const Plan& plan() const override { return plan_; }

  private:
    Plan plan_;
    RunState state_;
    std::vector<double> recorded_;
};

class NullBackend final : public Backend {
  public:
    DeviceInfo info() const override { return null_info(); }
    Result<StorePtr> create_store(Storage precision) override {
        return std::make_shared<NullStore>(precision);
    }
    Result<ExecutablePtr> compile(const Plan& plan, StorePtr store) override {
        const auto own = std::dynamic_pointer_cast<NullStore>(store);
        GLASSBOX_ASSERT(own != nullptr, "a store of another device");
        std::string problem = check_plan(plan);
        for (const BufferSpec& spec : plan.buffers) {
            if (!problem.empty() || spec.place != Place::Store) continue;
            const Tensor* entry = own->find(spec.key);
            if (!entry || entry->count() != spec.elements || entry->storage != spec.storage)
                problem = "the store holds no such entry as " + spec.key;
        }
        if (!problem.empty()) return fail(ErrorCode::Device, "device.broken-plan", {{"found", problem}});
        return std::make_unique<NullExecutable>(plan);
    }
};

} // namespace

DeviceInfo null_info() {
    DeviceInfo info;
    info.id = "null";
    info.name = "computes nothing, for tests";
    return info;
}

BackendPtr open_null() {
    return std::make_shared<NullBackend>();
}

} // namespace glassbox::null
