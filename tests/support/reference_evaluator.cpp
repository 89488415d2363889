// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/reference_evaluator.h"

#include "tests/support/reference_array.h"

#include <cmath>

namespace glassbox::reference {

namespace {

double scalar(ScalarFunction function, double a, double b, double c) {
    using F = ScalarFunction;
    switch (function) {
    case F::Add: return a + b;
    case F::Subtract: return a - b;
    case F::Multiply: return a * b;
    case F::Divide: return a / b;
    case F::Power: return std::pow(a, b);
    case F::Maximum: return std::isnan(a) || a > b ? a : b;
    case F::Minimum: return std::isnan(a) || a < b ? a : b;
    case F::Negate: return -a;
    case F::Reciprocal: return 1 / a;
    case F::Exp: return std::exp(a);
    case F::Expm1: return std::expm1(a);
    case F::Log: return std::log(a);
    case F::Log1p: return std::log1p(a);
    case F::Sqrt: return std::sqrt(a);
    case F::Rsqrt: return 1 / std::sqrt(a);
    case F::Square: return a * a;
    case F::Abs: return std::fabs(a);
    case F::Sign: return std::isnan(a) ? a : double(a > 0) - double(a < 0);
    case F::Floor: return std::floor(a);
    case F::Tanh: return std::tanh(a);
    case F::Sigmoid: return 1 / (1 + std::exp(-a));
    case F::Relu: return a < 0 ? 0 : a;
    case F::Erf: return std::erf(a);
    case F::Sin: return std::sin(a);
    case F::Cos: return std::cos(a);
    case F::Less: return a < b;
    case F::LessEqual: return a <= b;
    case F::Equal: return a == b;
    case F::And: return a != 0 && b != 0;
    case F::Or: return a != 0 || b != 0;
    case F::Not: return a == 0;
    case F::Select: return a != 0 ? b : c;
    case F::ToReal:
    case F::StopGradient: return a;
    }
    return std::nan("");
}

Array map(const Op& op, const Arrays& inputs) {
    const ScalarFunction function = std::get<MapAttributes>(op.attributes).function;
    Array result(numbers(op.shape));
    for (std::int64_t i = 0; i < result.size(); ++i) {
        double arguments[3] = {0, 0, 0};
        for (std::size_t k = 0; k < inputs.size(); ++k) arguments[k] = inputs[k]->repeated(result.index(i));
        result[i] = scalar(function, arguments[0], arguments[1], arguments[2]);
    }
    return result;
}

Array broadcast(const Op& op, const Array& from) {
    Array result(numbers(op.shape));
    for (std::int64_t i = 0; i < result.size(); ++i) result[i] = from.repeated(result.index(i));
    return result;
}

Array reduce(const Op& op, const Array& from) {
    const auto& [reduction, axes] = std::get<ReduceAttributes>(op.attributes);
    Array result(numbers(op.shape));
    if (reduction == Reduction::Maximum)
        std::fill(result.values.begin(), result.values.end(), -std::numeric_limits<double>::infinity());
    for (std::int64_t i = 0; i < from.size(); ++i) {
        std::vector<std::int64_t> index = from.index(i);
        for (const int axis : axes) index[std::size_t(axis)] = 0;
        double& target = result[result.at(index)];
        target = scalar(reduction == Reduction::Sum ? ScalarFunction::Add : ScalarFunction::Maximum, target,
                        from[i], 0);
    }
    return result;
}

Array contract(const Op& op, const Array& a, const Array& b) {
    const auto& [left, right] = std::get<ContractAttributes>(op.attributes);
    Array result(numbers(op.shape));
    const std::int64_t inner = a.extent(left == Transposed::No ? a.rank() - 1 : a.rank() - 2);
    const auto element = [](const Array& m, Transposed t, const std::vector<std::int64_t>& at,
                            std::int64_t row, std::int64_t column) {
        std::vector<std::int64_t> index = at;
        index[index.size() - 2] = t == Transposed::No ? row : column;
        index[index.size() - 1] = t == Transposed::No ? column : row;
        return m.repeated(index);
    };
    for (std::int64_t i = 0; i < result.size(); ++i) {
        const std::vector<std::int64_t> index = result.index(i);
        const std::int64_t row = index[index.size() - 2];
        const std::int64_t column = index[index.size() - 1];
        for (std::int64_t k = 0; k < inner; ++k)
            result[i] += element(a, left, index, row, k) * element(b, right, index, k, column);
    }
    return result;
}

Array transpose(const Op& op, const Array& from) {
    const std::vector<int>& order = std::get<TransposeAttributes>(op.attributes).order;
    Array result(numbers(op.shape));
    for (std::int64_t i = 0; i < result.size(); ++i) {
        const std::vector<std::int64_t> index = result.index(i);
        std::vector<std::int64_t> source(index.size());
        for (std::size_t axis = 0; axis < index.size(); ++axis)
            source[std::size_t(order[axis])] = index[axis];
        result[i] = from[from.at(source)];
    }
    return result;
}

Array pad(const Op& op, const Array& from) {
    const std::vector<std::int64_t>& low = std::get<PadAttributes>(op.attributes).low;
    Array result(numbers(op.shape));
    for (std::int64_t i = 0; i < result.size(); ++i) {
        std::vector<std::int64_t> index = result.index(i);
        bool inside = true;
        for (std::size_t axis = 0; axis < index.size(); ++axis) {
            index[axis] -= low[axis];
            inside = inside && index[axis] >= 0 && index[axis] < from.shape[axis];
        }
        if (inside) result[i] = from[from.at(index)];
    }
    return result;
}

Array concat(const Op& op, const Arrays& inputs) {
    const auto axis = std::size_t(std::get<ConcatAttributes>(op.attributes).axis);
    Array result(numbers(op.shape));
    std::int64_t start = 0;
    for (const Array* input : inputs) {
        for (std::int64_t i = 0; i < input->size(); ++i) {
            std::vector<std::int64_t> index = input->index(i);
            index[axis] += start;
            result[result.at(index)] = (*input)[i];
        }
        start += input->shape[axis];
    }
    return result;
}

std::int64_t row_of(const Array& index, std::int64_t m, std::int64_t rows) {
    const auto row = std::int64_t(index[m]);
    GLASSBOX_ASSERT(row >= 0 && row < rows, std::to_string(row));
    return row;
}

Array gather(const Op& op, const Array& table, const Array& index) {
    Array result(numbers(op.shape));
    const std::int64_t width = result.size() / result.extent(0);
    for (std::int64_t i = 0; i < result.size(); ++i)
        result[i] = table[row_of(index, i / width, table.extent(0)) * width + i % width];
    return result;
}

Array scatter_add(const Op& op, const Array& values, const Array& index) {
    Array result(numbers(op.shape));
    const std::int64_t width = values.size() / values.extent(0);
    for (std::int64_t i = 0; i < values.size(); ++i)
        result[row_of(index, i / width, result.extent(0)) * width + i % width] += values[i];
    return result;
}

Array iota(const Op& op) {
    const auto axis = std::size_t(std::get<IotaAttributes>(op.attributes).axis);
    Array result(numbers(op.shape));
    for (std::int64_t i = 0; i < result.size(); ++i) result[i] = double(result.index(i)[axis]);
    return result;
}

Array reshaped(const Op& op, const Array& from) {
    Array result = from;
    result.shape = numbers(op.shape);
    return result;
}

/// One run over the program.
class Evaluation {
  public:
    Evaluation(const Program& program, const NamedTensors& inputs, const NamedTensors& store,
               const RunState& state, const std::map<std::string, double>& live)
        : program_(program), inputs_(inputs), store_(store), state_(state), live_(live) {}

