// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/train/executables.h"

#include "engine/train/training_run.h"

#include <numeric>

namespace glassbox {

namespace {

/// Inputs and targets of a whole part of a source.
Result<std::pair<Tensor, Tensor>> whole_part(const BatchSource& source, Part part) {
    const std::int64_t count = part == Part::Train ? source.info().train_count : source.info().test_count;
    std::vector<std::int64_t> rows(static_cast<std::size_t>(count));
    std::iota(rows.begin(), rows.end(), 0);
    std::pair<Tensor, Tensor> tensors;
    if (auto fetched = source.fetch(part, rows, tensors.first, tensors.second); !fetched)
        return tl::unexpected(fetched.error());
    return tensors;
}

bool has_suffix(const std::string& key, const std::string& suffix) {
    return key.size() >= suffix.size() && key.compare(key.size() - suffix.size(), suffix.size(), suffix) == 0;
}

} // namespace

Result<void> Executables::upload_data(const std::vector<StoreEntry>& entries) {
    for (const StoreEntry& entry : entries) {
        if (entry.role != Role::Data || uploaded_.contains(entry.key)) continue;
        if (entry.initial.kind == Initial::Kind::Values) {
            store_->upload(entry.key, initial_value(entry, 0, entry.storage));
            uploaded_[entry.key] = entry;
            continue;
        }
        const Part part = entry.key.find(".train.") != std::string::npos ? Part::Train : Part::Test;
        auto tensors = whole_part(*sources_.at(entry.block), part);
        if (!tensors) return tl::unexpected(tensors.error());
        const Tensor& tensor = has_suffix(entry.key, ".inputs") ? tensors->first : tensors->second;
        store_->upload(entry.key, tensor);
        uploaded_[entry.key] = entry;
    }
    return {};
}

Result<Executable*> Executables::get(const EntryRequest& request, std::int64_t batch) {
    PlanOptions options = options_;
    if (batch > 0) options.bindings.batch = batch;
    ExecutablePtr& slot = compiled_[{request, options.bindings.batch}];
    if (slot) return slot.get();
    auto made = make(request, options);
    if (!made) return tl::unexpected(made.error());
    slot = std::move(*made);
    return slot.get();
}

Result<ExecutablePtr> Executables::make_unfused(const EntryRequest& request) {
    PlanOptions options = options_;
    options.fusion = Fusion::Off;
    return make(request, options);
}

Result<ExecutablePtr> Executables::make(const EntryRequest& request, const PlanOptions& options) {
    const Plan plan = make_plan(module_.entry(request), options);
    if (auto extended = store_->extend(plan.store); !extended) return tl::unexpected(extended.error());
    if (auto uploaded = upload_data(plan.store); !uploaded) return tl::unexpected(uploaded.error());
    return backend_->compile(plan, store_);
}

} // namespace glassbox
