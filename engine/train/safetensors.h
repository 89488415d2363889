// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/base/tensor.h"

#include <filesystem>
#include <map>
#include <string>

namespace glassbox {

/// What a safetensors file holds: tensors by name, and texts by name.
struct SafeTensors {
    std::map<std::string, Tensor> tensors;
    std::map<std::string, std::string> metadata;
};

/// Writes atomically; equal contents are equal files. Data stands in the order of element size (largest
/// first) and then name, so that every tensor is aligned. Error Unwritable.
Result<void> write_safetensors(const SafeTensors& content, const std::filesystem::path& file);

/// Reads F32, F64, I32 and U8 and enforces every rule of the format
/// (https://github.com/huggingface/safetensors, "Format"): see load_checkpoint(). BadFile.
Result<SafeTensors> read_safetensors(const std::filesystem::path& file);

} // namespace glassbox
