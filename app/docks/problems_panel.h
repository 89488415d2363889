// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/docks/problems/problem.h"
#include "editor/document.h"
#include "editor/paint/theme.h"

#include <QScrollArea>

class QVBoxLayout;

namespace glassbox::app {

class ProblemCard;

/// Everything that is wrong: findings of the check, and failures of files and of the run, the worst first.
/// Choosing one selects its block; its button applies its remedy as one step of undo.
class ProblemsPanel : public QScrollArea {
    Q_OBJECT
  public:
    explicit ProblemsPanel(editor::Document& document, QWidget* parent = nullptr);
    void setTheme(const editor::Theme& theme);
    /// What failed besides the check: sentences, each with the block it is about ("" for none).
    struct Failure {
        QString text;
        QString block;
        std::vector<RunRemedy> remedies = {};
        bool operator==(const Failure&) const = default;
    };
    void setFailures(std::vector<Failure> failures);
    /// Errors and warnings, without hints.
    int problems() const { return problems_; }
    int errors() const { return errors_; }
    /// Of the worst: not of all, where there are very many.
    const std::vector<ProblemCard*>& cards();
    /// Selects the next one, from the beginning again after the last.
    void next();

  Q_SIGNALS:
    void counted();
    void blockChosen(const QString& id);
    void runRemedyWanted(RunRemedy remedy);

  protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

  private:
    std::vector<Problem> collected() const;
    void fill();
    void renew();
    void makeAnew();
    void updateCards();
    ProblemCard* makeCard(const Problem& problem, const QString& title);
    void setTail(QWidget* tail);
    QWidget* makeRest(std::size_t count) const;
    QWidget* makeTick() const;

    editor::Document& document_;
    editor::Theme theme_{editor::Tone::Dark};
    std::vector<Failure> failures_;
    std::vector<Problem> shown_;
    std::vector<ProblemCard*> cards_;
    bool outdated_ = true; ///< The cards say something else than what is shown: nobody sees them.
    QVBoxLayout* column_ = nullptr;
    QWidget* tail_ = nullptr; ///< What stands below the cards.
    std::size_t wires_ = 0;   ///< That the tick tells of.
    int current_ = -1;        ///< Of next().
    int problems_ = 0;
    int errors_ = 0;
};

} // namespace glassbox::app
