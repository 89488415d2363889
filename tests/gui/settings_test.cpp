// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/shortcuts_dialog.h"
#include "app/docks/dock_area.h"
#include "app/docks/loss_panel.h"
#include "app/docks/palette_panel.h"
#include "app/docks/palette_rail.h"
#include "app/docks/weights_panel.h"
#include "app/focus_order.h"
#include "app/projector_mode.h"
#include "app/render.h"
#include "app/shell.h"
#include "app/texts/texts.h"
#include "app/toolbar.h"
#include "editor/edits/edits.h"
#include "tests/gui/visible_texts.h"
#include "tests/gui/window_driver.h"
#include "tests/support/translation_files.h"

#include <QContextMenuEvent>
#include <QDialog>
#include <QKeySequenceEdit>
#include <QSettings>
#include <QTemporaryDir>
#include <QTreeWidget>
#include <QUndoView>

using namespace glassbox;
using namespace glassbox::app;

namespace {

bool isCyrillic(const QString& text) {
    return std::any_of(text.begin(), text.end(),
                       [](QChar letter) { return letter.script() == QChar::Script_Cyrillic; });
}

/// English texts, without arguments, that read otherwise in Russian.
std::set<QString> onlyEnglish() {
    const auto english = translationsOf("en"), russian = translationsOf("ru");
    std::set<QString> texts, kept;
    for (const auto& [id, forms] : russian) kept.insert(forms.begin(), forms.end());
    for (const auto& [id, forms] : english)
        for (const QString& form : forms)
            if (!form.contains('%') && !kept.contains(form)) texts.insert(form);
    return texts;
}

/// Chooses an entry of a box in the settings, as a person does.
void chooseIn(QWidget& dialog, const QString& box, int index) {
    auto* combo = dialog.findChild<QComboBox*>(box);
    QVERIFY(combo);
    combo->setCurrentIndex(index);
    Q_EMIT combo->activated(index);
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents();
}

/// Counts how often parts of the program ask to be laid out anew.
class LayoutRequests : public QObject {
  public:
    LayoutRequests() { qApp->installEventFilter(this); }
    int count = 0;

  protected:
    bool eventFilter(QObject*, QEvent* event) override {
        count += event->type() == QEvent::LayoutRequest;
        return false;
    }
};

/// How often parts of the program ask to be laid out in so many milliseconds.
int askedWithin(int milliseconds) {
    const LayoutRequests requests;
    QTest::qWait(milliseconds);
    return requests.count;
}

QDialog* openedDialog(MainWindow& window, const char* action, const char* name) {
    window.action(action)->trigger();
    auto* dialog = window.findChild<QDialog*>(name);
    return dialog && dialog->isVisible() ? dialog : nullptr;
}

/// Chooses an entry of a tab's menu.
void chooseInTabMenu(MainWindow& window, const QString& panel, const QString& way) {
    QToolButton* tab = window.docks()->tabsOf(panel)->tab(panel);
    QContextMenuEvent event(QContextMenuEvent::Mouse, QPoint(4, 4), tab->mapToGlobal(QPoint(4, 4)));
    QCoreApplication::sendEvent(tab, &event);
    auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    QVERIFY(menu);
    for (QAction* action : menu->actions())
        if (action->objectName() == way)
            QTest::mouseClick(menu, Qt::LeftButton, Qt::NoModifier, menu->actionGeometry(action).center());
    QCoreApplication::processEvents();
}

} // namespace

class SettingsTest : public QObject {
    Q_OBJECT
    QTemporaryDir home_;