    NamedTensors run() {
        for (const Op& op : program_.ops) values_.push_back(value(op));
        for (const Output& output : program_.outputs) put(output.name, values_[std::size_t(output.value)]);
        return std::move(results_);
    }

  private:
    Array value(const Op& op) {
        Arrays in;
        for (const ValueId input : op.inputs) in.push_back(&values_[std::size_t(input)]);
        switch (op.kind) {
        case OpKind::Input: return fed(op, inputs_, std::get<InputAttributes>(op.attributes).name);
        case OpKind::Stored: return fed(op, store_, std::get<StoredAttributes>(op.attributes).key);
        case OpKind::Constant: return number(std::get<ConstantAttributes>(op.attributes).value);
        case OpKind::Live: return number(live_value(std::get<LiveAttributes>(op.attributes).slot));
        case OpKind::Iota: return iota(op);
        case OpKind::Map: return map(op, in);
        case OpKind::Broadcast: return broadcast(op, *in[0]);
        case OpKind::Reduce: return reduce(op, *in[0]);
        case OpKind::Contract: return contract(op, *in[0], *in[1]);
        case OpKind::Convolve: return convolve(op, in);
        case OpKind::Window: return window(op, in);
        case OpKind::Gather: return gather(op, *in[0], *in[1]);
        case OpKind::ScatterAdd: return scatter_add(op, *in[0], *in[1]);
        case OpKind::Reshape: return reshaped(op, *in[0]);
        case OpKind::Transpose: return transpose(op, *in[0]);
        case OpKind::Pad: return pad(op, *in[0]);
        case OpKind::Concat: return concat(op, in);
        case OpKind::Random: return random(op, state_);
        case OpKind::BatchIndex: return batch_index(op, state_);
        case OpKind::BatchMask: return batch_mask(op, state_);
        case OpKind::Warp: return warp(*in[0], *in[1]);
        case OpKind::Gradient: GLASSBOX_ASSERT(false, "gradients are expanded before"); break;
        case OpKind::Write: put("write:" + std::get<StoredAttributes>(op.attributes).key, *in[0]); break;
        case OpKind::Update: update(op, in); break;
        }
        return Array{};
    }

