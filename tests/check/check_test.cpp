// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/check/check.h"
#include "tests/support/errors.h"
#include "tests/support/models.h"

#include <QTest>

#include <chrono>

using namespace glassbox;

namespace {

using Integers = std::vector<std::int64_t>;

/// "error check.cycle a.in": severity, id, block and port.
QString line(const Diagnostic& diagnostic) {
    static const char* const severities[] = {"error", "warning", "hint"};
    std::string text = severities[int(diagnostic.severity)];
    text.append(" ").append(diagnostic.message.id).append(" ").append(diagnostic.block);
    if (!diagnostic.port.empty()) text.append(".").append(diagnostic.port);
    return QString::fromStdString(text);
}

QStringList lines(const Diagnostics& diagnostics) {
    QStringList all;
    for (const Diagnostic& diagnostic : diagnostics) all << line(diagnostic);
    return all;
}

CheckResult checked(const Draft& draft) {
    return check(draft.model, digits_info());
}

const Diagnostic& only(const CheckResult& result) {
    GLASSBOX_ASSERT(result.diagnostics.size() == 1, lines(result.diagnostics).join("; ").toStdString());
    return result.diagnostics.front();
}

/// The right model with a change.
template <class Change>
Draft with(const Change& change) {
    Draft draft = right_draft();
    change(draft);
    return draft;
}

void remove_wire(Draft& draft, const std::string& from, const std::string& to) {
    std::erase(draft.model.main().wires, Wire{Draft::port(from), Draft::port(to)});
}

} // namespace

class CheckTest final : public QObject {
    Q_OBJECT

  private slots:
    void aRightModel() {
        const CheckResult result = checked(right_draft());
        QCOMPARE(lines(result.diagnostics), QStringList());
        QVERIFY(result.ok());
        QStringList order;
        for (const CheckedBlock& block : result.graph.blocks()) {
            order << QString::fromStdString(block.id);
            QVERIFY(block.typed);
            QCOMPARE(block.output_types.size(), block.ports.outputs.size());
            QCOMPARE(block.parameters.size(), block.spec->parameters.size());
        }
        QCOMPARE(order, QStringList({"data", "flat", "dense", "accuracy", "loss", "optimizer"}));
        QCOMPARE(named_text(*result.graph.type_of({"flat", "out"})), std::string("N × F 400"));
        QCOMPARE(named_text(*result.graph.find("dense")->input_types[0]), std::string("N × F 400"));
        QVERIFY(result.graph.type_of({"loss", "out"})->is_loss);
        QCOMPARE(result.graph.type_of({"flat", "in"}), nullptr);
        QCOMPARE(result.graph.type_of({"ghost", "out"}), nullptr);
        QVERIFY(result.graph.data() == digits_info());
    }

