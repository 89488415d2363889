// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace glassbox {

/// Walks the records of a separated text (RFC 4180): quotes, doubled quotes, line ends of any system, spaces
/// around unquoted cells dropped, empty lines passed over.
class CsvReader {
  public:
    CsvReader(std::string_view text, char separator) : text_(text), separator_(separator) {}

    enum class Step : std::uint8_t { Record, End, UnclosedQuote, TooWide };
    /// The next record's cells; they stay valid until the next call.
    Step next(std::vector<std::string_view>& cells);
    /// The line, from 1, on which the last record begins.
    std::int64_t line() const { return line_; }

    static constexpr std::size_t most_cells = 1'000'000;

  private:
    Step record(std::vector<std::string_view>& cells);
    bool at_line_end() const { return text_[place_] == '\n' || text_[place_] == '\r'; }
    void pass_line_end();
    bool quoted_cell(std::vector<std::string_view>& cells);
    void plain_cell(std::vector<std::string_view>& cells);

    std::string_view text_;
    char separator_;
    std::size_t place_ = 0;
    std::int64_t line_ = 0;
    std::int64_t next_line_ = 1;
    std::deque<std::string> unescaped_; ///< Cells that do not stand in the text as they are.
};

} // namespace glassbox
