// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/docks/inspector_panel.h"

#include "app/charts/histogram_view.h"
#include "app/docks/palette_panel.h"
#include "app/docks/panel_parts.h"
#include "app/texts/texts.h"
#include "editor/block_text.h"
#include "editor/layout/block_face.h"
#include "editor/number_text.h"
#include "editor/paint/icons.h"
#include "engine/catalogue/catalogue.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QScrollBar>
#include <QStyle>
#include <QVBoxLayout>

namespace glassbox::app {

using editor::Token;
using editor::TypeStyle;

namespace {

/// One line: a label at the left, something at the right.
QHBoxLayout* rowOf(const QString& label, QWidget* right) {
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(makeLabel(label, TypeStyle::Body, LabelRole::Label));
    row->addStretch(1);
    row->addWidget(right);
    return row;
}

QHBoxLayout* numberRow(const QString& label, const QString& value) {
    return rowOf(label, makeLabel(value, TypeStyle::Mono, LabelRole::Plain));
}

QString effectText(Effect effect) {
    switch (effect) {
    case Effect::Live: return qtTrId("ui.effect.live");
    case Effect::Rebind: return qtTrId("ui.effect.rebind");
    case Effect::Recompile: return qtTrId("ui.effect.recompile");
    }
    return {};
}

} // namespace

InspectorPanel::InspectorPanel(editor::Document& document, QWidget* parent)
    : QScrollArea(parent), document_(document) {
    setObjectName("inspector");
    setAttribute(Qt::WA_StyledBackground);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(qtTrId("ui.inspector.name"));
    connect(&document, &editor::Document::opened, this, [this] { showBlock({}); });
    connect(&document, &editor::Document::changed, this, [this] {
        // The editor that made the change shows it already, and keeps the keyboard.
        if (!committing_) rebuild();
    });
    connect(&document, &editor::Document::arranged, this, [this] { rebuild(); });
    rebuild();
}

void InspectorPanel::setTheme(const editor::Theme& theme) {
    theme_ = theme;
    rebuild();
}

void InspectorPanel::showBlock(const QString& id) {
    block_ = id.toStdString();
    kind_.clear();
    rebuild();
    verticalScrollBar()->setValue(0);
}

void InspectorPanel::showKind(const QString& kind) {
    block_.clear();
    kind_ = kind.toStdString();
    rebuild();
    verticalScrollBar()->setValue(0);
}

void InspectorPanel::showWeights(const std::vector<float>& values, std::uint64_t) {
    if (histogram_) histogram_->setValues(values);
}

void InspectorPanel::rebuild() {
    histogram_ = nullptr;
    auto* page = new QWidget;
    column_ = new QVBoxLayout(page);
    column_->setContentsMargins(0, 0, 0, 12);
    column_->setSpacing(0);
    if (document_.definition().blocks.contains(block_)) {
        addBlock();
    } else if (const BlockSpec* spec = find_block(kind_)) {
        addHead(editor::blockIconName(QString::fromStdString(kind_), spec->category), spec->category,
                editor::kindTitle(kind_), categoryText(spec->category));
        addHelp(kind_);
    } else {
        addDocument();
    }
    column_->addStretch(1);
    setWidget(page);
}

QVBoxLayout* InspectorPanel::addSection(const QString& title) {
    auto* section = new QWidget;
    section->setObjectName("section");
    section->setAttribute(Qt::WA_StyledBackground);
    auto* column = new QVBoxLayout(section);
    column->setContentsMargins(16, 12, 16, 14);
    column->setSpacing(8);
    column->addWidget(makeLabel(title, TypeStyle::SmallBold, LabelRole::Label));
    column_->addWidget(section);
    return column;
}

void InspectorPanel::addHead(const QString& icon, Category category, const QString& title,
                             const QString& subtitle) {
    auto* head = new QWidget;
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(16, 12, 16, 12);
    row->setSpacing(12);
    const Token token = editor::categoryToken(category);
    auto* chip = new QLabel;
    chip->setFixedSize(32, 32);
    chip->setAlignment(Qt::AlignCenter);
    chip->setStyleSheet(
        QString("background: %1; border-radius: 6px;").arg(theme_.tint(token, Token::Panel, 0.16).name()));
    chip->setPixmap(editor::iconPixmap(icon, 24, theme_.color(token), devicePixelRatioF()));
    row->addWidget(chip);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    QLabel* name = makeLabel(title, TypeStyle::Head, LabelRole::Plain);
    name->setWordWrap(true);
    words->addWidget(name);
    words->addWidget(makeLabel(subtitle, TypeStyle::Small, LabelRole::Hint));
    row->addLayout(words, 1);
    column_->addWidget(head);
}

void InspectorPanel::addDocument() {
    addHead("mark", Category::Linear, document_.name().isEmpty() ? qtTrId("ui.untitled") : document_.name(),
            qtTrId("ui.inspector.document"));
    QVBoxLayout* model = addSection(qtTrId("ui.inspector.model"));
    model->addLayout(numberRow(qtTrId("ui.inspector.blocks"),
                               editor::groupedText(std::int64_t(document_.definition().blocks.size()))));
    model->addLayout(numberRow(qtTrId("ui.inspector.wires"),
                               editor::groupedText(std::int64_t(document_.definition().wires.size()))));
    model->addLayout(numberRow(qtTrId("ui.inspector.weights"), editor::groupedText(document_.weights())));
    QVBoxLayout* run = addSection(qtTrId("ui.inspector.run"));
    const RunSettings& settings = document_.model().run;
    run->addLayout(numberRow(qtTrId("ui.inspector.steps"), editor::groupedText(settings.steps)));
    run->addLayout(numberRow(qtTrId("ui.inspector.batch"), editor::groupedText(settings.batch)));
    run->addLayout(numberRow(qtTrId("ui.inspector.seed"), QString::number(settings.seed)));
    for (const auto& [id, info] : document_.checked().graph.data()) {
        QVBoxLayout* data = addSection(document_.titleOf(id));
        data->addLayout(numberRow(qtTrId("ui.inspector.train-rows"), editor::groupedText(info.train_count)));
        data->addLayout(numberRow(qtTrId("ui.inspector.test-rows"), editor::groupedText(info.test_count)));
        if (info.classes)
            data->addLayout(numberRow(qtTrId("ui.inspector.classes"), QString::number(info.classes)));
    }
    QVBoxLayout* hint = addSection(qtTrId("ui.inspector.help"));
    QLabel* words = makeLabel(qtTrId("ui.inspector.hint"), TypeStyle::Body, LabelRole::Hint);
    words->setWordWrap(true);
    hint->addWidget(words);
}

void InspectorPanel::addBlock() {
    const editor::BlockFace face = editor::faceOf(document_, block_);
    const BlockSpec* spec = document_.specOf(block_);
    if (!spec) {
        addHead(face.icon, face.category, face.title, qtTrId("ui.inspector.unknown-kind"));
        addProblems();
        return;
    }
    const QString kind = editor::kindTitle(spec->id);
    const QString category = categoryText(spec->category);
    addHead(face.icon, face.category, face.title,
            face.title == kind ? QString("%1 · %2").arg(category, QString::fromStdString(block_))
                               : QString("%1, %2 · %3").arg(kind, category, QString::fromStdString(block_)));
    addProblems();
    addParameters(*spec);
    addTypes(*spec);
    addWeights();
    addHelp(spec->id);
}

void InspectorPanel::addProblems() {
    QVBoxLayout* section = nullptr;
    for (const Diagnostic& diagnostic : document_.checked().diagnostics) {
        if (diagnostic.block != block_) continue;
        if (!section) section = addSection(qtTrId("ui.problems.title"));
        const LabelRole role = diagnostic.severity == Severity::Error ? LabelRole::Problem : LabelRole::Label;
        QLabel* words = makeLabel(text(diagnostic), TypeStyle::Body, role);
        words->setWordWrap(true);
        section->addWidget(words);
        if (!diagnostic.remedy) continue;
        QLabel* remedy = makeLabel(text(diagnostic.remedy->text), TypeStyle::Small, LabelRole::Label);
        remedy->setWordWrap(true);
        section->addWidget(remedy);
    }
}

void InspectorPanel::addParameters(const BlockSpec& spec) {
    if (spec.parameters.empty()) return;
    QVBoxLayout* section = addSection(qtTrId("ui.inspector.parameters"));
    const Parameters values = document_.parametersOf(block_);
    for (const ParameterSpec& parameter : spec.parameters) {
        auto* row = new QHBoxLayout;
        row->setSpacing(8);
        QLabel* name = makeLabel(editor::parameterLabel(parameter.id), TypeStyle::Body, LabelRole::Label);
        const QString tip = editor::blockText(spec.id, parameter.id);
        if (!tip.isEmpty()) name->setToolTip(QString("<qt>%1</qt>").arg(tip.toHtmlEscaped()));
        row->addWidget(name);
        row->addStretch(1);
        row->addWidget(makeLabel(effectText(parameter.effect), TypeStyle::Caption, LabelRole::Hint));
        QWidget* editor = makeEditor(parameter, values.at(parameter.id));
        editor->setAccessibleName(name->text());
        editor->setToolTip(name->toolTip());
        row->addWidget(editor);
        section->addLayout(row);
    }
}

/// Live parameters can be changed while the model trains; the others are read here.
QWidget* InspectorPanel::makeEditor(const ParameterSpec& parameter, const ParameterValue& value) {
    const bool live = parameter.effect == Effect::Live;
    if (parameter.kind == ParameterKind::Boolean) {
        auto* knob = new Switch(theme_);
        knob->setChecked(std::get<bool>(value));
        knob->setEnabled(live);
        connect(knob, &QAbstractButton::toggled, this,
                [this, id = parameter.id](bool on) { commit(id, on); });
        return knob;
    }
    if (parameter.kind == ParameterKind::Choice && live) {
        auto* box = new QComboBox;
        box->setFixedWidth(96);
        for (const std::string& choice : parameter.choices) box->addItem(QString::fromStdString(choice));
        box->setCurrentText(QString::fromStdString(std::get<std::string>(value)));
        connect(box, &QComboBox::textActivated, this,
                [this, id = parameter.id](const QString& choice) { commit(id, choice.toStdString()); });
        return box;
    }
    return makeField(parameter, value);
}

QWidget* InspectorPanel::makeField(const ParameterSpec& parameter, const ParameterValue& value) {
    auto* field = new QLineEdit(parameter.kind == ParameterKind::Path || parameter.kind == ParameterKind::Text
                                    ? QString::fromStdString(to_string(value))
                                    : editor::valueText(value, parameter.kind));
    field->setFont(editor::font(TypeStyle::Mono));
    field->setFixedWidth(parameter.kind == ParameterKind::Path || parameter.kind == ParameterKind::Text ? 128
                                                                                                        : 96);
    field->setCursorPosition(0);
    field->setReadOnly(parameter.effect != Effect::Live);
    if (field->isReadOnly()) field->setFocusPolicy(Qt::NoFocus);
    connect(field, &QLineEdit::editingFinished, this, [this, field, parameter] {
        const auto parsed = parse_parameter(parameter, field->text().toStdString());
        std::optional<Message> reason;
        if (!parsed)
            reason = parsed.error().message;
        else if (!(reason = refused(parameter, *parsed)))
            commit(parameter.id, *parsed);
        field->setProperty("wrong", bool(reason));
        field->setToolTip(reason ? text(*reason) : QString());
        field->style()->unpolish(field);
        field->style()->polish(field);
    });
    return field;
}

void InspectorPanel::commit(const std::string& parameter, const ParameterValue& value) {
    committing_ = true;
    document_.setParameter(block_, parameter, value);
    committing_ = false;
}

void InspectorPanel::addTypes(const BlockSpec& spec) {
    const CheckedGraph& graph = document_.checked().graph;
    const CheckedBlock* checked = graph.find(block_);
    const Ports ports = spec.ports(document_.parametersOf(block_));
    if (ports.inputs.empty() && ports.outputs.empty()) return;
    QVBoxLayout* section = addSection(qtTrId("ui.inspector.types"));
    auto add = [&](const std::string& port, const WireType* type) {
        const QString typeText = !type                      ? qtTrId("ui.inspector.no-type")
                                 : type->dimensions.empty() ? qtTrId("ui.inspector.scalar")
                                                            : QString::fromStdString(named_text(*type));
        QLabel* words = makeLabel(typeText, TypeStyle::Small, LabelRole::Plain);
        words->setTextInteractionFlags(Qt::TextSelectableByMouse);
        section->addLayout(rowOf(QString::fromStdString(port), words));
    };
    for (std::size_t i = 0; i < ports.inputs.size(); ++i) {
        const bool known = checked && i < checked->input_types.size() && checked->input_types[i];
        add(ports.inputs[i].id, known ? &*checked->input_types[i] : nullptr);
    }
    for (const PortSpec& port : ports.outputs) add(port.id, graph.type_of({block_, port.id}));
}

void InspectorPanel::addWeights() {
    const std::int64_t weights = document_.weightsOf(block_);
    if (weights == 0) return;
    QVBoxLayout* section = addSection(qtTrId("ui.inspector.weights-live"));
    histogram_ = new HistogramView(theme_);
    section->addWidget(histogram_);
    section->addLayout(numberRow(qtTrId("ui.inspector.weights"), editor::groupedText(weights)));
}

void InspectorPanel::addHelp(const std::string& kind) {
    QVBoxLayout* section = addSection(qtTrId("ui.inspector.formula"));
    if (const QString formula = editor::blockText(kind, "formula"); !formula.isEmpty()) {
        QLabel* box = makeLabel(formula, TypeStyle::Mono, LabelRole::Plain);
        box->setObjectName("formula");
        box->setWordWrap(true);
        section->addWidget(box);
    }
    const std::tuple<const char*, TypeStyle, LabelRole> parts[] = {
        {"help", TypeStyle::Body, LabelRole::Label}, {"source", TypeStyle::Caption, LabelRole::Hint}};
    for (const auto& [part, style, role] : parts) {
        const QString words = editor::blockText(kind, part);
        if (words.isEmpty()) continue;
        QLabel* label = makeLabel(words, style, role);
        label->setWordWrap(true);
        section->addWidget(label);
    }
}

} // namespace glassbox::app
