# SPDX-License-Identifier: GPL-3.0-or-later
# Compiler, warnings, sanitizers, linker: the same for every target.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
option(GLASSBOX_SANITIZE "Address and undefined-behaviour sanitizers" OFF)

find_program(CCACHE ccache)
if(CCACHE)
  # With these two, what is compiled with a precompiled header is found again, too.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros ${CCACHE})
endif()

find_package(Threads REQUIRED)
find_package(ZLIB REQUIRED)
find_package(Eigen3 REQUIRED NO_MODULE)
find_package(nlohmann_json REQUIRED)
find_package(CLI11 REQUIRED)
find_package(OpenCV REQUIRED COMPONENTS core imgcodecs imgproc)
find_package(PkgConfig REQUIRED)
pkg_check_modules(Graphviz REQUIRED IMPORTED_TARGET libgvc libcgraph)
find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Widgets Charts Svg Test LinguistTools)

add_library(glassbox_options INTERFACE)
# AVX2 is the baseline (design §7); engine/base/cpu_guard.cpp says so on a lesser machine before anything else runs.
target_compile_options(glassbox_options INTERFACE -march=x86-64-v3 -Wall -Wextra -Wpedantic -Wshadow=local -Werror
                                                  -Werror=switch -ffp-contract=off -fno-math-errno)
# GCC 12 sees overlaps in the concatenation of strings where there are none (its bug 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(glassbox_options INTERFACE -Wno-restrict)
endif()
target_include_directories(glassbox_options INTERFACE ${CMAKE_SOURCE_DIR})
target_link_options(glassbox_options INTERFACE -fuse-ld=gold)
if(GLASSBOX_SANITIZE)
  # With sanitizers GCC cannot follow which members of a variant are set, as its manual says of this warning.
  target_compile_options(glassbox_options INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=all
                                                    -fno-omit-frame-pointer -Wno-maybe-uninitialized)
  target_link_options(glassbox_options INTERFACE -fsanitize=address,undefined)
endif()

# glassbox_precompile(TARGET): what nearly every file of the window includes is compiled once.
function(glassbox_precompile target)
  target_precompile_headers(${target} PRIVATE <QtWidgets> <algorithm> <functional> <map> <memory> <optional> <set>
                                              <span> <string> <vector> <tl/expected.hpp>)
  target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
endfunction()
