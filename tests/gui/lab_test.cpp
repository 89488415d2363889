// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/confusion_view.h"
#include "app/docks/dock_area.h"
#include "app/docks/sample_gallery.h"
#include "app/render.h"
#include "app/shell.h"
#include "app/texts/texts.h"
#include "app/toolbar.h"
#include "editor/edits/edits.h"
#include "engine/model/model_json.h"
#include "tests/gui/attack_driver.h"
#include "tests/support/temporary_folder.h"

#include <QPushButton>
#include <QScrollBar>

using namespace glassbox;
using namespace glassbox::app;

namespace {

/// The lab in front, up to date.
LabPage& labOf(MainWindow& window) {
    window.lab().open();
    if (!window.inside().settle(120000)) qFatal("the attack did not settle");
    return *window.lab().page();
}

void choose(QComboBox& box, int index) {
    box.setFocus();
    while (box.currentIndex() < index) QTest::keyClick(&box, Qt::Key_Down);
    while (box.currentIndex() > index) QTest::keyClick(&box, Qt::Key_Up);
}

void type(StrengthField& field, const QString& text) {
    field.setFocus();
    field.selectAll();
    QTest::keyClicks(&field, text);
    QTest::keyClick(&field, Qt::Key_Return);
}

/// Draws a line by the mouse, in pixels of the data.
void drawLine(DrawPad& pad, const QPoint& from, const QPoint& to) {
    const QPoint begin = pad.cellRect(from.x(), from.y()).center(),
                 end = pad.cellRect(to.x(), to.y()).center();
    QTest::mousePress(&pad, Qt::LeftButton, {}, begin);
    for (const double part : {0.25, 0.5, 0.75, 1.0}) {
        const QPointF at = begin + part * QPointF(end - begin);
        QMouseEvent move(QEvent::MouseMove, at, pad.mapToGlobal(at), Qt::NoButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&pad, &move);
    }
    QTest::mouseRelease(&pad, Qt::LeftButton, {}, end);
}

bool isShown(const LabPage& page, const AttackLab& lab) {
    Q_UNUSED(page);
    return lab.shown() && lab.shown()->options == lab.options() && lab.shown()->own == lab.own() &&
           lab.shown()->row == lab.sample().row();
}

QJsonObject attackByCommand(const QString& example, const std::filesystem::path& weights,
                            const QStringList& options) {
    QProcess program;
    program.start(GLASSBOX_BINARY_DIR "/glassbox",
                  QStringList{"attack", GLASSBOX_SOURCE_DIR "/resources/examples/" + example + ".glassbox",
                              "--load", QString::fromStdString(weights.string()), "--device", "cpu",
                              "--json"} +
                      options);
    if (!program.waitForFinished(60000)) qFatal("the program did not finish");
    return QJsonDocument::fromJson(program.readAllStandardOutput().trimmed().split('\n').last()).object();
}

} // namespace

class LabTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void initTestCase() {
        loadLanguage("en");
        setUpApplication();
    }

    void itTakesTheCanvassPlaceAndGivesItBack() {
        const auto window = insideWindow("digits-linear", 20);
        LabController& lab = window->lab();
        QVERIFY(!lab.isOpen() && window->view()->isVisible());
        // From the panel.
        window->showDock("adversarial");
        QTest::mouseClick(window->inside().adversarial()->labButton(), Qt::LeftButton);
        QVERIFY(lab.isOpen() && lab.page()->isVisible());
        QVERIFY(!window->view()->isVisible() && !window->docks()->isVisible());
        QVERIFY(window->action("view.adversarial")->isChecked());
        // Back by the crumb, which names the document.
        QCOMPARE(lab.page()->backButton()->text(), QString("digits-linear"));
        QTest::mouseClick(lab.page()->backButton(), Qt::LeftButton);
        QVERIFY(!lab.isOpen() && window->view()->isVisible());
        // By its key, there and back.
        window->view()->setFocus();
        QTest::keyClick(window->view(), Qt::Key_F7);
        QVERIFY(lab.isOpen());
        QCOMPARE(QApplication::focusWidget(), static_cast<QWidget*>(lab.page()->slider()));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F7);
        QVERIFY(!lab.isOpen());
        QCOMPARE(QApplication::focusWidget(), static_cast<QWidget*>(window->view()));
        // Esc, from wherever the keyboard is.
        for (QWidget* from :
             {static_cast<QWidget*>(lab.page()->slider()), static_cast<QWidget*>(lab.page()->strengthField()),
              static_cast<QWidget*>(lab.page()->inspector()->methods()),
              static_cast<QWidget*>(lab.page()->samples()->gallery()),
              static_cast<QWidget*>(lab.page()->samples()->pad())}) {
            lab.open();
            from->setFocus();
            QTest::keyClick(from, Qt::Key_Escape);
            QVERIFY2(!lab.isOpen(), from->metaObject()->className());
        }
    }

    /// In a field that was typed in, Esc takes back what was typed first.
    void escapeInTheFieldTakesBackFirst() {
        const auto window = insideWindow("digits-linear", 5);
        LabPage& page = labOf(*window);
        StrengthField& field = *page.strengthField();
        field.setFocus();
        field.selectAll();
        QTest::keyClicks(&field, "0.2");
        QTest::keyClick(&field, Qt::Key_Escape);
        QVERIFY(window->lab().isOpen());
        QCOMPARE(field.text(), QString("0.15"));
        QTest::keyClick(&field, Qt::Key_Escape);
        QVERIFY(!window->lab().isOpen());
    }

    /// Whatever is about the canvas leads back to it.
    void editsAndProblemsLeadBack() {
        const auto window = insideWindow("digits-linear", 5);
        window->document().editGraph("Mark", [](Definition& graph) {
            editor::set_muted(graph, {"flatten"}, true);
            editor::set_muted(graph, {"flatten"}, false);
            editor::set_frozen(graph, {"scores"}, true);
        });
        window->lab().open();
        QTest::keyClick(window.get(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!window->lab().isOpen());
        window->lab().open();
        QTest::keyClick(window.get(), Qt::Key_F8);
        QVERIFY(!window->lab().isOpen());
        window->lab().open();
        QTest::keyClick(window.get(), Qt::Key_Slash);
        QVERIFY(!window->lab().isOpen());
        // Keys of the canvas do nothing to a model that is not seen.
        window->scene().select("scores");
        const auto blocks = window->document().definition().blocks.size();
        window->lab().open();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Delete);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_M);
        QCOMPARE(window->document().definition().blocks.size(), blocks);
        QVERIFY(window->lab().isOpen());
    }

    void picturesAreTheTensorsOfTheAttack_data() {
        QTest::addColumn<int>("method");
        QTest::addColumn<int>("target");
        QTest::newRow("fgsm") << 0 << -1;
        QTest::newRow("iterative towards 3") << 1 << 3;
    }
    void picturesAreTheTensorsOfTheAttack() {
        QFETCH(int, method);
        QFETCH(int, target);
        const auto window = insideWindow("digits-mlp", 150);
        LabPage& page = labOf(*window);
        AttackLab& lab = window->inside().attack();
        choose(*page.inspector()->methods(), method);
        choose(*page.inspector()->targets(), target + 1);
        QTest::mouseClick(page.samples()->gallery()->viewport(), Qt::LeftButton, {},
                          page.samples()->gallery()->cellRect(11).center());
        drag(*page.slider(), 120);
        QTRY_VERIFY_WITH_TIMEOUT(isShown(page, lab) && lab.shown()->row == 11, 10000);
        AttackOptions options;
        options.method = method == 0 ? "fgsm" : "ifgsm";
        options.epsilon = lab.options().epsilon;
        if (target >= 0) options.target = target;
        const auto session = ownAnalysis(*window);
        SampleAttack truth = must(attack_sample(*session, options, 11));
        auto shade = [&](float value) {
            return editor::divergingColour(editor::Tone::Dark, double(value), options.epsilon);
        };
        auto place = [&](AttackPlace which) -> PictureView& {
            return *page.places()->place(which)->picture();
        };
        QCOMPARE(wrongPixels(place(AttackPlace::Sample), truth.original, grey), 0);
        QCOMPARE(wrongPixels(place(AttackPlace::Step), truth.perturbation, shade), 0);
        QCOMPARE(wrongPixels(place(AttackPlace::Result), truth.result, grey), 0);
        QCOMPARE(page.places()->before()->values(), truth.before);
        QCOMPARE(page.places()->after()->values(), truth.after);
        // Every pixel has a whole number of screen pixels.
        QCOMPARE(place(AttackPlace::Sample).cellRect(0, 0).size(),
                 place(AttackPlace::Sample).cellRect(7, 13).size());
        const auto read = std::max_element(truth.after.begin(), truth.after.end());
        QCOMPARE(page.places()->verdictAfter()->text(),
                 QString("Reads %1 %2 %").arg(read - truth.after.begin()).arg(100 * *read, 0, 'f', 1));
        QCOMPARE(page.places()->verdictAfter()->is() == Verdict::Is::Right,
                 read - truth.after.begin() == truth.label);
        QVERIFY(page.places()->words().startsWith(
            QString("%1 of 255 grey levels").arg(std::lround(255 * options.epsilon))));
        truth.result.values<float>()[205] = truth.result.values<float>()[205] > 0.5F ? 0.0F : 1.0F;
        QCOMPARE(wrongPixels(place(AttackPlace::Result), truth.result, grey), 1);
    }

    /// The panel and the lab look at one attack.
    void thePanelShowsTheSame() {
        const auto window = insideWindow("digits-linear", 30);
        LabPage& page = labOf(*window);
        choose(*page.inspector()->methods(), 1);
        drag(*page.slider(), 60);
        const double epsilon = window->inside().attack().options().epsilon;
        window->showDock("adversarial");
        QVERIFY(window->inside().settle(60000));
        AdversarialPanel& panel = *window->inside().adversarial();
        QCOMPARE(panel.methods()->currentIndex(), 1);
        QCOMPARE(panel.slider()->value(), page.slider()->value());
        QCOMPARE(panel.lab().shown()->options.epsilon, epsilon);
        QVERIFY(*panel.picture(2)->sample() ==
                *page.places()->place(AttackPlace::Result)->picture()->sample());
    }

    void accuraciesAreThoseOfTheCommandLine() {
        const auto window = insideWindow("digits-linear", 60);
        LabPage& page = labOf(*window);
        type(*page.strengthField(), "0.05");
        QVERIFY(window->inside().settle(120000));
        const TemporaryFolder folder;
        const auto weights = folder.path() / "weights.safetensors";
        must(save_checkpoint(checkpointOf(*window), weights));
        const QJsonObject report =
            attackByCommand("digits-linear", weights, {"--method", "fgsm", "--epsilon", "0.05"});
        const AccuracyFigures& figures = *page.inspector()->figures();
        using Line = AccuracyCurve::Line;
        for (const auto& [line, name] :
             {std::pair(Line::Clean, "clean_accuracy"), std::pair(Line::Random, "random_accuracy"),
              std::pair(Line::Attack, "adversarial_accuracy")}) {
            QCOMPARE(figures.partOf(line), report[name].toDouble());
            QCOMPARE(figures.textOf(line), QString("%1 %").arg(100 * report[name].toDouble(), 0, 'f', 1));
        }
        QVERIFY(report["adversarial_accuracy"].toDouble() < report["clean_accuracy"].toDouble());
        const auto& attack = page.curve()->points(Line::Attack);
        QCOMPARE(attack.size(), std::size_t(7));
        const QJsonObject other =
            attackByCommand("digits-linear", weights,
                            {"--method", "fgsm", "--epsilon", QString::number(attack[2].x(), 'g', 17)});
        QCOMPARE(attack[2].y(), other["adversarial_accuracy"].toDouble());
        QVERIFY(attack[2].y() != report["adversarial_accuracy"].toDouble());
        QVERIFY2(page.restsOn().startsWith("1\u00a0000 samples, step 60"), qPrintable(page.restsOn()));
    }

    /// Badges, filters and the matrix are the engine's readings.
    void samplesAreListedByWhatBecomesOfThem() {
        const auto window = insideWindow("digits-linear", 200);
        LabPage& page = labOf(*window);
        drag(*page.slider(), 60);
        QVERIFY(window->inside().settle(120000));
        const AttackOptions options = window->inside().attack().options();
        const auto session = ownAnalysis(*window);
        const auto truth =
            must(attack_readings(*session, options, std::vector{options.epsilon}, 0, 1000)).front();
        std::vector<std::int64_t> correct, fooled;
        std::vector<std::vector<std::int64_t>> matrix(10, std::vector<std::int64_t>(10));
        for (const AttackReading& reading : truth) {
            QVERIFY(window->inside().attack().readingOf(reading.row)->reading == reading);
            if (reading.clean == reading.label) correct.push_back(reading.row);
            if (reading.fooled()) fooled.push_back(reading.row);
            ++matrix[std::size_t(reading.label)][std::size_t(reading.adversarial)];
        }
        QVERIFY(!fooled.empty() && fooled.size() < correct.size() && correct.size() < 1000);
        LabSamples& samples = *page.samples();
        QCOMPARE(samples.gallery()->rows().size(), std::size_t(1000));
        QTest::mouseClick(samples.filterButton(SampleFilter::Correct), Qt::LeftButton);
        QCOMPARE(samples.gallery()->rows(), correct);
        QTest::mouseClick(samples.filterButton(SampleFilter::Fooled), Qt::LeftButton);
        QCOMPARE(samples.gallery()->rows(), fooled);
        // The first has its badge, and its words.
        const QRect cell = samples.gallery()->cellRect(0);
        const QImage picture = samples.gallery()->viewport()->grab().toImage();
        const QRect rim(cell.right() - 13, cell.bottom() - 8, 3, 3);
        QCOMPARE(QColor(middleOf(picture, rim)), window->theme().color(editor::Token::Problem));
        QTest::mouseClick(samples.gallery()->viewport(), Qt::LeftButton, {}, cell.center());
        const auto first = std::find_if(truth.begin(), truth.end(), [&](const AttackReading& reading) {
            return reading.row == fooled[0];
        });
        QCOMPARE(samples.legend(), QString("now read as %1").arg(first->adversarial));
        page.showBelow("becomes");
        for (int label = 0; label < 10; ++label)
            for (int chosen = 0; chosen < 10; ++chosen)
                QCOMPARE(page.becomes()->matrix().count(label, chosen),
                         matrix[std::size_t(label)][std::size_t(chosen)]);
        // A cell that is opened chooses its first picture.
        QTest::mouseClick(page.becomes(), Qt::LeftButton, {},
                          page.becomes()->cellRect({first->label, first->adversarial}).center());
        QCOMPARE(window->inside().sample().row(),
                 page.becomes()->matrix().rows(first->label, first->adversarial).front());
    }

    void aDrawnPictureBecomesTheSample() {
        const auto window = insideWindow("digits-mlp", 150);
        LabPage& page = labOf(*window);
        AttackLab& lab = window->inside().attack();
        DrawPad& pad = *page.samples()->pad();
        QVERIFY(pad.isEmpty() && !page.samples()->useButton()->isEnabled());
        drawLine(pad, {10, 3}, {10, 16});
        QVERIFY(page.samples()->useButton()->isEnabled());
        QTest::mouseClick(page.samples()->useButton(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(isShown(page, lab) && lab.own(), 10000);
        // As the source gives its pictures: whole levels of a byte, of its size.
        const Tensor drawn = pad.picture();
        QCOMPARE(drawn.shape, (std::vector<std::int64_t>{1, 20, 20, 1}));
        const Tensor bytes = must(raw_batch(*lab.answers().source(), Part::Test, 0, 50)).inputs;
        auto isLevel = [](float value) { return value == float(std::lround(255 * value)) * (1.0F / 255.0F); };
        for (const Tensor* tensor : {&drawn, &bytes})
            QVERIFY(std::all_of(tensor->values<float>().begin(), tensor->values<float>().end(), isLevel));
        QCOMPARE(drawn.values<float>()[std::size_t(10 * 20 + 10)], 1.0F);
        QCOMPARE(drawn.values<float>()[std::size_t(10 * 20 + 3)], 0.0F);
        QCOMPARE(wrongPixels(*page.places()->place(AttackPlace::Sample)->picture(), drawn, grey), 0);
        const auto session = ownAnalysis(*window);
        const SampleAttack truth = must(attack_input(*session, lab.options(), drawn));
        QCOMPARE(page.places()->before()->values(), truth.before);
        QCOMPARE(page.places()->after()->values(), truth.after);
        // The same picture of the gallery as before comes back by a click.
        QTest::mouseClick(page.samples()->gallery()->viewport(), Qt::LeftButton, {},
                          page.samples()->gallery()->cellRect(0).center());
        QVERIFY(!lab.own());
        QTRY_VERIFY_WITH_TIMEOUT(isShown(page, lab), 10000);
        QTest::mouseClick(page.samples()->clearButton(), Qt::LeftButton);
        QVERIFY(pad.isEmpty());
    }

    void keysDrawToo() {
        const auto window = insideWindow("digits-linear", 5);
        DrawPad& pad = *labOf(*window).samples()->pad();
        pad.setFocus(Qt::TabFocusReason);
        QTest::keyClick(&pad, Qt::Key_Up);
        QVERIFY(pad.isEmpty());
        QTest::keyClick(&pad, Qt::Key_Space);
        for (int i = 0; i < 4; ++i) QTest::keyClick(&pad, Qt::Key_Right);
        QTest::keyClick(&pad, Qt::Key_Space);
        QTest::keyClick(&pad, Qt::Key_Down);
        const Tensor drawn = pad.picture();
        for (const int column : {10, 12, 14})
            QCOMPARE(drawn.values<float>()[std::size_t(9 * 20 + column)], 1.0F);
        QCOMPARE(drawn.values<float>()[std::size_t(9 * 20 + 17)], 0.0F);
        QTest::keyClick(&pad, Qt::Key_Delete);
        QVERIFY(pad.isEmpty());
    }

    void boundsAndRenewalAreSwitched() {
        const auto window = insideWindow("digits-mlp", 100);
        LabPage& page = labOf(*window);
        AttackLab& lab = window->inside().attack();
        QTest::mouseClick(page.inspector()->bounds(), Qt::LeftButton);
        QVERIFY(lab.options().bounds == AttackBounds::None);
        QTRY_VERIFY_WITH_TIMEOUT(isShown(page, lab), 10000);
        const auto values = lab.shown()->attack.result.values<float>();
        QVERIFY(*std::min_element(values.begin(), values.end()) < -0.1F);
        QVERIFY(!page.inspector()->formula().contains("clip"));
        QTest::mouseClick(page.inspector()->bounds(), Qt::LeftButton);
        QVERIFY(page.inspector()->formula().contains("clip"));
        QVERIFY(window->inside().settle(60000));
        // Off: a training model leaves everything as it was; a hand does not.
        QTest::mouseClick(page.inspector()->renewal(), Qt::LeftButton);
        QVERIFY(lab.renewal() == AttackRenewal::OnChange);
        const std::uint64_t step = lab.shown()->step;
        window->session().play();
        QTRY_VERIFY_WITH_TIMEOUT(window->session().snapshot()->step > step + 100, 20000);
        QTest::qWait(700);
        QCOMPARE(lab.shown()->step, step);
        QCOMPARE(lab.here().slices().newest(), step);
        drag(*page.slider(), 40);
        QTRY_VERIFY_WITH_TIMEOUT(isShown(page, lab), 20000);
        window->session().pause();
    }

    /// The slider is followed while the model trains: no move waits for a training step.
    void thePictureFollowsTheSliderWhileTheModelTrains() {
        const auto window = insideWindow("digits-cnn", 0);
        LabPage& page = labOf(*window);
        AttackLab& lab = window->inside().attack();
        window->session().play();
        QTRY_COMPARE_WITH_TIMEOUT(window->session().state(), TrainerState::Running, 10000);
        std::vector<double> waits;
        for (int i = 0; i < 30; ++i) {
            QElapsedTimer clock;
            clock.start();
            drag(*page.slider(), 20 + (i * 37) % 260);
            QTRY_VERIFY_WITH_TIMEOUT(isShown(page, lab), 20000);
            QCOMPARE(page.places()->place(AttackPlace::Step)->picture()->limit(), lab.options().epsilon);
            waits.push_back(double(clock.elapsed()));
        }
        std::sort(waits.begin(), waits.end());
        qInfo("moves followed within %.0f ms at the median, %.0f ms at the 90th percentile", waits[15],
              waits[27]);
        // QTRY looks every 50 ms; the benchmark of the window measures it exactly.
        QVERIFY2(waits[15] < 200, qPrintable(QString::number(waits[15])));
        QTRY_VERIFY_WITH_TIMEOUT(lab.shown()->step > 0, 20000);
        window->session().pause();
    }

    void pointsMoveOnTheirPlane() {
        const auto window = insideWindow("xor", 200);
        LabPage& page = labOf(*window);
        AttackLab& lab = window->inside().attack();
        drag(*page.slider(), 200);
        QTRY_VERIFY_WITH_TIMEOUT(isShown(page, lab), 10000);
        SurfaceView& from = *page.places()->place(AttackPlace::Sample)->surface();
        SurfaceView& to = *page.places()->place(AttackPlace::Result)->surface();
        QVERIFY(from.isVisible() && to.isVisible() && from.surface() && to.surface());
        const auto session = ownAnalysis(*window);
        const SampleAttack truth = must(attack_sample(*session, lab.options(), 0));
        const auto before = truth.original.values<float>(), after = truth.result.values<float>();
        const QPointF begin{double(before[0]), double(before[1])}, end{double(after[0]), double(after[1])};
        QCOMPARE(to.mark()->from, begin);
        QCOMPARE(to.mark()->to, end);
        QCOMPARE(from.mark()->to, begin);
        QVERIFY(begin != end);
        const auto& step = page.places()->place(AttackPlace::Step)->bars()->values();
        QCOMPARE(step.size(), std::size_t(2));
        QCOMPARE(step[1].value, double(truth.perturbation.values<float>()[1]));
        // There is nothing to draw; a click on the plane is one's own point.
        QVERIFY(!page.samples()->pad()->isVisible() && !page.inspector()->bounds());
        const QPointF wanted = from.placeOf(0.5, -0.25);
        QTest::mouseClick(&from, Qt::LeftButton, {}, wanted.toPoint());
        QVERIFY(lab.own());
        QVERIFY(std::abs(double(lab.own()->values<float>()[0]) - 0.5) < 0.05);
        QVERIFY(std::abs(double(lab.own()->values<float>()[1]) + 0.25) < 0.05);
        QTRY_VERIFY_WITH_TIMEOUT(isShown(page, lab), 10000);
        QCOMPARE(from.mark()->to.x(), double(lab.own()->values<float>()[0]));
    }

    void rowsAreBars() {
        const auto window = insideWindow("table-mlp", 100);
        LabPage& page = labOf(*window);
        AttackLab& lab = window->inside().attack();
        QVERIFY(lab.fits());
        const auto session = ownAnalysis(*window);
        const SampleAttack truth = must(attack_sample(*session, lab.options(), 0));
        const DataInfo& info = lab.answers().source()->info();
        FeatureBars& bars = *page.places()->place(AttackPlace::Result)->bars();
        QVERIFY(bars.isVisible());
        QCOMPARE(bars.values().size(), std::size_t(4));
        for (std::size_t i = 0; i < 4; ++i) {
            const double value = double(truth.result.values<float>()[i]);
            QCOMPARE(bars.values()[i].value, value);
            QCOMPARE(bars.values()[i].name, featureName(info, i));
            // From the mean, three deviations fill half of the track.
            const QRectF bar = bars.barRect(int(i));
            const double part = std::min(1.0, std::abs(value - info.mean[i]) / (3 * info.deviation[i]));
            QVERIFY(std::abs(bar.width() - part * (bars.width() - 20) / 2.0) < 1);
        }
        QVERIFY(!page.places()->words().contains("grey"));
    }

    /// Why there is no attack, and what to do; nothing empty beside it.
    void obstaclesAreToldInWords() {
        MainWindow window(Memory::None);
        window.resize(1280, 720);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        window.lab().open();
        const LabPage& page = *window.lab().page();
        QVERIFY(page.obstacle()->isVisible());
        QVERIFY(page.obstacle()->text().contains("not complete"));
        QVERIFY(!page.samples()->isVisible() && !page.inspector()->isVisible());
        QTest::mouseClick(page.obstacle()->button(), Qt::LeftButton);
        QVERIFY(!window.lab().isOpen());

        // A model that answers with numbers.
        Model model = must(load_model(GLASSBOX_SOURCE_DIR "/resources/examples/table-mlp.glassbox"));
        Definition& graph = model.definitions.begin()->second;
        graph.blocks.at("data").parameters["target"] = std::string("0");
        editor::remove_blocks(graph, {"accuracy"});
        editor::swap_kind(graph, "loss", "MeanSquaredError");
        cli::CommandLine call;
        call.device = "cpu";
        window.open(model, call, {});
        window.refreshAll();
        QTRY_VERIFY_WITH_TIMEOUT(window.inside().schedule().model(), 20000);
        window.lab().open();
        QVERIFY(page.obstacle()->isVisible());
        QVERIFY2(page.obstacle()->text().contains("no class scores"), qPrintable(page.obstacle()->text()));
    }

    void everythingHasAName() {
        const auto window = insideWindow("digits-cnn", 5);
        LabPage& page = labOf(*window);
        for (const QWidget* widget : page.findChildren<QWidget*>()) {
            if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus)) continue;
            const auto* button = qobject_cast<const QAbstractButton*>(widget);
            const bool named = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
            QVERIFY2(named, widget->metaObject()->className());
        }
    }

    /// F6 goes through the parts of the lab; arrows choose samples.
    void keysReachEverything() {
        const auto window = insideWindow("digits-linear", 5);
        LabPage& page = labOf(*window);
        std::set<QWidget*> reached;
        // Toolbar, samples, strip, places, curve, choices, status; there is nothing in the way of an attack.
        for (int i = 0; i < 7; ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6);
            for (QWidget* area : window->areas())
                if (area->isAncestorOf(QApplication::focusWidget())) reached.insert(area);
        }
        QCOMPARE(reached.size(), std::size_t(7));
        page.samples()->gallery()->setFocus();
        QTest::keyClick(page.samples()->gallery(), Qt::Key_Right);
        QCOMPARE(window->inside().sample().row(), std::int64_t(1));
        QTest::keyClick(page.samples()->gallery(), Qt::Key_Down);
        QCOMPARE(window->inside().sample().row(), std::int64_t(6));
    }
};

QTEST_MAIN(LabTest)
#include "lab_test.moc"
