// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/docks/gradients_panel.h"

#include "app/charts/series_look.h"
#include "app/docks/panel_parts.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QMenu>
#include <QPainter>

#include <algorithm>

namespace glassbox::app {

namespace {

/// A piece of the line that stands for a layer.
QIcon lineIcon(const editor::Theme& theme, std::size_t look) {
    QPixmap picture(40, 32);
    picture.setDevicePixelRatio(2);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(seriesPen(theme, look));
    painter.drawLine(QPointF(0, 8), QPointF(20, 8));
    paintMark(painter, theme, look, {10, 8});
    return picture;
}

} // namespace

GradientsPanel::GradientsPanel(TrainingSession& session, Actions& actions, QWidget* parent)
    : ChartPanel(session, actions, parent) {
    quantity_ = new QComboBox;
    for (int i = 0; i < 3; ++i) quantity_->addItem({});
    quantity_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    chooser_ = makeSegment({});
    chooser_->setCheckable(false);
    chooser_->setPopupMode(QToolButton::InstantPopup);
    chooser_->setMenu(new QMenu(chooser_));
    addTool(quantity_);
    addTool(chooser_);
    connect(quantity_, &QComboBox::currentIndexChanged, this, [this] {
        chooser_->setEnabled(quantity() != LearningQuantity::Rate && !keys_.empty());
        quantity_->setToolTip(quantity_->currentData(Qt::ToolTipRole).toString());
        chart()->showAll();
    });
    connect(&session, &TrainingSession::swapped, this, &GradientsPanel::loadChoices);
    // Also while the dock is hidden: the lines of a run are there from its beginning.
    session.measure(Measuring::Yes);
    translate();
    loadChoices();
    chart()->setSource([this] { return learningContent(this->session().history(), quantity(), layers_); });
}

void GradientsPanel::translate() {
    ChartPanel::translate();
    chart()->setAccessibleName(qtTrId("ui.gradients.name"));
    quantity_->setAccessibleName(qtTrId("ui.gradients.quantity"));
    const std::pair<const char*, const char*> texts[] = {
        {"ui.gradients.gradient", "ui.gradients.gradient.tip"},
        {"ui.gradients.ratio", "ui.gradients.ratio.tip"},
        {"ui.gradients.rate", "ui.gradients.rate.tip"}};
    for (int i = 0; i < 3; ++i) {
        quantity_->setItemText(i, qtTrId(texts[i].first));
        quantity_->setItemData(i, qtTrId(texts[i].second), Qt::ToolTipRole);
    }
    quantity_->setToolTip(qtTrId(texts[quantity_->currentIndex()].second));
    showChoices();
}

void GradientsPanel::setTheme(const editor::Theme& theme) {
    ChartPanel::setTheme(theme);
    theme_ = theme;
    showChoices();
}

LearningQuantity GradientsPanel::quantity() const {
    return LearningQuantity(quantity_->currentIndex());
}

void GradientsPanel::show(LearningQuantity quantity) {
    quantity_->setCurrentIndex(int(quantity));
}

QMenu* GradientsPanel::menu() const {
    return chooser_->menu();
}

bool GradientsPanel::isChosen(const std::string& key) const {
    return std::any_of(layers_.begin(), layers_.end(),
                       [&](const LayerLine& layer) { return layer.key == key; });
}

void GradientsPanel::loadChoices() {
    keys_.clear();
    std::vector<std::string> weights; // Matrices and filters: what a layer is known by.
    for (const StoreEntry& entry : session().entries()) {
        if (entry.role != Role::Parameter) continue;
        keys_.push_back(entry.key);
        if (entry.shape.rank() > 1) weights.push_back(entry.key);
    }
    std::erase_if(layers_, [&](const LayerLine& layer) {
        return std::find(keys_.begin(), keys_.end(), layer.key) == keys_.end();
    });
    if (layers_.empty())
        for (const std::string& key : weights.empty() ? keys_ : weights)
            if (layers_.size() < seriesCount) layers_.push_back({key, layers_.size()});
    showChoices();
    refresh();
}

void GradientsPanel::toggle(const std::string& key) {
    if (isChosen(key)) {
        std::erase_if(layers_, [&](const LayerLine& layer) { return layer.key == key; });
    } else {
        // The first look that no other layer has.
        for (std::size_t look = 0; look < seriesCount; ++look) {
            if (std::any_of(layers_.begin(), layers_.end(),
                            [&](const LayerLine& layer) { return layer.look == look; }))
                continue;
            layers_.push_back({key, look});
            break;
        }
    }
    showChoices();
    refresh();
}

void GradientsPanel::showChoices() {
    chooser_->setText(
        QString("%1  %2/%3").arg(qtTrId("ui.gradients.layers")).arg(layers_.size()).arg(keys_.size()));
    chooser_->setAccessibleName(qtTrId("ui.gradients.choose"));
    chooser_->setToolTip(qtTrId("ui.gradients.choose"));
    chooser_->setEnabled(quantity() != LearningQuantity::Rate && !keys_.empty());
    menu()->clear();
    for (const std::string& key : keys_) {
        QAction* action = menu()->addAction(QString::fromStdString(key));
        action->setCheckable(true);
        action->setChecked(isChosen(key));
        // As many lines as can be told apart.
        action->setEnabled(isChosen(key) || layers_.size() < seriesCount);
        for (const LayerLine& layer : layers_)
            if (layer.key == key) action->setIcon(lineIcon(theme_, layer.look));
        // Queued: the action is made anew by then.
        connect(
            action, &QAction::triggered, this, [this, key] { toggle(key); }, Qt::QueuedConnection);
    }
}

} // namespace glassbox::app
