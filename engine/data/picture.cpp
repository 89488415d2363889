// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/data/picture.h"

#include "engine/data/content.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <zlib.h>

namespace glassbox {

namespace {

constexpr std::string_view png_magic = "\x89PNG\r\n\x1a\n";

tl::unexpected<Error> bad(const char* id, const std::string& file, std::size_t offset) {
    return fail(ErrorCode::BadFile, id, {{"file", file}, {"offset", std::to_string(offset)}});
}

std::uint32_t big_endian(std::string_view bytes, std::size_t place, int count) {
    std::uint32_t value = 0;
    for (int i = 0; i < count; ++i) value = value << 8 | std::uint8_t(bytes[place + std::size_t(i)]);
    return value;
}

/// `bits` is the least that a pixel takes before compression by at most `ratio`.
Result<PictureHeader> plausible(const std::string& file, std::string_view bytes, PictureHeader header,
                                std::int64_t bits, std::int64_t ratio) {
    const std::int64_t pixels =
        header.width > 0 && header.height > 0 && header.width <= most_pixels / header.height
            ? header.width * header.height
            : 0;
    if (pixels == 0 || pixels * bits / 8 > (std::int64_t(bytes.size()) + 1024) * ratio)
        return fail(ErrorCode::BadFile, "picture.too-large",
                    {{"file", file},
                     {"found", std::to_string(header.width) + "x" + std::to_string(header.height)},
                     {"expected", std::to_string(most_pixels)}});
    return header;
}

/// The chunks of a PNG (W3C PNG specification, section 5): length, name, data, checksum; IHDR first, IEND
/// last.
Result<PictureHeader> inspect_png(const std::string& file, std::string_view bytes) {
    PictureHeader header;
    std::int64_t bits = 0;
    for (std::size_t place = png_magic.size();;) {
        if (bytes.size() - place < 12) return bad("picture.truncated", file, bytes.size());
        const std::size_t length = big_endian(bytes, place, 4);
        if (length > bytes.size() - place - 12) return bad("picture.truncated", file, bytes.size());
        const std::string_view chunk = bytes.substr(place + 4, 4 + length);
        const auto checksum = crc32_z(0, reinterpret_cast<const Bytef*>(chunk.data()), chunk.size());
        const bool first = place == png_magic.size();
        if (checksum != big_endian(bytes, place + 8 + length, 4) || first != chunk.starts_with("IHDR") ||
            (first && length != 13))
            return bad("picture.damaged", file, place);
        if (first) {
            const int kind = chunk[13];
            const std::int64_t samples = kind == 2 ? 3 : kind == 6 ? 4 : kind == 4 ? 2 : 1;
            header = {big_endian(chunk, 8, 4), big_endian(chunk, 4, 4), kind == 0 || kind == 4 ? 1 : 3};
            bits = samples * std::uint8_t(chunk[12]);
        }
        if (chunk.starts_with("IEND")) break;
        place += 12 + length;
    }
    return plausible(file, bytes, header, bits, 1100); // deflate shrinks at most by 1,032
}

bool is_frame(std::uint8_t marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

/// Where the next marker that ends coded data stands: not a stuffed zero, nor a restart.
std::size_t after_coded_data(std::string_view bytes, std::size_t place) {
    while (true) {
        place = bytes.find('\xFF', place);
        if (place == std::string_view::npos || place + 1 >= bytes.size()) return bytes.size();
        const std::uint8_t marker = std::uint8_t(bytes[place + 1]);
        if (marker != 0 && marker != 0xFF && (marker < 0xD0 || marker > 0xD7)) return place;
        ++place;
    }
}

/// The segments of a JPEG (ITU T.81, annex B): marker, length, content, and coded data after a scan's header;
/// a frame header somewhere, and the end marker.
Result<PictureHeader> inspect_jpeg(const std::string& file, std::string_view bytes) {
    PictureHeader header;
    for (std::size_t place = 2; place + 2 <= bytes.size();) {
        if (bytes[place] != '\xFF') return bad("picture.damaged", file, place);
        const std::uint8_t marker = std::uint8_t(bytes[place + 1]);
        if (marker == 0xD9) {
            if (header.channels == 0) return bad("picture.damaged", file, place);
            return plausible(file, bytes, header, 8, 1024); // one bit for 64 pixels, at the very least
        }
        if (marker == 0xFF) { // A byte of padding.
            ++place;
            continue;
        }
        const std::size_t length = bytes.size() - place < 4 ? 0 : big_endian(bytes, place + 2, 2);
        if (length > bytes.size() - place - 2) break;
        if (length < 2 || (is_frame(marker) && length < 8)) return bad("picture.damaged", file, place);
        if (is_frame(marker))
            header = {big_endian(bytes, place + 5, 2), big_endian(bytes, place + 7, 2),
                      bytes[place + 9] == 1 ? 1 : 3};
        place += 2 + length;
        if (marker == 0xDA) place = after_coded_data(bytes, place);
    }
    return bad("picture.truncated", file, bytes.size());
}

cv::Mat decoded(std::string_view bytes, int flags) {
    try {
        const cv::Mat buffer(1, int(bytes.size()), CV_8U, const_cast<char*>(bytes.data()));
        return cv::imdecode(buffer, flags);
    } catch (const cv::Exception&) {
        return {};
    }
}

Picture picture_of(const cv::Mat& matrix) {
    Picture picture{matrix.rows, matrix.cols, matrix.channels(), {}};
    picture.pixels.resize(matrix.total() * matrix.elemSize());
    matrix.copyTo(cv::Mat(matrix.rows, matrix.cols, matrix.type(), picture.pixels.data()));
    return picture;
}

} // namespace

bool is_picture(std::string_view bytes) {
    return bytes.starts_with(png_magic) || bytes.starts_with("\xFF\xD8\xFF");
}

Result<PictureHeader> inspect_picture(const std::string& file, std::string_view bytes) {
    if (bytes.size() > largest_picture) return too_large(file, largest_picture);
    if (bytes.starts_with(png_magic)) return inspect_png(file, bytes);
    if (is_picture(bytes)) return inspect_jpeg(file, bytes);
    return bad("picture.not-a-picture", file, 0);
}

Result<Picture> decode_picture(const std::string& file, std::string_view bytes) {
    const auto header = inspect_picture(file, bytes);
    if (!header) return tl::unexpected(header.error());
    cv::Mat matrix = decoded(bytes, header->channels == 1 ? cv::IMREAD_GRAYSCALE : cv::IMREAD_COLOR);
    if (matrix.empty() || matrix.depth() != CV_8U) return bad("picture.damaged", file, 0);
    if (matrix.channels() == 3) cv::cvtColor(matrix, matrix, cv::COLOR_BGR2RGB);
    return picture_of(matrix);
}

Picture fitted(const Picture& picture, std::int64_t height, std::int64_t width, std::int64_t channels) {
    cv::Mat matrix(int(picture.height), int(picture.width), CV_8UC(int(picture.channels)),
                   const_cast<std::uint8_t*>(picture.pixels.data()));
    if (picture.channels == 3 && channels == 1) cv::cvtColor(matrix, matrix, cv::COLOR_RGB2GRAY);
    if (height != picture.height || width != picture.width) {
        const bool shrinks = height * width < picture.height * picture.width;
        cv::Mat resized;
        cv::resize(matrix, resized, cv::Size(int(width), int(height)), 0, 0,
                   shrinks ? cv::INTER_AREA : cv::INTER_LINEAR);
        matrix = resized;
    }
    if (matrix.channels() == 1 && channels == 3) cv::cvtColor(matrix, matrix, cv::COLOR_GRAY2RGB);
    return picture_of(matrix);
}

} // namespace glassbox
