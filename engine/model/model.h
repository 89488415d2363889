// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace glassbox {

/// A value that a person typed or chose. Pairs (kernel 3×3) and shapes are lists of integers.
using ParameterValue = std::variant<bool, std::int64_t, double, std::string, std::vector<std::int64_t>>;
using Parameters = std::map<std::string, ParameterValue>;

/// A use of a block kind. Only what differs from the defaults needs to stand in `parameters`.
struct Block {
    std::string kind; ///< Id in the catalogue, "Dense".
    int version = 1;  ///< Version of the kind: `Dense@1` in the file.
    std::string name; ///< Free text shown to people; "" means the kind's title.
    Parameters parameters;
    std::string
        original_text; ///< For a kind (or version) the catalogue lacks: the block's JSON, kept byte for byte.
    bool muted = false;  ///< Passes its first input on as its output; keeps its weights for later.
    bool frozen = false; ///< Its parameters and statistics are used but no longer trained.
    bool operator==(const Block&) const = default;
};

struct PortRef {
    std::string block;
    std::string port;
    auto operator<=>(const PortRef&) const = default; // NOLINT(modernize-use-nullptr)
};

/// "conv1.out"
std::string to_string(const PortRef& port);

struct Wire {
    PortRef from;                                  ///< An output.
    PortRef to;                                    ///< An input; at most one wire ends at an input.
    auto operator<=>(const Wire&) const = default; // NOLINT(modernize-use-nullptr)
};

struct Position {
    double x = 0;
    double y = 0;
    bool operator==(const Position&) const = default;
};

/// A comment on the canvas: a titled area behind the blocks. Says nothing to the engine.
struct Frame {
    std::string title;
    Position place; ///< Top-left corner.
    double width = 0;
    double height = 0;
    bool operator==(const Frame&) const = default;
};

/// A graph of blocks under immutable ids. The main graph is the definition "main".
struct Definition {
    std::map<std::string, Block> blocks;
    std::vector<Wire> wires; ///< Sorted.
    // Layout, kept apart from meaning.
    std::map<std::string, Position> layout;      ///< Top-left corners of blocks on the canvas.
    std::map<std::string, Frame> frames;         ///< By an id of their own.
    std::set<std::string> collapsed;             ///< Blocks of which only the header is shown.
    std::map<Wire, std::vector<Position>> bends; ///< Points that a wire is led through, from its output on.
    bool operator==(const Definition&) const = default;
};

/// The document's own default run; flags of the command line override it.
struct RunSettings {
    std::int64_t steps = 1000;
    std::int64_t batch = 64;
    std::uint64_t seed = 1;
    bool operator==(const RunSettings&) const = default;
};

/// A named bound on a metric that `train` reports: holds if `metric` `relation` `bound`.
struct Claim {
    std::string name;
    std::string metric;
    std::string relation; ///< One of < <= > >=
    double bound = 0;
    bool operator==(const Claim&) const = default;
};

/// The whole document as plain data (format 1).
struct Model {
    int format = 1;
    std::map<std::string, Definition> definitions;
    RunSettings run;
    std::vector<Claim> claims;

    const Definition& main() const { return definitions.at("main"); }
    Definition& main() { return definitions["main"]; }
    bool operator==(const Model&) const = default;
};

/// Text of a value for messages and command lines: `true`, `3`, `0.001`, `3x3`.
std::string to_string(const ParameterValue& value);

} // namespace glassbox
