// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/data/csv.h"

#include <algorithm>

namespace glassbox {

namespace {

std::string_view trimmed(std::string_view cell) {
    while (!cell.empty() && (cell.front() == ' ' || cell.front() == '\t')) cell.remove_prefix(1);
    while (!cell.empty() && (cell.back() == ' ' || cell.back() == '\t')) cell.remove_suffix(1);
    return cell;
}

} // namespace

void CsvReader::pass_line_end() {
    if (text_[place_] == '\r' && place_ + 1 < text_.size() && text_[place_ + 1] == '\n') ++place_;
    ++place_;
    ++next_line_;
}

/// From the opening quote to the separator or line end; false where no closing quote comes.
bool CsvReader::quoted_cell(std::vector<std::string_view>& cells) {
    std::string& cell = unescaped_.emplace_back();
    for (++place_;;) {
        const std::size_t quote = text_.find('"', place_);
        if (quote == std::string_view::npos) return false;
        const std::string_view piece = text_.substr(place_, quote - place_);
        cell += piece;
        next_line_ += std::ranges::count(piece, '\n');
        place_ = quote + 1;
        if (place_ == text_.size() || text_[place_] != '"') break;
        cell += '"';
        ++place_;
    }
    const std::size_t begin = place_;
    while (place_ < text_.size() && text_[place_] != separator_ && !at_line_end()) ++place_;
    cell += trimmed(text_.substr(begin, place_ - begin));
    cells.push_back(cell);
    return true;
}

void CsvReader::plain_cell(std::vector<std::string_view>& cells) {
    const std::size_t begin = place_;
    while (place_ < text_.size() && text_[place_] != separator_ && !at_line_end()) ++place_;
    cells.push_back(trimmed(text_.substr(begin, place_ - begin)));
}

CsvReader::Step CsvReader::record(std::vector<std::string_view>& cells) {
    cells.clear();
    unescaped_.clear();
    line_ = next_line_;
    while (true) {
        while (place_ < text_.size() && text_[place_] == ' ') ++place_;
        const bool quoted = place_ < text_.size() && text_[place_] == '"';
        if (!quoted)
            plain_cell(cells);
        else if (!quoted_cell(cells))
            return Step::UnclosedQuote;
        if (cells.size() > most_cells) return Step::TooWide;
        if (place_ == text_.size()) return Step::Record;
        if (at_line_end()) break;
        ++place_;
    }
    pass_line_end();
    return Step::Record;
}

CsvReader::Step CsvReader::next(std::vector<std::string_view>& cells) {
    while (place_ < text_.size()) {
        const Step step = record(cells);
        const bool blank = cells.size() == 1 && cells[0].empty() && unescaped_.empty();
        if (step != Step::Record || !blank) return step;
    }
    return Step::End;
}

} // namespace glassbox
