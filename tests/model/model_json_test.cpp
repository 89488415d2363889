// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/migrations/migrations.h"
#include "engine/model/model_json.h"
#include "tests/support/errors.h"
#include "tests/support/temporary_folder.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <fstream>

using namespace glassbox;

namespace {

/// A block of the future, written in a way of its own.
const std::string odd_block =
    "{ \"kind\" : \"Oracle@3\",  \"parameters\": {\"depth\": [1,2, {\"x\":1.50}]},\n"
    "  \"\\u0066uture\": null   , \"text\": \"}]\\\"{\" }";

const std::string quotes = "\\\"1\\\"";

/// A document in the canonical form, with everything in it that a document can have.
const std::string canonical = R"({
  "claims": [
    {"bound": 0.97, "metric": "accuracy", "name": "It reads digits", "relation": ">="}
  ],
  "definitions": {
    "main": {
      "blocks": {
        "conv1": {
          "kind": "Conv2D@1",
          "name": "Edges “é” )" +
                              quotes + R"(",
          "parameters": {
            "bias": true,
            "filters": 8,
            "kernel": [5, 3],
            "padding": "same"
          }
        },
        "drop": {
          "kind": "Dropout@1",
          "parameters": {
            "rate": 1.0
          }
        },
        "odd": )" + odd_block +
                              R"(,
        "relu": {
          "kind": "ReLU@1"
        }
      },
      "layout": {
        "conv1": [240, -24.5],
        "relu": [0, 0]
      },
      "wires": [
        {"from": "conv1.out", "to": "drop.in"},
        {"from": "drop.out", "to": "relu.in"}
      ]
    }
  },
  "format": 1,
  "run": {"batch": 32, "seed": 18446744073709551615, "steps": 500}
}
)";

/// What editing adds: muted and frozen blocks, frames, and wires that are led around something.
const std::string arranged = R"({
  "definitions": {
    "main": {
      "bends": [
        {"from": "conv.out", "points": [[10, 20], [10.5, -3]], "to": "relu.in"}
      ],
      "blocks": {
        "conv": {
          "frozen": true,
          "kind": "Conv2D@1",
          "muted": true,
          "name": "still"
        },
        "relu": {
          "kind": "ReLU@1",
          "muted": true
        }
      },
      "collapsed": ["conv", "relu"],
      "frames": {
        "frame": {"place": [-24, 8], "size": [320, 0], "title": "Eyes “é”"}
      },
      "layout": {
        "conv": [0, 0]
      },
      "wires": [
        {"from": "conv.out", "to": "relu.in"}
      ]
    }
  },
  "format": 1,
  "run": {"batch": 64, "seed": 1, "steps": 1000}
}
)";

Result<Model> read(const std::string& text) {
    return model_from_json(text, "m.glassbox");
}

/// A whole document around one definition's members.
std::string with_main(const std::string& members) {
    return R"({"format": 1, "definitions": {"main": {)" + members + "}}}";
}

std::string with_block(const std::string& block) {
    return with_main(R"("blocks": {"a": )" + block + "}");
}

std::string with_parameter(const std::string& value) {
    return with_block(R"({"kind": "Dense@1", "parameters": {"units": )" + value + "}}");
}

} // namespace

class ModelJsonTest final : public QObject {
    Q_OBJECT

  private slots:
    void canonicalTextStaysTheSame() {
        const auto model = read(canonical);
        QVERIFY2(model.has_value(), model ? "" : plain_text(model.error().message).c_str());
        QCOMPARE(model_to_json(*model), canonical);
    }

    void mutedFrozenFramesAndBends() {
        const auto model = read(arranged);
        QVERIFY2(model.has_value(), model ? "" : plain_text(model.error().message).c_str());
        QCOMPARE(model_to_json(*model), arranged);
        const Definition& graph = model->main();
        QVERIFY(graph.blocks.at("conv").muted && graph.blocks.at("conv").frozen);
        QVERIFY(graph.blocks.at("relu").muted && !graph.blocks.at("relu").frozen);
        QVERIFY((graph.collapsed == std::set<std::string>{"conv", "relu"}));
        QVERIFY((graph.frames.at("frame") == Frame{"Eyes “é”", {-24, 8}, 320, 0}));
        const std::vector<Position> points{{10, 20}, {10.5, -3}};
        QVERIFY(graph.bends.at({{"conv", "out"}, {"relu", "in"}}) == points);
    }

