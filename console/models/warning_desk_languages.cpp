// SPDX-License-Identifier: EUPL-1.2
// The two languages of a text: which one is edited, and which one was left behind by an edit of the other.
#include "console/models/warning_desk.h"

namespace models {

void WarningDesk::setLanguage(const QString& language) {
    if (language.toStdString() != m_language) m_catchingUp.clear();
    m_language = language.toStdString();
    judge();
    emit changed();
}

QString WarningDesk::languageHint() const {
    if (m_lagging.empty()) return {};
    return m_lagging == "de" ? Words::tr("Deutsch: noch der Text vor der Änderung des englischen.")
                             : Words::tr("Englisch: noch der Text vor der Änderung des deutschen.");
}

/// A draft in which one language was changed and the other is still the proposal's: who signs it should know.
void WarningDesk::noteLag(const situation::Alert& known) {
    const auto said = m_proposal ? m_store.present().proposals.find(*m_proposal) : m_store.present().proposals.end();
    if (isDecided() || said == m_store.present().proposals.end() || said->second.id != m_proposalRecord ||
        known.draft.content.act != wire::WarningAct::Alert)
        return;
    std::vector<std::string> changedOnes, same;
    for (const wire::WarningText& one : m_content->texts) {
        for (const wire::WarningText& was : m_texts.made().texts) {
            if (was.language != one.language) continue;
            const bool isSame = was.headline == one.headline && was.description == one.description &&
                                was.instruction == one.instruction && was.areaName == one.areaName;
            (isSame ? same : changedOnes).push_back(one.language.substr(0, 2));
        }
    }
    if (changedOnes.empty() || same.size() != 1) return;
    m_lagging = same.front();
    judge();
    emit changed();
}

QString WarningDesk::field(std::string wire::WarningText::*member) const {
    if (!m_content) return {};
    for (const wire::WarningText& one : m_content->texts) {
        if (one.language.starts_with(m_language)) return text(one.*member);
    }
    return {};
}

void WarningDesk::setField(std::string wire::WarningText::*member, const QString& text) {
    if (!editable() || text == field(member)) return;
    for (wire::WarningText& one : m_content->texts) {
        if (!one.language.starts_with(m_language)) continue;
        one.*member = text.toStdString();
        for (std::size_t place = 0; place < kFields.size(); ++place)
            if (kFields[place] == member) m_texts.edited(one.language, place);
    }
    m_laggingKeptBy.clear();
    if (m_lagging == m_language) {
        m_lagging.clear();
        m_catchingUp = m_language;
    } else if (m_catchingUp != m_language && m_content->texts.size() > 1) {
        m_lagging = m_language == "de" ? "en" : "de";
    }
    touch(true);
}

}  // namespace models
