// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/docks/dock_tabs.h"

#include "app/docks/panel_parts.h"
#include "engine/base/result.h"

#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace glassbox::app {

DockTabs::DockTabs(QWidget* parent) : QWidget(parent) {
    setObjectName("dock");
    setAttribute(Qt::WA_StyledBackground);
    const DockHead head = makeDockHead();
    tabRow_ = head.tabs;
    toolRow_ = head.tools;
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
    connect(tab, &QToolButton::clicked, this, [this, id = page.id] { show(id); });
    tabRow_->addWidget(tab);
    stack_->addWidget(page.page);
    if (page.tools) {
        toolRow_->addWidget(page.tools);
        page.tools->hide();
    }
    pages_.push_back(page);
    tabs_.push_back(tab);
    if (pages_.size() == 1) show(page.id);
}

DockPage DockTabs::take(const QString& id) {
    const int index = indexOf(id);
    GLASSBOX_ASSERT(index >= 0, id.toStdString());
    const DockPage page = pages_[std::size_t(index)];
    stack_->removeWidget(page.page);
    page.page->setParent(nullptr);
    if (page.tools) page.tools->setParent(nullptr);
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
    tabs_[std::size_t(index)]->setChecked(true);
    for (const DockPage& page : pages_)
        if (page.tools) page.tools->setVisible(page.id == id);
    Q_EMIT currentChanged(id);
}

void DockTabs::retitle() {
    for (std::size_t i = 0; i < pages_.size(); ++i) {
        tabs_[i]->setText(pages_[i].title());
        tabs_[i]->setAccessibleName(pages_[i].title());
    }
}

} // namespace glassbox::app
