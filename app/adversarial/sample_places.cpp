// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/adversarial/sample_places.h"

#include "app/adversarial/picture_shape.h"
#include "app/docks/inspector/wrapping_label.h"

#include <QCoreApplication>
#include <QEvent>
#include <QGridLayout>

#include <algorithm>
#include <cmath>

namespace glassbox::app {

using editor::TypeStyle;

namespace {

constexpr int smallestSide = 120, largestSide = 300, signWidth = 44, gap = 8;

std::size_t strongest(const std::vector<double>& probabilities) {
    return std::size_t(std::max_element(probabilities.begin(), probabilities.end()) - probabilities.begin());
}

QLabel* sign(const QString& text, PlacesRoom room) {
    QLabel* label = makeLabel(text, TypeStyle::Title, LabelRole::Label);
    label->setAlignment(Qt::AlignCenter);
    if (room == PlacesRoom::Page) label->setFixedWidth(signWidth);
    return label;
}

/// Signs stand between the places, and what is left over at both sides.
int columnOf(AttackPlace place) {
    return 1 + 2 * int(place);
}

QString nameOf(const std::vector<QString>& names, std::size_t number) {
    return number < names.size() ? names[number] : QString::number(number);
}

} // namespace

SamplePlaces::SamplePlaces(AttackLab& lab, const DecisionMap* map, PlacesRoom room, QWidget* parent)
    : QWidget(parent), lab_(lab), room_(room) {
    auto* grid = new QGridLayout(this);
    const bool page = room == PlacesRoom::Page;
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(page ? 0 : 4);
    grid->setVerticalSpacing(page ? gap : 4);
    const AttackPlace places[] = {AttackPlace::Sample, AttackPlace::Step, AttackPlace::Result};
    for (const AttackPlace place : places) {
        Column& column = columns_[std::size_t(place)];
        column = {makeLabel({}, page ? TypeStyle::Head : TypeStyle::SmallBold, LabelRole::Plain),
                  makeLabel({}, page ? TypeStyle::Small : TypeStyle::Caption, LabelRole::Hint),
                  new SampleView(place, lab, map)};
        buildColumn(grid, place);
    }
    grid->addWidget(sign("+", room), 1, columnOf(AttackPlace::Sample) + 1);
    grid->addWidget(sign("=", room), 1, columnOf(AttackPlace::Step) + 1);
    buildAnswers(grid);
    if (page) {
        for (const int beside : {0, columnOf(AttackPlace::Result) + 1}) grid->setColumnStretch(beside, 1);
        grid->setRowStretch(4, 1);
    }
    joinScrolling();
    connect(&lab, &AttackLab::sampleChanged, this, &SamplePlaces::showAttack);
    connect(&lab, &AttackLab::optionsChanged, this, &SamplePlaces::showNotes);
    connect(&lab, &AttackLab::restarted, this, [this] {
        // Other data may have pictures of another size.
        if (!fitted_.isEmpty()) fitInto(fitted_);
        showAttack();
    });
    retranslate();
}

void SamplePlaces::buildColumn(QGridLayout* grid, AttackPlace place) {
    const Column& parts = columns_[std::size_t(place)];
    const int column = columnOf(place);
    auto* head = new QHBoxLayout;
    head->addWidget(parts.title);
    head->addStretch(1);
    head->addWidget(parts.note, 0, Qt::AlignBottom);
    grid->addLayout(head, 0, column);
    grid->addWidget(parts.view, 1, column);
    if (room_ == PlacesRoom::Page) return;
    grid->setColumnStretch(column, 1);
    grid->setRowStretch(1, 1);
    parts.view->setMinimumSize(64, 72);
    parts.view->picture()->setMinimumSize(64, 64); // No wider than its place, which would cut it.
}

void SamplePlaces::buildAnswers(QGridLayout* grid) {
    verdictBefore_ = new Verdict;
    verdictAfter_ = new Verdict;
    scale_ = new ColourBar;
    before_ = new ProbabilityBars;
    after_ = new ProbabilityBars;
    words_ = new WrappingLabel({}, TypeStyle::Small, LabelRole::Label);
    words_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    words_->setMinimumWidth(60);
    auto* below = new QWidget;
    middle_ = new QVBoxLayout(below);
    middle_->setContentsMargins(0, 0, 0, 0);
    middle_->setSpacing(gap);
    middle_->addWidget(words_);
    middle_->addStretch(1);
    const int first = columnOf(AttackPlace::Sample), last = columnOf(AttackPlace::Result);
    grid->addWidget(verdictBefore_, 2, first);
    grid->addWidget(scale_, 2, columnOf(AttackPlace::Step));
    grid->addWidget(verdictAfter_, 2, last);
    grid->addWidget(before_, 3, first, Qt::AlignTop);
    grid->addWidget(below, 3, columnOf(AttackPlace::Step));
    grid->addWidget(after_, 3, last, Qt::AlignTop);
}

/// The rows of numbers stay beside each other.
void SamplePlaces::joinScrolling() {
    for (const Column& moved : columns_)
        for (const Column& follows : columns_)
            if (moved.view != follows.view)
                connect(moved.view->bars(), &FeatureBars::scrolled, follows.view->bars(),
                        &FeatureBars::setFirst);
}

void SamplePlaces::setFit(PlacesFit fit) {
    if (fit == fit_) return;
    fit_ = fit;
    showAttack();
}

/// What there is room for, and something to show in.
void SamplePlaces::showParts() {
    const bool any = lab_.shown() != nullptr && fit_ == PlacesFit::Whole;
    for (ProbabilityBars* bars : {before_, after_}) bars->setVisible(any);
    middle_->parentWidget()->setVisible(any || room_ == PlacesRoom::Page);
    scale_->setVisible(lab_.shown() != nullptr || room_ == PlacesRoom::Page);
}

void SamplePlaces::setTheme(const editor::Theme& theme) {
    for (const Column& column : columns_) column.view->setTheme(theme);
    for (ProbabilityBars* bars : {before_, after_}) bars->setTheme(theme);
    for (Verdict* verdict : {verdictBefore_, verdictAfter_}) verdict->setTheme(theme);
    scale_->setTheme(theme);
    showAttack();
}

void SamplePlaces::retranslate() {
    before_->setAccessibleName(qtTrId("ui.lab.before"));
    after_->setAccessibleName(qtTrId("ui.lab.after"));
    scale_->setAccessibleName(qtTrId("ui.lab.scale"));
    showAttack();
}

void SamplePlaces::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

void SamplePlaces::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    showAttack();
}

