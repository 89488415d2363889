// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/document.h"
#include "editor/paint/theme.h"

#include <QScrollArea>

class QVBoxLayout;

namespace glassbox::app {

class HistogramView;

/// Everything about the selected block: its parameters, the types of its ports, its weights, its formula and
/// help. With nothing selected: the document; a kind chosen in the palette shows its help.
class InspectorPanel : public QScrollArea {
    Q_OBJECT
  public:
    explicit InspectorPanel(editor::Document& document, QWidget* parent = nullptr);
    void setTheme(const editor::Theme& theme);
    /// "" shows the document.
    void showBlock(const QString& id);
    void showKind(const QString& kind);
    const std::string& block() const { return block_; }
    /// The live numbers of the block's weights; null where there are none yet.
    void showWeights(const std::vector<float>& values, std::uint64_t step);

  private:
    void rebuild();
    QVBoxLayout* addSection(const QString& title);
    void addDocument();
    void addBlock();
    void addHead(const QString& icon, Category category, const QString& title, const QString& subtitle);
    void addParameters(const BlockSpec& spec);
    QWidget* makeEditor(const ParameterSpec& parameter, const ParameterValue& value);
    QWidget* makeField(const ParameterSpec& parameter, const ParameterValue& value);
    void addTypes(const BlockSpec& spec);
    void addProblems();
    void addWeights();
    void addHelp(const std::string& kind);
    void commit(const std::string& parameter, const ParameterValue& value);

    editor::Document& document_;
    editor::Theme theme_{editor::Tone::Dark};
    std::string block_;
    std::string kind_; ///< Of the palette, while no block is shown.
    QVBoxLayout* column_ = nullptr;
    HistogramView* histogram_ = nullptr;
    bool committing_ = false;
};

} // namespace glassbox::app
