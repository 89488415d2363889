// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/number_text.h"
#include "engine/catalogue/catalogue.h"

#include <algorithm>
#include <cmath>

namespace glassbox {

namespace {

using Integers = std::vector<std::int64_t>;

/// Longest shape that anything in a document can have.
constexpr std::size_t largest_rank = 8;

/// What a value of the parameter looks like, as the id of the message that says so.
std::string kind_message(ParameterKind kind) {
    switch (kind) {
    case ParameterKind::Integer: return "check.parameter-needs-integer";
    case ParameterKind::Real: return "check.parameter-needs-real";
    case ParameterKind::Boolean: return "check.parameter-needs-boolean";
    case ParameterKind::Choice: return "check.parameter-needs-choice";
    case ParameterKind::Text: return "check.parameter-needs-text";
    case ParameterKind::Path: return "check.parameter-needs-path";
    case ParameterKind::Pair: return "check.parameter-needs-pair";
    case ParameterKind::Shape: return "check.parameter-needs-shape";
    }
    GLASSBOX_ASSERT(false, "parameter kind");
}

/// "1 … 64", "≥ 1", "≤ 5" or "" where there is no bound.
std::string range_text(const ParameterSpec& parameter) {
    const bool low = parameter.minimum > -1e308;
    const bool high = parameter.maximum < 1e308;
    if (low && high) return number_text(parameter.minimum) + " … " + number_text(parameter.maximum);
    if (low) return "≥ " + number_text(parameter.minimum);
    return high ? "≤ " + number_text(parameter.maximum) : "";
}

std::string choices_text(const ParameterSpec& parameter) {
    std::string text;
    for (const std::string& choice : parameter.choices) text.append(text.empty() ? "" : ", ").append(choice);
    return text;
}

Message message(std::string id, const ParameterSpec& parameter, const ParameterValue& value) {
    return {std::move(id),
            {{"parameter", parameter.id},
             {"found", to_string(value)},
             {"range", range_text(parameter)},
             {"choices", choices_text(parameter)}}};
}

bool is_list(const ParameterValue& value, std::size_t minimum, std::size_t maximum) {
    if (std::holds_alternative<std::int64_t>(value)) return true;
    const Integers* list = std::get_if<Integers>(&value);
    return list != nullptr && list->size() >= minimum && list->size() <= maximum;
}

bool is_of_kind(const ParameterSpec& parameter, const ParameterValue& value) {
    const std::string* text = std::get_if<std::string>(&value);
    const double* number = std::get_if<double>(&value);
    switch (parameter.kind) {
    case ParameterKind::Integer: return std::holds_alternative<std::int64_t>(value);
    case ParameterKind::Real:
        return std::holds_alternative<std::int64_t>(value) || (number && std::isfinite(*number));
    case ParameterKind::Boolean: return std::holds_alternative<bool>(value);
    case ParameterKind::Choice:
        return text && std::count(parameter.choices.begin(), parameter.choices.end(), *text) > 0;
    case ParameterKind::Text: return text != nullptr;
    case ParameterKind::Path: return text && text->find('\0') == std::string::npos;
    case ParameterKind::Pair: return is_list(value, 2, 2);
    case ParameterKind::Shape: return is_list(value, 0, largest_rank);
    }
    GLASSBOX_ASSERT(false, "parameter kind");
}

bool in_range(const ParameterSpec& parameter, const ParameterValue& value) {
    const auto inside = [&](double number) {
        return number >= parameter.minimum && number <= parameter.maximum;
    };
    if (const auto* number = std::get_if<std::int64_t>(&value)) return inside(double(*number));
    if (const auto* number = std::get_if<double>(&value)) return inside(*number);
    if (const auto* list = std::get_if<Integers>(&value))
        return std::all_of(list->begin(), list->end(),
                           [&](std::int64_t entry) { return inside(double(entry)); });
    return true;
}

/// "3x3", "3×3", "3, 3" or "3"; empty where it is no list of integers.
std::optional<Integers> parse_list(std::string text) {
    std::erase(text, ' ');
    std::erase(text, '\xC3'); // × is C3 97 in UTF-8
    std::replace(text.begin(), text.end(), '\x97', 'x');
    std::replace(text.begin(), text.end(), ',', 'x');
    Integers list;
    if (text.empty()) return list;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('x', begin), text.size());
        const auto entry = parse_integer(std::string_view(text).substr(begin, end - begin));
        if (!entry) return {};
        list.push_back(*entry);
        begin = end + 1;
    }
    return list;
}

/// What the text says, in the form nearest to the parameter's kind; the text itself where it says nothing
/// such.
ParameterValue read_text(const ParameterSpec& parameter, const std::string& text) {
    switch (parameter.kind) {
    case ParameterKind::Integer:
        if (const auto number = parse_integer(text)) return *number;
        return text;
    case ParameterKind::Real:
        if (const auto number = parse_real(text)) return *number;
        return text;
    case ParameterKind::Boolean:
        if (text == "true" || text == "false") return text == "true";
        return text;
    case ParameterKind::Pair:
    case ParameterKind::Shape:
        if (auto list = parse_list(text)) {
            if (parameter.kind == ParameterKind::Pair && list->size() == 1) return list->front();
            return *list;
        }
        return text;
    case ParameterKind::Choice:
    case ParameterKind::Text:
    case ParameterKind::Path: return text;
    }
    GLASSBOX_ASSERT(false, "parameter kind");
}

} // namespace

std::optional<Message> refused(const ParameterSpec& parameter, const ParameterValue& value) {
    if (!is_of_kind(parameter, value)) return message(kind_message(parameter.kind), parameter, value);
    if (!in_range(parameter, value)) return message("check.parameter-range", parameter, value);
    return {};
}

ParameterValue normalised(const ParameterSpec& parameter, const ParameterValue& value) {
    GLASSBOX_ASSERT(!refused(parameter, value), parameter.id + " = " + to_string(value));
    const auto* integer = std::get_if<std::int64_t>(&value);
    if (!integer) return value;
    if (parameter.kind == ParameterKind::Real) return double(*integer);
    if (parameter.kind == ParameterKind::Pair) return Integers{*integer, *integer};
    if (parameter.kind == ParameterKind::Shape) return Integers{*integer};
    return value;
}

Result<ParameterValue> parse_parameter(const ParameterSpec& parameter, std::string_view text) {
    const ParameterValue value = read_text(parameter, std::string(text));
    if (auto message = refused(parameter, value))
        return fail(ErrorCode::WrongCall, std::move(message->id), std::move(message->arguments));
    return normalised(parameter, value);
}

} // namespace glassbox
