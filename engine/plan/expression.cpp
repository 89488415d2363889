// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/plan/expression.h"

#include "engine/base/number_text.h"

namespace glassbox {

namespace {

/// Writes an expression: nodes used once are nested, applications used more often get a name first.
class Printer {
  public:
    explicit Printer(const Expression& expression) : expression_(expression), uses_(expression.nodes.size()) {
        for (const ExpressionNode& node : expression.nodes)
            for (const std::int32_t argument : node.arguments)
                if (argument >= 0) ++uses_[std::size_t(argument)];
    }

    std::string text() const {
        std::string text;
        for (std::size_t i = 0; i < expression_.nodes.size(); ++i)
            if (is_named(i)) text += name(i) + " = " + definition(expression_.nodes[i]) + "; ";
        for (std::size_t i = 0; i < expression_.results.size(); ++i)
            text.append(i ? ", " : "").append(use(std::size_t(expression_.results[i])));
        return text;
    }

  private:
    bool is_named(std::size_t node) const {
        return expression_.nodes[node].kind == ExpressionNode::Kind::Apply && uses_[node] > 1;
    }

    static std::string name(std::size_t node) { return std::string("t").append(std::to_string(node)); }

    std::string use(std::size_t node) const {
        return is_named(node) ? name(node) : definition(expression_.nodes[node]);
    }

    std::string definition(const ExpressionNode& node) const {
        switch (node.kind) {
        case ExpressionNode::Kind::Load: return std::string("a").append(std::to_string(node.index));
        case ExpressionNode::Kind::Constant: return number_text(node.value);
        case ExpressionNode::Kind::Live: return std::string("live").append(std::to_string(node.index));
        case ExpressionNode::Kind::Index: return std::string("index").append(std::to_string(node.index));
        case ExpressionNode::Kind::Apply: break;
        }
        std::string text = name_of(node.function);
        for (int i = 0; i < arity(node.function); ++i)
            text.append(i ? ", " : "(").append(use(std::size_t(node.arguments[std::size_t(i)])));
        return text + ")";
    }

    const Expression& expression_;
    std::vector<int> uses_;
};

} // namespace

std::string print(const Expression& expression) {
    return Printer(expression).text();
}

} // namespace glassbox
