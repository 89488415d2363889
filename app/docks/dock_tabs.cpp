// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/docks/dock_tabs.h"

#include "app/docks/panel_parts.h"
#include "app/texts/retranslation.h"
#include "engine/base/result.h"

#include <QBoxLayout>
#include <QEvent>
#include <QMenu>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace glassbox::app {

namespace {

constexpr int wideGap = 20, narrowGap = 6, tabHeight = 35;

QString moreText(int hidden) {
    return qtTrId("ui.dock.more-count").arg(hidden);
}

} // namespace

DockTabs::DockTabs(QWidget* parent) : QWidget(parent) {
    setObjectName("dock");
    setAttribute(Qt::WA_StyledBackground);
    const DockHead head = makeDockHead();
    head_ = head.widget;
    head_->installEventFilter(this);
    // Tabs without room go into a menu; they do not hold the window open.
    head_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    tabRow_ = head.tabs;
    toolRow_ = head.tools;
    more_ = new QToolButton;
    more_->setObjectName("tab");
    more_->setFont(editor::font(editor::TypeStyle::Strong));
    more_->setFixedHeight(tabHeight);
    more_->setToolButtonStyle(Qt::ToolButtonTextOnly);
    more_->setFocusPolicy(Qt::TabFocus);
    sayName(more_, "ui.dock.more");
    sayToolTip(more_, "ui.dock.more");
    connect(more_, &QToolButton::clicked, this, &DockTabs::showHidden);
    tabRow_->addWidget(more_);
    more_->hide();
    stack_ = new QStackedWidget;
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(head.widget);
    column->addWidget(stack_, 1);
}

void DockTabs::add(const DockPage& page) {
    QToolButton* tab = makeTab(page.title());
    tab->setAccessibleName(page.title());
    tab->setAutoExclusive(false); // show() says which one; tabs come and go.
    connect(tab, &QToolButton::clicked, this, [this, id = page.id] {
        show(id);
        Q_EMIT clicked(id);
    });
    tab->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(
        tab, &QToolButton::customContextMenuRequested, this,
        [this, tab, id = page.id](const QPoint& place) { Q_EMIT menuWanted(id, tab->mapToGlobal(place)); });
    tabRow_->insertWidget(tabRow_->count() - 1, tab);
    stack_->addWidget(page.page);
    if (page.tools) {
        toolRow_->addWidget(page.tools);
        page.tools->hide();
        page.tools->installEventFilter(this);
    }
    pages_.push_back(page);
    tabs_.push_back(tab);
    if (pages_.size() == 1)
        show(page.id);
    else
        fitTabs();
}

DockPage DockTabs::take(const QString& id) {
    const int index = indexOf(id);
    GLASSBOX_ASSERT(index >= 0, id.toStdString());
    const DockPage page = pages_[std::size_t(index)];
    stack_->removeWidget(page.page);
    page.page->setParent(nullptr);
    if (page.tools) {
        page.tools->removeEventFilter(this);
        page.tools->setParent(nullptr);
    }
    delete tabs_[std::size_t(index)];
    tabs_.erase(tabs_.begin() + index);
    pages_.erase(pages_.begin() + index);
    if (!pages_.empty()) show(current());
    return page;
}

bool DockTabs::has(const QString& id) const {
    return indexOf(id) >= 0;
}

int DockTabs::indexOf(const QString& id) const {
    const auto found =
        std::find_if(pages_.begin(), pages_.end(), [&](const DockPage& page) { return page.id == id; });
    return found == pages_.end() ? -1 : int(found - pages_.begin());
}

QString DockTabs::current() const {
    for (const DockPage& page : pages_)
        if (page.page == stack_->currentWidget()) return page.id;
    return {};
}

QToolButton* DockTabs::tab(const QString& id) const {
    const int index = indexOf(id);
    return index < 0 ? nullptr : tabs_[std::size_t(index)];
}

