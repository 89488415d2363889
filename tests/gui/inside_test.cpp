// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/docks/dock_tabs.h"
#include "app/render.h"
#include "app/texts/texts.h"
#include "editor/paint/fonts.h"
#include "engine/analysis/signal_flow.h"
#include "engine/model/model_json.h"
#include "tests/gui/inside_window.h"

#include <QComboBox>
#include <QLineEdit>

using namespace glassbox;
using namespace glassbox::app;

namespace {

/// Cells of a map whose middle has not the colour of this tensor's value.
int wrongCells(HeatmapView& view, const Tensor& tensor) {
    const QImage picture = view.grab().toImage();
    const HeatmapPlan& plan = view.plan();
    const auto values = tensor.values<float>();
    int wrong = 0;
    for (int row = 0; row < plan.rows; ++row)
        for (int column = 0; column < plan.columns; ++column) {
            const std::int64_t at = plan.elementAt(column, row);
            if (at >= tensor.count()) continue;
            const QRgb expected = view.colours().of(double(values[std::size_t(at)]));
            wrong += middleOf(picture, view.cellRect(column, row)) != expected;
        }
    return wrong;
}

Tensor withoutBatch(Tensor tensor) {
    tensor.shape.erase(tensor.shape.begin());
    return tensor;
}

Tensor probed(MainWindow& window, const PortRef& port, std::int64_t row) {
    const auto session = ownAnalysis(window);
    const auto inputs = sampleInputs(window.inside().schedule().model()->sources, row);
    return withoutBatch(must(session->probe({port}, inputs)).at(port));
}

/// Cells of the surface, away from all samples, whose middle has not the colour of the model's answer there.
int wrongSurfaceCells(SurfaceView& view, const DecisionSurface& truth, int& compared) {
    const QImage picture = view.grab().toImage();
    int wrong = 0;
    compared = 0;
    for (int row = 1; row < truth.grid.rows; row += 3)
        for (int column = 1; column < truth.grid.columns; column += 3) {
            const QPoint place = view.placeOf(truth.grid.x_of(column), truth.grid.y_of(row)).toPoint();
            const auto cell = std::size_t(row * truth.grid.columns + column);
            const double shade = (truth.chosen[cell] == 1 ? 1 : -1) * (2 * double(truth.numbers[cell]) - 1);
            const QRgb expected = editor::divergingColour(editor::Tone::Dark, shade, 1);
            // Samples lie over some cells.
            if (picture.pixel(place) != view.colourOf(cell)) continue;
            ++compared;
            wrong += picture.pixel(place) != expected;
        }
    return wrong;
}

} // namespace

class InsideTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void initTestCase() {
        loadLanguage("en");
        setUpApplication();
    }

    void activationsAreTheProbedTensor() {
        const auto window = insideWindow("digits-cnn", 30);
        window->showDock("activations");
        ActivationsPanel& panel = *window->inside().activations();
        for (const CheckedBlock& block : window->document().checked().graph.blocks()) {
            if (block.output_types.empty() || block.spec->category == Category::Loss) continue;
            window->scene().select(block.id);
            QVERIFY(window->inside().settle());
            if (panel.port().block != block.id) continue; // nothing to see: a metric, an optimizer
            const Tensor truth = probed(*window, panel.port(), 0);
            QVERIFY(panel.shown());
            QVERIFY2(*panel.shown() == truth, block.id.c_str());
            QTRY_VERIFY(panel.view()->isSettled());
            if (panel.view()->cellRect(0, 0).isEmpty()) continue;
            QCOMPARE(wrongCells(*panel.view(), truth), 0);
            Tensor planted = truth;
            float& number = planted.values<float>()[std::size_t(planted.count() / 2)];
            number = number > 0.2F ? 0.0F : 1e3F;
            QCOMPARE(wrongCells(*panel.view(), planted), 1);
        }
        QCOMPARE(panel.shownStep(), std::optional<std::uint64_t>(30));
        QCOMPARE(panel.ageText(), QString("step 30"));
    }

    void theChosenSampleIsSharedByAllViews() {
        const auto window = insideWindow("digits-cnn", 10);
        window->showDock("activations");
        ActivationsPanel& panel = *window->inside().activations();
        QTest::keyClicks(panel.samples()->number(), "");
        panel.samples()->number()->selectAll();
        QTest::keyClicks(panel.samples()->number(), "37");
        QTest::keyClick(panel.samples()->number(), Qt::Key_Return);
        QCOMPARE(window->inside().sample().row(), std::int64_t(37));
        QVERIFY(window->inside().settle());
        QVERIFY(*panel.shown() == probed(*window, panel.port(), 37));
        QVERIFY(!(*panel.shown() == probed(*window, panel.port(), 38)));
        // The thumbnails of the canvas are of the same sample.
        for (const editor::BlockItem& item : window->scene().blocks()) {
            const editor::Thumbnail& shown = window->scene().readingOf(item.id).thumbnail;
            const CheckedBlock* block = window->document().checked().graph.find(item.id);
            if (block->spec->is_data || block->output_types.empty() || block->output_types[0].is_loss ||
                shown.kind == editor::Thumbnail::Kind::None)
                continue;
            const PortRef port{item.id, block->ports.outputs[0].id};
            Tensor value = probed(*window, port, 37);
            value.shape.insert(value.shape.begin(), 1);
            QVERIFY2(shown == thumbnailOf(block->output_types[0], value), item.id.c_str());
            Tensor other = probed(*window, port, 36);
            other.shape.insert(other.shape.begin(), 1);
            QVERIFY2(!(shown == thumbnailOf(block->output_types[0], other)), item.id.c_str());
        }
    }

    void samplesAreListedByClassAndByMistake() {
        const auto window = insideWindow("digits-linear", 20);
        window->showDock("activations");
        SampleChooser& chooser = *window->inside().activations()->samples();
        ChosenSample& sample = window->inside().sample();
        QCOMPARE(sample.list().size(), std::size_t(1000));
        chooser.classes()->setCurrentIndex(4);
        Q_EMIT chooser.classes()->activated(4);
        const auto labels = sample.answers().labels();
        QVERIFY(sample.list().size() > 50 && sample.list().size() < 200);
        for (const std::int64_t row : sample.list()) QCOMPARE(labels[std::size_t(row)], 3);
        chooser.classes()->setCurrentIndex(0);
        Q_EMIT chooser.classes()->activated(0);
        chooser.order()->setCurrentIndex(1);
        Q_EMIT chooser.order()->activated(1);
        QVERIFY(window->inside().settle());
        // Against answers of the test's own.
        const auto session = ownAnalysis(*window);
        const auto truth = worst_mistakes(must(sample_answers(*session, *sample.answers().port(), 0, 1000)));
        QCOMPARE(sample.list().size(), truth.size());
        QVERIFY(truth.size() > 20);
        for (std::size_t i = 0; i < 10; ++i) QCOMPARE(sample.list()[i], truth[i].row);
        SampleGallery& gallery = *chooser.gallery();
        QTest::mouseClick(gallery.viewport(), Qt::LeftButton, {}, gallery.cellRect(2).center());
        QCOMPARE(sample.row(), truth[2].row);
        QTest::keyClick(&gallery, Qt::Key_Left);
        QCOMPARE(sample.row(), truth[1].row);
    }

    void confusionCountsTheAnswers() {
        const auto window = insideWindow("digits-linear", 40);
        window->showDock("confusion");
        QVERIFY(window->inside().settle());
        ConfusionPanel& panel = *window->inside().confusion();
        const ConfusionMatrix& shown = panel.view()->matrix();
        QCOMPARE(shown.samples(), std::int64_t(1000));
        QVERIFY2(panel.ageText().contains("1\u00a0000 samples, step 40"), qPrintable(panel.ageText()));
        // Counted here, from the scores of the whole part.
        const auto session = ownAnalysis(*window);
        const AnswerPort port = *window->inside().answers().port();
        const auto& source = *window->inside().schedule().model()->sources.at(port.data);
        const RawBatch batch = must(raw_batch(source, Part::Test, 0, 1000));
        const Tensor scores = must(session->probe({port.port}, {{port.data, batch.inputs}})).at(port.port);
        const auto chosen = predicted_classes(scores);
        std::map<std::pair<int, int>, std::int64_t> counts;
        for (std::size_t i = 0; i < 1000; ++i) ++counts[{batch.targets.values<std::int32_t>()[i], chosen[i]}];
        // The largest count of a class has room in its cell.
        const QFontMetrics metrics(editor::font(editor::TypeStyle::MonoSmall));
        QVERIFY(panel.view()->cellRect({0, 0}).width() >= metrics.horizontalAdvance("100") + 2);
        const QImage picture = panel.view()->grab().toImage();
        const HeatmapColours colours{editor::Colormap::Viridis, editor::Tone::Dark, 0, 1};
        auto wrongCells = [&] {
            int wrong = 0;
            for (int label = 0; label < 10; ++label) {
                double all = 0;
                for (int other = 0; other < 10; ++other) all += double(counts[{label, other}]);
                for (int other = 0; other < 10; ++other) {
                    const double part = double(counts[{label, other}]) / all;
                    const QRect cell = panel.view()->cellRect({label, other});
                    wrong += shown.count(label, other) != counts[{label, other}] ||
                             picture.pixel(cell.topLeft() + QPoint(1, 1)) != colours.of(part);
                }
            }
            return wrong;
        };
        QCOMPARE(wrongCells(), 0);
        counts[{2, 2}] -= 20;
        counts[{2, 7}] += 20;
        QVERIFY(wrongCells() >= 2);
        // A click opens the pictures of a cell.
        QTest::mouseClick(panel.view(), Qt::LeftButton, {}, panel.view()->cellRect({5, 5}).center());
        QVERIFY(panel.gallery()->isVisible());
        QCOMPARE(panel.gallery()->rows(), shown.rows(5, 5));
        QTest::mouseClick(panel.gallery()->viewport(), Qt::LeftButton, {},
                          panel.gallery()->cellRect(1).center());
        QCOMPARE(window->inside().sample().row(), shown.rows(5, 5)[1]);
    }

    void confusionIsRenewedWhileTheModelTrains() {
        const auto window = insideWindow("digits-linear", 0);
        window->showDock("confusion");
        QVERIFY(window->inside().settle());
        const std::int64_t before = window->inside().confusion()->view()->matrix().right();
        window->session().play();
        QTRY_VERIFY_WITH_TIMEOUT(window->inside().confusion()->view()->matrix().right() > before + 300,
                                 30000);
        QTRY_VERIFY_WITH_TIMEOUT(window->inside().confusion()->ageText().contains("steps "), 30000);
        window->session().pause();
    }

    void surfaceIsTheModelsAnswer() {
        const auto window = insideWindow("spirals-mlp", 300);
        window->showDock("surface");
        QVERIFY(window->inside().settle());
        SurfacePanel& panel = *window->inside().surface();
        QVERIFY(panel.fits() && panel.isVisible());
        const auto session = ownAnalysis(*window);
        const AnswerPort port = *two_input_answer(session->graph());
        const DecisionSurface shown = *panel.view()->surface();
        QCOMPARE(shown.classes, std::int64_t(2));
        DecisionSurface truth = must(decision_surface(*session, port, shown.grid));
        int compared = 0;
        QCOMPARE(wrongSurfaceCells(*panel.view(), truth, compared), 0);
        QVERIFY2(compared > 150, qPrintable(QString::number(compared)));
        for (std::int32_t& chosen : truth.chosen) chosen = 1 - chosen;
        QVERIFY(wrongSurfaceCells(*panel.view(), truth, compared) > compared / 2);
    }

    void surfaceIsThereForTwoInputsOnly() {
        const auto window = insideWindow("spirals-mlp", 0);
        auto hasPage = [&] {
            for (DockTabs* dock : window->findChildren<DockTabs*>())
                if (dock->has("surface")) return true;
            return false;
        };
        QVERIFY(hasPage());
        cli::CommandLine call;
        call.file = GLASSBOX_SOURCE_DIR "/resources/examples/digits-linear.glassbox";
        call.device = "cpu";
        window->open(call);
        QTRY_VERIFY(!hasPage());
        QVERIFY(window->inside().settle());
    }

    void flowOfTheWiresIsTheEngines() {
        const auto window = insideWindow("digits-cnn", 25);
        const auto session = ownAnalysis(*window);
        const SignalFlow truth = must(signal_flow(*session, 25 * 32, 32));
        QVERIFY(truth.wires.size() >= 8);
        for (const auto& [port, wire] : truth.wires) {
            const editor::Flow* shown = window->scene().flowOf(port);
            QVERIFY2(shown, to_string(port).c_str());
            QCOMPARE(shown->signal, wire.signal);
            QCOMPARE(shown->gradient, *wire.gradient);
        }
        const SignalFlow other = must(signal_flow(*session, 0, 32));
        const PortRef port = other.wires.begin()->first;
        QVERIFY(window->scene().flowOf(port)->signal != other.wires.at(port).signal);
        for (const auto& [block, gradient] : truth.blocks)
            QCOMPARE(window->scene().readingOf(block).gradient, gradient);
    }

    void hiddenViewsCostNothing() {
        const auto window = insideWindow("digits-linear", 5);
        window->showDock("problems");
        window->session().step(5);
        window->refreshAll();
        QVERIFY(window->inside().settle());
        QCOMPARE(window->inside().answers().slices().samples(), std::int64_t(0));
        QVERIFY(!window->inside().activations()->shownStep());
        QVERIFY(!window->inside().adversarial()->lab().shown());
    }

    void visibleViewsFollowATrainingModel() {
        const auto window = insideWindow("digits-cnn", 0);
        window->showDock("activations");
        window->session().play();
        ActivationsPanel& panel = *window->inside().activations();
        QTRY_VERIFY_WITH_TIMEOUT(panel.shownStep().value_or(0) > 30, 60000);
        const std::uint64_t then = *panel.shownStep();
        QTRY_VERIFY_WITH_TIMEOUT(*panel.shownStep() > then, 30000);
        window->session().pause();
    }

    void staleViewsSayHowOldTheyAre() {
        const auto window = insideWindow("digits-linear", 7);
        window->showDock("activations");
        QVERIFY(window->inside().settle());
        const AnalysisSchedule& schedule = window->inside().schedule();
        QCOMPARE(schedule.ageOf(7), QString("step 7"));
        window->showDock("problems"); // nobody looks: what was shown grows old
        window->session().play();
        QTRY_VERIFY_WITH_TIMEOUT(schedule.ageOf(7).contains("s ago"), 20000);
        QCOMPARE(window->inside().activations()->shownStep(), std::optional<std::uint64_t>(7));
        window->session().pause();
        window->refreshAll();
        window->showDock("activations");
        QVERIFY(window->inside().settle());
        const std::uint64_t step = window->session().snapshot()->step;
        QCOMPARE(window->inside().activations()->ageText(), QString("step %1").arg(step));
    }

    /// After an edit the analysis is of the model that runs.
    void theAnalysisFollowsTheEditedModel() {
        const auto window = insideWindow("digits-mlp", 5);
        window->showDock("activations");
        const auto before = window->inside().schedule().model();
        Model model = window->document().model();
        std::string hidden;
        for (const auto& [id, block] : model.main().blocks)
            if (block.kind == "Dense" && id != "scores") hidden = id;
        model.main().blocks.at(hidden).parameters["units"] = std::int64_t(13);
        const CheckResult checked = check(model, infos_of(before->sources));
        QVERIFY(checked.ok());
        RunOptions options;
        options.settings = model.run;
        window->session().swap(checked.graph, before->sources, options, "Units", nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(window->inside().schedule().model() != before, 20000);
        window->refreshAll();
        QVERIFY(window->inside().settle());
        ActivationsPanel& panel = *window->inside().activations();
        panel.chooseBlock(hidden);
        QVERIFY(window->inside().settle());
        QCOMPARE(panel.shown()->shape, std::vector<std::int64_t>{13});
    }
};

QTEST_MAIN(InsideTest)
#include "inside_test.moc"
