// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/scene/graph_view.h"

#include <QWidget>

namespace glassbox::editor {

/// The whole graph in the corner of the canvas, with a frame around what is visible; a click travels there.
class Minimap : public QWidget {
    Q_OBJECT
  public:
    Minimap(GraphView& view, const GraphScene& scene);
    void setTheme(const Theme& theme);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

  private:
    QTransform fromScene() const;

    GraphView& view_;
    const GraphScene& scene_;
    Theme theme_{Tone::Dark};
};

} // namespace glassbox::editor
