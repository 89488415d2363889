// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/run_controls.h"

#include "app/docks/panel_parts.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QRegularExpressionValidator>
#include <QStyle>

namespace glassbox::app {

using editor::TypeStyle;

namespace {

constexpr int controlHeight = 20, seedWidth = 84;

/// The style sheet's colour of a label.
void setRole(QLabel& label, const char* role) {
    if (label.property("role") == QVariant(role)) return;
    label.setProperty("role", role);
    label.style()->unpolish(&label);
    label.style()->polish(&label);
}

QString textOf(LiveModel::Standing standing) {
    switch (standing) {
    case LiveModel::Standing::None:
    case LiveModel::Standing::Same: return {};
    case LiveModel::Standing::Compiling: return qtTrId("ui.live.compiling");
    case LiveModel::Standing::OpeningData: return qtTrId("ui.live.opening-data");
    case LiveModel::Standing::Before: return qtTrId("ui.live.before");
    }
    return {};
}

} // namespace

RunControls::RunControls(editor::Document& document, LiveModel& live, QWidget* parent)
    : QWidget(parent), document_(document), live_(live) {
    standing_ = makeLabel({}, TypeStyle::Small, LabelRole::Label);
    standing_->setObjectName("standing");
    device_ = new QToolButton;
    device_->setObjectName("device");
    device_->setAutoRaise(true);
    device_->setFont(editor::font(TypeStyle::Small));
    device_->setFixedHeight(controlHeight);
    device_->setPopupMode(QToolButton::InstantPopup);
    device_->setMenu(new QMenu(device_));
    seedLabel_ = makeLabel({}, TypeStyle::Small, LabelRole::Label);
    seed_ = new QLineEdit;
    seed_->setObjectName("seed");
    seed_->setFont(editor::font(TypeStyle::MonoSmall));
    seed_->setFixedSize(seedWidth, controlHeight);
    seed_->setValidator(new QRegularExpressionValidator(QRegularExpression("[0-9]{1,20}"), seed_));
    seedLabel_->setBuddy(seed_);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    for (QWidget* widget : std::initializer_list<QWidget*>{standing_, device_, seedLabel_, seed_})
        row->addWidget(widget);
    connect(device_->menu(), &QMenu::aboutToShow, this, &RunControls::fillDevices);
    connect(seed_, &QLineEdit::editingFinished, this, &RunControls::applySeed);
    connect(&live, &LiveModel::standingChanged, this, &RunControls::refresh);
    refresh();
}

void RunControls::fillDevices() {
    QMenu* menu = device_->menu();
    menu->clear();
    auto* group = new QActionGroup(menu);
    for (const DeviceInfo& info : list_devices()) {
        QAction* action = menu->addAction(QString::fromStdString(info.name));
        action->setCheckable(true);
        action->setChecked(info.id == live_.deviceId());
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, id = info.id] {
            const auto done = live_.setDevice(id, 0);
            Q_EMIT deviceChosen(QString::fromStdString(id),
                                done ? std::optional<Error>{} : std::optional(done.error()));
        });
    }
}

void RunControls::applySeed() {
    bool valid = false;
    const std::uint64_t seed = seed_->text().toULongLong(&valid);
    if (valid && seed != document_.model().run.seed)
        document_.edit(editor::EditName("ui.undo.set-seed", {editor::EditName::words(QString::number(seed))}),
                       [&](Model& model) { model.run.seed = seed; });
    refresh();
}

void RunControls::refresh() {
    const LiveModel::Standing standing = live_.standing();
    standing_->setText(textOf(standing));
    setRole(*standing_, standing == LiveModel::Standing::Before ? "warning" : "label");
    const QString name = live_.deviceName();
    device_->setText(name.isEmpty() ? qtTrId("ui.live.no-device") : name);
    device_->setToolTip(qtTrId("ui.live.device-tip"));
    device_->setAccessibleName(qtTrId("ui.live.device") + " " + device_->text());
    seedLabel_->setText(qtTrId("ui.live.seed"));
    seed_->setToolTip(qtTrId("ui.live.seed-tip"));
    seed_->setAccessibleName(qtTrId("ui.live.seed"));
    if (!seed_->hasFocus() || !seed_->isModified())
        seed_->setText(QString::number(document_.model().run.seed));
}

} // namespace glassbox::app
