// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/analysis.h"

#include "engine/train/executables.h"

#include <algorithm>
#include <cstring>
#include <numeric>

namespace glassbox {

namespace {

/// Executables are made for these batch sizes only, so that any number of rows needs few compilations.
std::int64_t batch_for(std::int64_t rows) {
    std::int64_t batch = 1;
    while (batch < rows && batch < 128) batch *= 2;
    return batch;
}

/// Rows begin..begin+count of a tensor, the last one repeated up to `batch` rows.
Tensor padded_rows(const Tensor& tensor, std::int64_t begin, std::int64_t count, std::int64_t batch) {
    std::vector<std::int64_t> shape = tensor.shape;
    shape[0] = batch;
    Tensor result = Tensor::zeros(tensor.storage, shape);
    const std::size_t row = result.bytes.size() / std::size_t(batch);
    for (std::int64_t i = 0; i < batch; ++i)
        std::memcpy(result.bytes.data() + std::size_t(i) * row,
                    tensor.bytes.data() + std::size_t(begin + std::min(i, count - 1)) * row, row);
    return result;
}

/// Appends the first `count` rows of `part` to `whole`.
void append_rows(Tensor& whole, const Tensor& part, std::int64_t count) {
    if (whole.bytes.empty()) {
        whole.storage = part.storage;
        whole.shape = part.shape;
        whole.shape[0] = 0;
    }
    const std::size_t row = part.bytes.size() / std::size_t(part.shape[0]);
    whole.bytes.insert(whole.bytes.end(), part.bytes.begin(),
                       part.bytes.begin() + std::ptrdiff_t(row * std::size_t(count)));
    whole.shape[0] += count;
}

} // namespace

struct AnalysisSession::Parts {
    Parts(const CheckedGraph& graph, Sources data) : module(graph), sources(std::move(data)) {}

    Module module;
    Sources sources;
    std::unique_ptr<Executables> executables;
    std::map<std::string, Tensor> values; ///< Parameters and statistics in force.
    std::map<Executable*, bool> filled;

