// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/docks/panel_parts.h"

namespace glassbox::app {

/// What a model reads in a sample: a sign for right or wrong (a tick, an octagon), "Reads 3", and how sure it
/// is.
class Verdict : public QWidget {
    Q_OBJECT
  public:
    explicit Verdict(QWidget* parent = nullptr);
    void setTheme(const editor::Theme& theme);
    enum class Is : std::uint8_t { Right, Wrong };
    /// "Reads 3", or "3" where there is little room.
    enum class Words : std::uint8_t { Whole, Short };
    void setAnswer(const QString& className, double probability, Is is, Words words);
    void clear();
    QString text() const { return words_->text() + " " + percent_->text(); }
    Is is() const { return is_; }

  private:
    void draw();

    editor::Theme theme_{editor::Tone::Dark};
    Is is_ = Is::Right;
    QLabel* sign_;
    QLabel* words_;
    QLabel* percent_;
};

/// "99.1 %".
QString percentText(double part);

} // namespace glassbox::app
