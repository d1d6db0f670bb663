// SPDX-License-Identifier: EUPL-1.2
#include "console/models/file_rows.h"

#include <algorithm>

#include "broker/attachment/attachment.h"
#include "console/models/rejections.h"

namespace models {

namespace {

QString percent(std::uint64_t through, std::uint64_t size) {
    const std::uint64_t share = size == 0 ? 0 : std::min<std::uint64_t>(through * 100 / size, 100);
    return QString::number(share) + QChar(0x00A0) + QLatin1Char('%');
}

QString removedWord(std::string_view what) {
    namespace gone = attachment::removed;
    if (what == gone::kPosition) return Words::tr("GPS-Position");
    if (what == gone::kCamera) return Words::tr("Kamera");
    if (what == gone::kTime) return Words::tr("Aufnahmezeit");
    if (what == gone::kNames) return Words::tr("Namen");
    if (what == gone::kDescription) return Words::tr("Beschreibungen");
    if (what == gone::kPreview) return Words::tr("Vorschaubild");
    if (what == gone::kProfile) return Words::tr("Farbprofil");
    if (what == gone::kScript) return Words::tr("Skripte und Aktionen");
    if (what == gone::kFiles) return Words::tr("eingebettete Dateien");
    if (what == gone::kSignature) return Words::tr("digitale Unterschrift");
    if (what == gone::kMotion) return Words::tr("Bewegtbild");
    if (what == gone::kBehind) return Words::tr("Daten hinter dem Ende");
    return Words::tr("weitere Angaben");
}

}  // namespace

QString fileLabel(int place, const QString& entryNumber) {
    return entryNumber.isEmpty() ? Words::tr("Anlage %1").arg(place)
                                 : Words::tr("Anlage %1 zu Nr. %2").arg(place).arg(entryNumber);
}

bool isPicture(const std::string& type) { return type.starts_with("image/"); }

QString fileTypeWords(const std::string& type) {
    if (isPicture(type)) return Words::tr("Foto");
    if (type == "application/pdf") return Words::tr("PDF-Dokument");
    if (type == "text/plain") return Words::tr("Text");
    return Words::tr("Datei");
}

QString fileTitle(const wire::Attachment& file) {
    // A name is what its sender typed; what is shown of it has no path and nothing that turns the line around.
    return file.name.empty() ? fileTypeWords(file.type) : text(attachment::fileNameOf(file.name, file.type, "Anlage"));
}

QString sizeWords(std::uint64_t bytes, const Format& format) {
    const auto amount = static_cast<double>(bytes);
    if (bytes < 1000) return Words::tr("%1 Byte").arg(bytes);
    if (bytes < 1'000'000) return format.whole((static_cast<std::int64_t>(bytes) + 500) / 1000) + QStringLiteral(" kB");
    return format.decimal(amount / 1e6, 1) + QStringLiteral(" MB");
}

QString shortHash(const wire::Hash& hash) {
    const QString digits = text(base::toHex(base::BytesView(hash).first(4))).toUpper();
    return digits.left(4) + QLatin1Char(' ') + digits.mid(4);
}

QString deletionWords(const session::Deletion& deletion, const Format& format) {
    if (deletion.at == base::Instant{}) return Words::tr("gelöscht");
    const QString when = Words::tr("gelöscht am %1").arg(format.dateClock(deletion.at));
    return deletion.reason.empty() ? when : when + QStringLiteral(": ") + text(deletion.reason);
}

QString fileStateWords(const session::Store& store, const wire::Hash& hash, const Format& format) {
    const auto& deleted = store.chronicle().deletedFiles();
    if (const auto found = deleted.find(hash); found != deleted.end()) return deletionWords(found->second, format);
    const session::FileStanding standing = store.files().standing(hash);
    switch (standing.state) {
        case session::FileState::Unasked:
        case session::FileState::Here: return {};
        case session::FileState::Asked:
            return store.linkPhase() == session::LinkPhase::Connected
                       ? Words::tr("Anlage folgt")
                       : Words::tr("Anlage folgt, sobald der Broker erreichbar ist");
        case session::FileState::Coming:
            return Words::tr("Anlage folgt, %1").arg(percent(standing.through, standing.size));
        case session::FileState::Deleted: return Words::tr("gelöscht");
        case session::FileState::NotToHave: return Words::tr("nicht ladbar: beim Broker nicht zu haben");
        case session::FileState::NotKept: break;
    }
    return Words::tr("nicht ladbar: auf dieser Konsole ist kein Platz");
}

QString givingWords(const session::Store& store, const wire::Hash& hash) {
    const auto& givings = store.files().givings();
    const auto found = givings.find(hash);
    if (found == givings.end()) return {};
    const session::Giving& giving = found->second;
    switch (giving.phase) {
        case wire::AttachmentPhase::Whole: return {};
        case wire::AttachmentPhase::Wanted:
            if (store.linkPhase() != session::LinkPhase::Connected)
                return Words::tr("wartet auf den Broker, %1 übertragen").arg(percent(giving.through, giving.size));
            return Words::tr("wird übertragen, %1").arg(percent(giving.through, giving.size));
        case wire::AttachmentPhase::Deleted: return Words::tr("gelöscht");
        case wire::AttachmentPhase::Refused:
            return Words::tr("nicht angenommen: %1").arg(giving.why ? rejectionWords(*giving.why) : QString());
        case wire::AttachmentPhase::Unknown: break;
    }
    return Words::tr("nicht angenommen");
}

QVariantList fileRows(const std::vector<wire::Attachment>& files, const QString& entryNumber, const QString& entryText,
                      const Format& format) {
    QVariantList out;
    int place = 0;
    for (const wire::Attachment& file : files) {
        const QString name = fileTitle(file);
        out.append(QVariantMap{{QStringLiteral("hash"), text(base::toHex(file.hash))},
                               {QStringLiteral("name"), name},
                               {QStringLiteral("type"), text(file.type)},
                               {QStringLiteral("typeWords"), fileTypeWords(file.type)},
                               {QStringLiteral("size"), sizeWords(file.size, format)},
                               {QStringLiteral("label"), fileLabel(++place, entryNumber)},
                               {QStringLiteral("entryText"), entryText},
                               {QStringLiteral("alternative"), name + QStringLiteral(". ") + entryText},
                               {QStringLiteral("isPicture"), isPicture(file.type)}});
    }
    return out;
}

QString removedWords(const std::vector<std::string>& removed) {
    QStringList out;
    for (const std::string& what : removed) out << removedWord(what);
    out.removeDuplicates();
    return out.join(QStringLiteral(", "));
}

QString unfitWords(const base::Failure& failure) {
    namespace unfit = attachment::unfit;
    if (failure.what == unfit::kEmpty) return Words::tr("Die Datei ist leer.");
    if (failure.what == unfit::kTooLarge)
        return Words::tr("Größer als 25 MiB. Bitte das Bild verkleinern oder das Dokument teilen.");
    if (failure.what == unfit::kType)
        return Words::tr("Nur JPEG, PNG, WebP, PDF und Text. Anderes bitte so speichern oder als PDF drucken.");
    if (failure.what == unfit::kDamaged) return Words::tr("Die Datei ist beschädigt. Bitte noch einmal kopieren.");
    if (failure.what == unfit::kVariant)
        return Words::tr("Ungewöhnlich gespeichertes Bild. Bitte als gewöhnliches JPEG oder PNG speichern.");
    if (failure.what == unfit::kDimensions)
        return Words::tr("Zu viele Bildpunkte (%1). Bitte verkleinern.").arg(text(failure.where));
    if (failure.what == unfit::kPassword)
        return Words::tr("Durch ein Kennwort geschützt. Bitte ohne Kennwort speichern.");
    if (failure.what == unfit::kEncoding)
        return Words::tr("Kein UTF-8-Text. Bitte als UTF-8 speichern oder als PDF drucken.");
    return Words::tr("Die Datei lässt sich nicht lesen: %1").arg(text(failure.text()));
}

}  // namespace models
