// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/adversarial/accuracy_part.h"
#include "app/adversarial/attack_choices.h"

#include <QScrollArea>

class QVBoxLayout;

namespace glassbox::editor {
class Document;
}

namespace glassbox::app {

class Section;
class Switch;

/// The right side of the lab: what the attack does, what it costs the model, its formula and where it comes
/// from.
class LabInspector : public QScrollArea {
    Q_OBJECT
  public:
    LabInspector(AttackLab& lab, editor::Document& document, QWidget* parent = nullptr);
    void setTheme(const editor::Theme& theme);
    MethodBox* methods() const { return methods_; }
    TargetBox* targets() const { return targets_; }
    Switch* bounds() const { return bounds_; }   ///< Null where the data has no range.
    Switch* renewal() const { return renewal_; } ///< Attack while it trains.
    AccuracyFigures* figures() const { return figures_; }
    QString formula() const;

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void rebuild();
    Section* addSection(const char* id, const QString& title);
    void addRow(Section* section, const char* label, QWidget* field);
    void addMethod();
    void addAccuracies();
    void addHelp();
    void showOptions();
    void showAccuracies();

    AttackLab& lab_;
    editor::Document& document_;
    editor::Theme theme_{editor::Tone::Dark};
    std::set<QString> folded_;
    QVBoxLayout* column_ = nullptr;
    MethodBox* methods_ = nullptr;
    TargetBox* targets_ = nullptr;
    Switch* bounds_ = nullptr;
    Switch* renewal_ = nullptr;
    Section* here_ = nullptr;
    AccuracyFigures* figures_ = nullptr;
    QLabel* meaning_ = nullptr;
    QLabel* formula_ = nullptr;
    QLabel* help_ = nullptr;
    QLabel* source_ = nullptr;
};

} // namespace glassbox::app
