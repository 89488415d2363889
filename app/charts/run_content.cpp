// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/run_content.h"

#include "app/charts/series_look.h"

#include <QCoreApplication>

namespace glassbox::app {

namespace {

/// Names of the lines of losses and of metrics: where there is one only, and where the block must be named.
struct LineTexts {
    const char* train;
    const char* test;
};
constexpr LineTexts lossTexts{"ui.chart.train-loss", "ui.chart.test-loss"};
constexpr LineTexts metricTexts{"ui.chart.train-metric", "ui.chart.test-metric"};
constexpr LineTexts namedTexts{"ui.chart.train-named", "ui.chart.test-named"};

using Named = std::pair<std::string, const StepSeries*>;

/// Series whose names begin so, without that beginning.
std::vector<Named> seriesOf(const std::map<std::string, StepSeries>& all, const std::string& prefix) {
    std::vector<Named> found;
    for (auto at = all.lower_bound(prefix); at != all.end() && at->first.starts_with(prefix); ++at)
        if (at->second.size() > 0) found.emplace_back(at->first.substr(prefix.size()), &at->second);
    return found;
}

/// A line for training and one for the held-out part, whose look is kept free until it is there.
void addPair(ChartContent& content, const RunHistory& history, const std::string& prefix, const Named& series,
             std::size_t look, const LineTexts& texts) {
    const auto& [id, steps] = series;
    const ValueAxis axis = prefix == "loss:" ? ValueAxis::Left : ValueAxis::Right;
    const QString block = QString::fromStdString(id);
    auto name = [&](const char* text) { return QString(qtTrId(text)).replace("%1", block); };
    const BandOf band = axis == ValueAxis::Left ? BandOf::Raw : BandOf::None;
    content.lines.push_back({prefix + id, name(texts.train), look, axis, steps, nullptr, band});
    const auto test = history.tests().find("test:" + id);
    if (test == history.tests().end() || test->second.empty()) return;
    content.lines.push_back(
        {test->first, name(texts.test), look + 1, axis, nullptr, &test->second, BandOf::None});
}

/// "conv1" for its weights, "conv1.bias" for anything else of it.
std::string layerName(const std::string& key) {
    const std::string ending = ".weight";
    return key.ends_with(ending) ? key.substr(0, key.size() - ending.size()) : key;
}

} // namespace

ChartContent lossContent(const RunHistory& history) {
    ChartContent content{{}, history.edits(), double(history.lastStep()), qtTrId("ui.chart.empty")};
    if (history.lastStep() == 0) return content;
    const std::vector<Named> losses = seriesOf(history.steps(), "loss:");
    const std::vector<Named> metrics = seriesOf(history.steps(), "metric:");
    // The first of each, then the next of each: what there is room for is the most telling.
    std::size_t look = 0;
    for (std::size_t i = 0; i < std::max(losses.size(), metrics.size()); ++i) {
        if (i < losses.size() && look + 2 <= seriesCount) {
            addPair(content, history, "loss:", losses[i], look, losses.size() == 1 ? lossTexts : namedTexts);
            look += 2;
        }
        if (i < metrics.size() && look + 2 <= seriesCount) {
            addPair(content, history, "metric:", metrics[i], look,
                    metrics.size() == 1 ? metricTexts : namedTexts);
            look += 2;
        }
    }
    return content;
}

ChartContent learningContent(const RunHistory& history, LearningQuantity quantity,
                             const std::vector<LayerLine>& layers) {
    ChartContent content{{}, history.edits(), double(history.lastStep()), qtTrId("ui.chart.empty")};
    auto add = [&](const std::string& key, const std::string& name, std::size_t look) {
        const auto found = history.readings().find(key);
        if (found == history.readings().end() || found->second.size() == 0) return;
        content.lines.push_back({key, QString::fromStdString(name), look, ValueAxis::Left, &found->second,
                                 nullptr, BandOf::None});
    };
    if (quantity == LearningQuantity::Rate) {
        for (const auto& [block, steps] : seriesOf(history.readings(), "rate:"))
            if (content.lines.size() < seriesCount) add("rate:" + block, block, content.lines.size());
        return content;
    }
    const std::string prefix = quantity == LearningQuantity::Gradient ? "gradient:" : "ratio:";
    for (const LayerLine& layer : layers) add(prefix + layer.key, layerName(layer.key), layer.look);
    return content;
}

} // namespace glassbox::app
