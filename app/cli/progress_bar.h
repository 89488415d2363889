// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace glassbox::cli {

/// What the bar shows.
struct Progress {
    double share = 0; ///< Done, 0 to 1.
    std::int64_t step = 0;
    double loss = 0;
    double stepsPerSecond = 0;
    double secondsLeft = 0;
};

/// The line of the bar, at most `columns` wide: "[████····] 50 %  step 1,200  loss 0.123  ...".
std::string progressLine(const Progress& progress, int columns);

/// A line on standard error that is drawn over itself, at most ten times a second; nothing where standard
/// error is not a terminal.
class ProgressBar {
  public:
    enum class Shown { OnTerminal, Never };

    explicit ProgressBar(Shown shown);
    ~ProgressBar();
    ProgressBar(const ProgressBar&) = delete;
    ProgressBar& operator=(const ProgressBar&) = delete;

    void show(const Progress& progress);
    /// Takes the line away, so that something else can be written.
    void clear();

  private:
    bool terminal_;
    bool drawn_ = false;
    std::chrono::steady_clock::time_point last_{};
};

} // namespace glassbox::cli
