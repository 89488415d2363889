// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/docks/weights_panel.h"

#include "app/docks/panel_parts.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace glassbox::app {

namespace {

constexpr double mapShare = 0.015;
constexpr int mapPause = 150; ///< Milliseconds.

/// The parameter that has most to show: the largest of the filters, or else of the matrices.
QString tellingParameter(const std::vector<StoreEntry>& entries) {
    const StoreEntry* best = nullptr;
    auto better = [](const StoreEntry& a, const StoreEntry& b) {
        return std::pair(a.shape.rank(), a.shape.size()) > std::pair(b.shape.rank(), b.shape.size());
    };
    for (const StoreEntry& entry : entries)
        if (entry.role == Role::Parameter && (!best || better(entry, *best))) best = &entry;
    return best ? QString::fromStdString(best->key) : QString();
}

} // namespace

WeightsPanel::WeightsPanel(TrainingSession& session, QWidget* parent) : QWidget(parent), session_(session) {
    chooser_ = new QComboBox(this);
    chooser_->setFont(editor::font(editor::TypeStyle::MonoSmall));
    chooser_->setAccessibleName(qtTrId("ui.weights.choose"));
    chooser_->setMinimumWidth(150);
    view_ = new HeatmapView;
    view_->setAccessibleName(qtTrId("ui.dock.weights"));
    pacer_ = new Pacer([this] { refresh(); }, mapShare, this, mapPause);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(view_, 1);
    connect(&session, &TrainingSession::advanced, pacer_, &Pacer::request);
    connect(view_, &HeatmapView::painted, pacer_, &Pacer::addCost);
    connect(chooser_, &QComboBox::currentTextChanged, this, [this] {
        Q_EMIT chosenChanged();
        refresh();
    });
}

void WeightsPanel::setTheme(const editor::Theme& theme) {
    view_->setTheme(theme);
}

void WeightsPanel::loadChoices() {
    const QString before = chooser_->currentText();
    {
        const QSignalBlocker quiet(chooser_);
        chooser_->clear();
        for (const StoreEntry& entry : session_.entries())
            if (entry.role == Role::Parameter) chooser_->addItem(QString::fromStdString(entry.key));
        const int kept = chooser_->findText(before);
        chooser_->setCurrentIndex(kept >= 0 ? kept
                                            : chooser_->findText(tellingParameter(session_.entries())));
        chooser_->setEnabled(chooser_->count() > 0);
    }
    Q_EMIT chosenChanged();
    refresh();
}

void WeightsPanel::chooseBlock(const std::string& block) {
    for (const StoreEntry& entry : session_.entries()) {
        if (entry.role != Role::Parameter || entry.block != block) continue;
        if (!QString::fromStdString(entry.key).isEmpty() && chosen().starts_with(block + ".")) return;
        chooser_->setCurrentText(QString::fromStdString(entry.key));
        return;
    }
}

std::string WeightsPanel::chosen() const {
    return chooser_->currentText().toStdString();
}

void WeightsPanel::refresh() {
    if (!isVisible()) return;
    const auto& tensors = session_.snapshot()->tensors;
    const auto found = tensors.find(chosen());
    if (found != tensors.end())
        view_->setTensor(found->second, {});
    else
        view_->setTensor(nullptr, qtTrId(chooser_->count() ? "ui.weights.waiting" : "ui.weights.none"));
}

} // namespace glassbox::app
