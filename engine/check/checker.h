// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/check/check.h"

#include <map>
#include <set>

namespace glassbox {

/// What check() works on, from one stage to the next. Each stage stands in a file of its own and may rely on
/// the ones before.
struct Checker {
    const Model& model;
    const DataInfos& data;
    CheckResult result;

    /// What the stages know of a block besides what goes into the result.
    struct Use {
        CheckedBlock checked;
        /// False where it can get no type: a parameter is wrong, an input is missing or wrong, it is on a
        /// cycle.
        bool sound = true;
        /// Its ports may be others than meant, because a parameter that decides them may be wrong.
        bool certain_ports = true;
        std::set<std::string> data;  ///< Data blocks that feed it, itself among them.
        std::set<std::string> wired; ///< Inputs at which a wire ends, be it a wrong one.
        bool used = false;           ///< Something that is trained or reported depends on it.
    };
    std::map<std::string, Use> uses; ///< By id; only blocks of known kinds.
    std::vector<Wire> wires;         ///< Sorted; those between existing ports, one for each input.
    std::vector<std::string> order;  ///< Ids, topological.

    void find_blocks(); ///< blocks.cpp: kinds and parameters -> uses.
    void find_wires();  ///< wires.cpp: -> wires, sources, missing inputs.
    void find_order();  ///< order.cpp: -> order, cycles.
    void find_types();  ///< types.cpp: -> types of all sound blocks.
    void find_goals();  ///< goals.cpp: losses, optimizers, what serves nothing.
    /// proposals.cpp: remedies for inputs without a wire.
    void propose_wires();
    /// Moves the blocks into the result in order.
    void finish();

    /// Adds a diagnostic with the arguments `block` and `port` in front of `arguments`; it may be completed.
    Diagnostic& report(Severity severity, std::string id, const std::string& block, const std::string& port,
                       std::vector<Argument> arguments = {});
};

/// The port with that id, or nullptr.
const PortSpec* find_port(const std::vector<PortSpec>& ports, const std::string& id);
/// Place of the port with that id; asserts that there is one.
std::size_t port_number(const std::vector<PortSpec>& ports, const std::string& id);

/// "a, b, c"
std::string joined(const std::vector<std::string>& names);

} // namespace glassbox
