// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/shortcuts_dialog.h"

#include "app/docks/panel_parts.h"
#include "app/settings.h"

#include <QCoreApplication>
#include <QEvent>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace glassbox::app {

using editor::TypeStyle;

namespace {

constexpr QSize dialogSize(520, 560);

QString keyOf(const QString& id) {
    return "shortcuts/" + id;
}

} // namespace

void applyShortcuts(Actions& actions, const Settings& settings) {
    for (const ActionRow& row : Actions::table()) {
        const QVariant own = settings.value(keyOf(row.id));
        if (own.isValid()) actions.setShortcut(row.id, QKeySequence(own.toString()));
    }
}

ShortcutsDialog::ShortcutsDialog(Actions& actions, Settings& settings, QWidget* parent)
    : QDialog(parent), actions_(actions), settings_(settings) {
    setObjectName("shortcuts");
    setAttribute(Qt::WA_DeleteOnClose);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    resize(dialogSize);
    build();
}

void ShortcutsDialog::build() {
    delete page_;
    setWindowTitle(qtTrId("ui.shortcuts.title"));
    page_ = new QWidget;
    auto* column = new QVBoxLayout(page_);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(12);
    list_ = new QTreeWidget;
    list_->setRootIsDecorated(false);
    list_->setHeaderLabels({qtTrId("ui.shortcuts.action"), qtTrId("ui.shortcuts.keys")});
    list_->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    list_->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    list_->header()->setStretchLastSection(false);
    list_->setAccessibleName(qtTrId("ui.shortcuts.title"));
    column->addWidget(list_, 1);
    message_ = makeLabel({}, TypeStyle::Body, LabelRole::Problem);
    message_->setWordWrap(true);
    column->addWidget(message_);
    auto* row = new QHBoxLayout;
    row->addWidget(makeLabel(qtTrId("ui.shortcuts.new"), TypeStyle::Body, LabelRole::Label));
    keys_ = new QKeySequenceEdit;
    keys_->setAccessibleName(qtTrId("ui.shortcuts.new"));
    row->addWidget(keys_, 1);
    struct Button {
        const char* name;
        const char* text;
        std::function<void()> act;
    };
    const Button buttons[] = {
        {"give", "ui.shortcuts.give", [this] { give(keys_->keySequence()); }},
        {"reset", "ui.shortcuts.reset", [this] { give(Actions::usualShortcut(chosen().toStdString())); }},
        {"reset-all", "ui.shortcuts.reset-all", [this] { resetAll(); }},
        {"close", "ui.close", [this] { accept(); }}};
    auto* lower = new QHBoxLayout;
    for (const Button& each : buttons) {
        auto* button = new QPushButton(qtTrId(each.text));
        button->setObjectName(each.name);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, each.act);
        (&each == &buttons[0] ? row : lower)->addWidget(button);
        if (&each == &buttons[2]) lower->addStretch(1);
    }
    column->addLayout(row);
    column->addLayout(lower);
    layout()->addWidget(page_);
    connect(list_, &QTreeWidget::currentItemChanged, this, &ShortcutsDialog::showChosen);
    fill();
}

void ShortcutsDialog::fill() {
    const QString before = chosen();
    list_->clear();
    for (const ActionRow& row : Actions::table()) {
        const QAction* action = actions_.get(row.id);
        auto* item = new QTreeWidgetItem(
            list_, {action->text(), action->shortcut().toString(QKeySequence::NativeText)});
        item->setData(0, Qt::UserRole, row.id);
        item->setFont(1, editor::font(TypeStyle::Mono));
        if (before == row.id) list_->setCurrentItem(item);
    }
    if (!list_->currentItem()) list_->setCurrentItem(list_->topLevelItem(0));
}

QString ShortcutsDialog::chosen() const {
    const QTreeWidgetItem* item = list_->currentItem();
    return item ? item->data(0, Qt::UserRole).toString() : QString();
}

void ShortcutsDialog::showChosen() {
    message_->clear();
    if (!chosen().isEmpty()) keys_->setKeySequence(actions_.get(chosen().toStdString())->shortcut());
}

void ShortcutsDialog::give(const QKeySequence& keys) {
    const QString id = chosen();
    const QString holder = actions_.holderOf(keys, id.toStdString());
    if (!holder.isEmpty()) {
        message_->setText(
            qtTrId("ui.shortcuts.taken")
                .arg(keys.toString(QKeySequence::NativeText), actions_.get(holder.toStdString())->text()));
        return;
    }
    actions_.setShortcut(id.toStdString(), keys);
    if (keys == Actions::usualShortcut(id.toStdString()))
        settings_.remove(keyOf(id));
    else
        settings_.set(keyOf(id), keys.toString());
    fill();
    showChosen();
}

void ShortcutsDialog::resetAll() {
    for (const ActionRow& row : Actions::table()) {
        settings_.remove(keyOf(row.id));
        actions_.setShortcut(row.id, Actions::usualShortcut(row.id));
    }
    fill();
    showChosen();
}

void ShortcutsDialog::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) build();
}

} // namespace glassbox::app
