// SPDX-License-Identifier: EUPL-1.2
#include "console/models/warning_lists.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

#include <QRegularExpression>

#include "console/models/proposal_words.h"
#include "console/models/warning_doubts.h"
#include "console/models/worker_words.h"

namespace models {

namespace {

constexpr std::size_t kCellBroadcastGsmMax = 1395;
constexpr std::size_t kCellBroadcastUcsMax = 600;
/// Read aloud: characters a second, slow and clear.
constexpr int kSpokenCharactersPerS = 14;

/// Nothing more to be done about it, whatever its level was.
bool isOver(wire::AlertPhase phase) {
    return phase == wire::AlertPhase::Withdrawn || phase == wire::AlertPhase::Cancelled ||
           phase == wire::AlertPhase::Expired;
}

bool isOpen(wire::AlertPhase phase) {
    return phase == wire::AlertPhase::Drafted || phase == wire::AlertPhase::SignedOnce;
}

}  // namespace

QString titleOf(const wire::WarningContent& content, const Format& format) {
    const std::string wanted = format.language() == Language::German ? "de" : "en";
    for (const wire::WarningText& one : content.texts) {
        if (one.language.starts_with(wanted)) return text(one.headline);
    }
    return content.texts.empty() ? Words::tr("ohne Text") : text(content.texts.front().headline);
}

QString phaseWords(wire::AlertPhase phase) {
    switch (phase) {
        case wire::AlertPhase::Drafted: return Words::tr("Entwurf");
        case wire::AlertPhase::SignedOnce: return Words::tr("einmal freigegeben");
        case wire::AlertPhase::Issued: return Words::tr("ausgelöst");
        case wire::AlertPhase::Withdrawn: return Words::tr("zurückgezogen");
        case wire::AlertPhase::Cancelled: return Words::tr("aufgehoben");
        case wire::AlertPhase::Expired: break;
    }
    return Words::tr("abgelaufen");
}

QString channelWords(const std::string& channel) {
    if (channel == "cell-broadcast") return Words::tr("Cell Broadcast");
    if (channel == "siren") return Words::tr("Sirene");
    if (channel == "radio") return Words::tr("Rundfunk, vorgelesen");
    if (channel == "mail") return Words::tr("E-Mail");
    if (channel == "banner") return Words::tr("Einheiten und Konsolen");
    if (channel == "cap") return Words::tr("CAP-Datei");
    if (channel == "cap-post") return Words::tr("CAP an einen Server");
    return text(channel);
}

QString receiptWords(wire::ReceiptState state) {
    switch (state) {
        case wire::ReceiptState::Queued: return Words::tr("wartet");
        case wire::ReceiptState::Sent: return Words::tr("gesendet");
        case wire::ReceiptState::Received: return Words::tr("angekommen");
        case wire::ReceiptState::Read: return Words::tr("gelesen");
        case wire::ReceiptState::Failed: return Words::tr("gescheitert");
        case wire::ReceiptState::Uncertain: break;
    }
    return Words::tr("ungewiss");
}

namespace {

/// "Leitstelle (simuliert)": the dispatcher's own additions and names; anything else is a name of the town's.
QString translated(QString words) {
    for (const auto& [german, shown] :
         std::initializer_list<std::pair<const char*, QString>>{{"nicht erreichbar", Words::tr("nicht erreichbar")},
                                                                {"simuliert", Words::tr("simuliert")},
                                                                {"Einsatzkräfte", Words::tr("Einsatzkräfte")},
                                                                {"CAP-Ausgang", Words::tr("CAP-Ausgang")},
                                                                {"Leitstelle", Words::tr("Leitstelle")},
                                                                {"Rundfunk", Words::tr("Rundfunk")},
                                                                {"Sirenen", Words::tr("Sirenen")}})
        words.replace(QString::fromUtf8(german), shown);
    return words;
}

}  // namespace

QString recipientWords(const std::string& recipient) {
    static constexpr std::array kKnown = {"Einsatzkräfte", "CAP-Ausgang", "Leitstelle",
                                          "Rundfunk",      "Sirenen",     "Cell Broadcast"};
    for (const std::string known : kKnown) {
        if (recipient == known || recipient == known + " (simuliert)") return translated(text(recipient));
    }
    return text(recipient);
}

namespace {

/// What agents/dispatch says of real ways, in German as for calls; a gateway's own words stay as they are.
QString sendingWords(const QString& said) {
    const std::array<std::pair<const char*, QString>, 13> known{{
        {"ungewiss, ob es hinausging: bitte nachfragen", Words::tr("ungewiss, ob es hinausging: bitte nachfragen")},
        {"unklar, ob es hinausging: bitte nachfragen", Words::tr("unklar, ob es hinausging: bitte nachfragen")},
        {"unklar, ob die E-Mail hinausging: bitte nachfragen",
         Words::tr("unklar, ob die E-Mail hinausging: bitte nachfragen")},
        {"Annahme bestätigt: lag schon vor", Words::tr("Annahme bestätigt: lag schon vor")},
        {"Annahme bestätigt", Words::tr("Annahme bestätigt")},
        {"nicht gesendet: ", Words::tr("nicht gesendet: ")},
        {"keine Verbindung zum ", Words::tr("keine Verbindung zum ")},
        {"keine sichere Verbindung zum ", Words::tr("keine sichere Verbindung zum ")},
        {"der Mailserver antwortet nicht", Words::tr("der Mailserver antwortet nicht")},
        {"der Server antwortet nicht", Words::tr("der Server antwortet nicht")},
        {"vom Server abgelehnt", Words::tr("vom Server abgelehnt")},
        {"vom Mailserver abgelehnt", Words::tr("vom Mailserver abgelehnt")},
        {"die Verbindung zum Server brach ab", Words::tr("die Verbindung zum Server brach ab")},
    }};
    QString words = said;
    for (const auto& [german, shown] : known) words.replace(QString::fromUtf8(german), shown);
    return words;
}

}  // namespace

QString receiptDetailWords(const std::string& detail) {
    static const QRegularExpression again(QStringLiteral("^Versuch (\\d+): (.*); wird wiederholt$"));
    static const QRegularExpression over(QStringLiteral("^nach (\\d+) Versuch(?:en)?: (.*)$"));
    if (detail.starts_with("simuliert")) return translated(text(detail));
    const QString said = deliveryWords(detail);
    if (const auto found = again.match(said); found.hasMatch())
        return Words::tr("Versuch %1: %2; wird wiederholt").arg(found.captured(1), sendingWords(found.captured(2)));
    if (const auto found = over.match(said); found.hasMatch())
        return Words::tr("nach %1 Versuchen: %2").arg(found.captured(1), sendingWords(found.captured(2)));
    return sendingWords(said);
}

QString warningNumber(const situation::Alert& alert) {
    return alert.issued ? QString(QStringLiteral("%1")).arg(alert.issued->number, 4, 10, QLatin1Char('0')) : QString();
}

const situation::Alert* updateOf(const situation::Situation& picture, const std::string& id) {
    const situation::Alert* newest = nullptr;
    for (const auto& [other, alert] : picture.alerts) {
        if (!alert.issued || !alert.issuedContent || alert.issuedContent->act != wire::WarningAct::Update) continue;
        const auto& updates = alert.issuedContent->updates;
        if (std::find(updates.begin(), updates.end(), id) == updates.end()) continue;
        if (!newest || newest->issued->number < alert.issued->number) newest = &alert;
    }
    return newest;
}

bool isInForce(const situation::Situation& picture, const std::string& id) {
    const auto at = picture.alerts.find(id);
    if (at == picture.alerts.end() || at->second.life.phase != wire::AlertPhase::Issued) return false;
    const auto& content = at->second.issuedContent ? *at->second.issuedContent : at->second.draft.content;
    return content.act != wire::WarningAct::Cancel && !updateOf(picture, id);
}

QString standingWords(const situation::Situation& picture, const situation::Alert& alert) {
    if (alert.life.phase == wire::AlertPhase::Issued) {
        if (const situation::Alert* update = updateOf(picture, alert.draft.alert))
            return Words::tr("abgelöst durch Warnung %1").arg(warningNumber(*update));
    }
    return phaseWords(alert.life.phase);
}

std::vector<const situation::Alert*> endedBy(const situation::Situation& picture, const wire::WarningContent& content) {
    std::vector<const situation::Alert*> ended;
    if (content.act != wire::WarningAct::Cancel) return ended;
    for (const std::string& id : content.updates) {
        const auto at = picture.alerts.find(id);
        if (at != picture.alerts.end() && at->second.issued) ended.push_back(&at->second);
    }
    std::stable_sort(ended.begin(), ended.end(),
                     [](auto* a, auto* b) { return a->issued->number > b->issued->number; });
    return ended;
}

std::vector<std::string> inForceFor(const situation::Situation& picture, const std::string& proposal) {
    std::vector<const situation::Alert*> found;
    for (const auto& [id, alert] : picture.alerts) {
        if (alert.draft.proposal == proposal && alert.life.phase == wire::AlertPhase::Issued &&
            alert.draft.content.act != wire::WarningAct::Cancel)
            found.push_back(&alert);
    }
    std::stable_sort(found.begin(), found.end(), [](auto* a, auto* b) { return a->issuedAt < b->issuedAt; });
    std::vector<std::string> ids;
    ids.reserve(found.size());
    for (const situation::Alert* alert : found) ids.push_back(alert->draft.alert);
    return ids;
}

bool allClearIsDue(const situation::Situation& picture, const std::string& id) {
    const auto at = picture.alerts.find(id);
    if (at == picture.alerts.end() || !at->second.draft.proposal) return false;
    const std::string& proposal = *at->second.draft.proposal;
    if (picture.proposals.contains(proposal)) return false;
    const auto standing = inForceFor(picture, proposal);
    if (standing.empty() || standing.back() != id) return false;
    return std::none_of(picture.alerts.begin(), picture.alerts.end(), [&](const auto& one) {
        return one.second.draft.proposal == proposal && isOpen(one.second.life.phase);
    });
}

const situation::Alert* outgrown(const situation::Situation& picture, const situation::ProposalView& view) {
    if (!view.alert) {
        const auto standing = inForceFor(picture, view.proposal.proposal);
        return standing.empty() ? nullptr : &picture.alerts.at(standing.back());
    }
    const auto made = picture.alerts.find(*view.alert);
    if (made == picture.alerts.end()) return nullptr;
    const situation::Alert& alert = made->second;
    const wire::WarningContent& content = alert.issuedContent ? *alert.issuedContent : alert.draft.content;
    // A river's proposal is said anew as its water grows: news is who it reaches by now. Another area, end or hazard is
    // news by itself.
    const bool isNews = view.proposal.content.level > content.level || !view.proposal.level ||
                        warning::hasGrown(warning::reachedOf(content), warning::reachedOf(view.proposal.content));
    const bool isRisen = isNews && alert.draft.proposalRecord != view.id;
    return isRisen ? &alert : nullptr;
}

WarningList::WarningList(QObject* parent)
    : RowList<WarningRow>(
          {
              {"subject", [](const WarningRow& row) { return QVariant(row.key); }},
              {"isProposal", [](const WarningRow& row) { return QVariant(row.isProposal); }},
              {"title", [](const WarningRow& row) { return QVariant(row.title); }},
              {"level", [](const WarningRow& row) { return QVariant(row.level); }},
              {"phase", [](const WarningRow& row) { return QVariant(row.phase); }},
              {"clock", [](const WarningRow& row) { return QVariant(row.clock); }},
              {"urgency", [](const WarningRow& row) { return QVariant(static_cast<int>(row.urgency)); }},
          },
          parent) {}

void WarningList::refresh(const session::Store& store, const Format& format) {
    std::vector<WarningRow> rows;
    for (const auto& [id, view] : store.picture().proposals) {
        const situation::Alert* made = outgrown(store.picture(), view);
        const bool isRisen = made != nullptr;
        if (view.alert && !isRisen) continue;
        rows.push_back({text(id), true, titleOf(view.proposal.content, format),
                        format.warningLevel(view.proposal.content.level),
                        isRisen ? changeWords(view, made->draft.content.level) : Words::tr("Vorschlag"),
                        Format::clock(isRisen ? view.updatedAt : view.since), urgencyOf(view.proposal),
                        isRisen ? view.updatedAt : view.since});
    }
    for (const auto& [id, alert] : store.picture().alerts) {
        const base::Instant at = alert.issued ? alert.issuedAt : alert.draftedAt;
        const bool isAllClear = alert.draft.content.act == wire::WarningAct::Cancel;
        QString phase = standingWords(store.picture(), alert);
        if (alert.issued && isAllClear)
            phase = Words::tr("Entwarnung %1, %2").arg(warningNumber(alert), phase);
        else if (alert.issued)
            phase = Words::tr("Warnung %1, %2").arg(warningNumber(alert), phase);
        const bool isDone = isOver(alert.life.phase) || (alert.issued && !isInForce(store.picture(), id));
        const Urgency urgency = isDone       ? Urgency::None
                                : isAllClear ? Urgency::Medium
                                             : urgencyOf(alert.draft.content.level);
        rows.push_back({text(id), false, titleOf(alert.draft.content, format),
                        isAllClear ? Words::tr("Entwarnung") : format.warningLevel(alert.draft.content.level), phase,
                        Format::clock(at), urgency, at});
    }
    std::stable_sort(rows.begin(), rows.end(), [](const WarningRow& a, const WarningRow& b) {
        if (a.urgency != b.urgency) return a.urgency > b.urgency;
        return a.at > b.at;
    });
    setRows(std::move(rows));
}

FindingList::FindingList(QObject* parent)
    : RowList<FindingRow>(
          {
              {"line", [](const FindingRow& row) { return QVariant(row.text); }},
              {"stops", [](const FindingRow& row) { return QVariant(row.stops); }},
          },
          parent) {}

void FindingList::show(const std::vector<warning::Finding>& findings, const Format& format) {
    std::vector<FindingRow> rows;
    int number = 0;
    for (const warning::Finding& finding : findings) {
        const std::string& words = format.language() == Language::German ? finding.german : finding.english;
        rows.push_back({text(finding.rule) + QString::number(++number), text(words), finding.stops});
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](const FindingRow& a, const FindingRow& b) { return a.stops && !b.stops; });
    setRows(std::move(rows));
}