    static Array number(double value) {
        Array result;
        result[0] = value;
        return result;
    }

    static Array fed(const Op& op, const NamedTensors& from, const std::string& name) {
        const auto found = from.find(name);
        GLASSBOX_ASSERT(found != from.end() && found->second.shape == numbers(op.shape), name);
        return Array(found->second);
    }

    double live_value(const std::string& slot) const {
        if (const auto found = live_.find(slot); found != live_.end()) return found->second;
        if (slot == "step") return double(state_.step);
        for (const LiveSlot& declared : program_.live)
            if (declared.name == slot) return declared.initial;
        GLASSBOX_ASSERT(false, slot);
        return 0;
    }

    void put(const std::string& name, const Array& array) {
        results_[name] = Tensor::of(array.shape, std::span<const double>(array.values));
    }

    void update(const Op& op, const Arrays& in) {
        const auto& a = std::get<UpdateAttributes>(op.attributes);
        for (std::size_t t = 0; t < a.targets.size(); ++t) {
            const std::string& target = a.targets[t];
            NamedTensors operands{
                {"parameter", store_.at(target)},
                {"gradient", Tensor::of(in[t]->shape, std::span<const double>(in[t]->values))}};
            for (const std::string& slot : a.moments) operands[slot] = store_.at(target + "/" + slot);
            std::map<std::string, Array> after;
            for (std::int64_t i = 0; i < in[t]->size(); ++i) {
                const NamedTensors results = evaluate(*a.rule, element(operands, i, a, in), {}, state_);
                for (const auto& [name, result] : results)
                    after.try_emplace(name, in[t]->shape).first->second[i] = result.as_double()[0];
            }
            for (const auto& [name, array] : after)
                put("write:" + (name == "parameter" ? target : target + "/" + name), array);
        }
    }

    /// The rule's inputs for one element of a parameter.
    static NamedTensors element(const NamedTensors& operands, std::int64_t i, const UpdateAttributes& a,
                                const Arrays& in) {
        NamedTensors result;
        const auto add = [&](const std::string& name, double value) {
            result[name] = Tensor::of({}, std::span<const double>(&value, 1));
        };
        for (const auto& [name, tensor] : operands) add(name, tensor.as_double()[std::size_t(i)]);
        for (std::size_t s = 0; s < std::size_t(a.scalars); ++s)
            add("scalar" + std::to_string(s), (*in[a.targets.size() + s])[0]);
        return result;
    }

    const Program& program_;
    const NamedTensors& inputs_;
    const NamedTensors& store_;
    const RunState& state_;
    const std::map<std::string, double>& live_;
    std::vector<Array> values_;
    NamedTensors results_;
};

} // namespace

NamedTensors evaluate(const Program& bound, const NamedTensors& inputs, const NamedTensors& store,
                      const RunState& state, const std::map<std::string, double>& live) {
    return Evaluation(bound, inputs, store, state, live).run();
}

} // namespace glassbox::reference
