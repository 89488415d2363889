// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/ir/print.h"
#include "engine/ir/rules/shape_rules.h"

namespace glassbox {

namespace {

/// How many inputs an op takes and which alternative of Attributes it carries.
struct Signature {
    int least = 0;
    int most = 0;
    std::size_t attributes = 0;
};

constexpr int any_number = 1 << 20;

template <class T, std::size_t i = 0>
constexpr std::size_t index_of() {
    if constexpr (std::is_same_v<std::variant_alternative_t<i, Attributes>, T>)
        return i;
    else
        return index_of<T, i + 1>();
}

template <class T>
constexpr Signature takes(int least, int most) {
    return {least, most, index_of<T>()};
}

Signature signature(OpKind kind) {
    switch (kind) {
    case OpKind::Input: return takes<InputAttributes>(0, 0);
    case OpKind::Stored: return takes<StoredAttributes>(0, 0);
    case OpKind::Constant: return takes<ConstantAttributes>(0, 0);
    case OpKind::Live: return takes<LiveAttributes>(0, 0);
    case OpKind::Iota: return takes<IotaAttributes>(0, 0);
    case OpKind::Map: return takes<MapAttributes>(1, 3);
    case OpKind::Broadcast: return takes<BroadcastAttributes>(1, 1);
    case OpKind::Reduce: return takes<ReduceAttributes>(1, 1);
    case OpKind::Contract: return takes<ContractAttributes>(2, 2);
    case OpKind::Convolve: return takes<ConvolveAttributes>(2, 2);
    case OpKind::Window: return takes<WindowAttributes>(1, 2);
    case OpKind::Gather: return takes<std::monostate>(2, 2);
    case OpKind::ScatterAdd: return takes<ScatterAttributes>(2, 2);
    case OpKind::Reshape: return takes<ReshapeAttributes>(1, 1);
    case OpKind::Transpose: return takes<TransposeAttributes>(1, 1);
    case OpKind::Pad: return takes<PadAttributes>(1, 1);
    case OpKind::Concat: return takes<ConcatAttributes>(1, any_number);
    case OpKind::Random: return takes<RandomAttributes>(0, 0);
    case OpKind::BatchIndex: return takes<BatchIndexAttributes>(0, 0);
    case OpKind::BatchMask: return takes<BatchIndexAttributes>(0, 0);
    case OpKind::Warp: return takes<WarpAttributes>(2, 2);
    case OpKind::Gradient: return takes<GradientAttributes>(2, 2);
    case OpKind::Write: return takes<StoredAttributes>(1, 1);
    case OpKind::Update: return takes<UpdateAttributes>(1, any_number);
    }
    return {};
}

bool makes_value(OpKind kind) {
    return kind != OpKind::Write && kind != OpKind::Update;
}

std::string inputs_problem(const Program& program, const Op& op) {
    for (const ValueId input : op.inputs) {
        const std::string name = value_name(input);
        if (input < 0 || std::size_t(input) >= program.ops.size()) return "input " + name + " does not exist";
        if (!makes_value(program.op(input).kind))
            return "input " + name + " is a " + name_of(program.op(input).kind) + ", which makes no value";
    }
    return "";
}

std::string signature_problem(const Program& program, const Op& op) {
    const Signature expected = signature(op.kind);
    if (op.attributes.index() != expected.attributes) return "attributes of another kind of op";
    const int count = int(op.inputs.size());
    if (count < expected.least || count > expected.most) {
        const std::string range =
            expected.least == expected.most
                ? std::to_string(expected.least)
                : "at least " + std::to_string(expected.least) +
                      (expected.most == any_number ? "" : " and at most " + std::to_string(expected.most));
        return "takes " + range + " inputs, got " + std::to_string(count);
    }
    return inputs_problem(program, op);
}

} // namespace

Inferred infer(const Program& program, const Op& op) {
    Inferred result;
    result.problem = signature_problem(program, op);
    if (result.problem.empty()) result = shape_rule(op.kind)(ShapeQuestion{program, op});
    if (result.problem.empty()) return result;
    return {{}, Element::Real, std::string(name_of(op.kind)) + ": " + result.problem};
}

} // namespace glassbox
