// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace glassbox {

/// The members of a JSON object with the exact text of each value. `object` is the text of an object and
/// must have passed json_problem(); empty where it is the text of something else.
std::map<std::string, std::string_view> members_of(std::string_view object);

} // namespace glassbox
