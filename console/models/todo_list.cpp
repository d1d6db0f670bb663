// SPDX-License-Identifier: EUPL-1.2
#include "console/models/todo_list.h"

#include <algorithm>
#include <cmath>

#include "console/models/attention.h"
#include "console/models/board_words.h"
#include "console/models/message_cards.h"
#include "console/models/proposal_words.h"
#include "console/models/rule_words.h"
#include "console/models/warning_doubts.h"
#include "console/models/warning_lists.h"
#include "console/models/work_cards.h"
#include "console/models/worker_words.h"
#include "console/models/zone_words.h"
#include "gis/fusion/town_exchange.h"

namespace models {

namespace {

/// An issued warning stays in the list for so long.
constexpr qsizetype kNamedStationsMax = 4;
constexpr std::int64_t kIssuedShownMs = 30LL * 60 * 1000;

QString headlineOf(const wire::WarningContent& content, const Format& format) {
    const std::string wanted = format.language() == Language::German ? "de" : "en";
    for (const wire::WarningText& text : content.texts) {
        if (text.language.starts_with(wanted)) return models::text(text.headline);
    }
    return content.texts.empty() ? Words::tr("Warnung ohne Text") : text(content.texts.front().headline);
}

/// Headlines carry the exercise word for the outside; on this screen the frame says it.
QString withoutExercise(QString headline) {
    for (const char* word : {"ÜBUNG", "EXERCISE"}) {
        const auto prefix = QString::fromUtf8(word);
        if (!headline.startsWith(prefix)) continue;
        headline = headline.mid(prefix.size());
        while (!headline.isEmpty() && !headline.front().isLetterOrNumber()) headline = headline.mid(1);
    }
    return headline;
}

/// The worker marks its place at least once in sixty ticks.
constexpr std::uint64_t kTicksToSpeak = 90;

class TodoWriter {
public:
    TodoWriter(const session::Store& store, const Format& format, const std::string& function)
        : m_store(store), m_format(format), m_function(function), m_now(store.realmNow().value_or(base::Instant{})) {}

    std::vector<TodoRow> write() {
        for (const auto& [id, proposal] : m_store.picture().proposals) addProposal(proposal);
        for (const auto& [id, alert] : m_store.picture().alerts) addAlert(id, alert);
        for (const auto& [id, view] : m_store.picture().ruleAlarms) addRuleAlarm(view);
        addRuleProblem();
        for (const fusion::StationFacts& facts : m_store.town().stations) addStation(facts);
        addNeverHeard();
        addNoFusion();
        for (const auto& [callSign, unit] : m_store.picture().units) addUnit(callSign, unit);
        for (const auto& [id, view] : m_store.picture().work.board) addBoardItem(id, view);
        for (TodoRow& card : messageCards(m_store, m_format, m_function, m_now)) m_rows.push_back(std::move(card));
        for (TodoRow& card : workCards(m_store, m_format, m_now)) m_rows.push_back(std::move(card));
        judgeAlarms();
        const auto isTaken = [](const TodoRow& row) { return row.phase == static_cast<int>(AlarmPhase::Taken); };
        std::stable_sort(m_rows.begin(), m_rows.end(), [&](const TodoRow& a, const TodoRow& b) {
            if (a.urgency != b.urgency) return a.urgency > b.urgency;
            // What nobody has taken over stands before what somebody has in hand.
            if (isTaken(a) != isTaken(b)) return isTaken(b);
            // What waits is done oldest first; what has gone out is read newest first, after all that waits.
            if (a.isNews != b.isNews) return b.isNews;
            return a.isNews ? a.sinceAt > b.sinceAt : a.sinceAt < b.sinceAt;
        });
        assignKeys();
        return std::move(m_rows);
    }

private:
    /// With what the gauge shows now where that is another value: the proposal is as old as its revision.
    QString gaugeWords(const wire::Proposal& proposal, const QString& title) const {
        constexpr double kOtherCm = 5;
        const QString level = m_format.levelWords(*proposal.level), then = m_format.value(proposal.valueCm, "cm");
        const auto station = m_store.picture().stations.find(proposal.station.value_or(""));
        const auto now = station != m_store.picture().stations.end() && station->second.state
                             ? station->second.state->trustedValue
                             : std::nullopt;
        if (!now || (proposal.valueCm && std::fabs(*now - *proposal.valueCm) < kOtherCm))
            return Words::tr("%1 über %2, %3").arg(title, level, then);
        return Words::tr("%1 über %2 mit %3, jetzt %4").arg(title, level, then, m_format.value(now, "cm"));
    }
    TodoRow& add(const std::string& key, Urgency urgency, const QString& kind, base::Instant since) {
        TodoRow row;
        row.key = text(key);
        row.urgency = urgency;
        row.kind = urgencyWords(urgency) + QStringLiteral(" · ") + kind;
        row.sinceAt = since;
        row.since = m_format.since(base::spanMs(m_now, since));
        m_rows.push_back(std::move(row));
        return m_rows.back();
    }

