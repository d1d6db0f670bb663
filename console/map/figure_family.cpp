// SPDX-License-Identifier: EUPL-1.2
#include <QByteArray>
#include <QDirIterator>
#include <QFile>
#include <QFontDatabase>
#include <QFontMetricsF>
#include <QStandardPaths>

#include "console/map/map_style.h"

namespace map {
namespace {

const QString kInstalled = QStringLiteral("B612");
/// As long as the installed name: it takes its place in the font's name table.
const QString kOwn = QStringLiteral("F612");

bool isSpacedWide(const QString& family) {
    QFont font(family);
    font.setPixelSize(100);
    font.setHintingPreference(QFont::PreferNoHinting);
    const QFontMetricsF metrics(font);
    return metrics.horizontalAdvance(QLatin1Char(':')) > 0.8 * metrics.horizontalAdvance(QLatin1Char('0'));
}

QString fontFile(const QString& pattern) {
    for (const QString& folder : QStandardPaths::standardLocations(QStandardPaths::FontsLocation)) {
        QDirIterator files(folder, {pattern}, QDir::Files, QDirIterator::Subdirectories);
        if (files.hasNext()) return files.next();
    }
    return {};
}

QByteArray utf16be(const QString& text) {
    QByteArray bytes;
    for (const QChar letter : text)
        bytes.append(static_cast<char>(letter.row())).append(static_cast<char>(letter.cell()));
    return bytes;
}

/// The font under our own family name; false when it is not installed or not taken.
bool addRenamed(const QString& pattern) {
    QFile file(fontFile(pattern));
    if (file.fileName().isEmpty() || !file.open(QIODevice::ReadOnly)) return false;
    QByteArray font = file.readAll();
    font.replace(utf16be(kInstalled), utf16be(kOwn)).replace(kInstalled.toLatin1(), kOwn.toLatin1());
    const int id = QFontDatabase::addApplicationFontFromData(font);
    return id >= 0 && QFontDatabase::applicationFontFamilies(id).contains(kOwn);
}

QString chosenFamily() {
    // Debian's B612 Mono says that it is of the family B612, too, and Qt takes it for the regular face: "15: 20". The
    // right file is asked for by its name and given to Qt under a name that only it has.
    if (!isSpacedWide(kInstalled)) return kInstalled;
    const bool regular = addRenamed(QStringLiteral("B612-Regular.*"));
    const bool bold = addRenamed(QStringLiteral("B612-Bold.*"));
    return regular && bold && !isSpacedWide(kOwn) ? kOwn : kInstalled;
}

}  // namespace

const QString& figureFamily() {
    static const QString family = chosenFamily();
    return family;
}

}  // namespace map
