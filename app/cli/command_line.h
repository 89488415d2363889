// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace glassbox::cli {

enum class Command { Window, Train, Evaluate, Predict, Check, Attack, Render, Blocks, Devices, Version };

/// For whom a command writes: sentences and tables, or one JSON object a line on standard output.
enum class Format { People, Json };

/// Whether a window that is opened begins to train at once.
enum class Start { Paused, Playing };

/// What was typed, with defaults filled in. One structure for all commands: they share most options, and each
/// reads only those that it offers.
struct CommandLine {
    Command command = Command::Window;
    Format format = Format::People;
    Start start = Start::Paused;

    std::string file;
    std::vector<std::string> assignments; ///< BLOCK.PARAM=VALUE, in order.
    std::string load;
    std::string save;
    std::string device = "auto";
    int threads = 0; ///< 0 means all cores.

    std::optional<std::int64_t> steps; ///< At most one of these three.
    std::optional<double> epochs;
    std::optional<double> seconds;
    std::optional<std::int64_t> batch;
    std::optional<std::uint64_t> seed;
    std::int64_t logEvery = 0; ///< 0 means never.

    std::string input;  ///< Of predict.
    std::string output; ///< Of predict and render.

    std::string method = "fgsm"; ///< Of attack.
    double epsilon = 0.1;
    std::int64_t count = 0;
    std::optional<std::int32_t> target;

    std::string view = "window";     ///< Of render.
    std::string dock;                ///< The dock's page in front, or "" for the usual one.
    std::vector<std::string> states; ///< What the window is brought into.
    int width = 1440;
    int height = 900;
    double scale = 1;
    std::string theme;    ///< "light", "dark", or "" for the system's.
    std::string language; ///< "en", "ru", or "" for the system's.

    std::string dump; ///< Of check: a stage to print.
};

/// Reads the arguments. An exit status instead where there is nothing more to do: 0 after --help, 2 after a
/// wrong call, with the message already written.
std::variant<CommandLine, int> parse(int count, const char* const* arguments);

/// The language asked for by --language among the arguments, "" where none is: needed before they are read,
/// because the help itself is translated.
std::string languageAsked(int count, const char* const* arguments);

} // namespace glassbox::cli
