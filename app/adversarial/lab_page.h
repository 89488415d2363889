// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/adversarial/accuracy_part.h"
#include "app/adversarial/lab_inspector.h"
#include "app/adversarial/lab_samples.h"
#include "app/adversarial/obstacle_view.h"
#include "app/adversarial/sample_places.h"
#include "app/adversarial/strength_control.h"

class QScrollArea;
class QSplitter;
class QStackedWidget;

namespace glassbox::app {

class ConfusionView;
class DockTabs;

/// The adversarial lab: samples at the left, the attack on one of them in the middle, what it does to all of
/// them below, its choices at the right.
class LabPage : public QWidget {
    Q_OBJECT
  public:
    LabPage(AttackLab& lab, DecisionMap& map, editor::Document& document, QWidget* parent = nullptr);
    void setTheme(const editor::Theme& theme);
    /// The name of the document, in the way back.
    void setDocument(const QString& name);
    /// How much a window of that size leaves for what is beside the attack and below.
    void setRoom(const QSize& window);
    /// Where the keyboard goes in turn.
    std::vector<QWidget*> areas() const;
    /// Brings a page below to the front: "accuracy", "becomes".
    void showBelow(const QString& id);

    LabSamples* samples() const { return samples_; }
    LabInspector* inspector() const { return inspector_; }
    SamplePlaces* places() const { return places_; }
    StrengthSlider* slider() const { return slider_; }
    StrengthField* strengthField() const { return field_; }
    AttackCurve* curve() const { return curve_; }
    ConfusionView* becomes() const { return becomes_; }
    ObstacleView* obstacle() const { return obstacle_; }
    QToolButton* backButton() const { return back_; }
    QString restsOn() const { return restsOn_[0]->text(); }

  Q_SIGNALS:
    /// Back to the canvas.
    void left();

  protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    QWidget* buildMiddle();
    QWidget* buildStrip();
    QWidget* buildPlaces();
    QWidget* buildStrength();
    QWidget* buildBelow();
    void showOptions();
    void showObstacle();
    void showCounts();
    void showRestsOn();

    AttackLab& lab_;
    editor::Theme theme_{editor::Tone::Dark};
    QString document_;
    QSplitter* rows_ = nullptr;
    QScrollArea* scroll_ = nullptr;
    QStackedWidget* stack_ = nullptr; ///< The attack, or why there is none.
    LabSamples* samples_;
    LabInspector* inspector_;
    SamplePlaces* places_;
    ObstacleView* obstacle_;
    StrengthSlider* slider_ = nullptr;
    StrengthField* field_ = nullptr;
    QLabel* largest_ = nullptr;
    QWidget* strip_ = nullptr;
    QToolButton* back_ = nullptr;
    QLabel* crumb_ = nullptr;
    DockTabs* below_ = nullptr;
    AttackCurve* curve_ = nullptr;
    ConfusionView* becomes_ = nullptr;
    QLabel* restsOn_[2] = {}; ///< One a page below.
};

} // namespace glassbox::app
