# SPDX-License-Identifier: GPL-3.0-or-later
"""Trains a Glassbox document with PyTorch from the same weights on the same batches.

    torch_parity.py DOCUMENT STATE BATCH STEPS RATE

STATE is a safetensors file with the initial weights, the gradients of the first step under `gradient/KEY`, and the
training part as `inputs` and `targets`. Prints one JSON object: for every weight the largest difference of the first
gradient (float) relative to the tensor's largest value, and the losses of STEPS steps of Adam in double.
"""
import json
import struct
import sys

import numpy
import torch
from torch.nn import functional

TYPES = {"F32": numpy.float32, "F64": numpy.float64, "I32": numpy.int32, "U8": numpy.uint8}


def read_safetensors(path):
    with open(path, "rb") as file:
        content = file.read()
    size = struct.unpack("<Q", content[:8])[0]
    header = json.loads(content[8:8 + size])
    tensors = {}
    for name, entry in header.items():
        if name == "__metadata__":
            continue
        begin, end = (8 + size + offset for offset in entry["data_offsets"])
        values = numpy.frombuffer(content[begin:end], TYPES[entry["dtype"]])
        tensors[name] = torch.from_numpy(values.copy()).reshape(entry["shape"])
    return tensors


class Network:
    """The blocks of a document as PyTorch functions."""

    def __init__(self, document):
        graph = json.load(open(document))["definitions"]["main"]
        self.blocks = graph["blocks"]
        self.sources = {wire["to"]: wire["from"].split(".")[0] for wire in graph["wires"]}

    def loss(self, weights, inputs, labels):
        name = next(n for n, b in self.blocks.items() if b["kind"].startswith("CrossEntropy"))
        scores = self.value(self.sources[name + ".in"], weights, inputs)
        return functional.cross_entropy(scores, labels)

    def value(self, name, weights, inputs):
        block = self.blocks[name]
        kind, parameters = block["kind"].split("@")[0], block.get("parameters", {})
        if kind == "Dataset":
            return inputs
        x = self.value(self.sources[name + ".in"], weights, inputs)
        weight, bias = weights.get(name + ".weight"), weights.get(name + ".bias")
        if kind == "Dense":
            return x @ weight + bias
        if kind == "Conv2D":
            padding = {"same": "same", "valid": "valid"}[parameters.get("padding", "same")]
            return functional.conv2d(x, weight.permute(3, 2, 0, 1), bias, padding=padding)
        if kind == "MaxPool2D":
            return functional.max_pool2d(x, parameters.get("window", [2, 2]))
        plain = {"ReLU": torch.relu, "Flatten": lambda v: v.flatten(1), "Dropout": lambda v: v}
        return plain[kind](x)


def batch_of(state, step, batch, dtype):
    count = len(state["targets"])
    rows = [(step * batch + i) % count for i in range(batch)]
    inputs = state["inputs"][rows].to(dtype)
    if inputs.dim() == 4:
        inputs = inputs.permute(0, 3, 1, 2) / 255
    return inputs, state["targets"][rows].long()


def weights_of(state, dtype):
    skipped = ("inputs", "targets")
    return {k: v.detach().clone().to(dtype).requires_grad_() for k, v in state.items() if k not in skipped and "/" not in k}


def first_gradients(network, state, batch):
    weights = weights_of(state, torch.float32)
    network.loss(weights, *batch_of(state, 0, batch, torch.float32)).backward()
    differences = {}
    for key, weight in weights.items():
        ours = state["gradient/" + key].to(torch.float32)
        differences[key] = float((weight.grad - ours).abs().max() / weight.grad.abs().max())
    return differences


def losses(network, state, batch, steps, rate):
    weights = weights_of(state, torch.float64)
    optimizer = torch.optim.Adam(weights.values(), rate)
    values = []
    for step in range(steps):
        optimizer.zero_grad()
        loss = network.loss(weights, *batch_of(state, step, batch, torch.float64))
        loss.backward()
        optimizer.step()
        values.append(float(loss))
    return values


def main():
    document, state_file, batch, steps, rate = sys.argv[1:]
    network, state = Network(document), read_safetensors(state_file)
    print(json.dumps({"gradients": first_gradients(network, state, int(batch)),
                      "losses": losses(network, state, int(batch), int(steps), float(rate))}))


main()
