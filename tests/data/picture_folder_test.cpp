// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/data/open_source.h"
#include "tests/data/data_files.h"

#include <QTest>

#include <cmath>

using namespace glassbox;
using namespace glassbox::test;
namespace fs = std::filesystem;

namespace {

Result<BatchSourcePtr> open(const Folder& folder, Parameters parameters = {}) {
    parameters["path"] = std::string("set");
    parameters.emplace("test", 0.0);
    return open_source(parameters, folder.path());
}

/// Two classes of three 4x3 pictures, all of one grey: 0, 10, 20 and 100, 110, 120.
void write_greys(const Folder& folder) {
    for (int i = 0; i < 3; ++i) {
        const std::string name = std::to_string(i + 9) + ".png";
        folder.write("set/a/" + name, plain_png(4, 3, char(10 * i)));
        folder.write("set/b/" + name, plain_png(4, 3, char(100 + 10 * i)));
    }
}

int byte(const Tensor& tensor, std::size_t place) {
    return int(tensor.bytes[place]);
}

} // namespace

class PictureFolderTest : public QObject {
    Q_OBJECT

  private slots:
    void classesInTurnInTheOrderOfTheirNames() {
        Folder folder;
        write_greys(folder);
        const auto source = open(folder);
        VERIFY_RESULT(source);
        const DataInfo& info = (*source)->info();
        QCOMPARE(info.class_names, (std::vector<std::string>{"a", "b"}));
        QVERIFY(info.pictures && info.storage == Storage::U8 && (*source)->resident());
        QVERIFY((info.sample ==
                 std::vector<Dimension>{{Axis::Channels, 1}, {Axis::Height, 4}, {Axis::Width, 3}}));
        const auto batch = all_of(**source, Part::Train);
        const std::vector<int> greys{0, 100, 10, 110, 20, 120}; // 9, 10, 11: not 10, 11, 9.
        for (std::size_t i = 0; i < greys.size(); ++i) QCOMPARE(byte(batch.inputs, i * 12), greys[i]);
        QCOMPARE(batch.targets.as_double(), (std::vector<double>{0, 1, 0, 1, 0, 1}));
        QVERIFY(std::abs(info.mean[0] - 60 / 255.0) < 1e-12);
        QVERIFY(std::abs(info.deviation[0] - std::sqrt(200 / 3.0 + 2500) / 255) < 1e-12);
    }

    void readAgainAboveTheMemoryShare() {
        Folder folder;
        write_greys(folder);
        const auto kept = open(folder, {{"test", 2.0}});
        const auto lazy = open(folder, {{"test", 2.0}, {"memory", std::int64_t(0)}});
        VERIFY_RESULT(lazy);
        QVERIFY(!(*lazy)->resident());
        QVERIFY((*lazy)->info() == (*kept)->info());
        for (const Part part : {Part::Train, Part::Test}) {
            QVERIFY(all_of(**lazy, part).inputs == all_of(**kept, part).inputs);
            QVERIFY(all_of(**lazy, part).targets == all_of(**kept, part).targets);
        }
    }

    void aPictureThatBreaksLaterIsNamed() {
        Folder folder;
        write_greys(folder);
        const auto lazy = open(folder, {{"memory", std::int64_t(0)}});
        VERIFY_RESULT(lazy);
        folder.write("set/b/9.png", "broken");
        const std::vector<std::int64_t> rows{0, 1};
        Tensor inputs, targets;
        const auto fetched = (*lazy)->fetch(Part::Train, rows, inputs, targets);
        QVERIFY(!fetched);
        QVERIFY(fetched.error().code == ErrorCode::BadFile);
        QVERIFY(argument(fetched.error(), "file").ends_with("set/b/9.png"));
    }

    void coloursAreRedFirstAndGreysJoinThem() {
        Folder folder;
        folder.write("set/a/1.png", png(1, 2, 3, std::string("\xFF\x80\0\0\0\x40", 6)));
        folder.write("set/b/1.png", plain_png(1, 2, 7));
        const auto source = open(folder);
        VERIFY_RESULT(source);
        QCOMPARE((*source)->info().mean.size(), std::size_t(3));
        const auto batch = all_of(**source, Part::Train);
        const std::vector<int> expected{255, 128, 0, 0, 0, 64, 7, 7, 7, 7, 7, 7};
        for (std::size_t i = 0; i < expected.size(); ++i) QCOMPARE(byte(batch.inputs, i), expected[i]);
    }

    void jpegIsToldByItsContent() {
        Folder folder;
        folder.write("set/a/picture.data", jpeg());
        folder.write("set/b/picture.png", jpeg());
        const auto source = open(folder);
        VERIFY_RESULT(source);
        const auto batch = all_of(**source, Part::Train);
        QCOMPARE(batch.inputs.shape, (std::vector<std::int64_t>{2, 8, 16, 3}));
        QVERIFY(byte(batch.inputs, 0) > 230 && byte(batch.inputs, 2) < 30);   // Left: red.
        QVERIFY(byte(batch.inputs, 45) < 30 && byte(batch.inputs, 47) > 230); // Right: blue.
    }

    void exifOrientationIsRespected() {
        Folder folder;
        folder.write("set/a/1.jpg", turned_jpeg());
        folder.write("set/b/1.jpg", turned_jpeg());
        const auto source = open(folder);
        VERIFY_RESULT(source);
        const auto batch = all_of(**source, Part::Train);
        QCOMPARE(batch.inputs.shape, (std::vector<std::int64_t>{2, 16, 8, 3}));
        QVERIFY(byte(batch.inputs, 0) > 230 && byte(batch.inputs, 15 * 8 * 3 + 2) > 230); // Red above blue.
    }

