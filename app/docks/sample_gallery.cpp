// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/docks/sample_gallery.h"

#include "app/charts/type_ratio.h"
#include "app/thumbnailer.h"
#include "editor/paint/fonts.h"

#include <QCoreApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

namespace glassbox::app {

using editor::Token;
using editor::TypeStyle;

namespace {

constexpr int usualCell = 36, cellGap = 4, usualBadge = 15;
constexpr qsizetype mostPictures = 2000;
constexpr double earlier = 0.5; ///< Opacity of a badge that is not of now.

int cellSide() {
    return int(usualCell * mapRatio());
}

} // namespace

QImage samplePicture(const Tensor& sample) {
    return sample.shape.size() == 4 ? pictureThumbnail(sample).maps.front() : QImage();
}

void paintBadge(QPainter& painter, const editor::Theme& theme, const QRect& place, const QString& name) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(Token::Problem));
    painter.drawRoundedRect(place, place.height() / 2.0, place.height() / 2.0);
    painter.setPen(theme.color(Token::OnAccent));
    painter.setFont(editor::font(TypeStyle::MonoSmall));
    painter.drawText(place, Qt::AlignCenter, name.size() <= 2 ? name : name.left(1));
}

SampleGallery::SampleGallery(ChosenSample& sample, QWidget* parent)
    : QAbstractScrollArea(parent), sample_(sample), badges_([this](auto row) { return answerBadge(row); }) {
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    connect(&sample, &ChosenSample::chosen, this, [this] {
        if (const auto place = chosenPlace()) reveal(*place);
        viewport()->update();
    });
    connect(&sample.answers(), &HeldOutAnswers::changed, viewport(), qOverload<>(&QWidget::update));
}

void SampleGallery::setTheme(const editor::Theme& theme) {
    theme_ = theme;
    viewport()->update();
}

void SampleGallery::setRows(const std::vector<std::int64_t>& rows) {
    rows_ = rows;
    layOut();
    viewport()->update();
}

int SampleGallery::columns() const {
    return std::max(1, (viewport()->width() + cellGap) / (cellSide() + cellGap));
}

