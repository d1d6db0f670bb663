// SPDX-License-Identifier: EUPL-1.2
// The two signatures: whom the boxes propose (places in the console's list of key files), what each person says.
#include <algorithm>

#include "broker/wire/codec.h"
#include "console/models/operation_desk.h"
#include "console/models/rejections.h"
#include "console/models/warning_desk.h"
#include "console/session/may_say.h"

namespace models {

int WarningDesk::placeOf(const std::string& person) const {
    const auto& files = m_login.keyFiles();
    const auto found = std::find_if(files.begin(), files.end(), [&](const session::KeyFile& file) {
        return file.label == person || "p:" + file.label == person;
    });
    return found == files.end() ? -1 : static_cast<int>(found - files.begin());
}

QStringList WarningDesk::reasons(bool second) const {
    QStringList out;
    const int first = second ? firstPlace() : -1;
    for (std::size_t place = 0; place < m_login.keyFiles().size(); ++place) {
        const std::string& label = m_login.keyFiles()[place].label;
        const wire::Roster& roster = m_store.present().roster;
        const wire::Roster::Person* person = roster.person(label);
        if (!person) person = roster.person("p:" + label);
        const auto needed = second ? wire::PersonRole::WarningApprover : wire::PersonRole::WarningAuthor;
        const auto holds = [&] {
            const auto& roles = person->enrolment.roles;
            return std::find(roles.begin(), roles.end(), needed) != roles.end();
        };
        if (!person)
            out << Words::tr("nicht eingetragen");
        else if (person->revoked)
            out << Words::tr("Schlüssel gesperrt");
        else if (static_cast<int>(place) == first)
            out << Words::tr("hat schon freigegeben");
        else if (!holds())
            out << (second ? Words::tr("darf nicht auslösen") : Words::tr("darf nicht verfassen"));
        else
            out << QString();
    }
    return out;
}

QStringList WarningDesk::firstReasons() const { return reasons(false); }
QStringList WarningDesk::secondReasons() const { return reasons(true); }

int WarningDesk::firstWithout(const QStringList& reasons, int wanted) const {
    if (wanted >= 0 && wanted < reasons.size() && reasons[wanted].isEmpty()) return wanted;
    for (qsizetype place = 0; place < reasons.size(); ++place) {
        if (reasons[place].isEmpty()) return static_cast<int>(place);
    }
    return -1;
}

int WarningDesk::authorPlace() const {
    return firstWithout(firstReasons(), m_login.person() ? placeOf(m_login.person()->id) : -1);
}

int WarningDesk::firstPlace() const {
    const situation::Alert* known = alert();
    return known && !m_edited && !known->approvals.empty() ? placeOf(known->approvals.front().person) : -1;
}

int WarningDesk::secondPlace() const {
    return firstWithout(secondReasons(), m_login.person() ? placeOf(m_login.person()->id) : -1);
}

void WarningDesk::signFirst(int person, const QString& passphrase) {
    if (m_busy || !canSignFirst()) return;
    m_busy = true;
    say(Words::tr("Schlüssel wird geöffnet …"), false);
    m_login.open(static_cast<std::size_t>(person), passphrase.toStdString(),
                 [this](base::Outcome<session::Identified> who) {
                     m_busy = false;
                     if (!who) return say(Words::tr("Nicht freigegeben: %1").arg(failureWords(who.failure())), true);
                     sayFirst(who.value());
                 });
}

void WarningDesk::signSecond(int person, const QString& passphrase, const QString& word) {
    if (m_busy || !canSignSecond()) return;
    if (!isConfirmedBy(word)) {
        return say(Words::tr("Zum Auslösen bitte das Wort %1 eintippen.").arg(confirmationWord()), true);
    }
    m_busy = true;
    say(Words::tr("Schlüssel wird geöffnet …"), false);
    m_login.open(static_cast<std::size_t>(person), passphrase.toStdString(),
                 [this](base::Outcome<session::Identified> who) {
                     m_busy = false;
                     if (!who) return say(Words::tr("Nicht ausgelöst: %1").arg(failureWords(who.failure())), true);
                     saySecond(who.value(), confirmationWord().toStdString());
                 });
}

void WarningDesk::sayFirst(const session::Identified& person) {
    const situation::Alert* known = alert();
    const wire::StepBy by{person.id, person.roles, person.revoked};
    wire::Approval approval;
    approval.alert = m_alert;
    approval.spokenConfirmation = confirmationWord().toStdString();
    m_tokens.clear();
    m_act = Act::First;
    const bool onlySigns = known && !m_edited && known->life.author == person.id;
    if (onlySigns) {
        approval.revision = known->life.revision;
        approval.contentHash = known->life.contentHash;
        if (const auto no = wire::mayApprove(known->life, approval, by, realm()); no != wire::RejectionCode::None) {
            return say(Words::tr("Nicht freigegeben: %1").arg(rejectionWords(wire::Rejection{no, {}, {}, {}})), true);
        }
        return send(person, wire::Kind::Approval, wire::encodePayload(approval), {known->life.draft});
    }
    wire::Draft draft;
    draft.alert = m_alert;
    draft.basedOn = known ? known->life.revision : 0;
    draft.revision = draft.basedOn + 1;
    draft.proposal = m_proposal;
    draft.proposalRecord = m_proposalRecord;
    draft.content = *m_content;
    const auto life = known ? std::optional(known->life) : std::nullopt;
    if (const auto no = wire::mayDraft(life, draft, by); no != wire::RejectionCode::None) {
        return say(Words::tr("Nicht freigegeben: %1").arg(rejectionWords(wire::Rejection{no, {}, {}, {}})), true);
    }
    base::Bytes payload = wire::encodePayload(draft);
    approval.revision = draft.revision;
    approval.contentHash = seal::sha256(payload);
    std::vector<wire::MessageId> cause;
    if (m_proposalRecord) cause.push_back(*m_proposalRecord);
    send(person, wire::Kind::Draft, std::move(payload), std::move(cause));
    send(person, wire::Kind::Approval, wire::encodePayload(approval), {});
}

void WarningDesk::saySecond(const session::Identified& person, const std::string& word) {
    const situation::Alert* known = alert();
    if (!known) return;
    wire::Approval approval;
    approval.alert = m_alert;
    approval.revision = known->life.revision;
    approval.contentHash = known->life.contentHash;
    approval.spokenConfirmation = word;
    m_tokens.clear();
    m_act = Act::Second;
    const auto no = wire::mayApprove(known->life, approval, {person.id, person.roles, person.revoked}, realm());
    if (no != wire::RejectionCode::None)
        return say(Words::tr("Nicht ausgelöst: %1").arg(rejectionWords(wire::Rejection{no, {}, {}, {}})), true);
    std::vector<wire::MessageId> cause;
    if (!known->approvals.empty()) cause.push_back(known->approvals.front().id);
    send(person, wire::Kind::Approval, wire::encodePayload(approval), std::move(cause));
}

void WarningDesk::send(const session::Identified& person, wire::Kind kind, base::Bytes payload,
                       std::vector<wire::MessageId> cause) {
    client::Submission submission;
    submission.kind = kind;
    submission.payload = std::move(payload);
    submission.source = session::sourceOf(person.function);
    submission.observedAt = m_store.presentNow().value_or(m_store.clock().now());
    submission.author = person.id;
    submission.operation = operationToSayIn(m_store);
    submission.cause = std::move(cause);
    m_busy = true;
    const std::uint64_t token = m_store.say(std::move(submission), person.key);
    m_tokens.push_back(token);
    say(Words::tr("Freigabe wird gesendet …"), false);
    hearSaying(token);
}

void WarningDesk::hearSaying(quint64 token) {
    if (std::find(m_tokens.begin(), m_tokens.end(), token) == m_tokens.end()) return;
    bool allInEffect = true;
    for (const std::uint64_t one : m_tokens) {
        const session::Saying* saying = m_store.saying(one);
        if (!saying) continue;
        if (saying->progress == session::Progress::Refused || saying->progress == session::Progress::NotTaken) {
            m_busy = false;
            return say((m_act == Act::Second ? Words::tr("Nicht ausgelöst: %1") : Words::tr("Nicht freigegeben: %1"))
                           .arg(sayingWords(*saying)),
                       true);
        }
        allInEffect = allInEffect && saying->progress == session::Progress::InEffect;
    }
    if (!allInEffect) return;
    m_busy = false;
    m_tokens.clear();
    m_edited = m_editing = false;
    if (const situation::Alert* known = alert()) m_revision = std::max(m_revision, known->life.revision);
    m_step = stepMax();
    emit areaChanged();
    if (const situation::Alert* known = alert(); known && m_act == Act::First) {
        // The second person sees every doubt, also one that the first has set aside.
        noteOrigin(*known);
        noteLag(*known);
    }
    const Act done = m_act;
    say(done == Act::First ? Words::tr("Erste Freigabe gespeichert. Jetzt muss eine zweite Person prüfen und auslösen.")
                           : releasedWords(),
        false);
    m_isFirstNotice = done == Act::First;
    emit changed();
}

QString WarningDesk::releasedWords() const {
    if (!channelHint().isEmpty())
        return Words::tr(
            "Zweite Freigabe gespeichert. Es wird nur eine CAP-Datei abgelegt: Kein Warnkanal ist "
            "angeschlossen, die Bevölkerung erfährt davon nichts.");
    return isAllClear() ? Words::tr("Zweite Freigabe gespeichert. Die Entwarnung geht hinaus.")
                        : Words::tr("Zweite Freigabe gespeichert. Die Warnung geht hinaus.");
}

QString WarningDesk::releaseHint() const {
    if (!channelHint().isEmpty())
        return isAllClear() ? Words::tr("Mit der zweiten Freigabe wird die Entwarnung als CAP-Datei abgelegt.")
                            : Words::tr("Mit der zweiten Freigabe wird die Warnung als CAP-Datei abgelegt.");
    return isAllClear() ? Words::tr("Mit der zweiten Freigabe geht die Entwarnung hinaus.")
                        : Words::tr("Mit der zweiten Freigabe geht die Warnung hinaus.");
}

}  // namespace models
