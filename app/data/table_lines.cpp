// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/data/table_lines.h"

#include "engine/data/builtin.h"
#include "engine/data/csv.h"
#include "engine/data/table_layout.h"

#include <fstream>

namespace glassbox::app {

namespace {

constexpr std::size_t beginning = 256 * 1024;
constexpr std::size_t mostRows = 50, mostColumns = 200;
constexpr std::string_view builtinPrefix = "builtin:";

/// The beginning of a plain file, up to the end of a line; an empty text where it cannot be read.
std::string beginningOf(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::string bytes(beginning, '\0');
    stream.read(bytes.data(), std::streamsize(bytes.size()));
    bytes.resize(std::size_t(stream.gcount()));
    if (bytes.size() == beginning) bytes.resize(bytes.rfind('\n') + 1);
    return bytes;
}

Result<Content> contentOf(const std::string& path, const std::filesystem::path& folder) {
    if (path.starts_with(builtinPrefix)) {
        const std::string_view bundled = bundled_file(path.substr(builtinPrefix.size()));
        return content_of(path, std::string(bundled));
    }
    const std::filesystem::path file = folder / path;
    std::string bytes = beginningOf(file);
    const bool zipped = bytes.starts_with("\x1f\x8b");
    return zipped ? read_content(file) : content_of(shown(file), std::move(bytes));
}

QString cellText(std::string_view cell) {
    return QString::fromUtf8(cell.data(), qsizetype(std::min<std::size_t>(cell.size(), 200)));
}

QStringList columnNames(const TableLayout& layout, std::size_t count) {
    QStringList names;
    for (std::size_t column = 0; column < count; ++column)
        names << (column < layout.header.size() && !layout.header[column].empty()
                      ? QString::fromStdString(layout.header[column])
                      : QString::number(column));
    return names;
}

} // namespace

void readTableLines(const std::string& path, const std::filesystem::path& folder, DataPreview& preview) {
    const auto content = contentOf(path, folder);
    if (!content || content->format != Format::Text) return;
    const auto layout = table_layout(*content);
    if (!layout) return;
    preview.hasHeader = !layout->header.empty();
    const std::size_t columns =
        std::min(std::size_t(std::max<std::int64_t>(layout->columns, 0)), mostColumns);
    preview.columns = columnNames(*layout, columns);
    CsvReader reader(layout->text, layout->separator);
    std::vector<std::string_view> cells;
    for (std::int64_t record = 0; preview.rows.size() < mostRows; ++record) {
        if (reader.next(cells) != CsvReader::Step::Record) return;
        if (record < layout->first_lines) continue;
        QStringList row;
        for (std::size_t i = 0; i < std::min(cells.size(), columns); ++i) row << cellText(cells[i]);
        preview.rows.push_back(row);
    }
}

} // namespace glassbox::app
