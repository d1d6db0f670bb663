// SPDX-License-Identifier: EUPL-1.2
#include "agents/dispatch/answer_desk.h"

#include <algorithm>
#include <cstdio>

#include "agents/dispatch/call_letter.h"
#include "agents/dispatch/mail_decode.h"
#include "agents/dispatch/mail_text.h"
#include "broker/seal/seal.h"
#include "broker/wire/codec.h"

namespace dispatch {
namespace {

using wire::CallMove;

constexpr std::uint64_t kAnswerPatienceTicks = 30;
/// A correspondence longer than this is read by a person.
constexpr std::size_t kMailsOfOneMax = 20;
/// A mailbox that comes and goes is told of so often with one call.
constexpr std::uint64_t kOutageStepsMax = 10;
constexpr std::int64_t kOutageToldMs = 24LL * 3'600'000;

bool isPersonsAnswer(CallMove move) {
    return move == CallMove::Coming || move == CallMove::Declined || move == CallMove::Arrived;
}

std::uint64_t epochOf(const std::string& words) {
    const auto hash = seal::sha256(base::bytesOf(words));
    std::uint64_t epoch = 0;
    for (std::size_t i = 0; i < 8; ++i) epoch = epoch << 8 | hash[i];
    return epoch;
}

/// The mail's own id under its own epoch: the broker takes it once, whoever says it how often.
wire::MessageId idOfMail(const wire::RealmId& realm, const wire::DeviceId& self, const std::string& token,
                         const FetchedMail& mail, const std::string& messageId) {
    const std::string place = std::to_string(mail.place.uidValidity) + " " + std::to_string(mail.place.uid);
    const std::uint64_t epoch = epochOf("lagewerk-mail-answer/1\n" + realm.text() + "\n" + token + "\n" +
                                        (messageId.empty() ? "place " + place : "id " + messageId));
    return wire::MessageId::outbox(self, epoch, 1);
}

/// Of the words about the mailbox that stand with a call: odd ones that it cannot be read, even ones that it can.
std::uint64_t outageEpochOf(const wire::RealmId& realm, const std::string& call) {
    return epochOf("lagewerk-mail-outage/1\n" + realm.text() + "\n" + call);
}

/// Somebody who was called by mail has not answered, and the call is of today.
bool awaitsMail(const KnownCall& known, base::Instant now) {
    if (known.isClosed || base::spanMs(now, known.calledAt) > kOutageToldMs) return false;
    return std::ranges::any_of(known.call.targets, [&](const wire::CallTarget& target) {
        return target.reach.means == "mail" && known.progressOf(target).move == CallMove::Sent &&
               !known.answered.contains(target.contact);
    });
}

std::string germanClock(base::Instant at) {
    const base::CivilTime civil = base::civilGerman(at);
    char text[16];
    std::snprintf(text, sizeof text, "%02d:%02d", civil.hour, civil.minute);
    return text;
}

std::string inQuotes(const std::string& line) { return line.empty() ? "ohne Text" : "„" + line + "“"; }

}  // namespace

AnswerDesk::AnswerDesk(wire::RealmId realm, wire::DeviceId self, std::shared_ptr<Mailbox> mailbox,
                       const base::Clock& clock, std::function<void(const std::string&)> onTrouble)
    : m_realm(realm), m_self(self), m_mailbox(std::move(mailbox)), m_clock(&clock), m_onTrouble(std::move(onTrouble)) {}

void AnswerDesk::fold(const wire::Record& record) {
    if (!m_mailbox || record.verdict != 0 || record.envelope.kind != wire::Kind::CallStep) return;
    const bool isOwn = record.submitter == m_self;
    if (isOwn) m_stands.insert(record.envelope.id);
    if (isOwn && record.envelope.id.form == wire::IdForm::Outbox) {
        m_outageSaid.erase(record.envelope.id);
        auto& steps = m_outageSteps[record.envelope.id.epoch()];
        steps = std::max(steps, record.envelope.id.counter());
    }
    // Its payload may have been deleted since; the id is enough to say nothing twice.
    if (const auto pending = m_pending.find(record.envelope.id); isOwn && pending != m_pending.end()) {
        m_mailbox->settle(pending->second.mail, pending->second.isUnderstood);
        std::erase(m_order, pending->first);
        m_pending.erase(pending);
    }
    const auto step = wire::payloadOf<wire::CallStep>(record.envelope);
    if (!step || step->move < CallMove::Coming) return;
    const Whom whom{step->call, step->contact};
    if (isOwn) ++m_saidOf[whom];
    if (!isPersonsAnswer(step->move)) return;
    const auto [newest, isFirst] = m_newest.try_emplace(whom, Newest{record.envelope.observedAt, step->move});
    if (!isFirst) newest->second = {std::max(newest->second.at, record.envelope.observedAt), step->move};
}

void AnswerDesk::noteRejected(const wire::MessageId& id) {
    const auto pending = m_pending.find(id);
    if (pending == m_pending.end()) return;
    tell("an answer by mail was refused by the broker; the mail is left unread");
    m_mailbox->settle(pending->second.mail, false);
    std::erase(m_order, id);
    m_pending.erase(pending);
}

void AnswerDesk::tell(const std::string& line) const {
    if (m_onTrouble) m_onTrouble(line);
}

std::vector<client::Submission> AnswerDesk::atTick(const wire::Tick& tick, std::size_t room, const CallWatch& calls,
                                                   bool isRead) {
    if (!m_mailbox) return {};
    for (const std::string& line : m_mailbox->troubles()) tell(line);
    // A call that stands behind would make a token an unknown one.
    if (!isRead) return {};
    for (const FetchedMail& mail : m_mailbox->fetched()) take(mail, tick, calls);
    std::vector<client::Submission> said = outagesAtTick(tick, calls);
    if (said.size() > room) said.resize(room);
    for (const wire::MessageId& id : m_order) {
        if (said.size() >= room) break;
        Pending& pending = m_pending.at(id);
        if (pending.saidAtTick != 0 && tick.number < pending.saidAtTick + kAnswerPatienceTicks) continue;
        pending.saidAtTick = tick.number;
        said.push_back(pending.said);
    }
    return said;
}

std::optional<AnswerDesk::Asked> AnswerDesk::askedBy(const std::vector<std::string>& tokens,
                                                     const CallWatch& calls) const {
    for (const KnownCall& known : calls.calls()) {
        if (known.envelope.realm != m_realm) continue;
        for (const wire::CallTarget& target : known.call.targets)
            if (std::ranges::find(tokens, callKey(m_realm, known.call.call, target.contact, target.reach.means)) !=
                tokens.end())
                return Asked{&known, &target};
    }
    return std::nullopt;
}

void AnswerDesk::take(const FetchedMail& mail, const wire::Tick& tick, const CallWatch& calls) {
    const MailText text = readMail(mail.raw);
    const auto asked = askedBy(text.tokens, calls);
    if (!asked) {
        tell("mailbox: a mail answers no call of this realm; it is left unread");
        return m_mailbox->settle(mail, false);
    }
    const Whom whom{asked->known->call.call, asked->target->contact};
    const std::string token = callKey(m_realm, whom.first, whom.second, asked->target->reach.means);
    const auto id = idOfMail(m_realm, m_self, token, mail, text.messageId);
    // Realm time when it was received: as long ago as by the wall clock, but not before the call.
    const std::int64_t ageMs = std::max<std::int64_t>(0, base::spanMs(m_clock->now(), mail.receivedAt));
    const base::Instant at = std::max(asked->known->calledAt, tick.at.plusMs(-ageMs));
    const auto [step, isUnderstood] = readingOf(text, *asked, at);
    if (m_stands.contains(id)) return m_mailbox->settle(mail, isUnderstood);
    if (m_pending.contains(id)) return m_mailbox->settle(mail, false);  // the same mail in another place
    if (m_saidOf[whom] >= kMailsOfOneMax) {
        tell("mailbox: more than 20 mails of one person about one call; the others are left unread");
        return m_mailbox->settle(mail, false);
    }
    m_pending.emplace(id, Pending{mail, submission(*asked->known, step, id, at), isUnderstood, 0});
    m_order.push_back(id);
}

client::Submission AnswerDesk::submission(const KnownCall& known, const wire::CallStep& step, const wire::MessageId& id,
                                          base::Instant at) const {
    client::Submission said;
    said.kind = wire::Kind::CallStep;
    said.payload = wire::encodePayload(step);
    said.source = "dispatch";
    said.observedAt = at;
    said.id = id;
    said.operation = known.envelope.operation;
    said.cause = {known.envelope.id};
    return said;
}

/// Silence of a mailbox that cannot be read is no silence of people: it is said with each call that waits.
std::vector<client::Submission> AnswerDesk::outagesAtTick(const wire::Tick& tick, const CallWatch& calls) {
    const auto outage = m_mailbox->outage();
    std::vector<client::Submission> said;
    for (const KnownCall& known : calls.calls()) {
        const std::uint64_t epoch = outageEpochOf(m_realm, known.call.call);
        const auto stands = m_outageSteps.find(epoch);
        const std::uint64_t steps = stands == m_outageSteps.end() ? 0 : stands->second;
        const bool isTold = steps % 2 == 1;
        if (isTold == outage.has_value() || steps >= kOutageStepsMax || !awaitsMail(known, tick.at)) continue;
        const auto id = wire::MessageId::outbox(m_self, epoch, steps + 1);
        const auto [at, isNew] = m_outageSaid.try_emplace(id, tick.number);
        if (!isNew && tick.number < at->second + kAnswerPatienceTicks) continue;
        at->second = tick.number;
        wire::CallStep step;
        step.call = known.call.call;
        step.move = CallMove::Noted;
        step.means = "mail";
        step.note = outage ? "Antworten per E-Mail kommen nicht an (" + *outage + "): bitte das Postfach lesen"
                           : "das Postfach ist wieder lesbar: Antworten per E-Mail kommen an";
        said.push_back(submission(known, step, id, tick.at));
    }
    return said;
}

AnswerDesk::Reading AnswerDesk::readingOf(const MailText& text, const Asked& asked, base::Instant at) const {
    Reading reading;
    wire::CallStep& step = reading.step;
    step.call = asked.known->call.call;
    step.contact = asked.target->contact;
    step.move = CallMove::Noted;
    step.means = "mail";
    const MailAnswer answer = understand(ownLines(text.words), at);
    const bool isFromTarget = asked.target->reach.means == "mail" && lowered(asked.target->reach.address) == text.from;
    const std::string sender = isFromTarget ? "" : " – von einer anderen Adresse";
    const auto noted = [&](const std::string& words) {
        step.note = words + sender;
        return reading;
    };
    if (text.isReturned) return noted("E-Mail vom Mailserver zurück, vielleicht nicht angekommen: bitte anrufen");
    if (text.isAutomatic) return noted("automatische E-Mail, keine Antwort: " + inQuotes(answer.line));
    if (!text.trouble.empty()) return noted("E-Mail nicht lesbar (" + text.trouble + "): bitte im Postfach lesen");
    if (answer.kind == MailAnswer::Kind::NotUnderstood || answer.kind == MailAnswer::Kind::Empty)
        return noted("E-Mail nicht verstanden, bitte lesen: " + inQuotes(answer.line));
    reading.isUnderstood = true;
    const auto newest = m_newest.find({step.call, step.contact});
    const bool isThere = newest != m_newest.end() && newest->second.move == CallMove::Arrived;
    if (isThere || (newest != m_newest.end() && newest->second.at > at))
        return noted("E-Mail von " + germanClock(at) + " ändert nichts (" +
                     (isThere ? "ist schon da" : "es gibt eine neuere Antwort") + "): " + inQuotes(answer.line));
    step.move = answer.kind == MailAnswer::Kind::Coming ? CallMove::Coming : CallMove::Declined;
    step.arrival = answer.arrival;
    step.note = inQuotes(answer.line) + (answer.isTimeUnclear ? " – Uhrzeit unklar" : "") +
                (answer.hasMore ? " – die E-Mail sagt noch mehr" : "") +
                (sender.empty() ? "" : sender + ", bitte prüfen");
    return reading;
}

}  // namespace dispatch
