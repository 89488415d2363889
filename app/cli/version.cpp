// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "engine/backend/backend.h"
#include "generated/commit.h"

#include <CLI/Version.hpp>

#include <QtGlobal>

namespace glassbox::cli {
namespace {

std::string compiler() {
#if defined(__clang__)
    return std::string("Clang ") + __clang_version__;
#else
    return std::string("GCC ") + __VERSION__;
#endif
}

std::string jsonVersion() {
    return std::to_string(NLOHMANN_JSON_VERSION_MAJOR) + "." + std::to_string(NLOHMANN_JSON_VERSION_MINOR) +
           "." + std::to_string(NLOHMANN_JSON_VERSION_PATCH);
}

} // namespace

int version(const CommandLine&) {
    print("glassbox " GLASSBOX_VERSION);
    print("commit " GLASSBOX_COMMIT);
    print("build " GLASSBOX_BUILD ", " + compiler());
    print(std::string("libraries Qt ") + qVersion() +
          ", Eigen " GLASSBOX_EIGEN ", OpenCV " GLASSBOX_OPENCV ", nlohmann-json " + jsonVersion() +
          ", zlib " GLASSBOX_ZLIB ", CLI11 " CLI11_VERSION);
    for (const DeviceInfo& device : list_devices()) print("device " + device.id + ": " + device.name);
    return 0;
}

} // namespace glassbox::cli
