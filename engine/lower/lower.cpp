// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lower/lower.h"

#include "engine/autodiff/differentiate.h"
#include "engine/lower/rate_schedule.h"

#include <algorithm>
#include <set>

namespace glassbox {

namespace {

/// The values that the blocks of one entry have made so far.
using PortValues = std::map<PortRef, ValueId>;

/// A block's view of the entry being lowered.
class GraphContext final : public LowerContext {
  public:
    GraphContext(ProgramBuilder& builder, const CheckedBlock& checked, const DataInfo* data, Mode mode,
                 Part part, PortValues& values)
        : LowerContext(builder, checked, data, mode, part), values_(values) {}

    ValueId input(const std::string& port) const override {
        for (std::size_t i = 0; i < block.ports.inputs.size(); ++i) {
            if (block.ports.inputs[i].id != port) continue;
            return block.sources[i] ? values_.at(*block.sources[i]) : no_value;
        }
        GLASSBOX_ASSERT(false, key(port));
    }
    void output(const std::string& port, ValueId value) override {
        const Shape expected = physical_shape(output_type(port));
        GLASSBOX_ASSERT(build.shape(value) == expected,
                        key(port) + " " + to_string(build.shape(value)) + " " + to_string(expected));
        values_[{block.id, port}] = value;
    }

  private:
    PortValues& values_;
};

class EntryLowering {
  public:
    EntryLowering(const CheckedGraph& graph, const EntryRequest& request)
        : graph_(graph), request_(request), builder_(program_), goals_(goal_blocks(graph)) {}

    Program lower() {
        for (const CheckedBlock& block : graph_.blocks())
            if (wanted(block)) lower_block(block);
        builder_.set_origin("");
        if (shared_.mask != no_value) builder_.output("count", builder_.sum_all(shared_.mask), Recorded::Yes);
        switch (request_.kind) {
        case EntryRequest::Kind::Phase:
        case EntryRequest::Kind::Rates:
        case EntryRequest::Kind::Evaluate: break;
        case EntryRequest::Kind::Probe: add_probes(); break;
        case EntryRequest::Kind::Gradient: add_input_gradients(); break;
        case EntryRequest::Kind::ParameterGradients: add_parameter_gradients(); break;
        case EntryRequest::Kind::WireGradients: add_wire_gradients(); break;
        }
        return std::move(program_);
    }

  private:
    Mode mode() const {
        switch (request_.kind) {
        case EntryRequest::Kind::Phase:
        case EntryRequest::Kind::Rates:
        case EntryRequest::Kind::ParameterGradients: return Mode::Train;
        case EntryRequest::Kind::Evaluate: return Mode::Evaluate;
        case EntryRequest::Kind::Probe:
        case EntryRequest::Kind::Gradient:
        case EntryRequest::Kind::WireGradients: return Mode::Feed;
        }
        return Mode::Train;
    }

    /// Probes lower only what their ports depend on; other entries everything but optimizers that they do not
    /// need.
    bool wanted(const CheckedBlock& block) {
        if (!block.typed || (block.muted && block.output_types.empty())) return false;
        if (block.spec->is_data && mode() != Mode::Feed && !is_read(block.id)) return false;
        if (block.spec->is_optimizer) return mode() == Mode::Train;
        if (request_.kind == EntryRequest::Kind::Rates) return false;
        if (request_.kind != EntryRequest::Kind::Probe) return true;
        if (needed_.empty()) find_needed();
        return needed_.contains(block.id);
    }

    bool is_read(const std::string& id) const {
        return std::any_of(graph_.blocks().begin(), graph_.blocks().end(), [&](const CheckedBlock& block) {
            return std::any_of(block.sources.begin(), block.sources.end(),
                               [&](const auto& source) { return source && source->block == id; });
        });
    }

    void find_needed() {
        for (const PortRef& port : request_.outputs) needed_.insert(port.block);
        const auto& blocks = graph_.blocks();
        for (auto block = blocks.rbegin(); block != blocks.rend(); ++block)
            if (needed_.contains(block->id))
                for (const auto& source : block->sources)
                    if (source) needed_.insert(source->block);
    }

