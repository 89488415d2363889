// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/adversarial/lab_page.h"

#include "app/charts/confusion_view.h"
#include "app/charts/type_ratio.h"
#include "app/docks/dock_tabs.h"
#include "app/docks/dock_tools.h"
#include "app/texts/retranslation.h"

#include <QCoreApplication>
#include <QEvent>
#include <QKeyEvent>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace glassbox::app {

using editor::TypeStyle;

namespace {

constexpr int samplesWidth = 236, narrowSamplesWidth = 208, inspectorWidth = 280, narrowInspectorWidth = 240;
constexpr int belowHeight = 290, smallestBelow = 190, stripHeight = 34;
constexpr QMargins placesMargins(16, 12, 16, 8);
/// Windows smaller than that have less beside the attack, and below it.
constexpr int narrowWindow = 1100, lowWindow = 860;

} // namespace

LabPage::LabPage(AttackLab& lab, DecisionMap& map, editor::Document& document, QWidget* parent)
    : QWidget(parent), lab_(lab), samples_(new LabSamples(lab)), inspector_(new LabInspector(lab, document)),
      places_(new SamplePlaces(lab, &map, PlacesRoom::Page)), obstacle_(new ObstacleView(lab)) {
    setObjectName("lab");
    setAttribute(Qt::WA_StyledBackground);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(1); // The page's ground is the line between its parts.
    row->addWidget(samples_);
    row->addWidget(buildMiddle(), 1);
    row->addWidget(inspector_);
    lab.addWatcher([this] { return isVisible(); });
    map.addWatcher([this] { return isVisible(); });
    connect(&lab, &AttackLab::restarted, this, &LabPage::showObstacle);
    connect(&lab, &AttackLab::optionsChanged, this, &LabPage::showOptions);
    connect(&lab, &AttackLab::accuracyChanged, this, &LabPage::showCounts);
    connect(&lab.schedule(), &AnalysisSchedule::aged, this, &LabPage::showRestsOn);
    connect(obstacle_, &ObstacleView::leave, this, &LabPage::left);
    setRoom(size());
    showOptions();
    showObstacle();
}

QWidget* LabPage::buildMiddle() {
    stack_ = new QStackedWidget;
    rows_ = makeSplitter(Qt::Vertical, {buildPlaces(), buildBelow()}, 0);
    rows_->setSizes({2000, belowHeight});
    stack_->addWidget(rows_);
    stack_->addWidget(obstacle_);
    auto* middle = new QWidget;
    middle->setObjectName("labmiddle");
    middle->setAttribute(Qt::WA_StyledBackground);
    auto* column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildStrip());
    column->addWidget(stack_, 1);
    return middle;
}

/// Where one is, and the way back.
QWidget* LabPage::buildStrip() {
    QWidget* strip = strip_ = makeBar("strip", stripHeight, 12, 4);
    back_ = new QToolButton;
    back_->setObjectName("crumb");
    back_->setFont(editor::font(TypeStyle::Body));
    back_->setFocusPolicy(Qt::TabFocus);
    sayToolTip(back_, "ui.lab.back");
    auto* arrow = makeLabel(QStringLiteral("›"), TypeStyle::Body, LabelRole::Hint);
    crumb_ = makeLabel({}, TypeStyle::Strong, LabelRole::Plain);
    sayText(crumb_, "ui.lab");
    auto* row = static_cast<QHBoxLayout*>(strip->layout());
    for (QWidget* part :
         {static_cast<QWidget*>(back_), static_cast<QWidget*>(arrow), static_cast<QWidget*>(crumb_)})
        row->addWidget(part);
    row->insertSpacing(2, 4);
    row->addStretch(1);
    connect(back_, &QToolButton::clicked, this, &LabPage::left);
    return strip;
}

QWidget* LabPage::buildPlaces() {
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(placesMargins);
    column->addWidget(places_);
    places_->middle()->insertWidget(0, buildStrength());
    scroll_ = new QScrollArea;
    scroll_->setWidgetResizable(true);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll_->setFocusPolicy(Qt::NoFocus);
    scroll_->setWidget(page);
    scroll_->installEventFilter(this);
    return scroll_;
}

bool LabPage::eventFilter(QObject* watched, QEvent* event) {
    if (watched == scroll_ && event->type() == QEvent::Resize)
        places_->fitInto(scroll_->size().shrunkBy(placesMargins));
    return QWidget::eventFilter(watched, event);
}

