// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ir/op.h"

#include <string_view>

namespace glassbox {

/// What a store entry is, which decides where it is laid and who may write it.
enum class Role : std::uint8_t {
    Parameter, ///< Trainable, written by Update.
    Moment,    ///< An optimizer's slot; key = parameter's key + "/" + slot.
    Statistic, ///< Running averages, written by Write.
    Data,      ///< A resident data set; not part of checkpoints.
};

/// How an entry begins: a function of hash(seed, key) and the shape alone. Values are given one by one: facts
/// about data (Role::Data), such as the mean of each feature.
struct Initial {
    enum class Kind : std::uint8_t { Zero, Constant, Uniform, Normal, Values } kind = Kind::Zero;
    double scale = 0;           ///< The constant; or the half width; or the standard deviation.
    std::vector<double> values; ///< Of Kind::Values, row-major.

    Initial() = default;
    Initial(Kind how, double size) : kind(how), scale(size) {}
    bool operator==(const Initial&) const = default;
};

/// Declares an entry of the store: everything that outlives a step, keyed by instance path + "." + name
/// ("conv1.weight"). Real entries rest in the run's precision, data as `storage` says.
struct StoreEntry {
    std::string key;
    Role role = Role::Parameter;
    Element element = Element::Real;
    Shape shape;
    Storage storage =
        Storage::F32; ///< Of Role::Data (U8, F32, I32); F32 stands for the run's precision else.
    Initial initial;
    std::string block; ///< Id of the block that it belongs to.
    bool operator==(const StoreEntry&) const = default;
};

/// A value of the state block that may change at any step, with its value when the program was made.
struct LiveSlot {
    std::string name; ///< "BLOCK.PARAM"; "step" is always there and counts the training steps done before
                      ///< this one, from 0.
    double initial = 0;
    bool operator==(const LiveSlot&) const = default;
};

/// A named result. `recorded`: a scalar that is kept for every step (losses, metrics).
enum class Recorded : std::uint8_t { No, Yes };
struct Output {
    std::string name;
    ValueId value = no_value;
    Recorded recorded = Recorded::No;
    bool operator==(const Output&) const = default;
};

/// A straight line of ops in an order in which every op comes after its inputs. Symbols N and T in shapes are
/// bound before planning.
struct Program {
    std::vector<Op> ops;
    std::vector<Output> outputs;
    std::vector<StoreEntry> store;
    std::vector<LiveSlot> live;

    const Op& op(ValueId value) const { return ops[std::size_t(value)]; }
    const StoreEntry* find_entry(std::string_view key) const;
    ValueId output(std::string_view name) const; ///< no_value where there is none.
};

/// What is wrong with a program by the rules of the IR (operand order, arity, shapes, elements, attributes,
/// store keys, one write an entry, no Gradient where `stage` says they are expanded); empty where it is
/// right.
enum class Stage : std::uint8_t { Lowered, Differentiated, Bound };
std::string verify(const Program& program, Stage stage);

/// Asserts verify(); used between all passes.
void assert_valid(const Program& program, Stage stage);

/// Readable text, one op a line: `%7 = map relu(%6) : real [N, 20, 20, 8]   ; conv1`.
std::string print(const Program& program);

/// Shape and element of an op from its inputs and attributes. On a misfit `problem` tells it and the result
/// is empty.
struct Inferred {
    Shape shape;
    Element element = Element::Real;
    std::string problem;
};
Inferred infer(const Program& program, const Op& op);

/// The program with numbers for its symbols.
Program bind(const Program& program, const Bindings& bindings);

/// Without the ops that nothing needs (outputs, Write and Update are needed), equal ops merged (Random, too:
/// equal stream and shape are equal numbers), Map of constants folded, x·1, x+0 and the like simplified.
Program simplified(const Program& program);

} // namespace glassbox
