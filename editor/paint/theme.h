// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalogue/block_spec.h"

#include <QColor>

namespace glassbox::editor {

/// Every colour that the program draws with; nothing is painted with a colour that is not in this list.
enum class Token : std::uint8_t {
    Canvas,
    Panel,
    Sunken,
    Block,
    Raised,
    Hover,
    Line,
    Line2,
    GridDot,
    Disabled,
    Text,
    Text2,
    Text3,
    Control,
    Accent,
    OnAccent,
    Problem,
    Warning,
    Ok,
    Frozen,
    WireReal,
    WireInteger,
    WireBoolean,
    WireLoss,
    Data,
    Linear,
    NonLinear,
    Shape,
    Normalise,
    Sequence,
    Random,
    Loss,
    Optimizer,
    Series1,
    Series2,
    Series3,
    Series4,
    Series5,
    Series6,
    Count,
};

enum class Tone : std::uint8_t { Dark, Light };

/// How far text stands out: at least 4.5 : 1, or at least 7 : 1.
enum class Contrast : std::uint8_t { Usual, High };

/// One row of the table of colours: its name (as the style sheet writes it) and its value in each theme.
struct TokenColours {
    Token token;
    const char* name;
    QRgb dark;
    QRgb light;
    QRgb high;
};

/// A theme: a tone, and a colour for every token. That of high contrast is dark, too.
class Theme {
  public:
    explicit Theme(Tone tone) : tone_(tone) {}
    explicit Theme(Contrast contrast) : tone_(Tone::Dark), contrast_(contrast) {}
    Tone tone() const { return tone_; }
    Contrast contrast() const { return contrast_; }
    QColor color(Token token) const;
    /// `token` mixed over `below` with the given opacity, as an opaque colour.
    QColor tint(Token token, Token below, double opacity) const;
    /// How much thicker wires and ports are drawn: more than 1 on a projector.
    double lineScale() const { return lineScale_; }
    void setLineScale(double scale) { lineScale_ = scale; }
    /// The whole table, in the order of Token.
    static const std::vector<TokenColours>& table();

  private:
    Tone tone_;
    Contrast contrast_ = Contrast::Usual;
    double lineScale_ = 1;
};

/// The tone that the system's palette has (Qt 6.4 tells no colour scheme: its window colour does).
Tone systemTone();

/// Colour of a category's icon, of its tint in the far view and in the small map.
Token categoryToken(Category category);

/// Contrast of two opaque colours, 1 to 21 (WCAG 2.1, relative luminance of sRGB).
double contrast(const QColor& a, const QColor& b);

} // namespace glassbox::editor
