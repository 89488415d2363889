// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/thumbnailer.h"

#include "editor/paint/colormap.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numeric>

namespace glassbox::app {

using editor::Thumbnail;

namespace {

QRgb grey(float value) {
    const int level = std::clamp(int(std::lround(255 * value)), 0, 255);
    return qRgb(level, level, level);
}

/// One picture of [rows, H, W, C]: grey, or coloured where there are three channels.
QImage pictureOf(std::span<const float> values, std::int64_t row, const std::vector<std::int64_t>& shape) {
    const std::int64_t height = shape[1], width = shape[2], channels = shape[3];
    QImage image(int(width), int(height), QImage::Format_RGB32);
    for (std::int64_t y = 0; y < height; ++y)
        for (std::int64_t x = 0; x < width; ++x) {
            const float* at = &values[std::size_t(((row * height + y) * width + x) * channels)];
            image.setPixel(int(x), int(y),
                           channels < 3 ? grey(at[0])
                                        : qRgb(qRed(grey(at[0])), qRed(grey(at[1])), qRed(grey(at[2]))));
        }
    return image;
}

Thumbnail mapsOf(const editor::MapGrid& grid, std::span<const float> values, std::int64_t channels) {
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    const float range = std::max(1e-12f, *high - *low);
    Thumbnail thumbnail{Thumbnail::Kind::Maps, {}, {}};
    for (int map = 0; map < grid.maps; ++map) {
        QImage image(grid.width, grid.height, QImage::Format_RGB32);
        for (int y = 0; y < grid.height; ++y)
            for (int x = 0; x < grid.width; ++x) {
                const float value = values[std::size_t((y * grid.width + x) * channels + map)];
                image.setPixel(x, y,
                               editor::colourAt(editor::Colormap::Viridis, editor::Tone::Dark,
                                                double((value - *low) / range)));
            }
        thumbnail.maps.push_back(std::move(image));
    }
    return thumbnail;
}

/// What is probed: the first output of each block that is shown, but for data, whose samples are shown
/// themselves.
struct Probes {
    std::vector<PortRef> ports;
    std::vector<std::string> data;
};

Probes probesOf(const CheckedGraph& graph) {
    Probes probes;
    for (const CheckedBlock& block : graph.blocks()) {
        if (block.output_types.empty()) continue;
        const Thumbnail::Kind kind = editor::thumbnailKindOf(block.output_types.front());
        if (kind != Thumbnail::Kind::Maps && kind != Thumbnail::Kind::Bars) continue;
        if (!block.spec->is_data)
            probes.ports.push_back({block.id, block.ports.outputs.front().id});
        else if (kind == Thumbnail::Kind::Maps)
            probes.data.push_back(block.id);
    }
    return probes;
}

/// The first held-out samples of each source, `rows` of them.
std::map<std::string, Tensor> samplesOf(const Sources& sources, std::int64_t rows) {
    std::map<std::string, Tensor> samples;
    for (const auto& [id, source] : sources) {
        const Part part = source->info().test_count >= rows ? Part::Test : Part::Train;
        std::vector<std::int64_t> numbers(static_cast<std::size_t>(rows));
        std::iota(numbers.begin(), numbers.end(), 0);
        if (auto batch = raw_batch(*source, part, numbers)) samples[id] = std::move(batch->inputs);
    }
    return samples;
}

Thumbnailer::Pictures dataPictures(const Probes& probes, const Sources& sources) {
    Thumbnailer::Pictures pictures;
    const auto samples = samplesOf(sources, editor::dataMaps);
    for (const std::string& id : probes.data)
        if (const auto found = samples.find(id); found != samples.end())
            pictures[id] = pictureThumbnail(found->second);
    return pictures;
}

} // namespace

Thumbnail thumbnailOf(const WireType& type, const Tensor& values) {
    const Tensor real = values.converted(Storage::F32);
    const auto numbers = real.values<float>();
    switch (editor::thumbnailKindOf(type)) {
    case Thumbnail::Kind::Maps: return mapsOf(editor::mapGridOf(type), numbers, values.shape.back());
    case Thumbnail::Kind::Bars: return {Thumbnail::Kind::Bars, {}, {numbers.begin(), numbers.end()}};
    case Thumbnail::Kind::Curve:
    case Thumbnail::Kind::None: break;
    }
    return {};
}

Thumbnail pictureThumbnail(const Tensor& pictures) {
    Thumbnail thumbnail{Thumbnail::Kind::Maps, {}, {}};
    for (std::int64_t row = 0; row < pictures.shape[0]; ++row)
        thumbnail.maps.push_back(pictureOf(pictures.values<float>(), row, pictures.shape));
    return thumbnail;
}

Thumbnailer::Thumbnailer(QObject* parent) : QObject(parent) {}

Thumbnailer::~Thumbnailer() {
    close();
}

std::set<std::string> Thumbnailer::open(const CheckedGraph& graph, const Sources& sources) {
    close();
    stopping_ = false;
    std::set<std::string> shown;
    const Probes probes = probesOf(graph);
    shown.insert(probes.data.begin(), probes.data.end());
    for (const PortRef& port : probes.ports) shown.insert(port.block);
    if (shown.empty()) return shown;
    thread_ = std::thread([this, graph, sources] { work(graph, sources); });
    return shown;
}

void Thumbnailer::close() {
    if (!thread_.joinable()) return;
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
        waiting_.reset();
    }
    changed_.notify_all();
    thread_.join();
}

void Thumbnailer::request(Tensors tensors) {
    if (!thread_.joinable()) return;
    {
        const std::lock_guard lock(mutex_);
        waiting_ = std::move(tensors);
    }
    changed_.notify_all();
}

bool Thumbnailer::isBusy() const {
    const std::lock_guard lock(mutex_);
    return working_ || waiting_.has_value();
}

void Thumbnailer::work(const CheckedGraph& graph, const Sources& sources) {
    using Clock = std::chrono::steady_clock;
    const Probes probes = probesOf(graph);
    const Pictures data = dataPictures(probes, sources);
    const auto samples = samplesOf(sources, 1);
    const auto backend = open_device("cpu", {1});
    if (!backend) return;
    const auto analysis = AnalysisSession::start(graph, sources, *backend);
    if (!analysis) return;
    for (;;) {
        Tensors tensors;
        {
            std::unique_lock lock(mutex_);
            working_ = false;
            changed_.wait(lock, [this] { return stopping_ || waiting_; });
            if (stopping_) return;
            tensors = std::move(*waiting_);
            waiting_.reset();
            working_ = true;
        }
        const Clock::time_point start = Clock::now();
        Pictures pictures = data;
        if (!(*analysis)->load(tensors)) continue;
        if (const auto values = (*analysis)->probe(probes.ports, samples))
            for (const auto& [port, tensor] : *values)
                pictures[port.block] = thumbnailOf(*graph.type_of(port), tensor);
        const double cost = std::chrono::duration<double, std::milli>(Clock::now() - start).count();
        QMetaObject::invokeMethod(
            this,
            [this, pictures, cost] {
                cost_ = cost;
                Q_EMIT made(pictures);
            },
            Qt::QueuedConnection);
    }
}

} // namespace glassbox::app