    void addProposal(const situation::ProposalView& view) {
        const situation::Alert* made = outgrown(m_store.picture(), view);
        const bool isRisen = made != nullptr;
        if (view.alert && !isRisen) return;
        const wire::Proposal& proposal = view.proposal;
        TodoRow& row = add("proposal:" + proposal.proposal, urgencyOf(proposal), Words::tr("Warnvorschlag"),
                           isRisen ? view.updatedAt : view.since);
        row.title = withoutExercise(headlineOf(proposal.content, m_format));
        if (isRisen) row.title = changeWords(view, made->draft.content.level) + QStringLiteral(": ") + row.title;
        const std::string gauge = proposal.station.value_or("");
        const fusion::StationFacts* facts = m_store.stationFacts(gauge);
        row.detail = proposal.level ? gaugeWords(proposal, facts ? stationTitle(*facts) : text(gauge))
                                    : proposalDetail(proposal, m_store, m_format);
        const auto station = m_store.picture().stations.find(gauge);
        if (proposal.level && station != m_store.picture().stations.end() && station->second.state) {
            const wire::StationState& state = *station->second.state;
            if (state.levelSince) row.detail += Words::tr(", seit %1").arg(Format::clock(*state.levelSince));
            const QString trend = m_format.trend(state.trendCmPerH);
            if (!trend.isEmpty() && std::fabs(state.trendCmPerH.value_or(0)) >= 1)
                row.detail += QStringLiteral(", ") + trend;
            if (state.outlook && state.hearing == wire::Hearing::Heard)
                row.detail += QStringLiteral(", ") + outlookWords(*state.outlook, m_now, m_format);
        }
        if (proposal.level) row.detail += QStringLiteral(".");
        row.detail += proposalDoubts(proposal, m_store, m_format);
        if (isRisen && proposal.level) row.detail += QLatin1Char('\n') + toldWords(*made, m_format);
        const auto zone = m_store.picture().zones.find(proposal.zone);
        const bool hasZone = zone != m_store.picture().zones.end();
        // All figures of one card are of one moment: those of the zone as it stands now, where there is one.
        const auto& people = hasZone ? zone->second.zone.people : proposal.content.people;
        row.people = m_format.people(people);
        row.peopleRange = m_format.peopleRange(people);
        row.objects = hasZone ? m_format.whole(static_cast<std::int64_t>(zone->second.zone.objects.size()))
                              : m_format.count(proposal.content.objects);
        if (hasZone) row.streets = m_format.count(zone->second.zone.streetsCut);
        if (hasZone || !proposal.level) {
            const auto& byDay = hasZone ? zone->second.zone.peopleByDay : proposal.peopleByDay;
            // Large stands who is there at this hour; the other figure is told below.
            row.isByDay = byDay && isDay(m_now);
            if (row.isByDay) {
                row.people = m_format.people(byDay);
                row.peopleRange = m_format.peopleRange(byDay);
                row.detail += QLatin1Char('\n') + Words::tr("Menschen nachts: %1.").arg(m_format.peopleFull(people));
            } else {
                row.detail +=
                    QLatin1Char('\n') + (byDay ? Words::tr("Menschen tags: %1.").arg(m_format.peopleFull(byDay))
                                               : Words::tr("Menschen tags: unbekannt."));
            }
        }
        row.subject = text(proposal.proposal);
        row.mapSubject = proposal.station && !(proposal.rain && hasZone) ? text(gauge) : text(proposal.zone);
        row.action = static_cast<int>(TodoAction::ReviewProposal);
        row.actionText = Words::tr("Prüfen");
        row.secondAction = static_cast<int>(TodoAction::ShowOnMap);
        row.secondText = Words::tr("Auf der Karte");
    }

