// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/docks/inspector/value_slider.h"

#include <QMouseEvent>
#include <QSignalBlocker>
#include <QStyle>

#include <cmath>

namespace glassbox::app {

namespace {

constexpr int positions = 1000;
constexpr double smallestRate = 1e-6, largestRate = 1;

double rounded(double number) {
    return QString::number(number, 'g', 3).toDouble();
}

} // namespace

std::optional<SliderScale> sliderScaleOf(const ParameterSpec& parameter) {
    if (parameter.kind != ParameterKind::Real) return {};
    if (parameter.id == "rate" && parameter.maximum > 1)
        return SliderScale{SliderScale::Kind::Logarithmic, smallestRate, largestRate};
    // Moments close to 1 differ in digits that no slider can choose.
    const bool bounded = parameter.minimum >= 0 && parameter.maximum <= 1;
    const bool fine = parameter.maximum > 0.999 && parameter.maximum < 1;
    if (!bounded || fine || parameter.id == "epsilon") return {};
    return SliderScale{SliderScale::Kind::Linear, parameter.minimum, parameter.maximum};
}

ValueSlider::ValueSlider(const SliderScale& scale, QWidget* parent)
    : QSlider(Qt::Horizontal, parent), scale_(scale) {
    setRange(0, positions);
    setPageStep(positions / 20);
    setSingleStep(positions / 100);
    setFocusPolicy(Qt::StrongFocus);
    connect(this, &QSlider::valueChanged, this, [this] { Q_EMIT moved(number()); });
}

void ValueSlider::showNumber(double number) {
    double part = (number - scale_.minimum) / (scale_.maximum - scale_.minimum);
    if (scale_.kind == SliderScale::Kind::Logarithmic)
        part = std::log(std::max(number, scale_.minimum) / scale_.minimum) /
               std::log(scale_.maximum / scale_.minimum);
    const QSignalBlocker quiet(this);
    setValue(int(std::lround(std::clamp(part, 0.0, 1.0) * positions)));
}

double ValueSlider::number() const {
    const double part = double(value()) / positions;
    if (scale_.kind == SliderScale::Kind::Logarithmic)
        return rounded(scale_.minimum * std::pow(scale_.maximum / scale_.minimum, part));
    return rounded(scale_.minimum + part * (scale_.maximum - scale_.minimum));
}

/// A click goes where it points, as people expect of a value, and drags on from there.
void ValueSlider::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton)
        setValue(QStyle::sliderValueFromPosition(minimum(), maximum(), int(event->position().x()) - 7,
                                                 width() - 14));
    QSlider::mousePressEvent(event);
}

} // namespace glassbox::app
