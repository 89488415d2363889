// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/texts/texts.h"
#include "editor/edits/edits.h"
#include "editor/layout/flow.h"
#include "editor/paint/fonts.h"
#include "editor/paint/wire_painter.h"
#include "editor/scene/graph_view.h"
#include "tests/support/models.h"

#include <QtTest>

#include <cmath>

using namespace glassbox;
using namespace glassbox::editor;

namespace {

constexpr int scale = 8; ///< Pixels of a picture for one at 100 %.
const Theme dark(Tone::Dark);

Model smallModel() {
    return Draft()
        .block("data", "Dataset", {{"path", std::string("builtin:digits")}})
        .block("flatten", "Flatten")
        .block("dense", "Dense", {{"units", std::int64_t(10)}})
        .block("loss", "CrossEntropy")
        .block("sgd", "SGD")
        .chain({"data", "flatten", "dense", "loss"})
        .wire("data.labels", "loss.labels")
        .wire("loss.out", "sgd.loss")
        .model;
}

double distance(const QColor& a, const QColor& b) {
    return std::abs(a.red() - b.red()) + std::abs(a.green() - b.green()) + std::abs(a.blue() - b.blue());
}

/// Height of what a strand with this gradient covers, in pixels at 100 %, where it has no arrowhead.
double strandWidth(double rms) {
    QImage image(200 * scale, 20 * scale, QImage::Format_RGB32);
    image.fill(dark.color(Token::Canvas));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(scale, scale);
    paintGradient(painter, dark, QPolygonF{{0, 6}, {200, 6}}, rms);
    const int column = 20 * scale; // Arrowheads stand at a sixth, a half and five sixths.
    double covered = 0;
    const double full = distance(dark.color(Token::WireLoss), dark.color(Token::Canvas));
    for (int y = 0; y < image.height(); ++y)
        covered += distance(image.pixelColor(column, y), dark.color(Token::Canvas)) / full;
    return covered / scale;
}

struct Picture {
    QImage image;
    BlockItem block;
};

/// A block of the small model, painted alone.
Picture paintedBlock(Document& document, const std::string& id, const BlockReading& reading) {
    const GraphScene scene(document);
    Picture picture{{}, scene.blocks()[std::size_t(scene.indexOf(id))]};
    const QSizeF size = picture.block.geometry.size;
    picture.image = QImage((size * scale).toSize(), QImage::Format_RGB32);
    picture.image.fill(dark.color(Token::Canvas));
    QPainter painter(&picture.image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(scale, scale);
    paintBlock(painter, dark, picture.block.shown, picture.block.geometry, Mark::None, reading);
    return picture;
}

/// Length of the meter's filled part, over its whole length.
double meterPart(Document& document, double gradient) {
    BlockReading reading;
    reading.gradient = gradient;
    const Picture picture = paintedBlock(document, "dense", reading);
    const QRectF meter = picture.block.geometry.meter;
    const int row = int(meter.center().y() * scale);
    int filled = 0;
    for (int x = int(meter.left() * scale); x < int(meter.right() * scale); ++x)
        filled += distance(picture.image.pixelColor(x, row), dark.color(Token::WireLoss)) < 30;
    return filled / (meter.width() * scale);
}

/// Distance of a point from a line.
double away(const QPolygonF& line, const QPointF& point) {
    double nearest = 1e9;
    for (qsizetype i = 0; i < line.size(); ++i)
        nearest = std::min(nearest, std::hypot(line[i].x() - point.x(), line[i].y() - point.y()));
    return nearest;
}

bool runsThrough(const QPolygonF& line, const QRectF& plate) {
    for (qsizetype i = 0; i + 1 < line.size(); ++i)
        for (int part = 0; part <= 100; ++part)
            if (plate.contains(line[i] + (line[i + 1] - line[i]) * part / 100.0)) return true;
    return false;
}

} // namespace

class CanvasTruthTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void initTestCase() {
        loadLanguage("en");
        loadFonts();
    }
    void init() { document_.open(smallModel(), digits_info(), "small"); }

    void theScaleOfGradientsIsLogarithmic() {
        QCOMPARE(gradientPart(1), 1.0);
        QCOMPARE(gradientPart(1e-6), 0.0);
        QVERIFY(std::abs(gradientPart(1e-3) - 0.5) < 1e-12);
        QCOMPARE(gradientPart(50), 1.0);
        QCOMPARE(gradientPart(1e-9), 0.0);
        QCOMPARE(gradientPart(0), 0.0);
        QCOMPARE(gradientPart(-1), 0.0);
        QCOMPARE(gradientPart(std::nan("")), 0.0);
        QCOMPARE(gradientWidth(1), 3.4);
        QCOMPARE(gradientWidth(1e-6), 0.6);
    }

