// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/docks/inspector/inspector_head.h"

#include "app/docks/palette_panel.h"
#include "editor/block_text.h"
#include "editor/layout/block_face.h"
#include "editor/paint/icons.h"
#include "editor/tools/selection_edits.h"
#include "engine/catalogue/catalogue.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QSignalBlocker>

#include <algorithm>

namespace glassbox::app {

using editor::EditName;
using editor::Token;
using editor::TypeStyle;

namespace {

constexpr QPointF duplicateWay(24, 24);

/// Kinds by category, as the menu lists them.
std::map<Category, std::vector<const BlockSpec*>> kindsByCategory() {
    std::map<Category, std::vector<const BlockSpec*>> kinds;
    for (const BlockSpec& spec : catalogue()) kinds[spec.category].push_back(&spec);
    return kinds;
}

} // namespace

InspectorHead::InspectorHead(editor::Document& document, const editor::Theme& theme, QWidget* parent)
    : QWidget(parent), document_(document), theme_(theme) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 12, 12, 12);
    row->setSpacing(12);
    chip_ = new QLabel;
    chip_->setFixedSize(32, 32);
    chip_->setAlignment(Qt::AlignCenter);
    row->addWidget(chip_, 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    name_ = new QLineEdit;
    name_->setObjectName("titlefield");
    name_->setFont(editor::font(TypeStyle::Head));
    name_->setMinimumWidth(24);
    name_->setAccessibleName(qtTrId("ui.inspector.name-of-block"));
    connect(name_, &QLineEdit::editingFinished, this, &InspectorHead::rename);
    connect(name_, &QLineEdit::returnPressed, this, [this] { name_->clearFocus(); });
    title_ = new WrappingLabel({}, TypeStyle::Head, LabelRole::Plain);
    subtitle_ = new WrappingLabel({}, TypeStyle::Small, LabelRole::Hint);
    words->addWidget(name_);
    words->addWidget(title_);
    words->addWidget(subtitle_);
    row->addLayout(words, 1);
    addButtons();
    row->addWidget(buttons_, 0, Qt::AlignTop);
}

QToolButton* InspectorHead::addButton(const char* icon, const char* name) {
    auto* button = new QToolButton;
    button->setObjectName(name);
    button->setIcon(editor::themedIcon(icon, theme_));
    button->setIconSize(QSize(20, 20));
    button->setFixedSize(26, 28);
    button->setFocusPolicy(Qt::TabFocus);
    buttons_->layout()->addWidget(button);
    return button;
}

void InspectorHead::addButtons() {
    buttons_ = new QWidget;
    auto* row = new QHBoxLayout(buttons_);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    freeze_ = addButton("snowflake", "freeze");
    mute_ = addButton("muted", "mute");
    more_ = addButton("more", "more");
    for (QToolButton* button : {freeze_, mute_}) button->setCheckable(true);
    connect(freeze_, &QToolButton::clicked, this, [this](bool on) {
        document_.editGraph(on ? "ui.inspector.undo.freeze" : "ui.inspector.undo.thaw",
                            [&](Definition& graph) { editor::set_frozen(graph, ids_, on); });
    });
    connect(mute_, &QToolButton::clicked, this, [this](bool on) {
        document_.editGraph(on ? "ui.inspector.undo.mute" : "ui.inspector.undo.unmute",
                            [&](Definition& graph) { editor::set_muted(graph, ids_, on); });
    });
    menu_ = new QMenu(more_);
    more_->setMenu(menu_);
    more_->setPopupMode(QToolButton::InstantPopup);
    more_->setToolTip(qtTrId("ui.inspector.more"));
    more_->setAccessibleName(qtTrId("ui.inspector.more"));
    connect(menu_, &QMenu::aboutToShow, this, &InspectorHead::fillMenu);
}

void InspectorHead::fillMenu() {
    menu_->clear();
    if (ids_.size() == 1) menu_->addAction(qtTrId("ui.inspector.rename"), this, &InspectorHead::beginRename);
    menu_->addAction(qtTrId("ui.inspector.duplicate"), this, &InspectorHead::duplicate);
    const bool collapsed = editor::fold_of(document_.definition(), ids_) == editor::Fold::Collapsed;
    menu_->addAction(qtTrId(collapsed ? "ui.undo.expand" : "ui.undo.collapse"), this,
                     [this] { editor::toggleFold(document_, ids_); });
    if (ids_.size() == 1) addSwapMenu();
    menu_->addSeparator();
    menu_->addAction(qtTrId("ui.inspector.delete"), this, &InspectorHead::remove);
}

