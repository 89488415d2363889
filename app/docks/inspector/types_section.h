// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/docks/inspector/section.h"
#include "editor/document.h"
#include "engine/catalogue/block_spec.h"

class QTimer;

namespace glassbox::app {

class FieldRow;

/// A label and a number at the end of its line, which wraps where both do not fit.
QWidget* makeNumberRow(const QString& label, const QString& value, const QString& hover = {});

/// The types of a block's ports with named dimensions, and what it costs for a sample.
class TypesSection : public Section {
    Q_OBJECT
  public:
    TypesSection(const editor::Document& document, const std::string& block, const editor::Theme& theme,
                 QWidget* parent = nullptr);
    void refresh();

  private:
    /// A port, its type where that is known, and its row.
    struct Row {
        PortSpec port;
        const char* side = "";
        std::optional<WireType> type;
        QLabel* mark = nullptr;
        WrappingLabel* words = nullptr;
        FieldRow* line = nullptr;
    };
    std::vector<Row> ports() const;
    void add(Row& row);
    void show(const Row& row);

    const editor::Document& document_;
    std::string block_;
    editor::Theme theme_;
    std::vector<Row> rows_;
};

/// Weights, multiply-adds, operations and bytes of a block, from its program. Lowering takes a few
/// milliseconds, so edits in a row are waited for.
class CostSection : public Section {
    Q_OBJECT
  public:
    CostSection(const editor::Document& document, const std::string& block, const editor::Theme& theme,
                QWidget* parent = nullptr);
    /// Soon, and once for many calls.
    void refresh();

  private:
    void fill();

    const editor::Document& document_;
    std::string block_;
    QTimer* soon_ = nullptr;
};

} // namespace glassbox::app
