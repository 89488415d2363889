// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/unsaved_question.h"

#include "app/docks/panel_parts.h"

#include <QCoreApplication>
#include <QDialog>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace glassbox::app {

namespace {

struct ButtonRow {
    UnsavedAnswer answer;
    const char* name; ///< Of the object, for tests.
    const char* text;
};

constexpr ButtonRow rows[] = {{UnsavedAnswer::Discard, "discard", "ui.unsaved.discard"},
                              {UnsavedAnswer::Cancel, "cancel", "ui.cancel"},
                              {UnsavedAnswer::Save, "save", "ui.unsaved.save"}};

} // namespace

UnsavedAnswer askAboutChanges(QWidget* window, const QString& name) {
    QDialog dialog(window);
    dialog.setObjectName("unsaved");
    dialog.setWindowTitle("Glassbox");
    auto* column = new QVBoxLayout(&dialog);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(8);
    column->addWidget(
        makeLabel(qtTrId("ui.unsaved.what").arg(name), editor::TypeStyle::Head, LabelRole::Plain));
    column->addWidget(makeLabel(qtTrId("ui.unsaved.why"), editor::TypeStyle::Body, LabelRole::Label));
    column->addSpacing(12);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    UnsavedAnswer answer = UnsavedAnswer::Cancel;
    for (const ButtonRow& row : rows) {
        auto* button = new QPushButton(qtTrId(row.text));
        button->setObjectName(row.name);
        button->setDefault(row.answer == UnsavedAnswer::Save);
        QObject::connect(button, &QPushButton::clicked, &dialog, [&dialog, &answer, given = row.answer] {
            answer = given;
            dialog.accept();
        });
        buttons->addWidget(button);
        if (row.answer == UnsavedAnswer::Discard) buttons->addStretch(1);
    }
    column->addLayout(buttons);
    dialog.exec();
    return answer;
}

} // namespace glassbox::app