void InspectorHead::addSwapMenu() {
    QMenu* swaps = menu_->addMenu(qtTrId("ui.inspector.swap"));
    const std::string own = document_.definition().blocks.at(*ids_.begin()).kind;
    for (const auto& [category, kinds] : kindsByCategory()) {
        QMenu* group = swaps->addMenu(categoryText(category));
        for (const BlockSpec* spec : kinds)
            if (spec->id != own)
                group->addAction(editor::kindTitle(spec->id), this, [this, id = spec->id] { swap(id); });
        group->menuAction()->setVisible(!group->isEmpty());
    }
}

void InspectorHead::setChip(const QString& icon, Category category) {
    const Token token = editor::categoryToken(category);
    chip_->setStyleSheet(
        QString("background: %1; border-radius: 6px;").arg(theme_.tint(token, Token::Panel, 0.16).name()));
    chip_->setPixmap(editor::iconPixmap(icon, 24, theme_.color(token), devicePixelRatioF()));
}

void InspectorHead::showPlain(const QString& icon, Category category, const QString& title,
                              const QString& subtitle) {
    ids_.clear();
    setChip(icon, category);
    name_->hide();
    buttons_->hide();
    title_->setText(title);
    title_->show();
    subtitle_->setText(subtitle);
}

void InspectorHead::showBlocks(const Inspected& blocks) {
    // A name that is still being typed belongs to the block that was shown.
    if (ids_ != blocks.ids()) rename();
    ids_ = blocks.ids();
    const editor::BlockFace face = editor::faceOf(document_, *ids_.begin());
    setChip(face.icon, face.category);
    const bool single = ids_.size() == 1;
    name_->setVisible(single);
    title_->setVisible(!single);
    buttons_->show();
    const std::string kind = document_.definition().blocks.at(*ids_.begin()).kind;
    const BlockSpec* spec = document_.specOf(*ids_.begin());
    const QString category = spec ? categoryText(spec->category) : qtTrId("ui.inspector.unknown-kind");
    if (single) {
        if (!name_->hasFocus() || !name_->isModified()) name_->setText(face.title);
        name_->setToolTip(face.title);
        name_->setCursorPosition(0);
        subtitle_->setText(QString("%1, %2").arg(editor::kindTitle(kind), category));
        subtitle_->setToolTip(qtTrId("ui.inspector.id").arg(QString::fromStdString(*ids_.begin())));
    } else {
        title_->setText(qtTrId("ui.inspector.several", int(ids_.size())).arg(ids_.size()));
        const auto kinds = blocks.kinds();
        subtitle_->setText(kinds.size() == 1 ? editor::kindTitle(kind) : qtTrId("ui.inspector.shared"));
    }
    freeze_->setVisible(blocks.weights() > 0 || blocks.areFrozen());
    freeze_->setChecked(blocks.areFrozen());
    mute_->setChecked(blocks.areMuted());
    freeze_->setToolTip(qtTrId(blocks.areFrozen() ? "ui.inspector.thaw" : "ui.inspector.freeze"));
    mute_->setToolTip(qtTrId(blocks.areMuted() ? "ui.inspector.unmute" : "ui.inspector.mute"));
    for (QToolButton* button : {freeze_, mute_}) button->setAccessibleName(button->toolTip());
}

void InspectorHead::beginRename() {
    name_->setFocus();
    name_->selectAll();
}

void InspectorHead::rename() {
    const std::string id = ids_.size() == 1 ? *ids_.begin() : std::string();
    const auto found = document_.definition().blocks.find(id);
    if (found == document_.definition().blocks.end() || !name_->isModified()) return;
    const Block& block = found->second;
    QString wanted = name_->text().trimmed();
    // The kind's own title is no name: it would not follow the language.
    if (wanted == editor::kindTitle(block.kind)) wanted.clear();
    name_->setModified(false);
    document_.editGraph(EditName("ui.inspector.undo.rename", {document_.nameOf(id)}),
                        [&](Definition& graph) { editor::rename(graph, id, wanted.toStdString()); });
    name_->setText(document_.titleOf(id));
}

void InspectorHead::duplicate() {
    editor::BlockIds made;
    document_.editGraph("ui.inspector.undo.duplicate", [&](Definition& graph) {
        made = editor::paste(graph, editor::copied(graph, ids_), duplicateWay);
    });
    Q_EMIT this->made(made);
}

void InspectorHead::remove() {
    document_.editGraph("ui.inspector.undo.delete",
                        [&](Definition& graph) { editor::remove_blocks(graph, ids_); });
}

void InspectorHead::swap(const std::string& kind) {
    const std::string id = *ids_.begin();
    document_.editGraph(EditName("ui.inspector.undo.swap", {document_.nameOf(id), EditName::kind(kind)}),
                        [&](Definition& graph) { editor::swap_kind(graph, id, kind); });
}

} // namespace glassbox::app
