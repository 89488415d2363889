// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/ir/rules/shape_rules.h"

#include <algorithm>

namespace glassbox {

const char* name_of(Element element) {
    switch (element) {
    case Element::Real: return "real";
    case Element::Integer: return "integer";
    case Element::Boolean: return "boolean";
    }
    return "unknown";
}

Inferred misfit(std::string problem) {
    return {{}, Element::Real, std::move(problem)};
}

std::string needs_real(const ShapeQuestion& question) {
    for (int i = 0; i < question.count(); ++i)
        if (question.element(i) != Element::Real)
            return "input " + std::to_string(i) + " must be real, is " + name_of(question.element(i));
    return "";
}

namespace {

std::string extents_problem(const Shape& shape) {
    for (const Extent& extent : shape)
        if (extent.factor < 1) return "extents must be positive, got " + to_string(shape);
    return "";
}

Inferred stated(const ShapeQuestion& question, Element element) {
    const std::string problem = extents_problem(question.op.shape);
    return problem.empty() ? Inferred{question.op.shape, element, ""} : misfit(problem);
}

Inferred infer_input(const ShapeQuestion& question) {
    return stated(question, question.op.element);
}

Inferred infer_stored(const ShapeQuestion& question) {
    const std::string& key = question.attributes<StoredAttributes>().key;
    const StoreEntry* entry = question.program.find_entry(key);
    if (!entry) return misfit("the store has no entry \"" + key + "\"");
    return {entry->shape, entry->element, ""};
}

Inferred infer_scalar(const ShapeQuestion&) {
    return {{}, Element::Real, ""};
}

Inferred infer_iota(const ShapeQuestion& question) {
    const int axis = question.attributes<IotaAttributes>().axis;
    if (axis < 0 || axis >= question.op.shape.rank())
        return misfit("axis " + std::to_string(axis) + " is not in " + to_string(question.op.shape));
    return stated(question, Element::Integer);
}

// ---- Map

/// A number in whatever shape: comparisons may set it beside integers.
bool is_constant(const Program& program, ValueId value) {
    const Op* op = &program.op(value);
    while (op->kind == OpKind::Reshape || op->kind == OpKind::Broadcast) op = &program.op(op->inputs[0]);
    return op->kind == OpKind::Constant;
}

bool comparable(const ShapeQuestion& question) {
    if (question.element(0) == Element::Boolean || question.element(1) == Element::Boolean) return false;
    if (question.element(0) == question.element(1)) return true;
    const int real = question.element(0) == Element::Real ? 0 : 1;
    return is_constant(question.program, question.op.inputs[std::size_t(real)]);
}

std::string elements_text(const ShapeQuestion& question) {
    std::string text;
    for (int i = 0; i < question.count(); ++i)
        text += std::string(i ? ", " : "") + name_of(question.element(i));
    return text;
}

bool all_are(const ShapeQuestion& question, Element element) {
    for (int i = 0; i < question.count(); ++i)
        if (question.element(i) != element) return false;
    return true;
}

/// Elements of a Map: what the function takes and gives.
Inferred map_element(const ShapeQuestion& question) {
    const ScalarFunction function = question.attributes<MapAttributes>().function;
    const auto answer = [&](bool fits, Element element, const char* expected) {
        if (fits) return Inferred{{}, element, ""};
        return misfit(std::string(name_of(function)) + " wants " + expected + ", got " +
                      elements_text(question));
    };
    switch (function) {
    case ScalarFunction::Less:
    case ScalarFunction::LessEqual:
    case ScalarFunction::Equal:
        return answer(comparable(question), Element::Boolean,
                      "reals, integers, or integers beside a constant");
    case ScalarFunction::And:
    case ScalarFunction::Or:
    case ScalarFunction::Not:
        return answer(all_are(question, Element::Boolean), Element::Boolean, "booleans");
    case ScalarFunction::Select:
        return answer(question.element(0) == Element::Boolean && question.element(1) == question.element(2),
                      question.element(1), "a boolean and two of one element");
    case ScalarFunction::ToReal:
        return answer(question.element(0) != Element::Real, Element::Real, "an integer or a boolean");
    case ScalarFunction::StopGradient: return answer(true, question.element(0), "");
    case ScalarFunction::Add:
    case ScalarFunction::Subtract:
    case ScalarFunction::Multiply:
    case ScalarFunction::Divide:
    case ScalarFunction::Power:
    case ScalarFunction::Maximum:
    case ScalarFunction::Minimum:
    case ScalarFunction::Negate:
    case ScalarFunction::Reciprocal:
    case ScalarFunction::Exp:
    case ScalarFunction::Expm1:
    case ScalarFunction::Log:
    case ScalarFunction::Log1p:
    case ScalarFunction::Sqrt:
    case ScalarFunction::Rsqrt:
    case ScalarFunction::Square:
    case ScalarFunction::Abs:
    case ScalarFunction::Sign:
    case ScalarFunction::Floor:
    case ScalarFunction::Tanh:
    case ScalarFunction::Sigmoid:
    case ScalarFunction::Relu:
    case ScalarFunction::Erf:
    case ScalarFunction::Sin:
    case ScalarFunction::Cos: return answer(all_are(question, Element::Real), Element::Real, "reals");
    }
    return misfit("unknown function");
}

Inferred infer_map(const ShapeQuestion& question) {
    const ScalarFunction function = question.attributes<MapAttributes>().function;
    if (question.count() != arity(function))
        return misfit(std::string(name_of(function)) + " takes " + std::to_string(arity(function)) +
                      " inputs, got " + std::to_string(question.count()));
    Inferred result = map_element(question);
    if (!result.problem.empty()) return result;
    for (int i = 0; i < question.count(); ++i) {
        const Shape before = result.shape;
        if (!broadcast(before, question.shape(i), result.shape))
            return misfit(std::string(name_of(function)) + ": " + to_string(before) + " and " +
                          to_string(question.shape(i)) + " do not broadcast");
    }
    return result;
}

// ---- layout

Inferred infer_broadcast(const ShapeQuestion& question) {
    const Shape& from = question.shape(0);
    const Shape& to = question.op.shape;
    bool fits = from.rank() == to.rank();
    for (int axis = 0; fits && axis < to.rank(); ++axis)
        fits = from[axis] == to[axis] || from[axis] == Extent(1);
    if (!fits) return misfit(to_string(from) + " does not repeat to " + to_string(to));
    return stated(question, question.element(0));
}

Inferred infer_reshape(const ShapeQuestion& question) {
    if (question.shape(0).count() != question.op.shape.count())
        return misfit(to_string(question.shape(0)) + " has " + to_string(question.shape(0).count()) +
                      " elements, " + to_string(question.op.shape) + " has " +
                      to_string(question.op.shape.count()));
    return stated(question, question.element(0));
}

Inferred infer_transpose(const ShapeQuestion& question) {
    const std::vector<int>& order = question.attributes<TransposeAttributes>().order;
    const Shape& from = question.shape(0);
    std::vector<int> sorted = order;
    std::sort(sorted.begin(), sorted.end());
    bool permutation = int(order.size()) == from.rank();
    for (std::size_t i = 0; permutation && i < sorted.size(); ++i) permutation = sorted[i] == int(i);
    if (!permutation) return misfit("order is not a permutation of the axes of " + to_string(from));
    Shape shape;
    for (const int axis : order) shape.append(from[axis]);
    return {shape, question.element(0), ""};
}

Inferred infer_pad(const ShapeQuestion& question) {
    const auto& [low, high] = question.attributes<PadAttributes>();
    Shape shape = question.shape(0);
    if (int(low.size()) != shape.rank() || int(high.size()) != shape.rank())
        return misfit("needs an amount for each axis of " + to_string(shape));
    for (int axis = 0; axis < shape.rank(); ++axis) {
        const std::int64_t before = low[std::size_t(axis)];
        const std::int64_t after = high[std::size_t(axis)];
        if (before == 0 && after == 0) continue;
        if (!shape[axis].is_number())
            return misfit("axis " + std::to_string(axis) + " of " + to_string(shape) + " is symbolic");
        if (shape[axis].factor + std::min<std::int64_t>(before, 0) + std::min<std::int64_t>(after, 0) < 1)
            return misfit("nothing is left of axis " + std::to_string(axis) + " of " + to_string(shape));
        shape[axis] = shape[axis].factor + before + after;
    }
    return {shape, question.element(0), ""};
}

Inferred infer_concat(const ShapeQuestion& question) {
    const int axis = question.attributes<ConcatAttributes>().axis;
    Shape shape = question.shape(0);
    if (axis < 0 || axis >= shape.rank())
        return misfit("axis " + std::to_string(axis) + " is not in " + to_string(shape));
    std::int64_t total = 0;
    for (int i = 0; i < question.count(); ++i) {
        Shape other = question.shape(i);
        if (question.element(i) != question.element(0))
            return misfit("elements differ: " + elements_text(question));
        if (other.rank() != shape.rank() || !other[axis].is_number())
            return misfit(to_string(other) + " has not the rank of " + to_string(shape) +
                          " or is symbolic along axis " + std::to_string(axis));
        total += other[axis].factor;
        other[axis] = shape[axis];
        if (other != shape)
            return misfit(to_string(question.shape(i)) + " and " + to_string(question.shape(0)) +
                          " differ outside axis " + std::to_string(axis));
    }
    shape[axis] = total;
    return {shape, question.element(0), ""};
}

// ---- contractions and rows

Inferred infer_reduce(const ShapeQuestion& question) {
    if (std::string problem = needs_real(question); !problem.empty()) return misfit(std::move(problem));
    Shape shape = question.shape(0);
    int previous = -1;
    for (const int axis : question.attributes<ReduceAttributes>().axes) {
        if (axis <= previous || axis >= shape.rank())
            return misfit("axes must ascend within " + to_string(question.shape(0)));
        shape[axis] = 1;
        previous = axis;
    }
    return {shape, Element::Real, ""};
}

Inferred infer_contract(const ShapeQuestion& question) {
    if (std::string problem = needs_real(question); !problem.empty()) return misfit(std::move(problem));
    const auto& [left, right] = question.attributes<ContractAttributes>();
    const Shape& a = question.shape(0);
    const Shape& b = question.shape(1);
    const std::string shapes = to_string(a) + (left == Transposed::Yes ? " transposed" : "") + " and " +
                               to_string(b) + (right == Transposed::Yes ? " transposed" : "");
    const int rank = a.rank();
    if (rank != b.rank() || rank < 2 || rank > 3) return misfit("ranks must both be 2 or both 3: " + shapes);
    const auto rows = [rank](Transposed t) { return t == Transposed::No ? rank - 2 : rank - 1; };
    const auto columns = [rank](Transposed t) { return t == Transposed::No ? rank - 1 : rank - 2; };
    const Extent inner = a[columns(left)];
    if (inner != b[rows(right)])
        return misfit("inner extents " + to_string(inner) + " and " + to_string(b[rows(right)]) +
                      " differ: " + shapes);
    Shape shape;
    if (rank == 3) {
        if (a[0] != b[0] && a[0] != Extent(1) && b[0] != Extent(1))
            return misfit("leading extents differ: " + shapes);
        shape.append(a[0] == Extent(1) ? b[0] : a[0]);
    }
    shape.append(a[rows(left)]);
    shape.append(b[columns(right)]);
    return {shape, Element::Real, ""};
}

std::string index_problem(const ShapeQuestion& question) {
    if (question.element(1) != Element::Integer || question.shape(1).rank() != 1)
        return std::string("the index must be integer of rank 1, is ") + name_of(question.element(1)) + " " +
               to_string(question.shape(1));
    if (question.shape(0).rank() < 1) return "rows of a scalar";
    return "";
}

Inferred infer_gather(const ShapeQuestion& question) {
    if (std::string problem = index_problem(question); !problem.empty()) return misfit(std::move(problem));
    Shape shape = question.shape(0);
    shape[0] = question.shape(1)[0];
    return {shape, question.element(0), ""};
}

Inferred infer_scatter_add(const ShapeQuestion& question) {
    if (std::string problem = index_problem(question); !problem.empty()) return misfit(std::move(problem));
    if (question.element(0) != Element::Real) return misfit("values must be real");
    Shape shape = question.shape(0);
    if (shape[0] != question.shape(1)[0])
        return misfit("values " + to_string(shape) + " and index " + to_string(question.shape(1)) +
                      " differ in their number of rows");
    const Extent rows = question.attributes<ScatterAttributes>().rows;
    if (rows.factor < 1) return misfit("needs at least one row");
    shape[0] = rows;
    return {shape, Element::Real, ""};
}

// ---- the rest

Inferred infer_random(const ShapeQuestion& question) {
    return stated(question, Element::Real);
}

Inferred batch_rows(const ShapeQuestion& question, Element element) {
    if (question.op.shape.rank() != 1) return misfit("must have rank 1, is " + to_string(question.op.shape));
    if (question.attributes<BatchIndexAttributes>().population < 1) return misfit("needs a population");
    return stated(question, element);
}

Inferred infer_batch_index(const ShapeQuestion& question) {
    return batch_rows(question, Element::Integer);
}

Inferred infer_batch_mask(const ShapeQuestion& question) {
    return batch_rows(question, Element::Real);
}

Inferred infer_gradient(const ShapeQuestion& question) {
    if (std::string problem = needs_real(question); !problem.empty()) return misfit(std::move(problem));
    if (question.shape(0).rank() != 0)
        return misfit("only of a scalar of rank 0, is " + to_string(question.shape(0)));
    return {question.shape(1), Element::Real, ""};
}

Inferred infer_write(const ShapeQuestion& question) {
    const std::string& key = question.attributes<StoredAttributes>().key;
    const StoreEntry* entry = question.program.find_entry(key);
    if (!entry) return misfit("the store has no entry \"" + key + "\"");
    if (entry->shape != question.shape(0) || entry->element != question.element(0))
        return misfit("entry \"" + key + "\" is " + name_of(entry->element) + " " + to_string(entry->shape) +
                      ", the value " + name_of(question.element(0)) + " " + to_string(question.shape(0)));
    return {{}, Element::Real, ""};
}

Inferred infer_update(const ShapeQuestion& question) {
    if (std::string problem = needs_real(question); !problem.empty()) return misfit(std::move(problem));
    const UpdateAttributes& update = question.attributes<UpdateAttributes>();
    const int targets = int(update.targets.size());
    if (question.count() != targets + update.scalars)
        return misfit("takes a gradient for each of " + std::to_string(targets) + " targets and " +
                      std::to_string(update.scalars) + " scalars, got " + std::to_string(question.count()));
    for (int i = 0; i < question.count(); ++i) {
        if (i >= targets) {
            if (question.shape(i).rank() != 0)
                return misfit("scalar " + std::to_string(i - targets) + " is " +
                              to_string(question.shape(i)));
            continue;
        }
        const std::string& key = update.targets[std::size_t(i)];
        const StoreEntry* entry = question.program.find_entry(key);
        if (!entry) return misfit("the store has no entry \"" + key + "\"");
        if (entry->shape != question.shape(i))
            return misfit("\"" + key + "\" is " + to_string(entry->shape) + ", its gradient " +
                          to_string(question.shape(i)));
    }
    return {{}, Element::Real, ""};
}

} // namespace

ShapeRule shape_rule(OpKind kind) {
    switch (kind) {
    case OpKind::Input: return infer_input;
    case OpKind::Stored: return infer_stored;
    case OpKind::Constant: return infer_scalar;
    case OpKind::Live: return infer_scalar;
    case OpKind::Iota: return infer_iota;
    case OpKind::Map: return infer_map;
    case OpKind::Broadcast: return infer_broadcast;
    case OpKind::Reduce: return infer_reduce;
    case OpKind::Contract: return infer_contract;
    case OpKind::Convolve: return infer_convolve;
    case OpKind::Window: return infer_window;
    case OpKind::Gather: return infer_gather;
    case OpKind::ScatterAdd: return infer_scatter_add;
    case OpKind::Reshape: return infer_reshape;
    case OpKind::Transpose: return infer_transpose;
    case OpKind::Pad: return infer_pad;
    case OpKind::Concat: return infer_concat;
    case OpKind::Random: return infer_random;
    case OpKind::BatchIndex: return infer_batch_index;
    case OpKind::BatchMask: return infer_batch_mask;
    case OpKind::Warp: return infer_warp;
    case OpKind::Gradient: return infer_gradient;
    case OpKind::Write: return infer_write;
    case OpKind::Update: return infer_update;
    }
    return nullptr;
}

} // namespace glassbox
