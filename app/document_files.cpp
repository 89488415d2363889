// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document_files.h"

#include "app/dialogs/unsaved_question.h"
#include "app/examples.h"
#include "editor/document.h"
#include "engine/model/model_json.h"

#include <QCoreApplication>
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>

namespace glassbox::app {

namespace {

constexpr int mostRecent = 10;
const char* const recentKey = "files/recent";
const QString ending = QStringLiteral(".glassbox");

QString filter() {
    return qtTrId("ui.file.filter") + " (*" + ending + ")";
}

QStringList localFiles(const QMimeData& data) {
    QStringList files;
    for (const QUrl& url : data.urls())
        if (url.isLocalFile()) files << url.toLocalFile();
    return files;
}

/// A path in a document whose folder changes, so that it means the same file.
std::string movedPath(const std::string& path, const QDir& from, const QDir& to) {
    const QString text = QString::fromStdString(path);
    if (text.isEmpty() || text.startsWith("builtin:") || QDir::isAbsolutePath(text)) return path;
    return QDir::cleanPath(to.relativeFilePath(from.absoluteFilePath(text))).toStdString();
}

void movePathsOf(Block& block, const BlockSpec& spec, const QDir& from, const QDir& to) {
    for (const ParameterSpec& parameter : spec.parameters) {
        const auto found = block.parameters.find(parameter.id);
        if (parameter.kind != ParameterKind::Path || found == block.parameters.end()) continue;
        if (auto* path = std::get_if<std::string>(&found->second)) *path = movedPath(*path, from, to);
    }
}

} // namespace

Origin originOf(const QString& file) {
    const QString whole = QFileInfo(file).absoluteFilePath();
    return {isInstalledExample(whole) ? QString() : whole, QFileInfo(whole).completeBaseName(), whole};
}

DocumentFiles::DocumentFiles(editor::Document& document, Settings& settings, QWidget* window, QObject* parent)
    : QObject(parent), document_(document), settings_(settings), window_(window) {
    window->setAcceptDrops(true);
    window->installEventFilter(this);
    connect(&document.undoStack(), &QUndoStack::cleanChanged, this, &DocumentFiles::changed);
}

bool DocumentFiles::isEdited() const {
    return !document_.undoStack().isClean();
}

QString DocumentFiles::stateText() const {
    if (isEdited()) return qtTrId("ui.edited");
    return origin_.file.isEmpty() ? qtTrId("ui.not-saved") : qtTrId("ui.saved");
}

void DocumentFiles::newDocument() {
    if (mayLeave()) openModel(Model(), {});
}

void DocumentFiles::chooseFile() {
    const QString file = QFileDialog::getOpenFileName(window_, qtTrId("ui.action.open"),
                                                      QFileInfo(origin_.place).path(), filter());
    if (!file.isEmpty()) openFile(file);
}

void DocumentFiles::openFile(const QString& file) {
    if (!mayLeave()) return;
    Q_EMIT openWanted(file);
}

void DocumentFiles::openExample(const QString& name) {
    if (!mayLeave()) return;
    if (auto model = loadExample(name))
        openModel(std::move(*model), {{}, name, {}});
    else
        Q_EMIT failed(model.error());
}

void DocumentFiles::openRescued(Model model, const Origin& origin) {
    openModel(std::move(model), origin);
    document_.undoStack().resetClean();
}

void DocumentFiles::openModel(Model model, const Origin& origin) {
    Q_EMIT modelWanted(model, origin);
}

void DocumentFiles::took(const Origin& origin) {
    origin_ = origin;
    if (!origin.file.isEmpty()) remember(origin.file);
    Q_EMIT changed();
}

void DocumentFiles::save() {
    if (origin_.file.isEmpty())
        saveAs();
    else
        saveTo(origin_.file);
}

void DocumentFiles::saveAs() {
    const QString name = origin_.name.isEmpty() ? qtTrId("ui.untitled") : origin_.name;
    const QString folder = origin_.file.isEmpty() ? QDir::homePath() : QFileInfo(origin_.file).path();
    QString file = QFileDialog::getSaveFileName(window_, qtTrId("ui.action.save-as"),
                                                QDir(folder).filePath(name + ending), filter());
    if (file.isEmpty()) return;
    if (!file.endsWith(ending)) file += ending;
    saveTo(file);
}

void DocumentFiles::saveTo(const QString& file) {
    const QString whole = QFileInfo(file).absoluteFilePath();
    if (!origin_.place.isEmpty()) movePaths(QFileInfo(origin_.place).path(), QFileInfo(whole).path());
    if (const auto written = save_model(document_.model(), whole.toStdString()); !written) {
        Q_EMIT failed(written.error());
        return;
    }
    document_.undoStack().setClean();
    origin_ = {whole, QFileInfo(whole).completeBaseName(), whole};
    document_.setName(origin_.name);
    remember(whole);
    Q_EMIT saved(whole);
    Q_EMIT changed();
}

/// Relative paths of data begin in the document's folder: in another folder they are written otherwise.
void DocumentFiles::movePaths(const QString& from, const QString& to) {
    if (from == to) return;
    document_.editGraph("ui.undo.move-paths", [&](Definition& graph) {
        for (auto& [id, block] : graph.blocks)
            if (const BlockSpec* spec = document_.specOf(id)) movePathsOf(block, *spec, from, to);
    });
}

QStringList DocumentFiles::recent() const {
    return settings_.value(recentKey).toStringList();
}

void DocumentFiles::remember(const QString& file) {
    QStringList files = recent();
    files.removeAll(file);
    files.prepend(file);
    settings_.set(recentKey, files.mid(0, mostRecent));
}

bool DocumentFiles::mayLeave() {
    if (!isEdited()) return true;
    switch (askAboutChanges(window_, document_.name())) {
    case UnsavedAnswer::Save: save(); return !isEdited();
    case UnsavedAnswer::Discard: return true;
    case UnsavedAnswer::Cancel: return false;
    }
    return false;
}

void DocumentFiles::dropped(const QStringList& files) {
    for (const QString& file : files) {
        if (file.endsWith(ending)) return openFile(file);
    }
    if (!files.isEmpty()) Q_EMIT dataDropped(files.front());
}

bool DocumentFiles::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::DragEnter && event->type() != QEvent::Drop)
        return QObject::eventFilter(watched, event);
    auto* drop = static_cast<QDropEvent*>(event); // QDragEnterEvent is one, too.
    const QStringList files = localFiles(*drop->mimeData());
    if (files.isEmpty()) return QObject::eventFilter(watched, event);
    drop->acceptProposedAction();
    if (event->type() == QEvent::Drop) dropped(files);
    return true;
}

} // namespace glassbox::app
