// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ir/program.h"

namespace glassbox {

/// An op whose inputs exist, whose number of inputs is in range and whose attributes are of its kind.
struct ShapeQuestion {
    const Program& program;
    const Op& op;

    int count() const { return int(op.inputs.size()); }
    const Shape& shape(int input) const { return program.op(op.inputs[std::size_t(input)]).shape; }
    Element element(int input) const { return program.op(op.inputs[std::size_t(input)]).element; }
    template <class T>
    const T& attributes() const {
        return std::get<T>(op.attributes);
    }
};

using ShapeRule = Inferred (*)(const ShapeQuestion&);

/// The table of shape rules: one function for each kind of op.
ShapeRule shape_rule(OpKind kind);

// Rules of pictures, in picture_shape_rules.cpp.
Inferred infer_convolve(const ShapeQuestion& question);
Inferred infer_window(const ShapeQuestion& question);
Inferred infer_warp(const ShapeQuestion& question);

/// "real", "integer", "boolean".
const char* name_of(Element element);
/// The answer that tells a misfit.
Inferred misfit(std::string problem);
/// A misfit unless all inputs are Real; empty problem else.
std::string needs_real(const ShapeQuestion& question);

} // namespace glassbox
