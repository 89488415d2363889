// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lower/start_values.h"

#include "engine/catalogue/spec_parts.h"

#include <cmath>

namespace glassbox {

ParameterSpec start_parameter() {
    return choice_parameter("start", {"he", "glorot", "zero"});
}

Initial start_values(const Parameters& parameters, std::int64_t fan_in, std::int64_t fan_out) {
    const std::string& start = text(parameters, "start");
    if (start == "zero") return {Initial::Kind::Zero, 0};
    if (start == "glorot") return {Initial::Kind::Uniform, std::sqrt(6.0 / double(fan_in + fan_out))};
    return {Initial::Kind::Normal, std::sqrt(2.0 / double(fan_in))};
}

} // namespace glassbox
