// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/atomic_file.h"
#include "engine/train/checkpoint.h"
#include "tests/support/errors.h"
#include "tests/support/temporary_folder.h"

#include <QTest>

#include <fstream>
#include <random>

using namespace glassbox;

namespace {

constexpr std::size_t limit = std::size_t(64) << 20;

Tensor tensor(std::vector<std::int64_t> shape, std::vector<double> values, Storage storage) {
    return Tensor::of(std::move(shape), std::span<const double>(values)).converted(storage);
}

/// Every storage, odd sizes, a scalar, an empty tensor, names that sort otherwise than their data lies.
Checkpoint everything() {
    Checkpoint checkpoint;
    checkpoint.tensors["a.bytes"] = tensor({3}, {1, 2, 255}, Storage::U8);
    checkpoint.tensors["b.weight"] = tensor({2, 3}, {0.1, -0.2, 3e-20, 4, 5, 6}, Storage::F64);
    checkpoint.tensors["c.weight/m"] = tensor({1, 2}, {0.5, -0.25}, Storage::F32);
    checkpoint.tensors["d.empty"] = tensor({0, 7}, {}, Storage::F32);
    checkpoint.tensors["e.count"] = tensor({}, {-7}, Storage::I32);
    checkpoint.has_state = true;
    checkpoint.state = {~std::uint64_t(0), 1234567890123456789u, 42};
    checkpoint.live = {{"adam.rate", 0.1}, {"drop.rate", 5e-324}};
    checkpoint.log = {{7, "adam.rate", 1.0 / 3}, {7, "adam.rate", 0.1}, {9, "drop.rate", 5e-324}};
    return checkpoint;
}

/// A file from its parts: the length of the header (as said), the header, the data.
std::string file_of(std::uint64_t length, const std::string& header, const std::string& data) {
    std::string text(reinterpret_cast<const char*>(&length), sizeof length);
    return text + header + data;
}

std::string file_of(const std::string& header, const std::string& data) {
    return file_of(header.size(), header, data);
}

} // namespace

class CheckpointTest final : public QObject {
    Q_OBJECT

    TemporaryFolder folder_;

    Result<Checkpoint> load(const std::string& text) {
        // A new file: file systems flush one that is cut to nothing and written again.
        std::filesystem::remove(folder_ / "x.safetensors");
        std::ofstream(folder_ / "x.safetensors", std::ios::binary) << text;
        return load_checkpoint(folder_ / "x.safetensors");
    }

    std::string saved(const Checkpoint& checkpoint) {
        const auto done = save_checkpoint(checkpoint, folder_ / "y.safetensors");
        GLASSBOX_ASSERT(done.has_value(), "y.safetensors");
        return *read_file(folder_ / "y.safetensors", limit);
    }

  private slots:
    void comesBackWhole() {
        const std::string text = saved(everything());
        const auto again = load(text);
        QVERIFY(again.has_value());
        QVERIFY(*again == everything());
        QCOMPARE(saved(*again), text);
        QCOMPARE(text.size() % 8, (6 * 8 + 2 * 4 + 4 + 3) % 8ul); // the header is padded to 8 bytes
    }

    void weightsOnly() {
        Checkpoint weights = everything();
        weights = {weights.tensors, false, {}, {}, {}};
        const std::string text = saved(weights);
        QVERIFY(text.find("__metadata__") == std::string::npos);
        QVERIFY(*load(text) == weights);
    }