void SampleGallery::layOut() {
    const int lines = (int(rows_.size()) + columns() - 1) / columns();
    verticalScrollBar()->setRange(0, std::max(0, lines * (cellSide() + cellGap) - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(cellSide() + cellGap);
}

void SampleGallery::resizeEvent(QResizeEvent*) {
    layOut();
}

QRect SampleGallery::cellRect(std::size_t place) const {
    const int at = int(place), line = at / columns(), step = cellSide() + cellGap;
    return {at % columns() * step, line * step - verticalScrollBar()->value(), cellSide(), cellSide()};
}

std::optional<std::size_t> SampleGallery::placeAt(const QPoint& point) const {
    const int step = cellSide() + cellGap, column = point.x() / step;
    const int line = (point.y() + verticalScrollBar()->value()) / step;
    const std::size_t place = std::size_t(line * columns() + column);
    if (column >= columns() || place >= rows_.size() || !cellRect(place).contains(point)) return {};
    return place;
}

std::optional<std::size_t> SampleGallery::chosenPlace() const {
    const auto found = std::find(rows_.begin(), rows_.end(), sample_.row());
    if (found == rows_.end()) return {};
    return std::size_t(found - rows_.begin());
}

void SampleGallery::reveal(std::size_t place) {
    const QRect cell = cellRect(place);
    QScrollBar* bar = verticalScrollBar();
    if (cell.top() < 0) bar->setValue(bar->value() + cell.top());
    if (cell.bottom() >= viewport()->height())
        bar->setValue(bar->value() + cell.bottom() - viewport()->height() + 1);
}

const QImage& SampleGallery::picture(std::int64_t row) {
    const BatchSourcePtr source = sample_.answers().source();
    if (source != pictured_) pictures_.clear();
    pictured_ = source;
    const auto found = pictures_.constFind(row);
    if (found != pictures_.constEnd()) return *found;
    if (pictures_.size() > mostPictures) pictures_.clear();
    QImage image;
    const std::vector<std::int64_t> rows{row};
    if (source)
        if (const auto batch = raw_batch(*source, Part::Test, rows)) image = samplePicture(batch->inputs);
    return *pictures_.insert(row, image);
}

std::optional<SampleBadge> SampleGallery::answerBadge(std::int64_t row) const {
    const auto answer = sample_.answers().of(row);
    if (!answer || answer->right()) return {};
    return SampleBadge{sample_.answers().className(answer->chosen)};
}

void SampleGallery::setMark(Mark mark) {
    mark_ = mark;
    viewport()->update();
}

void SampleGallery::paintSample(QPainter& painter, const QRect& cell, std::int64_t row) {
    const QImage& image = picture(row);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme_.color(Token::Sunken));
    painter.drawRect(cell);
    if (!image.isNull()) return painter.drawImage(cell.adjusted(2, 2, -2, -2), image);
    painter.setPen(theme_.color(Token::Text2));
    painter.setFont(editor::font(TypeStyle::MonoSmall));
    painter.drawText(cell, Qt::AlignCenter, QString::number(row));
}

void SampleGallery::paintCell(QPainter& painter, std::size_t place) {
    const QRect cell = cellRect(place);
    const std::int64_t row = rows_[place];
    paintSample(painter, cell, row);
    if (const auto shown = badges_(row)) {
        const int badge = int(usualBadge * typeRatio());
        painter.setOpacity(shown->age == SampleBadge::Age::Now ? 1 : earlier);
        paintBadge(painter, theme_, QRect(cell.right() - badge + 1, cell.bottom() - badge + 1, badge, badge),
                   shown->name);
        painter.setOpacity(1);
    }
    if (row != sample_.row() || mark_ == Mark::None) return;
    painter.setPen(QPen(theme_.color(Token::Accent), 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(cell).adjusted(1, 1, -1, -1), 5, 5);
}

void SampleGallery::paintEvent(QPaintEvent*) {
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    const int step = cellSide() + cellGap;
    const std::size_t first = std::size_t(verticalScrollBar()->value() / step * columns());
    const std::size_t lines = std::size_t(viewport()->height() / step + 2);
    const std::size_t last = std::min(rows_.size(), first + lines * std::size_t(columns()));
    for (std::size_t place = first; place < last; ++place) paintCell(painter, place);
    if (!rows_.empty()) return;
    painter.setPen(theme_.color(Token::Text3));
    painter.setFont(editor::font(TypeStyle::Small));
    painter.drawText(viewport()->rect(), Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap,
                     qtTrId("ui.samples.none"));
}

void SampleGallery::mousePressEvent(QMouseEvent* event) {
    if (const auto place = placeAt(event->position().toPoint())) pick(rows_[*place]);
}

void SampleGallery::pick(std::int64_t row) {
    sample_.choose(row);
    Q_EMIT picked(row);
}

void SampleGallery::keyPressEvent(QKeyEvent* event) {
    const int moves[] = {-1, 1, -columns(), columns()};
    const Qt::Key keys[] = {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down};
    for (std::size_t i = 0; i < 4; ++i) {
        if (event->key() != keys[i]) continue;
        if (rows_.empty()) return;
        const auto place = chosenPlace();
        const qsizetype wanted = place ? qsizetype(*place) + moves[i] : 0;
        if (wanted >= 0 && std::size_t(wanted) < rows_.size()) pick(rows_[std::size_t(wanted)]);
        return;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

/// What a picture is: its number, its class, and what it was read as.
bool SampleGallery::viewportEvent(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QAbstractScrollArea::viewportEvent(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const auto place = placeAt(help->pos());
    if (!place) return true;
    QString text = qtTrId("ui.samples.number").arg(rows_[*place]);
    if (const auto answer = sample_.answers().of(rows_[*place]))
        text += ", " + qtTrId("ui.samples.read")
                           .arg(sample_.answers().className(answer->label),
                                sample_.answers().className(answer->chosen),
                                QString::number(100 * answer->confidence, 'f', 1));
    QToolTip::showText(help->globalPos(), text, viewport());
    return true;
}

} // namespace glassbox::app
