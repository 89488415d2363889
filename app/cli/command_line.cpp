// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_line.h"

#include "app/cli/console.h"
#include "app/render_states.h"
#include "engine/attack/attack.h"
#include "engine/base/number_text.h"

#include <CLI/CLI.hpp>

#include <cmath>
#include <cstring>
#include <limits>

namespace glassbox::cli {
namespace {

constexpr std::int64_t most_steps = 1'000'000'000'000;
constexpr std::int64_t largest_batch = 1'000'000;
constexpr double most_seconds = 1e9;

std::string help(const char* topic) {
    return words({std::string("cli.help.") + topic, {}});
}

/// A number within bounds; CLI11's own range check lets NaN through.
CLI::Validator between(double least, double most) {
    return CLI::Validator(
        [least, most](std::string& text) -> std::string {
            double value = 0;
            if (CLI::detail::lexical_cast(text, value) && value >= least && value <= most) return {};
            return words({"cli.not-between",
                          {{"value", text},
                           {"minimum", CLI::detail::to_string(least)},
                           {"maximum", CLI::detail::to_string(most)}}});
        },
        "");
}

/// A whole number from 0 that fits 64 bits; CLI11 would wrap a sign and cut what is larger.
CLI::Validator naturalNumber() {
    return CLI::Validator(
        [](std::string& text) -> std::string {
            if (parse_unsigned(text)) return {};
            return words({"cli.not-between",
                          {{"value", text}, {"minimum", "0"}, {"maximum", "18446744073709551615"}}});
        },
        "");
}

/// The name of a file: one that is empty would be taken for one that was not given.
CLI::Validator fileName() {
    return CLI::Validator(
        [](std::string& text) {
            return text.empty() ? words({"cli.empty-name", {}}) : std::string();
        },
        "");
}

void addDocument(CLI::App& command, CommandLine& call) {
    command.add_option("FILE", call.file, help("file"))->required()->check(fileName());
    command.add_option("--set", call.assignments, help("set"))
        ->type_name("BLOCK.PARAM=VALUE")
        ->allow_extra_args(false);
}

void addJson(CLI::App& command, CommandLine& call) {
    command.add_flag_callback(
        "--json", [&call] { call.format = Format::Json; }, help("json"));
}

void addDevice(CLI::App& command, CommandLine& call) {
    command.add_option("--device", call.device, help("device"))->type_name("auto|cpu|vulkan|vulkan:N");
    command.add_option("--threads", call.threads, help("threads"))->type_name("N")->check(between(1, 1024));
}

void addSettings(CLI::App& command, CommandLine& call) {
    command.add_option("--batch", call.batch, help("batch"))
        ->type_name("N")
        ->check(between(1, largest_batch));
    command.add_option("--seed", call.seed, help("seed"))->type_name("N")->check(naturalNumber());
}

void addWeights(CLI::App& command, CommandLine& call, const char* topic) {
    command.add_option("--load", call.load, help(topic))->type_name("WEIGHTS")->check(fileName());
}

void addLength(CLI::App& command, CommandLine& call) {
    auto* steps = command.add_option("--steps", call.steps, help("steps"))->type_name("N");
    auto* epochs = command.add_option("--epochs", call.epochs, help("epochs"))->type_name("N");
    auto* seconds = command.add_option("--seconds", call.seconds, help("seconds"))->type_name("S");
    steps->check(between(0, double(most_steps)))->excludes(epochs)->excludes(seconds);
    epochs->check(between(0, 1e9))->excludes(steps)->excludes(seconds);
    seconds->check(between(0, most_seconds))->excludes(steps)->excludes(epochs);
}

/// A subcommand that sets the command when it is the one that was typed.
CLI::App& add(CLI::App& app, CommandLine& call, const char* name, Command command) {
    CLI::App* added = app.add_subcommand(name, help(name));
    added->parse_complete_callback([&call, command] { call.command = command; });
    const std::string examples = help((std::string(name) + ".examples").c_str());
    added->footer("\n" + examples);
    return *added;
}

void addTrain(CLI::App& app, CommandLine& call) {
    CLI::App& train = add(app, call, "train", Command::Train);
    addDocument(train, call);
    addLength(train, call);
    addSettings(train, call);
    addDevice(train, call);
    addWeights(train, call, "load.train");
    train.add_option("--save", call.save, help("save"))->type_name("WEIGHTS")->check(fileName());
    train.add_option("--log-every", call.logEvery, help("log-every"))
        ->type_name("N")
        ->check(between(1, double(most_steps)));
    addJson(train, call);
}

void addEvaluate(CLI::App& app, CommandLine& call) {
    CLI::App& evaluate = add(app, call, "evaluate", Command::Evaluate);
    addDocument(evaluate, call);
    addWeights(evaluate, call, "load");
    evaluate.get_option("--load")->required();
    addSettings(evaluate, call);
    addDevice(evaluate, call);
    addJson(evaluate, call);
}

void addPredict(CLI::App& app, CommandLine& call) {
    CLI::App& predict = add(app, call, "predict", Command::Predict);
    addDocument(predict, call);
    addWeights(predict, call, "load");
    predict.get_option("--load")->required();
    predict.add_option("--input", call.input, help("input"))
        ->type_name("FILE|FOLDER")
        ->required()
        ->check(fileName());
    predict.add_option("-o,--output", call.output, help("output.predict"))
        ->type_name("OUT.csv")
        ->check(fileName());
    addDevice(predict, call);
    addJson(predict, call);
}

void addCheck(CLI::App& app, CommandLine& call) {
    CLI::App& check = add(app, call, "check", Command::Check);
    addDocument(check, call);
    check.add_option("--dump", call.dump, help("dump"))
        ->check(CLI::IsMember({"program", "gradients", "plan"}));
    addSettings(check, call);
    addJson(check, call);
}

std::vector<std::string> attackMethods() {
    std::vector<std::string> ids;
    for (const AttackMethod& method : attack_methods()) ids.emplace_back(method.id);
    return ids;
}

void addAttack(CLI::App& app, CommandLine& call) {
    CLI::App& attack = add(app, call, "attack", Command::Attack);
    addDocument(attack, call);
    addWeights(attack, call, "load");
    attack.get_option("--load")->required();
    attack.add_option("--method", call.method, help("method"))
        ->required()
        ->check(CLI::IsMember(attackMethods()));
    attack.add_option("--epsilon", call.epsilon, help("epsilon"))
        ->required()
        ->type_name("E")
        ->check(between(0, std::numeric_limits<float>::max()));
    attack.add_option("--target", call.target, help("target"))
        ->type_name("CLASS")
        ->check(between(0, std::numeric_limits<std::int32_t>::max()));
    attack.add_option("--count", call.count, help("count"))
        ->type_name("N")
        ->check(between(1, double(most_steps)));
    addSettings(attack, call);
    addDevice(attack, call);
    addJson(attack, call);
}

/// "1440x900" into width and height.
std::string readSize(const std::string& text, CommandLine& call) {
    int width = 0;
    int height = 0;
    char end = 0;
    const bool fits = std::sscanf(text.c_str(), "%dx%d%c", &width, &height, &end) == 2;
    if (!fits || width < 200 || height < 200 || width > 8192 || height > 8192)
        return words({"cli.bad-size", {{"value", text}}});
    call.width = width;
    call.height = height;
    return {};
}

void addRender(CLI::App& app, CommandLine& call) {
    CLI::App& render = add(app, call, "render", Command::Render);
    addDocument(render, call);
    render.add_option("-o,--output", call.output, help("output.render"))
        ->type_name("PICTURE.png")
        ->required()
        ->check(fileName());
    render.add_option("--steps", call.steps, help("steps.render"))
        ->type_name("N")
        ->check(between(0, double(most_steps)));
    render.add_option("--view", call.view, help("view"))->check(CLI::IsMember(app::renderViewNames()));
    render.add_option("--state", call.states, help("state"))
        ->check(CLI::IsMember(app::renderStateNames()))
        ->allow_extra_args(false);
    render
        .add_option_function<std::string>(
            "--size", [](const std::string&) {}, help("size"))
        ->type_name("WxH")
        ->check(CLI::Validator([&call](std::string& text) { return readSize(text, call); }, ""));
    render.add_option("--dock", call.dock, help("dock"))
        ->type_name("DOCK")
        ->check(CLI::IsMember(app::renderDockNames()));
    render.add_option("--theme", call.theme, help("theme"))->check(CLI::IsMember({"light", "dark"}));
    render.add_option("--scale", call.scale, help("scale"))->type_name("S")->check(between(0.5, 4));
    render.add_option("--language", call.language, help("language"))->check(CLI::IsMember({"en", "ru"}));
    addWeights(render, call, "load.render");
    addSettings(render, call);
    addDevice(render, call);
}

void addLists(CLI::App& app, CommandLine& call) {
    addJson(add(app, call, "blocks", Command::Blocks), call);
    addJson(add(app, call, "devices", Command::Devices), call);
}

void addWindow(CLI::App& app, CommandLine& call) {
    app.add_option("FILE", call.file, help("file.window"));
    app.add_flag_callback(
        "--play", [&call] { call.start = Start::Playing; }, help("play"));
    app.add_option("--theme", call.theme, help("theme"))->check(CLI::IsMember({"light", "dark"}));
    app.add_option("--language", call.language, help("language"))->check(CLI::IsMember({"en", "ru"}));
    app.add_flag_callback(
        "--version", [&call] { call.command = Command::Version; }, help("version"));
}

int report(const CLI::App& app, const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) {
        app.exit(error); // --help: writes the help of the subcommand that it was asked of
        return 0;
    }
    std::string command = "glassbox";
    for (const CLI::App* used : app.get_subcommands()) command += " " + used->get_name();
    say({"cli.bad-call", {{"reason", error.what()}, {"command", command}}});
    return 2;
}

} // namespace

std::variant<CommandLine, int> parse(int count, const char* const* arguments) {
    CommandLine call;
    CLI::App app(help("program"), "glassbox");
    app.footer("\n" + help("program.examples"));
    app.set_help_flag("-h,--help", help("help"));
    app.require_subcommand(0, 1);
    addWindow(app, call);
    for (auto add : {addTrain, addEvaluate, addPredict, addCheck, addAttack, addRender, addLists})
        add(app, call);
    try {
        app.parse(count, arguments);
    } catch (const CLI::ParseError& error) {
        return report(app, error);
    }
    return call;
}

std::string languageAsked(int count, const char* const* arguments) {
    for (int i = 1; i < count; ++i) {
        constexpr const char* with_value = "--language=";
        if (std::strncmp(arguments[i], with_value, std::strlen(with_value)) == 0)
            return arguments[i] + std::strlen(with_value);
        if (std::strcmp(arguments[i], "--language") == 0 && i + 1 < count) return arguments[i + 1];
    }
    return {};
}

} // namespace glassbox::cli
