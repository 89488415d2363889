// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/base/shape.h"
#include "engine/base/tensor.h"
#include "engine/model/model.h"

#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string_view>

namespace glassbox {

enum class Part : std::uint8_t { Train, Test };

/// What a data block offers, known without reading all of it. The only facts about data that checking sees.
struct DataInfo {
    /// One sample of port `out`, without the batch: C,H,W for pictures (physical order H,W,C), F for rows.
    std::vector<Dimension> sample;
    bool pictures = false;
    Storage storage = Storage::F32; ///< How inputs rest in memory: U8 (pictures, value / 255) or F32.
    std::int64_t classes = 0;       ///< Number of classes of the labels; 0 where the target is a real number.
    std::vector<std::string> class_names; ///< `classes` names, or empty.
    std::int64_t targets = 1;             ///< Numbers per target where classes == 0.
    std::int64_t train_count = 0;
    std::int64_t test_count = 0;
    std::vector<double>
        mean; ///< Of the training part, a number a channel (pictures, of values in 0..1) or feature.
    std::vector<double> deviation;          ///< Standard deviation likewise; never 0 (1 where constant).
    std::vector<std::string> feature_names; ///< Of a table with a header, a name a feature; else empty.
    std::string target_name;                ///< Likewise the name of the column that is predicted, or "".
    std::int64_t target_column = -1;        ///< Of a table: where that column stands, from 0; else -1.
    /// False where batches are streamed: training and evaluation then read fed inputs ("stream:ID.out",
    /// "stream:ID.labels", "stream:ID.mask") instead of tables of the store.
    bool resident = true;
    bool operator==(const DataInfo&) const = default;
};

/// Gives samples. Values are raw: pictures as U8 in H, W, C order (F32 in 0..1 where `info().storage` says
/// so), rows as F32, labels as I32 [rows] (classes) or F32 [rows, targets] (numbers). Normalisation and
/// augmentation are ops of the data block's lowering, behind the gather. Thread-safe for reading.
class BatchSource {
  public:
    virtual ~BatchSource() = default;
    virtual const DataInfo& info() const = 0;
    /// True where all samples fit the memory share and lie in memory: the whole part can be uploaded once.
    /// False: batches are streamed through fetch() by a prefetch thread.
    virtual bool resident() const = 0;
    /// Copies the samples `rows` (each in 0..count(part)-1) into `inputs` and `targets`, [rows, ...] dense.
    /// A sample that cannot be read gives BadFile with its file.
    virtual Result<void> fetch(Part part, std::span<const std::int64_t> rows, Tensor& inputs,
                               Tensor& targets) const = 0;
};

using BatchSourcePtr = std::shared_ptr<const BatchSource>;

/// The sources of a document, by id of their data block.
using Sources = std::map<std::string, BatchSourcePtr>;
/// Their descriptions, all that check() needs.
using DataInfos = std::map<std::string, DataInfo>;

/// A generated two- or more-dimensional set: "two-moons", "circles", "spirals", "xor", "clusters".
/// `parameters` are the data block's (count, noise, classes, test, generator seed `data_seed`); one that is
/// absent has its default (1000, 0.1, 2, 0.2, 1). Sample i has class i modulo their number; moons and xor
/// have two. Moons, circles, clusters and xor (with a gap of 0.2 beside its axes) have a scale of 1, spirals
/// a radius of 4; `noise` is the standard deviation of a Gaussian in both coordinates. WrongCall for another
/// name or a parameter out of range.
Result<BatchSourcePtr> generate(const std::string& name, const Parameters& parameters);

/// The names that generate() knows.
std::span<const std::string_view> generator_names();

/// A source over tensors in memory, for tests and the bench; always resident. The counts of `info` are taken
/// from the tensors' first extents.
BatchSourcePtr memory_source(DataInfo info, Tensor train_inputs, Tensor train_targets, Tensor test_inputs,
                             Tensor test_targets);

DataInfos infos_of(const Sources& sources);

/// The train/test split that every table, generator and picture set uses: by class where there are classes
/// (stratified), so that the held-out part has the same balance; independent of the run's seed. `test` below
/// 1 is a fraction, else a count. Rows keep their order within a part.
struct Split {
    std::vector<std::int64_t> train;
    std::vector<std::int64_t> test;
};
/// `labels` is empty where there are no classes. A class keeps a row for training where that is possible.
/// WrongCall where `test` is negative, not a number or leaves no row to train on.
Result<Split> split_rows(std::span<const std::int32_t> labels, std::int64_t count, double test);

} // namespace glassbox
