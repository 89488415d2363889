// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/model.h"

#include <algorithm>
#include <string>

namespace glassbox {

/// A model of 1,000 blocks and 2,000 wires that trains: digits through a grid of layers, every second one a
/// sum of three neighbours. Laid out.
inline Model large_model() {
    constexpr int rows = 25, columns = 40, cells = 994;
    Model model;
    Definition& graph = model.main();
    const auto add = [&](const std::string& id, const char* kind, int row, int column) {
        graph.blocks[id].kind = kind;
        graph.layout[id] = {232.0 * column, 152.0 * row};
    };
    const auto wire = [&](const std::string& from, const std::string& to, const std::string& port) {
        graph.wires.push_back({{from, "out"}, {to, port}});
    };
    add("data", "Dataset", 0, -3);
    graph.blocks["data"].parameters["path"] = std::string("builtin:digits");
    add("flatten", "Flatten", 0, -2);
    add("stem", "Dense", 0, -1);
    graph.blocks["stem"].parameters["units"] = std::int64_t(16);
    wire("data", "flatten", "in");
    wire("flatten", "stem", "in");
    const auto name = [](int row, int column) {
        return row < 0 || column < 0 ? std::string("stem") : "b" + std::to_string(row * columns + column);
    };
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns && row * columns + column < cells; ++column) {
            const std::string id = name(row, column);
            if ((row + column) % 2 == 0) {
                add(id, "Add", row, column);
                graph.blocks[id].parameters["inputs"] = std::int64_t(3);
                wire(name(row, column - 1), id, "in1");
                wire(name(row - 1, column), id, "in2");
                wire(name(row - 1, column - 1), id, "in3");
            } else {
                const bool dense = column % 4 == 1;
                add(id, dense ? "Dense" : "Tanh", row, column);
                if (dense) graph.blocks[id].parameters["units"] = std::int64_t(16);
                wire(name(row, column - 1), id, "in");
            }
        }
    add("scores", "Dense", rows, 0);
    add("loss", "CrossEntropy", rows, 1);
    add("optimizer", "Adam", rows, 2);
    wire("b" + std::to_string(cells - 1), "scores", "in");
    wire("scores", "loss", "in");
    graph.wires.push_back({{"data", "labels"}, {"loss", "labels"}});
    wire("loss", "optimizer", "loss");
    std::sort(graph.wires.begin(), graph.wires.end());
    return model;
}

} // namespace glassbox
