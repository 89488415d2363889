// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/docks/problems_panel.h"

#include "app/texts/texts.h"
#include "editor/paint/fonts.h"
#include "editor/paint/icons.h"

#include <QCoreApplication>

namespace glassbox::app {

using editor::Token;

namespace {

constexpr int blockRole = Qt::UserRole;

} // namespace

ProblemsPanel::ProblemsPanel(const editor::Document& document, QWidget* parent)
    : QListWidget(parent), document_(document) {
    setFont(editor::font(editor::TypeStyle::Body));
    setWordWrap(true);
    setIconSize(QSize(20, 20));
    setSpacing(4);
    setUniformItemSizes(false);
    setResizeMode(QListView::Adjust);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(qtTrId("ui.problems.title"));
    connect(&document, &editor::Document::opened, this, &ProblemsPanel::fill);
    connect(&document, &editor::Document::changed, this, &ProblemsPanel::fill);
    connect(this, &QListWidget::currentItemChanged, this, [this](QListWidgetItem* item) {
        if (item && !item->data(blockRole).toString().isEmpty())
            Q_EMIT blockChosen(item->data(blockRole).toString());
    });
}

void ProblemsPanel::setTheme(const editor::Theme& theme) {
    theme_ = theme;
    fill();
}

void ProblemsPanel::setFailures(std::vector<Failure> failures) {
    failures_ = std::move(failures);
    fill();
}

void ProblemsPanel::add(Severity severity, const QString& text, const QString& detail, const QString& block) {
    struct Look {
        const char* icon;
        Token token;
    };
    const Look looks[] = {{"problem", Token::Problem}, {"warning", Token::Warning}, {"hint", Token::Text2}};
    const Look& look = looks[std::size_t(severity)];
    auto* item = new QListWidgetItem(editor::themedIcon(look.icon, theme_, look.token),
                                     detail.isEmpty() ? text : text + "\n" + detail, this);
    item->setData(blockRole, block);
    problems_ += severity != Severity::Hint;
    errors_ += severity == Severity::Error;
}

void ProblemsPanel::fill() {
    clear();
    problems_ = errors_ = 0;
    for (const Failure& failure : failures_) add(Severity::Error, failure.text, {}, failure.block);
    for (const Diagnostic& diagnostic : document_.checked().diagnostics) {
        QString detail;
        if (!diagnostic.expected.empty())
            detail = qtTrId("ui.block.needs").arg(QString::fromStdString(diagnostic.expected)) + ", " +
                     qtTrId("ui.block.gets").arg(QString::fromStdString(diagnostic.found));
        if (diagnostic.remedy) detail += (detail.isEmpty() ? "" : ". ") + text(diagnostic.remedy->text);
        add(diagnostic.severity, text(diagnostic), detail, QString::fromStdString(diagnostic.block));
    }
    if (count() == 0) {
        const QString fine = qtTrId("ui.problems.none").arg(document_.definition().wires.size());
        auto* item = new QListWidgetItem(editor::themedIcon("ok", theme_, Token::Ok), fine, this);
        item->setFlags(Qt::ItemIsEnabled);
    }
    Q_EMIT counted();
}

void ProblemsPanel::next() {
    if (problems_ == 0) return;
    setCurrentRow((currentRow() + 1) % count());
}

} // namespace glassbox::app
