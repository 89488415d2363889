// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/data/data_preview.h"

#include "app/data/table_lines.h"
#include "engine/analysis/augmented_pictures.h"
#include "engine/data/data_parameters.h"
#include "engine/data/open_source.h"
#include "engine/data/picture_folder.h"

#include <QThreadPool>

#include <mutex>
#include <numeric>

namespace glassbox::app {

namespace {

constexpr std::int64_t shownPictures = 24, shownRows = 50, chunk = 1024;

QString className(const DataInfo& info, std::int64_t number) {
    const auto place = std::size_t(number);
    return place < info.class_names.size() ? QString::fromStdString(info.class_names[place])
                                           : QString::number(number);
}

Result<RawBatch> firstSamples(const BatchSource& source, std::int64_t most) {
    std::vector<std::int64_t> rows(std::size_t(std::min(most, source.info().train_count)));
    std::iota(rows.begin(), rows.end(), 0);
    return raw_batch(source, Part::Train, rows);
}

/// Counts the labels of a part; a set that is not kept in memory only in its first samples.
Result<std::int64_t> countPart(const BatchSource& source, Part part, std::vector<ClassCount>& classes) {
    const DataInfo& info = source.info();
    std::int64_t count = part == Part::Train ? info.train_count : info.test_count;
    if (!source.resident()) count = std::min(count, chunk);
    Tensor inputs, targets;
    std::vector<std::int64_t> rows;
    for (std::int64_t begin = 0; begin < count; begin += chunk) {
        rows.resize(std::size_t(std::min(chunk, count - begin)));
        std::iota(rows.begin(), rows.end(), begin);
        if (auto got = source.fetch(part, rows, inputs, targets); !got) return tl::unexpected(got.error());
        for (const std::int32_t label : targets.values<std::int32_t>())
            ++(part == Part::Train ? classes[std::size_t(label)].train : classes[std::size_t(label)].test);
    }
    return count;
}

Result<void> countClasses(const BatchSource& source, DataPreview& preview) {
    const DataInfo& info = source.info();
    for (std::int64_t i = 0; i < info.classes; ++i) preview.classes.push_back({className(info, i), 0, 0});
    if (info.classes == 0) return {};
    for (const Part part : {Part::Train, Part::Test}) {
        const auto counted = countPart(source, part, preview.classes);
        if (!counted) return tl::unexpected(counted.error());
        preview.counted += *counted;
    }
    return {};
}

void takePictures(const RawBatch& batch, const Parameters& parameters, DataPreview& preview) {
    preview.pictures = batch.inputs;
    for (const std::int32_t label :
         preview.info.classes ? batch.targets.values<std::int32_t>() : std::span<const std::int32_t>())
        preview.classOf << className(preview.info, label);
    double amount = 0;
    for (const char* id : {"shift", "rotation", "scale"})
        amount += real_between(parameters, id, 0, 0, 1e9).value_or(0);
    if (amount == 0) return;
    const auto backend = open_device("cpu", {1});
    if (!backend) return;
    if (auto changed = augmented_pictures(preview.info, parameters, batch.inputs, 1, **backend))
        preview.augmented = std::move(*changed);
}

/// Rows of data that stand in no text: what a generator made, or numbers of an IDX file.
void takeRows(const RawBatch& batch, DataPreview& preview) {
    if (!preview.rows.empty() || batch.inputs.shape.size() != 2) return;
    const std::int64_t width = std::min<std::int64_t>(batch.inputs.shape[1], 200);
    for (std::int64_t i = 0; i < width; ++i) preview.columns << QString("x%1").arg(i + 1);
    preview.columns << "y";
    preview.targetColumn = width;
    const std::vector<double> inputs = batch.inputs.as_double(), targets = batch.targets.as_double();
    for (std::int64_t row = 0; row < std::min(batch.inputs.shape[0], shownRows); ++row) {
        QStringList cells;
        for (std::int64_t i = 0; i < width; ++i)
            cells << QString::number(inputs[std::size_t(row * batch.inputs.shape[1] + i)], 'g', 4);
        const double target =
            targets[std::size_t(row * std::int64_t(targets.size()) / batch.inputs.shape[0])];
        cells << (preview.info.classes ? className(preview.info, std::int64_t(target))
                                       : QString::number(target, 'g', 4));
        preview.rows.push_back(cells);
    }
}

Result<void> readSource(const Parameters& parameters, const std::filesystem::path& folder,
                        DataPreview& preview) {
    const auto source = open_source(parameters, folder);
    if (!source) return tl::unexpected(source.error());
    preview.info = (*source)->info();
    preview.targetColumn = preview.info.target_column;
    const auto batch = firstSamples(**source, preview.info.pictures ? shownPictures : shownRows);
    if (!batch) return tl::unexpected(batch.error());
    if (preview.info.pictures)
        takePictures(*batch, parameters, preview);
    else
        takeRows(*batch, preview);
    return countClasses(**source, preview);
}

} // namespace

DataPreview readPreview(const Parameters& parameters, const std::filesystem::path& folder) {
    DataPreview preview;
    const std::string path = text_or_empty(parameters, "path");
    std::error_code ignored;
    if (!path.empty() && !std::filesystem::is_directory(folder / path, ignored))
        readTableLines(path, folder, preview);
    if (auto done = readSource(parameters, folder, preview); !done) preview.error = done.error();
    return preview;
}

/// Where a reading thread leaves its answer; the reader may be gone by then.
struct PreviewReader::Mailbox {
    std::mutex mutex;
    PreviewReader* reader = nullptr;
};

PreviewReader::PreviewReader(QObject* parent) : QObject(parent), mailbox_(std::make_shared<Mailbox>()) {
    mailbox_->reader = this;
}

PreviewReader::~PreviewReader() {
    const std::lock_guard lock(mailbox_->mutex);
    mailbox_->reader = nullptr;
}

void PreviewReader::request(const Parameters& parameters, const std::filesystem::path& folder) {
    next_ = Wish{parameters, folder};
    if (!busy_) start();
}

void PreviewReader::start() {
    busy_ = true;
    QThreadPool::globalInstance()->start([mailbox = mailbox_, wish = *std::exchange(next_, {})] {
        const auto preview = std::make_shared<const DataPreview>(readPreview(wish.parameters, wish.folder));
        const std::lock_guard lock(mailbox->mutex);
        if (!mailbox->reader) return;
        QMetaObject::invokeMethod(
            mailbox->reader, [reader = mailbox->reader, preview] { reader->take(preview); },
            Qt::QueuedConnection);
    });
}

void PreviewReader::take(const std::shared_ptr<const DataPreview>& preview) {
    busy_ = false;
    // Something else is wanted already: what was read is old.
    if (next_)
        start();
    else
        Q_EMIT read(preview);
}

} // namespace glassbox::app
