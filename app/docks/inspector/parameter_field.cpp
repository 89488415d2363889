// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/docks/inspector/parameter_field.h"

#include "app/docks/inspector/value_slider.h"
#include "app/texts/texts.h"
#include "editor/paint/icons.h"
#include "engine/catalogue/catalogue.h"

#include <QCoreApplication>
#include <QPainter>
#include <QStyle>

#include <cmath>

namespace glassbox::app {

using editor::Token;
using editor::TypeStyle;

namespace {

struct EffectLook {
    const char* icon;
    const char* word;
    const char* help;
};

const EffectLook& lookOf(Effect effect) {
    static const EffectLook looks[] = {
        {"effect-live", "ui.effect.live", "ui.effect.live.help"},
        {"effect-rebind", "ui.effect.rebind", "ui.effect.rebind.help"},
        {"effect-recompile", "ui.effect.recompile", "ui.effect.recompile.help"},
    };
    return looks[std::size_t(effect)];
}

QString wrapped(const QString& plain) {
    return plain.isEmpty() ? plain : QString("<qt>%1</qt>").arg(plain.toHtmlEscaped().replace("\n", "<br>"));
}

std::optional<double> numberOf(const SharedValue& value) {
    if (!value) return {};
    if (const auto* real = std::get_if<double>(&*value)) return *real;
    return {};
}

/// Lines of text need the whole width; numbers stand beside their names.
FieldPlace placeOf(ParameterKind kind) {
    return kind == ParameterKind::Text || kind == ParameterKind::Path ? FieldPlace::Below
                                                                      : FieldPlace::Beside;
}

} // namespace

EffectSign::EffectSign(Effect effect, const editor::Theme& theme, QWidget* parent)
    : QWidget(parent), effect_(effect), theme_(theme), word_(qtTrId(lookOf(effect).word)) {
    setToolTip(wrapped(qtTrId(lookOf(effect).help)));
    setAccessibleName(word_);
    setAccessibleDescription(qtTrId(lookOf(effect).help));
}

QSize EffectSign::sizeHint() const {
    const QFontMetricsF metrics(editor::font(TypeStyle::Caption));
    return {int(std::ceil(metrics.horizontalAdvance(word_))) + 1, int(std::ceil(metrics.height()))};
}

void EffectSign::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    if (width() >= sizeHint().width()) {
        painter.setFont(editor::font(TypeStyle::Caption));
        painter.setPen(theme_.color(Token::Text3));
        painter.drawText(rect(), Qt::AlignRight | Qt::AlignVCenter, word_);
        return;
    }
    const QPixmap sign =
        editor::iconPixmap(lookOf(effect_).icon, 14, theme_.color(Token::Text3), devicePixelRatioF());
    painter.drawPixmap(0, (height() - 14) / 2, sign);
}

ParameterField::ParameterField(const ParameterSpec& parameter, const QString& name, const QString& help,
                               const editor::Theme& theme, QWidget* parent)
    : FieldRow(new WrappingLabel(name, TypeStyle::Body, LabelRole::Label), makeValueEditor(parameter, theme),
               placeOf(parameter.kind), parent),
      parameter_(parameter), editor_(static_cast<ValueEditor*>(field())) {
    setObjectName("parameter:" + QString::fromStdString(parameter.id));
    label()->setToolTip(hoverText(help));
    editor_->focus()->setToolTip(hoverText(help));
    editor_->focus()->setAccessibleName(name);
    editor_->focus()->setAccessibleDescription(help);
    addExtra(new EffectSign(parameter.effect, theme));
    addReset(theme);
    addSlider(name);
    problem_ = new WrappingLabel({}, TypeStyle::Small, LabelRole::Problem);
    problem_->hide();
    addBelow(problem_);
    connect(editor_, &ValueEditor::chosen, this, [this](const ParameterValue& value) {
        setProblem({});
        Q_EMIT chosen(value);
    });
    connect(editor_, &ValueEditor::refused, this,
            [this](const Message& reason) { setProblem(text(reason)); });
}

QString ParameterField::hoverText(const QString& help) const {
    QStringList lines;
    if (!help.isEmpty()) lines << help;
    const bool numbers = parameter_.kind != ParameterKind::Text && parameter_.kind != ParameterKind::Path &&
                         parameter_.kind != ParameterKind::Choice &&
                         parameter_.kind != ParameterKind::Boolean;
    const QString unit = parameter_.unit.empty() ? QString() : " " + QString::fromStdString(parameter_.unit);
    if (const QString range = numbers ? rangeText(parameter_) : QString(); !range.isEmpty())
        lines << qtTrId("ui.field.range").arg(range + unit);
    const QString initial = fieldText(parameter_, normalised(parameter_, parameter_.initial));
    if (!initial.isEmpty()) lines << qtTrId("ui.field.default").arg(initial + unit);
    return wrapped(lines.join("\n"));
}

void ParameterField::addReset(const editor::Theme& theme) {
    reset_ = new QToolButton;
    reset_->setIcon(editor::themedIcon("restore", theme, Token::Text2));
    reset_->setIconSize(QSize(16, 16));
    reset_->setFixedSize(20, 20);
    reset_->setFocusPolicy(Qt::TabFocus);
    const QString initial = fieldText(parameter_, normalised(parameter_, parameter_.initial));
    reset_->setToolTip(qtTrId("ui.field.reset").arg(initial));
    reset_->setAccessibleName(reset_->toolTip());
    reset_->hide();
    addExtra(reset_);
    connect(reset_, &QToolButton::clicked, this, [this] {
        setProblem({});
        const ParameterValue value = normalised(parameter_, parameter_.initial);
        editor_->show(value);
        Q_EMIT chosen(value);
    });
}

void ParameterField::addSlider(const QString& name) {
    const std::optional<SliderScale> scale = sliderScaleOf(parameter_);
    if (!scale) return;
    slider_ = new ValueSlider(*scale);
    slider_->setAccessibleName(name);
    // What costs a new program is not made at every point of the way.
    slider_->setTracking(parameter_.effect == Effect::Live);
    addBelow(slider_);
    connect(slider_, &ValueSlider::moved, this, [this](double number) {
        const double allowed = std::clamp(number, parameter_.minimum, parameter_.maximum);
        editor_->show(ParameterValue(allowed));
        setProblem({});
        Q_EMIT chosen(allowed);
    });
}

void ParameterField::setValue(const SharedValue& value) {
    if (!editor_->isBusy()) editor_->show(value);
    const bool changed = !value || *value != normalised(parameter_, parameter_.initial);
    reset_->setVisible(changed);
    if (const auto number = numberOf(value); slider_ && number && !slider_->isSliderDown())
        slider_->showNumber(*number);
}

void ParameterField::setProblem(const QString& problem) {
    if (problem_->text() == problem) return;
    problem_->setText(problem);
    problem_->setVisible(!problem.isEmpty());
    QWidget* focus = editor_->focus();
    focus->setProperty("wrong", !problem.isEmpty());
    focus->style()->unpolish(focus);
    focus->style()->polish(focus);
    updateGeometry();
}

QString ParameterField::problem() const {
    return problem_->text();
}

} // namespace glassbox::app
