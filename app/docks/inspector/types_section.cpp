// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/docks/inspector/types_section.h"

#include "app/docks/inspector/field_row.h"
#include "editor/layout/block_face.h"
#include "editor/number_text.h"
#include "engine/analysis/cost.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QTimer>

#include <cstring>

namespace glassbox::app {

using editor::Token;
using editor::TypeStyle;

namespace {

/// The port's mark as it is on the canvas: circle real, square integer, diamond boolean, triangle loss.
QPixmap markOf(const WireType* type, PortKind kind, const editor::Theme& theme, double ratio) {
    const editor::PortLook look = editor::portLook(type, kind);
    struct Row {
        editor::PortLook look;
        Token token;
        QPolygonF shape;
    };
    const Row rows[] = {
        {editor::PortLook::Integer, Token::WireInteger, QPolygonF({{1, 1}, {9, 1}, {9, 9}, {1, 9}})},
        {editor::PortLook::Boolean, Token::WireBoolean, QPolygonF({{5, 0}, {10, 5}, {5, 10}, {0, 5}})},
        {editor::PortLook::Loss, Token::WireLoss, QPolygonF({{1, 0}, {10, 5}, {1, 10}})}};
    QPixmap mark(QSize(10, 10) * ratio);
    mark.setDevicePixelRatio(ratio);
    mark.fill(Qt::transparent);
    QPainter painter(&mark);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    for (const Row& row : rows) {
        if (row.look != look) continue;
        painter.setBrush(theme.color(row.token));
        painter.drawPolygon(row.shape);
        return mark;
    }
    painter.setBrush(theme.color(Token::WireReal));
    painter.drawEllipse(QRectF(1, 1, 8, 8));
    return mark;
}

QString axisName(Axis axis) {
    switch (axis) {
    case Axis::Batch: return qtTrId("ui.axis.batch");
    case Axis::Time: return qtTrId("ui.axis.time");
    case Axis::Channels: return qtTrId("ui.axis.channels");
    case Axis::Height: return qtTrId("ui.axis.height");
    case Axis::Width: return qtTrId("ui.axis.width");
    case Axis::Features: return qtTrId("ui.axis.features");
    case Axis::Other: return qtTrId("ui.axis.other");
    }
    return {};
}

QString elementName(Element element) {
    switch (element) {
    case Element::Real: return qtTrId("ui.element.real");
    case Element::Integer: return qtTrId("ui.element.integer");
    case Element::Boolean: return qtTrId("ui.element.boolean");
    }
    return {};
}

QString typeText(const WireType* type) {
    if (!type) return qtTrId("ui.inspector.no-type");
    if (type->dimensions.empty()) return qtTrId("ui.inspector.scalar");
    return QString::fromStdString(named_text(*type));
}

/// Every dimension with its name in words: "N batch", "C 8 channels".
QString hoverText(const WireType* type) {
    if (!type) return {};
    QStringList lines{elementName(type->element)};
    for (const Dimension& dimension : type->dimensions)
        lines << QString("%1: %2").arg(axisName(dimension.axis),
                                       QString::fromStdString(to_string(dimension.extent)));
    if (type->range.minimum > -1e308 || type->range.maximum < 1e308)
        lines << qtTrId("ui.inspector.values-in")
                     .arg(editor::shortNumber(type->range.minimum), editor::shortNumber(type->range.maximum));
    return lines.join("\n");
}

constexpr int patience = 120; ///< Milliseconds without an edit before the cost is computed anew.

QString bytesText(std::int64_t bytes) {
    if (bytes < 10000) return qtTrId("ui.bytes").arg(editor::groupedText(bytes));
    if (bytes < 10'000'000) return qtTrId("ui.kilobytes").arg(double(bytes) / 1000, 0, 'f', 1);
    return qtTrId("ui.megabytes").arg(double(bytes) / 1e6, 0, 'f', 1);
}

} // namespace

QWidget* makeNumberRow(const QString& label, const QString& value, const QString& hover) {
    auto* number = new WrappingLabel(value, TypeStyle::Mono, LabelRole::Plain);
    number->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto* row =
        new FieldRow(new WrappingLabel(label, TypeStyle::Body, LabelRole::Label), number, FieldPlace::Beside);
    number->setAccessibleName(QString("%1: %2").arg(label, value));
    row->setToolTip(hover);
    return row;
}

TypesSection::TypesSection(const editor::Document& document, const std::string& block,
                           const editor::Theme& theme, QWidget* parent)
    : Section("types", qtTrId("ui.inspector.types"), theme, parent), document_(document), block_(block),
      theme_(theme) {
    refresh();
}

void TypesSection::add(Row& row) {
    row.mark = new QLabel;
    row.mark->setFixedSize(10, 18);
    row.words = new WrappingLabel({}, TypeStyle::Small, LabelRole::Plain);
    row.words->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row.line = new FieldRow(
        new WrappingLabel(QString::fromStdString(row.port.id), TypeStyle::Body, LabelRole::Label), row.words,
        FieldPlace::Beside);
    auto* line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(row.mark, 0, Qt::AlignTop);
    line->addWidget(row.line, 1);
    body()->addLayout(line);
    show(row);
}

void TypesSection::show(const Row& row) {
    const WireType* type = row.type ? &*row.type : nullptr;
    row.mark->setPixmap(markOf(type, row.port.kind, theme_, devicePixelRatioF()));
    row.words->setText(typeText(type));
    const QString place = qtTrId(row.side).arg(QString::fromStdString(row.port.id));
    row.line->setToolTip(place + "\n" + hoverText(type));
    row.words->setAccessibleName(place + ": " + row.words->text());
}

std::vector<TypesSection::Row> TypesSection::ports() const {
    std::vector<Row> rows;
    const BlockSpec* spec = document_.specOf(block_);
    if (!spec) return rows;
    const CheckedGraph& graph = document_.checked().graph;
    const CheckedBlock* checked = graph.find(block_);
    const Ports ports = spec->ports(document_.parametersOf(block_));
    for (std::size_t i = 0; i < ports.inputs.size(); ++i) {
        rows.push_back({ports.inputs[i], "ui.inspector.input", {}});
        if (checked && i < checked->input_types.size()) rows.back().type = checked->input_types[i];
    }
    for (const PortSpec& port : ports.outputs) {
        const WireType* type = graph.type_of({block_, port.id});
        rows.push_back({port, "ui.inspector.output", type ? std::optional(*type) : std::nullopt});
    }
    return rows;
}

/// Most edits change no type, or only types: the rows stay.
void TypesSection::refresh() {
    std::vector<Row> rows = ports();
    const bool same =
        std::equal(rows.begin(), rows.end(), rows_.begin(), rows_.end(), [](const Row& a, const Row& b) {
            return a.port.id == b.port.id && a.port.kind == b.port.kind && std::strcmp(a.side, b.side) == 0;
        });
    if (!same) {
        clear();
        for (Row& row : rows) add(row);
        rows_ = std::move(rows);
        return;
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows_[i].type == rows[i].type) continue;
        rows_[i].type = rows[i].type;
        show(rows_[i]);
    }
}

