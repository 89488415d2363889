// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/adversarial/lab_samples.h"

#include "app/docks/inspector/wrapping_label.h"
#include "app/texts/retranslation.h"
#include "editor/number_text.h"
#include "editor/paint/icons.h"

#include <QCoreApplication>
#include <QEvent>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <numeric>

namespace glassbox::app {

using editor::Token;
using editor::TypeStyle;

namespace {

constexpr int headHeight = 34, badgeSide = 16;
const char* const filterTexts[] = {"ui.lab.all", "ui.lab.correct", "ui.lab.fooled"};
const char* const filterHints[] = {"ui.lab.all.hint", "ui.lab.correct.hint", "ui.lab.fooled.hint"};

QHBoxLayout* rowIn(QWidget* widget, int left, int right) {
    auto* row = new QHBoxLayout(widget);
    row->setContentsMargins(left, 0, right, 0);
    row->setSpacing(8);
    return row;
}

} // namespace

LabSamples::LabSamples(AttackLab& lab, QWidget* parent) : QWidget(parent), lab_(lab) {
    setObjectName("labside");
    setAttribute(Qt::WA_StyledBackground);
    gallery_ = new SampleGallery(lab.sample());
    gallery_->setBadges([this](std::int64_t row) { return badgeOf(row); });
    auto* list = new QWidget;
    rowIn(list, 16, 2)->addWidget(gallery_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 12);
    column->setSpacing(8);
    column->addWidget(buildHead());
    column->addWidget(buildFilters());
    column->addWidget(list, 1);
    column->addWidget(buildLegend());
    pointHint_ = new WrappingLabel({}, TypeStyle::Small, LabelRole::Label);
    pointHint_->setContentsMargins(16, 0, 16, 0);
    sayText(pointHint_, "ui.lab.point");
    column->addWidget(pointHint_);
    column->addWidget(buildPad());
    connect(gallery_, &SampleGallery::picked, this, [this] { lab_.setOwn(nullptr); });
    connect(&lab, &AttackLab::restarted, this, &LabSamples::open);
    connect(&lab, &AttackLab::accuracyChanged, this, &LabSamples::showReadings);
    connect(&lab, &AttackLab::sampleChanged, this, &LabSamples::showLegend);
    connect(&lab, &AttackLab::optionsChanged, this, [this] {
        gallery_->setMark(lab_.own() ? SampleGallery::Mark::None : SampleGallery::Mark::Chosen);
    });
    retranslate();
    open();
}

QWidget* LabSamples::buildHead() {
    auto* head = new QWidget;
    head->setObjectName("dockhead");
    head->setAttribute(Qt::WA_StyledBackground);
    head->setFixedHeight(headHeight);
    title_ = makeLabel({}, TypeStyle::Strong, LabelRole::Plain);
    count_ = makeLabel({}, TypeStyle::MonoSmall, LabelRole::Label);
    QHBoxLayout* row = rowIn(head, 16, 16);
    row->addWidget(title_, 1);
    row->addWidget(count_);
    return head;
}

QWidget* LabSamples::buildFilters() {
    auto* bar = new QWidget;
    QHBoxLayout* row = rowIn(bar, 16, 16);
    row->setContentsMargins(16, 4, 16, 0);
    row->setSpacing(4);
    for (std::size_t i = 0; i < 3; ++i) {
        filters_[i] = makeSegment({});
        filters_[i]->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        sayText(filters_[i], filterTexts[i]);
        sayToolTip(filters_[i], filterHints[i]);
        connect(filters_[i], &QToolButton::clicked, this, [this, i] { setFilter(SampleFilter(i)); });
        row->addWidget(filters_[i]);
    }
    filters_[0]->setChecked(true);
    return bar;
}

QWidget* LabSamples::buildLegend() {
    auto* bar = new QWidget;
    sign_ = new QLabel;
    sign_->setFixedSize(badgeSide, badgeSide);
    legend_ = new WrappingLabel({}, TypeStyle::Small, LabelRole::Label);
    QHBoxLayout* row = rowIn(bar, 16, 16);
    row->addWidget(sign_, 0, Qt::AlignTop);
    row->addWidget(legend_, 1);
    return bar;
}

QWidget* LabSamples::buildPad() {
    drawing_ = new QWidget;
    drawing_->setObjectName("section");
    drawing_->setAttribute(Qt::WA_StyledBackground);
    auto* column = new QVBoxLayout(drawing_);
    column->setContentsMargins(16, 12, 16, 0);
    column->setSpacing(8);
    auto* title = makeLabel({}, TypeStyle::SmallBold, LabelRole::Label);
    sayText(title, "ui.lab.draw");
    pad_ = new DrawPad;
    sayName(pad_, "ui.lab.draw");
    sayToolTip(pad_, "ui.lab.draw.hint");
    use_ = new QPushButton;
    clear_ = new QPushButton;
    sayText(use_, "ui.lab.draw.use");
    sayText(clear_, "ui.lab.draw.clear");
    clear_->setFlat(true);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    for (QPushButton* button : {use_, clear_}) buttons->addWidget(button);
    buttons->addStretch(1);
    column->addWidget(title);
    column->addWidget(pad_);
    column->addLayout(buttons);
    connect(use_, &QPushButton::clicked, this, &LabSamples::useDrawing);
    connect(clear_, &QPushButton::clicked, pad_, &DrawPad::clear);
    connect(pad_, &DrawPad::changed, this, [this] {
        for (QPushButton* button : {use_, clear_}) button->setEnabled(!pad_->isEmpty());
    });
    return drawing_;
}

/// Another model or other data: an empty sheet of the size of its pictures.
void LabSamples::open() {
    const BatchSourcePtr source = lab_.answers().source();
    const auto shape = source ? pictureShapeOf(source->info()) : std::nullopt;
    drawing_->setVisible(shape.has_value());
    const auto* sample = source ? &source->info().sample : nullptr;
    pointHint_->setVisible(sample && sample->size() == 1 && sample->front().extent == Extent(2));
    if (shape) {
        const auto& mean = source->info().mean;
        pad_->setSheet(*shape, mean.empty() ? 0 : mean.front());
    }
    retranslate();
    showList();
    showLegend();
}

void LabSamples::useDrawing() {
    lab_.setOwn(std::make_shared<const Tensor>(pad_->picture()));
}

void LabSamples::setTheme(const editor::Theme& theme) {
    theme_ = theme;
    gallery_->setTheme(theme);
    pad_->setTheme(theme);
    showLegend();
}

void LabSamples::retranslate() {
    const BatchSourcePtr source = lab_.answers().source();
    title_->setText(qtTrId(!source || source->info().pictures ? "ui.lab.pictures" : "ui.lab.samples"));
    gallery_->setAccessibleName(title_->text());
    count_->setText(editor::groupedText(std::int64_t(gallery_->rows().size())));
}

void LabSamples::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange) return;
    retranslate();
    showLegend();
}

