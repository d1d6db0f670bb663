// SPDX-License-Identifier: EUPL-1.2
#include "console/models/warning_desk.h"

#include <algorithm>

#include "broker/wire/codec.h"
#include "console/models/proposal_words.h"
#include "console/models/rejections.h"
#include "console/models/station_view.h"

namespace models {

namespace {

QString personName(const session::Store& store, const std::string& id) {
    const wire::Roster::Person* person = store.present().roster.person(id);
    if (!person) return text(id);
    return text(person->enrolment.function) + QStringLiteral(", ") + text(person->enrolment.displayName);
}

std::string randomAlertId() {
    std::array<std::uint8_t, 16> bytes{};
    seal::fillRandom(bytes);
    return base::toHex(bytes);
}

}  // namespace

WarningDesk::WarningDesk(session::Store& store, session::Login& login, const Format& format, QObject* parent)
    : QObject(parent),
      m_store(store),
      m_login(login),
      m_format(format),
      m_language(format.language() == Language::German ? "de" : "en") {
    connect(&m_store, &session::Store::folded, this, &WarningDesk::follow);
    connect(&m_store, &session::Store::linkChanged, this, &WarningDesk::changed);
    connect(&m_login, &session::Login::changed, this, &WarningDesk::changed);
    connect(&m_store, &session::Store::sayingChanged, this, &WarningDesk::hearSaying);
}

const situation::Alert* WarningDesk::alert() const {
    const auto found = m_store.present().alerts.find(m_alert);
    return found == m_store.present().alerts.end() ? nullptr : &found->second;
}

wire::RealmKind WarningDesk::realm() const {
    return m_store.present().realm ? m_store.present().realm->kind : wire::RealmKind::Exercise;
}

void WarningDesk::openProposal(const QString& proposal) {
    const auto found = m_store.present().proposals.find(proposal.toStdString());
    if (found == m_store.present().proposals.end()) return;
    if (m_content && m_edited && m_proposal == found->first) {
        if (m_proposalRecord == found->second.id) return;
        return say(Words::tr("Hier sind ungesicherte Änderungen. Erst freigeben oder verwerfen, dann die gestiegene "
                             "Lage übernehmen."),
                   true);
    }
    if (const situation::Alert* made = outgrown(m_store.present(), found->second))
        return openRise(found->second, *made);
    if (found->second.alert) return openWarning(text(*found->second.alert));
    const wire::Proposal& said = found->second.proposal;
    m_alert = randomAlertId();
    m_proposal = said.proposal;
    m_proposalRecord = found->second.id;
    m_revision = 0;
    m_origin = Words::tr("aus Warnvorschlag · %1, %2")
                   .arg(groundWords(said, m_store, m_format), Format::clock(found->second.updatedAt));
    m_ground = {said.proposal, said.station.value_or(""), said.valueCm, found->second.updatedAt};
    m_editing = true;
    m_step = 1;
    load(said.content);
}

void WarningDesk::openRise(const situation::ProposalView& view, const situation::Alert& made) {
    wire::WarningContent content = view.proposal.content;
    const bool isOpen = made.life.phase == wire::AlertPhase::Drafted || made.life.phase == wire::AlertPhase::SignedOnce;
    std::vector<std::string> updates = made.draft.content.updates;
    if (!isOpen) updates.push_back(made.draft.alert);
    // The broker takes an update only of warnings that are in force.
    std::erase_if(updates, [this](const std::string& id) {
        const auto found = m_store.present().alerts.find(id);
        return found == m_store.present().alerts.end() || found->second.life.phase != wire::AlertPhase::Issued;
    });
    if (!updates.empty()) warning::asUpdate(content, std::move(updates), realm());
    m_alert = isOpen ? made.draft.alert : randomAlertId();
    m_revision = isOpen ? made.life.revision : 0;
    m_proposal = view.proposal.proposal;
    m_proposalRecord = view.id;
    m_origin =
        isOpen ? Words::tr("%1 · neue Fassung des Entwurfs, %2, %3") : Words::tr("%1 · löst die Warnung ab, %2, %3");
    m_origin = m_origin.arg(changeWords(view, made.draft.content.level), risenWords(view.proposal, m_format),
                            Format::clock(view.updatedAt));
    m_ground = {view.proposal.proposal, view.proposal.station.value_or(""), view.proposal.valueCm, view.updatedAt};
    m_editing = true;
    m_step = 1;
    load(content);
    noteDropped(made.issuedContent ? *made.issuedContent : made.draft.content);
    // What stands in the journal is the older text: only a new revision can be signed.
    m_edited = isOpen;
    emit changed();
}

void WarningDesk::takeRise() {
    if (!m_content || !m_proposal || riseWarning().isEmpty()) return;
    m_edited = false;
    openProposal(text(*m_proposal));
}

DraftGround WarningDesk::groundOf(const situation::Alert& known) const {
    DraftGround ground{known.draft.proposal, {}, std::nullopt, known.draftedAt};
    const auto& proposals = m_store.present().proposals;
    const auto said = known.draft.proposal ? proposals.find(*known.draft.proposal) : proposals.end();
    // A newer saying of the worker has other values than this text.
    if (said != proposals.end() && said->second.id == known.draft.proposalRecord) {
        ground.station = said->second.proposal.station.value_or("");
        ground.valueCm = said->second.proposal.valueCm;
        ground.at = said->second.updatedAt;
    } else if (known.draft.alert == m_alert && m_ground.proposal == ground.proposal) {
        return m_ground;  // opened here before: its values are known
    }
    return ground;
}

void WarningDesk::openWarning(const QString& alertId) {
    const auto found = m_store.present().alerts.find(alertId.toStdString());
    if (found == m_store.present().alerts.end()) return;
    const situation::Alert& known = found->second;
    m_ground = groundOf(known);
    m_alert = found->first;
    m_proposal = known.draft.proposal;
    m_proposalRecord = known.draft.proposalRecord;
    m_revision = known.life.revision;
    m_origin = Words::tr("Entwurf von %1, %2, Fassung %3")
                   .arg(personName(m_store, known.life.author), Format::clock(known.draftedAt))
                   .arg(known.life.revision);
    m_editing = false;
    m_step = known.issued ? 5 : 4;
    load(known.issuedContent ? *known.issuedContent : known.draft.content);
    noteOrigin(known);
    noteLag(known);
}

bool WarningDesk::mayAllClear() const {
    const situation::Alert* known = m_content ? alert() : nullptr;
    return known && known->life.phase == wire::AlertPhase::Issued &&
           known->draft.content.act != wire::WarningAct::Cancel && !updateOf(m_store.present(), m_alert);
}

void WarningDesk::openAllClear() { openEnding(&warning::allClear, Words::tr("Entwarnung zu Warnung %1")); }

void WarningDesk::openFalseAlarm() {
    openEnding(&warning::falseAlarm, Words::tr("Berichtigung zu Warnung %1: Fehlalarm"));
}

void WarningDesk::openEnding(Ending ending, const QString& origin) {
    if (!mayAllClear()) return;
    const situation::Alert& known = *alert();
    std::vector<std::string> ended;
    if (known.draft.proposal) ended = inForceFor(m_store.present(), *known.draft.proposal);
    if (std::find(ended.begin(), ended.end(), m_alert) == ended.end()) ended.push_back(m_alert);
    const auto number = known.issued ? known.issued->number : 0;
    const wire::WarningContent active = known.issuedContent ? *known.issuedContent : known.draft.content;
    m_proposal = known.draft.proposal;
    m_proposalRecord = known.draft.proposalRecord;
    m_origin = origin.arg(number, 4, 10, QLatin1Char('0'));
    m_ground = {known.draft.proposal, {}, std::nullopt, m_store.presentNow().value_or(m_store.clock().now())};
    m_alert = randomAlertId();
    m_revision = 0;
    m_editing = true;
    m_step = 3;
    load(ending(active, std::move(ended), m_store.presentNow().value_or(m_store.clock().now()), realm()));
}

void WarningDesk::load(const wire::WarningContent& content) {
    m_content = content;
    m_edited = false;
    m_texts.start(content, water());
    m_dropped.clear();
    m_lagging.clear();
    m_laggingKeptBy.clear();
    m_catchingUp.clear();
    m_message.clear();
    m_isFirstNotice = false;
    m_tokens.clear();
    m_act = Act::None;
    m_busy = false;
    m_wasIssued = alert() && alert()->issued;
    m_receipts.show(alert());
    judge();
    emit areaChanged();
    emit changed();
}

void WarningDesk::close() {
    m_content.reset();
    m_editing = m_edited = m_busy = false;
    m_message.clear();
    m_tokens.clear();
    m_act = Act::None;
    emit areaChanged();
    emit changed();
}

void WarningDesk::editAgain() {
    if (!mayReopen()) return;
    m_editing = true;
    m_step = 3;
    emit areaChanged();
    emit changed();
}

void WarningDesk::discardEdits() {
    const situation::Alert* known = alert();
    if (known)
        openWarning(text(m_alert));
    else if (m_proposal) {
        m_edited = false;
        openProposal(text(*m_proposal));
    }
}

geometry::MapArea WarningDesk::area() const {
    return m_content ? geometry::toMap(m_content->area) : geometry::MapArea{};
}

void WarningDesk::setStep(int step) {
    if (step < 1 || step > stepMax() || step == m_step) return;
    m_step = step;
    emit areaChanged();
    emit changed();
}

int WarningDesk::stepMax() const {
    const situation::Alert* known = alert();
    return known && known->issued ? 5 : 4;
}

QString WarningDesk::title() const {
    if (!m_content) return {};
    for (const wire::WarningText& one : m_content->texts) {
        if (one.language.starts_with(m_format.language() == Language::German ? "de" : "en")) return text(one.headline);
    }
    return m_content->texts.empty() ? QString() : text(m_content->texts.front().headline);
}

QString WarningDesk::phase() const {
    const situation::Alert* known = alert();
    if (!known && m_content && m_content->act == wire::WarningAct::Cancel)
        return Words::tr("Entwarnung, noch kein Entwurf");
    if (!known) return Words::tr("Vorschlag, noch kein Entwurf");
    QString words = phaseWords(known->life.phase);
    if (known->issued)
        words = (isAllClear() ? Words::tr("Entwarnung %1, %2") : Words::tr("Warnung %1, %2"))
                    .arg(warningNumber(*known), standingWords(m_store.present(), *known));
    return words;
}

bool WarningDesk::mayReopen() const {
    const situation::Alert* known = alert();
    return m_content && !m_editing && known &&
           (known->life.phase == wire::AlertPhase::Drafted || known->life.phase == wire::AlertPhase::SignedOnce);
}

int WarningDesk::level() const { return m_content ? static_cast<int>(m_content->level) : 0; }

void WarningDesk::touch(bool textsChanged) {
    m_edited = true;
    if (textsChanged) warning::refreshChannels(*m_content, realm());
    judge();
    emit changed();
}

void WarningDesk::judge() {
    if (!m_content) return;
    m_judgedAt = m_store.presentNow();
    auto findings = warning::check(*m_content);
    if (!isDecided()) {
        for (warning::Finding& doubt : doubtsOf(m_store, *m_content, m_ground, m_format))
            findings.push_back(std::move(doubt));
        addTextDoubts(findings);
    }
    m_findings.show(findings, m_format);
    m_channels.show(*m_content, m_language, m_format, m_store.present());
}

QString WarningDesk::expires() const { return m_content ? m_format.dateClock(m_content->expires) : QString(); }

QString WarningDesk::nextInformation() const {
    return m_content && m_content->nextInformationAt ? Format::clock(*m_content->nextInformationAt)
                                                     : QStringLiteral("–");
}

const wire::WarningContent* WarningDesk::counted() const {
    if (!m_content) return nullptr;
    for (const situation::Alert* ended : endedBy(m_store.present(), *m_content))
        return ended->issuedContent ? &*ended->issuedContent : &ended->draft.content;
    return &*m_content;
}

QString WarningDesk::ends() const {
    if (!m_content) return {};
    QStringList out;
    for (const situation::Alert* ended : endedBy(m_store.present(), *m_content)) {
        const auto& content = ended->issuedContent ? *ended->issuedContent : ended->draft.content;
        out << Words::tr("Warnung %1 von %2, %3")
                   .arg(warningNumber(*ended), Format::clock(ended->issuedAt), m_format.warningLevel(content.level));
    }
    return out.join(QStringLiteral("\n"));
}

QString WarningDesk::people() const { return counted() ? m_format.people(counted()->people) : QString(); }
QString WarningDesk::peopleRange() const { return counted() ? m_format.peopleRange(counted()->people) : QString(); }
QString WarningDesk::objects() const { return counted() ? m_format.count(counted()->objects) : QString(); }

QRectF WarningDesk::areaBox() const {
    const geometry::MapArea shown = area();
    if (shown.empty() || shown.front().empty()) return {};
    const geometry::MapBox box = geometry::boxOf(shown);
    return {QPointF(box.westM, box.southM), QPointF(box.eastM, box.northM)};
}

QString WarningDesk::areaSize() const {
    if (!m_content) return {};
    return m_format.decimal(geometry::areaM2(area()) / 1e6, 2) + QStringLiteral("\u00A0km²");
}

QString WarningDesk::signer(std::size_t which) const {
    const situation::Alert* known = alert();
    if (!known || m_edited) return {};
    if (which < known->approvals.size()) return personName(m_store, known->approvals[which].person);
    if (known->issued && which < known->issued->persons.size())
        return personName(m_store, known->issued->persons[which]);
    return {};
}

QString WarningDesk::firstSignedAt() const {
    const situation::Alert* known = alert();
    return known && !m_edited && !known->approvals.empty() ? Format::clock(known->approvals.front().at, true)
                                                           : QString();
}

QString WarningDesk::secondSignedAt() const {
    const situation::Alert* known = alert();
    return known && !m_edited && known->approvals.size() > 1 ? Format::clock(known->approvals[1].at, true) : QString();
}

QString WarningDesk::contentHash() const {
    const situation::Alert* known = alert();
    if (!known || m_edited) return {};
    const QString hex = text(base::toHex(known->life.contentHash)).toUpper();
    return hex.left(4) + QLatin1Char(' ') + hex.mid(4, 4) + QLatin1Char(' ') + hex.mid(8, 4);
}

bool WarningDesk::canSignFirst() const {
    const situation::Alert* known = alert();
    const bool needsFirst = !known || m_edited || known->life.phase == wire::AlertPhase::Drafted;
    return m_content && needsFirst && whyNot().isEmpty();
}

bool WarningDesk::canSignSecond() const {
    const situation::Alert* known = alert();
    return m_content && known && !m_edited && known->life.phase == wire::AlertPhase::SignedOnce && whyNot().isEmpty();
}

QString WarningDesk::whyNot() const {
    if (!m_content) return {};
    if (m_store.linkPhase() != session::LinkPhase::Connected)
        return Words::tr("Keine Verbindung zum Broker: Freigeben ist jetzt nicht möglich.");
    if (m_store.present().exercise && m_store.present().exercise->phase == wire::ExercisePhase::Ended)
        return Words::tr("Die Übung ist beendet: Es wird nichts mehr versandt.");
    if (m_login.keyFiles().empty()) return Words::tr("An dieser Konsole ist kein Personenschlüssel hinterlegt.");
    const situation::Alert* known = alert();
    if (isDecided()) {
        return (isAllClear() ? Words::tr("Diese Entwarnung ist %1.") : Words::tr("Diese Warnung ist %1."))
            .arg(phaseWords(known->life.phase));
    }
    if (known && m_revision < known->life.revision)
        return Words::tr("Inzwischen liegt Fassung %1 vor. Bitte diese öffnen.").arg(known->life.revision);
    if (m_findings.stops()) return Words::tr("Erst die mit ✕ bezeichneten Punkte beheben.");
    return {};
}

bool WarningDesk::isDecided() const {
    const situation::Alert* known = m_content ? alert() : nullptr;
    return known && known->life.phase != wire::AlertPhase::Drafted && known->life.phase != wire::AlertPhase::SignedOnce;
}

QString WarningDesk::riseWarning() const {
    if (!m_content || !m_proposal || isDecided()) return {};
    const auto found = m_store.present().proposals.find(*m_proposal);
    if (found == m_store.present().proposals.end() || found->second.id == m_proposalRecord) return {};
    const wire::Proposal& now = found->second.proposal;
    if (now.content.level <= m_content->level) {
        if (now.level && !warning::hasGrown(warning::reachedOf(*m_content), warning::reachedOf(now.content))) return {};
        return Words::tr("Die Lage hat sich seit diesem Entwurf geändert (%1). Prüfen, ob der Text noch stimmt.")
            .arg(Format::clock(found->second.updatedAt));
    }
    return Words::tr("Die Lage ist seit diesem Entwurf auf %1 gestiegen. Prüfen, ob der Text noch stimmt.")
        .arg(risenWords(now, m_format));
}

const wire::Proposal* WarningDesk::proposal() const {
    if (!m_content || !m_proposal) return nullptr;
    const auto found = m_store.picture().proposals.find(*m_proposal);
    return found == m_store.picture().proposals.end() ? nullptr : &found->second.proposal;
}

QString WarningDesk::grounds() const {
    const wire::Proposal* said = isAllClear() ? nullptr : proposal();
    if (said == nullptr || said->level) return {};
    const auto& byDay = said->peopleByDay;
    return proposalDetail(*said, m_store, m_format) + QLatin1Char('\n') +
           (byDay ? Words::tr("Menschen tags: %1.").arg(m_format.peopleFull(byDay))
                  : Words::tr("Menschen tags: unbekannt."));
}

QString WarningDesk::groundSubject() const {
    const wire::Proposal* said = proposal();
    return said != nullptr ? models::groundSubject(*said, m_store) : QString();
}

QString WarningDesk::confirmationWord() const { return text(wire::confirmationWord(realm())); }

bool WarningDesk::isConfirmedBy(const QString& word) const {
    return wire::isConfirmed(realm(), word.trimmed().toStdString());
}

void WarningDesk::follow() {
    if (!m_content) return;
    const situation::Alert* known = alert();
    m_receipts.show(known);
    if (known && !m_edited && !m_busy && m_revision < known->life.revision && m_revision > 0)
        openWarning(text(m_alert));
    if (known && !m_edited && m_revision == 0) m_revision = known->life.revision;
    if (m_judgedAt != m_store.presentNow()) judge();
    const bool isIssued = known && known->issued;
    if (isIssued && !m_wasIssued && !m_edited) m_step = 5;
    m_wasIssued = isIssued;
    emit changed();
}

QString WarningDesk::message() const {
    if (!m_isFirstNotice) return m_message;
    const situation::Alert* known = alert();
    const bool stands = known && !known->approvals.empty();
    if (stands && !m_edited) return m_message;
    // "Now a second person must" is over as soon as the text is touched or the signature has fallen.
    return stands ? QString() : Words::tr("Die erste Freigabe gilt nicht mehr. Sie muss neu gegeben werden.");
}

void WarningDesk::say(const QString& message, bool isFailure) {
    m_message = message;
    m_isFirstNotice = false;
    m_messageIsFailure = isFailure;
    emit changed();
}

}  // namespace models
