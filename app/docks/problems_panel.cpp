// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/docks/problems_panel.h"

#include "app/docks/problems/problem_card.h"
#include "app/texts/retranslation.h"
#include "editor/paint/icons.h"

#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>

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
    rebuild();
}

void ProblemsPanel::setTheme(const editor::Theme& theme) {
    theme_ = theme;
    rebuild();
}

void ProblemsPanel::changeEvent(QEvent* event) {
    QScrollArea::changeEvent(event);
    if (event->type() != QEvent::LanguageChange) return;
    setAccessibleName(qtTrId("ui.problems.title"));
    shown_.clear();
    fill();
    rebuild();
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

/// Cards are made anew only where they say something else: a drag on the canvas must not cost them.
void ProblemsPanel::fill() {
    std::vector<Problem> all = collected();
    if (all != shown_ || wires_ != document_.definition().wires.size()) {
        shown_ = std::move(all);
        rebuild();
    }
}

void ProblemsPanel::rebuild() {
    wires_ = document_.definition().wires.size();
    cards_.clear();
    current_ = -1;
    problems_ = errors_ = 0;
    // The button that was clicked may be on the old page.
    if (QWidget* old = takeWidget()) {
        old->hide();
        old->deleteLater();
    }
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(4, 4, 4, 8);
    column->setSpacing(0);
    for (const Problem& problem : shown_) {
        problems_ += problem.severity != Severity::Hint;
        errors_ += problem.severity == Severity::Error;
        if (cards_.size() < mostCards) addCard(problem, column);
    }
    if (shown_.empty()) addTick(column);
    if (shown_.size() > mostCards) addRest(shown_.size() - mostCards, column);
    column->addStretch(1);
    setWidget(page);
    Q_EMIT counted();
}

void ProblemsPanel::addCard(const Problem& problem, QVBoxLayout* column) {
    auto* card = new ProblemCard(problem, document_.titleOf(problem.block), Where::Said, theme_);
    column->addWidget(card);
    cards_.push_back(card);
    connect(card, &ProblemCard::travel, this, &ProblemsPanel::blockChosen);
    connect(card, &ProblemCard::runRemedyWanted, this, &ProblemsPanel::runRemedyWanted);
    connect(card, &ProblemCard::remedyWanted, this,
            [this](const Remedy& remedy) { applyRemedy(document_, remedy); });
}

/// Says how many are not shown: nobody reads hundreds, and the cards of all would hold the window up.
void ProblemsPanel::addRest(std::size_t count, QVBoxLayout* column) {
    auto* words = new WrappingLabel(qtTrId("ui.problems.more", int(count)).arg(count), TypeStyle::Body,
                                    LabelRole::Label);
    words->setContentsMargins(40, 8, 12, 8);
    column->addWidget(words);
}

void ProblemsPanel::addTick(QVBoxLayout* column) {
    auto* row = new QHBoxLayout;
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
    column->addLayout(row);
}

void ProblemsPanel::next() {
    if (cards_.empty()) return;
    current_ = (current_ + 1) % int(cards_.size());
    ProblemCard* card = cards_[std::size_t(current_)];
    ensureWidgetVisible(card);
    card->setFocus();
    if (!card->problem().block.empty()) Q_EMIT blockChosen(QString::fromStdString(card->problem().block));
}

} // namespace glassbox::app