    /// What the town's own alarm plan asks for, with the figures that it rests on.
    void addRuleAlarm(const situation::RuleAlarmView& view) {
        const wire::RuleAlarm& alarm = view.alarm;
        const bool isResting = alarm.step == wire::AlarmStep::Resting;
        const QString kind =
            alarm.function.empty() ? Words::tr("Alarmplan") : Words::tr("Alarmplan · %1").arg(text(alarm.function));
        TodoRow& row = add(alarm.alarm, isResting ? Urgency::Medium : Urgency::High, kind,
                           isResting ? view.updatedAt : view.since);
        row.title = text(alarm.title);
        const QString reasons = ruleReasonsWords(alarm.reasons, m_store, m_format);
        row.detail = text(alarm.task);
        if (!reasons.isEmpty()) row.detail += QLatin1Char('\n') + Words::tr("Grund: %1.").arg(reasons);
        if (isResting)
            row.detail = Words::tr("Kam und ging zu oft und ruht, bis die Regeln geändert werden. %1").arg(row.detail);
        if (alarm.stations.empty()) return;
        row.subject = row.mapSubject = text(alarm.stations.front());
        row.action = static_cast<int>(TodoAction::ShowStation);
        row.actionText = Words::tr("Verlauf");
        row.secondAction = static_cast<int>(TodoAction::ShowOnMap);
        row.secondText = Words::tr("Auf der Karte");
    }

    void addRuleProblem() {
        const auto& rules = m_store.picture().ruleSet;
        if (!rules) return;
        const auto [town, file] = fusion::problemsOf(rules->set.problem);
        if (!town.empty()) {
            TodoRow& row = add("town-problem", Urgency::High, Words::tr("Ortspaket passt nicht"), rules->since);
            row.title = Words::tr("Das Ortspaket passt nicht zu den Stationen");
            row.detail = Words::tr("Bitte die Administration verständigen: %1").arg(townProblemWords(town));
        }
        if (file.empty()) return;
        TodoRow& row = add("rule-problem", Urgency::Medium, Words::tr("Regeln nicht in Kraft"), rules->since);
        row.title = Words::tr("Die Regeldatei ist fehlerhaft");
        row.detail = (rules->set.version.empty()
                          ? Words::tr("Es gelten die mitgelieferten Regeln. Bitte die Administration verständigen: %1")
                          : Words::tr("Es gelten die zuletzt gültigen. Bitte die Administration verständigen: %1"))
                         .arg(ruleProblemWords(file));
    }

