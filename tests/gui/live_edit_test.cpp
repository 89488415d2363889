// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/docks/problems/problem_card.h"
#include "app/docks/problems_panel.h"
#include "app/live_model.h"
#include "app/main_window.h"
#include "app/render.h"
#include "app/texts/texts.h"
#include "editor/edits/edits.h"
#include "engine/train/carry_over.h"
#include "tests/support/example_run.h"

#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>
#include <QtTest>

using namespace glassbox;
using namespace glassbox::app;
using Standing = LiveModel::Standing;

namespace {

const std::string digits = GLASSBOX_SOURCE_DIR "/resources/examples/digits-cnn.glassbox";
const std::string spirals = GLASSBOX_SOURCE_DIR "/resources/examples/spirals-mlp.glassbox";
constexpr int patience = 30000;

void click(MainWindow& window, const std::string& action) {
    for (QToolButton* button : window.findChildren<QToolButton*>()) {
        if (button->defaultAction() != window.action(action) || !button->isVisible()) continue;
        QTest::mouseClick(button, Qt::LeftButton);
        return;
    }
    QFAIL(action.c_str());
}

std::unique_ptr<MainWindow> shown() {
    auto window = std::make_unique<MainWindow>(Memory::None);
    window->show();
    if (!QTest::qWaitForWindowExposed(window.get())) qFatal("the window was not shown");
    return window;
}

std::unique_ptr<MainWindow> opened(const std::string& file) {
    auto window = shown();
    cli::CommandLine call;
    call.file = file;
    call.device = "cpu";
    window->open(call);
    window->refreshAll();
    return window;
}

Checkpoint checkpointOf(MainWindow& window) {
    std::optional<Checkpoint> taken;
    window.session().requestCheckpoint([&](Checkpoint state) { taken = std::move(state); });
    if (!QTest::qWaitFor([&] { return taken.has_value(); }, patience)) qFatal("no checkpoint came");
    return std::move(*taken);
}

/// Lets it train so many steps more.
void waitForSteps(MainWindow& window, std::uint64_t steps) {
    const std::uint64_t goal = window.session().snapshot()->step + steps;
    QTRY_VERIFY_WITH_TIMEOUT(window.session().snapshot()->step >= goal, patience);
}

void insertNorm(editor::Document& document) {
    document.editGraph("Insert BatchNorm", [](Definition& graph) {
        const std::string id = editor::add_block(graph, "BatchNorm", {0, 0});
        editor::insert_into_wire(graph, id, {{"conv1", "out"}, {"relu1", "in"}});
    });
}

QPushButton* buttonWith(QWidget& widget, const QString& text) {
    for (QPushButton* button : widget.findChildren<QPushButton*>())
        if (button->text() == text && button->isVisible()) return button;
    qFatal("no button says %s", qPrintable(text));
}

QString standingText(MainWindow& window) {
    return window.findChild<QLabel*>("standing")->text();
}

/// The whole run again, synchronously and in one thread: steps of each model up to the mark of the next, live
/// numbers at the steps at which they were set.
Checkpoint replayed(const std::vector<std::pair<std::uint64_t, Model>>& models, const Checkpoint& found,
                    const Sources& sources) {
    PutAside aside;
    std::optional<ExampleRun> run;
    std::size_t live = 0;
    for (std::size_t i = 0; i < models.size(); ++i) {
        ExampleRun next = start_run(models[i].second, sources, {1, Storage::F32});
        if (run) carry_over(**run, *next, aside);
        run = std::move(next);
        const std::uint64_t end = i + 1 < models.size() ? models[i + 1].first : found.state.step;
        for (; live < found.log.size() && found.log[live].step <= end; ++live) {
            trained(**run, int(found.log[live].step - (*run)->state().step));
            (*run)->set_live(found.log[live].slot, found.log[live].value);
        }
        trained(**run, int(end - (*run)->state().step));
    }
    return (*run)->checkpoint();
}

} // namespace

class LiveEditTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void initTestCase() {
        loadLanguage("en");
        setUpApplication();
    }

    /// digits-cnn trains; a layer is inserted, the learning rate changed, a block muted, and each is undone.
    /// The state at the end is, bit for bit, that of the same steps without any window, in which every edit
    /// leaves all other weights, moments and statistics as they are (tests/train/swap_test.cpp).
    void editsWhileDigitsTrain() {
        const auto window = opened(digits);
        editor::Document& document = window->document();
        TrainingSession& session = window->session();
        std::vector<Model> models{document.model()};
        const auto marks = [&] { return session.history().edits().size(); };
        click(*window, "train.play");
        waitForSteps(*window, 15);

        insertNorm(document);
        models.push_back(document.model());
        QTRY_COMPARE_WITH_TIMEOUT(marks(), std::size_t(1), patience);
        waitForSteps(*window, 15);
        QVERIFY(!document.setParameter("optimizer", "rate", 0.002));
        waitForSteps(*window, 15);
        QCOMPARE(marks(), std::size_t(1)); // a live number needs no other model
        QCOMPARE(session.snapshot()->live.at("optimizer.rate"), 0.002);
        document.editGraph("Mute conv2",
                           [](Definition& graph) { editor::set_muted(graph, {"conv2"}, true); });
        models.push_back(document.model());
        QTRY_COMPARE_WITH_TIMEOUT(marks(), std::size_t(2), patience);
        waitForSteps(*window, 15);

        window->action("edit.undo")->trigger();
        models.push_back(document.model());
        QTRY_COMPARE_WITH_TIMEOUT(marks(), std::size_t(3), patience);
        waitForSteps(*window, 15);
        window->action("edit.undo")->trigger();
        waitForSteps(*window, 15);
        QCOMPARE(session.snapshot()->live.at("optimizer.rate"), 0.001);
        window->action("edit.undo")->trigger();
        models.push_back(document.model());
        QTRY_COMPARE_WITH_TIMEOUT(marks(), std::size_t(4), patience);
        waitForSteps(*window, 15);
        click(*window, "train.play");
        window->refreshAll();

        const Checkpoint found = checkpointOf(*window);
        QCOMPARE(found.log.size(), std::size_t(2));
        std::vector<std::pair<std::uint64_t, Model>> timeline{{0, models[0]}};
        for (std::size_t i = 1; i < models.size(); ++i)
            timeline.emplace_back(session.history().edits()[i - 1].step, models[i]);
        QVERIFY(found == replayed(timeline, found, window->liveModel().sources()));
        QCOMPARE(session.history().edits()[0].name, std::string("Insert BatchNorm"));
        QCOMPARE(session.history().edits()[1].name, std::string("Mute conv2"));
        QCOMPARE(window->liveModel().standing(), Standing::Same);
    }

    void whileTheDocumentIsWrongTheModelBeforeTrainsOn() {
        const auto window = opened(digits);
        click(*window, "train.play");
        waitForSteps(*window, 5);
        window->document().editGraph("Cut", [](Definition& graph) {
            editor::disconnect(graph, {{"flatten", "out"}, {"hidden", "in"}});
        });
        QCOMPARE(window->liveModel().standing(), Standing::Before);
        QVERIFY(standingText(*window).contains("model before this edit"));
        waitForSteps(*window, 10);
        QVERIFY(!window->document().setParameter("optimizer", "rate", 0.003)); // still heard
        QTRY_COMPARE_WITH_TIMEOUT(window->session().snapshot()->live.at("optimizer.rate"), 0.003, patience);
        window->action("edit.undo")->trigger();
        window->action("edit.undo")->trigger();
        QCOMPARE(window->liveModel().standing(), Standing::Same);
        QCOMPARE(standingText(*window), QString());
        waitForSteps(*window, 5);
        QVERIFY(window->session().history().edits().empty());
        window->document().editGraph(
            "Mute", [](Definition& graph) { editor::set_muted(graph, {"optimizer"}, true); });
        QCOMPARE(window->liveModel().standing(), Standing::Before); // nothing would be trained
        waitForSteps(*window, 5);
        window->action("edit.undo")->trigger();
        window->document().editGraph("Freeze", [](Definition& graph) {
            editor::set_frozen(graph, {"conv1", "conv2", "hidden", "scores"}, true);
        });
        QTRY_COMPARE_WITH_TIMEOUT(window->liveModel().standing(), Standing::Same, patience);
        const Checkpoint before = checkpointOf(*window);
        waitForSteps(*window, 5);
        QVERIFY(checkpointOf(*window).tensors == before.tensors); // frozen is meant to stay
    }

    void aNewDocumentGetsItsRunWhenItIsComplete() {
        const auto window = shown();
        editor::Document& document = window->document();
        QVERIFY(!window->action("train.play")->isEnabled());
        const auto add = [&](const char* kind) {
            document.editGraph(kind, [&](Definition& graph) { editor::add_block(graph, kind, {0, 0}); });
        };
        const auto wire = [&](const char* from, const char* fromPort, const char* to, const char* toPort) {
            document.editGraph("wire", [&](Definition& graph) {
                editor::connect(graph, {{from, fromPort}, {to, toPort}});
            });
        };
        for (const char* kind : {"Dataset", "Dense", "CrossEntropy", "SGD"}) add(kind);
        QVERIFY(!document.setParameter("data", "path", std::string("builtin:two-moons")));
        wire("data", "out", "dense", "in");
        wire("dense", "out", "crossentropy", "in");
        wire("data", "labels", "crossentropy", "labels");
        wire("crossentropy", "out", "sgd", "loss");
        QVERIFY(!document.setParameter("dense", "units", std::int64_t(2)));
        QTRY_VERIFY_WITH_TIMEOUT(window->action("train.play")->isEnabled(), patience);
        QVERIFY(document.checked().ok());
        click(*window, "train.play");
        waitForSteps(*window, 50);
        QVERIFY(!window->liveModel().deviceName().isEmpty());
    }

    void otherDataAreReadBesideTheTraining() {
        const auto window = opened(spirals);
        editor::Document& document = window->document();
        click(*window, "train.play");
        waitForSteps(*window, 5);
        QVERIFY(!document.setParameter("data", "path", std::string("nowhere.csv")));
        QTRY_VERIFY_WITH_TIMEOUT(window->liveModel().dataErrors().contains("data"), patience);
        QVERIFY(!document.checked().ok());
        QCOMPARE(window->liveModel().standing(), Standing::Before);
        waitForSteps(*window, 5);
        QVERIFY(!document.setParameter("data", "path", std::string("builtin:two-moons")));
        QTRY_COMPARE_WITH_TIMEOUT(window->session().history().edits().size(), std::size_t(1), patience);
        QVERIFY(window->liveModel().dataErrors().empty());
        QCOMPARE(window->session().snapshot()->model->graph.data().at("data").classes, std::int64_t(2));
        waitForSteps(*window, 5);
    }

    void aSeedCountsFromTheNextReset() {
        const auto window = opened(digits);
        window->session().step(3);
        window->refreshAll();
        const Checkpoint before = checkpointOf(*window);
        auto* field = window->findChild<QLineEdit*>("seed");
        QTest::mouseClick(field, Qt::LeftButton);
        field->selectAll();
        QTest::keyClicks(field, "17");
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(window->document().model().run.seed, std::uint64_t(17));
        QVERIFY(checkpointOf(*window) == before);
        click(*window, "train.reset");
        window->refreshAll();
        QCOMPARE(checkpointOf(*window).state.seed, std::uint64_t(17));
        window->session().step(2);
        window->refreshAll();
        const ExampleRun run = start_run(window->document().model(), window->liveModel().sources());
        trained(*run, 2);
        QVERIFY(checkpointOf(*window) == run->checkpoint());
        QVERIFY(window->session().history().edits().empty());
    }

    void anotherDeviceGoesOnWithTheWholeState() {
        const auto window = opened(digits);
        window->session().step(2);
        window->refreshAll();
        auto* button = window->findChild<QToolButton*>("device");
        QVERIFY(!button->text().isEmpty());
        QTimer::singleShot(0, button, [&] {
            QMenu* menu = button->menu();
            QCOMPARE(menu->actions().size(), qsizetype(list_devices().size()));
            QTest::keyClick(menu, Qt::Key_Down);
            QTest::keyClick(menu, Qt::Key_Return);
        });
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(window->liveModel().standing(), Standing::Same, patience);
        window->session().step(2);
        window->refreshAll();
        const ExampleRun run = start_run(window->document().model(), window->liveModel().sources());
        trained(*run, 4);
        QVERIFY(checkpointOf(*window) == run->checkpoint());
    }

    void divergenceCanBeRemedied() {
        const auto window = opened(digits);
        click(*window, "train.play");
        waitForSteps(*window, 30);
        QVERIFY(!window->document().setParameter("optimizer", "rate", 1e30));
        QTRY_COMPARE_WITH_TIMEOUT(window->session().state(), TrainerState::Failed, patience);
        const std::uint64_t failed = window->session().snapshot()->step;
        QVERIFY(!window->action("train.play")->isEnabled());
        ProblemsPanel* problems = window->problemsPanel();
        QCOMPARE(problems->errors(), 1);
        const Problem problem = problems->cards().front()->problem();
        QVERIFY(problem.what.contains(QString("step %1").arg(failed + 1)));
        QVERIFY(window->document().definition().blocks.contains(problem.block));
        QTest::mouseClick(buttonWith(*problems, remedyText(RunRemedy::TenthOfRate)), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(window->session().snapshot()->live.at("optimizer.rate") < 2e29, patience);
        QTRY_COMPARE_WITH_TIMEOUT(window->session().state(), TrainerState::Failed,
                                  patience); // still too much
        QTest::mouseClick(buttonWith(*problems, remedyText(RunRemedy::DefaultRate)), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(window->session().state(), TrainerState::Running, patience);
        QTRY_VERIFY_WITH_TIMEOUT(window->session().snapshot()->step > failed + 20, patience);
        QCOMPARE(window->session().snapshot()->live.at("optimizer.rate"), 0.001);
        QCOMPARE(problems->errors(), 0);
        const StepSeries& loss = window->session().history().steps().at("loss:loss");
        for (std::size_t i = 1; i < loss.steps().size(); ++i) QVERIFY(loss.steps()[i] > loss.steps()[i - 1]);
    }
};

QTEST_MAIN(LiveEditTest)
#include "live_edit_test.moc"
