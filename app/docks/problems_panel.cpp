// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/docks/problems_panel.h"

#include "app/docks/problems/problem_card.h"
#include "app/texts/retranslation.h"
#include "editor/paint/icons.h"

#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QShowEvent>

#include <algorithm>

namespace glassbox::app {

using editor::Token;
using editor::TypeStyle;

namespace {

constexpr std::size_t mostCards = 40;

} // namespace

ProblemsPanel::ProblemsPanel(editor::Document& document, QWidget* parent)
    : QScrollArea(parent), document_(document) {
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    sayName(this, "ui.problems.title");
    connect(&document, &editor::Document::opened, this, &ProblemsPanel::fill);
    connect(&document, &editor::Document::changed, this, &ProblemsPanel::fill);
    auto* page = new QWidget;
    column_ = new QVBoxLayout(page);
    column_->setContentsMargins(4, 4, 4, 8);
    column_->setSpacing(0);
    column_->addStretch(1);
    setWidget(page);
}

void ProblemsPanel::setTheme(const editor::Theme& theme) {
    theme_ = theme;
    makeAnew();
}

void ProblemsPanel::changeEvent(QEvent* event) {
    QScrollArea::changeEvent(event);
    if (event->type() != QEvent::LanguageChange) return;
    setAccessibleName(qtTrId("ui.problems.title"));
    shown_ = collected();
    makeAnew();
}

void ProblemsPanel::showEvent(QShowEvent* event) {
    if (outdated_) updateCards();
    QScrollArea::showEvent(event);
}

const std::vector<ProblemCard*>& ProblemsPanel::cards() {
    if (outdated_) updateCards();
    return cards_;
}

void ProblemsPanel::setFailures(std::vector<Failure> failures) {
    failures_ = std::move(failures);
    fill();
}

std::vector<Problem> ProblemsPanel::collected() const {
    std::vector<Problem> all;
    std::set<std::string> failed;
    for (const Failure& failure : failures_) {
        all.push_back(
            {Severity::Error, failure.text, failure.block.toStdString(), {}, {}, {}, {}, failure.remedies});
        failed.insert(failure.block.toStdString());
    }
    // An empty canvas lacks everything; nobody needs to be told.
    if (document_.definition().blocks.empty()) return all;
    for (const Diagnostic& diagnostic : document_.checked().diagnostics) {
        // Why the data are not there is said by the failure.
        if (diagnostic.message.id == "check.no-data" && failed.contains(diagnostic.block)) continue;
        all.push_back(problemOf(document_, diagnostic));
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Problem& a, const Problem& b) { return a.severity < b.severity; });
    return all;
}

/// Cards are looked at only where they say something else: a drag on the canvas must not cost them.
void ProblemsPanel::fill() {
    std::vector<Problem> all = collected();
    const std::size_t wires = document_.definition().wires.size();
    if (all == shown_ && wires == wires_) return;
    shown_ = std::move(all);
    wires_ = wires;
    renew();
}

/// Counts; the cards follow where somebody sees them.
void ProblemsPanel::renew() {
    current_ = -1;
    problems_ = errors_ = 0;
    for (const Problem& problem : shown_) {
        problems_ += problem.severity != Severity::Hint;
        errors_ += problem.severity == Severity::Error;
    }
    outdated_ = true;
    if (isVisible()) updateCards();
    Q_EMIT counted();
}

namespace {

/// The button that was clicked may be on it.
void retire(QWidget* widget) {
    widget->hide();
    widget->setParent(nullptr);
    widget->deleteLater();
}

} // namespace

void ProblemsPanel::makeAnew() {
    for (ProblemCard* card : std::exchange(cards_, {})) retire(card);
    renew();
}

/// Cards that say the same stay: most edits concern few.
void ProblemsPanel::updateCards() {
    outdated_ = false;
    std::vector<ProblemCard*> before = std::exchange(cards_, {});
    const std::size_t count = std::min(shown_.size(), mostCards);
    for (std::size_t i = 0; i < count; ++i) {
        const QString title = document_.titleOf(shown_[i].block);
        const auto same = std::find_if(before.begin(), before.end(), [&](const ProblemCard* card) {
            return card->title() == title && card->problem() == shown_[i];
        });
        cards_.push_back(same == before.end() ? makeCard(shown_[i], title) : *same);
        if (same != before.end()) before.erase(same);
    }
    for (ProblemCard* card : before) retire(card);
    for (std::size_t i = 0; i < count; ++i) {
        if (column_->itemAt(int(i))->widget() == cards_[i]) continue;
        column_->removeWidget(cards_[i]);
        column_->insertWidget(int(i), cards_[i]);
    }
    if (shown_.empty())
        setTail(makeTick());
    else
        setTail(shown_.size() > mostCards ? makeRest(shown_.size() - mostCards) : nullptr);
}

ProblemCard* ProblemsPanel::makeCard(const Problem& problem, const QString& title) {
    auto* card = new ProblemCard(problem, title, Where::Said, theme_, widget());
    connect(card, &ProblemCard::travel, this, &ProblemsPanel::blockChosen);
    connect(card, &ProblemCard::runRemedyWanted, this, &ProblemsPanel::runRemedyWanted);
    connect(card, &ProblemCard::remedyWanted, this,
            [this](const Remedy& remedy) { applyRemedy(document_, remedy); });
    return card;
}

void ProblemsPanel::setTail(QWidget* tail) {
    if (tail_) retire(tail_);
    tail_ = tail;
    if (tail_) column_->insertWidget(int(cards_.size()), tail_);
}

/// Says how many are not shown: nobody reads hundreds, and the cards of all would hold the window up.
QWidget* ProblemsPanel::makeRest(std::size_t count) const {
    auto* words = new WrappingLabel(qtTrId("ui.problems.more", int(count)).arg(count), TypeStyle::Body,
                                    LabelRole::Label);
    words->setContentsMargins(40, 8, 12, 8);
    return words;
}

QWidget* ProblemsPanel::makeTick() const {
    auto* place = new QWidget;
    auto* row = new QHBoxLayout(place);
    row->setContentsMargins(12, 12, 12, 12);
    row->setSpacing(10);
    auto* tick = new QLabel;
    tick->setPixmap(editor::iconPixmap("ok", 20, theme_.color(Token::Ok), devicePixelRatioF()));
    row->addWidget(tick, 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(new WrappingLabel(qtTrId("ui.problems.fine"), TypeStyle::Strong, LabelRole::Plain));
    words->addWidget(new WrappingLabel(qtTrId("ui.problems.wires-checked", int(wires_)).arg(wires_),
                                       TypeStyle::Body, LabelRole::Label));
    row->addLayout(words, 1);
    return place;
}

void ProblemsPanel::next() {
    if (cards().empty()) return;
    current_ = (current_ + 1) % int(cards_.size());
    ProblemCard* card = cards_[std::size_t(current_)];
    ensureWidgetVisible(card);
    card->setFocus();
    if (!card->problem().block.empty()) Q_EMIT blockChosen(QString::fromStdString(card->problem().block));
}

} // namespace glassbox::app
