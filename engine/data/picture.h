// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace glassbox {

/// No picture has more pixels than this.
inline constexpr std::int64_t most_pixels = 64'000'000;
/// And no file of one more bytes.
inline constexpr std::uint64_t largest_picture = std::uint64_t(1) << 30;

/// What a picture's header declares. Channels: 1 for grey, 3 for colours.
struct PictureHeader {
    std::int64_t height = 0;
    std::int64_t width = 0;
    std::int64_t channels = 0;
};

/// A picture in H, W, C order, red first.
struct Picture {
    std::int64_t height = 0;
    std::int64_t width = 0;
    std::int64_t channels = 0;
    std::vector<std::uint8_t> pixels;
};

/// True for bytes that begin as PNG or JPEG.
bool is_picture(std::string_view bytes);

/// Reads the header and walks over the whole structure (of PNG with checksums) without decoding. BadFile
/// where it is cut off, altered, or declares a size that its bytes cannot hold: picture.truncated,
/// picture.damaged, picture.too-large, picture.not-a-picture, with the offset.
Result<PictureHeader> inspect_picture(const std::string& file, std::string_view bytes);

/// inspect_picture(), then decodes with 8 bits a channel, transparency dropped, turned upright as its EXIF
/// data says.
Result<Picture> decode_picture(const std::string& file, std::string_view bytes);

/// The same picture in another size (areas are averaged when it shrinks, interpolated linearly when it grows)
/// and number of channels (1: luminance; 3: grey three times).
Picture fitted(const Picture& picture, std::int64_t height, std::int64_t width, std::int64_t channels);

} // namespace glassbox
