// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <vector>

class QWidget;

namespace glassbox::app {

class MainWindow;

/// A state of the window that a picture can show, by name ("training", "dragging").
struct RenderState {
    const char* name;
    /// Brings the window into it, by what a person does.
    void (*enter)(MainWindow& window);
};

const std::vector<RenderState>& renderStates();
std::vector<std::string> renderStateNames();

/// The panels that can be brought to the front.
std::vector<std::string> renderDockNames();

/// What `--view` may name besides "window": parts of the window, and "dialog:NAME".
std::vector<std::string> renderViewNames();

/// The part of the window (or the dialog, opened for it) that a view names; the panel of a dock goes by the
/// dock's id, but for "adversarial", which is the window with the lab. The window itself for "window".
QWidget* renderedPart(MainWindow& window, const std::string& view);

} // namespace glassbox::app
