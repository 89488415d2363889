// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/paint/colormap.h"
#include "editor/paint/fonts.h"
#include "editor/paint/theme.h"

#include <QtTest>

#include <set>

using namespace glassbox::editor;

namespace {

/// A rule of the look: this token on each of these grounds has at least this contrast.
struct ContrastRule {
    Token token;
    std::vector<Token> grounds;
    double least;
};

const std::vector<Token> surfaces{Token::Canvas, Token::Panel, Token::Sunken, Token::Block, Token::Raised};

std::vector<ContrastRule> rules() {
    std::vector<Token> withHover = surfaces;
    withHover.push_back(Token::Hover);
    std::vector<ContrastRule> all{{Token::Text, withHover, 4.5},   {Token::Text2, withHover, 4.5},
                                  {Token::Text3, surfaces, 4.5},   {Token::Accent, surfaces, 4.5},
                                  {Token::Problem, surfaces, 4.5}, {Token::Warning, surfaces, 4.5},
                                  {Token::Ok, surfaces, 4.5},      {Token::Frozen, surfaces, 4.5},
                                  {Token::Control, surfaces, 3.0}, {Token::OnAccent, {Token::Accent}, 4.5}};
    const std::vector<Token> wireGrounds{Token::Canvas, Token::Panel, Token::Sunken, Token::Block};
    for (Token wire : {Token::WireReal, Token::WireInteger, Token::WireBoolean, Token::WireLoss})
        all.push_back({wire, wireGrounds, 3.0});
    for (int series = int(Token::Series1); series <= int(Token::Series6); ++series)
        all.push_back({Token(series), {Token::Panel}, 4.5}); // Names at the lines' ends are written in it.
    all.push_back({Token::OnAccent, {Token::Problem}, 4.5}); // What a wrongly read sample was read as.
    return all;
}

std::vector<Theme> themes() {
    return {Theme(Tone::Dark), Theme(Tone::Light), Theme(Contrast::High)};
}

} // namespace

class ThemeTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void everyTokenHasItsRow() {
        const auto& table = Theme::table();
        QCOMPARE(table.size(), std::size_t(Token::Count));
        std::set<std::string> names;
        for (std::size_t i = 0; i < table.size(); ++i) {
            QCOMPARE(std::size_t(table[i].token), i);
            QVERIFY2(names.insert(table[i].name).second, table[i].name);
        }
    }

    void textAndPartsAreReadable() {
        for (const Theme& theme : themes()) {
            for (const ContrastRule& rule : rules())
                for (Token ground : rule.grounds) {
                    const double ratio = contrast(theme.color(rule.token), theme.color(ground));
                    const auto& table = Theme::table();
                    QVERIFY2(ratio >= rule.least, qPrintable(QString("%1 on %2: %3")
                                                                 .arg(table[std::size_t(rule.token)].name)
                                                                 .arg(table[std::size_t(ground)].name)
                                                                 .arg(ratio)));
                }
        }
    }

    void categoriesAreReadableOnTheirTint() {
        for (const Theme& theme : themes()) {
            for (int category = int(Token::Data); category <= int(Token::Optimizer); ++category)
                for (double opacity : {0.16, 0.22}) {
                    const QColor tint = theme.tint(Token(category), Token::Block, opacity);
                    QVERIFY(contrast(theme.color(Token(category)), tint) >= 3.0);
                    if (opacity == 0.22) QVERIFY(contrast(theme.color(Token::Text), tint) >= 4.5);
                }
        }
    }

    void highContrastTextIsSevenToOne() {
        const Theme theme(Contrast::High);
        for (const ContrastRule& rule : rules()) {
            if (rule.least < 4.5) continue; // Not a text.
            for (Token ground : rule.grounds)
                QVERIFY2(contrast(theme.color(rule.token), theme.color(ground)) >= 7,
                         Theme::table()[std::size_t(rule.token)].name);
        }
        // Edges of cards and panels can be made out, too.
        for (Token ground : surfaces) QVERIFY(contrast(theme.color(Token::Line2), theme.color(ground)) >= 3);
    }

    void typeGrowsOnAProjectorAndHasAFloor() {
        setTypeScale(1.3);
        for (int style = 0; style <= int(TypeStyle::MonoSmall); ++style) {
            const QFont large = font(TypeStyle(style));
            QVERIFY(QFontInfo(large).pixelSize() >= 14);
            QVERIFY(styleOf(large) == TypeStyle(style));
        }
        setTypeScale(1);
        for (int style = 0; style <= int(TypeStyle::MonoSmall); ++style)
            QVERIFY(styleOf(font(TypeStyle(style))) == TypeStyle(style));
        QVERIFY(!styleOf(QFont("Courier", 40)));
    }

    void contrastIsThatOfTheStandard() {
        QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
        QCOMPARE(contrast(Qt::white, Qt::white), 1.0);
        // #767676 is the lightest grey that passes 4.5 on white; #777777 fails.
        QVERIFY(contrast(QColor("#767676"), Qt::white) >= 4.5);
        QVERIFY(contrast(QColor("#777777"), Qt::white) < 4.5);
    }

    void divergingMapHasZeroInTheMiddle() {
        QCOMPARE(divergingColour(Tone::Dark, 0, 0.8), qRgb(0x1c, 0x1e, 0x23));
        QCOMPARE(divergingColour(Tone::Light, 0, 0.8), qRgb(0xf5, 0xf3, 0xf0));
        QCOMPARE(divergingColour(Tone::Dark, -0.8, 0.8), qRgb(0x92, 0xdd, 0xfb));
        QCOMPARE(divergingColour(Tone::Dark, 0.8, 0.8), qRgb(0xfe, 0xd4, 0x88));
        QCOMPARE(qAlpha(divergingColour(Tone::Dark, std::nan(""), 1)), 0);
    }

    void limitsAreRoundAndEnough() {
        for (double magnitude : {1e-7, 0.0123, 0.55, 0.8, 0.99, 1.0, 3.7, 1234.5}) {
            const double limit = roundedLimit(magnitude);
            QVERIFY(limit >= magnitude * (1 - 1e-9));
            QVERIFY(limit <= magnitude * 2);
        }
    }
};

QTEST_MAIN(ThemeTest)
#include "theme_test.moc"
