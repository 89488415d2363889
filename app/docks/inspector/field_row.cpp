// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/docks/inspector/field_row.h"

#include <QEvent>

namespace glassbox::app {

namespace {

constexpr int gap = 8, lineGap = 4;

int heightOf(const QWidget* widget, int width) {
    return widget->hasHeightForWidth() ? widget->heightForWidth(width) : widget->sizeHint().height();
}

int widthOf(const QWidget* widget) {
    return std::clamp(widget->sizeHint().width(), widget->minimumWidth(), widget->maximumWidth());
}

/// Hidden on purpose; what only waits for its window to be shown has its place.
bool isLeftOut(const QWidget* widget) {
    return widget->isHidden() && widget->testAttribute(Qt::WA_WState_ExplicitShowHide);
}

} // namespace

FieldRow::FieldRow(WrappingLabel* label, QWidget* field, FieldPlace place, QWidget* parent)
    : QWidget(parent), label_(label), field_(field), place_(place) {
    label_->setParent(this);
    field_->setParent(this);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void FieldRow::addExtra(QWidget* extra) {
    extra->setParent(this);
    extras_.push_back(extra);
    updateGeometry();
}

void FieldRow::addBelow(QWidget* widget) {
    widget->setParent(this);
    below_.push_back(widget);
    updateGeometry();
}

int FieldRow::extraWidth(const QWidget* extra, Words words) const {
    return words == Words::Shown ? widthOf(extra)
                                 : std::min(widthOf(extra), extra->minimumSizeHint().width());
}

int FieldRow::extrasWidth(Words words) const {
    int width = 0;
    for (const QWidget* extra : extras_)
        if (!isLeftOut(extra)) width += extraWidth(extra, words) + gap;
    return width;
}

/// The line of the label, with what stands at its right end; returns its height.
int FieldRow::placeAbove(int width, int fieldWidth, Words words, Mode mode) const {
    const int labelWidth = std::max(24, width - extrasWidth(words) - (fieldWidth ? fieldWidth + gap : 0));
    const int height = std::max(heightOf(label_, labelWidth), fieldWidth ? heightOf(field_, fieldWidth) : 0);
    if (mode == Mode::Measure) return height;
    label_->setGeometry(0, 0, labelWidth, height);
    int right = width;
    const auto put = [&](QWidget* widget, int wide) {
        const int high = std::min(height, heightOf(widget, wide));
        widget->setGeometry(right - wide, (height - high) / 2, wide, high);
        right -= wide + gap;
    };
    if (fieldWidth) put(field_, fieldWidth);
    for (auto extra = extras_.rbegin(); extra != extras_.rend(); ++extra)
        if (!isLeftOut(*extra)) put(*extra, extraWidth(*extra, words));
    return height;
}

int FieldRow::arrange(int width, Mode mode) const {
    const int label = label_->naturalWidth(), field = std::min(width, widthOf(field_));
    const auto fits = [&](Words words, int beside) { return label + extrasWidth(words) + beside <= width; };
    const bool beside = place_ == FieldPlace::Beside && fits(Words::LeftOut, field + gap);
    const Words words = fits(Words::Shown, beside ? field + gap : 0) ? Words::Shown : Words::LeftOut;
    int y = placeAbove(width, beside ? field : 0, words, mode);
    if (!beside) {
        const int height = heightOf(field_, width);
        if (mode == Mode::Place) field_->setGeometry(0, y + lineGap, width, height);
        y += lineGap + height;
    }
    for (QWidget* widget : below_) {
        if (isLeftOut(widget)) continue;
        const int height = heightOf(widget, width);
        if (mode == Mode::Place) widget->setGeometry(0, y + lineGap, width, height);
        y += lineGap + height;
    }
    return y;
}

int FieldRow::heightForWidth(int width) const {
    return arrange(width, Mode::Measure);
}

QSize FieldRow::sizeHint() const {
    return {minimumSizeHint().width(), heightForWidth(std::max(width(), 200))};
}

QSize FieldRow::minimumSizeHint() const {
    return {64, label_->minimumSizeHint().height()};
}

void FieldRow::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange(width(), Mode::Place);
}

bool FieldRow::event(QEvent* event) {
    // A child was shown, hidden, or has another size.
    if (event->type() == QEvent::LayoutRequest) {
        updateGeometry();
        arrange(width(), Mode::Place);
    }
    return QWidget::event(event);
}

} // namespace glassbox::app
