// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Apart from the tests because moc takes the word "moments" for its own.
#include "tests/backend/hand_plan.h"

namespace glassbox::hand {

/// parameter - rate · (moment = 0.9 · moment + gradient), as an update of some parameters.
struct Momentum {
    HandPlan plan;
    std::vector<std::int64_t> sizes;

    explicit Momentum(std::vector<std::int64_t> elements, Storage precision = Storage::F32)
        : plan(precision), sizes(std::move(elements)) {
        plan.plan.live = {{"sgd.rate", 0.5}};
        HandExpression e;
        const auto decayed = e.apply(ScalarFunction::Multiply, e.load(2), e.constant(0.9));
        const auto moment = e.apply(ScalarFunction::Add, decayed, e.load(1));
        const auto step = e.apply(ScalarFunction::Multiply, moment, e.load(3));
        UpdateKernel update;
        update.expression = e.of({e.apply(ScalarFunction::Subtract, e.load(0), step), moment});
        const int rate = plan.real(1);
        HandExpression live;
        plan.add(MapKernel{{1}, {}, {{rate, 0, {0}}}, live.of({live.live(0)})});
        for (std::size_t i = 0; i < sizes.size(); ++i) {
            UpdateSegment segment;
            segment.elements = sizes[i];
            segment.parameter = plan.stored(key(i), sizes[i], Role::Parameter);
            segment.moments = {plan.stored(key(i) + "/momentum", sizes[i], Role::Moment)};
            segment.gradient = plan.feed("gradient" + key(i), sizes[i]);
            update.segments.push_back(segment);
        }
        update.scalars = {rate};
        plan.add(update, "sgd");
    }
    static std::string key(std::size_t i) { return std::string("p").append(std::to_string(i)); }
};

} // namespace glassbox::hand
