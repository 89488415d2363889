// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QTextDocumentFragment>
#include <QTreeWidget>
#include <QWidget>

#include <cmath>

/// What a person can read in a widget and all that it holds, and what of it is cut off.
namespace glassbox::app {

struct VisibleText {
    const QWidget* widget;
    QString text;
};

inline QString plain(const QString& text) {
    return Qt::mightBeRichText(text) ? QTextDocumentFragment::fromHtml(text).toPlainText() : text;
}

inline void addTree(const QTreeWidgetItem* item, const QWidget* widget, std::vector<VisibleText>& texts) {
    for (int column = 0; column < item->columnCount(); ++column) {
        texts.push_back({widget, item->text(column)});
        texts.push_back({widget, plain(item->toolTip(column))});
    }
    for (int i = 0; i < item->childCount(); ++i) addTree(item->child(i), widget, texts);
}

inline void addItems(const QWidget* widget, std::vector<VisibleText>& texts) {
    if (const auto* box = qobject_cast<const QComboBox*>(widget))
        for (int i = 0; i < box->count(); ++i) texts.push_back({widget, box->itemText(i)});
    if (const auto* list = qobject_cast<const QListWidget*>(widget))
        for (int i = 0; i < list->count(); ++i) texts.push_back({widget, list->item(i)->text()});
    if (const auto* tree = qobject_cast<const QTreeWidget*>(widget))
        for (int i = 0; i < tree->topLevelItemCount(); ++i) addTree(tree->topLevelItem(i), widget, texts);
}

/// Labels, buttons, lists, hints, names for screen readers and actions, of visible widgets only.
inline std::vector<VisibleText> visibleTexts(const QWidget& root) {
    std::vector<VisibleText> texts;
    QList<const QWidget*> widgets{&root};
    for (const QWidget* widget : root.findChildren<QWidget*>()) widgets << widget;
    for (const QWidget* widget : widgets) {
        const bool menu = qobject_cast<const QMenu*>(widget);
        if (!menu && !widget->isVisible()) continue;
        if (const auto* label = qobject_cast<const QLabel*>(widget))
            texts.push_back({widget, plain(label->text())});
        if (const auto* button = qobject_cast<const QAbstractButton*>(widget))
            texts.push_back({widget, button->text()});
        if (const auto* field = qobject_cast<const QLineEdit*>(widget))
            texts.push_back({widget, field->placeholderText()});
        texts.push_back({widget, plain(widget->toolTip())});
        texts.push_back({widget, widget->accessibleName()});
        for (const QAction* action : widget->actions()) {
            texts.push_back({widget, action->text()});
            texts.push_back({widget, plain(action->toolTip())});
        }
        addItems(widget, texts);
    }
    std::erase_if(texts, [](const VisibleText& text) { return text.text.trimmed().isEmpty(); });
    return texts;
}

/// Pixels that a widget's text wants beyond what it has, 0 where it fits.
inline int missingWidth(const QWidget& widget) {
    const int slack = 1; // Half a pixel of rounding at both ends.
    if (const auto* label = qobject_cast<const QLabel*>(&widget)) {
        if (label->text().isEmpty() || !label->pixmap(Qt::ReturnByValue).isNull()) return 0;
        const QRect room = label->contentsRect();
        if (label->wordWrap() || label->hasHeightForWidth())
            return std::max(0, label->heightForWidth(label->width()) - label->height() - slack);
        return std::max({0, label->sizeHint().width() - label->width() - slack,
                         label->sizeHint().height() - room.height() - 3});
    }
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget)) {
        if (button->text().isEmpty() || button->property("example").isValid()) return 0;
        const auto* tool = qobject_cast<const QToolButton*>(button);
        if (tool && tool->toolButtonStyle() == Qt::ToolButtonIconOnly && !tool->icon().isNull()) return 0;
        const int wanted = button->fontMetrics().horizontalAdvance(button->text());
        return std::max(0, wanted - button->width() - slack);
    }
    if (const auto* box = qobject_cast<const QComboBox*>(&widget)) {
        const int arrow = 18 + 14;
        return std::max(0, box->fontMetrics().horizontalAdvance(box->currentText()) + arrow - box->width());
    }
    return 0;
}

/// Pixels of a widget that lie beyond a parent's edge at the left or right: nothing scrolls there.
inline int beyondParents(const QWidget& widget, const QWidget& root) {
    int beyond = 0;
    QRect area(QPoint(), widget.size());
    const QWidget* child = &widget;
    while (child != &root && !child->isWindow() && child->parentWidget()) {
        area.translate(child->pos());
        child = child->parentWidget();
        beyond = std::max({beyond, -area.left(), area.right() - child->width() + 1});
    }
    return beyond;
}

/// Whether the hover text of a widget shows all of a text.
inline bool hoverShows(const QWidget& widget, const QString& text) {
    const QString hover = plain(widget.toolTip()).simplified();
    // What was shortened before it was set is known to its maker only.
    return text.contains(QChar(0x2026)) ? !hover.isEmpty() : hover.contains(text.simplified());
}

inline QString readableText(const QWidget& widget) {
    if (const auto* label = qobject_cast<const QLabel*>(&widget)) return plain(label->text());
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget)) return button->text();
    const auto* box = qobject_cast<const QComboBox*>(&widget);
    return box ? box->currentText() : QString();
}

/// A line for each visible text that is cut off and is not all in the hover text.
inline QStringList cutTexts(const QWidget& root) {
    QStringList cut;
    for (const QWidget* widget : root.findChildren<QWidget*>()) {
        if (!widget->isVisible()) continue;
        const bool reads = qobject_cast<const QLabel*>(widget) ||
                           qobject_cast<const QAbstractButton*>(widget) ||
                           qobject_cast<const QComboBox*>(widget) || qobject_cast<const QLineEdit*>(widget);
        if (!reads) continue;
        const int missing = std::max(missingWidth(*widget), beyondParents(*widget, root));
        if (missing <= 0) continue;
        const QString text = readableText(*widget);
        // Whoever cannot read it all finds it under the mouse.
        if (hoverShows(*widget, text) && beyondParents(*widget, root) == 0) continue;
        cut << QString("%1 \"%2\" in %3: %4 px")
                   .arg(widget->metaObject()->className(), text, widget->parentWidget()->objectName())
                   .arg(missing);
    }
    return cut;
}

} // namespace glassbox::app
