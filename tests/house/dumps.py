#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeps the dumps in ARCHITECTURE.md true.

    dumps.py --check GLASSBOX    exit status 1 where the page shows something else than the program prints
    dumps.py --write GLASSBOX    puts what the program prints into the page

A dump stands in a fenced block after a line `<!-- dump: STAGE FILE -->`.
"""
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGE = ROOT / "ARCHITECTURE.md"
BLOCK = re.compile(r"(<!-- dump: (\S+) (\S+) -->\n```\n)(.*?)(```\n)", re.S)


def printed(program, stage, file):
    command = [program, "check", ROOT / file, "--dump", stage]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip("\n") + "\n"


def main():
    mode, program = sys.argv[1:]
    text = PAGE.read_text()
    blocks = BLOCK.findall(text)
    if not blocks:
        sys.exit(f"{PAGE.name}: there are no dumps")
    fresh = BLOCK.sub(lambda m: m[1] + printed(program, m[2], m[3]) + m[5], text)
    if mode == "--write":
        PAGE.write_text(fresh)
    elif fresh != text:
        sys.exit(f"{PAGE.name}: a dump is out of date; run tests/house/dumps.py --write build/glassbox")


main()
