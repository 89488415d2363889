// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/atomic_file.h"
#include "tests/support/errors.h"
#include "tests/support/temporary_folder.h"

#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <random>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace glassbox;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t limit = std::size_t(64) << 20;

/// Takes several writes: each takes at most a mebibyte.
std::string long_text(char letter) {
    return std::string(std::size_t(5) << 20, letter);
}

bool is_whole(const std::string& text) {
    return text == long_text('a') || text == long_text('b');
}

/// Replaces the file until it is killed, 'a' and 'b' in turn.
[[noreturn]] void write_for_ever(const fs::path& file) {
    for (int round = 0;; ++round) (void)write_file_atomically(file, long_text(round % 2 ? 'a' : 'b'));
}

/// Id of the error of saving there, "" where it works.
std::string saved_id(const fs::path& file) {
    const auto done = write_file_atomically(file, "two");
    return done ? std::string() : done.error().message.id;
}

/// What `function` returns in a process without the rights of root (who may write anywhere).
template <class Function>
std::string asNobody(const Function& function) {
    int ends[2];
    if (pipe(ends) != 0) return "no pipe";
    const pid_t child = fork();
    if (child == 0) {
        const bool changed = getuid() != 0 || setuid(65534) == 0;
        const std::string answer = changed ? function() : "still root";
        _exit(write(ends[1], answer.data(), answer.size()) == ssize_t(answer.size()) ? 0 : 1);
    }
    waitpid(child, nullptr, 0);
    ::close(ends[1]);
    char buffer[100];
    const ssize_t count = read(ends[0], buffer, sizeof buffer);
    ::close(ends[0]);
    return {buffer, std::size_t(std::max<ssize_t>(count, 0))};
}

} // namespace

class AtomicFileTest final : public QObject {
    Q_OBJECT

  private slots:
    void cleanup() { set_write_fault({}); }

    void writesAndReads() {
        const TemporaryFolder folder;
        const fs::path file = folder / "x";
        QVERIFY(write_file_atomically(file, "one").has_value());
        QVERIFY(write_file_atomically(file, "").has_value());
        QCOMPARE(*read_file(file, limit), std::string());
        QVERIFY(write_file_atomically(file, "two").has_value());
        QCOMPARE(*read_file(file, limit), std::string("two"));
        QCOMPARE(folder.entries(), 1);
    }

    void aFaultAtAnyWriteKeepsTheOldFile() {
        const TemporaryFolder folder;
        const fs::path file = folder / "x";
        QVERIFY(write_file_atomically(file, long_text('a')).has_value());
        int faults = 0;
        for (int number = 0;; ++number) {
            bool reached = false;
            set_write_fault([&](int write) { return !(reached |= write == number); });
            const auto done = write_file_atomically(file, long_text('b'));
            if (!reached) break;
            ++faults;
            QVERIFY(!done.has_value());
            QCOMPARE(done.error().code, ErrorCode::Unwritable);
            QCOMPARE(done.error().message.id, std::string("file.disk-full"));
            QCOMPARE(argument(done.error().message, "file"), file.string());
            QVERIFY(*read_file(file, limit) == long_text('a'));
            QCOMPARE(folder.entries(), 1);
        }
        QCOMPARE(faults, 5);
        QVERIFY(*read_file(file, limit) == long_text('b'));
    }

    void aFaultLeavesNoNewFile() {
        const TemporaryFolder folder;
        set_write_fault([](int) { return false; });
        QVERIFY(!write_file_atomically(folder / "x", "text").has_value());
        QCOMPARE(folder.entries(), 0);
    }

    void aPipeIsNotReplaced() {
        const QTemporaryDir folder;
        const std::string pipe = folder.filePath("pipe").toStdString();
        QCOMPARE(mkfifo(pipe.c_str(), 0600), 0);
        const auto written = write_file_atomically(pipe, std::string("text"));
        QVERIFY(!written);
        QCOMPARE(written.error().message.id, std::string("file.no-file"));
        struct stat now {};
        QCOMPARE(stat(pipe.c_str(), &now), 0);
        QVERIFY(S_ISFIFO(now.st_mode));
    }

