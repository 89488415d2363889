// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/adversarial/attack_choices.h"

#include "app/texts/retranslation.h"
#include "editor/paint/fonts.h"

#include <QCoreApplication>
#include <QEvent>
#include <QSignalBlocker>

#include <algorithm>

namespace glassbox::app {

namespace {

void setUp(QComboBox& box, const char* name) {
    box.setFont(editor::font(editor::TypeStyle::Small));
    box.setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    sayName(&box, name);
    sayToolTip(&box, name);
}

/// The words of the program's own are never cut off.
void fitTo(QComboBox& box, int items) {
    constexpr int frame = 36; // Edges and the arrow.
    int widest = 0;
    for (int i = 0; i < std::min(items, box.count()); ++i)
        widest = std::max(widest, box.fontMetrics().horizontalAdvance(box.itemText(i)));
    box.setMinimumWidth(widest + frame);
}

} // namespace

QString methodName(std::string_view id) {
    return id == "fgsm" ? qtTrId("ui.adversarial.fgsm") : qtTrId("ui.adversarial.ifgsm");
}

MethodBox::MethodBox(AttackLab& lab, QWidget* parent) : QComboBox(parent), lab_(lab) {
    setUp(*this, "ui.adversarial.method");
    fill();
    connect(this, &QComboBox::activated, this,
            [this](int index) { lab_.setMethod(std::string(attack_methods()[std::size_t(index)].id)); });
    connect(&lab, &AttackLab::optionsChanged, this, &MethodBox::showMethod);
    connect(&lab, &AttackLab::restarted, this, &MethodBox::showMethod);
}

void MethodBox::fill() {
    const QSignalBlocker quiet(this);
    clear();
    for (const AttackMethod& method : attack_methods()) addItem(methodName(method.id));
    fitTo(*this, count());
    showMethod();
}

void MethodBox::showMethod() {
    const QSignalBlocker quiet(this);
    setEnabled(lab_.fits());
    for (std::size_t i = 0; i < attack_methods().size(); ++i)
        if (attack_methods()[i].id == lab_.options().method) setCurrentIndex(int(i));
}

void MethodBox::changeEvent(QEvent* event) {
    QComboBox::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange) fill();
}

TargetBox::TargetBox(AttackLab& lab, TargetWords words, QWidget* parent)
    : QComboBox(parent), lab_(lab), words_(words) {
    setUp(*this, "ui.adversarial.target");
    fill();
    connect(this, &QComboBox::activated, this, [this](int index) {
        lab_.setTarget(index == 0 ? std::nullopt : std::optional<std::int32_t>(index - 1));
    });
    connect(&lab, &AttackLab::optionsChanged, this, &TargetBox::showTarget);
    connect(&lab, &AttackLab::restarted, this, &TargetBox::fill);
}

void TargetBox::fill() {
    const QSignalBlocker quiet(this);
    clear();
    addItem(qtTrId(words_ == TargetWords::Whole ? "ui.adversarial.any" : "ui.lab.any"));
    for (const QString& name : lab_.classNames())
        addItem(words_ == TargetWords::Whole ? qtTrId("ui.adversarial.towards").arg(name) : name);
    fitTo(*this, 1);
    showTarget();
}

void TargetBox::showTarget() {
    const QSignalBlocker quiet(this);
    setEnabled(lab_.fits());
    setCurrentIndex(lab_.options().target ? *lab_.options().target + 1 : 0);
    // Names of classes may be longer than the box.
    setToolTip(currentText() + "\n" + qtTrId("ui.adversarial.target"));
}

void TargetBox::changeEvent(QEvent* event) {
    QComboBox::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange) fill();
}

} // namespace glassbox::app