bool FindingList::stops() const {
    return std::any_of(rows().begin(), rows().end(), [](const FindingRow& row) { return row.stops; });
}

ChannelList::ChannelList(QObject* parent)
    : RowList<ChannelRow>(
          {
              {"channel", [](const ChannelRow& row) { return QVariant(row.channel); }},
              {"length", [](const ChannelRow& row) { return QVariant(row.length); }},
              {"body", [](const ChannelRow& row) { return QVariant(row.text); }},
              {"tooLong", [](const ChannelRow& row) { return QVariant(row.tooLong); }},
              {"isConnected", [](const ChannelRow& row) { return QVariant(row.isConnected); }},
          },
          parent) {}

void ChannelList::show(const wire::WarningContent& content, const std::string& language, const Format& format,
                       const situation::Situation& picture) {
    std::vector<ChannelRow> rows;
    for (const wire::ChannelText& one : content.channels) {
        if (!one.language.empty() && !one.language.starts_with(language)) continue;
        ChannelRow row;
        row.key = text(one.channel + "/" + one.language);
        row.channel = channelWords(one.channel);
        row.isConnected = isConnected(picture, one.channel);
        row.text = text(one.text);
        if (one.channel == "cell-broadcast") {
            const auto gsm = warning::gsmLength(one.text);
            const std::size_t length = gsm.value_or(static_cast<std::size_t>(row.text.size()));
            const std::size_t limit = gsm ? kCellBroadcastGsmMax : kCellBroadcastUcsMax;
            row.length = Words::tr("%1 von %2")
                             .arg(format.whole(static_cast<std::int64_t>(length)),
                                  format.whole(static_cast<std::int64_t>(limit)));
            row.tooLong = length > limit;
        } else if (one.channel == "radio") {
            row.length =
                Words::tr("%1 Sekunden").arg((row.text.size() + kSpokenCharactersPerS - 1) / kSpokenCharactersPerS);
        } else if (one.channel != "siren") {
            row.length = Words::tr("%1 Zeichen").arg(format.whole(row.text.size()));
        }
        if (std::none_of(rows.begin(), rows.end(), [&](const ChannelRow& known) { return known.key == row.key; })) {
            rows.push_back(std::move(row));
        }
    }
    setRows(std::move(rows));
}

