// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/docks/dock_tools.h"

#include "app/texts/retranslation.h"
#include "editor/paint/fonts.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QSignalBlocker>

#include <algorithm>

namespace glassbox::app {

namespace {

constexpr int gap = 8, narrowChooser = 84, wideChooser = 160, usualLetters = 15;
constexpr int aroundText = 36; ///< A chooser's padding and arrow.

int likedWidth(const QWidget& widget) {
    return std::clamp(widget.sizeHint().width(), widget.minimumWidth(), widget.maximumWidth());
}

/// Only what sets a least width of its own can be narrowed; words cannot.
int leastWidthOf(const QWidget& widget) {
    return widget.minimumWidth() > 0 ? widget.minimumWidth() : likedWidth(widget);
}

} // namespace

DockTools::DockTools(QWidget* parent) : QWidget(parent), row_(new QHBoxLayout(this)) {
    row_->setContentsMargins(0, 0, 0, 0);
    row_->setSpacing(gap);
}

/// The first so many of the spare ones are left out.
int DockTools::widthWithout(std::size_t left, int (*widthOf)(const QWidget&)) const {
    int width = 0;
    for (int i = 0; i < row_->count(); ++i) {
        QWidget* tool = row_->itemAt(i)->widget();
        if (!tool) continue;
        const auto spare = std::find(spare_.begin(), spare_.end(), tool);
        if (spare == spare_.end() ? tool->isHidden() : std::size_t(spare - spare_.begin()) < left) continue;
        width += widthOf(*tool) + (width > 0 ? gap : 0);
    }
    return width;
}

int DockTools::fullWidth() const {
    return widthWithout(0, likedWidth);
}

int DockTools::leastWidth() const {
    return widthWithout(spare_.size(), leastWidthOf);
}

void DockTools::fitTo(int room) {
    std::size_t left = 0;
    while (left < spare_.size() && widthWithout(left, leastWidthOf) > room) ++left;
    for (std::size_t i = 0; i < spare_.size(); ++i)
        if (spare_[i]->isHidden() != (i < left)) spare_[i]->setVisible(i >= left);
}

QComboBox* makeNameChooser(const char* about) {
    auto* box = new QComboBox;
    box->setFont(editor::font(editor::TypeStyle::MonoSmall));
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(usualLetters);
    // The name that is chosen is read as a whole, as long as it is no long one; the dock's tabs give way.
    auto say = [box, about] {
        box->setToolTip(box->currentText() + "\n" + qtTrId(about));
        const int wanted = box->fontMetrics().horizontalAdvance(box->currentText()) + aroundText;
        box->setMinimumWidth(std::clamp(wanted, narrowChooser, wideChooser));
    };
    sayInEveryLanguage(box, say);
    QObject::connect(box, &QComboBox::currentTextChanged, box, say);
    return box;
}

void refillChooser(QComboBox& chooser, const std::function<void()>& fill) {
    {
        const QSignalBlocker quiet(chooser);
        chooser.clear();
        fill();
    }
    Q_EMIT chooser.currentTextChanged(chooser.currentText());
}

} // namespace glassbox::app