    void aCollapsedBlockThatIsNotThereIsDropped() {
        const auto model = read(with_main(R"("blocks":{"a":{"kind":"ReLU@1"}},"collapsed":["b","a","a"])"));
        QVERIFY(model.has_value());
        QVERIFY(model->main().collapsed == std::set<std::string>{"a"});
    }

    /// Bends say nothing where there is no such wire, or no point.
    void bendsOfNoWireAreDropped() {
        const auto model = read(with_main(
            R"("bends":[{"from":"a.out","points":[[1,2]],"to":"b.in"},{"from":"c.out","points":[],"to":"d.in"}],
               "wires":[{"from":"c.out","to":"d.in"}])"));
        QVERIFY(model.has_value());
        QVERIFY(model->main().bends.empty());
        Model emptied = *read(arranged);
        emptied.main().bends.begin()->second.clear();
        QVERIFY(read(model_to_json(emptied))->main().bends.empty());
    }

    void valuesArrive() {
        const Model model = *read(canonical);
        QCOMPARE(model.run.seed, ~std::uint64_t(0));
        QCOMPARE(model.run.batch, std::int64_t(32));
        const Block& conv = model.main().blocks.at("conv1");
        QCOMPARE(conv.name, std::string("Edges “é” \"1\""));
        QVERIFY(conv.parameters.at("kernel") == ParameterValue(std::vector<std::int64_t>{5, 3}));
        QVERIFY(model.main().blocks.at("drop").parameters.at("rate") == ParameterValue(1.0));
        QVERIFY((model.main().layout.at("conv1") == Position{240, -24.5}));
        QCOMPARE(model.claims.front().relation, std::string(">="));
    }

    void unknownBlocksStayByteForByte() {
        const Model model = *read(canonical);
        const Block& odd = model.main().blocks.at("odd");
        QCOMPARE(odd.kind, std::string("Oracle"));
        QCOMPARE(odd.version, 3);
        QCOMPARE(odd.original_text, odd_block);
        // A newer version of a known kind is as unknown.
        const std::string newer = R"({"kind":"Dense@7","units" : [ ]  })";
        QCOMPARE(read(with_block(newer))->main().blocks.at("a").original_text, newer);
    }

    void unknownBlocksUnderEscapedNames() {
        const std::string block = "{\"kind\":\"Nothing@1\", \"\\\\\\\"\":\"\\\\\"}";
        const std::string text =
            "\xEF\xBB\xBF{\"format\":1,\"\\u0064efinitions\":{\"m\\u0061in\":{\"blocks\":{\"\\u0061\":" +
            block + "}}}}";
        const auto model = read(text);
        QVERIFY(model.has_value());
        QCOMPARE(model->main().blocks.at("a").original_text, block);
        QCOMPARE(read(model_to_json(*model))->main().blocks.at("a").original_text, block);
    }

    void equalModelsGiveEqualTextWhateverTheirHistory() {
        Model model = *read(canonical);
        std::swap(model.main().wires[0], model.main().wires[1]);
        model.main().blocks["late"] = Block{"ReLU", 1, "", {}, ""};
        model.main().blocks.erase("late");
        QCOMPARE(model_to_json(model), canonical);
    }

    void smallestDocument() {
        const auto model = read(R"({"format":1,"definitions":{"main":{}}})");
        QVERIFY(model.has_value());
        QVERIFY(model->run == RunSettings());
        QVERIFY(*read(model_to_json(*model)) == *model);
    }

    void realsStayExact() {
        for (const double value :
             {0.1, 1e-30, 1e300, -0.0, 3.0, 5e-324, 123456789.123456789, 18446744073709551616.0}) {
            Model model = *read(with_parameter("1"));
            model.claims.push_back({"n", "m", "<", value});
            model.main().blocks.at("a").parameters["units"] = value;
            const auto again = read(model_to_json(model));
            QVERIFY(again.has_value());
            QVERIFY(again->claims.front().bound == value);
            QVERIFY(std::get<double>(again->main().blocks.at("a").parameters.at("units")) == value);
        }
    }

    void wrongFilesNameTheirPlace_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("place");
        const auto add = [](const char* name, const std::string& text, const char* id, const char* place) {
            QTest::newRow(name) << QString::fromLatin1(text.c_str(), qsizetype(text.size())) << id << place;
        };
        add("empty", "", "file.not-json", "1:1");
        add("cut", canonical.substr(0, 200), "file.not-json", "9:23");
        add("comma", "{\"format\": 1,\n  }", "file.not-json", "2:3");
        add("tail", R"({"format":1} x)", "file.not-json", "1:14");
        add("utf8", with_block("{\"kind\": \"De\xFFnse@1\"}"), "file.not-json", "1:68");
        add("nan", with_parameter("NaN"), "file.not-json", "1:100");
        add("zero byte", std::string("{\"format\"\0:1}", 13), "file.not-json", "1:10");
        add("duplicate", R"({"format":1,"format":1})", "file.duplicate-key", "/format");
        add("duplicate block", with_main(R"("blocks":{"a":{},"a":{}})"), "file.duplicate-key",
            "/definitions/main/blocks/a");
        add("huge real", with_parameter("1e999"), "file.huge-number",
            "/definitions/main/blocks/a/parameters/units");
        add("huge integer", with_parameter("[1, 99999999999999999999]"), "file.huge-number",
            "/definitions/main/blocks/a/parameters/units/1");
        add("large integer", with_parameter("9223372036854775808"), "model.out-of-range",
            "/definitions/main/blocks/a/parameters/units");
        add("deep", std::string(200, '['), "file.too-deep", std::string_view("").data());
        add("list", "[]", "model.needs-object", "");
        add("no format", R"({"definitions":{"main":{}}})", "model.missing-field", "");
        add("format text", R"({"format":"1"})", "model.needs-integer", "/format");
        add("format real", R"({"format":1.0})", "model.needs-integer", "/format");
        add("newer", R"({"format":2, "new": {}})", "model.newer-format", "/format");
        add("format 0", R"({"format":0})", "model.unknown-format", "/format");
        add("format -1", R"({"format":-1})", "model.out-of-range", "/format");
        add("unknown field", R"({"format":1,"definitions":{"main":{}},"a/b~":1})", "model.unknown-field",
            "/a~1b~0");
        add("no definitions", R"({"format":1})", "model.missing-field", "");
        add("no main", R"({"format":1,"definitions":{"other":{}}})", "model.no-main", "/definitions");
        add("main text", R"({"format":1,"definitions":{"main":"x"}})", "model.needs-object",
            "/definitions/main");
        add("bad id", with_main(R"("blocks":{"a b":{"kind":"ReLU@1"}})"), "model.bad-id",
            "/definitions/main/blocks/a b");
        add("empty id", with_main(R"("blocks":{"":{"kind":"ReLU@1"}})"), "model.bad-id",
            "/definitions/main/blocks/");
        add("blocks list", with_main(R"("blocks":[])"), "model.needs-object", "/definitions/main/blocks");
        add("block null", with_block("null"), "model.needs-object", "/definitions/main/blocks/a");
        add("no kind", with_block("{}"), "model.missing-field", "/definitions/main/blocks/a");
        for (const char* kind :
             {"\"ReLU\"", "\"@1\"", "\"ReLU@\"", "\"ReLU@0\"", "\"ReLU@01\"", "\"ReLU@x\"", "\"ReLU@-1\""})
            add(kind, with_block(std::string("{\"kind\": ") + kind + "}"), "model.bad-kind",
                "/definitions/main/blocks/a/kind");
        add("kind number", with_block(R"({"kind": 3})"), "model.needs-text",
            "/definitions/main/blocks/a/kind");
        add("block field", with_block(R"({"kind":"ReLU@1","color":1})"), "model.unknown-field",
            "/definitions/main/blocks/a/color");
        add("name", with_block(R"({"kind":"ReLU@1","name":[]})"), "model.needs-text",
            "/definitions/main/blocks/a/name");
        add("parameters", with_block(R"({"kind":"ReLU@1","parameters":3})"), "model.needs-object",
            "/definitions/main/blocks/a/parameters");
        add("null value", with_parameter("null"), "model.needs-value",
            "/definitions/main/blocks/a/parameters/units");
        add("object value", with_parameter("{}"), "model.needs-value",
            "/definitions/main/blocks/a/parameters/units");
        add("mixed list", with_parameter("[1, 2.5]"), "model.needs-integer",
            "/definitions/main/blocks/a/parameters/units/1");
        add("wires", with_main(R"("wires":{})"), "model.needs-list", "/definitions/main/wires");
        add("wire", with_main(R"("wires":[{"from":"a.out","to":"b.in"}, 7])"), "model.needs-object",
            "/definitions/main/wires/1");
        add("wire end", with_main(R"("wires":[{"from":"a.out"}])"), "model.missing-field",
            "/definitions/main/wires/0");
        for (const char* port : {"\"a\"", "\".\"", "\"a.\"", "\".in\"", "\"a.b.c\"", "\"a. b\"", "\"\""})
            add(port, with_main(std::string(R"("wires":[{"from":"a.out","to":)") + port + "}]"),
                "model.bad-port", "/definitions/main/wires/0/to");
        add("wire field", with_main(R"("wires":[{"from":"a.out","to":"b.in","via":1}])"),
            "model.unknown-field", "/definitions/main/wires/0/via");
        add("layout", with_main(R"("layout":{"a":[1]})"), "model.needs-position",
            "/definitions/main/layout/a");
        add("layout text", with_main(R"("layout":{"a":[1,"2"]})"), "model.needs-number",
            "/definitions/main/layout/a/1");
        add("layout far", with_main(R"("layout":{"a":[1,1e300]})"), "model.out-of-range",
            "/definitions/main/layout/a/1");
        add("muted", with_block(R"({"kind":"ReLU@1","muted":1})"), "model.needs-boolean",
            "/definitions/main/blocks/a/muted");
        add("frozen", with_block(R"({"kind":"ReLU@1","frozen":"yes"})"), "model.needs-boolean",
            "/definitions/main/blocks/a/frozen");
        const auto frame = [](const std::string& members) {
            return with_main(R"("frames":{"f":{)" + members + "}}");
        };
        add("frames", with_main(R"("frames":[])"), "model.needs-object", "/definitions/main/frames");
        add("frame id", with_main(R"("frames":{"f f":{}})"), "model.bad-id", "/definitions/main/frames/f f");
        add("frame place", frame(R"("size":[1,2])"), "model.missing-field", "/definitions/main/frames/f");
        add("frame size", frame(R"("place":[0,0],"size":[1,-2])"), "model.needs-position",
            "/definitions/main/frames/f/size");
        add("frame title", frame(R"("place":[0,0],"size":[1,2],"title":3)"), "model.needs-text",
            "/definitions/main/frames/f/title");
        add("frame field", frame(R"("place":[0,0],"size":[1,2],"color":3)"), "model.unknown-field",
            "/definitions/main/frames/f/color");
        add("collapsed", with_main(R"("collapsed":{})"), "model.needs-list", "/definitions/main/collapsed");
        add("collapsed id", with_main(R"("collapsed":[3])"), "model.needs-text",
            "/definitions/main/collapsed/0");
        const auto bend = [](const std::string& members) {
            return with_main(R"("bends":[{)" + members + "}]");
        };
        add("bends", with_main(R"("bends":{})"), "model.needs-list", "/definitions/main/bends");
        add("bend end", bend(R"("from":"a.out","points":[])"), "model.missing-field",
            "/definitions/main/bends/0");
        add("bend points", bend(R"("from":"a.out","to":"b.in")"), "model.missing-field",
            "/definitions/main/bends/0");
        add("bend point", bend(R"("from":"a.out","to":"b.in","points":[[1,2],[3]])"), "model.needs-position",
            "/definitions/main/bends/0/points/1");
        add("bend far", bend(R"("from":"a.out","to":"b.in","points":[[1,1e300]])"), "model.out-of-range",
            "/definitions/main/bends/0/points/0/1");
        const auto run = [](const std::string& members) {
            return R"({"format":1,"definitions":{"main":{}},"run":{)" + members + "}}";
        };
        add("batch 0", run(R"("batch":0)"), "model.out-of-range", "/run/batch");
        add("batch huge", run(R"("batch":18446744073709551615)"), "model.out-of-range", "/run/batch");
        add("batch real", run(R"("batch":2.5)"), "model.needs-integer", "/run/batch");
        add("steps", run(R"("steps":-1)"), "model.out-of-range", "/run/steps");
        add("seed", run(R"("seed":-1)"), "model.needs-integer", "/run/seed");
        add("run field", run(R"("epochs":1)"), "model.unknown-field", "/run/epochs");
        const auto claim = [](const std::string& members) {
            return R"({"format":1,"definitions":{"main":{}},"claims":[{)" + members + "}]}";
        };
        add("claim", claim(R"("name":"n","metric":"m","relation":">")"), "model.missing-field", "/claims/0");
        add("bound", claim(R"("name":"n","metric":"m","relation":">","bound":"1")"), "model.needs-number",
            "/claims/0/bound");
        add("relation", claim(R"("name":"n","metric":"m","relation":"=","bound":1)"), "model.bad-relation",
            "/claims/0/relation");
    }

