// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/train/carry_over.h"
#include "tests/support/errors.h"
#include "tests/support/open_trainer.h"

#include <QTest>

#include <set>

using namespace glassbox;

namespace {

using Edit = std::function<void(Definition&)>;

void insert(Definition& graph, const std::string& id, const Block& block, const Wire& wire) {
    graph.blocks[id] = block;
    std::erase(graph.wires, wire);
    graph.wires.push_back({wire.from, {id, "in"}});
    graph.wires.push_back({{id, "out"}, wire.to});
    std::sort(graph.wires.begin(), graph.wires.end());
}

/// digits-cnn with Adam's moments, and a batch normalisation for its statistics.
Model normed_cnn() {
    Model model = example("digits-cnn");
    model.run.batch = 32;
    insert(model.main(), "norm", {"BatchNorm", 1, "", {}, ""}, {{"conv1", "out"}, {"relu1", "in"}});
    return model;
}

Model edited(Model model, const Edit& edit) {
    edit(model.main());
    return model;
}

void insert_second_norm(Definition& graph) {
    insert(graph, "norm2", {"BatchNorm", 1, "", {}, ""}, {{"conv2", "out"}, {"relu2", "in"}});
}
void mute_norm(Definition& graph) {
    graph.blocks.at("norm").muted = true;
}
void freeze(Definition& graph) {
    graph.blocks.at("conv1").frozen = graph.blocks.at("norm").frozen = true;
}
void remove_norm(Definition& graph) {
    graph.blocks.erase("norm");
    std::erase_if(graph.wires, [](const Wire& w) { return w.from.block == "norm" || w.to.block == "norm"; });
    graph.wires.push_back({{"conv1", "out"}, {"relu1", "in"}});
    std::sort(graph.wires.begin(), graph.wires.end());
}
void narrow(Definition& graph) {
    graph.blocks.at("hidden").parameters["units"] = std::int64_t(24);
}
void other_rate(Definition& graph) {
    graph.blocks.at("optimizer").parameters["rate"] = 0.003;
}

/// What an edit of a run in that state must give, by the rule itself: values of equal key and shape stay,
/// others are those of a run that begins.
Checkpoint carried(const Checkpoint& before, const Model& model, const Sources& sources) {
    Checkpoint result = start_run(model, sources)->checkpoint();
    for (auto& [key, tensor] : result.tensors)
        if (const auto old = before.tensors.find(key);
            old != before.tensors.end() && old->second.shape == tensor.shape)
            tensor = old->second;
    result.state = before.state;
    result.live = before.live;
    result.log = before.log;
    return result;
}

/// Keys of `a` that are not in `b` with the same shape.
std::set<std::string> keys_only_in(const Checkpoint& a, const Checkpoint& b) {
    std::set<std::string> keys;
    for (const auto& [key, tensor] : a.tensors)
        if (const auto other = b.tensors.find(key);
            other == b.tensors.end() || other->second.shape != tensor.shape)
            keys.insert(key);
    return keys;
}

} // namespace

class SwapTest : public QObject {
    Q_OBJECT

  private slots:
    void everythingElseStaysBitForBit_data() {
        QTest::addColumn<Edit>("edit");
        QTest::addColumn<int>("changed"); // entries that one of the two models lacks, or has in another shape
        QTest::newRow("insert a layer") << Edit(insert_second_norm) << 2 * 3 + 2;
        QTest::newRow("mute") << Edit(mute_norm) << 2 * 3 + 2;
        QTest::newRow("freeze") << Edit(freeze) << 4 * 2;
        QTest::newRow("remove") << Edit(remove_norm) << 2 * 3 + 2;
        QTest::newRow("other width") << Edit(narrow) << 3 * 3;
        QTest::newRow("learning rate") << Edit(other_rate) << 0;
    }
    void everythingElseStaysBitForBit() {
        QFETCH(const Edit, edit);
        QFETCH(const int, changed);
        OpenTrainer open(normed_cnn());
        const Model other = edited(open.model, edit);
        open->step(7);
        const Checkpoint before = open.checkpoint();
        open.swap(other, "edit");
        const Checkpoint after = open.checkpoint();
        QVERIFY(after == carried(before, other, open.sources));
        const std::set<std::string> gone = keys_only_in(before, after);
        QCOMPARE(int(std::max(gone.size(), keys_only_in(after, before).size())), changed);

        open->step(3);
        const Checkpoint later = open.checkpoint();
        open.swap(open.model, "undo");
        const Checkpoint undone = open.checkpoint();
        QCOMPARE(undone.tensors.size(), before.tensors.size());
        for (const auto& [key, tensor] : undone.tensors)
            QVERIFY2(tensor == (gone.contains(key) ? before : later).tensors.at(key), key.c_str());
        QVERIFY(undone.state == later.state);
    }

