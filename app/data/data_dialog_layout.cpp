// SPDX-License-Identifier: GPL-3.0-or-later
// Where everything is in the data dialog. What it does is in data_dialog.cpp.
#include "app/data/data_dialog.h"
#include "app/data/preview_widgets.h"
#include "app/docks/inspector/parameter_field.h"
#include "editor/block_text.h"
#include "editor/paint/icons.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace glassbox::app {

using editor::TypeStyle;

namespace {

constexpr int choicesWidth = 340, margin = 16;

WrappingLabel* headingOf(const char* id) {
    return new WrappingLabel(qtTrId(id), TypeStyle::SmallBold, LabelRole::Label);
}

QScrollArea* scrolled(QWidget* page) {
    auto* area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(page);
    return area;
}

} // namespace

void DataDialog::build() {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(buildChoices());
    row->addWidget(buildPreview(), 1);
    column->addLayout(row, 1);
    column->addWidget(buildButtons());
}

ParameterField* DataDialog::addField(const std::string& parameter, QBoxLayout* column) {
    for (const ParameterSpec& spec : spec_->parameters) {
        if (spec.id != parameter) continue;
        auto* field = new ParameterField(spec, editor::parameterLabel(spec.id),
                                         editor::blockText(spec_->id, spec.id), theme_);
        column->addWidget(field);
        // Nothing takes effect here before Apply.
        for (EffectSign* sign : field->findChildren<EffectSign*>()) sign->hide();
        fields_.push_back(field);
        connect(field, &ParameterField::chosen, this, [this, parameter](const ParameterValue& value) {
            if (parameter == "path")
                choosePath(QString::fromStdString(std::get<std::string>(value)));
            else
                set(parameter, value);
        });
        return field;
    }
    return nullptr;
}

QWidget* DataDialog::buildSources() {
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto* segments = new QHBoxLayout;
    segments->setSpacing(4);
    const std::pair<const char*, Source> rows[] = {{"ui.data.from-file", Source::File},
                                                   {"ui.data.from-builtin", Source::Builtin},
                                                   {"ui.data.from-generator", Source::Generator}};
    for (const auto& [id, source] : rows) {
        QToolButton* segment = makeSegment(qtTrId(id));
        connect(segment, &QToolButton::clicked, this, [this, chosen = source] { chooseSource(chosen); });
        segments->addWidget(segment);
        sources_.push_back(segment);
    }
    segments->addStretch(1);
    column->addLayout(segments);
    builtin_ = new QComboBox;
    builtin_->setAccessibleName(qtTrId("ui.data.set"));
    connect(builtin_, &QComboBox::textActivated, this, &DataDialog::chooseBuiltin);
    column->addWidget(builtin_);
    browse_ = new QWidget;
    auto* buttons = new QHBoxLayout(browse_);
    buttons->setContentsMargins(0, 0, 0, 0);
    auto* file = new QPushButton(qtTrId("ui.data.file"));
    auto* folder = new QPushButton(qtTrId("ui.data.folder"));
    for (QPushButton* button : {file, folder}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    connect(file, &QPushButton::clicked, this, [this] { browse(Browse::File); });
    connect(folder, &QPushButton::clicked, this, [this] { browse(Browse::Folder); });
    column->addWidget(browse_);
    return page;
}

QWidget* DataDialog::buildChoices() {
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(8);
    column->addWidget(headingOf("ui.data.source"));
    column->addWidget(buildSources());
    for (const char* id : {"path", "labels", "target", "size", "count", "noise", "classes", "data_seed"})
        addField(id, column);
    column->addSpacing(8);
    column->addWidget(headingOf("ui.data.held-out"));
    addField("test", column);
    split_ = new WrappingLabel({}, TypeStyle::Small, LabelRole::Label);
    column->addWidget(split_);
    column->addWidget(
        new WrappingLabel(qtTrId("ui.data.held-out.help"), TypeStyle::Caption, LabelRole::Hint));
    column->addSpacing(8);
    column->addWidget(headingOf("ui.data.preparation"));
    for (const char* id : {"normalise", "shuffle", "shift", "rotation", "scale"}) addField(id, column);
    column->addStretch(1);
    QScrollArea* area = scrolled(page);
    area->setObjectName("datachoices");
    area->setFixedWidth(choicesWidth);
    return area;
}

QWidget* DataDialog::buildPreview() {
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(8);
    summary_ = new WrappingLabel({}, TypeStyle::Strong, LabelRole::Plain);
    state_ = new WrappingLabel({}, TypeStyle::Small, LabelRole::Hint);
    auto* top = new QHBoxLayout;
    top->addWidget(summary_, 1);
    top->addWidget(state_);
    column->addLayout(top);
    refusal_ = new QWidget;
    auto* refusal = new QHBoxLayout(refusal_);
    refusal->setContentsMargins(0, 0, 0, 0);
    auto* sign = new QLabel;
    sign->setPixmap(
        editor::iconPixmap("problem", 20, theme_.color(editor::Token::Problem), devicePixelRatioF()));
    refusal->addWidget(sign, 0, Qt::AlignTop);
    problem_ = new WrappingLabel({}, TypeStyle::Body, LabelRole::Plain);
    refusal->addWidget(problem_, 1);
    refusal_->hide();
    column->addWidget(refusal_);
    variants_ = new QWidget;
    auto* variants = new QHBoxLayout(variants_);
    variants->setContentsMargins(0, 0, 0, 0);
    plain_ = makeSegment(qtTrId("ui.data.as-they-are"));
    augmented_ = makeSegment(qtTrId("ui.data.augmented"));
    plain_->setChecked(true);
    for (QToolButton* segment : {plain_, augmented_}) {
        variants->addWidget(segment);
        connect(segment, &QToolButton::clicked, this, &DataDialog::showSamples);
    }
    variants->addStretch(1);
    variants_->hide();
    column->addWidget(variants_);
    samples_ = new QStackedWidget;
    pictures_ = new PictureGrid;
    pictures_->setTheme(theme_);
    table_ = new TablePreview;
    connect(table_, &TablePreview::targetChosen, this, &DataDialog::chooseTarget);
    samples_->addWidget(scrolled(pictures_));
    samples_->addWidget(table_);
    column->addWidget(samples_, 3);
    balance_ = headingOf("ui.data.balance");
    column->addWidget(balance_);
    bars_ = new ClassBars;
    bars_->setTheme(theme_);
    barsArea_ = scrolled(bars_);
    column->addWidget(barsArea_, 2);
    column->addStretch(0);
    return page;
}

QWidget* DataDialog::buildButtons() {
    auto* bar = new QWidget;
    bar->setObjectName("section"); // with a line above
    bar->setAttribute(Qt::WA_StyledBackground);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(margin, 10, margin, 10);
    row->addStretch(1);
    auto* cancel = new QPushButton(qtTrId("ui.data.cancel"));
    cancel->setAutoDefault(false);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    row->addWidget(cancel);
    apply_ = new QPushButton(qtTrId("ui.data.apply"));
    apply_->setObjectName("primary");
    apply_->setAutoDefault(false);
    connect(apply_, &QPushButton::clicked, this, &DataDialog::apply);
    row->addWidget(apply_);
    return bar;
}

} // namespace glassbox::app