    void addAlert(const std::string& id, const situation::Alert& alert) {
        const QString title = withoutExercise(headlineOf(alert.draft.content, m_format));
        const bool isOpen =
            alert.life.phase == wire::AlertPhase::Drafted || alert.life.phase == wire::AlertPhase::SignedOnce;
        if (isOpen) {
            const bool signedOnce = alert.life.phase == wire::AlertPhase::SignedOnce;
            const bool isAllClear = alert.draft.content.act == wire::WarningAct::Cancel;
            TodoRow& row =
                add("alert:" + id,
                    isAllClear ? Urgency::Medium : std::max(Urgency::High, urgencyOf(alert.draft.content.level)),
                    signedOnce ? Words::tr("zweite Freigabe fehlt") : Words::tr("Entwurf nicht freigegeben"),
                    signedOnce && !alert.approvals.empty() ? alert.approvals.front().at : alert.draftedAt);
            row.title = title;
            row.detail = signedOnce ? Words::tr("Verfasst und freigegeben von %1. Eine zweite Person muss prüfen.")
                                          .arg(personName(alert.life.author))
                                    : Words::tr("Entwurf von %1, Fassung %2.")
                                          .arg(personName(alert.life.author))
                                          .arg(alert.life.revision);
            if (!isAllClear) {
                row.people = m_format.people(alert.draft.content.people);
                row.peopleRange = m_format.peopleRange(alert.draft.content.people);
                row.objects = m_format.count(alert.draft.content.objects);
            }
            row.subject = text(id);
            row.action = static_cast<int>(TodoAction::OpenWarning);
            row.actionText = Words::tr("Öffnen");
        }
        if (allClearIsDue(m_store.picture(), id)) addAllClear(id, alert, title);
        if (!alert.issued || alert.life.phase != wire::AlertPhase::Issued) return;
        if (updateOf(m_store.picture(), id)) return;  // its update stands in the list
        addFailedReceipts(id, alert, title);
        if (base::spanMs(m_now, alert.issuedAt) < kIssuedShownMs) addIssued(id, alert, title);
    }

    void addAllClear(const std::string& id, const situation::Alert& alert, const QString& title) {
        TodoRow& row = add("allclear:" + id, Urgency::Medium, Words::tr("Entwarnung prüfen"), alert.issuedAt);
        row.title = title;
        row.detail = Words::tr("Warnung %1 gilt noch, ihr Anlass besteht nach den Messwerten nicht mehr.")
                         .arg(alert.issued->number, 4, 10, QLatin1Char('0'));
        row.subject = text(id);
        row.action = static_cast<int>(TodoAction::OpenWarning);
        row.actionText = Words::tr("Öffnen");
    }

    /// Not to be done, but to be known by everybody who comes to the screen now.
    void addIssued(const std::string& id, const situation::Alert& alert, const QString& title) {
        const wire::WarningContent& content = alert.issuedContent ? *alert.issuedContent : alert.draft.content;
        const bool isAllClear = content.act == wire::WarningAct::Cancel;
        const QString kind = isAllClear ? Words::tr("Entwarnung %1 ausgelöst") : Words::tr("Warnung %1 ausgelöst");
        // That nobody outside has heard of it is no mere note.
        const Urgency urgency = hasWarningChannel(m_store.picture()) ? Urgency::Note : Urgency::High;
        TodoRow& row = add("issued:" + id, urgency, kind.arg(warningNumber(alert)), alert.issuedAt);
        row.isNews = true;
        row.title = title;
        QStringList persons;
        for (const std::string& person : alert.issued->persons) persons << personName(person);
        row.detail = Words::tr("Freigegeben von %1.").arg(persons.join(Words::tr(" und "))) + QLatin1Char(' ');
        row.detail += deliveryWords(alert);
        if (isAllClear) {
            QStringList numbers;
            for (const situation::Alert* ended : endedBy(m_store.picture(), content)) numbers << warningNumber(*ended);
            if (!numbers.isEmpty())
                row.detail.prepend(Words::tr("Beendet: Warnung %1.").arg(numbers.join(QStringLiteral(", "))) +
                                   QLatin1Char(' '));
        } else {
            row.people = m_format.people(content.people);
            row.peopleRange = m_format.peopleRange(content.people);
            row.objects = m_format.count(content.objects);
        }
        row.subject = text(id);
        row.action = static_cast<int>(TodoAction::ShowDelivery);
        row.actionText = Words::tr("Zustellung ansehen");
    }