    /// A swap while it trains happens between two steps: all steps before are those of the old model, all
    /// after it those of the new.
    void takesOverBetweenTwoStepsWhileItTrains() {
        OpenTrainer open(normed_cnn());
        const Model other = edited(open.model, insert_second_norm);
        open->play();
        std::vector<EditMark> marks;
        QTRY_VERIFY(open->take()->step > 10);
        open.swap(other, "insert");
        const auto marked = [&] {
            const SnapshotPtr snapshot = open->take(); // what it tells is not told again
            marks.insert(marks.end(), snapshot->edits.begin(), snapshot->edits.end());
            return !marks.empty();
        };
        QTRY_VERIFY_WITH_TIMEOUT(marked(), 20000);
        QTRY_VERIFY(open->take()->step > marks.front().step + 10);
        open->pause();
        open->wait_until_idle();
        const Checkpoint found = open.checkpoint();
        QCOMPARE(marks.front().name, std::string("insert"));

        const ExampleRun before = start_run(open.model, open.sources);
        trained(*before, int(marks.front().step));
        const ExampleRun after = start_run(other, open.sources);
        PutAside aside;
        carry_over(*before, *after, aside);
        trained(*after, int(found.state.step - marks.front().step));
        QVERIFY(found == after->checkpoint());
    }

    void commandsStayInOrder() {
        OpenTrainer open(normed_cnn());
        const Model other = edited(open.model, insert_second_norm);
        open->step(4);
        open.swap(other, "insert");
        open->set_live("optimizer.rate", 0.01);
        open->step(3);
        open.swap(open.model, "undo");
        open->step(2);
        const Checkpoint found = open.checkpoint();

        const ExampleRun first = start_run(open.model, open.sources);
        trained(*first, 4);
        first->set_live("optimizer.rate", 0.01);
        const ExampleRun second = start_run(other, open.sources);
        PutAside aside;
        carry_over(*first, *second, aside);
        trained(*second, 3);
        const ExampleRun third = start_run(open.model, open.sources);
        carry_over(*second, *third, aside);
        trained(*third, 2);
        QVERIFY(found == third->checkpoint());
        QCOMPARE(aside.size(), std::size_t(2 * 3 + 2));
        open->wait_until_idle();
        const std::vector<EditMark> marks{{4, "insert"}, {7, "undo"}};
        QCOMPARE(open->take()->edits, marks);
    }

    void ofManySwapsTheNewestIsCompiled() {
        OpenTrainer open(normed_cnn());
        open->step(2);
        const Checkpoint before = open.checkpoint();
        for (std::int64_t units = 20; units < 40; ++units)
            open.swap(
                edited(open.model, [&](Definition& g) { g.blocks.at("hidden").parameters["units"] = units; }),
                std::to_string(units));
        open->wait_until_idle();
        const SnapshotPtr snapshot = open->take();
        QVERIFY(!snapshot->compiling);
        QCOMPARE(std::get<std::int64_t>(snapshot->model->graph.find("hidden")->parameters.at("units")),
                 std::int64_t(39));
        QCOMPARE(snapshot->edits.size(), std::size_t(20)); // none loses its mark
        QCOMPARE(snapshot->edits.back().name, std::string("39"));
        open.swap(open.model, "");
        QVERIFY(open.checkpoint() == before);
        QVERIFY(open->take()->edits.empty()); // without a name there is no mark
    }

