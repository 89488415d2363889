// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/adversarial/lab_controller.h"

#include "app/inside_controller.h"
#include "app/main_window.h"

#include <QApplication>
#include <QEvent>
#include <QStackedWidget>
#include <QUndoStack>

namespace glassbox::app {

LabController::LabController(MainWindow& window, QWidget* canvas)
    : QObject(&window), window_(window), stack_(new QStackedWidget), canvas_(canvas),
      page_(new LabPage(window.inside().attack(), window.inside().decisions(), window.document())) {
    stack_->addWidget(canvas_);
    stack_->addWidget(page_);
    QAction* action = window.action("view.adversarial");
    connect(action, &QAction::toggled, this, [this](bool on) { on ? show(page_) : show(canvas_); });
    connect(window.inside().adversarial(), &AdversarialPanel::labWanted, this, &LabController::open);
    connect(page_, &LabPage::left, this, &LabController::leave);
    window.installEventFilter(this);
    connectLeaving();
}

bool LabController::isOpen() const {
    return stack_->currentWidget() == page_;
}

void LabController::open() {
    window_.action("view.adversarial")->setChecked(true);
}

void LabController::leave() {
    window_.action("view.adversarial")->setChecked(false);
}

void LabController::show(QWidget* page) {
    if (stack_->currentWidget() == page) return;
    if (page == page_) focusBefore_ = QApplication::focusWidget();
    stack_->setCurrentWidget(page);
    QWidget* focus = page == page_ ? static_cast<QWidget*>(page_->slider()) : focusBefore_.data();
    if (!focus || !focus->isVisible())
        focus = page == page_ ? static_cast<QWidget*>(page_->backButton()) : window_.view();
    focus->setFocus(Qt::OtherFocusReason);
    // What is seen now may have grown old.
    window_.inside().schedule().wake();
}

/// Whatever is about the canvas leads to it: an edit or its undo, another document, the palette's search, a
/// run that failed (MainWindow::showDock).
void LabController::connectLeaving() {
    editor::Document& document = window_.document();
    connect(&document.undoStack(), &QUndoStack::indexChanged, this, &LabController::leave);
    connect(&document, &editor::Document::opened, this, &LabController::leave);
    for (const char* id : {"view.search", "view.palette"})
        connect(window_.action(id), &QAction::triggered, this, &LabController::leave);
}

bool LabController::eventFilter(QObject* watched, QEvent* event) {
    if (watched == &window_ && event->type() == QEvent::Resize) page_->setRoom(window_.size());
    return QObject::eventFilter(watched, event);
}

} // namespace glassbox::app
