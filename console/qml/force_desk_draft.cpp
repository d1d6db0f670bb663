// SPDX-License-Identifier: EUPL-1.2

// An assignment while it is being entered, for one unit or for several at once.
#include <algorithm>
#include <utility>

#include "broker/wire/codec.h"
#include "broker/wire/limits.h"
#include "console/models/order_words.h"
#include "console/models/rejections.h"
#include "console/models/unit_list.h"
#include "console/models/unit_place.h"
#include "console/models/unit_state.h"
#include "console/qml/force_desk.h"
#include "gis/geometry/geo.h"

namespace console {

constexpr int kFmsMost = 9;  ///< highest radio status

using models::text;
using models::Words;

QString ForceDesk::whyNot() const { return models::whyNotSay(m_store, m_login, wire::Kind::Assignment); }

QStringList ForceDesk::assigned() const { return m_units; }

QStringList ForceDesk::choices() const {
    QStringList out{m_units.size() > 1 ? Words::tr("Abschnitt bleibt, wie er ist") : Words::tr("ohne Abschnitt")};
    for (const models::Addressee& one : m_choices) out << one.label;
    return out;
}

void ForceDesk::setChoice(int index) {
    m_choice = index >= 0 && index <= static_cast<int>(m_choices.size()) ? index : 0;
    emit draftChanged();
}

QVariantMap ForceDesk::texts() const {
    QVariantMap out;
    for (const char* field : {"unit", "task", "place", "from", "relief", "contact", "strength"})
        out.insert(QLatin1String(field), QString());
    for (const auto& [field, words] : m_texts) out.insert(field, words);
    return out;
}

void ForceDesk::write(const QString& field, const QString& words) {
    if (m_texts[field] == words) return;
    m_texts[field] = words;
    emit draftChanged();
}

QStringList ForceDesk::statusChoices() const {
    QStringList out{m_units.size() > 1 ? Words::tr("Status bleibt, wie er ist") : Words::tr("keine Angabe")};
    for (int status = 0; status <= kFmsMost; ++status) out << models::statusWords(static_cast<std::uint8_t>(status));
    return out;
}

void ForceDesk::setStatusChoice(int index) {
    m_statusChoice = index >= 0 && index <= kFmsMost + 1 ? index : 0;
    emit draftChanged();
}

void ForceDesk::begin() {
    if (!m_marked.isEmpty()) return open(m_marked);
    if (hasUnit()) open({m_selected});
}

QString ForceDesk::sectorOfRow(int row) const {
    const auto& rows = m_list.rows();
    for (int i = std::min(row, static_cast<int>(rows.size()) - 1); i >= 0; --i)
        if (rows[static_cast<std::size_t>(i)].isSector) return rows[static_cast<std::size_t>(i)].key;
    return {};
}

void ForceDesk::beginFor(const QString& unit, const QString& sectorKey) {
    open(m_marked.contains(unit) ? m_marked : QStringList{unit});
    const std::string sector = sectorKey.mid(sectorKey.indexOf(QLatin1Char(':')) + 1).toStdString();
    for (std::size_t i = 0; i < m_choices.size(); ++i)
        if (m_choices[i].sector == sector) m_choice = static_cast<int>(i) + 1;
    emit draftChanged();
}

void ForceDesk::open(QStringList units) {
    // The form of these units is taken up again as it was left.
    const bool isSame = m_isWriting && !m_isNew && m_units == units;
    if (isSame) return;
    m_units = std::move(units);
    m_isWriting = true;
    m_isNew = false;
    m_choice = m_statusChoice = 0;
    m_choices = models::sectorsOf(m_store.picture());
    m_texts.clear();
    m_basedOn.clear();
    for (const QString& unit : m_units)
        if (const auto* view = work(unit)) m_basedOn[unit.toStdString()] = view->by.id;
    if (m_units.size() == 1) {
        const QString& unit = m_units.front();
        const auto* view = work(unit);
        const auto known = m_store.picture().units.find(unit.toStdString());
        if (view != nullptr) {
            const wire::Assignment& said = view->assignment;
            m_texts[QStringLiteral("task")] = text(said.task);
            m_texts[QStringLiteral("contact")] = text(said.contact);
            if (said.status) m_statusChoice = *said.status + 1;
            if (said.strength) m_texts[QStringLiteral("strength")] = models::strengthText(*said.strength);
            if (said.place) m_texts[QStringLiteral("place")] = models::placeText(geometry::toMap(*said.place));
            m_texts[QStringLiteral("from")] = models::momentWords(said.from, now(), m_format);
            m_texts[QStringLiteral("relief")] = models::momentWords(said.reliefAt, now(), m_format);
            for (std::size_t i = 0; i < m_choices.size(); ++i)
                if (m_choices[i].sector == said.sector) m_choice = static_cast<int>(i) + 1;
        } else {
            const bool isAtWork =
                known != m_store.picture().units.end() && models::isOnMission(known->second.report.fmsStatus);
            m_texts[QStringLiteral("from")] = models::Format::clock(isAtWork ? known->second.statusSince : now());
            if (isAtWork && known->second.report.task)
                m_texts[QStringLiteral("task")] = text(*known->second.report.task);
        }
    }
    m_given = m_texts;
    emit draftChanged();
}

void ForceDesk::beginNew() {
    if (m_isWriting && m_isNew) return;
    m_isWriting = m_isNew = true;
    m_units.clear();
    m_choice = m_statusChoice = 0;
    m_choices = models::sectorsOf(m_store.picture());
    m_texts = {{QStringLiteral("from"), models::Format::clock(now())}};
    m_given.clear();
    m_basedOn.clear();
    emit draftChanged();
}

void ForceDesk::cancel() {
    m_isWriting = m_isNew = m_isPlacing = false;
    m_units.clear();
    m_texts.clear();
    m_given.clear();
    m_basedOn.clear();
    emit draftChanged();
}

void ForceDesk::setReliefIn(int hours) {
    constexpr std::int64_t kMinute = 60'000;
    const auto from = models::clockBefore(m_texts[QStringLiteral("from")], now());
    base::Instant at{from.value_or(now()).ms + hours * 60 * kMinute};
    at.ms = (at.ms + kMinute - 1) / kMinute * kMinute;
    write(QStringLiteral("relief"), models::Format::clock(at));
}

/// One saying for each unit of the form; what was not typed for several stays as it is.
std::vector<wire::Assignment> ForceDesk::sayings() const {
    const auto typed = [&](const char* field) {
        const auto found = m_texts.find(QLatin1String(field));
        return found == m_texts.end() ? QString() : found->second.trimmed();
    };
    const auto isAsGiven = [&](const char* field) {
        const auto found = m_given.find(QLatin1String(field));
        return found != m_given.end() && found->second.trimmed() == typed(field);
    };
    const bool isSeveral = m_units.size() > 1;
    QStringList units = m_units;
    if (m_isNew) units = {typed("unit")};
    std::vector<wire::Assignment> out;
    for (const QString& unit : units) {
        const auto* view = work(unit);
        wire::Assignment said = view != nullptr ? view->assignment : wire::Assignment{};
        said.unit = unit.toStdString();
        said.ended = false;
        if (m_choice > 0)
            said.sector = m_choices[static_cast<std::size_t>(m_choice - 1)].sector;
        else if (!isSeveral)
            said.sector.clear();
        if (!isSeveral || !typed("task").isEmpty()) said.task = typed("task").toStdString();
        if (!isSeveral || !typed("contact").isEmpty()) said.contact = typed("contact").toStdString();
        if (typed("from").isEmpty()) {
            if (!isSeveral) said.from.reset();
            if (isSeveral && !said.from) said.from = now();
        } else if (view == nullptr || !isAsGiven("from")) {
            said.from = models::clockBefore(typed("from"), now());
        }
        if (typed("relief").isEmpty()) {
            if (!isSeveral) said.reliefAt.reset();
        } else if (view == nullptr || !isAsGiven("relief")) {
            said.reliefAt = models::clockAhead(typed("relief"), now());
        }
        if (typed("place").isEmpty()) {
            if (!isSeveral) said.place.reset(), said.placedAt.reset();
        } else if (view == nullptr || !isAsGiven("place")) {
            const auto place = models::placeTyped(typed("place"), m_store.town());
            said.place = place ? std::optional(geometry::toWire(place->at)) : std::nullopt;
            said.placedAt = place ? std::optional(now()) : std::nullopt;
        }
        if (m_statusChoice == 0) {
            if (!isSeveral) said.status.reset(), said.statusAt.reset();
        } else if (const auto status = static_cast<std::uint8_t>(m_statusChoice - 1); said.status != status) {
            said.status = status;
            said.statusAt = now();
        }
        if (typed("strength").isEmpty()) {
            if (!isSeveral) said.strength.reset(), said.strengthAt.reset();
        } else if (const auto strength = models::strengthTyped(typed("strength")); said.strength != strength) {
            said.strength = strength;
            said.strengthAt = strength ? std::optional(now()) : std::nullopt;
        }
        const auto seen = m_basedOn.find(unit.toStdString());
        said.basedOn = seen != m_basedOn.end() ? seen->second : std::nullopt;
        out.push_back(std::move(said));
    }
    return out;
}

QString ForceDesk::hint() const {
    if (!m_isWriting) return {};
    if (QString why = whyNot(); !why.isEmpty()) return why;
    const auto typed = [&](const char* field) {
        const auto found = m_texts.find(QLatin1String(field));
        return found == m_texts.end() ? QString() : found->second.trimmed();
    };
    const auto bytes = [](const QString& words) { return static_cast<std::size_t>(words.toUtf8().size()); };
    if (m_isNew) {
        if (typed("unit").isEmpty()) return Words::tr("Rufname fehlt.");
        const std::string unit = typed("unit").toStdString();
        if (m_store.picture().units.contains(unit) || work(typed("unit")) != nullptr)
            return Words::tr("Diese Einheit steht schon in der Tabelle.");
    }
    for (const char* field : {"unit", "contact"})
        if (bytes(typed(field)) > wire::limits::kNameBytesMax) return Words::tr("Zu lang: höchstens 120 Zeichen.");
    if (bytes(typed("task")) > wire::limits::kTextBytesMax) return Words::tr("Zu lang: höchstens 16 000 Zeichen.");
    if (!typed("strength").isEmpty())
        if (QString fault = models::strengthFault(typed("strength")); !fault.isEmpty()) return fault;
    for (const wire::Assignment& said : sayings()) {
        if (!typed("from").isEmpty() && !said.from) return Words::tr("„seit“: Uhrzeit mit vier Ziffern, etwa 0630.");
        if (!typed("relief").isEmpty() && !said.reliefAt)
            return Words::tr("Ablösung: Uhrzeit mit vier Ziffern, etwa 1830.");
        if (!typed("place").isEmpty() && !said.place)
            return Words::tr("Ort: UTMREF, etwa PV 6504 8714, oder Breite und Länge, oder auf der Karte wählen.");
    }
    return {};
}

QString ForceDesk::reliefSays() const {
    if (!m_isWriting) return {};
    const std::vector<wire::Assignment> all = sayings();
    if (all.empty()) return {};
    const models::Relief relief = models::reliefOf(all.front(), now());
    if (!relief.due) return Words::tr("ohne Ablösung und ohne Beginn: niemand wird an die Ablösung erinnert");
    const QString when = m_format.dateClock(*relief.due) + QStringLiteral(" · ") + relief.words;
    return all.front().reliefAt ? when : Words::tr("nach 12 h, %1").arg(when);
}

bool ForceDesk::assign() {
    if (!m_isWriting || !hint().isEmpty()) return false;
    const std::vector<wire::Assignment> all = sayings();
    cancel();
    m_marked.clear();
    for (const wire::Assignment& said : all) hand(said);
    if (all.size() == 1) m_selected = text(all.front().unit);
    emit changed();
    return true;
}

bool ForceDesk::release() {
    if (!m_isWriting || m_isNew || !whyNot().isEmpty()) return false;
    std::vector<wire::Assignment> all;
    for (const QString& unit : m_units) {
        const auto* view = work(unit);
        if (view == nullptr) continue;
        all.push_back(view->assignment);
        all.back().ended = true;
        all.back().basedOn = m_basedOn[unit.toStdString()];
    }
    cancel();
    m_marked.clear();
    for (const wire::Assignment& said : all) hand(said);
    emit changed();
    return !all.empty();
}

void ForceDesk::hand(const wire::Assignment& assignment) {
    m_say(wire::Kind::Assignment, wire::encodePayload(assignment));
    emit said(assignment);
}

}  // namespace console
