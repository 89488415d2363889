#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Times glassbox-bench and eager PyTorch in turn, with the same work a step, and writes docs/benchmarks.md.

    tests/bench/compare.py [--rounds N] [--seconds S] [--threads N] [--output FILE]

Needs build/glassbox-bench and Debian's python3-torch with libopenblas0-pthread. Each round runs both programs for each
model, one after the other; a model's ratio is the median over the rounds of the ratios within a round, so that a change
of the machine's speed between rounds does not matter.
"""
import argparse
import json
import pathlib
import platform
import statistics
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
MODELS = {"tiny": "2-8-8-1, tanh, batch 32, squared error, SGD",
          "mlp": "784-512-512-10, ReLU, batch 128, cross-entropy, Adam",
          "cnn": "3×3×32, pool, 3×3×64, pool, 128, 10 on 28×28, batch 64, Adam",
          "resnet": "20 layers, 16-32-64 channels on 32×32×3, batch 128, batch norm, Adam"}
FLOORS = {"tiny": 50, "mlp": 1.5, "cnn": 1, "resnet": 0.7}


def run(command):
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()[-1])


def one_round(model, options):
    ours = run([ROOT / "build/glassbox-bench", "--device", "cpu", "--json", "--seconds", str(options.seconds),
                "--threads", str(options.threads), model])
    theirs = run(["/usr/bin/python3", ROOT / "tests/bench/torch_models.py", model, str(options.seconds),
                  str(options.threads)])
    return ours, theirs


def processor():
    for line in open("/proc/cpuinfo"):
        if line.startswith("model name"):
            return line.split(":")[1].strip()
    return platform.processor()


def row(model, rounds):
    ours = min(r[0]["us_per_step"] for r in rounds)
    theirs = min(r[1]["us_per_step"] for r in rounds)
    ratios = [r[1]["us_per_step"] / r[0]["us_per_step"] for r in rounds]
    print(f"{model}: {ours:.2f} us against {theirs:.2f} us, {statistics.median(ratios):.2f} times", flush=True)
    return (f"| {model} | {MODELS[model]} | {ours:,.2f} | {theirs:,.2f} | {statistics.median(ratios):.2f} × "
            f"| {min(ratios):.2f} to {max(ratios):.2f} | {FLOORS[model]} × |")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=6)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--output", type=pathlib.Path, default=ROOT / "docs/benchmarks.md")
    options = parser.parse_args()
    rows, version = [], ""
    for model in MODELS:
        rounds = [one_round(model, options) for _ in range(options.rounds)]
        version = rounds[0][1]["torch"]
        rows.append(row(model, rounds))
    options.output.write_text("\n".join([
        "# Benchmarks", "",
        "Microseconds of a training step beside eager PyTorch, CPU, float. Made by", "",
        f"    tests/bench/compare.py --rounds {options.rounds} --seconds {options.seconds:g} "
        f"--threads {options.threads}", "",
        f"on {processor()}, {options.threads} threads, PyTorch {version} (Debian, OpenBLAS). Both programs take turns; the "
        "times are the best of all windows, the ratio is the median over the rounds, each within one round. Shared "
        "machines are noisy: only the ratios mean something.", "",
        "| model | what | Glassbox, µs | PyTorch, µs | ratio | rounds | goal |",
        "| --- | --- | ---: | ---: | ---: | --- | ---: |", *rows, ""]))


main()
