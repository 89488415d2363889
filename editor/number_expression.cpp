// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/number_expression.h"

#include "engine/base/number_text.h"
#include "engine/catalogue/catalogue.h"
#include "engine/catalogue/formula_parser.h"

#include <algorithm>
#include <cmath>

namespace glassbox::editor {

namespace {

/// Whole numbers beyond this are not exact in a double.
constexpr double largest_whole = 9007199254740992.0;

double sigmoid(double x) {
    return 1 / (1 + std::exp(-x));
}

double applied(FormulaFunction function, double a, double b) {
    switch (function) {
    case FormulaFunction::Add: return a + b;
    case FormulaFunction::Subtract: return a - b;
    case FormulaFunction::Multiply: return a * b;
    case FormulaFunction::Divide: return a / b;
    case FormulaFunction::Power: return std::pow(a, b);
    case FormulaFunction::Negate: return -a;
    case FormulaFunction::Exp: return std::exp(a);
    case FormulaFunction::Log: return std::log(a);
    case FormulaFunction::Sqrt: return std::sqrt(a);
    case FormulaFunction::Abs: return std::abs(a);
    case FormulaFunction::Sin: return std::sin(a);
    case FormulaFunction::Cos: return std::cos(a);
    case FormulaFunction::Tanh: return std::tanh(a);
    case FormulaFunction::Sigmoid: return sigmoid(a);
    case FormulaFunction::Relu: return std::max(a, 0.0);
    case FormulaFunction::Erf: return std::erf(a);
    case FormulaFunction::Minimum: return std::min(a, b);
    case FormulaFunction::Maximum: return std::max(a, b);
    case FormulaFunction::Square: return a * a;
    case FormulaFunction::Sign: return double((a > 0) - (a < 0));
    case FormulaFunction::Floor: return std::floor(a);
    }
    GLASSBOX_ASSERT(false, "formula function");
}

double value_of(const Formula& formula) {
    std::vector<double> values;
    for (const FormulaNode& node : formula.nodes) {
        const auto argument = [&](std::size_t number) {
            return number < node.arguments.size() ? values[std::size_t(node.arguments[number])] : 0.0;
        };
        values.push_back(node.kind == FormulaNode::Kind::Number
                             ? node.number
                             : applied(node.function, argument(0), argument(1)));
    }
    return values.back();
}

/// "0,5" is a number as many people write it; in "max(1,2)" the comma separates.
std::string with_points(std::string text) {
    if (text.find('(') == std::string::npos) std::replace(text.begin(), text.end(), ',', '.');
    return text;
}

Message wrong_at(const FormulaError& error) {
    return {"field.wrong-at", {{"position", std::to_string(error.position)}, {"found", error.found}}};
}

/// The text with every × as "x".
std::string with_plain_times(std::string_view text) {
    constexpr std::string_view times = "×";
    std::string plain;
    while (!text.empty()) {
        const bool found = text.starts_with(times);
        plain += found ? 'x' : text.front();
        text.remove_prefix(found ? times.size() : 1);
    }
    return plain;
}

/// The entries of a list; parentheses and names ("max") are left alone.
std::vector<std::string> entries_of(const std::string& text) {
    const std::string plain = with_plain_times(text);
    std::vector<std::string> entries(1);
    int depth = 0;
    for (std::size_t i = 0; i < plain.size(); ++i) {
        const char c = plain[i];
        depth += int(c == '(') - int(c == ')');
        const bool in_word = i > 0 && std::isalpha(static_cast<unsigned char>(plain[i - 1]));
        const bool separates = depth == 0 && (c == ',' || (c == 'x' && !in_word));
        if (separates)
            entries.emplace_back();
        else
            entries.back() += c;
    }
    return entries;
}

bool is_whole(double value) {
    return value == std::floor(value) && std::abs(value) <= largest_whole;
}

Typed<std::int64_t> whole(const ParameterSpec& parameter, const std::string& text) {
    const Typed<double> value = evaluated(text);
    if (!value) return tl::unexpected(value.error());
    if (is_whole(*value)) return std::int64_t(*value);
    Message message{"field.needs-whole", {{"found", number_text(*value)}}};
    message.arguments.push_back({"parameter", parameter.id});
    return tl::unexpected(std::move(message));
}

Typed<ParameterValue> list_value(const ParameterSpec& parameter, const std::string& text) {
    std::vector<std::int64_t> list;
    const bool empty = text.find_first_not_of(' ') == std::string::npos;
    if (empty && parameter.kind == ParameterKind::Shape) return list;
    for (const std::string& entry : entries_of(text)) {
        const Typed<std::int64_t> number = whole(parameter, entry);
        if (!number) return tl::unexpected(number.error());
        list.push_back(*number);
    }
    if (parameter.kind == ParameterKind::Pair && list.size() == 1) list.push_back(list.front());
    return list;
}

Typed<ParameterValue> raw_value(const ParameterSpec& parameter, const std::string& text) {
    switch (parameter.kind) {
    case ParameterKind::Integer: {
        const Typed<std::int64_t> number = whole(parameter, text);
        if (!number) return tl::unexpected(number.error());
        return *number;
    }
    case ParameterKind::Real: {
        const Typed<double> number = evaluated(text);
        if (!number) return tl::unexpected(number.error());
        return *number;
    }
    case ParameterKind::Pair:
    case ParameterKind::Shape: return list_value(parameter, text);
    case ParameterKind::Boolean: return text == "true";
    case ParameterKind::Choice:
    case ParameterKind::Text:
    case ParameterKind::Path: return text;
    }
    GLASSBOX_ASSERT(false, "parameter kind");
}

} // namespace

Typed<double> evaluated(const std::string& expression) {
    if (expression.find_first_not_of(' ') == std::string::npos)
        return tl::unexpected(Message{"field.empty", {}});
    const auto parsed = parse_formula(with_points(expression));
    if (const auto* error = std::get_if<FormulaError>(&parsed)) return tl::unexpected(wrong_at(*error));
    const Formula& formula = std::get<Formula>(parsed);
    if (!formula.names.empty())
        return tl::unexpected(Message{"field.no-names", {{"found", formula.names.front()}}});
    const double value = value_of(formula);
    if (!std::isfinite(value)) return tl::unexpected(Message{"field.not-finite", {{"text", expression}}});
    return value;
}

std::optional<Message> refusal_at_field(const ParameterSpec& parameter, const ParameterValue& value) {
    std::optional<Message> message = refused(parameter, value);
    constexpr std::string_view family = "check.parameter-";
    if (message && message->id.starts_with(family))
        message->id = "field." + message->id.substr(family.size());
    return message;
}

Typed<ParameterValue> typed_value(const ParameterSpec& parameter, const std::string& text) {
    Typed<ParameterValue> value = raw_value(parameter, text);
    if (!value) return value;
    if (auto message = refusal_at_field(parameter, *value)) return tl::unexpected(std::move(*message));
    return normalised(parameter, *value);
}

} // namespace glassbox::editor
