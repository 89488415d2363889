// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/data/data_dialog.h"

#include "app/data/preview_widgets.h"
#include "app/docks/inspector/parameter_field.h"
#include "app/texts/texts.h"
#include "editor/edits/edits.h"
#include "editor/number_text.h"
#include "engine/catalogue/catalogue.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QFileDialog>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QStackedWidget>

namespace glassbox::app {

namespace {

const std::string dataKind = "Dataset", builtinPrefix = "builtin:";

std::string pathOf(const Parameters& parameters) {
    return std::get<std::string>(parameters.at("path"));
}

bool isGenerator(const std::string& path) {
    for (const std::string_view name : generator_names())
        if (path == builtinPrefix + std::string(name)) return true;
    return false;
}

/// Relative to the document's folder where it lies in it: the document can then be moved with its data.
std::string storedPath(const QString& path, const std::filesystem::path& folder) {
    const std::filesystem::path file = path.toStdString();
    if (folder.empty() || !file.is_absolute()) return file.string();
    const std::filesystem::path relative = file.lexically_relative(folder);
    return relative.empty() || *relative.begin() == ".." ? file.string() : relative.string();
}

} // namespace

DataDialog::DataDialog(editor::Document& document, const std::string& block,
                       const std::filesystem::path& folder, const editor::Theme& theme, QWidget* parent)
    : QDialog(parent), document_(document), block_(block), folder_(folder), theme_(theme),
      spec_(find_block(dataKind)), reader_(new PreviewReader(this)) {
    const auto found = document.definition().blocks.find(block);
    const bool known = found != document.definition().blocks.end();
    draft_ = complete_parameters(*spec_, known ? found->second.parameters : Parameters{});
    for (auto& [id, value] : draft_)
        for (const ParameterSpec& parameter : spec_->parameters)
            if (parameter.id == id) value = normalised(parameter, value);
    setWindowTitle(qtTrId("ui.data.title"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(940, 640);
    build();
    connect(reader_, &PreviewReader::read, this, &DataDialog::showPreview);
    changed();
}

ParameterField* DataDialog::field(const std::string& parameter) const {
    for (ParameterField* field : fields_)
        if (field->parameter().id == parameter) return field;
    return nullptr;
}

DataDialog::Source DataDialog::source() const {
    const std::string path = pathOf(draft_);
    if (!path.starts_with(builtinPrefix)) return Source::File;
    return isGenerator(path) ? Source::Generator : Source::Builtin;
}

/// Another source begins with its first set; a path begins empty.
void DataDialog::chooseSource(Source source) {
    if (source == this->source()) return;
    if (source == Source::File) return set("path", std::string());
    if (source == Source::Builtin) return set("path", builtinPrefix + "digits");
    set("path", builtinPrefix + std::string(generator_names().front()));
}

void DataDialog::chooseBuiltin(const QString& name) {
    set("path", builtinPrefix + name.toStdString());
}

void DataDialog::choosePath(const QString& path) {
    if (path.isEmpty()) return;
    // A target or a file of labels belonged to the data before.
    draft_["target"] = std::string();
    draft_["labels"] = std::string();
    set("path", storedPath(path, folder_));
}

void DataDialog::set(const std::string& parameter, const ParameterValue& value) {
    draft_[parameter] = value;
    changed();
}

void DataDialog::changed() {
    showDraft();
    // What is shown stays, with a word that it is of before, until the new is there.
    state_->setText(qtTrId("ui.data.reading"));
    apply_->setEnabled(false);
    reader_->request(draft_, folder_);
}

/// Whether a parameter means something for the source that is chosen.
bool DataDialog::applies(const std::string& parameter) const {
    struct Row {
        const char* parameter;
        bool (*applies)(Source, const DataPreview*, bool directory);
    };
    using Preview = const DataPreview*;
    static constexpr Row rows[] = {
        {"path", [](Source source, Preview, bool) { return source == Source::File; }},
        {"labels",
         [](Source source, Preview preview, bool directory) {
             return source == Source::File && !directory && preview && preview->columns.isEmpty();
         }},
        {"target",
         [](Source source, Preview preview, bool) {
             return source != Source::Generator && preview && !preview->columns.isEmpty();
         }},
        {"size", [](Source source, Preview, bool directory) { return source == Source::File && directory; }},
        {"count", [](Source source, Preview, bool) { return source == Source::Generator; }},
        {"noise", [](Source source, Preview, bool) { return source == Source::Generator; }},
        {"classes", [](Source source, Preview, bool) { return source == Source::Generator; }},
        {"data_seed", [](Source source, Preview, bool) { return source == Source::Generator; }},
        {"shift", [](Source, Preview preview, bool) { return preview && preview->info.pictures; }},
        {"rotation", [](Source, Preview preview, bool) { return preview && preview->info.pictures; }},
        {"scale", [](Source, Preview preview, bool) { return preview && preview->info.pictures; }},
    };
    std::error_code ignored;
    const std::string path = pathOf(draft_);
    const bool directory =
        !path.empty() && source() == Source::File && std::filesystem::is_directory(folder_ / path, ignored);
    for (const Row& row : rows)
        if (parameter == row.parameter) return row.applies(source(), preview_.get(), directory);
    return true;
}

void DataDialog::showDraft() {
    const Source source = this->source();
    for (std::size_t i = 0; i < sources_.size(); ++i) sources_[i]->setChecked(i == std::size_t(source));
    browse_->setVisible(source == Source::File);
    builtin_->setVisible(source != Source::File);
    const QSignalBlocker quiet(builtin_);
    builtin_->clear();
    if (source == Source::Generator)
        for (const std::string_view name : generator_names())
            builtin_->addItem(QString::fromStdString(std::string(name)));
    else
        builtin_->addItems({"digits", "iris", "uci-digits"});
    if (source != Source::File)
        builtin_->setCurrentText(QString::fromStdString(pathOf(draft_).substr(builtinPrefix.size())));
    for (ParameterField* field : fields_) {
        field->setValue(draft_.at(field->parameter().id));
        field->setVisible(applies(field->parameter().id));
    }
}

void DataDialog::showPreview(const std::shared_ptr<const DataPreview>& preview) {
    preview_ = preview;
    showDraft();
    state_->setText(QString());
    const bool good = !preview->error;
    apply_->setEnabled(good);
    refusal_->setVisible(!good);
    problem_->setText(good ? QString() : text(*preview->error));
    showSummary();
    showSamples();
    barsArea_->setVisible(!preview->classes.empty());
    balance_->setVisible(!preview->classes.empty());
    bars_->setClasses(preview->classes);
    barsArea_->setMaximumHeight(bars_->sizeHint().height() + 2); // Few classes leave the room to the samples.
}

void DataDialog::showSummary() {
    const DataInfo& info = preview_->info;
    if (preview_->error) {
        summary_->setText(qtTrId("ui.data.refused"));
        split_->setText(QString());
        return;
    }
    WireType type;
    type.dimensions = info.sample;
    const QString shape = QString::fromStdString(named_text(type));
    const QString what = qtTrId(info.pictures ? "ui.data.is-pictures" : "ui.data.is-rows").arg(shape);
    const QString target = info.classes ? qtTrId("ui.data.of-classes", int(info.classes)).arg(info.classes)
                                        : qtTrId("ui.data.of-numbers");
    const QString header = preview_->rows.empty() || info.pictures ? QString()
                           : preview_->hasHeader                   ? ". " + qtTrId("ui.data.with-header")
                                                                   : QString();
    summary_->setText(what + ", " + target + header);
    split_->setText(qtTrId("ui.data.split")
                        .arg(editor::groupedText(info.train_count), editor::groupedText(info.test_count)));
    const bool all = preview_->counted == info.train_count + info.test_count;
    balance_->setText(all ? qtTrId("ui.data.balance")
                          : qtTrId("ui.data.balance-of").arg(editor::groupedText(preview_->counted)));
}

void DataDialog::showSamples() {
    const bool pictures = !preview_->pictures.bytes.empty();
    const bool changes = !preview_->augmented.bytes.empty();
    samples_->setVisible(pictures || !preview_->rows.empty());
    samples_->setCurrentIndex(pictures ? 0 : 1);
    variants_->setVisible(pictures && changes);
    if (pictures)
        pictures_->setPictures(changes && augmented_->isChecked() ? preview_->augmented : preview_->pictures,
                               preview_->classOf);
    else
        table_->setPreview(*preview_);
}

void DataDialog::chooseTarget(int column) {
    if (!preview_ || !applies("target")) return;
    const bool named = preview_->hasHeader && column < preview_->columns.size();
    set("target", named ? preview_->columns[column].toStdString() : std::to_string(column));
}

void DataDialog::browse(Browse what) {
    const QString start = QString::fromStdString(folder_.string());
    choosePath(what == Browse::Folder
                   ? QFileDialog::getExistingDirectory(this, qtTrId("ui.data.folder"), start)
                   : QFileDialog::getOpenFileName(this, qtTrId("ui.data.file"), start));
}

void DataDialog::apply() {
    Parameters given;
    for (const ParameterSpec& parameter : spec_->parameters)
        if (draft_.at(parameter.id) != normalised(parameter, parameter.initial))
            given[parameter.id] = draft_.at(parameter.id);
    std::string fresh;
    document_.editGraph("ui.data.undo", [&](Definition& graph) {
        const auto found = graph.blocks.find(block_);
        if (found != graph.blocks.end()) {
            found->second.parameters = given;
            return;
        }
        fresh = editor::add_block(graph, dataKind, {}, given);
        graph.layout.erase(fresh); // It gets an automatic place.
    });
    if (!fresh.empty()) Q_EMIT made(QString::fromStdString(fresh));
    accept();
}

} // namespace glassbox::app
