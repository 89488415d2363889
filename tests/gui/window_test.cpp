// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/docks/loss_panel.h"
#include "app/docks/problems/problem_card.h"
#include "app/docks/problems_panel.h"
#include "app/docks/weights_panel.h"
#include "app/main_window.h"
#include "app/render.h"
#include "app/texts/texts.h"
#include "app/toolbar.h"
#include "engine/model/model_json.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QToolButton>
#include <QtTest>

using namespace glassbox;
using namespace glassbox::app;

namespace {

const std::string digits = GLASSBOX_SOURCE_DIR "/resources/examples/digits-cnn.glassbox";
const std::string spirals = GLASSBOX_SOURCE_DIR "/resources/examples/spirals-mlp.glassbox";

cli::CommandLine callOf(const std::string& file) {
    cli::CommandLine call;
    call.file = file;
    call.device = "cpu";
    call.threads = 1;
    return call;
}

/// The button on the screen that carries an action.
QToolButton* buttonOf(MainWindow& window, const std::string& action) {
    for (QToolButton* button : window.findChildren<QToolButton*>())
        if (button->defaultAction() == window.action(action) && button->isVisible()) return button;
    return nullptr;
}

void click(MainWindow& window, const std::string& action) {
    QToolButton* button = buttonOf(window, action);
    QVERIFY2(button, action.c_str());
    QTest::mouseClick(button, Qt::LeftButton);
}

const editor::BlockItem& itemOf(MainWindow& window, const std::string& id) {
    return window.scene().blocks().at(std::size_t(window.scene().indexOf(id)));
}

/// A window that is on the screen, on a document.
std::unique_ptr<MainWindow> opened(const std::string& file) {
    auto window = std::make_unique<MainWindow>(Memory::None);
    window->setTheme(editor::Theme(editor::Tone::Dark));
    window->open(callOf(file));
    window->show();
    if (!QTest::qWaitForWindowExposed(window.get())) qFatal("the window was not shown");
    window->refreshAll();
    return window;
}

} // namespace

class WindowTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void initTestCase() {
        loadLanguage("en");
        setUpApplication();
    }

    void epochsHaveAnEndAsLongAsItIsAhead() {
        const auto window = opened(digits);
        const auto shows = [&](double epoch, const QString& text) {
            Snapshot snapshot;
            snapshot.epoch = epoch;
            window->toolbar()->setProgress(snapshot, 64);
            const QList<QLabel*> labels = window->toolbar()->findChildren<QLabel*>();
            return std::any_of(labels.begin(), labels.end(),
                               [&](const QLabel* label) { return label->text() == text; });
        };
        QVERIFY(shows(3.5, "3.5 / 64"));
        QVERIFY(shows(64, "64.0 / 64"));
        QVERIFY(shows(145, "145"));
    }

    void showsEveryBlockAndWireOfTheDocument() {
        const auto window = opened(digits);
        const Definition& definition = window->document().definition();
        QCOMPARE(window->scene().blocks().size(), definition.blocks.size());
        QCOMPARE(window->scene().wires().size(), definition.wires.size());
        for (const auto& [id, block] : definition.blocks) {
            const editor::BlockItem& item = itemOf(*window, id);
            QVERIFY(!item.face.title.isEmpty() && !item.face.title.startsWith("block."));
            QCOMPARE(item.face.state, editor::FaceState::Fine);
        }
        for (const editor::WireItem& wire : window->scene().wires()) {
            QVERIFY(!wire.label.isEmpty());
            QVERIFY(wire.look != editor::PortLook::Boolean);
        }
    }

    void tellsShapesAndWeights() {
        const auto window = opened(digits);
        const CheckedGraph& graph = window->document().checked().graph;
        std::int64_t weights = 0;
        for (const CheckedBlock& block : graph.blocks()) {
            const editor::BlockItem& item = itemOf(*window, block.id);
            weights += window->document().weightsOf(block.id);
            if (block.spec->category != Category::Linear) continue;
            QCOMPARE(item.face.footer, QString::fromStdString(short_text(block.output_types.at(0))));
            QVERIFY(item.face.footerDetail.contains("weight"));
        }
        QVERIFY(weights > 1000);
        QCOMPARE(window->document().weights(), weights);
    }

    void playPauseAndStepByMouse() {
        const auto window = opened(spirals);
        TrainingSession& session = window->session();
        QCOMPARE(session.state(), TrainerState::Paused);
        click(*window, "train.step");
        window->refreshAll();
        QCOMPARE(session.snapshot()->step, std::uint64_t(1));
        click(*window, "train.play");
        QTRY_COMPARE_WITH_TIMEOUT(session.state(), TrainerState::Running, 10000);
        QTRY_VERIFY_WITH_TIMEOUT(session.snapshot()->step > 20, 10000);
        QCOMPARE(window->action("train.play")->text(), QString("Pause"));
        click(*window, "train.play");
        QTRY_COMPARE_WITH_TIMEOUT(session.state(), TrainerState::Paused, 10000);
        window->refreshAll();
        const std::uint64_t stopped = session.snapshot()->step;
        QTest::qWait(150);
        QCOMPARE(session.snapshot()->step, stopped);
        QCOMPARE(session.history().lastStep(), stopped);
        click(*window, "train.reset");
        window->refreshAll();
        QCOMPARE(session.snapshot()->step, std::uint64_t(0));
        QCOMPARE(session.history().lastStep(), std::uint64_t(0));
    }

    void trainingLowersTheLossThatTheChartShows() {
        const auto window = opened(spirals);
        window->session().step(300);
        window->refreshAll();
        const auto& steps = window->session().history().steps();
        const auto loss = std::find_if(steps.begin(), steps.end(),
                                       [](const auto& entry) { return entry.first.starts_with("loss:"); });
        QVERIFY(loss != steps.end());
        QCOMPARE(loss->second.steps().back(), 300.0);
        QVERIFY(loss->second.smooth()[loss->second.size() - 1] < 0.8f * loss->second.raw()[0]);
        QVERIFY(window->lossPanel()->chart()->pointCount() > 50);
        QVERIFY(!window->scene().readingOf(loss->first.substr(5)).number.isEmpty());
    }

    void themeChangesTheColours() {
        const auto window = opened(digits);
        const QColor dark = window->grab().toImage().pixelColor(400, 70);
        click(*window, "view.theme");
        QCOMPARE(window->theme().tone(), editor::Tone::Light);
        const QImage light = window->grab().toImage();
        QVERIFY(light.pixelColor(400, 70).lightness() > dark.lightness() + 100);
        click(*window, "view.theme");
        QCOMPARE(window->grab().toImage().pixelColor(400, 70), dark);
    }

    void clickSelectsABlock() {
        const auto window = opened(digits);
        const editor::BlockItem& item = window->scene().blocks().front();
        const QPoint middle = window->view()->toView(item.rect().center()).toPoint();
        QTest::mouseClick(window->view(), Qt::LeftButton, Qt::NoModifier, middle);
        QCOMPARE(window->scene().selected(), item.id);
        QTest::keyClick(window->view(), Qt::Key_Escape);
        QVERIFY(window->scene().selected().empty());
    }

    void wheelZoomsToTheCursor() {
        const auto window = opened(digits);
        editor::GraphView* view = window->view();
        const QPointF cursor(300, 200), before = view->toScene(cursor);
        const double zoom = view->zoom();
        view->zoomAt(cursor, 1.5);
        QCOMPARE(view->zoom(), zoom * 1.5);
        QVERIFY((view->toScene(cursor) - before).manhattanLength() < 2);
        view->fit(editor::Travel::Instant);
        QVERIFY(view->visibleArea().contains(window->scene().bounds()));
    }

    void weightsAreThoseOfTheRun() {
        const auto window = opened(spirals);
        WeightsPanel* panel = window->weightsPanel();
        QVERIFY(panel->chooser()->count() >= 4);
        for (int i = 0; i < panel->chooser()->count(); ++i) {
            panel->chooser()->setCurrentIndex(i);
            window->refreshAll();
            const auto& tensors = window->session().snapshot()->tensors;
            QVERIFY2(tensors.contains(panel->chosen()), panel->chosen().c_str());
        }
    }

    void liveParameterReachesRunAndUndo() {
        const auto window = opened(spirals);
        std::string optimizer;
        for (const CheckedBlock& block : window->document().checked().graph.blocks())
            if (block.spec->is_optimizer) optimizer = block.id;
        const Parameters before = window->document().parametersOf(optimizer);
        QVERIFY(!window->document().setParameter(optimizer, "rate", 0.0125));
        std::optional<Checkpoint> taken;
        window->session().requestCheckpoint([&](Checkpoint checkpoint) { taken = std::move(checkpoint); });
        QTRY_VERIFY(taken.has_value());
        QCOMPARE(taken->live.at(optimizer + ".rate"), 0.0125);
        click(*window, "edit.undo");
        QCOMPARE(window->document().parametersOf(optimizer), before);
        QVERIFY(window->document().setParameter(optimizer, "rate", -1.0).has_value());
        QCOMPARE(window->document().parametersOf(optimizer), before);
    }

    void aWrongModelIsDrawnAndItsProblemsSelectTheirBlocks() {
        Model model = *load_model(spirals);
        Definition& definition = model.main();
        const auto loss = std::find_if(definition.wires.begin(), definition.wires.end(),
                                       [](const Wire& wire) { return wire.to.port == "labels"; });
        QVERIFY(loss != definition.wires.end());
        const std::string block = loss->to.block;
        definition.wires.erase(loss);
        QTemporaryDir folder;
        const std::string file = folder.filePath("broken.glassbox").toStdString();
        QVERIFY(save_model(model, file));
        const auto window = opened(file);
        ProblemsPanel* problems = window->problemsPanel();
        QVERIFY(problems->errors() > 0);
        QVERIFY(!window->action("train.play")->isEnabled());
        QVERIFY(!window->action("edit.undo")->isEnabled());
        QCOMPARE(window->scene().blocks().size(), definition.blocks.size());
        QCOMPARE(itemOf(*window, block).face.state, editor::FaceState::Problem);
        for (ProblemCard* card : problems->cards()) {
            problems->next();
            if (!card->problem().block.empty()) QCOMPARE(window->scene().selected(), card->problem().block);
        }
    }

    void aFileThatCannotBeReadIsToldInTheWindow() {
        const auto window = opened("/nowhere/at-all.glassbox");
        QCOMPARE(window->problemsPanel()->errors(), 1);
        QVERIFY(window->problemsPanel()->cards().at(0)->problem().what.contains("at-all.glassbox"));
        QVERIFY(!window->action("train.play")->isEnabled());
    }

    void everythingHasANameForScreenReaders() {
        const auto window = opened(digits);
        for (QToolButton* button : window->findChildren<QToolButton*>()) {
            // Qt's own button inside a field names itself by the field's action.
            if (!button->isVisible() || qobject_cast<QLineEdit*>(button->parent())) continue;
            QVERIFY2(!button->accessibleName().isEmpty() || !button->text().isEmpty(),
                     qPrintable(button->objectName()));
        }
        for (QLineEdit* field : window->findChildren<QLineEdit*>())
            if (field->isVisible() && !qobject_cast<QComboBox*>(field->parent()))
                QVERIFY(!field->accessibleName().isEmpty());
        QVERIFY(!window->view()->accessibleName().isEmpty());
    }

    void bothLanguagesHaveEveryActionsText() {
        for (const char* language : {"en", "ru"}) {
            loadLanguage(language);
            for (const ActionRow& row : Actions::table()) {
                QVERIFY2(qtTrId(row.text) != QString(row.text), row.text);
            }
        }
        loadLanguage("en");
    }
};

QTEST_MAIN(WindowTest)
#include "window_test.moc"
