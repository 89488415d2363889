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

void TypesSection::addPort(const PortSpec& port, const WireType* type, const char* side) {
    auto* mark = new QLabel;
    mark->setPixmap(markOf(type, port.kind, theme_, devicePixelRatioF()));
    mark->setFixedSize(10, 18);
    auto* words = new WrappingLabel(typeText(type), TypeStyle::Small, LabelRole::Plain);
    words->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto* row =
        new FieldRow(new WrappingLabel(QString::fromStdString(port.id), TypeStyle::Body, LabelRole::Label),
                     words, FieldPlace::Beside);
    const QString place = qtTrId(side).arg(QString::fromStdString(port.id));
    row->setToolTip(place + "\n" + hoverText(type));
    words->setAccessibleName(place + ": " + words->text());
    auto* line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(mark, 0, Qt::AlignTop);
    line->addWidget(row, 1);
    body()->addLayout(line);
}

void TypesSection::refresh() {
    clear();
    const BlockSpec* spec = document_.specOf(block_);
    if (!spec) return;
    const CheckedGraph& graph = document_.checked().graph;
    const CheckedBlock* checked = graph.find(block_);
    const Ports ports = spec->ports(document_.parametersOf(block_));
    for (std::size_t i = 0; i < ports.inputs.size(); ++i) {
        const bool known = checked && i < checked->input_types.size() && checked->input_types[i];
        addPort(ports.inputs[i], known ? &*checked->input_types[i] : nullptr, "ui.inspector.input");
    }
    for (const PortSpec& port : ports.outputs)
        addPort(port, graph.type_of({block_, port.id}), "ui.inspector.output");
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
