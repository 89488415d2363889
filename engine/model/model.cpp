// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/model.h"

#include "engine/base/number_text.h"

namespace glassbox {

namespace {

struct ValueText {
    std::string operator()(bool value) const { return value ? "true" : "false"; }
    std::string operator()(std::int64_t value) const { return std::to_string(value); }
    std::string operator()(double value) const { return number_text(value); }
    std::string operator()(const std::string& value) const { return value; }
    std::string operator()(const std::vector<std::int64_t>& value) const {
        std::string text;
        for (const std::int64_t entry : value)
            text.append(text.empty() ? "" : "x").append(std::to_string(entry));
        return text;
    }
};

} // namespace

std::string to_string(const PortRef& port) {
    return port.block + "." + port.port;
}

std::string to_string(const ParameterValue& value) {
    return std::visit(ValueText{}, value);
}

} // namespace glassbox
