// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/data/batch_source.h"

#include <QObject>
#include <QStringList>

#include <filesystem>
#include <optional>

namespace glassbox::app {

/// How many samples of a class are for training and for testing.
struct ClassCount {
    QString name;
    std::int64_t train = 0;
    std::int64_t test = 0;
    bool operator==(const ClassCount&) const = default;
};

/// A look at data before they are used: what they are, some samples, and how the classes are spread; or why
/// they cannot be read. Of a table the rows as they stand in the file, even where it is refused.
struct DataPreview {
    std::optional<Error> error;
    DataInfo info; ///< Meaningless with an error.

    QStringList columns;           ///< Of a table: names from the header, else "1", "2", ...
    std::vector<QStringList> rows; ///< The first ones.
    bool hasHeader = false;
    std::int64_t targetColumn = -1; ///< Which is predicted; -1 where it is not known.

    Tensor pictures;     ///< The first ones, F32 [n, H, W, C] in 0..1; empty for tables.
    Tensor augmented;    ///< The same as training would see them; empty where nothing is augmented.
    QStringList classOf; ///< Of each picture.

    std::vector<ClassCount> classes; ///< Empty where numbers are predicted.
    std::int64_t counted = 0; ///< Samples that `classes` counts: all, or fewer of a set too large for memory.
};

/// Reads what a data block with these parameters would. Takes as long as reading the files does.
DataPreview readPreview(const Parameters& parameters, const std::filesystem::path& folder);

/// Reads previews on a thread of its own, the newest wish only.
class PreviewReader : public QObject {
    Q_OBJECT
  public:
    explicit PreviewReader(QObject* parent = nullptr);
    /// Does not wait for a file that is still being read.
    ~PreviewReader() override;
    void request(const Parameters& parameters, const std::filesystem::path& folder);
    bool isBusy() const { return busy_; }

  Q_SIGNALS:
    void read(const std::shared_ptr<const glassbox::app::DataPreview>& preview);

  private:
    struct Mailbox;
    struct Wish {
        Parameters parameters;
        std::filesystem::path folder;
    };
    void start();
    void take(const std::shared_ptr<const DataPreview>& preview);

    std::shared_ptr<Mailbox> mailbox_;
    std::optional<Wish> next_;
    bool busy_ = false;
};

} // namespace glassbox::app