void LabSamples::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    showList();
    showLegend();
}

void LabSamples::setFilter(SampleFilter filter) {
    filter_ = filter;
    filters_[std::size_t(filter)]->setChecked(true);
    showList();
}

bool LabSamples::isListed(std::int64_t row) const {
    if (filter_ == SampleFilter::All) return true;
    const auto read = lab_.readingOf(row);
    if (!read) return false;
    return filter_ == SampleFilter::Fooled ? read->reading.fooled()
                                           : read->reading.clean == read->reading.label;
}

void LabSamples::showList() {
    std::vector<std::int64_t> rows;
    for (std::int64_t row = 0; row < lab_.sample().total(); ++row)
        if (isListed(row)) rows.push_back(row);
    if (rows != gallery_->rows()) gallery_->setRows(rows);
    count_->setText(editor::groupedText(std::int64_t(rows.size())));
}

void LabSamples::showReadings() {
    if (!isVisible()) return;
    if (filter_ != SampleFilter::All) showList();
    gallery_->viewport()->update();
    showLegend();
}

std::optional<SampleBadge> LabSamples::badgeOf(std::int64_t row) const {
    const auto read = lab_.readingOf(row);
    if (!read || read->reading.adversarial == read->reading.label) return {};
    return SampleBadge{lab_.answers().className(read->reading.adversarial),
                       read->isOfNow ? SampleBadge::Age::Now : SampleBadge::Age::Earlier};
}

/// What became of the chosen sample.
void LabSamples::showLegend() {
    const auto read = lab_.own() ? std::nullopt : lab_.readingOf(lab_.sample().row());
    sign_->setVisible(read.has_value());
    if (!read) {
        legend_->setText(lab_.own() ? qtTrId("ui.lab.own-shown") : qtTrId("ui.inside.waiting"));
        return;
    }
    const AttackReading& reading = read->reading;
    const QString name = lab_.answers().className(reading.adversarial);
    const bool misread = reading.adversarial != reading.label;
    const bool already = misread && !reading.fooled();
    legend_->setText(qtTrId(already   ? "ui.lab.misread-clean"
                            : misread ? "ui.lab.now-read"
                                      : "ui.lab.still-read")
                         .arg(name));
    if (!misread)
        return sign_->setPixmap(
            editor::iconPixmap("ok", badgeSide, theme_.color(Token::Ok), devicePixelRatioF()));
    QPixmap badge(QSize(badgeSide, badgeSide) * devicePixelRatioF());
    badge.setDevicePixelRatio(devicePixelRatioF());
    badge.fill(Qt::transparent);
    QPainter painter(&badge);
    painter.setRenderHint(QPainter::Antialiasing);
    paintBadge(painter, theme_, QRect(0, 0, badgeSide, badgeSide), name);
    painter.end();
    sign_->setPixmap(badge);
}

} // namespace glassbox::app
