// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/diagnostic.h"
#include "engine/base/shape.h"
#include "engine/data/batch_source.h"
#include "engine/model/model.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace glassbox {

class LowerContext;

enum class Category { Data, Linear, NonLinear, Shape, Normalise, Sequence, Random, Loss, Optimizer };

/// What may end at a port. Real ports take only real wires; Loss ports only a loss scalar.
enum class PortKind { Real, Integer, Any, Loss };

struct PortSpec {
    std::string id; ///< "in", "out", "labels", ...
    PortKind kind = PortKind::Real;
    bool optional = false;
};

struct Ports {
    std::vector<PortSpec> inputs;
    std::vector<PortSpec> outputs;
    /// False where the parameters are too wrong to tell: a wire to a port that is not there may have its
    /// place once they are right.
    bool certain = true;
};

enum class ParameterKind { Integer, Real, Boolean, Choice, Text, Path, Pair, Shape };

/// What a change of a parameter costs while training: a number in the state block, a new batch size, a new
/// program.
enum class Effect { Live, Rebind, Recompile };

struct ParameterSpec {
    std::string id;
    ParameterKind kind = ParameterKind::Integer;
    ParameterValue initial;
    double minimum = -1e308; ///< Of numbers, and of each entry of a pair or shape.
    double maximum = 1e308;
    Effect effect = Effect::Recompile;
    std::vector<std::string> choices; ///< Of ParameterKind::Choice.
    std::string unit;                 ///< "px", "°", or "".
    bool on_block = false;            ///< One of the at most two that stand on the block itself.
};

/// The question to a type rule: everything is already in range; `inputs` are in the order of Ports::inputs
/// and empty for an optional port without a wire. A rule is called only when all required inputs are there.
struct TypeRequest {
    const Parameters& parameters; ///< Complete: defaults are filled in.
    std::vector<std::optional<WireType>> inputs;
    /// Of a data block whose source could be opened; of another block, the only data block that feeds it.
    const DataInfo* data = nullptr;
};

/// A problem that a type rule found, without the block's name (check() adds it).
struct TypeProblem {
    std::string id; ///< "dense.needs-features"; the text has `%{block}` and the arguments.
    std::string port;
    std::string expected;
    std::string found;
    std::vector<Argument> arguments;
    std::string adapter; ///< Kind of a block that, inserted before `port`, makes it fit ("Flatten"), or "".
};

/// The answer: one type for each output, or problems.
struct TypeAnswer {
    std::vector<WireType> outputs;
    std::vector<TypeProblem> problems;
};

/// A trainable parameter, statistic or slot that the block keeps in the store, for counts and messages.
struct StoredSpec {
    std::string name;
    Shape shape;
    bool trainable = true;
};

/// One case that the conformance tests are generated from: parameters and input types of a use that is
/// accepted, or that is refused with the diagnostic `rejected`.
struct Sample {
    Parameters parameters;
    std::vector<WireType> inputs;
    std::string rejected;    ///< "" where accepted.
    bool kinks_away = false; ///< Inputs are drawn away from kinks (|x| > 0.1, no ties).
    bool positive = false;   ///< Inputs are drawn from (0.2, 2).
    double tolerance = 0;    ///< Float against double, of the largest magnitude; 0 means the general 2e-5.
};

/// Everything about a block (design §3). One file in engine/blocks makes one of these; palette, inspector,
/// JSON, checker, lowering, command line and conformance read it. Texts are by id in the translations:
/// `block.<id>.title`, `.help`, `.formula`, `.source`, `block.<id>.<parameter>` for each parameter.
struct BlockSpec {
    std::string id; ///< "Conv2D": stable for ever.
    int version = 1;
    Category category = Category::Shape;
    std::vector<std::string> synonyms; ///< For search: "convolution", "conv", ...
    std::vector<ParameterSpec> parameters;
    /// Ports may depend on the parameters (Concat's number of inputs, Formula's names).
    std::function<Ports(const Parameters&)> ports;
    std::function<TypeAnswer(const TypeRequest&)> type;
    /// Emits ops for one use; see engine/lower/lower_context.h.
    std::function<void(LowerContext&)> lower;
    std::vector<Sample> samples;
    bool smooth = true;   ///< Second derivatives exist everywhere: conformance checks them too.
    bool random = false;  ///< Draws random numbers while training.
    bool is_data = false; ///< Has a BatchSource.
    bool is_optimizer = false;
    bool is_metric = false; ///< Its output is reported, not trained on.
};

/// Ports that do not depend on parameters.
std::function<Ports(const Parameters&)> fixed_ports(std::vector<PortSpec> inputs,
                                                    std::vector<PortSpec> outputs);

/// Typed reading of complete parameters; asserts that the kind is as asked.
std::int64_t integer(const Parameters& parameters, const std::string& id);
double real(const Parameters& parameters, const std::string& id);
bool boolean(const Parameters& parameters, const std::string& id);
const std::string& text(const Parameters& parameters, const std::string& id);
const std::vector<std::int64_t>& list(const Parameters& parameters, const std::string& id);

} // namespace glassbox