    void lower_block(const CheckedBlock& block) {
        if (block.muted) {
            values_[{block.id, block.ports.outputs.front().id}] = values_.at(*block.sources.front());
            if (mode() == Mode::Train) record(block);
            if (mode() == Mode::Evaluate) record_made_of_losses(block);
            return;
        }
        builder_.set_origin(block.id);
        const auto data = graph_.data().find(block.id);
        GraphContext context(builder_, block, data == graph_.data().end() ? nullptr : &data->second, mode(),
                             request_.part, values_);
        shared_.statistics = request_.kind == EntryRequest::Kind::Phase && !block.frozen ? Statistics::Written
                                                                                         : Statistics::Kept;
        context.shared = &shared_;
        // What no goal depends on has no say in how many samples count.
        LowerContext::Shared own;
        if (block.spec->is_data && !goals_.contains(block.id)) context.shared = &own;
        if (block.spec->is_optimizer) {
            lower_optimizer(block, context);
            return;
        }
        block.spec->lower(context);
        if (mode() == Mode::Train) record(block);
        if (mode() == Mode::Evaluate) record_made_of_losses(block);
    }

    /// A loss that is made of others has its mean over the part as the mean of the batches' values, each
    /// weighted by its samples.
    void record_made_of_losses(const CheckedBlock& block) {
        const bool loss = !block.output_types.empty() && block.output_types.front().is_loss;
        if (!loss || (block.spec->category == Category::Loss && !block.muted) || shared_.mask == no_value)
            return;
        const ValueId value = values_.at({block.id, block.ports.outputs.front().id});
        builder_.output("sum:" + block.id, builder_.multiply(value, builder_.sum_all(shared_.mask)),
                        Recorded::Yes);
    }

    void record(const CheckedBlock& block) {
        for (std::size_t i = 0; i < block.output_types.size(); ++i) {
            const ValueId value = values_.at({block.id, block.ports.outputs[i].id});
            if (block.output_types[i].is_loss) builder_.output("loss:" + block.id, value, Recorded::Yes);
            if (block.measures()) builder_.output("metric:" + block.id, value, Recorded::Yes);
        }
    }

    void lower_optimizer(const CheckedBlock& block, GraphContext& context) {
        if (request_.kind == EntryRequest::Kind::Rates) {
            if (block.parameters.contains("rate"))
                builder_.output("rate:" + block.id, scheduled_rate(context), Recorded::Yes);
            return;
        }
        GLASSBOX_ASSERT(block.sources[0].has_value(), block.id);
        context.scope = scope_of(*block.sources[0]);
        scope_ = context.scope;
        loss_ = context.input(block.ports.inputs[0].id);
        if (request_.kind == EntryRequest::Kind::Phase) block.spec->lower(context);
    }

    /// Trainable entries of the blocks upstream of a loss, in the order of the store.
    std::vector<StoreEntry> scope_of(const PortRef& loss) const {
        std::set<std::string> upstream{loss.block};
        const auto& blocks = graph_.blocks();
        for (auto block = blocks.rbegin(); block != blocks.rend(); ++block)
            if (upstream.contains(block->id))
                for (const auto& source : block->sources)
                    if (source) upstream.insert(source->block);
        std::vector<StoreEntry> scope;
        std::copy_if(program_.store.begin(), program_.store.end(), std::back_inserter(scope),
                     [&](const StoreEntry& e) {
                         return e.role == Role::Parameter && upstream.contains(e.block) &&
                                !graph_.find(e.block)->frozen;
                     });
        return scope;
    }

    void add_probes() {
        for (const PortRef& port : request_.outputs)
            builder_.output("port:" + to_string(port), values_.at(port));
    }

    void add_input_gradients() {
        ValueId total = no_value;
        for (const ValueId objective : shared_.objectives) {
            const ValueId sum = builder_.sum_all(objective);
            total = total == no_value ? sum : builder_.add(total, sum);
        }
        if (total == no_value) return;
        for (const auto& [block, raw] : shared_.raw)
            builder_.output("gradient:" + block, builder_.gradient(total, raw));
    }

    void add_parameter_gradients() {
        if (loss_ == no_value) return;
        for (const StoreEntry& entry : scope_)
            builder_.output("gradient:" + entry.key, builder_.gradient(loss_, builder_.stored(entry)));
    }

    void add_mean_square(const std::string& name, ValueId value) {
        const ValueId sum = builder_.sum_all(builder_.multiply(value, value));
        builder_.output(name, builder_.divide(sum, builder_.size_of(builder_.shape(value).count())));
    }

