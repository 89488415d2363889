// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/gradient_check.h"

#include "engine/autodiff/differentiate.h"
#include "engine/base/philox.h"
#include "tests/support/reference_array.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace glassbox::reference {

namespace {

constexpr double difference_step = 1e-6;
constexpr double absolute_tolerance = 1e-5;
constexpr double relative_tolerance = 1e-3;

std::string numbered(const char* stem, std::size_t i) {
    return stem + std::to_string(i);
}

/// The cases' inputs and the program with both scalars' gradients.
class Check {
  public:
    explicit Check(const GradientCase& gradient_case) : case_(gradient_case) {
        ProgramBuilder build(program_);
        for (std::size_t i = 0; i < case_.inputs.size(); ++i)
            values_.push_back(add(build, "x", i, case_.inputs[i]));
        const ValueId y = case_.build(build, values_);
        values_.push_back(add(build, "c", 0, build.shape(y)));
        const ValueId scalar = build.sum_all(build.multiply(y, values_.back()));
        ValueId second = build.constant(0);
        std::vector<ValueId> gradients;
        for (const ValueId value : values_) gradients.push_back(build.gradient(scalar, value));
        for (std::size_t i = 0; i < case_.inputs.size(); ++i) {
            const ValueId weights = add(build, "d", i, case_.inputs[i]);
            second = build.add(second, build.sum_all(build.multiply(gradients[i], weights)));
        }
        build.output("first", scalar);
        build.output("second", second);
        for (std::size_t i = 0; i < values_.size(); ++i) {
            build.output(numbered("first ", i), gradients[i]);
            build.output(numbered("second ", i), build.gradient(second, values_[i]));
        }
        draw_inputs();
    }

    std::string run(const Compiler& compile) const {
        assert_valid(program_, Stage::Lowered);
        const Program expanded = expand_gradients(program_);
        assert_valid(expanded, Stage::Bound);
        const Program simple = simplified(expanded);
        assert_valid(simple, Stage::Bound);
        const Program fully = expand_gradients(simplified(program_));
        assert_valid(fully, Stage::Bound);
        const Run run = compile(simple);
        const NamedTensors expected = compile(expanded)(inputs_);
        for (const Run& other : {run, compile(fully)})
            if (std::string problem = difference(expected, other(inputs_)); !problem.empty())
                return "simplified: " + problem;
        return against_differences(run, expected);
    }

  private:
    ValueId add(ProgramBuilder& build, const char* stem, std::size_t i, const Shape& shape) {
        names_.push_back(numbered(stem, i));
        shapes_.push_back(shape);
        return build.input(names_.back(), shape);
    }

    void draw_inputs() {
        std::size_t count = 0;
        for (const Shape& shape : shapes_) count += std::size_t(shape.size());
        const std::vector<double> drawn = scattered(count, case_.low, case_.high, hash_text(case_.name));
        std::size_t start = 0;
        for (std::size_t i = 0; i < names_.size(); ++i) {
            const auto size = std::size_t(shapes_[i].size());
            inputs_[names_[i]] = Tensor::of(numbers(shapes_[i]), std::span(drawn).subspan(start, size));
            start += size;
        }
    }

    static std::string difference(const NamedTensors& a, const NamedTensors& b) {
        for (const auto& [name, tensor] : a) {
            const std::vector<double> x = tensor.as_double();
            const std::vector<double> y = b.at(name).as_double();
            for (std::size_t i = 0; i < x.size(); ++i)
                if (!(std::abs(x[i] - y[i]) <= 1e-9 * (1 + std::abs(x[i]))))
                    return name + "[" + std::to_string(i) + "]: " + std::to_string(x[i]) + " and " +
                           std::to_string(y[i]);
        }
        return "";
    }

    std::string against_differences(const Run& run, const NamedTensors& expected) const {
        for (std::size_t v = 0; v < values_.size(); ++v) {
            const std::vector<double> first = expected.at(numbered("first ", v)).as_double();
            const std::vector<double> second = expected.at(numbered("second ", v)).as_double();
            for (std::size_t i = 0; i < first.size(); ++i) {
                const auto [slope, slope_of_slope] = slopes(run, names_[v], i);
                for (const auto& [what, is, should] :
                     {std::tuple{"first", first[i], slope}, std::tuple{"second", second[i], slope_of_slope}})
                    if (!(std::abs(is - should) <=
                          absolute_tolerance + relative_tolerance * std::abs(should)))
                        return std::string(what) + " derivative to " + names_[v] + "[" + std::to_string(i) +
                               "] is " + std::to_string(is) + ", differences give " + std::to_string(should);
            }
        }
        return "";
    }

    /// Central differences of both scalars along one element of one input.
    std::pair<double, double> slopes(const Run& run, const std::string& name, std::size_t i) const {
        std::array<double, 2> results{0, 0};
        for (const double sign : {1.0, -1.0}) {
            NamedTensors moved = inputs_;
            moved[name].values<double>()[i] += sign * difference_step;
            const NamedTensors outputs = run(moved);
            results[0] += sign * outputs.at("first").as_double()[0] / (2 * difference_step);
            results[1] += sign * outputs.at("second").as_double()[0] / (2 * difference_step);
        }
        return {results[0], results[1]};
    }

    const GradientCase& case_;
    Program program_;
    std::vector<ValueId> values_; ///< What is differentiated to: the inputs and c.
    std::vector<std::string> names_;
    std::vector<Shape> shapes_;
    NamedTensors inputs_;
};

} // namespace

Run by_plain_loops(const Program& program) {
    return [program](const NamedTensors& inputs) { return evaluate(program, inputs); };
}

std::vector<double> scattered(std::size_t count, double low, double high, std::uint64_t key) {
    const std::uint64_t cells = count + count % 2;
    const double width = (high - low) / double(cells);
    std::vector<double> values(count);
    for (std::size_t i = 0; i < count; ++i) {
        const double jitter = unit_interval(philox({std::uint32_t(i), 0, 0, 0}, {std::uint32_t(key), 0})[0]);
        values[i] = low + width * (double(permuted(i, cells, key)) + 0.3 + 0.4 * jitter);
    }
    return values;
}

std::string gradient_problem(const GradientCase& gradient_case, const Compiler& compile) {
    return Check(gradient_case).run(compile);
}

Program forward_program(const GradientCase& gradient_case) {
    Program program;
    ProgramBuilder build(program);
    std::vector<ValueId> inputs;
    for (std::size_t i = 0; i < gradient_case.inputs.size(); ++i)
        inputs.push_back(build.input(numbered("x", i), gradient_case.inputs[i]));
    build.output("y", gradient_case.build(build, inputs));
    return program;
}

} // namespace glassbox::reference
