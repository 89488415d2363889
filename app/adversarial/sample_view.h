// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/feature_bars.h"
#include "app/charts/picture_view.h"
#include "app/inside/attack_lab.h"
#include "app/inside/decision_map.h"

#include <QStackedWidget>

namespace glassbox::app {

/// The three places of an attack: what it begins with, what it adds, what comes of it.
enum class AttackPlace : std::uint8_t { Sample, Step, Result };

/// One place of an attack, as its data is looked at: a picture, a point on the plane of two inputs, or the
/// numbers of a row as bars.
class SampleView : public QStackedWidget {
    Q_OBJECT
  public:
    /// Without a map points are shown as rows.
    SampleView(AttackPlace place, AttackLab& lab, const DecisionMap* map, QWidget* parent = nullptr);
    void setTheme(const editor::Theme& theme);
    /// Null empties the view.
    void showAttack(const std::shared_ptr<const AttackLab::Shown>& shown);
    void setHint(const QString& hint);
    PictureView* picture() const { return picture_; }
    FeatureBars* bars() const { return bars_; }
    SurfaceView* surface() const { return surface_; }
    /// No more than has to be: what is left over is shared out.
    QSize sizeHint() const override { return minimumSize(); }
    QSize minimumSizeHint() const override { return {84, 84}; }

  private:
    void open();
    QWidget* fitting(const Tensor* sample) const;
    void showPicture(const std::shared_ptr<const AttackLab::Shown>& shown);
    void showBars(const AttackLab::Shown& shown);
    void showPoint(const AttackLab::Shown& shown);
    const Tensor& tensorOf(const SampleAttack& attack) const;

    AttackPlace place_;
    AttackLab& lab_;
    const DecisionMap* map_;
    PictureView* picture_;
    FeatureBars* bars_;
    SurfaceView* surface_;
};

} // namespace glassbox::app
