// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDirIterator>
#include <QFile>
#include <QXmlStreamReader>

#include <map>

/// The texts of the program as they stand in the sources.
namespace glassbox {

/// All forms of each text by its id.
inline std::map<QString, QStringList> translationsOf(const QString& language) {
    std::map<QString, QStringList> texts;
    QDirIterator files(GLASSBOX_SOURCE_DIR "/resources/translations/" + language, {"*.ts"});
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly)) qFatal("not readable");
        QXmlStreamReader xml(&file);
        QString id;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement) continue;
            if (xml.name() == QLatin1String("message")) id = xml.attributes().value("id").toString();
            const bool single = xml.name() == QLatin1String("translation");
            if (!single && xml.name() != QLatin1String("numerusform")) continue;
            const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
            if (!text.isEmpty()) texts[id] << text;
        }
    }
    return texts;
}

} // namespace glassbox
