// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/docks/palette_panel.h"

#include "app/texts/retranslation.h"
#include "editor/block_text.h"
#include "editor/paint/fonts.h"
#include "editor/paint/icons.h"
#include "editor/tools/canvas_editor.h"
#include "editor/tools/quick_add.h"
#include "engine/catalogue/catalogue.h"

#include <QAction>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QPainter>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace glassbox::app {

using editor::Token;
using editor::TypeStyle;

namespace {

enum Role { KindRole = Qt::UserRole, CategoryRole, CountRole, WordsRole };

} // namespace

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return {160, 28};
}

void PaletteDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool marked = option.state & (QStyle::State_MouseOver | QStyle::State_Selected);
    const bool kind = !index.data(KindRole).toString().isEmpty();
    if (marked && kind) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme_.color(Token::Hover));
        painter->drawRoundedRect(QRectF(option.rect).adjusted(8, 0, -8, 0), 6, 6);
    }
    if (kind)
        paintKind(*painter, option, index);
    else
        paintHeading(*painter, option, index);
    painter->restore();
}

void PaletteDelegate::paintHeading(QPainter& painter, const QStyleOptionViewItem& option,
                                   const QModelIndex& index) const {
    const QRect row = option.rect;
    const bool open = option.state & QStyle::State_Open;
    const double ratio = painter.device()->devicePixelRatioF();
    painter.drawPixmap(
        QPointF(row.left() + 12, row.center().y() - 6.5),
        editor::iconPixmap(open ? "chevron-down" : "chevron-right", 14, theme_.color(Token::Text3), ratio));
    painter.setFont(editor::font(TypeStyle::Strong));
    painter.setPen(theme_.color(Token::Text));
    painter.drawText(row.adjusted(32, 0, -40, 0), Qt::AlignVCenter, index.data().toString());
    painter.setFont(editor::font(TypeStyle::Small));
    painter.setPen(theme_.color(Token::Text3));
    painter.drawText(row.adjusted(0, 0, -14, 0), int(Qt::AlignVCenter | Qt::AlignRight),
                     QString::number(index.data(CountRole).toInt()));
}

void PaletteDelegate::paintKind(QPainter& painter, const QStyleOptionViewItem& option,
                                const QModelIndex& index) const {
    const QRect row = option.rect;
    const auto category = Category(index.data(CategoryRole).toInt());
    const Token token = editor::categoryToken(category);
    const QRectF chip(row.left() + 22, row.center().y() - 9.5, 20, 20);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme_.tint(token, Token::Panel, 0.16));
    painter.drawRoundedRect(chip, 5, 5);
    painter.drawPixmap(chip.topLeft() + QPointF(2, 2),
                       editor::iconPixmap(editor::blockIconName(index.data(KindRole).toString(), category),
                                          16, theme_.color(token), painter.device()->devicePixelRatioF()));
    painter.setFont(editor::font(TypeStyle::Body));
    painter.setPen(theme_.color(Token::Text));
    const QRect text = row.adjusted(50, 0, -12, 0);
    painter.drawText(text, Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, text.width()));
}

QStringList PaletteList::mimeTypes() const {
    return {editor::blockMimeType};
}

QMimeData* PaletteList::mimeData(const QList<QTreeWidgetItem*>& items) const {
    const QString kind = items.isEmpty() ? QString() : items.front()->data(0, KindRole).toString();
    if (kind.isEmpty()) return nullptr;
    auto* data = new QMimeData;
    data->setData(editor::blockMimeType, kind.toUtf8());
    return data;
}

void PaletteList::keyPressEvent(QKeyEvent* event) {
    const QTreeWidgetItem* item = currentItem();
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && item && !item->data(0, KindRole).toString().isEmpty())
        Q_EMIT asked(item->data(0, KindRole).toString());
    else
        QTreeWidget::keyPressEvent(event);
}

void PaletteList::mouseDoubleClickEvent(QMouseEvent* event) {
    const QTreeWidgetItem* item = itemAt(event->position().toPoint());
    if (item && !item->data(0, KindRole).toString().isEmpty())
        Q_EMIT asked(item->data(0, KindRole).toString());
    else
        QTreeWidget::mouseDoubleClickEvent(event);
}

