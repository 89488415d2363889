// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/gui/visible_texts.h"

#include <QAbstractItemView>
#include <QHeaderView>
#include <QPaintEngine>
#include <QPainter>
#include <QScrollArea>
#include <QWidget>

#include <optional>

/// The texts that a widget paints itself, with where they are: a painter's device that keeps words only.
namespace glassbox::app {

struct PaintedText {
    QString text;
    QRectF place;
    std::optional<QRectF> clip; ///< What is outside of it is not seen.
};

class TextEngine : public QPaintEngine {
  public:
    TextEngine() : QPaintEngine(QPaintEngine::AllFeatures) {}
    bool begin(QPaintDevice*) override { return true; }
    bool end() override { return true; }
    Type type() const override { return QPaintEngine::User; }
    void drawPixmap(const QRectF&, const QPixmap&, const QRectF&) override {}
    void drawImage(const QRectF&, const QImage&, const QRectF&, Qt::ImageConversionFlags) override {}
    void drawPath(const QPainterPath&) override {}
    void drawPolygon(const QPointF*, int, PolygonDrawMode) override {}
    void updateState(const QPaintEngineState& state) override {
        if (state.state() & DirtyTransform) transform_ = state.transform();
        if (state.state() & DirtyClipEnabled && !state.isClipEnabled()) clip_.reset();
        if (state.state() & DirtyClipRegion)
            clipTo(transform_.mapRect(QRectF(state.clipRegion().boundingRect())), state.clipOperation());
        if (state.state() & DirtyClipPath)
            clipTo(transform_.mapRect(state.clipPath().boundingRect()), state.clipOperation());
    }
    void drawTextItem(const QPointF& at, const QTextItem& item) override {
        const QRectF place(at.x(), at.y() - item.ascent(), item.width(), item.ascent() + item.descent());
        texts_.push_back({item.text(), transform_.mapRect(place), clip_});
    }
    std::vector<PaintedText> texts_;

  private:
    void clipTo(const QRectF& area, Qt::ClipOperation operation) {
        if (operation == Qt::NoClip)
            clip_.reset();
        else
            clip_ = operation == Qt::IntersectClip && clip_ ? clip_->intersected(area) : area;
    }
    QTransform transform_;
    std::optional<QRectF> clip_;
};

class TextDevice : public QPaintDevice {
  public:
    explicit TextDevice(const QSize& size) : size_(size) {}
    QPaintEngine* paintEngine() const override { return &engine_; }
    std::vector<PaintedText> texts() const { return engine_.texts_; }

  protected:
    int metric(PaintDeviceMetric metric) const override {
        switch (metric) {
        case PdmWidth: return size_.width();
        case PdmHeight: return size_.height();
        case PdmWidthMM: return size_.width() * 254 / 960;
        case PdmHeightMM: return size_.height() * 254 / 960;
        case PdmNumColors: return 1 << 24;
        case PdmDepth: return 32;
        case PdmDpiX:
        case PdmDpiY:
        case PdmPhysicalDpiX:
        case PdmPhysicalDpiY: return 96;
        case PdmDevicePixelRatio: return 1;
        case PdmDevicePixelRatioScaled: return int(devicePixelRatioFScale());
        }
        return 0;
    }

  private:
    QSize size_;
    mutable TextEngine engine_;
};

/// Of the widget alone, without its children.
inline std::vector<PaintedText> paintedTexts(QWidget& widget) {
    TextDevice device(widget.size());
    QPainter painter(&device);
    widget.render(&painter, QPoint(), QRegion(), QWidget::RenderFlags());
    painter.end();
    std::vector<PaintedText> texts;
    for (const PaintedText& text : device.texts())
        if (!text.text.trimmed().isEmpty()) texts.push_back(text);
    return texts;
}

/// Whether the row at a place shows all of its text, or its hover text does.
inline bool isTold(const QWidget& viewport, const QPointF& at, const QString& painted) {
    if (const auto* header = qobject_cast<const QHeaderView*>(viewport.parentWidget())) {
        const auto of = [&](int role) {
            const int section = header->logicalIndexAt(at.toPoint());
            return header->model()->headerData(section, header->orientation(), role).toString();
        };
        return of(Qt::ToolTipRole).contains(of(Qt::DisplayRole).section('\n', 0, 0));
    }
    const auto* view = qobject_cast<const QAbstractItemView*>(viewport.parentWidget());
    const QModelIndex index = view ? view->indexAt(at.toPoint()) : QModelIndex();
    if (!index.isValid()) return false;
    return index.data().toString() == painted || plain(index.data(Qt::ToolTipRole).toString())
                                                     .simplified()
                                                     .contains(index.data().toString().simplified());
}

/// A line for each text painted by a widget that its edge or a clip cuts off, or that is shortened, without a
/// hover text. What scrolls is cut off at the top and at the bottom.
inline QStringList cutPainted(QWidget& widget) {
    constexpr double slack = 1.5, slackDown = 3; // Of a line's height some is empty.
    const bool scrolls = qobject_cast<QAbstractScrollArea*>(widget.parentWidget());
    QStringList cut;
    for (const PaintedText& text : paintedTexts(widget)) {
        QRectF room(QPointF(), QSizeF(widget.size()));
        if (text.clip) room = room.intersected(*text.clip);
        if (scrolls) room = QRectF(room.left(), -1e6, room.width(), 2e6);
        const bool inside = room.adjusted(-slack, -slackDown, slack, slackDown).contains(text.place);
        const bool shortened = text.text.endsWith(QChar(0x2026));
        const bool told = !widget.toolTip().isEmpty() || isTold(widget, text.place.center(), text.text);
        if (inside && (!shortened || told)) continue;
        cut << QString("%1 paints \"%2\" at %3..%4, %5..%6 of %7..%8 × %9")
                   .arg(widget.metaObject()->className(), text.text)
                   .arg(text.place.left())
                   .arg(text.place.right())
                   .arg(text.place.top())
                   .arg(text.place.bottom())
                   .arg(room.left())
                   .arg(room.right())
                   .arg(widget.height());
    }
    return cut;
}

/// Of all visible widgets that paint words of their own. The canvas is a picture at any scale.
inline QStringList cutPaintedIn(QWidget& root) {
    QStringList cut;
    for (QWidget* widget : root.findChildren<QWidget*>()) {
        const QByteArray name = widget->metaObject()->className();
        const bool own =
            name.startsWith("glassbox::") && !name.endsWith("GraphView") && !qobject_cast<QLabel*>(widget);
        const auto* area = qobject_cast<QAbstractScrollArea*>(widget->parentWidget());
        const bool page = area && area->viewport() == widget && !qobject_cast<const QScrollArea*>(area);
        if (widget->isVisible() && (own || page)) cut << cutPainted(*widget);
    }
    return cut;
}

} // namespace glassbox::app