void DockTabs::show(const QString& id) {
    const int index = indexOf(id);
    if (index < 0) return;
    stack_->setCurrentWidget(pages_[std::size_t(index)].page);
    for (std::size_t i = 0; i < tabs_.size(); ++i) tabs_[i]->setChecked(int(i) == index);
    for (const DockPage& page : pages_)
        if (page.tools) page.tools->setVisible(page.id == id);
    fitTabs();
    Q_EMIT currentChanged(id);
}

void DockTabs::retitle() {
    for (std::size_t i = 0; i < pages_.size(); ++i) {
        tabs_[i]->setText(pages_[i].title());
        tabs_[i]->setAccessibleName(pages_[i].title());
    }
    fitTabs();
}

int DockTabs::hiddenTabs() const {
    return int(
        std::count_if(tabs_.begin(), tabs_.end(), [](const QToolButton* tab) { return tab->isHidden(); }));
}

int DockTabs::tabsWidth(int spacing) const {
    int width = 0;
    for (const QToolButton* tab : tabs_) width += tab->sizeHint().width() + spacing;
    return width;
}

/// All tabs where there is room, closer to each other where it is scarce.
void DockTabs::fitTabs() {
    const QMargins margins = head_->layout()->contentsMargins();
    const int all = width() - margins.left() - margins.right();
    DockTools* tools = nullptr;
    for (const DockPage& page : pages_)
        if (page.id == current()) tools = page.tools;
    const int full = tools ? tools->fullWidth() : 0, least = tools ? tools->leastWidth() : 0;
    const int spacing = tabsWidth(wideGap) + full <= all ? wideGap : narrowGap;
    if (tabRow_->spacing() != spacing) tabRow_->setSpacing(spacing); // Setting it asks for a layout anew.
    showTabs(all - least, spacing);
    if (!tools) return;
    int taken = more_->isHidden() ? 0 : more_->sizeHint().width() + spacing;
    for (const QToolButton* tab : tabs_)
        if (!tab->isHidden()) taken += tab->sizeHint().width() + spacing;
    tools->fitTo(all - taken);
}

/// Of the button with that number. Trying the text on would ask for a layout, see showTabs().
int DockTabs::moreWidth(int hidden) const {
    const QFontMetrics letters = more_->fontMetrics();
    return more_->sizeHint().width() + letters.horizontalAdvance(moreText(hidden)) -
           letters.horizontalAdvance(more_->text());
}

/// As many tabs as fit into the room, the current one always; the others are behind the button.
void DockTabs::showTabs(int room, int spacing) {
    const QString shown = current();
    const bool some = tabsWidth(spacing) > room;
    auto wantOf = [spacing](const QToolButton* tab) { return tab->sizeHint().width() + spacing; };
    if (some) room -= moreWidth(int(tabs_.size())) + spacing;
    int hidden = 0;
    for (std::size_t i = 0; i < tabs_.size(); ++i)
        if (pages_[i].id == shown) room -= wantOf(tabs_[i]);
    for (std::size_t i = 0; i < tabs_.size(); ++i) {
        if (pages_[i].id != shown) room -= wantOf(tabs_[i]);
        const bool fits = pages_[i].id == shown || !some || room >= 0;
        hidden += !fits;
        if (tabs_[i]->isHidden() == fits) tabs_[i]->setVisible(fits);
    }
    // The same text again would ask for a layout again, which comes back to here.
    const QString text = moreText(hidden);
    if (more_->text() != text) more_->setText(text);
    if (more_->isHidden() == (hidden > 0)) more_->setVisible(hidden > 0);
}

void DockTabs::showHidden() {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (std::size_t i = 0; i < tabs_.size(); ++i)
        if (tabs_[i]->isHidden())
            menu->addAction(pages_[i].title(), this, [this, id = pages_[i].id] { show(id); });
    menu->popup(more_->mapToGlobal(QPoint(0, more_->height())));
}

void DockTabs::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fitTabs();
}

void DockTabs::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retitle();
}

/// A tab or a tool says something longer, or is of another font.
bool DockTabs::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::LayoutRequest) fitTabs();
    return QWidget::eventFilter(watched, event);
}

} // namespace glassbox::app
