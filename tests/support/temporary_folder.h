// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTemporaryDir>

#include <filesystem>

namespace glassbox {

/// A folder that is gone after the test.
class TemporaryFolder {
  public:
    std::filesystem::path path() const { return folder_.path().toStdString(); }
    std::filesystem::path operator/(const std::string& name) const { return path() / name; }
    /// Number of entries, hidden ones too.
    int entries() const { return int(std::distance(std::filesystem::directory_iterator(path()), {})); }

  private:
    QTemporaryDir folder_;
};

} // namespace glassbox
