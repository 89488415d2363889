// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/docks/dock_area.h"
#include "app/render.h"
#include "app/texts/texts.h"
#include "tests/gui/attack_driver.h"
#include "tests/gui/inside_window.h"
#include "tests/support/temporary_folder.h"

#include <QComboBox>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QProcess>
#include <QScrollArea>
#include <QScrollBar>
#include <QSlider>

#include <cmath>

using namespace glassbox;
using namespace glassbox::app;

namespace {

/// The adversarial page in front, up to date.
AdversarialPanel& panelOf(MainWindow& window) {
    window.showDock("adversarial");
    if (!window.inside().settle(60000)) qFatal("the attack did not settle");
    return *window.inside().adversarial();
}

} // namespace

class AdversarialTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void initTestCase() {
        loadLanguage("en");
        setUpApplication();
    }

    /// What is drawn is what the engine's call gives on the same weights.
    void picturesAreTheTensorsOfTheAttack_data() {
        QTest::addColumn<int>("method");
        QTest::addColumn<int>("target");
        QTest::newRow("fgsm") << 0 << -1;
        QTest::newRow("iterative") << 1 << -1;
        QTest::newRow("fgsm towards 3") << 0 << 3;
        QTest::newRow("iterative towards 3") << 1 << 3;
    }
    void picturesAreTheTensorsOfTheAttack() {
        QFETCH(int, method);
        QFETCH(int, target);
        const auto window = insideWindow("digits-mlp", 150);
        AdversarialPanel& panel = panelOf(*window);
        panel.methods()->setCurrentIndex(method);
        Q_EMIT panel.methods()->activated(method);
        panel.targets()->setCurrentIndex(target + 1);
        Q_EMIT panel.targets()->activated(target + 1);
        window->inside().sample().choose(11);
        drag(*panel.slider(), 120);
        const double epsilon = panel.lab().options().epsilon;
        QVERIFY2(std::abs(epsilon - 0.12) < 0.02, qPrintable(QString::number(epsilon)));
        QTRY_COMPARE_WITH_TIMEOUT(panel.lab().shown()->options.epsilon, epsilon, 10000);
        QTRY_COMPARE_WITH_TIMEOUT(panel.lab().shown()->row, std::int64_t(11), 10000);

        AttackOptions options;
        options.method = method == 0 ? "fgsm" : "ifgsm";
        options.epsilon = epsilon;
        if (target >= 0) options.target = target;
        const auto session = ownAnalysis(*window);
        SampleAttack truth = must(attack_sample(*session, options, 11));
        auto shade = [&](float value) {
            return editor::divergingColour(editor::Tone::Dark, double(value), epsilon);
        };
        QCOMPARE(wrongPixels(*panel.picture(0), truth.original, grey), 0);
        QCOMPARE(wrongPixels(*panel.picture(1), truth.perturbation, shade), 0);
        QCOMPARE(wrongPixels(*panel.picture(2), truth.result, grey), 0);
        QCOMPARE(panel.before()->values(), truth.before);
        QCOMPARE(panel.after()->values(), truth.after);
        for (std::size_t i = 0; i < 10; ++i) {
            const double whole = panel.after()->barRect(0).width() / std::max(1e-12, truth.after[0]);
            if (truth.after[0] > 1e-3)
                QVERIFY(std::abs(panel.after()->barRect(i).width() - whole * truth.after[i]) < 0.01 * whole);
        }
        // Planted errors are seen: one number of the tensor, another strength.
        truth.result.values<float>()[205] = truth.result.values<float>()[205] > 0.5F ? 0.0F : 1.0F;
        QCOMPARE(wrongPixels(*panel.picture(2), truth.result, grey), 1);
        options.epsilon = epsilon / 2;
        const SampleAttack weaker = must(attack_sample(*session, options, 11));
        QVERIFY(wrongPixels(*panel.picture(2), weaker.result, grey) > 50);
    }

    /// The accuracies are those of the command line on the same weights.
    void accuraciesAreThoseOfTheCommandLine() {
        const auto window = insideWindow("digits-linear", 60);
        AdversarialPanel& panel = panelOf(*window);
        panel.epsilonEdit()->setFocus();
        panel.epsilonEdit()->selectAll();
        QTest::keyClicks(panel.epsilonEdit(), "0.05");
        QTest::keyClick(panel.epsilonEdit(), Qt::Key_Return);
        QCOMPARE(panel.lab().options().epsilon, 0.05);
        QVERIFY(window->inside().settle(120000));
        const AttackCounts here = panel.lab().here().at(0);
        QCOMPARE(here.samples, std::int64_t(1000));

        const TemporaryFolder folder;
        const auto weights = folder.path() / "weights.safetensors";
        must(save_checkpoint(checkpointOf(*window), weights));
        auto asked = [&](const QString& epsilon) {
            QProcess program;
            program.start(GLASSBOX_BINARY_DIR "/glassbox",
                          {"attack", GLASSBOX_SOURCE_DIR "/resources/examples/digits-linear.glassbox",
                           "--load", QString::fromStdString(weights.string()), "--method", "fgsm",
                           "--epsilon", epsilon, "--device", "cpu", "--json"});
            if (!program.waitForFinished(60000)) qFatal("the program did not finish");
            return QJsonDocument::fromJson(program.readAllStandardOutput().trimmed().split('\n').last())
                .object();
        };
        const QJsonObject report = asked("0.05");
        QCOMPARE(double(here.clean) / 1000, report["clean_accuracy"].toDouble());
        QCOMPARE(double(here.adversarial) / 1000, report["adversarial_accuracy"].toDouble());
        QCOMPARE(double(here.random) / 1000, report["random_accuracy"].toDouble());
        QVERIFY(here.adversarial < here.clean);
        QCOMPARE(panel.accuracyText(AccuracyCurve::Line::Attack),
                 QString("%1 %").arg(100 * report["adversarial_accuracy"].toDouble(), 0, 'f', 1));
        // The curve's third point is another ε; at its first, nothing is added.
        const auto& attack = panel.curve()->points(AccuracyCurve::Line::Attack);
        QCOMPARE(attack.size(), std::size_t(7));
        QCOMPARE(attack[0].y(), panel.curve()->points(AccuracyCurve::Line::Clean)[0].y());
        const QJsonObject other = asked(QString::number(attack[2].x(), 'g', 17));
        QCOMPARE(attack[2].y(), other["adversarial_accuracy"].toDouble());
        QCOMPARE(panel.curve()->points(AccuracyCurve::Line::Random)[2].y(),
                 other["random_accuracy"].toDouble());
        QVERIFY(attack[2].y() != report["adversarial_accuracy"].toDouble());
    }

    void theCurveSaysOnHowManySamplesItRestsWhileItIsRefined() {
        const auto window = insideWindow("digits-cnn", 30);
        window->showDock("adversarial");
        AdversarialPanel& panel = *window->inside().adversarial();
        std::set<std::int64_t> seen;
        connect(&panel.lab(), &AttackLab::accuracyChanged, this,
                [&] { seen.insert(panel.lab().here().slices().samples()); });
        QVERIFY(window->inside().settle(120000));
        QVERIFY(seen.size() > 5);
        QCOMPARE(*seen.rbegin(), std::int64_t(1000));
        for (const AccuracyCount& count : panel.lab().curve())
            QCOMPARE(count.slices().samples(), std::int64_t(1000));
    }

    /// The slider is followed while the model trains, whatever else is computed.
    void thePictureFollowsTheSliderWhileTheModelTrains() {
        const auto window = insideWindow("digits-cnn", 0);
        window->showDock("adversarial");
        QVERIFY(window->inside().settle(120000));
        AdversarialPanel& panel = *window->inside().adversarial();
        window->session().play();
        QTRY_COMPARE_WITH_TIMEOUT(window->session().state(), TrainerState::Running, 10000);
        for (const int value : {20, 250, 90, 180}) {
            drag(*panel.slider(), value);
            const double epsilon = panel.lab().options().epsilon;
            QTRY_COMPARE_WITH_TIMEOUT(panel.lab().shown()->options.epsilon, epsilon, 20000);
            QCOMPARE(panel.picture(1)->limit(), epsilon);
        }
        QTRY_VERIFY_WITH_TIMEOUT(panel.lab().shown()->step > 0, 20000);
        window->session().pause();
    }

    void theCurveChoosesTheStrength() {
        const auto window = insideWindow("digits-linear", 20);
        AdversarialPanel& panel = panelOf(*window);
        AccuracyCurve& curve = *panel.curve();
        QTest::mouseClick(&curve, Qt::LeftButton, {}, curve.placeOf({0.21, 0.5}).toPoint());
        QVERIFY(std::abs(panel.lab().options().epsilon - 0.21) < 0.005);
        QCOMPARE(panel.slider()->value(), int(std::lround(panel.lab().options().epsilon * 1000)));
        const int before = panel.slider()->value();
        QTest::keyClick(panel.slider(), Qt::Key_Right);
        QCOMPARE(panel.slider()->value(), before + 1);
        QVERIFY(std::abs(panel.lab().options().epsilon - (before + 1) / 1000.0) < 1e-9);
    }

    void rowsOfNumbersAreAttackedToo() {
        const auto window = insideWindow("xor", 100);
        AdversarialPanel& panel = panelOf(*window);
        QVERIFY(panel.lab().fits() && panel.slider()->isEnabled());
        QCOMPARE(panel.picture(0)->columns(), 2);
        QCOMPARE(panel.before()->values().size(), std::size_t(2));
        const auto session = ownAnalysis(*window);
        AttackOptions options = panel.lab().options();
        const SampleAttack truth = must(attack_sample(*session, options, 0));
        QVERIFY(*panel.picture(2)->sample() == truth.result);
    }

    /// In the dock as it is at first, 230 pixels high, everything is seen at once.
    void theDockNeedsNoScrolling() {
        for (const char* language : {"en", "ru"}) {
            loadLanguage(language);
            const auto window = insideWindow("digits-cnn", 30);
            AdversarialPanel& panel = panelOf(*window);
            QVERIFY(std::abs(window->docks()->height() - 230) <= 8);
            for (const QScrollArea* area : panel.findChildren<QScrollArea*>()) {
                QVERIFY2(area->verticalScrollBar()->maximum() == 0,
                         qPrintable(QString::number(area->verticalScrollBar()->maximum())));
                QVERIFY(area->widget()->width() <= area->viewport()->width());
            }
            for (int i = 0; i < 3; ++i) {
                const PictureView& picture = *panel.picture(i);
                QVERIFY(picture.isVisible() && picture.cellRect(0, 0).width() >= 2);
                const QRect seen = picture.visibleRegion().boundingRect();
                QVERIFY(seen.contains(picture.cellRect(0, 0)) && seen.contains(picture.cellRect(19, 19)));
            }
            QVERIFY(panel.slider()->width() >= 40);
        }
        loadLanguage("en");
    }

    /// Without a held-out part nothing is attacked, and the reason is that.
    void theTrueReasonIsGiven() {
        const auto window = insideWindow("xor", 0);
        AdversarialPanel& panel = panelOf(*window);
        QVERIFY(panel.reason().isEmpty() || panel.lab().fits());
        window->document().setParameter("data", "test", ParameterValue(0.0));
        QTRY_COMPARE_WITH_TIMEOUT(window->inside().answers().lack(), Lack::HeldOut, 10000);
        window->inside().settle();
        QVERIFY(!panel.lab().fits());
        QCOMPARE(panel.reason(), qtTrId("ui.inside.no-held-out"));
        window->showDock("confusion");
        QCOMPARE(lackText(window->inside().answers().lack(), "ui.confusion.none"), panel.reason());
        // A model that chooses no class has another reason.
        window->document().setParameter("data", "test", ParameterValue(0.2));
        QTRY_COMPARE_WITH_TIMEOUT(window->inside().answers().lack(), Lack::None, 10000);
    }

    /// Nothing of the page is cut off, however small or large it is (a picture of it for people to look at).
    void thePageFitsItsRoom() {
        const auto window = insideWindow("digits-cnn", 100);
        AdversarialPanel& panel = panelOf(*window);
        for (const QSize size : {QSize(540, 190), QSize(1000, 760)}) {
            panel.setParent(nullptr);
            panel.resize(size);
            panel.show();
            QVERIFY(QTest::qWaitForWindowExposed(&panel));
            QVERIFY(window->inside().settle(60000));
            for (const QWidget* part :
                 {static_cast<QWidget*>(panel.slider()), static_cast<QWidget*>(panel.picture(2)),
                  static_cast<QWidget*>(panel.epsilonEdit())}) {
                const QRect place(part->mapTo(&panel, QPoint()), part->size());
                QVERIFY(place.right() < panel.width());
            }
            const QString folder = qEnvironmentVariable("GLASSBOX_PICTURES");
            if (!folder.isEmpty())
                panel.grab().save(QString("%1/adversarial-%2.png").arg(folder).arg(size.width()));
        }
        panel.setParent(window.get());
    }
};

QTEST_MAIN(AdversarialTest)
#include "adversarial_test.moc"
