// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/adversarial/accuracy_part.h"
#include "app/adversarial/attack_choices.h"
#include "app/adversarial/sample_places.h"
#include "app/adversarial/strength_control.h"
#include "app/docks/inside_panel.h"
#include "app/docks/sample_chooser.h"

class QBoxLayout;
class QGridLayout;

namespace glassbox::app {

/// The model attacked while it trains: a sample, what is added to it, what it becomes and how both are read;
/// accuracy against the strength of the attack. The lab shows the same with more room.
class AdversarialPanel : public InsidePanel {
    Q_OBJECT
  public:
    explicit AdversarialPanel(AttackLab& lab, QWidget* parent = nullptr);
    void setTheme(const editor::Theme& theme) override;

    AttackLab& lab() { return lab_; }
    StrengthSlider* slider() const { return slider_; }
    MethodBox* methods() const { return methods_; }
    TargetBox* targets() const { return targets_; }
    StrengthField* epsilonEdit() const { return epsilon_; }
    SamplePlaces* places() const { return places_; }
    /// 0 original, 1 added, 2 result.
    PictureView* picture(int index) const { return places_->place(AttackPlace(index))->picture(); }
    ProbabilityBars* before() const { return places_->before(); }
    ProbabilityBars* after() const { return places_->after(); }
    AttackCurve* curve() const { return curve_; }
    SampleChooser* samples() const { return samples_; }
    QToolButton* labButton() const { return labButton_; }
    /// Why there is nothing to see, as it stands in the page; "" where there is.
    QString reason() const;
    /// What is written of clean pictures, random signs and the attack at the chosen ε.
    QString accuracyText(AccuracyCurve::Line line) const { return figures_->textOf(line); }

  Q_SIGNALS:
    void labWanted();

  protected:
    void retranslate() override;
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    void build();
    QWidget* buildControls();
    QWidget* buildAccuracy();
    void addLabButton();
    void placeNumbers();
    void arrange();
    void showState();
    void showRestsOn();

    AttackLab& lab_;
    SampleChooser* samples_;
    SamplePlaces* places_;
    PlacesFit fit_ = PlacesFit::Whole;
    bool showsCurve_ = true;
    QBoxLayout* body_ = nullptr; ///< Pictures and accuracies, below or beside each other.
    QGridLayout* numbers_ = nullptr;
    QBoxLayout* controls_ = nullptr;
    class WrappingLabel* reason_ = nullptr; ///< Why nothing is attacked.
    MethodBox* methods_ = nullptr;
    TargetBox* targets_ = nullptr;
    StrengthSlider* slider_ = nullptr;
    StrengthField* epsilon_ = nullptr;
    AttackCurve* curve_ = nullptr;
    QLabel* accuracyTitle_ = nullptr;
    AccuracyFigures* figures_ = nullptr;
    QLabel* restsOn_ = nullptr;
    QToolButton* labButton_ = nullptr;
};

} // namespace glassbox::app
