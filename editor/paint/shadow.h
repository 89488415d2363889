// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/paint/theme.h"

#include <QPainter>

namespace glassbox::editor {

/// A soft shadow below a card with round corners: one small picture, made once for each theme and stretched
/// in nine parts.
void paintShadow(QPainter& painter, const Theme& theme, const QRectF& card);

} // namespace glassbox::editor
