// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/lowered_block.h"

#include "engine/base/result.h"

namespace glassbox::reference {

namespace {

TypeRequest request_of(const Parameters& parameters, const Sample& sample, const DataInfo* data) {
    TypeRequest request{parameters, {}, data};
    request.inputs.assign(sample.inputs.begin(), sample.inputs.end());
    return request;
}

class LoneContext final : public LowerContext {
  public:
    LoneContext(ProgramBuilder& build, LoweredBlock& lowered, const LowerOptions& options)
        : LowerContext(build, lowered.block, options.data, options.mode, options.part), lowered_(lowered) {
        shared = &lowered.shared;
    }
    ValueId input(const std::string& port) const override { return lowered_.inputs.at(port); }
    void output(const std::string& port, ValueId value) override {
        const WireType& type = output_type(port);
        GLASSBOX_ASSERT(build.shape(value) == physical_shape(type) && build.element(value) == type.element,
                        block.spec->id + "." + port + " " + to_string(build.shape(value)));
        lowered_.outputs[port] = value;
    }

  private:
    LoweredBlock& lowered_;
};

} // namespace

TypeAnswer type_of(const BlockSpec& spec, const Sample& sample, const DataInfo* data) {
    const Parameters parameters = complete_parameters(spec, sample.parameters);
    return spec.type(request_of(parameters, sample, data));
}

LoweredBlock lower_alone(const BlockSpec& spec, const Sample& sample, const LowerOptions& options) {
    LoweredBlock lowered;
    CheckedBlock& block = lowered.block;
    block.id = std::string("b");
    block.spec = &spec;
    block.parameters = complete_parameters(spec, sample.parameters);
    block.ports = spec.ports(block.parameters);
    block.input_types.assign(sample.inputs.begin(), sample.inputs.end());
    TypeAnswer answer = type_of(spec, sample, options.data);
    GLASSBOX_ASSERT(answer.problems.empty(), spec.id + ": " + answer.problems.front().id);
    block.output_types = std::move(answer.outputs);
    block.typed = true;
    ProgramBuilder build(lowered.program);
    build.set_origin(block.id);
    for (std::size_t i = 0; i < sample.inputs.size(); ++i) {
        const std::string& port = block.ports.inputs.at(i).id;
        const WireType& type = sample.inputs[i];
        lowered.inputs[port] =
            build.input(std::string("in:").append(port), physical_shape(type), type.element);
    }
    LoneContext context(build, lowered, options);
    spec.lower(context);
    GLASSBOX_ASSERT(lowered.outputs.size() == block.ports.outputs.size(), spec.id);
    return lowered;
}

} // namespace glassbox::reference
