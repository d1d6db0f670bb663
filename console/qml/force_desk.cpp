// SPDX-License-Identifier: EUPL-1.2
#include "console/qml/force_desk.h"

#include <algorithm>
#include <utility>

#include "console/models/order_words.h"
#include "console/models/unit_state.h"

namespace console {

using models::text;
using models::Words;

namespace {

/// Beyond, the table is made anew at most once a second, and only while somebody looks at it.
constexpr int kUnitsAtOnce = 300;
constexpr int kSecondMs = 1000;
constexpr std::size_t kHistoryShown = 50;

QVariantMap factRow(const QString& label, const QString& words) {
    return {{QStringLiteral("label"), label}, {QStringLiteral("words"), words}};
}

QVariantList sumRows(const std::vector<models::ForceSum>& sums) {
    QVariantList rows;
    for (const models::ForceSum& sum : sums)
        rows << QVariantMap{{QStringLiteral("name"), sum.name},
                            {QStringLiteral("units"), sum.units},
                            {QStringLiteral("strength"), models::sumWords(sum)}};
    return rows;
}

}  // namespace

ForceDesk::ForceDesk(session::Store& store, session::Login& login, models::Format format, SayWork say, QObject* parent)
    : QObject(parent), m_store(store), m_login(login), m_format(format), m_say(std::move(say)) {
    m_later.setSingleShot(true);
    m_later.setInterval(kSecondMs);
    connect(&m_later, &QTimer::timeout, this, &ForceDesk::renew);
    connect(&m_login, &session::Login::changed, this, [this] {
        emit changed();
        emit draftChanged();
    });
}

base::Instant ForceDesk::now() const { return m_store.realmNow().value_or(base::Instant{}); }

void ForceDesk::refresh() {
    const situation::Situation& picture = m_store.picture();
    const auto many = static_cast<int>(std::max(picture.units.size(), picture.work.assignments.size()));
    if (many <= kUnitsAtOnce)
        renew();
    else if (m_isShown && !m_later.isActive())
        m_later.start();
}

void ForceDesk::renew() {
    m_sectors = models::sectorsOf(m_store.picture());
    const bool isGone =
        !m_wish.sector.empty() &&
        std::none_of(m_sectors.begin(), m_sectors.end(), [&](const auto& one) { return one.sector == m_wish.sector; });
    if (isGone) m_wish.sector.clear();
    m_list.refresh(m_store, m_format, m_wish);
    const auto isThere = [&](const QString& unit) {
        const std::string callSign = unit.toStdString();
        return m_store.picture().units.contains(callSign) || m_store.picture().work.assignments.contains(callSign);
    };
    m_marked.erase(std::remove_if(m_marked.begin(), m_marked.end(), [&](const QString& one) { return !isThere(one); }),
                   m_marked.end());
    emit changed();
    if (m_isWriting) emit draftChanged();
}

void ForceDesk::setShown(bool shown) {
    if (m_isShown == shown) return;
    m_isShown = shown;
    if (shown) renew();
}

void ForceDesk::setFilter(int filter) {
    m_wish.filter = static_cast<models::UnitFilter>(filter);
    renew();
}

int ForceDesk::sector() const {
    const auto found =
        std::find_if(m_sectors.begin(), m_sectors.end(), [&](const auto& one) { return one.sector == m_wish.sector; });
    return m_wish.sector.empty() || found == m_sectors.end() ? 0 : static_cast<int>(found - m_sectors.begin()) + 1;
}

void ForceDesk::setSector(int index) {
    const bool isOne = index > 0 && index <= static_cast<int>(m_sectors.size());
    m_wish.sector = isOne ? m_sectors[static_cast<std::size_t>(index - 1)].sector : std::string();
    renew();
}

QStringList ForceDesk::sectors() const {
    QStringList out{Words::tr("alle Abschnitte")};
    for (const models::Addressee& one : m_sectors) out << one.label;
    return out;
}

void ForceDesk::setSearch(const QString& words) {
    if (m_wish.search == words) return;
    m_wish.search = words;
    renew();
}

QVariantList ForceDesk::sectorSums() const { return sumRows(m_list.sums().sectors); }
QVariantList ForceDesk::organisationSums() const { return sumRows(m_list.sums().organisations); }

// ---- the chosen one -------------------------------------------------------------------------------------------------

const situation::AssignmentView* ForceDesk::work(const QString& callSign) const {
    const auto found = m_store.picture().work.assignments.find(callSign.toStdString());
    return found != m_store.picture().work.assignments.end() ? &found->second : nullptr;
}

models::UnitRow ForceDesk::rowOf(const QString& callSign) const {
    return models::unitRowOf(m_store, callSign.toStdString(), now(), m_format);
}

void ForceDesk::setSelected(const QString& callSign) {
    if (m_selected == callSign) return;
    m_selected = callSign;
    emit changed();
}

bool ForceDesk::hasUnit() const {
    return m_store.picture().units.contains(m_selected.toStdString()) || work(m_selected) != nullptr;
}

QVariantList ForceDesk::facts() const {
    if (!hasUnit()) return {};
    const models::UnitRow row = rowOf(m_selected);
    QVariantList rows;
    const auto add = [&](const QString& label, const QString& words) {
        if (!words.isEmpty()) rows << factRow(label, words);
    };
    add(Words::tr("Einheit"), row.unitType);
    add(Words::tr("Organisation"), row.organisation);
    add(Words::tr("Status"), row.since.isEmpty() ? row.status : Words::tr("%1, seit %2").arg(row.status, row.since));
    const models::UnitState state = models::unitStateOf(m_store.picture(), m_selected.toStdString());
    add(Words::tr("Stärke"), state.strengthByHand ? Words::tr("%1 · von Hand").arg(row.strength) : row.strength);
    add(Words::tr("Abschnitt"), row.sector.isEmpty() ? Words::tr("ohne Abschnitt") : row.sector);
    add(Words::tr("Auftrag"), row.task);
    add(Words::tr("im Einsatz seit"), row.from);
    add(Words::tr("Ablösung"), row.relief.isEmpty() ? QString() : row.relief + QStringLiteral(" · ") + row.reliefWords);
    add(Words::tr("Erreichbar"), row.contact);
    add(Words::tr("Ort (UTMREF)"), row.place);
    add(Words::tr("gemeldet"), row.aged ? Words::tr("%1 · veraltet").arg(row.age) : row.age);
    return rows;
}

QVariantList ForceDesk::history() const {
    struct Entry {
        base::Instant at;
        std::uint64_t sequence = 0;
        QString words;
    };
    std::vector<Entry> entries;
    const std::string callSign = m_selected.toStdString();
    if (const auto* statuses = m_store.chronicle().statuses(callSign))
        for (const session::StatusChange& one : *statuses)
            entries.push_back({one.at, one.sequence,
                               Words::tr("Status %1").arg(models::statusWords(one.fmsStatus)) +
                                   (one.task.empty() ? QString() : QStringLiteral(" · ") + text(one.task))});
    const auto& lines = m_store.chronicle().lines();
    for (auto line = lines.rbegin(); line != lines.rend(); ++line)
        if (line->kind == session::LineKind::Assigned && line->subject == callSign)
            entries.push_back(
                {line->at, line->sequence, models::orderLineWords(*line, m_format).mid(m_selected.size() + 2)});
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.sequence > b.sequence; });
    if (entries.size() > kHistoryShown) entries.resize(kHistoryShown);
    QVariantList rows;
    for (const Entry& one : entries)
        rows << QVariantMap{{QStringLiteral("clock"), models::momentWords(one.at, now(), m_format)},
                            {QStringLiteral("words"), one.words}};
    return rows;
}

