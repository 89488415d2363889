// SPDX-License-Identifier: GPL-3.0-or-later
// Losses and metrics against their formulas written out, where scores are large, and what attacks follow.
#include "engine/autodiff/differentiate.h"
#include "engine/catalogue/wire_types.h"
#include "tests/support/lowered_block.h"
#include "tests/support/reference_evaluator.h"

#include <QTest>

#include <cmath>

using namespace glassbox;
using reference::NamedTensors;

namespace {

Tensor numbers(std::vector<std::int64_t> shape, std::vector<double> values) {
    return Tensor::of(std::move(shape), std::span<const double>(values));
}

Tensor labels(std::vector<std::int32_t> values) {
    return Tensor::of({std::int64_t(values.size())}, std::span<const std::int32_t>(values));
}

struct Outcome {
    double value = 0;
    std::vector<double> gradient;  ///< Of the value to the scores.
    std::vector<double> objective; ///< Gradient of what attacks follow.
};

/// The block's value and gradients for inputs whose first is the scores.
Outcome outcome(const char* kind, const std::vector<WireType>& types, const NamedTensors& inputs) {
    Sample sample;
    sample.inputs = types;
    auto lowered = reference::lower_alone(*find_block(kind), sample, {Mode::Train});
    ProgramBuilder build(lowered.program);
    const ValueId scores = lowered.inputs.at("in");
    const ValueId value = lowered.outputs.at("out");
    build.output("value", value);
    build.output("gradient", build.gradient(value, scores));
    for (const ValueId objective : lowered.shared.objectives)
        build.output("objective", build.gradient(build.sum_all(objective), scores));
    const std::int64_t batch = inputs.begin()->second.shape[0];
    const auto results = reference::evaluate(bind(expand_gradients(lowered.program), {batch, 1}), inputs);
    Outcome found{results.at("value").as_double().at(0), results.at("gradient").as_double(), {}};
    if (results.contains("objective")) found.objective = results.at("objective").as_double();
    return found;
}

Outcome cross_entropy(const std::vector<double>& scores, std::int32_t label) {
    const auto count = std::int64_t(scores.size());
    return outcome("CrossEntropy", {row_type(count), label_type(count)},
                   {{"in:in", numbers({1, count}, scores)}, {"in:labels", labels({label})}});
}

Outcome binary(double score, double target) {
    return outcome("BinaryCrossEntropy", {row_type(1), within(row_type(1), 0, 1)},
                   {{"in:in", numbers({1, 1}, {score})}, {"in:target", numbers({1, 1}, {target})}});
}

double accuracy(const std::vector<double>& scores, std::vector<std::int32_t> truth) {
    const auto samples = std::int64_t(truth.size());
    const std::int64_t count = std::int64_t(scores.size()) / samples;
    return outcome("Accuracy", {row_type(count), label_type(std::max<std::int64_t>(count, 2))},
                   {{"in:in", numbers({samples, count}, scores)}, {"in:labels", labels(std::move(truth))}})
        .value;
}

bool close(double a, double b) {
    return std::abs(a - b) <= 1e-12 * (1 + std::abs(b));
}

} // namespace

class LossesTest final : public QObject {
    Q_OBJECT

  private slots:
    void crossEntropyIsTheNegativeLogProbability() {
        const Outcome found = cross_entropy({1, 2, 0.5}, 2);
        const double sum = std::exp(1.0) + std::exp(2.0) + std::exp(0.5);
        QVERIFY(close(found.value, std::log(sum) - 0.5));
        QVERIFY(close(found.gradient[0], std::exp(1.0) / sum));
        QVERIFY(close(found.gradient[2], std::exp(0.5) / sum - 1));
    }

    void crossEntropyOfLargeScores() {
        QVERIFY(close(cross_entropy({1000, -1000}, 0).value, 0));
        QVERIFY(close(cross_entropy({1000, -1000}, 1).value, 2000));
    }

    /// Where the label's score is far above, the loss's gradient is 0 to the last bit; the attack still sees
    /// where to go.
    void attacksSeeWhereTheLossIsFlat() {
        const Outcome found = cross_entropy({900, 2, 1}, 0);
        QCOMPARE(found.gradient[1], 0.0);
        QVERIFY(close(found.objective[0], -1));
        QVERIFY(found.objective[1] > 0.7 && found.objective[2] > 0.2);
        const Outcome yes = binary(900, 1);
        QCOMPARE(yes.gradient[0], 0.0);
        QCOMPARE(yes.objective[0], -1.0);
        QCOMPARE(binary(-900, 0).objective[0], 1.0);
    }

    void attackObjectivesHaveTheSignOfTheLoss() {
        const Outcome found = cross_entropy({0.2, -1, 0.7}, 1);
        for (std::size_t i = 0; i < 3; ++i) QVERIFY(found.gradient[i] * found.objective[i] > 0);
    }

    void binaryCrossEntropy() {
        for (const double score : {-3.0, -0.1, 0.0, 0.1, 3.0})
            for (const double target : {0.0, 0.3, 1.0}) {
                const double probability = 1 / (1 + std::exp(-score));
                const Outcome found = binary(score, target);
                QVERIFY(close(found.value,
                              -target * std::log(probability) - (1 - target) * std::log(1 - probability)));
                QVERIFY(close(found.gradient[0], probability - target));
            }
        QVERIFY(close(binary(-800, 1).value, 800));
        QVERIFY(binary(-40, 0).value > 0); // not rounded away
    }

    void meanSquaredErrorIsTheMeanOverAllNumbers() {
        const Outcome found =
            outcome("MeanSquaredError", {row_type(2), row_type(2)},
                    {{"in:in", numbers({2, 2}, {1, 2, 3, 4})}, {"in:target", numbers({2, 2}, {0, 2, 5, 1})}});
        QVERIFY(close(found.value, (1 + 0 + 4 + 9) / 4.0));
        QVERIFY(close(found.gradient[3], 2 * 3 / 4.0));
    }

    void accuracyCountsTheFirstOfTheLargest() {
        QCOMPARE(accuracy({1, 2, 3, 3, 2, 1}, {2, 0}), 1.0);
        QCOMPARE(accuracy({1, 2, 3, 3, 2, 1}, {2, 1}), 0.5);
        QCOMPARE(accuracy({0, 0, 0, 0, 0, 0}, {0, 1}),
                 0.5); // equal scores are no right answer for every label
        const double nan = std::nan("");
        QCOMPARE(accuracy({nan, nan, nan, nan}, {0, 1}), 0.0);
    }

    void accuracyOfOneNumber() { QCOMPARE(accuracy({0.5, -0.5, 0, 2}, {1, 0, 0, 0}), 0.75); }

    /// The last batch of an evaluation is padded: what is padded does not count.
    void evaluationSumsWhatIsTrue() {
        Sample sample;
        sample.inputs = {row_type(1), label_type(2)};
        auto lowered = reference::lower_alone(*find_block("Accuracy"), sample, {Mode::Evaluate});
        const auto results =
            reference::evaluate(bind(lowered.program, {3, 1}),
                                {{"in:in", numbers({3, 1}, {1, 1, 1})}, {"in:labels", labels({1, 0, 1})}});
        QCOMPARE(results.at("sum:b").as_double().at(0), 2.0);
    }
};

QTEST_GUILESS_MAIN(LossesTest)
#include "losses_test.moc"
