// SPDX-License-Identifier: GPL-3.0-or-later
// Where everything is in the page of attacks. What it shows is in adversarial_panel.cpp.
#include "app/charts/type_ratio.h"
#include "app/docks/adversarial_panel.h"
#include "app/docks/inspector/wrapping_label.h"
#include "app/docks/panel_parts.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QScrollArea>
#include <QSlider>
#include <QVBoxLayout>

namespace glassbox::app {

using editor::TypeStyle;

namespace {

constexpr int sliderSteps = 300;
/// Pixels of the page from which on it shows the bars below the pictures, the curve below these, and whole
/// sentences beside the pictures.
constexpr int barsHeight = 384, curveHeight = 520, wideWidth = 760;

QLabel* sign(const QString& text) {
    QLabel* label = makeLabel(text, TypeStyle::Title, LabelRole::Label);
    label->setAlignment(Qt::AlignCenter);
    return label;
}

} // namespace

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
    body_->addWidget(buildPictures());
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
    methods_ = new QComboBox;
    targets_ = new QComboBox;
    for (QComboBox* box : {methods_, targets_}) {
        box->setFont(editor::font(TypeStyle::Small));
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        choosers->addWidget(box, 1);
    }
    auto* strength = new QHBoxLayout;
    strength->setSpacing(8);
    strength->addWidget(makeLabel(QStringLiteral("ε"), TypeStyle::Strong, LabelRole::Label));
    slider_ = new QSlider(Qt::Horizontal);
    slider_->setRange(0, sliderSteps);
    slider_->setMinimumWidth(40);
    strength->addWidget(slider_, 1);
    epsilon_ = new QLineEdit;
    epsilon_->setFont(editor::font(TypeStyle::Mono));
    epsilon_->setAlignment(Qt::AlignRight);
    strength->addWidget(epsilon_);
    controls_->addLayout(choosers, 2);
    controls_->addLayout(strength, 1);
    return bar;
}

/// The words of the program's own are never cut off; names of classes may be, and have their hover text.
void AdversarialPanel::fitControls() {
    const int frame = 36; // Edges and the arrow.
    int widest = 0;
    for (int i = 0; i < methods_->count(); ++i)
        widest = std::max(widest, methods_->fontMetrics().horizontalAdvance(methods_->itemText(i)));
    methods_->setMinimumWidth(widest + frame);
    targets_->setMinimumWidth(targets_->fontMetrics().horizontalAdvance(targets_->itemText(0)) + frame);
    epsilon_->setFixedWidth(epsilon_->fontMetrics().horizontalAdvance("0.000") + 20);
}

AdversarialPanel::Column AdversarialPanel::buildColumn(QGridLayout* grid, int column) {
    Column parts{makeLabel({}, TypeStyle::SmallBold, LabelRole::Plain),
                 makeLabel({}, TypeStyle::Caption, LabelRole::Hint), new PictureView};
    auto* head = new QHBoxLayout;
    head->addWidget(parts.title);
    head->addStretch(1);
    head->addWidget(parts.note);
    grid->addLayout(head, 0, column);
    grid->addWidget(parts.view, 1, column);
    grid->setColumnStretch(column, 1);
    parts.view->setMinimumSize(64, 72);
    return parts;
}

QWidget* AdversarialPanel::buildPictures() {
    auto* page = new QWidget;
    auto* grid = new QGridLayout(page);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(4);
    grid->setVerticalSpacing(4);
    for (int i = 0; i < 3; ++i) columns_[i] = buildColumn(grid, 2 * i);
    grid->addWidget(sign("+"), 1, 1);
    grid->addWidget(sign("="), 1, 3);
    grid->setRowStretch(1, 1);
    verdictBefore_ = makeLabel({}, TypeStyle::SmallBold, LabelRole::Plain);
    verdictAfter_ = makeLabel({}, TypeStyle::SmallBold, LabelRole::Plain);
    words_ = makeLabel({}, TypeStyle::Small, LabelRole::Label);
    words_->setWordWrap(true);
    words_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    words_->setMinimumWidth(60);
    before_ = new ProbabilityBars;
    after_ = new ProbabilityBars;
    grid->addWidget(verdictBefore_, 2, 0);
    grid->addWidget(verdictAfter_, 2, 4);
    grid->addWidget(before_, 3, 0);
    grid->addWidget(words_, 2, 2, 2, 1);
    grid->addWidget(after_, 3, 4);
    return page;
}

