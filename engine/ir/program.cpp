// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/ir/program.h"

#include <algorithm>

namespace glassbox {

const StoreEntry* Program::find_entry(std::string_view key) const {
    const auto found =
        std::find_if(store.begin(), store.end(), [&](const StoreEntry& e) { return e.key == key; });
    return found == store.end() ? nullptr : &*found;
}

ValueId Program::output(std::string_view name) const {
    for (const Output& candidate : outputs)
        if (candidate.name == name) return candidate.value;
    return no_value;
}

Program bind(const Program& program, const Bindings& bindings) {
    Program bound = program;
    for (Op& op : bound.ops) {
        op.shape = op.shape.bind(bindings);
        if (auto* scatter = std::get_if<ScatterAttributes>(&op.attributes))
            scatter->rows = scatter->rows.bind(bindings);
    }
    for (StoreEntry& entry : bound.store) entry.shape = entry.shape.bind(bindings);
    return bound;
}

} // namespace glassbox
