// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings.h"

#include <QSettings>

namespace glassbox::app {

QVariant Settings::value(const QString& key, const QVariant& otherwise) const {
    if (memory_ == Memory::Kept) return QSettings().value(key, otherwise);
    const auto found = values_.find(key);
    return found == values_.end() ? otherwise : found->second;
}

void Settings::set(const QString& key, const QVariant& value) {
    if (memory_ == Memory::Kept)
        QSettings().setValue(key, value);
    else
        values_[key] = value;
}

void Settings::remove(const QString& key) {
    if (memory_ == Memory::Kept)
        QSettings().remove(key);
    else
        values_.erase(key);
}

} // namespace glassbox::app
