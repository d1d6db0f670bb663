// SPDX-License-Identifier: EUPL-1.2
#include "console/models/log_words.h"

#include "broker/wire/payloads.h"
#include "console/models/area_words.h"
#include "console/models/board_words.h"
#include "console/models/directory_words.h"
#include "console/models/drawing_words.h"
#include "console/models/file_rows.h"
#include "console/models/message_words.h"
#include "console/models/order_words.h"
#include "console/models/rejections.h"
#include "console/models/station_view.h"
#include "console/models/unit_list.h"
#include "console/models/warning_lists.h"
#include "console/models/worker_words.h"
#include "gis/fusion/town_exchange.h"

namespace models {

namespace {

QString kindWords(session::LineKind kind) {
    using session::LineKind;
    switch (kind) {
        case LineKind::Written: return Words::tr("Eintrag");
        case LineKind::ReportStep:
        case LineKind::Report: return Words::tr("Meldung");
        case LineKind::LevelChange: return Words::tr("Pegel");
        case LineKind::Silent:
        case LineKind::HeardAgain:
        case LineKind::SensorFault:
        case LineKind::MaintenanceSaid:
        case LineKind::MaintenanceOver:
        case LineKind::SensorGood: return Words::tr("Sensor");
        case LineKind::ZoneOpened:
        case LineKind::ZoneEnded: return Words::tr("Gefahrenzone");
        case LineKind::AreaSet:
        case LineKind::AreaEnded: return Words::tr("Gebiet");
        case LineKind::DrawingSet:
        case LineKind::DrawingEnded: return Words::tr("Lagekarte");
        case LineKind::Proposed:
        case LineKind::ProposalEnded: return Words::tr("Warnvorschlag");
        case LineKind::RuleAlarmRaised:
        case LineKind::RuleAlarmEnded:
        case LineKind::RulesChanged: return Words::tr("Alarmplan");
        case LineKind::IncidentFormed:
        case LineKind::IncidentJoined:
        case LineKind::IncidentAct: return Words::tr("Ereignis");
        case LineKind::AlarmAct: return Words::tr("Alarm");
        case LineKind::BoardSaid: return Words::tr("Stelle");
        case LineKind::Decided: return Words::tr("Entschluss");
        case LineKind::Drafted:
        case LineKind::DraftWithdrawn:
        case LineKind::SignedFirst:
        case LineKind::SignedSecond:
        case LineKind::Issued:
        case LineKind::DeliveryFailed: return Words::tr("Warnung");
        case LineKind::Operation: return Words::tr("Einsatz");
        case LineKind::KeyRevoked: return Words::tr("Schlüssel");
        case LineKind::Exercise:
        case LineKind::Inject: return Words::tr("Übung");
        case LineKind::UnitFiles: return Words::tr("Einheit");
        case LineKind::FilesDeleted:
        case LineKind::EntriesDeleted: return Words::tr("Löschung");
        case LineKind::OrderGiven:
        case LineKind::OrderChanged:
        case LineKind::OrderStepped: return Words::tr("Auftrag");
        case LineKind::Assigned: return Words::tr("Kräfte");
        case LineKind::ContactSaid: return Words::tr("Verzeichnis");
        case LineKind::CalledUp:
        case LineKind::CallStepped: return Words::tr("Einberufung");
        case LineKind::SeatSaid: return Words::tr("Anmeldung");
        case LineKind::Refused: break;
    }
    return Words::tr("Abgelehnt");
}

QString exerciseWords(std::uint32_t phase, const QString& title) {
    switch (static_cast<wire::ExercisePhase>(phase)) {
        case wire::ExercisePhase::Prepared: return Words::tr("Übung „%1“ vorbereitet").arg(title);
        case wire::ExercisePhase::Running: return Words::tr("Übung „%1“ läuft").arg(title);
        case wire::ExercisePhase::Paused: return Words::tr("Übung „%1“ angehalten").arg(title);
        case wire::ExercisePhase::Ended: break;
    }
    return Words::tr("Übung „%1“ beendet").arg(title);
}

QString operationWords(std::uint32_t step, const QString& operation, const QString& name) {
    switch (static_cast<wire::OperationStep>(step)) {
        case wire::OperationStep::Opened: return Words::tr("Einsatz %1 eröffnet: %2").arg(operation, name);
        case wire::OperationStep::Named: return Words::tr("Einsatz %1 heißt jetzt: %2").arg(operation, name);
        case wire::OperationStep::Closed: return Words::tr("Einsatz %1 geschlossen").arg(operation);
        case wire::OperationStep::Archived: break;
    }
    return Words::tr("Einsatz %1 archiviert").arg(operation);
}

/// What a person did to an incident, as a sentence. That it found nothing to act on nobody knows yet.
QString incidentActWords(const session::Line& line) {
    const QString incident = text(line.text), other = text(line.other);
    const auto records = static_cast<int>(line.value.value_or(0));
    switch (static_cast<wire::IncidentMove>(line.count)) {
        case wire::IncidentMove::Merge:
            return Words::tr("Ereignisse zusammengeführt: „%1“ in „%2“").arg(incident, other);
        case wire::IncidentMove::Split:
            return other.isEmpty()
                       ? Words::tr("%1 Meldungen aus „%2“ als eigenes Ereignis").arg(records).arg(incident)
                       : Words::tr("%1 Meldungen aus „%2“ als eigenes Ereignis „%3“").arg(records).arg(incident, other);
        case wire::IncidentMove::TakeOut:
            return Words::tr("%1 Meldungen gehören nicht zu „%2“ und sind herausgenommen").arg(records).arg(incident);
        case wire::IncidentMove::PutIn:
            return Words::tr("%1 Meldungen dem Ereignis „%2“ zugeordnet").arg(records).arg(incident);
        case wire::IncidentMove::Rename:
            return other.isEmpty() ? Words::tr("Ereignis „%1“ heißt wieder nach Art und Ort").arg(incident)
                                   : Words::tr("Ereignis „%1“ heißt jetzt „%2“").arg(incident, other);
        case wire::IncidentMove::Close: return Words::tr("Ereignis „%1“ geschlossen").arg(incident);
        case wire::IncidentMove::Reopen: break;
    }
    return other.isEmpty() ? Words::tr("Ereignis „%1“ wieder geöffnet").arg(incident)
                           : Words::tr("Ereignis „%1“ wieder von „%2“ getrennt").arg(incident, other);
}

class LineReader {
public:
    LineReader(const session::Store& store, const Format& format) : m_store(store), m_format(format) {}

