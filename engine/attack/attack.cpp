// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/attack/attack.h"

#include "engine/base/philox.h"

#include <algorithm>
#include <array>

namespace glassbox {

namespace {

constexpr std::int64_t rows_at_once = 128;

constexpr std::array<AttackMethod, 2> methods{{{"fgsm", 1, 1}, {"ifgsm", 10, 0.25}}};

/// A model under attack: where its scores are, and what a sample may become.
class AttackRun {
  public:
    static Result<AttackRun> start(AnalysisSession& session, const AttackOptions& options);

    using Readings = std::vector<AttackReading>;

    Result<std::vector<Readings>> read_rows(std::span<const double> epsilons, std::int64_t begin,
                                            std::int64_t count) {
        auto batch = raw_batch(*source_, Part::Test, begin, count);
        if (!batch) return tl::unexpected(batch.error());
        auto first = gradient(batch->inputs, batch->targets);
        if (!first) return tl::unexpected(first.error());
        const Tensor signs = random_signs(batch->inputs, options_.seed, begin);
        Readings clean;
        for (const std::int32_t label : batch->targets.values<std::int32_t>())
            clean.push_back({begin + std::int64_t(clean.size()), label});
        if (auto read = read_into(batch->inputs, clean, &AttackReading::clean); !read)
            return tl::unexpected(read.error());
        std::vector<Readings> readings(epsilons.size(), clean);
        for (std::size_t i = 0; i < epsilons.size(); ++i) {
            auto moved = attacked(*batch, *first, epsilons[i]);
            if (!moved) return tl::unexpected(moved.error());
            const Tensor noisy = fast_gradient_sign(batch->inputs, signs, epsilons[i], limits_);
            if (auto read = read_into(*moved, readings[i], &AttackReading::adversarial); !read)
                return tl::unexpected(read.error());
            if (auto read = read_into(noisy, readings[i], &AttackReading::random); !read)
                return tl::unexpected(read.error());
        }
        return readings;
    }

    Result<SampleAttack> attack_row(std::int64_t row) {
        auto batch = raw_batch(*source_, Part::Test, row, 1);
        if (!batch) return tl::unexpected(batch.error());
        return attack_one(*batch, row, LabelFrom::Data);
    }

    Result<SampleAttack> attack_own(const Tensor& input) {
        auto value = session_.probe({port_.port}, {{port_.data, input}});
        if (!value) return tl::unexpected(value.error());
        const auto read = chosen_classes(value->at(port_.port), port_.meaning);
        return attack_one({input, Tensor::of({1}, std::span<const std::int32_t>(read))}, 0, LabelFrom::Model);
    }

    std::int64_t samples() const { return source_->info().test_count; }

  private:
    AttackRun(AnalysisSession& session, const AttackOptions& options, AnswerPort port,
              const BatchSource& source, const AttackMethod& method)
        : session_(session), options_(options), port_(std::move(port)), source_(&source), method_(method) {
        if (source.info().pictures && options.bounds == AttackBounds::DataRange) limits_ = Range{0, 1};
    }

    /// The direction in which the attack goes at these samples: up the objective of their labels, or down
    /// that of the target's.
    Result<Tensor> gradient(const Tensor& inputs, const Tensor& labels) {
        Tensor classes = labels;
        if (options_.target)
            for (std::int32_t& label : classes.values<std::int32_t>()) label = *options_.target;
        auto slopes = session_.input_gradient(port_.data, inputs, classes);
        if (slopes && options_.target)
            for (float& slope : slopes->values<float>()) slope = -slope;
        return slopes;
    }

    /// `first` is the gradient at the samples themselves, which every ε shares.
    Result<Tensor> attacked(const RawBatch& batch, const Tensor& first, double epsilon) {
        const double step = method_.stride * epsilon;
        Tensor moved = fast_gradient_sign(batch.inputs, first, step, limits_);
        for (int i = 1; i < method_.steps; ++i) {
            auto slopes = gradient(moved, batch.targets);
            if (!slopes) return tl::unexpected(slopes.error());
            moved = fast_gradient_sign(moved, *slopes, step, std::nullopt);
            project(moved, batch.inputs, epsilon);
            if (limits_) clip(moved, *limits_);
        }
        return moved;
    }

    Result<SampleAttack> attack_one(const RawBatch& batch, std::int64_t row, LabelFrom label_from) {
        auto first = gradient(batch.inputs, batch.targets);
        if (!first) return tl::unexpected(first.error());
        auto moved = attacked(batch, *first, options_.epsilon);
        if (!moved) return tl::unexpected(moved.error());
        const Tensor signs = random_signs(batch.inputs, options_.seed, row);
        const Tensor noisy = fast_gradient_sign(batch.inputs, signs, options_.epsilon, limits_);
        SampleAttack result{batch.inputs, *moved, *moved, batch.targets.values<std::int32_t>()[0],
                            label_from,   {},     {},     {}};
        auto difference = result.perturbation.values<float>();
        for (std::size_t i = 0; i < difference.size(); ++i) difference[i] -= batch.inputs.values<float>()[i];
        const std::pair<const Tensor*, std::vector<double>*> cases[] = {
            {&batch.inputs, &result.before}, {&*moved, &result.after}, {&noisy, &result.random}};
        for (const auto& [inputs, probabilities] : cases) {
            auto value = session_.probe({port_.port}, {{port_.data, *inputs}});
            if (!value) return tl::unexpected(value.error());
            *probabilities = answer_numbers(value->at(port_.port).as_double(), port_.meaning);
        }
        return result;
    }

