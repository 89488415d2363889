// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/train/training_run.h"

namespace glassbox {

/// Values of store entries that the model no longer has, by key and shape, until it has them again.
class PutAside {
  public:
    /// Of one key the values of so many shapes are kept, the newest ones: a width that is dragged must not
    /// fill the memory.
    static constexpr std::size_t shapes_of_a_key = 8;

    void put(const std::string& key, Tensor value);
    /// Gives the value out: it is not here afterwards.
    std::optional<Tensor> take(const std::string& key, const std::vector<std::int64_t>& shape);
    void clear() { values_.clear(); }
    std::size_t size() const;

  private:
    std::map<std::string, std::vector<Tensor>> values_; ///< Newest last.
};

/// Makes the run of an edited model go on where `before` stands. Every store entry that both have with equal
/// shapes keeps its value bit for bit; what `next` lacks, or has in another shape, is put aside; what was put
/// aside and fits comes back; the rest of `next` stays as it began. Step, cursor, live numbers and log are
/// those of `before`.
void carry_over(const TrainingRun& before, TrainingRun& next, PutAside& aside);

} // namespace glassbox
