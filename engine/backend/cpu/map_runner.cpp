// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backend/cpu/block_program.h"

namespace glassbox::cpu {

namespace {

template <class Scalar>
class MapRunner final : public Runner {
  public:
    MapRunner(const MapKernel& kernel, Machine& machine)
        : machine_(machine), program_(kernel.expression, kernel.extents, sources_of(kernel.inputs, machine),
                                      sources_of(kernel.outputs, machine), machine),
          chunks_(chunk_count(program_.total(), program_.cost())) {}

    void run() override {
        for_ranges(
            machine_, program_.total(), chunks_, program_.block(),
            [this](std::int64_t begin, std::int64_t end, int thread) { program_.run(begin, end, thread); });
    }

  private:
    Machine& machine_;
    BlockProgram<Scalar> program_;
    std::int64_t chunks_;
};

/// The segments of an update, neighbours whose memory goes on in the same order merged into one run.
template <class Scalar>
class UpdateRunner final : public Runner {
  public:
    UpdateRunner(const UpdateKernel& kernel, Machine& machine) : machine_(machine) {
        std::vector<BufferView> scalars;
        for (const int scalar : kernel.scalars) scalars.push_back(machine.buffer(scalar));
        for (const auto& run : merged(kernel, machine)) add_run(kernel.expression, run, scalars);
    }

    void run() override {
        if (work_ < 2 * chunk_work) {
            for (const Piece& piece : pieces_) run_piece(piece, 0);
            return;
        }
        machine_.pool->for_chunks(std::int64_t(pieces_.size()), [this](std::int64_t piece, int thread) {
            run_piece(pieces_[std::size_t(piece)], thread);
        });
    }

  private:
    using Run = std::vector<BufferView>; ///< Parameter, gradient, moments.
    struct Piece {
        BlockProgram<Scalar>* program;
        std::int64_t begin, end;
    };

    static std::int64_t padded(std::int64_t elements) {
        return (elements + group<Scalar> - 1) / group<Scalar> * group<Scalar>;
    }
    static std::vector<Run> merged(const UpdateKernel& kernel, const Machine& machine);
    void add_run(const Expression& expression, const Run& run, const std::vector<BufferView>& scalars);
    void run_piece(const Piece& piece, int thread) { piece.program->run(piece.begin, piece.end, thread); }

    Machine& machine_;
    std::vector<std::unique_ptr<BlockProgram<Scalar>>> programs_;
    std::vector<Piece> pieces_;
    std::int64_t work_ = 0;
};

template <class Scalar>
auto UpdateRunner<Scalar>::merged(const UpdateKernel& kernel, const Machine& machine) -> std::vector<Run> {
    std::vector<Run> runs;
    for (const UpdateSegment& segment : kernel.segments) {
        Run next{machine.buffer(segment.parameter), machine.buffer(segment.gradient)};
        for (const int slot : segment.moments) next.push_back(machine.buffer(slot));
        bool goes_on = !runs.empty();
        for (std::size_t i = 0; goes_on && i < next.size(); ++i) {
            const BufferView& before = runs.back()[i];
            const auto bytes = std::size_t(padded(before.elements)) * sizeof(Scalar);
            goes_on = before.data + bytes == next[i].data && before.storage == next[i].storage;
        }
        if (!goes_on) {
            runs.push_back(std::move(next));
            continue;
        }
        for (BufferView& view : runs.back()) view.elements = padded(view.elements) + segment.elements;
    }
    return runs;
}

template <class Scalar>
void UpdateRunner<Scalar>::add_run(const Expression& expression, const Run& run,
                                   const std::vector<BufferView>& scalars) {
    std::vector<Source> inputs, outputs;
    for (std::size_t i = 0; i < run.size(); ++i) {
        inputs.push_back({run[i], 0, {1}});
        if (i != 1) outputs.push_back({run[i], 0, {1}});
    }
    for (const BufferView& scalar : scalars) inputs.push_back({scalar, 0, {0}});
    programs_.push_back(
        std::make_unique<BlockProgram<Scalar>>(expression, std::vector<std::int64_t>{run[0].elements},
                                               std::move(inputs), std::move(outputs), machine_));
    BlockProgram<Scalar>* program = programs_.back().get();
    const std::int64_t chunks = chunk_count(program->total(), program->cost());
    work_ += program->total() * program->cost();
    for (std::int64_t chunk = 0; chunk < chunks; ++chunk) {
        const std::int64_t begin = chunk_begin(program->total(), chunks, chunk, program->block());
        const std::int64_t end = chunk_begin(program->total(), chunks, chunk + 1, program->block());
        if (begin < end) pieces_.push_back({program, begin, end});
    }
}

} // namespace

template <class Scalar>
RunnerPtr make_map(const MapKernel& kernel, Machine& machine) {
    return std::make_unique<MapRunner<Scalar>>(kernel, machine);
}
template <class Scalar>
RunnerPtr make_update(const UpdateKernel& kernel, Machine& machine) {
    return std::make_unique<UpdateRunner<Scalar>>(kernel, machine);
}

template RunnerPtr make_map<float>(const MapKernel&, Machine&);
template RunnerPtr make_map<double>(const MapKernel&, Machine&);
template RunnerPtr make_update<float>(const UpdateKernel&, Machine&);
template RunnerPtr make_update<double>(const UpdateKernel&, Machine&);

} // namespace glassbox::cpu
