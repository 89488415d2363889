#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the pictures of the window in this folder, by the program itself: docs/pictures/make.sh [build/glassbox]
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
root=$here/../..
glassbox=$(readlink -f "${1:-$root/build/glassbox}")
examples=$root/resources/examples

picture() { # NAME EXAMPLE [OPTION...]
    "$glassbox" render "$examples/$2.glassbox" -o "$here/$1.png" "${@:3}"
}

picture window-dark digits-cnn --steps 640 --theme dark
picture window-light digits-cnn --steps 640 --theme light
picture empty digits-cnn --theme light --state empty
picture training digits-cnn --steps 300 --theme dark --state training
picture dragging digits-cnn --steps 20 --theme dark --state dragging
picture adversarial digits-cnn --steps 800 --theme dark --view adversarial
picture surface spirals-mlp --steps 1500 --theme light --dock surface
picture problems digits-cnn --steps 20 --theme dark --state problems
picture data table-mlp --theme light --view dialog:data
picture small digits-cnn --steps 300 --theme dark --size 1280x720
picture projector digits-cnn --steps 640 --theme light --state projector
picture russian digits-cnn --steps 640 --theme light --language ru