    void whatIsWrongIsFound_data() {
        QTest::addColumn<Draft>("draft");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const char* name, const Draft& draft, const QStringList& expected) {
            QTest::newRow(name) << draft << expected;
        };
        const QString no_goal = "warning check.no-optimizer ";
        row("empty", Draft(), {"warning check.no-loss ", no_goal});
        row("unknown kind", with([](Draft& d) { d.block("dense", "Oracle"); }),
            {"error check.unknown-kind dense"});
        row("newer version", with([](Draft& d) { d.model.main().blocks["dense"].version = 2; }),
            {"error check.other-version dense"});
        row("unknown parameter", with([](Draft& d) {
                d.block("dense", "Dense", {{"width", std::int64_t(3)}});
            }),
            {"error check.unknown-parameter dense"});
        row("wrong kind of value", with([](Draft& d) {
                d.block("dense", "Dense", {{"units", 2.5}});
            }),
            {"error check.parameter-needs-integer dense"});
        row("infinite value", with([](Draft& d) {
                d.block("optimizer", "Adam", {{"rate", 1e308 * 10}});
            }),
            {"error check.parameter-needs-real optimizer"});
        row("out of range", with([](Draft& d) {
                d.block("drop", "Dropout", {{"rate", -0.1}}).wire("flat.out", "drop.in");
                d.wire("drop.out", "more.in")
                    .block("more", "Dense", {{"units", std::int64_t(-1)}, {"bias", 1.0}});
            }),
            {"error check.parameter-range drop", "error check.parameter-needs-boolean more",
             "error check.parameter-range more", "hint check.unused drop", "hint check.unused more"});
        row("from a block that is not there", with([](Draft& d) {
                remove_wire(d, "flat.out", "dense.in");
                d.wire("ghost.out", "dense.in");
            }),
            {"error check.wire-to-nowhere dense.in", "hint check.unused flat"});
        row("to a block that is not there", with([](Draft& d) { d.wire("flat.out", "ghost.in"); }),
            {"error check.wire-to-nowhere flat.out"});
        row("between two that are not there", with([](Draft& d) { d.wire("ghost.out", "spook.in"); }),
            {"error check.wire-to-nowhere ", "error check.wire-to-nowhere "});
        row("from no such output", with([](Draft& d) {
                remove_wire(d, "flat.out", "dense.in");
                d.wire("flat.top", "dense.in");
            }),
            {"error check.no-such-output dense.in"});
        row("from an input", with([](Draft& d) { d.block("relu", "ReLU").wire("flat.in", "relu.in"); }),
            {"error check.no-such-output relu.in", "hint check.unused relu"});
        row("to no such input", with([](Draft& d) { d.wire("flat.out", "dense.side"); }),
            {"error check.no-such-input flat.out"});
        row("two wires into a port",
            with([](Draft& d) { d.wire("data.out", "dense.in").wire("data.out", "dense.in"); }),
            {"error check.input-taken-twice dense.in", "error check.input-taken-twice dense.in",
             "error dense.needs-features dense.in"});
        row("missing inputs", with([](Draft& d) {
                remove_wire(d, "data.labels", "loss.labels");
                remove_wire(d, "flat.out", "dense.in");
            }),
            {"error check.missing-input dense.in", "error check.missing-input loss.labels",
             "hint check.unused flat"});
        row("two cycles", with([](Draft& d) {
                d.block("r1", "ReLU")
                    .block("r2", "ReLU")
                    .block("r3", "ReLU")
                    .block("after", "ReLU")
                    .block("self", "ReLU");
                d.chain({"r2", "r1", "r3", "r2", "after"}).chain({"self", "self"});
            }),
            {"error check.cycle r1", "error check.cycle self", "hint check.unused after",
             "hint check.unused r1", "hint check.unused r2", "hint check.unused r3",
             "hint check.unused self"});
        row("labels for numbers", with([](Draft& d) {
                remove_wire(d, "flat.out", "dense.in");
                d.wire("data.labels", "dense.in");
            }),
            {"error check.wrong-element dense.in", "hint check.unused flat"});
        row("numbers for labels", with([](Draft& d) {
                remove_wire(d, "data.labels", "loss.labels");
                d.wire("flat.out", "loss.labels");
            }),
            {"error check.wrong-element-integer loss.labels"});
        row("no loss for an optimizer", with([](Draft& d) {
                remove_wire(d, "loss.out", "optimizer.loss");
                d.wire("dense.out", "optimizer.loss");
            }),
            {"error check.needs-loss optimizer.loss", "hint check.unused loss"});
        row("shapes do not fit", with([](Draft& d) {
                remove_wire(d, "flat.out", "dense.in");
                d.wire("data.out", "dense.in");
            }),
            {"error dense.needs-features dense.in", "hint check.unused flat"});
        row("no optimizer", with([](Draft& d) {
                d.model.main().blocks.erase("optimizer");
                remove_wire(d, "loss.out", "optimizer.loss");
            }),
            {no_goal});
        row("three optimizers", with([](Draft& d) {
                d.block("sgd1", "SGD")
                    .block("sgd2", "SGD")
                    .wire("loss.out", "sgd1.loss")
                    .wire("loss.out", "sgd2.loss");
            }),
            {"error check.several-optimizers sgd1", "error check.several-optimizers sgd2"});
        row("unused", with([](Draft& d) { d.block("relu", "ReLU").wire("dense.out", "relu.in"); }),
            {"hint check.unused relu"});
        row("read by something unknown", with([](Draft& d) {
                d.block("relu", "ReLU")
                    .wire("dense.out", "relu.in")
                    .block("x", "Oracle")
                    .wire("relu.out", "x.in");
            }),
            {"error check.unknown-kind x"});
        const auto muted = [](const std::string& id) {
            return with([&](Draft& d) { d.model.main().blocks.at(id).muted = true; });
        };
        row("muted optimizer", muted("optimizer"), {no_goal, "hint check.unused optimizer"});
        row("muted metric", muted("accuracy"), {"hint check.unused accuracy"});
        row("muted loss", muted("loss"), {"warning check.no-loss ", "error check.needs-loss optimizer.loss"});
        row("muted data", muted("data"), {"error check.cannot-mute data"});
        row("muted layer", muted("dense"), {});
        row("muted layer that made it fit", muted("flat"), {"error dense.needs-features dense.in"});
        // A wire to a name that is being typed is not to be removed.
        row("formula that is half typed", with([](Draft& d) {
                d.block("formula", "Formula", {{"expression", std::string("tanh(x")}})
                    .wire("flat.out", "formula.x")
                    .wire("formula.out", "dense.in");
                remove_wire(d, "flat.out", "dense.in");
            }),
            {"error formula.closing-parenthesis formula"});
        row("everything frozen", with([](Draft& d) {
                for (auto& [id, block] : d.model.main().blocks) block.frozen = true;
            }),
            {});
        row("too large for anything", with([](Draft& d) {
                d.block("more", "Parameter", {{"shape", Integers{65536, 65536, 65536}}});
            }),
            {"error wire.too-large more", "hint check.unused more"});
    }

    void whatIsWrongIsFound() {
        QFETCH(Draft, draft);
        QFETCH(QStringList, expected);
        QStringList found = lines(checked(draft).diagnostics);
        found.sort();
        expected.sort();
        QCOMPARE(found, expected);
    }

    void mutedBlocksPassTheirFirstInputOn() {
        const CheckResult result =
            checked(with([](Draft& d) { d.model.main().blocks.at("dense").muted = true; }));
        QVERIFY(result.ok());
        QCOMPARE(named_text(*result.graph.type_of({"dense", "out"})), std::string("N × F 400"));
        QVERIFY(!result.graph.find("dense")->frozen && result.graph.find("dense")->muted);
        QCOMPARE(parameter_count(result.graph, "dense"), std::int64_t(0));
    }

    void noDataNoTypes() {
        const CheckResult result = check(right_draft().model, {});
        QCOMPARE(lines(result.diagnostics), QStringList("error check.no-data data"));
        for (const CheckedBlock& block : result.graph.blocks()) QVERIFY(!block.typed);
        QCOMPARE(result.graph.blocks().size(), std::size_t(6));
    }

    void everyMessageNamesItsBlock() {
        const CheckResult result = checked(with([](Draft& d) {
            d.block("dense", "Dense", {{"units", std::int64_t(-1)}, {"x", true}}).block("relu", "ReLU");
            d.wire("ghost.out", "accuracy.in");
        }));
        QVERIFY(result.diagnostics.size() >= 4);
        for (const Diagnostic& diagnostic : result.diagnostics)
            QCOMPARE(argument(diagnostic.message, "block"), diagnostic.block);
    }

    void aCycleIsNamedInOrder() {
        const Diagnostic cycle = checked(Draft()
                                             .block("r1", "ReLU")
                                             .block("r2", "ReLU")
                                             .block("r3", "ReLU")
                                             .chain({"r2", "r1", "r3", "r2"}))
                                     .diagnostics.front();
        QCOMPARE(argument(cycle.message, "path"), std::string("r1 → r3 → r2 → r1"));
    }

    void blocksOnACycleAreDrawnUntyped() {
        const CheckResult result = checked(with([](Draft& d) {
            d.block("r1", "ReLU")
                .block("r2", "ReLU")
                .chain({"r1", "r2", "r1"})
                .wire("r2.out", "after.in")
                .block("after", "ReLU");
        }));
        QVERIFY(!result.ok());
        QCOMPARE(result.graph.blocks().size(), std::size_t(9));
        for (const char* id : {"r1", "r2", "after"}) QVERIFY(!result.graph.find(id)->typed);
        QVERIFY(result.graph.find("optimizer")->typed);
    }

    void expectationsAndRemedies() {
        const CheckResult result = checked(with([](Draft& d) {
            remove_wire(d, "flat.out", "dense.in");
            d.model.main().blocks.erase("flat");
            remove_wire(d, "data.out", "flat.in");
            d.wire("data.out", "dense.in");
        }));
        const Diagnostic& diagnostic = only(result);
        QCOMPARE(diagnostic.expected, std::string("N × F"));
        QCOMPARE(diagnostic.found, std::string("N × C 1 × H 20 × W 20"));
        QVERIFY(diagnostic.remedy.has_value());
        QCOMPARE(diagnostic.remedy->action, std::string("insert-block"));
        QCOMPARE(plain_text({"", diagnostic.remedy->arguments}),
                 std::string(" kind=Flatten from=data.out to=dense.in"));
    }

    void remediesOfParametersAndWires() {
        const auto range = checked(with([](Draft& d) {
            d.block("drop", "Dropout", {{"rate", 2.0}})
                .wire("flat.out", "drop.in")
                .wire("drop.out", "dense.in");
            remove_wire(d, "flat.out", "dense.in");
        }));
        QCOMPARE(only(range).remedy->action, std::string("set-parameter"));
        QCOMPARE(plain_text({"", only(range).remedy->arguments}),
                 std::string(" block=drop parameter=rate value=0.5"));
        QCOMPARE(QString::fromStdString(argument(only(range).message, "range")), QString("0 … 0.999"));
        const auto nowhere = checked(with([](Draft& d) { d.wire("flat.out", "ghost.in"); }));
        QCOMPARE(only(nowhere).remedy->action, std::string("remove-wire"));
        QCOMPARE(plain_text({"", only(nowhere).remedy->arguments}),
                 std::string(" from=flat.out to=ghost.in"));
    }

    void downstreamOfAWrongBlockThereIsSilence() {
        Draft draft = right_draft();
        draft.block("dense", "Dense", {{"units", std::int64_t(-1)}});
        const CheckResult result = checked(draft);
        QCOMPARE(lines(result.diagnostics), QStringList("error check.parameter-range dense"));
        for (const char* id : {"dense", "loss", "accuracy", "optimizer"})
            QVERIFY(!result.graph.find(id)->typed);
        QVERIFY(result.graph.find("flat")->typed);
    }

    void theOrderDoesNotDependOnHistory() {
        Draft draft = right_draft();
        std::reverse(draft.model.main().wires.begin(), draft.model.main().wires.end());
        const CheckResult one = checked(right_draft());
        const CheckResult other = checked(draft);
        for (std::size_t i = 0; i < one.graph.blocks().size(); ++i)
            QCOMPARE(other.graph.blocks()[i].id, one.graph.blocks()[i].id);
    }

    /// Deep graphs neither recurse nor take quadratic time.
    void tenThousandBlocks() {
        Draft draft = right_draft();
        std::vector<std::string> ids{"flat"};
        for (int i = 0; i < 10'000; ++i) {
            ids.push_back(std::string("r").append(std::to_string(i)));
            draft.block(ids.back(), "ReLU");
        }
        ids.push_back("dense");
        remove_wire(draft, "flat.out", "dense.in");
        const auto start = std::chrono::steady_clock::now();
        const CheckResult line = checked(draft.chain(ids));
        QCOMPARE(lines(line.diagnostics), QStringList());
        QCOMPARE(line.graph.blocks().size(), std::size_t(10'006));
        const CheckResult ring = checked(draft.wire("r9999.out", "r0.in"));
        QVERIFY(!ring.ok());
        remove_wire(draft, "flat.out", "r0.in");
        QCOMPARE(checked(draft).diagnostics.front().message.id, std::string("check.cycle"));
        QVERIFY(std::chrono::steady_clock::now() - start < std::chrono::seconds(20));
    }
};

QTEST_GUILESS_MAIN(CheckTest)
#include "check_test.moc"
