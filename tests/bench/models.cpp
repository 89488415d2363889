// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/models.h"

#include "engine/base/philox.h"

namespace glassbox::bench {

namespace {

using List = std::vector<std::int64_t>;

/// Appends blocks in a chain; what comes next is fed by what came last.
class Chain {
  public:
    explicit Chain(Model& model) : graph_(model.main()) {}

    std::string add(const std::string& id, const std::string& kind, Parameters parameters = {}) {
        graph_.blocks[id] = Block{kind, 1, "", std::move(parameters), ""};
        if (!last_.block.empty()) graph_.wires.push_back({last_, {id, "in"}});
        last_ = {id, "out"};
        return id;
    }
    void wire(const PortRef& from, const PortRef& to) { graph_.wires.push_back({from, to}); }
    const PortRef& last() const { return last_; }
    void go_on_from(const PortRef& port) { last_ = port; }

    void train(const std::string& loss, const std::string& target, const std::string& optimizer,
               double rate) {
        add("loss", loss);
        wire({"data", "labels"}, {"loss", target});
        graph_.blocks["optimizer"] = Block{optimizer, 1, "", {{"rate", rate}}, ""};
        wire({"loss", "out"}, {"optimizer", "loss"});
    }

  private:
    Definition& graph_;
    PortRef last_;
};

Tensor random_rows(std::int64_t rows, const List& sample, std::uint64_t key) {
    List shape = sample;
    shape.insert(shape.begin(), rows);
    Tensor tensor = Tensor::zeros(Storage::F32, shape);
    std::uint32_t i = 0;
    for (float& value : tensor.values<float>()) {
        const auto words = philox({i++, 0, 0, 0}, {std::uint32_t(key), 0});
        value = float(3.4 * (unit_interval(words[0]) - 0.5));
    }
    return tensor;
}

Tensor random_labels(std::int64_t rows, std::int64_t classes) {
    Tensor tensor = Tensor::zeros(Storage::I32, {rows});
    std::uint32_t i = 0;
    for (std::int32_t& label : tensor.values<std::int32_t>())
        label = std::int32_t(philox({i++, 1, 0, 0}, {7, 0})[0] % std::uint32_t(classes));
    return tensor;
}

/// A part of exactly one batch, so that a step does the same work as the peers' on a fixed batch.
BatchSourcePtr one_batch(std::int64_t batch, const std::vector<Dimension>& sample, const List& physical,
                         std::int64_t classes) {
    DataInfo info;
    info.sample = sample;
    info.pictures = sample.size() == 3;
    info.classes = classes;
    info.train_count = info.test_count = batch;
    const Tensor inputs = random_rows(batch, physical, 1);
    const Tensor targets = classes > 0 ? random_labels(batch, classes) : random_rows(batch, {1}, 2);
    return memory_source(info, inputs, targets, inputs, targets);
}

BatchSourcePtr pictures(std::int64_t batch, std::int64_t channels, std::int64_t side) {
    return one_batch(batch, {{Axis::Channels, channels}, {Axis::Height, side}, {Axis::Width, side}},
                     {side, side, channels}, 10);
}

Case start(std::int64_t batch, BatchSourcePtr source) {
    Case result;
    result.model.run.batch = batch;
    result.model.main().blocks["data"] = Block{"Dataset", 1, "", {{"shuffle", false}}, ""};
    result.source = std::move(source);
    return result;
}

Chain chain_of(Case& result) {
    Chain chain(result.model);
    chain.go_on_from({"data", "out"});
    return chain;
}

Case tiny() {
    Case result = start(32, one_batch(32, {{Axis::Features, 2}}, {2}, 0));
    Chain chain = chain_of(result);
    for (const int units : {8, 8, 1}) {
        const std::string number = std::to_string(result.model.main().blocks.size());
        chain.add("dense" + number, "Dense", {{"units", std::int64_t(units)}});
        chain.add("tanh" + number, "Tanh");
    }
    chain.train("MeanSquaredError", "target", "SGD", 0.03);
    return result;
}

Case mlp() {
    Case result = start(128, one_batch(128, {{Axis::Features, 784}}, {784}, 10));
    Chain chain = chain_of(result);
    chain.add("dense1", "Dense", {{"units", std::int64_t(512)}});
    chain.add("relu1", "ReLU");
    chain.add("dense2", "Dense", {{"units", std::int64_t(512)}});
    chain.add("relu2", "ReLU");
    chain.add("dense3", "Dense", {{"units", std::int64_t(10)}});
    chain.train("CrossEntropy", "labels", "Adam", 1e-3);
    return result;
}

Case cnn() {
    Case result = start(64, pictures(64, 1, 28));
    Chain chain = chain_of(result);
    for (const int filters : {32, 64}) {
        const std::string number = std::to_string(filters);
        chain.add("conv" + number, "Conv2D", {{"filters", std::int64_t(filters)}});
        chain.add("relu" + number, "ReLU");
        chain.add("pool" + number, "MaxPool2D", {{"window", List{2, 2}}});
    }
    chain.add("flatten", "Flatten");
    chain.add("dense1", "Dense", {{"units", std::int64_t(128)}});
    chain.add("relu3", "ReLU");
    chain.add("dense2", "Dense", {{"units", std::int64_t(10)}});
    chain.train("CrossEntropy", "labels", "Adam", 1e-3);
    return result;
}

std::string convolution(Chain& chain, const std::string& id, std::int64_t filters, std::int64_t kernel,
                        std::int64_t stride) {
    const std::int64_t pad = kernel / 2;
    chain.add(id, "Conv2D",
              {{"filters", filters},
               {"kernel", List{kernel, kernel}},
               {"stride", List{stride, stride}},
               {"padding", std::string("explicit")},
               {"pad", List{pad, pad}},
               {"bias", false}});
    return chain.add(id + "n", "BatchNorm");
}

void residual_unit(Chain& chain, const std::string& id, std::int64_t filters, std::int64_t stride,
                   bool widens) {
    PortRef shortcut = chain.last();
    const PortRef input = shortcut;
    convolution(chain, id + "a", filters, 3, stride);
    chain.add(id + "r", "ReLU");
    convolution(chain, id + "b", filters, 3, 1);
    const PortRef branch = chain.last();
    if (widens) {
        chain.go_on_from(input);
        convolution(chain, id + "s", filters, 1, stride);
        shortcut = chain.last();
    }
    chain.go_on_from({});
    chain.add(id + "sum", "Add");
    chain.wire(branch, {id + "sum", "in1"});
    chain.wire(shortcut, {id + "sum", "in2"});
    chain.add(id + "out", "ReLU");
}

Case resnet() {
    Case result = start(128, pictures(128, 3, 32));
    Chain chain = chain_of(result);
    convolution(chain, "stem", 16, 3, 1);
    chain.add("stemr", "ReLU");
    int stage = 0;
    for (const std::int64_t filters : {16, 32, 64}) {
        for (int unit = 0; unit < 3; ++unit) {
            const bool widens = stage > 0 && unit == 0;
            residual_unit(chain, "s" + std::to_string(stage) + "u" + std::to_string(unit), filters,
                          widens ? 2 : 1, widens);
        }
        ++stage;
    }
    chain.add("pool", "AvgPool2D", {{"window", List{8, 8}}});
    chain.add("flatten", "Flatten");
    chain.add("dense", "Dense", {{"units", std::int64_t(10)}});
    chain.train("CrossEntropy", "labels", "Adam", 1e-3);
    return result;
}

} // namespace

std::vector<std::string> model_names() {
    return {"tiny", "mlp", "cnn", "resnet"};
}

Case make_case(const std::string& name) {
    if (name == "tiny") return tiny();
    if (name == "mlp") return mlp();
    if (name == "cnn") return cnn();
    GLASSBOX_ASSERT(name == "resnet", name);
    return resnet();
}

} // namespace glassbox::bench
