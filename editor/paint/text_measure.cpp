// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/paint/text_measure.h"

#include <QFontMetricsF>
#include <QHash>

namespace glassbox::editor {

namespace {

constexpr qsizetype mostTexts = 20'000;

const QFontMetricsF& metricsOf(TypeStyle style) {
    static QHash<int, QFontMetricsF> all;
    auto found = all.find(int(style));
    if (found == all.end()) found = all.insert(int(style), QFontMetricsF(font(style, 1)));
    return *found;
}

/// What `make` says of a key, or what it said before.
template <class Key, class Value, class F>
const Value& remembered(QHash<Key, Value>& known, const Key& key, F&& make) {
    auto found = known.find(key);
    if (found != known.end()) return *found;
    if (known.size() >= mostTexts) known.clear();
    return *known.insert(key, make());
}

} // namespace

double textWidth(TypeStyle style, const QString& text) {
    static QHash<std::pair<int, QString>, double> widths;
    return remembered(widths, std::pair(int(style), text),
                      [&] { return metricsOf(style).horizontalAdvance(text); });
}

QString cutText(TypeStyle style, const QString& text, double room) {
    if (textWidth(style, text) <= room) return text;
    static QHash<std::pair<std::pair<int, double>, QString>, QString> cuts;
    return remembered(cuts, std::pair(std::pair(int(style), room), text),
                      [&] { return metricsOf(style).elidedText(text, Qt::ElideRight, room); });
}

} // namespace glassbox::editor
