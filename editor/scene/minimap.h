// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/scene/graph_view.h"

#include <QWidget>

namespace glassbox::editor {

/// The whole graph in the corner of the canvas, with a frame around what is visible; a click or a drag
/// travels there.
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
    void paintGraph(QPainter& painter) const;
    void forget();

    GraphView& view_;
    const GraphScene& scene_;
    Theme theme_{Tone::Dark};
    QPixmap picture_; ///< Of frames and blocks; null where something moved.
};

} // namespace glassbox::editor
