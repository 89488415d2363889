// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/document_loading.h"

#include "app/cli/console.h"
#include "app/cli/events.h"
#include "engine/catalogue/catalogue.h"
#include "engine/data/open_source.h"
#include "engine/model/model_json.h"

#include <algorithm>
#include <set>

namespace glassbox::cli {
namespace {

/// The parameter that an assignment is about, or nullptr: set_parameter() then says what is wrong.
const ParameterSpec* assignedParameter(const Model& model, const std::string& assignment) {
    const auto dot = assignment.find('.');
    const auto equals = assignment.find('=');
    if (dot == std::string::npos || equals == std::string::npos || equals < dot) return nullptr;
    const auto block = model.main().blocks.find(assignment.substr(0, dot));
    const BlockSpec* spec = block == model.main().blocks.end() ? nullptr : find_block(block->second.kind);
    if (!spec) return nullptr;
    const std::string id = assignment.substr(dot + 1, equals - dot - 1);
    const auto found = std::find_if(spec->parameters.begin(), spec->parameters.end(),
                                    [&id](const ParameterSpec& parameter) { return parameter.id == id; });
    return found == spec->parameters.end() ? nullptr : &*found;
}

/// Paths in --set are relative to the working directory; in the model they are relative to the document.
std::string withAbsolutePath(const Model& model, const std::string& assignment) {
    const ParameterSpec* parameter = assignedParameter(model, assignment);
    if (!parameter || parameter->kind != ParameterKind::Path) return assignment;
    const auto value = assignment.find('=') + 1;
    const std::string path = assignment.substr(value);
    if (path.empty() || path.rfind("builtin:", 0) == 0) return assignment;
    return assignment.substr(0, value) + std::filesystem::absolute(path).lexically_normal().string();
}

/// Complete parameters in the kinds that the spec states, or nothing where one is not allowed: check() then
/// says so.
std::optional<Parameters> usableParameters(const BlockSpec& spec, const Parameters& given) {
    Parameters complete = complete_parameters(spec, given);
    for (const ParameterSpec& parameter : spec.parameters) {
        ParameterValue& value = complete.at(parameter.id);
        if (refused(parameter, value)) return std::nullopt;
        value = normalised(parameter, value);
    }
    return complete;
}

void openSources(Document& document, const std::filesystem::path& folder) {
    for (const auto& [id, parameters] : dataParameters(document.model)) {
        auto source = open_source(parameters, folder);
        if (source)
            document.sources.emplace(id, *source);
        else
            document.sourceErrors.push_back({id, source.error()});
    }
}

} // namespace

Result<void> keepsItsSources(const CommandLine& call, const Model& model, Output output) {
    const std::string& written = output == Output::Weights ? call.save : call.output;
    if (written.empty()) return {};
    std::vector<std::filesystem::path> sources{call.file, call.input};
    if (output != Output::Weights) sources.emplace_back(call.load);
    for (const auto& [id, block] : model.main().blocks)
        for (const char* name : {"path", "labels"})
            if (const auto value = block.parameters.find(name); value != block.parameters.end())
                if (const auto* path = std::get_if<std::string>(&value->second))
                    sources.push_back(folderOf(call.file) / *path);
    constexpr const char* what[] = {"cli.output.weights", "cli.output.answers", "cli.output.picture"};
    for (const std::filesystem::path& source : sources) {
        std::error_code ignored;
        if (source.empty() || !std::filesystem::equivalent(written, source, ignored)) continue;
        return fail(ErrorCode::WrongCall, "cli.output-is-source",
                    {{"file", written}, {"what", words({what[std::size_t(output)], {}})}});
    }
    return {};
}

std::map<std::string, Parameters> dataParameters(const Model& model) {
    std::map<std::string, Parameters> all;
    for (const auto& [id, block] : model.main().blocks) {
        const BlockSpec* spec = find_block(block.kind);
        if (!spec || !spec->is_data || spec->version != block.version) continue;
        if (auto parameters = usableParameters(*spec, block.parameters))
            all.emplace(id, std::move(*parameters));
    }
    return all;
}

std::filesystem::path folderOf(const std::string& file) {
    if (file.empty()) return std::filesystem::current_path();
    return file.empty() ? std::filesystem::current_path() : std::filesystem::absolute(file).parent_path();
}

Error doesNotFit(const std::string& weights, const Error& reason) {
    Error error{reason.code, {"cli.weights-do-not-fit", {{"file", weights}}}, {reason.message}};
    error.reasons.insert(error.reasons.end(), reason.reasons.begin(), reason.reasons.end());
    return error;
}

Result<Document> loadDocument(const CommandLine& call) {
    auto model = load_model(call.file);
    if (!model) return tl::unexpected(model.error());
    return prepareDocument(std::move(*model), call);
}

Result<Document> prepareDocument(Model model, const CommandLine& call) {
    Document document;
    document.model = std::move(model);
    document.model.main();
    for (const std::string& assignment : call.assignments) {
        const auto done = set_parameter(document.model, withAbsolutePath(document.model, assignment));
        if (!done) return tl::unexpected(done.error());
    }
    RunSettings& run = document.model.run;
    run.batch = call.batch.value_or(run.batch);
    run.seed = call.seed.value_or(run.seed);
    openSources(document, folderOf(call.file));
    document.checked = check(document.model, infos_of(document.sources));
    return document;
}

int reportFindings(const Document& document, Format format) {
    std::set<std::string> unopened;
    for (const SourceError& failed : document.sourceErrors) unopened.insert(failed.block);
    for (const Diagnostic& diagnostic : document.checked.diagnostics) {
        // Why the data could not be opened is said below.
        if (diagnostic.message.id == "check.no-data" && unopened.contains(diagnostic.block)) continue;
        say(diagnostic);
        if (format == Format::Json) printEvent(eventOf(diagnostic));
    }
    int status = document.checked.ok() ? 0 : exit_status(ErrorCode::WrongModel);
    for (const SourceError& failed : document.sourceErrors) {
        if (format == Format::Json)
            printEvent(
                eventOf(Diagnostic{Severity::Error, failed.error.message, failed.block, {}, {}, {}, {}}));
        status = say(failed.error);
    }
    return status;
}

tl::expected<Loaded, int> loadForRunning(const CommandLine& call) {
    auto document = loadDocument(call);
    if (!document) return tl::unexpected(say(document.error()));
    if (const int status = reportFindings(*document, call.format)) return tl::unexpected(status);
    DeviceOptions options;
    options.threads = call.threads;
    auto backend = open_device(call.device, options);
    if (!backend) return tl::unexpected(say(backend.error()));
    return Loaded{std::move(document->model), std::move(document->checked.graph),
                  std::move(document->sources), *backend};
}

} // namespace glassbox::cli
