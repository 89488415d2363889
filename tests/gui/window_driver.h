// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/main_window.h"

#include <QApplication>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>
#include <QtTest>

/// What several tests of the window do with it.
namespace glassbox::app {

inline std::string exampleFile(const std::string& name) {
    return GLASSBOX_SOURCE_DIR "/resources/examples/" + name + ".glassbox";
}

inline cli::CommandLine callOf(const std::string& file) {
    cli::CommandLine call;
    call.file = file;
    call.device = "cpu";
    call.threads = 1;
    return call;
}

inline void showAndWait(MainWindow& window) {
    window.show();
    if (!QTest::qWaitForWindowExposed(&window)) qFatal("the window was not shown");
}

/// The visible button of that name below `root`.
inline QAbstractButton* buttonNamed(QWidget& root, const QString& name) {
    for (QAbstractButton* button : root.findChildren<QAbstractButton*>(name))
        if (button->isVisible()) return button;
    return nullptr;
}

/// The visible button that carries an action.
inline QToolButton* buttonOf(MainWindow& window, const std::string& action) {
    for (QToolButton* button : window.findChildren<QToolButton*>())
        if (button->defaultAction() == window.action(action) && button->isVisible()) return button;
    return nullptr;
}

/// While `during` shows a dialog: what is done in it, once it is there.
inline void inDialog(const std::function<void()>& during, const std::function<void(QWidget&)>& act) {
    QTimer timer;
    bool done = false;
    QObject::connect(&timer, &QTimer::timeout, [&] {
        QWidget* dialog = QApplication::activeModalWidget();
        if (!dialog || !dialog->isVisible() || done) return;
        done = true;
        act(*dialog);
    });
    timer.start(20);
    during();
    QVERIFY2(done, "no dialog was shown");
}

} // namespace glassbox::app