QVariantList ForceDesk::rival() const {
    QVariantList rows;
    const auto* view = work(m_selected);
    if (!view || !view->rival) return rows;
    const wire::Assignment &ours = view->assignment, &theirs = view->rival->said;
    const auto compare = [&](const QString& label, const QString& our, const QString& their) {
        if (our != their)
            rows << QVariantMap{{QStringLiteral("label"), label},
                                {QStringLiteral("ours"), our.isEmpty() ? QStringLiteral("–") : our},
                                {QStringLiteral("theirs"), their.isEmpty() ? QStringLiteral("–") : their}};
    };
    const auto moment = [&](const std::optional<base::Instant>& at) {
        return models::momentWords(at, now(), m_format);
    };
    const situation::Situation& picture = m_store.picture();
    compare(Words::tr("Abschnitt"), models::sectorName(picture, ours.sector),
            models::sectorName(picture, theirs.sector));
    compare(Words::tr("Auftrag"), text(ours.task), text(theirs.task));
    const auto status = [](const wire::Assignment& said) {
        return said.status ? models::statusWords(*said.status) : QString();
    };
    const auto strength = [](const wire::Assignment& said) {
        return said.strength ? models::strengthText(*said.strength) : QString();
    };
    compare(Words::tr("Status"), status(ours), status(theirs));
    compare(Words::tr("Stärke"), strength(ours), strength(theirs));
    compare(Words::tr("im Einsatz seit"), moment(ours.from), moment(theirs.from));
    compare(Words::tr("Ablösung"), moment(ours.reliefAt), moment(theirs.reliefAt));
    compare(Words::tr("Erreichbar"), text(ours.contact), text(theirs.contact));
    const auto placed = [](const wire::Assignment& said) {
        return said.place ? text(geometry::utmref(geometry::toMap(*said.place))) : QString();
    };
    compare(Words::tr("Ort"), placed(ours), placed(theirs));
    compare(Words::tr("im Einsatz"), ours.ended ? Words::tr("nein") : Words::tr("ja"),
            theirs.ended ? Words::tr("nein") : Words::tr("ja"));
    return rows;
}

QString ForceDesk::rivalBy() const {
    const auto* view = work(m_selected);
    return view && view->rival ? models::saidByWords(view->rival->by, m_store) + QStringLiteral(", ") +
                                     models::Format::clock(view->rival->by.acceptedAt)
                               : QString();
}

QString ForceDesk::rivalOver() const {
    const auto* view = work(m_selected);
    return view && view->rival ? models::saidByWords(view->by, m_store) + QStringLiteral(", ") +
                                     models::Format::clock(view->by.acceptedAt)
                               : QString();
}

void ForceDesk::settle(bool keepsOurs) {
    const auto* view = work(m_selected);
    if (!view || !view->rival || !whyNot().isEmpty()) return;
    wire::Assignment said = keepsOurs ? view->assignment : view->rival->said;
    said.basedOn = view->by.id;
    hand(said);
}

void ForceDesk::mark(const QString& callSign) {
    if (callSign.isEmpty() || callSign.startsWith(QLatin1String("sector:"))) return;
    if (m_marked.contains(callSign))
        m_marked.removeAll(callSign);
    else
        m_marked << callSign;
    emit changed();
}

void ForceDesk::unmarkAll() {
    m_marked.clear();
    emit changed();
}

}  // namespace console
