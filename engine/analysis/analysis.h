// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/train/training_run.h"

namespace glassbox {

/// Evaluations of a model on parameter values that somebody else trains: a store and executables of its own,
/// so that no view or attack waits for a training step or changes its bits. Used on the analysis's thread (or
/// the command line's).
class AnalysisSession {
  public:
    static Result<std::unique_ptr<AnalysisSession>> start(const CheckedGraph& graph, const Sources& sources,
                                                          BackendPtr backend);
    ~AnalysisSession();

    /// Takes over parameters and statistics.
    Result<void> load(const std::map<std::string, Tensor>& tensors);
    /// Values of the ports on fed samples, physical layout, [rows, ...]. `inputs` by data block: raw samples
    /// Real (F32).
    Result<std::map<PortRef, Tensor>> probe(const std::vector<PortRef>& ports,
                                            const std::map<std::string, Tensor>& inputs);
    /// Gradient of the sum of attack objectives with respect to the raw samples of `data`; labels fed too.
    Result<Tensor> input_gradient(const std::string& data, const Tensor& inputs, const Tensor& targets);
    /// Runs an entry once on fed rows, exactly these: a power of two up to 128 of them. Outputs by name.
    Result<std::map<std::string, Tensor>>
    run_whole(const EntryRequest& request, const std::map<std::string, Tensor>& feeds, std::int64_t rows);
    /// What has been declared of the store so far, by key.
    std::map<std::string, StoreEntry> store() const;
    const CheckedGraph& graph() const;
    const Sources& sources() const;

  private:
    AnalysisSession();
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

/// Raw samples of a source as they are fed: pictures F32 in 0..1, rows F32; targets as stored.
struct RawBatch {
    Tensor inputs;
    Tensor targets;
};
Result<RawBatch> raw_batch(const BatchSource& source, Part part, std::span<const std::int64_t> rows);
/// The samples begin..begin+count of a part.
Result<RawBatch> raw_batch(const BatchSource& source, Part part, std::int64_t begin, std::int64_t count);

} // namespace glassbox
