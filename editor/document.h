// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/edit_name.h"
#include "editor/edits/model_patch.h"
#include "engine/check/check.h"

#include <QObject>
#include <QStringList>
#include <QUndoStack>

#include <functional>

namespace glassbox::editor {

class EditCommand;

/// The open document: the only place that changes a Model, always by a command on the undo stack. After every
/// change of meaning the model is checked again; the newest CheckResult is kept. Everything else (scene,
/// inspector, lists, training) reads from here and holds ids only.
class Document : public QObject {
    Q_OBJECT
  public:
    explicit Document(QObject* parent = nullptr);

    /// Replaces the document; the undo stack begins empty. `name` is what people call it ("digits-cnn").
    void open(Model model, DataInfos data, const QString& name);
    void setName(const QString& name);
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
    /// The same in the name of an edit: a kind's title follows the language.
    EditName nameOf(const std::string& block) const;

    /// One step of undo with this name. `change` works on a copy of the model (see editor/edits/edits.h);
    /// nothing happens where it leaves it equal. Edits in a row with the same key that is not empty are one
    /// step (a drag, a slider).
    void edit(const EditName& name, const std::function<void(Model&)>& change, const QString& key = {});
    /// The same for the main graph.
    void editGraph(const EditName& name, const std::function<void(Definition&)>& change,
                   const QString& key = {});
    /// An edit that sets one parameter; a value that is the default is not kept. Returns why the value is not
    /// allowed, if it is not.
    std::optional<Message> setParameter(const std::string& block, const std::string& parameter,
                                        const ParameterValue& value);
    /// What checking would say of a changed copy, without changing anything: for wires that are still being
    /// dragged.
    CheckResult tried(const std::function<void(Definition&)>& change) const;
    QUndoStack& undoStack() { return undoStack_; }
    /// Names the steps of undo anew, after the language changed.
    void retranslate();

  Q_SIGNALS:
    void opened();
    /// The model means something else, or data do: everything was checked again. `ids` are the blocks that
    /// the edit touched; types and problems of others may differ too.
    void changed(const QStringList& ids);
    /// Only places on the canvas and names differ.
    void arranged();
    void parameterChanged(const QString& block, const QString& parameter);
    /// The edit (or its undo) as people call it, after changed() or arranged(): for marks on charts.
    void edited(const QString& name);
    void renamed();

  private:
    friend class EditCommand;
    void apply(const ModelPatch& patch, Direction direction, const QString& name);
    void tell(const ModelPatch& patch, const QString& name);
    void tellParameters(const ModelPatch& patch);
    void checkAgain();

    QString name_;
    Model model_;
    DataInfos data_;
    CheckResult checked_;
    std::map<std::string, std::int64_t> weights_;
    QUndoStack undoStack_;
};

} // namespace glassbox::editor
