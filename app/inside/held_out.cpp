// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/inside/held_out.h"

#include "editor/number_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace glassbox::app {

namespace {

constexpr std::int64_t sliceRows = 32;
/// Lists, labels and answers are kept for so many samples of the held-out part.
constexpr std::int64_t mostSamples = 20000;
/// Views hear of new answers that often while the model trains, however quickly slices come.
constexpr int tellingPause = 300;
constexpr double tellingShare = 0.01;

} // namespace

RollingSlices::RollingSlices(std::int64_t total, std::int64_t slice)
    : total_(total), slice_(slice), steps_(std::size_t((total + slice - 1) / slice)) {}

bool RollingSlices::due(std::uint64_t step) const {
    return std::any_of(steps_.begin(), steps_.end(), [step](const auto& of) { return of != step; });
}

RollingSlices::Slice RollingSlices::slice(std::size_t index) const {
    const std::int64_t begin = std::int64_t(index) * slice_;
    return {index, begin, std::min(slice_, total_ - begin)};
}

RollingSlices::Slice RollingSlices::next() const {
    // An empty optional is less than any step: what was never seen comes first.
    const auto oldest = std::min_element(steps_.begin(), steps_.end());
    return slice(std::size_t(oldest - steps_.begin()));
}

void RollingSlices::done(std::size_t index, std::uint64_t step) {
    steps_.at(index) = step;
}

std::int64_t RollingSlices::samples() const {
    std::int64_t seen = 0;
    for (std::size_t i = 0; i < steps_.size(); ++i)
        if (steps_[i]) seen += slice(i).count;
    return seen;
}

std::uint64_t RollingSlices::oldest() const {
    std::uint64_t step = newest();
    for (const auto& of : steps_)
        if (of) step = std::min(step, *of);
    return step;
}

std::uint64_t RollingSlices::newest() const {
    std::uint64_t step = 0;
    for (const auto& of : steps_)
        if (of) step = std::max(step, *of);
    return step;
}

HeldOutAnswers::HeldOutAnswers(AnalysisSchedule& schedule, QObject* parent)
    : QObject(parent), schedule_(schedule),
      pacer_(new Pacer([this] { Q_EMIT changed(); }, tellingShare, this, tellingPause)) {
    connect(&schedule, &AnalysisSchedule::modelChanged, this, &HeldOutAnswers::open);
    schedule.add({"answers", 0,
                  [this](std::uint64_t step) { return port_ && !failed_ && looked() && slices_.due(step); },
                  [this] { return job(); }});
}

bool HeldOutAnswers::looked() const {
    return std::any_of(watchers_.begin(), watchers_.end(), [](const auto& looks) { return looks(); });
}

void HeldOutAnswers::open() {
    port_.reset();
    source_.reset();
    labels_.clear();
    answers_.clear();
    slices_ = {};
    classes_ = 0;
    failed_ = false;
    const auto& model = schedule_.model();
    auto port = model ? find_answer(model->graph) : fail(ErrorCode::WrongModel, "cli.no-answer");
    const auto source = port && model->sources.contains(port->data) ? model->sources.at(port->data) : nullptr;
    const std::int64_t total = source ? std::min(mostSamples, source->info().test_count) : 0;
    lack_ = !model ? Lack::Model : !port || !port->chooses() ? Lack::Classes : Lack::HeldOut;
    if (total > 0) {
        source_ = source;
        if (port->chooses()) {
            port_ = *port;
            lack_ = Lack::None;
            classes_ = std::max<std::int64_t>(2, source->info().classes);
            slices_ = RollingSlices(total, sliceRows);
            answers_.resize(std::size_t(total));
            if (const auto batch = raw_batch(*source, Part::Test, 0, total)) {
                const auto labels = batch->targets.values<std::int32_t>();
                labels_.assign(labels.begin(), labels.end());
            }
        }
    }
    Q_EMIT changed();
}

QString HeldOutAnswers::className(std::int32_t number) const {
    const auto* names = source_ ? &source_->info().class_names : nullptr;
    if (names && std::size_t(number) < names->size())
        return QString::fromStdString((*names)[std::size_t(number)]);
    return QString::number(number);
}

