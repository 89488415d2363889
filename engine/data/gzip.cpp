// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/data/gzip.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <span>

namespace glassbox {

namespace {

constexpr int gzip_only = 15 + 16; ///< zlib: largest window, gzip wrapper.

/// Owns a zlib stream that reads `bytes`.
class Stream {
  public:
    explicit Stream(std::string_view bytes) : rest_(bytes), total_(bytes.size()) {
        ready_ = inflateInit2(&stream_, gzip_only) == Z_OK;
    }
    ~Stream() {
        if (ready_) inflateEnd(&stream_);
    }
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;

    bool ready() const { return ready_; }
    std::uint64_t offset() const { return total_ - rest_.size() - stream_.avail_in; }
    bool exhausted() const { return rest_.empty() && stream_.avail_in == 0; }

    /// Inflates into `buffer`; returns zlib's code and how much came out.
    std::pair<int, std::size_t> read(std::span<char> buffer) {
        if (stream_.avail_in == 0 && !rest_.empty()) {
            const std::size_t piece = std::min<std::size_t>(rest_.size(), 1u << 30);
            stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(rest_.data()));
            stream_.avail_in = uInt(piece);
            rest_.remove_prefix(piece);
        }
        stream_.next_out = reinterpret_cast<Bytef*>(buffer.data());
        stream_.avail_out = uInt(buffer.size());
        const int code = inflate(&stream_, Z_NO_FLUSH);
        return {code, buffer.size() - stream_.avail_out};
    }

    /// After a member's end: true where another begins.
    bool next_member() {
        if (stream_.avail_in < 2 || stream_.next_in[0] != 0x1f || stream_.next_in[1] != 0x8b) return false;
        return inflateReset(&stream_) == Z_OK;
    }

  private:
    z_stream stream_{};
    std::string_view rest_;
    std::uint64_t total_ = 0;
    bool ready_ = false;
};

} // namespace

bool is_gzip(std::string_view bytes) {
    return bytes.size() >= 2 && bytes[0] == '\x1f' && bytes[1] == '\x8b';
}

Result<Inflated> inflate_gzip(const std::string& file, std::string_view bytes, std::uint64_t limit) {
    Stream stream(bytes);
    if (!stream.ready()) return fail(ErrorCode::Memory, "data.no-memory", {{"file", file}});
    Inflated result;
    std::array<char, 1 << 16> buffer;
    while (true) {
        const auto [code, size] = stream.read(buffer);
        if (size > limit - result.bytes.size()) {
            result.bytes.append(buffer.data(), std::size_t(limit - result.bytes.size()));
            result.whole = false;
            return result;
        }
        result.bytes.append(buffer.data(), size);
        if (code == Z_STREAM_END && !stream.next_member()) return result;
        if (code == Z_OK || code == Z_STREAM_END) continue;
        const std::string offset = std::to_string(stream.offset());
        if (code == Z_BUF_ERROR && stream.exhausted())
            return fail(ErrorCode::BadFile, "gzip.truncated", {{"file", file}, {"offset", offset}});
        if (code != Z_BUF_ERROR)
            return fail(ErrorCode::BadFile, "gzip.damaged", {{"file", file}, {"offset", offset}});
    }
}

} // namespace glassbox
