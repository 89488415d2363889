// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/data/targets.h"

#include "engine/data/text.h"

#include <algorithm>
#include <numeric>
#include <set>

namespace glassbox {

namespace {

Result<void> check_classes(const std::string& file, std::size_t count, const std::string& only) {
    if (count < 2) return fail(ErrorCode::BadFile, "data.one-class", {{"file", file}, {"found", only}});
    if (count > most_classes)
        return fail(
            ErrorCode::BadFile, "data.too-many-classes",
            {{"file", file}, {"expected", std::to_string(most_classes)}, {"found", std::to_string(count)}});
    return {};
}

} // namespace

Result<void> store_integer_classes(const std::string& file, std::span<const double> values, SampleSet& set) {
    std::set<double> distinct;
    for (const double value : values)
        if (distinct.size() <= most_classes) distinct.insert(value);
    std::vector<double> sorted(distinct.begin(), distinct.end());
    std::vector<std::string> names;
    names.reserve(sorted.size());
    for (const double value : sorted) names.push_back(std::to_string(std::int64_t(value)));
    auto checked = check_classes(file, names.size(), names.empty() ? "" : names[0]);
    if (!checked) return checked;
    set.targets = Tensor::zeros(Storage::I32, {std::int64_t(values.size())});
    std::ranges::transform(values, set.targets.values<std::int32_t>().begin(), [&](double value) {
        return std::int32_t(std::ranges::lower_bound(sorted, value) - sorted.begin());
    });
    set.info.classes = std::int64_t(names.size());
    set.info.class_names = std::move(names);
    return {};
}

Result<void> store_text_classes(const std::string& file, std::span<const std::int32_t> ids,
                                const std::vector<std::string>& texts, SampleSet& set) {
    auto checked = check_classes(file, texts.size(), texts.empty() ? "" : excerpt(texts[0]));
    if (!checked) return checked;
    std::vector<std::size_t> order(texts.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::sort(order, [&](std::size_t a, std::size_t b) { return natural_less(texts[a], texts[b]); });
    std::vector<std::int32_t> place(texts.size());
    set.info.class_names.clear();
    for (std::size_t i = 0; i < order.size(); ++i) {
        place[order[i]] = std::int32_t(i);
        set.info.class_names.push_back(texts[order[i]]);
    }
    set.info.classes = std::int64_t(texts.size());
    set.targets = Tensor::zeros(Storage::I32, {std::int64_t(ids.size())});
    std::ranges::transform(ids, set.targets.values<std::int32_t>().begin(),
                           [&](std::int32_t id) { return place[std::size_t(id)]; });
    return {};
}

void store_numbers(std::span<const double> values, SampleSet& set) {
    set.targets = Tensor::zeros(Storage::F32, {std::int64_t(values.size()), 1});
    std::ranges::transform(values, set.targets.values<float>().begin(),
                           [](double value) { return float(value); });
    set.info.classes = 0;
    set.info.targets = 1;
}

} // namespace glassbox
