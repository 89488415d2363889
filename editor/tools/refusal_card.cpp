// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/tools/refusal_card.h"

#include "editor/paint/fonts.h"
#include "editor/paint/icons.h"
#include "editor/tools/panel_style.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

namespace glassbox::editor {

namespace {

constexpr int cardWidth = 420, below = 28, beside = 130;

QLabel* label(TypeStyle style) {
    auto* words = new QLabel;
    words->setFont(font(style));
    return words;
}

} // namespace

RefusalCard::RefusalCard(QWidget* canvas) : QFrame(canvas) {
    setObjectName("refusal");
    setAttribute(Qt::WA_StyledBackground);
    setAttribute(Qt::WA_NoMousePropagation);
    setFixedWidth(cardWidth);
    icon_ = new QLabel;
    why_ = label(TypeStyle::Strong);
    why_->setWordWrap(true);
    wire_ = label(TypeStyle::Small);
    found_ = label(TypeStyle::Small);
    block_ = label(TypeStyle::Small);
    expected_ = label(TypeStyle::Small);
    insert_ = new QPushButton;
    insert_->setObjectName("primary");
    insert_->setFont(editor::font(TypeStyle::Body));
    insert_->setFocusPolicy(Qt::NoFocus);
    keys_ = label(TypeStyle::Caption);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(16, 14, 16, 14);
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(8);
    grid->addWidget(icon_, 0, 0, Qt::AlignTop);
    grid->addWidget(why_, 0, 1, 1, 2);
    grid->addWidget(wire_, 1, 1);
    grid->addWidget(found_, 1, 2);
    grid->addWidget(block_, 2, 1);
    grid->addWidget(expected_, 2, 2);
    grid->addWidget(insert_, 3, 1, 1, 2, Qt::AlignLeft);
    grid->addWidget(keys_, 4, 1, 1, 2);
    grid->setColumnStretch(2, 1);
    connect(insert_, &QPushButton::clicked, this, &RefusalCard::insertAsked);
    hide();
}

void RefusalCard::fill(const Theme& theme) {
    setStyleSheet(panelStyle(theme, "refusal"));
    icon_->setPixmap(iconPixmap("problem", 20, theme.color(Token::Problem), devicePixelRatioF()));
    why_->setText(refusal_.why);
    wire_->setText(qtTrId("ui.refusal.wire"));
    found_->setText(refusal_.found);
    block_->setText(refusal_.block);
    expected_->setText(refusal_.expected);
    const bool shapes = !refusal_.found.isEmpty() || !refusal_.expected.isEmpty();
    for (QLabel* words : {wire_, found_, block_, expected_}) words->setVisible(shapes);
    const QString quiet = QString("color: %1").arg(theme.color(Token::Text2).name());
    for (QLabel* words : {wire_, block_, keys_}) words->setStyleSheet(quiet);
    const bool adapter = !refusal_.adapter.isEmpty();
    insert_->setVisible(adapter);
    insert_->setText(qtTrId("ui.refusal.insert").arg(refusal_.adapter));
    if (adapter)
        insert_->setIcon(
            QIcon(iconPixmap(refusal_.adapterIcon, 16, theme.color(Token::OnAccent), devicePixelRatioF())));
    const QString shape = refusal_.adapterShape.isEmpty() ? QString() : ", " + refusal_.adapterShape;
    keys_->setText(adapter ? qtTrId("ui.refusal.keys").arg(refusal_.adapter + shape)
                           : qtTrId("ui.refusal.keys-none"));
    setAccessibleName(refusal_.why);
}

void RefusalCard::show(const Theme& theme, const Refusal& refusal, const QPointF& at) {
    if (!(refusal == refusal_) || !isVisible()) {
        refusal_ = refusal;
        fill(theme);
        layout()->activate();
        setFixedHeight(layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(cardWidth)
                                                     : layout()->totalSizeHint().height());
    }
    const QRect room = parentWidget()->rect().adjusted(4, 4, -4, -4);
    // Below the cursor, or beside it, or above: what is refused must stay in sight.
    const QPoint cursor = at.toPoint();
    QPoint corner = cursor + QPoint(-cardWidth / 8, below);
    if (corner.y() + height() > room.bottom()) {
        corner = cursor + QPoint(beside, -height() / 2);
        if (corner.x() + width() > room.right()) corner = cursor + QPoint(-cardWidth / 8, -below - height());
    }
    corner.setX(std::clamp(corner.x(), room.left(), std::max(room.left(), room.right() - width())));
    corner.setY(std::clamp(corner.y(), room.top(), std::max(room.top(), room.bottom() - height())));
    move(corner);
    QFrame::show();
    raise();
}

} // namespace glassbox::editor
