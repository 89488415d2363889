// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/data/batch_source.h"

#include <QTemporaryDir>
#include <zlib.h>

#include <filesystem>
#include <fstream>
#include <numeric>

/// Small files of every format for the tests of data, written from nothing.
namespace glassbox::test {

inline std::string big_endian(std::uint32_t value) {
    return {char(value >> 24), char(value >> 16), char(value >> 8), char(value)};
}

/// An IDX file of this type with these extents; `data` are the bytes behind its header.
inline std::string idx(int type, const std::vector<std::uint32_t>& extents, const std::string& data) {
    std::string bytes{0, 0, char(type), char(extents.size())};
    for (const std::uint32_t extent : extents) bytes += big_endian(extent);
    return bytes + data;
}

/// Bytes 0, 1, 2, ... modulo `modulus`.
inline std::string counting(std::size_t count, int modulus) {
    std::string bytes;
    for (std::size_t i = 0; i < count; ++i) bytes += char(i % std::size_t(modulus));
    return bytes;
}

/// zlib's stream with the given window bits: 31 for gzip, 15 for the format inside PNG.
inline std::string deflated(const std::string& bytes, int window_bits) {
    z_stream stream{};
    deflateInit2(&stream, 6, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY);
    std::string result(deflateBound(&stream, bytes.size()) + 64, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = uInt(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(result.data());
    stream.avail_out = uInt(result.size());
    deflate(&stream, Z_FINISH);
    result.resize(result.size() - stream.avail_out);
    deflateEnd(&stream);
    return result;
}
inline std::string gzipped(const std::string& bytes) {
    return deflated(bytes, 31);
}

inline std::string png_chunk(const std::string& name, const std::string& data) {
    const std::string body = name + data;
    const auto checksum = crc32(0, reinterpret_cast<const Bytef*>(body.data()), uInt(body.size()));
    return big_endian(std::uint32_t(data.size())) + body + big_endian(std::uint32_t(checksum));
}

/// A PNG of `pixels` in H, W, C order; 1 channel or 3.
inline std::string png(std::uint32_t height, std::uint32_t width, int channels, const std::string& pixels) {
    const std::size_t stride = std::size_t(width) * std::size_t(channels);
    std::string lines;
    for (std::size_t row = 0; row < height; ++row) lines += '\0' + pixels.substr(row * stride, stride);
    const std::string kind{8, char(channels == 1 ? 0 : 2), 0, 0, 0};
    return "\x89PNG\r\n\x1a\n" + png_chunk("IHDR", big_endian(width) + big_endian(height) + kind) +
           png_chunk("IDAT", deflated(lines, 15)) + png_chunk("IEND", "");
}

inline std::string plain_png(std::uint32_t height, std::uint32_t width, char value) {
    return png(height, width, 1, std::string(std::size_t(height) * width, value));
}

/// A JPEG of 8 rows of 16 pixels, the left half red, the right half blue.
inline std::string jpeg() {
    static const std::string hex =
        "ffd8ffe000104a46494600010100000100010000ffdb0043000d090a0b0a080d0b0a0b0e0e0d0f13201513121213271c1e"
        "17202e2931302e292d2c333a4a3e333646372c2d405741464c4e525352323e5a615a50604a51524fffdb0043010e0e0e13"
        "1113261515264f352d354f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f"
        "4f4f4f4f4f4f4f4f4f4f4fffc00011080008001003012200021101031101ffc40016000101010000000000000000000000"
        "0000000506ffc40014100100000000000000000000000000000000ffc40014010100000000000000000000000000000005"
        "ffc40019110002030100000000000000000000000000064382c1c2ffda000c03010002110311003f00cfa1018539abd0f3"
        "3456c3ffd9";
    std::string bytes;
    for (std::size_t i = 0; i < hex.size(); i += 2) bytes += char(std::stoi(hex.substr(i, 2), nullptr, 16));
    return bytes;
}

/// jpeg() with the EXIF orientation "turn a quarter clockwise to see it upright".
inline std::string turned_jpeg() {
    const std::string exif("Exif\0\0MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0", 32);
    const std::size_t length = exif.size() + 2;
    const std::string bytes = jpeg();
    return bytes.substr(0, 2) + "\xFF\xE1" + char(length >> 8) + char(length & 255) + exif + bytes.substr(2);
}

/// A folder that goes away with the test.
class Folder {
  public:
    std::filesystem::path path() const { return folder_.path().toStdString(); }
    /// Writes a file, making the folders on the way to it.
    std::filesystem::path write(const std::string& name, const std::string& bytes) const {
        const std::filesystem::path file = path() / name;
        std::filesystem::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary) << bytes;
        return file;
    }

  private:
    QTemporaryDir folder_;
};

inline std::string argument(const Error& error, const std::string& name) {
    for (const Argument& argument : error.message.arguments)
        if (argument.name == name) return argument.value;
    return "";
}

struct Batch {
    Tensor inputs;
    Tensor targets;
};

/// All samples of a part, in order.
inline Batch all_of(const BatchSource& source, Part part) {
    const std::int64_t count = part == Part::Train ? source.info().train_count : source.info().test_count;
    std::vector<std::int64_t> rows(std::size_t(count), 0);
    std::iota(rows.begin(), rows.end(), 0);
    Batch batch;
    const auto fetched = source.fetch(part, rows, batch.inputs, batch.targets);
    GLASSBOX_ASSERT(fetched.has_value(), fetched ? "" : plain_text(fetched.error().message));
    return batch;
}

} // namespace glassbox::test

/// Fails the test function with the error's text.
#define VERIFY_RESULT(result) QVERIFY2(result, (result) ? "" : plain_text((result).error().message).c_str())
