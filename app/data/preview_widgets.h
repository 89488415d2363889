// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/data/data_preview.h"
#include "editor/paint/theme.h"

#include <QImage>
#include <QTableWidget>
#include <QWidget>

namespace glassbox::app {

/// Pictures in rows, each with its class below; pixels are enlarged by whole numbers and never smoothed.
class PictureGrid : public QWidget {
    Q_OBJECT
  public:
    explicit PictureGrid(QWidget* parent = nullptr);
    void setTheme(const editor::Theme& theme);
    /// `pictures` F32 [n, H, W, C]; `classes` one a picture, or none.
    void setPictures(const Tensor& pictures, const QStringList& classes);
    const std::vector<QImage>& images() const { return images_; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override { return {360, heightForWidth(360)}; }

  protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

  private:
    QSize cell() const;
    int columns(int width) const;
    QRect cellRect(int index) const;

    editor::Theme theme_{editor::Tone::Dark};
    std::vector<QImage> images_;
    QStringList classes_;
};

/// How many samples each class has, as bars: for training solid, for testing hatched, with both numbers.
class ClassBars : public QWidget {
    Q_OBJECT
  public:
    explicit ClassBars(QWidget* parent = nullptr);
    void setTheme(const editor::Theme& theme);
    void setClasses(const std::vector<ClassCount>& classes);
    const std::vector<ClassCount>& classes() const { return classes_; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

  protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

  private:
    void paintRow(QPainter& painter, const ClassCount& row, const QRect& place, std::int64_t most) const;
    int nameWidth() const;

    editor::Theme theme_{editor::Tone::Dark};
    std::vector<ClassCount> classes_;
};

/// The first rows of a table; its headings say which column is predicted, and a click on one chooses it.
class TablePreview : public QTableWidget {
    Q_OBJECT
  public:
    explicit TablePreview(QWidget* parent = nullptr);
    void setPreview(const DataPreview& preview);

  Q_SIGNALS:
    void targetChosen(int column);
};

} // namespace glassbox::app
