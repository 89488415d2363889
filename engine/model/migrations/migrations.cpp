// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/migrations/migrations.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace glassbox {

std::span<const Migration> all_migrations() {
    // Format 1 is the first: nothing is older yet.
    return {};
}

Migrated migrate(nlohmann::json& document, int from, int to, std::span<const Migration> steps) {
    for (int format = from; format < to; ++format) {
        const auto step = std::find_if(steps.begin(), steps.end(),
                                       [&](const Migration& migration) { return migration.from == format; });
        if (step == steps.end()) return Migrated::NoSuchFormat;
        step->apply(document);
        document["format"] = format + 1;
    }
    return Migrated::Done;
}

} // namespace glassbox
