#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# clang-tidy over all sources by build/compile_commands.json; fails where it finds anything.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
python3 .ci/tidy_commands.py build build/tidy
git ls-files 'engine/*.cpp' 'editor/*.cpp' 'app/*.cpp' | xargs -P "$(nproc)" -n 4 \
    clang-tidy -p build/tidy --quiet --warnings-as-errors='*' 2> >(grep -v 'warnings generated' >&2)
echo "clang-tidy: nothing found"
