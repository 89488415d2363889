// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/docks/inspector/field_row.h"
#include "app/docks/inspector/value_editors.h"

namespace glassbox::app {

class ValueSlider;

/// What a change of a parameter costs, as a word, or where there is no room for it as a sign; both have the
/// same hover text.
class EffectSign : public QWidget {
    Q_OBJECT
  public:
    EffectSign(Effect effect, const editor::Theme& theme, QWidget* parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {14, 14}; }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    Effect effect_;
    editor::Theme theme_;
    QString word_;
};

/// One parameter as a person edits it: name, effect, reset where it is not the default, the editor for its
/// kind, a slider where one helps, and what is wrong with what was typed, in words.
class ParameterField : public FieldRow {
    Q_OBJECT
  public:
    /// `help` is the sentence that stands in the hover text.
    ParameterField(const ParameterSpec& parameter, const QString& name, const QString& help,
                   const editor::Theme& theme, QWidget* parent = nullptr);
    const ParameterSpec& parameter() const { return parameter_; }
    /// Nothing where the blocks differ. What a person is typing is left alone.
    void setValue(const SharedValue& value);
    /// What is wrong with the value in the model or the text in the field; "" for nothing.
    void setProblem(const QString& problem);
    QString problem() const;
    ValueEditor* editor() const { return editor_; }
    ValueSlider* slider() const { return slider_; }
    QToolButton* reset() const { return reset_; }

  Q_SIGNALS:
    void chosen(const ParameterValue& value);

  private:
    QString hoverText(const QString& help) const;
    void addReset(const editor::Theme& theme);
    void addSlider(const QString& name);

    ParameterSpec parameter_;
    ValueEditor* editor_ = nullptr;
    ValueSlider* slider_ = nullptr;
    QToolButton* reset_ = nullptr;
    WrappingLabel* problem_ = nullptr;
};

} // namespace glassbox::app
