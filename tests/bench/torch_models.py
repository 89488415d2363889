# SPDX-License-Identifier: GPL-3.0-or-later
"""The models of models.cpp in PyTorch, timed as the bench times ours: one process a model, best of three windows.

    torch_models.py MODEL SECONDS THREADS

A step clears the gradients, runs forward and backward on one fixed random batch and updates. Prints one JSON object.
"""
import json
import sys
import time

import torch
from torch import nn


def normalised(inputs, outputs, kernel, stride):
    return nn.Sequential(nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, bias=False), nn.BatchNorm2d(outputs))


class Unit(nn.Module):
    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.branch = nn.Sequential(normalised(inputs, outputs, 3, stride), nn.ReLU(), normalised(outputs, outputs, 3, 1))
        self.shortcut = nn.Identity() if inputs == outputs else normalised(inputs, outputs, 1, stride)

    def forward(self, x):
        return torch.relu(self.branch(x) + self.shortcut(x))


def tiny():
    sizes = [(2, 8), (8, 8), (8, 1)]
    return nn.Sequential(*(part for size in sizes for part in (nn.Linear(*size), nn.Tanh())))


def mlp():
    return nn.Sequential(nn.Linear(784, 512), nn.ReLU(), nn.Linear(512, 512), nn.ReLU(), nn.Linear(512, 10))


def cnn():
    stages = (part for sizes in ((1, 32), (32, 64))
              for part in (nn.Conv2d(*sizes, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2)))
    return nn.Sequential(*stages, nn.Flatten(), nn.Linear(3136, 128), nn.ReLU(), nn.Linear(128, 10))


def resnet():
    parts, width = [normalised(3, 16, 3, 1), nn.ReLU()], 16
    for stage in (16, 32, 64):
        for unit in range(3):
            parts.append(Unit(width, stage, 2 if stage > 16 and unit == 0 else 1))
            width = stage
    return nn.Sequential(*parts, nn.AvgPool2d(8), nn.Flatten(), nn.Linear(64, 10))


BATCHES = {"tiny": (32, 2), "mlp": (128, 784), "cnn": (64, 1, 28, 28), "resnet": (128, 3, 32, 32)}


def stepper(name):
    model = {"tiny": tiny, "mlp": mlp, "cnn": cnn, "resnet": resnet}[name]()
    inputs = torch.randn(BATCHES[name])
    if name == "tiny":
        target, loss, optimizer = torch.randn(32, 1), nn.MSELoss(), torch.optim.SGD(model.parameters(), 0.03)
    else:
        target = torch.randint(0, 10, (len(inputs),))
        loss, optimizer = nn.CrossEntropyLoss(), torch.optim.Adam(model.parameters(), 1e-3)

    def step():
        optimizer.zero_grad()
        loss(model(inputs), target).backward()
        optimizer.step()
    return step


def window(step, seconds):
    count, start = 0, time.perf_counter()
    while time.perf_counter() - start < seconds:
        step()
        count += 1
    return (time.perf_counter() - start) / count


def main():
    name, seconds, threads = sys.argv[1], float(sys.argv[2]), int(sys.argv[3])
    torch.set_num_threads(threads)
    step = stepper(name)
    window(step, seconds / 20)
    windows = sorted(window(step, seconds / 3) for _ in range(3))
    print(json.dumps({"model": name, "torch": torch.__version__, "threads": threads,
                      "us_per_step": windows[0] * 1e6, "steps_per_second": 1 / windows[0], "median": 1 / windows[1]}))


main()
