// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/paint/theme.h"

#include <QWidget>

namespace glassbox::app {

/// The ring around a view that the keyboard has come to; a click gives a view the keys, but no ring.
class FocusRing {
  public:
    /// Call it in focusInEvent and focusOutEvent.
    void notice(const QFocusEvent& event);
    void paint(QPainter& painter, const QRect& around, const editor::Theme& theme) const;

  private:
    bool shown_ = false;
};

} // namespace glassbox::app
