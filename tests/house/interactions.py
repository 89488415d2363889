# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that every test named in docs/interactions.md exists, and that every test of the canvas is named there."""
import pathlib
import re
import sys

root = pathlib.Path(__file__).resolve().parents[2]


def functions_of(path):
    """The names of a test program's test functions."""
    slots = path.read_text().split("Q_SLOTS:")[-1]
    return set(re.findall(r"^    void (\w+)\(\)", slots, re.MULTILINE)) - {"initTestCase", "cleanupTestCase"}


def main():
    named = set(re.findall(r"`(\w+_test)::(\w+)`", (root / "docs/interactions.md").read_text()))
    files = {path.stem: path for path in (root / "tests").rglob("*_test.cpp")}
    known = {name: functions_of(path) for name, path in files.items()}
    wrong = [f"no such test: {file}::{test}" for file, test in sorted(named) if test not in known.get(file, ())]
    canvas = {(file, test) for file in known if file.startswith("canvas_") and "gui" in files[file].parts
               for test in known[file]}
    left_out = {(file, test) for file, test in canvas if "LessThanAFrame" in test}  # A cost, not an interaction.
    wrong += [f"not in docs/interactions.md: {file}::{test}" for file, test in sorted(canvas - named - left_out)]
    print("\n".join(wrong) or f"{len(named)} tests of interactions")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
