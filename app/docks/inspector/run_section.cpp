// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/docks/inspector/run_section.h"

#include "app/docks/inspector/parameter_field.h"

#include <QCoreApplication>
#include <QVBoxLayout>

namespace glassbox::app {

namespace {

/// One row of the table: how a setting is described, read and written.
struct Setting {
    const char* id;
    const char* name;
    const char* help;
    Effect effect;
    double minimum;
    double maximum;
    std::int64_t (*read)(const RunSettings&);
    void (*write)(RunSettings&, std::int64_t);
};

constexpr double mostSteps = 1e12, largestBatch = 1e6, largestSeed = 9e15;

const Setting settings[] = {
    {"steps", "ui.inspector.steps", "ui.run.steps.help", Effect::Live, 1, mostSteps,
     [](const RunSettings& run) { return run.steps; },
     [](RunSettings& run, std::int64_t value) { run.steps = value; }},
    {"batch", "ui.inspector.batch", "ui.run.batch.help", Effect::Rebind, 1, largestBatch,
     [](const RunSettings& run) { return run.batch; },
     [](RunSettings& run, std::int64_t value) { run.batch = value; }},
    {"seed", "ui.inspector.seed", "ui.run.seed.help", Effect::Rebind, 0, largestSeed,
     [](const RunSettings& run) { return std::int64_t(run.seed); },
     [](RunSettings& run, std::int64_t value) { run.seed = std::uint64_t(value); }},
};

ParameterSpec specOf(const Setting& setting) {
    ParameterSpec spec;
    spec.id = setting.id;
    spec.kind = ParameterKind::Integer;
    spec.initial = setting.read(RunSettings{});
    spec.minimum = setting.minimum;
    spec.maximum = setting.maximum;
    spec.effect = setting.effect;
    return spec;
}

} // namespace

RunSection::RunSection(editor::Document& document, const editor::Theme& theme, QWidget* parent)
    : Section("run", qtTrId("ui.inspector.run"), theme, parent), document_(document) {
    for (const Setting& setting : settings) {
        auto* field = new ParameterField(specOf(setting), qtTrId(setting.name), qtTrId(setting.help), theme);
        body()->addWidget(field);
        fields_.push_back(field);
        // A seed counts from the next reset on, which its help says.
        if (std::string_view(setting.id) == "seed") field->findChild<EffectSign*>()->hide();
        connect(field, &ParameterField::chosen, this, [this, &setting](const ParameterValue& value) {
            document_.edit(
                editor::EditName("ui.inspector.undo.run", {setting.name}),
                [&](Model& model) { setting.write(model.run, std::get<std::int64_t>(value)); },
                QString("run ") + setting.id);
        });
    }
    refresh();
}

void RunSection::refresh() {
    std::size_t number = 0;
    for (const Setting& setting : settings)
        fields_[number++]->setValue(ParameterValue(setting.read(document_.model().run)));
}

} // namespace glassbox::app
