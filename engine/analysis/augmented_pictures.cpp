// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/augmented_pictures.h"

#include "engine/catalogue/catalogue.h"
#include "engine/lower/data_lowering.h"

namespace glassbox {

namespace {

constexpr const char* pictures_name = "pictures";

/// A data block on its own: nothing feeds it, and what it gives is not asked for.
class LoneData final : public LowerContext {
  public:
    using LowerContext::LowerContext;
    ValueId input(const std::string&) const override { return no_value; }
    void output(const std::string&, ValueId) override {}
};

Shape shape_of(const Tensor& pictures) {
    Shape shape{batch_extent};
    for (std::size_t axis = 1; axis < pictures.shape.size(); ++axis) shape.append(pictures.shape[axis]);
    return shape;
}

Program program_of(const DataInfo& info, const Parameters& parameters, const Tensor& pictures) {
    CheckedBlock block;
    block.id = "data";
    block.spec = find_block("Dataset");
    block.parameters = parameters;
    Program program;
    ProgramBuilder build(program);
    build.set_origin(block.id);
    LoneData context(build, block, &info, Mode::Train, Part::Train);
    const ValueId input = build.input(pictures_name, shape_of(pictures));
    build.output(pictures_name, augmented(context, input), Recorded::No);
    return program;
}

} // namespace

Result<Tensor> augmented_pictures(const DataInfo& info, const Parameters& parameters, const Tensor& pictures,
                                  std::uint64_t step, Backend& backend) {
    PlanOptions options;
    options.bindings.batch = pictures.shape.front();
    const Plan plan = make_plan(simplified(program_of(info, parameters, pictures)), options);
    auto store = backend.create_store(options.precision);
    if (!store) return tl::unexpected(store.error());
    if (auto extended = (*store)->extend(plan.store); !extended) return tl::unexpected(extended.error());
    auto executable = backend.compile(plan, *store);
    if (!executable) return tl::unexpected(executable.error());
    RunState state;
    state.step = step;
    (*executable)->set_state(state);
    (*executable)->feed(pictures_name, pictures);
    if (auto done = (*executable)->run(1); !done) return tl::unexpected(done.error());
    return (*executable)->output(pictures_name);
}

} // namespace glassbox
