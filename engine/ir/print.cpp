// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/ir/print.h"

#include "engine/base/number_text.h"
#include "engine/ir/rules/shape_rules.h"

#include <type_traits>

namespace glassbox {

std::string value_name(ValueId value) {
    return std::string("%").append(std::to_string(value));
}

namespace {

std::string quoted(const std::string& text) {
    return std::string("\"").append(text).append("\"");
}

template <class Values>
std::string list_text(const Values& values) {
    std::string text;
    for (const auto value : values) text.append(text.empty() ? "[" : ",").append(std::to_string(value));
    return text.empty() ? "[]" : text + "]";
}

std::string quoted_list(const std::vector<std::string>& texts) {
    std::string text;
    for (const std::string& each : texts) text.append(text.empty() ? "[" : ",").append(quoted(each));
    return text.empty() ? "[]" : text + "]";
}

const char* name_of(Role role) {
    switch (role) {
    case Role::Parameter: return "parameter";
    case Role::Moment: return "moment";
    case Role::Statistic: return "statistic";
    case Role::Data: return "data";
    }
    return "unknown";
}

const char* name_of(Storage storage) {
    switch (storage) {
    case Storage::F32: return "f32";
    case Storage::F64: return "f64";
    case Storage::I32: return "i32";
    case Storage::U8: return "u8";
    }
    return "unknown";
}

const char* name_of(ConvolveKind kind) {
    switch (kind) {
    case ConvolveKind::Forward: return "forward";
    case ConvolveKind::InputGradient: return "input_gradient";
    case ConvolveKind::WeightGradient: return "weight_gradient";
    }
    return "unknown";
}

const char* name_of(WindowKind kind) {
    switch (kind) {
    case WindowKind::Sum: return "sum";
    case WindowKind::Spread: return "spread";
    case WindowKind::Maximum: return "maximum";
    case WindowKind::Route: return "route";
    case WindowKind::Pick: return "pick";
    }
    return "unknown";
}

const char* name_of(BatchOrder order) {
    switch (order) {
    case BatchOrder::Shuffled: return "shuffled";
    case BatchOrder::InOrder: return "in_order";
    case BatchOrder::Once: return "once";
    }
    return "unknown";
}

std::string initial_text(const Initial& initial) {
    switch (initial.kind) {
    case Initial::Kind::Zero: return "zero";
    case Initial::Kind::Constant: return "constant " + number_text(initial.scale);
    case Initial::Kind::Uniform: return "uniform " + number_text(initial.scale);
    case Initial::Kind::Normal: return "normal " + number_text(initial.scale);
    case Initial::Kind::Values: return "values";
    }
    return "unknown";
}

// ---- attributes: what is written before and after the inputs

std::string before(const std::monostate&) {
    return "";
}
std::string before(const InputAttributes& a) {
    return quoted(a.name);
}
std::string before(const StoredAttributes& a) {
    return quoted(a.key);
}
std::string before(const ConstantAttributes& a) {
    return number_text(a.value);
}
std::string before(const LiveAttributes& a) {
    return quoted(a.slot);
}
std::string before(const IotaAttributes& a) {
    return "axis=" + std::to_string(a.axis);
}
std::string before(const MapAttributes& a) {
    return name_of(a.function);
}
std::string before(const BroadcastAttributes&) {
    return "";
}
std::string before(const ReduceAttributes& a) {
    return std::string(a.reduction == Reduction::Sum ? "sum" : "maximum") + " axes=" + list_text(a.axes);
}
std::string before(const ContractAttributes& a) {
    return std::string(a.left == Transposed::Yes ? "t" : "n") + (a.right == Transposed::Yes ? "t" : "n");
}
std::string before(const ConvolveAttributes& a) {
    return std::string(name_of(a.kind)) + " kernel=" + list_text(a.kernel) +
           " stride=" + list_text(a.stride) + " dilation=" + list_text(a.dilation) +
           " low=" + list_text(a.low) + " high=" + list_text(a.high) + " groups=" + std::to_string(a.groups) +
           " input=" + list_text(a.input);
}
std::string before(const WindowAttributes& a) {
    return std::string(name_of(a.kind)) + " kernel=" + list_text(a.kernel) +
           " stride=" + list_text(a.stride) + " low=" + list_text(a.low) + " high=" + list_text(a.high) +
           " input=" + list_text(a.input);
}
std::string before(const ScatterAttributes& a) {
    return "rows=" + to_string(a.rows);
}
std::string before(const ReshapeAttributes&) {
    return "";
}
std::string before(const TransposeAttributes& a) {
    return "order=" + list_text(a.order);
}
std::string before(const PadAttributes& a) {
    return "low=" + list_text(a.low) + " high=" + list_text(a.high);
}
std::string before(const ConcatAttributes& a) {
    return "axis=" + std::to_string(a.axis);
}
std::string before(const RandomAttributes& a) {
    return std::string(a.distribution == Distribution::Uniform ? "uniform" : "normal") +
           " stream=" + std::to_string(a.stream);
}
std::string before(const BatchIndexAttributes& a) {
    return std::string(name_of(a.order)) + " population=" + std::to_string(a.population) +
           " stream=" + std::to_string(a.stream);
}
std::string before(const WarpAttributes&) {
    return "";
}
std::string before(const GradientAttributes&) {
    return "";
}
std::string before(const UpdateAttributes& a) {
    return "targets=" + quoted_list(a.targets) + " moments=" + quoted_list(a.moments) +
           " scalars=" + std::to_string(a.scalars);
}

std::string inputs_text(const Op& op) {
    std::string text;
    for (const ValueId input : op.inputs) text.append(text.empty() ? "(" : ", ").append(value_name(input));
    return text + ")";
}

std::string op_text(const Op& op) {
    std::string text = name_of(op.kind);
    const std::string attributes = std::visit([](const auto& a) { return before(a); }, op.attributes);
    if (!attributes.empty()) text += " " + attributes;
    if (!op.inputs.empty()) text += inputs_text(op);
    if (op.kind != OpKind::Write && op.kind != OpKind::Update)
        text += std::string(" : ") + name_of(op.element) + " " + to_string(op.shape);
    return op.origin.empty() ? text : text + "   ; " + op.origin;
}

std::string indented(const std::string& text) {
    std::string result;
    std::size_t start = 0;
    while (start < text.size()) {
        const std::size_t end = text.find('\n', start);
        result += "    " + text.substr(start, end - start) + "\n";
        start = end + 1;
    }
    return result;
}

std::string entry_text(const StoreEntry& entry) {
    std::string text = "store " + quoted(entry.key) + " " + name_of(entry.role) + " : " +
                       name_of(entry.element) + " " + to_string(entry.shape) + " " +
                       initial_text(entry.initial);
    if (entry.role == Role::Data) text += std::string(" as ") + name_of(entry.storage);
    return entry.block.empty() ? text : text + "   ; " + entry.block;
}

} // namespace

std::string print_op(const Program& program, ValueId value) {
    return value_name(value) + " = " + op_text(program.op(value));
}

std::string print(const Program& program) {
    std::string text;
    for (const StoreEntry& entry : program.store) text += entry_text(entry) + "\n";
    for (const LiveSlot& slot : program.live)
        text += "live " + quoted(slot.name) + " = " + number_text(slot.initial) + "\n";
    for (std::size_t i = 0; i < program.ops.size(); ++i) {
        text += print_op(program, ValueId(i)) + "\n";
        const auto* update = std::get_if<UpdateAttributes>(&program.ops[i].attributes);
        if (update && update->rule) text += indented(print(*update->rule));
    }
    for (const Output& output : program.outputs)
        text += "output " + quoted(output.name) + " = " + value_name(output.value) +
                (output.recorded == Recorded::Yes ? " recorded" : "") + "\n";
    return text;
}

} // namespace glassbox
