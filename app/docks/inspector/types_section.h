// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/docks/inspector/section.h"
#include "editor/document.h"

class QTimer;

namespace glassbox::app {

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
    void addPort(const PortSpec& port, const WireType* type, const char* side);

    const editor::Document& document_;
    std::string block_;
    editor::Theme theme_;
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
