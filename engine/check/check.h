// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalogue/block_spec.h"

#include <memory>
#include <set>

namespace glassbox {

/// One block of a checked graph: its kind is known, its parameters are complete and in range, its ports are
/// typed.
struct CheckedBlock {
    std::string id;
    const BlockSpec* spec = nullptr;
    Parameters parameters;
    Ports ports;
    std::vector<std::optional<PortRef>> sources;      ///< For each input: the output that feeds it.
    std::vector<std::optional<WireType>> input_types; ///< In the order of ports.inputs.
    std::vector<WireType> output_types; ///< In the order of ports.outputs; empty where not typed.
    bool typed = false;
    bool muted = false;  ///< Passes its first input on; lowers to nothing, keeps nothing in the store.
    bool frozen = false; ///< In no optimizer's scope; its statistics stay as they are.

    bool trains() const { return spec->is_optimizer && !muted; }
    bool measures() const { return spec->is_metric && !muted; }
};

/// A document's main graph in which every wire has a type. Only check() makes one; what it promises is never
/// validated again downstream: kinds known, parameters in range, no cycles, wires fit.
class CheckedGraph {
  public:
    /// In topological order (ties by id), data first.
    const std::vector<CheckedBlock>& blocks() const { return blocks_; }
    const CheckedBlock* find(const std::string& id) const;
    const WireType* type_of(const PortRef& output) const;
    const RunSettings& run() const { return run_; }
    const DataInfos& data() const { return data_; }

  private:
    friend struct Checker;
    std::vector<CheckedBlock> blocks_;
    std::map<std::string, std::size_t> index_; ///< Place in blocks_ by id.
    RunSettings run_;
    DataInfos data_;
};

struct CheckResult {
    /// What could be typed, for drawing; complete only where there are no errors.
    CheckedGraph graph;
    Diagnostics diagnostics;
    bool ok() const { return !has_errors(diagnostics); }
};

/// Blocks that a loss, a metric or an optimizer depends on, themselves among them.
std::set<std::string> goal_blocks(const CheckedGraph& graph);

/// Samples of a part: of the smallest data block that a goal depends on (0 where there is none).
std::int64_t sample_count(const CheckedGraph& graph, Part part);

/// Types every wire and finds everything that is wrong, all at once: unknown kinds, parameters out of range,
/// wires to nowhere, two wires into a port, missing inputs, cycles (named in order), shapes that do not fit,
/// no loss or no optimizer (a warning), blocks that do not reach the loss (a hint). `data` has an entry for
/// each data block whose source could be opened; for the others there is a "check.no-data", which whoever
/// could not open one replaces by the reason. Blocks of unknown kind are not in the graph; blocks on a cycle
/// are, untyped. What stands downstream of a block without a type gets none, and no diagnostics.
CheckResult check(const Model& model, const DataInfos& data);

/// Trainable numbers of a block: the product over its stored parameters. Shapes come from lowering it alone.
std::int64_t parameter_count(const CheckedGraph& graph, const std::string& block);

} // namespace glassbox
