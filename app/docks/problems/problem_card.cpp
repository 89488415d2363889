// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/docks/problems/problem_card.h"

#include "app/texts/texts.h"
#include "editor/paint/icons.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>

namespace glassbox::app {

using editor::Token;
using editor::TypeStyle;

namespace {

struct Look {
    const char* icon;
    Token token;
};

Look lookOf(Severity severity) {
    static const Look looks[] = {
        {"problem", Token::Problem}, {"warning", Token::Warning}, {"hint", Token::Text2}};
    return looks[std::size_t(severity)];
}

constexpr int signSide = 20, margin = 12;

} // namespace

ProblemCard::ProblemCard(const Problem& problem, const QString& title, Where where,
                         const editor::Theme& theme, QWidget* parent)
    : QWidget(parent), problem_(problem), title_(title), theme_(theme) {
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(severityText(problem.severity) + ": " + problem.what);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(margin + signSide + 8, 8, margin, 10);
    row->setSpacing(margin);
    auto* column = new QVBoxLayout;
    column->setSpacing(4);
    row->addLayout(column, 1);
    auto* top = new QHBoxLayout;
    top->setSpacing(12);
    column->addLayout(top);
    addSeverity(top);
    if (where == Where::Said && !problem.block.empty()) addWhere(top, title);
    top->addStretch(1);
    column->addWidget(new WrappingLabel(problem_.what, TypeStyle::Body, LabelRole::Plain));
    addWhy(column);
    // The list is wide and low, the inspector narrow and high.
    if (problem.remedy && where == Where::Said) addRemedy(row, Qt::AlignTop);
    if (problem.remedy && where == Where::Known) addRemedy(column, Qt::AlignLeft);
    if (!problem.run_remedies.empty()) addRunRemedies(column);
}

void ProblemCard::addSeverity(QBoxLayout* row) {
    row->addWidget(
        new WrappingLabel(severityText(problem_.severity), TypeStyle::SmallBold,
                          problem_.severity == Severity::Error ? LabelRole::Problem : LabelRole::Label));
}

void ProblemCard::addWhere(QBoxLayout* row, const QString& title) {
    link_ = new QToolButton;
    link_->setObjectName("link");
    const QString port = QString::fromStdString(problem_.port);
    const QString place = port.isEmpty() ? title : QString("%1 · %2").arg(title, port);
    link_->setText(fontMetrics().elidedText(place, Qt::ElideMiddle, 200));
    link_->setFont(editor::font(TypeStyle::Small));
    link_->setIcon(editor::themedIcon("travel", theme_, Token::Accent));
    link_->setIconSize(QSize(14, 14));
    link_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    link_->setToolTip(qtTrId("ui.problems.travel").arg(place));
    link_->setFocusPolicy(Qt::TabFocus);
    link_->setMinimumWidth(24);
    row->addWidget(link_);
    connect(link_, &QToolButton::clicked, this, &ProblemCard::go);
}

void ProblemCard::addWhy(QBoxLayout* column) {
    if (problem_.expected.isEmpty() && problem_.found.isEmpty()) return;
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(1, 1);
    const std::pair<const char*, QString> rows[] = {{"ui.problems.expected", problem_.expected},
                                                    {"ui.problems.got", problem_.found}};
    int line = 0;
    for (const auto& [label, shape] : rows) {
        auto* name = makeLabel(qtTrId(label), TypeStyle::Small, LabelRole::Label);
        grid->addWidget(name, line, 0, Qt::AlignTop);
        grid->addWidget(new WrappingLabel(shape, TypeStyle::Mono, LabelRole::Plain), line, 1);
        ++line;
    }
    column->addLayout(grid);
}

void ProblemCard::addRemedy(QBoxLayout* layout, Qt::Alignment alignment) {
    remedy_ = new QPushButton(remedyText(*problem_.remedy));
    remedy_->setObjectName("primary");
    remedy_->setFont(editor::font(TypeStyle::Body));
    remedy_->setToolTip(text(problem_.remedy->text));
    remedy_->setAccessibleDescription(remedy_->toolTip());
    remedy_->setMinimumWidth(40);
    layout->addWidget(remedy_, 0, alignment);
    connect(remedy_, &QPushButton::clicked, this, [this] { Q_EMIT remedyWanted(*problem_.remedy); });
}

void ProblemCard::addRunRemedies(QBoxLayout* column) {
    for (const RunRemedy remedy : problem_.run_remedies) {
        auto* button = new QPushButton(remedyText(remedy));
        if (remedy == problem_.run_remedies.front()) button->setObjectName("primary");
        button->setFont(editor::font(TypeStyle::Body));
        button->setToolTip(remedySentence(remedy));
        button->setAccessibleDescription(button->toolTip());
        button->setMinimumWidth(40);
        column->addWidget(button, 0, Qt::AlignLeft);
        connect(button, &QPushButton::clicked, this, [this, remedy] { Q_EMIT runRemedyWanted(remedy); });
    }
}

void ProblemCard::go() {
    if (!problem_.block.empty()) Q_EMIT travel(QString::fromStdString(problem_.block));
}

void ProblemCard::keyPressEvent(QKeyEvent* event) {
    const bool chosen = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (chosen && remedy_ && event->modifiers() & Qt::ControlModifier) return remedy_->click();
    if (chosen) return go();
    if (event->key() == Qt::Key_Down)
        focusNextChild();
    else if (event->key() == Qt::Key_Up)
        focusPreviousChild();
    else
        QWidget::keyPressEvent(event);
}

void ProblemCard::mousePressEvent(QMouseEvent* event) {
    QWidget::mousePressEvent(event);
    go();
}

void ProblemCard::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    update();
}

void ProblemCard::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Look look = lookOf(problem_.severity);
    painter.drawPixmap(
        margin, 8, editor::iconPixmap(look.icon, signSide, theme_.color(look.token), devicePixelRatioF()));
    painter.setPen(theme_.color(Token::Line));
    painter.drawLine(margin, height() - 1, width() - margin, height() - 1);
    if (!hasFocus()) return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme_.color(Token::Accent), 2));
    painter.drawRoundedRect(QRectF(rect()).adjusted(3, 3, -3, -4), 6, 6);
}

} // namespace glassbox::app
