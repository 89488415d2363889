// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/docks/adversarial_panel.h"

#include "app/charts/type_ratio.h"
#include "app/docks/inspector/wrapping_label.h"
#include "app/texts/retranslation.h"

#include <QGridLayout>
#include <QScrollArea>
#include <QVBoxLayout>

namespace glassbox::app {

using editor::TypeStyle;

namespace {

/// Pixels of the page from which on it shows the bars below the pictures, the curve below these, and whole
/// sentences beside the pictures.
constexpr int barsHeight = 384, curveHeight = 520, wideWidth = 760;

} // namespace

AdversarialPanel::AdversarialPanel(AttackLab& lab, QWidget* parent)
    : InsidePanel(lab.schedule(), parent), lab_(lab), samples_(new SampleChooser(lab.sample())),
      places_(new SamplePlaces(lab, nullptr, PlacesRoom::Dock)) {
    build();
    addLabButton();
    lab.addWatcher([this] { return isVisible(); });
    lab.sample().answers().addWatcher([this] { return isVisible(); });
    connect(samples_->gallery(), &SampleGallery::picked, this, [this] { lab_.setOwn(nullptr); });
    connect(&lab, &AttackLab::sampleChanged, this, &AdversarialPanel::showState);
    connect(&lab, &AttackLab::restarted, this, &AdversarialPanel::showState);
    connect(&lab, &AttackLab::accuracyChanged, this, &AdversarialPanel::showRestsOn);
    connect(&lab.schedule(), &AnalysisSchedule::aged, this, &AdversarialPanel::showRestsOn);
    arrange();
}

void AdversarialPanel::build() {
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(12, 6, 12, 6);
    column->setSpacing(6);
    column->addWidget(buildControls());
    reason_ = new WrappingLabel({}, TypeStyle::Body, LabelRole::Label);
    column->addWidget(reason_);
    body_ = new QBoxLayout(QBoxLayout::TopToBottom);
    body_->setSpacing(8);
    body_->addWidget(places_);
    body_->addWidget(buildAccuracy());
    column->addLayout(body_, 1);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(samples_);
    row->addWidget(scroll, 1);
}

QWidget* AdversarialPanel::buildControls() {
    auto* bar = new QWidget;
    controls_ = new QBoxLayout(QBoxLayout::LeftToRight, bar);
    controls_->setContentsMargins(0, 0, 0, 0);
    controls_->setSpacing(8);
    auto* choosers = new QHBoxLayout;
    choosers->setSpacing(8);
    methods_ = new MethodBox(lab_);
    targets_ = new TargetBox(lab_, TargetWords::Whole);
    choosers->addWidget(methods_, 1);
    choosers->addWidget(targets_, 1);
    auto* strength = new QHBoxLayout;
    strength->setSpacing(8);
    slider_ = new StrengthSlider(lab_);
    epsilon_ = new StrengthField(lab_);
    strength->addWidget(makeLabel(QStringLiteral("ε"), TypeStyle::Strong, LabelRole::Label));
    strength->addWidget(slider_, 1);
    strength->addWidget(epsilon_);
    controls_->addLayout(choosers, 2);
    controls_->addLayout(strength, 1);
    return bar;
}

QWidget* AdversarialPanel::buildAccuracy() {
    auto* page = new QWidget;
    numbers_ = new QGridLayout(page);
    numbers_->setContentsMargins(0, 0, 0, 0);
    numbers_->setHorizontalSpacing(10);
    numbers_->setVerticalSpacing(4);
    accuracyTitle_ = makeLabel({}, TypeStyle::Strong, LabelRole::Plain);
    sayText(accuracyTitle_, "ui.adversarial.accuracy");
    restsOn_ = makeLabel({}, TypeStyle::MonoSmall, LabelRole::Label);
    restsOn_->setWordWrap(true);
    figures_ = new AccuracyFigures(lab_, FiguresRoom::Line);
    curve_ = new AttackCurve(lab_);
    sayName(curve_, "ui.adversarial.accuracy");
    return page;
}

/// In the dock's head, beside the age; the menu does the same.
void AdversarialPanel::addLabButton() {
    labButton_ = new QToolButton;
    labButton_->setObjectName("link");
    labButton_->setFont(editor::font(TypeStyle::Small));
    labButton_->setFocusPolicy(Qt::TabFocus);
    sayText(labButton_, "ui.lab.open");
    sayToolTip(labButton_, "ui.lab.open.hint");
    tools()->row()->addWidget(labButton_);
    connect(labButton_, &QToolButton::clicked, this, &AdversarialPanel::labWanted);
}

/// The accuracies in a line above their curve, or below each other beside the pictures.
void AdversarialPanel::placeNumbers() {
    while (QLayoutItem* item = numbers_->takeAt(0)) delete item;
    const bool line = fit_ == PlacesFit::Whole;
    restsOn_->setAlignment(line ? Qt::AlignRight | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignTop);
    figures_->setRoom(line                     ? FiguresRoom::Line
                      : fit_ == PlacesFit::Low ? FiguresRoom::Column
                                               : FiguresRoom::Narrow);
    numbers_->addWidget(accuracyTitle_, 0, 0);
    numbers_->addWidget(figures_, 1, 0, 1, line ? 2 : 1);
    if (line)
        numbers_->addWidget(restsOn_, 0, 1);
    else
        numbers_->addWidget(restsOn_, 2, 0);
    numbers_->addWidget(curve_, 3, 0, 1, 2);
    numbers_->setColumnStretch(1, line ? 1 : 0);
    numbers_->setRowStretch(3, 1);
}

/// A low page has the pictures and the numbers beside each other; bars and the curve come with more height.
/// Type for a projector has no room beside: there everything is below each other, and scrolls.
void AdversarialPanel::arrange() {
    const double ratio = typeRatio();
    const bool wide = width() >= int(wideWidth * ratio), large = ratio > 1.05 && !wide;
    const bool high = large || height() >= int(barsHeight * ratio);
    const PlacesFit fit = high ? PlacesFit::Whole : wide ? PlacesFit::Low : PlacesFit::Tight;
    controls_->setDirection(large ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    showsCurve_ = large || height() >= int(curveHeight * ratio);
    if (fit != fit_ || numbers_->isEmpty()) {
        fit_ = fit;
        body_->setDirection(high ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
        body_->setStretch(0, high ? 3 : 1);
        places_->setFit(fit);
        placeNumbers();
    }
    body_->setStretch(1, high && showsCurve_ ? 2 : 0);
    showState();
}

void AdversarialPanel::setTheme(const editor::Theme& theme) {
    samples_->setTheme(theme);
    places_->setTheme(theme);
    figures_->setTheme(theme);
    curve_->setTheme(theme);
}

/// What there is room for, the age, and why there is nothing to see.
void AdversarialPanel::showState() {
    accuracyTitle_->setVisible(showsCurve_);
    curve_->setVisible(showsCurve_);
    reason_->setText(lab_.fits() ? qtTrId("ui.inside.waiting") : lab_.reason());
    reason_->setVisible(!lab_.shown());
    setShown(lab_.shown() ? std::optional(lab_.shown()->step) : std::nullopt);
}

QString AdversarialPanel::reason() const {
    return lab_.shown() ? QString() : reason_->text();
}

void AdversarialPanel::showRestsOn() {
    if (isVisible()) restsOn_->setText(accuracyRestsOn(lab_));
}

void AdversarialPanel::retranslate() {
    arrange();
    showRestsOn();
}

void AdversarialPanel::resizeEvent(QResizeEvent* event) {
    InsidePanel::resizeEvent(event);
    arrange();
}

void AdversarialPanel::showEvent(QShowEvent* event) {
    InsidePanel::showEvent(event);
    showState();
    showRestsOn();
}

} // namespace glassbox::app
