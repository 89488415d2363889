// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/data/data_preview.h"
#include "app/docks/inspector/wrapping_label.h"
#include "editor/document.h"

#include <QDialog>

class QComboBox;
class QPushButton;
class QScrollArea;
class QStackedWidget;

namespace glassbox::app {

class ClassBars;
class ParameterField;
class PictureGrid;
class TablePreview;

/// Chooses what a data block gives: where it comes from, what is predicted, what is held out, how it is
/// normalised and augmented; with a preview of the very samples, read in the background, and refusals in
/// words. Nothing changes in the document until Apply, which is one step of undo.
class DataDialog : public QDialog {
    Q_OBJECT
  public:
    /// `block` is "" for a data block that is made by Apply. Paths are relative to `folder`.
    DataDialog(editor::Document& document, const std::string& block, const std::filesystem::path& folder,
               const editor::Theme& theme, QWidget* parent = nullptr);

    /// Looks at a file or folder, as if it had been chosen here.
    void choosePath(const QString& path);
    const Parameters& draft() const { return draft_; }
    /// What is shown; null before the first was read.
    const std::shared_ptr<const DataPreview>& preview() const { return preview_; }
    ParameterField* field(const std::string& parameter) const;
    QPushButton* applyButton() const { return apply_; }

  Q_SIGNALS:
    /// A block that Apply made.
    void made(const QString& block);

  private:
    // data_dialog_layout.cpp
    void build();
    QWidget* buildChoices();
    QWidget* buildSources();
    QWidget* buildPreview();
    QWidget* buildButtons();
    ParameterField* addField(const std::string& parameter, QBoxLayout* column);

    enum class Source : std::uint8_t { File, Builtin, Generator };
    Source source() const;
    void chooseSource(Source source);
    void chooseBuiltin(const QString& name);
    enum class Browse : std::uint8_t { File, Folder };
    void browse(Browse what);
    void set(const std::string& parameter, const ParameterValue& value);
    void changed();
    void showDraft();
    void showPreview(const std::shared_ptr<const DataPreview>& preview);
    void showSummary();
    void showSamples();
    bool applies(const std::string& parameter) const;
    void chooseTarget(int column);
    void apply();

    editor::Document& document_;
    std::string block_;
    std::filesystem::path folder_;
    editor::Theme theme_;
    const BlockSpec* spec_;
    Parameters draft_; ///< Complete.
    PreviewReader* reader_;
    std::shared_ptr<const DataPreview> preview_;

    std::vector<QToolButton*> sources_;
    QComboBox* builtin_ = nullptr;
    QWidget* browse_ = nullptr;
    std::vector<ParameterField*> fields_;
    WrappingLabel* summary_ = nullptr;
    WrappingLabel* split_ = nullptr;
    WrappingLabel* state_ = nullptr;
    WrappingLabel* problem_ = nullptr;
    QWidget* refusal_ = nullptr;
    QStackedWidget* samples_ = nullptr;
    PictureGrid* pictures_ = nullptr;
    QToolButton* plain_ = nullptr;
    QToolButton* augmented_ = nullptr;
    QWidget* variants_ = nullptr;
    TablePreview* table_ = nullptr;
    WrappingLabel* balance_ = nullptr;
    ClassBars* bars_ = nullptr;
    QScrollArea* barsArea_ = nullptr;
    QPushButton* apply_ = nullptr;
};

} // namespace glassbox::app
