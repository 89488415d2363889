// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/paint/theme.h"

#include <QGuiApplication>
#include <QPalette>

#include <array>
#include <cmath>

namespace glassbox::editor {

const std::vector<TokenColours>& Theme::table() {
    static const std::vector<TokenColours> colours{
        {Token::Canvas, "canvas", 0xff0f1014, 0xfff5f4f2, 0xff000000},
        {Token::Panel, "panel", 0xff17191d, 0xfffcfbfa, 0xff000000},
        {Token::Sunken, "sunken", 0xff0b0d10, 0xfff0eeeb, 0xff000000},
        {Token::Block, "block", 0xff1f2228, 0xffffffff, 0xff0c0d10},
        {Token::Raised, "raised", 0xff282b31, 0xffffffff, 0xff16181c},
        {Token::Hover, "hover", 0xff31343b, 0xffeeedea, 0xff24272d},
        {Token::Line, "line", 0xff303339, 0xffe1dfdc, 0xff7a7e88},
        {Token::Line2, "line2", 0xff43464e, 0xffcbc9c4, 0xff9a9ea8},
        {Token::GridDot, "grid", 0xff282a2f, 0xffd7d6d2, 0xff3a3d44},
        {Token::Disabled, "disabled", 0xff60636a, 0xff95989f, 0xff8a8e98},
        {Token::Text, "text", 0xffeff0f3, 0xff1b1e24, 0xffffffff},
        {Token::Text2, "text2", 0xffb5b9c1, 0xff494d55, 0xfff2f3f5},
        {Token::Text3, "text3", 0xff8f949e, 0xff656971, 0xffd2d6dd},
        {Token::Control, "control", 0xff747984, 0xff84888f, 0xffc9ced8},
        {Token::Accent, "accent", 0xff54a2f5, 0xff0b66d6, 0xff78b6f7},
        {Token::OnAccent, "on-accent", 0xff050e1a, 0xffffffff, 0xff000000},
        {Token::Problem, "problem", 0xfff86b65, 0xffc51e21, 0xfffa9692},
        {Token::Warning, "warning", 0xfffabb41, 0xff935f01, 0xfffabb41},
        {Token::Ok, "ok", 0xff59d38c, 0xff127a42, 0xff59d38c},
        {Token::Frozen, "frozen", 0xff8ecfe9, 0xff2b7090, 0xff8ecfe9},
        {Token::WireReal, "wire-real", 0xff7ee2fb, 0xff007d90, 0xff7ee2fb},
        {Token::WireInteger, "wire-integer", 0xfffddb67, 0xff634800, 0xfffddb67},
        {Token::WireBoolean, "wire-boolean", 0xfff893ba, 0xff81025d, 0xfff893ba},
        {Token::WireLoss, "wire-loss", 0xffe0763a, 0xffc25202, 0xffeaa279},
        {Token::Data, "data", 0xff2dcdc6, 0xff06726e, 0xff2dcdc6},
        {Token::Linear, "linear", 0xffaba9ff, 0xff5c55ac, 0xffaba9ff},
        {Token::NonLinear, "non-linear", 0xfff39c66, 0xff9a4900, 0xfff39c66},
        {Token::Shape, "shape", 0xffabb5c3, 0xff5a6471, 0xffabb5c3},
        {Token::Normalise, "normalise", 0xff76cb89, 0xff087736, 0xff76cb89},
        {Token::Sequence, "sequence", 0xffd59ae8, 0xff824694, 0xffd59ae8},
        {Token::Random, "random", 0xfff192bd, 0xff9a3c6b, 0xfff192bd},
        {Token::Loss, "loss", 0xffcdb34c, 0xff766200, 0xffcdb34c},
        {Token::Optimizer, "optimizer", 0xffa2c266, 0xff536f02, 0xffa2c266},
        {Token::Series1, "series1", 0xff67aefc, 0xff1670c2, 0xff76b6fc},
        {Token::Series2, "series2", 0xffe9911f, 0xffbb5602, 0xffeda343},
        {Token::Series3, "series3", 0xff059c82, 0xff004239, 0xff64c2b2},
        {Token::Series4, "series4", 0xfffeb6d1, 0xff9b3187, 0xfffeb6d1},
        {Token::Series5, "series5", 0xffefee8d, 0xff584e00, 0xffefee8d},
        {Token::Series6, "series6", 0xff9d6bcd, 0xff460365, 0xffc4a6e1},
    };
    return colours;
}

QColor Theme::color(Token token) const {
    const TokenColours& row = table()[std::size_t(token)];
    if (contrast_ == Contrast::High) return QColor::fromRgb(row.high);
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
