// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/data/builtin.h"

#include "engine/data/picture.h"

#include <array>
#include <cstring>

// The files of resources/datasets as they are; GLASSBOX_DATASETS is that folder (engine/CMakeLists.txt).
#define GLASSBOX_BUNDLE(symbol, file)                                                                        \
    asm(".pushsection .rodata\n"                                                                             \
        ".globl glassbox_" #symbol "_begin, glassbox_" #symbol "_end\n"                                      \
        "glassbox_" #symbol "_begin:\n"                                                                      \
        ".incbin \"" GLASSBOX_DATASETS "/" file "\"\n"                                                       \
        "glassbox_" #symbol "_end:\n"                                                                        \
        ".byte 0\n"                                                                                          \
        ".popsection\n");                                                                                    \
    extern "C" const char glassbox_##symbol##_begin[];                                                       \
    extern "C" const char glassbox_##symbol##_end[];

GLASSBOX_BUNDLE(digits, "digits.png")
GLASSBOX_BUNDLE(iris, "iris.csv")
GLASSBOX_BUNDLE(uci_digits, "uci-digits.csv.gz")

namespace glassbox {

namespace {

constexpr std::int64_t side = 20; ///< Of one digit.
constexpr std::int64_t digits_in_a_row = 100;
constexpr std::int64_t rows_of_a_class = 5;
constexpr std::int64_t classes = 10;

std::string_view between(const char* begin, const char* end) {
    return {begin, std::size_t(end - begin)};
}

} // namespace

std::string_view bundled_file(std::string_view name) {
    if (name == "digits") return between(glassbox_digits_begin, glassbox_digits_end);
    if (name == "iris") return between(glassbox_iris_begin, glassbox_iris_end);
    if (name == "uci-digits") return between(glassbox_uci_digits_begin, glassbox_uci_digits_end);
    return {};
}

Result<SampleSet> digits() {
    const auto sheet = decode_picture("builtin:digits", bundled_file("digits"));
    if (!sheet) return tl::unexpected(sheet.error());
    GLASSBOX_ASSERT(sheet->height == side * rows_of_a_class * classes &&
                        sheet->width == side * digits_in_a_row && sheet->channels == 1,
                    "the bundled picture has another size");
    constexpr std::int64_t count = classes * rows_of_a_class * digits_in_a_row;
    SampleSet set;
    set.inputs = Tensor::zeros(Storage::U8, {count, side, side, 1});
    set.targets = Tensor::zeros(Storage::I32, {count});
    std::byte* target = set.inputs.bytes.data();
    for (std::int64_t sample = 0; sample < count; ++sample) {
        const std::int64_t label = sample % classes, number = sample / classes;
        const std::int64_t row = label * rows_of_a_class + number / digits_in_a_row;
        const std::int64_t column = number % digits_in_a_row;
        for (std::int64_t line = 0; line < side; ++line, target += side)
            std::memcpy(target, sheet->pixels.data() + (row * side + line) * sheet->width + column * side,
                        side);
        set.targets.values<std::int32_t>()[std::size_t(sample)] = std::int32_t(label);
    }
    set.info.pictures = true;
    set.info.storage = Storage::U8;
    set.info.sample = picture_sample(side, side, 1);
    set.info.classes = classes;
    for (std::int64_t label = 0; label < classes; ++label)
        set.info.class_names.push_back(std::to_string(label));
    return set;
}

} // namespace glassbox
