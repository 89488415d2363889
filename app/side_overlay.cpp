// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/side_overlay.h"

#include <QEvent>
#include <QSplitter>

namespace glassbox::app {

SideOverlay::SideOverlay(QWidget* panel, QSplitter* home, QWidget* host, Side side, int width)
    : QObject(panel), panel_(panel), home_(home), host_(host), side_(side), width_(width) {
    host->installEventFilter(this);
}

void SideOverlay::setPlace(Place place) {
    if (place == place_) return;
    place_ = place;
    if (place == Place::Over) {
        panel_->hide();
        panel_->setParent(host_);
        follow();
        return;
    }
    // At the left the rail stands before it.
    home_->insertWidget(side_ == Side::Left ? 1 : home_->count(), panel_);
    QList<int> wanted(home_->count(), 0);
    wanted[home_->indexOf(panel_)] = width_;
    wanted[side_ == Side::Left ? home_->count() - 1 : 0] = home_->width() - width_;
    home_->setSizes(wanted);
    panel_->show();
}

bool SideOverlay::isOpen() const {
    return place_ == Place::Over && panel_->isVisible();
}

void SideOverlay::open() {
    if (place_ != Place::Over) return;
    follow();
    panel_->show();
    panel_->raise();
}

void SideOverlay::close() {
    if (place_ == Place::Over) panel_->hide();
}

void SideOverlay::follow() {
    if (place_ != Place::Over) return;
    const int x = side_ == Side::Left ? margin_ : host_->width() - width_ - margin_;
    panel_->setGeometry(x, 0, width_, host_->height());
}

bool SideOverlay::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize) follow();
    return QObject::eventFilter(watched, event);
}

} // namespace glassbox::app
