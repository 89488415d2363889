// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/empty_canvas.h"

#include "app/docks/panel_parts.h"
#include "app/examples.h"
#include "engine/model/model_json.h"

#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace glassbox::app {

using editor::TypeStyle;

namespace {

constexpr int starters = 3, cardWidth = 200, pictureHeight = 96;

/// A button as high as what is laid out in it.
class Card : public QPushButton {
  public:
    QSize sizeHint() const override {
        return {minimumWidth(), layout()->totalHeightForWidth(minimumWidth())};
    }
    QSize minimumSizeHint() const override { return sizeHint(); }
};

/// A model to begin from: its sketch, its title, what it shows.
QAbstractButton* makeStarter(const Example& example, const editor::Theme& theme, double ratio) {
    auto* card = new Card;
    card->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::MinimumExpanding); // All as high as the highest.
    card->setObjectName("starter");
    card->setProperty("example", example.name);
    card->setAccessibleName(example.title);
    card->setAccessibleDescription(example.about);
    card->setFixedWidth(int(cardWidth * editor::typeScale()));
    card->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred); // All as high as the highest.
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(4);
    auto* picture = new QLabel;
    picture->setFixedHeight(pictureHeight);
    picture->setAlignment(Qt::AlignCenter);
    if (const auto model = loadExample(example.name))
        picture->setPixmap(sketchOf(*model, theme, QSize(cardWidth - 24, pictureHeight - 8), ratio));
    QLabel* title = makeLabel(example.title, TypeStyle::Strong, LabelRole::Plain);
    QLabel* about = makeLabel(example.about, TypeStyle::Small, LabelRole::Label);
    for (QLabel* label : {picture, title, about}) {
        label->setWordWrap(label != picture);
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
        column->addWidget(label);
        label->show(); // What is hidden has no height.
    }
    column->addStretch(1);
    return card;
}

} // namespace

EmptyCanvas::EmptyCanvas(const editor::Document& document, QWidget* canvas)
    : QWidget(canvas), document_(document), column_(new QVBoxLayout(this)) {
    column_->setContentsMargins(0, 0, 0, 0);
    canvas->installEventFilter(this);
    connect(&document, &editor::Document::opened, this, &EmptyCanvas::follow);
    connect(&document, &editor::Document::changed, this, &EmptyCanvas::follow);
    build();
}

void EmptyCanvas::setTheme(const editor::Theme& theme) {
    theme_ = theme;
    build();
}

void EmptyCanvas::build() {
    delete page_;
    page_ = new QWidget;
    auto* column = new QVBoxLayout(page_);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(16);
    column->setSizeConstraint(QLayout::SetMinimumSize);
    QLabel* words = makeLabel(qtTrId("ui.empty.words"), TypeStyle::Head, LabelRole::Label);
    words->setAlignment(Qt::AlignCenter);
    column->addWidget(words);
    auto* row = new QHBoxLayout;
    row->setSpacing(16);
    row->addStretch(1);
    const std::vector<Example> all = examples();
    for (std::size_t i = 0; i < all.size() && i < starters; ++i) {
        QAbstractButton* card = makeStarter(all[i], theme_, devicePixelRatioF());
        connect(card, &QAbstractButton::clicked, this,
                [this, name = all[i].name] { Q_EMIT exampleChosen(name); });
        row->addWidget(card);
    }
    row->addStretch(1);
    column->addLayout(row);
    QLabel* more = makeLabel(qtTrId("ui.empty.more"), TypeStyle::Small, LabelRole::Hint);
    more->setAlignment(Qt::AlignCenter);
    column->addWidget(more);
    column_->addWidget(page_);
    page_->show(); // At once: how large it is counts now.
    follow();
}

void EmptyCanvas::follow() {
    setVisible(document_.definition().blocks.empty());
    const QWidget* canvas = parentWidget();
    const QSize wanted = sizeHint().boundedTo(canvas->size() - QSize(16, 16));
    setGeometry(QRect(
        QPoint((canvas->width() - wanted.width()) / 2, (canvas->height() - wanted.height()) / 2), wanted));
}

bool EmptyCanvas::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize) follow();
    return QWidget::eventFilter(watched, event);
}

void EmptyCanvas::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) build();
}

} // namespace glassbox::app
