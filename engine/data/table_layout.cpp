// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/data/table_layout.h"

#include "engine/base/number_text.h"
#include "engine/data/csv.h"

#include <algorithm>
#include <set>

namespace glassbox {

namespace {

using Record = std::vector<std::string>;

constexpr std::size_t examined = 50;

std::vector<Record> first_records(std::string_view text, char separator) {
    CsvReader reader(text, separator);
    std::vector<Record> records;
    std::vector<std::string_view> cells;
    while (records.size() < examined) {
        const CsvReader::Step step = reader.next(cells);
        if (step == CsvReader::Step::End || step == CsvReader::Step::UnclosedQuote) break;
        records.emplace_back(cells.begin(), cells.end());
        if (step == CsvReader::Step::TooWide) break;
    }
    return records;
}

/// The length that most records have; of equally many the earliest.
std::size_t usual_length(const std::vector<Record>& records) {
    std::size_t usual = 0;
    std::ptrdiff_t most = 0;
    for (const Record& record : records) {
        const auto count = std::ranges::count(records, record.size(), &Record::size);
        if (count > most) {
            most = count;
            usual = record.size();
        }
    }
    return usual;
}

/// How the first records look with one separator.
struct Guess {
    char separator;
    DecimalMark mark;
    std::vector<Record> records;
    std::size_t columns;

    Guess(std::string_view text, char with, DecimalMark decimal)
        : separator(with), mark(decimal), records(first_records(text, with)), columns(usual_length(records)) {
    }

    bool is_number(const std::string& cell) const { return parse_number(cell, mark).has_value(); }
    /// Numbers in lines of the right length, then columns: the right separator has the most.
    std::pair<std::size_t, std::size_t> score() const {
        std::size_t numbers = 0;
        for (const Record& record : records)
            if (record.size() == columns)
                numbers += std::size_t(
                    std::ranges::count_if(record, [&](const std::string& cell) { return is_number(cell); }));
        return {numbers, columns};
    }
    /// True where below the first record this column holds numbers, and nothing else but gaps.
    bool numeric_below(std::size_t column) const {
        bool any = false;
        for (std::size_t row = 1; row < records.size(); ++row) {
            if (column >= records[row].size() || is_missing(records[row][column])) continue;
            if (!is_number(records[row][column])) return false;
            any = true;
        }
        return any;
    }
    bool is_text(const std::string& cell) const { return !is_missing(cell) && !is_number(cell); }
    bool text_over_numbers() const {
        for (std::size_t column = 0; column < std::min(columns, records[0].size()); ++column)
            if (is_text(records[0][column]) && numeric_below(column)) return true;
        return false;
    }
};

Guess best_guess(std::string_view text) {
    Guess best(text, ',', DecimalMark::Point);
    for (const char separator : {';', '\t'}) {
        Guess guess(text, separator, DecimalMark::Comma);
        if (!guess.records.empty() && (best.records.empty() || guess.score() > best.score()))
            best = std::move(guess);
    }
    return best;
}

/// "150,4,setosa,versicolor,virginica" over rows of 5 cells: counts of rows and features, class names. A data
/// row of the same looks has texts only where the rows below have them too.
bool is_counts(const Guess& guess) {
    const Record& first = guess.records[0];
    if (guess.records.size() < 2 || first.size() < 2) return false;
    const auto rows = parse_integer(first[0]), features = parse_integer(first[1]);
    if (!rows || !features || *rows < 1 || *features + 1 != std::int64_t(guess.columns)) return false;
    if (!std::all_of(first.begin() + 2, first.end(),
                     [&](const std::string& cell) { return guess.is_text(cell); }))
        return false;
    return first.size() != guess.columns || guess.text_over_numbers();
}

/// Names of columns: a text over a column of numbers. Where other cells of the line are numbers, they must be
/// distinct integers, as names are; else it is a row of data with a mistake in it.
bool is_header(const Guess& guess) {
    const Record& first = guess.records[0];
    if (guess.records.size() == 1)
        return std::ranges::all_of(first, [&](const std::string& cell) { return guess.is_text(cell); });
    if (first.size() != guess.columns || !guess.text_over_numbers()) return false;
    std::set<std::int64_t> numbers;
    for (const std::string& cell : first) {
        if (!guess.is_number(cell)) continue;
        const auto integer = parse_integer(cell);
        if (!integer || !numbers.insert(*integer).second) return false;
    }
    return true;
}

Result<std::string_view> utf8_text(const Content& content) {
    std::string_view text = content.bytes;
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    const std::size_t bad = first_bad_utf8(text);
    if (bad == std::string_view::npos) return text;
    const auto line = std::ranges::count(text.substr(0, bad), '\n') + 1;
    return fail(ErrorCode::BadFile, "csv.not-utf8",
                {{"file", content.file},
                 {"row", std::to_string(line)},
                 {"offset", std::to_string(content.bytes.size() - text.size() + bad)}});
}

} // namespace

Result<TableLayout> table_layout(const Content& content) {
    const auto text = utf8_text(content);
    if (!text) return tl::unexpected(text.error());
    Guess guess = best_guess(*text);
    if (guess.records.empty()) {
        // Nothing but an unclosed quote, or nothing at all.
        const bool quote = text->find('"') != std::string_view::npos;
        return fail(ErrorCode::BadFile, quote ? "csv.unclosed-quote" : "csv.no-rows",
                    {{"file", content.file}, {"row", "1"}});
    }
    TableLayout layout;
    layout.text = *text;
    layout.separator = guess.separator;
    layout.mark = guess.mark;
    layout.columns = std::int64_t(guess.columns);
    Record& first = guess.records[0];
    if (is_counts(guess)) {
        layout.declared_rows = *parse_integer(first[0]);
        layout.class_names.assign(first.begin() + 2, first.end());
        layout.first_lines = 1;
    } else if (is_header(guess)) {
        layout.header = std::move(first);
        layout.first_lines = 1;
    }
    return layout;
}

tl::unexpected<Error> bad_cell(const char* id, const Content& content, const TableLayout& layout,
                               std::int64_t row, std::int64_t column, std::string_view found) {
    std::string place = std::to_string(column + 1);
    if (!layout.header.empty()) place += " (" + excerpt(layout.header[std::size_t(column)]) + ")";
    return fail(
        ErrorCode::BadFile, id,
        {{"file", content.file}, {"row", std::to_string(row)}, {"column", place}, {"found", excerpt(found)}});
}

} // namespace glassbox
