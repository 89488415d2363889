// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/canvas_controller.h"
#include "app/empty_canvas.h"
#include "app/main_window.h"
#include "app/render.h"
#include "app/texts/texts.h"
#include "editor/tools/quick_add.h"
#include "engine/model/model_json.h"

#include <QTemporaryDir>
#include <QtTest>

#include <ctime>

// What tests of the canvas have in common. Mouse and keys go in as from the window system: to the window,
// with shortcuts, grabs and focus as they are for people.
namespace glassbox::app {

/// A person at the window. Counts what is done: an action is one drag or click with the text typed after it.
class CanvasDriver {
  public:
    explicit CanvasDriver(MainWindow& window) : window_(window) {
        window.setTheme(editor::Theme(editor::Tone::Dark));
        window.show();
        window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window)) qFatal("the window was not shown");
        window.view()->setFocus();
    }

    MainWindow& window() { return window_; }
    editor::GraphView& view() { return *window_.view(); }
    editor::GraphScene& scene() { return window_.scene(); }
    editor::Document& document() { return window_.document(); }
    const Definition& graph() { return document().definition(); }
    editor::QuickAdd& search() { return window_.canvas().editor().quickAdd(); }
    std::string bytes() { return model_to_json(document().model()); }

    const editor::BlockItem& item(const std::string& id) {
        const int index = scene().indexOf(id);
        if (index < 0) qFatal("there is no block %s", id.c_str());
        return scene().blocks()[std::size_t(index)];
    }
    /// Where a block is grabbed: on its name.
    QPointF head(const std::string& id) { return item(id).position + QPointF(90, 12); }
    QPointF field(const std::string& id, int number) {
        return item(id).geometry.fields.at(std::size_t(number)).center() + item(id).position;
    }
    QPointF port(const std::string& id, const std::string& name, editor::Side side) {
        for (const editor::PortItem& port : scene().portsOf(scene().indexOf(id)))
            if (port.port.port == name && port.side == side) return port.at;
        qFatal("block %s has no port %s", id.c_str(), name.c_str());
    }
    QPointF input(const std::string& id, const std::string& name = "in") {
        return port(id, name, editor::Side::Input);
    }
    QPointF output(const std::string& id, const std::string& name = "out") {
        return port(id, name, editor::Side::Output);
    }
    QPointF middleOf(const Wire& wire) {
        const int index = scene().indexOf(wire);
        if (index < 0) qFatal("there is no such wire");
        return scene().wires()[std::size_t(index)].route.path.pointAtPercent(0.5);
    }
    bool hasWire(const std::string& from, const std::string& to) {
        for (const Wire& wire : graph().wires)
            if (to_string(wire.from) == from && to_string(wire.to) == to) return true;
        return false;
    }

    QPoint place(const QPointF& scenePoint) {
        return view().mapTo(&window_, view().toView(scenePoint).toPoint());
    }
    void press(const QPointF& at, Qt::KeyboardModifiers modifiers = {},
               Qt::MouseButton button = Qt::LeftButton) {
        QTest::mouseEvent(QTest::MousePress, handle(), button, modifiers, place(at));
    }
    void move(const QPointF& to, Qt::KeyboardModifiers modifiers = {}) {
        QTest::mouseEvent(QTest::MouseMove, handle(), Qt::NoButton, modifiers, place(to));
    }
    void release(const QPointF& at, Qt::KeyboardModifiers modifiers = {},
                 Qt::MouseButton button = Qt::LeftButton) {
        QTest::mouseEvent(QTest::MouseRelease, handle(), button, modifiers, place(at));
    }
    void click(const QPointF& at, Qt::KeyboardModifiers modifiers = {},
               Qt::MouseButton button = Qt::LeftButton) {
        ++actions;
        move(at, modifiers);
        press(at, modifiers, button);
        release(at, modifiers, button);
    }
    void doubleClick(const QPointF& at) {
        ++actions;
        move(at);
        QTest::mouseDClick(handle(), Qt::LeftButton, {}, place(at));
    }
    /// Presses, moves in steps as a hand does, and holds still at the end.
    void hold(const QPointF& from, const QPointF& to, Qt::KeyboardModifiers modifiers = {},
              Qt::MouseButton button = Qt::LeftButton) {
        ++actions;
        move(from, modifiers);
        press(from, modifiers, button);
        for (int i = 1; i <= 6; ++i) move(from + (to - from) * (i / 6.0), modifiers);
    }
    void drag(const QPointF& from, const QPointF& to, Qt::KeyboardModifiers modifiers = {},
              Qt::MouseButton button = Qt::LeftButton) {
        hold(from, to, modifiers, button);
        release(to, modifiers, button);
    }

    /// A turn of the wheel, as the window gets it.
    void wheel(const QPointF& at, int angle) {
        const QPoint local = place(at);
        QWheelEvent event(local, window_.mapToGlobal(local), {}, {0, angle}, Qt::NoButton, {},
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(handle(), &event);
    }

    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        ++keys;
        QTest::keyClick(handle(), key, modifiers);
    }
    void type(const QString& text) {
        for (const QChar& letter : text) {
            ++keys;
            QTest::keyClick(handle(), letter.toLatin1());
        }
    }
    /// What is typed into a field that is selected whole, and Enter.
    void enter(const QString& text) {
        type(text);
        key(Qt::Key_Return);
    }
    void undoAll() {
        while (document().undoStack().canUndo()) document().undoStack().undo();
    }
    void redoAll() {
        while (document().undoStack().canRedo()) document().undoStack().redo();
    }

    /// For looking at what was made: a picture of the window, where GLASSBOX_PICTURES names a folder.
    void picture(const QString& name) {
        const QString folder = qEnvironmentVariable("GLASSBOX_PICTURES");
        if (!folder.isEmpty()) window_.grab().save(folder + "/" + name + ".png");
    }

    int actions = 0;
    int keys = 0;

  private:
    QWindow* handle() { return window_.windowHandle(); }
    MainWindow& window_;
};

