// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalogue/block_spec.h"

#include "engine/base/result.h"

namespace glassbox {

namespace {

template <class T>
const T& read(const Parameters& parameters, const std::string& id) {
    const auto place = parameters.find(id);
    GLASSBOX_ASSERT(place != parameters.end(), "no parameter " + id);
    const T* value = std::get_if<T>(&place->second);
    GLASSBOX_ASSERT(value != nullptr, id + " = " + to_string(place->second));
    return *value;
}

} // namespace

std::function<Ports(const Parameters&)> fixed_ports(std::vector<PortSpec> inputs,
                                                    std::vector<PortSpec> outputs) {
    return [ports = Ports{std::move(inputs), std::move(outputs)}](const Parameters&) { return ports; };
}

std::int64_t integer(const Parameters& parameters, const std::string& id) {
    return read<std::int64_t>(parameters, id);
}

double real(const Parameters& parameters, const std::string& id) {
    return read<double>(parameters, id);
}

bool boolean(const Parameters& parameters, const std::string& id) {
    return read<bool>(parameters, id);
}

const std::string& text(const Parameters& parameters, const std::string& id) {
    return read<std::string>(parameters, id);
}

const std::vector<std::int64_t>& list(const Parameters& parameters, const std::string& id) {
    return read<std::vector<std::int64_t>>(parameters, id);
}

} // namespace glassbox
