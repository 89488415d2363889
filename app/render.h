// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command_line.h"
#include "engine/base/result.h"

#include <QImage>

namespace glassbox::app {

/// Prepares the application for widgets in our fonts and style; call once, before the first of them.
void setUpApplication();

/// A picture of the window with the call's document (size, theme, scale, language as it says) after `steps`
/// training steps: all of it, or its canvas, loss chart or map of weights (`view`). Needs a QApplication, but
/// no display. Errors: those of reading the document, WrongModel where it cannot be trained, those of
/// training it.
Result<QImage> renderWindow(const cli::CommandLine& call);

} // namespace glassbox::app
