// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <QtGlobal>

namespace glassbox {

/// The value of a result that a test takes for granted; anything else ends the test program with the reason.
template <class T>
T must(Result<T> result) {
    if (!result) qFatal("%s", plain_text(result.error().message).c_str());
    if constexpr (!std::is_void_v<T>) return std::move(*result);
}

} // namespace glassbox
