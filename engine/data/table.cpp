// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/data/table.h"

#include "engine/base/number_text.h"
#include "engine/data/csv.h"
#include "engine/data/targets.h"

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <cstring>
#include <map>

namespace glassbox {

namespace {

/// Which columns are read as what.
struct Columns {
    std::vector<std::int64_t> features;
    std::int64_t target = -1; ///< -1: none is read.
};

/// Keeps a target column's cells both as texts and as numbers until it is known which of them counts.
struct TargetColumn {
    std::map<std::string, std::int32_t, std::less<>> ids;
    std::vector<std::string> texts;  ///< Distinct ones, at most `most_classes` + 1.
    std::vector<std::int32_t> cells; ///< For each row the position in `texts`.
    std::vector<double> numbers;     ///< For each row, while all cells are numbers.
    std::int64_t first_text_row = -1;
    std::string first_text;

    void add(std::string_view cell, std::int64_t row, DecimalMark mark) {
        auto found = ids.find(cell);
        if (found == ids.end() && texts.size() <= most_classes) {
            found = ids.emplace(cell, std::int32_t(texts.size())).first;
            texts.emplace_back(cell);
        }
        cells.push_back(found == ids.end() ? 0 : found->second);
        const auto number = parse_number(cell, mark);
        if (number)
            numbers.push_back(*number);
        else if (first_text_row < 0) {
            first_text_row = row;
            first_text = cell;
        }
    }
};

/// One pass over the rows of a table.
class TableReader {
  public:
    TableReader(const Content& content, const TableLayout& layout, const Columns& columns)
        : content_(content), layout_(layout), columns_(columns), reader_(layout.text, layout.separator) {}

    Result<void> read(Tensor& features, TargetColumn& target) {
        std::vector<float> row(columns_.features.size());
        std::vector<std::string_view> cells;
        std::int64_t records = 0, rows = 0;
        for (auto step = reader_.next(cells); step != CsvReader::Step::End; step = reader_.next(cells)) {
            if (step != CsvReader::Step::Record) return broken(step);
            if (records++ < layout_.first_lines) continue;
            const auto parsed = parse(cells, row, target);
            if (!parsed) return parsed;
            const auto bytes = std::as_bytes(std::span(row));
            features.bytes.insert(features.bytes.end(), bytes.begin(), bytes.end());
            ++rows;
        }
        features.storage = Storage::F32;
        features.shape = {rows, std::int64_t(row.size())};
        return counted(rows);
    }

  private:
    Result<void> broken(CsvReader::Step step) const {
        const char* id = step == CsvReader::Step::TooWide ? "csv.too-wide" : "csv.unclosed-quote";
        return fail(ErrorCode::BadFile, id,
                    {{"file", content_.file},
                     {"row", std::to_string(reader_.line())},
                     {"expected", std::to_string(CsvReader::most_cells)}});
    }

    Result<void> counted(std::int64_t rows) const {
        if (rows == 0)
            return fail(ErrorCode::BadFile, "csv.no-rows",
                        {{"file", content_.file}, {"row", std::to_string(layout_.first_lines + 1)}});
        if (layout_.declared_rows >= 0 && layout_.declared_rows != rows)
            return fail(ErrorCode::BadFile, "csv.row-count",
                        {{"file", content_.file},
                         {"row", "1"},
                         {"expected", std::to_string(layout_.declared_rows)},
                         {"found", std::to_string(rows)}});
        return {};
    }

    tl::unexpected<Error> bad(const char* id, std::int64_t column, std::string_view found) const {
        return bad_cell(id, content_, layout_, reader_.line(), column, found);
    }

    Result<void> parse(std::span<const std::string_view> cells, std::span<float> row, TargetColumn& target) {
        if (std::int64_t(cells.size()) != layout_.columns)
            return fail(ErrorCode::BadFile, "csv.columns",
                        {{"file", content_.file},
                         {"row", std::to_string(reader_.line())},
                         {"expected", std::to_string(layout_.columns)},
                         {"found", std::to_string(cells.size())}});
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::int64_t column = columns_.features[i];
            const std::string_view cell = cells[std::size_t(column)];
            if (is_missing(cell)) return bad("csv.missing-value", column, cell);
            const auto number = parse_number(cell, layout_.mark);
            if (!number) return bad("csv.not-a-number", column, cell);
            // Written so that a NaN is refused too.
            if (!(std::abs(*number) <= FLT_MAX)) return bad("csv.not-finite", column, cell);
            row[i] = float(*number);
        }
        if (columns_.target < 0) return {};
        const std::string_view cell = cells[std::size_t(columns_.target)];
        if (is_missing(cell)) return bad("csv.missing-value", columns_.target, cell);
        const auto number = parse_number(cell, layout_.mark);
        if (number && !(std::abs(*number) <= FLT_MAX)) return bad("csv.not-finite", columns_.target, cell);
        target.add(cell, reader_.line(), layout_.mark);
        return {};
    }

