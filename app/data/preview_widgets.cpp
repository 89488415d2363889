// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/data/preview_widgets.h"

#include "app/thumbnailer.h"
#include "editor/number_text.h"
#include "editor/paint/fonts.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace glassbox::app {

using editor::Token;
using editor::TypeStyle;

namespace {

constexpr int pictureSide = 64, gap = 8, captionHeight = 16, rowHeight = 20;

/// The largest whole multiple of a picture that fits the side; large pictures are made smaller.
QSize shownSize(const QSize& picture) {
    const int largest = std::max(picture.width(), picture.height());
    if (largest >= pictureSide) return picture.scaled(pictureSide, pictureSide, Qt::KeepAspectRatio);
    return picture * (pictureSide / std::max(1, largest));
}

} // namespace

PictureGrid::PictureGrid(QWidget* parent) : QWidget(parent) {
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAccessibleName(qtTrId("ui.data.pictures"));
}

void PictureGrid::setTheme(const editor::Theme& theme) {
    theme_ = theme;
    update();
}

void PictureGrid::setPictures(const Tensor& pictures, const QStringList& classes) {
    images_.clear();
    if (!pictures.bytes.empty()) images_ = pictureThumbnail(pictures).maps;
    classes_ = classes;
    updateGeometry();
    update();
}

QSize PictureGrid::cell() const {
    return {pictureSide + gap, pictureSide + (classes_.isEmpty() ? 0 : captionHeight) + gap};
}

int PictureGrid::columns(int width) const {
    return std::max(1, width / cell().width());
}

int PictureGrid::heightForWidth(int width) const {
    const int rows = (int(images_.size()) + columns(width) - 1) / columns(width);
    return std::max(1, rows) * cell().height();
}

QRect PictureGrid::cellRect(int index) const {
    const int across = columns(width());
    return {QPoint(index % across * cell().width(), index / across * cell().height()), cell()};
}

void PictureGrid::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setFont(editor::font(TypeStyle::Caption));
    for (int i = 0; i < int(images_.size()); ++i) {
        const QRect place = cellRect(i);
        const QImage& image = images_[std::size_t(i)];
        QRect frame(QPoint(), shownSize(image.size()));
        frame.moveCenter(QRect(place.topLeft(), QSize(pictureSide, pictureSide)).center());
        painter.fillRect(frame.adjusted(-1, -1, 1, 1), theme_.color(Token::Line2));
        painter.drawImage(frame, image);
        if (i >= classes_.size()) continue;
        painter.setPen(theme_.color(Token::Text2));
        const QRect caption(place.left(), place.top() + pictureSide, pictureSide, captionHeight);
        painter.drawText(caption, Qt::AlignCenter,
                         painter.fontMetrics().elidedText(classes_[i], Qt::ElideRight, pictureSide));
    }
}

bool PictureGrid::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    for (int i = 0; i < std::min(int(images_.size()), int(classes_.size())); ++i)
        if (cellRect(i).contains(help->pos())) QToolTip::showText(help->globalPos(), classes_[i], this);
    return true;
}

ClassBars::ClassBars(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccessibleName(qtTrId("ui.data.balance"));
}

void ClassBars::setTheme(const editor::Theme& theme) {
    theme_ = theme;
    update();
}

void ClassBars::setClasses(const std::vector<ClassCount>& classes) {
    classes_ = classes;
    QStringList words;
    for (const ClassCount& each : classes_)
        words << QString("%1: %2 + %3").arg(each.name).arg(each.train).arg(each.test);
    setAccessibleDescription(words.join("; "));
    updateGeometry();
    update();
}

QSize ClassBars::sizeHint() const {
    return {360, std::max(1, int(classes_.size())) * rowHeight};
}

int ClassBars::nameWidth() const {
    const QFontMetrics metrics(editor::font(TypeStyle::Small));
    int widest = 24;
    for (const ClassCount& each : classes_) widest = std::max(widest, metrics.horizontalAdvance(each.name));
    return std::min(widest + 4, width() / 3);
}

