// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/docks/dock_area.h"

#include "engine/base/result.h"

#include <QCloseEvent>
#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMenu>

namespace glassbox::app {

namespace {

constexpr int mostColumns = 4;
constexpr QSize windowSize(560, 360);

struct MoveRow {
    const char* way;
    const char* text;
};

constexpr MoveRow moves[] = {{"move-left", "ui.dock.move-left"},
                             {"move-right", "ui.dock.move-right"},
                             {"new-column", "ui.dock.new-column"},
                             {"float", "ui.dock.float"},
                             {"home", "ui.dock.home"}};

/// A panel in a window of its own; closing it sends the panel home.
class DockWindow : public DockTabs {
  public:
    DockWindow(QWidget* parent, std::function<void()> closed) : DockTabs(parent), closed_(std::move(closed)) {
        setWindowFlag(Qt::Window);
        resize(windowSize);
    }

  protected:
    void closeEvent(QCloseEvent* event) override {
        event->ignore();
        closed_();
    }

  private:
    std::function<void()> closed_;
};

QJsonArray namesOf(const DockTabs& tabs) {
    QJsonArray names;
    for (const DockPage& page : tabs.pages()) names.append(page.id);
    return names;
}

} // namespace

DockArea::DockArea(DockTabs* left, DockTabs* right) : QSplitter(Qt::Horizontal) {
    setHandleWidth(1);
    setChildrenCollapsible(false);
    for (DockTabs* tabs : {left, right}) {
        for (const DockPage& page : tabs->pages()) homes_[page.id] = columns();
        adopt(tabs);
    }
}

void DockArea::adopt(DockTabs* tabs) {
    columns_.push_back(tabs);
    addWidget(tabs);
    setStretchFactor(count() - 1, 1);
    // Half each: what is in them must not decide.
    tabs->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    connect(tabs, &DockTabs::menuWanted, this, &DockArea::showMenu);
    connect(tabs, &DockTabs::currentChanged, this, &DockArea::currentChanged);
    connect(tabs, &DockTabs::clicked, this, [this](const QString& id) { chosen_ = id; });
}

DockTabs* DockArea::addColumn() {
    adopt(new DockTabs);
    return columns_.back();
}

/// Columns without panels go; the widths of the others stay in proportion.
void DockArea::tidy() {
    for (std::size_t i = columns_.size(); i-- > 0;) {
        const bool empty = columns_[i]->pages().empty();
        // The first two are kept for those who come home.
        columns_[i]->setVisible(!empty);
        if (!empty || i < 2) continue;
        columns_[i]->deleteLater();
        columns_[i]->setParent(nullptr);
        columns_.erase(columns_.begin() + std::ptrdiff_t(i));
    }
}

QStringList DockArea::panels() const {
    QStringList ids;
    for (const DockTabs* tabs : columns_)
        for (const DockPage& page : tabs->pages()) ids << page.id;
    for (const auto& [id, window] : windows_) ids << id;
    return ids;
}

/// The column that the program gave a panel; where it stands, for one that it put there itself.
int DockArea::homeOf(const QString& id) const {
    const auto found = homes_.find(id);
    return found != homes_.end() ? found->second : std::clamp(columnOf(id), 0, 1);
}

void DockArea::add(const DockPage& page, int column) {
    homes_[page.id] = column;
    if (tabsOf(page.id)) return;
    columns_[room_ == DockRoom::One ? 0 : std::size_t(column)]->add(page);
    if (room_ == DockRoom::Columns) putBack(page.id);
    tidy();
}

/// To where it stood before it went, without coming to the front.
void DockArea::putBack(const QString& id) {
    const auto kept = kept_.find(id);
    if (kept == kept_.end()) return;
    const Place place = kept->second;
    kept_.erase(kept);
    if (place.window.isValid()) {
        floatOut(id);
        windows_.at(id)->setGeometry(place.window);
    } else if (place.column != columnOf(id)) {
        const DockPage page = taken(id);
        (place.column < columns() ? columns_[std::size_t(place.column)] : addColumn())->add(page);
    }
}

void DockArea::remove(const QString& id) {
    const DockTabs* tabs = tabsOf(id);
    if (!tabs) return;
    // In a small window the places are those of before.
    if (room_ == DockRoom::Columns)
        kept_[id] = {std::max(0, columnOf(id)), tabs->isWindow() ? tabs->geometry() : QRect()};
    taken(id);
    tidy();
}

DockTabs* DockArea::tabsOf(const QString& id) const {
    for (DockTabs* tabs : columns_)
        if (tabs->has(id)) return tabs;
    const auto found = windows_.find(id);
    return found == windows_.end() ? nullptr : found->second.data();
}

int DockArea::columnOf(const QString& id) const {
    for (std::size_t i = 0; i < columns_.size(); ++i)
        if (columns_[i]->has(id)) return int(i);
    return -1;
}

void DockArea::show(const QString& id) {
    DockTabs* tabs = tabsOf(id);
    if (!tabs) return;
    tabs->show(id);
    chosen_ = id;
    if (tabs->isWindow()) tabs->raise();
}

void DockArea::retitle() {
    for (DockTabs* tabs : columns_) tabs->retitle();
    for (const auto& [id, window] : windows_) {
        window->retitle();
        window->setWindowTitle(window->pages().front().title() + " – Glassbox");
    }
}

DockPage DockArea::taken(const QString& id) {
    DockTabs* tabs = tabsOf(id);
    GLASSBOX_ASSERT(tabs, id.toStdString());
    const DockPage page = tabs->take(id);
    if (windows_.erase(id)) tabs->deleteLater();
    return page;
}

void DockArea::moveToColumn(const QString& id, int column) {
    const DockPage page = taken(id);
    DockTabs* target = column < columns() ? columns_[std::size_t(column)] : addColumn();
    target->add(page);
    target->show(id);
    tidy();
    if (column >= 2 || !target->width()) setSizes(QList<int>(count(), 1000));
}

void DockArea::floatOut(const QString& id) {
    const DockPage page = taken(id);
    auto* own = new DockWindow(window(), [this, id] { sendHome(id); });
    own->setWindowTitle(page.title() + " – Glassbox");
    connect(own, &DockTabs::menuWanted, this, &DockArea::showMenu);
    connect(own, &DockTabs::currentChanged, this, &DockArea::currentChanged);
    windows_[id] = own;
    own->add(page);
    own->QWidget::show();
    tidy();
}

void DockArea::sendHome(const QString& id) {
    moveToColumn(id, room_ == DockRoom::One ? 0 : homeOf(id));
}

void DockArea::moveAllTo(int column) {
    const QString current = tabsOf(chosen_) ? chosen_ : columns_.front()->current();
    for (const QString& id : panels())
        if (columnOf(id) >= 0) moveToColumn(id, column);
    show(current);
}

void DockArea::setRoom(DockRoom room) {
    if (room == room_) return;
    if (room == DockRoom::One) {
        before_ = layoutText();
        room_ = room;
        moveAllTo(0);
    } else {
        room_ = room;
        restoreLayout(before_);
    }
}

QByteArray DockArea::layoutText() const {
    if (room_ == DockRoom::One) return before_;
    QJsonArray columns, widths, currents;
    const QList<int> sizes = this->sizes();
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        columns.append(namesOf(*columns_[i]));
        currents.append(columns_[i]->current());
        widths.append(sizes.value(int(i)));
    }
    QJsonObject floating;
    for (const auto& [id, window] : windows_) {
        const QRect area = window->geometry();
        floating[id] = QJsonArray{area.x(), area.y(), area.width(), area.height()};
    }
    for (const auto& [id, place] : kept_) {
        const QRect area = place.window;
        if (area.isValid()) {
            floating[id] = QJsonArray{area.x(), area.y(), area.width(), area.height()};
            continue;
        }
        const int column = std::min<int>(place.column, int(columns.size()) - 1);
        QJsonArray names = columns[column].toArray();
        names.append(id);
        columns[column] = names;
    }
    const QJsonObject layout{
        {"columns", columns}, {"current", currents}, {"widths", widths}, {"windows", floating}};
    return QJsonDocument(layout).toJson(QJsonDocument::Compact);
}

