// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/lower/lower_context.h"

namespace glassbox {

/// One batch of a data block.
struct DataValues {
    ValueId inputs = no_value;  ///< Pictures in 0..1, rows as they are.
    ValueId targets = no_value; ///< Integer [N] for classes, Real [N, targets] for numbers.
};

/// The batch as the mode asks: gathered from the resident part (store entries "ID.train.inputs",
/// "ID.train.targets", likewise "test"), streamed where the data do not fit (inputs "stream:ID.out",
/// "stream:ID.labels", and "stream:ID.mask" in evaluation; pictures as 0..255 where they rest as bytes), or
/// fed ("feed:ID.out", "feed:ID.labels"; pictures in 0..1). Evaluation sets the mask of true samples.
DataValues data_values(LowerContext& context);

/// Pictures moved by up to `shift` pixels, turned by up to `rotation` degrees and zoomed by 1 ± `scale`, anew
/// for each sample of each step; the value itself where all three are 0 or the data are no pictures.
ValueId augmented(LowerContext& context, ValueId pictures);

/// (x - mean) / deviation by channel or feature of the training part.
ValueId standardised(LowerContext& context, ValueId inputs);

} // namespace glassbox