    void sizesAreFitted() {
        Folder folder;
        folder.write("set/a/1.png", png(2, 2, 1, std::string("\x00\x64\xC8\x64", 4)));
        folder.write("set/b/1.png", plain_png(5, 3, 50));
        const auto first = open(folder);
        VERIFY_RESULT(first);
        QCOMPARE(all_of(**first, Part::Train).inputs.shape, (std::vector<std::int64_t>{2, 2, 2, 1}));
        const auto one = open(folder, {{"size", std::vector<std::int64_t>{1, 1}}});
        VERIFY_RESULT(one);
        const auto batch = all_of(**one, Part::Train);
        QCOMPARE(byte(batch.inputs, 0), 100); // The average.
        QCOMPARE(byte(batch.inputs, 1), 50);
        const auto wide = open(folder, {{"size", std::vector<std::int64_t>{0, 6}}});
        VERIFY_RESULT(wide);
        QCOMPARE(all_of(**wide, Part::Train).inputs.shape, (std::vector<std::int64_t>{2, 2, 6, 1}));
    }

    void otherFilesArePassedOver() {
        Folder folder;
        write_greys(folder);
        folder.write("set/README.md", "not a class");
        folder.write("set/a/notes.txt", "not a picture");
        folder.write("set/a/.hidden.png", "not a picture");
        folder.write("set/.git/x", "not a class");
        const auto source = open(folder);
        VERIFY_RESULT(source);
        QCOMPARE((*source)->info().train_count, 6);
    }

    void linksStayInside() {
        Folder folder;
        write_greys(folder);
        fs::create_symlink("../a/9.png", folder.path() / "set/b/inside.png");
        VERIFY_RESULT(open(folder));
        const auto outside = folder.write("other.png", plain_png(4, 3, 1));
        fs::create_symlink(outside, folder.path() / "set/b/outside.png");
        const auto source = open(folder);
        QVERIFY(!source);
        QCOMPARE(source.error().message.id, "folder.link-outside");
        QVERIFY(argument(source.error(), "file").ends_with("set/b/outside.png"));
        fs::remove(folder.path() / "set/b/outside.png");
        fs::create_directory_symlink(folder.path(), folder.path() / "set/c");
        QCOMPARE(open(folder).error().message.id, "folder.link-outside");
        fs::remove(folder.path() / "set/c");
        fs::create_symlink("loop.png", folder.path() / "set/b/loop.png");
        QVERIFY(!open(folder));
    }

    void brokenFolders_data() {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("id");
        const auto row = [](const char* name, const char* file, const std::string& bytes, const char* id) {
            QTest::newRow(name) << QByteArray(file) << QByteArray::fromStdString(bytes) << id;
        };
        const std::string good = plain_png(40, 30, 5);
        row("empty", "set/b/x.png", "", "picture.not-a-picture");
        row("text", "set/b/x.JPG", "hello", "picture.not-a-picture");
        row("png cut off", "set/b/x.png", good.substr(0, good.size() - 13), "picture.truncated");
        row("png cut in the header", "set/b/x.png", good.substr(0, 20), "picture.truncated");
        std::string altered = good;
        altered[45] = char(altered[45] ^ 1);
        row("png altered", "set/b/x.png", altered, "picture.damaged");
        const std::string line = std::string(1, '\0') + std::string(30, 'x');
        const std::string kind{8, 0, 0, 0, 0};
        const auto lying = [&](std::uint32_t height, std::uint32_t width) {
            return "\x89PNG\r\n\x1a\n" + png_chunk("IHDR", big_endian(width) + big_endian(height) + kind) +
                   png_chunk("IDAT", deflated(line, 15)) + png_chunk("IEND", "");
        };
        row("png too large", "set/b/x.png", lying(2000000000, 2000000000), "picture.too-large");
        row("png larger than its bytes", "set/b/x.png", lying(7000, 7000), "picture.too-large");
        row("png of no lines", "set/b/x.png", lying(0, 30), "picture.too-large");
        row("png with too few lines", "set/b/x.png", lying(9, 30), "picture.damaged");
        row("jpeg cut off", "set/b/x.jpg", jpeg().substr(0, 290), "picture.truncated");
        row("jpeg cut in the header", "set/b/x.jpg", jpeg().substr(0, 60), "picture.truncated");
        std::string marker = jpeg();
        marker[20] = 'x';
        row("jpeg altered", "set/b/x.jpg", marker, "picture.damaged");
    }
    void brokenFolders() {
        QFETCH(QByteArray, file);
        QFETCH(QByteArray, bytes);
        QFETCH(QString, id);
        Folder folder;
        write_greys(folder);
        folder.write(file.toStdString(), bytes.toStdString());
        const auto source = open(folder);
        QVERIFY(!source);
        QCOMPARE(source.error().message.id, id.toStdString());
        QVERIFY(source.error().code == ErrorCode::BadFile);
        QVERIFY(argument(source.error(), "file").ends_with(file.toStdString()));
    }

    void foldersThatAreNoSets() {
        Folder folder;
        folder.write("set/1.png", plain_png(2, 2, 1));
        QCOMPARE(open(folder).error().message.id, "folder.no-classes");
        folder.write("set/a/1.png", plain_png(2, 2, 1));
        QCOMPARE(open(folder).error().message.id, "data.one-class");
        fs::create_directory(folder.path() / "set/b");
        QCOMPARE(open(folder).error().message.id, "folder.empty-class");
        fs::create_directory(folder.path() / "set/\xFF");
        QCOMPARE(open(folder).error().message.id, "folder.not-utf8");
    }
};

QTEST_APPLESS_MAIN(PictureFolderTest)
#include "picture_folder_test.moc"
