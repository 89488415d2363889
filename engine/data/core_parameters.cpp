// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/data/data_parameters.h"

#include "engine/base/number_text.h"

#include <cmath>
#include <optional>

namespace glassbox {

namespace {

tl::unexpected<Error> out_of_range(const std::string& id, const std::string& minimum,
                                   const std::string& maximum, const ParameterValue& value) {
    return fail(ErrorCode::WrongCall, "data.parameter-range",
                {{"parameter", id}, {"minimum", minimum}, {"maximum", maximum}, {"found", to_string(value)}});
}

} // namespace

Result<std::int64_t> integer_between(const Parameters& parameters, const std::string& id,
                                     std::int64_t fallback, std::int64_t minimum, std::int64_t maximum) {
    const auto found = parameters.find(id);
    if (found == parameters.end()) return fallback;
    const auto* value = std::get_if<std::int64_t>(&found->second);
    if (value == nullptr || *value < minimum || *value > maximum)
        return out_of_range(id, std::to_string(minimum), std::to_string(maximum), found->second);
    return *value;
}

Result<double> real_between(const Parameters& parameters, const std::string& id, double fallback,
                            double minimum, double maximum) {
    const auto found = parameters.find(id);
    if (found == parameters.end()) return fallback;
    std::optional<double> value;
    if (const auto* number = std::get_if<double>(&found->second)) value = *number;
    if (const auto* whole = std::get_if<std::int64_t>(&found->second)) value = double(*whole);
    // Written so that a NaN is refused too.
    if (!value || !(*value >= minimum && *value <= maximum))
        return out_of_range(id, number_text(minimum), number_text(maximum), found->second);
    return *value;
}

std::string text_or_empty(const Parameters& parameters, const std::string& id) {
    const auto found = parameters.find(id);
    if (found == parameters.end()) return {};
    if (const auto* text = std::get_if<std::string>(&found->second)) return *text;
    if (const auto* whole = std::get_if<std::int64_t>(&found->second)) return std::to_string(*whole);
    return {};
}

Result<double> test_share(const Parameters& parameters) {
    const Result<double> share = real_between(parameters, "test", 0.2, 0, 1e12);
    if (share && *share >= 1 && *share != std::floor(*share))
        return fail(ErrorCode::WrongCall, "data.test-neither", {{"found", number_text(*share)}});
    return share;
}

} // namespace glassbox