    LogRow read(const session::Line& line) const {
        LogRow row;
        row.key = QString::number(line.sequence) + QLatin1Char('.') + QString::number(static_cast<int>(line.kind));
        row.number = line.number ? QString(QStringLiteral("%1")).arg(*line.number, 4, 10, QLatin1Char('0')) : QString();
        row.clock = line.at.ms < kFoundingEndsMs ? QStringLiteral("–") : Format::clock(line.at, true);
        row.kind = isIssuedAllClear(line) ? Words::tr("Entwarnung") : kindWords(line.kind);
        if (line.kind == session::LineKind::Report && line.direction) {
            // A series of its own beside that of the entries.
            row.kind = directionWords(*line.direction);
            if (line.number) row.number = messageNumber(*line.direction, line.number);
        }
        row.text = line.kind == session::LineKind::LevelChange ? levelWords(line, line.levelBefore) : words(line);
        row.who = line.kind == session::LineKind::Refused ? Words::tr("automatisch") : whoOf(line);
        row.automatic = !isFromPeople(line.kind) || line.isDeleted();  // nobody wrote that it is gone
        row.urgency = urgencyOf(line);
        row.files = fileRows(line.details().files, row.number, row.text, m_format);
        row.sequence = line.sequence;
        return row;
    }

private:
    QString proposalWords(const session::Line& line, const QString& said) const {
        const bool isEnd = line.kind == session::LineKind::ProposalEnded;
        const QString ground = !line.subject.empty() ? station(line)
                               : line.other.empty()  ? QString()
                                                     : Words::tr("Gebiet „%1“").arg(text(line.other));
        if (isEnd && !line.subject.empty() && line.level) return Words::tr("Vorschlag zurückgenommen (%1)").arg(ground);
        if (isEnd) return Words::tr("Vorschlag zurückgenommen: %1").arg(said);
        return ground.isEmpty() ? Words::tr("Vorschlag: %1").arg(said)
                                : Words::tr("Vorschlag: %1 (%2)").arg(said, ground);
    }
    QString words(const session::Line& line) const {
        using session::LineKind;
        const bool isEnglish = m_format.language() == Language::English && !line.details().english.empty();
        const QString said = text(isEnglish ? line.details().english : line.text), subject = text(line.subject);
        if (line.isDeleted()) return deletionWords(*line.details().deleted, m_format);
        switch (line.kind) {
            case LineKind::Written: return line.details().corrects ? Words::tr("Berichtigung: %1").arg(said) : said;
            case LineKind::Report: return subject + QStringLiteral(" · ") + said;
            case LineKind::ReportStep: return reportStepWords(line);
            case LineKind::LevelChange: break;
            case LineKind::Silent: return Words::tr("%1 meldet nicht, letzter Wert %2").arg(station(line), value(line));
            case LineKind::HeardAgain: return Words::tr("%1 meldet wieder").arg(station(line));
            case LineKind::SensorFault: return Words::tr("%1: Messung gestört (%2)").arg(station(line), reasons(line));
            case LineKind::SensorGood: return Words::tr("%1: Messung wieder in Ordnung").arg(station(line));
            case LineKind::MaintenanceSaid: return maintenanceWords(line);
            case LineKind::MaintenanceOver:
                return Words::tr("%1: Wartung zu Ende, die Beurteilung beginnt neu").arg(station(line));
            case LineKind::DrawingSet:
            case LineKind::DrawingEnded: return drawingWords(line);
            case LineKind::AlarmAct: return alarmWords(line);
            case LineKind::BoardSaid: return boardWords(line);
            case LineKind::Decided:
                return Words::tr("%1: %2 · %3, beruht auf %4 Grundlagen")
                    .arg(text(line.subject), said, text(line.other))
                    .arg(line.count);
            case LineKind::ZoneOpened:
                if (isOfRain(line))
                    return Words::tr("Starkregen (%1) geschätzt: %2 Menschen, %3 kritische Objekte")
                        .arg(rainName(line.subject), people(line))
                        .arg(line.count);
                return Words::tr("Überflutung (%1) geschätzt: %2 Menschen, %3 kritische Objekte")
                    .arg(waterName(line.subject), people(line))
                    .arg(line.count);
            case LineKind::ZoneEnded:
                if (isOfRain(line)) return Words::tr("Starkregen beendet (%1)").arg(rainName(line.subject));
                return Words::tr("Überflutung beendet (%1)").arg(waterName(line.subject));
            case LineKind::AreaSet:
                return (line.count != 0 ? Words::tr("Gebiet geändert: %1 (%2)") : Words::tr("Gebiet gesetzt: %1 (%2)"))
                    .arg(said, hazardWords(line.subject));
            case LineKind::AreaEnded:
                return (line.author.empty() ? Words::tr("Gebiet abgelaufen: %1 (%2)")
                                            : Words::tr("Gebiet aufgehoben: %1 (%2)"))
                    .arg(said, hazardWords(line.subject));
            case LineKind::Proposed:
            case LineKind::ProposalEnded: return proposalWords(line, said);
            case LineKind::RuleAlarmRaised:
                return subject.isEmpty() ? said : Words::tr("Alarmplan für %1: %2").arg(subject, said);
            case LineKind::RuleAlarmEnded:
                return line.count == static_cast<std::uint32_t>(wire::AlarmStep::Resting)
                           ? Words::tr("Alarmplan, ruht (kam zu oft): %1").arg(said)
                           : Words::tr("Alarmplan, beendet: %1").arg(said);
            case LineKind::RulesChanged:
                if (line.count != 0) return rulesProblemWords(line.text);
                return subject.isEmpty() ? Words::tr("Es gelten die mitgelieferten Regeln")
                                         : Words::tr("Es gelten die Regeln „%1“, Stand %2").arg(said, subject);
            case LineKind::IncidentFormed: {
                const QString where = text(line.other);
                return where.isEmpty() ? Words::tr("Neues Ereignis: %1").arg(said)
                                       : Words::tr("Neues Ereignis: %1 (%2)").arg(said, where);
            }
            case LineKind::IncidentJoined:
                return Words::tr("Ereignisse hängen zusammen: „%1“ gehört jetzt zu „%2“").arg(said, text(line.other));
            case LineKind::IncidentAct: return incidentActWords(line);
            case LineKind::Drafted: return Words::tr("Entwurf, Fassung %1: %2").arg(line.count).arg(said);
            case LineKind::DraftWithdrawn: return Words::tr("Entwurf zurückgezogen: %1").arg(said);
            case LineKind::SignedFirst: return Words::tr("Erste Freigabe: %1").arg(said);
            case LineKind::SignedSecond: return Words::tr("Zweite Freigabe: %1").arg(said);
            case LineKind::Issued:
                return (isIssuedAllClear(line) ? Words::tr("Entwarnung %1 ausgelöst: %2")
                                               : Words::tr("Warnung %1 ausgelöst: %2"))
                    .arg(line.count, 4, 10, QLatin1Char('0'))
                    .arg(said);
            case LineKind::DeliveryFailed: return deliveryLineWords(line);
            case LineKind::Operation: return operationWords(line.count, subject, said);
            case LineKind::KeyRevoked: return revocationWords(line);
            case LineKind::Exercise: return exerciseWords(line.count, said);
            case LineKind::UnitFiles: return unitWords(line);
            case LineKind::FilesDeleted:
                return said.isEmpty() ? Words::tr("Anlagen gelöscht: %1").arg(line.count)
                                      : Words::tr("Anlagen gelöscht: %1 (%2)").arg(line.count).arg(said);
            case LineKind::EntriesDeleted:
                return said.isEmpty() ? Words::tr("Einträge gelöscht: %1").arg(line.count)
                                      : Words::tr("Einträge gelöscht: %1 (%2)").arg(line.count).arg(said);
            case LineKind::Inject: return Words::tr("Einspielung %1: %2").arg(subject, said);
            case LineKind::OrderGiven:
            case LineKind::OrderChanged:
            case LineKind::OrderStepped:
            case LineKind::Assigned: return orderLineWords(line, m_format);
            case LineKind::ContactSaid:
            case LineKind::CalledUp:
            case LineKind::CallStepped:
            case LineKind::SeatSaid: return peopleLineWords(line);
            case LineKind::Refused: break;
        }
        return refusalWords(line);
    }
    QString maintenanceWords(const session::Line& line) const {
        if (line.count == 1) return Words::tr("%1: Wartung beendet · %2").arg(station(line), text(line.text));
        const QString until = maintenanceEnd(*line.details().until, line.at, m_format);
        if (*line.details().from > line.at)
            return Words::tr("%1: Wartung von %2 bis %3, dann kein Wert für die Lage · %4")
                .arg(station(line), maintenanceEnd(*line.details().from, line.at, m_format), until, text(line.text));
        return Words::tr("%1: in Wartung bis %2, kein Wert für die Lage · %3")
            .arg(station(line), until, text(line.text));
    }
    QString boardWords(const session::Line& line) const {
        if (line.board() == nullptr) return text(line.text);
        const wire::BoardItem& item = *line.board();
        const QString what = boardItemWords(item.board) + QStringLiteral(" „") + text(item.name) + QStringLiteral("“");
        if (item.ended) return Words::tr("%1 von der Tafel genommen").arg(what);
        QStringList parts{what + QStringLiteral(": ") + boardStateWords(item.board, item.state)};
        for (const QString& part : {boardFiguresText(item, m_format), boardUntilText(item), text(item.note)})
            if (!part.isEmpty()) parts << part;
        if (!item.source.empty()) parts << Words::tr("Quelle: %1").arg(text(item.source));
        return parts.join(QStringLiteral(" · "));
    }
    static QString rulesProblemWords(const std::string& problem) {
        const auto [town, file] = fusion::problemsOf(problem);
        QStringList parts;
        if (!town.empty()) parts << Words::tr("Ortspaket passt nicht: %1").arg(townProblemWords(town));
        if (!file.empty()) parts << Words::tr("Regeldatei nicht in Kraft: %1").arg(ruleProblemWords(file));
        return parts.join(QStringLiteral("; "));
    }
    static QString drawingWords(const session::Line& line) {
        const QString use = useWords(line.subject), name = text(line.text);
        QString out = name.isEmpty() ? use : Words::tr("%1 „%2“").arg(use, name);
        if (line.kind == session::LineKind::DrawingEnded) return Words::tr("%1 aufgehoben").arg(out);
        out = line.count == 0 ? Words::tr("%1 eingezeichnet").arg(out) : Words::tr("%1 geändert").arg(out);
        if (!line.other.empty()) out += Words::tr(", Leitung %1").arg(text(line.other));
        if (const auto until = line.details().until) out += Words::tr(", gilt bis %1").arg(Format::clock(*until));
        return out;
    }
    static QString alarmWords(const session::Line& line) {
        QString what = text(line.text);
        const QString who = text(line.other);
        switch (static_cast<wire::AlarmMove>(line.count)) {
            case wire::AlarmMove::Taken:
                return line.details().until ? Words::tr("„%1“ übernommen von %2 bis %3")
                                                  .arg(what, who, Format::clock(*line.details().until))
                                            : Words::tr("„%1“ übernommen von %2").arg(what, who);
            case wire::AlarmMove::Released: return Words::tr("„%1“ abgegeben von %2").arg(what, who);
            case wire::AlarmMove::Escalated: return Words::tr("„%1“ weitergegeben an %2").arg(what, who);
            case wire::AlarmMove::Noted: break;
        }
        return what;
    }
    static QString unitWords(const session::Line& line) {
        const QString status = text(line.subject) + QStringLiteral(" · ") +
                               Words::tr("Status %1").arg(statusWords(static_cast<std::uint8_t>(line.count)));
        return line.text.empty() ? status : status + QStringLiteral(" · ") + text(line.text);
    }
    /// The log tells everybody of somebody else's message: "this console" would be the wrong one.
    QString refusalWords(const session::Line& line) const {
        const auto code = static_cast<wire::RejectionCode>(line.count);
        const std::string& device = line.details().device;
        QString sender = device.empty() ? QString() : Words::tr(" · Gerät %1").arg(text(device));
        if (!line.author.empty()) sender += Words::tr(", im Namen von %1").arg(whoOf(line));
        const QString number = QStringLiteral(" (%1)").arg(line.count) + sender;
        if (code == wire::RejectionCode::UnknownDevice)
            return Words::tr("Ein Gerät, das nicht eingetragen ist, wurde abgewiesen.") + number;
        // Not only warnings can be missing: a correction, an operation, records that are to be deleted.
        if (code == wire::RejectionCode::UnknownSubject)
            return Words::tr("Worauf sich die Meldung bezieht, gibt es nicht.") + number;
        if (code == wire::RejectionCode::WrongStep)
            return Words::tr("Dieser Schritt ist jetzt nicht möglich.") + number;
        if (code != wire::RejectionCode::MaySpeakNotFor) return rejectionWords({code, {}, {}, {}}) + sender;
        // The broker's reason names in quotes for whom the device spoke.
        const QString source = text(line.text).section(QLatin1Char('"'), 1, 1);
        if (source.isEmpty()) return Words::tr("Ein Gerät meldete, was es nicht melden darf.") + number;
        return Words::tr("Ein Gerät meldete für %1 und darf das nicht.").arg(source) + number;
    }
    /// A level on the way down names what the water fell below; it would read like a rise otherwise.
    QString levelWords(const session::Line& line, std::optional<wire::GaugeLevel> before) const {
        const wire::GaugeLevel now = line.level.value_or(wire::GaugeLevel::BelowAll);
        if (!before || now >= *before)
            return Words::tr("%1: %2, %3").arg(station(line), m_format.levelWords(now), value(line));
        const auto left = static_cast<wire::GaugeLevel>(static_cast<int>(now) + 1);
        return Words::tr("%1: gefallen unter %2, %3").arg(station(line), m_format.levelWords(left), value(line));
    }
    bool isIssuedAllClear(const session::Line& line) const {
        if (line.kind != session::LineKind::Issued) return false;
        const auto& alerts = m_store.picture().alerts;
        const auto found = alerts.find(line.subject);
        return found != alerts.end() && found->second.draft.content.act == wire::WarningAct::Cancel;
    }
    QString revocationWords(const session::Line& line) const {
        const QString why = text(line.text);
        if (line.count == 1) return Words::tr("Gerät %1 gesperrt: %2").arg(text(line.subject), why);
        const wire::Roster::Person* person = m_store.present().roster.person(line.subject);
        return Words::tr("Schlüssel von %1 gesperrt: %2")
            .arg(person ? text(person->enrolment.displayName) : text(line.subject), why);
    }
    QString station(const session::Line& line) const {
        const fusion::StationFacts* facts = m_store.stationFacts(line.subject);
        return facts ? stationTitle(*facts) : text(line.subject);
    }
    QString value(const session::Line& line) const {
        const fusion::StationFacts* facts = m_store.stationFacts(line.subject);
        return m_format.value(line.value, facts ? facts->unit : "cm");
    }
    QString people(const session::Line& line) const {
        return line.value ? QStringLiteral("≈ ") + m_format.whole(static_cast<std::int64_t>(*line.value))
                          : QStringLiteral("?");
    }
    static bool isOfRain(const session::Line& line) { return line.subject.str().starts_with("rain:"); }
    /// "rain:RG-NORDHANG" -> "Nordhang": the gauge that it was first named by.
    [[nodiscard]] QString rainName(const std::string& zone) const {
        const QString id = waterName(zone).section(QLatin1Char(':'), 0, 0);
        const fusion::StationFacts* facts = m_store.stationFacts(id.toStdString());
        return facts ? stationTitle(*facts) : id;
    }
    /// "flood:Aue" -> "Aue".
    static QString waterName(const std::string& zone) {
        const std::size_t colon = zone.find(':');
        return text(colon == std::string::npos || colon + 1 == zone.size() ? zone : zone.substr(colon + 1));
    }
    static QString reasons(const session::Line& line) {
        QStringList out;
        for (const QString& one : text(line.text).split(QStringLiteral("; "))) out << reasonWords(one.toStdString());
        return out.join(QStringLiteral("; "));
    }
    static QString deliveryLineWords(const session::Line& line) {
        const QString number = QString::number(line.count), whom = text(line.subject);
        if (line.other == "again") return Words::tr("Warnung %1 noch einmal gesendet an %2").arg(number, whom);
        if (line.other == "arrived") return Words::tr("Warnung %1 ist angekommen bei %2, von Hand").arg(number, whom);
        if (line.other == "not arrived")
            return Words::tr("Warnung %1 ist nicht angekommen bei %2, von Hand").arg(number, whom);
        const QString why = receiptDetailWords(line.text);
        if (line.other == "uncertain") return Words::tr("Warnung %1 an %2: %3").arg(number, whom, why);
        return Words::tr("Warnung %1 nicht zugestellt an %2: %3").arg(number, whom, why);
    }
    QString whoOf(const session::Line& line) const {
        if (const wire::Roster::Person* person = m_store.present().roster.person(line.author)) {
            const QString name = text(person->enrolment.displayName);
            const QString function = spokenFunction(*person, line.source.str());
            return function.isEmpty() ? name : function + QStringLiteral(", ") + name;
        }
        if (line.source == "fusion" || line.source == "core" || line.source == "player" || line.source == "dispatch")
            return Words::tr("automatisch");
        constexpr std::string_view kUnit = "unit:";
        if (line.author.empty() && line.source.str().starts_with(kUnit))
            return text(line.source.str().substr(kUnit.size()));
        return line.author.empty() ? text(line.source) : text(line.author);
    }

