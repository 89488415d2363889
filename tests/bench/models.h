// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/data/batch_source.h"
#include "engine/model/model.h"

#include <string>
#include <vector>

namespace glassbox::bench {

/// A model of the comparison with random data of its size, already in memory.
struct Case {
    Model model;
    BatchSourcePtr source; ///< Of the data block "data".
};

/// Names of all models, in the order of their size: tiny, mlp, cnn, resnet.
std::vector<std::string> model_names();

/// tiny: 2-8-8-1, tanh, batch 32, squared error, SGD 0.03. mlp: 784-512-512-10, ReLU, batch 128, Adam 0.001.
/// cnn: 3×3×32, pool, 3×3×64, pool, 128, 10 on 28×28×1, batch 64. resnet: twenty layers on 32×32×3, batch
/// 128.
Case make_case(const std::string& name);

} // namespace glassbox::bench
