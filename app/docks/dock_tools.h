// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <functional>
#include <vector>

class QComboBox;
class QHBoxLayout;

namespace glassbox::app {

/// What stands at the right of a dock's head. Where tabs and tools have no room for both, tools whose work a
/// menu does too are left out, and choosers become narrower.
class DockTools : public QWidget {
    Q_OBJECT
  public:
    explicit DockTools(QWidget* parent = nullptr);
    QHBoxLayout* row() const { return row_; }
    /// A tool in the row that can be done without, the first first.
    void addSpare(QWidget* tool) { spare_.push_back(tool); }
    /// With everything, as wide as it likes.
    int fullWidth() const;
    /// Without what can be left out, as narrow as it can be.
    int leastWidth() const;
    /// Leaves out what has no room in so many pixels.
    void fitTo(int room);

  private:
    int widthWithout(std::size_t left, int (*widthOf)(const QWidget&)) const;

    QHBoxLayout* row_;
    std::vector<QWidget*> spare_;
};

/// A chooser of names of the document's own (blocks, parameters) in a dock's head: it may become narrow, and
/// its hover text is the chosen name with what `about` (the id of a text) says.
QComboBox* makeNameChooser(const char* about);
/// Puts other names into it by `fill`; those who listen hear of it once, at the end.
void refillChooser(QComboBox& chooser, const std::function<void()>& fill);

} // namespace glassbox::app
