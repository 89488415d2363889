// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/block_text.h"

#include <QCoreApplication>

namespace glassbox::editor {

namespace {

/// qtTrId() gives the id itself where there is no text.
QString textOrEmpty(const QString& id) {
    const QByteArray key = id.toUtf8();
    const QString text = qtTrId(key.constData());
    return text == id ? QString() : text;
}

} // namespace

QString blockText(const std::string& kind, const std::string& part) {
    const QString text = textOrEmpty(QStringLiteral("block.%1.%2").arg(kind.c_str(), part.c_str()));
    return text == QStringLiteral("—") || text == QStringLiteral("–") || text == QStringLiteral("-")
               ? QString()
               : text;
}

QString kindTitle(const std::string& kind) {
    const QString title = blockText(kind, "title");
    return title.isEmpty() ? QString::fromStdString(kind) : title;
}

QString parameterLabel(const std::string& id) {
    const QString text = textOrEmpty(QStringLiteral("parameter.%1").arg(id.c_str()));
    if (!text.isEmpty()) return text;
    QString readable = QString::fromStdString(id).replace('_', ' ');
    if (!readable.isEmpty()) readable[0] = readable[0].toUpper();
    return readable;
}

QString categoryText(Category category) {
    const char* ids[] = {"ui.category.data",   "ui.category.linear",    "ui.category.non-linear",
                         "ui.category.shape",  "ui.category.normalise", "ui.category.sequence",
                         "ui.category.random", "ui.category.loss",      "ui.category.optimizer"};
    return qtTrId(ids[std::size_t(category)]);
}

} // namespace glassbox::editor