    void addFailedReceipts(const std::string& id, const situation::Alert& alert, const QString& title) {
        std::vector<const situation::Recipient*> failed;
        for (const auto& [key, recipient] : alert.recipients) {
            if (recipient.state == wire::ReceiptState::Failed) failed.push_back(&recipient);
        }
        if (failed.empty()) return;
        const auto first =
            *std::min_element(failed.begin(), failed.end(), [](auto* a, auto* b) { return a->at < b->at; });
        TodoRow& row = add("delivery:" + id, urgencyOf(wire::ReceiptState::Failed), Words::tr("Zustellung gescheitert"),
                           first->at);
        row.title = title;
        row.detail =
            Words::tr("Warnung %1: %2 von %3 Empfängern nicht erreicht. %4 %5: %6")
                .arg(alert.issued->number)
                .arg(failed.size())
                .arg(alert.recipients.size())
                .arg(channelWords(first->channel), recipientWords(first->recipient), receiptDetailWords(first->detail));
        row.subject = text(id);
        row.action = static_cast<int>(TodoAction::ShowDelivery);
        row.actionText = Words::tr("Zustellung ansehen");
    }

    /// Stations that the worker waits for in vain since the beginning: one card for all, or a new town would hide its
    /// alarms behind them.
    void addNeverHeard() {
        QStringList names;
        base::Instant since = m_now;
        for (const fusion::StationFacts& facts : m_store.town().stations) {
            const auto known = m_store.picture().stations.find(facts.id);
            if (known == m_store.picture().stations.end()) continue;
            const StationView view = viewOf(facts, &known->second, m_now);
            if (view.lastAt || view.hearing != wire::Hearing::Silent || view.maintenanceUntil) continue;
            names << stationTitle(facts);
            since = std::min(since, known->second.stateSince);
        }
        if (names.isEmpty()) return;
        TodoRow& row = add("never-heard", Urgency::Medium, Words::tr("Stationen nie gehört"), since);
        row.title = Words::tr("%1 Stationen haben noch nie gemeldet").arg(names.size());
        if (names.size() == 1) row.title = Words::tr("%1 hat noch nie gemeldet").arg(names.front());
        row.detail = names.size() > kNamedStationsMax
                         ? Words::tr("%1 und %2 weitere. Ihr Wert ist unbekannt.")
                               .arg(names.mid(0, kNamedStationsMax).join(QStringLiteral(", ")))
                               .arg(names.size() - kNamedStationsMax)
                         : Words::tr("%1. Ihr Wert ist unbekannt.").arg(names.join(QStringLiteral(", ")));
    }

    /// Without it nothing is judged, and an empty list would read like an all-clear.
    void addNoFusion() {
        const auto& tick = m_store.picture().tick;
        if (!tick || tick->lockstep || m_store.ticksFolded() < kTicksToSpeak) return;
        const auto fusion = m_store.participants().find("fusion");
        const bool wasHeard = fusion != m_store.participants().end();
        if (wasHeard && tick->number < fusion->second.tick + kTicksToSpeak) return;
        TodoRow& row =
            add("no-fusion", Urgency::High, Words::tr("Keine Auswertung"), wasHeard ? fusion->second.at : tick->at);
        row.title = wasHeard ? Words::tr("Die Auswertung meldet sich nicht mehr")
                             : Words::tr("Die Auswertung hat sich noch nicht gemeldet");
        row.detail = Words::tr(
            "Messwerte werden gesichert, aber niemand bewertet sie: Stufen, Ausfälle und Warnvorschläge entstehen "
            "nicht. Bitte die Administration verständigen.");
    }

