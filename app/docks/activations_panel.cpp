// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/docks/activations_panel.h"

#include "app/thumbnailer.h"
#include "engine/catalogue/wire_types.h"

#include <QComboBox>
#include <QHBoxLayout>

namespace glassbox::app {

namespace {

constexpr int pause = 200; ///< Milliseconds: nobody reads feature maps faster.

/// Without the batch's axis.
Tensor ofOneSample(Tensor value) {
    if (!value.shape.empty()) value.shape.erase(value.shape.begin());
    return value;
}

/// Numbers that are never negative have a map from dark to bright; others one with zero in the middle.
HeatmapStyle styleFor(const WireType& type) {
    HeatmapStyle style;
    style.layout = HeatmapLayout::FeatureMaps;
    if (type.range.minimum < 0) return style;
    style.map = editor::Colormap::Viridis;
    style.range = HeatmapRange::FromZero;
    return style;
}

/// Outputs with something to see for one sample.
bool isShown(const WireType& type) {
    return type.element == Element::Real && !type.is_loss && has_batch(type);
}

} // namespace

ActivationsPanel::ActivationsPanel(AnalysisSchedule& schedule, ChosenSample& sample, QWidget* parent)
    : InsidePanel(schedule, parent), sample_(sample) {
    ports_ = makeNameChooser("ui.activations.choose");
    tools()->row()->insertWidget(0, ports_);
    samples_ = new SampleChooser(sample);
    view_ = new HeatmapView;
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(samples_);
    row->addWidget(view_, 1);
    retranslate();
    connect(ports_, &QComboBox::currentTextChanged, &schedule, &AnalysisSchedule::wake);
    connect(&sample, &ChosenSample::chosen, &schedule, &AnalysisSchedule::wake);
    connect(&schedule, &AnalysisSchedule::modelChanged, this, &ActivationsPanel::fill);
    schedule.add({"activations", pause,
                  [this](std::uint64_t step) {
                      const bool same =
                          shownStep() == step && shownPort_ == port() && shownRow_ == sample_.row();
                      return isVisible() && !port().block.empty() && !same;
                  },
                  [this] { return job(); }});
}

void ActivationsPanel::setTheme(const editor::Theme& theme) {
    view_->setTheme(theme);
    samples_->setTheme(theme);
}

void ActivationsPanel::retranslate() {
    ports_->setAccessibleName(qtTrId("ui.activations.choose"));
    view_->setAccessibleName(qtTrId("ui.dock.activations"));
    if (!shown_) view_->setTensor(nullptr, qtTrId("ui.activations.none"));
}

void ActivationsPanel::fill() {
    const QString before = ports_->currentText();
    refillChooser(*ports_, [&] {
        if (!schedule().model()) return;
        for (const CheckedBlock& block : schedule().model()->graph.blocks())
            for (std::size_t i = 0; i < block.output_types.size(); ++i)
                if (isShown(block.output_types[i]))
                    ports_->addItem(
                        QString::fromStdString(to_string(PortRef{block.id, block.ports.outputs[i].id})));
        const int kept = ports_->findText(before);
        ports_->setCurrentIndex(kept >= 0 ? kept : std::min(1, ports_->count() - 1));
    });
    ports_->setEnabled(ports_->count() > 0);
    shown_.reset();
    shownRow_ = -1;
    setShown({});
    view_->setTensor(nullptr, qtTrId("ui.activations.none"));
    if (ports_->currentText() != before) chooseBlock(block_);
    schedule().wake();
}

void ActivationsPanel::chooseBlock(const std::string& block) {
    block_ = block;
    if (port().block == block) return;
    for (int i = 0; i < ports_->count(); ++i)
        if (ports_->itemText(i).startsWith(QString::fromStdString(block) + ".")) {
            ports_->setCurrentIndex(i);
            return;
        }
}

PortRef ActivationsPanel::port() const {
    const QString text = ports_->currentText();
    const qsizetype dot = text.lastIndexOf('.');
    return dot < 0 ? PortRef{} : PortRef{text.left(dot).toStdString(), text.mid(dot + 1).toStdString()};
}

AnalysisService::Job ActivationsPanel::job() {
    return [this, port = port(), row = sample_.row(), model = schedule().model()](AnalysisSession& session,
                                                                                  std::uint64_t step) {
        auto values = session.probe({port}, sampleInputs(model->sources, row));
        return [this, port, row, step, model, values = std::move(values)]() mutable {
            if (schedule().model() != model) return;
            show(port, row, step,
                 values ? std::optional(ofOneSample(std::move(values->at(port)))) : std::nullopt);
        };
    };
}

void ActivationsPanel::show(const PortRef& port, std::int64_t row, std::uint64_t step,
                            std::optional<Tensor> value) {
    shownPort_ = port;
    shownRow_ = row;
    shown_ = value ? std::make_shared<const Tensor>(std::move(*value)) : nullptr;
    view_->setStyle(styleFor(*schedule().model()->graph.type_of(port)));
    view_->setTensor(shown_, shown_ ? QString() : qtTrId("ui.activations.none"));
    setShown(step);
}

} // namespace glassbox::app
