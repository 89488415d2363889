// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/analysis/analysis.h"
#include "engine/analysis/answer_port.h"

namespace glassbox {

/// One row of the table of attacks.
struct AttackMethod {
    std::string_view id;
    int steps = 1;     ///< Gradients taken.
    double stride = 1; ///< Size of one step as a part of ε.
};

/// "fgsm": x + ε·sign(∇x loss), clipped to 0..1 (Goodfellow, Shlens, Szegedy 2015). "ifgsm": ten steps of
/// ε/4, each brought back to within ε of the sample and into 0..1 (Kurakin, Goodfellow, Bengio 2017; Madry et
/// al. 2017 without a random start).
std::span<const AttackMethod> attack_methods();
/// Null where there is none of that id.
const AttackMethod* find_attack_method(std::string_view id);

/// What attacked numbers are kept within: the data's range where it has one (pictures: 0..1), or nothing.
enum class AttackBounds : std::uint8_t { DataRange, None };

struct AttackOptions {
    std::string method = "fgsm";
    double epsilon = 0.1;   ///< In units of values scaled to 0..1, before normalisation.
    std::int64_t count = 0; ///< Samples of the held-out part from its start; 0 means all.
    std::uint64_t seed = 1; ///< Of the random signs.
    /// Towards this class, whatever the label; else away from the label.
    std::optional<std::int32_t> target = {};
    AttackBounds bounds = AttackBounds::DataRange;
    bool operator==(const AttackOptions&) const = default;
};

struct AttackReport {
    double clean_accuracy = 0;
    double adversarial_accuracy = 0;
    double random_accuracy = 0; ///< Random signs of the same size.
    std::int64_t samples = 0;
};

/// Attacks the held-out part. WrongModel where the model has no class scores fed by pictures or rows.
Result<AttackReport> attack(AnalysisSession& session, const AttackOptions& options);

/// Right answers among some samples.
struct AttackCounts {
    std::int64_t samples = 0;
    std::int64_t clean = 0;
    std::int64_t adversarial = 0;
    std::int64_t random = 0;

    AttackCounts& operator+=(const AttackCounts& other);
    bool operator==(const AttackCounts&) const = default;
};

/// How one held-out sample is read: as it is, attacked, and with random signs of the same size.
struct AttackReading {
    std::int64_t row = 0;
    std::int32_t label = 0;
    std::int32_t clean = 0;
    std::int32_t adversarial = 0;
    std::int32_t random = 0;

    /// Read rightly, and wrongly once it is attacked.
    bool fooled() const { return clean == label && adversarial != label; }
    bool operator==(const AttackReading&) const = default;
};
AttackCounts counts_of(std::span<const AttackReading> readings);

/// The readings that attack() counts, for the held-out samples begin..begin+count and each of several ε
/// (options' own is not read): what a view refines an accuracy with, slice by slice.
Result<std::vector<std::vector<AttackReading>>> attack_readings(AnalysisSession& session,
                                                                const AttackOptions& options,
                                                                std::span<const double> epsilons,
                                                                std::int64_t begin, std::int64_t count);

/// Where the class that an attack leads away from comes from: the data, or the model's own reading.
enum class LabelFrom : std::uint8_t { Data, Model };

/// The attack on one sample, by the same arithmetic.
struct SampleAttack {
    Tensor original;     ///< Raw, [1, ...].
    Tensor perturbation; ///< Result minus original.
    Tensor result;
    std::int32_t label = 0;
    LabelFrom label_from = LabelFrom::Data;
    std::vector<double> before; ///< Probabilities by class, of the original.
    std::vector<double> after;  ///< Of the result.
    std::vector<double> random; ///< Of random signs of the same size.
};
Result<SampleAttack> attack_sample(AnalysisSession& session, const AttackOptions& options, std::int64_t row);
/// The same on a sample of one's own, raw [1, ...] as the source gives them; away from the class that the
/// model reads in it.
Result<SampleAttack> attack_input(AnalysisSession& session, const AttackOptions& options,
                                  const Tensor& input);

/// The step alone: raw + ε·sign(gradient), clipped to `limits` where given (pictures: 0..1).
Tensor fast_gradient_sign(const Tensor& raw, const Tensor& gradient, double epsilon,
                          std::optional<Range> limits);

/// Brings every number of `moved` to within ε of `raw`'s.
void project(Tensor& moved, const Tensor& raw, double epsilon);

/// Signs ±1 (F32) for samples of the shape of `like` that stand from row `first_row` of a part on: a function
/// of seed, row and position alone.
Tensor random_signs(const Tensor& like, std::uint64_t seed, std::int64_t first_row);

} // namespace glassbox
