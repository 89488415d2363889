// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/settings.h"
#include "engine/base/result.h"
#include "engine/model/model.h"

#include <QObject>
#include <QStringList>

namespace glassbox::editor {
class Document;
}

namespace glassbox::app {

/// What a document came from, and where saving writes it to.
struct Origin {
    QString file;  ///< Its file; "" while it has none (new, or a copy of an example).
    QString name;  ///< As people call it; "" for one that is new.
    QString place; ///< A file in whose folder relative paths of data begin; "" for none.
};

/// Of a file that is opened: itself, or a copy where it is one of the installation's examples.
Origin originOf(const QString& file);

/// Files as people handle them: new, open, save, save as, recent files, examples, files dropped onto the
/// window, and the question about changes that are not saved. Knows no views; the window carries out what it
/// asks by its signals.
class DocumentFiles : public QObject {
    Q_OBJECT
  public:
    DocumentFiles(editor::Document& document, Settings& settings, QWidget* window, QObject* parent);

    const Origin& origin() const { return origin_; }
    bool isEdited() const;
    /// "Saved", "Edited", "Not saved yet", in the language of the window.
    QString stateText() const;

    void newDocument();
    /// Asks which file.
    void chooseFile();
    void openFile(const QString& file);
    void openExample(const QString& name);
    /// Opens a model that was rescued after a crash: it counts as edited.
    void openRescued(Model model, const Origin& origin);
    void save();
    void saveAs();
    void saveTo(const QString& file);
    /// Files that were opened or saved, the newest first.
    QStringList recent() const;
    /// False where the person decides not to leave the document: asks about changes first.
    bool mayLeave();
    /// A document (the first of them) is opened; anything else is data.
    void dropped(const QStringList& files);
    /// The window opened that document.
    void took(const Origin& origin);

  Q_SIGNALS:
    void openWanted(const QString& file);
    void modelWanted(const glassbox::Model& model, const glassbox::app::Origin& origin);
    /// The model is written; weights belong beside it.
    void saved(const QString& file);
    void failed(const glassbox::Error& error);
    void dataDropped(const QString& path);
    /// Name, file or saved state may differ.
    void changed();

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void remember(const QString& file);
    void openModel(Model model, const Origin& origin);
    void movePaths(const QString& from, const QString& to);

    editor::Document& document_;
    Settings& settings_;
    QWidget* window_;
    Origin origin_;
};

} // namespace glassbox::app
