// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/edits/remedy.h"
#include "engine/check/check.h"
#include "engine/model/model_json.h"
#include "tests/support/models.h"

#include <QTest>

using namespace glassbox;

namespace {

/// The only diagnostic with that id; it must have a remedy.
Diagnostic findingOf(const Model& model, const std::string& id) {
    for (const Diagnostic& diagnostic : check(model, digits_info()).diagnostics)
        if (diagnostic.message.id == id) return diagnostic;
    return {};
}

Model placed(Model model) {
    double x = 0;
    for (const auto& [id, block] : model.main().blocks) model.main().layout[id] = {x += 232, 0};
    std::sort(model.main().wires.begin(), model.main().wires.end());
    return model;
}

void removeWire(Model& model, const std::string& from, const std::string& to) {
    std::erase(model.main().wires, Wire{Draft::port(from), Draft::port(to)});
}

} // namespace

class RemedyTest final : public QObject {
    Q_OBJECT
  private:
    /// A broken model, what is wrong with it, and by what it is mended.
    void mends(Model model, const char* finding, const char* action) {
        const Diagnostic diagnostic = findingOf(model, finding);
        QVERIFY2(diagnostic.remedy, finding);
        QCOMPARE(QString::fromStdString(diagnostic.remedy->action), QString(action));
        QVERIFY(editor::apply_remedy(model.main(), *diagnostic.remedy));
        QVERIFY(findingOf(model, finding).message.id.empty());
        QVERIFY(check(model, digits_info()).ok());
        // Once more, it is not what the graph looks like any longer.
        const std::string action_ = diagnostic.remedy->action;
        if (action_ == "insert-block" || action_ == "remove-wire")
            QVERIFY(!editor::apply_remedy(model.main(), *diagnostic.remedy));
    }

  private Q_SLOTS:
    void aBlockIsInserted() {
        Draft draft = right_draft();
        removeWire(draft.model, "data.out", "flat.in");
        removeWire(draft.model, "flat.out", "dense.in");
        draft.model.main().blocks.erase("flat");
        draft.wire("data.out", "dense.in");
        mends(placed(draft.model), "dense.needs-features", "insert-block");
    }

    void aParameterIsSet() {
        Draft draft = right_draft();
        draft.model.main().blocks.at("optimizer").parameters["rate"] = -1.0;
        mends(placed(draft.model), "check.parameter-range", "set-parameter");
    }

    void aWireIsRemoved() {
        Draft draft = right_draft();
        draft.wire("nobody.out", "dense.in2");
        mends(placed(draft.model), "check.wire-to-nowhere", "remove-wire");
    }

    void aSecondWireIsRemoved() {
        Draft draft = right_draft();
        draft.wire("flat.out", "loss.in");
        mends(placed(draft.model), "check.input-taken-twice", "remove-wire");
    }

    void labelsAreConnected() {
        Draft draft = right_draft();
        removeWire(draft.model, "data.labels", "loss.labels");
        mends(placed(draft.model), "check.missing-input", "add-wire");
    }

    void theLossIsConnected() {
        Draft draft = right_draft();
        removeWire(draft.model, "loss.out", "optimizer.loss");
        mends(placed(draft.model), "check.missing-input", "add-wire");
    }

    void whatIsAmbiguousIsNotProposed() {
        Draft draft = right_draft();
        removeWire(draft.model, "flat.out", "dense.in");
        QVERIFY(!findingOf(placed(draft.model), "check.missing-input").remedy);
    }

    void anInsertedBlockStandsOnNoOther() {
        Draft draft = right_draft();
        removeWire(draft.model, "data.out", "flat.in");
        removeWire(draft.model, "flat.out", "dense.in");
        draft.model.main().blocks.erase("flat");
        draft.wire("data.out", "dense.in");
        Model model = placed(draft.model);
        QVERIFY(editor::apply_remedy(model.main(), *findingOf(model, "dense.needs-features").remedy));
        const auto& layout = model.main().layout;
        QCOMPARE(layout.size(), model.main().blocks.size());
        for (const auto& [a, first] : layout)
            for (const auto& [b, second] : layout)
                QVERIFY(a == b || std::abs(first.x - second.x) >= 172 || std::abs(first.y - second.y) >= 180);
    }

    void whatIsNotThereIsLeftAlone() {
        Model model = placed(right_draft().model);
        const Model before = model;
        for (const char* action : {"insert-block", "set-parameter", "remove-wire", "add-wire", "dance"}) {
            const Remedy remedy{
                {}, action, {{"from", "a.out"}, {"to", "b.in"}, {"kind", "ReLU"}, {"block", "c"}}};
            QVERIFY(!editor::apply_remedy(model.main(), remedy));
        }
        QCOMPARE(model, before);
    }
};

QTEST_APPLESS_MAIN(RemedyTest)
#include "remedy_test.moc"
