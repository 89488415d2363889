// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/toolbar.h"

#include "app/texts/retranslation.h"
#include "editor/number_text.h"
#include "editor/paint/icons.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QMenu>

#include <cmath>

namespace glassbox::app {

using editor::TypeStyle;

namespace {

QHBoxLayout* rowIn(QWidget* widget, int spacing) {
    auto* row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing);
    return row;
}

/// "0", "3.2", "128": epochs with a digit behind the point as long as they are few.
QString epochText(double epochs) {
    return QString::number(epochs, 'f', epochs < 100 && epochs != std::floor(epochs) ? 1 : 0);
}

/// The same of what is done, always with its digit, so that it does not jump.
QString doneText(double epochs) {
    return QString::number(epochs, 'f', epochs < 100 ? 1 : 0);
}

} // namespace

Toolbar::Toolbar(const Actions& actions, QWidget* parent) : QWidget(parent) {
    setObjectName("toolbar");
    setAttribute(Qt::WA_StyledBackground);
    setFixedHeight(48);
    mark_ = new QToolButton;
    mark_->setFixedSize(32, 32);
    mark_->setIconSize(QSize(24, 24));
    sayName(mark_, "ui.menu");
    sayToolTip(mark_, "ui.menu");
    name_ = new NameLabel(TypeStyle::Head);
    state_ = makeLabel({}, TypeStyle::Small, LabelRole::Hint);
    left_ = new QWidget;
    QHBoxLayout* leftRow = rowIn(left_, 8);
    for (QWidget* widget :
         {static_cast<QWidget*>(mark_), static_cast<QWidget*>(name_), static_cast<QWidget*>(state_)})
        leftRow->addWidget(widget);
    leftRow->addSpacing(8);
    undo_ = makeIconButton(actions.get("edit.undo"), 28);
    leftRow->addWidget(undo_);
    leftRow->addWidget(makeIconButton(actions.get("edit.redo"), 28));
    leftRow->addStretch(1);
    right_ = new QWidget;
    QHBoxLayout* rightRow = rowIn(right_, 4);
    rightRow->addStretch(1);
    for (const char* id : {"view.projector", "view.theme", "program.settings", "program.shortcuts"})
        rightRow->addWidget(makeIconButton(actions.get(id), 28));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(12, 0, 12, 0);
    grid->addWidget(left_, 0, 0);
    grid->addWidget(makeTransport(actions), 0, 1);
    grid->addWidget(right_, 0, 2);
    share();
}

/// Equal columns at both sides keep the transport in the middle, unless the left one needs more for the name.
void Toolbar::share() {
    auto* grid = static_cast<QGridLayout*>(layout());
    const int both = left_->width() + right_->width();
    const int left = std::clamp(left_->sizeHint().width(), both / 2,
                                std::max(both / 2, both - right_->sizeHint().width()));
    if (grid->columnStretch(0) == std::max(1, left)) return; // Setting it asks for another layout.
    grid->setColumnStretch(0, std::max(1, left));
    grid->setColumnStretch(2, std::max(1, both - left));
}

bool Toolbar::event(QEvent* event) {
    if (event->type() == QEvent::LayoutRequest) share();
    return QWidget::event(event);
}

void Toolbar::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    share();
}

void Toolbar::setMenu(QMenu* menu) {
    // Not as the button's own menu: the canvas's keys, such as Tab and Del, would then count on the button.
    connect(mark_, &QToolButton::clicked, menu,
            [this, menu] { menu->popup(mark_->mapToGlobal(QPoint(0, mark_->height()))); });
}

QWidget* Toolbar::makeTransport(const Actions& actions) {
    auto* frame = new QWidget;
    frame->setObjectName("transport");
    frame->setAttribute(Qt::WA_StyledBackground);
    frame->setFixedHeight(36);
    QHBoxLayout* row = rowIn(frame, 6);
    row->setContentsMargins(6, 0, 14, 0);
    row->addWidget(makeIconButton(actions.get("train.reset"), 28));
    row->addWidget(makeIconButton(actions.get("train.step"), 28));
    auto* play = new QToolButton;
    play->setObjectName("play");
    play->setDefaultAction(actions.get("train.play"));
    play->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    play->setFont(editor::font(TypeStyle::Strong));
    play->setFixedHeight(28);
    play->setMinimumWidth(84);
    play->setFocusPolicy(Qt::TabFocus);
    row->addWidget(play);
    row->addSpacing(8);
    step_ = new ReadOut("ui.readout.step", [] { return QStringLiteral("000 000"); });
    epoch_ = new ReadOut("ui.readout.epoch", [] { return QStringLiteral("00.0 / 00.0"); });
    speed_ = new ReadOut("ui.readout.speed", [] { return "000 000 " + qtTrId("ui.readout.steps-a-second"); });
    for (ReadOut* readOut : {step_, epoch_, speed_}) {
        row->addWidget(readOut);
        row->addSpacing(8);
    }
    return frame;
}

void Toolbar::setTheme(const editor::Theme& theme) {
    mark_->setIcon(editor::themedIcon("mark", theme, editor::Token::Accent));
}

void Toolbar::setDocument(const QString& name, const QString& state) {
    name_->setName(name);
    state_->setText(state);
}

void Toolbar::setProgress(const Snapshot& snapshot, double epochs) {
    step_->setValue(editor::groupedText(std::int64_t(snapshot.step)));
    const QString done = doneText(snapshot.epoch);
    // Who trains longer than the document asks for has no end in sight.
    epoch_->setValue(epochs > 0 && snapshot.epoch <= epochs ? done + " / " + epochText(epochs) : done);
    const auto speed = std::int64_t(snapshot.steps_per_second);
    const QString number = speed < 10 && speed > 0 ? QString::number(snapshot.steps_per_second, 'f', 1)
                                                   : editor::groupedText(speed);
    speed_->setValue(snapshot.steps_per_second > 0 ? number + " " + qtTrId("ui.readout.steps-a-second")
                                                   : QStringLiteral("–"));
}

void Toolbar::setRoom(int width) {
    speed_->setVisible(width >= 1100);
    epoch_->setVisible(width >= 900);
}

} // namespace glassbox::app