    /// Nothing is to be done, but nobody must take its quiet for an all-clear: least of all where a zone rests on it.
    void addMaintained(const fusion::StationFacts& facts, const situation::Station& station, const StationView& view) {
        const auto& zones = m_store.picture().zones;
        const bool bearsZone = std::any_of(
            zones.begin(), zones.end(), [&](const auto& zone) { return zone.second.zone.levelsCm.contains(facts.id); });
        const bool isSaid = situation::maintenanceAt(station, m_now) != nullptr;
        TodoRow& row =
            add("maintenance:" + facts.id, bearsZone ? Urgency::Medium : Urgency::Note, Words::tr("Station in Wartung"),
                isSaid ? station.maintenance->acceptedAt : station.stateSince);
        row.title = stationTitle(facts) + QStringLiteral(": ") + maintenanceWords(view, m_format);
        if (isSaid)
            row.detail =
                Words::tr("%1. Eingetragen von %2.")
                    .arg(text(station.maintenance->maintenance.reason), personName(station.maintenance->author)) +
                QLatin1Char(' ');
        row.detail += bearsZone ? Words::tr(
                                      "Die Überflutungsfläche steht auf dem letzten Wert davor und ändert sich "
                                      "von dieser Station aus nicht.")
                                : Words::tr("Bis dahin warnt von hier nichts.");
        row.subject = row.mapSubject = text(facts.id);
        row.action = static_cast<int>(TodoAction::ShowStation);
        row.actionText = Words::tr("Verlauf");
        row.secondAction = static_cast<int>(TodoAction::ShowOnMap);
        row.secondText = Words::tr("Auf der Karte");
    }

    void addStation(const fusion::StationFacts& facts) {
        const auto known = m_store.picture().stations.find(facts.id);
        if (known == m_store.picture().stations.end()) return;
        const StationView view = viewOf(facts, &known->second, m_now);
        if (view.maintenanceUntil) return addMaintained(facts, known->second, view);
        const bool silent = view.lastAt && view.trust == Trust::Unknown && view.quality != wire::Quality::Fail;
        const bool faulty = view.quality == wire::Quality::Fail || view.quality == wire::Quality::Suspect;
        if (!silent && !faulty) return;
        const bool dangerous = view.level.value_or(wire::GaugeLevel::BelowAll) != wire::GaugeLevel::BelowAll;
        const base::Instant since = silent ? *view.lastAt : known->second.stateSince;
        const Urgency urgency =
            silent ? (view.hearing == wire::Hearing::Silent || dangerous ? Urgency::High : Urgency::Note)
                   : urgencyOf(view.quality);
        TodoRow& row = add("station:" + facts.id, urgency,
                           silent ? Words::tr("Station stumm") : Words::tr("Messung gestört"), since);
        row.raisedAt = known->second.stateSince;
        row.title = silent ? Words::tr("%1 meldet nicht").arg(stationTitle(facts))
                           : Words::tr("%1: Wert nicht verwendbar").arg(stationTitle(facts));
        if (!silent && view.quality == wire::Quality::Suspect)
            row.title = Words::tr("%1: Wert zweifelhaft").arg(stationTitle(facts));
        if (silent) {
            row.detail = Words::tr("Letzter Wert %1 um %2, Takt %3. Wert gilt als unbekannt.")
                             .arg(m_format.value(view.lastValue, facts.unit), Format::clock(*view.lastAt),
                                  m_format.span(static_cast<std::int64_t>(facts.periodS * 1000)));
            if (dangerous)
                row.detail += QStringLiteral(" ") + Words::tr("Zuletzt über %1.").arg(m_format.levelWords(*view.level));
        } else {
            for (const std::string& reason : view.reasons) row.detail += reasonWords(reason) + QStringLiteral(". ");
            row.detail += Words::tr("Rohwert %1.").arg(m_format.value(view.lastValue, facts.unit));
        }
        row.subject = row.mapSubject = text(facts.id);
        row.action = static_cast<int>(TodoAction::ShowStation);
        row.actionText = Words::tr("Verlauf");
        row.secondAction = static_cast<int>(TodoAction::ShowOnMap);
        row.secondText = Words::tr("Auf der Karte");
    }

