// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/events.h"
#include "engine/backend/backend.h"
#include "engine/catalogue/catalogue.h"

namespace glassbox::cli {
namespace {

void printForPeople(const BlockSpec& spec) {
    const std::string base = "block." + spec.id;
    print(spec.id + "  (" + nameOf(spec.category) + ")  " + words({base + ".title", {}}));
    print("  " + words({base + ".formula", {}}));
    print("  " + words({base + ".help", {}}));
    for (const ParameterSpec& parameter : spec.parameters) {
        print("    " + parameter.id + " = " + to_string(parameter.initial) + "  " +
              words({base + "." + parameter.id, {}}));
    }
    print(std::string());
}

} // namespace

int blocks(const CommandLine& call) {
    for (const BlockSpec& spec : catalogue())
        if (call.format == Format::Json)
            printEvent(eventOf(spec));
        else
            printForPeople(spec);
    return 0;
}

int devices(const CommandLine& call) {
    for (const DeviceInfo& device : list_devices())
        if (call.format == Format::Json)
            printEvent(eventOf(device));
        else
            print(device.id + "  " + device.name);
    return 0;
}

int run(const CommandLine& call) {
    switch (call.command) {
    case Command::Train: return train(call);
    case Command::Evaluate: return evaluate(call);
    case Command::Predict: return predict(call);
    case Command::Check: return check(call);
    case Command::Attack: return attack(call);
    case Command::Render: return render(call);
    case Command::Blocks: return blocks(call);
    case Command::Devices: return devices(call);
    case Command::Version: return version(call);
    case Command::Window: break;
    }
    GLASSBOX_ASSERT(false, "the window is no command of the command line");
    return 2;
}

} // namespace glassbox::cli
