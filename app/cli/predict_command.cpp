// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/analysis_loading.h"
#include "app/cli/answers.h"
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/document_loading.h"
#include "engine/base/atomic_file.h"
#include "engine/data/read_inputs.h"

namespace glassbox::cli {
namespace {

Result<std::vector<Answer>> answer(const CommandLine& call, const Loaded& loaded, const AnswerPort& port) {
    const auto session = startAnalysis(loaded, call.load);
    if (!session) return tl::unexpected(session.error());
    const auto inputs = read_inputs(call.input, loaded.graph.data().at(port.data));
    if (!inputs) return tl::unexpected(inputs.error());
    if (inputs->names.empty()) return std::vector<Answer>{};
    const auto values = (*session)->probe({port.port}, {{port.data, inputs->values}});
    if (!values) return tl::unexpected(values.error());
    return answersOf(values->at(port.port), port.meaning, inputs->names);
}

} // namespace

int predict(const CommandLine& call) {
    const auto loaded = loadForRunning(call);
    if (!loaded) return loaded.error();
    if (auto kept = keepsItsSources(call, loaded->model, Output::Answers); !kept) return say(kept.error());
    const auto port = find_answer(loaded->graph);
    if (!port) return say(port.error());
    const auto answers = answer(call, *loaded, *port);
    if (!answers) return say(answers.error());
    const std::vector<std::string>& names = loaded->graph.data().at(port->data).class_names;
    if (!call.output.empty()) {
        auto written = write_file_atomically(call.output, tableOf(*answers, names));
        if (!written) return say(written.error());
        say(Message{"cli.predicted", {{"rows", std::to_string(answers->size())}, {"file", call.output}}});
    }
    if (call.format == Format::Json) {
        for (const Answer& one : *answers) printEvent(jsonOf(one, names));
    } else if (call.output.empty()) {
        std::string table = tableOf(*answers, names);
        table.pop_back();
        print(table);
    }
    return 0;
}

} // namespace glassbox::cli
