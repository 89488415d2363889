// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/data/batch_source.h"

#include <QObject>

#include <deque>
#include <filesystem>
#include <thread>

namespace glassbox::app {

/// Keeps the sources of a document's data blocks open: what an edit asks for anew is opened on a thread of
/// its own, the newest wish only.
class DataOpener : public QObject {
    Q_OBJECT
  public:
    using Errors = std::map<std::string, Error>; ///< By data block.

    explicit DataOpener(QObject* parent = nullptr);
    ~DataOpener() override;

    /// Of another document, with what is open of it already; paths are relative to `folder`.
    void begin(const Model& model, Sources sources, Errors errors, const std::filesystem::path& folder);
    /// Opens what the model asks for and is not open.
    void want(const Model& model);
    /// Whether something that is wanted is still being opened.
    bool isBusy() const { return thread_.joinable(); }
    const Sources& sources() const { return sources_; }
    const Errors& errors() const { return errors_; }

  Q_SIGNALS:
    /// Everything that was wanted is open, or has its error.
    void opened();

  private:
    using Wanted = std::map<std::string, Parameters>;
    struct Answer {
        std::string block;
        Parameters parameters;
        Result<BatchSourcePtr> source;
    };
    void openMissing();
    void take(std::vector<Answer> answers, const std::filesystem::path& folder);
    BatchSourcePtr remembered(const Parameters& parameters) const;

    std::filesystem::path folder_;
    Wanted wanted_;
    Wanted asked_; ///< What sources_ and errors_ answer.
    Sources sources_;
    Errors errors_;
    /// The newest few, so that undo need not read again.
    std::deque<std::pair<Parameters, BatchSourcePtr>> memory_;
    std::thread thread_;
};

} // namespace glassbox::app
