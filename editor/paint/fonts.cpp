// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/paint/fonts.h"

#include <QDir>
#include <QFontDatabase>

#include <algorithm>
#include <array>
#include <cmath>

// Outside any namespace: the macro declares a function of the generated resource file.
static void initFontResources() {
    Q_INIT_RESOURCE(glassbox_fonts);
}

namespace glassbox::editor {

namespace {

struct StyleRow {
    TypeStyle style;
    double pixels;
    QFont::Weight weight;
    bool mono;
};

constexpr std::array rows{
    StyleRow{TypeStyle::Title, 22, QFont::DemiBold, false},
    StyleRow{TypeStyle::Head, 15, QFont::DemiBold, false},
    StyleRow{TypeStyle::Body, 13, QFont::Normal, false},
    StyleRow{TypeStyle::Strong, 13, QFont::DemiBold, false},
    StyleRow{TypeStyle::BlockName, 12.5, QFont::DemiBold, false},
    StyleRow{TypeStyle::Small, 12, QFont::Normal, false},
    StyleRow{TypeStyle::SmallBold, 12, QFont::DemiBold, false},
    StyleRow{TypeStyle::Caption, 11, QFont::Normal, false},
    StyleRow{TypeStyle::WireLabel, 10.5, QFont::Medium, false},
    StyleRow{TypeStyle::Mono, 12, QFont::Normal, true},
    StyleRow{TypeStyle::MonoSmall, 11, QFont::Normal, true},
};

/// Pixels below which type is not read from the back of a room.
constexpr double projectorFloor = 14;
double windowScale = 1;

const StyleRow& rowOf(TypeStyle style) {
    return *std::find_if(rows.begin(), rows.end(), [&](const StyleRow& row) { return row.style == style; });
}

const QString& family(bool mono) {
    static const QString sans = QFontDatabase::families().contains("Inter") ? "Inter" : "DejaVu Sans";
    static const QString fixed =
        QFontDatabase::families().contains("JetBrains Mono") ? "JetBrains Mono" : "DejaVu Sans Mono";
    return mono ? fixed : sans;
}

} // namespace

void loadFonts() {
    initFontResources();
    const QDir folder(":/fonts");
    for (const QString& file : folder.entryList(QDir::Files))
        QFontDatabase::addApplicationFont(folder.filePath(file));
}

void setTypeScale(double scale) {
    windowScale = scale;
}

double typeScale() {
    return windowScale;
}

QFont font(TypeStyle style) {
    const double pixels = rowOf(style).pixels;
    return font(style, windowScale == 1 ? 1 : std::max(windowScale, projectorFloor / pixels));
}

std::optional<TypeStyle> styleOf(const QFont& font) {
    for (const StyleRow& row : rows)
        if (font == glassbox::editor::font(row.style)) return row.style;
    return {};
}

QFont font(TypeStyle style, double scale) {
    const StyleRow& row = rowOf(style);
    QFont result(family(row.mono));
    // Whole pixels lay out faster, but the look asks for 12.5 and 10.5: points carry fractions, at 96 dpi.
    const double pixels = row.pixels * scale;
    if (pixels == std::floor(pixels))
        result.setPixelSize(std::max(1, int(pixels)));
    else
        result.setPointSizeF(pixels * 72.0 / 96.0);
    result.setWeight(row.weight);
    result.setHintingPreference(QFont::PreferNoHinting);
    if (row.mono) result.setStyleHint(QFont::Monospace);
    return result;
}

} // namespace glassbox::editor
