// SPDX-License-Identifier: EUPL-1.2
#include "console/models/directory_desk.h"

#include <algorithm>
#include <array>
#include <utility>

#include "broker/wire/limits.h"
#include "console/models/attention.h"
#include "console/models/directory_table.h"
#include "console/models/fresh_id.h"
#include "console/models/order_words.h"
#include "console/session/may_say.h"

namespace models {
namespace {

constexpr std::array<const char*, 6> kWays{"mobile", "phone", "mail", "pager", "radio", "fax"};

QString wayOf(const wire::Contact& contact, const char* means) {
    for (const wire::Reach& one : contact.reach)
        if (one.means == means) return text(one.address);
    return {};
}

bool holdsAll(const QString& where, const QString& search) {
    const QStringList words = search.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    return std::all_of(words.begin(), words.end(),
                       [&](const QString& word) { return where.contains(word, Qt::CaseInsensitive); });
}

QString rivalOf(const situation::ContactView& view, const session::Store& store) {
    if (!view.rival) return {};
    return Words::tr("Gleichzeitig von %1 um %2: %3")
        .arg(saidByWords(view.rival->by, store), Format::clock(view.rival->by.acceptedAt),
             contactTitle(view.rival->said) + QStringLiteral(", ") + reachWords(view.rival->said.reach));
}

}  // namespace

QString whyMayNot(const session::Store& store, const session::Login& login, wire::Kind kind, const QString& what) {
    const auto bar = session::barTo(kind, store, login);
    if (!bar) return {};
    switch (*bar) {
        case session::Bar::LooksBack: return Words::tr("Im Rückblick wird nichts geändert. Zurück zu jetzt: F9.");
        case session::Bar::NobodyHere: return Words::tr("%1: bitte zuerst anmelden (Alt M).").arg(what);
        case session::Bar::Role: break;
    }
    return Words::tr("%1 darf %2 nicht: S1, Leitung, Leiter des Stabes oder KGS.")
        .arg(what, text(login.person()->function));
}

ContactList::ContactList(QObject* parent)
    : RowList<ContactRow>(
          {
              {"key", [](const ContactRow& row) { return QVariant(row.key); }},
              {"function_", [](const ContactRow& row) { return QVariant(row.function); }},
              {"name", [](const ContactRow& row) { return QVariant(row.name); }},
              {"rank", [](const ContactRow& row) { return QVariant(row.rank); }},
              {"organisation", [](const ContactRow& row) { return QVariant(row.organisation); }},
              {"reach", [](const ContactRow& row) { return QVariant(row.reach); }},
              {"onCall", [](const ContactRow& row) { return QVariant(row.onCall); }},
              {"note", [](const ContactRow& row) { return QVariant(row.note); }},
              {"rival", [](const ContactRow& row) { return QVariant(row.rival); }},
              {"spoken", [](const ContactRow& row) { return QVariant(row.spoken); }},
              {"isOnCall", [](const ContactRow& row) { return QVariant(row.isOnCall); }},
              {"isTicked", [](const ContactRow& row) { return QVariant(row.isTicked); }},
          },
          parent) {}

DirectoryDesk::DirectoryDesk(session::Store& store, session::Login& login, Format format, Say say, QObject* parent)
    : QObject(parent), m_store(store), m_login(login), m_format(format), m_say(std::move(say)) {
    connect(&m_login, &session::Login::changed, this, &DirectoryDesk::changed);
}

const situation::ContactView* DirectoryDesk::view() const {
    const auto& contacts = m_store.picture().work.contacts;
    const auto found = contacts.find(m_selected.toStdString());
    return found == contacts.end() ? nullptr : &found->second;
}

void DirectoryDesk::setSearch(const QString& words) {
    m_search = words;
    refresh();
}

void DirectoryDesk::setOnCallOnly(bool on) {
    m_onCallOnly = on;
    refresh();
}

void DirectoryDesk::setSelected(const QString& key) {
    if (key == m_selected) return;
    m_selected = key;
    if (key != m_fresh) m_fresh.clear();
    emit changed();
}

void DirectoryDesk::choose(int index) {
    if (index >= 0 && index < m_list.rowCount()) setSelected(m_list.rows()[static_cast<std::size_t>(index)].key);
}

void DirectoryDesk::tick(const QString& key, bool on) {
    if (on)
        m_ticked.insert(key);
    else
        m_ticked.remove(key);
    refresh();
}

void DirectoryDesk::tickAll() {
    const auto& rows = m_list.rows();
    const bool isAll = std::all_of(rows.begin(), rows.end(), [](const ContactRow& row) { return row.isTicked; });
    for (const ContactRow& row : rows) isAll ? (void)m_ticked.remove(row.key) : (void)m_ticked.insert(row.key);
    refresh();
}

void DirectoryDesk::untick() { setTicked({}); }

void DirectoryDesk::setTicked(const QSet<QString>& keys) {
    m_ticked = keys;
    refresh();
}

QString DirectoryDesk::summary() const {
    const auto& contacts = m_store.picture().work.contacts;
    const base::Instant now = m_store.realmNow().value_or(base::Instant{});
    const auto ready = std::count_if(contacts.begin(), contacts.end(),
                                     [&](const auto& one) { return situation::isOnCall(one.second.contact, now); });
    if (contacts.size() == 1) return Words::tr("1 Eintrag · %1 in Rufbereitschaft").arg(ready);
    return Words::tr("%1 Einträge · %2 in Rufbereitschaft").arg(contacts.size()).arg(ready);
}

QVariantMap DirectoryDesk::fields() const {
    const situation::ContactView* one = view();
    const wire::Contact none;
    const wire::Contact& contact = one ? one->contact : none;
    QVariantMap out{{QStringLiteral("function"), text(contact.function)},
                    {QStringLiteral("rank"), one ? QString::number(contact.rank) : QStringLiteral("1")},
                    {QStringLiteral("name"), text(contact.name)},
                    {QStringLiteral("organisation"), text(contact.organisation)},
                    {QStringLiteral("from"), momentToType(contact.onCallFrom)},
                    {QStringLiteral("until"), momentToType(contact.onCallUntil)},
                    {QStringLiteral("note"), text(contact.note)}};
    for (const char* means : kWays) out.insert(QString::fromLatin1(means), wayOf(contact, means));
    return out;
}

QString DirectoryDesk::facts() const {
    const situation::ContactView* one = view();
    if (!one) return {};
    return Words::tr("eingetragen von %1, %2")
        .arg(saidByWords(one->by, m_store), m_format.dateClock(one->by.acceptedAt));
}

QString DirectoryDesk::rival() const { return view() ? rivalOf(*view(), m_store) : QString(); }

QString DirectoryDesk::whyNot() const {
    return whyMayNot(m_store, m_login, wire::Kind::Contact, Words::tr("Das Verzeichnis ändern"));
}

void DirectoryDesk::begin() {
    m_fresh = text(freshId());
    m_selected = m_fresh;
    emit changed();
}

QString DirectoryDesk::save(const QVariantMap& fields) {
    if (QString why = whyNot(); !why.isEmpty()) return why;
    const auto said = [&](const char* name) { return fields.value(QString::fromLatin1(name)).toString().trimmed(); };
    const situation::ContactView* one = view();
    if (!one && !isNew()) return Words::tr("Der Eintrag steht nicht mehr im Verzeichnis.");
    wire::Contact contact;
    if (one) {
        contact = one->contact;
        contact.basedOn = one->by.id;
    } else {
        contact.contact = m_selected.toStdString();
    }
    contact.function = said("function").toStdString();
    contact.name = said("name").toStdString();
    contact.organisation = said("organisation").toStdString();
    contact.note = said("note").toStdString();
    if (contact.function.empty()) return Words::tr("Die Funktion fehlt: Wofür wird jemand erreicht?");
    for (const std::string& words : {contact.function, contact.name, contact.organisation})
        if (words.size() > wire::limits::kNameBytesMax) return Words::tr("„%1“ ist zu lang.").arg(text(words));
    bool isNumber = false;
    const int rank = said("rank").toInt(&isNumber);
    if (!isNumber || rank < 1 || rank > 99)
        return Words::tr("Die Reihenfolge ist eine Zahl ab 1: 1 hat die Funktion, 2 ist die erste Vertretung.");
    contact.rank = static_cast<std::uint32_t>(rank);
    std::vector<wire::Reach> reach;
    for (const char* means : kWays) {
        const std::string address = said(means).toStdString();
        if (address.size() > wire::limits::kNameBytesMax) return Words::tr("„%1“ ist zu lang.").arg(text(address));
        if (!address.empty()) reach.push_back({means, address});
    }
    for (const wire::Reach& other : contact.reach)
        if (std::find(kWays.begin(), kWays.end(), other.means) == kWays.end()) reach.push_back(other);
    if (const QString mail = said("mail");
        !mail.isEmpty() && (mail.count(QLatin1Char('@')) != 1 || mail.contains(QLatin1Char(' '))))
        return Words::tr("„%1“ ist keine E-Mail-Adresse.").arg(mail);
    contact.reach = std::move(reach);
    const base::Instant now = m_store.presentNow().value_or(base::Instant{});
    for (const auto& [name, at] : {std::pair{"from", &contact.onCallFrom}, std::pair{"until", &contact.onCallUntil}}) {
        const QString typed = said(name);
        if (typed.isEmpty()) {
            at->reset();
        } else if (typed != momentToType(*at)) {
            const auto moment = momentTyped(typed, now);
            if (!moment) return Words::tr("„%1“ ist kein Zeitpunkt. Bitte als 18:00 oder 24.11. 18:00.").arg(typed);
            *at = moment;
        }
    }
    if (contact.onCallFrom && contact.onCallUntil && *contact.onCallUntil <= *contact.onCallFrom)
        return Words::tr("Die Rufbereitschaft endet, bevor sie beginnt.");
    m_fresh.clear();
    m_say(contact);
    emit changed();
    return {};
}

void DirectoryDesk::takeOut() {
    const situation::ContactView* one = view();
    if (!one) return;
    wire::Contact contact = one->contact;
    contact.ended = true;
    contact.basedOn = one->by.id;
    m_say(contact);
}

QString DirectoryDesk::lookAtTable(const QString& table) {
    m_table.clear();
    if (QString why = whyNot(); !why.isEmpty()) return why;
    DirectoryTable read = readDirectoryTable(table);
    if (!read.fault.isEmpty()) return read.fault;
    int changed = 0;
    for (wire::Contact& contact : read.contacts) {
        contact.contact = freshId();
        for (const auto& [id, known] : m_store.picture().work.contacts) {
            const wire::Contact& one = known.contact;
            if (one.function != contact.function || one.name != contact.name || one.rank != contact.rank) continue;
            contact.contact = id;
            contact.basedOn = known.by.id;
            contact.onCallFrom = one.onCallFrom, contact.onCallUntil = one.onCallUntil;
            ++changed;
        }
    }
    m_table = std::move(read.contacts);
    return Words::tr("Aus der Zwischenablage: %1 neue Einträge, %2 geänderte.")
        .arg(static_cast<int>(m_table.size()) - changed)
        .arg(changed);
}

void DirectoryDesk::takeTable() {
    for (const wire::Contact& contact : m_table) m_say(contact);
    m_table.clear();
    emit changed();
}

void DirectoryDesk::refresh() {
    const auto& contacts = m_store.picture().work.contacts;
    const base::Instant now = m_store.realmNow().value_or(base::Instant{});
    m_ticked.removeIf([&](const QString& key) { return !contacts.contains(key.toStdString()); });
    std::vector<const situation::ContactView*> wanted;
    for (const auto& [id, one] : contacts) {
        if (m_onCallOnly && !situation::isOnCall(one.contact, now)) continue;
        const QString all = contactTitle(one.contact) + QLatin1Char(' ') + text(one.contact.organisation) +
                            QLatin1Char(' ') + reachWords(one.contact.reach) + QLatin1Char(' ') +
                            text(one.contact.note);
        if (holdsAll(all, m_search)) wanted.push_back(&one);
    }
    std::stable_sort(wanted.begin(), wanted.end(),
                     [](const auto* a, const auto* b) { return standsBefore(a->contact, b->contact); });
    std::vector<ContactRow> rows;
    for (const situation::ContactView* one : wanted) {
        const wire::Contact& contact = one->contact;
        ContactRow row;
        row.key = text(contact.contact);
        row.function = text(contact.function);
        row.name = contact.name.empty() ? text(contact.organisation) : text(contact.name);
        row.rank = rankWords(contact.rank);
        row.organisation = contact.name.empty() ? QString() : text(contact.organisation);
        row.reach = contact.reach.empty() ? Words::tr("kein Weg bekannt") : reachWords(contact.reach);
        row.onCall = onCallWords(contact, now, m_format);
        row.note = text(contact.note);
        row.rival = rivalOf(*one, m_store);
        row.isOnCall = situation::isOnCall(contact, now);
        row.isTicked = m_ticked.contains(row.key);
        row.spoken = contactTitle(contact) + QStringLiteral(", ") + row.reach;
        if (!row.onCall.isEmpty()) row.spoken += QStringLiteral(", ") + row.onCall;
        if (row.isTicked) row.spoken += QStringLiteral(", ") + Words::tr("ausgewählt");
        rows.push_back(std::move(row));
    }
    m_list.setRows(std::move(rows));
    emit changed();
}

}  // namespace models