void DockArea::restoreLayout(const QByteArray& text) {
    const QJsonObject layout = QJsonDocument::fromJson(text).object();
    const QJsonArray columns = layout["columns"].toArray();
    if (columns.isEmpty()) return;
    QStringList left = panels();
    for (int column = 0; column < columns.size() && column < mostColumns; ++column)
        for (const auto& id : columns[column].toArray())
            if (left.removeOne(id.toString())) moveToColumn(id.toString(), std::min(column, this->columns()));
    const QJsonObject floating = layout["windows"].toObject();
    for (const QString& id : floating.keys()) {
        if (!left.removeOne(id)) continue;
        floatOut(id);
        const QJsonArray area = floating[id].toArray();
        tabsOf(id)->setGeometry(area[0].toInt(), area[1].toInt(), area[2].toInt(), area[3].toInt());
    }
    keepPlaces(layout);
    for (const QString& id : left) {
        if (kept_.contains(id))
            putBack(id);
        else
            sendHome(id);
    }
    for (const auto& id : layout["current"].toArray()) show(id.toString());
    QList<int> widths;
    for (const auto& width : layout["widths"].toArray()) widths << width.toInt();
    if (widths.size() == count()) setSizes(widths);
}

/// Of panels that are not there yet.
void DockArea::keepPlaces(const QJsonObject& layout) {
    const QStringList there = panels();
    const QJsonArray columns = layout["columns"].toArray();
    for (int column = 0; column < columns.size() && column < mostColumns; ++column)
        for (const auto& id : columns[column].toArray())
            if (!there.contains(id.toString())) kept_[id.toString()] = {column, {}};
    const QJsonObject floating = layout["windows"].toObject();
    for (const QString& id : floating.keys()) {
        const QJsonArray area = floating[id].toArray();
        if (!there.contains(id))
            kept_[id] = {0, QRect(area[0].toInt(), area[1].toInt(), area[2].toInt(), area[3].toInt())};
    }
}

