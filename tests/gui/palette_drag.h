// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/docks/palette_panel.h"
#include "tests/gui/canvas_driver.h"

#include <QMimeData>

// Blocks out of the palette, by the mouse.
namespace glassbox::app {

/// The palette's row of a kind, on the screen.
inline QPoint paletteRow(CanvasDriver& canvas, const QString& kind) {
    QTreeWidget* list = canvas.window().palette()->list();
    for (int i = 0; i < list->topLevelItemCount(); ++i)
        for (int k = 0; k < list->topLevelItem(i)->childCount(); ++k) {
            QTreeWidgetItem* item = list->topLevelItem(i)->child(k);
            if (item->data(0, Qt::UserRole).toString() != kind) continue;
            list->topLevelItem(i)->setExpanded(true);
            list->scrollToItem(item);
            return list->viewport()->mapTo(&canvas.window(), list->visualItemRect(item).center());
        }
    qFatal("the palette has no %s", qPrintable(kind));
}

/// What the platform sends to the window when a kind is dragged there: where no platform can drag
/// (offscreen).
inline void sendDrop(CanvasDriver& canvas, const QString& kind, const QPointF& to) {
    QMimeData data;
    data.setData(editor::blockMimeType, kind.toUtf8());
    QWindow* window = canvas.window().windowHandle();
    QDragEnterEvent enter(canvas.place(to), Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(window, &enter);
    QDropEvent drop(canvas.place(to), Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(window, &drop);
}

/// A drag out of the palette as the platform makes it: press, moves and release of the mouse, while QDrag
/// runs its own loop and brings them to the canvas as drag and drop events.
inline void dragFromPalette(CanvasDriver& canvas, const QString& kind, const QPointF& to) {
    ++canvas.actions;
    if (QGuiApplication::platformName() == "offscreen") return sendDrop(canvas, kind, to);
    QWindow* window = canvas.window().windowHandle();
    const QPoint from = paletteRow(canvas, kind), end = canvas.place(to);
    int step = 0;
    std::function<void()> hand = [&] {
        ++step;
        // Planned first: a move may begin the drag, which waits inside for those after it.
        if (step < 14) QTimer::singleShot(15, [&] { hand(); });
        if (step <= 8) QTest::mouseMove(window, from + (end - from) * step / 8);
        if (step == 10) QTest::mouseRelease(window, Qt::LeftButton, {}, end);
    };
    QTimer::singleShot(15, [&] { hand(); });
    QTest::mousePress(window, Qt::LeftButton, {}, from);
    QTest::mouseMove(window, from + QPoint(12, 4));
    QTRY_VERIFY_WITH_TIMEOUT(step >= 14, 5000);
}

} // namespace glassbox::app
