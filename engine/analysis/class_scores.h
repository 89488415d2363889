// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/tensor.h"
#include "engine/check/check.h"

#include <optional>
#include <vector>

namespace glassbox {

/// Where a classifier's scores are and what they mean.
struct ClassScores {
    PortRef port;     ///< Output whose value [N, classes] (or [N, 1]: one logit) the first metric or loss
                      ///< compares with labels.
    std::string data; ///< Data block whose labels these are.
    bool logits =
        true; ///< False where the scores are probabilities already (a softmax or sigmoid feeds the port).
};

/// The class scores of a model: the input `in` of its first metric, else of its first loss, that has integer
/// labels.
std::optional<ClassScores> find_class_scores(const CheckedGraph& graph);

/// The class of each row of scores [N, K]: the largest (the first of equals); of [N, 1]: 1 where positive.
std::vector<std::int32_t> predicted_classes(const Tensor& scores);

} // namespace glassbox
