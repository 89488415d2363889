// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/docks/inspector/wrapping_label.h"
#include "app/docks/problems/problem.h"

class QBoxLayout;
class QPushButton;

namespace glassbox::app {

/// Whether a card says where the problem is: beside the block itself that would be no news.
enum class Where : std::uint8_t { Said, Known };

/// One problem: what (with a sign and a word for how bad it is), where (a link that travels there), why
/// (expected and got, aligned), and the remedy as a button.
class ProblemCard : public QWidget {
    Q_OBJECT
  public:
    ProblemCard(const Problem& problem, const QString& title, Where where, const editor::Theme& theme,
                QWidget* parent = nullptr);
    const Problem& problem() const { return problem_; }
    /// Of the block.
    const QString& title() const { return title_; }
    QToolButton* link() const { return link_; }
    QPushButton* remedy() const { return remedy_; }

  Q_SIGNALS:
    void travel(const QString& block);
    void remedyWanted(const Remedy& remedy);
    void runRemedyWanted(RunRemedy remedy);

  protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

  private:
    void addSeverity(QBoxLayout* row);
    void addWhere(QBoxLayout* row, const QString& title);
    void addWhy(QBoxLayout* column);
    void addRemedy(QBoxLayout* layout, Qt::Alignment alignment);
    void addRunRemedies(QBoxLayout* column);
    void go();

    Problem problem_;
    QString title_;
    editor::Theme theme_;
    QToolButton* link_ = nullptr;
    QPushButton* remedy_ = nullptr;
};

} // namespace glassbox::app
