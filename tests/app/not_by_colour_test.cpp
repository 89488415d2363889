// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever a colour says is said by something else, too: a shape, a dash, a sign or a word.
#include "app/charts/series_look.h"
#include "app/docks/problems/problem_card.h"
#include "app/render.h"
#include "app/texts/texts.h"
#include "editor/layout/block_face.h"
#include "editor/paint/icons.h"
#include "editor/paint/wire_painter.h"

#include <QPainter>
#include <QtTest>

#include <set>

using namespace glassbox;
using namespace glassbox::app;
using namespace glassbox::editor;

namespace {

constexpr QSize side(32, 32);
/// Pixels by which two drawings must differ, of what is inked and what is not.
constexpr int least = 12;

/// Where a drawing has ink, whatever its colour.
QImage inkOf(const QSize& size, const std::function<void(QPainter&)>& draw) {
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    draw(painter);
    painter.end();
    QImage ink(size, QImage::Format_Grayscale8);
    for (int y = 0; y < size.height(); ++y)
        for (int x = 0; x < size.width(); ++x) ink.scanLine(y)[x] = qAlpha(image.pixel(x, y)) > 100 ? 255 : 0;
    return ink;
}

int difference(const QImage& a, const QImage& b) {
    int count = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x) count += a.pixelColor(x, y) != b.pixelColor(x, y);
    return count;
}

/// The smallest difference between any two of the drawings.
int smallestDifference(const std::vector<QImage>& drawings) {
    int smallest = std::numeric_limits<int>::max();
    for (std::size_t i = 0; i < drawings.size(); ++i)
        for (std::size_t k = i + 1; k < drawings.size(); ++k)
            smallest = std::min(smallest, difference(drawings[i], drawings[k]));
    return smallest;
}

const PortLook looks[] = {PortLook::Real, PortLook::Integer, PortLook::Boolean, PortLook::Loss};

/// The same colours for every kind, so that only shapes are left.
Theme theme() {
    return Theme(Tone::Dark);
}

} // namespace

class NotByColourTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void initTestCase() {
        loadLanguage("en");
        setUpApplication();
    }

    void linesOfChartsHaveDashesAndMarks() {
        std::set<std::vector<double>> dashes;
        std::set<MarkShape> marks;
        std::vector<QImage> lines, shapes;
        for (std::size_t i = 0; i < seriesCount; ++i) {
            dashes.insert(seriesLooks()[i].dashes);
            marks.insert(seriesLooks()[i].mark);
            lines.push_back(inkOf({120, 8}, [&](QPainter& painter) {
                painter.setPen(seriesPen(theme(), i));
                painter.drawLine(0, 4, 120, 4);
            }));
            shapes.push_back(inkOf(side, [&](QPainter& painter) {
                painter.scale(2, 2);
                paintMark(painter, theme(), i, {8, 8});
            }));
        }
        QCOMPARE(dashes.size(), seriesCount);
        QCOMPARE(marks.size(), seriesCount);
        QVERIFY2(smallestDifference(lines) >= least, qPrintable(QString::number(smallestDifference(lines))));
        QVERIFY2(smallestDifference(shapes) >= least,
                 qPrintable(QString::number(smallestDifference(shapes))));
        // Two that are alike are found.
        shapes.push_back(shapes.front());
        QCOMPARE(smallestDifference(shapes), 0);
    }

    void portsHaveShapesAndWiresDashes() {
        for (const Wired wired : {Wired::No, Wired::Yes}) {
            std::vector<QImage> ports;
            for (const PortLook look : looks)
                ports.push_back(inkOf(side, [&](QPainter& painter) {
                    paintPort(painter, theme(), {16, 16}, look, wired);
                }));
            QVERIFY2(smallestDifference(ports) >= least,
                     qPrintable(QString::number(smallestDifference(ports))));
        }
    }

    /// A free port is hollow: what it is filled with is far from what a wired one is filled with.
    void freePortsAreHollow() {
        for (const Theme& each : {Theme(Tone::Dark), Theme(Tone::Light), Theme(Contrast::High)})
            for (const PortLook look : looks) {
                auto middle = [&](Wired wired) {
                    QImage image(side, QImage::Format_ARGB32_Premultiplied);
                    image.fill(each.color(Token::Canvas));
                    QPainter painter(&image);
                    paintPort(painter, each, {16, 16}, look, wired);
                    painter.end();
                    return image.pixelColor(15, 16);
                };
                QVERIFY(contrast(middle(Wired::No), middle(Wired::Yes)) >= 3);
            }
    }

    /// Integers run in dashes, booleans in dots, real numbers in one line; a selected wire is thicker.
    void wiresHaveDashes() {
        std::vector<QImage> lines;
        Route route;
        route.path.moveTo(4, 16);
        route.path.lineTo(156, 16);
        auto draw = [&](PortLook look, Marks marks) {
            lines.push_back(inkOf({160, 32}, [&](QPainter& painter) {
                paintWire(painter, theme(), route, look, marks, Token::Canvas);
            }));
        };
        for (const PortLook look : {PortLook::Real, PortLook::Integer, PortLook::Boolean}) draw(look, {});
        for (const Mark mark : {Mark::Selected, Mark::Muted}) draw(PortLook::Real, mark);
        QVERIFY2(smallestDifference(lines) >= least, qPrintable(QString::number(smallestDifference(lines))));
    }

    void statesOfBlocksHaveSigns() {
        BlockFace fine;
        QVERIFY(badgesOf(fine).empty());
        std::set<Badge> badges;
        for (const FaceState state : {FaceState::Warning, FaceState::Problem, FaceState::Unknown}) {
            BlockFace face;
            face.state = state;
            QCOMPARE(badgesOf(face).size(), std::size_t(1));
            badges.insert(badgesOf(face).front());
        }
        for (const Standing standing : {Standing::Frozen, Standing::Muted}) {
            BlockFace face;
            face.standing = standing;
            QCOMPARE(badgesOf(face).size(), std::size_t(1));
            badges.insert(badgesOf(face).front());
        }
        QCOMPARE(badges.size(), std::size_t(5));
        std::vector<QImage> signs;
        for (const char* icon : {"problem", "warning", "hint", "snowflake", "muted", "ok"})
            signs.push_back(inkOf(side, [&](QPainter& painter) {
                painter.drawPixmap(4, 4, iconPixmap(icon, 24, Qt::white, 1));
            }));
        QVERIFY2(smallestDifference(signs) >= least, qPrintable(QString::number(smallestDifference(signs))));
    }

    /// A card says how bad it is in a word and by a sign.
    void severitiesHaveWordsAndSigns() {
        std::set<QString> words;
        std::vector<QImage> signs;
        for (const Severity severity : {Severity::Error, Severity::Warning, Severity::Hint}) {
            words.insert(severityText(severity));
            Problem problem{severity, "what", {}, {}, {}, {}, {}};
            ProblemCard card(problem, {}, Where::Said, theme());
            card.resize(300, 60);
            const QImage picture = card.grab(QRect(10, 6, 24, 24)).toImage();
            const QRgb ground = picture.pixel(0, 0);
            QImage ink(picture.size(), QImage::Format_Grayscale8);
            for (int y = 0; y < ink.height(); ++y)
                for (int x = 0; x < ink.width(); ++x)
                    ink.scanLine(y)[x] = picture.pixel(x, y) == ground ? 0 : 255;
            signs.push_back(ink);
        }
        QCOMPARE(words.size(), std::size_t(3));
        QVERIFY(smallestDifference(signs) >= least);
    }
};

QTEST_MAIN(NotByColourTest)
#include "not_by_colour_test.moc"