/// Name and number above, the slider with its ends below.
QWidget* LabPage::buildStrength() {
    auto* control = new QWidget;
    auto* grid = new QGridLayout(control);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(4);
    auto* name = makeLabel({}, TypeStyle::Strong, LabelRole::Plain);
    sayText(name, "ui.lab.strength");
    slider_ = new StrengthSlider(lab_);
    field_ = new StrengthField(lab_);
    auto* least = makeLabel(QStringLiteral("0"), TypeStyle::MonoSmall, LabelRole::Label);
    largest_ = makeLabel({}, TypeStyle::MonoSmall, LabelRole::Label);
    grid->addWidget(name, 0, 0);
    grid->addWidget(field_, 0, 1, Qt::AlignRight);
    grid->addWidget(slider_, 1, 0, 1, 2);
    grid->addWidget(least, 2, 0);
    grid->addWidget(largest_, 2, 1, Qt::AlignRight);
    return control;
}

QWidget* LabPage::buildBelow() {
    curve_ = new AttackCurve(lab_);
    becomes_ = new ConfusionView;
    DockTools* tools[2];
    for (std::size_t i = 0; i < 2; ++i) {
        restsOn_[i] = makeLabel({}, TypeStyle::MonoSmall, LabelRole::Label);
        tools[i] = new DockTools;
        tools[i]->row()->addWidget(restsOn_[i]);
    }
    below_ = new DockTabs;
    below_->add({"accuracy", [] { return qtTrId("ui.adversarial.accuracy"); }, curve_, tools[0]});
    below_->add({"becomes", [] { return qtTrId("ui.lab.becomes"); }, becomes_, tools[1]});
    below_->setMinimumHeight(smallestBelow);
    sayName(curve_, "ui.adversarial.accuracy");
    sayName(becomes_, "ui.lab.becomes");
    connect(below_, &DockTabs::currentChanged, this, &LabPage::showCounts);
    // The first picture of a cell that is opened is the one that is attacked.
    connect(becomes_, &ConfusionView::opened, this, [this] {
        const auto& cell = becomes_->open();
        if (!cell) return;
        const auto& rows = becomes_->matrix().rows(cell->label, cell->chosen);
        if (rows.empty()) return;
        lab_.setOwn(nullptr);
        lab_.sample().choose(rows.front());
    });
    return below_;
}

void LabPage::showBelow(const QString& id) {
    below_->show(id);
}

void LabPage::setTheme(const editor::Theme& theme) {
    theme_ = theme;
    samples_->setTheme(theme);
    inspector_->setTheme(theme);
    places_->setTheme(theme);
    obstacle_->setTheme(theme);
    curve_->setTheme(theme);
    becomes_->setTheme(theme);
}

void LabPage::setDocument(const QString& name) {
    document_ = name;
    back_->setText(name);
    back_->setAccessibleName(name + ": " + qtTrId("ui.lab.back"));
}

void LabPage::setRoom(const QSize& window) {
    const double ratio = typeRatio();
    const bool narrow = window.width() < narrowWindow * ratio;
    const int below = window.height() < lowWindow * ratio ? smallestBelow : belowHeight;
    rows_->setSizes({std::max(100, window.height() - below), below});
    samples_->setFixedWidth(int(ratio * (narrow ? narrowSamplesWidth : samplesWidth)));
    inspector_->setFixedWidth(int(ratio * (narrow ? narrowInspectorWidth : inspectorWidth)));
}

std::vector<QWidget*> LabPage::areas() const {
    return {samples_, strip_, places_, obstacle_, below_, inspector_};
}

void LabPage::showOptions() {
    largest_->setText(strengthText(lab_.largestEpsilon()));
}

/// Nothing beside an attack that cannot be made is of any use.
void LabPage::showObstacle() {
    const bool fits = lab_.fits();
    stack_->setCurrentWidget(fits ? static_cast<QWidget*>(rows_) : obstacle_);
    samples_->setVisible(fits);
    inspector_->setVisible(fits);
    showOptions();
    showCounts();
}

void LabPage::showCounts() {
    if (!isVisible()) return;
    if (becomes_->isVisible())
        becomes_->setMatrix(lab_.becomes(), lab_.classNames(), qtTrId("ui.inside.waiting"));
    showRestsOn();
}

void LabPage::showRestsOn() {
    if (!isVisible()) return;
    QString text = accuracyRestsOn(lab_);
    const RollingSlices& slices = lab_.here().slices();
    if (slices.samples() > 0 && !lab_.schedule().secondsSince(slices.oldest()))
        text += ", " + qtTrId("ui.lab.just-now");
    for (QLabel* label : restsOn_)
        if (label->text() != text) label->setText(text);
}

void LabPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange) return;
    setDocument(document_);
    showCounts();
}

void LabPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    showObstacle();
    lab_.schedule().wake();
}

void LabPage::keyPressEvent(QKeyEvent* event) {
    if (event->key() != Qt::Key_Escape) return QWidget::keyPressEvent(event);
    Q_EMIT left();
}

} // namespace glassbox::app
