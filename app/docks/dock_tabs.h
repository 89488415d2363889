// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/docks/dock_tools.h"

#include <functional>
#include <vector>

class QBoxLayout;
class QStackedWidget;
class QToolButton;

namespace glassbox::app {

/// A panel as a dock shows it: its stable id, its title, the panel, and the tools that stand at the right of
/// the dock's head while it is the current one (may be null).
struct DockPage {
    QString id; ///< "loss", "weights", "problems", ...
    std::function<QString()> title;
    QWidget* page = nullptr;
    DockTools* tools = nullptr;
};

/// Panels that share one place, each behind a tab. Where there is no room for all tabs, the tools become
/// narrower first, and what still has no room is in a menu that says how many there are.
class DockTabs : public QWidget {
    Q_OBJECT
  public:
    explicit DockTabs(QWidget* parent = nullptr);
    void add(const DockPage& page);
    /// Gives a page away (to other tabs or a window of its own); its widgets have no parent then.
    DockPage take(const QString& id);
    bool has(const QString& id) const;
    QString current() const;
    void show(const QString& id);
    /// Titles are asked for again (a number in one changed, or the language).
    void retitle();
    const std::vector<DockPage>& pages() const { return pages_; }
    QToolButton* tab(const QString& id) const;
    /// How many tabs have no room and are in the menu.
    int hiddenTabs() const;

  Q_SIGNALS:
    void currentChanged(const QString& id);
    /// Somebody has clicked on a tab.
    void clicked(const QString& id);
    /// Somebody asks what can be done with a panel.
    void menuWanted(const QString& id, const QPoint& place);

  protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    int indexOf(const QString& id) const;
    void fitTabs();
    int tabsWidth(int spacing) const;
    int moreWidth(int hidden) const;
    void showTabs(int room, int spacing);
    void showHidden();

    std::vector<DockPage> pages_;
    std::vector<QToolButton*> tabs_;
    QBoxLayout* tabRow_ = nullptr;
    QBoxLayout* toolRow_ = nullptr;
    QStackedWidget* stack_ = nullptr;
    QWidget* head_ = nullptr;
    QToolButton* more_ = nullptr; ///< Opens the tabs that have no room.
};

} // namespace glassbox::app
