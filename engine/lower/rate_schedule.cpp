// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lower/rate_schedule.h"

#include "engine/catalogue/spec_parts.h"

#include <algorithm>
#include <numbers>

namespace glassbox {

namespace {

constexpr double many_steps = 1e9;

/// Steps since the warm-up, from 0 to `length`.
ValueId clamped_time(ProgramBuilder& build, ValueId step, double warmup, double length) {
    const ValueId since =
        build.map(ScalarFunction::Maximum, {build.subtract(step, build.constant(warmup)), build.constant(0)});
    return build.map(ScalarFunction::Minimum, {since, build.constant(length)});
}

ValueId cosine(ProgramBuilder& build, ValueId progress, double last) {
    const ValueId wave = build.map(ScalarFunction::Cos, {build.scale(progress, std::numbers::pi)});
    const ValueId half = build.scale(build.add(wave, build.constant(1)), 0.5 * (1 - last));
    return build.add(half, build.constant(last));
}

/// The schedule's factor, or no_value where it is always 1.
ValueId shape_of(ProgramBuilder& build, ValueId step, const Parameters& parameters) {
    const std::string& schedule = text(parameters, "schedule");
    if (schedule == "constant") return no_value;
    const double warmup = double(integer(parameters, "warmup"));
    const double length = std::max(double(integer(parameters, "schedule_length")) - warmup, 1.0);
    const double last = real(parameters, "final");
    const ValueId time = clamped_time(build, step, warmup, length);
    if (schedule == "step") {
        const ValueId drops =
            build.map(ScalarFunction::Floor,
                      {build.divide(time, build.constant(double(integer(parameters, "every"))))});
        return build.map(ScalarFunction::Power, {build.constant(real(parameters, "decay")), drops});
    }
    const ValueId progress = build.divide(time, build.constant(length));
    if (schedule == "cosine") return cosine(build, progress, last);
    return build.subtract(build.constant(1), build.scale(progress, 1 - last));
}

} // namespace

std::vector<ParameterSpec> rate_parameters(double rate) {
    return {on_block(live(real_parameter("rate", rate, 0, 1e308))),
            choice_parameter("schedule", {"constant", "cosine", "step", "linear"}),
            integer_parameter("schedule_length", 1000, 1, many_steps),
            integer_parameter("warmup", 0, 0, many_steps),
            real_parameter("final", 0, 0, 1),
            real_parameter("decay", 0.1, 1e-6, 1),
            integer_parameter("every", 1000, 1, many_steps)};
}

ValueId scheduled_rate(LowerContext& context) {
    ProgramBuilder& build = context.build;
    const Parameters& parameters = context.parameters();
    const ValueId rate = context.live("rate");
    const std::int64_t warmup = integer(parameters, "warmup");
    if (warmup == 0 && text(parameters, "schedule") == "constant") return rate;
    const ValueId step = build.live("step", 0);
    const ValueId factor = shape_of(build, step, parameters);
    const ValueId shaped = factor == no_value ? rate : build.multiply(rate, factor);
    if (warmup == 0) return shaped;
    const ValueId begun = build.divide(build.add(step, build.constant(1)), build.constant(double(warmup)));
    return build.multiply(shaped, build.map(ScalarFunction::Minimum, {begun, build.constant(1)}));
}

} // namespace glassbox
