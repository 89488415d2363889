// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/json_guard.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>
#include <vector>

namespace glassbox {

namespace {

using nlohmann::json;

/// "3:7" for the byte before position `byte`, counted from 1.
std::string line_and_column(std::string_view text, std::size_t byte) {
    const std::string_view before = text.substr(0, byte > 0 ? byte - 1 : 0);
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    const std::size_t start = before.rfind('\n');
    const std::size_t column = start == std::string_view::npos ? before.size() : before.size() - start - 1;
    return std::to_string(line) + ":" + std::to_string(column + 1);
}

/// Listens to the parser, knows where it is, and stops it at the first problem.
class Guard final : public nlohmann::json_sax<json> {
  public:
    Guard(std::string_view text, int deepest) : text_(text), deepest_(deepest) {}
    std::optional<JsonProblem> problem;

    bool null() override { return value(); }
    bool boolean(bool) override { return value(); }
    bool number_integer(number_integer_t) override { return value(); }
    bool number_unsigned(number_unsigned_t) override { return value(); }
    bool string(string_t&) override { return value(); }
    bool binary(binary_t&) override { return value(); }
    bool number_float(number_float_t, const string_t& raw) override {
        value();
        // The parser turns integers of more than 64 bits into doubles without a word.
        if (raw.find_first_of(".eE") == std::string::npos)
            return stop(JsonProblem::Kind::HugeNumber, pointer(), raw);
        return true;
    }
    bool start_object(std::size_t) override { return open(Frame{}); }
    bool start_array(std::size_t) override {
        return open(Frame{.index = -1, .key = {}, .keys = {}, .is_array = true});
    }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool key(string_t& name) override {
        frames_.back().key = name;
        if (frames_.back().keys.insert(name).second) return true;
        return stop(JsonProblem::Kind::DuplicateKey, pointer(), name);
    }
    bool parse_error(std::size_t byte, const std::string& token, const json::exception& error) override {
        if (error.id == 406) { // out_of_range: a number beyond the range of doubles
            value();
            return stop(JsonProblem::Kind::HugeNumber, pointer(), token);
        }
        return stop(JsonProblem::Kind::Syntax, line_and_column(text_, byte), token);
    }

  private:
    /// An object (index 0, with the current key) or an array (index of the current element, -1 before the
    /// first).
    struct Frame {
        std::int64_t index = 0;
        std::string key;
        std::set<std::string> keys;
        bool is_array = false;
    };

    bool value() {
        if (!frames_.empty() && frames_.back().is_array) ++frames_.back().index;
        return true;
    }
    bool open(Frame frame) {
        value();
        if (int(frames_.size()) >= deepest_)
            return stop(JsonProblem::Kind::TooDeep, pointer(), std::to_string(deepest_));
        frames_.push_back(std::move(frame));
        return true;
    }
    bool close() {
        frames_.pop_back();
        return true;
    }
    std::string pointer() const {
        std::string text;
        for (const Frame& frame : frames_)
            text.append("/").append(frame.is_array ? std::to_string(frame.index) : pointer_token(frame.key));
        return text;
    }
    bool stop(JsonProblem::Kind kind, const std::string& place, const std::string& found) {
        problem = JsonProblem{kind, clean_text(place, 400), clean_text(found, 60)};
        return false;
    }

    std::string_view text_;
    int deepest_;
    std::vector<Frame> frames_;
};

} // namespace

std::optional<JsonProblem> json_problem(std::string_view text, int deepest) {
    Guard guard(text, deepest);
    json::sax_parse(text.begin(), text.end(), &guard);
    return guard.problem;
}

Error json_error(const JsonProblem& problem, const std::string& file) {
    std::string id;
    switch (problem.kind) {
    case JsonProblem::Kind::Syntax: id = "file.not-json"; break;
    case JsonProblem::Kind::DuplicateKey: id = "file.duplicate-key"; break;
    case JsonProblem::Kind::HugeNumber: id = "file.huge-number"; break;
    case JsonProblem::Kind::TooDeep: id = "file.too-deep"; break;
    }
    return {
        ErrorCode::BadFile, {id, {{"file", file}, {"place", problem.place}, {"found", problem.found}}}, {}};
}

std::string clean_text(const std::string& text, std::size_t longest) {
    const std::string part = text.substr(0, longest);
    const std::string quoted = json(part).dump(-1, ' ', false, json::error_handler_t::replace);
    return json::parse(quoted).get<std::string>() + (text.size() > longest ? "…" : "");
}

std::string pointer_token(std::string_view token) {
    std::string escaped;
    for (const char c : token) {
        if (c == '~')
            escaped += "~0";
        else if (c == '/')
            escaped += "~1";
        else
            escaped += c;
    }
    return escaped;
}

} // namespace glassbox