    void filesOfOtherProgramsAreWeightsOnly() {
        const auto read = load(file_of(
            R"({"__metadata__":{"format":"pt"},"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}  )",
            "\1\2\3\4"));
        QVERIFY(read.has_value());
        QVERIFY(!read->has_state);
        QCOMPARE(read->tensors.at("w").count(), std::int64_t(1));
        QVERIFY(load(file_of("{}", "")).has_value());
    }

    void malformedFiles_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("place");
        const auto row = [](const char* name, const std::string& text, const char* id, const char* place) {
            QTest::newRow(name) << QByteArray(text.data(), qsizetype(text.size())) << id << place;
        };
        const auto one = [&](const char* name, const std::string& entry, const char* id,
                             const std::string& data) {
            row(name, file_of("{\"w\":" + entry + "}", data), id, "w");
        };
        const std::string four = "\1\2\3\4";
        row("empty", "", "checkpoint.too-short", "0");
        row("seven bytes", "\2\1\1\1\1\1\1", "checkpoint.too-short", "0");
        row("length beyond the file", file_of(100, "{}", ""), "checkpoint.header-length", "0");
        row("length of all bits", file_of(~std::uint64_t(0), "{}", ""), "checkpoint.header-length", "0");
        row("no header", file_of("", ""), "checkpoint.not-safetensors", "8");
        row("a list", file_of("[]", ""), "checkpoint.not-safetensors", "8");
        row("blank first", file_of(" {}", ""), "checkpoint.not-safetensors", "8");
        row("zip", file_of(0x04034b50, "PK", ""), "checkpoint.header-length", "0");
        row("broken", file_of("{\"w\":", ""), "file.not-json", "1:6");
        row("duplicate", file_of("{\"w\":{},\"w\":{}}", ""), "file.duplicate-key", "/w");
        row("huge", file_of("{\"w\":{\"shape\":[99999999999999999999]}}", ""), "file.huge-number",
            "/w/shape/0");
        row("deep", file_of("{\"w\":[[[[[[[[]]]]]]]]}", ""), "file.too-deep", "/w/0/0/0");
        one("a number", "7", "checkpoint.bad-entry", "");
        one("a field too few", "{\"dtype\":\"F32\",\"shape\":[1]}", "checkpoint.bad-entry", four);
        one("other fields", "{\"a\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}", "checkpoint.bad-type",
            four);
        one("half", "{\"dtype\":\"F16\",\"shape\":[2],\"data_offsets\":[0,4]}", "checkpoint.bad-type", four);
        one("type 3", "{\"dtype\":3,\"shape\":[2],\"data_offsets\":[0,4]}", "checkpoint.bad-type", four);
        one("negative", "{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}", "checkpoint.bad-shape",
            four);
        one("shape real", "{\"dtype\":\"F32\",\"shape\":[1.0],\"data_offsets\":[0,4]}",
            "checkpoint.bad-shape", four);
        one("shape text", "{\"dtype\":\"F32\",\"shape\":\"1\",\"data_offsets\":[0,4]}",
            "checkpoint.bad-shape", four);
        one("overflow", "{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296,2],\"data_offsets\":[0,4]}",
            "checkpoint.bad-shape", four);
        one("overflow to 4", "{\"dtype\":\"F32\",\"shape\":[4611686018427387905],\"data_offsets\":[0,4]}",
            "checkpoint.bad-shape", four);
        one("three offsets", "{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4,8]}",
            "checkpoint.bad-offsets", four);
        one("offset -4", "{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[-4,0]}",
            "checkpoint.bad-offsets", four);
        one("backwards", "{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,0]}",
            "checkpoint.offsets-outside", four);
        one("beyond", "{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}",
            "checkpoint.offsets-outside", four);
        one("wrong size", "{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,3]}", "checkpoint.wrong-size",
            four);
        one("hole at the start", "{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}",
            "checkpoint.hole", four + four);
        const std::string first = "{\"v\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"w\":";
        row("hole", file_of(first + "{\"dtype\":\"U8\",\"shape\":[3],\"data_offsets\":[5,8]}}", four + four),
            "checkpoint.hole", "w");
        row("overlap",
            file_of(first + "{\"dtype\":\"U8\",\"shape\":[5],\"data_offsets\":[3,8]}}", four + four),
            "checkpoint.overlap", "w");
        row("shared", file_of(first + "{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}", four),
            "checkpoint.overlap", "w");
        row("trailing", file_of("{}", four), "checkpoint.trailing-data", "0");
        row("metadata list", file_of("{\"__metadata__\":[]}", ""), "checkpoint.bad-metadata", "__metadata__");
        row("metadata number", file_of("{\"__metadata__\":{\"a\":1}}", ""), "checkpoint.bad-metadata",
            "__metadata__.a");
    }

    void malformedFiles() {
        QFETCH(QByteArray, text);
        QFETCH(QString, id);
        QFETCH(QString, place);
        const auto read = load(text.toStdString());
        QVERIFY(!read.has_value());
        QCOMPARE(read.error().code, ErrorCode::BadFile);
        QCOMPARE(QString::fromStdString(read.error().message.id), id);
        QCOMPARE(QString::fromStdString(argument(read.error().message, "place")), place);
        QCOMPARE(argument(read.error().message, "file"), (folder_ / "x.safetensors").string());
    }

    void wrongStates_data() {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("place");
        const auto row = [](const char* from, const char* to, const char* place) {
            QTest::newRow(from) << from << to << place;
        };
        row("\"state\"", "\"stale\"", "__metadata__.state");
        row("cursor", "Cursor", "__metadata__.state");
        row("1234567890123456789", "-234567890123456789", "__metadata__.state");
        row("1234567890123456789", "1234567890123456.89", "__metadata__.state");
        row("18446744073709551615", "18446744073709551616", "__metadata__.state");
        row("\\\"7\\\"", "\\\"x\\\"", "__metadata__.log");
        row("[[", "[{", "__metadata__.log");
        row("0.3333333333333333", "zero.thirdpartfoo!", "__metadata__.log");
        row("{\\\"adam.rate", "[\\\"adam.rate", "__metadata__.live");
        row("glassbox-run-1", "glassbox-run-2", "__metadata__.format");
    }

    void wrongStates() {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, place);
        std::string text = saved(everything());
        const std::size_t at = text.find(from.toStdString());
        QVERIFY(at != std::string::npos);
        QCOMPARE(from.size(), to.size());
        text.replace(at, std::size_t(from.size()), to.toStdString());
        const auto read = load(text);
        QVERIFY(!read.has_value());
        QCOMPARE(QString::fromStdString(argument(read.error().message, "place")), place);
    }

    /// Whatever stands in a file, the answer is a checkpoint or an error.
    void damagedFilesNeverCrash() {
        const std::string original = saved(everything());
        std::mt19937 random(7);
        int refused = 0;
        for (int round = 0; round < 4000; ++round) {
            std::string text = original;
            if (round % 4 == 0) text.resize(random() % text.size());
            for (unsigned change = random() % 4 + (round % 4 != 0); change > 0; --change) {
                if (text.empty()) break;
                text[random() % std::min<std::size_t>(text.size(), 900)] =
                    round % 2 ? char(random()) : "0123456789[]{}\",:"[random() % 17];
            }
            const auto read = load(text);
            if (!read) ++refused;
            if (!read) QVERIFY(read.error().message.id.size() > 5);
        }
        QVERIFY2(refused > 3000, std::to_string(refused).c_str());
    }

    void missingFiles() {
        QCOMPARE(load_checkpoint(folder_ / "none").error().message.id, std::string("file.not-found"));
        QCOMPARE(load_checkpoint(folder_.path()).error().message.id, std::string("file.no-file"));
    }

    void aDeclaredHundredMegabytesAreTheMost() {
        std::string header = "{}";
        header.resize(100'000'001, ' ');
        const auto read = load(file_of(header, ""));
        QCOMPARE(read.error().message.id, std::string("checkpoint.header-length"));
    }
};

QTEST_GUILESS_MAIN(CheckpointTest)
#include "checkpoint_test.moc"