    void aStrandIsAsWideAsItsGradientIsLarge() {
        for (double rms : {1e-6, 1e-4, 1e-3, 1e-2, 1.0})
            QVERIFY2(std::abs(strandWidth(rms) - gradientWidth(rms)) < 0.15,
                     qPrintable(QString("%1: %2").arg(rms).arg(strandWidth(rms))));
    }

    void aMeterIsAsLongAsItsGradientIsLarge() {
        for (double rms : {1e-5, 1e-3, 7.6e-3, 1e-1})
            QVERIFY2(std::abs(meterPart(document_, rms) - gradientPart(rms)) < 0.02,
                     qPrintable(QString("%1: %2").arg(rms).arg(meterPart(document_, rms))));
        QCOMPARE(meterPart(document_, -1), 0.0);
        document_.editGraph("freeze", [](Definition& graph) { set_frozen(graph, {"dense"}, true); });
        QCOMPARE(meterPart(document_, 0.1), 0.0);
    }

    void aMutedBlockIsFaintAndSaysSo() {
        const QColor chip = dark.tint(Token::Linear, Token::Block, 0.16);
        const auto colourOfChip = [&] {
            const Picture picture = paintedBlock(document_, "dense", {});
            const QPointF at = picture.block.geometry.chip.topLeft() + QPointF(1.5, 10);
            return picture.image.pixelColor((at * scale).toPoint());
        };
        QVERIFY(distance(colourOfChip(), chip) < 6);
        document_.editGraph("mute", [](Definition& graph) { set_muted(graph, {"dense"}, true); });
        const QColor ground = dark.tint(Token::Block, Token::Canvas, 0.42);
        const QColor faint(int(std::lround(0.42 * chip.red() + 0.58 * ground.red())),
                           int(std::lround(0.42 * chip.green() + 0.58 * ground.green())),
                           int(std::lround(0.42 * chip.blue() + 0.58 * ground.blue())));
        QVERIFY(distance(colourOfChip(), faint) < 9);
        const GraphScene scene(document_);
        const BlockItem& block = scene.blocks()[std::size_t(scene.indexOf("dense"))];
        QCOMPARE(block.face.footer, qtTrId("ui.footer.muted"));
        QVERIFY(badgesOf(block.face) == std::vector<Badge>{Badge::Muted});
    }

    void aWireGoesThroughItsBends() {
        const Wire wire{{"flatten", "out"}, {"dense", "in"}};
        const std::vector<Position> bends{{500, 300}, {300, 420}, {700, 440}};
        document_.editGraph("bend", [&](Definition& graph) { graph.bends[wire] = bends; });
        const GraphScene scene(document_);
        const Route& route = scene.wires()[std::size_t(scene.indexOf(wire))].route;
        for (const Position& bend : bends) QVERIFY(away(route.line, {bend.x, bend.y}) < 0.01);
        const BlockItem& from = scene.blocks()[std::size_t(scene.indexOf("flatten"))];
        QCOMPARE(route.line.front(), from.position + from.geometry.outputs.front());
    }

    void theStrandRunsAtTheRightHandSide() {
        const QPolygonF right = lineBeside({{0, 0}, {100, 0}}, 4.5),
                        left = lineBeside({{100, 0}, {0, 0}}, 4.5);
        for (const QPointF& point : right) QCOMPARE(point.y(), 4.5);
        for (const QPointF& point : left) QCOMPARE(point.y(), -4.5);
        QVERIFY(right.front().x() >= 4 && right.back().x() <= 96);
    }

    void aStoppedGradientNamesTheBlockThatStopsIt() {
        GraphScene scene(document_);
        scene.setFlow(
            {{{"data", "out"}, {1, 0}}, {{"flatten", "out"}, {1, 0}}, {{"dense", "out"}, {1, 0.01}}});
        const PortRef source{"data", "out"};
        QCOMPARE(scene.stopperOf(source), std::string("dense"));
        const WireItem& wire = scene.wires()[std::size_t(scene.indexOf(Wire{source, {"flatten", "in"}}))];
        QCOMPARE(wire.label, qtTrId("ui.wire.stops").arg("Dense"));
        QVERIFY(scene.stopperOf({"dense", "out"}).empty());
        scene.setFlow({});
        QVERIFY(scene.stopperOf(source).empty());
        QVERIFY(
            scene.wires()[std::size_t(scene.indexOf(Wire{source, {"flatten", "in"}}))].label.contains("20"));
    }