QStringList DockArea::movesOf(const QString& id) const {
    const int column = columnOf(id);
    QStringList ways;
    if (column < 0) return {"home"};
    if (room_ == DockRoom::One) return {"float"};
    if (column > 0) ways << "move-left";
    if (column + 1 < columns()) ways << "move-right";
    if (columns() < mostColumns && columns_[std::size_t(column)]->pages().size() > 1) ways << "new-column";
    ways << "float";
    if (column != homeOf(id)) ways << "home";
    return ways;
}

void DockArea::move(const QString& id, const QString& way) {
    const int column = columnOf(id);
    if (way == "move-left") moveToColumn(id, column - 1);
    if (way == "move-right") moveToColumn(id, column + 1);
    if (way == "new-column") moveToColumn(id, columns());
    if (way == "float") floatOut(id);
    if (way == "home") sendHome(id);
}

void DockArea::showMenu(const QString& id, const QPoint& place) {
    auto* menu = new QMenu(window());
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QStringList ways = movesOf(id);
    for (const MoveRow& row : moves) {
        if (!ways.contains(row.way)) continue;
        QAction* action = menu->addAction(qtTrId(row.text));
        action->setObjectName(row.way);
        // Queued: the tab that asked goes with the move.
        connect(
            action, &QAction::triggered, this, [this, id, way = QString(row.way)] { move(id, way); },
            Qt::QueuedConnection);
    }
    menu->popup(place);
}

} // namespace glassbox::app
