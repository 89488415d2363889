// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/paint/theme.h"

#include <QWidget>

namespace glassbox::app {

/// How many of these numbers lie where between −limit and limit, coloured as they are in the map of weights.
class HistogramView : public QWidget {
    Q_OBJECT
  public:
    explicit HistogramView(const editor::Theme& theme, QWidget* parent = nullptr);
    void setValues(const std::vector<float>& values);
    bool isEmpty() const { return counts_.empty(); }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    editor::Theme theme_;
    std::vector<int> counts_;
    double limit_ = 1;
};

} // namespace glassbox::app
