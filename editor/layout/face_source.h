// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/document.h"
#include "editor/edits/edits.h"

#include <optional>

namespace glassbox::editor {

/// Everything of the document that a block's face is made of: equal sources have equal faces.
struct FaceSource {
    std::string id;
    Block block;
    std::vector<std::pair<std::string, std::optional<WireType>>> wiredInputs; ///< By port.
    std::vector<std::string> wiredOutputs;
    std::vector<WireType> outputs;    ///< Types, in the order of the ports; empty where it has none.
    std::optional<Severity> severity; ///< Of its gravest diagnostic but hints, the first of them.
    Message finding;                  ///< Of that one.
    std::string expected;
    std::string found;
    std::int64_t weights = 0;
    std::int64_t allWeights = 0; ///< Of the document, for optimizers.
    std::int64_t trainCount = 0; ///< Of data.
    std::int64_t testCount = 0;
    Fold fold = Fold::Open;
    bool operator==(const FaceSource&) const = default;
};

/// Looks up the sources of many faces of one document without walking its lists for each. For one moment: the
/// document must not change meanwhile.
class FaceSources {
  public:
    explicit FaceSources(const Document& document);
    FaceSource of(const std::string& id) const;

  private:
    void addWires(FaceSource& source) const;
    void addFindings(FaceSource& source) const;

    const Document& document_;
    std::vector<const Wire*> byTarget_; ///< Sorted by where they end.
    std::map<std::string, const Diagnostic*> gravest_;
};

} // namespace glassbox::editor
