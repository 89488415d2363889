// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/undo_list.h"

#include "editor/paint/fonts.h"

#include <QCoreApplication>
#include <QUndoView>
#include <QVBoxLayout>

namespace glassbox::app {

namespace {

constexpr QSize listSize(280, 320);

} // namespace

void showUndoList(QUndoStack& stack, QWidget* anchor) {
    auto* popup = new QWidget(anchor, Qt::Popup);
    popup->setObjectName("popup");
    popup->setAttribute(Qt::WA_DeleteOnClose);
    popup->setAttribute(Qt::WA_StyledBackground);
    auto* list = new QUndoView(&stack);
    list->setEmptyLabel(qtTrId("ui.history.begin"));
    list->setAccessibleName(qtTrId("ui.action.history"));
    list->setFont(editor::font(editor::TypeStyle::Body));
    list->setTextElideMode(Qt::ElideRight);
    auto* column = new QVBoxLayout(popup);
    column->setContentsMargins(4, 4, 4, 4);
    column->addWidget(list);
    popup->resize(listSize);
    popup->move(anchor->mapToGlobal(QPoint(0, anchor->height() + 4)));
    popup->show();
    list->setFocus();
}

} // namespace glassbox::app
