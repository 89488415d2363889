// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/docks/inspector/value_editors.h"

#include "app/docks/panel_parts.h"
#include "editor/layout/block_face.h"
#include "editor/paint/icons.h"
#include "engine/base/number_text.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QSignalBlocker>

namespace glassbox::app {

using editor::TypeStyle;

namespace {

/// Room for eleven figures, as the look asks at 100 %.
int fieldWidth() {
    return QFontMetrics(editor::font(TypeStyle::Mono)).horizontalAdvance("0") * 11 + 18;
}

QHBoxLayout* rowIn(QWidget* widget) {
    auto* row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    return row;
}

class SwitchEditor final : public ValueEditor {
  public:
    explicit SwitchEditor(const editor::Theme& theme) : knob_(new Switch(theme)) {
        rowIn(this)->addWidget(knob_);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        connect(knob_, &QAbstractButton::clicked, this, [this](bool on) {
            knob_->setMixed(Mixed::No);
            Q_EMIT chosen(on);
        });
    }
    void show(const SharedValue& value) override {
        knob_->setMixed(value ? Mixed::No : Mixed::Yes);
        knob_->setChecked(value && std::get<bool>(*value));
    }
    QWidget* focus() override { return knob_; }

  private:
    Switch* knob_;
};

class ChoiceEditor final : public ValueEditor {
  public:
    explicit ChoiceEditor(const ParameterSpec& parameter) : box_(new QComboBox) {
        for (const std::string& choice : parameter.choices)
            box_->addItem(choiceText(choice), QString::fromStdString(choice));
        box_->setPlaceholderText(qtTrId("ui.field.mixed"));
        // A narrow panel must not be widened by its longest choice: the hover text has it whole.
        box_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box_->setMinimumContentsLength(3);
        rowIn(this)->addWidget(box_);
        connect(box_, &QComboBox::activated, this,
                [this](int row) { Q_EMIT chosen(box_->itemData(row).toString().toStdString()); });
    }
    void show(const SharedValue& value) override {
        box_->setCurrentIndex(value ? box_->findData(QString::fromStdString(std::get<std::string>(*value)))
                                    : -1);
    }
    QWidget* focus() override { return box_; }
    QSize sizeHint() const override {
        int widest = 0;
        for (int row = 0; row < box_->count(); ++row)
            widest = std::max(widest, box_->fontMetrics().horizontalAdvance(box_->itemText(row)));
        return {std::max(fieldWidth(), widest + 40), box_->sizeHint().height()};
    }
    QSize minimumSizeHint() const override { return {40, box_->sizeHint().height()}; }

  private:
    QComboBox* box_;
};

class LineEditor : public ValueEditor {
  public:
    explicit LineEditor(const ParameterSpec& parameter)
        : parameter_(parameter), line_(new UnitLine(QString::fromStdString(parameter.unit))) {
        line_->setFont(editor::font(TypeStyle::Mono));
        rowIn(this)->addWidget(line_, 1);
        connect(line_, &QLineEdit::editingFinished, this, [this] { commit(); });
        connect(line_, &UnitLine::escaped, this, [this] { show(shown_); });
        connect(line_, &UnitLine::stepped, this, [this](int by) { step(by); });
    }
    QSize sizeHint() const override { return {fieldWidth(), line_->sizeHint().height()}; }
    QSize minimumSizeHint() const override { return {40, line_->sizeHint().height()}; }
    void show(const SharedValue& value) override {
        shown_ = value;
        line_->setPlaceholderText(value ? QString() : qtTrId("ui.field.mixed"));
        line_->setText(textOf(value));
        // The end of a path says more than its beginning.
        line_->setCursorPosition(parameter_.kind == ParameterKind::Path ? int(line_->text().size()) : 0);
    }
    QWidget* focus() override { return line_; }
    bool isBusy() const override { return line_->hasFocus() && line_->text() != textOf(shown_); }

  protected:
    UnitLine* line() { return line_; }

  private:
    QString textOf(const SharedValue& value) const {
        return value ? fieldText(parameter_, *value) : QString();
    }

    void commit() {
        // Enter commits, and losing the keyboard does again.
        if (line_->text() == textOf(shown_)) return;
        const auto value = editor::typed_value(parameter_, line_->text().toStdString());
        if (!value) {
            Q_EMIT refused(value.error());
            return;
        }
        show(*value);
        Q_EMIT chosen(*value);
    }

