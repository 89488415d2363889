// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/edit_name.h"

#include "editor/block_text.h"

#include <QCoreApplication>

namespace glassbox::editor {

namespace {

/// Replaces each %1, %2 once: an argument that holds such text stays as it is.
QString filled(const QString& pattern, const std::vector<EditName>& arguments) {
    QString text;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const bool marked = pattern[i] == '%' && i + 1 < pattern.size();
        const int number = marked ? pattern[i + 1].digitValue() : -1;
        if (number < 1 || number > int(arguments.size())) {
            text += pattern[i];
            continue;
        }
        text += arguments[std::size_t(number - 1)].text();
        ++i;
    }
    return text;
}

} // namespace

EditName::EditName(const char* id, std::vector<EditName> arguments, int count)
    : say_([id = std::string(id), arguments = std::move(arguments), count] {
          return filled(qtTrId(id.c_str(), count), arguments);
      }) {}

EditName EditName::words(const QString& words) {
    return said([words] { return words; });
}

EditName EditName::kind(const std::string& kind) {
    return said([kind] { return kindTitle(kind); });
}

EditName EditName::parameter(const std::string& id) {
    return said([id] { return parameterLabel(id); });
}

} // namespace glassbox::editor
