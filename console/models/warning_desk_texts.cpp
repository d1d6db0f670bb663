// SPDX-License-Identifier: EUPL-1.2
// Level, area and end of the warning on the desk and the words that belong to them: what follows a change by itself,
// and what people wrote and should read again.
#include <algorithm>

#include "console/models/warning_desk.h"
#include "gis/warning/retell.h"

namespace models {

namespace {

constexpr qsizetype kDroppedShownMax = 3;

QString fieldName(std::size_t field) {
    switch (field) {
        case 0: return Words::tr("Überschrift");
        case 1: return Words::tr("Gefahr und Folge");
        case 2: return Words::tr("Was jetzt zu tun ist");
        default: break;
    }
    return Words::tr("Ort im Text");
}

QString languageName(const std::string& tag) {
    return tag.starts_with("de") ? Words::tr("Deutsch") : Words::tr("Englisch");
}

warning::Finding textDoubt(const char* rule, const QString& words) {
    return {false, rule, words.toStdString(), words.toStdString()};
}

}  // namespace

std::string WarningDesk::water() const {
    constexpr std::string_view kFlood = "flood:";
    return m_proposal && m_proposal->starts_with(kFlood) ? m_proposal->substr(kFlood.size()) : std::string();
}

const wire::WarningContent* WarningDesk::proposedContent() const {
    const auto& proposals = m_store.present().proposals;
    const auto found = m_proposal ? proposals.find(*m_proposal) : proposals.end();
    return found == proposals.end() ? nullptr : &found->second.proposal.content;
}

/// A draft shows what it still has of its proposal; when that is no longer known, its own words count as made.
void WarningDesk::noteOrigin(const situation::Alert& known) {
    const wire::WarningContent* base = proposedContent();
    const bool isItsOwn = base && m_store.present().proposals.at(*m_proposal).id == m_proposalRecord;
    if (isDecided() || !isItsOwn || known.draft.content.act == wire::WarningAct::Cancel) return;
    wire::WarningContent made = *base;
    if (known.draft.content.act == wire::WarningAct::Update)
        warning::asUpdate(made, known.draft.content.updates, realm());
    m_texts.startFromDraft(std::move(made), water(), known.draft.content, m_store.town());
    judge();
    emit changed();
}

void WarningDesk::noteDropped(const wire::WarningContent& before) {
    m_dropped.clear();
    for (const wire::WarningText& was : before.texts) {
        if (!was.language.starts_with(m_language)) continue;
        for (std::string& sentence : warning::ownSentences(before, was)) {
            const bool isThere = std::any_of(m_content->texts.begin(), m_content->texts.end(), [&](const auto& now) {
                return (now.description + now.instruction).find(sentence) != std::string::npos;
            });
            if (!isThere) m_dropped.push_back(std::move(sentence));
        }
    }
    judge();
}

void WarningDesk::setLevel(int level) {
    if (!editable() || level < 1 || level > 3 || level == this->level()) return;
    m_texts.changeLevel(*m_content, static_cast<wire::WarningLevel>(level), m_store.town());
    touch(true);
    emit areaChanged();
}

void WarningDesk::setArea(const geometry::MapArea& area) {
    if (!editable()) return;
    m_texts.changeArea(*m_content, geometry::toWire(area), m_store.town());
    touch(true);
}

void WarningDesk::resetArea() {
    const wire::WarningContent* proposed = proposedContent();
    if (!editable() || !proposed) return;
    m_texts.changeArea(*m_content, proposed->area, m_store.town());
    touch(true);
    emit areaChanged();
}

void WarningDesk::shiftExpiry(int minutes) {
    if (!editable()) return;
    const base::Instant shifted = m_content->expires.plusS(std::int64_t{minutes} * 60);
    if (shifted <= m_content->onset) return;
    m_texts.changeExpiry(*m_content, shifted, m_store.town());
    touch(true);
}

bool WarningDesk::figuresAreOlder() const {
    if (!m_content || isAllClear()) return false;
    if (m_content->area != m_texts.base().area) return true;
    const wire::WarningContent* proposed = proposedContent();
    return proposed && !isDecided() && m_content->area != proposed->area;
}

QString WarningDesk::keptWords(const std::string& person) const {
    if (person.empty()) return {};
    const wire::Roster::Person* known = m_store.present().roster.person(person);
    return Words::tr(" Belassen von %1.").arg(known ? text(known->enrolment.displayName) : text(person));
}

QStringList WarningDesk::fieldDoubts() const {
    QStringList out;
    for (std::size_t field = 0; field < kFields.size(); ++field) {
        QString words;
        for (const auto& [key, found] : m_texts.outdated()) {
            if (key.second != field || !key.first.starts_with(m_language) || !found.keptBy.empty()) continue;
            if (found.level)
                words = Words::tr("noch für die Stufe %1 geschrieben").arg(m_format.warningLevel(*found.level));
            else if (found.area)
                words = Words::tr("noch für das Gebiet vor der Änderung");
        }
        out << words;
    }
    return out;
}

QString WarningDesk::keepHint() const {
    QStringList parts;
    for (const auto& [key, found] : m_texts.outdated())
        if (found.keptBy.empty()) parts << languageName(key.first) + QStringLiteral(": ") + fieldName(key.second);
    if (!parts.isEmpty())
        return Words::tr("Noch für vorige Stufe oder voriges Gebiet: %1").arg(parts.join(QStringLiteral("; ")));
    return m_laggingKeptBy.empty() ? languageHint() : QString();
}

void WarningDesk::keepTexts() {
    if (!m_login.person())
        return say(Words::tr("Bitte zuerst anmelden: Wer einen Zweifel beiseite legt, sagt es mit Namen."), true);
    if (!m_texts.outdated().empty()) m_texts.keep(m_login.person()->id);
    if (!m_lagging.empty()) m_laggingKeptBy = m_login.person()->id;
    judge();
    emit changed();
}

void WarningDesk::addTextDoubts(std::vector<warning::Finding>& out) const {
    if (!m_lagging.empty()) out.push_back(textDoubt("doubt.language", languageHint() + keptWords(m_laggingKeptBy)));
    for (const auto& [key, found] : m_texts.outdated()) {
        const QString where = languageName(key.first) + QStringLiteral(", ") + fieldName(key.second);
        if (found.level)
            out.push_back(textDoubt("doubt.level", Words::tr("%1: Text ist noch für die Stufe %2 geschrieben.")
                                                           .arg(where, m_format.warningLevel(*found.level)) +
                                                       keptWords(found.keptBy)));
        if (found.area)
            out.push_back(textDoubt(
                "doubt.area", Words::tr("%1: Text ist noch für das Gebiet vor der Änderung geschrieben.").arg(where) +
                                  keptWords(found.keptBy)));
    }
    if (const auto level = m_texts.proposedLevel(*m_content); level && m_content->act != wire::WarningAct::Cancel)
        out.push_back(textDoubt("doubt.proposed-level",
                                Words::tr("Vorgeschlagen war %1, gewählt ist %2, und Texte sind von Hand geschrieben. "
                                          "Bitte prüfen, ob sie zur Stufe passen.")
                                    .arg(m_format.warningLevel(*level), m_format.warningLevel(m_content->level))));
    QStringList dropped;
    for (const std::string& one : m_dropped) dropped << QStringLiteral("„") + text(one) + QStringLiteral("“");
    if (!dropped.isEmpty())
        out.push_back(
            textDoubt("doubt.dropped", Words::tr("In der Fassung davor hatten Menschen geschrieben: %1. Hier fehlt es.")
                                           .arg(dropped.mid(0, kDroppedShownMax).join(QStringLiteral(" ")))));
}

}  // namespace models
