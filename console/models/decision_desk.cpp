// SPDX-License-Identifier: EUPL-1.2
#include "console/models/decision_desk.h"

#include <algorithm>
#include <map>
#include <utility>

#include "broker/wire/limits.h"
#include "console/models/attention.h"
#include "console/session/may_say.h"

namespace models {
namespace {

constexpr std::size_t kGroundsMax = 200, kOptionsMax = 16;  // of the wire

/// The rows that everything in the picture would make, were nothing there before.
std::vector<ChangeRow> standing(const situation::Situation& picture, base::Instant now, const session::Store& store,
                                const Format& format) {
    return changesBetween(situation::Situation(), base::Instant{}, picture, now, store, format);
}

template <class Map>
std::optional<wire::MessageId> idIn(const Map& map, const std::string& key) {
    const auto found = map.find(key);
    return found != map.end() ? std::optional(found->second.id) : std::nullopt;
}

/// The newest record behind a row of changes, e.g. "station:AUE-WEHR".
std::optional<wire::MessageId> recordOf(const situation::Situation& picture, const std::string& subject) {
    const auto colon = subject.find(':');
    const std::string kind = subject.substr(0, colon), id = subject.substr(colon + 1);
    if (kind == "station") {
        const auto station = picture.stations.find(id);
        if (station == picture.stations.end()) return std::nullopt;
        if (station->second.state) return station->second.stateId;
        return station->second.last.empty() ? std::nullopt : std::optional(station->second.last.begin()->second.id);
    }
    if (kind == "unit") return idIn(picture.units, id);
    if (kind == "zone") return idIn(picture.zones, id);
    if (kind == "proposal") return idIn(picture.proposals, id);
    if (kind == "alarm") return idIn(picture.ruleAlarms, id);
    if (kind == "incident") return idIn(picture.incidents, id);
    if (kind == "alert") {
        const auto alert = picture.alerts.find(id);
        if (alert != picture.alerts.end()) return alert->second.life.draft;
    }
    return std::nullopt;
}

std::optional<base::Instant> timeOf(const situation::Situation& picture, const std::string& subject) {
    if (!subject.starts_with("station:")) return std::nullopt;
    const auto station = picture.stations.find(subject.substr(8));
    if (station == picture.stations.end() || !station->second.state) return std::nullopt;
    return station->second.state->trustedAt;
}

std::string cut(const QString& words) { return words.trimmed().toStdString(); }

}  // namespace

QString decisionWho(const situation::Situation& picture, const situation::DecisionView& view) {
    const wire::Roster::Person* person = picture.roster.person(view.by.author);
    return text(view.decision.function) + QStringLiteral(" (") +
           (person ? text(person->enrolment.displayName) : text(view.by.author)) + QLatin1Char(')');
}

std::vector<DecisionGround> shownGroundsOf(const situation::DecisionView& view, const session::Store& store,
                                           const Format& format) {
    const auto now = groundsOf(store.picture(), store.realmNow().value_or(base::Instant{}), store, format);
    std::map<std::string, std::string> words;
    for (const wire::Ground& ground : now) words.emplace(ground.subject, ground.words);
    std::vector<DecisionGround> rows;
    for (const wire::Ground& ground : view.decision.grounds) {
        DecisionGround row;
        row.key = text(ground.subject);
        row.name = text(ground.words);
        if (ground.at) row.words = Words::tr("Wert von %1").arg(Format::clock(*ground.at));
        const auto is = words.find(ground.subject);
        if (is == words.end())
            row.now = Words::tr("steht so nicht mehr in der Lage");
        else if (is->second != ground.words)
            row.now = text(is->second);
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<wire::Ground> groundsOf(const situation::Situation& picture, base::Instant now, const session::Store& store,
                                    const Format& format) {
    std::vector<wire::Ground> out;
    for (const ChangeRow& row : standing(picture, now, store, format)) {
        wire::Ground ground;
        ground.subject = row.key.toStdString();
        if (ground.subject.size() > wire::limits::kNameBytesMax) continue;
        ground.words = (row.name + QStringLiteral(": ") + row.after).toStdString();
        ground.record = recordOf(picture, ground.subject);
        ground.at = timeOf(picture, ground.subject);
        out.push_back(std::move(ground));
    }
    return out;
}

DecisionGrounds::DecisionGrounds(QObject* parent)
    : RowList<DecisionGround>(
          {
              {"key", [](const DecisionGround& row) { return QVariant(row.key); }},
              {"section", [](const DecisionGround& row) { return QVariant(row.section); }},
              {"name", [](const DecisionGround& row) { return QVariant(row.name); }},
              {"words", [](const DecisionGround& row) { return QVariant(row.words); }},
              {"now", [](const DecisionGround& row) { return QVariant(row.now); }},
              {"urgency", [](const DecisionGround& row) { return QVariant(row.urgency); }},
              {"isChosen", [](const DecisionGround& row) { return QVariant(row.isChosen); }},
          },
          parent) {}

DecisionList::DecisionList(QObject* parent)
    : RowList<DecisionRow>(
          {
              {"key", [](const DecisionRow& row) { return QVariant(row.key); }},
              {"subject", [](const DecisionRow& row) { return QVariant(row.subject); }},
              {"said", [](const DecisionRow& row) { return QVariant(row.text); }},
              {"who", [](const DecisionRow& row) { return QVariant(row.who); }},
              {"clock", [](const DecisionRow& row) { return QVariant(row.clock); }},
              {"isReplaced", [](const DecisionRow& row) { return QVariant(row.isReplaced); }},
          },
          parent) {}

DecisionDesk::DecisionDesk(session::Store& store, session::Login& login, Format format, Say say, QObject* parent)
    : QObject(parent), m_store(store), m_login(login), m_format(format), m_say(std::move(say)) {
    connect(&m_login, &session::Login::changed, this, &DecisionDesk::changed);
}

QString DecisionDesk::frozenAt() const { return Format::clock(m_frozenTime, true); }

QString DecisionDesk::whyNot() const {
    const auto bar = session::barTo(wire::Kind::Decision, m_store, m_login);
    if (!bar) return {};
    switch (*bar) {
        case session::Bar::LooksBack: return Words::tr("Im Rückblick wird nichts entschieden. Zurück zu jetzt: F9.");
        case session::Bar::NobodyHere:
            return Words::tr("Zum Festhalten anmelden (Alt M): ein Entschluss wird unterschrieben.");
        case session::Bar::Role: break;
    }
    return Words::tr("%1 darf keinen Entschluss unterschreiben. Das tun Leitung, Leiter des Stabes und S3.")
        .arg(text(m_login.person()->function));
}

void DecisionDesk::open() {
    m_isOpen = true;
    m_fault.clear();
    if (m_frozen.empty() || !m_reviewed) freezeAnew();
    emit changed();
}

void DecisionDesk::close() {
    m_isOpen = false;
    m_reviewed.reset();
    emit changed();
}

void DecisionDesk::freezeAnew() {
    const situation::Situation& picture = m_store.present();
    m_frozenTime = m_store.presentNow().value_or(base::Instant{});
    m_frozenThrough = picture.lastSequence;
    m_frozen = groundsOf(picture, m_frozenTime, m_store, m_format);
    m_reviewed.reset();
    const bool isFirst = m_chosen.isEmpty();
    std::vector<DecisionGround> rows;
    for (const ChangeRow& row : standing(picture, m_frozenTime, m_store, m_format)) {
        const bool isUrgent = row.urgency >= Urgency::High;
        if (isFirst && isUrgent) m_chosen.insert(row.key);
        rows.push_back(
            {row.key, row.section, row.name, row.after, {}, static_cast<int>(row.urgency), m_chosen.contains(row.key)});
    }
    QSet<QString> there;
    for (const DecisionGround& row : rows) there.insert(row.key);
    m_chosen.intersect(there);
    m_grounds.setRows(std::move(rows));
    emit changed();
}

void DecisionDesk::choose(const QString& key, bool on) {
    on ? static_cast<void>(m_chosen.insert(key)) : static_cast<void>(m_chosen.remove(key));
    std::vector<DecisionGround> rows = m_grounds.rows();
    for (DecisionGround& row : rows)
        if (row.key == key) row.isChosen = on;
    m_grounds.setRows(std::move(rows));
    m_reviewed.reset();
    emit changed();
}

void DecisionDesk::toggleAt(int index) {
    const auto& rows = m_grounds.rows();
    if (index < 0 || static_cast<std::size_t>(index) >= rows.size()) return;
    const DecisionGround row = rows[static_cast<std::size_t>(index)];
    choose(row.key, !row.isChosen);
}

void DecisionDesk::showAt(int index) {
    const auto& rows = m_taken.rows();
    if (index < 0 || static_cast<std::size_t>(index) >= rows.size()) return;
    const QString key = rows[static_cast<std::size_t>(index)].key;
    setShown(key == m_shown ? QString() : key);
}

void DecisionDesk::review(const QString& subject, const QString& text, const QString& reasons, const QString& options) {
    m_reviewed.reset();
    m_fault.clear();
    wire::Decision decision;
    decision.subject = cut(subject);
    decision.text = cut(text);
    decision.reasons = cut(reasons);
    for (const QString& line : options.split(QLatin1Char('\n')))
        if (!line.trimmed().isEmpty()) decision.options.push_back(cut(line));
    for (const wire::Ground& ground : m_frozen)
        if (m_chosen.contains(models::text(ground.subject))) decision.grounds.push_back(ground);
    decision.knownThrough = m_frozenThrough;
    if (m_login.person()) decision.function = session::postOf(m_login.person()->function);
    if (!whyNot().isEmpty())
        m_fault = whyNot();
    else if (decision.subject.empty())
        m_fault = Words::tr("Worum geht es? Ein Gegenstand fehlt.");
    else if (decision.subject.size() > wire::limits::kNameBytesMax)
        m_fault = Words::tr("Der Gegenstand ist zu lang; das Nähere gehört in den Entschluss.");
    else if (decision.text.empty())
        m_fault = Words::tr("Der Entschluss fehlt: Was wird getan, von wem, bis wann?");
    else if (decision.grounds.size() > kGroundsMax)
        m_fault = Words::tr("Höchstens 200 Grundlagen.");
    else if (decision.options.size() > kOptionsMax)
        m_fault = Words::tr("Höchstens 16 Möglichkeiten.");
    else
        m_reviewed = std::move(decision);
    emit changed();
}

void DecisionDesk::backToWords() {
    m_reviewed.reset();
    emit changed();
}

void DecisionDesk::sign() {
    if (!m_reviewed) return;
    m_say(*m_reviewed);
    m_reviewed.reset();
    m_chosen.clear();
    freezeAnew();
    emit signedNow();
    emit changed();
}

const situation::DecisionView* DecisionDesk::shownView() const {
    const auto& decisions = m_store.picture().work.decisions;
    const auto found = decisions.find(m_shown.toStdString());
    return found != decisions.end() ? &found->second : nullptr;
}

void DecisionDesk::setShown(const QString& key) {
    if (key == m_shown) return;
    m_shown = key;
    showGrounds();
    emit changed();
}

QString DecisionDesk::shownText() const {
    const situation::DecisionView* view = shownView();
    if (!view) return {};
    QString out = text(view->decision.text);
    if (!view->decision.reasons.empty())
        out += QStringLiteral("\n\n") + Words::tr("Begründung: %1").arg(text(view->decision.reasons));
    QStringList options;
    for (const std::string& option : view->decision.options) options << text(option);
    if (!options.isEmpty())
        out += QStringLiteral("\n\n") + Words::tr("Erwogen: %1").arg(options.join(QStringLiteral("; ")));
    return out;
}

QString DecisionDesk::shownFacts() const {
    const situation::DecisionView* view = shownView();
    if (!view) return {};
    QString out = Words::tr("%1, unterschrieben um %2; bekannt war alles bis Satz %3")
                      .arg(decisionWho(m_store.picture(), *view), m_format.dateClock(view->by.acceptedAt),
                           m_format.whole(static_cast<std::int64_t>(view->decision.knownThrough)));
    if (view->replacedBy) out += QStringLiteral(" · ") + Words::tr("durch einen späteren ersetzt");
    return out;
}

void DecisionDesk::showGrounds() {
    const situation::DecisionView* view = shownView();
    if (!view) return m_shownGrounds.setRows({});
    m_shownGrounds.setRows(shownGroundsOf(*view, m_store, m_format));
}

void DecisionDesk::refreshTaken() {
    std::vector<std::pair<std::uint64_t, DecisionRow>> found;
    for (const auto& [id, view] : m_store.picture().work.decisions) {
        if (!m_store.shows(view.by.operation)) continue;
        DecisionRow row;
        row.key = text(id);
        row.subject = text(view.decision.subject);
        row.text = text(view.decision.text);
        row.who = decisionWho(m_store.picture(), view);
        row.clock = Format::clock(view.by.acceptedAt);
        row.isReplaced = view.replacedBy.has_value();
        found.emplace_back(view.by.sequence, std::move(row));
    }
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<DecisionRow> rows;
    rows.reserve(found.size());
    for (auto& [sequence, row] : found) rows.push_back(std::move(row));
    m_taken.setRows(std::move(rows));
}

void DecisionDesk::refresh() {
    if (!m_isOpen) return;
    refreshTaken();
    showGrounds();
    emit changed();
}

}  // namespace models
