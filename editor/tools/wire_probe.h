// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/document.h"
#include "editor/scene/graph_scene.h"

#include <map>

namespace glassbox::editor {

/// What comes out of a port: its type, or else the kind that the port is of.
struct Carried {
    PortKind kind = PortKind::Any;
    const WireType* type = nullptr;
};
/// Nothing where there is no such output, or input.
std::optional<Carried> carriedBy(const Document& document, const PortRef& output);
std::optional<PortKind> inputKind(const Document& document, const PortRef& input);
/// Whether a port of a kind may take it, as far as kinds tell.
bool takes(PortKind wanted, const Carried& carried);

enum class Fit : std::uint8_t { Never, Refused, Fits };

/// What check() says of a wire that is not there yet.
struct Verdict {
    Fit fit = Fit::Never;
    std::optional<Diagnostic> reason; ///< Of a refusal.
    std::optional<WireType> carried;  ///< By the wire.
    std::optional<WireType> follows;  ///< Out of the block that the wire ends at.
    /// The kind of block that makes it fit, or "".
    std::string adapter() const;
};

/// A kind that a new block may have at the loose end of a wire, and the port that the wire takes there.
struct FittingKind {
    std::string kind;
    std::string port;
    std::optional<WireType> follows;
};

/// Its shape, where the one wire is enough to know it.
QString shapeText(const FittingKind& fitting);
/// Those whose shape is known come before those that wait for other wires.
int rankOf(const FittingKind& fitting);

/// Answers where the loose end of a wire may be put. Kinds of ports and circles are told apart at once; types
/// by a check of only the blocks that the two ends depend on, once for each port.
class WireProbe {
  public:
    /// `fixed` is the end that stays, on that side of its block. `lifted` is the wire that is being moved.
    WireProbe(const Document& document, const PortRef& fixed, Side side, std::optional<Wire> lifted = {});

    /// Whether the kinds of the ports and the order of the blocks allow it.
    bool mayFit(const PortRef& other, Side side) const;
    const Verdict& verdict(const PortRef& other);
    /// What was answered before; null where nobody asked.
    const Verdict* known(const PortRef& other) const {
        const auto found = verdicts_.find(other);
        return found == verdicts_.end() ? nullptr : &found->second;
    }
    bool isKnown(const PortRef& other) const { return verdicts_.contains(other); }
    Wire wireTo(const PortRef& other) const;
    /// All kinds that a new block may have, in the order of the palette.
    std::vector<FittingKind> fittingKinds() const;
    /// Milliseconds that the slowest check has taken so far.
    double slowest() const { return slowest_; }

  private:
    using Ids = std::set<std::string>;
    Ids reachableFrom(const std::string& block, Side direction) const;
    Verdict judge(const Wire& wire, const std::string& added) const;
    std::optional<FittingKind> fitting(const BlockSpec& spec) const;

    const Document& document_;
    PortRef fixed_;
    Side side_;
    std::optional<Wire> lifted_;
    std::optional<Carried> carried_; ///< Where the fixed end is an output.
    std::optional<PortKind> wanted_; ///< Where it is an input.
    mutable std::map<PortRef, bool> mayFit_;
    Ids behind_; ///< Blocks that a wire must not lead to: it would close a circle.
    std::map<PortRef, Verdict> verdicts_;
    double slowest_ = 0;
};

} // namespace glassbox::editor
