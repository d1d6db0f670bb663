// SPDX-License-Identifier: EUPL-1.2
#include "console/models/exercise_desk.h"

#include <algorithm>

#include "console/models/log_words.h"
#include "console/models/message_words.h"
#include "console/models/urgency.h"

namespace models {

namespace {

constexpr const char* kDirectorSeat = "director";  // broker/keys/roles.toml

bool isDirector(const wire::Roster::Person& person) {
    const auto& seats = person.enrolment.seats;
    return !person.revoked && seats && std::find(seats->begin(), seats->end(), kDirectorSeat) != seats->end();
}

QString fromWords(const std::string& source) {
    if (source == "player") return Words::tr("Übungsleitung, Drehbuch");
    return source.starts_with("post:") ? text(source.substr(5)) : text(source);
}

/// Scripts begin an inject with who speaks to whom: "Wetterdienst an Leitstelle: ...". What has no such beginning is
/// the Übungsleitung's own word.
struct Spoken {
    QString from, to, words;
};
Spoken spokenOf(const QString& said, const std::string& source) {
    constexpr qsizetype kHeadMax = 60;
    const qsizetype colon = said.indexOf(QStringLiteral(": "));
    const QString head = said.left(std::max<qsizetype>(0, colon));
    if (colon <= 0 || colon > kHeadMax || head.contains(QLatin1Char('.'))) return {fromWords(source), {}, said};
    const qsizetype by = head.indexOf(QStringLiteral(" an "));
    if (by <= 0) return {head, {}, said.mid(colon + 2)};
    return {head.left(by), head.mid(by + 4), said.mid(colon + 2)};
}

}  // namespace

InjectList::InjectList(QObject* parent)
    : RowList<InjectRow>(
          {
              {"key", [](const InjectRow& row) { return QVariant(row.key); }},
              {"number", [](const InjectRow& row) { return QVariant(row.number); }},
              {"time", [](const InjectRow& row) { return QVariant(row.time); }},
              {"from", [](const InjectRow& row) { return QVariant(row.from); }},
              {"to", [](const InjectRow& row) { return QVariant(row.to); }},
              {"text", [](const InjectRow& row) { return QVariant(row.text); }},
              {"spoken", [](const InjectRow& row) { return QVariant(row.spoken); }},
          },
          parent) {}

ExerciseDesk::ExerciseDesk(const session::Store& store, const session::Login& login, const Format& format,
                           QObject* parent)
    : QObject(parent), m_store(store), m_login(login), m_format(format) {
    connect(&m_login, &session::Login::changed, this, &ExerciseDesk::changed);
}

bool ExerciseDesk::isExercise() const {
    const auto& realm = m_store.picture().realm;
    return realm && realm->kind == wire::RealmKind::Exercise;
}

QString ExerciseDesk::title() const {
    const situation::Situation& picture = m_store.picture();
    return picture.exercise && !picture.exercise->title.empty() ? text(picture.exercise->title)
                                                                : text(picture.realmName);
}

QString ExerciseDesk::staff() const {
    QStringList functions;
    for (const auto& [id, person] : m_store.picture().roster.persons()) {
        const QString function = text(person.enrolment.function).trimmed();
        if (seatOf(person).empty() || isDirector(person) || functions.contains(function)) continue;
        functions << function;
    }
    functions.sort();
    const QString name = text(m_store.picture().realmName);
    return functions.isEmpty() ? name : name + QStringLiteral(": ") + functions.join(QStringLiteral(", "));
}

QString ExerciseDesk::realm() const {
    const auto& realm = m_store.picture().realm;
    return realm ? text(realm->text()) : QString();
}

std::optional<wire::ExercisePhase> ExerciseDesk::phaseNow() const {
    const auto& state = m_store.picture().exercise;
    return state ? std::optional(state->phase) : std::nullopt;
}

QString ExerciseDesk::phase() const {
    const auto phase = phaseNow();
    if (!phase) return Words::tr("noch nicht begonnen");
    switch (*phase) {
        case wire::ExercisePhase::Prepared: return Words::tr("vorbereitet");
        case wire::ExercisePhase::Running: return Words::tr("läuft");
        case wire::ExercisePhase::Paused: return Words::tr("angehalten");
        case wire::ExercisePhase::Ended: break;
    }
    return Words::tr("beendet", "of an exercise");
}

QString ExerciseDesk::since() const {
    return m_since ? Words::tr("seit %1", "a moment").arg(m_format.dateClock(*m_since)) : QString();
}

int ExerciseDesk::urgency() const {
    const auto phase = phaseNow();
    return static_cast<int>(phase == wire::ExercisePhase::Paused ? Urgency::Medium : Urgency::None);
}

QString ExerciseDesk::clock() const {
    const auto now = m_store.realmNow();
    return now ? Format::clock(*now, true) : QStringLiteral("–");
}
QString ExerciseDesk::date() const {
    const auto now = m_store.realmNow();
    return now ? m_format.date(*now) : QString();
}
QString ExerciseDesk::wallClock() const { return Format::clock(m_store.clock().now(), true); }
QString ExerciseDesk::wallDate() const { return m_format.date(m_store.clock().now()); }

void ExerciseDesk::noteClock() {
    const auto& tick = m_store.present().tick;
    if (!tick) return m_beats.clear();
    const base::Instant wall = m_store.clock().now();
    // A wall clock that was set, or an exercise that began anew: what was measured before says nothing any more.
    if (!m_beats.empty() && (base::spanMs(wall, m_beats.back().wall) < 0 || tick->at < m_beats.back().realm))
        m_beats.clear();
    m_beats.push_back({wall, tick->at});
    while (m_beats.size() > 2 && base::spanMs(wall, m_beats[1].wall) >= kMeasuredMs) m_beats.pop_front();
}

QString ExerciseDesk::speed() const {
    const auto phase = phaseNow();
    if (phase != wire::ExercisePhase::Running || m_store.hindsight()) return Words::tr("steht", "of a clock");
    const std::int64_t wallMs = m_beats.empty() ? 0 : base::spanMs(m_beats.back().wall, m_beats.front().wall);
    if (wallMs < kLeastMs) return QStringLiteral("?");
    const double times =
        static_cast<double>(base::spanMs(m_beats.back().realm, m_beats.front().realm)) / static_cast<double>(wallMs);
    if (times < 0.05) return Words::tr("steht", "of a clock");
    return Words::tr("%1-fach", "speed of a clock").arg(m_format.decimal(times, times < 9.5 ? 1 : 0));
}

QStringList ExerciseDesk::directors() const {
    QStringList names;
    for (const auto& [id, person] : m_store.picture().roster.persons())
        if (isDirector(person)) names << text(person.enrolment.displayName);
    return names;
}

QStringList ExerciseDesk::rules() const {
    const QStringList directing = directors();
    return {
        Words::tr("Jede Meldung beginnt und endet mit „Übung“, am Funk, am Telefon und auf Papier."),
        Words::tr(
            "Echter Notfall: „Tatsache, Tatsache, Tatsache“ sagen. Die Übung ruht sofort, Hilfe geht vor; Notruf 112."),
        directing.isEmpty()
            ? Words::tr(
                  "Es leitet, wen der Übungsbefehl nennt. Die Übungsleitung spielt alle, die nicht am Tisch sitzen.")
            : Words::tr("Es leitet: %1. Die Übungsleitung spielt alle, die nicht am Tisch sitzen.")
                  .arg(directing.join(QStringLiteral(", "))),
        Words::tr("Fragen und Antworten gehen an die Übungsleitung, nie an echte Stellen außerhalb der Übung."),
        Words::tr("Nichts davon verlässt die Übung: eigener Broker, eigene Schlüssel, eigene Empfänger. Warnungen "
                  "gehen nicht an die Bevölkerung.")};
}

QString ExerciseDesk::control() const {
    const auto& here = m_login.person();
    if (!here) return {};
    const wire::Roster::Person* person = m_store.picture().roster.person(here->id);
    if (!person || !isDirector(*person)) return {};
    return Words::tr(
        "Sie sind als Übungsleitung angemeldet. Anhalten, Tempo und Einlagen lassen sich hier noch nicht steuern; das "
        "kommt mit einer späteren Ausgabe. Bis dahin steuert lagewerk-exercise.");
}

void ExerciseDesk::refresh() {
    noteClock();
    const session::Chronicle& chronicle = m_store.chronicle();
    if (&chronicle != m_told || chronicle.linesVersion() != m_toldVersion) takeLines(chronicle);
    emit changed();
}

void ExerciseDesk::takeLines(const session::Chronicle& chronicle) {
    m_told = &chronicle;
    m_toldVersion = chronicle.linesVersion();
    m_since.reset();
    std::optional<base::Instant> behind;  ///< of the line that came after
    std::vector<InjectRow> rows;
    const auto& lines = chronicle.lines();
    for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
        if (line->kind == session::LineKind::Exercise && !m_since) {
            // Before its first tick an exercise has the clock of its founding: it has run since the line behind it.
            m_since = line->at.ms >= kFoundingEndsMs ? std::optional(line->at) : behind;
        }
        behind = line->at;
        if (line->kind != session::LineKind::Inject || !isExercise()) continue;
        InjectRow row;
        row.key = text(line->id.text());
        row.number = text(line->subject);
        row.time = Format::clock(line->at);
        const Spoken spoken = spokenOf(text(line->text), line->source);
        row.from = spoken.from;
        row.to = spoken.to;
        row.text = spoken.words;
        row.spoken = Words::tr("Einspielung %1, %2: %3").arg(row.number, row.time, text(line->text));
        rows.push_back(std::move(row));
    }
    m_injects.setRows(std::move(rows));
}

}  // namespace models