    const session::Store& m_store;
    const Format& m_format;
};

}  // namespace

Urgency urgencyOf(const session::Line& line) {
    using session::LineKind;
    switch (line.kind) {
        case LineKind::LevelChange:
        case LineKind::Proposed: return urgencyOf(line.level.value_or(wire::GaugeLevel::BelowAll));
        case LineKind::Silent: return urgencyOf(wire::Hearing::Silent);
        case LineKind::SensorFault: return urgencyOf(wire::Quality::Fail);
        case LineKind::RuleAlarmRaised: return Urgency::High;
        case LineKind::DeliveryFailed:
            return line.other == "again" || line.other == "arrived" ? Urgency::None
                                                                    : urgencyOf(wire::ReceiptState::Failed);
        case LineKind::OrderStepped:
            return line.count == static_cast<std::uint32_t>(wire::OrderMove::Impossible) ? Urgency::High
                                                                                         : Urgency::None;
        case LineKind::OrderGiven:
        case LineKind::Report:
            return line.priority == wire::Priority::Routine ? Urgency::None : urgencyOf(line.priority);
        default: return Urgency::None;
    }
}

LogRow logRowOf(const session::Line& line, const session::Store& store, const Format& format) {
    return LineReader(store, format).read(line);
}

}  // namespace models
