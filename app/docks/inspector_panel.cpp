// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/docks/inspector_panel.h"

#include "app/docks/inspector/field_row.h"
#include "app/docks/inspector/inspector_head.h"
#include "app/docks/inspector/live_section.h"
#include "app/docks/inspector/parameter_field.h"
#include "app/docks/inspector/run_section.h"
#include "app/docks/inspector/types_section.h"
#include "app/docks/palette_panel.h"
#include "app/docks/problems/problem_card.h"
#include "app/texts/retranslation.h"
#include "editor/block_text.h"
#include "editor/number_text.h"
#include "editor/paint/icons.h"
#include "engine/catalogue/catalogue.h"

#include <QCoreApplication>
#include <QEvent>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

namespace glassbox::app {

using editor::TypeStyle;

InspectorPanel::InspectorPanel(editor::Document& document, QWidget* parent)
    : QScrollArea(parent), document_(document) {
    setObjectName("inspector");
    setAttribute(Qt::WA_StyledBackground);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    sayName(this, "ui.inspector.name");
    connect(&document, &editor::Document::opened, this, [this] { showBlocks({}); });
    connect(&document, &editor::Document::changed, this, &InspectorPanel::refresh);
    connect(&document, &editor::Document::arranged, this, &InspectorPanel::refresh);
    connect(&document, &editor::Document::renamed, this, &InspectorPanel::refresh);
    rebuild();
}

/// What they show ends with the document.
InspectorPanel::~InspectorPanel() {
    for (const QPointer<QWidget>& page : retired_) delete page;
}

void InspectorPanel::setTheme(const editor::Theme& theme) {
    theme_ = theme;
    rebuild();
}

void InspectorPanel::showBlock(const QString& id) {
    showBlocks(id.isEmpty() ? editor::BlockIds{} : editor::BlockIds{id.toStdString()});
}

void InspectorPanel::showBlocks(const editor::BlockIds& ids) {
    if (ids == ids_ && kind_.empty()) return refresh();
    ids_ = ids;
    kind_.clear();
    rebuild();
    verticalScrollBar()->setValue(0);
}

void InspectorPanel::showKind(const QString& kind) {
    ids_.clear();
    kind_ = kind.toStdString();
    rebuild();
    verticalScrollBar()->setValue(0);
}

void InspectorPanel::showSnapshot(const Snapshot& snapshot, const RunHistory& history) {
    if (live_ && isVisible()) live_->showSnapshot(snapshot, history);
}

void InspectorPanel::changeEvent(QEvent* event) {
    QScrollArea::changeEvent(event);
    if (event->type() != QEvent::LanguageChange) return;
    setAccessibleName(qtTrId("ui.inspector.name"));
    rebuild();
}

void InspectorPanel::beginRename() {
    if (ids_.size() == 1) head_->beginRename();
}

ParameterField* InspectorPanel::field(const std::string& parameter) const {
    for (ParameterField* field : fields_)
        if (field->parameter().id == parameter) return field;
    return nullptr;
}

QString InspectorPanel::outline() const {
    const Inspected blocks(document_, ids_);
    QString text = QString::fromStdString(kind_);
    for (const std::string& id : blocks.ids()) {
        const Block& block = document_.definition().blocks.at(id);
        text += QString("|%1:%2").arg(QString::fromStdString(id), QString::fromStdString(block.kind));
        text += document_.weightsOf(id) > 0 ? "w" : "";
    }
    return text;
}

void InspectorPanel::rebuild() {
    head_ = nullptr;
    problems_ = data_ = nullptr;
    types_ = nullptr;
    cost_ = nullptr;
    live_ = nullptr;
    run_ = nullptr;
    fields_.clear();
    factLabels_.clear();
    outline_ = outline();
    // The page may be in the middle of handling the click that led here.
    if (QWidget* old = takeWidget()) {
        old->hide();
        old->deleteLater();
        std::erase(retired_, nullptr);
        retired_.emplace_back(old);
    }
    auto* page = new QWidget;
    column_ = new QVBoxLayout(page);
    column_->setContentsMargins(0, 0, 0, 12);
    column_->setSpacing(0);
    head_ = new InspectorHead(document_, theme_);
    column_->addWidget(head_);
    connect(head_, &InspectorHead::made, this, &InspectorPanel::made);
    const Inspected blocks(document_, ids_);
    const BlockSpec* spec = find_block(kind_);
    if (!blocks.isEmpty())
        addBlocks(blocks);
    else if (spec)
        addHelp(kind_);
    else
        addDocument();
    column_->addStretch(1);
    showValues();
    setWidget(page);
}

/// The fields stay, so that the one in which somebody types keeps the keyboard; what they show is new.
void InspectorPanel::refresh() {
    if (outline() != outline_)
        rebuild();
    else
        showValues();
}

void InspectorPanel::showValues() {
    const Inspected blocks(document_, ids_);
    if (!blocks.isEmpty()) {
        head_->showBlocks(blocks);
    } else if (const BlockSpec* spec = find_block(kind_)) {
        head_->showPlain(editor::blockIconName(QString::fromStdString(kind_), spec->category), spec->category,
                         editor::kindTitle(kind_), categoryText(spec->category));
    } else {
        head_->showPlain("mark", Category::Linear,
                         document_.name().isEmpty() ? qtTrId("ui.untitled") : document_.name(),
                         qtTrId("ui.inspector.document"));
    }
    for (ParameterField* field : fields_) {
        field->setValue(blocks.valueOf(field->parameter().id));
        if (!field->editor()->isBusy()) field->setProblem(problemAt(field->parameter().id));
    }
    if (problems_) showProblems();
    if (types_) types_->refresh();
    if (cost_) cost_->refresh();
    if (run_) run_->refresh();
    if (data_) showData();
}

/// What the check finds wrong with the value of a parameter; "" for nothing.
QString InspectorPanel::problemAt(const std::string& parameter) const {
    for (const Diagnostic& diagnostic : document_.checked().diagnostics) {
        if (!ids_.contains(diagnostic.block)) continue;
        for (const Argument& argument : diagnostic.message.arguments)
            if (argument.name == "parameter" && argument.value == parameter)
                return findingText(document_, diagnostic);
    }
    return {};
}

Section* InspectorPanel::addSection(Section* section) {
    column_->addWidget(section);
    if (folded_.contains(section->id())) section->setFolded(true);
    connect(section, &Section::foldedChanged, this, [this](const QString& id, bool folded) {
        if (folded)
            folded_.insert(id);
        else
            folded_.erase(id);
    });
    return section;
}

void InspectorPanel::addDocument() {
    run_ = new RunSection(document_, theme_);
    addSection(run_);
    data_ = addSection(new Section("data", qtTrId("ui.inspector.model"), theme_));
    Section* help = addSection(new Section("hint", qtTrId("ui.inspector.help"), theme_));
    help->body()->addWidget(new WrappingLabel(qtTrId("ui.inspector.hint"), TypeStyle::Body, LabelRole::Hint));
}

/// The document in numbers, and what its data blocks offer.
std::vector<InspectorPanel::Fact> InspectorPanel::facts() const {
    std::vector<Fact> facts;
    const auto add = [&](const char* label, std::int64_t number) {
        facts.push_back({qtTrId(label), editor::groupedText(number), {}});
    };
    add("ui.inspector.blocks", std::int64_t(document_.definition().blocks.size()));
    add("ui.inspector.wires", std::int64_t(document_.definition().wires.size()));
    add("ui.inspector.weights", document_.weights());
    for (const auto& [id, info] : document_.checked().graph.data()) {
        if (!document_.definition().blocks.contains(id)) continue;
        facts.push_back({document_.titleOf(id), {}, id});
        add("ui.inspector.train-rows", info.train_count);
        add("ui.inspector.test-rows", info.test_count);
        if (info.classes) add("ui.inspector.classes", info.classes);
    }
    return facts;
}

/// Most edits change a number or none: the rows stay.
void InspectorPanel::showData() {
    const std::vector<Fact> facts = this->facts();
    QStringList labels;
    for (const Fact& fact : facts) labels << fact.label + "\n" + QString::fromStdString(fact.data);
    if (labels != factLabels_) {
        factLabels_ = labels;
        return addFacts(facts);
    }
    for (std::size_t i = 0; i < facts.size(); ++i) {
        if (!numbers_[i] || numbers_[i]->text() == facts[i].value) continue;
        numbers_[i]->setText(facts[i].value);
        numbers_[i]->setAccessibleName(QString("%1: %2").arg(facts[i].label, facts[i].value));
    }
}

void InspectorPanel::addFacts(const std::vector<Fact>& facts) {
    data_->clear();
    numbers_.clear();
    std::string data; ///< Whose numbers are added.
    for (const Fact& fact : facts) {
        WrappingLabel* number = nullptr;
        if (fact.value.isEmpty()) {
            if (!data.empty()) addDataButton(data, data_->body());
            data = fact.data;
            data_->body()->addWidget(new WrappingLabel(fact.label, TypeStyle::SmallBold, LabelRole::Label));
        } else {
            auto* row = static_cast<FieldRow*>(makeNumberRow(fact.label, fact.value));
            number = static_cast<WrappingLabel*>(row->field());
            data_->body()->addWidget(row);
        }
        numbers_.push_back(number);
    }
    if (!data.empty()) addDataButton(data, data_->body());
}

void InspectorPanel::addDataButton(const std::string& id, QBoxLayout* column) {
    auto* button = new QPushButton(qtTrId("ui.inspector.choose-data"));
    button->setObjectName("data");
    button->setMinimumWidth(40);
    button->setToolTip(qtTrId("ui.inspector.choose-data.help"));
    column->addWidget(button, 0, Qt::AlignLeft);
    connect(button, &QPushButton::clicked, this,
            [this, id] { Q_EMIT dataWanted(QString::fromStdString(id)); });
}

void InspectorPanel::addBlocks(const Inspected& blocks) {
    problems_ = new Section("problems", qtTrId("ui.problems.title"), theme_);
    addSection(problems_);
    problems_->hide();
    found_.clear();
    addParameters(blocks);
    if (const std::string id = blocks.single(); !id.empty()) addSingle(id);
}

void InspectorPanel::addSingle(const std::string& id) {
    const BlockSpec* spec = document_.specOf(id);
    if (!spec) return;
    types_ = new TypesSection(document_, id, theme_);
    addSection(types_);
    if (document_.weightsOf(id) > 0) {
        live_ = new LiveSection(id, theme_);
        addSection(live_);
    }
    if (!spec->is_optimizer) {
        cost_ = new CostSection(document_, id, theme_);
        addSection(cost_);
    }
    addHelp(spec->id);
}

void InspectorPanel::addParameters(const Inspected& blocks) {
    const std::vector<ParameterSpec> shared = blocks.parameters();
    const BlockSpec* spec = document_.specOf(*blocks.ids().begin());
    if (!spec || (shared.empty() && blocks.ids().size() == 1)) return;
    Section* section = addSection(new Section("parameters", qtTrId("ui.inspector.parameters"), theme_));
    if (shared.empty())
        section->body()->addWidget(
            new WrappingLabel(qtTrId("ui.inspector.nothing-shared"), TypeStyle::Body, LabelRole::Hint));
    if (spec->is_data && !blocks.single().empty()) addDataButton(blocks.single(), section->body());
    for (const ParameterSpec& parameter : shared) {
        auto* field = new ParameterField(parameter, editor::parameterLabel(parameter.id),
                                         editor::blockText(spec->id, parameter.id), theme_);
        section->body()->addWidget(field);
        fields_.push_back(field);
        connect(field, &ParameterField::chosen, this, [this, parameter](const ParameterValue& value) {
            setParameter(document_, Inspected(document_, ids_).ids(), parameter, value);
        });
    }
}

/// The findings about these blocks, each with its remedy. Most edits leave them as they are.
void InspectorPanel::showProblems() {
    std::vector<std::pair<Problem, QString>> found; ///< With the block's title.
    for (const Diagnostic& diagnostic : document_.checked().diagnostics)
        if (ids_.contains(diagnostic.block))
            found.emplace_back(problemOf(document_, diagnostic), document_.titleOf(diagnostic.block));
    if (found == found_) return;
    problems_->clear();
    const Where where = ids_.size() == 1 ? Where::Known : Where::Said;
    for (const auto& [problem, title] : found) {
        auto* card = new ProblemCard(problem, title, where, theme_);
        problems_->body()->addWidget(card);
        connect(card, &ProblemCard::remedyWanted, this,
                [this](const Remedy& remedy) { applyRemedy(document_, remedy); });
    }
    problems_->setVisible(!found.empty());
    found_ = std::move(found);
}

void InspectorPanel::addHelp(const std::string& kind) {
    Section* section = addSection(new Section("help", qtTrId("ui.inspector.formula"), theme_));
    struct Part {
        const char* id;
        TypeStyle style;
        LabelRole role;
    };
    const Part parts[] = {{"formula", TypeStyle::Mono, LabelRole::Plain},
                          {"help", TypeStyle::Body, LabelRole::Label},
                          {"source", TypeStyle::Caption, LabelRole::Hint}};
    for (const Part& part : parts) {
        const QString words = editor::blockText(kind, part.id);
        if (words.isEmpty()) continue;
        auto* label = new WrappingLabel(words, part.style, part.role);
        if (part.style == TypeStyle::Mono) {
            label->setObjectName("formula");
            label->setContentsMargins(10, 7, 10, 7);
        }
        section->body()->addWidget(label);
    }
}

} // namespace glassbox::app
