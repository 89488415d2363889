// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/focus_ring.h"

#include <QWidget>

namespace glassbox::app {

/// One number of a row, and how its bar is drawn: from `middle`, so that middle ± `reach` fills the track.
struct FeatureValue {
    QString name;
    double value = 0;
    double middle = 0;
    double reach = 1;
};

/// What the bars' colour says: nothing, or the number on the diverging map.
enum class FeatureColour : std::uint8_t { Plain, Diverging };

/// A row of numbers as bars with their names and values. Where they have no room, the wheel and the keys
/// scroll.
class FeatureBars : public QWidget {
    Q_OBJECT
  public:
    explicit FeatureBars(FeatureColour colour, QWidget* parent = nullptr);
    void setTheme(const editor::Theme& theme);
    void setValues(std::vector<FeatureValue> values);
    const std::vector<FeatureValue>& values() const { return values_; }
    /// The first feature that is shown.
    int first() const { return first_; }
    void setFirst(int first);
    /// Where the bar of a feature is drawn; empty where it is scrolled away.
    QRectF barRect(int feature) const;
    QSize sizeHint() const override { return {150, 150}; }
    QSize minimumSizeHint() const override { return {84, 84}; }

  Q_SIGNALS:
    void scrolled(int first);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;

  private:
    int room() const;
    void scrollTo(int first);
    QRect lineRect(int feature) const;
    QRectF track(int feature) const;
    void paintFeature(QPainter& painter, int feature) const;

    FeatureColour colour_;
    editor::Theme theme_{editor::Tone::Dark};
    std::vector<FeatureValue> values_;
    int first_ = 0;
    FocusRing focus_;
};

} // namespace glassbox::app
