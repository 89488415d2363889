// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/layout/thumbnail.h"
#include "editor/paint/theme.h"

#include <QPainter>

namespace glassbox::editor {

/// Draws a thumbnail into `area`; without values the quiet ground of what will be there.
void paintThumbnail(QPainter& painter, const Theme& theme, const Thumbnail& thumbnail, const QRectF& area);

} // namespace glassbox::editor
