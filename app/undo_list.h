// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QUndoStack;
class QWidget;

namespace glassbox::app {

/// Shows all steps of undo by their names below `anchor`; a click goes there. Closes by itself.
void showUndoList(QUndoStack& stack, QWidget* anchor);

} // namespace glassbox::app
