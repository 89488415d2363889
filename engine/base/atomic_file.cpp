// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/atomic_file.h"

#include "engine/base/json_guard.h"

#include <atomic>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace glassbox {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_write = std::size_t(1) << 20;

std::function<bool(int)>& write_fault() {
    static std::function<bool(int)> fault;
    return fault;
}

tl::unexpected<Error> unwritable(const fs::path& file, int error) {
    std::string id = "file.cannot-write";
    if (error == ENOSPC || error == EDQUOT) id = "file.disk-full";
    if (error == EACCES || error == EPERM || error == EROFS) id = "file.no-permission";
    if (error == ENOENT || error == ENOTDIR) id = "file.no-folder";
    if (error == EISDIR || error == ENODEV) id = "file.no-file";
    return fail(ErrorCode::Unwritable, id,
                {{"file", clean_text(file.string(), 1000)},
                 {"folder", clean_text(file.parent_path().string(), 1000)},
                 {"reason", std::strerror(error)}});
}

/// A file descriptor that closes itself.
class Descriptor {
  public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { close(); }
    int number() const { return number_; }
    /// 0 or the error.
    int close() {
        const int number = std::exchange(number_, -1);
        return number >= 0 && ::close(number) != 0 && errno != EINTR ? errno : 0;
    }

  private:
    int number_;
};

/// 0 or the error.
int write_all(int descriptor, std::span<const std::byte> bytes, int& count) {
    while (!bytes.empty()) {
        if (write_fault() && !write_fault()(count++)) return ENOSPC;
        const ssize_t done = ::write(descriptor, bytes.data(), std::min(bytes.size(), largest_write));
        if (done < 0 && errno == EINTR) continue;
        if (done <= 0) return done == 0 ? EIO : errno;
        bytes = bytes.subspan(std::size_t(done));
    }
    return 0;
}

/// 0 or the error.
int fill(int descriptor, std::span<const std::span<const std::byte>> parts) {
    int count = 0;
    for (const auto& part : parts)
        if (const int error = write_all(descriptor, part, count)) return error;
    return ::fsync(descriptor) == 0 ? 0 : errno;
}

/// Some file systems cannot flush a folder; the data is safe there all the same.
int flush_folder(const fs::path& folder) {
    Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (descriptor.number() < 0 || ::fsync(descriptor.number()) == 0) return 0;
    return errno == EINVAL || errno == ENOTSUP ? 0 : errno;
}

/// Beside the target, so that rename() stays within one file system; short, whatever the target's name.
fs::path temporary_name(const fs::path& folder) {
    static std::atomic<int> counter{0};
    const std::string name = ".glassbox-" + std::to_string(::getpid());
    return folder / (name + "-" + std::to_string(counter++) + ".tmp");
}

/// Where a link leads, so that saving through it keeps the link.
fs::path real_target(const fs::path& file) {
    std::error_code error;
    if (!fs::is_symlink(file, error)) return file;
    const fs::path target = fs::weakly_canonical(file, error);
    return error ? file : target;
}

/// The whole replacement; 0 or the error. The temporary file is gone unless all went well.
int replace(const fs::path& target, const fs::path& temporary,
            std::span<const std::span<const std::byte>> parts) {
    struct stat old {};
    const bool exists = ::stat(target.c_str(), &old) == 0;
    // A device or pipe must not be replaced by a file, even where the user may.
    if (exists && !S_ISREG(old.st_mode)) return S_ISDIR(old.st_mode) ? EISDIR : ENODEV;
    if (exists && ::access(target.c_str(), W_OK) != 0) return errno;
    Descriptor descriptor(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
    if (descriptor.number() < 0) return errno;
    int error = exists && ::fchmod(descriptor.number(), old.st_mode & 07777) != 0 ? errno : 0;
    if (!error) error = fill(descriptor.number(), parts);
    if (const int closed = descriptor.close(); !error) error = closed;
    if (!error && ::rename(temporary.c_str(), target.c_str()) != 0) error = errno;
    if (error) ::unlink(temporary.c_str());
    return error;
}

} // namespace

Result<void> write_file_atomically(const fs::path& file, std::span<const std::span<const std::byte>> parts) {
    const fs::path target = real_target(file);
    const fs::path folder = target.has_parent_path() ? target.parent_path() : fs::path(".");
    if (!target.has_filename()) return unwritable(file, EISDIR);
    if (const int error = replace(target, temporary_name(folder), parts)) return unwritable(file, error);
    if (const int error = flush_folder(folder)) return unwritable(file, error);
    return {};
}

Result<void> write_file_atomically(const fs::path& file, const std::string& text) {
    const std::span<const std::byte> bytes = std::as_bytes(std::span(text));
    return write_file_atomically(file, std::span(&bytes, 1));
}

Result<std::string> read_file(const fs::path& file, std::size_t limit) {
    const auto refuse = [&](std::string id, std::string reason) {
        return fail(ErrorCode::BadFile, std::move(id),
                    {{"file", clean_text(file.string(), 1000)}, {"reason", std::move(reason)}});
    };
    // Without O_NONBLOCK a pipe that nobody writes to would hang here.
    Descriptor descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    struct stat status {};
    if (descriptor.number() < 0 || ::fstat(descriptor.number(), &status) != 0)
        return refuse("file.cannot-read", std::strerror(errno));
    if (!S_ISREG(status.st_mode)) return refuse("file.no-file", "");
    if (std::uint64_t(status.st_size) > limit) return refuse("file.too-large", std::to_string(limit >> 20));
    std::string text(std::size_t(status.st_size), '\0');
    std::size_t filled = 0;
    while (filled < text.size()) {
        const ssize_t done = ::read(descriptor.number(), text.data() + filled, text.size() - filled);
        if (done < 0 && errno == EINTR) continue;
        if (done < 0) return refuse("file.cannot-read", std::strerror(errno));
        if (done == 0) break;
        filled += std::size_t(done);
    }
    text.resize(filled);
    return text;
}

void set_write_fault(std::function<bool(int)> fault) {
    write_fault() = std::move(fault);
}

} // namespace glassbox
