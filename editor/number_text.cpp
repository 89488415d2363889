// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/number_text.h"

#include <QCoreApplication>

#include <cmath>

namespace glassbox::editor {

QString groupedText(std::int64_t number) {
    QString digits = QString::number(std::abs(number));
    for (qsizetype at = digits.size() - 3; at > 0; at -= 3) digits.insert(at, QChar(0x00a0));
    return number < 0 ? QChar(0x2212) + digits : digits;
}

QString shortNumber(double number) {
    if (std::isnan(number)) return "NaN";
    if (std::isinf(number)) return number > 0 ? QStringLiteral("∞") : QStringLiteral("−∞");
    const double size = std::abs(number);
    QString text;
    if (size != 0 && (size < 1e-3 || size >= 1e5)) {
        text = QString::number(size, 'e', 1);
        text.replace("e-0", "e-").replace("e+0", "e").replace("e+", "e");
    } else {
        text = QString::number(size, 'f', size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3);
    }
    return number < 0 ? QChar(0x2212) + text : text;
}

QString weightsText(std::int64_t count) {
    return qtTrId("ui.weights", int(std::min<std::int64_t>(count, 1000000000))).arg(groupedText(count));
}

} // namespace glassbox::editor
