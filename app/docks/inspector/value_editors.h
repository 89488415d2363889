// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/number_expression.h"
#include "editor/paint/theme.h"

#include <QLineEdit>
#include <QWidget>

#include <optional>

class QComboBox;
class QToolButton;

namespace glassbox::app {

class Switch;

/// What several blocks say together: the value that all have, or nothing where they differ.
using SharedValue = std::optional<ParameterValue>;

/// Something with which a person changes a value of one kind.
class ValueEditor : public QWidget {
    Q_OBJECT
  public:
    using QWidget::QWidget;
    virtual void show(const SharedValue& value) = 0;
    /// The widget that takes the keyboard.
    virtual QWidget* focus() = 0;
    /// Whether a person is in the middle of typing.
    virtual bool isBusy() const { return false; }

  Q_SIGNALS:
    void chosen(const ParameterValue& value);
    void refused(const Message& reason);
};

/// A line of text with a unit at its right end. Arrow keys step whole numbers; Escape takes typing back.
class UnitLine : public QLineEdit {
    Q_OBJECT
  public:
    explicit UnitLine(const QString& unit, QWidget* parent = nullptr);
    const QString& unit() const { return unit_; }

  Q_SIGNALS:
    void stepped(int by);
    void escaped();

  protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

  private:
    QString unit_;
};

/// The editor for a kind of parameter: a switch, a choice, or a line that takes expressions; paths have a
/// button that looks for a file.
ValueEditor* makeValueEditor(const ParameterSpec& parameter, const editor::Theme& theme);

/// A choice's text in the interface's language.
QString choiceText(const std::string& choice);

/// "1 … 65536", "≥ 0", "≤ 1", or "" without bounds.
QString rangeText(const ParameterSpec& parameter);

/// A value as its field shows it: exact, so that nothing is lost when it is edited.
QString fieldText(const ParameterSpec& parameter, const ParameterValue& value);

} // namespace glassbox::app