  private Q_SLOTS:
    void initTestCase() {
        loadLanguage("en");
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, home_.path());
        setUpApplication();
    }
    void init() { QSettings().clear(); }
    void cleanup() { loadLanguage("en"); }

    void theLanguageIsSwitchedWithoutRestart() {
        MainWindow window(Memory::None);
        showAndWait(window);
        window.open(callOf(exampleFile("digits-cnn")));
        window.refreshAll();
        QDialog* dialog = openedDialog(window, "program.settings", "settings");
        QVERIFY(dialog);
        for (const VisibleText& text : visibleTexts(window))
            QVERIFY2(!isCyrillic(text.text) || text.text == "Русский", qPrintable(text.text));
        chooseIn(*dialog, "language", 2);
        QVERIFY(isCyrillic(window.action("file.open")->text()));
        const std::set<QString> english = onlyEnglish();
        QVERIFY(english.size() > 200);
        QStringList left;
        for (const QString& panel : window.docks()->panels()) {
            window.docks()->show(panel);
            for (const VisibleText& text : visibleTexts(window))
                if (english.contains(text.text))
                    left << QString("%1 (%2)").arg(text.text, text.widget->metaObject()->className());
        }
        left.removeDuplicates();
        QVERIFY2(left.isEmpty(), qPrintable(left.join("\n")));
        for (const editor::BlockItem& block : window.scene().blocks())
            QVERIFY2(!english.contains(block.face.title), qPrintable(block.face.title));
        chooseIn(*dialog, "language", 1);
        for (const QString& panel : window.docks()->panels()) {
            window.docks()->show(panel);
            for (const VisibleText& text : visibleTexts(window))
                QVERIFY2(!isCyrillic(text.text) || text.text == "Русский",
                         qPrintable(text.text + " in " + text.widget->metaObject()->className()));
        }
    }

    void theUndoListFollowsTheLanguage() {
        MainWindow window(Memory::None);
        showAndWait(window);
        window.open(callOf(exampleFile("digits-cnn")));
        editor::Document& document = window.document();
        window.scene().select("conv2");
        for (const char* id : {"canvas.mute", "canvas.collapse", "canvas.duplicate", "canvas.arrange"})
            window.action(id)->trigger();
        document.setParameter("conv1", "filters", std::int64_t(12));
        document.editGraph(
            editor::EditName("ui.undo.swap", {document.nameOf("relu1"), editor::EditName::kind("Tanh")}),
            [](Definition& graph) { editor::swap_kind(graph, "relu1", "Tanh"); });
        window.scene().select("relu2");
        window.action("canvas.remove")->trigger();
        const auto listed = [&] {
            window.action("edit.history")->trigger();
            auto* list = QApplication::activePopupWidget()->findChild<QUndoView*>();
            QStringList texts;
            for (int row = 0; row < list->model()->rowCount(); ++row)
                texts << list->model()->index(row, 0).data().toString();
            QApplication::activePopupWidget()->close();
            return texts;
        };
        const QStringList english = listed();
        QCOMPARE(english.size(), document.undoStack().count() + 1); // And the beginning.
        QVERIFY(english.contains("ReLU becomes Tanh"));
        QDialog* dialog = openedDialog(window, "program.settings", "settings");
        chooseIn(*dialog, "language", 2);
        const QStringList russian = listed();
        QCOMPARE(russian.size(), english.size());
        for (const QString& text : russian) QVERIFY2(isCyrillic(text), qPrintable(text));
        QVERIFY2(russian.contains("Удалить ReLU"), qPrintable(russian.join(", ")));
        chooseIn(*dialog, "language", 1);
        QCOMPARE(listed(), english);
    }

    void themesAreChosenInTheDialog() {
        MainWindow window(Memory::None);
        showAndWait(window);
        QDialog* dialog = openedDialog(window, "program.settings", "settings");
        chooseIn(*dialog, "theme", 1);
        QCOMPARE(window.theme().tone(), editor::Tone::Light);
        chooseIn(*dialog, "theme", 3);
        QCOMPARE(window.theme().contrast(), editor::Contrast::High);
        chooseIn(*dialog, "theme", 2);
        QCOMPARE(window.theme().tone(), editor::Tone::Dark);
        QCOMPARE(window.theme().contrast(), editor::Contrast::Usual);
    }

    void projectorModeEnlargesTypeAndHidesBars() {
        MainWindow window(Memory::None);
        showAndWait(window);
        window.open(callOf(exampleFile("digits-cnn")));
        QLabel* name = nullptr;
        for (QLabel* label : window.toolbar()->findChildren<QLabel*>())
            if (label->text() == "digits-cnn") name = label;
        QVERIFY(name);
        const double before = QFontInfo(name->font()).pixelSize();
        QTest::keyClick(&window, Qt::Key_F9);
        QVERIFY(QFontInfo(name->font()).pixelSize() >= 1.25 * before);
        QVERIFY(!window.findChild<PalettePanel*>()->isVisible());
        QVERIFY(!window.findChild<QWidget*>("statusbar")->isVisible());
        QCOMPARE(window.theme().lineScale(), 1.5);
        for (const QLabel* label : window.findChildren<QLabel*>())
            if (label->isVisible() && !label->text().isEmpty())
                QVERIFY2(QFontInfo(label->font()).pixelSize() >= 14, qPrintable(label->text()));
        QTest::keyClick(&window, Qt::Key_F9);
        QCOMPARE(QFontInfo(name->font()).pixelSize(), int(before));
        QVERIFY(window.findChild<PalettePanel*>()->isVisible());
        QCOMPARE(window.theme().lineScale(), 1.0);
    }

    void projectorModeIsRemembered() {
        {
            MainWindow window(Memory::Kept, {});
            showAndWait(window);
            QTest::keyClick(&window, Qt::Key_F9);
            window.close();
        }
        {
            MainWindow window(Memory::Kept, {});
            showAndWait(window);
            QVERIFY(window.action("view.projector")->isChecked());
            QVERIFY(editor::typeScale() > 1.25);
            QCOMPARE(window.theme().lineScale(), 1.5);
            QVERIFY(!window.palette()->isVisible());
            QVERIFY(!window.findChild<QWidget*>("statusbar")->isVisible());
            QTest::keyClick(&window, Qt::Key_F9);
            QVERIFY(window.palette()->isVisible());
            window.close();
        }
        MainWindow window(Memory::Kept, {});
        showAndWait(window);
        QVERIFY(!window.action("view.projector")->isChecked());
        QVERIFY(window.palette()->isVisible());
        // A palette that was hidden before is hidden afterwards.
        window.action("view.palette")->setChecked(false);
        QTest::keyClick(&window, Qt::Key_F9);
        QTest::keyClick(&window, Qt::Key_F9);
        QVERIFY(!window.palette()->isVisible());
    }

    void aProjectorIsOfferedTheLightTheme() {
        MainWindow window(Memory::None);
        showAndWait(window);
        window.shell().appearance().choose(ThemeChoice::Dark);
        QWidget* offer = window.shell().projector().offer();
        QVERIFY(!offer->isVisible());
        QTest::keyClick(&window, Qt::Key_F9);
        QVERIFY(offer->isVisible());
        QTest::mouseClick(buttonNamed(*offer, "take-light"), Qt::LeftButton);
        QCOMPARE(window.theme().tone(), editor::Tone::Light);
        QCOMPARE(window.theme().lineScale(), 1.5);
        QVERIFY(!offer->isVisible());
        QTest::keyClick(&window, Qt::Key_F9);
        QCOMPARE(window.theme().tone(), editor::Tone::Dark);
        QTest::keyClick(&window, Qt::Key_F9);
        QTest::mouseClick(buttonNamed(*offer, "stay-dark"), Qt::LeftButton);
        QVERIFY(!offer->isVisible());
        QCOMPARE(window.theme().tone(), editor::Tone::Dark);
        // Who has said no is not asked again.
        QTest::keyClick(&window, Qt::Key_F9);
        QTest::keyClick(&window, Qt::Key_F9);
        QVERIFY(!offer->isVisible());
        QTest::keyClick(&window, Qt::Key_F9);
    }

    void aRingFollowsThePointerOnAProjector() {
        MainWindow window(Memory::None);
        showAndWait(window);
        PointerRing* ring = window.shell().projector().ring();
        QVERIFY(!ring->isVisible());
        QTest::keyClick(&window, Qt::Key_F9);
        for (const QPoint at : {QPoint(400, 300), QPoint(700, 120)}) {
            QCursor::setPos(window.mapToGlobal(at));
            QTRY_COMPARE(ring->geometry().center(), at);
            QVERIFY(ring->isVisible());
        }
        const QImage picture = ring->grab().toImage();
        const double ratio = picture.devicePixelRatio();
        QCOMPARE(ring->width(), 32); // 28, and its edge.
        QCOMPARE(QColor(picture.pixel(int(3 * ratio), int(16 * ratio))),
                 window.theme().color(editor::Token::Accent));
        // What lies below is clicked.
        QVERIFY(window.childAt(QPoint(700, 120)) != ring);
        QTest::keyClick(&window, Qt::Key_F9);
        QVERIFY(!ring->isVisible());
    }

    void mapsAreLargerOnAProjector() {
        MainWindow window(Memory::None);
        showAndWait(window);
        window.open(callOf(exampleFile("digits-cnn")));
        window.session().step(1);
        window.refreshAll();
        window.weightsPanel()->choose("conv1.weight");
        window.showDock("weights");
        window.refreshAll();
        const auto side = [&] { return window.weightsPanel()->view()->cellRect(0, 0).width(); };
        const int before = side(), docks = window.docks()->height();
        QVERIFY(before > 4);
        QTest::keyClick(&window, Qt::Key_F9);
        window.showDock("weights");
        QCoreApplication::processEvents();
        QVERIFY2(side() >= 1.25 * before, qPrintable(QString("%1 after %2").arg(side()).arg(before)));
        QVERIFY(window.docks()->height() >= int(1.25 * docks) - 8);
        QTest::keyClick(&window, Qt::Key_F9);
        QCoreApplication::processEvents();
        QCOMPARE(side(), before);
    }

    /// The page of the decision surface comes and goes with the model: it comes to where it was moved.
    void aPanelThatComesAndGoesKeepsItsPlace() {
        {
            MainWindow window(Memory::Kept, {});
            showAndWait(window);
            window.open(callOf(exampleFile("xor")));
            window.refreshAll();
            QTRY_COMPARE(window.docks()->columnOf("surface"), 1);
            chooseInTabMenu(window, "surface", "move-left");
            QCOMPARE(window.docks()->columnOf("surface"), 0);
            window.open(callOf(exampleFile("digits-linear")));
            QTRY_VERIFY(!window.docks()->tabsOf("surface"));
            window.open(callOf(exampleFile("xor")));
            QTRY_COMPARE(window.docks()->columnOf("surface"), 0);
            window.open(callOf(exampleFile("digits-linear")));
            QTRY_VERIFY(!window.docks()->tabsOf("surface"));
            window.close();
        }
        MainWindow window(Memory::Kept, {});
        showAndWait(window);
        window.open(callOf(exampleFile("xor")));
        QTRY_COMPARE(window.docks()->columnOf("surface"), 0);
        chooseInTabMenu(window, "surface", "float");
        window.open(callOf(exampleFile("digits-linear")));
        QTRY_VERIFY(!window.docks()->tabsOf("surface"));
        window.open(callOf(exampleFile("xor")));
        QTRY_VERIFY(window.docks()->tabsOf("surface"));
        QVERIFY(window.docks()->tabsOf("surface")->isWindow());
    }

    void settingsOfChartsAreRemembered() {
        {
            MainWindow window(Memory::Kept, {});
            showAndWait(window);
            QVERIFY(!window.action("chart.log-steps")->isChecked());
            window.action("chart.log-steps")->trigger();
            window.action("chart.log")->trigger();
            window.lossPanel()->setSmoothing(0.5);
            window.close();
        }
        MainWindow window(Memory::Kept, {});
        QVERIFY(window.action("chart.log-steps")->isChecked());
        QVERIFY(!window.action("chart.log")->isChecked());
        QCOMPARE(window.lossPanel()->smoothing(), 0.5);
        QCOMPARE(window.lossPanel()->chart()->stepScale(), Scale::Logarithmic);
    }

    void panelsMoveByTheMenuOfTheirTab() {
        MainWindow window(Memory::Kept, {});
        showAndWait(window);
        DockArea* docks = window.docks();
        QCOMPARE(docks->columnOf("weights"), 1);
        chooseInTabMenu(window, "weights", "move-left");
        QCOMPARE(docks->columnOf("weights"), 0);
        chooseInTabMenu(window, "loss", "new-column");
        QCOMPARE(docks->columnOf("loss"), docks->columns() - 1);
        chooseInTabMenu(window, "problems", "float");
        QVERIFY(docks->tabsOf("problems")->isWindow());
        QVERIFY(docks->tabsOf("problems")->isVisible());
        const QByteArray text = docks->layoutText();
        window.close();
        {
            MainWindow second(Memory::Kept, {});
            showAndWait(second);
            QCOMPARE(second.docks()->columnOf("weights"), 0);
            QVERIFY(second.docks()->columnOf("loss") >= 2);
            QVERIFY(second.docks()->tabsOf("problems")->isWindow());
            second.docks()->tabsOf("problems")->close();
            QCOMPARE(second.docks()->columnOf("problems"), 1);
            chooseInTabMenu(second, "loss", "home");
            QCOMPARE(second.docks()->columnOf("loss"), 0);
        }
        docks->restoreLayout("no layout");
        QCOMPARE(QJsonDocument::fromJson(docks->layoutText())["columns"],
                 QJsonDocument::fromJson(text)["columns"]);
    }

    void everyPanelCanBeOpenAtOnce() {
        MainWindow window(Memory::None);
        showAndWait(window);
        const QStringList panels = window.docks()->panels();
        for (const QString& panel : panels) window.docks()->floatOut(panel);
        for (const QString& panel : panels) {
            const DockTabs* tabs = window.docks()->tabsOf(panel);
            QVERIFY(tabs->isVisible());
            QCOMPARE(tabs->current(), panel);
        }
        for (const QString& panel : panels) window.docks()->sendHome(panel);
        QCOMPARE(window.docks()->columnOf("loss"), 0);
    }

    void aWindowAtRestIsNotLaidOutAgainAndAgain() {
        MainWindow window(Memory::None);
        showAndWait(window);
        window.open(callOf(exampleFile("digits-cnn")));
        for (const int width : {1024, 1280, 1440, 1900}) {
            window.resize(width, 900);
            int requests = askedWithin(200); // What is still under way ends, however slow the machine is.
            for (int round = 0; round < 50 && requests > 4; ++round) requests = askedWithin(200);
            QVERIFY2(requests <= 4, qPrintable(QString("%1 at %2").arg(requests).arg(width)));
        }
    }

    void tabsWithoutRoomAreNotLaidOutAgainAndAgain() {
        DockTabs tabs;
        for (const char* id : {"first", "second", "third", "fourth", "fifth"})
            tabs.add({id, [id] { return QString(id); }, new QWidget, nullptr});
        tabs.resize(170, 100);
        tabs.setVisible(true);
        QTest::qWait(100);
        QVERIFY(tabs.hiddenTabs() > 0);
        QTRY_VERIFY(askedWithin(100) <= 2);
    }

    void smallWindowsLeaveOutWhatTheLookSays() {
        MainWindow window(Memory::None);
        showAndWait(window);
        window.open(callOf(exampleFile("digits-cnn")));
        auto* palette = window.findChild<PalettePanel*>();
        auto* rail = window.findChild<PaletteRail*>();
        QVERIFY(palette->isVisible() && !rail->isVisible());
        window.resize(1280, 720);
        QVERIFY(!palette->isVisible() && rail->isVisible());
        QCOMPARE(rail->width(), 48);
        QVERIFY(std::abs(window.docks()->height() - 180) <= 8);
        for (const QString& panel : window.docks()->panels()) QCOMPARE(window.docks()->columnOf(panel), 0);
        QTest::keyClick(window.view(), Qt::Key_Slash);
        QVERIFY(palette->isVisible());
        QTest::mouseClick(window.view(), Qt::LeftButton, Qt::NoModifier, QPoint(600, 20));
        QVERIFY(!palette->isVisible());
        window.resize(1024, 720);
        QCOMPARE(window.width(), 1024);
        auto* inspector = window.findChild<QWidget*>("inspector");
        window.scene().select({});
        QVERIFY(!inspector->isVisible());
        window.scene().select("conv1");
        QVERIFY(inspector->isVisible());
        window.resize(1440, 900);
        QVERIFY(palette->isVisible() && !rail->isVisible() && inspector->isVisible());
        QCOMPARE(window.docks()->columnOf("weights"), 1);
    }

    void shortcutsAreChangedConflictsAreToldAndResetComesBack() {
        {
            MainWindow window(Memory::Kept, {});
            showAndWait(window);
            auto* dialog =
                static_cast<ShortcutsDialog*>(openedDialog(window, "program.shortcuts", "shortcuts"));
            QVERIFY(dialog);
            QCOMPARE(dialog->list()->topLevelItemCount(), int(Actions::table().size()));
            for (int i = 0; i < dialog->list()->topLevelItemCount(); ++i)
                if (dialog->list()->topLevelItem(i)->data(0, Qt::UserRole) == "view.fit")
                    dialog->list()->setCurrentItem(dialog->list()->topLevelItem(i));
            dialog->keys()->setKeySequence(QKeySequence("Ctrl+S"));
            QTest::mouseClick(buttonNamed(*dialog, "give"), Qt::LeftButton);
            QVERIFY(dialog->message()->text().contains("Save"));
            QCOMPARE(window.action("view.fit")->shortcut(), QKeySequence("F"));
            dialog->keys()->setKeySequence(QKeySequence("Ctrl+1"));
            QTest::mouseClick(buttonNamed(*dialog, "give"), Qt::LeftButton);
            QCOMPARE(window.action("view.fit")->shortcut(), QKeySequence("Ctrl+1"));
        }
        MainWindow window(Memory::Kept, {});
        showAndWait(window);
        QCOMPARE(window.action("view.fit")->shortcut(), QKeySequence("Ctrl+1"));
        QDialog* dialog = openedDialog(window, "program.shortcuts", "shortcuts");
        QTest::mouseClick(buttonNamed(*dialog, "reset-all"), Qt::LeftButton);
        QCOMPARE(window.action("view.fit")->shortcut(), QKeySequence("F"));
        QVERIFY(!QSettings().contains("shortcuts/view.fit"));
    }

    void noTwoActionsHaveTheSameKeys() {
        std::map<QString, QString> holders;
        for (const ActionRow& row : Actions::table()) {
            if (!row.shortcut) continue;
            const QString keys = QKeySequence(row.shortcut).toString();
            QVERIFY2(!keys.isEmpty() && holders.emplace(keys, row.id).second, row.id);
        }
    }

    void everyActionIsInTheMenu() {
        MainWindow window(Memory::None);
        std::set<const QAction*> inMenu;
        for (const QMenu* menu : window.findChildren<QMenu*>())
            for (const QAction* action : menu->actions()) inMenu.insert(action);
        for (const ActionRow& row : Actions::table())
            QVERIFY2(inMenu.contains(window.action(row.id)), row.id);
    }

    void theKeyboardGoesAroundTheWindow() {
        MainWindow window(Memory::None);
        showAndWait(window);
        window.open(callOf(exampleFile("digits-cnn")));
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        window.view()->setFocus();
        const std::vector<QWidget*> areas = window.areas();
        auto areaNow = [&] {
            const QWidget* now = QApplication::focusWidget();
            for (std::size_t i = 0; i < areas.size(); ++i)
                if (areas[i] == now || areas[i]->isAncestorOf(now)) return areas[i];
            return static_cast<QWidget*>(nullptr);
        };
        std::vector<QWidget*> wanted; // From the canvas on; the rail of the palette is not there.
        for (const std::size_t i : {4, 5, 6, 0, 2, 3}) wanted.push_back(areas[i]);
        for (QWidget* area : wanted) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6);
            QCOMPARE(areaNow(), area);
        }
        QCOMPARE(QApplication::focusWidget(), window.view());
        for (std::size_t i = wanted.size() - 1; i-- > 0;) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6, Qt::ShiftModifier);
            QCOMPARE(areaNow(), wanted[i]);
        }
    }

    /// Toolbar, palette, canvas, inspector, docks, status, each from its beginning to its end.
    void tabGoesThroughTheWindowInTheOrderOfReading() {
        MainWindow window(Memory::None);
        showAndWait(window);
        window.open(callOf(exampleFile("digits-cnn")));
        window.refreshAll();
        window.scene().select("conv1");
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        const std::vector<QWidget*> areas = window.areas();
        auto tabbed = [&](QWidget* from, const QWidget* until, Qt::Key key) {
            from->setFocus();
            std::vector<QWidget*> way;
            while (way.size() < 200 && QApplication::focusWidget() != until) {
                QTest::keyClick(QApplication::focusWidget(), key);
                way.push_back(QApplication::focusWidget());
            }
            return way;
        };
        const std::vector<QWidget*> first = focusOrder({areas[0]}), last = focusOrder({areas[6]});
        const std::vector<QWidget*> toCanvas = tabbed(first.front(), window.view(), Qt::Key_Tab);
        QStringList names;
        for (const QWidget* each : toCanvas)
            names << QString("%1 %2").arg(each->metaObject()->className(), each->accessibleName());
        QVERIFY2(toCanvas.size() > first.size() + 3 && toCanvas.size() < 200,
                 qPrintable(names.mid(0, 30).join(", ")));
        // Of the toolbar all, from left to right; then the palette, what stands above the canvas, the canvas.
        int x = first.front()->mapTo(&window, QPoint()).x();
        for (std::size_t i = 1; i < first.size(); ++i) {
            QCOMPARE(toCanvas[i - 1], first[i]);
            const int right = first[i]->mapTo(&window, QPoint()).x();
            QVERIFY(right > x);
            x = right;
        }
        QVERIFY(areas[2]->isAncestorOf(toCanvas[first.size() - 1]));
        // On the canvas Tab adds a block: F6 leads on.
        QTest::keyClick(window.view(), Qt::Key_F6);
        QWidget* inspected = QApplication::focusWidget();
        QVERIFY(areas[4] == inspected || areas[4]->isAncestorOf(inspected));
        const std::vector<QWidget*> toEnd = tabbed(inspected, first.front(), Qt::Key_Tab);
        QVERIFY(toEnd.size() < 200);
        std::size_t area = 4;
        std::set<std::size_t> visited;
        for (QWidget* widget : toEnd) {
            while (area < 7 && areas[area] != widget && !areas[area]->isAncestorOf(widget)) ++area;
            if (widget == toEnd.back()) break; // Around at the end.
            QVERIFY2(area < 7, widget->metaObject()->className());
            visited.insert(area);
        }
        QCOMPARE(visited, (std::set<std::size_t>{4, 5, 6}));
        QCOMPARE(toEnd[toEnd.size() - 2], last.back());
        // And back again.
        std::vector<QWidget*> back = tabbed(first.front(), inspected, Qt::Key_Backtab);
        QCOMPARE(back.size(), toEnd.size());
        QCOMPARE(back.front(), last.back());
    }
};

QTEST_MAIN(SettingsTest)
#include "settings_test.moc"
