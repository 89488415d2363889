// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/docks/sample_chooser.h"

#include "app/charts/type_ratio.h"
#include "editor/number_text.h"
#include "editor/paint/fonts.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QIntValidator>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace glassbox::app {

using editor::TypeStyle;

namespace {

constexpr int chooserWidth = 148, numberWidth = 50;

} // namespace

SampleChooser::SampleChooser(ChosenSample& sample, QWidget* parent) : QWidget(parent), sample_(sample) {
    classes_ = new QComboBox;
    order_ = new QComboBox;
    for (QComboBox* box : {classes_, order_}) {
        box->setFont(editor::font(TypeStyle::Small));
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(3);
    }
    number_ = new QLineEdit;
    number_->setFont(editor::font(TypeStyle::MonoSmall));
    number_->setAlignment(Qt::AlignRight);
    fit();
    gallery_ = new SampleGallery(sample);
    auto* place = new QHBoxLayout;
    place->setSpacing(4);
    place->addWidget(classes_, 1);
    place->addWidget(number_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 0, 4);
    column->setSpacing(6);
    column->addWidget(order_);
    column->addLayout(place);
    column->addWidget(gallery_, 1);
    fill();
    connect(classes_, &QComboBox::activated, this, [this](int index) {
        sample_.setClass(index == 0 ? std::nullopt : std::optional<std::int32_t>(index - 1));
        classes_->setToolTip(classes_->currentText() + "\n" + qtTrId("ui.samples.class"));
    });
    connect(order_, &QComboBox::activated, this, [this](int index) { sample_.setOrder(SampleOrder(index)); });
    connect(number_, &QLineEdit::editingFinished, this, [this] {
        number_->setModified(false);
        sample_.choose(number_->text().toLongLong());
        showChosen();
    });
    connect(&sample, &ChosenSample::chosen, this, &SampleChooser::showChosen);
    connect(&sample, &ChosenSample::listed, this, &SampleChooser::showList);
}

/// As wide as its type asks for.
void SampleChooser::fit() {
    setFixedWidth(int(chooserWidth * typeRatio()));
    number_->setFixedWidth(int(numberWidth * typeRatio()));
}

void SampleChooser::setTheme(const editor::Theme& theme) {
    fit();
    gallery_->setTheme(theme);
}

/// The boxes, as the data and the language say.
void SampleChooser::fill() {
    const QSignalBlocker quietClasses(classes_), quietOrder(order_);
    classes_->clear();
    classes_->addItem(qtTrId("ui.samples.all"));
    for (std::int32_t number = 0; number < sample_.answers().classes(); ++number)
        classes_->addItem(sample_.answers().className(number));
    classes_->setCurrentIndex(sample_.ofClass() ? *sample_.ofClass() + 1 : 0);
    order_->clear();
    order_->addItem(qtTrId("ui.samples.in-order"));
    order_->addItem(qtTrId("ui.samples.worst"));
    order_->setCurrentIndex(int(sample_.order()));
    classes_->setAccessibleName(qtTrId("ui.samples.class"));
    order_->setAccessibleName(qtTrId("ui.samples.order"));
    number_->setAccessibleName(qtTrId("ui.samples.index"));
    gallery_->setAccessibleName(qtTrId("ui.samples.title"));
    order_->setToolTip(qtTrId("ui.samples.order"));
    classes_->setToolTip(classes_->currentText() + "\n" + qtTrId("ui.samples.class"));
}

void SampleChooser::showList() {
    if (classes_->count() != int(sample_.answers().classes()) + 1) fill();
    gallery_->setRows(sample_.list());
    showChosen();
}

void SampleChooser::showChosen() {
    const std::int64_t last = std::max<std::int64_t>(0, sample_.total() - 1);
    number_->setValidator(new QIntValidator(0, int(last), number_));
    if (!number_->hasFocus() || !number_->isModified()) number_->setText(QString::number(sample_.row()));
    number_->setToolTip(qtTrId("ui.samples.index") + ", 0–" + editor::groupedText(last));
}

void SampleChooser::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) fill();
}

void SampleChooser::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    showList();
}

} // namespace glassbox::app
