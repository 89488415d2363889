// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/docks/inspector/live_section.h"

#include "app/charts/histogram_view.h"
#include "app/docks/inspector/field_row.h"
#include "app/docks/inspector/types_section.h"
#include "editor/number_text.h"

#include <QCoreApplication>
#include <QPainter>
#include <QVBoxLayout>

#include <cmath>

namespace glassbox::app {

using editor::Token;

namespace {

const char* const waiting = "–";
const std::string gradientPrefix = "gradient:", ratioPrefix = "ratio:";

/// Whether a store key ("conv1.weight") belongs to a block; moments ("…/m") do not count.
bool isParameterOf(const std::string& key, const std::string& block) {
    return key.starts_with(block + ".") && key.find('/') == std::string::npos;
}

} // namespace

NumberFacts numberFactsOf(const std::vector<float>& values) {
    NumberFacts facts;
    facts.count = values.size();
    if (values.empty()) return facts;
    double sum = 0, squares = 0;
    std::size_t zeros = 0;
    for (const float value : values) {
        sum += double(value);
        squares += double(value) * double(value);
        zeros += value == 0;
    }
    const double count = double(values.size());
    facts.mean = sum / count;
    facts.root_mean_square = std::sqrt(squares / count);
    facts.zeros = double(zeros) / count;
    return facts;
}

DeadUnits deadUnitsOf(const Tensor& gradient) {
    if (gradient.shape.size() < 2) return {};
    const std::vector<double> values = gradient.as_double();
    const auto units = std::size_t(gradient.shape.back());
    std::vector<bool> alive(units, false);
    for (std::size_t i = 0; i < values.size(); ++i)
        if (values[i] != 0) alive[i % units] = true;
    return {std::count(alive.begin(), alive.end(), false), std::int64_t(units)};
}

GradientMeter::GradientMeter(const editor::Theme& theme, QWidget* parent) : QWidget(parent), theme_(theme) {}

void GradientMeter::setValue(double value) {
    value_ = value;
    update();
}

void GradientMeter::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const QRectF track(0, height() / 2.0 - 1.5, width(), 3);
    painter.fillRect(track, theme_.color(Token::Line2));
    const double part = value_ > 0 ? std::clamp((std::log10(value_) + 6) / 6, 0.0, 1.0) : 0;
    painter.fillRect(QRectF(track.left(), track.top(), track.width() * part, 3),
                     theme_.color(Token::WireLoss));
}

LiveSection::LiveSection(const std::string& block, const editor::Theme& theme, QWidget* parent)
    : Section("live", qtTrId("ui.inspector.weights-live"), theme, parent), block_(block) {
    histogram_ = new HistogramView(theme);
    body()->addWidget(histogram_);
    rows_["mean"] = addRow("ui.live.mean");
    rows_["rms"] = addRow("ui.live.rms");
    rows_["zeros"] = addRow("ui.live.zeros");
    rows_["gradient"] = addRow("ui.live.gradient");
    meter_ = new GradientMeter(theme);
    static_cast<FieldRow*>(rows_["gradient"]->parentWidget())->addExtra(meter_);
    rows_["dead"] = addRow("ui.live.dead");
    rows_["update"] = addRow("ui.live.update");
}

QLabel* LiveSection::addRow(const char* label) {
    const QString help = QString(label) + ".help";
    QWidget* row = makeNumberRow(qtTrId(label), waiting, qtTrId(help.toUtf8().constData()));
    body()->addWidget(row);
    auto* number = static_cast<WrappingLabel*>(static_cast<FieldRow*>(row)->field());
    // As wide as its widest text: numbers must not move.
    number->setFixedWidth(QFontMetrics(number->font()).horizontalAdvance("0.000e-00"));
    return number;
}

QString LiveSection::shown(const std::string& row) const {
    return rows_.at(row)->text();
}

void LiveSection::showSnapshot(const Snapshot& snapshot, const RunHistory& history) {
    std::vector<float> all;
    for (const auto& [key, tensor] : snapshot.tensors) {
        if (!isParameterOf(key, block_)) continue;
        const std::vector<double> values = tensor->as_double();
        all.insert(all.end(), values.begin(), values.end());
    }
    if (all.empty()) return;
    setNote(qtTrId("ui.inspector.at-step").arg(editor::groupedText(std::int64_t(snapshot.step))));
    showValues(all);
    showGradients(snapshot);
    showUpdate(history);
}

void LiveSection::showValues(const std::vector<float>& values) {
    facts_ = numberFactsOf(values);
    histogram_->setValues(values);
    rows_["mean"]->setText(editor::shortNumber(facts_.mean));
    rows_["rms"]->setText(editor::shortNumber(facts_.root_mean_square));
    rows_["zeros"]->setText(QString::number(100 * facts_.zeros, 'f', 1) + " %");
}

void LiveSection::showGradients(const Snapshot& snapshot) {
    std::vector<float> all;
    DeadUnits units;
    for (const auto& [key, tensor] : snapshot.tensors) {
        if (!key.starts_with(gradientPrefix) || !isParameterOf(key.substr(gradientPrefix.size()), block_))
            continue;
        const std::vector<double> values = tensor->as_double();
        all.insert(all.end(), values.begin(), values.end());
        if (const DeadUnits own = deadUnitsOf(*tensor); own.units > 0) units = own;
    }
    const double size = numberFactsOf(all).root_mean_square;
    rows_["gradient"]->setText(all.empty() ? QString(waiting) : editor::shortNumber(size));
    meter_->setValue(size);
    rows_["dead"]->setText(units.units == 0 ? QString(waiting)
                                            : qtTrId("ui.live.of").arg(units.dead).arg(units.units));
}

/// The largest of the block's parameters.
void LiveSection::showUpdate(const RunHistory& history) {
    double largest = -1;
    for (const auto& [name, series] : history.readings()) {
        if (!name.starts_with(ratioPrefix) || !isParameterOf(name.substr(ratioPrefix.size()), block_))
            continue;
        if (series.size() > 0) largest = std::max(largest, double(series.raw()[series.size() - 1]));
    }
    rows_["update"]->setText(largest >= 0 ? editor::shortNumber(largest) : QString(waiting));
}

} // namespace glassbox::app
