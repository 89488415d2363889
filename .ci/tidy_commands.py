#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the compile commands of a build folder as clang reads them: .ci/tidy_commands.py BUILD FOLDER

What only GCC knows is left out, and GCC's precompiled headers are included as the headers that they were made of, from
a copy, since clang would take the compiled one that stands beside it.
"""
import json
import pathlib
import shlex
import shutil
import sys

ONLY_GCC = {"-Wno-restrict", "-Wshadow=local", "-fpch-preprocess", "-Winvalid-pch", "-Wno-stringop-overflow",
            "-Wno-array-bounds"}


def copied(header, folder):
    """A copy of a header where no precompiled one stands beside it."""
    copy = folder / header.strip("/").replace("/", "-")
    shutil.copyfile(header, copy)
    return str(copy)


def for_clang(command, folder):
    words = shlex.split(command)
    compiler = next(i for i, word in enumerate(words) if word.endswith("c++"))  # After ccache and its settings.
    words = [word for word in words[compiler:] if word not in ONLY_GCC]
    for i, word in enumerate(words):
        if word == "-include" and "cmake_pch" in words[i + 1]:
            words[i + 1] = copied(words[i + 1], folder)
    return shlex.join(words)


def main():
    build, folder = map(pathlib.Path, sys.argv[1:])
    folder.mkdir(parents=True, exist_ok=True)
    entries = json.loads((build / "compile_commands.json").read_text())
    for entry in entries:
        entry["command"] = for_clang(entry["command"], folder)
    (folder / "compile_commands.json").write_text(json.dumps(entries, indent=1))


main()
