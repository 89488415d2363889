// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backend/cpu/node_functions.h"

#include "engine/backend/cpu/scalar_math.h"

namespace glassbox::cpu {

namespace {

/// Operand `i`'s vectors: one group for all, or moving on.
template <class Scalar, bool uniform>
struct Stream {
    const Scalar* at;
    Vector<Scalar> first{}, second{};
    explicit Stream(const Scalar* from) : at(from) {
        if constexpr (uniform) {
            first = load(at);
            second = first;
        }
    }
    void next() {
        if constexpr (!uniform) {
            first = load(at);
            second = load(at + lanes<Scalar>);
            at += group<Scalar>;
        }
    }
};

template <class Scalar, class F, unsigned uniform>
void unary(Scalar* out, const Scalar* a, const Scalar*, const Scalar*, std::int64_t groups) {
    Stream<Scalar, (uniform & 1) != 0> x(a);
    for (std::int64_t i = 0; i < groups; ++i, out += group<Scalar>) {
        x.next();
        const Vector<Scalar> first = F::template of<Scalar>(x.first);
        const Vector<Scalar> second = F::template of<Scalar>(x.second);
        store(out, first);
        store(out + lanes<Scalar>, second);
    }
}

template <class Scalar, class F, unsigned uniform>
void binary(Scalar* out, const Scalar* a, const Scalar* b, const Scalar*, std::int64_t groups) {
    Stream<Scalar, (uniform & 1) != 0> x(a);
    Stream<Scalar, (uniform & 2) != 0> y(b);
    for (std::int64_t i = 0; i < groups; ++i, out += group<Scalar>) {
        x.next();
        y.next();
        const Vector<Scalar> first = F::template of<Scalar>(x.first, y.first);
        const Vector<Scalar> second = F::template of<Scalar>(x.second, y.second);
        store(out, first);
        store(out + lanes<Scalar>, second);
    }
}

template <class Scalar, class F, unsigned uniform>
void ternary(Scalar* out, const Scalar* a, const Scalar* b, const Scalar* c, std::int64_t groups) {
    Stream<Scalar, (uniform & 1) != 0> x(a);
    Stream<Scalar, (uniform & 2) != 0> y(b);
    Stream<Scalar, (uniform & 4) != 0> z(c);
    for (std::int64_t i = 0; i < groups; ++i, out += group<Scalar>) {
        x.next();
        y.next();
        z.next();
        const Vector<Scalar> first = F::template of<Scalar>(x.first, y.first, z.first);
        const Vector<Scalar> second = F::template of<Scalar>(x.second, y.second, z.second);
        store(out, first);
        store(out + lanes<Scalar>, second);
    }
}

/// GLASSBOX_NODE(Name, (parameters), expression): the vector form of a scalar function; T is the scalar.
#define GLASSBOX_NODE(name, parameters, expression)                                                          \
    struct name {                                                                                            \
        template <class T>                                                                                   \
        static Vector<T> of parameters {                                                                     \
            return expression;                                                                               \
        }                                                                                                    \
    };
#define GLASSBOX_UNARY(name, expression) GLASSBOX_NODE(name, (Vector<T> x), expression)
#define GLASSBOX_BINARY(name, expression) GLASSBOX_NODE(name, (Vector<T> x, Vector<T> y), expression)

template <class T>
Vector<T> truth(typename VectorOf<T>::Bits mask) {
    return mask ? spread(T(1)) : spread(T(0));
}

GLASSBOX_BINARY(AddNode, x + y)
GLASSBOX_BINARY(SubtractNode, x - y)
GLASSBOX_BINARY(MultiplyNode, x* y)
GLASSBOX_BINARY(DivideNode, x / y)
GLASSBOX_BINARY(PowerNode, power_of(x, y))
// A NaN in x fails neither test, one in y fails the first.
GLASSBOX_BINARY(MaximumNode, ((x > y) | (x != x)) ? x : y)
GLASSBOX_BINARY(MinimumNode, ((x < y) | (x != x)) ? x : y)
GLASSBOX_BINARY(LessNode, truth<T>(x < y))
GLASSBOX_BINARY(LessEqualNode, truth<T>(x <= y))
GLASSBOX_BINARY(EqualNode, truth<T>(x == y))
GLASSBOX_BINARY(AndNode, truth<T>((x != T(0)) & (y != T(0))))
GLASSBOX_BINARY(OrNode, truth<T>((x != T(0)) | (y != T(0))))
GLASSBOX_UNARY(NegateNode, -x)
GLASSBOX_UNARY(ReciprocalNode, T(1) / x)
GLASSBOX_UNARY(ExpNode, exp_of(x))
GLASSBOX_UNARY(Expm1Node, expm1_of(x))
GLASSBOX_UNARY(LogNode, log_of(x))
GLASSBOX_UNARY(Log1pNode, log1p_of(x))
GLASSBOX_UNARY(SqrtNode, square_root(x))
GLASSBOX_UNARY(RsqrtNode, T(1) / square_root(x))
GLASSBOX_UNARY(SquareNode, x* x)
GLASSBOX_UNARY(AbsNode, magnitude<T>(x))
GLASSBOX_UNARY(SignNode, x > T(0) ? spread(T(1)) : (x < T(0) ? spread(T(-1)) : x))
GLASSBOX_UNARY(FloorNode, floor_of(x))
GLASSBOX_UNARY(TanhNode, tanh_of(x))
GLASSBOX_UNARY(SigmoidNode, sigmoid_of(x))
GLASSBOX_UNARY(ReluNode, at_least(x, T(0)))
GLASSBOX_UNARY(ErfNode, erf_of(x))
GLASSBOX_UNARY(SinNode, sin_of(x))
GLASSBOX_UNARY(CosNode, cos_of(x))
GLASSBOX_UNARY(NotNode, truth<T>(x == T(0)))
GLASSBOX_UNARY(CopyNode, x)
GLASSBOX_NODE(SelectNode, (Vector<T> c, Vector<T> x, Vector<T> y), c != T(0) ? x : y)

#undef GLASSBOX_NODE
#undef GLASSBOX_UNARY
#undef GLASSBOX_BINARY

template <class Scalar, class F>
NodeFunction<Scalar> unary_of(unsigned uniform) {
    return uniform & 1 ? unary<Scalar, F, 1> : unary<Scalar, F, 0>;
}

template <class Scalar, class F>
NodeFunction<Scalar> binary_of(unsigned uniform) {
    constexpr NodeFunction<Scalar> table[] = {binary<Scalar, F, 0>, binary<Scalar, F, 1>,
                                              binary<Scalar, F, 2>, binary<Scalar, F, 3>};
    return table[uniform & 3];
}

template <class Scalar, class F>
NodeFunction<Scalar> ternary_of(unsigned uniform) {
    constexpr NodeFunction<Scalar> table[] = {
        ternary<Scalar, F, 0>, ternary<Scalar, F, 1>, ternary<Scalar, F, 2>, ternary<Scalar, F, 3>,
        ternary<Scalar, F, 4>, ternary<Scalar, F, 5>, ternary<Scalar, F, 6>, ternary<Scalar, F, 7>};
    return table[uniform & 7];
}

} // namespace

template <class Scalar>
NodeFunction<Scalar> node_function(ScalarFunction function, unsigned uniform) {
    using enum ScalarFunction;
    switch (function) {
    case Add: return binary_of<Scalar, AddNode>(uniform);
    case Subtract: return binary_of<Scalar, SubtractNode>(uniform);
    case Multiply: return binary_of<Scalar, MultiplyNode>(uniform);
    case Divide: return binary_of<Scalar, DivideNode>(uniform);
    case Power: return binary_of<Scalar, PowerNode>(uniform);
    case Maximum: return binary_of<Scalar, MaximumNode>(uniform);
    case Minimum: return binary_of<Scalar, MinimumNode>(uniform);
    case Negate: return unary_of<Scalar, NegateNode>(uniform);
    case Reciprocal: return unary_of<Scalar, ReciprocalNode>(uniform);
    case Exp: return unary_of<Scalar, ExpNode>(uniform);
    case Expm1: return unary_of<Scalar, Expm1Node>(uniform);
    case Log: return unary_of<Scalar, LogNode>(uniform);
    case Log1p: return unary_of<Scalar, Log1pNode>(uniform);
    case Sqrt: return unary_of<Scalar, SqrtNode>(uniform);
    case Rsqrt: return unary_of<Scalar, RsqrtNode>(uniform);
    case Square: return unary_of<Scalar, SquareNode>(uniform);
    case Abs: return unary_of<Scalar, AbsNode>(uniform);
    case Sign: return unary_of<Scalar, SignNode>(uniform);
    case Floor: return unary_of<Scalar, FloorNode>(uniform);
    case Tanh: return unary_of<Scalar, TanhNode>(uniform);
    case Sigmoid: return unary_of<Scalar, SigmoidNode>(uniform);
    case Relu: return unary_of<Scalar, ReluNode>(uniform);
    case Erf: return unary_of<Scalar, ErfNode>(uniform);
    case Sin: return unary_of<Scalar, SinNode>(uniform);
    case Cos: return unary_of<Scalar, CosNode>(uniform);
    case Less: return binary_of<Scalar, LessNode>(uniform);
    case LessEqual: return binary_of<Scalar, LessEqualNode>(uniform);
    case Equal: return binary_of<Scalar, EqualNode>(uniform);
    case And: return binary_of<Scalar, AndNode>(uniform);
    case Or: return binary_of<Scalar, OrNode>(uniform);
    case Not: return unary_of<Scalar, NotNode>(uniform);
    case Select: return ternary_of<Scalar, SelectNode>(uniform);
    case ToReal:
    case StopGradient: return copy_function<Scalar>(uniform);
    }
    return nullptr;
}

template <class Scalar>
NodeFunction<Scalar> copy_function(unsigned uniform) {
    return unary_of<Scalar, CopyNode>(uniform);
}

int cost_of(ScalarFunction function) {
    using enum ScalarFunction;
    switch (function) {
    case Power: return 60;
    case Sin:
    case Cos: return 20;
    case Exp:
    case Expm1:
    case Log:
    case Log1p:
    case Tanh:
    case Sigmoid:
    case Erf: return 12;
    case Divide:
    case Reciprocal:
    case Sqrt:
    case Rsqrt: return 4;
    case ToReal:
    case StopGradient: return 0;
    case Add:
    case Subtract:
    case Multiply:
    case Maximum:
    case Minimum:
    case Negate:
    case Square:
    case Abs:
    case Sign:
    case Floor:
    case Relu:
    case Less:
    case LessEqual:
    case Equal:
    case And:
    case Or:
    case Not:
    case Select: return 1;
    }
    return 1;
}

template NodeFunction<float> node_function<float>(ScalarFunction, unsigned);
template NodeFunction<double> node_function<double>(ScalarFunction, unsigned);
template NodeFunction<float> copy_function<float>(unsigned);
template NodeFunction<double> copy_function<double>(unsigned);

} // namespace glassbox::cpu