PalettePanel::PalettePanel(QWidget* parent) : QWidget(parent) {
    setObjectName("palette");
    setAttribute(Qt::WA_StyledBackground);
    search_ = new QLineEdit;
    sayInEveryLanguage(search_, [this] { search_->setPlaceholderText(qtTrId("ui.palette.search")); });
    sayName(search_, "ui.palette.search");
    search_->setFont(editor::font(TypeStyle::Body));
    search_->setClearButtonEnabled(true);
    magnifier_ = search_->addAction(QIcon(), QLineEdit::LeadingPosition);
    delegate_ = new PaletteDelegate(this);
    list_ = new PaletteList;
    list_->setDragDropMode(QAbstractItemView::DragOnly);
    list_->setHeaderHidden(true);
    list_->setRootIsDecorated(false);
    list_->setIndentation(0);
    list_->setUniformRowHeights(true);
    list_->setMouseTracking(true);
    list_->setItemDelegate(delegate_);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    sayName(list_, "ui.palette.name");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 10, 0, 0);
    column->setSpacing(6);
    auto* field = new QHBoxLayout;
    field->setContentsMargins(12, 0, 12, 0);
    field->addWidget(search_);
    column->addLayout(field);
    column->addWidget(list_, 1);
    fill();
    connect(search_, &QLineEdit::textChanged, this, &PalettePanel::filter);
    connect(search_, &QLineEdit::returnPressed, this, &PalettePanel::askForBest);
    connect(list_, &PaletteList::asked, this, &PalettePanel::kindAsked);
    connect(list_, &QTreeWidget::itemClicked, this, [](QTreeWidgetItem* item) {
        if (item->data(0, KindRole).toString().isEmpty()) item->setExpanded(!item->isExpanded());
    });
    connect(list_, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem* item) {
        if (item && !item->data(0, KindRole).toString().isEmpty())
            Q_EMIT kindChosen(item->data(0, KindRole).toString());
    });
}

void PalettePanel::fill() {
    std::map<Category, std::vector<const BlockSpec*>> kinds;
    for (const BlockSpec& spec : catalogue()) kinds[spec.category].push_back(&spec);
    for (const auto& [category, specs] : kinds) {
        auto* heading = new QTreeWidgetItem(list_);
        heading->setData(0, CategoryRole, int(category));
        heading->setData(0, CountRole, int(specs.size()));
        heading->setFlags(Qt::ItemIsEnabled);
        for (const BlockSpec* spec : specs) {
            auto* item = new QTreeWidgetItem(heading);
            item->setData(0, KindRole, QString::fromStdString(spec->id));
            item->setData(0, CategoryRole, int(category));
        }
        heading->setExpanded(category <= Category::Shape);
    }
    sayTexts();
}

/// The rows stay as they are: one may be chosen or being dragged while the language changes.
void PalettePanel::sayTexts() {
    magnifier_->setText(qtTrId("ui.action.search"));
    for (int i = 0; i < list_->topLevelItemCount(); ++i) {
        QTreeWidgetItem* heading = list_->topLevelItem(i);
        heading->setText(0, categoryText(Category(heading->data(0, CategoryRole).toInt())));
        for (int k = 0; k < heading->childCount(); ++k) {
            QTreeWidgetItem* item = heading->child(k);
            const std::string kind = item->data(0, KindRole).toString().toStdString();
            item->setText(0, editor::kindTitle(kind));
            QString words = item->text(0) + " " + QString::fromStdString(kind);
            for (const std::string& synonym : find_block(kind)->synonyms)
                words += " " + QString::fromStdString(synonym);
            item->setData(0, WordsRole, words.toLower());
            const QString help = editor::blockText(kind, "help");
            item->setToolTip(0, QString("<qt><b>%1</b><br>%2</qt>").arg(item->text(0), help.toHtmlEscaped()));
        }
    }
}

void PalettePanel::filter(const QString& text) {
    const QString wanted = text.trimmed().toLower();
    for (int i = 0; i < list_->topLevelItemCount(); ++i) {
        QTreeWidgetItem* heading = list_->topLevelItem(i);
        int fitting = 0;
        for (int k = 0; k < heading->childCount(); ++k) {
            QTreeWidgetItem* item = heading->child(k);
            const bool fits = wanted.isEmpty() || item->data(0, WordsRole).toString().contains(wanted);
            item->setHidden(!fits);
            fitting += fits;
        }
        heading->setHidden(fitting == 0);
        heading->setData(0, CountRole, fitting);
        if (!wanted.isEmpty()) heading->setExpanded(true);
    }
}

/// Enter in the search takes the kind that answers it best.
void PalettePanel::askForBest() {
    const QString wanted = search_->text().trimmed().toLower();
    const BlockSpec* best = nullptr;
    int quality = 1000;
    for (const BlockSpec& spec : catalogue()) {
        const int other = wanted.isEmpty() ? -1 : editor::searchQuality(spec, wanted);
        if (other < 0 || other >= quality) continue;
        quality = other;
        best = &spec;
    }
    if (best) Q_EMIT kindAsked(QString::fromStdString(best->id));
}

void PalettePanel::setTheme(const editor::Theme& theme) {
    delegate_->setTheme(theme);
    magnifier_->setIcon(editor::themedIcon("search", theme, Token::Text3));
    list_->viewport()->update();
}

void PalettePanel::reveal(Category category) {
    search_->clear();
    for (int i = 0; i < list_->topLevelItemCount(); ++i) {
        QTreeWidgetItem* heading = list_->topLevelItem(i);
        if (heading->text(0) != categoryText(category)) continue;
        heading->setExpanded(true);
        list_->scrollToItem(heading, QAbstractItemView::PositionAtTop);
    }
}

void PalettePanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange) return;
    sayTexts();
    filter(search_->text());
}

void PalettePanel::focusSearch() {
    search_->setFocus(Qt::ShortcutFocusReason);
    search_->selectAll();
}

} // namespace glassbox::app