ReceiptList::ReceiptList(QObject* parent)
    : RowList<ReceiptRow>(
          {
              {"channel", [](const ReceiptRow& row) { return QVariant(row.channel); }},
              {"recipient", [](const ReceiptRow& row) { return QVariant(row.recipient); }},
              {"status", [](const ReceiptRow& row) { return QVariant(row.state); }},
              {"clock", [](const ReceiptRow& row) { return QVariant(row.clock); }},
              {"detail", [](const ReceiptRow& row) { return QVariant(row.detail); }},
              {"urgency", [](const ReceiptRow& row) { return QVariant(static_cast<int>(row.urgency)); }},
              {"key", [](const ReceiptRow& row) { return QVariant(row.key); }},
              {"isOpen", [](const ReceiptRow& row) { return QVariant(row.isOpen); }},
              {"hasKeys", [](const ReceiptRow& row) { return QVariant(row.hasKeys); }},
          },
          parent) {}

namespace {

bool hasArrived(const situation::Recipient& one) {
    return one.state == wire::ReceiptState::Received || one.state == wire::ReceiptState::Read;
}

bool isFile(const situation::Recipient& one) { return one.channel == "cap"; }

/// A try that failed shows at once, while it is being repeated.
Urgency deliveryUrgency(const situation::Recipient& one) {
    const bool isRepeated = one.state == wire::ReceiptState::Queued && one.detail.starts_with("Versuch ");
    return isRepeated ? Urgency::Medium : urgencyOf(one.state);
}

}  // namespace

