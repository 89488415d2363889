// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/document.h"
#include "editor/paint/theme.h"

#include <QListWidget>

namespace glassbox::app {

/// Everything that is wrong: findings of the check, and failures of files and of the run. Choosing one
/// selects its block.
class ProblemsPanel : public QListWidget {
    Q_OBJECT
  public:
    explicit ProblemsPanel(const editor::Document& document, QWidget* parent = nullptr);
    void setTheme(const editor::Theme& theme);
    /// What failed besides the check: sentences, each with the block it is about ("" for none).
    struct Failure {
        QString text;
        QString block;
    };
    void setFailures(std::vector<Failure> failures);
    /// Errors and warnings, without hints.
    int problems() const { return problems_; }
    int errors() const { return errors_; }
    /// Selects the next one, from the beginning again after the last.
    void next();

  Q_SIGNALS:
    void counted();
    void blockChosen(const QString& id);

  private:
    void fill();
    void add(Severity severity, const QString& text, const QString& detail, const QString& block);

    const editor::Document& document_;
    editor::Theme theme_{editor::Tone::Dark};
    std::vector<Failure> failures_;
    int problems_ = 0;
    int errors_ = 0;
};

} // namespace glassbox::app
