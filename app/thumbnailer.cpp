// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/thumbnailer.h"

#include "editor/paint/colormap.h"

#include <algorithm>
#include <cmath>

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

std::map<std::string, Tensor> sampleInputs(const Sources& sources, std::int64_t row, std::int64_t count) {
    std::map<std::string, Tensor> samples;
    for (const auto& [id, source] : sources) {
        const Part part = source->info().test_count > 0 ? Part::Test : Part::Train;
        const std::int64_t all = part == Part::Test ? source->info().test_count : source->info().train_count;
        if (all < 1) continue;
        std::vector<std::int64_t> rows;
        for (std::int64_t i = 0; i < count; ++i) rows.push_back((row + i) % all);
        if (auto batch = raw_batch(*source, part, rows)) samples[id] = std::move(batch->inputs);
    }
    return samples;
}

/// Data show their samples themselves; everything else is probed.
Thumbnailer::Thumbnailer(const CheckedGraph& graph, const Sources& sources) : sources_(sources) {
    for (const CheckedBlock& block : graph.blocks()) {
        if (block.output_types.empty()) continue;
        const Thumbnail::Kind kind = editor::thumbnailKindOf(block.output_types.front());
        if (kind != Thumbnail::Kind::Maps && kind != Thumbnail::Kind::Bars) continue;
        if (!block.spec->is_data)
            ports_.push_back({block.id, block.ports.outputs.front().id});
        else if (kind == Thumbnail::Kind::Maps)
            data_.push_back(block.id);
    }
}

std::set<std::string> Thumbnailer::blocks() const {
    std::set<std::string> shown(data_.begin(), data_.end());
    for (const PortRef& port : ports_) shown.insert(port.block);
    return shown;
}

Pictures Thumbnailer::dataPictures(std::int64_t row) const {
    Pictures pictures;
    const auto samples = sampleInputs(sources_, row, editor::dataMaps);
    for (const std::string& id : data_)
        if (const auto found = samples.find(id); found != samples.end())
            pictures[id] = pictureThumbnail(found->second);
    return pictures;
}

Pictures Thumbnailer::make(AnalysisSession& session, std::int64_t row) const {
    Pictures pictures;
    if (ports_.empty()) return pictures;
    const auto values = session.probe(ports_, sampleInputs(sources_, row));
    if (!values) return pictures;
    for (const auto& [port, tensor] : *values)
        pictures[port.block] = thumbnailOf(*session.graph().type_of(port), tensor);
    return pictures;
}

} // namespace glassbox::app
