// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/plan/fusion.h"

#include <algorithm>
#include <set>

namespace glassbox {

namespace {

/// A value read by several kernels is recomputed in each if that costs at most this and reads one large
/// tensor.
constexpr int cheap_cost = 6;
/// Beyond these an expression is cut, so that a kernel's registers and bindings stay few.
constexpr int most_nodes = 40;
constexpr std::size_t most_loads = 8;

/// Rough cost of one scalar function relative to an addition.
int cost_of(ScalarFunction function) {
    switch (function) {
    case ScalarFunction::Add:
    case ScalarFunction::Subtract:
    case ScalarFunction::Multiply:
    case ScalarFunction::Maximum:
    case ScalarFunction::Minimum:
    case ScalarFunction::Negate:
    case ScalarFunction::Square:
    case ScalarFunction::Abs:
    case ScalarFunction::Sign:
    case ScalarFunction::Floor:
    case ScalarFunction::Relu:
    case ScalarFunction::Less:
    case ScalarFunction::LessEqual:
    case ScalarFunction::Equal:
    case ScalarFunction::And:
    case ScalarFunction::Or:
    case ScalarFunction::Not:
    case ScalarFunction::Select:
    case ScalarFunction::ToReal: return 1;
    case ScalarFunction::StopGradient: return 0;
    case ScalarFunction::Divide:
    case ScalarFunction::Reciprocal:
    case ScalarFunction::Sqrt:
    case ScalarFunction::Rsqrt: return 4;
    case ScalarFunction::Power:
    case ScalarFunction::Exp:
    case ScalarFunction::Expm1:
    case ScalarFunction::Log:
    case ScalarFunction::Log1p:
    case ScalarFunction::Tanh:
    case ScalarFunction::Sigmoid:
    case ScalarFunction::Erf:
    case ScalarFunction::Sin:
    case ScalarFunction::Cos: return 10;
    }
    return 1;
}

/// What a fluid value would cost where it is inlined.
struct Inlined {
    int nodes = 0; ///< Scalar functions.
    int cost = 0;
    std::set<ValueId> loads;
};

class Chooser {
  public:
    Chooser(const Program& program, Fusion fusion) : program_(program), fusion_(fusion) {
        own_.resize(program.ops.size());
        inlined_.resize(program.ops.size());
        readers_.resize(program.ops.size());
    }

    std::vector<std::uint8_t> choose(const std::vector<ValueId>& kept) {
        for (std::size_t i = 0; i < own_.size(); ++i) own_[i] = !is_fluid(program_.ops[i]);
        for (const ValueId value : kept) own_[std::size_t(value)] = 1;
        force_dense_operands();
        count_readers();
        for (ValueId value = 0; value < ValueId(own_.size()); ++value) decide(value);
        return own_;
    }

  private:
    void force(ValueId value) { own_[std::size_t(dense_source(program_, value))] = 1; }

    void force_dense_operands() {
        for (const Op& op : program_.ops) {
            if (needs_dense_operands(op.kind))
                for (const ValueId input : op.inputs) force(input);
            const bool cuts_through =
                op.kind == OpKind::Reshape && !only_units(shape(op.inputs[0]), op.shape);
            if (cuts_through) force(op.inputs[0]);
        }
        for (const Output& output : program_.outputs) force(output.value);
    }

    static bool needs_dense_operands(OpKind kind) {
        switch (kind) {
        case OpKind::Contract:
        case OpKind::Convolve:
        case OpKind::Window:
        case OpKind::Gather:
        case OpKind::ScatterAdd:
        case OpKind::Warp:
        case OpKind::Update: return true;
        case OpKind::Input:
        case OpKind::Stored:
        case OpKind::Constant:
        case OpKind::Live:
        case OpKind::Iota:
        case OpKind::Map:
        case OpKind::Broadcast:
        case OpKind::Reduce:
        case OpKind::Reshape:
        case OpKind::Transpose:
        case OpKind::Pad:
        case OpKind::Concat:
        case OpKind::Random:
        case OpKind::BatchIndex:
        case OpKind::BatchMask:
        case OpKind::Gradient:
        case OpKind::Write: return false;
        }
        return false;
    }

    /// Kernels that would read each value, looking through views.
    void count_readers() {
        for (ValueId value = ValueId(own_.size()) - 1; value >= 0; --value) {
            const Op& op = program_.op(value);
            const bool view = is_fluid(op) && op.kind != OpKind::Map && !own_[std::size_t(value)];
            for (const ValueId input : op.inputs)
                readers_[std::size_t(input)] += view ? readers_[std::size_t(value)] : 1;
            const bool passes_on = view && repeated_.contains(value);
            for (const ValueId input : op.inputs)
                if (passes_on || repeats(op, input)) repeated_.insert(input);
        }
    }

