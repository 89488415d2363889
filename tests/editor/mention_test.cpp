// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/texts/texts.h"
#include "editor/mention.h"
#include "tests/support/models.h"

#include <QtTest>

using namespace glassbox;
using namespace glassbox::editor;

namespace {

/// What the check finds of a Dense block that gets pictures, in words; the block has that name.
QString finding(const std::string& name) {
    Draft draft = right_draft();
    Model& model = draft.model;
    std::erase(model.main().wires, Wire{Draft::port("data.out"), Draft::port("flat.in")});
    std::erase(model.main().wires, Wire{Draft::port("flat.out"), Draft::port("dense.in")});
    draft.wire("data.out", "dense.in");
    model.main().blocks.at("dense").name = name;
    Document document;
    document.open(model, digits_info(), "test");
    for (const Diagnostic& each : document.checked().diagnostics)
        if (each.message.id == "dense.needs-features")
            return findingText(document, each, [](const Message& message) { return text(message); });
    return {};
}

} // namespace

class MentionTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void cleanup() { loadLanguage("en"); }

    void aBlockIsCalledOnce() {
        loadLanguage("en");
        QVERIFY2(finding("").startsWith("Dense takes rows"), qPrintable(finding("")));
        QVERIFY2(finding("Dense 2").startsWith("Dense 2 takes rows"), qPrintable(finding("Dense 2")));
        QVERIFY2(finding("the scores").startsWith("Dense “the scores” takes rows"),
                 qPrintable(finding("the scores")));
        loadLanguage("ru");
        QVERIFY2(finding("").startsWith("Полносвязный слой принимает"), qPrintable(finding("")));
        QVERIFY2(finding("ответы").startsWith("Полносвязный слой «ответы» принимает"),
                 qPrintable(finding("ответы")));
    }

    void wordsThatANameBeginsWithAreLeftOut() {
        QCOMPARE(calledOnce("Dense Dense takes", "Dense"), QString("Dense takes"));
        QCOMPARE(calledOnce("The kernel of Conv2D Conv2D 2 is", "Conv2D 2"),
                 QString("The kernel of Conv2D 2 is"));
        QCOMPARE(calledOnce("Batch norm Batch norm takes", "Batch norm"), QString("Batch norm takes"));
        QCOMPARE(calledOnce("Нормировка Нормировка по пакету принимает", "Нормировка по пакету"),
                 QString("Нормировка по пакету принимает"));
        QCOMPARE(calledOnce("Block Dense would make", "Dense"), QString("Block Dense would make"));
        QCOMPARE(calledOnce("Undense Dense takes", "Dense"), QString("Undense Dense takes"));
        QCOMPARE(calledOnce("Dense takes", "Dense"), QString("Dense takes"));
        QCOMPARE(calledOnce("nothing of it", "Dense"), QString("nothing of it"));
    }
};

QTEST_MAIN(MentionTest)
#include "mention_test.moc"
