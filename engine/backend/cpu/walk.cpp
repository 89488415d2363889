// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backend/cpu/walk.h"

#include "engine/base/result.h"

#include <algorithm>
#include <cstring>

namespace glassbox::cpu {

namespace {

Pattern pattern_of(const Walk& walk) {
    if (walk.rank == 0 || (walk.rank == 1 && walk.strides[0] == 0)) return Pattern::Uniform;
    if (walk.rank == 1 && walk.strides[0] == 1) return Pattern::Contiguous;
    if (walk.rank == 2 && walk.strides[0] == 0 && walk.strides[1] == 1) return Pattern::Periodic;
    return Pattern::General;
}

/// Calls inner(data offset, position in the range, count) for each piece of a range along the inner axis.
template <class Inner>
void for_pieces(const Walk& walk, std::int64_t begin, std::int64_t count, Inner&& inner) {
    std::array<std::int64_t, most_axes> index{};
    std::int64_t rest = begin;
    std::int64_t offset = 0;
    for (int axis = walk.rank - 1; axis >= 0 && rest; --axis) {
        const auto a = std::size_t(axis);
        index[a] = rest % walk.extents[a];
        rest /= walk.extents[a];
        offset += index[a] * walk.strides[a];
    }
    const auto last = std::size_t(walk.rank - 1);
    for (std::int64_t done = 0; done < count;) {
        const std::int64_t piece = std::min(count - done, walk.extents[last] - index[last]);
        inner(offset, done, piece);
        done += piece;
        offset += piece * walk.strides[last];
        index[last] += piece;
        for (std::size_t a = last; a > 0 && index[a] == walk.extents[a]; --a) {
            offset += walk.strides[a - 1] - index[a] * walk.strides[a];
            index[a] = 0;
            ++index[a - 1];
        }
    }
}

template <class Scalar, class Source>
void load_contiguous(const Walk& walk, std::int64_t begin, std::int64_t count, Scalar* out) {
    const Source* from = reinterpret_cast<const Source*>(walk.data) + begin;
    for (std::int64_t i = 0; i < count; ++i) out[i] = Scalar(from[i]);
}

template <class Scalar, class Source>
void load_uniform(const Walk& walk, std::int64_t, std::int64_t count, Scalar* out) {
    std::fill_n(out, count, Scalar(*reinterpret_cast<const Source*>(walk.data)));
}

/// One period, then doubling.
template <class Scalar, class Source>
void load_periodic(const Walk& walk, std::int64_t begin, std::int64_t count, Scalar* out) {
    const Source* from = reinterpret_cast<const Source*>(walk.data);
    const std::int64_t period = walk.period();
    const std::int64_t phase = begin ? begin % period : 0;
    const std::int64_t first = std::min(count, period - phase);
    for (std::int64_t i = 0; i < first; ++i) out[i] = Scalar(from[phase + i]);
    std::int64_t done = std::min(count, period);
    for (std::int64_t i = first; i < done; ++i) out[i] = Scalar(from[i - first]);
    while (done < count) {
        const std::int64_t piece = std::min(done, count - done);
        std::memcpy(out + done, out, std::size_t(piece) * sizeof(Scalar));
        done += piece;
    }
}

template <class Scalar, class Source>
void load_general(const Walk& walk, std::int64_t begin, std::int64_t count, Scalar* out) {
    const Source* from = reinterpret_cast<const Source*>(walk.data);
    const std::int64_t stride = walk.strides[std::size_t(walk.rank - 1)];
    for_pieces(walk, begin, count, [&](std::int64_t offset, std::int64_t at, std::int64_t piece) {
        Scalar* to = out + at;
        const Source* source = from + offset;
        if (stride == 0) {
            const Scalar value = Scalar(*source);
            for (std::int64_t i = 0; i < piece; ++i) to[i] = value;
        } else if (stride == 1) {
            for (std::int64_t i = 0; i < piece; ++i) to[i] = Scalar(source[i]);
        } else {
            for (std::int64_t i = 0; i < piece; ++i) to[i] = Scalar(source[i * stride]);
        }
    });
}

template <class Scalar, class Source>
LoadFunction<Scalar> load_from(Pattern pattern) {
    switch (pattern) {
    case Pattern::Uniform: return load_uniform<Scalar, Source>;
    case Pattern::Contiguous: return load_contiguous<Scalar, Source>;
    case Pattern::Periodic: return load_periodic<Scalar, Source>;
    case Pattern::General: return load_general<Scalar, Source>;
    }
    return nullptr;
}

template <class Scalar, class Target>
void store_strided(const Walk& walk, std::int64_t begin, std::int64_t count, const Scalar* in) {
    Target* to = reinterpret_cast<Target*>(walk.data);
    if (walk.rank == 0) {
        if (count) *to = Target(*in);
        return;
    }
    const std::int64_t stride = walk.strides[std::size_t(walk.rank - 1)];
    for_pieces(walk, begin, count, [&](std::int64_t offset, std::int64_t at, std::int64_t piece) {
        Target* target = to + offset;
        const Scalar* source = in + at;
        if (stride == 1)
            for (std::int64_t i = 0; i < piece; ++i) target[i] = Target(source[i]);
        else
            for (std::int64_t i = 0; i < piece; ++i) target[i * stride] = Target(source[i]);
    });
}

} // namespace

Walk make_walk(std::byte* data, Storage storage, std::span<const std::int64_t> extents,
               std::span<const std::int64_t> strides) {
    GLASSBOX_ASSERT(extents.size() == strides.size(), "walk of another rank");
    Walk walk;
    walk.data = data;
    walk.storage = storage;
    for (std::size_t i = 0; i < extents.size(); ++i) {
        walk.total *= extents[i];
        if (extents[i] == 1) continue;
        const auto last = std::size_t(walk.rank ? walk.rank - 1 : 0);
        if (walk.rank && walk.strides[last] == strides[i] * extents[i]) {
            walk.extents[last] *= extents[i];
            walk.strides[last] = strides[i];
            continue;
        }
        GLASSBOX_ASSERT(walk.rank < most_axes, "walk of too many axes");
        walk.extents[std::size_t(walk.rank)] = extents[i];
        walk.strides[std::size_t(walk.rank++)] = strides[i];
    }
    walk.pattern = pattern_of(walk);
    return walk;
}

template <class Scalar>
LoadFunction<Scalar> load_function(const Walk& walk) {
    switch (walk.storage) {
    case Storage::F32: return load_from<Scalar, float>(walk.pattern);
    case Storage::F64: return load_from<Scalar, double>(walk.pattern);
    case Storage::I32: return load_from<Scalar, std::int32_t>(walk.pattern);
    case Storage::U8: return load_from<Scalar, std::uint8_t>(walk.pattern);
    }
    return nullptr;
}

template <class Scalar>
StoreFunction<Scalar> store_function(const Walk& walk) {
    switch (walk.storage) {
    case Storage::F32: return store_strided<Scalar, float>;
    case Storage::F64: return store_strided<Scalar, double>;
    case Storage::I32: return store_strided<Scalar, std::int32_t>;
    case Storage::U8: return store_strided<Scalar, std::uint8_t>;
    }
    return nullptr;
}

template LoadFunction<float> load_function<float>(const Walk&);
template LoadFunction<double> load_function<double>(const Walk&);
template StoreFunction<float> store_function<float>(const Walk&);
template StoreFunction<double> store_function<double>(const Walk&);

} // namespace glassbox::cpu
