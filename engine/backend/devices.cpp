// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backend/backend.h"
#include "engine/backend/cpu/cpu_backend.h"
#include "engine/backend/null/null_backend.h"
#include "engine/base/cpu_guard.h"

namespace glassbox {

std::vector<DeviceInfo> list_devices() {
    // The mention alone makes the linker keep the guard, which has long run by now.
    require_cpu_features();
    return {cpu::cpu_info(0), null::null_info()};
}

Result<BackendPtr> open_device(const std::string& id, const DeviceOptions& options) {
    require_cpu_features();
    if (id == "auto" || id == "cpu") return cpu::open_cpu(options.threads);
    if (id == "null") return null::open_null();
    std::string known = "auto";
    for (const DeviceInfo& device : list_devices()) known += ", " + device.id;
    return fail(ErrorCode::WrongCall, "device.unknown", {{"found", id}, {"expected", known}});
}

} // namespace glassbox
