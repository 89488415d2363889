// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/result.h"

#include <cstdio>
#include <cstdlib>

namespace glassbox {

tl::unexpected<Error> fail(ErrorCode code, std::string id, std::vector<Argument> arguments,
                           std::vector<Message> reasons) {
    return tl::unexpected(Error{code, {std::move(id), std::move(arguments)}, std::move(reasons)});
}

int exit_status(ErrorCode code) {
    switch (code) {
    case ErrorCode::WrongModel: return 1;
    case ErrorCode::WrongCall:
    case ErrorCode::BadFile:
    case ErrorCode::Unwritable: return 2;
    case ErrorCode::Device:
    case ErrorCode::Memory: return 3;
    case ErrorCode::Diverged: return 5;
    case ErrorCode::Interrupted: return 130;
    }
    std::abort();
}

void broken_invariant(const char* condition, const char* file, int line, const std::string& details) {
    std::fprintf(stderr, "%s:%d: broken invariant: %s\n%s\n", file, line, condition, details.c_str());
    std::abort();
}

} // namespace glassbox