/// Blocks of these kinds in a row, unconnected; their ids are the kinds in small letters, numbered.
inline Model rowOf(const std::vector<std::string>& kinds) {
    Model model;
    double x = 0;
    for (const std::string& kind : kinds) {
        Block block;
        block.kind = kind;
        std::string id = kind;
        for (char& letter : id) letter = char(std::tolower(letter));
        if (model.main().blocks.contains(id)) id += "-2";
        model.main().blocks[id] = block;
        model.main().layout[id] = {x, 0};
        x += 240;
    }
    return model;
}

/// 1,000 blocks in a grid, each adding its left and its upper neighbour: about 2,000 wires.
inline Model thousandBlocks() {
    Model model;
    const auto name = [](int row, int column) { return "b" + std::to_string(row * 40 + column); };
    for (int row = 0; row < 25; ++row)
        for (int column = 0; column < 40; ++column) {
            const std::string id = name(row, column);
            model.main().blocks[id].kind = "Add";
            model.main().layout[id] = {232.0 * column, 144.0 * row};
            if (column > 0) model.main().wires.push_back({{name(row, column - 1), "out"}, {id, "in1"}});
            if (row > 0) model.main().wires.push_back({{name(row - 1, column), "out"}, {id, "in2"}});
        }
    std::sort(model.main().wires.begin(), model.main().wires.end());
    return model;
}

/// Processor time of this thread so far.
inline double threadMilliseconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return 1e3 * double(now.tv_sec) + 1e-6 * double(now.tv_nsec);
}

/// Sorted costs of moves of the pressed mouse along a line, each painted.
inline std::vector<double> costsOfMoves(CanvasDriver& canvas, const QPointF& from) {
    std::vector<double> costs;
    for (int i = 1; i <= 120; ++i) {
        const double before = threadMilliseconds();
        canvas.move(from + QPointF(6 * i, 3.5 * i));
        canvas.view().repaint();
        costs.push_back(threadMilliseconds() - before);
    }
    std::sort(costs.begin(), costs.end());
    return costs;
}

/// A window on a model, without a run; at 100 %, with the graph's corner at (100, 100).
struct CanvasWindow {
    explicit CanvasWindow(const Model& model = rowOf({})) : window(Memory::None), driver(window) {
        loadLanguage("en");
        window.document().open(model, {}, "test");
        window.view()->stay();
        // What is done here is done to the canvas, not to the starters that lie over an empty one.
        for (EmptyCanvas* starters : window.findChildren<EmptyCanvas*>())
            starters->setAttribute(Qt::WA_TransparentForMouseEvents);
        driver.view().zoomAt({0, 0}, 1 / driver.view().zoom());
        driver.view().panBy(driver.view().toView({0, 0}) * -1 + QPointF(100, 100));
    }
    MainWindow window;
    CanvasDriver driver;
    CanvasDriver* operator->() { return &driver; }
};

} // namespace glassbox::app
