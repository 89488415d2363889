// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalogue/block_spec.h"

#include <QSlider>

#include <optional>

namespace glassbox::app {

/// The numbers that a slider goes over. Logarithmic ones begin above zero.
struct SliderScale {
    enum class Kind : std::uint8_t { Linear, Logarithmic } kind = Kind::Linear;
    double minimum = 0;
    double maximum = 1;
    bool operator==(const SliderScale&) const = default;
};

/// The scale of the slider that a parameter has; none where a slider would be of no help. Bounded reals of at
/// most 1 have a linear one, learning rates a logarithmic one from 1e-6 to 1.
std::optional<SliderScale> sliderScaleOf(const ParameterSpec& parameter);

/// A slider over real numbers, with three significant digits.
class ValueSlider : public QSlider {
    Q_OBJECT
  public:
    explicit ValueSlider(const SliderScale& scale, QWidget* parent = nullptr);
    void showNumber(double number);
    double number() const;

  Q_SIGNALS:
    /// By a person, continuously.
    void moved(double number);

  protected:
    void mousePressEvent(QMouseEvent* event) override;

  private:
    SliderScale scale_;
};

} // namespace glassbox::app