void SamplePlaces::showTitles() {
    const BatchSourcePtr source = lab_.answers().source();
    const bool pictures = !source || source->info().pictures;
    const char* titles[] = {pictures ? "ui.lab.picture" : "ui.lab.sample", "ui.lab.step", "ui.lab.result"};
    for (std::size_t i = 0; i < 3; ++i) {
        columns_[i].title->setText(qtTrId(titles[i]));
        for (QWidget* part : {static_cast<QWidget*>(columns_[i].view->picture()),
                              static_cast<QWidget*>(columns_[i].view->bars()),
                              static_cast<QWidget*>(columns_[i].view->surface())})
            part->setAccessibleName(qtTrId(titles[i]));
    }
}

QString SamplePlaces::noteOf(AttackPlace place) const {
    const auto& shown = lab_.shown();
    if (!shown) return {};
    switch (place) {
    case AttackPlace::Sample:
        if (shown->attack.label_from == LabelFrom::Model) return qtTrId("ui.lab.own");
        return qtTrId("ui.adversarial.label").arg(lab_.answers().className(shown->attack.label));
    case AttackPlace::Step: {
        const AttackMethod* method = find_attack_method(shown->options.method);
        return method->steps == 1 ? qtTrId("ui.lab.one-step") : qtTrId("ui.lab.steps").arg(method->steps);
    }
    case AttackPlace::Result: {
        const bool pictures = shown->attack.original.shape.size() == 4;
        if (!pictures) return {};
        return qtTrId(shown->options.bounds == AttackBounds::DataRange ? "ui.lab.clipped"
                                                                       : "ui.lab.not-clipped");
    }
    }
    return {};
}

