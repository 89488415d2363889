// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/examples.h"

#include "editor/layout/row_layout.h"
#include "engine/catalogue/catalogue.h"
#include "engine/model/model_json.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QPainter>

// Outside any namespace: the macro declares a function of the generated resource file.
static void initExampleResources() {
    Q_INIT_RESOURCE(glassbox_examples);
}

namespace glassbox::app {

using editor::Token;

namespace {

const char* const folder = ":/examples/";

/// Texts of the examples that have some; others go by the name of their file.
struct ExampleRow {
    const char* name;
    const char* title;
    const char* about;
};

constexpr ExampleRow rows[] = {
    {"digits-cnn", "ui.example.digits-cnn", "ui.example.digits-cnn.about"},
    {"spirals-mlp", "ui.example.spirals-mlp", "ui.example.spirals-mlp.about"},
    {"xor", "ui.example.xor", "ui.example.xor.about"},
    {"digits-mlp", "ui.example.digits-mlp", "ui.example.digits-mlp.about"},
    {"digits-linear", "ui.example.digits-linear", "ui.example.digits-linear.about"},
    {"table-mlp", "ui.example.table-mlp", "ui.example.table-mlp.about"},
};

QStringList embeddedNames() {
    initExampleResources();
    QStringList names;
    for (const QString& file : QDir(folder).entryList({"*.glassbox"}, QDir::Files, QDir::Name))
        names << file.section('.', 0, -2);
    return names;
}

constexpr QSizeF cardSize(172, 112);

QRectF cardOf(const Position& place) {
    return {QPointF(place.x, place.y), cardSize};
}

Token tokenOf(const Block& block) {
    const BlockSpec* spec = find_block(block.kind);
    return spec ? editor::categoryToken(spec->category) : Token::Shape;
}

} // namespace

std::vector<Example> examples() {
    std::vector<Example> all;
    QStringList left = embeddedNames();
    for (const ExampleRow& row : rows)
        if (left.removeOne(row.name)) all.push_back({row.name, qtTrId(row.title), qtTrId(row.about)});
    for (const QString& name : left) all.push_back({name, name, {}});
    return all;
}

Result<Model> loadExample(const QString& name) {
    initExampleResources();
    QFile file(folder + name + ".glassbox");
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::BadFile, "file.not-found", {{"file", name.toStdString()}});
    return model_from_json(file.readAll().toStdString(), name.toStdString());
}

bool isInstalledExample(const QString& file) {
    const QString own = QFileInfo(file).canonicalPath();
    QDir root(QCoreApplication::applicationDirPath());
    // Beside the program where it was built, or where it was installed.
    for (int up = 0; up < 3 && !own.isEmpty(); ++up) {
        for (const char* place : {"resources/examples", "share/glassbox/examples"})
            if (QFileInfo(root.filePath(place)).canonicalFilePath() == own) return true;
        if (!root.cdUp()) break;
    }
    return false;
}

QPixmap sketchOf(const Model& model, const editor::Theme& theme, QSize size, double ratio) {
    QPixmap picture(size * ratio);
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::transparent);
    const auto found = model.definitions.find("main");
    if (found == model.definitions.end() || found->second.blocks.empty()) return picture;
    const Definition& graph = found->second;
    std::map<std::string, QSizeF> sizes;
    for (const auto& [id, block] : graph.blocks) sizes[id] = cardSize;
    const std::map<std::string, Position> places = editor::completeLayout(graph, sizes);
    QRectF all;
    for (const auto& [id, place] : places) all |= cardOf(place);
    const double scale = std::min({size.width() / all.width(), size.height() / all.height(), 0.25});
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(QPointF(size.width(), size.height()) / 2);
    painter.scale(scale, scale);
    painter.translate(-all.center());
    QPen pen(theme.color(Token::Control), 1.25);
    pen.setCosmetic(true);
    painter.setPen(pen);
    for (const Wire& wire : graph.wires)
        if (places.contains(wire.from.block) && places.contains(wire.to.block))
            painter.drawLine(cardOf(places.at(wire.from.block)).center(),
                             cardOf(places.at(wire.to.block)).center());
    painter.setPen(Qt::NoPen);
    for (const auto& [id, block] : graph.blocks) {
        painter.setBrush(theme.color(tokenOf(block)));
        painter.drawRoundedRect(cardOf(places.at(id)), 14, 14);
    }
    return picture;
}

} // namespace glassbox::app
