// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/philox.h"
#include "engine/data/data_parameters.h"
#include "engine/data/sample_set.h"

#include <array>
#include <cmath>
#include <numbers>

namespace glassbox {

namespace {

constexpr double pi = std::numbers::pi;

struct Point {
    double x = 0;
    double y = 0;
};

/// What the place of a sample is made from: its class, the number of classes, two uniform numbers in (0, 1).
struct Draw {
    std::int64_t label;
    std::int64_t classes;
    double u;
    double v;
};

Point on_circle(double radius, double angle) {
    return {radius * std::cos(angle), radius * std::sin(angle)};
}

Point two_moons(const Draw& draw) {
    const Point arc = on_circle(1, pi * draw.u);
    return draw.label == 0 ? arc : Point{1 - arc.x, 0.5 - arc.y};
}

/// Concentric circles, the outermost of radius 1.
Point circles(const Draw& draw) {
    return on_circle(double(draw.label + 1) / double(draw.classes), 2 * pi * draw.u);
}

/// Archimedean arms of one and a half turns from radius 0.3 to 4, one a class.
Point spirals(const Draw& draw) {
    const double angle = 2 * pi * (1.5 * draw.u + double(draw.label) / double(draw.classes));
    return on_circle(0.3 + 3.7 * draw.u, angle);
}

constexpr double xor_gap = 0.2;

/// The square from -1 to 1 without a strip of `xor_gap` on either side of the axes, so that clean classes can
/// be told apart without a mistake; class 1 where exactly one coordinate is positive.
Point xor_quadrants(const Draw& draw) {
    const auto off_axis = [](double side) {
        return std::copysign(xor_gap + (1 - xor_gap) * std::abs(side), side);
    };
    const Point place{off_axis(draw.u * 2 - 1), off_axis(draw.v)};
    return {place.x, (place.x > 0) == (draw.label == 0) ? place.y : -place.y};
}

/// All at the centre of their class, on a circle of radius 1: the noise makes them Gaussian.
Point clusters(const Draw& draw) {
    return on_circle(1, 2 * pi * double(draw.label) / double(draw.classes));
}

struct Generator {
    std::string_view name;
    Point (*place)(const Draw&);
    std::int64_t fixed_classes; ///< 0 where the parameter decides.
};

constexpr std::array generators{Generator{"two-moons", two_moons, 2}, Generator{"circles", circles, 0},
                                Generator{"spirals", spirals, 0}, Generator{"xor", xor_quadrants, 2},
                                Generator{"clusters", clusters, 0}};

struct Settings {
    std::int64_t count;
    double noise;
    std::int64_t classes;
    std::uint64_t seed;
};

Result<Settings> settings_of(const Generator& generator, const Parameters& parameters) {
    const auto classes = generator.fixed_classes != 0 ? Result<std::int64_t>(generator.fixed_classes)
                                                      : integer_between(parameters, "classes", 2, 2, 100);
    if (!classes) return tl::unexpected(classes.error());
    const auto count = integer_between(parameters, "count", 1000, 2 * *classes, 10'000'000);
    if (!count) return tl::unexpected(count.error());
    const auto noise = real_between(parameters, "noise", 0.1, 0, 1e6);
    if (!noise) return tl::unexpected(noise.error());
    const auto seed = integer_between(parameters, "data_seed", 1, 0, INT64_MAX);
    if (!seed) return tl::unexpected(seed.error());
    return Settings{*count, *noise, *classes, std::uint64_t(*seed)};
}

/// Sample number `row`: two words for its place, two for a Gaussian pair (Box and Muller 1958).
Point sample(const Generator& generator, const Settings& settings, std::int64_t row) {
    const std::uint64_t key = mix(settings.seed, hash_text(generator.name));
    const auto words = philox({std::uint32_t(row), std::uint32_t(std::uint64_t(row) >> 32), 0, 0},
                              {std::uint32_t(key), std::uint32_t(key >> 32)});
    const Point place = generator.place(
        {row % settings.classes, settings.classes, unit_interval(words[0]), unit_interval(words[1])});
    const double radius = settings.noise * std::sqrt(-2 * std::log(unit_interval(words[2])));
    const Point noise = on_circle(radius, 2 * pi * unit_interval(words[3]));
    return {place.x + noise.x, place.y + noise.y};
}

SampleSet samples(const Generator& generator, const Settings& settings) {
    SampleSet set;
    set.inputs = Tensor::zeros(Storage::F32, {settings.count, 2});
    set.targets = Tensor::zeros(Storage::I32, {settings.count});
    const auto inputs = set.inputs.values<float>();
    const auto targets = set.targets.values<std::int32_t>();
    for (std::int64_t row = 0; row < settings.count; ++row) {
        const Point point = sample(generator, settings, row);
        inputs[std::size_t(2 * row)] = float(point.x);
        inputs[std::size_t(2 * row + 1)] = float(point.y);
        targets[std::size_t(row)] = std::int32_t(row % settings.classes);
    }
    set.info.sample = row_sample(2);
    set.info.classes = settings.classes;
    for (std::int64_t label = 0; label < settings.classes; ++label)
        set.info.class_names.push_back(std::to_string(label));
    return set;
}

} // namespace

std::span<const std::string_view> generator_names() {
    static constexpr auto names = [] {
        std::array<std::string_view, generators.size()> result;
        for (std::size_t i = 0; i < generators.size(); ++i) result[i] = generators[i].name;
        return result;
    }();
    return names;
}

Result<BatchSourcePtr> generate(const std::string& name, const Parameters& parameters) {
    for (const Generator& generator : generators) {
        if (generator.name != name) continue;
        const auto settings = settings_of(generator, parameters);
        if (!settings) return tl::unexpected(settings.error());
        const auto test = test_share(parameters);
        if (!test) return tl::unexpected(test.error());
        return source_of(samples(generator, *settings), *test, INT32_MAX);
    }
    std::string known;
    for (const std::string_view each : generator_names())
        known.append(known.empty() ? "" : ", ").append(each);
    return fail(ErrorCode::WrongCall, "data.unknown-builtin", {{"found", name}, {"expected", known}});
}

} // namespace glassbox
