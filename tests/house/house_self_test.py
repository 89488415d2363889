#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The checker of the house rules on small trees: a clean one passes, and each planted breach is found."""
import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import house

SPDX = "// SPDX-License-Identifier: GPL-3.0-or-later\n"
TEXTS = """<?xml version="1.0"?><TS><context><name></name>{}</context></TS>"""
MESSAGE = '<message id="block.Relu.{}"><source>x</source><translation>x</translation></message>'
CLEAN = {
    "engine/base/shape.h": SPDX + "#pragma once\n",
    "engine/train/trainer.h": SPDX + "#pragma once\n\n#include <vector>\n",
    "engine/backend/backend.h": SPDX + '#pragma once\n\n#include "engine/base/shape.h"\n',
    "engine/blocks/relu.cpp": SPDX + 'struct Spec {\n    const char* id;\n};\nSpec relu() {\n    Spec spec;\n    spec.id = "Relu";\n    return spec;\n}\n',
    "editor/document.h": SPDX + '#pragma once\n\n#include "engine/base/shape.h"\n\n#include <QObject>\n',
    "app/main.cpp": SPDX + '#include "editor/document.h"\n\nint main() {\n    return 0;\n}\n',
    "resources/translations/en/blocks.ts": TEXTS.format("".join(map(MESSAGE.format, ("title", "help", "formula")))),
    "resources/translations/ru/blocks.ts": TEXTS.format("".join(map(MESSAGE.format, ("title", "help", "formula")))),
    ".clang-format": (pathlib.Path(__file__).parents[2] / ".clang-format").read_text(),
}
LONG = "".join(f"int f{i}(int x) {{\n" + "    x += 1;\n" * 40 + "    return x;\n}\n" for i in range(2))


class House(unittest.TestCase):
    def breaches(self, changes):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            for name, text in {**CLEAN, **changes}.items():
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                (root / name).write_text(text)
            return list(house.breaches(root))

    def assert_found(self, name, text, part):
        found = self.breaches({name: text})
        self.assertTrue(any(name in breach and part in breach for breach in found), found)

    def test_clean_tree_passes(self):
        self.assertEqual(self.breaches({}), [])

    def test_wrong_includes(self):
        for name, header, part in [
            ("engine/train/run.cpp", "<QString>", "never includes Qt"),
            ("engine/train/run.cpp", "<QtCore/qstring.h>", "never includes Qt"),
            ("engine/check/check.cpp", '"editor/document.h"', "app -> editor -> engine"),
            ("editor/scene.cpp", '"engine/train/trainer.h"', "neither trainer nor devices"),
            ("editor/scene.cpp", '"engine/backend/backend.h"', "neither trainer nor devices"),
            ("engine/train/run.cpp", "<opencv2/core.hpp>", "OpenCV"),
            ("editor/scene.cpp", "<opencv2/core.hpp>", "OpenCV"),
            ("engine/data/core_moons.cpp", "<opencv2/core.hpp>", "core"),
            ("engine/train/run.cpp", "<vulkan/vulkan.hpp>", "Vulkan"),
            ("engine/backend/cpu/device.cpp", '"engine/train/trainer.h"', "never call upward"),
            ("engine/plan/plan.cpp", '"engine/backend/backend.h"', "knows no device"),
            ("engine/train/run.cpp", '"trainer.h"', "no such file"),
        ]:
            with self.subTest(name=name, header=header):
                self.assert_found(name, SPDX + f"#include {header}\n", part)

    def test_texts_of_files(self):
        self.assert_found("app/a.cpp", "int x = 1;\n", "SPDX")
        self.assert_found("app/a.h", SPDX + "int f();\n", "pragma once")
        self.assert_found("app/a.cpp", SPDX + "// TO" + "DO: later\n", "unfinished")
        self.assert_found("app/a.cpp", SPDX + "int   x = 1;\n", "clang-format")

    def test_long_functions(self):
        found = self.breaches({"app/long.cpp": SPDX + LONG})
        self.assertTrue(any("app/long.cpp" in breach and "lines" in breach for breach in found), found)

    def test_missing_texts(self):
        russian = TEXTS.format(MESSAGE.format("title") + MESSAGE.format("help"))
        found = self.breaches({"resources/translations/ru/blocks.ts": russian})
        self.assertTrue(any("relu.cpp" in breach and "block.Relu.formula" in breach for breach in found), found)
        self.assertTrue(any(breach.startswith("resources/translations/ru") for breach in found), found)

    def test_error_without_text(self):
        self.assert_found("engine/train/run.cpp", SPDX + 'int x = fail(ErrorCode::BadFile, "run.broken");\n', "run.broken")


if __name__ == "__main__":
    unittest.main()
