// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/docks/palette_rail.h"

#include "app/docks/palette_panel.h"
#include "app/texts/retranslation.h"
#include "editor/paint/icons.h"
#include "engine/catalogue/catalogue.h"

#include <QToolButton>
#include <QVBoxLayout>

namespace glassbox::app {

namespace {

constexpr int railWidth = 48, buttonSide = 36;

QToolButton* makeButton(QVBoxLayout* column) {
    auto* button = new QToolButton;
    button->setFixedSize(buttonSide, buttonSide);
    button->setIconSize(QSize(20, 20));
    button->setFocusPolicy(Qt::TabFocus);
    column->addWidget(button, 0, Qt::AlignHCenter);
    return button;
}

std::set<Category> usedCategories() {
    std::set<Category> used;
    for (const BlockSpec& spec : catalogue()) used.insert(spec.category);
    return used;
}

} // namespace

PaletteRail::PaletteRail(QWidget* parent) : QWidget(parent) {
    setObjectName("palette");
    setAttribute(Qt::WA_StyledBackground);
    setFixedWidth(railWidth);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 8);
    column->setSpacing(4);
    search_ = makeButton(column);
    sayName(search_, "ui.palette.search");
    sayToolTip(search_, "ui.palette.search");
    connect(search_, &QToolButton::clicked, this, &PaletteRail::searchChosen);
    for (const Category category : usedCategories()) {
        QToolButton* button = makeButton(column);
        button->setProperty("category", int(category));
        sayInEveryLanguage(button, [button, category] {
            button->setAccessibleName(categoryText(category));
            button->setToolTip(categoryText(category));
        });
        connect(button, &QToolButton::clicked, this,
                [this, category] { Q_EMIT categoryChosen(int(category)); });
        categories_.push_back(button);
    }
    column->addStretch(1);
}

void PaletteRail::setTheme(const editor::Theme& theme) {
    search_->setIcon(editor::themedIcon("search", theme, editor::Token::Text2));
    for (QToolButton* button : categories_) {
        const auto category = Category(button->property("category").toInt());
        button->setIcon(
            editor::themedIcon(editor::blockIconName({}, category), theme, editor::categoryToken(category)));
    }
}

} // namespace glassbox::app
