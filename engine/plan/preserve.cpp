// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/plan/preserve.h"

#include "engine/plan/fusion.h"

#include <set>

namespace glassbox {

namespace {

using Keys = std::set<std::string>;

Keys replaced_entries(const Program& program) {
    Keys keys;
    for (const Op& op : program.ops) {
        if (op.kind == OpKind::Write) keys.insert(std::get<StoredAttributes>(op.attributes).key);
        const auto* update = std::get_if<UpdateAttributes>(&op.attributes);
        if (!update) continue;
        for (const std::string& target : update->targets) {
            keys.insert(target);
            for (const std::string& slot : update->moments) keys.insert(target + "/" + slot);
        }
    }
    return keys;
}

/// Looks for reads of replaced entries in what a Write's kernel would compute.
class WriteCheck {
  public:
    WriteCheck(const Program& program, const Keys& replaced, const Op& write)
        : program_(program), replaced_(replaced), key_(std::get<StoredAttributes>(write.attributes).key) {}

    enum class Order : std::uint8_t { Same, Other }; ///< Of the elements on the way to the value.

    bool endangered(ValueId value, Order order) {
        const Op& op = program_.op(value);
        if (const auto* stored = std::get_if<StoredAttributes>(&op.attributes))
            return replaced_.contains(stored->key) && (stored->key != key_ || order == Order::Other);
        if (!is_fluid(op) || !seen_.insert({value, order}).second) return false;
        for (const ValueId input : op.inputs)
            if (endangered(input, keeps_order(op, input) ? order : Order::Other)) return true;
        return false;
    }

  private:
    bool keeps_order(const Op& op, ValueId input) const {
        const bool moves = op.kind == OpKind::Transpose || op.kind == OpKind::Pad;
        return !moves && program_.op(input).shape.size() == op.shape.size();
    }

    const Program& program_;
    const Keys& replaced_;
    std::string key_;
    std::set<std::pair<ValueId, Order>> seen_;
};

class Preserver {
  public:
    explicit Preserver(const Program& program) : from_(program), replaced_(replaced_entries(program)) {}

    Preserved preserve() {
        to_.program.store = from_.store;
        to_.program.live = from_.live;
        for (const Op& op : from_.ops) {
            std::vector<ValueId> inputs;
            for (const ValueId input : op.inputs) inputs.push_back(read(op, input));
            to_.program.ops.push_back(op);
            to_.program.ops.back().inputs = std::move(inputs);
            number_.push_back(ValueId(to_.program.ops.size()) - 1);
        }
        for (Output output : from_.outputs) {
            output.value = is_replaced(output.value) ? copy(output.value) : number(output.value);
            to_.program.outputs.push_back(output);
        }
        return std::move(to_);
    }

  private:
    ValueId number(ValueId value) const { return number_[std::size_t(value)]; }

    ValueId read(const Op& op, ValueId input) {
        if (op.kind == OpKind::Update && is_replaced(input)) return copy(input);
        if (op.kind != OpKind::Write) return number(input);
        WriteCheck check(from_, replaced_, op);
        return check.endangered(input, WriteCheck::Order::Same) ? copy(input) : number(input);
    }

    bool is_replaced(ValueId value) const {
        const Op& source = from_.op(dense_source(from_, value));
        const auto* stored = std::get_if<StoredAttributes>(&source.attributes);
        return stored && source.kind == OpKind::Stored && replaced_.contains(stored->key);
    }

    ValueId copy(ValueId value) {
        const Op& source = from_.op(value);
        Op op;
        op.kind = OpKind::Map;
        op.attributes = MapAttributes{ScalarFunction::StopGradient};
        op.inputs = {number(value)};
        op.shape = source.shape;
        op.element = source.element;
        op.origin = source.origin;
        to_.program.ops.push_back(std::move(op));
        to_.kept.push_back(ValueId(to_.program.ops.size()) - 1);
        return to_.kept.back();
    }

    const Program& from_;
    Keys replaced_;
    Preserved to_;
    std::vector<ValueId> number_; ///< In the new program.
};

} // namespace

Preserved preserve_replaced(const Program& bound) {
    return Preserver(bound).preserve();
}

} // namespace glassbox
