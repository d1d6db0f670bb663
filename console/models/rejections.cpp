// SPDX-License-Identifier: EUPL-1.2
#include "console/models/rejections.h"

#include "console/models/worker_words.h"

#include "console/models/format.h"

namespace models {

namespace {

QString reasonOf(wire::RejectionCode code) {
    switch (code) {
        case wire::RejectionCode::WrongRealm:
            return Words::tr("Diese Konsole gehört zu einem anderen Betrieb (Übung oder Echt).");
        case wire::RejectionCode::UnknownDevice: return Words::tr("Diese Konsole ist beim Broker nicht angemeldet.");
        case wire::RejectionCode::MaySpeakNotFor: return Words::tr("Diese Konsole darf das nicht melden.");
        case wire::RejectionCode::BadSignature:
            return Words::tr("Die Unterschrift ist ungültig. Neu anmelden und noch einmal freigeben.");
        case wire::RejectionCode::SignatureMissing:
            return Words::tr("Ohne Unterschrift einer Person nicht möglich. Bitte anmelden.");
        case wire::RejectionCode::UnknownPerson: return Words::tr("Diese Person ist nicht eingetragen.");
        case wire::RejectionCode::KeyRevokedCode: return Words::tr("Der Schlüssel dieser Person ist gesperrt.");
        case wire::RejectionCode::StaleRevision:
            return Words::tr("Inzwischen gibt es eine neuere Fassung. Bitte diese prüfen.");
        case wire::RejectionCode::ContentChanged:
            return Words::tr("Der Inhalt wurde seither geändert. Bitte neu prüfen.");
        case wire::RejectionCode::SamePersonTwice:
            return Words::tr("Dieselbe Person kann nicht zweimal freigeben. Eine zweite Person muss prüfen.");
        case wire::RejectionCode::NotEntitled: return Words::tr("Diese Person hat dafür keine Berechtigung.");
        case wire::RejectionCode::ConfirmationMissing: return Words::tr("Das Bestätigungswort fehlt oder ist falsch.");
        case wire::RejectionCode::WrongStep:
            return Words::tr("Dieser Schritt ist bei dieser Warnung jetzt nicht möglich.");
        case wire::RejectionCode::UnknownSubject: return Words::tr("Diese Warnung gibt es beim Broker nicht.");
        case wire::RejectionCode::RateExceeded:
            return Words::tr("Zu viele Meldungen in kurzer Zeit. Bitte kurz warten.");
        case wire::RejectionCode::BrokerNotSafe:
            return Words::tr("Der Broker kann gerade nicht sichern. Die Meldung wird aufbewahrt und erneut gesendet.");
        case wire::RejectionCode::AttachmentLimit:
            return Words::tr("Die Anlage überschreitet eine Grenze des Brokers für Anlagen.");
        case wire::RejectionCode::TooLarge: return Words::tr("Der Inhalt ist zu groß.");
        case wire::RejectionCode::NotUrgent:
            return Words::tr("Dieser Weg ist nur für Warnungen, Aufträge und Notrufe.");
        case wire::RejectionCode::BadArea: return Words::tr("Das Gebiet ist keine gültige Fläche.");
        case wire::RejectionCode::BadText: return Words::tr("Der Text enthält unzulässige Zeichen oder ist zu lang.");
        default: break;
    }
    return Words::tr("Der Broker hat das abgelehnt.");
}

}  // namespace

QString rejectionWords(const wire::Rejection& rejection) {
    return reasonOf(rejection.code) + QStringLiteral(" (%1)").arg(static_cast<int>(rejection.code));
}

QString sayingWords(const session::Saying& saying) {
    switch (saying.progress) {
        case session::Progress::Waiting: return Words::tr("wird gesendet …");
        case session::Progress::Safe:
        case session::Progress::InEffect: return Words::tr("gespeichert");
        case session::Progress::Refused: return rejectionWords(saying.rejection);
        case session::Progress::NotTaken: break;
    }
    if (saying.rejection.what == session::kLooksBack)
        return Words::tr("Im Rückblick wird nichts eingegeben. Zurück zu jetzt: F9.");
    return Words::tr("Konnte nicht abgeschickt werden: %1").arg(linkWords(saying.rejection.what));
}

QString whyNotSay(const session::Store& store, const session::Login& login, wire::Kind kind) {
    const auto bar = session::barTo(kind, store, login);
    if (!bar) return {};
    switch (*bar) {
        case session::Bar::LooksBack: return Words::tr("Im Rückblick wird nichts eingegeben. Zurück zu jetzt: F9.");
        case session::Bar::NobodyHere: return Words::tr("Bitte anmelden (Alt M).");
        case session::Bar::Role: break;
    }
    return Words::tr("%1 darf das nach der Rollentabelle nicht.").arg(text(login.person()->function));
}

QString troubleWords(wire::Trouble trouble) {
    switch (trouble) {
        case wire::Trouble::DiskFull: return Words::tr("Platte voll");
        case wire::Trouble::ReadOnly: return Words::tr("Platte nicht beschreibbar");
        case wire::Trouble::Slow: return Words::tr("Platte langsam");
        case wire::Trouble::Failing: return Words::tr("Plattenfehler");
        case wire::Trouble::None: break;
    }
    return Words::tr("Ursache unbekannt");
}

QString failureWords(const base::Failure& failure) {
    const QString what = text(failure.what);
    if (what.contains(QStringLiteral("passphrase does not open"))) return Words::tr("Die Passphrase ist falsch.");
    if (what.contains(QStringLiteral("belongs to nobody")))
        return Words::tr("Dieser Schlüssel ist hier niemandem zugeordnet. Bitte die Verwaltung fragen.");
    if (what.contains(QStringLiteral("is logged in here already")))
        return Words::tr("Diese Person ist hier schon angemeldet.");
    if (what.contains(QStringLiteral("revoked"))) return Words::tr("Der Schlüssel dieser Person ist gesperrt.");
    return Words::tr("Der Schlüssel lässt sich nicht öffnen: %1").arg(text(failure.text()));
}

}  // namespace models
