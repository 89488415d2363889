// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/main_window.h"
#include "app/render.h"
#include "app/texts/texts.h"
#include "engine/model/model_json.h"

#include <QTemporaryDir>
#include <QtTest>

// What tests of the window have in common.
namespace glassbox::app {

inline const std::string digitsFile = GLASSBOX_SOURCE_DIR "/resources/examples/digits-cnn.glassbox";
inline const std::string spiralsFile = GLASSBOX_SOURCE_DIR "/resources/examples/spirals-mlp.glassbox";

/// A window that is on the screen, on a document, or on none where there is no file.
inline std::unique_ptr<MainWindow> openedWindow(const std::string& file) {
    auto window = std::make_unique<MainWindow>(Memory::None);
    window->setTheme(editor::Theme(editor::Tone::Dark));
    if (!file.empty()) {
        cli::CommandLine call;
        call.file = file;
        call.device = "cpu";
        call.threads = 1;
        window->open(call);
    }
    window->show();
    if (!QTest::qWaitForWindowExposed(window.get())) qFatal("the window was not shown");
    window->refreshAll();
    return window;
}

/// A document as a file in a folder of the test's own.
inline std::string savedIn(const QTemporaryDir& folder, const Model& model) {
    const std::string file = folder.filePath("model.glassbox").toStdString();
    if (!save_model(model, file)) qFatal("the model was not saved");
    return file;
}

/// Selects a block as people do, by a click on its name.
inline void clickBlock(MainWindow& window, const std::string& id,
                       Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    const editor::BlockItem& item = window.scene().blocks().at(std::size_t(window.scene().indexOf(id)));
    const QPointF head(item.rect().center().x(), item.rect().top() + 12);
    QTest::mouseClick(window.view(), Qt::LeftButton, modifiers, window.view()->toView(head).toPoint());
}

/// Replaces what stands in a line of text and presses Enter.
inline void typeInto(QWidget* line, const QString& text) {
    QTest::mouseClick(line, Qt::LeftButton);
    QTest::keySequence(line, QKeySequence::SelectAll);
    QTest::keyClicks(line, text);
    QTest::keyClick(line, Qt::Key_Return);
}

} // namespace glassbox::app