    void killedWhileSaving() {
        const TemporaryFolder folder;
        const fs::path file = folder / "x";
        QVERIFY(write_file_atomically(file, long_text('a')).has_value());
        std::mt19937 random(20);
        int torn = 0; // Kills that came while a temporary file was there.
        for (int round = 0; round < 100; ++round) {
            const pid_t child = fork();
            QVERIFY(child >= 0);
            if (child == 0) write_for_ever(file);
            usleep(500 + random() % 12000);
            kill(child, SIGKILL);
            int status = 0;
            waitpid(child, &status, 0);
            QVERIFY(WIFSIGNALED(status));
            const auto text = read_file(file, limit);
            QVERIFY(text.has_value());
            QVERIFY(is_whole(*text));
            torn += folder.entries() > 1 ? 1 : 0;
            for (const auto& entry : fs::directory_iterator(folder.path()))
                if (entry.path() != file) fs::remove(entry.path());
        }
        QVERIFY2(torn > 10, std::to_string(torn).c_str());
    }

    void permissionsStay() {
        const TemporaryFolder folder;
        const fs::path file = folder / "x";
        QVERIFY(write_file_atomically(file, "one").has_value());
        QVERIFY(chmod(file.c_str(), 0640) == 0);
        QVERIFY(write_file_atomically(file, "two").has_value());
        struct stat status {};
        QVERIFY(stat(file.c_str(), &status) == 0);
        QCOMPARE(int(status.st_mode & 07777), 0640);
    }

    void aLinkStaysALink() {
        const TemporaryFolder folder;
        QVERIFY(write_file_atomically(folder / "x", "one").has_value());
        fs::create_symlink(folder / "x", folder / "link");
        QVERIFY(write_file_atomically(folder / "link", "two").has_value());
        QVERIFY(fs::is_symlink(folder / "link"));
        QCOMPARE(*read_file(folder / "x", limit), std::string("two"));
    }

    void unwritablePlaces() {
        const TemporaryFolder folder;
        QCOMPARE(saved_id(folder / "none" / "x"), std::string("file.no-folder"));
        QCOMPARE(saved_id(folder.path()), std::string("file.no-file"));
        QCOMPARE(saved_id("/proc/x"), std::string("file.no-folder"));
        QCOMPARE(saved_id(folder / std::string(300, 'n')), std::string("file.cannot-write"));
        QCOMPARE(folder.entries(), 0);
    }

    void readOnlyFolder() {
        const TemporaryFolder folder;
        const fs::path inner = folder / "inner";
        fs::create_directory(inner);
        QVERIFY(write_file_atomically(inner / "x", "one").has_value());
        fs::permissions(folder.path(), fs::perms(0755));
        fs::permissions(inner, fs::perms(0555));
        QCOMPARE(asNobody([&] { return saved_id(inner / "x"); }), std::string("file.no-permission"));
        QCOMPARE(*read_file(inner / "x", limit), std::string("one"));
        // A file that is marked read-only is not replaced either, though its folder would allow it.
        fs::permissions(inner, fs::perms(0777));
        fs::permissions(inner / "x", fs::perms(0444));
        QCOMPARE(asNobody([&] { return saved_id(inner / "x"); }), std::string("file.no-permission"));
        QCOMPARE(*read_file(inner / "x", limit), std::string("one"));
    }

    void pipesAndLimits() {
        const TemporaryFolder folder;
        QVERIFY(mkfifo((folder / "pipe").c_str(), 0600) == 0);
        QCOMPARE(read_file(folder / "pipe", limit).error().message.id, std::string("file.no-file"));
        QVERIFY(write_file_atomically(folder / "x", "12345").has_value());
        QCOMPARE(read_file(folder / "x", 4).error().message.id, std::string("file.too-large"));
        QCOMPARE(read_file(folder / "x", 5)->size(), std::size_t(5));
    }
};

QTEST_GUILESS_MAIN(AtomicFileTest)
#include "atomic_file_test.moc"
