// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/docks/inspector/inspected.h"
#include "app/docks/problems/problem.h"
#include "app/run_history.h"
#include "editor/paint/theme.h"

#include <QPointer>
#include <QScrollArea>

class QVBoxLayout;

namespace glassbox::app {

class CostSection;
class InspectorHead;
class LiveSection;
class ParameterField;
class RunSection;
class WrappingLabel;
class Section;
class TypesSection;

/// Everything about the selected blocks: their parameters, and of one block the types of its ports, its cost,
/// its weights, its formula and help. With nothing selected: the document and its run; a kind chosen in the
/// palette shows its help.
class InspectorPanel : public QScrollArea {
    Q_OBJECT
  public:
    explicit InspectorPanel(editor::Document& document, QWidget* parent = nullptr);
    ~InspectorPanel() override;
    void setTheme(const editor::Theme& theme);
    /// "" shows the document.
    void showBlock(const QString& id);
    void showBlocks(const editor::BlockIds& ids);
    void showKind(const QString& kind);
    /// The only block that is shown; "" for none or several.
    std::string block() const { return ids_.size() == 1 ? *ids_.begin() : std::string(); }
    /// The live numbers of the block's weights.
    void showSnapshot(const Snapshot& snapshot, const RunHistory& history);
    void beginRename();
    ParameterField* field(const std::string& parameter) const;
    LiveSection* live() const { return live_; }

  Q_SIGNALS:
    /// Blocks that an edit made, to be selected.
    void made(const editor::BlockIds& ids);
    void dataWanted(const QString& block);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    std::vector<QPointer<QWidget>> retired_; ///< Pages of before that wait for their end.
    void rebuild();
    void refresh();
    /// What decides which fields and sections there are.
    QString outline() const;
    Section* addSection(Section* section);
    void addDocument();
    /// One line about the document: a number, or the heading of a data block.
    struct Fact {
        QString label;
        QString value; ///< "" of a heading.
        std::string data;
    };
    std::vector<Fact> facts() const;
    void showData();
    void addFacts(const std::vector<Fact>& facts);
    void addBlocks(const Inspected& blocks);
    void addSingle(const std::string& id);
    void addParameters(const Inspected& blocks);
    void addDataButton(const std::string& id, QBoxLayout* column);
    void addHelp(const std::string& kind);
    void showProblems();
    QString problemAt(const std::string& parameter) const;
    void showValues();

    editor::Document& document_;
    editor::Theme theme_{editor::Tone::Dark};
    editor::BlockIds ids_;
    std::string kind_; ///< Of the palette, while no block is shown.
    std::set<QString> folded_;
    QString outline_; ///< Of what is shown now.

    QVBoxLayout* column_ = nullptr;
    InspectorHead* head_ = nullptr;
    Section* problems_ = nullptr;
    std::vector<std::pair<Problem, QString>> found_; ///< What the cards say, with the block's title.
    Section* data_ = nullptr;
    QStringList factLabels_;              ///< That stand in data_.
    std::vector<WrappingLabel*> numbers_; ///< Of the facts there; null of a heading.
    TypesSection* types_ = nullptr;
    CostSection* cost_ = nullptr;
    LiveSection* live_ = nullptr;
    RunSection* run_ = nullptr;
    std::vector<ParameterField*> fields_;
};

} // namespace glassbox::app
