# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by ./run and ./test: configures a preset where that is needed and builds targets of it, with little
# noise: a moving line on a terminal, one line in a log, everything where something fails.

# build PRESET FOLDER [TARGET...]
build() {
    local preset=$1 folder=$2 log quiet=() targets=()
    shift 2
    [ $# -eq 0 ] || targets=(--target "$@")
    mkdir -p "$folder"
    log=$folder/configure.log
    if [ ! "$folder/build.ninja" -nt CMakePresets.json ]; then
        echo "Configuring $folder" >&2
        if ! cmake --preset "$preset" >"$log" 2>&1; then
            cat "$log" >&2
            return 2
        fi
    fi
    if [ ! -t 1 ]; then
        quiet=(-- --quiet)
        echo "Building $folder" >&2
    fi
    cmake --build --preset "$preset" "${targets[@]}" "${quiet[@]}"
}
