// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backend/backend.h"

namespace glassbox::null {

DeviceInfo null_info();

/// The device that computes nothing: it keeps a store, checks every plan that it is given (check_plan(); a
/// broken one is refused with code Device) and answers with zeros. For tests of everything above a device.
BackendPtr open_null();

} // namespace glassbox::null
