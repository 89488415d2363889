// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/adversarial/lab_inspector.h"

#include "app/adversarial/strength_control.h"
#include "app/docks/inspector/field_row.h"
#include "app/docks/inspector/inspector_head.h"
#include "app/docks/inspector/section.h"
#include "app/texts/retranslation.h"

#include <QCoreApplication>
#include <QEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace glassbox::app {

using editor::TypeStyle;

LabInspector::LabInspector(AttackLab& lab, editor::Document& document, QWidget* parent)
    : QScrollArea(parent), lab_(lab), document_(document) {
    setObjectName("labinspector");
    setAttribute(Qt::WA_StyledBackground);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    sayName(this, "ui.lab.attack");
    // Whether there is a range to stay within depends on the data.
    connect(&lab, &AttackLab::restarted, this, [this] {
        const BatchSourcePtr source = lab_.answers().source();
        if ((source && source->info().pictures) != (bounds_ != nullptr)) rebuild();
    });
    connect(&lab, &AttackLab::optionsChanged, this, &LabInspector::showOptions);
    connect(&lab, &AttackLab::accuracyChanged, this, &LabInspector::showAccuracies);
    rebuild();
}

void LabInspector::setTheme(const editor::Theme& theme) {
    theme_ = theme;
    rebuild();
}

void LabInspector::changeEvent(QEvent* event) {
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) rebuild();
}

void LabInspector::rebuild() {
    // The page may be in the middle of handling the click that led here.
    if (QWidget* old = takeWidget()) {
        old->hide();
        old->deleteLater();
    }
    auto* page = new QWidget;
    column_ = new QVBoxLayout(page);
    column_->setContentsMargins(0, 0, 0, 12);
    column_->setSpacing(0);
    auto* head = new InspectorHead(document_, theme_);
    head->showPlain("adversarial", Category::NonLinear, qtTrId("ui.lab.attack"), qtTrId("ui.lab.about"));
    column_->addWidget(head);
    addMethod();
    addAccuracies();
    addHelp();
    column_->addStretch(1);
    showOptions();
    showAccuracies();
    setWidget(page);
}

Section* LabInspector::addSection(const char* id, const QString& title) {
    auto* section = new Section(id, title, theme_);
    section->setFolded(folded_.contains(id));
    connect(section, &Section::foldedChanged, this, [this](const QString& which, bool folded) {
        if (folded)
            folded_.insert(which);
        else
            folded_.erase(which);
    });
    column_->addWidget(section);
    return section;
}

void LabInspector::addRow(Section* section, const char* label, QWidget* field) {
    auto* words = new WrappingLabel(qtTrId(label), TypeStyle::Body, LabelRole::Label);
    field->setAccessibleName(qtTrId(label));
    section->body()->addWidget(new FieldRow(words, field, FieldPlace::Beside));
}

void LabInspector::addMethod() {
    Section* section = addSection("method", qtTrId("ui.lab.method"));
    methods_ = new MethodBox(lab_);
    targets_ = new TargetBox(lab_, TargetWords::Short);
    for (QComboBox* box : {static_cast<QComboBox*>(methods_), static_cast<QComboBox*>(targets_)})
        box->setFixedWidth(std::max(136, box->minimumWidth()));
    addRow(section, "ui.lab.attack", methods_);
    addRow(section, "ui.lab.towards", targets_);
    bounds_ = nullptr;
    const BatchSourcePtr source = lab_.answers().source();
    if (source && source->info().pictures) {
        bounds_ = new Switch(theme_);
        addRow(section, "ui.lab.bounds", bounds_);
        bounds_->setToolTip(qtTrId("ui.lab.bounds.hint"));
        connect(bounds_, &Switch::clicked, this,
                [this](bool on) { lab_.setBounds(on ? AttackBounds::DataRange : AttackBounds::None); });
    }
    renewal_ = new Switch(theme_);
    addRow(section, "ui.lab.renewal", renewal_);
    renewal_->setToolTip(qtTrId("ui.lab.renewal.hint"));
    connect(renewal_, &Switch::clicked, this, [this](bool on) {
        lab_.setRenewal(on ? AttackRenewal::WhileTraining : AttackRenewal::OnChange);
    });
}

void LabInspector::addAccuracies() {
    here_ = addSection("here", {});
    figures_ = new AccuracyFigures(lab_, FiguresRoom::Bars);
    figures_->setTheme(theme_);
    meaning_ = new WrappingLabel({}, TypeStyle::Small, LabelRole::Label);
    here_->body()->addWidget(figures_);
    here_->body()->addWidget(meaning_);
}

void LabInspector::addHelp() {
    Section* section = addSection("help", qtTrId("ui.inspector.formula"));
    formula_ = new WrappingLabel({}, TypeStyle::Mono, LabelRole::Plain);
    formula_->setObjectName("formula");
    formula_->setContentsMargins(10, 7, 10, 7);
    help_ = new WrappingLabel({}, TypeStyle::Body, LabelRole::Label);
    source_ = new WrappingLabel({}, TypeStyle::Caption, LabelRole::Hint);
    for (QLabel* label : {formula_, help_, source_}) section->body()->addWidget(label);
}

QString LabInspector::formula() const {
    return formula_->text();
}

void LabInspector::showOptions() {
    const AttackOptions& options = lab_.options();
    if (bounds_) bounds_->setChecked(options.bounds == AttackBounds::DataRange);
    renewal_->setChecked(lab_.renewal() == AttackRenewal::WhileTraining);
    here_->setTitle(qtTrId("ui.lab.here").arg(strengthText(options.epsilon)));
    const bool single = find_attack_method(options.method)->steps == 1;
    const bool clipped = bounds_ && options.bounds == AttackBounds::DataRange;
    const char* const formulas[2][2] = {{"ui.lab.formula.ifgsm.away", "ui.lab.formula.ifgsm.towards"},
                                        {"ui.lab.formula.fgsm.away", "ui.lab.formula.fgsm.towards"}};
    formula_->setText(qtTrId(formulas[single ? 1 : 0][options.target ? 1 : 0]) +
                      (clipped ? "\n" + qtTrId("ui.lab.formula.bounds") : QString()));
    help_->setText(qtTrId(single ? "ui.lab.help.fgsm" : "ui.lab.help.ifgsm"));
    source_->setText(qtTrId(single ? "ui.lab.source.fgsm" : "ui.lab.source.ifgsm"));
}

void LabInspector::showAccuracies() {
    meaning_->setText(accuracyMeaning(lab_));
}

} // namespace glassbox::app
