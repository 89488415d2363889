// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/tools/quick_add.h"

#include "editor/block_text.h"
#include "editor/layout/block_face.h"
#include "editor/number_expression.h"
#include "editor/paint/fonts.h"
#include "editor/paint/icons.h"
#include "editor/tools/panel_style.h"
#include "engine/catalogue/catalogue.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace glassbox::editor {

namespace {

enum Role { KindRole = Qt::UserRole, ShapeRole, ValuesRole };

/// Least width; what a row has beside its title and its shape.
constexpr int panelWidth = 264, beside = 36 + 16 + 8 + 18 + 12;
constexpr int rowHeight = 30, mostRows = 8;

struct Match {
    const Offer* offer;
    const BlockSpec* spec;
    int quality;
};

std::vector<Match> matches(const std::vector<Offer>& offers, const QString& wanted) {
    std::vector<Match> found;
    for (const Offer& offer : offers) {
        const BlockSpec* spec = find_block(offer.kind.toStdString());
        const int quality = spec ? searchQuality(*spec, wanted) : -1;
        if (quality >= 0) found.push_back({&offer, spec, quality});
    }
    std::stable_sort(found.begin(), found.end(), [](const Match& a, const Match& b) {
        return std::pair(a.quality, a.offer->rank) < std::pair(b.quality, b.offer->rank);
    });
    return found;
}

QString valuesText(const BlockSpec& spec, const Parameters& values) {
    QStringList parts;
    for (const ParameterSpec& parameter : spec.parameters)
        if (const auto value = values.find(parameter.id); value != values.end())
            parts << parameterLabel(parameter.id) + " " + valueText(value->second, parameter.kind);
    return parts.join(", ");
}

} // namespace

namespace {

/// Gives a value to the first parameter of these that takes it and has none yet.
void takeValue(const std::vector<ParameterSpec>& parameters, const std::string& value, Parameters& typed) {
    for (const ParameterSpec& parameter : parameters) {
        if (typed.contains(parameter.id)) continue;
        const auto parsed = typed_value(parameter, value);
        if (!parsed || refused(parameter, *parsed)) continue;
        typed[parameter.id] = normalised(parameter, *parsed);
        return;
    }
}

} // namespace

int searchQuality(const BlockSpec& spec, const QString& wanted) {
    if (wanted.isEmpty()) return 0;
    const QString title = kindTitle(spec.id).toLower(), id = QString::fromStdString(spec.id).toLower();
    if (title == wanted || id == wanted) return 0;
    if (title.startsWith(wanted) || id.startsWith(wanted)) return 1;
    int best = title.contains(wanted) || id.contains(wanted) ? 3 : -1;
    for (const std::string& synonym : spec.synonyms) {
        const QString word = QString::fromStdString(synonym).toLower();
        if (word.startsWith(wanted)) return 2;
        if (word.contains(wanted) && best < 0) best = 4;
    }
    if (best < 0 && categoryText(spec.category).toLower().contains(wanted)) best = 5;
    return best;
}

Parameters typedParameters(const QString& kind, const QStringList& values) {
    Parameters typed;
    const BlockSpec* spec = find_block(kind.toStdString());
    if (!spec) return typed;
    std::vector<ParameterSpec> parameters = spec->parameters;
    std::stable_partition(parameters.begin(), parameters.end(),
                          [](const ParameterSpec& parameter) { return parameter.on_block; });
    for (const QString& value : values) takeValue(parameters, value.toStdString(), typed);
    return typed;
}

QSize OfferDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return {1, rowHeight}; // As wide as the list.
}

void OfferDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const {
    const BlockSpec* spec = find_block(index.data(KindRole).toString().toStdString());
    if (!spec) return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect row = option.rect;
    if (option.state & (QStyle::State_Selected | QStyle::State_MouseOver)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme_.color(Token::Hover));
        painter->drawRoundedRect(row, 6, 6);
    }
    const Token token = categoryToken(spec->category);
    const QRectF chip(row.left() + 8, row.center().y() - 9.5, 20, 20);
    painter->setPen(Qt::NoPen);
    painter->setBrush(theme_.tint(token, Token::Raised, 0.16));
    painter->drawRoundedRect(chip, 5, 5);
    painter->drawPixmap(chip.topLeft() + QPointF(2, 2),
                        iconPixmap(blockIconName(QString::fromStdString(spec->id), spec->category), 16,
                                   theme_.color(token), painter->device()->devicePixelRatioF()));
    painter->setFont(font(TypeStyle::MonoSmall));
    painter->setPen(theme_.color(Token::Text2));
    const QString shape = index.data(ShapeRole).toString();
    const int shapeWidth = painter->fontMetrics().horizontalAdvance(shape);
    painter->drawText(row.adjusted(0, 0, -8, 0), int(Qt::AlignVCenter | Qt::AlignRight), shape);
    painter->setFont(font(TypeStyle::Body));
    painter->setPen(theme_.color(Token::Text));
    QRect words = row.adjusted(36, 0, -16 - shapeWidth, 0);
    const QString title =
        painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, words.width());
    painter->drawText(words, Qt::AlignVCenter, title);
    words.setLeft(words.left() + painter->fontMetrics().horizontalAdvance(title) + 8);
    painter->setFont(font(TypeStyle::Small));
    painter->setPen(theme_.color(Token::Text2));
    painter->drawText(words, Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(index.data(ValuesRole).toString(), Qt::ElideRight,
                                                        std::max(0, words.width())));
    painter->restore();
}

QuickAdd::QuickAdd(QWidget* canvas) : QFrame(canvas) {
    setObjectName("quickadd");
    setAttribute(Qt::WA_StyledBackground);
    // A click beside the rows must leave the focus in the field, and not reach the canvas.
    setAttribute(Qt::WA_NoMousePropagation);
    setFocusPolicy(Qt::ClickFocus);
    field_ = new QLineEdit;
    setFocusProxy(field_);
    field_->installEventFilter(this);
    list_ = new QListWidget;
    list_->setFocusPolicy(Qt::NoFocus);
    list_->setMouseTracking(true);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setFrameShape(QFrame::NoFrame);
    delegate_ = new OfferDelegate(this);
    list_->setItemDelegate(delegate_);
    count_ = new QLabel;
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(9, 9, 9, 9);
    column->setSpacing(6);
    column->addWidget(field_);
    column->addWidget(list_);
    column->addWidget(count_);
    connect(field_, &QLineEdit::textChanged, this, &QuickAdd::fill);
    connect(list_, &QListWidget::itemClicked, this, &QuickAdd::choose);
    hide();
}

void QuickAdd::open(const Theme& theme, const QPoint& at, const QString& hint, std::vector<Offer> offers,
                    Chosen chosen, std::function<void()> closed) {
    dismiss();
    applyTheme(theme);
    offers_ = std::move(offers);
    chosen_ = std::move(chosen);
    closed_ = std::move(closed);
    field_->setPlaceholderText(hint);
    field_->setAccessibleName(hint);
    list_->setAccessibleName(hint);
    field_->clear();
    setFixedWidth(widthFor(offers_));
    fill();
    place(at);
    show();
    raise();
    field_->setFocus(Qt::PopupFocusReason);
}

void QuickAdd::applyTheme(const Theme& theme) {
    delegate_->setTheme(theme);
    // Here and not once: the scale of type may have changed.
    field_->setFont(editor::font(TypeStyle::Body));
    count_->setFont(editor::font(TypeStyle::Small));
    setStyleSheet(panelStyle(theme, "quickadd"));
    count_->setStyleSheet(QString("color: %1; border: 0").arg(theme.color(Token::Text3).name()));
}

