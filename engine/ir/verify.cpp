// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/result.h"
#include "engine/ir/print.h"
#include "engine/ir/rules/shape_rules.h"

#include <algorithm>
#include <set>

namespace glassbox {

namespace {

struct Question {
    const Program& program;
    Stage stage;
};

/// A rule answers with what is wrong, or "".
using OpRule = std::string (*)(const Question&, const Op&);
using ProgramRule = std::string (*)(const Question&);

bool has_symbols(const Shape& shape) {
    return std::any_of(shape.begin(), shape.end(), [](const Extent& e) { return !e.is_number(); });
}

// ---- rules of single kinds

std::string nothing_more(const Question&, const Op&) {
    return "";
}

std::string live_is_declared(const Question& question, const Op& op) {
    const std::string& slot = std::get<LiveAttributes>(op.attributes).slot;
    for (const LiveSlot& declared : question.program.live)
        if (declared.name == slot) return "";
    return "live slot \"" + slot + "\" is not declared";
}

std::string gradients_are_expanded(const Question& question, const Op&) {
    return question.stage == Stage::Lowered ? "" : "gradient that is not expanded";
}

std::string writes_a_statistic(const Question& question, const Op& op) {
    const std::string& key = std::get<StoredAttributes>(op.attributes).key;
    return question.program.find_entry(key)->role == Role::Statistic
               ? ""
               : "entry \"" + key + "\" is not a statistic, only those are written";
}

std::string rows_are_numbers(const Question& question, const Op& op) {
    const bool bound = question.stage == Stage::Bound;
    return bound && !std::get<ScatterAttributes>(op.attributes).rows.is_number() ? "rows are symbolic" : "";
}

// ---- update

std::string targets_problem(const Program& program, const UpdateAttributes& update) {
    for (const std::string& target : update.targets) {
        const StoreEntry& entry = *program.find_entry(target);
        if (entry.role != Role::Parameter) return "target \"" + target + "\" is not a parameter";
        for (const std::string& slot : update.moments) {
            const std::string key = target + "/" + slot;
            const StoreEntry* moment = program.find_entry(key);
            if (!moment) return "the store has no entry \"" + key + "\"";
            if (moment->role != Role::Moment) return "entry \"" + key + "\" is not a moment";
            if (moment->shape != entry.shape)
                return "entry \"" + key + "\" is " + to_string(moment->shape) + ", its parameter " +
                       to_string(entry.shape);
        }
    }
    return "";
}

std::set<std::string> rule_inputs(const UpdateAttributes& update) {
    std::set<std::string> names{"parameter", "gradient"};
    names.insert(update.moments.begin(), update.moments.end());
    for (int i = 0; i < update.scalars; ++i) names.insert("scalar" + std::to_string(i));
    return names;
}

std::string rule_problem(const UpdateAttributes& update) {
    if (!update.rule) return "no rule";
    const Program& rule = *update.rule;
    if (const std::string problem = verify(rule, Stage::Bound); !problem.empty()) return "rule: " + problem;
    const std::set<std::string> names = rule_inputs(update);
    for (const Op& op : rule.ops) {
        if (op.kind != OpKind::Input && op.kind != OpKind::Constant && op.kind != OpKind::Map)
            return std::string("rule: holds a ") + name_of(op.kind);
        if (op.shape.rank() != 0) return "rule: holds a value of shape " + to_string(op.shape);
        const auto* input = std::get_if<InputAttributes>(&op.attributes);
        if (input && !names.contains(input->name)) return "rule: unknown input \"" + input->name + "\"";
    }
    std::vector<std::string> results{"parameter"};
    results.insert(results.end(), update.moments.begin(), update.moments.end());
    for (const std::string& result : results)
        if (rule.output(result) == no_value) return "rule: has no output \"" + result + "\"";
    return rule.outputs.size() == results.size() ? "" : "rule: has more outputs than parameter and moments";
}

std::string update_is_whole(const Question& question, const Op& op) {
    const auto& update = std::get<UpdateAttributes>(op.attributes);
    if (update.targets.empty()) return "no targets";
    std::string problem = targets_problem(question.program, update);
    return problem.empty() ? rule_problem(update) : problem;
}

/// What each kind must obey beyond order, signature and infer(), at which stage.
OpRule op_rule(OpKind kind) {
    switch (kind) {
    case OpKind::Live: return live_is_declared;
    case OpKind::Gradient: return gradients_are_expanded;
    case OpKind::ScatterAdd: return rows_are_numbers;
    case OpKind::Write: return writes_a_statistic;
    case OpKind::Update: return update_is_whole;
    case OpKind::Input:
    case OpKind::Stored:
    case OpKind::Constant:
    case OpKind::Iota:
    case OpKind::Map:
    case OpKind::Broadcast:
    case OpKind::Reduce:
    case OpKind::Contract:
    case OpKind::Convolve:
    case OpKind::Window:
    case OpKind::Gather:
    case OpKind::Reshape:
    case OpKind::Transpose:
    case OpKind::Pad:
    case OpKind::Concat:
    case OpKind::Random:
    case OpKind::BatchIndex:
    case OpKind::BatchMask:
    case OpKind::Warp: return nothing_more;
    }
    return nothing_more;
}

std::string inputs_come_first(const Op& op, ValueId value) {
    for (const ValueId input : op.inputs)
        if (input < 0 || input >= value) return "input " + value_name(input) + " does not come before it";
    return "";
}

std::string stated_as_inferred(const Question& question, const Op& op) {
    const Inferred inferred = infer(question.program, op);
    if (!inferred.problem.empty()) return inferred.problem;
    if (inferred.shape != op.shape || inferred.element != op.element)
        return std::string("states ") + name_of(op.element) + " " + to_string(op.shape) + ", is " +
               name_of(inferred.element) + " " + to_string(inferred.shape);
    if (question.stage == Stage::Bound && has_symbols(op.shape))
        return "shape " + to_string(op.shape) + " has symbols";
    return "";
}

// ---- rules of the whole

std::string ops_are_right(const Question& question) {
    for (std::size_t i = 0; i < question.program.ops.size(); ++i) {
        const Op& op = question.program.ops[i];
        std::string problem = inputs_come_first(op, ValueId(i));
        if (problem.empty()) problem = stated_as_inferred(question, op);
        if (problem.empty()) problem = op_rule(op.kind)(question, op);
        if (!problem.empty()) return print_op(question.program, ValueId(i)) + "\n  " + problem;
    }
    return "";
}

template <class Items, class Name>
std::string names_are_unique(const Items& items, const char* what, const Name& name) {
    std::set<std::string> seen;
    for (const auto& item : items) {
        if (name(item).empty()) return std::string(what) + " without a name";
        if (!seen.insert(name(item)).second) return std::string(what) + " \"" + name(item) + "\" twice";
    }
    return "";
}

std::string store_is_right(const Question& question) {
    for (const StoreEntry& entry : question.program.store) {
        if (question.stage == Stage::Bound && has_symbols(entry.shape))
            return "store entry \"" + entry.key + "\": shape " + to_string(entry.shape) + " has symbols";
        if (entry.role != Role::Data && entry.storage != Storage::F32)
            return "store entry \"" + entry.key + "\": only data states a storage";
    }
    return names_are_unique(question.program.store, "store entry", [](const StoreEntry& e) { return e.key; });
}

std::string live_is_right(const Question& question) {
    return names_are_unique(question.program.live, "live slot", [](const LiveSlot& s) { return s.name; });
}

std::string inputs_are_right(const Question& question) {
    std::vector<std::string> names;
    for (const Op& op : question.program.ops)
        if (const auto* input = std::get_if<InputAttributes>(&op.attributes)) names.push_back(input->name);
    return names_are_unique(names, "input", [](const std::string& name) { return name; });
}

std::string outputs_are_right(const Question& question) {
    for (const Output& output : question.program.outputs) {
        const std::string name = "output \"" + output.name + "\"";
        if (output.value < 0 || std::size_t(output.value) >= question.program.ops.size())
            return name + " names no value";
        const Op& op = question.program.op(output.value);
        if (op.kind == OpKind::Write || op.kind == OpKind::Update)
            return name + " names a " + name_of(op.kind) + ", which makes no value";
        if (output.recorded == Recorded::Yes && op.shape.rank() != 0)
            return name + " is recorded but is no scalar: " + to_string(op.shape);
    }
    return names_are_unique(question.program.outputs, "output", [](const Output& o) { return o.name; });
}

std::string entries_are_written_once(const Question& question) {
    std::vector<std::string> written;
    for (const Op& op : question.program.ops) {
        if (op.kind == OpKind::Write) written.push_back(std::get<StoredAttributes>(op.attributes).key);
        if (const auto* update = std::get_if<UpdateAttributes>(&op.attributes)) {
            for (const std::string& target : update->targets) {
                written.push_back(target);
                for (const std::string& slot : update->moments) written.push_back(target + "/" + slot);
            }
        }
    }
    return names_are_unique(written, "write to", [](const std::string& key) { return key; });
}

constexpr ProgramRule program_rules[] = {
    ops_are_right,    store_is_right,    live_is_right,
    inputs_are_right, outputs_are_right, entries_are_written_once,
};

} // namespace

std::string verify(const Program& program, Stage stage) {
    for (const ProgramRule rule : program_rules)
        if (std::string problem = rule({program, stage}); !problem.empty()) return problem;
    return "";
}

void assert_valid(const Program& program, Stage stage) {
    const std::string problem = verify(program, stage);
    GLASSBOX_ASSERT(problem.empty(), problem + "\n" + print(program));
}

} // namespace glassbox
