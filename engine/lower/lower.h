// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/check/check.h"
#include "engine/ir/program.h"
#include "engine/lower/lower_context.h"

#include <map>

namespace glassbox {

/// Names an entry of the module (design §6).
struct EntryRequest {
    enum class Kind : std::uint8_t {
        Phase,    ///< One training step; outputs "loss:BLOCK" and "metric:BLOCK", recorded.
        Evaluate, ///< One batch of `part`; outputs "sum:BLOCK" of losses and metrics and "count", recorded.
        Probe,    ///< Outputs "port:BLOCK.PORT" for `outputs`, on fed samples ("feed:DATA.out",
                  ///< "feed:DATA.labels").
        Gradient, ///< Output "gradient:DATA" of the sum of attack objectives to the raw pictures or rows of
                  ///< each data block, on fed samples, evaluation mode, parameters frozen.
        ParameterGradients, ///< Like Phase without updates: outputs "gradient:KEY" for every parameter in
                            ///< scope.
        Rates, ///< Outputs "rate:BLOCK", recorded: the next step's learning rate after its schedule, of every
               ///< optimizer that has one.
        WireGradients, ///< How strong signal and gradient are, as mean squares over one fed batch, evaluation
                       ///< mode: "signal:BLOCK.PORT" and "backward:BLOCK.PORT" (of the sum of the optimizers'
                       ///< losses, none without an optimizer) of every Real output that a wire leaves,
                       ///< "parameter:KEY" of the gradient of every parameter in scope. Rank 0 each.
    } kind = Kind::Phase;
    Part part = Part::Test;
    std::vector<PortRef> outputs;
    auto operator<=>(const EntryRequest&) const = default; // NOLINT(modernize-use-nullptr)
};

/// Lowers one entry: blocks in topological order, gradients expanded, simplified, verified.
/// Fed samples are raw: pictures Real [N,H,W,C] in 0..1 before normalisation, rows Real [N,F] before
/// normalisation.
Program lower(const CheckedGraph& graph, const EntryRequest& request);
/// The same before gradients are expanded, for `check --dump` and ARCHITECTURE.md.
Program lower_without_gradients(const CheckedGraph& graph, const EntryRequest& request);

/// Trainable numbers of every typed block, by id (0 where it has none).
std::map<std::string, std::int64_t> parameter_counts(const CheckedGraph& graph);
/// The same where those of an earlier graph are known: only blocks that mean something else are lowered.
std::map<std::string, std::int64_t> parameter_counts(const CheckedGraph& graph, const CheckedGraph& earlier,
                                                     const std::map<std::string, std::int64_t>& known);

/// A document as named entries over one store; each is lowered when first asked for, and kept.
class Module {
  public:
    explicit Module(CheckedGraph graph) : graph_(std::move(graph)) {}
    const CheckedGraph& graph() const { return graph_; }
    const Program& entry(const EntryRequest& request);
    /// Every entry of the store that training keeps (parameters, moments, statistics), in a fixed order.
    std::vector<StoreEntry> store();

  private:
    CheckedGraph graph_;
    std::map<EntryRequest, Program> entries_;
};

/// The schedule of training: phases on the device, in order. Here one phase a step.
struct Phase {
    EntryRequest entry;
    std::int64_t every = 1;
};
struct Schedule {
    std::vector<Phase> phases;
};
Schedule schedule_of(const CheckedGraph& graph);

} // namespace glassbox
