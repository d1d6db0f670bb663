// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What the screen and the paper say of a file that a record names.

#include <QVariantList>

#include "console/models/format.h"
#include "console/session/store.h"

namespace models {

/// "Anlage 2 zu Nr. 0012"; without a number "Anlage 2".
[[nodiscard]] QString fileLabel(int place, const QString& entryNumber);
/// Its name; where it has none, "Foto" or the like.
[[nodiscard]] QString fileTitle(const wire::Attachment& file);
/// "Foto", "PDF-Dokument", "Text", "Datei"
[[nodiscard]] QString fileTypeWords(const std::string& type);
[[nodiscard]] bool isPicture(const std::string& type);
/// "340 kB", "1,4 MB"
[[nodiscard]] QString sizeWords(std::uint64_t bytes, const Format& format);
/// The first eight digits of its hash, in fours: "3F2A 90C1"
[[nodiscard]] QString shortHash(const wire::Hash& hash);

/// "gelöscht am 21.11.2026, 18:05: Frist"; without a time "gelöscht"
[[nodiscard]] QString deletionWords(const session::Deletion& deletion, const Format& format);
/// How it stands with a file, for people: "Anlage folgt, 40 %", "gelöscht am 21.11.2026 18:05 (Frist)", "nicht
/// ladbar: …"; empty when it is here, or nobody asked for it.
[[nodiscard]] QString fileStateWords(const session::Store& store, const wire::Hash& hash, const Format& format);
/// How it stands with an own file on its way: "wird übertragen, 40 %", "wartet auf den Broker", the refusal; empty when
/// it is there, or none.
[[nodiscard]] QString givingWords(const session::Store& store, const wire::Hash& hash);

/// For QML: hash, name, type, typeWords, size, label, alternative (what a screen reader says), isPicture; one map each.
[[nodiscard]] QVariantList fileRows(const std::vector<wire::Attachment>& files, const QString& entryNumber,
                                    const QString& entryText, const Format& format);

/// attachment::removed in the console's language: "GPS-Position, Kamera".
[[nodiscard]] QString removedWords(const std::vector<std::string>& removed);
/// attachment::unfit, and what mends it.
[[nodiscard]] QString unfitWords(const base::Failure& failure);

}  // namespace models
