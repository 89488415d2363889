// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>
#include <string>
#include <vector>

namespace glassbox::editor {

/// What an edit is called: the id of a text with its arguments, so that the name comes in the language in
/// which it is read, and not in the one in which the edit was made.
class EditName {
  public:
    /// A text of the interface with its arguments for %1, %2; where it has plural forms, `count` chooses.
    EditName(const char* id, std::vector<EditName> arguments = {}, int count = -1);
    /// What is the same in every language: a name that a person gave, a number.
    static EditName words(const QString& words);
    static EditName kind(const std::string& kind);
    static EditName parameter(const std::string& id);
    /// Texts that are found by other means, asked for anew each time.
    static EditName said(std::function<QString()> say) { return EditName(std::move(say)); }

    /// In the language of the interface as it is now.
    QString text() const { return say_(); }

  private:
    explicit EditName(std::function<QString()> say) : say_(std::move(say)) {}

    std::function<QString()> say_;
};

} // namespace glassbox::editor