    void onlyStrandsThatChangeAreRepainted() {
        GraphScene scene(document_);
        scene.setFlow({{{"flatten", "out"}, {1, 0.1}}, {{"dense", "out"}, {1, 0.1}}});
        int areas = 0;
        connect(&scene, &GraphScene::reread, this, [&] { ++areas; });
        scene.setFlow({{{"flatten", "out"}, {1, 0.1001}}, {{"dense", "out"}, {1, 0.1}}});
        QCOMPARE(areas, 0);
        scene.setFlow({{{"flatten", "out"}, {1, 0.001}}, {{"dense", "out"}, {1, 0.1}}});
        QVERIFY(areas > 0);
        QCOMPARE(scene.flowOf({"flatten", "out"})->gradient, 0.001);
    }

    void packetsPassUnderTheLabels() {
        document_.editGraph("move", [](Definition& graph) {
            graph.layout["data"] = {0, 0};
            graph.layout["flatten"] = {320, 0};
            graph.layout["dense"] = {0, 320}; // Its wire runs back; the label stands on it.
            graph.layout["loss"] = {320, 320};
            graph.layout["sgd"] = {640, 320};
        });
        GraphScene scene(document_);
        GraphView view(scene);
        view.resize(1400, 800);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.fit(Travel::Instant);
        std::vector<QRect> crossed; // The middles of plates that a line runs through.
        for (const WireItem& wire : scene.wires()) {
            if (!runsThrough(wire.route.line, wire.plate)) continue;
            const int reach = packetReach(view.zoom());
            const QRectF plate(view.toView(wire.plate.topLeft()), wire.plate.size() * view.zoom());
            crossed.push_back(plate.toRect().adjusted(reach, reach, -reach, -reach));
        }
        QVERIFY(!crossed.empty());
        view.setActivity(Activity::Training);
        const QImage first = view.grab().toImage();
        QImage other = first;
        for (int i = 0; i < 20; ++i) {
            QTest::qWait(40);
            other = view.grab().toImage();
            for (const QRect& plate : crossed) QCOMPARE(other.copy(plate), first.copy(plate));
        }
        QVERIFY(other != first); // They do move.
    }

    void noTextIsCutWithoutItsHoverText() {
        const std::string name = "A rather long name of a block that has no room at all";
        document_.editGraph("rename", [&](Definition& graph) {
            rename(graph, "dense", name);
            graph.frames["frame"] = {
                "A title that is much too long for so small a frame", {0, -200}, 160, 100};
        });
        GraphScene scene(document_);
        GraphView view(scene);
        const BlockItem& block = scene.blocks()[std::size_t(scene.indexOf("dense"))];
        QVERIFY(block.shown.title.endsWith(QChar(0x2026)));
        const QString text = view.hoverText(block.rect().center());
        QVERIFY(text.contains(QString::fromStdString(name)));
        for (const ParameterFace& parameter : block.face.parameters) QVERIFY(text.contains(parameter.value));
        QVERIFY(text.contains(block.face.footerDetail));
        QVERIFY(view.hoverText({10, -190}).startsWith("A title that is much too long"));
    }

    void textsHaveRoomAtEveryScale_data() {
        QTest::addColumn<double>("factor");
        for (double factor : {1.0, 1.5, 2.0}) QTest::addRow("%g", factor) << factor;
    }
    void textsHaveRoomAtEveryScale() {
        QFETCH(double, factor);
        const GraphScene scene(document_);
        const auto fits = [&](TypeStyle style, const QString& text, const QRectF& room) {
            const double width = QFontMetricsF(font(style, factor)).horizontalAdvance(text);
            return width <= room.width() * factor + 0.5;
        };
        for (const BlockItem& block : scene.blocks()) {
            const BlockGeometry& geometry = block.geometry;
            QVERIFY2(fits(TypeStyle::BlockName, block.shown.title, geometry.title), block.id.c_str());
            QVERIFY2(fits(TypeStyle::Small, block.shown.footer, geometry.footer), block.id.c_str());
            for (std::size_t i = 0; i < geometry.fields.size(); ++i) {
                QVERIFY(fits(TypeStyle::Small, block.shown.parameters[i].label, geometry.labels[i]));
                QVERIFY(fits(TypeStyle::MonoSmall, block.shown.parameters[i].value, geometry.fields[i]));
            }
        }
        for (const WireItem& wire : scene.wires())
            if (!wire.plate.isEmpty()) QVERIFY(fits(TypeStyle::WireLabel, wire.label, wire.plate));
    }

  private:
    Document document_;
};

QTEST_MAIN(CanvasTruthTest)
#include "canvas_truth_test.moc"
