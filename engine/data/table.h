// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/data/sample_set.h"
#include "engine/data/table_layout.h"

namespace glassbox {

/// A separated text as samples: one column (`target`: a number from 0, negative from the end; else a header's
/// name; "" the last) is predicted, all others are features and must be numbers. A target of texts, or of at
/// most 100 distinct integers (each twice on average where there are more than 10), gives classes; any other
/// numbers to predict. BadFile with row and column of what is wrong, WrongCall for a column that is not
/// there.
Result<SampleSet> table_sample_set(const Content& content, const std::string& target);

/// The rows' features for a model that was trained on a table as `expected` tells: columns are found by their
/// names where both have them, else by their places; the target's column may be there and is ignored. F32
/// [rows, features].
Result<Tensor> table_features(const Content& content, const DataInfo& expected);

} // namespace glassbox
