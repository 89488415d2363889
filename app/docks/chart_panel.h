// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/series_chart.h"
#include "app/docks/dock_tools.h"
#include "app/pacer.h"
#include "app/training_session.h"

#include <QWidget>

class QToolButton;

namespace glassbox::app {

class Actions;

/// A dock with a chart of the run: how often it is drawn, what stands in the dock's head, scales and export.
class ChartPanel : public QWidget {
    Q_OBJECT
  public:
    ChartPanel(TrainingSession& session, Actions& actions, QWidget* parent = nullptr);
    virtual void setTheme(const editor::Theme& theme);
    /// What stands in the head of its dock.
    DockTools* tools() const { return tools_; }
    SeriesChart* chart() const { return chart_; }
    /// How often the chart was drawn, for measurements.
    std::int64_t refreshes() const { return pacer_->refreshes(); }
    /// Draws what there is now, without waiting for its turn.
    virtual void refresh();

  Q_SIGNALS:
    /// A file could not be written.
    void failed(const glassbox::Error& error);

  protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;
    /// Texts in the interface's language, at first and when it changes.
    virtual void translate();
    /// Puts a tool at the end of the row, before the chart's menu.
    void addTool(QWidget* tool);
    TrainingSession& session() const { return session_; }

  private:
    void connectActions(Actions& actions);
    void exportByDialog();

    TrainingSession& session_;
    SeriesChart* chart_;
    DockTools* tools_;
    QToolButton* menu_;
    Pacer* pacer_;
};

/// Few values side by side, one of which is chosen.
class SegmentSwitch : public QWidget {
    Q_OBJECT
  public:
    explicit SegmentSwitch(int count, QWidget* parent = nullptr);
    void setTexts(const QStringList& texts, const QString& accessibleName);
    int chosen() const;
    void choose(int index);
    QToolButton* segment(int index) const { return segments_[std::size_t(index)]; }

  Q_SIGNALS:
    void chosenChanged(int index);

  private:
    std::vector<QToolButton*> segments_;
};

} // namespace glassbox::app
