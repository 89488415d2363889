// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/adversarial/strength_control.h"

#include "app/texts/retranslation.h"
#include "editor/paint/fonts.h"

#include <QKeyEvent>
#include <QSignalBlocker>

#include <cmath>

namespace glassbox::app {

namespace {

constexpr int sliderSteps = 300;

} // namespace

QString strengthText(double epsilon) {
    return QString::number(epsilon, 'g', 3);
}

StrengthSlider::StrengthSlider(AttackLab& lab, QWidget* parent) : QSlider(Qt::Horizontal, parent), lab_(lab) {
    setRange(0, sliderSteps);
    setPageStep(sliderSteps / 10);
    setMinimumWidth(40);
    sayName(this, "ui.adversarial.epsilon");
    sayToolTip(this, "ui.adversarial.epsilon");
    connect(this, &QSlider::valueChanged, this,
            [this](int value) { lab_.setEpsilon(lab_.largestEpsilon() * value / sliderSteps); });
    connect(&lab, &AttackLab::optionsChanged, this, &StrengthSlider::showStrength);
    connect(&lab, &AttackLab::restarted, this, &StrengthSlider::showStrength);
    showStrength();
}

void StrengthSlider::showStrength() {
    const QSignalBlocker quiet(this);
    setEnabled(lab_.fits());
    setValue(int(std::lround(lab_.options().epsilon / lab_.largestEpsilon() * sliderSteps)));
}

StrengthField::StrengthField(AttackLab& lab, QWidget* parent) : QLineEdit(parent), lab_(lab) {
    setFont(editor::font(editor::TypeStyle::Mono));
    setAlignment(Qt::AlignRight);
    setFixedWidth(fontMetrics().horizontalAdvance("0.000") + 20);
    sayName(this, "ui.adversarial.epsilon");
    sayToolTip(this, "ui.adversarial.epsilon");
    connect(this, &QLineEdit::editingFinished, this, &StrengthField::take);
    connect(&lab, &AttackLab::optionsChanged, this, &StrengthField::showStrength);
    connect(&lab, &AttackLab::restarted, this, &StrengthField::showStrength);
    showStrength();
}

/// What is no number changes nothing.
void StrengthField::take() {
    setModified(false);
    bool isNumber = false;
    const double epsilon = text().replace(',', '.').toDouble(&isNumber);
    if (isNumber && std::isfinite(epsilon)) lab_.setEpsilon(epsilon);
    showStrength();
}

void StrengthField::changeEvent(QEvent* event) {
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange) setFixedWidth(fontMetrics().horizontalAdvance("0.000") + 20);
}

void StrengthField::showStrength() {
    setEnabled(lab_.fits());
    if (!hasFocus() || !isModified()) setText(strengthText(lab_.options().epsilon));
}

void StrengthField::keyPressEvent(QKeyEvent* event) {
    if (event->key() != Qt::Key_Escape || !isModified()) return QLineEdit::keyPressEvent(event);
    setModified(false);
    showStrength();
    selectAll();
}

} // namespace glassbox::app
