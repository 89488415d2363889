// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backend/backend.h"
#include "engine/check/check.h"

#include <nlohmann/json.hpp>

namespace glassbox::cli {

/// {"event":"diagnostic","severity","id","block","port","message","expected","found","remedy"}
nlohmann::json eventOf(const Diagnostic& diagnostic);

/// {"event":"wire","from","to","element","shape","axes","text","range","loss"}; `shape` has numbers and "N".
nlohmann::json wireEvent(const PortRef& from, const PortRef& to, const WireType& type);

/// {"event":"device","device","name","threads","memory"}
nlohmann::json eventOf(const DeviceInfo& device);

/// {"event":"block","id","version","title","category","help","formula","source","synonyms","inputs",
/// "outputs","parameters"} of a kind in the catalogue.
nlohmann::json eventOf(const BlockSpec& spec);

/// A parameter's value as JSON; pairs and shapes are lists.
nlohmann::json valueOf(const ParameterValue& value);

/// "loss", "linear", ...: stable names for programs.
std::string nameOf(Category category);
std::string nameOf(ParameterKind kind);
std::string nameOf(Effect effect);
std::string nameOf(PortKind kind);
std::string nameOf(Element element);
std::string nameOf(Severity severity);

} // namespace glassbox::cli
