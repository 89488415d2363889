// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backend/backend.h"

namespace glassbox::cpu {

/// "AMD EPYC 9354, AVX2, 2 threads".
DeviceInfo cpu_info(int threads);

/// The CPU with that many threads (0: one for each core that this process may use).
BackendPtr open_cpu(int threads);

} // namespace glassbox::cpu
