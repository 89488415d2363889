// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/decision_surface.h"
#include "engine/analysis/sample_answers.h"
#include "engine/analysis/signal_flow.h"
#include "tests/support/example_run.h"
#include "tests/support/models.h"

#include <QTest>

#include <cmath>

using namespace glassbox;

namespace {

using Tensors = std::map<std::string, Tensor>;

std::unique_ptr<AnalysisSession> session_of(const ExampleRun& run, const Tensors& tensors) {
    auto session = must(AnalysisSession::start(run->graph(), run.sources, must(open_device("cpu", {1}))));
    must(session->load(tensors));
    return session;
}

double rms(const std::vector<double>& values) {
    double squares = 0;
    for (const double value : values) squares += value * value;
    return std::sqrt(squares / double(values.size()));
}

bool near(double a, double b, double relative) {
    return std::abs(a - b) <= relative * std::max(std::abs(a), std::abs(b)) + 1e-12;
}

/// The label that a row of scores would be given, by hand.
int largest(std::span<const float> row) {
    return int(std::max_element(row.begin(), row.end()) - row.begin());
}

} // namespace

class AnalysisTest : public QObject {
    Q_OBJECT

  private slots:
    void signalIsTheRootMeanSquareOfTheProbedValues() {
        const ExampleRun run = start_run(example("digits-cnn"));
        trained(*run, 20);
        const auto session = session_of(run, run->checkpoint().tensors);
        const SignalFlow flow = must(signal_flow(*session, 10, 37));
        QCOMPARE(flow.samples, std::int64_t(32)); // the largest power of two
        const RawBatch batch = must(raw_batch(*run.sources.at("data"), Part::Train, 10, 32));
        int compared = 0;
        for (const auto& [port, wire] : flow.wires) {
            const WireType* type = run->graph().type_of(port);
            QVERIFY(type && type->element == Element::Real);
            if (type->is_loss || run->graph().find(port.block)->measures()) continue;
            const Tensor value = must(session->probe({port}, {{"data", batch.inputs}})).at(port);
            QVERIFY2(near(wire.signal, rms(value.as_double()), 1e-4), to_string(port).c_str());
            ++compared;
        }
        QVERIFY(compared >= 8);
    }

    /// The gradient by a port's value, against the gradient by a constant that is added to it.
    void gradientIsThatOfTheLossByTheWire() {
        const ExampleRun run = start_run(example("digits-linear"));
        trained(*run, 5);
        const auto session = session_of(run, run->checkpoint().tensors);
        const SignalFlow flow = must(signal_flow(*session, 0, 64));
        // By the scores z of softmax cross-entropy: (softmax(z) - one hot) / N.
        const RawBatch batch = must(raw_batch(*run.sources.at("data"), Part::Train, 0, 64));
        const PortRef scores{"scores", "out"};
        const Tensor value = must(session->probe({scores}, {{"data", batch.inputs}})).at(scores);
        const std::vector<double> numbers = value.as_double();
        std::vector<double> slopes;
        for (std::size_t row = 0; row < 64; ++row) {
            auto p = answer_numbers({numbers.data() + row * 10, 10}, AnswerPort::Meaning::Logits);
            p[std::size_t(batch.targets.values<std::int32_t>()[row])] -= 1;
            for (const double slope : p) slopes.push_back(slope / 64);
        }
        QVERIFY(near(*flow.wires.at(scores).gradient, rms(slopes), 1e-3));
        QVERIFY(near(*flow.wires.at({"loss", "out"}).gradient, 1, 1e-6));
        // A planted error is seen: one sample's label is taken for another's.
        slopes[0] += 1.0 / 64;
        QVERIFY(!near(*flow.wires.at(scores).gradient, rms(slopes), 1e-3));
    }

    /// The training's own batch gradient, block by block.
    void blocksHaveTheGradientsOfTheirParameters() {
        Model model = example("digits-mlp");
        model.run.batch = 64;
        model.main().blocks.at("data").parameters["shuffle"] = false;
        const ExampleRun run = start_run(model);
        const auto session = session_of(run, run->checkpoint().tensors);
        const SignalFlow flow = must(signal_flow(*session, 0, 64));
        std::map<std::string, std::vector<double>> by_block;
        for (const auto& [key, gradient] : must(run->gradients())) {
            const auto values = gradient.as_double();
            auto& all = by_block[key.substr(0, key.rfind('.'))];
            all.insert(all.end(), values.begin(), values.end());
        }
        QCOMPARE(flow.blocks.size(), by_block.size());
        for (const auto& [block, gradient] : flow.blocks)
            QVERIFY2(near(gradient, rms(by_block.at(block)), 1e-3), block.c_str());
    }

