// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/texts/retranslation.h"

#include <QAbstractButton>
#include <QCoreApplication>
#include <QEvent>
#include <QLabel>

namespace glassbox::app {

namespace {

/// A widget passes the event of a new language on to its children; this one is the child that listens.
class Listener : public QObject {
  public:
    Listener(QWidget* widget, std::function<void()> say) : QObject(widget), say_(std::move(say)) {}

  protected:
    bool event(QEvent* event) override {
        if (event->type() == QEvent::LanguageChange) say_();
        return QObject::event(event);
    }

  private:
    std::function<void()> say_;
};

} // namespace

void sayInEveryLanguage(QWidget* widget, std::function<void()> say) {
    say();
    new Listener(widget, std::move(say));
}

void sayText(QLabel* label, const char* id) {
    sayInEveryLanguage(label, [label, id] { label->setText(qtTrId(id)); });
}

void sayText(QAbstractButton* button, const char* id) {
    sayInEveryLanguage(button, [button, id] { button->setText(qtTrId(id)); });
}

void sayToolTip(QWidget* widget, const char* id) {
    sayInEveryLanguage(widget, [widget, id] { widget->setToolTip(qtTrId(id)); });
}

void sayName(QWidget* widget, const char* id) {
    sayInEveryLanguage(widget, [widget, id] { widget->setAccessibleName(qtTrId(id)); });
}

} // namespace glassbox::app
