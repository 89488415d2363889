// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/accuracy_curve.h"
#include "app/inside/attack_lab.h"

class QGridLayout;
class QLabel;

namespace glassbox::app {

/// The curve of the attack that is looked at, refined as it is counted; a click on it chooses the strength.
class AttackCurve : public AccuracyCurve {
    Q_OBJECT
  public:
    explicit AttackCurve(AttackLab& lab, QWidget* parent = nullptr);

  protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

  private:
    void showCounts();

    AttackLab& lab_;
};

/// How the three accuracies at the chosen ε stand: in one line; below each other; each below its name, where
/// that is narrow; or below each other with bars.
enum class FiguresRoom : std::uint8_t { Line, Column, Narrow, Bars };

class AccuracyFigures : public QWidget {
    Q_OBJECT
  public:
    AccuracyFigures(AttackLab& lab, FiguresRoom room, QWidget* parent = nullptr);
    void setRoom(FiguresRoom room);
    void setTheme(const editor::Theme& theme);
    /// "15.8 %", or "–" before anything is counted.
    QString textOf(AccuracyCurve::Line line) const;
    /// How much of a bar's track is filled, 0..1.
    double partOf(AccuracyCurve::Line line) const;

  protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

  private:
    void place();
    void showCounts();

    AttackLab& lab_;
    FiguresRoom room_;
    editor::Theme theme_{editor::Tone::Dark};
    QGridLayout* grid_;
    QLabel* names_[3] = {};
    QLabel* figures_[3] = {};
    QWidget* tracks_[3] = {}; ///< Where the bars are painted.
};

/// The name of a line: "Clean", "Random signs", the attack's.
QString lineName(const AttackLab& lab, AccuracyCurve::Line line);

/// On how many samples the accuracies at the chosen ε rest, and how old they are.
QString accuracyRestsOn(const AttackLab& lab);

/// What the accuracies say: whether the direction of the step matters, or its size alone.
QString accuracyMeaning(const AttackLab& lab);

} // namespace glassbox::app
