// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backend/cpu/block_program.h"
#include "engine/backend/cpu/contraction.h"

namespace glassbox::cpu {

namespace {

/// The fused element-wise part of a contraction, run on rows as they are finished.
template <class Scalar>
class Epilogue {
  public:
    Epilogue(const std::optional<MapKernel>& kernel, Machine& machine) {
        if (!kernel) return;
        program_ = std::make_unique<BlockProgram<Scalar>>(kernel->expression, kernel->extents,
                                                          sources_of(kernel->inputs, machine),
                                                          sources_of(kernel->outputs, machine), machine);
        done_ = [program = program_.get()](std::int64_t begin, std::int64_t end, int thread) {
            program->run(begin, end, thread);
        };
    }
    const RowsDone& done() const { return done_; }

  private:
    std::unique_ptr<BlockProgram<Scalar>> program_;
    RowsDone done_;
};

template <class Scalar>
class ContractRunner final : public Runner {
  public:
    ContractRunner(const ContractKernel& kernel, Machine& machine)
        : machine_(machine), contraction_(kernel), epilogue_(kernel.epilogue, machine),
          a_(machine.data<Scalar>(kernel.a) + kernel.a_offset),
          b_(machine.data<Scalar>(kernel.b) + kernel.b_offset), c_(machine.data<Scalar>(kernel.c)) {
        machine.need_scratch(contraction_.scratch_bytes());
    }
    void run() override {
        contraction_.run(a_, b_, c_, machine_.shared_scratch, *machine_.pool, epilogue_.done());
    }

  private:
    Machine& machine_;
    Contraction<Scalar> contraction_;
    Epilogue<Scalar> epilogue_;
    const Scalar* a_;
    const Scalar* b_;
    Scalar* c_;
};

template <class Scalar>
class ConvolveRunner final : public Runner {
  public:
    ConvolveRunner(const ConvolveKernel& kernel, Machine& machine)
        : machine_(machine), convolution_(kernel), epilogue_(kernel.epilogue, machine),
          first_(machine.data<Scalar>(kernel.first)), second_(machine.data<Scalar>(kernel.second)),
          result_(machine.data<Scalar>(kernel.result)) {
        machine.need_scratch(convolution_.scratch_bytes());
    }
    void run() override {
        convolution_.run(first_, second_, result_, machine_.shared_scratch, *machine_.pool, epilogue_.done());
    }

  private:
    Machine& machine_;
    Convolution<Scalar> convolution_;
    Epilogue<Scalar> epilogue_;
    const Scalar* first_;
    const Scalar* second_;
    Scalar* result_;
};

} // namespace

template <class Scalar>
RunnerPtr make_contract(const ContractKernel& kernel, Machine& machine) {
    return std::make_unique<ContractRunner<Scalar>>(kernel, machine);
}
template <class Scalar>
RunnerPtr make_convolve(const ConvolveKernel& kernel, Machine& machine) {
    return std::make_unique<ConvolveRunner<Scalar>>(kernel, machine);
}

template RunnerPtr make_contract<float>(const ContractKernel&, Machine&);
template RunnerPtr make_contract<double>(const ContractKernel&, Machine&);
template RunnerPtr make_convolve<float>(const ConvolveKernel&, Machine&);
template RunnerPtr make_convolve<double>(const ConvolveKernel&, Machine&);

} // namespace glassbox::cpu
