// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalogue/formula_parser.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <numbers>

namespace glassbox {

namespace {

constexpr std::size_t longest_text = 4096;
constexpr int deepest_nesting = 100;

struct NamedFunction {
    std::string_view name;
    FormulaFunction function;
    int arity;
};

constexpr std::array functions = {
    NamedFunction{"exp", FormulaFunction::Exp, 1},     NamedFunction{"log", FormulaFunction::Log, 1},
    NamedFunction{"sqrt", FormulaFunction::Sqrt, 1},   NamedFunction{"abs", FormulaFunction::Abs, 1},
    NamedFunction{"sin", FormulaFunction::Sin, 1},     NamedFunction{"cos", FormulaFunction::Cos, 1},
    NamedFunction{"tanh", FormulaFunction::Tanh, 1},   NamedFunction{"sigmoid", FormulaFunction::Sigmoid, 1},
    NamedFunction{"relu", FormulaFunction::Relu, 1},   NamedFunction{"erf", FormulaFunction::Erf, 1},
    NamedFunction{"min", FormulaFunction::Minimum, 2}, NamedFunction{"max", FormulaFunction::Maximum, 2},
    NamedFunction{"pow", FormulaFunction::Power, 2},   NamedFunction{"square", FormulaFunction::Square, 1},
    NamedFunction{"sign", FormulaFunction::Sign, 1},   NamedFunction{"floor", FormulaFunction::Floor, 1},
};

const NamedFunction* find_function(std::string_view name) {
    const auto found = std::find_if(functions.begin(), functions.end(),
                                    [&](const NamedFunction& f) { return f.name == name; });
    return found == functions.end() ? nullptr : &*found;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool starts_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

/// Bytes of the UTF-8 character that `lead` begins.
std::size_t character_length(char lead) {
    const auto byte = static_cast<unsigned char>(lead);
    if (byte >= 0xF0) return 4;
    if (byte >= 0xE0) return 3;
    return byte >= 0xC0 ? 2 : 1;
}

/// Walks over a text, word by word.
class Scanner {
  public:
    explicit Scanner(std::string_view text) : text_(text) { skip_spaces(); }

    bool at_end() const { return place_ >= text_.size(); }
    char next() const { return at_end() ? '\0' : text_[place_]; }
    bool take(char c) {
        if (next() != c || at_end()) return false;
        ++place_;
        skip_spaces();
        return true;
    }
    std::string name() {
        std::string word(current_word());
        place_ += word.size();
        skip_spaces();
        return word;
    }
    std::optional<double> number() {
        double value = 0;
        const char* begin = text_.data() + place_;
        const auto [end, problem] = std::from_chars(begin, text_.data() + text_.size(), value);
        if (problem != std::errc() || !std::isfinite(value)) return std::nullopt;
        place_ += std::size_t(end - begin);
        skip_spaces();
        return value;
    }
    FormulaError error(std::string expected) const {
        const auto lead = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
        const auto before = std::count_if(text_.begin(), text_.begin() + std::ptrdiff_t(place_), lead);
        return {int(before) + 1, std::move(expected), std::string(found())};
    }

  private:
    std::string_view current_word() const {
        std::size_t end = place_;
        while (end < text_.size() && (starts_name(text_[end]) || is_digit(text_[end]))) ++end;
        return text_.substr(place_, end - place_);
    }
    std::string_view found() const {
        if (at_end()) return {};
        const std::string_view word = current_word();
        return word.empty() ? text_.substr(place_, character_length(next())) : word;
    }
    void skip_spaces() {
        while (!at_end() && (next() == ' ' || next() == '\t' || next() == '\n' || next() == '\r')) ++place_;
    }

    std::string_view text_;
    std::size_t place_ = 0;
};

/// Recursive descent; every method gives the number of its node, or -1 after setting the error.
class Parser {
  public:
    explicit Parser(std::string_view text) : scan_(text) {}

    std::variant<Formula, FormulaError> run() {
        const int result = sum();
        if (result >= 0 && !scan_.at_end()) fail("operator");
        if (error_) return *error_;
        return std::move(formula_);
    }

  private:
    int sum() {
        int left = product();
        while (left >= 0) {
            if (scan_.take('+'))
                left = apply(FormulaFunction::Add, left, product());
            else if (scan_.take('-'))
                left = apply(FormulaFunction::Subtract, left, product());
            else
                break;
        }
        return left;
    }

    int product() {
        int left = signed_power();
        while (left >= 0) {
            if (scan_.take('*'))
                left = apply(FormulaFunction::Multiply, left, signed_power());
            else if (scan_.take('/'))
                left = apply(FormulaFunction::Divide, left, signed_power());
            else
                break;
        }
        return left;
    }

    int signed_power() {
        if (++depth_ > deepest_nesting) return fail("shorter");
        int result = -1;
        if (scan_.take('-')) {
            result = signed_power();
            if (result >= 0)
                result = add({FormulaNode::Kind::Apply, 0, "", FormulaFunction::Negate, {result}});
        } else {
            result = scan_.take('+') ? signed_power() : power();
        }
        --depth_;
        return result;
    }

    int power() {
        const int base = operand();
        if (base < 0 || !scan_.take('^')) return base;
        return apply(FormulaFunction::Power, base, signed_power());
    }

    int operand() {
        const char c = scan_.next();
        if (is_digit(c) || c == '.') {
            const std::optional<double> value = scan_.number();
            return value ? number(*value) : fail("operand");
        }
        if (starts_name(c)) return named();
        if (!scan_.take('(')) return fail("operand");
        const int inner = sum();
        if (inner >= 0 && !scan_.take(')')) return fail("closing-parenthesis");
        return inner;
    }

    int named() {
        const Scanner before = scan_;
        const std::string name = scan_.name();
        const NamedFunction* function = find_function(name);
        if (function != nullptr) return call(*function);
        if (scan_.next() == '(') {
            scan_ = before;
            return fail("function");
        }
        if (name == "pi") return number(std::numbers::pi);
        if (name == "e") return number(std::numbers::e);
        if (std::find(formula_.names.begin(), formula_.names.end(), name) == formula_.names.end())
            formula_.names.push_back(name);
        return add({FormulaNode::Kind::Name, 0, name, FormulaFunction::Add, {}});
    }

    int call(const NamedFunction& function) {
        if (!scan_.take('(')) return fail("opening-parenthesis");
        std::vector<int> arguments;
        for (int i = 0; i < function.arity; ++i) {
            if (i > 0 && !scan_.take(',')) return fail("comma");
            arguments.push_back(sum());
            if (arguments.back() < 0) return -1;
        }
        if (!scan_.take(')')) return fail("closing-parenthesis");
        return add({FormulaNode::Kind::Apply, 0, "", function.function, std::move(arguments)});
    }

    int number(double value) { return add({FormulaNode::Kind::Number, value, "", FormulaFunction::Add, {}}); }

    int apply(FormulaFunction function, int left, int right) {
        if (right < 0) return -1;
        return add({FormulaNode::Kind::Apply, 0, "", function, {left, right}});
    }

    int add(FormulaNode node) {
        formula_.nodes.push_back(std::move(node));
        return int(formula_.nodes.size()) - 1;
    }

    int fail(const char* expected) {
        if (!error_) error_ = scan_.error(expected);
        return -1;
    }

    Scanner scan_;
    Formula formula_;
    std::optional<FormulaError> error_;
    int depth_ = 0;
};

std::optional<FormulaError> too_long(std::string_view text) {
    if (text.size() <= longest_text) return std::nullopt;
    return FormulaError{int(longest_text) + 1, "shorter", ""};
}

/// The value behind "=", with its sign.
std::optional<double> start_value(Scanner& scan) {
    const bool negative = scan.take('-');
    if (!is_digit(scan.next()) && scan.next() != '.') return std::nullopt;
    const std::optional<double> value = scan.number();
    if (!value) return value;
    return negative ? -*value : *value;
}

bool is_taken(const std::vector<StartValue>& list, const std::string& name) {
    return name == "pi" || name == "e" || find_function(name) != nullptr ||
           std::any_of(list.begin(), list.end(), [&](const StartValue& entry) { return entry.name == name; });
}

} // namespace

std::variant<Formula, FormulaError> parse_formula(std::string_view expression) {
    if (const auto error = too_long(expression)) return *error;
    return Parser(expression).run();
}

std::variant<std::vector<StartValue>, FormulaError> parse_start_values(std::string_view text) {
    if (const auto error = too_long(text)) return *error;
    std::vector<StartValue> list;
    Scanner scan(text);
    while (!scan.at_end()) {
        const Scanner before = scan;
        StartValue entry{starts_name(scan.next()) ? scan.name() : "", 0};
        if (entry.name.empty() || is_taken(list, entry.name)) return before.error("name");
        if (scan.take('=')) {
            const std::optional<double> value = start_value(scan);
            if (!value) return scan.error("value");
            entry.value = *value;
        }
        list.push_back(std::move(entry));
        if (!scan.take(',') && !scan.at_end()) return scan.error("comma");
    }
    return list;
}

} // namespace glassbox
