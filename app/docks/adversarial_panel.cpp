// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/docks/adversarial_panel.h"

#include "app/docks/inspector/wrapping_label.h"
#include "app/docks/panel_parts.h"
#include "editor/number_text.h"

#include <QComboBox>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSlider>

#include <algorithm>
#include <cmath>

namespace glassbox::app {

using editor::Token;

namespace {

/// Text ids of the attacks, by their id.
QString methodName(std::string_view id) {
    return id == "fgsm" ? qtTrId("ui.adversarial.fgsm") : qtTrId("ui.adversarial.ifgsm");
}

std::size_t strongest(const std::vector<double>& probabilities) {
    return std::size_t(std::max_element(probabilities.begin(), probabilities.end()) - probabilities.begin());
}

QString percent(double part) {
    return QString::number(100 * part, 'f', 1) + " %";
}

QString nameOf(const std::vector<QString>& names, std::size_t number) {
    return number < names.size() ? names[number] : QString::number(number);
}

} // namespace

AdversarialPanel::AdversarialPanel(AnalysisSchedule& schedule, ChosenSample& sample, QWidget* parent)
    : InsidePanel(schedule, parent), sample_(sample), lab_(new AttackLab(schedule, sample, this)) {
    samples_ = new SampleChooser(sample);
    build();
    lab_->setLooked([this] { return isVisible(); });
    sample.answers().addWatcher([this] { return isVisible(); });
    retranslate();
    connectControls();
}

void AdversarialPanel::connectControls() {
    connect(slider_, &QSlider::valueChanged, this,
            [this](int value) { lab_->setEpsilon(lab_->largestEpsilon() * value / slider_->maximum()); });
    connect(epsilon_, &QLineEdit::editingFinished, this, [this] {
        epsilon_->setModified(false);
        lab_->setEpsilon(epsilon_->text().replace(',', '.').toDouble());
        showOptions();
    });
    connect(curve_, &AccuracyCurve::epsilonChosen, lab_, &AttackLab::setEpsilon);
    connect(methods_, &QComboBox::activated, this,
            [this](int index) { lab_->setMethod(std::string(attack_methods()[std::size_t(index)].id)); });
    connect(targets_, &QComboBox::activated, this, [this](int index) {
        lab_->setTarget(index == 0 ? std::nullopt : std::optional<std::int32_t>(index - 1));
    });
    connect(lab_, &AttackLab::sampleChanged, this, &AdversarialPanel::showSample);
    connect(lab_, &AttackLab::accuracyChanged, this, &AdversarialPanel::showAccuracy);
    connect(lab_, &AttackLab::restarted, this, &AdversarialPanel::fillTargets);
}

void AdversarialPanel::setTheme(const editor::Theme& theme) {
    theme_ = theme;
    samples_->setTheme(theme);
    for (const Column& column : columns_) column.view->setTheme(theme);
    for (ProbabilityBars* bars : {before_, after_}) bars->setTheme(theme);
    curve_->setTheme(theme);
    showSample();
}

void AdversarialPanel::retranslate() {
    methods_->clear();
    for (const AttackMethod& method : attack_methods()) methods_->addItem(methodName(method.id));
    methods_->setAccessibleName(qtTrId("ui.adversarial.method"));
    methods_->setToolTip(qtTrId("ui.adversarial.method"));
    targets_->setAccessibleName(qtTrId("ui.adversarial.target"));
    slider_->setAccessibleName(qtTrId("ui.adversarial.epsilon"));
    slider_->setToolTip(qtTrId("ui.adversarial.epsilon"));
    epsilon_->setAccessibleName(qtTrId("ui.adversarial.epsilon"));
    const char* titles[] = {"ui.adversarial.original", "ui.adversarial.added", "ui.adversarial.result"};
    for (int i = 0; i < 3; ++i) {
        columns_[i].title->setText(qtTrId(titles[i]));
        columns_[i].view->setAccessibleName(qtTrId(titles[i]));
    }
    curve_->setAccessibleName(qtTrId("ui.adversarial.accuracy"));
    accuracyTitle_->setText(qtTrId("ui.adversarial.accuracy"));
    fillTargets();
    arrange();
}

void AdversarialPanel::fillTargets() {
    {
        const QSignalBlocker quiet(targets_);
        targets_->clear();
        targets_->addItem(qtTrId("ui.adversarial.any"));
        for (const QString& name : classNames())
            targets_->addItem(qtTrId("ui.adversarial.towards").arg(name));
    }
    showOptions();
    showSample();
    showAccuracy();
}

std::vector<QString> AdversarialPanel::classNames() const {
    std::vector<QString> names;
    for (std::int32_t i = 0; i < sample_.answers().classes(); ++i)
        names.push_back(sample_.answers().className(i));
    return names;
}

void AdversarialPanel::showOptions() {
    const AttackOptions& options = lab_->options();
    const QSignalBlocker quietSlider(slider_), quietTargets(targets_), quietMethods(methods_);
    slider_->setValue(int(std::lround(options.epsilon / lab_->largestEpsilon() * slider_->maximum())));
    if (!epsilon_->hasFocus() || !epsilon_->isModified())
        epsilon_->setText(QString::number(options.epsilon, 'g', 3));
    targets_->setCurrentIndex(options.target ? *options.target + 1 : 0);
    targets_->setToolTip(targets_->currentText() + "\n" + qtTrId("ui.adversarial.target"));
    for (std::size_t i = 0; i < attack_methods().size(); ++i)
        if (attack_methods()[i].id == options.method) methods_->setCurrentIndex(int(i));
    for (QWidget* control : {static_cast<QWidget*>(methods_), static_cast<QWidget*>(targets_),
                             static_cast<QWidget*>(slider_), static_cast<QWidget*>(epsilon_)})
        control->setEnabled(lab_->fits());
}

void AdversarialPanel::showVerdict(QLabel* verdict, ProbabilityBars* bars,
                                   const std::vector<double>& probabilities) {
    const auto& shown = *lab_->shown();
    const std::vector<QString> names = classNames();
    const std::size_t read = strongest(probabilities);
    const bool right = std::int32_t(read) == shown.attack.label;
    const Token token = right ? Token::Ok : Token::Problem;
    const QString words = qtTrId("ui.adversarial.reads").arg(nameOf(names, read));
    const QString shortly = fit_ == Fit::Tight ? nameOf(names, read) : words;
    // The sign says it too: colour is never the only one.
    verdict->setText(QString("<span style=\"color:%1\">%2</span> %3  %4")
                         .arg(theme_.color(token).name(), right ? QStringLiteral("✓") : QStringLiteral("✗"),
                              shortly.toHtmlEscaped(), percent(probabilities[read])));
    verdict->setToolTip(words + ", " + percent(probabilities[read]));
    bars->setValues(probabilities, names, token);
}

void AdversarialPanel::showSample() {
    const auto& shown = lab_->shown();
    showParts();
    if (!shown) {
        for (const Column& column : columns_) column.view->setSample(nullptr);
        for (QLabel* label : {verdictBefore_, verdictAfter_}) label->clear();
        reason_->setText(lab_->fits() ? qtTrId("ui.inside.waiting")
                                      : lackText(sample_.answers().lack(), "ui.adversarial.none"));
        setShown({});
        return;
    }
    const SampleAttack& attack = shown->attack;
    auto part = [&](const Tensor& tensor) { return std::shared_ptr<const Tensor>(shown, &tensor); };
    columns_[0].view->setSample(part(attack.original));
    columns_[1].view->setLimit(std::max(1e-6, shown->options.epsilon));
    columns_[1].view->setSample(part(attack.perturbation));
    columns_[2].view->setSample(part(attack.result));
    const auto names = classNames();
    columns_[0].note->setText(qtTrId("ui.adversarial.label").arg(nameOf(names, std::size_t(attack.label))));
    columns_[0].title->setToolTip(columns_[0].note->text());
    columns_[2].view->setFrame(std::int32_t(strongest(attack.after)) == attack.label ? Token::Control
                                                                                     : Token::Problem);
    showVerdict(verdictBefore_, before_, attack.before);
    showVerdict(verdictAfter_, after_, attack.after);
    const bool picture = attack.original.shape.size() == 4;
    const std::size_t random = strongest(attack.random);
    const QString size =
        picture ? qtTrId("ui.adversarial.levels").arg(std::lround(255 * shown->options.epsilon)) + " "
                : QString();
    words_->setText(
        size + qtTrId("ui.adversarial.random").arg(nameOf(names, random), percent(attack.random[random])));
    columns_[1].title->setToolTip(words_->text());
    setShown(shown->step);
    showOptions();
    Q_EMIT sampleShown(shown->options.epsilon);
}

QString AdversarialPanel::accuracyText(AccuracyCurve::Line line) const {
    const AttackCounts counts = lab_->here().epsilons().empty() ? AttackCounts() : lab_->here().at(0);
    if (counts.samples == 0) return QStringLiteral("–");
    const std::int64_t right[] = {counts.clean, counts.random, counts.adversarial};
    return percent(double(right[std::size_t(line)]) / double(counts.samples));
}

void AdversarialPanel::showAccuracy() {
    if (!isVisible()) return;
    showOptions();
    const QString names[] = {qtTrId("ui.adversarial.clean"), qtTrId("ui.adversarial.random-signs"),
                             methodName(lab_->options().method)};
    std::vector<QPointF> lines[3];
    for (const AccuracyCount& count : lab_->curve())
        for (std::size_t i = 0; i < count.epsilons().size(); ++i) {
            const AttackCounts counts = count.at(i);
            const double all = double(counts.samples);
            if (counts.samples == 0) continue;
            lines[0].emplace_back(count.epsilons()[i], double(counts.clean) / all);
            lines[1].emplace_back(count.epsilons()[i], double(counts.random) / all);
            lines[2].emplace_back(count.epsilons()[i], double(counts.adversarial) / all);
        }
    curve_->setRange(lab_->largestEpsilon());
    for (int i = 0; i < 3; ++i) {
        curve_->setLine(AccuracyCurve::Line(i), std::move(lines[i]), names[i]);
        accuracyNames_[i]->setText(names[i]);
        accuracies_[i]->setText(accuracyText(AccuracyCurve::Line(i)));
    }
    const AttackCounts here = lab_->here().epsilons().empty() ? AttackCounts() : lab_->here().at(0);
    curve_->setEpsilon(lab_->options().epsilon,
                       here.samples ? std::optional(double(here.adversarial) / double(here.samples))
                                    : std::nullopt);
    restsOn_->setText(lab_->fits() ? restsOnText(lab_->here().slices()) : QString());
}

QString AdversarialPanel::reason() const {
    return lab_->shown() ? QString() : reason_->text();
}

void AdversarialPanel::showEvent(QShowEvent* event) {
    InsidePanel::showEvent(event);
    showOptions();
    showSample();
    showAccuracy();
}

} // namespace glassbox::app
