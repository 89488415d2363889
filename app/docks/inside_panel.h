// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/docks/dock_tools.h"
#include "app/inside/analysis_schedule.h"
#include "editor/paint/theme.h"

#include <QWidget>

class QLabel;

namespace glassbox::app {

/// A dock's page that looks inside the model: asks the analysis while it is seen, and says how old what it
/// shows is.
class InsidePanel : public QWidget {
    Q_OBJECT
  public:
    virtual void setTheme(const editor::Theme& theme) = 0;
    /// What stands in the head of its dock: the page's own tools and the age.
    DockTools* tools() const { return tools_; }
    QString ageText() const;
    std::optional<std::uint64_t> shownStep() const { return shown_; }

  protected:
    explicit InsidePanel(AnalysisSchedule& schedule, QWidget* parent = nullptr);
    AnalysisSchedule& schedule() const { return schedule_; }
    /// What is shown is of this step; nothing is, without one.
    void setShown(std::optional<std::uint64_t> step);
    /// In place of the step: what a view rests on.
    void setAge(const QString& text);
    /// Texts that are set once are set again: the language changed.
    virtual void retranslate() {}
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    void showAge();
    void say(const QString& age);

    AnalysisSchedule& schedule_;
    std::optional<std::uint64_t> shown_;
    DockTools* tools_;
    QLabel* age_;
};

} // namespace glassbox::app
