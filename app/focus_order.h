// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

namespace glassbox::app {

enum class FocusStep : std::uint8_t { Next, Previous };

/// What takes the keyboard in these areas, one area after the other, each read as people do: line by line,
/// and from left to right. Only what is visible and enabled.
std::vector<QWidget*> focusOrder(const std::vector<QWidget*>& areas);

/// Tab: to the next in this order, around at the end. False where nothing of it has the keyboard now.
bool moveFocus(const std::vector<QWidget*>& areas, FocusStep step);

/// F6: to the first part of the next area that takes the keyboard.
void moveToArea(const std::vector<QWidget*>& areas, FocusStep step);

} // namespace glassbox::app
