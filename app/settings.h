// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVariant>

#include <map>

namespace glassbox::app {

/// Whether the window's layout, theme and switches are read from and written to the user's settings.
enum class Memory : std::uint8_t { Kept, None };

/// What the program remembers between two starts, by name ("view/theme"). With Memory::None nothing is read
/// or written outside this object: tests and pictures begin alike everywhere.
class Settings {
  public:
    explicit Settings(Memory memory) : memory_(memory) {}
    Memory memory() const { return memory_; }
    QVariant value(const QString& key, const QVariant& otherwise = {}) const;
    void set(const QString& key, const QVariant& value);
    void remove(const QString& key);

  private:
    Memory memory_;
    std::map<QString, QVariant> values_; ///< Of Memory::None.
};

} // namespace glassbox::app
