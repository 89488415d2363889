// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/attack/attack.h"
#include "tests/support/example_run.h"
#include "tests/support/models.h"

#include <QTest>

#include <cmath>
#include <numeric>

using namespace glassbox;

namespace {

std::vector<std::int64_t> first_rows(std::int64_t count) {
    std::vector<std::int64_t> rows(static_cast<std::size_t>(count));
    std::iota(rows.begin(), rows.end(), 0);
    return rows;
}

std::unique_ptr<AnalysisSession> session_of(const ExampleRun& run,
                                            const std::map<std::string, Tensor>& tensors) {
    auto session = must(AnalysisSession::start(run->graph(), run.sources, must(open_device("cpu", {2}))));
    must(session->load(tensors));
    return session;
}

Model plain_mlp() {
    Model model = example("digits-mlp");
    model.main().blocks.at("data").parameters["shuffle"] = false;
    return model;
}

/// log Σ exp of the other classes' scores - the label's: what an attack raises. In double.
double others_over_label(std::span<const float> scores, std::int32_t label) {
    double sum = 0;
    for (std::size_t k = 0; k < scores.size(); ++k)
        if (std::int32_t(k) != label) sum += std::exp(double(scores[k]) - double(scores[0]));
    return std::log(sum) + double(scores[0]) - double(scores[std::size_t(label)]);
}

/// `objective(score row, sample)` of a sample by central differences along each input, from probes of `port`.
template <class Objective>
std::vector<double> differences(AnalysisSession& session, const PortRef& port, const Tensor& sample,
                                double step, Objective objective) {
    const std::size_t width = sample.values<float>().size();
    std::vector<std::int64_t> shape = sample.shape;
    shape[0] = std::int64_t(2 * width);
    Tensor moved = Tensor::zeros(Storage::F32, shape);
    auto values = moved.values<float>();
    for (std::size_t i = 0; i < 2 * width; ++i) {
        const auto original = sample.values<float>();
        std::copy(original.begin(), original.end(), values.begin() + std::ptrdiff_t(i * width));
        values[i * width + i / 2] += float(i % 2 == 0 ? step : -step);
    }
    const Tensor scores = must(session.probe({port}, {{"data", moved}})).at(port);
    const auto rows = scores.values<float>();
    const std::size_t classes = rows.size() / (2 * width);
    std::vector<double> slopes;
    for (std::size_t i = 0; i < width; ++i)
        slopes.push_back((objective(rows.subspan(2 * i * classes, classes)) -
                          objective(rows.subspan((2 * i + 1) * classes, classes))) /
                         (2 * step));
    return slopes;
}

/// Of the inputs that matter (a fifth of the largest slope or more): how many have another sign.
int wrong_signs(std::span<const float> gradient, const std::vector<double>& slopes) {
    double largest = 0;
    for (const double slope : slopes) largest = std::max(largest, std::abs(slope));
    int wrong = 0;
    for (std::size_t i = 0; i < slopes.size(); ++i)
        if (std::abs(slopes[i]) >= 0.2 * largest) wrong += (slopes[i] > 0) != (gradient[i] > 0);
    return largest > 0 ? wrong : int(slopes.size());
}

/// Two numbers a sample and their product to learn.
Sources products() {
    std::vector<float> rows;
    std::vector<float> targets;
    for (int i = 0; i < 200; ++i) {
        rows.push_back(float(i % 20) / 10 - 1);
        rows.push_back(float(i / 20) / 5 - 1);
        targets.push_back(rows[rows.size() - 2] * rows.back());
    }
    DataInfo info;
    info.sample = {{Axis::Features, 2}};
    info.mean = {0, 0};
    info.deviation = {1, 1};
    const Tensor inputs = Tensor::of({200, 2}, std::span<const float>(rows));
    const Tensor products = Tensor::of({200, 1}, std::span<const float>(targets));
    return {{"data", memory_source(info, inputs, products, inputs, products)}};
}

/// Data, a hidden layer, one output and `loss`.
Draft small_net(const std::string& loss) {
    Draft draft;
    draft.block("data", "Dataset", {{"path", std::string("builtin:two-moons")}})
        .block("hidden", "Dense", {{"units", std::int64_t(16)}})
        .block("tanh", "Tanh")
        .block("scores", "Dense", {{"units", std::int64_t(1)}})
        .block("loss", loss)
        .block("optimizer", "Adam", {{"rate", 0.02}});
    draft.chain({"data", "hidden", "tanh", "scores", "loss"}).wire("data.labels", "loss.target");
    return draft.wire("loss.out", "optimizer.loss");
}

/// Whether the gradient at the first held-out samples is that of the objective's differences.
template <class Objective>
void compare_with_differences(AnalysisSession& session, const Objective& objective) {
    const RawBatch batch = must(raw_batch(*session.sources().at("data"), Part::Test, first_rows(20)));
    const Tensor gradient = must(session.input_gradient("data", batch.inputs, batch.targets));
    const std::vector<double> targets = batch.targets.as_double();
    for (std::size_t i = 0; i < 20; ++i) {
        const Tensor sample = Tensor::of({1, 2}, batch.inputs.values<float>().subspan(2 * i, 2));
        const auto slopes =
            differences(session, {"scores", "out"}, sample, 1e-2,
                        [&](std::span<const float> z) { return objective(double(z[0]), targets[i]); });
        const auto found = gradient.values<float>().subspan(2 * i, 2);
        for (std::size_t k = 0; k < 2; ++k)
            QVERIFY2(std::abs(double(found[k]) - slopes[k]) < 0.02 * std::abs(slopes[k]) + 0.005,
                     qPrintable(QString("%1 %2").arg(found[k]).arg(slopes[k])));
    }
}

} // namespace