/// A note that has no room beside its title is the title's hover text.
void SamplePlaces::showNotes() {
    for (std::size_t i = 0; i < 3; ++i) {
        const QString note = noteOf(AttackPlace(i));
        const Column& column = columns_[i];
        column.note->setText(note);
        const int wanted = column.title->sizeHint().width() + gap + column.note->sizeHint().width();
        if (wanted > column.view->width() || fit_ == PlacesFit::Tight) column.note->clear();
        column.title->setToolTip(note);
    }
}

void SamplePlaces::showAnswer(Verdict& verdict, ProbabilityBars& bars,
                              const std::vector<double>& probabilities) {
    const std::vector<QString> names = lab_.classNames();
    const std::size_t read = strongest(probabilities);
    const bool right = std::int32_t(read) == lab_.shown()->attack.label;
    verdict.setAnswer(nameOf(names, read), probabilities[read],
                      right ? Verdict::Is::Right : Verdict::Is::Wrong,
                      fit_ == PlacesFit::Tight ? Verdict::Words::Short : Verdict::Words::Whole);
    bars.setValues(probabilities, names, right ? editor::Token::Ok : editor::Token::Problem);
}

QString SamplePlaces::wordsOf(const AttackLab::Shown& shown) const {
    const SampleAttack& attack = shown.attack;
    const bool picture = attack.original.shape.size() == 4;
    const std::size_t random = strongest(attack.random);
    const QString size = picture
                             ? qtTrId("ui.adversarial.levels").arg(std::lround(255 * shown.options.epsilon))
                             : qtTrId("ui.lab.size").arg(QString::number(shown.options.epsilon, 'g', 3));
    const QString sure = percentText(attack.random[random]).replace(' ', QChar::Nbsp);
    return size + (room_ == PlacesRoom::Page ? "\n" : " ") +
           qtTrId("ui.adversarial.random").arg(lab_.answers().className(std::int32_t(random)), sure);
}

void SamplePlaces::showAttack() {
    const auto& shown = lab_.shown();
    showTitles();
    showNotes();
    showParts();
    for (const Column& column : columns_) {
        column.view->setHint(lab_.fits() ? qtTrId("ui.inside.waiting") : QString());
        column.view->showAttack(shown);
    }
    scale_->setLimit(shown ? std::max(1e-6, shown->options.epsilon) : 0);
    if (!shown) {
        verdictBefore_->clear();
        verdictAfter_->clear();
        words_->clear();
        return;
    }
    showAnswer(*verdictBefore_, *before_, shown->attack.before);
    showAnswer(*verdictAfter_, *after_, shown->attack.after);
    words_->setText(wordsOf(*shown));
    if (fit_ != PlacesFit::Whole) columns_[1].title->setToolTip(words_->text());
    Q_EMIT this->shown(shown->options.epsilon);
}

/// Pixels of a picture side by side, so that each can take whole pixels of the screen.
int SamplePlaces::pixelsAcross() const {
    const BatchSourcePtr source = lab_.answers().source();
    const auto shape = source ? pictureShapeOf(source->info()) : std::nullopt;
    return shape ? std::max(shape->width, shape->height) : 4;
}

void SamplePlaces::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    showNotes();
}

/// Of a whole number of screen pixels a pixel.
void SamplePlaces::fitInto(const QSize& room) {
    fitted_ = room;
    const int answers = std::max(before_->sizeHint().height(), 152);
    const int heads = columns_[0].title->sizeHint().height();
    const int high = room.height() - heads - scale_->sizeHint().height() - answers - 3 * gap;
    const int wide = (room.width() - 2 * signWidth) / 3;
    int side = std::clamp(std::min(high, wide), smallestSide, largestSide) - 2 * PictureView::frameWidth;
    const int pixels = pixelsAcross();
    if (pixels <= side) side -= side % pixels;
    side += 2 * PictureView::frameWidth;
    for (const Column& column : columns_) column.view->setFixedSize(side, side);
    // Words do not make their column wider than its picture.
    for (QWidget* part : {middle_->parentWidget(), static_cast<QWidget*>(scale_),
                          static_cast<QWidget*>(verdictBefore_), static_cast<QWidget*>(verdictAfter_)})
        part->setFixedWidth(side);
    showNotes();
}

} // namespace glassbox::app
