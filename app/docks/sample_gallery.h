// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/inside/held_out.h"
#include "editor/paint/theme.h"

#include <QAbstractScrollArea>
#include <QHash>
#include <QImage>

#include <functional>

namespace glassbox::app {

/// What a sample was read as, where that is worth a badge; an earlier one is paler.
struct SampleBadge {
    QString name;
    enum class Age : std::uint8_t { Now, Earlier } age = Age::Now;
};

/// A red disc with the class that was read.
void paintBadge(QPainter& painter, const editor::Theme& theme, const QRect& place, const QString& name);

/// Held-out samples as small pictures in rows (rows of numbers as their index), a badge with the class that a
/// wrong one was read as. A click or the arrows choose one.
class SampleGallery : public QAbstractScrollArea {
    Q_OBJECT
  public:
    explicit SampleGallery(ChosenSample& sample, QWidget* parent = nullptr);
    void setTheme(const editor::Theme& theme);
    /// Other badges than those of the held-out answers.
    using Badges = std::function<std::optional<SampleBadge>(std::int64_t row)>;
    void setBadges(Badges badges) { badges_ = std::move(badges); }
    /// Whether the sample that all views look at is marked.
    enum class Mark : std::uint8_t { Chosen, None };
    void setMark(Mark mark);
    void setRows(const std::vector<std::int64_t>& rows);
    const std::vector<std::int64_t>& rows() const { return rows_; }
    /// Where a place of the list is drawn in the viewport.
    QRect cellRect(std::size_t place) const;

  Q_SIGNALS:
    /// By a hand; it may have been chosen before.
    void picked(std::int64_t row);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool viewportEvent(QEvent* event) override;

  private:
    int columns() const;
    void layOut();
    std::optional<std::size_t> placeAt(const QPoint& point) const;
    std::optional<std::size_t> chosenPlace() const;
    void reveal(std::size_t place);
    const QImage& picture(std::int64_t row);
    void pick(std::int64_t row);
    std::optional<SampleBadge> answerBadge(std::int64_t row) const;
    void paintSample(QPainter& painter, const QRect& cell, std::int64_t row);
    void paintCell(QPainter& painter, std::size_t place);

    ChosenSample& sample_;
    editor::Theme theme_{editor::Tone::Dark};
    std::vector<std::int64_t> rows_;
    Badges badges_;
    Mark mark_ = Mark::Chosen;
    QHash<std::int64_t, QImage> pictures_; ///< Of `pictured_`.
    BatchSourcePtr pictured_;
};

/// The picture of one raw sample [1, H, W, C] in 0..1; null for rows of numbers.
QImage samplePicture(const Tensor& sample);

} // namespace glassbox::app
