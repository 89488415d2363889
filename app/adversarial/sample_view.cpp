// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/adversarial/sample_view.h"

#include <QCoreApplication>

#include <algorithm>

namespace glassbox::app {

using editor::Token;

namespace {

/// A value's bar reaches over so many standard deviations of its feature.
constexpr double deviationsShown = 3;

bool isMisread(const SampleAttack& attack) {
    const auto strongest = std::max_element(attack.after.begin(), attack.after.end());
    return std::int32_t(strongest - attack.after.begin()) != attack.label;
}

} // namespace

SampleView::SampleView(AttackPlace place, AttackLab& lab, const DecisionMap* map, QWidget* parent)
    : QStackedWidget(parent), place_(place), lab_(lab), map_(map), picture_(new PictureView),
      bars_(new FeatureBars(place == AttackPlace::Step ? FeatureColour::Diverging : FeatureColour::Plain)),
      surface_(new SurfaceView) {
    surface_->setRoom(SurfaceRoom::PlaneOnly);
    for (QWidget* page :
         {static_cast<QWidget*>(picture_), static_cast<QWidget*>(bars_), static_cast<QWidget*>(surface_)})
        addWidget(page);
    if (!map) return;
    if (place == AttackPlace::Sample)
        connect(surface_, &SurfaceView::clicked, this, [this](const QPointF& at) {
            const float numbers[] = {float(at.x()), float(at.y())};
            lab_.setOwn(std::make_shared<const Tensor>(Tensor::of({1, 2}, std::span<const float>(numbers))));
        });
    connect(map, &DecisionMap::opened, this, &SampleView::open);
    connect(map, &DecisionMap::changed, this, [this] {
        if (isVisible()) surface_->setSurface(map_->surface(), {});
    });
}

void SampleView::open() {
    surface_->setMark({});
    surface_->setCursor(place_ == AttackPlace::Sample ? Qt::CrossCursor : Qt::ArrowCursor);
    surface_->setSurface({}, qtTrId("ui.inside.waiting"));
    map_->describe(*surface_);
}

void SampleView::setTheme(const editor::Theme& theme) {
    picture_->setTheme(theme);
    bars_->setTheme(theme);
    surface_->setTheme(theme);
}

void SampleView::setHint(const QString& hint) {
    picture_->setHint(hint);
}

const Tensor& SampleView::tensorOf(const SampleAttack& attack) const {
    switch (place_) {
    case AttackPlace::Sample: return attack.original;
    case AttackPlace::Step: return attack.perturbation;
    case AttackPlace::Result: return attack.result;
    }
    return attack.original;
}

QWidget* SampleView::fitting(const Tensor* sample) const {
    if (!sample || sample->shape.size() == 4) return picture_;
    const bool isPoint = map_ && map_->fits() && sample->count() == 2;
    if (isPoint && place_ != AttackPlace::Step) return surface_;
    return bars_;
}

void SampleView::showAttack(const std::shared_ptr<const AttackLab::Shown>& shown) {
    QWidget* page = fitting(shown ? &tensorOf(shown->attack) : nullptr);
    if (currentWidget() != page) setCurrentWidget(page);
    showPicture(shown);
    if (!shown) return;
    if (page == bars_) showBars(*shown);
    if (page == surface_) showPoint(*shown);
}

void SampleView::showPicture(const std::shared_ptr<const AttackLab::Shown>& shown) {
    if (!shown) return picture_->setSample(nullptr);
    if (place_ == AttackPlace::Step) picture_->setLimit(std::max(1e-6, shown->options.epsilon));
    if (place_ == AttackPlace::Result)
        picture_->setFrame(isMisread(shown->attack) ? Token::Problem : Token::Control);
    picture_->setSample(std::shared_ptr<const Tensor>(shown, &tensorOf(shown->attack)));
}

void SampleView::showBars(const AttackLab::Shown& shown) {
    const auto numbers = tensorOf(shown.attack).values<float>();
    const DataInfo& info = lab_.answers().source()->info();
    std::vector<FeatureValue> values;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        FeatureValue value{featureName(info, i), double(numbers[i])};
        if (place_ == AttackPlace::Step) {
            value.reach = std::max(1e-6, shown.options.epsilon);
        } else if (i < info.mean.size() && i < info.deviation.size()) {
            value.middle = info.mean[i];
            value.reach = deviationsShown * std::max(1e-12, info.deviation[i]);
        }
        values.push_back(std::move(value));
    }
    bars_->setValues(std::move(values));
}

void SampleView::showPoint(const AttackLab::Shown& shown) {
    auto point = [](const Tensor& tensor) {
        return QPointF(double(tensor.values<float>()[0]), double(tensor.values<float>()[1]));
    };
    if (!surface_->surface() && map_->surface()) surface_->setSurface(map_->surface(), {});
    surface_->setMark(SurfaceMark{point(shown.attack.original), point(tensorOf(shown.attack))});
}

} // namespace glassbox::app