    void wrongFilesNameTheirPlace() {
        QFETCH(QString, text);
        QFETCH(QString, id);
        QFETCH(QString, place);
        const auto model = read(QByteArray(text.toLatin1()).toStdString());
        QVERIFY(!model.has_value());
        QCOMPARE(QString::fromStdString(model.error().message.id), id);
        QCOMPARE(model.error().code, ErrorCode::BadFile);
        QCOMPARE(argument(model.error().message, "file"), std::string("m.glassbox"));
        if (id != "file.too-deep")
            QCOMPARE(QString::fromStdString(argument(model.error().message, "place")), place);
    }

    void wiresToNowhereCanBeOpened() {
        const auto model = read(with_main(R"("wires":[{"from":"ghost.out","to":"b.in"}])"));
        QVERIFY(model.has_value());
        QCOMPARE(to_string(model->main().wires.front().from), std::string("ghost.out"));
    }

    void oldFormatsGoThroughEveryMigration() {
        const std::vector<Migration> steps{{1, [](nlohmann::json& document) { document["trace"] = "1"; }},
                                           {2, [](nlohmann::json& document) {
                                                document["trace"] =
                                                    document["trace"].get<std::string>() + "2";
                                            }}};
        nlohmann::json document{{"format", 1}};
        QVERIFY(migrate(document, 1, 3, steps) == Migrated::Done);
        QCOMPARE(document.dump(), std::string(R"({"format":3,"trace":"12"})"));
        QVERIFY(migrate(document, 3, 4, steps) == Migrated::NoSuchFormat);
        QCOMPARE(int(all_migrations().size()), current_format - 1);
    }

    void filesAreWrittenAndRead() {
        const TemporaryFolder folder;
        const Model model = *read(canonical);
        QVERIFY(save_model(model, folder / "m.glassbox").has_value());
        const auto again = load_model(folder / "m.glassbox");
        QVERIFY(again.has_value());
        QVERIFY(*again == model);
        const auto missing = load_model(folder / "none.glassbox");
        QCOMPARE(missing.error().message.id, std::string("file.cannot-read"));
        const auto directory = load_model(folder.path());
        QCOMPARE(directory.error().message.id, std::string("file.no-file"));
    }

    void tooLargeFilesAreRefusedUnread() {
        const TemporaryFolder folder;
        std::ofstream(folder / "large.glassbox").close();
        std::filesystem::resize_file(folder / "large.glassbox", (std::uintmax_t(64) << 20) + 1);
        const auto model = load_model(folder / "large.glassbox");
        QCOMPARE(model.error().message.id, std::string("file.too-large"));
    }
};

QTEST_GUILESS_MAIN(ModelJsonTest)
#include "model_json_test.moc"
