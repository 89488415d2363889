// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console.h"

#include "app/cli/events.h"
#include "app/texts/texts.h"

#include <cstdio>

namespace glassbox::cli {
namespace {

void writeLine(std::FILE* stream, const std::string& line) {
    std::fwrite(line.data(), 1, line.size(), stream);
    std::fputc('\n', stream);
    std::fflush(stream);
}

} // namespace

std::string words(const Message& message) {
    return text(message).toStdString();
}

std::string words(const Diagnostic& diagnostic) {
    return text(diagnostic).toStdString();
}

void say(const Message& message) {
    // Names from files may hold anything; what commands a terminal is shown, not obeyed.
    std::string line = words(message);
    for (char& c : line)
        if ((c >= 0 && c < ' ' && c != '\n' && c != '\t') || c == 127) c = '?';
    writeLine(stderr, line);
}

int say(const Error& error) {
    say(Message{"cli.error", {{"text", words(error.message)}}});
    for (const Message& reason : error.reasons) say(Message{"cli.reason", {{"text", words(reason)}}});
    return exit_status(error.code);
}

void say(const Diagnostic& diagnostic) {
    const std::string severity = words(Message{"cli.severity." + nameOf(diagnostic.severity), {}});
    say(Message{"cli.diagnostic", {{"severity", severity}, {"text", words(diagnostic)}}});
    if (diagnostic.remedy) say(Message{"cli.remedy", {{"text", words(diagnostic.remedy->text)}}});
}

void print(const std::string& line) {
    writeLine(stdout, line);
}

void printEvent(const nlohmann::json& object) {
    writeLine(stdout, object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

std::string number(double value) {
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%.5g", value);
    return buffer;
}

} // namespace glassbox::cli