    void frozenBlocksHaveNoGradientButWiresDo() {
        Model model = example("digits-mlp");
        const std::string frozen = "scores";
        model.main().blocks.at(frozen).frozen = true;
        const ExampleRun run = start_run(model);
        const auto session = session_of(run, run->checkpoint().tensors);
        const SignalFlow flow = must(signal_flow(*session, 0, 16));
        QVERIFY(!flow.blocks.contains(frozen));
        QVERIFY(*flow.wires.at({frozen, "out"}).gradient > 0);
        QVERIFY(!flow.wires.contains({"data", "labels"}));
    }

    void confusionCountsWhatTheScoresSay() {
        const ExampleRun run = start_run(example("digits-linear"));
        trained(*run, 60);
        const auto session = session_of(run, run->checkpoint().tensors);
        const AnswerPort port = must(find_answer(run->graph()));
        ConfusionMatrix matrix(10);
        std::vector<SampleAnswer> all;
        for (std::int64_t begin = 0; begin < 1000; begin += 96) {
            const auto answers =
                must(sample_answers(*session, port, begin, std::min<std::int64_t>(96, 1000 - begin)));
            matrix.add(answers);
            all.insert(all.end(), answers.begin(), answers.end());
        }
        QCOMPARE(matrix.samples(), std::int64_t(1000));
        // The same from the scores of the whole part at once, counted here.
        const RawBatch batch = must(raw_batch(*run.sources.at("data"), Part::Test, 0, 1000));
        const Tensor scores = must(session->probe({port.port}, {{"data", batch.inputs}})).at(port.port);
        std::map<std::pair<int, int>, std::vector<std::int64_t>> cells;
        for (std::int64_t row = 0; row < 1000; ++row)
            cells[{batch.targets.values<std::int32_t>()[std::size_t(row)],
                   largest(scores.values<float>().subspan(std::size_t(10 * row), 10))}]
                .push_back(row);
        for (int label = 0; label < 10; ++label)
            for (int chosen = 0; chosen < 10; ++chosen)
                QCOMPARE(matrix.rows(label, chosen), (cells[{label, chosen}]));
        const Evaluation evaluation = must(run->evaluate(Part::Test));
        QCOMPARE(double(matrix.right()) / 1000, evaluation.metrics.at("accuracy"));
        // Mean loss of the samples is the held-out loss.
        double loss = 0;
        for (const SampleAnswer& answer : all) loss += answer.loss / 1000;
        QVERIFY(near(loss, evaluation.losses.at("loss"), 1e-4));
    }

    void worstMistakesComeFirst() {
        const std::vector<SampleAnswer> answers{
            {0, 1, 1, 0.9, 0.1}, {1, 2, 1, 0.8, 1.5}, {2, 0, 3, 0.7, 4.0}, {3, 5, 4, 0.9, 1.5}};
        const auto worst = worst_mistakes(answers);
        QCOMPARE(worst.size(), std::size_t(3));
        QCOMPARE(worst[0].row, std::int64_t(2));
        QCOMPARE(worst[1].row, std::int64_t(1));
        QCOMPARE(worst[2].row, std::int64_t(3));
    }

    void surfaceIsThePredictionAtEveryPoint() {
        const ExampleRun run = start_run(example("spirals-mlp"));
        trained(*run, 200);
        const auto session = session_of(run, run->checkpoint().tensors);
        const auto port = two_input_answer(run->graph());
        QVERIFY(port.has_value());
        const SurfaceGrid grid = must(surface_grid(*run.sources.at(port->data), 13, 9));
        const DecisionSurface surface = must(decision_surface(*session, *port, grid));
        QCOMPARE(surface.numbers.size(), std::size_t(13 * 9));
        for (const auto& [column, row] : {std::pair(0, 0), std::pair(7, 3), std::pair(12, 8)}) {
            const std::vector<float> point{float(grid.x_of(column)), float(grid.y_of(row))};
            const Tensor one = Tensor::of({1, 2}, std::span<const float>(point));
            const Tensor value = must(session->probe({port->port}, {{port->data, one}})).at(port->port);
            const auto p = answer_numbers(value.as_double(), port->meaning);
            const std::size_t at = std::size_t(row * 13 + column);
            const auto best = std::size_t(std::max_element(p.begin(), p.end()) - p.begin());
            QCOMPARE(std::size_t(surface.chosen[at]), best);
            QVERIFY(near(double(surface.numbers[at]), p[best], 1e-4));
        }
        // All points of both parts lie on it.
        const RawBatch batch = must(raw_batch(*run.sources.at(port->data), Part::Train, 0, 100));
        for (std::size_t i = 0; i < 100; ++i)
            QVERIFY(double(batch.inputs.values<float>()[2 * i]) > grid.x.minimum);
        QVERIFY(!two_input_answer(start_run(example("digits-linear"))->graph()));
    }
};

QTEST_GUILESS_MAIN(AnalysisTest)
#include "analysis_test.moc"
