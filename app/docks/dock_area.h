// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/docks/dock_tabs.h"

#include <QPointer>
#include <QSplitter>

class QJsonObject;

namespace glassbox::app {

/// Whether panels may stand side by side, or share one place because the window is small.
enum class DockRoom : std::uint8_t { Columns, One };

/// Where the panels below the canvas are: in columns of tabs side by side, or in windows of their own. People
/// move them by the menu of a tab; where they are can be written down and read again.
class DockArea : public QSplitter {
    Q_OBJECT
  public:
    /// Two columns with their panels, which are at home there.
    DockArea(DockTabs* left, DockTabs* right);

    /// Brings a panel to the front, wherever it is.
    void show(const QString& id);
    void retitle();
    /// The tabs that a panel stands in; null where there is none of that id.
    DockTabs* tabsOf(const QString& id) const;
    /// The ids of all panels.
    QStringList panels() const;
    /// A panel that comes later, at home in that column; where it was when it went, or was written down, it
    /// comes back. One that is there already stays where it is.
    void add(const DockPage& page, int column);
    /// Takes a panel out, wherever it is; its place is kept.
    void remove(const QString& id);
    int columns() const { return int(columns_.size()); }
    int columnOf(const QString& id) const; ///< -1 for one in a window.

    /// Into that column; its number may be columns(), for a new one at the right.
    void moveToColumn(const QString& id, int column);
    void floatOut(const QString& id);
    void sendHome(const QString& id);
    void setRoom(DockRoom room);

    /// Who stands where, and how wide, as JSON.
    QByteArray layoutText() const;
    /// Panels that the text does not name go home; a text that is none changes nothing.
    void restoreLayout(const QByteArray& text);
    /// What the menu of a tab offers, by name of the action ("move-left", "move-right", "new-column",
    /// "float", "home").
    QStringList movesOf(const QString& id) const;
    void move(const QString& id, const QString& way);

  Q_SIGNALS:
    void currentChanged(const QString& id);

  private:
    void adopt(DockTabs* tabs);
    DockTabs* addColumn();
    void tidy();
    DockPage taken(const QString& id);
    void showMenu(const QString& id, const QPoint& place);
    void moveAllTo(int column);
    int homeOf(const QString& id) const;
    void keepPlaces(const QJsonObject& layout);
    void putBack(const QString& id);

    /// Where a panel stood that is not there now: a column, or a window of its own.
    struct Place {
        int column = 0;
        QRect window;
    };
    std::vector<DockTabs*> columns_;
    std::map<QString, QPointer<DockTabs>> windows_; ///< Panels in windows of their own.
    std::map<QString, int> homes_;
    std::map<QString, Place> kept_;
    QString chosen_; ///< Brought to the front last, which stays where all share one place.
    DockRoom room_ = DockRoom::Columns;
    QByteArray before_; ///< The layout that comes back when there is room again.
};

} // namespace glassbox::app
