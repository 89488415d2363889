// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/docks/panel_parts.h"

#include <map>
#include <optional>

class QTextLayout;

namespace glassbox::app {

/// A label whose text is never cut off: it goes on in the next line, within a word where a word is wider than
/// the label, so that any language fits any width.
class WrappingLabel : public QLabel {
    Q_OBJECT
  public:
    WrappingLabel(const QString& text, editor::TypeStyle style, LabelRole role, QWidget* parent = nullptr);
    void setRole(LabelRole role);
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    /// Width of the text in one line.
    int naturalWidth() const;

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    /// What is known of a text in a font; layouts ask for the same again and again.
    struct Measured {
        QString text;
        QFont font;
        std::map<int, int> heights; ///< By width.
        std::optional<int> natural;
    };
    double lay(QTextLayout& layout, double width) const;
    Measured& measured() const;

    mutable Measured measured_;
};

} // namespace glassbox::app
