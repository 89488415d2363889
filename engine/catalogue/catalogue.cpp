// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalogue/catalogue.h"

#include <algorithm>

namespace glassbox {

/// Generated from the files in engine/blocks (engine/CMakeLists.txt).
void append_all_blocks(std::vector<BlockSpec>& list);

namespace {

void assert_right(const BlockSpec& spec) {
    GLASSBOX_ASSERT(!spec.id.empty() && spec.version >= 1 && spec.ports && spec.type, spec.id);
    for (const ParameterSpec& parameter : spec.parameters)
        GLASSBOX_ASSERT(!refused(parameter, parameter.initial), spec.id + "." + parameter.id);
}

std::vector<BlockSpec> all_blocks() {
    std::vector<BlockSpec> list;
    append_all_blocks(list);
    std::sort(list.begin(), list.end(), [](const BlockSpec& a, const BlockSpec& b) { return a.id < b.id; });
    for (std::size_t i = 0; i < list.size(); ++i) {
        assert_right(list[i]);
        GLASSBOX_ASSERT(i == 0 || list[i - 1].id != list[i].id, "two blocks " + list[i].id);
    }
    return list;
}

} // namespace

std::span<const BlockSpec> catalogue() {
    static const std::vector<BlockSpec> list = all_blocks();
    return list;
}

const BlockSpec* find_block(std::string_view id) {
    const auto list = catalogue();
    const auto place =
        std::lower_bound(list.begin(), list.end(), id,
                         [](const BlockSpec& spec, std::string_view key) { return spec.id < key; });
    return place != list.end() && place->id == id ? &*place : nullptr;
}

Parameters complete_parameters(const BlockSpec& spec, const Parameters& given) {
    Parameters complete;
    for (const ParameterSpec& parameter : spec.parameters) {
        const auto place = given.find(parameter.id);
        const bool usable = place != given.end() && !refused(parameter, place->second);
        complete[parameter.id] = normalised(parameter, usable ? place->second : parameter.initial);
    }
    return complete;
}

} // namespace glassbox
