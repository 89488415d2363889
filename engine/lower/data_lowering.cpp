// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lower/data_lowering.h"

#include "engine/base/result.h"
#include "engine/lower/named_order.h"

#include <algorithm>
#include <numbers>

namespace glassbox {

namespace {

Shape inputs_shape(const LowerContext& context) {
    return physical_shape(context.output_type("out"));
}

bool has_classes(const LowerContext& context) {
    return context.data_info->classes > 0;
}

Element target_element(const LowerContext& context) {
    return has_classes(context) ? Element::Integer : Element::Real;
}

Shape targets_shape(const LowerContext& context) {
    return has_classes(context) ? Shape{batch_extent} : Shape{batch_extent, context.data_info->targets};
}

/// A whole part of the data in the store: `of` with the number of samples in the place of the batch.
ValueId table(LowerContext& context, const std::string& name, const Shape& of, std::int64_t count,
              Element element, Storage storage) {
    Shape shape = of;
    shape[0] = count;
    return context.build.stored(
        {context.key(name), Role::Data, element, shape, storage, {}, context.block.id});
}

ValueId from_bytes(LowerContext& context, ValueId pictures) {
    const bool bytes = context.data_info->pictures && context.data_info->storage == Storage::U8;
    return bytes ? context.build.scale(pictures, 1.0 / 255.0) : pictures;
}

DataValues gathered(LowerContext& context, Part part, BatchOrder order) {
    ProgramBuilder& build = context.build;
    const DataInfo& info = *context.data_info;
    const bool train = part == Part::Train;
    const std::int64_t count = train ? info.train_count : info.test_count;
    const BatchIndexAttributes batch{order, count, context.stream("order")};
    if (order == BatchOrder::Once) context.sample_mask(build.batch_mask(batch));
    const std::string prefix = train ? "train." : "test.";
    const ValueId index = build.batch_index(batch);
    const ValueId inputs =
        table(context, prefix + "inputs", inputs_shape(context), count, Element::Real, info.storage);
    const ValueId targets =
        table(context, prefix + "targets", targets_shape(context), count, target_element(context),
              has_classes(context) ? Storage::I32 : Storage::F32);
    return {from_bytes(context, build.gather(inputs, index)), build.gather(targets, index)};
}

DataValues fed(LowerContext& context, const std::string& kind) {
    const std::string prefix = kind + ":" + context.block.id;
    return {context.build.input(prefix + ".out", inputs_shape(context)),
            context.build.input(prefix + ".labels", targets_shape(context), target_element(context))};
}

DataValues streamed(LowerContext& context) {
    DataValues values = fed(context, "stream");
    values.inputs = from_bytes(context, values.inputs);
    if (context.mode() == Mode::Evaluate)
        context.sample_mask(context.build.input("stream:" + context.block.id + ".mask", {batch_extent}));
    return values;
}

/// Uniform numbers in -limit..limit, one a sample; the constant 0 where the limit is.
ValueId uniform(LowerContext& context, const std::string& name, double limit) {
    ProgramBuilder& build = context.build;
    if (limit == 0) return build.constant(0);
    const ValueId random = build.random(Distribution::Uniform, context.stream(name), {batch_extent, 1});
    return build.scale(build.subtract(random, build.constant(0.5)), 2 * limit);
}

/// Standardising by one number for all channels, or by one for each.
ValueId of_channels(LowerContext& context, const std::string& name, const std::vector<double>& values) {
    ProgramBuilder& build = context.build;
    if (values.size() == 1) return build.constant(values[0]);
    Initial initial;
    initial.kind = Initial::Kind::Values;
    initial.values = values;
    const ValueId row =
        build.stored({context.key(name), Role::Data, Element::Real, Shape{1, std::int64_t(values.size())},
                      Storage::F32, initial, context.block.id});
    return build.gather(row, build.iota(Shape{1}, 0));
}

} // namespace

DataValues data_values(LowerContext& context) {
    GLASSBOX_ASSERT(context.data_info != nullptr, context.block.id);
    switch (context.mode()) {
    case Mode::Feed: return fed(context, "feed");
    case Mode::Train: {
        if (!context.data_info->resident) return streamed(context);
        const bool shuffle = boolean(context.parameters(), "shuffle");
        return gathered(context, Part::Train, shuffle ? BatchOrder::Shuffled : BatchOrder::InOrder);
    }
    case Mode::Evaluate:
        if (!context.data_info->resident) return streamed(context);
        return gathered(context, context.part(), BatchOrder::Once);
    }
    return {};
}

ValueId augmented(LowerContext& context, ValueId pictures) {
    ProgramBuilder& build = context.build;
    const double shift = real(context.parameters(), "shift");
    const double rotation = real(context.parameters(), "rotation") * std::numbers::pi / 180;
    const double scale = real(context.parameters(), "scale");
    if (!context.data_info->pictures || (shift == 0 && rotation == 0 && scale == 0)) return pictures;
    const ValueId angle = uniform(context, "rotation", rotation);
    const ValueId zoom = build.add(uniform(context, "scale", scale), build.constant(1));
    // The map goes from a place of the result to the place in the source, so it divides by the zoom.
    const ValueId cosine = build.divide(build.map(ScalarFunction::Cos, {angle}), zoom);
    const ValueId sine = build.divide(build.map(ScalarFunction::Sin, {angle}), zoom);
    std::vector<ValueId> columns = {cosine,
                                    sine,
                                    uniform(context, "shift-x", shift),
                                    build.map(ScalarFunction::Negate, {sine}),
                                    cosine,
                                    uniform(context, "shift-y", shift)};
    for (ValueId& column : columns)
        if (build.shape(column).rank() == 0) column = filled(build, column, {batch_extent, 1});
    return build.warp(pictures, build.concat(columns, 1));
}

ValueId standardised(LowerContext& context, ValueId inputs) {
    ProgramBuilder& build = context.build;
    const ValueId mean = of_channels(context, "mean", context.data_info->mean);
    const ValueId deviation = of_channels(context, "deviation", context.data_info->deviation);
    return build.divide(build.subtract(inputs, mean), deviation);
}

} // namespace glassbox
