// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/paint/colormap.h"

#include <cmath>
#include <map>
#include <vector>

namespace glassbox::editor {

namespace {

std::vector<QRgb> stops(Colormap map, Tone tone) {
    switch (map) {
    case Colormap::Viridis:
        return {0x440154, 0x482878, 0x3e4a89, 0x31688e, 0x26828e,
                0x1f9e89, 0x35b779, 0x6dcd59, 0xb4de2c, 0xfde725};
    case Colormap::Cividis:
        return {0x00224e, 0x123570, 0x3b496c, 0x575d6d, 0x707173,
                0x8a8779, 0xa59c74, 0xc3b369, 0xe1cc55, 0xfee838};
    case Colormap::Diverging:
        if (tone == Tone::Dark)
            return {0x92ddfb, 0x56adec, 0x316aaf, 0x243a61, 0x1c1e23, 0x5d2f19, 0xa85425, 0xf08f3e, 0xfed488};
        return {0x15326a, 0x195cad, 0x4799d9, 0xa5d2ed, 0xf5f3f0, 0xf3c7a2, 0xe3813f, 0xb34917, 0x6d2b16};
    case Colormap::Grey: return {0x000000, 0xffffff};
    }
    return {};
}

ColourTable makeTable(Colormap map, Tone tone) {
    const std::vector<QRgb> colours = stops(map, tone);
    ColourTable table;
    // Index 128 is position 0.5 on a diverging map: zero is exactly the middle stop.
    const double last = double(colours.size() - 1);
    for (int i = 0; i < 256; ++i) {
        const double at = (i <= 128 ? i / 256.0 : 0.5 + (i - 128) / 254.0) * last;
        const std::size_t low = std::min(std::size_t(at), colours.size() - 2);
        const double t = at - double(low);
        auto mix = [&](int a, int b) { return int(std::lround(a * (1 - t) + b * t)); };
        const QRgb a = colours[low], b = colours[low + 1];
        table[std::size_t(i)] =
            qRgb(mix(qRed(a), qRed(b)), mix(qGreen(a), qGreen(b)), mix(qBlue(a), qBlue(b)));
    }
    return table;
}

} // namespace

const ColourTable& colourTable(Colormap map, Tone tone) {
    static const std::array<std::array<ColourTable, 2>, 4> tables = [] {
        std::array<std::array<ColourTable, 2>, 4> all;
        for (int m = 0; m < 4; ++m)
            for (int t = 0; t < 2; ++t) all[std::size_t(m)][std::size_t(t)] = makeTable(Colormap(m), Tone(t));
        return all;
    }();
    return tables[std::size_t(map)][std::size_t(tone)];
}

QRgb colourAt(Colormap map, Tone tone, double position) {
    if (!std::isfinite(position)) return qRgba(0, 0, 0, 0);
    const double clamped = std::min(1.0, std::max(0.0, position));
    const double index = clamped <= 0.5 ? clamped * 256.0 : 128 + (clamped - 0.5) * 254.0;
    return colourTable(map, tone)[std::size_t(std::lround(index))];
}

QRgb divergingColour(Tone tone, double value, double limit) {
    return colourAt(Colormap::Diverging, tone, limit > 0 ? 0.5 + 0.5 * value / limit : 0.5);
}

double roundedLimit(double magnitude) {
    if (!(magnitude > 0) || !std::isfinite(magnitude)) return 1;
    const double power = std::pow(10.0, std::floor(std::log10(magnitude)));
    for (double step : {1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0})
        if (magnitude <= step * power * (1 + 1e-12)) return step * power;
    return 10 * power;
}

} // namespace glassbox::editor
