// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/attack/attack.h"

#include "engine/analysis/class_scores.h"
#include "engine/base/philox.h"

#include <algorithm>
#include <numeric>

namespace glassbox {

namespace {

constexpr std::int64_t rows_at_once = 128;

/// Counts right answers of the model on clean and disturbed samples.
class AttackRun {
  public:
    AttackRun(AnalysisSession& session, const AttackOptions& options, ClassScores scores)
        : session_(session), options_(options), scores_(std::move(scores)),
          source_(*session.sources().at(scores_.data)) {
        if (source_.info().pictures) limits_ = Range{0, 1};
    }

    Result<AttackReport> run() {
        const std::int64_t all = source_.info().test_count;
        const std::int64_t count = options_.count > 0 ? std::min(options_.count, all) : all;
        for (std::int64_t begin = 0; begin < count; begin += rows_at_once)
            if (auto done = add_rows(begin, std::min(rows_at_once, count - begin)); !done)
                return tl::unexpected(done.error());
        AttackReport report;
        report.samples = count;
        const double total = double(std::max<std::int64_t>(1, count));
        report.clean_accuracy = double(clean_) / total;
        report.adversarial_accuracy = double(adversarial_) / total;
        report.random_accuracy = double(random_) / total;
        return report;
    }

  private:
    Result<void> add_rows(std::int64_t begin, std::int64_t count) {
        std::vector<std::int64_t> rows(static_cast<std::size_t>(count));
        std::iota(rows.begin(), rows.end(), begin);
        auto batch = raw_batch(source_, Part::Test, rows);
        if (!batch) return tl::unexpected(batch.error());
        auto gradient = session_.input_gradient(scores_.data, batch->inputs, batch->targets);
        if (!gradient) return tl::unexpected(gradient.error());
        const Tensor signs = random_signs(batch->inputs, options_.seed, begin);
        const double epsilon = options_.epsilon;
        const Tensor attacked = fast_gradient_sign(batch->inputs, *gradient, epsilon, limits_);
        const Tensor disturbed = fast_gradient_sign(batch->inputs, signs, epsilon, limits_);
        const std::pair<const Tensor*, std::int64_t*> cases[] = {
            {&batch->inputs, &clean_}, {&attacked, &adversarial_}, {&disturbed, &random_}};
        for (const auto& [inputs, counter] : cases)
            if (auto added = count_right(*inputs, batch->targets, *counter); !added) return added;
        return {};
    }

    Result<void> count_right(const Tensor& inputs, const Tensor& targets, std::int64_t& counter) {
        auto values = session_.probe({scores_.port}, {{scores_.data, inputs}});
        if (!values) return tl::unexpected(values.error());
        Tensor& scores = values->at(scores_.port);
        if (!scores_.logits && scores.shape.back() == 1)
            for (float& value : scores.values<float>()) value -= 0.5F;
        const std::vector<std::int32_t> classes = predicted_classes(scores);
        const auto labels = targets.values<std::int32_t>();
        for (std::size_t i = 0; i < classes.size(); ++i) counter += classes[i] == labels[i];
        return {};
    }

    AnalysisSession& session_;
    const AttackOptions& options_;
    ClassScores scores_;
    const BatchSource& source_;
    std::optional<Range> limits_;
    std::int64_t clean_ = 0;
    std::int64_t adversarial_ = 0;
    std::int64_t random_ = 0;
};

} // namespace

Tensor fast_gradient_sign(const Tensor& raw, const Tensor& gradient, double epsilon,
                          std::optional<Range> limits) {
    Tensor result = raw;
    auto values = result.values<float>();
    const auto slopes = gradient.values<float>();
    for (std::size_t i = 0; i < values.size(); ++i) {
        const float sign = float(slopes[i] > 0) - float(slopes[i] < 0);
        values[i] += float(epsilon) * sign;
        if (limits) values[i] = std::clamp(values[i], float(limits->minimum), float(limits->maximum));
    }
    return result;
}

Tensor random_signs(const Tensor& like, std::uint64_t seed, std::int64_t first_row) {
    Tensor signs = Tensor::zeros(Storage::F32, like.shape);
    auto values = signs.values<float>();
    const std::uint64_t key = mix(seed, hash_text("random signs of attacks"));
    const std::size_t row = values.size() / std::size_t(like.shape[0]);
    for (std::size_t i = 0; i < values.size(); ++i) {
        const std::uint64_t position = std::uint64_t(first_row) * row + i;
        const auto words = philox({std::uint32_t(position), std::uint32_t(position >> 32), 0, 0},
                                  {std::uint32_t(key), std::uint32_t(key >> 32)});
        values[i] = words[0] & 1 ? 1.0F : -1.0F;
    }
    return signs;
}

Result<AttackReport> attack(AnalysisSession& session, const AttackOptions& options) {
    if (options.method != "fgsm")
        return fail(ErrorCode::WrongCall, "attack.unknown-method",
                    {{"method", options.method}, {"known", "fgsm"}});
    const auto scores = find_class_scores(session.graph());
    if (!scores) return fail(ErrorCode::WrongModel, "attack.no-classes");
    if (!session.sources().contains(scores->data))
        return fail(ErrorCode::WrongModel, "attack.no-data", {{"block", scores->data}});
    return AttackRun(session, options, *scores).run();
}

} // namespace glassbox