    bool repeats(const Op& op, ValueId input) const {
        const bool broadcasts = op.kind == OpKind::Map || op.kind == OpKind::Broadcast;
        return broadcasts && shape(input).size() < op.shape.size();
    }

    void decide(ValueId value) {
        const Op& op = program_.op(value);
        if (own_[std::size_t(value)]) return;
        Inlined& mine = inlined_[std::size_t(value)];
        for (const ValueId input : op.inputs) append(mine, input);
        if (op.kind == OpKind::Map) {
            mine.nodes += 1;
            mine.cost += cost_of(std::get<MapAttributes>(op.attributes).function);
        }
        if (op.kind == OpKind::Map && keep(value, mine)) own_[std::size_t(value)] = 1;
    }

    void append(Inlined& mine, ValueId input) {
        if (own_[std::size_t(input)]) {
            mine.loads.insert(input);
            return;
        }
        const Inlined& other = inlined_[std::size_t(input)];
        mine.nodes += other.nodes;
        mine.cost += other.cost;
        mine.loads.insert(other.loads.begin(), other.loads.end());
    }

    bool keep(ValueId value, const Inlined& mine) const {
        if (fusion_ == Fusion::Off) return true;
        const bool large = shape(value).size() > 1;
        if (repeated_.contains(value) && (mine.cost > 1 || !large)) return true;
        if (mine.nodes > most_nodes || mine.loads.size() > most_loads) return true;
        if (readers_[std::size_t(value)] <= 1) return false;
        return mine.cost > cheap_cost || large_loads(value, mine) > 1;
    }

    std::int64_t large_loads(ValueId value, const Inlined& mine) const {
        const std::int64_t size = shape(value).size();
        return std::count_if(mine.loads.begin(), mine.loads.end(),
                             [&](ValueId load) { return 2 * shape(load).size() >= size; });
    }

    const Shape& shape(ValueId value) const { return program_.op(value).shape; }

    const Program& program_;
    Fusion fusion_;
    std::vector<std::uint8_t> own_;
    std::vector<Inlined> inlined_;
    std::vector<int> readers_;
    std::set<ValueId> repeated_; ///< Values that a reader repeats along some axis.
};

} // namespace

bool only_cuts(const PadAttributes& attributes) {
    const auto cut = [](std::int64_t amount) { return amount <= 0; };
    return std::all_of(attributes.low.begin(), attributes.low.end(), cut) &&
           std::all_of(attributes.high.begin(), attributes.high.end(), cut);
}

bool only_units(const Shape& from, const Shape& to) {
    std::vector<Extent> a;
    std::vector<Extent> b;
    std::copy_if(from.begin(), from.end(), std::back_inserter(a), [](Extent e) { return e != Extent(1); });
    std::copy_if(to.begin(), to.end(), std::back_inserter(b), [](Extent e) { return e != Extent(1); });
    return a == b;
}

bool is_fluid(const Op& op) {
    switch (op.kind) {
    case OpKind::Constant:
    case OpKind::Live:
    case OpKind::Iota:
    case OpKind::Map:
    case OpKind::Broadcast:
    case OpKind::Reshape:
    case OpKind::Transpose: return true;
    case OpKind::Pad: return only_cuts(std::get<PadAttributes>(op.attributes));
    case OpKind::Input:
    case OpKind::Stored:
    case OpKind::Reduce:
    case OpKind::Contract:
    case OpKind::Convolve:
    case OpKind::Window:
    case OpKind::Gather:
    case OpKind::ScatterAdd:
    case OpKind::Concat:
    case OpKind::Random:
    case OpKind::BatchIndex:
    case OpKind::BatchMask:
    case OpKind::Warp:
    case OpKind::Gradient:
    case OpKind::Write:
    case OpKind::Update: return false;
    }
    return false;
}

ValueId dense_source(const Program& program, ValueId value) {
    while (program.op(value).kind == OpKind::Reshape) value = program.op(value).inputs[0];
    return value;
}

std::vector<std::uint8_t> choose_buffers(const Program& program, Fusion fusion,
                                         const std::vector<ValueId>& kept) {
    return Chooser(program, fusion).choose(kept);
}

} // namespace glassbox