    void step(int by) {
        const auto value = editor::typed_value(parameter_, line_->text().toStdString());
        const auto* number = value ? std::get_if<std::int64_t>(&*value) : nullptr;
        if (!number) return;
        line_->setText(QString::number(*number + by));
        commit();
    }

    ParameterSpec parameter_;
    UnitLine* line_;
    SharedValue shown_;
};

class PathEditor final : public LineEditor {
  public:
    PathEditor(const ParameterSpec& parameter, const editor::Theme& theme) : LineEditor(parameter) {
        auto* browse = new QToolButton;
        browse->setIcon(editor::themedIcon("open", theme));
        browse->setFixedSize(28, 28);
        browse->setFocusPolicy(Qt::TabFocus);
        browse->setToolTip(qtTrId("ui.field.browse"));
        browse->setAccessibleName(qtTrId("ui.field.browse"));
        layout()->addWidget(browse);
        connect(browse, &QToolButton::clicked, this, [this] { look(); });
    }

  private:
    void look() {
        const QString file = QFileDialog::getOpenFileName(this, qtTrId("ui.field.browse"));
        if (file.isEmpty()) return;
        show(ParameterValue(file.toStdString()));
        Q_EMIT chosen(file.toStdString());
    }
};

} // namespace

UnitLine::UnitLine(const QString& unit, QWidget* parent) : QLineEdit(parent), unit_(unit) {
    if (unit.isEmpty()) return;
    const int width = QFontMetrics(editor::font(TypeStyle::Small)).horizontalAdvance(unit);
    setTextMargins(0, 0, width + 4, 0);
}

void UnitLine::keyPressEvent(QKeyEvent* event) {
    const int step = event->modifiers() & Qt::ShiftModifier ? 10 : 1;
    switch (event->key()) {
    case Qt::Key_Up: Q_EMIT stepped(step); return;
    case Qt::Key_Down: Q_EMIT stepped(-step); return;
    case Qt::Key_Escape: Q_EMIT escaped(); return;
    }
    QLineEdit::keyPressEvent(event);
}

void UnitLine::paintEvent(QPaintEvent* event) {
    QLineEdit::paintEvent(event);
    if (unit_.isEmpty()) return;
    QPainter painter(this);
    painter.setFont(editor::font(TypeStyle::Small));
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(rect().adjusted(0, 0, -8, 0), Qt::AlignRight | Qt::AlignVCenter, unit_);
}

ValueEditor* makeValueEditor(const ParameterSpec& parameter, const editor::Theme& theme) {
    switch (parameter.kind) {
    case ParameterKind::Boolean: return new SwitchEditor(theme);
    case ParameterKind::Choice: return new ChoiceEditor(parameter);
    case ParameterKind::Path: return new PathEditor(parameter, theme);
    case ParameterKind::Integer:
    case ParameterKind::Real:
    case ParameterKind::Text:
    case ParameterKind::Pair:
    case ParameterKind::Shape: return new LineEditor(parameter);
    }
    GLASSBOX_ASSERT(false, "parameter kind");
}

QString choiceText(const std::string& choice) {
    const QByteArray id = QByteArray("choice.") + choice.c_str();
    const QString words = qtTrId(id.constData());
    return words == QString(id) ? QString::fromStdString(choice) : words;
}

QString rangeText(const ParameterSpec& parameter) {
    const auto number = [](double value) { return QString::fromStdString(number_text(value)); };
    const bool low = parameter.minimum > -1e308, high = parameter.maximum < 1e308;
    if (low && high) return number(parameter.minimum) + QString::fromUtf8(" … ") + number(parameter.maximum);
    if (low) return QString::fromUtf8("≥ ") + number(parameter.minimum);
    return high ? QString::fromUtf8("≤ ") + number(parameter.maximum) : QString();
}

QString fieldText(const ParameterSpec& parameter, const ParameterValue& value) {
    if (parameter.kind == ParameterKind::Path) return QString::fromStdString(to_string(value));
    if (parameter.kind == ParameterKind::Choice) return choiceText(std::get<std::string>(value));
    return editor::valueText(value, parameter.kind);
}

} // namespace glassbox::app