    static void clip(Tensor& moved, Range limits) {
        for (float& value : moved.values<float>())
            value = std::clamp(value, float(limits.minimum), float(limits.maximum));
    }

    /// What each sample is read as, into that place of its reading.
    Result<void> read_into(const Tensor& inputs, Readings& readings, std::int32_t AttackReading::*place) {
        auto values = session_.probe({port_.port}, {{port_.data, inputs}});
        if (!values) return tl::unexpected(values.error());
        const std::vector<std::int32_t> classes = chosen_classes(values->at(port_.port), port_.meaning);
        for (std::size_t i = 0; i < classes.size(); ++i) readings[i].*place = classes[i];
        return {};
    }

    AnalysisSession& session_;
    const AttackOptions& options_;
    AnswerPort port_;
    const BatchSource* source_;
    const AttackMethod& method_;
    std::optional<Range> limits_;
};

Result<AttackRun> AttackRun::start(AnalysisSession& session, const AttackOptions& options) {
    const AttackMethod* method = find_attack_method(options.method);
    if (!method) {
        std::string known;
        for (const AttackMethod& one : methods) known += (known.empty() ? "" : ", ") + std::string(one.id);
        return fail(ErrorCode::WrongCall, "attack.unknown-method",
                    {{"method", options.method}, {"known", known}});
    }
    auto port = find_answer(session.graph());
    if (!port || !port->chooses()) return fail(ErrorCode::WrongModel, "attack.no-classes");
    const auto source = session.sources().find(port->data);
    if (source == session.sources().end())
        return fail(ErrorCode::WrongModel, "attack.no-data", {{"block", port->data}});
    return AttackRun(session, options, *port, *source->second, *method);
}

} // namespace

std::span<const AttackMethod> attack_methods() {
    return methods;
}

const AttackMethod* find_attack_method(std::string_view id) {
    const auto found =
        std::find_if(methods.begin(), methods.end(), [&](const AttackMethod& m) { return m.id == id; });
    return found == methods.end() ? nullptr : &*found;
}

AttackCounts& AttackCounts::operator+=(const AttackCounts& other) {
    samples += other.samples;
    clean += other.clean;
    adversarial += other.adversarial;
    random += other.random;
    return *this;
}

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

void project(Tensor& moved, const Tensor& raw, double epsilon) {
    auto values = moved.values<float>();
    const auto centre = raw.values<float>();
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = std::clamp(values[i], centre[i] - float(epsilon), centre[i] + float(epsilon));
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
    auto run = AttackRun::start(session, options);
    if (!run) return tl::unexpected(run.error());
    const std::int64_t count = options.count > 0 ? std::min(options.count, run->samples()) : run->samples();
    AttackCounts total;
    for (std::int64_t begin = 0; begin < count; begin += rows_at_once) {
        auto readings = run->read_rows({&options.epsilon, 1}, begin, std::min(rows_at_once, count - begin));
        if (!readings) return tl::unexpected(readings.error());
        total += counts_of(readings->front());
    }
    const double samples = double(std::max<std::int64_t>(1, count));
    return AttackReport{double(total.clean) / samples, double(total.adversarial) / samples,
                        double(total.random) / samples, count};
}

AttackCounts counts_of(std::span<const AttackReading> readings) {
    AttackCounts counts;
    for (const AttackReading& reading : readings) {
        ++counts.samples;
        counts.clean += reading.clean == reading.label;
        counts.adversarial += reading.adversarial == reading.label;
        counts.random += reading.random == reading.label;
    }
    return counts;
}

Result<std::vector<std::vector<AttackReading>>> attack_readings(AnalysisSession& session,
                                                                const AttackOptions& options,
                                                                std::span<const double> epsilons,
                                                                std::int64_t begin, std::int64_t count) {
    auto run = AttackRun::start(session, options);
    if (!run) return tl::unexpected(run.error());
    return run->read_rows(epsilons, begin, count);
}

Result<SampleAttack> attack_sample(AnalysisSession& session, const AttackOptions& options, std::int64_t row) {
    auto run = AttackRun::start(session, options);
    if (!run) return tl::unexpected(run.error());
    return run->attack_row(row);
}

Result<SampleAttack> attack_input(AnalysisSession& session, const AttackOptions& options,
                                  const Tensor& input) {
    auto run = AttackRun::start(session, options);
    if (!run) return tl::unexpected(run.error());
    return run->attack_own(input);
}

} // namespace glassbox
