// SPDX-License-Identifier: EUPL-1.2
#include "console/models/changes_desk.h"

#include <iterator>

#include "console/models/handover.h"
#include "console/models/message_words.h"
#include "console/session/may_say.h"

namespace models {
namespace {

/// Whoever was away for less has seen it all.
constexpr std::int64_t kAwayLeastMs = 2 * 60 * 1000;
/// A shift (domain: staffs work in shifts of at most twelve hours).
constexpr std::int64_t kShiftS = 12 * 3600;

}  // namespace

ChangeList::ChangeList(QObject* parent)
    : RowList<ChangeRow>(
          {
              {"section", [](const ChangeRow& row) { return QVariant(row.section); }},
              {"name", [](const ChangeRow& row) { return QVariant(row.name); }},
              {"before", [](const ChangeRow& row) { return QVariant(row.before); }},
              {"after", [](const ChangeRow& row) { return QVariant(row.after); }},
              {"clock", [](const ChangeRow& row) { return QVariant(row.clock); }},
              {"urgency", [](const ChangeRow& row) { return QVariant(static_cast<int>(row.urgency)); }},
              {"station", [](const ChangeRow& row) { return QVariant(row.station); }},
              {"isWord", [](const ChangeRow& row) { return QVariant(row.key.startsWith(QLatin1String("log:"))); }},
          },
          parent) {}

ChangesDesk::ChangesDesk(session::Store& store, session::Login& login, const Format& format, const TodoList& todo,
                         QObject* parent)
    : QObject(parent), m_store(store), m_login(login), m_format(format), m_todo(todo) {
    connect(&m_login, &session::Login::changed, this, &ChangesDesk::noteLogin);
    connect(&m_store, &session::Store::hindsightChanged, this, &ChangesDesk::changed);
}

void ChangesDesk::noteLogin() {
    const auto now = m_store.presentNow();
    const bool isThere = m_login.person().has_value();
    if (m_isThere && now && (!isThere || m_login.person()->id != m_person)) m_leftAt[m_person] = *now;
    const bool isBack = isThere && (!m_isThere || m_login.person()->id != m_person);
    m_isThere = isThere;
    if (isBack) m_cameAt = now;
    if (!isThere) m_cameAt.reset();
    if (isThere) m_person = m_login.person()->id;
    if (!isBack) return;
    m_away.reset();
    const auto left = m_leftAt.find(m_person);
    if (now && left != m_leftAt.end() && base::spanMs(*now, left->second) >= kAwayLeastMs) m_away = left->second;
    emit changed();
}

std::optional<base::Instant> ChangesDesk::end() const { return m_until ? m_until : m_store.presentNow(); }

QString ChangesDesk::title() const {
    if (!m_isOpen) return {};
    const auto when = [&](base::Instant at) {
        const auto now = m_store.presentNow();
        const bool isToday = now && m_format.date(at) == m_format.date(*now);
        return isToday ? Format::clock(at) : m_format.dateClock(at);
    };
    if (m_isShift) return Words::tr("Übergabe: was offen ist, und was seit %1 anders ist").arg(when(m_then));
    return m_until ? Words::tr("Von %1 bis %2: was anders ist").arg(when(m_then), when(*m_until))
                   : Words::tr("Seit %1: was anders ist").arg(when(m_then));
}

QString ChangesDesk::summary() const {
    if (m_isShift && m_store.hindsight() && m_rows.rows().empty()) return {};
    int changes = 0, words = 0;
    for (const ChangeRow& row : m_rows.rows()) {
        if (!row.key.startsWith(QLatin1String("open"))) ++(row.key.startsWith(QLatin1String("log:")) ? words : changes);
    }
    if (changes + words == 0) return Words::tr("Nichts ist anders.");
    const QString first = changes == 1 ? Words::tr("1 Änderung") : Words::tr("%1 Änderungen").arg(changes);
    return words == 0   ? first
           : words == 1 ? Words::tr("%1, 1 Meldung oder Eintrag").arg(first)
                        : Words::tr("%1, %2 Meldungen und Einträge").arg(first).arg(words);
}

QString ChangesDesk::awayText() const {
    const auto now = m_store.presentNow();
    if (!m_away || !now) return {};
    return Words::tr("Seit Sie weg waren (%1, %2)")
        .arg(Format::clock(*m_away), m_format.span(base::spanMs(*now, *m_away)));
}

QString ChangesDesk::whyNoHandover() const {
    const auto bar = session::barTo(wire::Kind::LogEntry, m_store, m_login);
    if (!bar) return {};
    switch (*bar) {
        case session::Bar::LooksBack: return Words::tr("Im Rückblick wird nicht übergeben. Zurück zu jetzt: F9.");
        case session::Bar::NobodyHere:
            return Words::tr("Niemand ist angemeldet: Übergeben kann nur, wer hier arbeitet (Alt M).");
        case session::Bar::Role: break;
    }
    return Words::tr("%1 darf keine Einträge unterschreiben, also auch keine Übergabe: ab- und neu anmelden (Alt M).")
        .arg(text(m_login.person()->function));
}

QString ChangesDesk::keptText() const { return m_kept ? Format::clock(*m_kept, true) : QString(); }

void ChangesDesk::openAway() {
    if (!m_away) return;
    const base::Instant since = *m_away;
    dismissAway();
    compare(since, std::nullopt);
}

void ChangesDesk::openShift() {
    const auto now = m_store.presentNow();
    if (!now) return;
    compare(m_cameAt.value_or(now->plusS(-kShiftS)), std::nullopt);
    m_isShift = true;
    refresh();
}

void ChangesDesk::keepShown() {
    m_kept = m_store.realmNow();
    emit changed();
}

void ChangesDesk::forgetKept() {
    m_kept.reset();
    emit changed();
}

void ChangesDesk::compareShown() {
    const auto shown = m_store.realmNow();
    if (!shown) return;
    const auto until = m_store.hindsight() ? shown : std::nullopt;
    if (!m_kept) {
        if (m_store.hindsight()) compare(*shown, std::nullopt);
    } else if (*m_kept <= *shown) {
        compare(*m_kept, until);
    } else {
        compare(*shown, m_kept);
    }
}

void ChangesDesk::dismissAway() {
    m_away.reset();
    emit changed();
}

void ChangesDesk::close() {
    m_isOpen = false;
    ++m_generation;
    m_before.reset();
    m_after.reset();
    m_rows.setRows({});
    emit changed();
}

void ChangesDesk::compare(base::Instant then, std::optional<base::Instant> until) {
    m_isOpen = true;
    m_isShift = false;
    m_then = then;
    m_until = until;
    m_before.reset();
    m_after.reset();
    m_rows.setRows({});
    const std::uint64_t generation = ++m_generation;
    const auto ask = [this, generation](base::Instant known, session::Store::PastPicture ChangesDesk::*into) {
        m_store.askForPicture(known, [this, generation, into](session::Store::PastPicture picture) {
            if (generation != m_generation) return;
            this->*into = std::move(picture);
            refresh();
        });
    };
    ask(then, &ChangesDesk::m_before);
    if (until) ask(*until, &ChangesDesk::m_after);
    emit changed();
}

void ChangesDesk::refresh() {
    const auto now = end();
    // What is to be done is that of the shown picture: a handover speaks of now and waits until that is shown again.
    const bool waits = m_isShift && m_store.hindsight();
    if (m_isOpen && !waits && m_before && now && (!m_until || m_after)) {
        const situation::Situation& after = m_until ? *m_after : m_store.present();
        std::vector<ChangeRow> rows;
        if (m_isShift) {
            rows = openMatters(m_todo.rows(), m_store);
            m_openCount = static_cast<int>(rows.size());
        }
        auto changes = changesBetween(*m_before, m_then, after, *now, m_store, m_format);
        rows.insert(rows.end(), std::make_move_iterator(changes.begin()), std::make_move_iterator(changes.end()));
        auto words = wordsBetween(m_then, *now, m_store, m_format);
        rows.insert(rows.end(), std::make_move_iterator(words.begin()), std::make_move_iterator(words.end()));
        m_rows.setRows(std::move(rows));
    }
    if (m_isOpen || m_away) emit changed();
}

}  // namespace models
