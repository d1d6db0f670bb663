// SPDX-License-Identifier: EUPL-1.2
#include "console/models/time_travel.h"

#include <algorithm>
#include <cmath>

#include "broker/wire/newest.h"
#include "console/models/clock_typed.h"
#include "console/models/incident_log.h"

namespace models {
namespace {

constexpr int kPlayEveryMs = 500;

base::Instant instantOf(double ms) { return {static_cast<std::int64_t>(std::llround(ms))}; }

/// What people look for when they look back, and how much it asked for; nothing for what is only a line.
std::optional<Urgency> markOf(const session::Line& line) {
    using session::LineKind;
    switch (line.kind) {
        case LineKind::LevelChange:
        case LineKind::Silent:
        case LineKind::RuleAlarmRaised:
        case LineKind::Report: {
            const Urgency urgency = urgencyOf(line);
            return urgency >= Urgency::High ? std::optional(urgency) : std::nullopt;
        }
        case LineKind::Proposed:
        case LineKind::Issued: return Urgency::VeryHigh;
        case LineKind::AreaSet:
        case LineKind::ZoneOpened:
        case LineKind::Operation: return Urgency::Note;
        default: return std::nullopt;
    }
}

QString markWords(const session::Line& line, const session::Store& store) {
    using session::LineKind;
    const auto* facts = store.stationFacts(line.subject);
    const QString station =
        facts ? text(facts->water.empty() ? facts->name : facts->water + " · " + facts->name) : text(line.subject);
    switch (line.kind) {
        case LineKind::LevelChange:
            return Words::tr("%1: Informationswert %2").arg(station).arg(static_cast<int>(*line.level));
        case LineKind::Silent: return Words::tr("%1: stumm").arg(station);
        case LineKind::RuleAlarmRaised: return Words::tr("Alarmplan: %1").arg(text(line.text));
        case LineKind::Proposed: return Words::tr("Warnvorschlag");
        case LineKind::Issued: return Words::tr("Warnung ausgelöst");
        case LineKind::AreaSet: return Words::tr("Gebiet gesetzt");
        case LineKind::ZoneOpened: return Words::tr("Gefahrenzone");
        case LineKind::Operation: return Words::tr("Einsatz");
        default: return Words::tr("dringende Meldung");
    }
}

}  // namespace

TimeTravel::TimeTravel(session::Store& store, const Format& format, QObject* parent)
    : QObject(parent), m_store(store), m_format(format) {
    connect(&m_store, &session::Store::hindsightChanged, this, &TimeTravel::changed);
    m_play.setInterval(kPlayEveryMs);
    connect(&m_play, &QTimer::timeout, this, &TimeTravel::playOn);
}

QString TimeTravel::problem() const {
    if (m_store.archive() == nullptr) return Words::tr("Diese Konsole hebt nichts für einen Rückblick auf.");
    if (const auto failure = m_store.archive()->failure())
        return Words::tr("Kein Rückblick möglich: %1").arg(text(failure->text()));
    if (!m_store.archive()->begin() || !m_store.presentNow()) return Words::tr("Es gibt noch nichts zurückzublicken.");
    return {};
}

double TimeTravel::from() const {
    const auto begin = m_store.archive() ? m_store.archive()->begin() : std::nullopt;
    return static_cast<double>(begin ? begin->ms : 0);
}

double TimeTravel::until() const {
    const auto now = m_store.presentNow();
    return std::max(from(), static_cast<double>(now ? now->ms : 0));
}

double TimeTravel::at() const { return m_at ? static_cast<double>(m_at->ms) : until(); }

QString TimeTravel::timeText(double ms) const {
    if (ms <= 0) return {};
    const bool isOneDay = until() - from() < 20.0 * 3600 * 1000;
    return isOneDay ? Format::clock(instantOf(ms), true)
                    : m_format.date(instantOf(ms)) + QLatin1Char(' ') + Format::clock(instantOf(ms));
}

void TimeTravel::setWithLater(bool on) {
    if (m_withLater == on) return;
    m_withLater = on;
    if (m_at) look();
    emit changed();
}

void TimeTravel::setPace(int pace) {
    m_pace = std::clamp(pace, 1, 3600);
    emit changed();
}

void TimeTravel::open() {
    m_isOpen = true;
    renewMarks();
    emit changed();
}

void TimeTravel::close() {
    m_isOpen = false;
    m_play.stop();
    m_at.reset();
    m_meanwhile.clear();
    m_store.returnToNow();
    emit changed();
}

void TimeTravel::moveTo(double ms) {
    if (!problem().isEmpty()) return;
    if (ms >= until()) {
        m_play.stop();
        m_at.reset();
        m_meanwhile.clear();
        m_store.returnToNow();
        emit changed();
        return;
    }
    if (!m_at) m_leftAt = m_store.present().lastSequence;
    m_at = instantOf(std::max(from(), ms));
    look();
    emit changed();
}

void TimeTravel::look() {
    const base::Instant known = m_withLater ? *m_store.presentNow() : *m_at;
    m_store.askToLookBack({*m_at, known});
}

void TimeTravel::step(int seconds) { moveTo(at() + 1000.0 * seconds); }

QString TimeTravel::goTo(const QString& clock) {
    const base::Instant now{static_cast<std::int64_t>(until())};
    const auto at = clockBefore(clock, now);
    if (!at) return Words::tr("„%1“ ist keine Uhrzeit. Bitte als 20:56.").arg(clock.trimmed());
    const auto ms = static_cast<double>(at->ms);
    if (ms < from()) return Words::tr("Um %1 gab es hier noch nichts; es beginnt %2.").arg(clock.trimmed(), fromText());
    moveTo(ms);
    return {};
}

void TimeTravel::toMark(int direction) {
    const double here = at();
    QVariantList marks = m_marks;
    if (direction < 0) std::reverse(marks.begin(), marks.end());
    for (const QVariant& mark : marks) {
        const double ms = mark.toMap().value(QStringLiteral("at")).toDouble();
        if (direction > 0 ? ms > here : ms < here) return moveTo(ms);
    }
}

void TimeTravel::play() {
    if (!m_at) moveTo(from());
    if (!m_at) return;
    m_played.start();
    m_play.start();
    emit changed();
}

void TimeTravel::pause() {
    m_play.stop();
    emit changed();
}

void TimeTravel::playOn() {
    // A picture that is not there yet is waited for: none is left out but by the pace.
    if (!m_at || m_store.isFoldingPast()) return;
    const double passed = static_cast<double>(m_played.restart());
    moveTo(at() + std::min(passed, 2.0 * kPlayEveryMs) * m_pace);
}

void TimeTravel::refresh() {
    if (!m_isOpen) return;
    renewMarks();
    renewMeanwhile();
    emit changed();
}

void TimeTravel::renewMarks() {
    const session::Chronicle& chronicle = m_store.presentChronicle();
    if (m_marksVersion == chronicle.linesVersion() && !m_marks.isEmpty()) return;
    m_marksVersion = chronicle.linesVersion();
    m_marks.clear();
    const auto& lines = chronicle.lines();
    for (auto line = lines.rbegin(); line != lines.rend() && m_marks.size() < static_cast<int>(kMarksMax); ++line) {
        const auto urgency = markOf(*line);
        if (!urgency || static_cast<double>(line->at.ms) < from()) continue;
        m_marks.prepend(QVariantMap{
            {QStringLiteral("at"), static_cast<double>(line->at.ms)},
            {QStringLiteral("urgency"), static_cast<int>(*urgency)},
            {QStringLiteral("text"), Format::clock(line->at) + QLatin1Char(' ') + markWords(*line, m_store)}});
    }
}

void TimeTravel::renewMeanwhile() {
    m_meanwhile.clear();
    if (!m_at) return;
    int urgent = 0, reports = 0;
    const session::Line* newest = nullptr;
    const auto& lines = m_store.presentChronicle().lines();
    for (auto line = lines.rbegin(); line != lines.rend() && line->sequence > m_leftAt; ++line) {
        if (markOf(*line).value_or(Urgency::None) < Urgency::High) {
            if (line->kind == session::LineKind::Report || line->kind == session::LineKind::Written) ++reports;
            continue;
        }
        if (++urgent == 1) newest = &*line;
    }
    int calls = 0;
    for (const auto& [id, unit] : m_store.present().units)
        if (unit.report.fmsStatus == wire::kEmergencyCall && unit.sequence > m_leftAt) ++calls;
    QStringList words;
    if (calls > 0) words << Words::tr("NOTRUF einer Einheit");
    if (newest)
        words << (urgent == 1 ? markWords(*newest, m_store)
                              : Words::tr("%1 (und %2 weitere)").arg(markWords(*newest, m_store)).arg(urgent - 1));
    if (reports > 0)
        words << (reports == 1 ? Words::tr("1 Meldung oder Eintrag")
                               : Words::tr("%1 Meldungen und Einträge").arg(reports));
    if (!words.isEmpty()) m_meanwhile = Words::tr("Inzwischen: %1").arg(words.join(QStringLiteral(" · ")));
}

}  // namespace models
