// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/projector.h"

#include "editor/paint/fonts.h"

#include <QApplication>
#include <QWidget>

namespace glassbox::app {

void setTypeScale(QWidget* root, double scale) {
    if (scale == editor::typeScale()) return;
    std::vector<std::pair<QWidget*, editor::TypeStyle>> styled;
    QList<QWidget*> widgets = root->findChildren<QWidget*>();
    widgets.prepend(root);
    for (QWidget* widget : widgets) {
        if (!widget->testAttribute(Qt::WA_SetFont)) continue;
        if (const auto style = editor::styleOf(widget->font())) styled.emplace_back(widget, *style);
    }
    editor::setTypeScale(scale);
    QApplication::setFont(editor::font(editor::TypeStyle::Body));
    for (const auto& [widget, style] : styled) widget->setFont(editor::font(style));
}

} // namespace glassbox::app
