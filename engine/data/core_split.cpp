// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/number_text.h"
#include "engine/base/philox.h"
#include "engine/data/batch_source.h"

#include <algorithm>
#include <cmath>

namespace glassbox {

namespace {

using Rows = std::vector<std::int64_t>;

std::vector<Rows> rows_by_class(std::span<const std::int32_t> labels, std::int64_t count) {
    if (labels.empty()) {
        std::vector<Rows> all(1, Rows(std::size_t(count)));
        for (std::int64_t row = 0; row < count; ++row) all[0][std::size_t(row)] = row;
        return all;
    }
    GLASSBOX_ASSERT(std::int64_t(labels.size()) == count && *std::ranges::min_element(labels) >= 0,
                    std::to_string(count));
    std::vector<Rows> groups(std::size_t(*std::ranges::max_element(labels)) + 1);
    for (std::int64_t row = 0; row < count; ++row)
        groups[std::size_t(labels[std::size_t(row)])].push_back(row);
    std::erase_if(groups, [](const Rows& rows) { return rows.empty(); });
    return groups;
}

/// How many rows of each group are held out: `total` in proportion to the sizes, by largest remainders; the
/// last row of a group is given away only where nothing else is left.
Rows quotas(const std::vector<Rows>& groups, std::int64_t count, std::int64_t total) {
    Rows quota, order;
    std::vector<double> remainder;
    std::int64_t given = 0;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const double exact = double(groups[i].size()) * double(total) / double(count);
        quota.push_back(std::int64_t(exact));
        remainder.push_back(exact - std::floor(exact));
        given += quota.back();
        order.push_back(std::int64_t(i));
    }
    std::ranges::stable_sort(order, [&](std::int64_t a, std::int64_t b) {
        return remainder[std::size_t(a)] > remainder[std::size_t(b)];
    });
    for (const std::int64_t kept : {1, 0})
        for (bool more = true; more && given < total;) {
            more = false;
            for (const std::int64_t i : order) {
                const std::int64_t size = std::int64_t(groups[std::size_t(i)].size());
                if (given == total || quota[std::size_t(i)] + kept >= size) continue;
                ++quota[std::size_t(i)];
                ++given;
                more = true;
            }
        }
    return quota;
}

} // namespace

Result<Split> split_rows(std::span<const std::int32_t> labels, std::int64_t count, double test) {
    GLASSBOX_ASSERT(count > 0, std::to_string(count));
    const double asked = test < 1 ? std::round(test * double(count)) : std::floor(test);
    // Written so that a NaN is refused too.
    if (!(test >= 0 && asked < double(count)))
        return fail(ErrorCode::WrongCall, "data.test-share",
                    {{"found", number_text(test)}, {"count", std::to_string(count)}});
    // Some rows are held out wherever a share of them was asked for and one can be spared.
    const std::int64_t total = test > 0 && count > 1 ? std::max<std::int64_t>(1, std::int64_t(asked)) : 0;
    const std::vector<Rows> groups = rows_by_class(labels, count);
    const Rows quota = quotas(groups, count, total);
    Split split;
    for (std::size_t group = 0; group < groups.size(); ++group) {
        const Rows& rows = groups[group];
        const std::uint64_t key = mix(hash_text("data split"), group);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const std::int64_t row = rows[permuted(i, rows.size(), key)];
            (std::int64_t(i) < quota[group] ? split.test : split.train).push_back(row);
        }
    }
    std::ranges::sort(split.train);
    std::ranges::sort(split.test);
    return split;
}

} // namespace glassbox
