// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/paint/theme.h"

#include <QWidget>

namespace glassbox::app {

/// Probabilities of the classes as bars with their percent; where there are many classes, the most probable.
class ProbabilityBars : public QWidget {
    Q_OBJECT
  public:
    explicit ProbabilityBars(QWidget* parent = nullptr);
    void setTheme(const editor::Theme& theme);
    /// The strongest bar has the colour `token`.
    void setValues(std::vector<double> probabilities, std::vector<QString> names, editor::Token token);
    const std::vector<double>& values() const { return values_; }
    /// Where the bar of a class is drawn, as long as its probability; empty where it is not among those
    /// shown.
    QRectF barRect(std::size_t number) const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    std::vector<std::size_t> shown() const;
    int widestName() const;
    int namesRoom() const;
    void tellNames();

    editor::Theme theme_{editor::Tone::Dark};
    std::vector<double> values_;
    std::vector<QString> names_;
    editor::Token token_ = editor::Token::Ok;
};

} // namespace glassbox::app
