// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/data/sample_set.h"

#include <cstring>

namespace glassbox {

namespace {

enum class Residence { Resident, Streamed };

/// Copies rows of a dense tensor one after the other.
void gather(const Tensor& from, std::span<const std::int64_t> rows, std::span<const std::int64_t> part,
            Tensor& to) {
    prepare_batch(to, from.storage, std::int64_t(rows.size()), std::span(from.shape).subspan(1));
    const std::size_t stride = from.bytes.size() / std::size_t(from.shape[0]);
    std::byte* target = to.bytes.data();
    for (const std::int64_t row : rows) {
        GLASSBOX_ASSERT(row >= 0 && row < std::int64_t(part.size()), std::to_string(row));
        std::memcpy(target, from.bytes.data() + std::size_t(part[std::size_t(row)]) * stride, stride);
        target += stride;
    }
}

/// All samples in one pair of tensors; the parts are lists of their rows.
class MemorySource final : public BatchSource {
  public:
    MemorySource(SampleSet set, Split split, Residence residence)
        : set_(std::move(set)), split_(std::move(split)), residence_(residence) {
        set_.info.train_count = std::int64_t(split_.train.size());
        set_.info.test_count = std::int64_t(split_.test.size());
    }

    const DataInfo& info() const override { return set_.info; }
    bool resident() const override { return residence_ == Residence::Resident; }

    Result<void> fetch(Part part, std::span<const std::int64_t> rows, Tensor& inputs,
                       Tensor& targets) const override {
        const auto& places = part == Part::Train ? split_.train : split_.test;
        gather(set_.inputs, rows, places, inputs);
        gather(set_.targets, rows, places, targets);
        return {};
    }

  private:
    SampleSet set_;
    Split split_;
    Residence residence_;
};

Tensor joined(Tensor first, const Tensor& second) {
    GLASSBOX_ASSERT(first.storage == second.storage && first.shape.size() == second.shape.size(),
                    "parts of different kind");
    first.bytes.insert(first.bytes.end(), second.bytes.begin(), second.bytes.end());
    first.shape[0] += second.shape[0];
    return first;
}

} // namespace

Result<BatchSourcePtr> source_of(SampleSet set, double test, std::int64_t memory) {
    std::span<const std::int32_t> labels;
    if (set.info.classes > 0) labels = std::as_const(set.targets).values<std::int32_t>();
    auto split = split_rows(labels, set.inputs.shape[0], test);
    if (!split) return tl::unexpected(split.error());
    Moments moments(channels_of(set.info));
    const std::size_t stride = set.inputs.bytes.size() / std::size_t(set.inputs.shape[0]);
    for (const std::int64_t row : split->train)
        add_sample(moments, set.inputs.storage,
                   std::span(set.inputs.bytes).subspan(std::size_t(row) * stride, stride));
    moments.store(set.info);
    const double bytes = double(set.inputs.bytes.size() + set.targets.bytes.size());
    const Residence residence = bytes <= double(memory) * 1048576 ? Residence::Resident : Residence::Streamed;
    return std::make_shared<MemorySource>(std::move(set), *std::move(split), residence);
}

BatchSourcePtr memory_source(DataInfo info, Tensor train_inputs, Tensor train_targets, Tensor test_inputs,
                             Tensor test_targets) {
    GLASSBOX_ASSERT(train_inputs.shape.at(0) == train_targets.shape.at(0) &&
                        test_inputs.shape.at(0) == test_targets.shape.at(0),
                    "inputs and targets of different counts");
    Split split;
    const std::int64_t train = train_inputs.shape[0];
    for (std::int64_t row = 0; row < train; ++row) split.train.push_back(row);
    for (std::int64_t row = 0; row < test_inputs.shape[0]; ++row) split.test.push_back(train + row);
    SampleSet set{std::move(info), joined(std::move(train_inputs), test_inputs),
                  joined(std::move(train_targets), test_targets)};
    return std::make_shared<MemorySource>(std::move(set), std::move(split), Residence::Resident);
}

DataInfos infos_of(const Sources& sources) {
    DataInfos infos;
    for (const auto& [id, source] : sources) {
        DataInfo info = source->info();
        info.resident = source->resident();
        infos.emplace(id, std::move(info));
    }
    return infos;
}

} // namespace glassbox
