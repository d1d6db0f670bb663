// SPDX-License-Identifier: EUPL-1.2
#include "tests/qml/invented.h"

#include <cmath>

#include <QCoreApplication>

#include "broker/wire/codec.h"
#include "gis/geometry/geo.h"
#include "gis/warning/warning.h"

namespace invented {
namespace {

constexpr double kEastM = 500'000, kNorthM = 5'700'000;

geometry::MapPoint at(double eastM, double northM) { return {kEastM + eastM, kNorthM + northM}; }

wire::StationState stateOf(const std::string& station, wire::GaugeLevel level, double value, double trend) {
    wire::StationState state;
    state.station = station;
    state.level = level;
    state.quality = wire::Quality::Good;
    state.trustedValue = value;
    state.trendCmPerH = trend;
    return state;
}

geometry::MapArea ribbon(double halfWidthM, double fromM, double toM) {
    geometry::MapRing ring;
    for (double x = fromM; x <= toM; x += 60)
        ring.push_back(at(x, 220 * std::sin(x / 500) + halfWidthM + 12 * std::sin(x / 40)));
    for (double x = toM; x >= fromM; x -= 60)
        ring.push_back(at(x, 220 * std::sin(x / 500) - halfWidthM - 12 * std::sin(x / 55)));
    return {{ring}};
}

warning::FloodFacts floodFacts(wire::GaugeLevel level, wire::RealmKind realm) {
    warning::FloodFacts facts;
    facts.townName = "Auental";
    facts.water = "Aue";
    facts.stationName = "Altstadt";
    facts.districts = {"Altstadt", "Wehrviertel"};
    facts.level = level;
    facts.realm = realm;
    facts.valueCm = 318;
    facts.trendCmPerH = 22;
    facts.people = wire::PeopleEstimate{1100, 1200, 1400};
    facts.objects = 3;
    facts.at = evening();
    facts.senderName = "Stadt Auental";
    facts.contact = "Leitstelle";
    facts.web = "https://auental.example";
    return facts;
}

}  // namespace

wire::GeoArea box(double westM, double eastM) {
    return geometry::toWire({{{at(westM, -400), at(eastM, -400), at(eastM, 400), at(westM, 400)}}});
}

base::Instant evening() { return *base::fromIso("2026-11-21T17:05:00Z"); }

Evening::Evening(session::Store& store) : m_store(store), m_now(evening().plusS(-3 * 3600)) {
    m_realm.kind = wire::RealmKind::Exercise;
    m_realm.uuid.fill(7);
}

wire::Attachment about(const base::Bytes& bytes, const std::string& name, const std::string& type) {
    return {seal::sha256(bytes), type, bytes.size(), name};
}

wire::MessageId Evening::sayBytes(wire::Kind kind, base::Bytes payload, const std::string& source,
                                  std::optional<std::string> author, std::optional<base::Instant> observedAt) {
    wire::Record record;
    record.sequence = ++m_sequence;
    record.acceptedAt = m_now;
    record.submitter.bytes[0] = m_submitter;
    record.envelope.realm = m_realm;
    record.envelope.id = wire::MessageId::outbox({}, 1, m_sequence);
    record.envelope.kind = kind;
    record.envelope.source = source;
    record.envelope.author = std::move(author);
    if (!m_operation.empty()) record.envelope.operation = m_operation;
    record.envelope.observedAt = observedAt.value_or(m_now);
    record.envelope.payload = std::move(payload);
    const wire::MessageId id = record.envelope.id;
    m_records.push_back(record);
    client::Records batch;
    batch.records.push_back(std::move(record));
    batch.throughSequence = batch.headSequence = m_sequence;
    hear(client::Event(std::move(batch)));
    m_store.holdFolding(false);
    return id;
}

void Evening::found(wire::RealmKind kind) {
    m_realm.kind = kind;
    wire::RealmFounded founded;
    founded.name = kind == wire::RealmKind::Exercise ? "Stabsrahmenübung · Kreis Beispiel" : "Kreis Beispiel";
    say(founded, "core");
}

void Evening::tick(base::Instant at) {
    m_now = at;
    say(wire::Tick{++m_ticks, at, 1000, 1000, false}, "player");
}

void Evening::reading(const std::string& station, base::Instant at, std::optional<double> value) {
    wire::Reading reading;
    reading.value = value;
    reading.unit = "cm";
    if (station.starts_with("RG-")) {
        reading.quantity = wire::Quantity::Rain;
        reading.unit = "mm";
    }
    say(reading, "station:" + station, {}, at);
}

void Evening::state(wire::StationState state) {
    state.rule = "threshold/1";
    say(state, "fusion");
}

void Evening::unit(const std::string& callSign, const std::string& type, const std::string& organisation,
                   std::uint8_t status, wire::GeoPoint at, std::optional<std::array<std::uint16_t, 4>> strength) {
    wire::UnitReport report;
    report.callSign = callSign;
    report.unitType = type;
    report.organisation = organisation;
    report.fmsStatus = status;
    report.position = at;
    report.strength = strength;
    say(report, "unit:" + callSign);
}

void Evening::zone(wire::Zone zone) { say(zone, "fusion"); }
void Evening::proposal(wire::Proposal proposal) { say(proposal, "fusion"); }

void Evening::raise(const std::string& id, wire::GaugeLevel gauge, wire::WarningLevel level) {
    wire::Proposal said = newestProposal(id);
    said.withdrawn = false;
    said.level = gauge;
    said.content = warning::floodWarning(floodFacts(gauge, m_realm.kind), said.content.area);
    said.content.level = level;
    proposal(said);
}

void Evening::withdraw(const std::string& id) {
    wire::Proposal said = newestProposal(id);
    said.withdrawn = true;
    proposal(said);
}

wire::Proposal Evening::newestProposal(const std::string& id) {
    settle();
    const auto known = m_store.picture().proposals.find(id);
    if (known != m_store.picture().proposals.end()) m_proposals[id] = known->second.proposal;
    ++m_proposals.at(id).revision;
    return m_proposals.at(id);
}

void Evening::enrol(const std::string& id, const std::string& name, const std::string& function,
                    std::vector<wire::PersonRole> roles, const seal::PublicKey& key) {
    say(wire::PersonEnrolled{id, name, function, key, std::move(roles)}, "core", "p:admin");
}

void Evening::logEntry(const std::string& text, const std::string& author, std::vector<wire::Attachment> files) {
    wire::LogEntry entry{text, std::nullopt, std::nullopt};
    entry.attachments = std::move(files);
    const wire::MessageId id = say(entry, "post:S2", author);
    m_newestEntry = m_sequence;
    say(wire::Numbered{id, "log", static_cast<std::uint32_t>(m_sequence % 100)}, "core");
}

void Evening::unitWithFiles(const std::string& callSign, std::vector<wire::Attachment> files) {
    wire::UnitReport report;
    report.callSign = callSign;
    report.unitType = "LF";
    report.organisation = "Feuerwehr";
    report.fmsStatus = 4;
    report.task = "Steg sichern";
    report.position = geometry::toWire(at(-500, -120));
    report.attachments = std::move(files);
    say(report, "unit:" + callSign);
}

void Evening::deleteFiles(std::vector<wire::Hash> files, const std::string& reason) {
    wire::Redacted redacted;
    redacted.rule = "order";
    redacted.reason = reason;
    redacted.by = "p:admin";
    redacted.files = std::move(files);
    say(redacted, "core");
}

void Evening::deleteNewestEntry(const std::string& reason) {
    settle();
    wire::Redacted redacted;
    redacted.rule = "order";
    redacted.reason = reason;
    redacted.by = "p:admin";
    redacted.spans = {{m_newestEntry, m_newestEntry}};
    say(redacted, "core");
}

void Evening::fileHeard(const wire::Hash& hash, session::FileStanding standing) {
    hear(session::FileHeard{hash, std::move(standing)});
}

void Evening::fileGiven(const wire::Hash& hash, std::uint64_t through, std::uint64_t size) {
    std::vector<session::Notice> notices;
    const auto phase = through == size ? wire::AttachmentPhase::Whole : wire::AttachmentPhase::Wanted;
    notices.emplace_back(client::Event(client::AttachmentGiven{hash, through, size, phase, {}}));
    m_store.take(std::move(notices));
}

wire::MessageId Evening::draft(const wire::Draft& draft, const std::string& author) {
    return say(draft, "post:S2", author);
}

void Evening::approve(const std::string& alert, const std::string& author) {
    settle();
    const situation::Alert& known = m_store.picture().alerts.at(alert);
    say(wire::Approval{alert, known.life.revision, known.life.contentHash, "ÜBUNG"}, "post:S2", author);
}

void Evening::issue(const std::string& alert) {
    settle();
    const situation::Alert& known = m_store.picture().alerts.at(alert);
    wire::Issued issued;
    issued.alert = alert;
    issued.revision = known.life.revision;
    issued.contentHash = known.life.contentHash;
    issued.draft = known.life.draft;
    issued.approvals = known.life.approvals;
    issued.persons = known.life.persons;
    issued.number = 7;
    for (const auto& [id, other] : m_store.picture().alerts) issued.number += other.issued ? 1 : 0;
    issued.identifier = "test-000" + std::to_string(issued.number);
    issued.sent = m_now;
    say(issued, "core");
}

void Evening::receipt(const wire::Receipt& receipt, std::optional<std::string> author) {
    say(receipt, author ? "post:S2" : "dispatch", author);
}

void Evening::refuse(wire::RejectionCode code, const std::string& what) {
    wire::Refusal refusal;
    refusal.sequence = m_sequence;
    refusal.code = static_cast<std::uint16_t>(code);
    refusal.what = what;
    say(refusal, "core");
}

void Evening::exercise(wire::ExercisePhase phase, const std::string& title) {
    say(wire::ExerciseState{phase, "starkregen", title, 1, {"fusion", "dispatch"}, std::nullopt}, "player");
}

void Evening::operation(const std::string& id, const std::string& name, wire::OperationStep step) {
    say(wire::OperationAct{id, step, name}, "post:S2", "p:s2");
}

void Evening::tellCourse() {
    const base::Instant start = evening().plusS(-3 * 3600);
    for (int minute = 0; minute <= 180; minute += 5) {
        const base::Instant now = start.plusS(minute * 60);
        tick(now);
        const double rise = minute < 60 ? 0 : std::pow((minute - 60) / 120.0, 1.6);
        reading("AUE-OBERTAL", now, 120 + 120 * rise);
        reading("AUE-WEHR", now, 140 + 130 * rise);
        reading("AUE-ALTSTADT", now, 150 + 168 * rise);
        reading("AUE-UNTERTAL", now, 140 + 60 * rise);
        if (minute <= 165) reading("MB-QUELLE", now, 40 + 101 * rise);
        reading("MB-MUEHLE", now, minute < 100 ? 60 + 20 * rise : 71);
        reading("RG-RATHAUS", now, minute > 30 && minute < 120 ? 6.4 * std::sin((minute - 30) / 90.0 * 3.14159) : 0.0);
        if (minute == 90) state(stateOf("AUE-ALTSTADT", wire::GaugeLevel::Iw1, 203, 30));
    }
}

void Evening::tellFlood() {
    using wire::GaugeLevel;
    wire::StationState altstadt = stateOf("AUE-ALTSTADT", GaugeLevel::Iw3, 318, 22.4);
    altstadt.levelSince = evening().plusS(-420);
    state(altstadt);
    state(stateOf("AUE-WEHR", GaugeLevel::Iw2, 270, 17));
    state(stateOf("AUE-OBERTAL", GaugeLevel::Iw2, 240, 9));
    state(stateOf("AUE-UNTERTAL", GaugeLevel::Iw1, 200, 4));
    wire::StationState silent = stateOf("MB-QUELLE", GaugeLevel::Iw1, 141, 12);
    silent.hearing = wire::Hearing::Silent;
    state(silent);
    wire::StationState stuck = stateOf("MB-MUEHLE", GaugeLevel::BelowAll, 71, 0);
    stuck.quality = wire::Quality::Fail;
    stuck.reasons = {"flat-line 80 min"};
    state(stuck);
    wire::Zone flood;
    flood.zone = "flood:Aue";
    flood.bands = {{0, 0.5, geometry::toWire(ribbon(190, -2200, 1600))},
                   {0.5, 1.0, geometry::toWire(ribbon(110, -2100, 1500))},
                   {1.0, std::nullopt, geometry::toWire(ribbon(50, -2000, 1400))}};
    flood.method = "Füllung, geneigt zwischen Pegeln, DGM 10 m";
    flood.levelsCm = {{"AUE-ALTSTADT", 318}, {"AUE-WEHR", 270}};
    flood.validAt = evening();
    flood.areaKm2 = 0.62;
    flood.people = wire::PeopleEstimate{1100, 1200, 1400};
    flood.objects = {{"o1", "care_home", "Seniorenheim Auenblick", 94, geometry::toWire(at(-250, 90)), 0.6},
                     {"o2", "school", "Grundschule Altstadt", 310, geometry::toWire(at(260, 60)), 0.3},
                     {"o3", "power", "Umspannwerk Süd", std::nullopt, geometry::toWire(at(900, 180)), 0.4}};
    flood.streetsCut = 7;
    flood.peopleByDay = wire::PeopleEstimate{1600, 1900, 2300};
    flood.lines = {{"power_line", 1240}, {"rail", 310}};
    flood.edgeM = 15;
    zone(flood);
    wire::Proposal said;
    said.proposal = "flood:Aue";
    said.zone = "flood:Aue";
    said.station = "AUE-ALTSTADT";
    said.level = GaugeLevel::Iw3;
    said.valueCm = 318;
    said.confidence = "medium";
    said.content =
        warning::floodWarning(floodFacts(GaugeLevel::Iw3, m_realm.kind), geometry::toWire(ribbon(260, -2200, 1600)));
    proposal(said);
}

void Evening::tellRules(bool broken) {
    say(wire::RuleSet{"Alarmplan Auental", "0f3c9a17b2e4", "format = 1\n",
                      broken ? "rules.toml:14: unknown key \"levle\"; did you mean \"level\"?" : ""},
        "fusion");
    tellAlarms();
}

void Evening::tellTownProblem(const std::string& why) {
    say(wire::RuleSet{"Alarmplan Auental", "0f3c9a17b2e4", "format = 1\n", "town package: " + why}, "fusion");
    settle();
}

void Evening::tellAlarms() {
    wire::RuleAlarm alarm;
    alarm.alarm = "rule:unterfuehrung", alarm.title = "Unterführung am Bahnhof läuft voll", alarm.function = "S3";
    alarm.task = "Unterführung beidseitig sperren, Umleitung über Würzburger Straße beschildern, Meldung an S2.";
    alarm.stations = {"RG-RATHAUS"}, alarm.since = evening().plusS(-720), alarm.rule = "own/1+0f3c9a17b2e4";
    alarm.reasons = {"rain 27.4 15 30 RG-RATHAUS", "level 146 130 MB-MUEHLE"};
    say(alarm, "fusion");
    alarm.alarm = "rule:steg", alarm.title = "Steg am Wehr", alarm.task = "Steg sperren.";
    alarm.step = wire::AlarmStep::Resting, alarm.reasons = {"level 131 130 AUE-WEHR"};
    say(alarm, "fusion");
    wire::StationState rain;
    rain.station = "RG-RATHAUS", rain.quality = wire::Quality::Good, rain.rule = "station/3+0f3c9a17b2e4";
    rain.rain = {
        {60, 27.4, 1, wire::RainLevel::Severe}, {360, 33.1, 0.5, wire::RainLevel::Significant}, {720, 33.1, 0.5, {}}};
    rain.rainLevel = wire::RainLevel::Severe, rain.rainIndex = 5;
    state(rain);
    wire::StationState rising = stateOf("AUE-UNTERTAL", wire::GaugeLevel::Iw1, 200, 24);
    rising.outlook =
        wire::Outlook{wire::GaugeLevel::Iw2, evening().plusS(1500), evening().plusS(1200), evening().plusS(2400)};
    state(rising);
    settle();
}

void Evening::tellMaintenance(const std::string& station, int minutes, bool worker) {
    const base::Instant until = m_now.plusS(60 * std::max(minutes, 1));
    say(wire::Maintenance{station, m_now, until, "Sonde wird gereinigt", minutes == 0}, "post:S2", "p:s2");
    if (worker) {
        wire::StationState resting;
        resting.station = station, resting.rule = "station/4", resting.hearing = wire::Hearing::Unknown;
        resting.reasons = {minutes == 0 ? "begins-anew" : "maintenance"};
        if (minutes > 0) resting.maintenanceUntil = until;
        state(resting);
    }
    settle();
}

wire::MessageId Evening::report(const wire::Report& report) { return say(report, "post:S2", "p:s2"); }
void Evening::incident(const wire::Incident& incident) { say(incident, "fusion"); }
void Evening::incidentAct(const wire::IncidentAct& act) { say(act, "post:S2", "p:s2"); }
wire::MessageId Evening::drawing(const wire::Drawing& drawing) { return say(drawing, "post:S2", "p:s2"); }
void Evening::alarmAct(const wire::AlarmAct& act) { say(act, "post:S2", "p:s2"); }
wire::MessageId Evening::decision(const wire::Decision& decision) { return say(decision, "post:S3", "p:s3"); }
wire::MessageId Evening::boardItem(const wire::BoardItem& item, const std::string& source, const std::string& author) {
    return say(item, source, author);
}
void Evening::area(const wire::StaffArea& area, bool judged) {
    say(area, "post:S2", "p:s2");
    if (judged && !area.ended) say(zoneOf(area, m_now), "fusion");
    settle();
}

void Evening::zoneEnds(const std::string& id) {
    wire::Zone ended;
    ended.zone = id;
    zone(ended);
    settle();
}

void Evening::tellAll(wire::RealmKind kind) {
    found(kind);
    if (kind == wire::RealmKind::Exercise) exercise(wire::ExercisePhase::Running, "Starkregen Auental");
    operation("2026-0001", "Starkregen Auental");
    tellCourse();
    tellFlood();
    unit("Florian Auental 1/44-1", "LF", "Feuerwehr", 4, geometry::toWire(at(-500, -120)),
         std::array<std::uint16_t, 4>{0, 1, 8, 9});
    unit("Heros Auental 24/58", "FGr", "THW", 3, geometry::toWire(at(700, 350)),
         std::array<std::uint16_t, 4>{0, 2, 7, 9});
    unit("Leitung Auental 1", "TEL", "Stab", 4, geometry::toWire(at(-900, 500)), std::nullopt);
    logEntry("Straße Am Wehr gesperrt, Umleitung über Bergstraße eingerichtet.", "p:s2");
    tick(evening().plusS(30));
    settle();
}

void Evening::settle() {
    while (m_store.picture().lastSequence < m_sequence) QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
}

void Evening::connect() {
    wire::Welcome welcome;
    welcome.realm = m_realm;
    welcome.lastSequence = m_sequence;
    hear(client::Event(client::Connected{welcome}));
}

void Evening::lose() { hear(client::Event(client::Lost{"no answer for 3 s"})); }

void Evening::fillDisk(bool full) {
    wire::BrokerState state;
    state.isSafe = !full;
    state.trouble = full ? wire::Trouble::DiskFull : wire::Trouble::None;
    state.refused = full ? 17 : 0;
    hear(client::Event(std::move(state)));
}

void Evening::rewind() { hear(client::Event(client::Rewound{"the broker has another journal than before"})); }

void Evening::hearFusion() { say(wire::DoneThrough{"fusion", m_ticks, m_sequence}, "fusion"); }

void Evening::witness(std::uint64_t sequence, bool contradicts) {
    client::Witnessed witnessed{sequence, {static_cast<std::uint8_t>(sequence)}, m_now, contradicts};
    if (contradicts)
        witnessed.trouble = base::Failure{"the broker signed two hashes for record " + std::to_string(sequence),
                                          "checkpoints.jsonl", "ask the administrator"};
    hear(session::Notice(std::move(witnessed)));
}

}  // namespace invented
