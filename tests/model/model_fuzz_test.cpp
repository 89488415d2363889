// SPDX-License-Identifier: GPL-3.0-or-later
// Damaged documents through loading, checking and saving: always an error, or diagnostics, or a sound graph.
#include "engine/catalogue/catalogue.h"
#include "engine/check/check.h"
#include "engine/model/model_json.h"
#include "tests/support/models.h"
#include "tests/support/mutated_documents.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace glassbox;

namespace {

ParameterValue extreme(const ParameterSpec& parameter, std::mt19937& random) {
    const auto bound = [&] { return random() % 2 ? parameter.maximum : parameter.minimum; };
    const auto whole = [&] { return std::int64_t(std::clamp(bound(), -9e18, 9e18)); };
    switch (parameter.kind) {
    case ParameterKind::Integer: return whole();
    case ParameterKind::Real: return bound();
    case ParameterKind::Boolean: return random() % 2 == 1;
    case ParameterKind::Choice: return parameter.choices[random() % parameter.choices.size()];
    case ParameterKind::Pair: return std::vector<std::int64_t>{whole(), whole()};
    case ParameterKind::Shape: return std::vector<std::int64_t>(random() % 9, whole());
    case ParameterKind::Text: return std::string("a*(x+y)/z - exp(-x^2)").substr(0, random() % 22);
    case ParameterKind::Path: return std::string("x");
    }
    return false;
}

/// A random graph of all kinds: each input is wired to some output that came before, parameters often
/// extreme.
Draft random_draft(std::mt19937& random) {
    Draft draft;
    std::vector<std::string> outputs;
    const int count = 2 + int(random() % 20);
    for (int i = 0; i < count; ++i) {
        const BlockSpec& spec = catalogue()[random() % catalogue().size()];
        const std::string id = i == 0 ? std::string("data") : std::string("b").append(std::to_string(i));
        Parameters parameters;
        for (const ParameterSpec& parameter : spec.parameters)
            if (random() % 4 == 0) parameters[parameter.id] = extreme(parameter, random);
        const std::string kind = i == 0 ? "Dataset" : spec.id;
        draft.block(id, kind, i == 0 ? Parameters() : parameters);
        const Ports ports = find_block(kind)->ports(
            complete_parameters(*find_block(kind), i == 0 ? Parameters() : parameters));
        for (const PortSpec& port : ports.inputs)
            if (!outputs.empty() && random() % 12)
                draft.wire(outputs[random() % outputs.size()], id + "." + port.id);
        for (const PortSpec& port : ports.outputs) outputs.push_back(id + "." + port.id);
    }
    return draft;
}

/// What a checked graph promises to those downstream.
bool is_sound(const CheckResult& result) {
    std::set<std::string> before;
    for (const CheckedBlock& block : result.graph.blocks()) {
        before.insert(block.id);
        if (result.ok() && !block.typed) return false;
        if (!block.typed) continue;
        if (block.output_types.size() != block.ports.outputs.size()) return false;
        for (std::size_t i = 0; i < block.sources.size(); ++i) {
            if (block.sources[i] && (!before.contains(block.sources[i]->block) || !block.input_types[i]))
                return false;
            if (!block.sources[i] && !block.ports.inputs[i].optional) return false;
        }
    }
    return true;
}

} // namespace

class ModelFuzzTest final : public QObject {
    Q_OBJECT

  private slots:
    void damagedDocuments() {
        Draft draft = right_draft();
        draft.block("conv", "Conv2D", {{"kernel", std::vector<std::int64_t>{3, 5}}})
            .chain({"data", "conv", "pool"});
        draft.block("pool", "MaxPool2D").block("form", "Formula").wire("dense.out", "form.x");
        draft.block("cat", "Concat").wire("dense.out", "cat.in1").wire("form.out", "cat.in2");
        QVERIFY(check(draft.model, digits_info()).ok());
        draft.model.main().layout["dense"] = {10, 20};
        draft.model.claims.push_back({"it learns", "accuracy", ">", 0.5});
        draft.model.main().blocks.at("pool").muted = draft.model.main().blocks.at("conv").frozen = true;
        draft.model.main().frames["frame"] = {"Looks", {-8, 16}, 320, 200};
        draft.model.main().collapsed = {"pool", "cat"};
        draft.model.main().bends[{{"data", "out"}, {"conv", "in"}}] = {{5, 6}, {7, 8}};
        MutatedDocuments documents(model_to_json(draft.model), 5);
        int opened = 0;
        int right = 0;
        for (int round = 0; round < 4000; ++round) {
            const std::string text = documents.next();
            const auto model = model_from_json(text, "x.glassbox");
            if (!model) {
                QCOMPARE(model.error().code, ErrorCode::BadFile);
                continue;
            }
            ++opened;
            const CheckResult result = check(*model, digits_info());
            QVERIFY2(is_sound(result), text.c_str());
            right += result.ok() ? 1 : 0;
            const std::string saved = model_to_json(*model);
            const auto again = model_from_json(saved, "x.glassbox");
            QVERIFY2(again.has_value(), saved.c_str());
            QVERIFY2(*again == *model, text.c_str());
            QVERIFY(model_to_json(*again) == saved);
        }
        const std::string counts = std::to_string(opened).append(" ").append(std::to_string(right));
        QVERIFY2(right > 100 && opened > right + 300, counts.c_str());
    }

    void atLeastHalfAreStillJson() {
        MutatedDocuments documents(model_to_json(right_draft().model), 6);
        int valid = 0;
        for (int round = 0; round < 1000; ++round) valid += nlohmann::json::accept(documents.next()) ? 1 : 0;
        QVERIFY2(valid >= 600 && valid < 950, std::to_string(valid).c_str());
    }

    void randomGraphs() {
        std::mt19937 random(11);
        int typed = 0;
        for (int round = 0; round < 3000; ++round) {
            const Draft draft = random_draft(random);
            const CheckResult result = check(draft.model, digits_info());
            QVERIFY2(is_sound(result), model_to_json(draft.model).c_str());
            for (const CheckedBlock& block : result.graph.blocks()) typed += block.typed ? 1 : 0;
        }
        QVERIFY2(typed > 5000, std::to_string(typed).c_str());
    }
};

QTEST_GUILESS_MAIN(ModelFuzzTest)
#include "model_fuzz_test.moc"
