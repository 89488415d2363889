// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/progress_bar.h"

#include "app/cli/console.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <sys/ioctl.h>
#include <unistd.h>

namespace glassbox::cli {
namespace {

constexpr int bar_width = 24;
constexpr auto shortest_pause = std::chrono::milliseconds(100);

int terminalColumns() {
    winsize size{};
    return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

std::string barOf(double share) {
    const int full = int(std::lround(std::clamp(share, 0.0, 1.0) * bar_width));
    std::string bar;
    for (int i = 0; i < bar_width; ++i) bar += i < full ? "█" : "·";
    return bar;
}

std::string clock(double seconds) {
    const auto whole = std::int64_t(std::min(std::max(0.0, std::ceil(seconds)), 359'999.0));
    char text[32];
    if (whole >= 3600) {
        std::snprintf(text, sizeof text, "%d:%02d:%02d", int(whole / 3600), int(whole / 60 % 60),
                      int(whole % 60));
    } else {
        std::snprintf(text, sizeof text, "%d:%02d", int(whole / 60), int(whole % 60));
    }
    return text;
}

/// The first `columns` characters of UTF-8 text.
std::string cut(const std::string& text, int columns) {
    int characters = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool begins = (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80;
        if (begins && ++characters > columns) return text.substr(0, i);
    }
    return text;
}

} // namespace

std::string progressLine(const Progress& progress, int columns) {
    const int percent = int(std::floor(std::clamp(progress.share, 0.0, 1.0) * 100));
    return cut(words({"cli.progress",
                      {{"bar", barOf(progress.share)},
                       {"percent", std::to_string(percent)},
                       {"step", std::to_string(progress.step)},
                       {"loss", number(progress.loss)},
                       {"rate", number(std::round(progress.stepsPerSecond))},
                       {"left", clock(progress.secondsLeft)}}}),
               columns);
}

ProgressBar::ProgressBar(Shown shown) : terminal_(shown == Shown::OnTerminal && isatty(STDERR_FILENO)) {}

ProgressBar::~ProgressBar() {
    clear();
}

void ProgressBar::show(const Progress& progress) {
    const auto now = std::chrono::steady_clock::now();
    if (!terminal_ || (drawn_ && now - last_ < shortest_pause)) return;
    std::fprintf(stderr, "\r\033[K%s", progressLine(progress, terminalColumns() - 1).c_str());
    std::fflush(stderr);
    drawn_ = true;
    last_ = now;
}

void ProgressBar::clear() {
    if (!drawn_) return;
    std::fputs("\r\033[K", stderr);
    std::fflush(stderr);
    drawn_ = false;
}

} // namespace glassbox::cli