    Result<Executable*> get(const EntryRequest& request, std::int64_t batch);
    void upload();
    Result<std::map<std::string, Tensor>> run(const EntryRequest& request,
                                              const std::map<std::string, Tensor>& feeds, std::int64_t rows);
};

void AnalysisSession::Parts::upload() {
    for (const StoreEntry& entry : executables->store().entries()) {
        const auto value = values.find(entry.key);
        if (value != values.end())
            executables->store().upload(entry.key, value->second.converted(Storage::F32));
    }
}

Result<Executable*> AnalysisSession::Parts::get(const EntryRequest& request, std::int64_t batch) {
    auto executable = executables->get(request, batch);
    if (executable && filled.emplace(*executable, true).second) upload();
    return executable;
}

Result<std::map<std::string, Tensor>> AnalysisSession::Parts::run(const EntryRequest& request,
                                                                  const std::map<std::string, Tensor>& feeds,
                                                                  std::int64_t rows) {
    const std::int64_t batch = batch_for(rows);
    auto executable = get(request, batch);
    if (!executable) return tl::unexpected(executable.error());
    std::map<std::string, Tensor> results;
    for (std::int64_t begin = 0; begin < rows; begin += batch) {
        const std::int64_t count = std::min(batch, rows - begin);
        for (const auto& [name, buffer] : (*executable)->plan().feeds)
            (*executable)->feed(name, padded_rows(feeds.at(name), begin, count, batch));
        if (auto ran = (*executable)->run(1); !ran) return tl::unexpected(ran.error());
        for (const PlanOutput& output : (*executable)->plan().outputs)
            append_rows(results[output.name], (*executable)->output(output.name), count);
    }
    return results;
}

AnalysisSession::AnalysisSession() = default;
AnalysisSession::~AnalysisSession() = default;

Result<std::unique_ptr<AnalysisSession>> AnalysisSession::start(const CheckedGraph& graph,
                                                                const Sources& sources, BackendPtr backend) {
    std::unique_ptr<AnalysisSession> session(new AnalysisSession);
    session->parts_ = std::make_unique<Parts>(graph, sources);
    auto store = backend->create_store(Storage::F32);
    if (!store) return tl::unexpected(store.error());
    Parts& parts = *session->parts_;
    parts.executables =
        std::make_unique<Executables>(parts.module, parts.sources, std::move(backend), *store, PlanOptions{});
    return session;
}

Result<void> AnalysisSession::load(const std::map<std::string, Tensor>& tensors) {
    parts_->values = tensors;
    parts_->upload();
    return {};
}

Result<std::map<PortRef, Tensor>> AnalysisSession::probe(const std::vector<PortRef>& ports,
                                                         const std::map<std::string, Tensor>& inputs) {
    std::map<std::string, Tensor> feeds;
    std::int64_t rows = 1;
    for (const auto& [block, tensor] : inputs) {
        feeds["feed:" + block + ".out"] = tensor;
        rows = tensor.shape[0];
    }
    auto results = parts_->run({EntryRequest::Kind::Probe, Part::Test, ports}, feeds, rows);
    if (!results) return tl::unexpected(results.error());
    std::map<PortRef, Tensor> values;
    for (const PortRef& port : ports) values[port] = std::move(results->at("port:" + to_string(port)));
    return values;
}

Result<Tensor> AnalysisSession::input_gradient(const std::string& data, const Tensor& inputs,
                                               const Tensor& targets) {
    const std::map<std::string, Tensor> feeds{{"feed:" + data + ".out", inputs},
                                              {"feed:" + data + ".labels", targets}};
    auto results = parts_->run({EntryRequest::Kind::Gradient, Part::Test, {}}, feeds, inputs.shape[0]);
    if (!results) return tl::unexpected(results.error());
    const auto found = results->find("gradient:" + data);
    if (found == results->end()) return fail(ErrorCode::WrongModel, "attack.no-objective", {{"block", data}});
    return std::move(found->second);
}

Result<std::map<std::string, Tensor>> AnalysisSession::run_whole(const EntryRequest& request,
                                                                 const std::map<std::string, Tensor>& feeds,
                                                                 std::int64_t rows) {
    GLASSBOX_ASSERT(batch_for(rows) == rows, std::to_string(rows));
    auto executable = parts_->get(request, rows);
    if (!executable) return tl::unexpected(executable.error());
    for (const auto& [name, buffer] : (*executable)->plan().feeds) (*executable)->feed(name, feeds.at(name));
    if (auto ran = (*executable)->run(1); !ran) return tl::unexpected(ran.error());
    std::map<std::string, Tensor> results;
    for (const PlanOutput& output : (*executable)->plan().outputs)
        results[output.name] = (*executable)->output(output.name);
    return results;
}

std::map<std::string, StoreEntry> AnalysisSession::store() const {
    std::map<std::string, StoreEntry> entries;
    for (StoreEntry& entry : parts_->executables->store().entries()) entries[entry.key] = std::move(entry);
    return entries;
}

const CheckedGraph& AnalysisSession::graph() const {
    return parts_->module.graph();
}
const Sources& AnalysisSession::sources() const {
    return parts_->sources;
}

Result<RawBatch> raw_batch(const BatchSource& source, Part part, std::span<const std::int64_t> rows) {
    RawBatch batch;
    if (auto fetched = source.fetch(part, rows, batch.inputs, batch.targets); !fetched)
        return tl::unexpected(fetched.error());
    const bool bytes = batch.inputs.storage == Storage::U8;
    batch.inputs = batch.inputs.converted(Storage::F32);
    if (bytes)
        for (float& value : batch.inputs.values<float>()) value *= 1.0F / 255.0F;
    return batch;
}

Result<RawBatch> raw_batch(const BatchSource& source, Part part, std::int64_t begin, std::int64_t count) {
    std::vector<std::int64_t> rows(static_cast<std::size_t>(count));
    std::iota(rows.begin(), rows.end(), begin);
    return raw_batch(source, part, rows);
}

} // namespace glassbox
