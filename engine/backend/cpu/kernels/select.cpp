// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backend/cpu/kernels/tile.h"

namespace glassbox::cpu {

template <>
const TileKernels<float>& tile_kernels<float>() {
    return avx2_float_kernels;
}

template <>
const TileKernels<double>& tile_kernels<double>() {
    return avx2_double_kernels;
}

} // namespace glassbox::cpu
