// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/docks/panel_parts.h"

#include "app/texts/retranslation.h"

#include <QAction>
#include <QEvent>
#include <QFontMetricsF>
#include <QHBoxLayout>
#include <QPainter>
#include <QSplitter>

#include <cmath>

namespace glassbox::app {

using editor::Token;
using editor::TypeStyle;

QLabel* makeLabel(const QString& text, TypeStyle style, LabelRole role) {
    auto* label = new QLabel(text);
    label->setFont(editor::font(style));
    const char* names[] = {"plain", "label", "hint", "problem"};
    label->setProperty("role", names[std::size_t(role)]);
    return label;
}

NameLabel::NameLabel(TypeStyle style, QWidget* parent) : QLabel(parent) {
    setFont(editor::font(style));
    setTextFormat(Qt::PlainText);
}

void NameLabel::setName(const QString& name) {
    setText(name);
    setToolTip(name);
}

QSize NameLabel::minimumSizeHint() const {
    constexpr int letters = 5;
    const QSize whole = QLabel::sizeHint();
    return {std::min(whole.width(), fontMetrics().averageCharWidth() * letters), whole.height()};
}

void NameLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    painter.drawText(contentsRect(), int(alignment()) | Qt::TextSingleLine,
                     fontMetrics().elidedText(text(), Qt::ElideMiddle, contentsRect().width()));
}

QToolButton* makeIconButton(QAction* action, int side) {
    auto* button = new QToolButton;
    button->setDefaultAction(action);
    button->setFixedSize(side, side);
    button->setIconSize(QSize(20, 20));
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    auto name = [button, action] { button->setAccessibleName(action->text()); };
    name();
    QObject::connect(action, &QAction::changed, button, name);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

QToolButton* makeTab(const QString& text) {
    auto* button = new QToolButton;
    button->setObjectName("tab");
    button->setText(text);
    button->setFont(editor::font(TypeStyle::Strong));
    button->setCheckable(true);
    button->setAutoExclusive(true);
    button->setFixedHeight(35);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

QToolButton* makeSegment(const QString& text) {
    auto* button = new QToolButton;
    button->setObjectName("segment");
    button->setText(text);
    button->setFont(editor::font(TypeStyle::Small));
    button->setCheckable(true);
    button->setAutoExclusive(true);
    button->setFixedHeight(24);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

QWidget* makeBar(const char* name, int height, int margin, int spacing) {
    auto* bar = new QWidget;
    bar->setObjectName(name);
    bar->setAttribute(Qt::WA_StyledBackground);
    bar->setFixedHeight(height);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(margin, 0, margin, 0);
    row->setSpacing(spacing);
    return bar;
}

QSplitter* makeSplitter(Qt::Orientation orientation, std::initializer_list<QWidget*> widgets, int stretched) {
    auto* splitter = new QSplitter(orientation);
    splitter->setHandleWidth(1);
    splitter->setChildrenCollapsible(false);
    for (QWidget* widget : widgets) splitter->addWidget(widget);
    splitter->setStretchFactor(stretched, 1);
    return splitter;
}

DockHead makeDockHead() {
    DockHead head;
    head.widget = new QWidget;
    head.widget->setObjectName("dockhead");
    head.widget->setAttribute(Qt::WA_StyledBackground);
    head.widget->setFixedHeight(36);
    auto* row = new QHBoxLayout(head.widget);
    row->setContentsMargins(16, 0, 12, 0);
    row->setSpacing(0);
    head.tabs = new QHBoxLayout;
    head.tabs->setSpacing(20);
    head.tools = new QHBoxLayout;
    head.tools->setSpacing(8);
    row->addLayout(head.tabs);
    row->addStretch(1);
    row->addLayout(head.tools);
    return head;
}

ReadOut::ReadOut(const char* label, std::function<QString()> widest, QWidget* parent)
    : QWidget(parent), widest_(std::move(widest)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    QLabel* name = makeLabel({}, TypeStyle::Small, LabelRole::Label);
    sayText(name, label);
    row->addWidget(name);
    value_ = makeLabel({}, TypeStyle::Mono, LabelRole::Plain);
    value_->installEventFilter(this);
    sayName(value_, label);
    row->addWidget(value_);
    keepWidth();
}

void ReadOut::keepWidth() {
    const double width = QFontMetricsF(editor::font(TypeStyle::Mono)).horizontalAdvance(widest_());
    value_->setFixedWidth(int(std::ceil(width)) + 2);
}

bool ReadOut::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange) keepWidth();
    return QWidget::eventFilter(watched, event);
}

void ReadOut::setValue(const QString& value) {
    if (value_->text() != value) value_->setText(value);
}

Switch::Switch(const editor::Theme& theme, QWidget* parent) : QAbstractButton(parent), theme_(theme) {
    setCheckable(true);
    setFixedSize(32, 20);
    setFocusPolicy(Qt::StrongFocus);
}

void Switch::setMixed(Mixed mixed) {
    if (mixed_ == mixed) return;
    mixed_ = mixed;
    update();
}

void Switch::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF track = QRectF(rect()).adjusted(1, 2, -1, -2);
    const bool on = isChecked();
    painter.setPen(QPen(theme_.color(on && isEnabled() ? Token::Accent : Token::Control), 1));
    painter.setBrush(on ? theme_.color(isEnabled() ? Token::Accent : Token::Line2)
                        : theme_.color(Token::Sunken));
    painter.drawRoundedRect(track, 8, 8);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme_.color(on ? (isEnabled() ? Token::OnAccent : Token::Text2) : Token::Control));
    const double end = on ? track.right() - 8 : track.left() + 8;
    const double x = mixed_ == Mixed::Yes ? track.center().x() : end;
    painter.drawEllipse(QPointF(x, track.center().y()), 5, 5);
    if (!hasFocus()) return;
    painter.setPen(QPen(theme_.color(Token::Accent), 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 9, 9);
}

} // namespace glassbox::app
