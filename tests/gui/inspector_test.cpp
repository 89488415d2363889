// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/docks/inspector/inspector_head.h"
#include "app/docks/inspector/live_section.h"
#include "app/docks/inspector/parameter_field.h"
#include "app/docks/inspector/value_slider.h"
#include "app/docks/inspector_panel.h"
#include "app/docks/panel_parts.h"
#include "editor/number_text.h"
#include "engine/analysis/cost.h"
#include "engine/catalogue/catalogue.h"
#include "tests/gui/gui_support.h"
#include "tests/support/models.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QMenu>
#include <QScrollBar>
#include <QSplitter>

using namespace glassbox;
using namespace glassbox::app;

namespace {

InspectorPanel* inspectorOf(MainWindow& window) {
    return window.findChild<InspectorPanel*>("inspector");
}

ParameterField* fieldOf(MainWindow& window, const std::string& parameter) {
    ParameterField* field = inspectorOf(window)->field(parameter);
    if (!field) qFatal("no field %s", parameter.c_str());
    inspectorOf(window)->ensureWidgetVisible(field);
    QCoreApplication::processEvents();
    return inspectorOf(window)->field(parameter);
}

QLineEdit* lineOf(MainWindow& window, const std::string& parameter) {
    return qobject_cast<QLineEdit*>(fieldOf(window, parameter)->editor()->focus());
}

ParameterValue valueIn(MainWindow& window, const std::string& block, const std::string& parameter) {
    return window.document().parametersOf(block).at(parameter);
}

/// All texts that stand in a widget, one a line.
QString textsOf(QWidget* widget) {
    QStringList texts;
    for (QLabel* label : widget->findChildren<QLabel*>())
        if (label->isVisible()) texts << label->text();
    return texts.join("\n");
}

/// Opens the menu of the head and chooses an entry, both by mouse.
void chooseInMenu(MainWindow& window, const QString& entry) {
    auto* more = inspectorOf(window)->findChild<QToolButton*>("more");
    QTimer::singleShot(0, &window, [&] {
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        if (!menu) qFatal("no menu");
        for (QAction* action : menu->actions())
            if (action->text() == entry)
                return QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
        qFatal("no entry %s", qPrintable(entry));
    });
    QTest::mouseClick(more, Qt::LeftButton);
    QCoreApplication::processEvents();
}

/// What of a widget's text does not fit it and has no hover text; "" for nothing.
QString cutText(const QWidget* widget) {
    if (const auto* label = qobject_cast<const WrappingLabel*>(widget)) {
        const bool fits = label->heightForWidth(label->width()) <= label->height();
        return fits ? QString() : label->text();
    }
    QString text;
    if (const auto* label = qobject_cast<const QLabel*>(widget)) text = label->text();
    if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) text = button->text();
    const bool fits = widget->sizeHint().width() <= widget->width() || !widget->toolTip().isEmpty();
    return fits ? QString() : text;
}

/// Everything that sticks out of the inspector or is cut off.
QStringList misfits(InspectorPanel* inspector) {
    QStringList found;
    for (const QWidget* widget : inspector->widget()->findChildren<QWidget*>()) {
        if (!widget->isVisible()) continue;
        const int right = widget->mapTo(inspector->widget(), QPoint(widget->width(), 0)).x();
        const QString name = QString("%1 %2").arg(widget->metaObject()->className(), widget->objectName());
        if (right > inspector->viewport()->width()) found << name + " sticks out";
        if (const QString cut = cutText(widget); !cut.isEmpty()) found << name + " cuts " + cut;
    }
    return found;
}

/// A scroll bar that comes changes the width, and that the heights.
void settle() {
    for (int round = 0; round < 4; ++round) QCoreApplication::processEvents();
}

void scaleFonts(QWidget* root, double factor) {
    for (QWidget* widget : root->findChildren<QWidget*>()) {
        QFont font = widget->font();
        if (font.pixelSize() > 0)
            font.setPixelSize(int(font.pixelSize() * factor));
        else
            font.setPointSizeF(font.pointSizeF() * factor);
        widget->setFont(font);
    }
}

} // namespace

class InspectorTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void initTestCase() {
        loadLanguage("en");
        setUpApplication();
    }

    void expressionsAreOneStepOfUndo() {
        const auto window = openedWindow(digitsFile);
        clickBlock(*window, "hidden");
        QCOMPARE(inspectorOf(*window)->block(), std::string("hidden"));
        const ParameterValue before = valueIn(*window, "hidden", "units");
        typeInto(lineOf(*window, "units"), "2*64");
        QCOMPARE(valueIn(*window, "hidden", "units"), ParameterValue(std::int64_t(128)));
        QCOMPARE(lineOf(*window, "units")->text(), QString("128"));
        QVERIFY(lineOf(*window, "units")->hasFocus());
        QCOMPARE(window->document().undoStack().index(), 1);
        window->document().undoStack().undo();
        QCOMPARE(valueIn(*window, "hidden", "units"), before);
        QCOMPARE(lineOf(*window, "units")->text(), QString::fromStdString(to_string(before)));
    }

    void realsTakeExpressionsToo() {
        const auto window = openedWindow(digitsFile);
        clickBlock(*window, "optimizer");
        typeInto(lineOf(*window, "rate"), "1e-3/2");
        QCOMPARE(valueIn(*window, "optimizer", "rate"), ParameterValue(0.0005));
    }

    void whatIsWrongIsSaidAtTheField_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("said");
        QTest::newRow("no number") << "many"
                                   << "many";
        QTest::newRow("half an expression") << "2*"
                                            << "character";
        QTest::newRow("not whole") << "28/3"
                                   << "whole number";
        QTest::newRow("out of range") << "-4"
                                      << "0 … 65536";
        QTest::newRow("nothing") << " "
                                 << "Something must stand here";
    }

    void whatIsWrongIsSaidAtTheField() {
        QFETCH(QString, typed);
        QFETCH(QString, said);
        const auto window = openedWindow(digitsFile);
        clickBlock(*window, "hidden");
        const Model before = window->document().model();
        typeInto(lineOf(*window, "units"), typed);
        QVERIFY2(fieldOf(*window, "units")->problem().contains(said),
                 qPrintable(fieldOf(*window, "units")->problem()));
        QCOMPARE(lineOf(*window, "units")->text(), typed);
        QCOMPARE(window->document().model(), before);
        QTest::keyClick(lineOf(*window, "units"), Qt::Key_Escape);
        QCOMPARE(lineOf(*window, "units")->text(), QString("64"));
        typeInto(lineOf(*window, "units"), "32");
        QCOMPARE(fieldOf(*window, "units")->problem(), QString());
    }

    void resetStandsWhereSomethingIsChanged() {
        const auto window = openedWindow(digitsFile);
        clickBlock(*window, "conv1");
        QVERIFY(!fieldOf(*window, "kernel")->reset()->isVisible());
        typeInto(lineOf(*window, "kernel"), "5");
        QCOMPARE(lineOf(*window, "kernel")->text(), QString("5×5"));
        QToolButton* reset = fieldOf(*window, "kernel")->reset();
        QVERIFY(reset->isVisible());
        QTest::mouseClick(reset, Qt::LeftButton);
        QVERIFY(!window->document().definition().blocks.at("conv1").parameters.contains("kernel"));
        QVERIFY(!reset->isVisible());
    }

    void aSwitchIsClicked() {
        const auto window = openedWindow(digitsFile);
        clickBlock(*window, "conv1");
        const std::int64_t before = window->document().weightsOf("conv1");
        QTest::mouseClick(fieldOf(*window, "bias")->editor()->focus(), Qt::LeftButton);
        QCOMPARE(valueIn(*window, "conv1", "bias"), ParameterValue(false));
        QCOMPARE(window->document().weightsOf("conv1"), before - 8);
        QVERIFY(textsOf(inspectorOf(*window)).contains("8"));
    }

    void aChoiceIsMadeByKeys() {
        const auto window = openedWindow(digitsFile);
        clickBlock(*window, "conv1");
        QWidget* box = fieldOf(*window, "padding")->editor()->focus();
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Down);
        QCOMPARE(valueIn(*window, "conv1", "padding"), ParameterValue(std::string("valid")));
    }

    void arrowsStepWholeNumbers() {
        const auto window = openedWindow(digitsFile);
        clickBlock(*window, "hidden");
        QLineEdit* line = lineOf(*window, "units");
        line->setFocus();
        QTest::keyClick(line, Qt::Key_Up);
        QCOMPARE(valueIn(*window, "hidden", "units"), ParameterValue(std::int64_t(65)));
        QTest::keyClick(line, Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(valueIn(*window, "hidden", "units"), ParameterValue(std::int64_t(55)));
    }

    void slidersChangeLiveParameters() {
        const auto window = openedWindow(digitsFile);
        std::string dropout;
        for (const CheckedBlock& block : window->document().checked().graph.blocks())
            if (block.spec->id == "Dropout") dropout = block.id;
        clickBlock(*window, dropout);
        ValueSlider* slider = fieldOf(*window, "rate")->slider();
        QVERIFY(slider && slider->isVisible());
        QTest::mousePress(slider, Qt::LeftButton, {}, QPoint(slider->width() / 2, slider->height() / 2));
        QTest::mouseMove(slider, QPoint(slider->width() * 3 / 4, slider->height() / 2));
        QTest::mouseRelease(slider, Qt::LeftButton, {},
                            QPoint(slider->width() * 3 / 4, slider->height() / 2));
        const double rate = std::get<double>(valueIn(*window, dropout, "rate"));
        QVERIFY2(std::abs(rate - 0.75) < 0.05, qPrintable(QString::number(rate)));
        QCOMPARE(lineOf(*window, "rate")->text().toDouble(), rate);
        QCOMPARE(window->document().undoStack().index(), 1); // one step, however many points of the way
    }

    void ratesHaveALogarithmicSlider() {
        const auto window = openedWindow(digitsFile);
        clickBlock(*window, "optimizer");
        ValueSlider* slider = fieldOf(*window, "rate")->slider();
        QVERIFY(slider);
        QTest::mouseClick(slider, Qt::LeftButton, {}, QPoint(slider->width() / 2, slider->height() / 2));
        const double middle = std::get<double>(valueIn(*window, "optimizer", "rate"));
        QVERIFY2(middle > 0.0005 && middle < 0.002, qPrintable(QString::number(middle)));
        QTest::keyClick(slider, Qt::Key_Right);
        QVERIFY(std::get<double>(valueIn(*window, "optimizer", "rate")) > middle);
        QVERIFY(!fieldOf(*window, "epsilon")->slider());
    }

    void severalBlocksAreEditedAtOnce() {
        const auto window = openedWindow(digitsFile);
        clickBlock(*window, "conv1");
        window->scene().setSelection({"conv1", "conv2"});
        QLineEdit* line = lineOf(*window, "filters");
        QCOMPARE(line->text(), QString());
        QCOMPARE(line->placeholderText(), QString("mixed"));
        QCOMPARE(lineOf(*window, "kernel")->text(), QString("3×3"));
        const Model before = window->document().model();
        typeInto(line, "12");
        for (const char* id : {"conv1", "conv2"})
            QCOMPARE(valueIn(*window, id, "filters"), ParameterValue(std::int64_t(12)));
        QCOMPARE(window->document().undoStack().index(), 1);
        window->document().undoStack().undo();
        QCOMPARE(window->document().model(), before);
        QCOMPARE(lineOf(*window, "filters")->placeholderText(), QString("mixed"));
    }

    void theHeadFreezesAndMutes() {
        const auto window = openedWindow(digitsFile);
        clickBlock(*window, "conv2");
        auto* freeze = inspectorOf(*window)->findChild<QToolButton*>("freeze");
        auto* mute = inspectorOf(*window)->findChild<QToolButton*>("mute");
        QTest::mouseClick(freeze, Qt::LeftButton);
        QVERIFY(window->document().definition().blocks.at("conv2").frozen && freeze->isChecked());
        QTest::mouseClick(mute, Qt::LeftButton);
        QVERIFY(window->document().definition().blocks.at("conv2").muted);
        window->document().undoStack().undo();
        window->document().undoStack().undo();
        QVERIFY(!window->document().definition().blocks.at("conv2").frozen);
        QVERIFY(!inspectorOf(*window)->findChild<QToolButton*>("freeze")->isChecked());
    }

    void theTitleRenames() {
        const auto window = openedWindow(digitsFile);
        clickBlock(*window, "conv2");
        auto* title = inspectorOf(*window)->findChild<QLineEdit*>("titlefield");
        typeInto(title, "Edges");
        QCOMPARE(window->document().titleOf("conv2"), QString("Edges"));
        typeInto(title, "Conv2D"); // the kind's own title is no name
        QCOMPARE(window->document().definition().blocks.at("conv2").name, std::string());
        window->document().undoStack().undo();
        QCOMPARE(title->text(), QString("Edges"));
    }

    void theMenuDuplicatesAndDeletes() {
        const auto window = openedWindow(digitsFile);
        clickBlock(*window, "conv2");
        const std::size_t before = window->document().definition().blocks.size();
        chooseInMenu(*window, "Duplicate");
        QCOMPARE(window->document().definition().blocks.size(), before + 1);
        QCOMPARE(window->scene().selection().size(), std::size_t(1));
        QVERIFY(!window->scene().selection().contains("conv2")); // the copy
        chooseInMenu(*window, "Delete");
        QCOMPARE(window->document().definition().blocks.size(), before);
        QCOMPARE(inspectorOf(*window)->block(), std::string());
    }

    void swapKeepsTheWires() {
        const auto window = openedWindow(digitsFile);
        std::string relu;
        for (const auto& [id, block] : window->document().definition().blocks)
            if (block.kind == "ReLU") relu = id;
        clickBlock(*window, relu);
        auto* more = inspectorOf(*window)->findChild<QToolButton*>("more");
        Q_EMIT more->menu()->aboutToShow();
        const std::size_t wires = window->document().definition().wires.size();
        for (QAction* action : more->menu()->findChildren<QAction*>())
            if (action->text() == "Tanh") action->trigger();
        QCOMPARE(window->document().definition().blocks.at(relu).kind, std::string("Tanh"));
        QCOMPARE(window->document().definition().wires.size(), wires);
        QVERIFY(window->document().checked().ok());
    }

    void typesAndCostAreThoseOfTheGraph() {
        const auto window = openedWindow(digitsFile);
        const CheckedGraph& graph = window->document().checked().graph;
        clickBlock(*window, "conv2");
        const QString texts = textsOf(inspectorOf(*window));
        const WireType type = *graph.type_of({"conv2", "out"});
        QVERIFY(texts.contains(QString::fromStdString(named_text(type))));
        const BlockCost cost = block_cost(graph, "conv2");
        QCOMPARE(cost.multiply_adds, std::int64_t(115200));
        QVERIFY(texts.contains(editor::groupedText(cost.multiply_adds)));
        QVERIFY(texts.contains(editor::groupedText(window->document().weightsOf("conv2"))));
    }

    void liveNumbersAreThoseOfTheTensors() {
        const auto window = openedWindow(digitsFile);
        clickBlock(*window, "conv2");
        window->session().step(3);
        window->refreshAll();
        QTRY_VERIFY_WITH_TIMEOUT(window->session().snapshot()->tensors.contains("gradient:conv2.weight"),
                                 10000);
        window->refreshAll();
        const auto& tensors = window->session().snapshot()->tensors;
        double sum = 0, squares = 0, gradients = 0;
        std::size_t count = 0;
        for (const char* key : {"conv2.weight", "conv2.bias"}) {
            for (const double value : tensors.at(key)->as_double()) {
                sum += value;
                squares += value * value;
                ++count;
            }
            for (const double value : tensors.at(std::string("gradient:") + key)->as_double())
                gradients += value * value;
        }
        LiveSection* live = inspectorOf(*window)->live();
        QCOMPARE(live->facts().count, std::size_t(1168));
        QVERIFY(std::abs(live->facts().mean - sum / double(count)) < 1e-12);
        QCOMPARE(live->shown("rms"), editor::shortNumber(std::sqrt(squares / double(count))));
        QCOMPARE(live->shown("gradient"), editor::shortNumber(std::sqrt(gradients / double(count))));
        QCOMPARE(live->shown("dead"), QString("0 of 16"));
    }

    void deadUnitsAreThoseWithoutGradient() {
        Tensor gradient = Tensor::zeros(Storage::F32, {2, 3});
        gradient.values<float>()[1] = 0.5f; // the second of three columns
        QCOMPARE(deadUnitsOf(gradient), (DeadUnits{2, 3}));
        QCOMPARE(deadUnitsOf(Tensor::zeros(Storage::F32, {3})), DeadUnits{});
    }

    void theRunIsEditedWhereNothingIsSelected() {
        const auto window = openedWindow(digitsFile);
        auto* steps = inspectorOf(*window)->findChild<ParameterField*>("parameter:steps");
        QVERIFY(steps);
        const std::int64_t before = window->document().model().run.steps;
        typeInto(steps->editor()->focus(), "40*50");
        QCOMPARE(window->document().model().run.steps, std::int64_t(2000));
        window->document().undoStack().undo();
        QCOMPARE(window->document().model().run.steps, before);
        QCoreApplication::processEvents();
        QVERIFY(textsOf(inspectorOf(*window)).contains(editor::groupedText(window->document().weights())));
    }

    void aWrongFormulaIsSaidAtItsField() {
        QTemporaryDir folder;
        Draft draft = right_draft();
        draft.block("f", "Formula", {{"expression", std::string("a*x +")}}).wire("flat.out", "f.x");
        const auto window = openedWindow(savedIn(folder, draft.model));
        clickBlock(*window, "f");
        QVERIFY(fieldOf(*window, "expression")->problem().contains("wrong at character"));
        typeInto(lineOf(*window, "expression"), "a*x + b");
        QCOMPARE(fieldOf(*window, "expression")->problem(), QString());
    }

    void nothingIsCutOff_data() {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("width");
        QTest::addColumn<double>("scale");
        for (const char* language : {"en", "ru"})
            for (const int width : {280, 240})
                for (const double scale : width == 280 ? std::vector{1.0, 1.5, 2.0} : std::vector{1.0, 2.0})
                    QTest::addRow("%s %d %g", language, width, scale) << language << width << scale;
    }

    void nothingIsCutOff() {
        QFETCH(QString, language);
        QFETCH(int, width);
        QFETCH(double, scale);
        loadLanguage(language);
        editor::Document document;
        Draft draft = right_draft();
        for (const BlockSpec& spec : catalogue()) draft.block("one-" + spec.id, spec.id);
        document.open(draft.model, digits_info(), "everything");
        InspectorPanel inspector(document);
        inspector.resize(width, 900);
        inspector.show();
        for (const auto& [id, block] : document.definition().blocks) {
            inspector.showBlock(QString::fromStdString(id));
            scaleFonts(inspector.widget(), scale);
            settle();
            const QStringList found = misfits(&inspector);
            QVERIFY2(found.isEmpty(), qPrintable(QString::fromStdString(id) + ": " + found.join("; ")));
        }
        inspector.showBlock({});
        scaleFonts(inspector.widget(), scale);
        settle();
        QVERIFY2(misfits(&inspector).isEmpty(), qPrintable(misfits(&inspector).join("; ")));
        loadLanguage("en");
    }

    void aSmallRussianWindowShowsTheWholeInspector() {
        loadLanguage("ru");
        const auto window = openedWindow(digitsFile);
        window->resize(1280, 720);
        clickBlock(*window, "conv2");
        settle();
        const QStringList found = misfits(inspectorOf(*window));
        QVERIFY2(found.isEmpty(), qPrintable(found.join("; ")));
        const QRect place(inspectorOf(*window)->mapTo(window.get(), QPoint()), inspectorOf(*window)->size());
        QVERIFY(window->rect().contains(place));
        loadLanguage("en");
    }
};

QTEST_MAIN(InspectorTest)
#include "inspector_test.moc"
