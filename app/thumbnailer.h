// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis_service.h"
#include "editor/layout/thumbnail.h"

#include <set>

namespace glassbox::app {

/// What blocks put out for one sample, by block.
using Pictures = std::map<std::string, editor::Thumbnail>;

/// What the blocks of a model can show of one sample: computed by the analysis.
class Thumbnailer {
  public:
    Thumbnailer() = default;
    Thumbnailer(const CheckedGraph& graph, const Sources& sources);

    /// Blocks that have a thumbnail.
    std::set<std::string> blocks() const;
    /// The pictures that do not depend on parameters: the chosen sample of each data block and those after
    /// it.
    Pictures dataPictures(std::int64_t row) const;
    /// The thumbnails for a held-out sample; empty where it cannot be read.
    Pictures make(AnalysisSession& session, std::int64_t row) const;

  private:
    std::vector<PortRef> ports_; ///< The first output of each block that is shown.
    std::vector<std::string> data_;
    Sources sources_;
};

/// One sample of every source, raw, as the analysis is fed: held-out sample `row` (around the end of the
/// part), or one of the training part where nothing is held out. A source that cannot be read is not in it.
std::map<std::string, Tensor> sampleInputs(const Sources& sources, std::int64_t row, std::int64_t count = 1);

/// The thumbnail of one sample's values [1, ...] (physical layout) of a typed output; kind None where it has
/// none.
editor::Thumbnail thumbnailOf(const WireType& type, const Tensor& values);
/// Samples of pictures [rows, H, W, C] in 0..1 side by side.
editor::Thumbnail pictureThumbnail(const Tensor& pictures);

} // namespace glassbox::app
