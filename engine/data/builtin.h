// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/data/sample_set.h"

#include <string_view>

namespace glassbox {

/// A bundled file compiled into the program: "digits" (PNG), "iris" (CSV), "uci-digits" (gzipped CSV); empty
/// for another name.
std::string_view bundled_file(std::string_view name);

/// The 5,000 handwritten digits, 20x20 grey; sample i shows the digit i modulo 10.
Result<SampleSet> digits();

} // namespace glassbox
