// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/adversarial/sample_view.h"
#include "app/adversarial/verdict.h"
#include "app/charts/colour_bar.h"
#include "app/charts/probability_bars.h"

class QGridLayout;
class QVBoxLayout;

namespace glassbox::app {

/// How much room the three places have: in a dock they share what there is; on the lab's page they are
/// squares with heads that say more.
enum class PlacesRoom : std::uint8_t { Dock, Page };

/// What of the places is shown in a dock: everything; no bars and sentences, where it is low; and that in
/// short words, where it is narrow, too.
enum class PlacesFit : std::uint8_t { Whole, Low, Tight };

/// Sample + step = result: the three places of the attack that is looked at, how the model reads the first
/// and the last, and in words how large the step is.
class SamplePlaces : public QWidget {
    Q_OBJECT
  public:
    SamplePlaces(AttackLab& lab, const DecisionMap* map, PlacesRoom room, QWidget* parent = nullptr);
    void setTheme(const editor::Theme& theme);
    void setFit(PlacesFit fit);
    /// On the page: makes the places squares as large as fit into that.
    void fitInto(const QSize& room);
    SampleView* place(AttackPlace place) const { return columns_[std::size_t(place)].view; }
    ProbabilityBars* before() const { return before_; }
    ProbabilityBars* after() const { return after_; }
    Verdict* verdictBefore() const { return verdictBefore_; }
    Verdict* verdictAfter() const { return verdictAfter_; }
    QString words() const { return words_->text(); }
    /// Below the step: the words, and above them whatever is put in here.
    QVBoxLayout* middle() const { return middle_; }

  Q_SIGNALS:
    /// The picture of this ε is there.
    void shown(double epsilon);

  protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    struct Column {
        QLabel* title;
        QLabel* note;
        SampleView* view;
    };
    void buildColumn(QGridLayout* grid, AttackPlace place);
    void buildAnswers(QGridLayout* grid);
    void joinScrolling();
    void retranslate();
    void showAttack();
    void showTitles();
    void showParts();
    void showNotes();
    void showAnswer(Verdict& verdict, ProbabilityBars& bars, const std::vector<double>& probabilities);
    QString wordsOf(const AttackLab::Shown& shown) const;
    QString noteOf(AttackPlace place) const;
    int pixelsAcross() const;

    AttackLab& lab_;
    PlacesRoom room_;
    PlacesFit fit_ = PlacesFit::Whole;
    QSize fitted_; ///< The room that the places were fitted into.
    Column columns_[3] = {};
    ColourBar* scale_ = nullptr;
    Verdict* verdictBefore_ = nullptr;
    Verdict* verdictAfter_ = nullptr;
    ProbabilityBars* before_ = nullptr;
    ProbabilityBars* after_ = nullptr;
    QVBoxLayout* middle_ = nullptr;
    QLabel* words_ = nullptr;
};

} // namespace glassbox::app
