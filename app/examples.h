// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/paint/theme.h"
#include "engine/base/result.h"
#include "engine/model/model.h"

#include <QPixmap>
#include <QStringList>

namespace glassbox::app {

/// A model that comes with the program, embedded in it.
struct Example {
    QString name;  ///< Of its file, without the ending: "digits-cnn".
    QString title; ///< In the language of the window: "Handwritten digits, convolution".
    QString about; ///< One sentence.
};

/// All of them, those for a first look first.
std::vector<Example> examples();

/// BadFile where there is none of that name.
Result<Model> loadExample(const QString& name);

/// Whether a file lies in the folder of examples of this installation: such a file is opened as a copy.
bool isInstalledExample(const QString& file);

/// A small drawing of a graph: its blocks as cards in the colours of their categories, its wires.
QPixmap sketchOf(const Model& model, const editor::Theme& theme, QSize size, double ratio);

} // namespace glassbox::app