    void add_wire_gradients() {
        std::set<PortRef> leaving;
        std::set<PortRef> losses;
        for (const CheckedBlock& block : graph_.blocks()) {
            for (const auto& source : block.sources)
                if (source && values_.contains(*source)) leaving.insert(*source);
            if (block.trains() && block.sources[0] && values_.contains(*block.sources[0]))
                losses.insert(*block.sources[0]);
        }
        ValueId total = no_value;
        for (const PortRef& loss : losses)
            total = total == no_value ? values_.at(loss) : builder_.add(total, values_.at(loss));
        for (const PortRef& port : leaving) {
            const ValueId value = values_.at(port);
            if (builder_.element(value) != Element::Real) continue;
            add_mean_square("signal:" + to_string(port), value);
            if (total != no_value)
                add_mean_square("backward:" + to_string(port), builder_.gradient(total, value));
        }
        std::set<std::string> done;
        for (const PortRef& loss : losses)
            for (const StoreEntry& entry : scope_of(loss))
                if (done.insert(entry.key).second)
                    add_mean_square("parameter:" + entry.key,
                                    builder_.gradient(total, builder_.stored(entry)));
    }

    const CheckedGraph& graph_;
    const EntryRequest& request_;
    Program program_;
    ProgramBuilder builder_;
    PortValues values_;
    LowerContext::Shared shared_;
    std::set<std::string> goals_;
    std::set<std::string> needed_;
    std::vector<StoreEntry> scope_;
    ValueId loss_ = no_value;
};

} // namespace

Program lower_without_gradients(const CheckedGraph& graph, const EntryRequest& request) {
    Program program = EntryLowering(graph, request).lower();
    assert_valid(program, Stage::Lowered);
    return program;
}

Program lower(const CheckedGraph& graph, const EntryRequest& request) {
    Program expanded = expand_gradients(lower_without_gradients(graph, request));
    assert_valid(expanded, Stage::Differentiated);
    Program program = simplified(expanded);
    assert_valid(program, Stage::Differentiated);
    return program;
}

const Program& Module::entry(const EntryRequest& request) {
    auto found = entries_.find(request);
    if (found == entries_.end()) found = entries_.emplace(request, lower(graph_, request)).first;
    return found->second;
}

std::vector<StoreEntry> Module::store() {
    std::vector<StoreEntry> kept;
    for (const StoreEntry& entry : entry({EntryRequest::Kind::Phase, Part::Train, {}}).store)
        if (entry.role != Role::Data) kept.push_back(entry);
    std::stable_sort(kept.begin(), kept.end(), [](auto& a, auto& b) { return a.role < b.role; });
    return kept;
}

Schedule schedule_of(const CheckedGraph&) {
    return {{{{EntryRequest::Kind::Phase, Part::Train, {}}, 1}}};
}

namespace {

/// Trainable numbers of a typed block: of the store that it makes where it is lowered alone.
std::int64_t counted(const CheckedGraph& graph, const CheckedBlock& block) {
    if (block.muted) return 0;
    Program program;
    ProgramBuilder builder(program);
    builder.set_origin(block.id);
    PortValues values;
    for (std::size_t i = 0; i < block.sources.size(); ++i) {
        if (!block.sources[i] || values.contains(*block.sources[i])) continue;
        const WireType& type = *block.input_types[i];
        values[*block.sources[i]] =
            builder.input("in:" + block.ports.inputs[i].id, physical_shape(type), type.element);
    }
    const auto data = graph.data().find(block.id);
    GraphContext context(builder, block, data == graph.data().end() ? nullptr : &data->second, Mode::Feed,
                         Part::Train, values);
    LowerContext::Shared shared;
    context.shared = &shared;
    block.spec->lower(context);
    std::int64_t count = 0;
    for (const StoreEntry& entry : program.store)
        if (entry.role == Role::Parameter) count += entry.shape.count().factor;
    return count;
}

/// Whether two uses keep the same in the store.
bool count_alike(const CheckedBlock& a, const CheckedBlock& b) {
    return a.spec == b.spec && a.muted == b.muted && a.typed == b.typed && a.parameters == b.parameters &&
           a.input_types == b.input_types;
}

} // namespace

std::map<std::string, std::int64_t> parameter_counts(const CheckedGraph& graph) {
    return parameter_counts(graph, {}, {});
}

std::map<std::string, std::int64_t> parameter_counts(const CheckedGraph& graph, const CheckedGraph& earlier,
                                                     const std::map<std::string, std::int64_t>& known) {
    std::map<std::string, std::int64_t> counts;
    for (const CheckedBlock& block : graph.blocks()) {
        if (!block.typed || block.spec->is_optimizer) continue;
        const CheckedBlock* before = earlier.find(block.id);
        const auto count = known.find(block.id);
        const bool same = before && count != known.end() && count_alike(*before, block);
        counts[block.id] = same ? count->second : counted(graph, block);
    }
    return counts;
}

std::int64_t parameter_count(const CheckedGraph& graph, const std::string& block) {
    const auto counts = parameter_counts(graph);
    const auto found = counts.find(block);
    return found == counts.end() ? 0 : found->second;
}

} // namespace glassbox
