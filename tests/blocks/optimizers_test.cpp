// SPDX-License-Identifier: GPL-3.0-or-later
// Optimizer blocks on the CPU in double against the update rules written out, for every accepted sample.
#include "engine/autodiff/differentiate.h"
#include "engine/backend/backend.h"
#include "tests/support/lowered_block.h"

#include <QTest>

#include <cmath>
#include <numbers>

using namespace glassbox;

namespace {

constexpr int steps = 12;

/// Trains the parameter "p.w" by the loss Σ w⁴/4 + w, whose gradient is w³ + 1.
class OptimizerContext final : public LowerContext {
  public:
    OptimizerContext(ProgramBuilder& builder, const CheckedBlock& checked)
        : LowerContext(builder, checked, nullptr, Mode::Train, Part::Train) {
        const StoreEntry entry{"p.w", Role::Parameter, Element::Real, Shape{3}, Storage::F32, {}, "p"};
        const ValueId w = builder.stored(entry);
        const ValueId square = builder.multiply(w, w);
        loss_ = builder.sum_all(builder.add(builder.scale(builder.multiply(square, square), 0.25), w));
        scope = {entry};
    }
    ValueId input(const std::string&) const override { return loss_; }
    void output(const std::string& port, ValueId) override {
        qFatal("an optimizer has no output %s", port.c_str());
    }

  private:
    ValueId loss_ = no_value;
};

using Weights = std::vector<double>;

const Weights start = {0.5, -1.25, 2};

/// The weights after each step on the CPU.
std::vector<Weights> trained(const BlockSpec& spec, const Parameters& parameters) {
    CheckedBlock block;
    block.id = std::string("o");
    block.spec = &spec;
    block.parameters = parameters;
    block.ports = spec.ports(parameters);
    Program program;
    ProgramBuilder build(program);
    OptimizerContext context(build, block);
    spec.lower(context);
    const Plan plan = make_plan(simplified(expand_gradients(program)), {{1, 1}, Storage::F64, Fusion::On});
    const BackendPtr cpu = *open_device("cpu", {1});
    const StorePtr store = *cpu->create_store(Storage::F64);
    if (!store->extend(plan.store)) qFatal("store");
    store->upload("p.w", Tensor::of({3}, std::span<const double>(start)));
    const ExecutablePtr executable = *cpu->compile(plan, store);
    std::vector<Weights> history;
    for (int i = 0; i < steps; ++i) {
        if (!executable->run(1)) qFatal("run");
        history.push_back(store->download("p.w").as_double());
    }
    return history;
}

/// The learning rate of a step as engine/lower/rate_schedule.h states it.
double rate_at(const Parameters& p, int step) {
    const double warmup = double(integer(p, "warmup"));
    const double length = std::max(double(integer(p, "schedule_length")) - warmup, 1.0);
    const double time = std::min(std::max(step - warmup, 0.0), length);
    const double progress = time / length, last = real(p, "final");
    double factor = 1;
    if (text(p, "schedule") == "linear") factor = 1 - (1 - last) * progress;
    if (text(p, "schedule") == "cosine")
        factor = last + (1 - last) * (1 + std::cos(std::numbers::pi * progress)) / 2;
    if (text(p, "schedule") == "step")
        factor = std::pow(real(p, "decay"), std::floor(time / double(integer(p, "every"))));
    if (warmup > 0) factor *= std::min((step + 1) / warmup, 1.0);
    return real(p, "rate") * factor;
}

/// torch.optim.SGD.
std::vector<Weights> sgd(const Parameters& p) {
    Weights w = start, velocity(3, 0);
    std::vector<Weights> history;
    const double momentum = real(p, "momentum");
    for (int step = 0; step < steps; ++step) {
        for (std::size_t i = 0; i < 3; ++i) {
            const double g = w[i] * w[i] * w[i] + 1 + real(p, "weight_decay") * w[i];
            velocity[i] = step == 0 ? g : momentum * velocity[i] + g;
            const double direction = boolean(p, "nesterov") ? g + momentum * velocity[i] : velocity[i];
            w[i] -= rate_at(p, step) * (momentum == 0 ? g : direction);
        }
        history.push_back(w);
    }
    return history;
}

/// torch.optim.Adam.
std::vector<Weights> adam(const Parameters& p) {
    Weights w = start, first(3, 0), second(3, 0);
    std::vector<Weights> history;
    const double beta1 = real(p, "beta1"), beta2 = real(p, "beta2");
    for (int step = 0; step < steps; ++step) {
        const double correction1 = 1 - std::pow(beta1, step + 1), correction2 = 1 - std::pow(beta2, step + 1);
        for (std::size_t i = 0; i < 3; ++i) {
            const double g = w[i] * w[i] * w[i] + 1 + real(p, "weight_decay") * w[i];
            first[i] = beta1 * first[i] + (1 - beta1) * g;
            second[i] = beta2 * second[i] + (1 - beta2) * g * g;
            const double denominator = std::sqrt(second[i]) / std::sqrt(correction2) + real(p, "epsilon");
            w[i] -= rate_at(p, step) / correction1 * first[i] / denominator;
        }
        history.push_back(w);
    }
    return history;
}

} // namespace

class OptimizersTest final : public QObject {
    Q_OBJECT

  private slots:
    void updates_data() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<int>("sample");
        for (const BlockSpec& spec : catalogue())
            for (int i = 0; spec.is_optimizer && i < int(spec.samples.size()); ++i)
                QTest::addRow("%s %d", spec.id.c_str(), i) << QString::fromStdString(spec.id) << i;
    }

    void updates() {
        QFETCH(QString, kind);
        QFETCH(int, sample);
        const BlockSpec& spec = *find_block(kind.toStdString());
        const Parameters parameters = complete_parameters(spec, spec.samples[std::size_t(sample)].parameters);
        const auto expected = kind == "SGD" ? sgd(parameters) : adam(parameters);
        const auto found = trained(spec, parameters);
        for (std::size_t step = 0; step < expected.size(); ++step)
            for (std::size_t i = 0; i < 3; ++i)
                QVERIFY2(std::abs(found[step][i] - expected[step][i]) <=
                             1e-11 * (1 + std::abs(expected[step][i])),
                         qPrintable(QString("step %1, weight %2: %3 instead of %4")
                                        .arg(step)
                                        .arg(i)
                                        .arg(found[step][i])
                                        .arg(expected[step][i])));
    }

    /// Rates have no upper bound: a run with a huge one is stopped by what it makes, not refused.
    void anyRateIsAccepted() {
        for (const BlockSpec& spec : catalogue()) {
            if (!spec.is_optimizer) continue;
            QCOMPARE(QString::fromStdString(spec.parameters.front().id), QString("rate"));
            QVERIFY(!refused(spec.parameters.front(), 1e30));
            QVERIFY(spec.parameters.front().effect == Effect::Live);
        }
    }

    /// The schedule ends and holds the last rate.
    void theLastRateHolds() {
        const BlockSpec& spec = *find_block("SGD");
        const Parameters parameters = complete_parameters(spec, {{"schedule", std::string("linear")},
                                                                 {"schedule_length", std::int64_t(4)},
                                                                 {"final", 0.5},
                                                                 {"rate", 0.01}});
        const auto found = trained(spec, parameters);
        for (std::size_t step = 5; step < found.size(); ++step) {
            const double w = found[step - 1][0];
            QVERIFY(std::abs(found[step][0] - (w - 0.005 * (w * w * w + 1))) < 1e-13);
        }
    }
};

QTEST_GUILESS_MAIN(OptimizersTest)
#include "optimizers_test.moc"
