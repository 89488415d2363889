// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/weights_file.h"

namespace glassbox::app {

namespace {

/// A name beside a file that is not taken.
std::filesystem::path freeName(const std::filesystem::path& file) {
    std::error_code ignored;
    for (int number = 1;; ++number) {
        std::filesystem::path name = file;
        name += number == 1 ? std::string(".unread") : ".unread" + std::to_string(number);
        if (!std::filesystem::exists(name, ignored)) return name;
    }
}

Result<void> putUnreadAside(const std::filesystem::path& file) {
    std::error_code error;
    if (!std::filesystem::exists(file, error)) return {};
    const auto readable = load_checkpoint(file);
    if (readable) return {};
    std::filesystem::rename(file, freeName(file), error);
    if (error) return tl::unexpected(readable.error());
    return {};
}

} // namespace

std::filesystem::path weightsFileOf(const std::filesystem::path& document) {
    return std::filesystem::path(document).replace_extension(".safetensors");
}

Result<void> saveWeights(const Checkpoint& checkpoint, const std::filesystem::path& file) {
    if (auto aside = putUnreadAside(file); !aside) return aside;
    return save_checkpoint(checkpoint, file);
}

} // namespace glassbox::app
