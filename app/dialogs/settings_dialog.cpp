// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/settings_dialog.h"

#include "app/docks/panel_parts.h"
#include "app/texts/texts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QEvent>
#include <QFormLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace glassbox::app {

using editor::TypeStyle;

namespace {

/// Languages call themselves by their own names, whatever the window speaks.
QString ownName(const QString& code) {
    const QLocale locale(code);
    QString name = locale.nativeLanguageName();
    if (!name.isEmpty()) name[0] = name[0].toUpper();
    return code == QLatin1String("en") ? QStringLiteral("English") : name;
}

} // namespace

SettingsDialog::SettingsDialog(Appearance& appearance, const Actions& actions, QWidget* parent)
    : QDialog(parent), appearance_(appearance), actions_(actions) {
    setObjectName("settings");
    setAttribute(Qt::WA_DeleteOnClose);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSizeConstraint(QLayout::SetFixedSize);
    build();
}

void SettingsDialog::build() {
    delete page_;
    setWindowTitle(qtTrId("ui.settings.title"));
    page_ = new QWidget;
    auto* column = new QVBoxLayout(page_);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(16);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(24);
    form->setVerticalSpacing(12);
    addRow(form, "ui.settings.theme", makeThemes());
    addRow(form, "ui.settings.language", makeLanguages());
    addRow(form, "ui.settings.motion", makeSwitch("view.reduced-motion"));
    addRow(form, "ui.settings.projector", makeSwitch("view.projector"));
    column->addLayout(form);
    auto* buttons = new QHBoxLayout;
    auto* shortcuts = new QPushButton(qtTrId("ui.action.shortcuts"));
    shortcuts->setAutoDefault(false);
    connect(shortcuts, &QPushButton::clicked, this, &SettingsDialog::shortcutsWanted);
    auto* done = new QPushButton(qtTrId("ui.close"));
    done->setDefault(true);
    connect(done, &QPushButton::clicked, this, &QDialog::accept);
    buttons->addWidget(shortcuts);
    buttons->addStretch(1);
    buttons->addWidget(done);
    column->addLayout(buttons);
    layout()->addWidget(page_);
}

void SettingsDialog::addRow(QFormLayout* form, const char* label, QWidget* editor) {
    editor->setAccessibleName(qtTrId(label));
    form->addRow(makeLabel(qtTrId(label), TypeStyle::Body, LabelRole::Label), editor);
}

QComboBox* SettingsDialog::makeThemes() {
    auto* box = new QComboBox;
    box->setObjectName("theme");
    for (const ThemeRow& row : Appearance::themes()) {
        box->addItem(qtTrId(row.text));
        if (row.choice == appearance_.themeChoice()) box->setCurrentIndex(box->count() - 1);
    }
    connect(box, &QComboBox::activated, this,
            [this](int index) { appearance_.choose(Appearance::themes().at(std::size_t(index)).choice); });
    return box;
}

QComboBox* SettingsDialog::makeLanguages() {
    auto* box = new QComboBox;
    box->setObjectName("language");
    box->addItem(qtTrId("ui.theme.system"), QString());
    for (const QString& code : languages()) box->addItem(ownName(code), code);
    box->setCurrentIndex(std::max(0, box->findData(appearance_.language())));
    connect(box, &QComboBox::activated, this,
            [this, box](int index) { appearance_.setLanguage(box->itemData(index).toString()); });
    return box;
}

QWidget* SettingsDialog::makeSwitch(const char* id) {
    QAction* action = actions_.get(id);
    auto* box = new QCheckBox;
    box->setObjectName(id);
    box->setChecked(action->isChecked());
    connect(box, &QCheckBox::toggled, action, &QAction::setChecked);
    connect(action, &QAction::toggled, box, &QCheckBox::setChecked);
    return box;
}

void SettingsDialog::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) build();
}

} // namespace glassbox::app
