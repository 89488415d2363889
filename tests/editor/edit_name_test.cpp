// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/texts/texts.h"
#include "editor/document.h"
#include "editor/edits/edits.h"

#include <QtTest>

using namespace glassbox;
using namespace glassbox::editor;

class EditNameTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void init() { loadLanguage("en"); }

    void isReadInTheLanguageOfTheMoment() {
        const EditName name("ui.undo.swap", {EditName::kind("Dense"), EditName::words("eyes")});
        const QString english = name.text();
        QCOMPARE(english, QString("Dense becomes eyes"));
        loadLanguage("ru");
        QVERIFY(name.text() != english);
        QVERIFY(name.text().contains("eyes"));
    }

    void argumentsStayAsTheyAre() {
        const EditName name("ui.undo.swap", {EditName::words("%2 %1"), EditName::words("%")});
        QCOMPARE(name.text(), QString("%2 %1 becomes %"));
    }

    void countsHaveTheirForm() {
        const auto removed = [](int count) {
            return EditName("ui.undo.remove-several", {EditName::words(QString::number(count))}, count);
        };
        const EditName two = removed(2), five = removed(5);
        QCOMPARE(two.text(), QString("Delete 2 things"));
        loadLanguage("ru");
        QCOMPARE(five.text(), qtTrId("ui.undo.remove-several", 5).arg(5));
        QVERIFY(two.text().section(' ', 2) != five.text().section(' ', 2));
    }

    void stepsOfUndoAreNamedAnew() {
        Document document;
        std::string id;
        document.editGraph("ui.undo.paste", [&](Definition& graph) { id = add_block(graph, "Dense", {}); });
        document.setParameter(id, "units", std::int64_t(7));
        document.setParameter(id, "units", std::int64_t(8)); // One step with the last.
        document.editGraph(EditName("ui.undo.remove", {document.nameOf(id)}),
                           [&](Definition& graph) { remove_blocks(graph, {id}); });
        document.undoStack().undo();
        const auto names = [&] {
            QStringList texts;
            for (int i = 0; i < document.undoStack().count(); ++i) texts << document.undoStack().text(i);
            return texts;
        };
        const QStringList english = names();
        QCOMPARE(english.size(), 3);
        QCOMPARE(english.back(), QString("Delete Dense"));
        loadLanguage("ru");
        QCOMPARE(names(), english);
        document.retranslate();
        for (int i = 0; i < 3; ++i) QVERIFY2(names()[i] != english[i], qPrintable(english[i]));
        QCOMPARE(document.undoStack().index(), 2);
        loadLanguage("en");
        document.retranslate();
        QCOMPARE(names(), english);
    }
};

QTEST_MAIN(EditNameTest)
#include "edit_name_test.moc"