    const Content& content_;
    const TableLayout& layout_;
    const Columns& columns_;
    CsvReader reader_;
};

/// The column that `target` means, or -1.
std::int64_t target_column(const TableLayout& layout, const std::string& target) {
    if (target.empty()) return layout.columns - 1;
    const auto named = std::ranges::find(layout.header, target);
    if (named != layout.header.end()) return named - layout.header.begin();
    const auto number = parse_integer(target);
    if (!number || *number >= layout.columns || *number < -layout.columns) return -1;
    return *number < 0 ? layout.columns + *number : *number;
}

/// Integers, and few enough of them that each is a class rather than a measurement.
bool are_classes(std::span<const double> numbers) {
    std::map<double, int> distinct;
    for (const double number : numbers) {
        if (number != std::floor(number) || std::abs(number) > 1e9) return false;
        ++distinct[number];
        if (distinct.size() > 100) return false;
    }
    return distinct.size() <= 10 || 2 * distinct.size() <= numbers.size();
}

Result<void> store_target(const Content& content, const TableLayout& layout, const TargetColumn& column,
                          SampleSet& set) {
    if (column.first_text_row < 0) {
        if (are_classes(column.numbers)) return store_integer_classes(content.file, column.numbers, set);
        store_numbers(column.numbers, set);
        return {};
    }
    // Many numbers and a text among them: a mistake in a column of numbers, not the name of a class.
    if (column.texts.size() > 100 && column.numbers.size() * 2 > column.cells.size())
        return bad_cell("csv.not-a-number", content, layout, column.first_text_row, set.info.target_column,
                        column.first_text);
    return store_text_classes(content.file, column.cells, column.texts, set);
}

/// Names from a first line of counts count where they are as many as the labels 0, 1, ... found.
void name_classes(const TableLayout& layout, DataInfo& info) {
    if (std::int64_t(layout.class_names.size()) != info.classes) return;
    for (std::size_t label = 0; label < info.class_names.size(); ++label)
        if (info.class_names[label] != std::to_string(label)) return;
    info.class_names = layout.class_names;
}

Columns all_but(std::int64_t columns, std::int64_t target) {
    Columns result{{}, target};
    for (std::int64_t column = 0; column < columns; ++column)
        if (column != target) result.features.push_back(column);
    return result;
}

/// The places of the named features; the target may be there too, nothing else.
Result<Columns> columns_by_name(const Content& content, const TableLayout& layout, const DataInfo& expected) {
    Columns columns;
    for (const std::string& name : expected.feature_names) {
        const auto found = std::ranges::find(layout.header, name);
        if (found == layout.header.end())
            return fail(ErrorCode::BadFile, "table.missing-feature",
                        {{"file", content.file}, {"row", "1"}, {"expected", excerpt(name)}});
        columns.features.push_back(found - layout.header.begin());
    }
    return columns;
}

Result<Columns> feature_columns(const Content& content, const TableLayout& layout, const DataInfo& expected) {
    const std::int64_t features = channels_of(expected);
    const bool named = !layout.header.empty() && !expected.feature_names.empty();
    const bool with_target =
        layout.columns == features + 1 && expected.target_column >= 0 &&
        (!named || std::ranges::find(layout.header, expected.target_name) != layout.header.end());
    if (layout.columns != features && !with_target)
        return fail(ErrorCode::BadFile, "table.feature-count",
                    {{"file", content.file},
                     {"expected", std::to_string(features)},
                     {"found", std::to_string(layout.columns)}});
    if (named) return columns_by_name(content, layout, expected);
    Columns columns = all_but(layout.columns, with_target ? expected.target_column : -1);
    columns.target = -1;
    return columns;
}

} // namespace

Result<SampleSet> table_sample_set(const Content& content, const std::string& target) {
    const auto layout = table_layout(content);
    if (!layout) return tl::unexpected(layout.error());
    if (layout->columns < 2)
        return fail(ErrorCode::BadFile, "table.one-column",
                    {{"file", content.file}, {"found", std::to_string(layout->columns)}});
    const std::int64_t column = target_column(*layout, target);
    if (column < 0)
        return fail(ErrorCode::WrongCall, "table.no-such-column",
                    {{"file", content.file},
                     {"found", excerpt(target)},
                     {"columns", std::to_string(layout->columns)}});
    SampleSet set;
    TargetColumn cells;
    const Columns columns = all_but(layout->columns, column);
    const auto read = TableReader(content, *layout, columns).read(set.inputs, cells);
    if (!read) return tl::unexpected(read.error());
    set.info.sample = row_sample(layout->columns - 1);
    set.info.target_column = column;
    for (std::size_t i = 0; !layout->header.empty() && i < columns.features.size(); ++i)
        set.info.feature_names.push_back(layout->header[std::size_t(columns.features[i])]);
    if (!layout->header.empty()) set.info.target_name = layout->header[std::size_t(column)];
    const auto stored = store_target(content, *layout, cells, set);
    if (!stored) return tl::unexpected(stored.error());
    name_classes(*layout, set.info);
    return set;
}

Result<Tensor> table_features(const Content& content, const DataInfo& expected) {
    const auto layout = table_layout(content);
    if (!layout) return tl::unexpected(layout.error());
    const auto columns = feature_columns(content, *layout, expected);
    if (!columns) return tl::unexpected(columns.error());
    Tensor features;
    TargetColumn none;
    const auto read = TableReader(content, *layout, *columns).read(features, none);
    if (!read) return tl::unexpected(read.error());
    return features;
}

} // namespace glassbox
