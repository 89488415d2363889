// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/autosave.h"

#include "editor/document.h"
#include "engine/base/atomic_file.h"
#include "engine/model/model_json.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>
#include <QUuid>

namespace glassbox::app {

namespace {

const char* const copyEnding = ".rescue";
const char* const lockEnding = ".lock";

/// A copy is one file, so that text and origin never disagree: a line of JSON, then the document.
std::string written(const Origin& origin, const Model& model) {
    const QJsonObject head{{"file", origin.file}, {"name", origin.name}, {"place", origin.place}};
    return QJsonDocument(head).toJson(QJsonDocument::Compact).toStdString() + "\n" + model_to_json(model);
}

QString withEnding(const QString& copy, const char* ending) {
    return copy.left(copy.lastIndexOf('.')) + ending;
}

/// Whether the program that wrote the copy still runs.
bool isHeld(const QString& copy) {
    QLockFile lock(withEnding(copy, lockEnding));
    lock.setStaleLockTime(0);
    return !lock.tryLock(0);
}

std::optional<Rescue> rescueOf(const QFileInfo& copy) {
    QFile file(copy.filePath());
    if (!file.open(QIODevice::ReadOnly)) return {};
    const QJsonDocument head = QJsonDocument::fromJson(file.readLine());
    if (!head.isObject()) return {};
    auto text = [&](const char* key) { return head.object().value(QLatin1String(key)).toString(); };
    return Rescue{copy.filePath(), {text("file"), text("name"), text("place")}, copy.lastModified()};
}

} // namespace

AutosavePlan usualAutosave() {
    return {QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + "/rescue"};
}

Autosave::Autosave(editor::Document& document, DocumentFiles& files, const AutosavePlan& plan,
                   QObject* parent)
    : QObject(parent), document_(document), files_(files), plan_(plan),
      name_(QUuid::createUuid().toString(QUuid::WithoutBraces)) {
    if (plan_.folder.isEmpty()) return;
    timer_.setSingleShot(true);
    timer_.setTimerType(Qt::PreciseTimer);
    timer_.setInterval(plan_.interval);
    connect(&timer_, &QTimer::timeout, this, &Autosave::saveNow);
    connect(&document, &editor::Document::edited, this, &Autosave::edited);
    connect(&document, &editor::Document::opened, this, &Autosave::removeOwn);
    connect(&document.undoStack(), &QUndoStack::cleanChanged, this, [this](bool clean) {
        if (clean)
            removeOwn();
        else
            edited(); // A rescued document is edited without any edit.
    });
}

Autosave::~Autosave() {
    if (!plan_.folder.isEmpty()) removeOwn();
}

QString Autosave::path(const char* ending) const {
    return plan_.folder + "/" + name_ + ending;
}

/// The clock runs from the first edit that no copy holds: no edit is older than the interval without one.
void Autosave::edited() {
    stale_ = true;
    if (!timer_.isActive()) timer_.start();
}

void Autosave::saveNow() {
    if (plan_.folder.isEmpty() || !stale_) return;
    timer_.stop();
    if (!files_.isEdited())
        removeOwn();
    else if (write())
        stale_ = false;
    else
        timer_.start();
}

bool Autosave::write() {
    if (!QDir().mkpath(plan_.folder)) return false;
    if (!lock_) {
        lock_ = std::make_unique<QLockFile>(path(lockEnding));
        lock_->setStaleLockTime(0);
        lock_->tryLock(0);
    }
    const std::string text = written(files_.origin(), document_.model());
    return write_file_atomically(path(copyEnding).toStdString(), text).has_value();
}

void Autosave::removeOwn() {
    timer_.stop();
    stale_ = false;
    QFile::remove(path(copyEnding));
    lock_.reset();
}

std::vector<Rescue> Autosave::rescues() const {
    std::vector<Rescue> found;
    if (plan_.folder.isEmpty()) return found;
    const QStringList pattern{QString("*") + copyEnding};
    for (const QFileInfo& copy : QDir(plan_.folder).entryInfoList(pattern, QDir::Files, QDir::Time)) {
        if (copy.filePath() == path(copyEnding) || isHeld(copy.filePath())) continue;
        if (const auto rescue = rescueOf(copy)) found.push_back(*rescue);
    }
    return found;
}

Result<Model> Autosave::load(const Rescue& rescue) const {
    constexpr std::size_t limit = 64u << 20;
    const auto text = read_file(rescue.file.toStdString(), limit);
    if (!text) return tl::unexpected(text.error());
    return model_from_json(std::string_view(*text).substr(text->find('\n') + 1), rescue.file.toStdString());
}

void Autosave::forget(const Rescue& rescue) {
    QFile::remove(rescue.file);
    QFile::remove(withEnding(rescue.file, lockEnding));
}

} // namespace glassbox::app
