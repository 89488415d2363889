// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/model/model.h"

namespace glassbox {

/// Reading the parameters of a data block: an absent one gives `fallback`, one of another kind or out of the
/// closed interval WrongCall with the parameter's name, what was expected and what was found. Integers are
/// accepted where a real is asked.
Result<std::int64_t> integer_between(const Parameters& parameters, const std::string& id,
                                     std::int64_t fallback, std::int64_t minimum, std::int64_t maximum);
Result<double> real_between(const Parameters& parameters, const std::string& id, double fallback,
                            double minimum, double maximum);
/// Text; an integer is printed ("-1"). Absent or of another kind: "".
std::string text_or_empty(const Parameters& parameters, const std::string& id);

/// The data block's `test`: a fraction below 1, or a whole number of samples. 0.2 where absent.
Result<double> test_share(const Parameters& parameters);

} // namespace glassbox
