// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/data/content.h"
#include "engine/data/text.h"

#include <vector>

namespace glassbox {

/// What the first lines of a table tell about all of it.
struct TableLayout {
    std::string_view text; ///< The file without byte order mark.
    char separator = ',';
    DecimalMark mark = DecimalMark::Point;
    std::int64_t columns = 0;
    std::int64_t first_lines = 0;         ///< Records before the data: 1 with a header or counts, else 0.
    std::vector<std::string> header;      ///< Names of the columns, or empty.
    std::int64_t declared_rows = -1;      ///< Of a first line "rows,features,class names...", else -1.
    std::vector<std::string> class_names; ///< Of such a line.
};

/// Tells separator (comma, semicolon, tab), header, and a first line of counts and class names. `content`
/// must outlive the answer. BadFile where the text is not UTF-8 or holds no records.
Result<TableLayout> table_layout(const Content& content);

/// BadFile with file, row (a line of the file, from 1) and column (from 1), and the column's name where it
/// has one.
tl::unexpected<Error> bad_cell(const char* id, const Content& content, const TableLayout& layout,
                               std::int64_t row, std::int64_t column, std::string_view found);

} // namespace glassbox