    void addUnit(const std::string& callSign, const situation::Unit& unit) {
        const Urgency urgency = urgencyOfStatus(unit.report.fmsStatus);
        if (urgency == Urgency::None) return;
        TodoRow& row = add("unit:" + callSign, urgency, Words::tr("Sprechwunsch"), unit.statusSince);
        row.title = text(callSign);
        row.detail = unit.report.fmsStatus == 0 ? Words::tr("Dringender Sprechwunsch (Status 0).")
                                                : Words::tr("Sprechwunsch (Status 5).");
        row.mapSubject = row.subject = text(callSign);
        row.action = static_cast<int>(TodoAction::ShowOnMap);
        row.actionText = Words::tr("Auf der Karte");
    }

    /// What has run out at a place: power, a promise.
    void addBoardItem(const std::string& id, const situation::BoardView& view) {
        const wire::BoardItem& item = view.item;
        if (!m_store.shows(view.by.operation) || boardUrgency(item, m_now) < Urgency::High) return;
        TodoRow& row =
            add("board:" + id, Urgency::High, boardItemWords(item.board), item.until.value_or(view.stateSince));
        row.title = text(item.name) + QStringLiteral(": ") + boardStateWords(item.board, item.state);
        row.detail = item.board == wire::Board::Request
                         ? Words::tr("%1 und nicht eingetroffen.").arg(boardUntilText(item))
                         : Words::tr("%1: die Zeit ist um.").arg(boardUntilText(item));
        if (!item.note.empty()) row.detail += QLatin1Char(' ') + text(item.note);
        row.subject = text(id);
        row.mapSubject = text(item.object);
        row.action = static_cast<int>(TodoAction::OpenBoard);
        row.actionText = Words::tr("Tafel öffnen");
    }

    QString personName(const std::string& id) const {
        const wire::Roster::Person* person = m_store.picture().roster.person(id);
        return person ? text(person->enrolment.displayName) : text(id);
    }

    /// News and what is not urgent sound nowhere.
    void judgeAlarms() {
        for (TodoRow& row : m_rows) {
            if (row.isNews) continue;
            const AlarmState state = alarmState(m_store.picture(), row.key.toStdString(), row.sinceAt,
                                                row.raisedAt.value_or(row.sinceAt), row.urgency, m_now, m_format);
            row.phase = static_cast<int>(state.phase);
            row.attention = state.words;
        }
    }

    /// One letter per action, on the first card that has it.
    void assignKeys() {
        std::set<int> given;
        const auto letterOf = [&](int action) -> QString {
            if (action == 0 || !given.insert(action).second) return {};
            switch (static_cast<TodoAction>(action)) {
                case TodoAction::ReviewProposal: return QStringLiteral("P");
                case TodoAction::OpenWarning: return QStringLiteral("O");
                case TodoAction::ShowStation: return QStringLiteral("V");
                case TodoAction::ShowOnMap: return QStringLiteral("K");
                case TodoAction::OpenBoard: return QStringLiteral("F");
                case TodoAction::OpenMessage: return QStringLiteral("B");
                case TodoAction::OpenCall: return QStringLiteral("L");
                case TodoAction::ShowOrder: return QStringLiteral("A");
                case TodoAction::ShowUnit: return QStringLiteral("U");
                default: return {};
            }
        };
        for (TodoRow& row : m_rows) {
            row.actionKey = letterOf(row.action);
            row.secondKey = letterOf(row.secondAction);
        }
    }

    const session::Store& m_store;
    const Format& m_format;
    const std::string m_function;
    base::Instant m_now;
    std::vector<TodoRow> m_rows;
};

}  // namespace

void TodoList::refresh(const session::Store& store, const Format& format, const std::string& function) {
    setRows(TodoWriter(store, format, function).write());
    m_warnings = m_stations = m_orders = 0;
    for (const TodoRow& row : rows()) {
        const auto action = static_cast<TodoAction>(row.action);
        if (row.urgency == Urgency::Note) continue;
        if (action == TodoAction::ReviewProposal || action == TodoAction::OpenWarning ||
            action == TodoAction::ShowDelivery)
            ++m_warnings;
        if (action == TodoAction::ShowStation) ++m_stations;
        if (action == TodoAction::ShowOrder) ++m_orders;
    }
}

}  // namespace models
