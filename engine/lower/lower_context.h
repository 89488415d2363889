// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/check/check.h"
#include "engine/ir/builder.h"

namespace glassbox {

/// For what a program is made; blocks lower differently where it matters (dropout, batch norm, data).
enum class Mode : std::uint8_t {
    Train,    ///< Batches gathered, shuffled, augmented; dropout on; statistics of the batch.
    Evaluate, ///< The held-out (or training) part in order, masked sums; dropout off; running statistics.
    Feed,     ///< Evaluation on samples that are fed: probe, act, gradient to a port, attack.
};

/// Whether an entry carries running statistics on.
enum class Statistics : std::uint8_t { Written, Kept };

/// What a block's lowering sees and says: one use of a block in one entry.
class LowerContext {
  public:
    LowerContext(ProgramBuilder& builder, const CheckedBlock& checked, const DataInfo* data, Mode mode,
                 Part part)
        : build(builder), block(checked), data_info(data), mode_(mode), part_(part) {}
    virtual ~LowerContext() = default;

    ProgramBuilder& build;
    const CheckedBlock& block;
    const DataInfo* data_info; ///< Of data blocks.

    Mode mode() const { return mode_; }
    Part part() const { return part_; }
    bool training() const { return mode_ == Mode::Train; }
    const Parameters& parameters() const { return block.parameters; }
    /// Key of something of this use in the store: "conv1.weight".
    std::string key(const std::string& name) const { return block.id + "." + name; }
    /// Stream of random numbers of this use.
    std::uint64_t stream(const std::string& name) const;

    /// The value at an input port (physical layout); no_value for an optional one without wire.
    virtual ValueId input(const std::string& port) const = 0;
    const WireType& input_type(const std::string& port) const;
    const WireType& output_type(const std::string& port) const;
    virtual void output(const std::string& port, ValueId value) = 0;

    /// A trainable tensor "BLOCK.name".
    ValueId parameter(const std::string& name, Shape shape, Initial initial);
    /// A running statistic; write_statistic() sets what it will be after the step (training only).
    ValueId statistic(const std::string& name, Shape shape, double initial);
    void write_statistic(const std::string& name, ValueId value);
    /// The live parameter `id` of this block as a rank-0 value of the state block.
    ValueId live(const std::string& id);

    /// A loss or metric from one number a sample, [N]: training gives the batch mean as the block's output
    /// (rank 0); evaluation also records the masked sum "sum:BLOCK", from which the host makes the mean over
    /// the whole part.
    ValueId mean_over_samples(ValueId per_sample);
    /// A loss block's per-sample objective whose gradient's sign with respect to any input is that of the
    /// loss but which does not underflow: for softmax cross-entropy log-sum-exp of the other logits minus the
    /// label's. [N].
    void attack_objective(ValueId per_sample);
    /// For data blocks: the pictures scaled to 0..1 before normalisation, where attacks act.
    void raw_input(ValueId value);
    /// For data blocks in Mode::Evaluate: 1 for true samples, [N].
    void sample_mask(ValueId mask);

    /// Set by the lowering of the graph; shared by all blocks of the entry.
    struct Shared {
        ValueId mask = no_value;
        Statistics statistics = Statistics::Written;
        std::vector<ValueId> objectives;
        std::map<std::string, ValueId> raw;
    };
    Shared* shared = nullptr;

    /// For optimizers: every trainable entry upstream of the loss, in the order of the store.
    std::vector<StoreEntry> scope;

  private:
    Mode mode_;
    Part part_;
};

/// How an optimizer block adds its update: the gradient ops for its scope and one Update op. `loss` is the
/// loss's value; `rule` gets builder and values of a scalar program (see UpdateAttributes) and returns the
/// new parameter and moments.
struct UpdateRule {
    std::vector<std::string> moments;
    std::vector<ValueId> scalars; ///< Values of the entry's program: rate, corrections.
    std::function<std::vector<ValueId>(ProgramBuilder&, ValueId parameter, ValueId gradient,
                                       const std::vector<ValueId>& moments,
                                       const std::vector<ValueId>& scalars)>
        rule;
};
void emit_update(LowerContext& context, ValueId loss, const UpdateRule& rule);

} // namespace glassbox
