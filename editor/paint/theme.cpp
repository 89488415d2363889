// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/paint/theme.h"

#include <QGuiApplication>
#include <QPalette>

#include <array>
#include <cmath>

namespace glassbox::editor {

const std::vector<TokenColours>& Theme::table() {
    static const std::vector<TokenColours> colours{
        {Token::Canvas, "canvas", 0xff0f1014, 0xfff5f4f2},
        {Token::Panel, "panel", 0xff17191d, 0xfffcfbfa},
        {Token::Sunken, "sunken", 0xff0b0d10, 0xfff0eeeb},
        {Token::Block, "block", 0xff1f2228, 0xffffffff},
        {Token::Raised, "raised", 0xff282b31, 0xffffffff},
        {Token::Hover, "hover", 0xff31343b, 0xffeeedea},
        {Token::Line, "line", 0xff303339, 0xffe1dfdc},
        {Token::Line2, "line2", 0xff43464e, 0xffcbc9c4},
        {Token::GridDot, "grid", 0xff282a2f, 0xffd7d6d2},
        {Token::Disabled, "disabled", 0xff60636a, 0xff95989f},
        {Token::Text, "text", 0xffeff0f3, 0xff1b1e24},
        {Token::Text2, "text2", 0xffb5b9c1, 0xff494d55},
        {Token::Text3, "text3", 0xff8f949e, 0xff656971},
        {Token::Control, "control", 0xff747984, 0xff84888f},
        {Token::Accent, "accent", 0xff54a2f5, 0xff0b66d6},
        {Token::OnAccent, "on-accent", 0xff050e1a, 0xffffffff},
        {Token::Problem, "problem", 0xfff86b65, 0xffc51e21},
        {Token::Warning, "warning", 0xfffabb41, 0xff935f01},
        {Token::Ok, "ok", 0xff59d38c, 0xff127a42},
        {Token::Frozen, "frozen", 0xff8ecfe9, 0xff2b7090},
        {Token::WireReal, "wire-real", 0xff7ee2fb, 0xff007d90},
        {Token::WireInteger, "wire-integer", 0xfffddb67, 0xff634800},
        {Token::WireBoolean, "wire-boolean", 0xfff893ba, 0xff81025d},
        {Token::WireLoss, "wire-loss", 0xffe0763a, 0xffc25202},
        {Token::Data, "data", 0xff2dcdc6, 0xff06726e},
        {Token::Linear, "linear", 0xffaba9ff, 0xff5c55ac},
        {Token::NonLinear, "non-linear", 0xfff39c66, 0xff9a4900},
        {Token::Shape, "shape", 0xffabb5c3, 0xff5a6471},
        {Token::Normalise, "normalise", 0xff76cb89, 0xff087736},
        {Token::Sequence, "sequence", 0xffd59ae8, 0xff824694},
        {Token::Random, "random", 0xfff192bd, 0xff9a3c6b},
        {Token::Loss, "loss", 0xffcdb34c, 0xff766200},
        {Token::Optimizer, "optimizer", 0xffa2c266, 0xff536f02},
        {Token::Series1, "series1", 0xff67aefc, 0xff1670c2},
        {Token::Series2, "series2", 0xffe9911f, 0xffbb5602},
        {Token::Series3, "series3", 0xff059c82, 0xff004239},
        {Token::Series4, "series4", 0xfffeb6d1, 0xff9b3187},
        {Token::Series5, "series5", 0xffefee8d, 0xff584e00},
        {Token::Series6, "series6", 0xff9d6bcd, 0xff460365},
    };
    return colours;
}

QColor Theme::color(Token token) const {
    const TokenColours& row = table()[std::size_t(token)];
    return QColor::fromRgb(tone_ == Tone::Dark ? row.dark : row.light);
}

QColor Theme::tint(Token token, Token below, double opacity) const {
    const QColor top = color(token), base = color(below);
    auto mix = [&](int a, int b) { return int(std::lround(a * opacity + b * (1 - opacity))); };
    return QColor(mix(top.red(), base.red()), mix(top.green(), base.green()), mix(top.blue(), base.blue()));
}

Tone systemTone() {
    return QGuiApplication::palette().color(QPalette::Window).lightness() < 128 ? Tone::Dark : Tone::Light;
}

Token categoryToken(Category category) {
    switch (category) {
    case Category::Data: return Token::Data;
    case Category::Linear: return Token::Linear;
    case Category::NonLinear: return Token::NonLinear;
    case Category::Shape: return Token::Shape;
    case Category::Normalise: return Token::Normalise;
    case Category::Sequence: return Token::Sequence;
    case Category::Random: return Token::Random;
    case Category::Loss: return Token::Loss;
    case Category::Optimizer: return Token::Optimizer;
    }
    return Token::Shape;
}

namespace {

double luminance(const QColor& color) {
    auto linear = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

} // namespace

double contrast(const QColor& a, const QColor& b) {
    const double first = luminance(a) + 0.05, second = luminance(b) + 0.05;
    return first > second ? first / second : second / first;
}

} // namespace glassbox::editor
