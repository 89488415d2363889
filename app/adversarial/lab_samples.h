// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/adversarial/draw_pad.h"
#include "app/docks/panel_parts.h"
#include "app/docks/sample_gallery.h"
#include "app/inside/attack_lab.h"

class QPushButton;

namespace glassbox::app {

/// Which held-out samples are listed: all, those read rightly, or those of them that the attack fools.
enum class SampleFilter : std::uint8_t { All, Correct, Fooled };

/// The left side of the lab: the held-out samples with what each is now read as, and a sheet to draw one's
/// own.
class LabSamples : public QWidget {
    Q_OBJECT
  public:
    explicit LabSamples(AttackLab& lab, QWidget* parent = nullptr);
    void setTheme(const editor::Theme& theme);
    SampleFilter filter() const { return filter_; }
    void setFilter(SampleFilter filter);
    QToolButton* filterButton(SampleFilter filter) const { return filters_[std::size_t(filter)]; }
    SampleGallery* gallery() const { return gallery_; }
    DrawPad* pad() const { return pad_; }
    QPushButton* useButton() const { return use_; }
    QPushButton* clearButton() const { return clear_; }
    /// What is said of the chosen sample.
    QString legend() const { return legend_->text(); }

  protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

  private:
    QWidget* buildHead();
    QWidget* buildFilters();
    QWidget* buildLegend();
    QWidget* buildPad();
    void open();
    void retranslate();
    void showList();
    void showReadings();
    void showLegend();
    bool isListed(std::int64_t row) const;
    std::optional<SampleBadge> badgeOf(std::int64_t row) const;
    void useDrawing();

    AttackLab& lab_;
    editor::Theme theme_{editor::Tone::Dark};
    SampleFilter filter_ = SampleFilter::All;
    QLabel* title_ = nullptr;
    QLabel* count_ = nullptr;
    QToolButton* filters_[3] = {};
    SampleGallery* gallery_ = nullptr;
    QLabel* sign_ = nullptr;
    QLabel* legend_ = nullptr;
    QLabel* pointHint_ = nullptr; ///< How a point of one's own is chosen.
    QWidget* drawing_ = nullptr;  ///< The sheet and all that belongs to it.
    DrawPad* pad_ = nullptr;
    QPushButton* use_ = nullptr;
    QPushButton* clear_ = nullptr;
};

} // namespace glassbox::app
