// SPDX-License-Identifier: GPL-3.0-or-later
// Compiled for plain x86-64 and free of templates and inline functions of other headers: nothing in here may
// need what it looks for.
#include "engine/base/cpu_guard.h"

#include <cpuid.h>
#include <unistd.h>

namespace glassbox {

namespace {

enum class Register : std::uint8_t { Basic, Structured, Extended };

struct Need {
    const char* name;
    Register where;
    std::uint32_t bit;
};

/// x86-64-v3, which the compiler is told.
constexpr Need needs[] = {
    {"AVX2", Register::Structured, 1u << 5}, {"FMA", Register::Basic, 1u << 12},
    {"AVX", Register::Basic, 1u << 28},      {"F16C", Register::Basic, 1u << 29},
    {"BMI1", Register::Structured, 1u << 3}, {"BMI2", Register::Structured, 1u << 8},
    {"LZCNT", Register::Extended, 1u << 5},  {"MOVBE", Register::Basic, 1u << 22},
    {"POPCNT", Register::Basic, 1u << 23},   {"SSE4.2", Register::Basic, 1u << 20},
};
constexpr std::uint32_t os_saves_registers = 1u << 27;
constexpr std::uint32_t vector_state = 6; // SSE and AVX registers.

std::uint32_t value_of(const CpuFeatures& features, Register where) {
    switch (where) {
    case Register::Basic: return features.basic;
    case Register::Structured: return features.structured;
    case Register::Extended: return features.extended;
    }
    return 0;
}

std::size_t append(char* text, std::size_t size, std::size_t length, const char* part) {
    while (*part && length + 1 < size) text[length++] = *part++;
    if (size) text[length] = 0;
    return length;
}

void say(const char* text) {
    std::size_t length = 0;
    while (text[length]) ++length;
    // Nobody is left to tell where standard error is closed.
    [[maybe_unused]] const auto written = write(STDERR_FILENO, text, length);
}

/// Before all other constructors of the program (priorities up to 100 belong to the system).
__attribute__((constructor(101))) void check_first() {
    require_cpu_features();
}

} // namespace

CpuFeatures read_cpu_features() {
    CpuFeatures features;
    unsigned a = 0, b = 0, c = 0, d = 0;
    if (__get_cpuid(1, &a, &b, &c, &d)) features.basic = c;
    if (__get_cpuid_count(7, 0, &a, &b, &c, &d)) features.structured = b;
    if (__get_cpuid(0x80000001u, &a, &b, &c, &d)) features.extended = c;
    if (features.basic & os_saves_registers) {
        std::uint32_t low = 0, high = 0;
        __asm__ volatile("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
        features.saved_state = low;
    }
    return features;
}

int missing_cpu_features(const CpuFeatures& features, char* text, std::size_t size) {
    int missing = 0;
    std::size_t length = append(text, size, 0, "");
    const auto note = [&](const char* name) {
        if (missing++) length = append(text, size, length, ", ");
        length = append(text, size, length, name);
    };
    for (const Need& need : needs)
        if (!(value_of(features, need.where) & need.bit)) note(need.name);
    if ((features.saved_state & vector_state) != vector_state) note("a system that saves AVX registers");
    return missing;
}

void require_cpu_features() {
    char text[256];
    if (!missing_cpu_features(read_cpu_features(), text, sizeof text)) return;
    say("glassbox: this processor lacks ");
    say(text);
    say(". Glassbox needs an x86-64 processor with AVX2 and FMA (Intel since 2013, AMD since 2015).\n");
    _exit(3);
}

} // namespace glassbox
