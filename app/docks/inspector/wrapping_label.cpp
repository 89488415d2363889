// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/docks/inspector/wrapping_label.h"

#include <QPainter>
#include <QStyle>
#include <QStyleOption>
#include <QTextLayout>

#include <cmath>

namespace glassbox::app {

WrappingLabel::WrappingLabel(const QString& text, editor::TypeStyle style, LabelRole role, QWidget* parent)
    : QLabel(text, parent) {
    setFont(editor::font(style));
    setTextFormat(Qt::PlainText);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setRole(role);
}

void WrappingLabel::setRole(LabelRole role) {
    const char* names[] = {"plain", "label", "hint", "problem"};
    setProperty("role", names[std::size_t(role)]);
    style()->unpolish(this);
    style()->polish(this);
}

/// Breaks the text into lines of that width; returns the height of all.
double WrappingLabel::lay(QTextLayout& layout, double width) const {
    QTextOption option(alignment());
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.setFont(font());
    double height = 0;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(std::max(width, 1.0));
        line.setPosition({0, height});
        height += line.height();
    }
    layout.endLayout();
    return height;
}

WrappingLabel::Measured& WrappingLabel::measured() const {
    if (measured_.text != text() || measured_.font != font()) measured_ = {text(), font(), {}, {}};
    return measured_;
}

int WrappingLabel::heightForWidth(int width) const {
    const QMargins margins = contentsMargins();
    const int room = width - margins.left() - margins.right();
    const auto [height, isNew] = measured().heights.try_emplace(room);
    if (isNew) {
        QString lines = text();
        QTextLayout layout(lines.replace('\n', QChar::LineSeparator));
        height->second = std::max(fontMetrics().height(), int(std::ceil(lay(layout, room))));
    }
    return height->second + margins.top() + margins.bottom();
}

int WrappingLabel::naturalWidth() const {
    std::optional<int>& width = measured().natural;
    if (width) return *width;
    width = 0;
    for (const QString& line : text().split('\n'))
        width = std::max(*width, int(std::ceil(QFontMetricsF(font()).horizontalAdvance(line))) + 1);
    return *width;
}

QSize WrappingLabel::sizeHint() const {
    const QMargins margins = contentsMargins();
    const int width =
        std::clamp(naturalWidth() + margins.left() + margins.right(), minimumWidth(), maximumWidth());
    return {width, heightForWidth(width)};
}

QSize WrappingLabel::minimumSizeHint() const {
    return {std::min(naturalWidth(), 24), fontMetrics().height()};
}

void WrappingLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    QStyleOption option;
    option.initFrom(this);
    style()->drawPrimitive(QStyle::PE_Widget, &option, &painter, this);
    painter.setPen(palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, foregroundRole()));
    QString lines = text();
    QTextLayout layout(lines.replace('\n', QChar::LineSeparator));
    const QRect room = contentsRect();
    const double height = lay(layout, room.width());
    layout.draw(&painter, {double(room.left()), room.top() + std::max(0.0, (room.height() - height) / 2)});
}

} // namespace glassbox::app
