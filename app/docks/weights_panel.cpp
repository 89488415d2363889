// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/docks/weights_panel.h"

#include "app/docks/panel_parts.h"
#include "editor/number_text.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QEvent>
#include <QVBoxLayout>

namespace glassbox::app {

namespace {

constexpr double mapShare = 0.015, ageShare = 0.002;
constexpr int mapPause = 150, agePause = 500; ///< Milliseconds.
/// Values that are older than this say so.
constexpr qint64 oldAge = 1500;

const std::string gradientOf = "gradient:";

/// The parameter that has most to show: the largest of the filters, or else of the matrices.
std::string tellingParameter(const std::vector<StoreEntry>& entries) {
    const StoreEntry* best = nullptr;
    auto better = [](const StoreEntry& a, const StoreEntry& b) {
        return std::pair(a.shape.rank(), a.shape.size()) > std::pair(b.shape.rank(), b.shape.size());
    };
    for (const StoreEntry& entry : entries)
        if (entry.role == Role::Parameter && (!best || better(entry, *best))) best = &entry;
    return best ? best->key : std::string();
}

/// Everything that can be shown: each parameter, its gradient, its moments; then running statistics. Texts
/// for people, and what is to be watched.
std::vector<std::pair<QString, std::string>> choicesOf(const std::vector<StoreEntry>& entries) {
    std::vector<std::pair<QString, std::string>> choices;
    auto add = [&](const std::string& key) { choices.emplace_back(QString::fromStdString(key), key); };
    for (const StoreEntry& entry : entries) {
        if (entry.role != Role::Parameter) continue;
        add(entry.key);
        choices.emplace_back(QStringLiteral("∇ ") + QString::fromStdString(entry.key),
                             gradientOf + entry.key);
        for (const StoreEntry& moment : entries)
            if (moment.role == Role::Moment && moment.key.starts_with(entry.key + "/")) add(moment.key);
    }
    for (const StoreEntry& entry : entries)
        if (entry.role == Role::Statistic) add(entry.key);
    return choices;
}

} // namespace

WeightsPanel::WeightsPanel(TrainingSession& session, QWidget* parent) : QWidget(parent), session_(session) {
    chooser_ = makeNameChooser("ui.weights.choose.tip");
    tools_ = new DockTools;
    tools_->row()->addWidget(chooser_);
    view_ = new HeatmapView;
    pacer_ = new Pacer([this] { refresh(); }, mapShare, this, mapPause);
    agePacer_ = new Pacer([this] { showAge(); }, ageShare, this, agePause);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(view_, 1);
    connect(&session, &TrainingSession::advanced, pacer_, &Pacer::request);
    connect(&session, &TrainingSession::advanced, agePacer_, &Pacer::request);
    connect(&session, &TrainingSession::swapped, this, &WeightsPanel::loadChoices);
    connect(view_, &HeatmapView::painted, pacer_, &Pacer::addCost);
    connect(chooser_, &QComboBox::currentTextChanged, this, [this] {
        Q_EMIT chosenChanged();
        refresh();
    });
    translate();
}

void WeightsPanel::translate() {
    chooser_->setAccessibleName(qtTrId("ui.weights.choose"));
    view_->setAccessibleName(qtTrId("ui.dock.weights"));
}

void WeightsPanel::setTheme(const editor::Theme& theme) {
    view_->setTheme(theme);
}

void WeightsPanel::loadChoices() {
    const std::string before = chosen();
    refillChooser(*chooser_, [&] {
        for (const auto& [text, key] : choicesOf(session_.entries()))
            chooser_->addItem(text, QString::fromStdString(key));
        choose(before);
        if (chosen() != before || before.empty()) choose(tellingParameter(session_.entries()));
        chooser_->setVisible(chooser_->count() > 0);
    });
}

void WeightsPanel::choose(const std::string& key) {
    const int index = chooser_->findData(QString::fromStdString(key));
    if (index >= 0) chooser_->setCurrentIndex(index);
}

void WeightsPanel::chooseBlock(const std::string& block) {
    std::string key = chosen();
    if (key.starts_with(gradientOf)) key = key.substr(gradientOf.size());
    if (key.starts_with(block + ".")) return;
    for (const StoreEntry& entry : session_.entries())
        if (entry.role == Role::Parameter && entry.block == block) return choose(entry.key);
}

std::string WeightsPanel::chosen() const {
    return chooser_->currentData().toString().toStdString();
}

void WeightsPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    refresh();
}

void WeightsPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange) return;
    translate();
    refresh();
}

void WeightsPanel::refresh() {
    if (!isVisible()) return;
    const Snapshot& snapshot = *session_.snapshot();
    const auto found = snapshot.tensors.find(chosen());
    if (found == snapshot.tensors.end()) {
        // What was there of the same parameter stays, and shows its age.
        if (shown_ && shownKey_ == chosen() && shownRun_ == snapshot.run) return showAge();
        shown_.reset();
        view_->setTensor(nullptr, qtTrId(chooser_->count() ? "ui.weights.waiting" : "ui.weights.none"));
        return;
    }
    // The same tensor as before is of the step of before.
    if (found->second != shown_) {
        if (shownKey_ == chosen() && shownRun_ == snapshot.run && !view_->isReady()) return showAge();
        shown_ = found->second;
        shownKey_ = chosen();
        shownRun_ = snapshot.run;
        shownStep_ = chosen().starts_with(gradientOf) ? snapshot.gradient_step : snapshot.step;
        sinceShown_.start();
    }
    view_->setTensor(shown_, {});
    showAge();
}

/// "step 640", and how many steps ago that was where the run has gone on without it.
void WeightsPanel::showAge() {
    if (!isVisible() || !shown_) return;
    const Snapshot& snapshot = *session_.snapshot();
    QString step = editor::groupedText(std::int64_t(shownStep_));
    const bool behind = sinceShown_.elapsed() > oldAge || snapshot.state != TrainerState::Running;
    if (snapshot.step > shownStep_ && behind) {
        const std::int64_t steps = std::int64_t(snapshot.step - shownStep_);
        step = qtTrId("ui.weights.age", int(std::min<std::int64_t>(steps, 1000000000)))
                   .arg(step, editor::groupedText(steps));
    }
    view_->setNote(qtTrId("ui.weights.step"), step);
}

} // namespace glassbox::app
