// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/adversarial/lab_controller.h"
#include "tests/gui/inside_window.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSlider>
#include <QStyleOption>

#include <cmath>

/// What tests of the attack's two views, the panel and the lab, do and ask alike.
namespace glassbox::app {

/// Pixels of a view whose middle has not the colour of the tensor's number there.
inline int wrongPixels(PictureView& view, const Tensor& tensor, const std::function<QRgb(float)>& colour) {
    const QImage picture = view.grab().toImage();
    const auto values = tensor.values<float>();
    int wrong = 0;
    for (int row = 0; row < view.rows(); ++row)
        for (int column = 0; column < view.columns(); ++column)
            wrong += middleOf(picture, view.cellRect(column, row)) !=
                     colour(values[std::size_t(row * view.columns() + column)]);
    return wrong;
}

inline QRgb grey(float value) {
    const int level = int(std::lround(255 * value));
    return qRgb(level, level, level);
}

/// Drags the slider's handle to a value by the mouse.
inline void drag(QSlider& slider, int value) {
    QStyleOptionSlider option;
    option.initFrom(&slider);
    option.minimum = slider.minimum();
    option.maximum = slider.maximum();
    option.sliderPosition = option.sliderValue = slider.value();
    option.orientation = Qt::Horizontal;
    option.subControls = QStyle::SC_All;
    const QRect handle =
        slider.style()->subControlRect(QStyle::CC_Slider, &option, QStyle::SC_SliderHandle, &slider);
    const int room = slider.width() - handle.width();
    const QPoint from = handle.center();
    const QPoint to(handle.width() / 2 + room * value / slider.maximum(), from.y());
    QTest::mousePress(&slider, Qt::LeftButton, {}, from);
    QMouseEvent move(QEvent::MouseMove, to, slider.mapToGlobal(to), Qt::NoButton, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&slider, &move);
    QTest::mouseRelease(&slider, Qt::LeftButton, {}, to);
}

} // namespace glassbox::app
