// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/adversarial/verdict.h"

#include "editor/paint/icons.h"

#include <QCoreApplication>
#include <QHBoxLayout>

namespace glassbox::app {

using editor::Token;
using editor::TypeStyle;

QString percentText(double part) {
    return QString::number(100 * part, 'f', 1) + QStringLiteral(" %");
}

Verdict::Verdict(QWidget* parent)
    : QWidget(parent), sign_(new QLabel), words_(makeLabel({}, TypeStyle::SmallBold, LabelRole::Plain)),
      percent_(makeLabel({}, TypeStyle::MonoSmall, LabelRole::Plain)) {
    sign_->setFixedSize(16, 16);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(sign_);
    row->addWidget(words_, 1);
    row->addWidget(percent_);
    // A long name of a class does not hold the place open: the hover text has it whole.
    words_->setMinimumWidth(12);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void Verdict::setTheme(const editor::Theme& theme) {
    theme_ = theme;
    draw();
}

void Verdict::draw() {
    if (words_->text().isEmpty()) return sign_->clear();
    const bool right = is_ == Is::Right;
    sign_->setPixmap(editor::iconPixmap(
        right ? "ok" : "problem", 16, theme_.color(right ? Token::Ok : Token::Problem), devicePixelRatioF()));
    sign_->setAccessibleName(qtTrId(right ? "ui.lab.right" : "ui.lab.wrong"));
}

void Verdict::setAnswer(const QString& className, double probability, Is is, Words words) {
    const QString sentence = qtTrId("ui.adversarial.reads").arg(className);
    const bool other = is != is_ || words_->text().isEmpty();
    is_ = is;
    words_->setText(words == Words::Short ? className : sentence);
    words_->setToolTip(sentence + ", " + percentText(probability));
    percent_->setText(words == Words::Short
                          ? QString::number(100 * probability, 'f', 0) + QStringLiteral(" %")
                          : percentText(probability));
    if (other) draw();
}

void Verdict::clear() {
    words_->clear();
    percent_->clear();
    draw();
}

} // namespace glassbox::app
