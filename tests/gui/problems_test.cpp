// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/docks/dock_tabs.h"
#include "app/docks/inspector_panel.h"
#include "app/docks/problems/problem_card.h"
#include "app/docks/problems_panel.h"
#include "tests/gui/gui_support.h"
#include "tests/support/models.h"

#include <QPushButton>

using namespace glassbox;
using namespace glassbox::app;

namespace {

void removeWire(Model& model, const std::string& from, const std::string& to) {
    const Wire wire{Draft::port(from), Draft::port(to)};
    GLASSBOX_ASSERT(std::erase(model.main().wires, wire) == 1, from + " " + to);
}

/// The example digits-cnn with something wrong.
Model broken(const std::function<void(Model&)>& breakIt) {
    Model model = *load_model(digitsFile);
    breakIt(model);
    std::sort(model.main().wires.begin(), model.main().wires.end());
    return model;
}

ProblemCard* cardOf(MainWindow& window, const QString& action) {
    for (ProblemCard* card : window.problemsPanel()->cards())
        if (card->problem().remedy && card->problem().remedy->action == action.toStdString()) return card;
    return nullptr;
}

bool isFound(MainWindow& window, const std::string& finding) {
    const Diagnostics& all = window.document().checked().diagnostics;
    return std::any_of(all.begin(), all.end(),
                       [&](const Diagnostic& diagnostic) { return diagnostic.message.id == finding; });
}

void withoutFlatten(Model& model) {
    removeWire(model, "pool2.out", "flatten.in");
    removeWire(model, "flatten.out", "hidden.in");
    model.main().blocks.erase("flatten");
    model.main().layout.erase("flatten");
    model.main().wires.push_back({Draft::port("pool2.out"), Draft::port("hidden.in")});
}

} // namespace

class ProblemsTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void initTestCase() {
        loadLanguage("en");
        setUpApplication();
    }

    void oneClickMends_data() {
        QTest::addColumn<QString>("action");
        QTest::addColumn<QString>("finding");
        QTest::addColumn<std::function<void(Model&)>>("breakIt");
        QTest::newRow("insert-block")
            << "insert-block"
            << "dense.needs-features" << std::function<void(Model&)>(withoutFlatten);
        QTest::newRow("set-parameter")
            << "set-parameter"
            << "check.parameter-range" << std::function<void(Model&)>([](Model& model) {
                   model.main().blocks.at("dropout").parameters["rate"] = 2.0;
               });
        QTest::newRow("remove-wire")
            << "remove-wire"
            << "check.input-taken-twice" << std::function<void(Model&)>([](Model& model) {
                   model.main().wires.push_back({Draft::port("relu3.out"), Draft::port("scores.in")});
               });
        QTest::newRow("add-wire") << "add-wire"
                                  << "check.missing-input" << std::function<void(Model&)>([](Model& model) {
                                         removeWire(model, "data.labels", "loss.labels");
                                     });
    }

    void oneClickMends() {
        QFETCH(QString, action);
        QFETCH(QString, finding);
        QFETCH(std::function<void(Model&)>, breakIt);
        QTemporaryDir folder;
        const auto window = openedWindow(savedIn(folder, broken(breakIt)));
        QVERIFY(isFound(*window, finding.toStdString()));
        QVERIFY(window->problemsPanel()->errors() > 0);
        const Model before = window->document().model();
        ProblemCard* card = cardOf(*window, action);
        QVERIFY(card && card->remedy()->isVisible());
        window->problemsPanel()->ensureWidgetVisible(card->remedy());
        QTest::mouseClick(card->remedy(), Qt::LeftButton);
        QVERIFY(!isFound(*window, finding.toStdString()));
        QVERIFY(window->document().checked().ok());
        QCOMPARE(window->problemsPanel()->errors(), 0);
        QCOMPARE(window->document().undoStack().index(), 1);
        window->document().undoStack().undo();
        QCOMPARE(window->document().model(), before);
        QVERIFY(isFound(*window, finding.toStdString()));
    }

    void aCardSaysWhatWhereAndWhy() {
        QTemporaryDir folder;
        const auto window = openedWindow(savedIn(folder, broken(withoutFlatten)));
        ProblemCard* card = cardOf(*window, "insert-block");
        QVERIFY(card);
        QStringList texts;
        for (QLabel* label : card->findChildren<QLabel*>()) texts << label->text();
        const Problem& problem = card->problem();
        for (const QString& text : {problem.what, problem.expected, problem.found, QString("Error"),
                                    QString("Expected"), QString("Got")})
            QVERIFY2(texts.contains(text), qPrintable(text + " in " + texts.join(" | ")));
        QCOMPARE(card->remedy()->text(), QString("Insert Flatten"));
        QTest::mouseClick(card->link(), Qt::LeftButton);
        QCOMPARE(window->scene().selected(), std::string("hidden"));
        QCOMPARE(window->findChild<InspectorPanel*>("inspector")->block(), std::string("hidden"));
    }

    void keysTravelAndMend() {
        QTemporaryDir folder;
        const auto window = openedWindow(savedIn(folder, broken(withoutFlatten)));
        ProblemCard* card = cardOf(*window, "insert-block");
        card->setFocus();
        QTest::keyClick(card, Qt::Key_Return);
        QCOMPARE(window->scene().selected(), std::string("hidden"));
        QTest::keyClick(card, Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(window->document().checked().ok());
    }

    void theInspectorMendsToo() {
        QTemporaryDir folder;
        const auto window = openedWindow(savedIn(folder, broken(withoutFlatten)));
        clickBlock(*window, "hidden");
        auto* inspector = window->findChild<InspectorPanel*>("inspector");
        ProblemCard* card = inspector->findChild<ProblemCard*>();
        QVERIFY(card && card->isVisible());
        QTest::mouseClick(card->remedy(), Qt::LeftButton);
        QVERIFY(window->document().checked().ok());
        QCoreApplication::processEvents();
        QVERIFY(!inspector->findChild<ProblemCard*>() || !inspector->findChild<ProblemCard*>()->isVisible());
    }

    void withoutProblemsThereIsATick() {
        const auto window = openedWindow(digitsFile);
        QVERIFY(window->problemsPanel()->cards().empty());
        QStringList texts;
        for (QLabel* label : window->problemsPanel()->findChildren<QLabel*>()) texts << label->text();
        QVERIFY(texts.contains("No problems"));
        const std::size_t wires = window->document().definition().wires.size();
        QVERIFY(texts.contains(QString("%1 wires checked").arg(wires)));
        window->document().editGraph("cut", [](Definition& graph) {
            editor::disconnect(graph, {Draft::port("data.labels"), Draft::port("accuracy.labels")});
            editor::remove_blocks(graph, {"accuracy"});
        });
        QVERIFY(window->problemsPanel()->cards().empty());
        texts.clear();
        for (QLabel* label : window->problemsPanel()->findChildren<QLabel*>()) texts << label->text();
        QVERIFY(texts.contains(QString("%1 wires checked").arg(wires - 2)));
    }

    void aThousandProblemsAreCountedAndShownQuickly() {
        QTemporaryDir folder;
        const auto window = openedWindow(
            savedIn(folder, broken([](Model& model) {
                        for (int i = 0; i < 1000; ++i)
                            model.main().blocks["lonely-" + std::to_string(i)] = Block{"ReLU", 1, "", {}, ""};
                    })));
        QVERIFY(window->problemsPanel()->problems() >= 1000);
        QVERIFY(window->problemsPanel()->cards().size() <= 100);
        QElapsedTimer clock;
        clock.start();
        window->problemsPanel()->setFailures({{"something failed", ""}});
        QCoreApplication::processEvents();
        QVERIFY2(clock.elapsed() < 200, qPrintable(QString::number(clock.elapsed())));
        QCOMPARE(window->problemsPanel()->cards().front()->problem().what, QString("something failed"));
    }

    void theWorstStandFirst() {
        QTemporaryDir folder;
        const auto window =
            openedWindow(savedIn(folder, broken([](Model& model) {
                                     removeWire(model, "data.labels", "loss.labels");
                                     model.main().blocks["lonely"] = Block{"ReLU", 1, "", {}, ""};
                                     model.main().blocks.erase("optimizer");
                                     removeWire(model, "loss.out", "optimizer.loss");
                                 })));
        Severity worst = Severity::Error;
        QVERIFY(window->problemsPanel()->cards().size() >= 3);
        for (ProblemCard* card : window->problemsPanel()->cards()) {
            QVERIFY(card->problem().severity >= worst);
            worst = card->problem().severity;
        }
    }
};

QTEST_MAIN(ProblemsTest)
#include "problems_test.moc"
