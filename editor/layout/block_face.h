// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/document.h"
#include "editor/layout/thumbnail.h"

#include <optional>

namespace glassbox::editor {

/// How a port and its wire look: circle and solid, square and dashes, diamond and dots, triangle.
enum class PortLook : std::uint8_t { Real, Integer, Boolean, Loss };

enum class Wired : std::uint8_t { No, Yes };

struct PortFace {
    QString name;
    PortLook look = PortLook::Real;
    Wired wired = Wired::No;
};

struct ParameterFace {
    QString label;
    QString value;
    std::string id;
};

enum class FaceState : std::uint8_t { Fine, Warning, Problem, Unknown };

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
    FaceState state = FaceState::Fine;
    QString expected; ///< Of a problem: both shapes, or "".
    QString found;
    MapsOf maps = MapsOf::Channels;
    std::optional<WireType> output; ///< Of the first output, where it is typed.
};

BlockFace faceOf(const Document& document, const std::string& block);

/// The look of a typed wire; an untyped one looks as its port's kind.
PortLook portLook(const WireType* type, PortKind kind);

/// Text of a parameter's value as people read it: "2×2", "same", "0.001", the last part of a path.
QString valueText(const ParameterValue& value, ParameterKind kind);

/// Text of a wire's label: the shape without the batch, or the port's name for one number a sample.
QString wireText(const WireType& type, const std::string& port);

} // namespace glassbox::editor
