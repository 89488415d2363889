// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/layout/face_source.h"
#include "editor/layout/thumbnail.h"

namespace glassbox::editor {

/// How a port and its wire look: circle and solid, square and dashes, diamond and dots, triangle.
enum class PortLook : std::uint8_t { Real, Integer, Boolean, Loss };

enum class Wired : std::uint8_t { No, Yes };

struct PortFace {
    QString name;
    PortLook look = PortLook::Real;
    Wired wired = Wired::No;
    std::string id = {};
    QString label = {}; ///< What stands beside it: its name, or as much of that as there is room for.
};

struct ParameterFace {
    QString label;
    QString value;
    std::string id = {};
};

enum class FaceState : std::uint8_t { Fine, Warning, Problem, Unknown };

/// What training does with a block: trains it, uses it as it is, or passes by.
enum class Standing : std::uint8_t { Trained, Frozen, Muted };

/// A sign at the right end of the header.
enum class Badge : std::uint8_t { Problem, Warning, Unknown, Frozen, Muted };

/// What stands on one block, in words and kinds: everything its geometry and its painting need, and nothing
/// of the model itself.
struct BlockFace {
    QString title;
    QString icon;
    Category category = Category::Shape;
    std::vector<PortFace> inputs;
    std::vector<PortFace> outputs;
    std::vector<ParameterFace> parameters; ///< At most two.
    QString footer;                        ///< The outgoing shape.
    QString footerDetail;                  ///< Weights.
    std::int64_t weights = 0;              ///< Trainable numbers.
    FaceState state = FaceState::Fine;
    Standing standing = Standing::Trained;
    Fold fold = Fold::Open;
    QString expected; ///< Of a problem: both shapes, or "".
    QString found;
    MapsOf maps = MapsOf::Channels;
    std::optional<WireType> output; ///< Of the first output, where it is typed.
    /// Whether expected and actual shape stand in place of the thumbnail.
    bool hasReason() const { return state == FaceState::Problem && !expected.isEmpty(); }
};

/// The signs in the header, from the right.
std::vector<Badge> badgesOf(const BlockFace& face);

BlockFace faceOf(const FaceSource& source);
/// The same for one block alone.
BlockFace faceOf(const Document& document, const std::string& block);

/// The look of a typed wire; an untyped one looks as its port's kind.
PortLook portLook(const WireType* type, PortKind kind);

/// Text of a parameter's value as people read it: "2×2", "same", "0.001", the last part of a path.
QString valueText(const ParameterValue& value, ParameterKind kind);

/// Text of a wire's label: the shape without the batch, or the port's name for one number a sample.
QString wireText(const WireType& type, const std::string& port);

} // namespace glassbox::editor
