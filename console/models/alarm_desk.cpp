// SPDX-License-Identifier: EUPL-1.2
#include "console/models/alarm_desk.h"

#include <algorithm>
#include <utility>

#include "console/models/attention.h"
#include "console/session/may_say.h"

namespace models {
namespace {

constexpr std::int64_t kPauseMs = 10LL * 60 * 1000;

bool waits(const TodoRow& row) {
    return row.phase == static_cast<int>(AlarmPhase::New) || row.phase == static_cast<int>(AlarmPhase::Escalated);
}

}  // namespace

AlarmDesk::AlarmDesk(session::Store& store, session::Login& login, const TodoList& todo, Format format, Say say,
                     QObject* parent)
    : QObject(parent), m_store(store), m_login(login), m_todo(todo), m_format(format), m_say(std::move(say)) {
    connect(&m_login, &session::Login::changed, this, &AlarmDesk::changed);
}

QString AlarmDesk::occurrence(const TodoRow& row) {
    return row.key + QLatin1Char('@') + QString::number(row.sinceAt.ms) +
           (row.phase == static_cast<int>(AlarmPhase::Escalated) ? QStringLiteral("!") : QString());
}

void AlarmDesk::refresh() {
    m_waiting = m_escalated = m_taken = 0;
    m_hasUnpaused = false;
    for (const TodoRow& row : m_todo.rows()) {
        const auto phase = static_cast<AlarmPhase>(row.phase);
        m_taken += phase == AlarmPhase::Taken ? 1 : 0;
        m_escalated += phase == AlarmPhase::Escalated ? 1 : 0;
        if (!waits(row)) continue;
        ++m_waiting;
        m_hasUnpaused = m_hasUnpaused || !m_pausedAt.contains(occurrence(row));
    }
    if (!isPaused()) m_pausedUntil.reset();
    emit changed();
}

const TodoRow* AlarmDesk::first() const {
    const auto& rows = m_todo.rows();
    const auto found = std::find_if(rows.begin(), rows.end(), waits);
    return found != rows.end() ? &*found : nullptr;
}

const TodoRow* AlarmDesk::row(const QString& key) const {
    const auto& rows = m_todo.rows();
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const TodoRow& one) { return one.key == key; });
    return found != rows.end() ? &*found : nullptr;
}

int AlarmDesk::urgency() const {
    const TodoRow* one = first();
    return one ? static_cast<int>(one->urgency) : 0;
}

QString AlarmDesk::headline() const {
    if (m_waiting == 0) return {};
    QString all =
        m_waiting == 1 ? Words::tr("1 Alarm nicht übernommen") : Words::tr("%1 Alarme nicht übernommen").arg(m_waiting);
    if (m_escalated == 0) return all;
    if (m_escalated == m_waiting)
        return m_waiting == 1 ? Words::tr("1 Alarm überfällig") : Words::tr("%1 Alarme überfällig").arg(m_waiting);
    return all + Words::tr(", %1 davon überfällig").arg(m_escalated);
}

QString AlarmDesk::detail() const {
    const TodoRow* one = first();
    return one ? one->title + QStringLiteral(" · ") + one->attention : QString();
}

bool AlarmDesk::mayTake() const { return m_login.person().has_value() && !m_store.hindsight(); }

bool AlarmDesk::isPaused() const {
    const auto now = m_store.presentNow();
    return m_pausedUntil && now && *now < *m_pausedUntil;
}

QString AlarmDesk::pausedText() const {
    return isPaused() ? Words::tr("Ton aus bis %1").arg(Format::clock(*m_pausedUntil)) : QString();
}

AlarmDesk::Sound AlarmDesk::sound() const {
    if (m_waiting == 0 || m_store.hindsight()) return Sound::None;
    if (isPaused() && !m_hasUnpaused) return Sound::None;
    return m_escalated > 0 || urgency() == static_cast<int>(Urgency::VeryHigh) ? Sound::Pressing : Sound::Waiting;
}

void AlarmDesk::setSoundProblem(const QString& problem) {
    if (problem == m_soundProblem) return;
    m_soundProblem = problem;
    emit changed();
}

void AlarmDesk::takeFirst() {
    if (const TodoRow* one = first()) take(one->key);
}

void AlarmDesk::take(const QString& key) {
    const TodoRow* one = row(key);
    const auto patience = one ? patienceFor(one->urgency) : std::nullopt;
    if (!patience || !m_login.person()) return;
    say(*one, wire::AlarmMove::Taken, session::postOf(m_login.person()->function), patience->takenMin);
}

void AlarmDesk::giveBack(const QString& key) {
    const TodoRow* one = row(key);
    if (!one || !m_login.person()) return;
    say(*one, wire::AlarmMove::Released, session::postOf(m_login.person()->function), 0);
}

void AlarmDesk::handUp(const QString& key) {
    const TodoRow* one = row(key);
    if (!one || !m_login.person()) return;
    // The staff of who hands up: an officer of the Führungsstab (S1 to S6) has its Leiter above, all others the
    // Leitung.
    const std::string post = session::postOf(m_login.person()->function);
    const bool isOfFuehrungsstab = post.size() == 2 && post[0] == 'S' && post[1] >= '1' && post[1] <= '6';
    say(*one, wire::AlarmMove::Escalated, isOfFuehrungsstab ? "LdS" : "Leitung", 0);
}

void AlarmDesk::say(const TodoRow& row, wire::AlarmMove move, const std::string& function, int minutes) {
    wire::AlarmAct act;
    act.alarm = row.key.toStdString();
    act.since = row.sinceAt;
    act.move = move;
    act.function = function;
    act.note = row.title.toStdString();  // what was seen stands in the log, whatever becomes of its subject
    const auto now = m_store.presentNow();
    if (minutes > 0 && now) act.until = now->plusS(60LL * minutes);
    m_say(act);
}

void AlarmDesk::pauseSound() {
    const auto now = m_store.presentNow();
    if (isPaused() || !now) {
        m_pausedUntil.reset();
    } else {
        m_pausedUntil = now->plusS(kPauseMs / 1000);
        m_pausedAt.clear();
        for (const TodoRow& row : m_todo.rows())
            if (waits(row)) m_pausedAt.insert(occurrence(row));
    }
    refresh();
}

}  // namespace models