/// So that no title is cut off, in any language.
int QuickAdd::widthFor(const std::vector<Offer>& offers) const {
    const QFontMetrics titles(editor::font(TypeStyle::Body)), shapes(editor::font(TypeStyle::MonoSmall));
    int widest = 0;
    for (const Offer& offer : offers)
        widest = std::max(widest, titles.horizontalAdvance(kindTitle(offer.kind.toStdString())) +
                                      shapes.horizontalAdvance(offer.shape));
    const int most = std::max(panelWidth, parentWidget()->width() - 8);
    return std::clamp(widest + beside, panelWidth, most);
}

void QuickAdd::place(const QPoint& at) {
    adjustSize();
    const QRect room = parentWidget()->rect().adjusted(4, 4, -4, -4);
    QRect mine(at, QSize(width(), sizeHint().height()));
    mine.moveRight(std::min(mine.right(), room.right()));
    mine.moveBottom(std::min(mine.bottom(), room.bottom()));
    mine.moveLeft(std::max(mine.left(), room.left()));
    mine.moveTop(std::max(mine.top(), room.top()));
    move(mine.topLeft());
}

void QuickAdd::fill() {
    QStringList words = field_->text().simplified().toLower().split(' ', Qt::SkipEmptyParts), values;
    std::vector<Match> found = matches(offers_, words.join(' '));
    while (found.empty() && words.size() > 1) {
        values.prepend(words.takeLast());
        found = matches(offers_, words.join(' '));
    }
    list_->clear();
    for (const Match& match : found) {
        auto* item = new QListWidgetItem(kindTitle(match.spec->id), list_);
        item->setData(KindRole, match.offer->kind);
        item->setData(ShapeRole, match.offer->shape);
        item->setData(Qt::UserRole + 3, values);
        const QString typed = valuesText(*match.spec, typedParameters(match.offer->kind, values));
        item->setData(ValuesRole, typed);
        item->setToolTip(typed.isEmpty() ? item->text() : item->text() + "\n" + typed);
    }
    list_->setCurrentRow(0);
    list_->setFixedHeight(rowHeight * std::clamp(int(found.size()), 1, mostRows) + 2);
    count_->setText(found.empty() ? qtTrId("ui.quick-add.nothing")
                                  : qtTrId("ui.quick-add.count", int(found.size())).arg(found.size()));
    adjustSize();
}

void QuickAdd::choose() {
    const QListWidgetItem* item = list_->currentItem();
    if (!item || !chosen_) return;
    const QString kind = item->data(KindRole).toString();
    const Parameters values = typedParameters(kind, item->data(Qt::UserRole + 3).toStringList());
    const Chosen chosen = std::exchange(chosen_, nullptr);
    closed_ = nullptr;
    hide();
    parentWidget()->setFocus(Qt::OtherFocusReason);
    chosen(kind, values);
}

void QuickAdd::dismiss() {
    if (!isVisible()) return;
    const auto closed = std::exchange(closed_, nullptr);
    chosen_ = nullptr;
    hide();
    if (closed) closed();
}

bool QuickAdd::answerKey(int key) {
    const int rows = list_->count(), row = list_->currentRow();
    switch (key) {
    case Qt::Key_Down: list_->setCurrentRow(rows ? (row + 1) % rows : -1); return true;
    case Qt::Key_Up: list_->setCurrentRow(rows ? (row + rows - 1) % rows : -1); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Tab: choose(); return true;
    case Qt::Key_Escape:
        parentWidget()->setFocus(Qt::OtherFocusReason);
        dismiss();
        return true;
    default: return false;
    }
}

bool QuickAdd::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress && answerKey(static_cast<QKeyEvent*>(event)->key())) return true;
    // A window that loses the focus keeps the search open; another widget that gets it closes it.
    if (event->type() == QEvent::FocusOut &&
        static_cast<QFocusEvent*>(event)->reason() != Qt::ActiveWindowFocusReason)
        dismiss();
    return QFrame::eventFilter(watched, event);
}

} // namespace glassbox::editor
