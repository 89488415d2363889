// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backend/backend.h"
#include "engine/backend/cpu/cpu_backend.h"
#include "engine/backend/null/null_backend.h"

namespace glassbox {

std::vector<DeviceInfo> list_devices() {
    return {cpu::cpu_info(0), null::null_info()};
}

Result<BackendPtr> open_device(const std::string& id, const DeviceOptions& options) {
    if (id == "auto" || id == "cpu") return cpu::open_cpu(options.threads);
    if (id == "null") return null::open_null();
    std::string known = "auto";
    for (const DeviceInfo& device : list_devices()) known += ", " + device.id;
    return fail(ErrorCode::WrongCall, "device.unknown", {{"found", id}, {"expected", known}});
}

} // namespace glassbox