AnalysisService::Job HeldOutAnswers::job() {
    const RollingSlices::Slice slice = slices_.next();
    return [this, slice, port = *port_, model = schedule_.model()](AnalysisSession& session,
                                                                   std::uint64_t step) {
        auto answers = sample_answers(session, port, slice.begin, slice.count);
        return [this, slice, step, model, answers = std::move(answers)] {
            if (schedule_.model() != model) return;
            failed_ = !answers;
            if (answers) take(slice.index, step, *answers);
        };
    };
}

void HeldOutAnswers::take(std::size_t slice, std::uint64_t step, const std::vector<SampleAnswer>& answers) {
    for (const SampleAnswer& answer : answers) answers_.at(std::size_t(answer.row)) = answer;
    slices_.done(slice, step);
    if (schedule_.training())
        pacer_->request();
    else
        Q_EMIT changed();
}

std::vector<SampleAnswer> HeldOutAnswers::known() const {
    std::vector<SampleAnswer> all;
    for (const auto& answer : answers_)
        if (answer) all.push_back(*answer);
    return all;
}

std::optional<SampleAnswer> HeldOutAnswers::of(std::int64_t row) const {
    return std::size_t(row) < answers_.size() ? answers_[std::size_t(row)] : std::nullopt;
}

ConfusionMatrix HeldOutAnswers::confusion() const {
    ConfusionMatrix matrix(classes_);
    matrix.add(known());
    return matrix;
}

QString HeldOutAnswers::restsOn() const {
    return restsOnText(slices_);
}

QString lackText(Lack lack, const char* otherwise) {
    switch (lack) {
    case Lack::Model: return qtTrId("ui.inside.no-model");
    case Lack::HeldOut: return qtTrId("ui.inside.no-held-out");
    case Lack::None:
    case Lack::Classes: break;
    }
    return qtTrId(otherwise);
}

QString restsOnText(const RollingSlices& slices) {
    const QString samples =
        qtTrId("ui.inside.samples", int(slices.samples())).arg(editor::groupedText(slices.samples()));
    if (slices.samples() == 0) return samples;
    if (slices.oldest() == slices.newest())
        return samples + ", " + qtTrId("ui.inside.step").arg(slices.newest());
    return samples + ", " + qtTrId("ui.inside.steps").arg(slices.oldest()).arg(slices.newest());
}

ChosenSample::ChosenSample(HeldOutAnswers& answers, AnalysisSchedule& schedule, QObject* parent)
    : QObject(parent), answers_(answers) {
    connect(&schedule, &AnalysisSchedule::modelChanged, this, [this] {
        if (row_ >= total()) choose(0);
        makeList();
    });
    connect(&answers, &HeldOutAnswers::changed, this, [this] {
        if (order_ == SampleOrder::WorstFirst) makeList();
    });
}

std::int64_t ChosenSample::total() const {
    return answers_.source() ? std::min(mostSamples, answers_.source()->info().test_count) : 0;
}

void ChosenSample::choose(std::int64_t row) {
    row = std::clamp<std::int64_t>(row, 0, std::max<std::int64_t>(0, total() - 1));
    if (row == row_) return;
    row_ = row;
    Q_EMIT chosen();
}

void ChosenSample::setClass(std::optional<std::int32_t> number) {
    class_ = number;
    makeList();
}

void ChosenSample::setOrder(SampleOrder order) {
    order_ = order;
    makeList();
}

void ChosenSample::makeList() {
    list_.clear();
    const auto labels = answers_.labels();
    auto fits = [&](std::int64_t row) {
        return !class_ || (std::size_t(row) < labels.size() && labels[std::size_t(row)] == *class_);
    };
    if (order_ == SampleOrder::WorstFirst) {
        for (const SampleAnswer& answer : worst_mistakes(answers_.known()))
            if (fits(answer.row)) list_.push_back(answer.row);
    } else {
        for (std::int64_t row = 0; row < total(); ++row)
            if (fits(row)) list_.push_back(row);
    }
    Q_EMIT listed();
}

} // namespace glassbox::app
