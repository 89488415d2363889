#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The house rules that a program can check: house.py [ROOT]. Prints every breach and exits with 1 if there is one.

Include directions follow the folders in ARCHITECTURE.md; the other rules are those of CONTRIBUTING.md.
"""
import json
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree as xml

SOURCES = ("engine", "editor", "app", "tests")

# (files, headers that they must not include, why). Patterns of paths from the root and of what stands in #include.
QT = r"(Q[A-Z]\w*|Qt\w*)(/.*)?$"
FORBIDDEN_INCLUDES = [
    (r"engine/", r"(editor|app|tests)/", "app -> editor -> engine"),
    (r"engine/", QT, "engine/ never includes Qt"),
    (r"editor/", r"(app|tests)/", "app -> editor -> engine"),
    (r"editor/", r"engine/(train|backend|attack|analysis)/", "the editor knows neither trainer nor devices"),
    (r"app/", r"tests/", "the program does not include its tests"),
    (r"(?!engine/data/|app/|tests/)", r"opencv2/", "OpenCV is for engine/data and the pictures of app"),
    (r"engine/data/core_", r"opencv2/|zlib\.h$", "data/core_* belongs to the core, which opens no foreign formats"),
    (r"(?!engine/data/|engine/interop/|app/|tests/)", r"zlib\.h$", "zlib is for engine/data"),
    (r"(?!engine/backend/vulkan/|tests/)", r"vulkan/", "Vulkan is for engine/backend/vulkan"),
    (r"engine/backend/", r"engine/(train|lower|check|autodiff|analysis|attack|interop)/", "backends never call upward"),
    (r"engine/plan/", r"engine/(backend|train|lower|check|analysis|attack)/", "a plan knows no device"),
    (r"engine/ir/", r"engine/(lower|autodiff|plan|backend|train|check|blocks|catalogue)/", "the IR stands on base alone"),
    (r"engine/base/", r"engine/(?!base/)", "base stands on nothing"),
    (r"engine/(model|catalogue|blocks|check)/", r"engine/(plan|backend|train|analysis|attack)/",
     "checking knows no devices"),
    (r"(engine|editor)/", r"CLI/", "the command line is app's"),
    (r"tests/bench/", r"(editor|app)/|" + QT + r"|opencv2/", "the bench links the engine's core only"),
]
LONG_FUNCTION = 30  # lines; nine of ten functions are shorter
SHARE_OF_SHORT_FUNCTIONS = 0.9


def sources(root):
    files = (f for folder in SOURCES for f in (root / folder).rglob("*") if f.suffix in (".h", ".cpp"))
    return sorted(f.relative_to(root).as_posix() for f in files)


def check_includes(root, files):
    for file in files:
        for number, line in enumerate((root / file).read_text().splitlines(), 1):
            match = re.match(r'\s*#\s*include\s*([<"])([^>"]+)[>"]', line)
            if not match:
                continue
            header = match[2]
            for where, what, why in FORBIDDEN_INCLUDES:
                if re.match(where, file) and re.match(what, header):
                    yield f"{file}:{number}: includes {header}: {why}"
            generated = header.startswith("generated/") or header.endswith((".moc", "_ui.h"))
            if match[1] == '"' and not generated and not (root / header).is_file():
                yield f"{file}:{number}: includes \"{header}\": there is no such file from the root of the project"


def check_text(root, files):
    for file in files:
        lines = (root / file).read_text().splitlines()
        if not lines or lines[0] != "// SPDX-License-Identifier: GPL-3.0-or-later":
            yield f"{file}:1: the first line is not the SPDX line"
        if file.endswith(".h") and "#pragma once" not in lines[:3]:
            yield f"{file}: has no #pragma once after the SPDX line"
        for number, line in enumerate(lines, 1):
            if re.search(r"\b(TODO|FIXME|XXX)\b", line):
                yield f"{file}:{number}: unfinished work is an issue, not a comment"
            if "using namespace std" in line or (file.endswith(".h") and re.match(r"\s*using namespace", line)):
                yield f"{file}:{number}: using namespace"


def check_format(root, files):
    done = subprocess.run(["clang-format", "--dry-run", "--Werror", *files], cwd=root, capture_output=True, text=True)
    wrong = {line.split(":")[0] for line in done.stderr.splitlines() if "[-Wclang-format-violations]" in line}
    if done.returncode and not wrong:
        yield "clang-format: " + done.stderr.strip()
    for file in sorted(wrong):
        yield f"{file}: is not formatted: clang-format -i {file}"


def function_lengths(root, files):
    """(lines, place) of every function that is defined in the files, by ctags."""
    done = subprocess.run(
        ["ctags", "--languages=C++", "--langmap=C++:+.h", "--kinds-C++=f", "--fields=+ne", "--output-format=json",
         "-f", "-", *files], cwd=root, capture_output=True, text=True, check=True)
    for line in done.stdout.splitlines():
        tag = json.loads(line)
        if "end" in tag:
            yield tag["end"] - tag["line"] + 1, f"{tag['path']}:{tag['line']} {tag['name']}"


def check_lengths(root, files):
    program = [f for f in files if not f.startswith("tests/")]
    if not program:
        return
    lengths = sorted(function_lengths(root, program), reverse=True)
    longer = [f"{place} ({lines} lines)" for lines, place in lengths if lines >= LONG_FUNCTION]
    short = 1 - len(longer) / max(1, len(lengths))
    print(f"{len(lengths)} functions, {short:.1%} of them under {LONG_FUNCTION} lines")
    if short < SHARE_OF_SHORT_FUNCTIONS:
        yield f"only {short:.1%} of the functions are under {LONG_FUNCTION} lines; the longest: " + ", ".join(longer[:20])


def text_ids(folder):
    ids = set()
    for file in folder.glob("*.ts"):
        for message in xml.parse(file).iter("message"):
            translation = message.find("translation")
            if translation is not None and (translation.text or "").strip() and translation.get("type") != "unfinished":
                ids.add(message.get("id"))
    return ids


def check_block_texts(root):
    """Every file in engine/blocks declares one block, and it has its texts in every language."""
    languages = sorted(p for p in (root / "resources/translations").glob("*") if p.is_dir())
    texts = {language.name: text_ids(language) for language in languages}
    for file in sorted((root / "engine/blocks").glob("*.cpp")):
        place = file.relative_to(root).as_posix()
        block = re.search(r'(?:\bid = |\{)"([A-Z]\w*)"', file.read_text())
        if not block:
            yield f"{place}: names no block id"
            continue
        for language, ids in texts.items():
            for facet in ("title", "help", "formula"):
                name = f"block.{block[1]}.{facet}"
                if name not in ids:
                    yield f"{place}: resources/translations/{language} has no text {name}"


def check_message_ids(root, files):
    """Every error that the code states by its id has a text."""
    ids = text_ids(root / "resources/translations/en")
    for file in files:
        if file.startswith("tests/"):
            continue
        for match in re.finditer(r'\bfail\(\s*ErrorCode::\w+,\s*"([\w.-]+)"', (root / file).read_text()):
            if match[1] not in ids:
                yield f"{file}: resources/translations/en has no text {match[1]}"


def check_languages(root):
    """Every text is there in every language."""
    folders = sorted(p for p in (root / "resources/translations").glob("*") if p.is_dir())
    texts = {folder.name: text_ids(folder) for folder in folders}
    everything = set().union(*texts.values())
    for language, ids in texts.items():
        for name in sorted(everything - ids):
            yield f"resources/translations/{language}: has no text {name}"


def breaches(root):
    files = sources(root)
    yield from check_includes(root, files)
    yield from check_text(root, files)
    yield from check_format(root, files)
    yield from check_lengths(root, files)
    yield from check_block_texts(root)
    yield from check_message_ids(root, files)
    yield from check_languages(root)


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parents[2]).resolve()
    found = list(breaches(root))
    for breach in found:
        print(breach)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
