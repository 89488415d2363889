// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/palette_drag.h"

#include <QLineEdit>
#include <QToolButton>

using namespace glassbox;
using namespace glassbox::app;

namespace {

/// A window as it is at the start: nothing on the canvas, no file.
struct EmptyWindow : CanvasWindow {
    EmptyWindow() {
        loadLanguage("en");
        start = driver.bytes();
    }
    /// Waits until the data that a block names are read, and everything behind it is typed.
    bool isTyped(const std::string& id, const std::string& port) {
        return QTest::qWaitFor(
            [&] {
                return driver.document().checked().graph.type_of({id, port}) != nullptr;
            },
            5000);
    }
    double newest(const std::string& series) {
        const auto& steps = window.session().history().steps();
        const auto found = steps.find(series);
        return found == steps.end() || found->second.size() == 0
                   ? -1
                   : double(found->second.raw()[found->second.size() - 1]);
    }
    std::string start;
};

/// Everything undone gives the first bytes, everything redone the last.
void undoesAndRedoes(EmptyWindow& canvas) {
    const std::string end = canvas->bytes();
    QVERIFY(end != canvas.start);
    canvas->undoAll();
    QCOMPARE(canvas->bytes(), canvas.start);
    canvas->redoAll();
    QCOMPARE(canvas->bytes(), end);
}

/// LeNet as the tests build it, without the places: kinds and wires.
void isLeNet(EmptyWindow& canvas) {
    std::map<std::string, int> kinds;
    for (const auto& [id, block] : canvas->graph().blocks) ++kinds[block.kind];
    const std::map<std::string, int> wanted{{"Dataset", 1},      {"Conv2D", 2},   {"Tanh", 4},
                                            {"MaxPool2D", 2},    {"Flatten", 1},  {"Dense", 3},
                                            {"CrossEntropy", 1}, {"Accuracy", 1}, {"Adam", 1}};
    QCOMPARE(kinds, wanted);
    QCOMPARE(canvas->graph().wires.size(), std::size_t(17));
    const Parameters first = canvas->document().parametersOf("conv2d"),
                     second = canvas->document().parametersOf("conv2d-2");
    QCOMPARE(integer(first, "filters"), std::int64_t(6));
    QCOMPARE(integer(second, "filters"), std::int64_t(16));
    QCOMPARE(list(second, "kernel"), (std::vector<std::int64_t>{5, 5}));
    QCOMPARE(integer(canvas->document().parametersOf("dense-2"), "units"), std::int64_t(84));
    QVERIFY(canvas->document().checked().ok());
}

/// A run of the drawn model: the loss of digits falls well below that of guessing, log 10.
void learns(EmptyWindow& canvas) {
    QTRY_VERIFY_WITH_TIMEOUT(
        canvas.newest("loss:crossentropy") > 0 && canvas.newest("loss:crossentropy") < 1.2, 60000);
    canvas.window.session().pause();
}

} // namespace

class CanvasModelsDragTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void initTestCase() { setUpApplication(); }

    void xorByPaletteDragsWiresParametersAndPlay() {
        EmptyWindow canvas;
        canvas->view().zoomAt({0, 0}, 0.7);
        const std::tuple<const char*, QPointF> blocks[] = {
            {"Dataset", {80, 60}},    {"Dense", {320, 60}},         {"Tanh", {560, 60}}, {"Dense", {800, 60}},
            {"Accuracy", {320, 300}}, {"CrossEntropy", {560, 300}}, {"Adam", {800, 300}}};
        for (const auto& [kind, place] : blocks) dragFromPalette(canvas.driver, kind, place);
        QCOMPARE(canvas->graph().blocks.size(), std::size_t(7));
        const std::tuple<const char*, int, const char*> values[] = {
            {"data", 0, "builtin:xor"}, {"dense", 0, "8"}, {"dense-2", 0, "2"}, {"adam", 0, "0.02"}};
        for (const auto& [id, field, value] : values) {
            canvas->click(canvas->field(id, field));
            canvas->enter(value);
        }
        QVERIFY(canvas.isTyped("data", "out"));
        const std::tuple<PortRef, PortRef> wires[] = {
            {{"data", "out"}, {"dense", "in"}},           {{"dense", "out"}, {"tanh", "in"}},
            {{"tanh", "out"}, {"dense-2", "in"}},         {{"dense-2", "out"}, {"crossentropy", "in"}},
            {{"dense-2", "out"}, {"accuracy", "in"}},     {{"data", "labels"}, {"crossentropy", "labels"}},
            {{"data", "labels"}, {"accuracy", "labels"}}, {{"crossentropy", "out"}, {"adam", "loss"}}};
        for (const auto& [from, to] : wires) {
            canvas->drag(canvas->output(from.block, from.port), canvas->input(to.block, to.port));
            QVERIFY2(canvas->hasWire(to_string(from), to_string(to)), to_string(to).c_str());
        }
        QVERIFY(canvas->document().checked().ok());
        QTRY_VERIFY(canvas.window.action("train.play")->isEnabled());
        canvas->view().setFocus();
        canvas->key(Qt::Key_F5);
        QTRY_VERIFY_WITH_TIMEOUT(canvas.window.session().snapshot()->step >= 400, 60000);
        canvas.window.session().pause();
        canvas.window.refreshAll();
        const auto& tests = canvas.window.session().history().tests();
        QVERIFY(tests.contains("test:accuracy"));
        QCOMPARE(tests.at("test:accuracy").back().y(), 1.0);
        undoesAndRedoes(canvas);
        qInfo("XOR: %d actions by mouse", canvas->actions);
    }

    void leNetInAtMost25Actions() {
        EmptyWindow canvas;
        canvas->wheel({0, 0}, -360);
        ++canvas->actions;
        const auto at = [](int column, int row) { return QPointF(240 * column, 200 * row); };
        canvas->doubleClick(at(0, 0));
        canvas->enter("dataset");
        QVERIFY(canvas.isTyped("data", "out"));
        const std::tuple<const char*, const char*, QPointF> chain[] = {
            {"data", "conv 6 5x5", at(1, 0)},     {"conv2d", "tanh", at(2, 0)},
            {"tanh", "maxpool", at(3, 0)},        {"maxpool2d", "conv 16 5x5", at(4, 0)},
            {"conv2d-2", "tanh", at(0, 1)},       {"tanh-2", "maxpool", at(1, 1)},
            {"maxpool2d-2", "flatten", at(2, 1)}, {"flatten", "dense 120", at(3, 1)},
            {"dense", "tanh", at(4, 1)},          {"tanh-3", "dense 84", at(0, 2)},
            {"dense-2", "tanh", at(1, 2)},        {"tanh-4", "dense 0", at(2, 2)},
            {"dense-3", "cross", at(3, 2)},       {"dense-3", "accuracy", at(3, 3)},
            {"crossentropy", "adam", at(4, 2)}};
        for (const auto& [from, typed, place] : chain) {
            canvas->drag(canvas->output(from), place);
            QVERIFY2(canvas->search().isOpen(), typed);
            canvas->enter(typed);
        }
        for (const char* reader : {"crossentropy", "accuracy"})
            canvas->drag(canvas->output("data", "labels"), canvas->input(reader, "labels"));
        isLeNet(canvas);
        QTRY_VERIFY(canvas.window.action("train.play")->isEnabled());
        for (QToolButton* button : canvas.window.findChildren<QToolButton*>())
            if (button->defaultAction() == canvas.window.action("train.play") && button->isVisible())
                QTest::mouseClick(button, Qt::LeftButton);
        ++canvas->actions;
        learns(canvas);
        undoesAndRedoes(canvas);
        qInfo("LeNet: %d actions by mouse", canvas->actions);
        QVERIFY2(canvas->actions <= 25, qPrintable(QString::number(canvas->actions)));
    }

    void leNetByKeyboardAlone() {
        EmptyWindow canvas;
        const auto walkTo = [&](const std::string& id, Qt::Key way) {
            for (int i = 0; i < 40 && canvas->scene().selected() != id; ++i) canvas->key(way);
            QCOMPARE(canvas->scene().selected(), id);
        };
        const auto labelsTo = [&](const std::string& reader) {
            canvas->key(Qt::Key_W); // From the pictures,
            canvas->key(Qt::Key_W); // from the labels: the nearest free port first.
            canvas->key(Qt::Key_Return);
            QVERIFY2(canvas->hasWire("data.labels", reader + ".labels"), reader.c_str());
        };
        canvas->key(Qt::Key_Space);
        canvas->enter("dataset");
        QVERIFY(canvas.isTyped("data", "out"));
        for (const char* typed :
             {"conv 6 5x5", "tanh", "maxpool", "conv 16 5x5", "tanh", "maxpool", "flatten", "dense 120",
              "tanh", "dense 84", "tanh", "dense 0", "cross", "adam"}) {
            canvas->key(Qt::Key_Space);
            canvas->enter(typed);
        }
        walkTo("data", Qt::Key_Left);
        labelsTo("crossentropy");
        walkTo("dense-3", Qt::Key_Right);
        canvas->key(Qt::Key_Space);
        canvas->enter("accuracy");
        walkTo("data", Qt::Key_Left);
        labelsTo("accuracy");
        isLeNet(canvas);
        QTRY_VERIFY(canvas.window.action("train.play")->isEnabled());
        canvas->key(Qt::Key_F5);
        learns(canvas);
        undoesAndRedoes(canvas);
        QCOMPARE(canvas->actions, 0);
        qInfo("LeNet: %d keys", canvas->keys);
    }
};

QTEST_MAIN(CanvasModelsDragTest)
#include "canvas_models_drag_test.moc"