    void anotherDevice() {
        OpenTrainer open(normed_cnn());
        open->step(3);
        open->swap(open.graph, open.sources, {open.model.run}, "", must(open_device("cpu", {1})));
        open->step(3);
        QVERIFY(open.checkpoint() == open.expected(6)); // the number of threads changes no bit
    }

    void aModelThatCannotRunFailsAndTheNextGoesOn() {
        OpenTrainer open(normed_cnn());
        open->step(3);
        const Checkpoint before = open.checkpoint();
        open.swap(edited(open.model, [](Definition& g) { g.blocks.at("optimizer").muted = true; }), "mute");
        open->wait_until_idle();
        QVERIFY(open->take()->state == TrainerState::Failed);
        QCOMPARE(open->take()->error->code, ErrorCode::WrongModel);
        open.swap(open.model, "undo");
        QVERIFY(open.checkpoint() == before);
        open->wait_until_idle();
        QVERIFY(open->take()->state == TrainerState::Paused);
        QVERIFY(!open->take()->error);
        open->step(2);
        QVERIFY(open.checkpoint() == open.expected(5));
    }

    void aRunThatCouldNotStartIsStartedByASwap() {
        Model wrong = normed_cnn();
        wrong.main().blocks.at("optimizer").muted = true;
        OpenTrainer open(wrong);
        open->wait_until_idle();
        QVERIFY(open->take()->state == TrainerState::Failed);
        open.model = normed_cnn();
        open.swap(open.model, "unmute");
        open->step(2);
        QVERIFY(open.checkpoint() == open.expected(2));
        Trainer never([] {});
        never.swap(open.graph, open.sources, {open.model.run}, "nothing was opened");
        never.wait_until_idle();
        QVERIFY(never.take()->state == TrainerState::Idle);
    }

    void resetForgetsWhatWasPutAside() {
        OpenTrainer open(normed_cnn());
        open->step(3);
        open.swap(edited(open.model, remove_norm), "remove");
        open->reset();
        open.swap(open.model, "undo");
        QVERIFY(open.checkpoint() == open.expected(0));
    }

    void ofADivergedRunTheEditGoesOnPaused() {
        Model model = normed_cnn();
        model.main().blocks.at("optimizer").parameters["rate"] = 1e30;
        OpenTrainer open(model);
        open->play();
        QTRY_VERIFY_WITH_TIMEOUT(open->take()->state == TrainerState::Failed, 60000);
        open.swap(edited(model, other_rate), "rate");
        open->wait_until_idle();
        QVERIFY(open->take()->state == TrainerState::Paused);
        QVERIFY(!open->take()->error);
    }

    /// Back to before the number that was too large, with the one that is in force now.
    void goesBackBehindADivergence() {
        OpenTrainer open(normed_cnn());
        open->step(60);
        open->set_live("optimizer.rate", 1e30);
        open->play();
        QTRY_VERIFY_WITH_TIMEOUT(open->take()->state == TrainerState::Failed, 60000);
        QVERIFY(open->take()->step > 60);
        open->set_live("optimizer.rate", 1e-3);
        open->go_back();
        const Checkpoint back = open.checkpoint();
        QVERIFY(back.state.step <= 60);
        QVERIFY(back.tensors == open.expected(int(back.state.step)).tensors);
        QCOMPARE(back.live.at("optimizer.rate"), 1e-3);
        const int steps = 80 - int(back.state.step);
        open->step(steps);
        open->wait_until_idle();
        QVERIFY(open->take()->state == TrainerState::Paused);
        QVERIFY(!open->take()->error);
        QVERIFY(open.checkpoint().tensors == open.expected(80).tensors);
    }

    void shapesPutAsideAreFew() {
        PutAside aside;
        for (int i = 1; i <= 20; ++i) aside.put("weight", Tensor::zeros(Storage::F32, {i}));
        QCOMPARE(aside.size(), PutAside::shapes_of_a_key);
        QVERIFY(!aside.take("weight", {1}));
        QVERIFY(!aside.take("bias", {20}));
        QVERIFY(aside.take("weight", {20}));
        QVERIFY(!aside.take("weight", {20}));
    }
};

QTEST_GUILESS_MAIN(SwapTest)
#include "swap_test.moc"
