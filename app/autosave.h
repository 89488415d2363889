// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document_files.h"

#include <QDateTime>
#include <QLockFile>
#include <QTimer>

#include <optional>

namespace glassbox::app {

/// Where copies for emergencies go, and how often.
struct AutosavePlan {
    QString folder; ///< "": nothing is kept.
    int interval =
        29'000; ///< Milliseconds from the first edit without a copy: whole in 30 s with the writing.
};

/// 30 seconds, in the user's data folder.
AutosavePlan usualAutosave();

/// A copy that a program left behind that did not come to its end.
struct Rescue {
    QString file; ///< Of the copy.
    Origin origin;
    QDateTime time;
};

/// Keeps a copy of the document while it has changes that are not saved: written whole or not at all, every
/// interval in which something was edited, and whenever asked (before Play). Each program has a name of its
/// own and a lock beside it; a copy whose lock nobody alive holds is one to be rescued. A clean end takes its
/// own copy away.
class Autosave : public QObject {
    Q_OBJECT
  public:
    Autosave(editor::Document& document, DocumentFiles& files, const AutosavePlan& plan, QObject* parent);
    ~Autosave() override;

    /// Writes now, where there is something to lose.
    void saveNow();
    /// What earlier programs left, the newest first.
    std::vector<Rescue> rescues() const;
    Result<Model> load(const Rescue& rescue) const;
    /// Takes a copy away: it was opened or is not wanted.
    void forget(const Rescue& rescue);

  private:
    void edited();
    QString path(const char* ending) const;
    bool write();
    void removeOwn();

    editor::Document& document_;
    DocumentFiles& files_;
    AutosavePlan plan_;
    QString name_;
    std::unique_ptr<QLockFile> lock_;
    QTimer timer_;
    bool stale_ = false; ///< Edited since the copy was written.
};

} // namespace glassbox::app
