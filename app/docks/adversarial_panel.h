// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/accuracy_curve.h"
#include "app/charts/picture_view.h"
#include "app/charts/probability_bars.h"
#include "app/docks/inside_panel.h"
#include "app/docks/sample_chooser.h"
#include "app/inside/attack_lab.h"

#include <QBoxLayout>

class QGridLayout;
class QSlider;

namespace glassbox::app {

/// The model attacked while it trains: a sample, what is added to it, what it becomes and how both are read;
/// accuracy against the strength of the attack.
class AdversarialPanel : public InsidePanel {
    Q_OBJECT
  public:
    AdversarialPanel(AnalysisSchedule& schedule, ChosenSample& sample, QWidget* parent = nullptr);
    void setTheme(const editor::Theme& theme) override;

    AttackLab& lab() { return *lab_; }
    QSlider* slider() const { return slider_; }
    QComboBox* methods() const { return methods_; }
    QComboBox* targets() const { return targets_; }
    QLineEdit* epsilonEdit() const { return epsilon_; }
    PictureView* picture(int index) const { return columns_[index].view; } ///< 0 original, 1 added, 2 result.
    ProbabilityBars* before() const { return before_; }
    ProbabilityBars* after() const { return after_; }
    AccuracyCurve* curve() const { return curve_; }
    SampleChooser* samples() const { return samples_; }
    /// Why there is nothing to see, as it stands in the page; "" where there is.
    QString reason() const;
    /// What is written of clean pictures, random signs and the attack at the chosen ε.
    QString accuracyText(AccuracyCurve::Line line) const;

  Q_SIGNALS:
    /// The picture of this ε is there.
    void sampleShown(double epsilon);

  protected:
    void retranslate() override;
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    /// Everything; only what is beside the pictures in a low dock; and that in short words.
    enum class Fit : std::uint8_t { Whole, Low, Tight };
    struct Column {
        QLabel* title;
        QLabel* note;
        PictureView* view;
    };
    // adversarial_panel_layout.cpp
    void build();
    QWidget* buildControls();
    QWidget* buildPictures();
    QWidget* buildAccuracy();
    Column buildColumn(QGridLayout* grid, int column);
    void placeNumbers();
    void fitControls();
    void arrange();
    void showParts();

    void connectControls();
    void fillTargets();
    void showOptions();
    void showSample();
    void showAccuracy();
    void showVerdict(QLabel* verdict, ProbabilityBars* bars, const std::vector<double>& probabilities);
    std::vector<QString> classNames() const;

    ChosenSample& sample_;
    AttackLab* lab_;
    editor::Theme theme_{editor::Tone::Dark};
    SampleChooser* samples_;
    Fit fit_ = Fit::Whole;
    bool showsCurve_ = true;
    QBoxLayout* body_ = nullptr; ///< Pictures and accuracies, below or beside each other.
    QGridLayout* numbers_ = nullptr;
    QBoxLayout* controls_ = nullptr;
    class WrappingLabel* reason_ = nullptr; ///< Why nothing is attacked.
    QComboBox* methods_ = nullptr;
    QComboBox* targets_ = nullptr;
    QSlider* slider_ = nullptr;
    QLineEdit* epsilon_ = nullptr;
    Column columns_[3] = {};
    QLabel* verdictBefore_ = nullptr;
    QLabel* verdictAfter_ = nullptr;
    QLabel* words_ = nullptr; ///< Size in grey levels, and how random signs are read.
    ProbabilityBars* before_ = nullptr;
    ProbabilityBars* after_ = nullptr;
    AccuracyCurve* curve_ = nullptr;
    QLabel* accuracyTitle_ = nullptr;
    QLabel* restsOn_ = nullptr;
    QLabel* accuracyNames_[3] = {};
    QLabel* accuracies_[3] = {};
};

} // namespace glassbox::app
