// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pacer.h"

#include <algorithm>

namespace glassbox::app {

Pacer::Pacer(std::function<void()> refresh, double share, QObject* parent, int pause)
    : QObject(parent), refresh_(std::move(refresh)), share_(share), pause_(pause) {
    timer_.setSingleShot(true);
    connect(&timer_, &QTimer::timeout, this, &Pacer::fire);
}

int Pacer::interval() const {
    return std::clamp(int(cost_ / share_), pause_, std::max(pause_, longest));
}

void Pacer::request() {
    if (timer_.isActive()) return;
    const qint64 passed = since_.isValid() ? since_.elapsed() : longest;
    timer_.start(int(std::max<qint64>(0, interval() - passed)));
}

void Pacer::fire() {
    QElapsedTimer clock;
    clock.start();
    since_.start();
    cost_ = 0.7 * cost_ + 0.3 * spent_;
    spent_ = 0;
    ++refreshes_;
    refresh_();
    addCost(double(clock.nsecsElapsed()) / 1e6);
}

} // namespace glassbox::app