void ClassBars::paintRow(QPainter& painter, const ClassCount& row, const QRect& place,
                         std::int64_t most) const {
    painter.setFont(editor::font(TypeStyle::Small));
    painter.setPen(theme_.color(Token::Text2));
    const int names = nameWidth();
    painter.drawText(QRect(place.left(), place.top(), names, place.height()), Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(row.name, Qt::ElideRight, names));
    painter.setFont(editor::font(TypeStyle::MonoSmall));
    const QString numbers =
        QString("%1 + %2").arg(editor::groupedText(row.train), editor::groupedText(row.test));
    const int numbersWidth = painter.fontMetrics().horizontalAdvance("00 000 + 00 000");
    painter.setPen(theme_.color(Token::Text));
    painter.drawText(place, Qt::AlignRight | Qt::AlignVCenter, numbers);
    const QRectF room(place.left() + names + gap, place.top() + 5,
                      place.width() - names - numbersWidth - 2 * gap, place.height() - 10);
    const double scale = room.width() / double(std::max<std::int64_t>(most, 1));
    const QRectF train(room.left(), room.top(), double(row.train) * scale, room.height());
    const QRectF test(train.right(), room.top(), double(row.test) * scale, room.height());
    painter.fillRect(train, theme_.color(Token::Series1));
    painter.fillRect(test, QBrush(theme_.color(Token::Series2), Qt::BDiagPattern));
    painter.setPen(theme_.color(Token::Series2));
    if (row.test > 0) painter.drawRect(test.adjusted(0, 0, -1, -1));
}

void ClassBars::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    std::int64_t most = 1;
    for (const ClassCount& each : classes_) most = std::max(most, each.train + each.test);
    for (int i = 0; i < int(classes_.size()); ++i)
        paintRow(painter, classes_[std::size_t(i)], QRect(0, i * rowHeight, width() - gap, rowHeight), most);
}

bool ClassBars::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int row = help->pos().y() / rowHeight;
    if (row >= 0 && row < int(classes_.size())) {
        const ClassCount& each = classes_[std::size_t(row)];
        QToolTip::showText(help->globalPos(),
                           qtTrId("ui.data.class-counts").arg(each.name).arg(each.train).arg(each.test),
                           this);
    }
    return true;
}

TablePreview::TablePreview(QWidget* parent) : QTableWidget(parent) {
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionMode(QAbstractItemView::NoSelection);
    setFont(editor::font(TypeStyle::Mono));
    setAccessibleName(qtTrId("ui.data.table"));
    horizontalHeader()->setSectionsClickable(true);
    horizontalHeader()->setFont(editor::font(TypeStyle::Small));
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setMaximumSectionSize(220);
    verticalHeader()->setFont(editor::font(TypeStyle::Caption));
    verticalHeader()->setDefaultSectionSize(24);
    connect(horizontalHeader(), &QHeaderView::sectionClicked, this, &TablePreview::targetChosen);
}

void TablePreview::setPreview(const DataPreview& preview) {
    clear();
    setColumnCount(int(preview.columns.size()));
    setRowCount(int(preview.rows.size()));
    for (int column = 0; column < columnCount(); ++column) {
        const bool target = column == preview.targetColumn;
        const QString role = qtTrId(target ? "ui.data.role.target" : "ui.data.role.feature");
        auto* heading = new QTableWidgetItem(preview.columns[column] + "\n" + (target ? "◆ " : "") + role);
        heading->setToolTip(preview.columns[column] + "\n" +
                            qtTrId(target ? "ui.data.role.target.help" : "ui.data.role.feature.help"));
        setHorizontalHeaderItem(column, heading);
    }
    for (int row = 0; row < rowCount(); ++row)
        for (int column = 0; column < int(preview.rows[std::size_t(row)].size()); ++column) {
            auto* item = new QTableWidgetItem(preview.rows[std::size_t(row)][column]);
            // What looks like markup is the user's text.
            item->setToolTip("<qt>" + item->text().toHtmlEscaped() + "</qt>");
            setItem(row, column, item);
        }
    resizeColumnsToContents();
}

} // namespace glassbox::app
