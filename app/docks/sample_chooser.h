// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/docks/sample_gallery.h"

class QComboBox;
class QLineEdit;

namespace glassbox::app {

/// Chooses the held-out sample that all views look at: by number, by class, worst mistakes first.
class SampleChooser : public QWidget {
    Q_OBJECT
  public:
    explicit SampleChooser(ChosenSample& sample, QWidget* parent = nullptr);
    void setTheme(const editor::Theme& theme);
    QComboBox* classes() const { return classes_; }
    QComboBox* order() const { return order_; }
    QLineEdit* number() const { return number_; }
    SampleGallery* gallery() const { return gallery_; }

  protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

  private:
    void fit();
    void fill();
    void showList();
    void showChosen();

    ChosenSample& sample_;
    QComboBox* classes_;
    QComboBox* order_;
    QLineEdit* number_;
    SampleGallery* gallery_;
};

} // namespace glassbox::app