QString deliveryWords(const situation::Alert& alert) {
    if (alert.recipients.empty()) return Words::tr("Noch keine Zustellung gemeldet.");
    qsizetype reached = 0, all = 0, written = 0;
    for (const auto& [key, one] : alert.recipients) {
        all += isFile(one) ? 0 : 1;
        reached += !isFile(one) && hasArrived(one) ? 1 : 0;
        written += isFile(one) && hasArrived(one) ? 1 : 0;
    }
    if (all == 0)
        return written > 0 ? Words::tr(
                                 "Nur als Datei abgelegt: kein Warnkanal angeschlossen. Die Bevölkerung erfährt "
                                 "davon nichts.")
                           : Words::tr(
                                 "Kein Warnkanal angeschlossen, und die CAP-Datei ist noch nicht abgelegt. Die "
                                 "Bevölkerung erfährt davon nichts.");
    QString words = Words::tr("%1 von %2 Empfängern haben den Eingang bestätigt").arg(reached).arg(all);
    if (written > 0) words += Words::tr(", CAP-Datei abgelegt");
    return words + QLatin1Char('.');
}

void ReceiptList::show(const situation::Alert* alert) {
    std::vector<ReceiptRow> rows;
    int failed = 0, uncertain = 0;
    if (alert) {
        for (const auto& [key, recipient] : alert->recipients) {
            const bool isStored = isFile(recipient) && hasArrived(recipient);
            rows.push_back({text(key), channelWords(recipient.channel), recipientWords(recipient.recipient),
                            isStored ? Words::tr("abgelegt") : receiptWords(recipient.state),
                            Format::clock(recipient.at, true), receiptDetailWords(recipient.detail),
                            deliveryUrgency(recipient),
                            !hasArrived(recipient) && recipient.state != wire::ReceiptState::Queued});
            if (recipient.state == wire::ReceiptState::Failed) ++failed;
            if (recipient.state == wire::ReceiptState::Uncertain) ++uncertain;
        }
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](const ReceiptRow& a, const ReceiptRow& b) { return a.urgency > b.urgency; });
    const auto open = std::find_if(rows.begin(), rows.end(), [](const ReceiptRow& row) { return row.isOpen; });
    if (open != rows.end()) open->hasKeys = true;
    m_summary = alert ? deliveryWords(*alert) : Words::tr("Noch keine Zustellung gemeldet.");
    if (failed > 0) m_summary += QLatin1Char(' ') + Words::tr("%1 gescheitert.").arg(failed);
    if (uncertain > 0) m_summary += QLatin1Char(' ') + Words::tr("%1 ungewiss: bitte nachfragen.").arg(uncertain);
    setRows(std::move(rows));
}

}  // namespace models
