// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/paint/fonts.h"
#include "editor/paint/theme.h"

#include <QAbstractButton>
#include <QLabel>
#include <QToolButton>

#include <functional>

class QBoxLayout;
class QSplitter;

namespace glassbox::app {

/// How quiet a label is.
enum class LabelRole : std::uint8_t { Plain, Label, Hint, Problem };

QLabel* makeLabel(const QString& text, editor::TypeStyle style, LabelRole role);

/// A name that people gave: shortened where there is no room, and then whole in the hover text.
class NameLabel : public QLabel {
    Q_OBJECT
  public:
    explicit NameLabel(editor::TypeStyle style, QWidget* parent = nullptr);
    void setName(const QString& name);
    QSize minimumSizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;
};

/// A button that shows an action's icon only, `side` pixels square; its name and shortcut are its tooltip.
QToolButton* makeIconButton(QAction* action, int side);

/// A tab of a dock's head, or a segment of a switch between few values.
QToolButton* makeTab(const QString& text);
QToolButton* makeSegment(const QString& text);

/// A bar across, named for the style sheet, with a row as its layout.
QWidget* makeBar(const char* name, int height, int margin, int spacing);

/// Widgets beside each other with lines of one pixel between them; the one that takes what is left over.
QSplitter* makeSplitter(Qt::Orientation orientation, std::initializer_list<QWidget*> widgets, int stretched);

/// The head of a dock, 36 high: tabs at the left, tools at the right.
struct DockHead {
    QWidget* widget = nullptr;
    QBoxLayout* tabs = nullptr;
    QBoxLayout* tools = nullptr;
};
DockHead makeDockHead();

/// A label and a number of one width, so that neither moves when it changes: "Step 640".
class ReadOut : public QWidget {
    Q_OBJECT
  public:
    /// The label by its id; `widest` gives the longest text that is expected, in the language of now.
    ReadOut(const char* label, std::function<QString()> widest, QWidget* parent = nullptr);
    void setValue(const QString& value);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void keepWidth();

    std::function<QString()> widest_;
    QLabel* value_;
};

/// Whether a switch stands for several things that differ.
enum class Mixed : std::uint8_t { No, Yes };

/// On or off, as a sliding switch.
class Switch : public QAbstractButton {
    Q_OBJECT
  public:
    explicit Switch(const editor::Theme& theme, QWidget* parent = nullptr);
    QSize sizeHint() const override { return {32, 20}; }
    /// A mixed switch has its knob in the middle, until it is clicked.
    void setMixed(Mixed mixed);
    Mixed mixed() const { return mixed_; }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    editor::Theme theme_;
    Mixed mixed_ = Mixed::No;
};

} // namespace glassbox::app
