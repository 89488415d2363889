// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalogue/formula_parser.h"
#include "engine/catalogue/spec_parts.h"
#include "engine/catalogue/wire_types.h"
#include "engine/lower/formula_lowering.h"
#include "engine/lower/lower_context.h"

#include <algorithm>

namespace glassbox::blocks {

namespace {

using StartValues = std::vector<StartValue>;

const StartValue* find(const StartValues& values, const std::string& name) {
    const auto found = std::find_if(values.begin(), values.end(),
                                    [&](const StartValue& value) { return value.name == name; });
    return found == values.end() ? nullptr : &*found;
}

/// Free names that are not trainable; none that is certain where the texts are wrong, which the type rule
/// tells.
Ports ports(const Parameters& parameters) {
    Ports ports;
    ports.outputs.push_back(real_port("out"));
    const auto formula = parse_formula(text(parameters, "expression"));
    const auto trainable = parse_start_values(text(parameters, "trainable"));
    ports.certain =
        std::holds_alternative<Formula>(formula) && std::holds_alternative<StartValues>(trainable);
    if (!ports.certain) return ports;
    for (const std::string& name : std::get<Formula>(formula).names)
        if (find(std::get<StartValues>(trainable), name) == nullptr) ports.inputs.push_back(real_port(name));
    return ports;
}

TypeAnswer wrong_text(const std::string& parameter, const std::string& content, const FormulaError& error) {
    TypeProblem problem;
    problem.id = "formula." + error.expected;
    problem.expected = error.expected;
    problem.found = error.found;
    problem.arguments = {{"parameter", parameter},
                         {"text", content},
                         {"position", std::to_string(error.position)},
                         {"word", error.found}};
    return refuse(std::move(problem));
}

TypeAnswer unused(const std::string& name) {
    TypeProblem problem;
    problem.id = "formula.unused";
    problem.arguments = {{"name", name}};
    return refuse(std::move(problem));
}

TypeAnswer type(const TypeRequest& request) {
    const std::string& expression = text(request.parameters, "expression");
    const std::string& names = text(request.parameters, "trainable");
    const auto formula = parse_formula(expression);
    if (const auto* error = std::get_if<FormulaError>(&formula))
        return wrong_text("expression", expression, *error);
    const auto trainable = parse_start_values(names);
    if (const auto* error = std::get_if<FormulaError>(&trainable))
        return wrong_text("trainable", names, *error);
    const std::vector<std::string>& free = std::get<Formula>(formula).names;
    for (const StartValue& value : std::get<StartValues>(trainable))
        if (std::find(free.begin(), free.end(), value.name) == free.end()) return unused(value.name);
    return broadcast_inputs(request, ports(request.parameters), "formula.mismatch");
}

void lower(LowerContext& context) {
    const auto formula = std::get<Formula>(parse_formula(text(context.parameters(), "expression")));
    const auto trainable = std::get<StartValues>(parse_start_values(text(context.parameters(), "trainable")));
    const auto value_of = [&](const std::string& name) {
        const StartValue* start = find(trainable, name);
        if (start == nullptr) return context.input(name);
        return context.parameter(name, Shape(), {Initial::Kind::Constant, start->value});
    };
    context.output("out", emit_formula(context.build, formula, value_of));
}

Sample formula_sample(const char* expression, const char* trainable, std::vector<WireType> inputs) {
    return accepted({{"expression", std::string(expression)}, {"trainable", std::string(trainable)}},
                    std::move(inputs));
}

Sample wrong(const char* id, const char* expression, const char* trainable = "") {
    Sample sample = formula_sample(expression, trainable, {});
    sample.rejected = id;
    return sample;
}

std::vector<Sample> samples() {
    std::vector<Sample> list = {
        formula_sample("a*sin(b*x)+c", "a=1, b=2, c=0.5", {row_type(3)}),
        formula_sample("exp(-x^2/2)*tanh(y)-erf(x)", "", {picture_type(2, 3, 5), unbatched_type({2, 1, 1})}),
        formula_sample("x^3 - 2*x^-1 + square(x) + cos(pi*x)", "", {row_type(1)}),
        away_from_kinks(
            formula_sample("max(x, 0.05) + min(-x, 0) + abs(x) + relu(x)*sign(x)", "", {row_type(5)})),
        formula_sample("sigmoid(x)^2 - sigmoid(z)", "z=0.3", {row_type(2)}),
        formula_sample("2*pi", "", {}),
    };
    Sample logarithms = formula_sample("log(x) + sqrt(x) + pow(x, y) + e^x + x/y", "y=1.5", {row_type(5)});
    logarithms.positive = true;
    list.push_back(logarithms);
    Sample unequal = formula_sample("x*y", "", {row_type(3), row_type(4)});
    unequal.rejected = "formula.mismatch";
    list.push_back(unequal);
    const std::vector<Sample> wrong_ones = {wrong("formula.operand", "a*"),
                                            wrong("formula.operator", "a b"),
                                            wrong("formula.closing-parenthesis", "(a"),
                                            wrong("formula.opening-parenthesis", "sin a"),
                                            wrong("formula.comma", "min(a)"),
                                            wrong("formula.function", "sinus(a)"),
                                            wrong("formula.name", "2", "=1"),
                                            wrong("formula.value", "a", "a=x"),
                                            wrong("formula.shorter", std::string(200, '(').c_str()),
                                            wrong("formula.unused", "2", "a=1")};
    list.insert(list.end(), wrong_ones.begin(), wrong_ones.end());
    return list;
}

} // namespace

BlockSpec formula() {
    BlockSpec spec;
    spec.id = "Formula";
    spec.category = Category::NonLinear;
    spec.synonyms = {"expression", "equation", "function", "custom", "mathematics"};
    spec.parameters = {on_block(text_parameter("expression", "a*x + b")),
                       text_parameter("trainable", "a=1, b=0")};
    spec.ports = ports;
    spec.type = type;
    spec.lower = lower;
    spec.samples = samples();
    spec.smooth = false;
    return spec;
}

} // namespace glassbox::blocks
