// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/signal_flow.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace glassbox {

namespace {

/// "signal:relu.out" -> "relu.out" where the prefix fits.
std::optional<std::string> after(const std::string& prefix, const std::string& name) {
    if (!name.starts_with(prefix)) return std::nullopt;
    return name.substr(prefix.size());
}

PortRef port_of(const std::string& text) {
    const std::size_t dot = text.rfind('.');
    return {text.substr(0, dot), text.substr(dot + 1)};
}

/// What the data blocks feed: rows begin, begin+1, ... of each training part.
Result<std::map<std::string, Tensor>> feeds_of(const AnalysisSession& session, std::int64_t begin,
                                               std::int64_t count) {
    std::map<std::string, Tensor> feeds;
    for (const auto& [block, info] : session.graph().data()) {
        const auto source = session.sources().find(block);
        if (source == session.sources().end() || info.train_count < 1)
            return fail(ErrorCode::WrongModel, "attack.no-data", {{"block", block}});
        std::vector<std::int64_t> rows;
        for (std::int64_t i = 0; i < count; ++i) rows.push_back((begin + i) % info.train_count);
        auto batch = raw_batch(*source->second, Part::Train, rows);
        if (!batch) return tl::unexpected(batch.error());
        feeds["feed:" + block + ".out"] = std::move(batch->inputs);
        feeds["feed:" + block + ".labels"] = std::move(batch->targets);
    }
    return feeds;
}

/// Sums of squares of the gradients of a block's parameters, and how many numbers these are.
struct Total {
    double squares = 0;
    double count = 0;
};

} // namespace

Result<SignalFlow> signal_flow(AnalysisSession& session, std::int64_t begin, std::int64_t samples) {
    const auto wanted = std::uint64_t(std::clamp<std::int64_t>(samples, 1, 128));
    const auto count = std::int64_t(std::bit_floor(wanted));
    auto feeds = feeds_of(session, begin, count);
    if (!feeds) return tl::unexpected(feeds.error());
    const EntryRequest request{EntryRequest::Kind::WireGradients, Part::Train, {}};
    auto squares = session.run_whole(request, *feeds, count);
    if (!squares) return tl::unexpected(squares.error());
    const std::map<std::string, StoreEntry> entries = session.store();
    SignalFlow flow;
    flow.samples = count;
    std::map<std::string, Total> totals;
    for (const auto& [name, tensor] : *squares) {
        const double square = tensor.as_double().front();
        if (const auto port = after("signal:", name)) flow.wires[port_of(*port)].signal = std::sqrt(square);
        if (const auto port = after("backward:", name))
            flow.wires[port_of(*port)].gradient = std::sqrt(square);
        if (const auto key = after("parameter:", name)) {
            const StoreEntry& entry = entries.at(*key);
            const double numbers = double(entry.shape.size());
            totals[entry.block].squares += square * numbers;
            totals[entry.block].count += numbers;
        }
    }
    for (const auto& [block, total] : totals) flow.blocks[block] = std::sqrt(total.squares / total.count);
    return flow;
}

} // namespace glassbox