CostSection::CostSection(const editor::Document& document, const std::string& block,
                         const editor::Theme& theme, QWidget* parent)
    : Section("cost", qtTrId("ui.inspector.cost"), theme, parent), document_(document), block_(block),
      soon_(new QTimer(this)) {
    soon_->setSingleShot(true);
    soon_->setInterval(patience);
    connect(soon_, &QTimer::timeout, this, &CostSection::fill);
    fill();
}

void CostSection::refresh() {
    soon_->start();
}

void CostSection::fill() {
    clear();
    const CheckedBlock* checked = document_.checked().graph.find(block_);
    if (!checked || !checked->typed) {
        body()->addWidget(
            new WrappingLabel(qtTrId("ui.inspector.no-type"), TypeStyle::Body, LabelRole::Hint));
        return;
    }
    const BlockCost cost = block_cost(document_.checked().graph, block_);
    const auto add = [&](const char* label, const QString& value) {
        const QString help = QString(label) + ".help";
        body()->addWidget(makeNumberRow(qtTrId(label), value, qtTrId(help.toUtf8().constData())));
    };
    add("ui.cost.weights", editor::groupedText(document_.weightsOf(block_)));
    if (cost.multiply_adds > 0) add("ui.cost.multiply-adds", editor::groupedText(cost.multiply_adds));
    add("ui.cost.operations", editor::groupedText(cost.operations));
    add("ui.cost.output-bytes", bytesText(cost.output_bytes));
    if (cost.weight_bytes > 0) add("ui.cost.weight-bytes", bytesText(cost.weight_bytes));
}

} // namespace glassbox::app
