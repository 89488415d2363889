// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backend/cpu/contraction_correlate.h"
#include "engine/backend/cpu/contraction_weights.h"

namespace glassbox::cpu {

template <class Scalar>
Convolution<Scalar>::Convolution(const ConvolveKernel& kernel) {
    if (kernel.attributes.kind == ConvolveKind::WeightGradient)
        work_ = std::make_shared<WeightGradient<Scalar>>(kernel);
    else
        work_ = std::make_shared<Correlation<Scalar>>(kernel);
}

template <class Scalar>
std::size_t Convolution<Scalar>::scratch_bytes() const {
    return work_->scratch_bytes();
}

template <class Scalar>
void Convolution<Scalar>::run(const Scalar* first, const Scalar* second, Scalar* result, std::byte* scratch,
                              ThreadPool& pool, const RowsDone& done) const {
    work_->run(first, second, result, scratch, pool, done);
}

template class Convolution<float>;
template class Convolution<double>;

} // namespace glassbox::cpu
