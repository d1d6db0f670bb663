// SPDX-License-Identifier: EUPL-1.2
#include "console/models/picture_header.h"

#include <algorithm>

#include "console/models/rejections.h"

namespace models {

namespace {
/// A picture not renewed for so long is called old, live and in an exercise alike.
constexpr std::int64_t kOldMs = 10'000;
/// A rewound history stays on the screen for so long; the system page keeps it.
constexpr std::int64_t kRewoundShownMs = 15 * 60 * 1000;
constexpr std::int64_t kContradictedShownMs = 60 * 60 * 1000;
}  // namespace

PictureHeader::PictureHeader(session::Store& store, session::Login& login, const Format& format, QObject* parent)
    : QObject(parent), m_store(store), m_login(login), m_format(format) {
    connect(&m_store, &session::Store::linkChanged, this, &PictureHeader::changed);
    connect(&m_store, &session::Store::hindsightChanged, this, &PictureHeader::changed);
    connect(&m_login, &session::Login::changed, this, &PictureHeader::changed);
    connect(&m_login, &session::Login::lockedByIdling, this, [this] {
        m_lockedText = Words::tr("Nach 10 Minuten ohne Eingabe abgemeldet.");
        emit changed();
    });
}

void PictureHeader::refresh(int silentStations, int maintainedStations) {
    m_silent = silentStations;
    m_maintained = maintainedStations;
    emit changed();
}

bool PictureHeader::isExercise() const {
    return hasRealm() && m_store.picture().realm->kind == wire::RealmKind::Exercise;
}

QString PictureHeader::windowTitle() const {
    const QString name = title().isEmpty() ? QStringLiteral("Lagewerk") : QStringLiteral("Lagewerk · ") + title();
    return isExercise() ? Words::tr("ÜBUNG") + QStringLiteral(" - ") + name : name;
}

QString PictureHeader::title() const {
    const situation::Situation& picture = m_store.picture();
    if (picture.exercise && !picture.exercise->title.empty()) return text(picture.exercise->title);
    for (const auto& [id, operation] : picture.operations) {
        if (operation.step == wire::OperationStep::Opened || operation.step == wire::OperationStep::Named)
            return text(operation.name);
    }
    return text(picture.realmName);
}

QString PictureHeader::subtitle() const {
    const situation::Situation& picture = m_store.picture();
    const QString realm = text(picture.realmName);
    if (m_store.town().trial)
        return Words::tr("Versuchsaufbau: Stationen und Pegelwerte sind übertragen, keine echte Lage");
    QString place = realm == title() ? text(m_store.town().name) : realm;
    const auto phase = picture.exercise ? picture.exercise->phase : wire::ExercisePhase::Running;
    if (phase == wire::ExercisePhase::Ended) return Words::tr("Übung beendet · %1").arg(place);
    if (phase == wire::ExercisePhase::Paused) return Words::tr("Übung angehalten · %1").arg(place);
    return place;
}

QString PictureHeader::age() const {
    const auto ms = m_store.pictureAgeMs();
    return ms ? m_format.span(*ms) : QStringLiteral("?");
}

QString PictureHeader::ageP99() const {
    const auto ms = m_store.pictureAgeP99Ms();
    return ms ? m_format.span(*ms) : QStringLiteral("?");
}

bool PictureHeader::isOld() const {
    if (isPast()) return false;  // its age is no age of a picture of now
    const auto ms = m_store.pictureAgeMs();
    const bool isEnded = m_store.picture().exercise && m_store.picture().exercise->phase == wire::ExercisePhase::Ended;
    return isLost() || (!isEnded && ms.value_or(0) > kOldMs);
}

QString PictureHeader::pastText() const {
    const auto past = m_store.hindsight();
    if (!past) return {};
    const auto when = [this](base::Instant at) {
        return m_format.date(at) + QLatin1Char(' ') + Format::clock(at, true);
    };
    if (past->at >= past->known)
        return Words::tr("RÜCKBLICK, nicht jetzt: was am %1 bekannt war").arg(when(past->known));
    return Words::tr("RÜCKBLICK, nicht jetzt: Lage am %1, nach allem, was bis %2 bekannt wurde")
        .arg(when(past->at), when(past->known));
}

QString PictureHeader::lostText() const {
    if (!isLost()) return {};
    const auto since = m_store.lostSince();
    if (!since)
        return Words::tr(
            "Kein Broker erreichbar. Es liegt noch kein Lagebild vor. Verbindung wird laufend neu versucht.");
    return Words::tr("Broker nicht erreichbar. Lagebild steht seit %1 (%2 alt). Verbindung wird laufend neu versucht.")
        .arg(Format::clock(*since, true), age());
}

QString PictureHeader::troubleText() const {
    QStringList words;
    const auto& state = m_store.brokerState();
    if (state && !state->isSafe) {
        words << Words::tr("Meldungen werden zurzeit nicht gesichert: %1.").arg(troubleWords(state->trouble));
        if (state->refused > 0)
            words << Words::tr("Zurückgestellt: %1. Sie bleiben bei ihren Absendern und werden nachgereicht.")
                         .arg(m_format.whole(static_cast<std::int64_t>(state->refused)));
    }
    if (m_store.rewinding() && m_store.msSinceRewinding() < kRewoundShownMs)
        words << Words::tr(
            "Das Tagebuch des Brokers wurde aus einer Sicherung wiederhergestellt. Was nach der Sicherung gemeldet "
            "wurde, kann fehlen; das Lagebild ist neu aufgebaut.");
    // Who restores a copy rewrites what was said behind it: that was told above.
    // On the system page it stays; a band for ever would teach not to look.
    if (m_store.contradiction() && !m_store.rewinding() && m_store.msSinceContradiction() < kContradictedShownMs)
        words << Words::tr(
            "Das Tagebuch des Brokers widerspricht einem Prüfpunkt, den diese Konsole aufbewahrt: Es wurde "
            "nachträglich verändert oder zurückgesetzt. Bitte die Administration verständigen.");
    return words.join(QLatin1Char(' '));
}

QString PictureHeader::noticeText() const {
    QStringList words;
    const auto& state = m_store.brokerState();
    if (state && state->isSafe && state->trouble == wire::Trouble::Slow)
        words << Words::tr("Der Broker sichert langsam: zuletzt %1 für einen Schreibvorgang.")
                     .arg(m_format.span(static_cast<std::int64_t>(state->syncMs)));
    if (state && (state->heldSenders > 0 || state->merged > 0))
        words << Words::tr(
                     "Überlast: %1 Absender gebremst, %2 Messwerte und Standorte zum jeweils neuesten "
                     "zusammengefasst. Warnungen, Aufträge und Notrufe gehen vor.")
                     .arg(m_format.whole(state->heldSenders), m_format.whole(static_cast<std::int64_t>(state->merged)));
    if (const auto through = m_store.pastThrough()) {
        const std::uint64_t head = std::max<std::uint64_t>(1, m_store.headSequence());
        words << Words::tr(
                     "Das Lagebild ist vollständig; Einsatztagebuch und Ganglinien werden nachgeladen: %1 von 100.")
                     .arg(m_format.whole(static_cast<std::int64_t>(100 * *through / head)));
    }
    return words.join(QLatin1Char(' '));
}

QString PictureHeader::sources() const {
    const std::size_t count = m_store.picture().stations.size() + m_store.picture().units.size();
    if (count == 1) return Words::tr("1 Quelle");
    return Words::tr("%1 Quellen").arg(m_format.whole(static_cast<std::int64_t>(count)));
}

QString PictureHeader::clock() const {
    const auto now = m_store.realmNow();
    return now ? Format::clock(*now, true) : QStringLiteral("--:--:--");
}

QString PictureHeader::date() const {
    const auto now = m_store.realmNow();
    return now ? m_format.date(*now) + QStringLiteral(" · ") + text(base::tacticalTime(*now)) : QString();
}

QString PictureHeader::person() const { return isLoggedIn() ? text(m_login.person()->displayName) : QString(); }
QString PictureHeader::post() const {
    return isLoggedIn() ? text(m_login.person()->function) : Words::tr("Niemand angemeldet");
}

QString PictureHeader::loginFailure() const { return m_login.failure() ? failureWords(*m_login.failure()) : QString(); }

QStringList PictureHeader::people() const {
    QStringList out;
    for (const session::KeyFile& file : m_login.keyFiles()) out << text(m_login.titleOf(file));
    return out;
}

void PictureHeader::logIn(int person, const QString& passphrase) {
    if (person < 0) return;
    m_lockedText.clear();
    m_login.logIn(static_cast<std::size_t>(person), passphrase.toStdString());
}

void PictureHeader::logOut() {
    m_lockedText.clear();
    m_login.logOut();
}

}  // namespace models
