// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/live_numbers.h"

#include "engine/catalogue/catalogue.h"

#include <algorithm>

namespace glassbox::app {

namespace {

/// Null for kinds that the catalogue lacks.
const BlockSpec* specOf(const Block& block) {
    const BlockSpec* spec = find_block(block.kind);
    return spec && spec->version == block.version ? spec : nullptr;
}

bool meanAlike(const Block& one, const Block& other) {
    if (one.kind != other.kind || one.version != other.version || one.muted != other.muted ||
        one.frozen != other.frozen || one.original_text != other.original_text)
        return false;
    const BlockSpec* spec = specOf(one);
    if (!spec || one.parameters == other.parameters) return one.parameters == other.parameters;
    const Parameters mine = complete_parameters(*spec, one.parameters);
    const Parameters theirs = complete_parameters(*spec, other.parameters);
    return mine.size() == theirs.size() &&
           std::all_of(spec->parameters.begin(), spec->parameters.end(), [&](const ParameterSpec& each) {
               return each.effect == Effect::Live || mine.at(each.id) == theirs.at(each.id);
           });
}

} // namespace

bool trainAlike(const Model& one, const Model& other) {
    const Definition& mine = one.main();
    const Definition& theirs = other.main();
    return one.run.batch == other.run.batch && one.run.seed == other.run.seed && mine.wires == theirs.wires &&
           std::equal(mine.blocks.begin(), mine.blocks.end(), theirs.blocks.begin(), theirs.blocks.end(),
                      [](const auto& a, const auto& b) {
                          return a.first == b.first && meanAlike(a.second, b.second);
                      });
}

std::map<std::string, double> liveNumbers(const Model& model) {
    std::map<std::string, double> numbers;
    for (const auto& [id, block] : model.main().blocks) {
        const BlockSpec* spec = specOf(block);
        if (!spec) continue;
        for (const ParameterSpec& parameter : spec->parameters) {
            if (parameter.effect != Effect::Live) continue;
            const auto given = block.parameters.find(parameter.id);
            const ParameterValue& value = given == block.parameters.end() ? parameter.initial : given->second;
            if (refused(parameter, value)) continue;
            const ParameterValue number = normalised(parameter, value);
            if (const double* real = std::get_if<double>(&number)) numbers[id + "." + parameter.id] = *real;
        }
    }
    return numbers;
}

} // namespace glassbox::app
