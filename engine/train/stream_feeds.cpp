// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/train/stream_feeds.h"

#include "engine/base/philox.h"

#include <algorithm>

namespace glassbox {

namespace {

constexpr int staged_batches = 4;

} // namespace

/// One data block's batches.
struct StreamFeeds::Stream {
    std::string block;
    BatchSourcePtr source;
    Part part = Part::Train;
    BatchOrder order = BatchOrder::Shuffled;
    std::int64_t batch = 1;
    std::int64_t population = 1;
    std::unique_ptr<Prefetcher> prefetcher;
    RunState expected; ///< The state in which the prefetcher's next batch is the right one.

    /// As BatchIndex chooses (op.h).
    std::int64_t row_of(std::uint64_t position, std::uint64_t seed) const {
        const auto count = std::uint64_t(population);
        switch (order) {
        case BatchOrder::Shuffled: {
            const std::uint64_t key = mix(seed, hash_text(block + ".order"));
            return std::int64_t(permuted(position % count, count, mix(key, position / count)));
        }
        case BatchOrder::InOrder: return std::int64_t(position % count);
        case BatchOrder::Once: return std::int64_t(std::min(position, count - 1));
        }
        return 0;
    }

    Tensor mask(std::uint64_t cursor) const {
        Tensor mask = Tensor::zeros(Storage::F32, {batch});
        auto values = mask.values<float>();
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = cursor + i < std::uint64_t(population) ? 1.0F : 0.0F;
        return mask;
    }

    void begin_at(const RunState& state) {
        prefetcher = std::make_unique<Prefetcher>(
            source, part, staged_batches, int(batch),
            [this, seed = state.seed](std::uint64_t position) { return row_of(position, seed); },
            state.cursor);
        expected = state;
    }

    Result<void> feed(Executable& executable) {
        const RunState state = executable.state();
        if (!prefetcher || state.cursor != expected.cursor || state.seed != expected.seed) begin_at(state);
        auto slot = prefetcher->next();
        if (!slot) return tl::unexpected(slot.error());
        expected.cursor += std::uint64_t(batch);
        const std::map<std::string, Tensor> values{{"stream:" + block + ".out", (*slot)->inputs},
                                                   {"stream:" + block + ".labels", (*slot)->targets},
                                                   {"stream:" + block + ".mask", mask(state.cursor)}};
        for (const auto& [name, buffer] : executable.plan().feeds)
            if (const auto value = values.find(name); value != values.end())
                executable.feed(
                    name, value->second.converted(executable.plan().buffers[std::size_t(buffer)].storage));
        return {};
    }
};

StreamFeeds::StreamFeeds(const CheckedGraph& graph, const Sources& sources, Part part, Order order,
                         std::int64_t batch) {
    for (const auto& [id, info] : graph.data()) {
        const auto source = sources.find(id);
        if (info.resident || source == sources.end()) continue;
        const bool shuffled = boolean(graph.find(id)->parameters, "shuffle");
        auto stream = std::make_unique<Stream>();
        stream->block = id;
        stream->source = source->second;
        stream->part = part;
        stream->batch = batch;
        stream->population = part == Part::Train ? info.train_count : info.test_count;
        stream->order =
            order == Order::Once ? BatchOrder::Once : (shuffled ? BatchOrder::Shuffled : BatchOrder::InOrder);
        streams_.push_back(std::move(stream));
    }
}

StreamFeeds::~StreamFeeds() = default;

Result<void> StreamFeeds::feed(Executable& executable) {
    for (const auto& stream : streams_)
        if (auto fed = stream->feed(executable); !fed) return fed;
    return {};
}

Result<void> run_steps(Executable& executable, StreamFeeds& feeds, int steps, std::vector<double>& recorded) {
    const int at_once = feeds.empty() ? steps : 1;
    for (int done = 0; done < steps; done += at_once) {
        if (auto fed = feeds.feed(executable); !fed) return fed;
        if (auto ran = executable.run(at_once); !ran) return ran;
        const auto values = executable.recorded();
        recorded.insert(recorded.end(), values.begin(), values.end());
    }
    return {};
}

} // namespace glassbox
