#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs the Debian packages that are missing: .ci/packages.sh run | test | full
# The one list of what Glassbox needs: groups, package, what for. `run` builds and starts the program, `test`
# also runs the tests, `full` also the long ones.
set -euo pipefail

packages='
run   g++                  the C++ compiler
run   cmake                the build system
run   ninja-build          runs the build
run   ccache               makes building again quick
run   git                  names the commit in --version
run   qt6-base-dev         windows and drawing (Qt 6)
run   qt6-charts-dev       the loss chart
run   libqt6opengl6-dev    asked for by the charts
run   qt6-svg-dev          icons
run   qt6-tools-dev        translations
run   qt6-tools-dev-tools  translations
run   qt6-l10n-tools       translations
run   qt6-wayland          the window on Wayland
run   fonts-inter          letters of the window and of pictures of it
run   fonts-jetbrains-mono its numbers
run   fonts-dejavu-core    letters that the others lack
run   libeigen3-dev        matrices
run   libopencv-dev        pictures (PNG, JPEG)
run   nlohmann-json3-dev   JSON files
run   libexpected-dev      results that may be errors
run   libcli11-dev         the command line
run   zlib1g-dev           compressed data files
run   libgraphviz-dev      automatic layout of the canvas
run   pkg-config           finds Graphviz
test  python3              tests of scripts
test  python3-numpy        tests against NumPy
test  python3-torch        tests and speed against PyTorch
test  libopenblas0-pthread PyTorch at its full speed
test  xvfb                 tests of the window
test  clang-format         the test of the code style
test  universal-ctags      the test of function lengths
full  clang-tidy           static analysis
'

group=${1:-run}
case $group in
    run) wanted=' run ' ;;
    test) wanted=' run test ' ;;
    full) wanted=' run test full ' ;;
    *) echo "usage: .ci/packages.sh run|test|full" >&2; exit 2 ;;
esac

names=() purposes=()
while read -r of name purpose; do
    [[ -n $of && $wanted == *" $of "* ]] || continue
    names+=("$name") purposes+=("$purpose")
done <<<"$packages"

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    echo "This is not Debian: please see to it that what .ci/packages.sh lists is installed." >&2
    exit 0
fi

installed=$(dpkg-query -W -f='${Package} ${db:Status-Status}\n' "${names[@]}" 2>/dev/null || true)
missing=() list=''
for i in "${!names[@]}"; do
    grep -qx "${names[i]} installed" <<<"$installed" && continue
    missing+=("${names[i]}")
    list+=$(printf '  %-21s %s' "${names[i]}" "${purposes[i]}")$'\n'
done
[ ${#missing[@]} -gt 0 ] || exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    as_root=(sudo)
    if ! command -v sudo >/dev/null; then
        printf 'These packages are missing:\n%sAs root, run: apt-get install %s\n' "$list" "${missing[*]}" >&2
        exit 2
    fi
fi
printf 'These packages are missing and are installed now with apt-get%s:\n%s' "${as_root[0]:+ (through sudo)}" "$list" >&2

log=$(mktemp)
trap 'rm -f "$log"' EXIT
apt() {
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 \
        -o Dpkg::Use-Pty=0 "$@" >"$log" 2>&1 && return
    tail -n 30 "$log" >&2
    echo "apt-get $1 failed: see above. Is the machine online, and has it Debian's package sources?" >&2
    exit 2
}
apt update
apt install -y --no-install-recommends "${missing[@]}"