QWidget* AdversarialPanel::buildAccuracy() {
    auto* page = new QWidget;
    numbers_ = new QGridLayout(page);
    numbers_->setContentsMargins(0, 0, 0, 0);
    numbers_->setHorizontalSpacing(10);
    numbers_->setVerticalSpacing(4);
    accuracyTitle_ = makeLabel({}, TypeStyle::Strong, LabelRole::Plain);
    restsOn_ = makeLabel({}, TypeStyle::MonoSmall, LabelRole::Label);
    restsOn_->setWordWrap(true);
    for (int i = 0; i < 3; ++i) {
        accuracyNames_[i] = makeLabel({}, TypeStyle::Small, LabelRole::Label);
        accuracies_[i] = makeLabel({}, TypeStyle::Mono, LabelRole::Plain);
    }
    curve_ = new AccuracyCurve;
    return page;
}

/// The accuracies in a line above their curve, or below each other beside the pictures; where that place is
/// narrow, each below its name.
void AdversarialPanel::placeNumbers() {
    while (QLayoutItem* item = numbers_->takeAt(0)) delete item;
    const bool line = fit_ == Fit::Whole, below = fit_ == Fit::Tight;
    restsOn_->setAlignment(line ? Qt::AlignRight | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignTop);
    numbers_->setVerticalSpacing(below ? 0 : 4);
    numbers_->addWidget(accuracyTitle_, 0, 0, 1, 3);
    if (line)
        numbers_->addWidget(restsOn_, 0, 3, 1, 3);
    else
        numbers_->addWidget(restsOn_, 7, 0, 1, 2);
    for (int i = 0; i < 3; ++i) {
        const int row = line ? 1 : 1 + 2 * i, column = line ? 2 * i : 0;
        numbers_->addWidget(accuracyNames_[i], row, column);
        numbers_->addWidget(accuracies_[i], below ? row + 1 : row, below ? column : column + 1,
                            fit_ == Fit::Low ? Qt::AlignRight : Qt::AlignLeft);
    }
    numbers_->addWidget(curve_, 8, 0, 1, 6);
    for (int column : {1, 3, 5}) numbers_->setColumnStretch(column, line ? 1 : 0);
    numbers_->setRowStretch(8, 1);
}

/// A low page has the pictures and the numbers beside each other; bars and the curve come with more height.
/// Type for a projector has no room beside: there everything is below each other, and scrolls.
void AdversarialPanel::arrange() {
    const double ratio = typeRatio();
    const bool wide = width() >= int(wideWidth * ratio), large = ratio > 1.05 && !wide;
    const bool high = large || height() >= int(barsHeight * ratio);
    const auto direction = high ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight;
    const Fit fit = high ? Fit::Whole : wide ? Fit::Low : Fit::Tight;
    controls_->setDirection(large ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    fitControls();
    showsCurve_ = large || height() >= int(curveHeight * ratio);
    if (fit != fit_ || numbers_->isEmpty()) {
        fit_ = fit;
        body_->setDirection(direction);
        body_->setStretch(0, high ? 3 : 1);
        body_->setStretch(1, high && showsCurve_ ? 2 : 0);
        placeNumbers();
        showSample();
    }
    body_->setStretch(1, high && showsCurve_ ? 2 : 0);
    showParts();
}

/// What there is room for, and something to show in.
void AdversarialPanel::showParts() {
    const bool any = lab_->shown() != nullptr, whole = fit_ == Fit::Whole;
    for (ProbabilityBars* bars : {before_, after_}) bars->setVisible(any && whole);
    words_->setVisible(any && whole);
    reason_->setVisible(!any);
    for (const Column& column : columns_) column.note->setVisible(fit_ != Fit::Tight);
    accuracyTitle_->setVisible(showsCurve_);
    curve_->setVisible(showsCurve_);
}

void AdversarialPanel::resizeEvent(QResizeEvent* event) {
    InsidePanel::resizeEvent(event);
    arrange();
}

} // namespace glassbox::app
