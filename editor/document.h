// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/check/check.h"

#include <QObject>
#include <QStringList>
#include <QUndoStack>

namespace glassbox::editor {

class SetParameterCommand;

/// The open document: the only place that changes a Model, always by a command on the undo stack. After every
/// change the model is checked again; the newest CheckResult is kept. Everything else (scene, inspector,
/// lists) reads from here and holds ids only.
class Document : public QObject {
    Q_OBJECT
  public:
    explicit Document(QObject* parent = nullptr);

    /// Replaces the document; the undo stack begins empty. `name` is what people call it ("digits-cnn").
    void open(Model model, DataInfos data, const QString& name);
    /// Tells what the data blocks' sources offer (after a path changed); checks again.
    void setData(DataInfos data);

    const QString& name() const { return name_; }
    const Model& model() const { return model_; }
    const Definition& definition() const { return model_.main(); }
    const CheckResult& checked() const { return checked_; }
    /// Null where the catalogue has no such kind.
    const BlockSpec* specOf(const std::string& block) const;
    /// Trainable numbers of a block; 0 where it is not typed.
    std::int64_t weightsOf(const std::string& block) const;
    std::int64_t weights() const;
    /// The block's parameters with the defaults filled in; empty for an unknown kind.
    Parameters parametersOf(const std::string& block) const;
    /// The block's free name, or else its kind's title.
    QString titleOf(const std::string& block) const;

    /// Pushes a command that sets one parameter; nothing happens where it has that value already. Returns why
    /// the value is not allowed, if it is not.
    std::optional<Message> setParameter(const std::string& block, const std::string& parameter,
                                        const ParameterValue& value);
    QUndoStack& undoStack() { return undoStack_; }

  Q_SIGNALS:
    void opened();
    /// Blocks whose parameters, types or problems may look different now.
    void changed(const QStringList& ids);
    void parameterChanged(const QString& block, const QString& parameter);

  private:
    friend class SetParameterCommand;
    void applyParameter(const std::string& block, const std::string& parameter,
                        const std::optional<ParameterValue>& value);
    void checkAgain();

    QString name_;
    Model model_;
    DataInfos data_;
    CheckResult checked_;
    std::map<std::string, std::int64_t> weights_;
    QUndoStack undoStack_;
};

} // namespace glassbox::editor