class AttackTest : public QObject {
    Q_OBJECT

  private slots:
    void gradientHasTheSignsOfDifferences() {
        const ExampleRun run = start_run(plain_mlp());
        trained(*run, 300);
        const auto session = session_of(run, run->checkpoint().tensors);
        for (const std::int64_t row : {0, 7, 23}) {
            const RawBatch batch = must(raw_batch(*run.sources.at("data"), Part::Test, std::vector{row}));
            const Tensor gradient = must(session->input_gradient("data", batch.inputs, batch.targets));
            QCOMPARE(gradient.shape, batch.inputs.shape);
            const std::int32_t label = batch.targets.values<std::int32_t>()[0];
            const auto slopes =
                differences(*session, {"scores", "out"}, batch.inputs, 2e-3,
                            [&](std::span<const float> scores) { return others_over_label(scores, label); });
            QCOMPARE(wrong_signs(gradient.values<float>(), slopes), 0);
        }
    }

    /// A net so sure of itself that softmax is 0 and 1 exactly, and the loss has no gradient at all.
    void sureNetsAreNoSafer() {
        Model model = plain_mlp();
        model.run.batch = 16;
        const ExampleRun run = start_run(model);
        trained(*run, 1500);
        Checkpoint sure = run->checkpoint();
        for (const char* key : {"scores.weight", "scores.bias"})
            for (float& value : sure.tensors.at(key).values<float>()) value *= 1e4F;
        must(run->restore(sure));

        // The loss's own gradient on sixteen samples that the net gets right: all zeros, in every parameter.
        std::vector<std::int64_t> rows;
        for (std::uint64_t i = 0; i < 16; ++i) rows.push_back(std::int64_t((sure.state.cursor + i) % 4000));
        const RawBatch batch = must(raw_batch(*run.sources.at("data"), Part::Train, rows));
        for (const auto& [key, gradient] : must(run->gradients()))
            for (const double value : gradient.as_double()) QCOMPARE(value, 0.0);

        // The attack's is not, for any of them, and its step is enough.
        const auto session = session_of(run, sure.tensors);
        const Tensor gradient = must(session->input_gradient("data", batch.inputs, batch.targets));
        const auto values = gradient.values<float>();
        const std::size_t width = values.size() / rows.size();
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const auto row = values.subspan(i * width, width);
            QVERIFY(std::all_of(row.begin(), row.end(), [](float x) { return std::isfinite(x); }));
            QVERIFY(std::any_of(row.begin(), row.end(), [](float x) { return x != 0; }));
        }
        const AttackReport report = must(attack(*session, {.epsilon = 0.25, .count = 500}));
        QCOMPARE(report.samples, std::int64_t(500));
        QVERIFY(report.clean_accuracy > 0.9);
        QVERIFY2(report.adversarial_accuracy < 0.1, qPrintable(QString::number(report.adversarial_accuracy)));
        QVERIFY(report.random_accuracy > report.adversarial_accuracy + 0.3);
    }

    void scaleOfTheScoresDoesNotMatter() {
        const ExampleRun run = start_run(plain_mlp());
        trained(*run, 300);
        Checkpoint state = run->checkpoint();
        const AttackOptions options{.epsilon = 0.1, .count = 300};
        const auto session = session_of(run, state.tensors);
        const AttackReport before = must(attack(*session, options));
        for (const char* key : {"scores.weight", "scores.bias"})
            for (float& value : state.tensors.at(key).values<float>()) value *= 1024;
        must(session->load(state.tensors));
        const AttackReport after = must(attack(*session, options));
        QCOMPARE(after.clean_accuracy, before.clean_accuracy);
        QCOMPARE(after.random_accuracy, before.random_accuracy);
        QVERIFY(std::abs(after.adversarial_accuracy - before.adversarial_accuracy) < 0.1);
        QVERIFY(before.adversarial_accuracy < before.clean_accuracy - 0.2);
    }

    void stepStaysInRange() {
        const std::vector<float> raw{0.0F, 0.05F, 0.5F, 0.95F, 1.0F, 0.3F};
        const std::vector<float> slopes{-2.0F, -1e-30F, 1e-30F, 5.0F, 1.0F, 0.0F};
        const Tensor inputs = Tensor::of({1, 6}, raw);
        const Tensor gradient = Tensor::of({1, 6}, slopes);
        const std::vector<float> clipped{0.0F, 0.0F, 0.6F, 1.0F, 1.0F, 0.3F};
        const Tensor moved = fast_gradient_sign(inputs, gradient, 0.1, Range{0, 1});
        for (std::size_t i = 0; i < 6; ++i) QVERIFY(std::abs(moved.values<float>()[i] - clipped[i]) < 1e-6F);
        const Tensor free = fast_gradient_sign(inputs, gradient, 0.1, std::nullopt);
        QVERIFY(std::abs(free.values<float>()[0] + 0.1F) < 1e-6F);
        QVERIFY(std::abs(free.values<float>()[4] - 1.1F) < 1e-6F);
    }

    void randomSigns() {
        const Tensor like = Tensor::zeros(Storage::F32, {40, 50});
        const Tensor signs = random_signs(like, 1, 0);
        double sum = 0;
        for (const float value : signs.values<float>()) {
            QVERIFY(value == 1.0F || value == -1.0F);
            sum += double(value);
        }
        QVERIFY(std::abs(sum) < 4 * std::sqrt(2000.0));
        QVERIFY(random_signs(like, 1, 0) == signs);
        QVERIFY(random_signs(like, 2, 0) != signs);
        // A sample's signs do not depend on the batch it came in.
        const Tensor later = random_signs(Tensor::zeros(Storage::F32, {10, 50}), 1, 30);
        const auto part = signs.values<float>().subspan(30 * 50);
        QVERIFY(std::equal(part.begin(), part.end(), later.values<float>().begin()));
    }

    void reportsAreRepeatable() {
        const ExampleRun run = start_run(plain_mlp());
        trained(*run, 100);
        const auto session = session_of(run, run->checkpoint().tensors);
        const AttackReport first = must(attack(*session, {.epsilon = 0.2, .count = 200}));
        const AttackReport again = must(attack(*session, {.epsilon = 0.2, .count = 200}));
        QCOMPARE(again.adversarial_accuracy, first.adversarial_accuracy);
        QCOMPARE(again.random_accuracy, first.random_accuracy);
        const AttackReport none = must(attack(*session, {.epsilon = 0, .count = 200}));
        QCOMPARE(none.adversarial_accuracy, none.clean_accuracy);
        QCOMPARE(none.random_accuracy, none.clean_accuracy);
    }

    void binaryLogits() {
        Draft draft = small_net("BinaryCrossEntropy");
        draft.block("accuracy", "Accuracy").wire("scores.out", "accuracy.in");
        draft.wire("data.labels", "accuracy.labels");
        const ExampleRun run = start_run(draft.model);
        trained(*run, 500);
        const auto session = session_of(run, run->checkpoint().tensors);
        compare_with_differences(*session, [](double z, double label) { return (1 - 2 * label) * z; });
        const AttackReport report = must(attack(*session, {.epsilon = 0.3}));
        QVERIFY(report.clean_accuracy > 0.95);
        QVERIFY(report.adversarial_accuracy < report.clean_accuracy - 0.1);
    }

    void squaredError() {
        const ExampleRun run = start_run(small_net("MeanSquaredError").model, products());
        trained(*run, 50);
        const auto session = session_of(run, run->checkpoint().tensors);
        compare_with_differences(*session,
                                 [](double z, double target) { return (z - target) * (z - target); });
        const auto report = attack(*session, {});
        QVERIFY(!report);
        QCOMPARE(report.error().code, ErrorCode::WrongModel); // numbers have no classes to get wrong
    }

    /// Ten small steps are never worse than one large one, and stay where they must.
    void iterativeStaysWithinItsBoundsAndFindsMore() {
        const ExampleRun run = start_run(plain_mlp());
        trained(*run, 400);
        const auto session = session_of(run, run->checkpoint().tensors);
        const AttackReport once = must(attack(*session, {.epsilon = 0.1, .count = 300}));
        const AttackReport often = must(attack(*session, {.method = "ifgsm", .epsilon = 0.1, .count = 300}));
        QCOMPARE(often.clean_accuracy, once.clean_accuracy);
        QCOMPARE(often.random_accuracy, once.random_accuracy);
        QVERIFY(often.adversarial_accuracy <= once.adversarial_accuracy);
        const SampleAttack sample = must(attack_sample(*session, {.method = "ifgsm", .epsilon = 0.1}, 5));
        const auto before = sample.original.values<float>();
        const auto after = sample.result.values<float>();
        int between = 0;
        for (std::size_t i = 0; i < before.size(); ++i) {
            QVERIFY(after[i] >= 0 && after[i] <= 1);
            QVERIFY(std::abs(after[i] - before[i]) <= 0.1F + 1e-6F);
            QCOMPARE(sample.perturbation.values<float>()[i], after[i] - before[i]);
            between += std::abs(after[i] - before[i]) > 1e-3F && std::abs(after[i] - before[i]) < 0.0999F;
        }
        QVERIFY(between > 0); // not a single step of the full size
    }

    /// One sample's attack is what the count of many is made of.
    void oneSampleIsAttackedAsManyAre_data() {
        QTest::addColumn<QString>("method");
        QTest::addColumn<int>("target");
        for (const AttackMethod& method : attack_methods())
            for (const int target : {-1, 3})
                QTest::addRow("%s %d", method.id.data(), target)
                    << QString::fromUtf8(method.id.data(), qsizetype(method.id.size())) << target;
    }
    void oneSampleIsAttackedAsManyAre() {
        QFETCH(QString, method);
        QFETCH(int, target);
        const ExampleRun run = start_run(plain_mlp());
        trained(*run, 300);
        const auto session = session_of(run, run->checkpoint().tensors);
        AttackOptions options{.method = method.toStdString(), .epsilon = 0.08, .count = 60, .seed = 9};
        if (target >= 0) options.target = target;
        AttackCounts right;
        for (std::int64_t row = 0; row < 60; ++row) {
            const SampleAttack sample = must(attack_sample(*session, options, row));
            auto is_right = [&](const std::vector<double>& p) {
                return std::max_element(p.begin(), p.end()) - p.begin() == sample.label;
            };
            right += {1, is_right(sample.before), is_right(sample.after), is_right(sample.random)};
        }
        const AttackReport report = must(attack(*session, options));
        QCOMPARE(report.clean_accuracy, double(right.clean) / 60);
        QCOMPARE(report.adversarial_accuracy, double(right.adversarial) / 60);
        QCOMPARE(report.random_accuracy, double(right.random) / 60);
    }

    void targetedAttacksRaiseTheirClass() {
        const ExampleRun run = start_run(plain_mlp());
        trained(*run, 300);
        const auto session = session_of(run, run->checkpoint().tensors);
        int raised = 0, reached = 0;
        for (std::int64_t row = 0; row < 40; ++row) {
            const SampleAttack sample =
                must(attack_sample(*session, {.method = "ifgsm", .epsilon = 0.15, .target = 7}, row));
            if (sample.label == 7) continue;
            raised += sample.after[7] > sample.before[7];
            reached += sample.after[7] > 0.5;
        }
        QVERIFY(raised >= 34);
        QVERIFY(reached >= 25);
    }

    void rangesAddUpToTheReport() {
        const ExampleRun run = start_run(plain_mlp());
        trained(*run, 100);
        const auto session = session_of(run, run->checkpoint().tensors);
        const std::vector<double> epsilons{0, 0.1, 0.2};
        std::vector<AttackCounts> sums(3);
        for (const auto& [begin, count] : {std::pair(0, 50), std::pair(50, 37), std::pair(87, 113)}) {
            const auto readings = must(attack_readings(*session, {.seed = 4}, epsilons, begin, count));
            for (std::size_t i = 0; i < 3; ++i) sums[i] += counts_of(readings[i]);
            QCOMPARE(readings[0].front().row, std::int64_t(begin));
        }
        for (std::size_t i = 0; i < 3; ++i) {
            const AttackReport report =
                must(attack(*session, {.epsilon = epsilons[i], .count = 200, .seed = 4}));
            QCOMPARE(double(sums[i].clean) / 200, report.clean_accuracy);
            QCOMPARE(double(sums[i].adversarial) / 200, report.adversarial_accuracy);
            QCOMPARE(double(sums[i].random) / 200, report.random_accuracy);
        }
    }

    /// A sample that is read rightly, drawn by hand instead: the same attack.
    void ownSamplesAreAttackedAsHeldOutOnes() {
        const ExampleRun run = start_run(plain_mlp());
        trained(*run, 300);
        const auto session = session_of(run, run->checkpoint().tensors);
        const auto readings = must(attack_readings(*session, {}, std::vector{0.1}, 0, 20)).front();
        const auto right = std::find_if(readings.begin(), readings.end(), [](const AttackReading& reading) {
            return reading.clean == reading.label;
        });
        QVERIFY(right != readings.end());
        const SampleAttack held = must(attack_sample(*session, {}, right->row));
        const SampleAttack own = must(attack_input(*session, {}, held.original));
        QCOMPARE(own.label, held.label);
        QVERIFY(own.label_from == LabelFrom::Model && held.label_from == LabelFrom::Data);
        QVERIFY(own.result == held.result);
        QCOMPARE(own.after, held.after);
        // The label is the model's reading: another sample, another label.
        const auto wrong = std::find_if(readings.begin(), readings.end(), [](const AttackReading& reading) {
            return reading.clean != reading.label;
        });
        if (wrong == readings.end()) return;
        const SampleAttack misread = must(attack_sample(*session, {}, wrong->row));
        QCOMPARE(must(attack_input(*session, {}, misread.original)).label, wrong->clean);
    }

    void readingsAreWhatTheAttackedSampleIsReadAs() {
        const ExampleRun run = start_run(plain_mlp());
        trained(*run, 300);
        const auto session = session_of(run, run->checkpoint().tensors);
        const AttackOptions options{.epsilon = 0.15, .seed = 3};
        const auto readings = must(attack_readings(*session, options, std::vector{0.15}, 5, 30)).front();
        QCOMPARE(readings.size(), std::size_t(30));
        int fooled = 0;
        for (const AttackReading& reading : readings) {
            const SampleAttack attack = must(attack_sample(*session, options, reading.row));
            auto read = [](const std::vector<double>& of) {
                return std::int32_t(std::max_element(of.begin(), of.end()) - of.begin());
            };
            QCOMPARE(reading.label, attack.label);
            QCOMPARE(reading.clean, read(attack.before));
            QCOMPARE(reading.adversarial, read(attack.after));
            QCOMPARE(reading.random, read(attack.random));
            fooled += reading.fooled();
        }
        QVERIFY(fooled > 0);
    }

    /// Without bounds every pixel moves by ε, beyond 0 and 1, too.
    void boundsCanBeLeftOut() {
        const ExampleRun run = start_run(plain_mlp());
        trained(*run, 100);
        const auto session = session_of(run, run->checkpoint().tensors);
        for (const char* method : {"fgsm", "ifgsm"}) {
            AttackOptions options{.method = method, .epsilon = 0.2};
            const SampleAttack within = must(attack_sample(*session, options, 1));
            options.bounds = AttackBounds::None;
            const SampleAttack beyond = must(attack_sample(*session, options, 1));
            const auto inside = within.result.values<float>(), outside = beyond.result.values<float>();
            QVERIFY(*std::min_element(inside.begin(), inside.end()) >= 0);
            QVERIFY(*std::min_element(outside.begin(), outside.end()) < -0.15F);
            for (const float step : beyond.perturbation.values<float>()) QVERIFY(std::abs(step) < 0.2001F);
        }
    }

    void wrongCalls() {
        const ExampleRun run = start_run(plain_mlp());
        const auto session = session_of(run, run->checkpoint().tensors);
        const auto unknown = attack(*session, {.method = "magic"});
        QVERIFY(!unknown);
        QCOMPARE(unknown.error().code, ErrorCode::WrongCall);
        QCOMPARE(unknown.error().message.id, std::string("attack.unknown-method"));
    }
};

QTEST_GUILESS_MAIN(AttackTest)
#include "attack_test.moc"
