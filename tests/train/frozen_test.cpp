// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/example_run.h"

#include <QTest>

using namespace glassbox;

namespace {

/// Moons through a layer and a batch normalisation, in one batch in order, so that a training step's loss can
/// be compared with the evaluation of the training part.
Model normed_moons() {
    Model model;
    Definition& graph = model.main();
    graph.blocks["data"] = {"Dataset", 1, "", {}, ""};
    graph.blocks["data"].parameters = {
        {"path", std::string("builtin:two-moons")}, {"count", std::int64_t(100)}, {"shuffle", false}};
    graph.blocks["hidden"] = {"Dense", 1, "", {{"units", std::int64_t(8)}}, ""};
    graph.blocks["norm"] = {"BatchNorm", 1, "", {}, ""};
    graph.blocks["scores"] = {"Dense", 1, "", {}, ""};
    graph.blocks["loss"] = {"CrossEntropy", 1, "", {}, ""};
    graph.blocks["optimizer"] = {"Adam", 1, "", {}, ""};
    graph.wires = {{{"data", "labels"}, {"loss", "labels"}}, {{"data", "out"}, {"hidden", "in"}},
                   {{"hidden", "out"}, {"norm", "in"}},      {{"loss", "out"}, {"optimizer", "loss"}},
                   {{"norm", "out"}, {"scores", "in"}},      {{"scores", "out"}, {"loss", "in"}}};
    model.run.batch = 80; // all of the training part
    return model;
}

} // namespace

class FrozenTest : public QObject {
    Q_OBJECT

  private slots:
    void frozenBlocksStayAndOthersLearn() {
        const ExampleRun thawed = start_run(normed_moons());
        trained(*thawed, 5);
        Model model = normed_moons();
        model.main().blocks.at("norm").frozen = true;
        const ExampleRun run = start_run(model, thawed.sources);
        Checkpoint start = run->checkpoint();
        for (auto& [key, tensor] : start.tensors) tensor = thawed->tensor(key);
        must(run->restore(start));
        trained(*run, 10);
        for (const auto& [key, tensor] : start.tensors)
            QCOMPARE(run->tensor(key) == tensor, key.starts_with("norm."));
        QVERIFY(!start.tensors.contains("norm.gamma/m"));
        QVERIFY(start.tensors.contains("norm.mean"));
    }

    /// Frozen, it normalises by its statistics while training, too: the step's loss is that of the
    /// evaluation.
    void aFrozenNormIsTheFunctionThatIsEvaluated() {
        for (const bool frozen : {false, true}) {
            Model model = normed_moons();
            model.main().blocks.at("norm").frozen = frozen;
            const ExampleRun run = start_run(model);
            trained(*run, 3);
            const double evaluated = must(run->evaluate(Part::Train)).losses.at("loss");
            const double stepped = trained(*run, 1).front().losses.at("loss");
            QCOMPARE(std::abs(evaluated - stepped) < 1e-5, frozen);
        }
    }

    void everythingFrozenChangesNothing() {
        Model model = normed_moons();
        for (auto& [id, block] : model.main().blocks) block.frozen = true;
        const ExampleRun run = start_run(model);
        const Checkpoint before = run->checkpoint();
        trained(*run, 3);
        QVERIFY(run->checkpoint().tensors == before.tensors);
        QVERIFY(must(run->gradients()).empty());
        QCOMPARE(must(run->rates()).at("optimizer"), 0.001F);
    }
};

QTEST_GUILESS_MAIN(FrozenTest)
#include "frozen_test.moc"
