// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/data/content.h"
#include "engine/data/sample_set.h"

namespace glassbox {

/// Types of an IDX file by the third byte of its magic number; numbers are big endian.
enum class IdxType : std::uint8_t { U8 = 0x08, I8 = 0x09, I16 = 0x0B, I32 = 0x0C, F32 = 0x0D, F64 = 0x0E };

struct IdxHeader {
    IdxType type = IdxType::U8;
    std::vector<std::int64_t> extents;
    std::uint64_t offset = 0; ///< Where the numbers begin.
    std::uint64_t bytes = 0;  ///< How many bytes they take; the largest number where that overflows.
};

/// True for bytes that begin as an IDX file does: two zeros.
bool is_idx(std::string_view bytes);

/// The header at the start of `bytes`, at most 20 of them. BadFile: idx.truncated, idx.bad-type,
/// idx.bad-rank.
Result<IdxHeader> idx_header(const std::string& file, std::string_view bytes);

/// Pictures (rank 3: count, height, width; rank 4 with channels of at most 4 last, or else second) or rows
/// (rank 2) of an IDX file, with `info` for one sample. Pictures are U8, or F32 where they are real numbers
/// in 0..1. BadFile where the file does not hold exactly what its header declares.
struct IdxSamples {
    DataInfo info;
    Tensor values;
};
Result<IdxSamples> idx_samples(const Content& content);

/// Samples with labels (rank 1): integers are classes, real numbers are numbers to predict.
Result<SampleSet> idx_sample_set(const Content& inputs, const Content& labels);

} // namespace glassbox
