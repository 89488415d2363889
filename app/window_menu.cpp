// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window_menu.h"

#include "app/document_files.h"
#include "app/examples.h"
#include "app/texts/retranslation.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace glassbox::app {

namespace {

/// Which actions stand in which menu, by the first word of their ids.
struct GroupRow {
    const char* group;
    const char* menu;
};

constexpr GroupRow groups[] = {{"file", "ui.menu.file"},      {"edit", "ui.menu.edit"},
                               {"canvas", "ui.menu.canvas"},  {"train", "ui.menu.train"},
                               {"view", "ui.menu.view"},      {"chart", "ui.menu.view"},
                               {"program", "ui.menu.program"}};

std::string groupOf(const char* action) {
    const std::string id = action;
    return id.substr(0, id.find('.'));
}

/// The file's name, and its folder where two have the same.
QString recentTitle(const QString& file) {
    return QFileInfo(file).completeBaseName() + "  –  " + QDir::toNativeSeparators(QFileInfo(file).path());
}

} // namespace

WindowMenu::WindowMenu(const Actions& actions, DocumentFiles& files, QWidget* parent)
    : QMenu(parent), actions_(actions), files_(files) {
    build();
}

void WindowMenu::build() {
    std::map<std::string, QMenu*> menus;
    for (const GroupRow& row : groups) {
        QMenu*& menu = menus[row.menu];
        if (menu)
            menu->addSeparator();
        else
            menu = addMenu(qtTrId(row.menu));
        addGroup(menu, row.group);
    }
}

void WindowMenu::addGroup(QMenu* menu, const std::string& group) {
    for (const ActionRow& row : Actions::table()) {
        if (groupOf(row.id) != group) continue;
        menu->addAction(actions_.get(row.id));
        if (std::string_view(row.id) != "file.open") continue;
        addRecent(menu->addMenu(qtTrId("ui.menu.recent")));
        addExamples(menu->addMenu(qtTrId("ui.menu.examples")));
        menu->addSeparator();
    }
}

void WindowMenu::addRecent(QMenu* menu) {
    menu->setObjectName("recent");
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        for (const QString& file : files_.recent())
            menu->addAction(recentTitle(file), this, [this, file] { files_.openFile(file); });
        if (menu->isEmpty()) menu->addAction(qtTrId("ui.menu.no-recent"))->setEnabled(false);
    });
}

void WindowMenu::addExamples(QMenu* menu) {
    menu->setObjectName("examples");
    menu->setToolTipsVisible(true);
    for (const Example& example : examples()) {
        QAction* action =
            menu->addAction(example.title, this, [this, name = example.name] { files_.openExample(name); });
        action->setToolTip(example.about);
    }
}

void WindowMenu::changeEvent(QEvent* event) {
    QMenu::changeEvent(event);
    if (event->type() != QEvent::LanguageChange) return;
    for (QMenu* menu : findChildren<QMenu*>(QString(), Qt::FindDirectChildrenOnly)) menu->deleteLater();
    clear();
    build();
}

} // namespace glassbox::app
