// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/paint/icons.h"

#include "engine/base/result.h"

#include <QFile>
#include <QHash>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <cmath>

static void initIconResources() {
    Q_INIT_RESOURCE(glassbox_icons);
}

namespace glassbox::editor {

namespace {

QString pathOf(const QString& name) {
    static const bool initialised = (initIconResources(), true);
    Q_UNUSED(initialised);
    return ":/icons/" + name + ".svg";
}

QPixmap drawn(const QString& name, double size, const QColor& color, double ratio) {
    QFile file(pathOf(name));
    GLASSBOX_ASSERT(file.open(QIODevice::ReadOnly), name.toStdString());
    QByteArray drawing = file.readAll();
    drawing.replace("currentColor", color.name().toUtf8());
    QSvgRenderer renderer(drawing);
    const int pixels = int(std::ceil(size * ratio));
    QPixmap pixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter, QRectF(0, 0, pixels, pixels));
    painter.end();
    pixmap.setDevicePixelRatio(ratio);
    return pixmap;
}

} // namespace

QPixmap iconPixmap(const QString& name, double size, const QColor& color, double ratio) {
    const QString key = QString("glassbox-icon %1 %2 %3 %4").arg(name).arg(size).arg(color.rgba()).arg(ratio);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap)) return pixmap;
    pixmap = drawn(name, size, color, ratio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

QIcon themedIcon(const QString& name, const Theme& theme, Token color) {
    QIcon icon;
    for (double ratio : {1.0, 2.0, 3.0}) {
        icon.addPixmap(iconPixmap(name, 20, theme.color(color), ratio), QIcon::Normal);
        icon.addPixmap(iconPixmap(name, 20, theme.color(Token::Disabled), ratio), QIcon::Disabled);
    }
    return icon;
}

namespace {

/// Looked for once: a scene asks again for every block that is made anew.
bool hasOwnIcon(const QString& name) {
    static QHash<QString, bool> known;
    auto found = known.find(name);
    if (found == known.end()) found = known.insert(name, QFile::exists(pathOf(name)));
    return *found;
}

} // namespace

QString blockIconName(const QString& kind, Category category) {
    const QString own = "block-" + kind.toLower();
    if (hasOwnIcon(own)) return own;
    switch (category) {
    case Category::Data: return "category-data";
    case Category::Linear: return "category-linear";
    case Category::NonLinear: return "category-nonlinear";
    case Category::Shape: return "category-shape";
    case Category::Normalise: return "category-normalise";
    case Category::Sequence: return "category-sequence";
    case Category::Random: return "category-random";
    case Category::Loss: return "category-loss";
    case Category::Optimizer: return "category-optimizer";
    }
    return "category-shape";
}

} // namespace glassbox::editor
