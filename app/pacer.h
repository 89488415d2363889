// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <functional>

namespace glassbox::app {

/// Limits how often a view is refreshed: never when nothing asked for it, at most 8 times a second, and, as
/// long as something does ask, at least 6 times; between these as often as keeps the measured cost below a
/// share of one core.
class Pacer : public QObject {
    Q_OBJECT
  public:
    static constexpr int shortest = 125, longest = 160; ///< Milliseconds between two refreshes.

    /// `refresh` is called on this object's thread; `share` is the part of a core that it may take; `pause`
    /// is the least time between two refreshes, for what nobody can read faster.
    Pacer(std::function<void()> refresh, double share, QObject* parent, int pause = shortest);
    /// Something changed: refresh when it is time.
    void request();
    /// Adds what drawing cost that did not happen inside `refresh`.
    void addCost(double milliseconds) { spent_ += milliseconds; }
    int interval() const;
    std::int64_t refreshes() const { return refreshes_; }

  private:
    void fire();

    std::function<void()> refresh_;
    double share_;
    int pause_;
    double cost_ = 0;  ///< Milliseconds a refresh, a moving average.
    double spent_ = 0; ///< Since the last refresh began.
    std::int64_t refreshes_ = 0;
    QTimer timer_;
    QElapsedTimer since_;
};

} // namespace glassbox::app
