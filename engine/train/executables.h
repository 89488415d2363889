// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backend/backend.h"
#include "engine/data/batch_source.h"
#include "engine/lower/lower.h"

#include <map>

namespace glassbox {

/// Compiles entries of a module for one device and store when they are first asked for, and keeps them. Data
/// that an entry reads from the store are uploaded once.
class Executables {
  public:
    Executables(Module& module, const Sources& sources, BackendPtr backend, StorePtr store,
                PlanOptions options)
        : module_(module), sources_(sources), backend_(std::move(backend)), store_(std::move(store)),
          options_(options) {}

    /// The executable of an entry for a batch size (0: the options' own).
    Result<Executable*> get(const EntryRequest& request, std::int64_t batch = 0);
    /// An executable of the entry in which every op is a kernel of its own, made anew: for finding out which
    /// one fails.
    Result<ExecutablePtr> make_unfused(const EntryRequest& request);
    Store& store() { return *store_; }
    const PlanOptions& options() const { return options_; }

  private:
    Result<ExecutablePtr> make(const EntryRequest& request, const PlanOptions& options);
    Result<void> upload_data(const std::vector<StoreEntry>& entries);

    Module& module_;
    const Sources& sources_;
    BackendPtr backend_;
    StorePtr store_;
    PlanOptions options_;
    std::map<std::pair<EntryRequest, std::int64_t>, ExecutablePtr> compiled_;
    std::map<std::string, StoreEntry> uploaded_;
};

} // namespace glassbox
