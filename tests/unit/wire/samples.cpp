// SPDX-License-Identifier: EUPL-1.2
#include "samples.h"

#include "broker/base/ensure.h"

namespace samples {

using namespace wire;

namespace {

template <std::size_t N>
std::array<std::uint8_t, N> filled(std::uint8_t first) {
    std::array<std::uint8_t, N> bytes{};
    for (std::size_t i = 0; i < N; ++i) bytes[i] = static_cast<std::uint8_t>(first + i);
    return bytes;
}

const base::Instant kAt = base::fromCivilUtc({2026, 11, 21, 17, 5, 0, 250});

template <class Payload>
void add(std::vector<PayloadSample>& list, const char* name, const Payload& payload) {
    const auto bytes = encodePayload(payload);
    auto decoded = decodePayload<Payload>(bytes);
    const auto* again = std::get_if<Payload>(&decoded);
    ENSURE(again != nullptr, name);
    list.push_back({name, KindOf<Payload>::kKind, bytes, encodePayload(*again)});
}

void addRights(std::vector<PayloadSample>& list) {
    add(list, "realm-founded", RealmFounded{"Auental Übung", filled<32>(1), filled<32>(33)});
    add(list, "tick", Tick{7, kAt, 5000, 60000, true});
    add(list, "done-through", DoneThrough{"fusion", 7, 4711});
    add(list, "person-enrolled",
        PersonEnrolled{
            "p:s2", "A. Beispiel", "S2 Lage", filled<32>(65), {PersonRole::Staff, PersonRole::WarningAuthor}});
    add(list, "device-enrolled",
        DeviceEnrolled{"gauge-bridge-1", filled<32>(97), {DeviceRole::Field}, {"station:AUE-*", "station:RG-RATHAUS"}});
    add(list, "person-enrolled-seated",
        PersonEnrolled{"p:s5", "s5", "", filled<32>(65), {}, std::vector<std::string>{"s5", "deichwart"}});
    add(list, "device-enrolled-seated",
        DeviceEnrolled{"desk-s5", filled<32>(97), {}, {"post:S5"}, std::vector<std::string>{"s5"}});
    add(list, "roles-defined",
        RolesDefined{{{"s5",
                       "S5 Presse- und Medienarbeit",
                       "Führungsstab",
                       false,
                       {{{Kind::LogEntry, Kind::Report}, {"post:S5"}}},
                       true,
                       {},
                       {PersonRole::WarningAuthor}},
                      {"silent", "", "", true, {}, false, {Kind::Tick}, {}}}});
    add(list, "person-named", PersonNamed{"p:s5", "C. Muster", "S5 Presse"});
    add(list, "key-revoked-person", KeyRevoked{"p:s2", std::nullopt, "lost"});
    add(list, "key-revoked-device", KeyRevoked{std::nullopt, device(), ""});
}

void addObservations(std::vector<PayloadSample>& list) {
    add(list, "reading", Reading{Quantity::WaterLevel, 312.5, "cm", 12.6, "maintenance"});
    add(list, "reading-without-value", Reading{Quantity::Rain, std::nullopt, "mm", std::nullopt, std::nullopt});
    add(list, "unit-report",
        UnitReport{4, GeoPoint{495100000, 112750000}, "Florian Auental 1/44-1", "LF", "Feuerwehr",
                   std::array<std::uint16_t, 4>{0, 1, 8, 9}, "Sandsäcke"});
    add(list, "unit-report-sparse",
        UnitReport{2, std::nullopt, "Florian Auental 1/44-1", "", "", std::nullopt, std::nullopt});
    UnitReport pictured{3, std::nullopt, "Florian Auental 1/44-1", "", "", std::nullopt, std::nullopt, {attachment()}};
    add(list, "unit-report-files", pictured);
    add(list, "operation-act", OperationAct{"2026-0417", OperationStep::Opened, "Hochwasser Aue"});
    add(list, "log-entry",
        LogEntry{"Deich bei km 3,2 weich.\nTHW angefordert.", outboxId(3), GeoPoint{495100000, -112750000}});
    add(list, "log-entry-files",
        LogEntry{"Deichriss, siehe Foto.",
                 std::nullopt,
                 std::nullopt,
                 {attachment(), {filled<32>(77), "application/pdf", 1, ""}}});
    Report pictures{"EAL Nord", "S2", "Funk", "Deich", "Riss.", Priority::Routine, kAt, std::nullopt, {attachment()}};
    add(list, "report-files", pictures);
    add(list, "maintenance", Maintenance{"AUE-WEHR", kAt, kAt.plusS(4 * 3600), "Sonde wird gereinigt"});
    add(list, "maintenance-ended", Maintenance{"AUE-WEHR", kAt, kAt.plusS(4 * 3600), "Sonde ist gereinigt", true});
    add(list, "report",
        Report{"EAL Nord", "S2", "Funk", "Pegel", "Pegel steigt.", Priority::Immediate, kAt,
               GeoPoint{495100000, 112750000}});
    add(list, "incident-act-merge",
        IncidentAct{IncidentMove::Merge, "incident:0f3c9a17b2e4d1c8", "incident:00112233445566aa", {}, ""});
    add(list, "incident-act-split",
        IncidentAct{
            IncidentMove::Split, "incident:0f3c9a17b2e4d1c8", std::nullopt, {outboxId(3), outboxId(5)}, "Tiefgarage"});
}

void addWork(std::vector<PayloadSample>& list) {
    Report out{"S3", "Leitstelle", "Funk", "Nachforderung", "1 Zug THW mit Pumpen.", Priority::Flash,
               kAt,  std::nullopt};
    out.direction = Direction::Outgoing, out.callName = "Leitstelle Auental", out.phone = "0123 110";
    out.meansWished = "Fernsprecher", out.writtenBy = "Mü, S3", out.takenAt = kAt.plusS(60);
    out.answers = outboxId(4), out.about = {"unit:Florian Auental 1/44-1"};
    add(list, "report-outgoing", out);
    LogEntry about{"Pegel geprüft.", std::nullopt, std::nullopt, {}};
    about.about = {"station:AUE-WEHR"};
    add(list, "log-entry-about", about);
    add(list, "report-step-routed",
        ReportStep{outboxId(4), ReportMove::Routed, {"S3"}, {"S2", "LdS"}, "", "", "", std::nullopt});
    add(list, "report-step-sent", ReportStep{outboxId(4), ReportMove::Sent, {}, {}, "", "Funk", "verstanden", kAt});
    Order order;
    order.order = "5f0c1b7a99e24d1c8a0be3d2f4a61c77", order.to = "Florian Auental 1/44-1";
    order.unit = order.to, order.sector = "00000000000000000000000000000002", order.subject = "Unterführung sperren";
    order.text = "Mühlenstraße beidseitig sperren.", order.means = "Absperrmaterial",
    order.aim = "Niemand fährt hinein.";
    order.way = "über Bahnhofstraße", order.priority = Priority::Immediate, order.deadline = kAt.plusS(1800);
    order.place = GeoPoint{495100000, 112750000}, order.report = outboxId(4), order.basedOn = outboxId(6);
    add(list, "order", order);
    Order least;
    least.order = "00000000000000000000000000000003", least.to = "S4", least.subject = "Diesel";
    add(list, "order-sparse", least);
    add(list, "order-step", OrderStep{order.order, OrderMove::Impossible, order.to, "Wasser zu hoch."});
    add(list, "assignment",
        Assignment{order.to, order.sector, "Sandsäcke", kAt, kAt.plusS(8 * 3600), "Gruppe 4", false, outboxId(7)});
    Drawing sector;
    sector.drawing = order.sector, sector.shape = DrawingShape::Area, sector.use = "sector", sector.name = "EA Nord";
    sector.leader = "Florian Auental 1/11-1", sector.contact = "Gruppe 4", sector.area = area();
    sector.parent = "00000000000000000000000000000004", sector.note = "bis zur Bahn";
    add(list, "drawing-sector", sector);
    Drawing line;
    line.drawing = "00000000000000000000000000000005", line.shape = DrawingShape::Line, line.use = "dike";
    line.line = {{495100000, 112750000}, {495110000, 112740000}}, line.until = kAt.plusS(3600);
    line.basedOn = outboxId(8);
    add(list, "drawing-line", line);
    Drawing point;
    point.drawing = "00000000000000000000000000000006", point.use = "command",
    point.place = GeoPoint{495100000, 112750000};
    point.name = "TEL",
    point.sign = TacticalSign{
        "taktische-zeichen-core 0.10.0", "befehlsstelle", "", "fuehrung", "zug", "", "", "", "TEL", "", "Nord"};
    add(list, "drawing-sign", point);
    BoardItem shelter;
    shelter.item = "00000000000000000000000000000007", shelter.board = Board::Shelter, shelter.name = "Turnhalle Süd";
    shelter.state = "open", shelter.object = "o9", shelter.area = "00000000000000000000000000000001";
    shelter.place = GeoPoint{495100000, 112750000}, shelter.figures = {{"capacity", 250}, {"occupied", 84}};
    shelter.until = kAt.plusS(7200), shelter.source = "DRK, 18:10", shelter.note = "Feldbetten fehlen";
    shelter.basedOn = outboxId(9);
    add(list, "board-item", shelter);
    add(list, "alarm-act",
        AlarmAct{"silence:AUE-WEHR", kAt, AlarmMove::Taken, "S2", kAt.plusS(900), "Bauhof fährt hin"});
    Decision decision;
    decision.subject = "Räumung Mühlenviertel", decision.text = "Räumung ab 20:30.",
    decision.reasons = "IW3 in 40 min.";
    decision.options = {"Räumung", "Warten"}, decision.function = "LdS", decision.knownThrough = 4711;
    decision.grounds = {{"station:AUE-WEHR", "388 cm, steigt 42 cm/h", outboxId(2), kAt}};
    decision.replaces = outboxId(10);
    add(list, "decision", decision);
    Contact contact;
    contact.contact = "00000000000000000000000000000008", contact.function = "S1", contact.organisation = "Stadt";
    contact.name = "A. Beispiel", contact.rank = 2, contact.note = "nachts nur mobil";
    contact.reach = {{"mobile", "0151 000001"}, {"mail", "a.beispiel@auental.example"}};
    contact.onCallFrom = kAt, contact.onCallUntil = kAt.plusS(86400), contact.basedOn = outboxId(11);
    add(list, "contact", contact);
    CallUp call;
    call.call = "00000000000000000000000000000009", call.subject = "Krisenstab", call.text = "Bitte kommen.";
    call.meeting = "Rathaus, Raum 1.12", call.beThereBy = kAt.plusS(3600), call.answerBy = kAt.plusS(900);
    call.targets = {{contact.contact, "S1", "A. Beispiel", {"mobile", "0151 000001"}}};
    add(list, "call-up", call);
    add(list, "call-step",
        CallStep{call.call, contact.contact, CallMove::Coming, "phone", kAt.plusS(1800), "kommt mit dem Rad"});
    add(list, "seat", Seat{SeatMove::Taken, "p:a.beispiel", "Stabsraum PC 4"});
}

void addDerived(std::vector<PayloadSample>& list) {
    add(list, "station-state",
        StationState{"AUE-ALTSTADT",
                     GaugeLevel::Iw3,
                     Quality::Suspect,
                     Hearing::Heard,
                     {"step 180 cm in 5 min"},
                     412.0,
                     kAt,
                     -3.25,
                     kAt,
                     "threshold/2"});
    add(list, "station-state-sparse",
        StationState{"RG-OBERTAL",
                     std::nullopt,
                     Quality::Missing,
                     Hearing::Silent,
                     {},
                     std::nullopt,
                     std::nullopt,
                     std::nullopt,
                     std::nullopt,
                     "silence/1"});
    StationState outlook{"AUE-WEHR", GaugeLevel::Iw1,         Quality::Good, Hearing::Heard, {}, 262.0, kAt, 42.0,
                         kAt,        "station/3+0f3c9a17b2e4"};
    outlook.outlook = Outlook{GaugeLevel::Iw2, kAt.plusS(1500), kAt.plusS(1200), std::nullopt};
    add(list, "station-state-outlook", outlook);
    StationState rain;
    rain.station = "RG-OBERTAL", rain.rule = "station/3";
    rain.rain = {{60, 27.4, 1, RainLevel::Severe}, {360, 27.4, 0.25, std::nullopt}};
    rain.rainLevel = RainLevel::Severe, rain.rainIndex = 6;
    add(list, "station-state-rain", rain);
    StationState maintained;
    maintained.station = "AUE-WEHR", maintained.rule = "station/4", maintained.hearing = Hearing::Unknown;
    maintained.reasons = {"maintenance"}, maintained.maintenanceUntil = kAt.plusS(4 * 3600);
    add(list, "station-state-maintenance", maintained);
    add(list, "rule-set", RuleSet{"Auental", "0f3c9a17b2e4", "format = 1\nname = \"Auental\"\n", ""});
    add(list, "rule-alarm",
        RuleAlarm{"rule:unterfuehrung",
                  AlarmStep::Raised,
                  "Unterführung Mühlenstraße",
                  "Sperren.\nMeldung an S2.",
                  "S3",
                  {"MB-MUEHLE"},
                  {"MB-MUEHLE 146 cm >= 140 cm"},
                  kAt,
                  "own/1+0f3c9a17b2e4"});
    Incident incident;
    incident.incident = "incident:0f3c9a17b2e4d1c8";
    incident.kind = "water", incident.title = "Überflutung", incident.where = "Bachstraße";
    incident.at = {495101000, 112751000}, incident.radiusM = 140, incident.districts = {"Altstadt"};
    incident.since = kAt, incident.last = kAt.plusS(900), incident.records = 21, incident.reports = 20;
    incident.stations = {"AUE-WEHR"}, incident.newest = {outboxId(7), outboxId(5)}, incident.first = outboxId(5);
    incident.rule = "incident/1";
    add(list, "incident", incident);
    incident.state = IncidentState::Merged, incident.step = IncidentStep::ByAct;
    incident.name = "Keller im Mühlenviertel", incident.into = "incident:00112233445566aa";
    incident.from = {"incident:ffeeddccbbaa0099"}, incident.alarms = {"rule:unterfuehrung"}, incident.units = 2;
    add(list, "incident-merged", incident);
    StaffArea plume;
    plume.area = "5f0c1b7a99e24d1c8a0be3d2f4a61c77";
    plume.name = "Rauch Lagerhalle Hafenstraße";
    plume.hazard = "smoke";
    plume.method = AreaMethod::Plume;
    plume.centre = GeoPoint{513597000, 74563000};
    plume.windFromDeg = 225;
    plume.windMS = 4.5;
    plume.windStation = "WIND-RATHAUS";
    plume.rateKgS = 0.8;
    plume.limitMgM3 = 10;
    plume.stability = "D";
    plume.until = kAt;
    plume.note = "Menge geschätzt von ELW 2.\nMessung läuft.";
    add(list, "staff-area-plume", plume);
    StaffArea drawn;
    drawn.area = "00000000000000000000000000000001";
    drawn.name = "Sperrgebiet Altstadt";
    drawn.hazard = "bomb";
    drawn.outline = area();
    add(list, "staff-area-drawn", drawn);
    StaffArea stage = plume;
    stage.name = "Mühlbach 1,5 m", stage.hazard = "other", stage.method = AreaMethod::Stage;
    stage.windFromDeg.reset(), stage.windMS.reset(), stage.windStation.reset(), stage.rateKgS.reset();
    stage.limitMgM3.reset(), stage.stability.reset(), stage.until.reset(), stage.note.clear();
    stage.stageM = 1.5, stage.streamKm2 = 0.5, stage.reachM = 3000;
    add(list, "staff-area-stage", stage);
    StaffArea sinks = drawn;
    sinks.name = "Senken 40 mm", sinks.hazard = "other", sinks.method = AreaMethod::Sinks, sinks.outline.clear();
    sinks.rainMm = 40, sinks.leastM3 = 100;
    add(list, "staff-area-sinks", sinks);
    StaffArea blocks = stage;
    blocks.name = "Räumung", blocks.hazard = "evacuation", blocks.method = AreaMethod::Blocks;
    blocks.stageM.reset(), blocks.streamKm2.reset(), blocks.reachM.reset();
    blocks.radiusM = 300, blocks.upTo = "middle";
    add(list, "staff-area-blocks", blocks);
    StaffArea substation = sinks;
    substation.name = "Strom Süd", substation.hazard = "power", substation.method = AreaMethod::Substation;
    substation.rainMm.reset(), substation.leastM3.reset(), substation.object = "o17";
    add(list, "staff-area-substation", substation);
    Zone zone;
    zone.zone = "flood:Aue";
    zone.bands = {{0.0, 0.5, area()}, {0.5, std::nullopt, area()}};
    zone.method = "connected fill, sloped between gauges, DEM 5 m";
    zone.stations = {"AUE-WEHR", "AUE-ALTSTADT"};
    zone.levelsCm = {{"AUE-ALTSTADT", 412.0}, {"AUE-WEHR", 388.0}};
    zone.validAt = kAt;
    zone.areaKm2 = 1.25;
    zone.people = PeopleEstimate{2900, 3400, 3900};
    zone.objects = {{"o1", "hospital", "Klinikum Aue", 240, {495101000, 112751000}, 0.4}};
    zone.streetsCut = 12;
    zone.edgeM = 20;
    zone.confidence = "low";
    zone.package = "auental-1";
    add(list, "zone", zone);
    zone.peopleByDay = PeopleEstimate{3900, 5100, 6200};
    zone.lines = {{"power_line", 1240}, {"rail", 310}};
    add(list, "zone-by-day", zone);
    Zone wetted;
    wetted.zone = "rain:RG-NORDHANG", wetted.kind = ZoneKind::Rain;
    wetted.bands = {{0.0, std::nullopt, area()}};
    wetted.method = "circles of 2 km around rain gauges";
    wetted.stations = {"RG-NORDHANG", "RG-STADT"};
    wetted.validAt = kAt, wetted.areaKm2 = 12.5, wetted.confidence = "medium", wetted.package = "auental-1";
    wetted.people = PeopleEstimate{900, 1000, 1100};
    wetted.doubts = {"rain-reach"};
    wetted.rain = {{"RG-NORDHANG", {60, 43.5, 0.9, RainLevel::Extreme}}, {"RG-STADT", {60, 26, 1, RainLevel::Severe}}};
    add(list, "zone-rain", wetted);
    Zone ended;
    ended.zone = "flood:Aue";
    ended.validAt = kAt;
    ended.trial = true;
    add(list, "zone-ended", ended);
    add(list, "proposal",
        Proposal{"flood:Aue", 2, "flood:Aue", "AUE-ALTSTADT", GaugeLevel::Iw3, 412.0, false, content()});
    Proposal cloudburst{"rain:RG-NORDHANG", 1, "rain:RG-NORDHANG", "RG-NORDHANG", {}, {}, false, content()};
    cloudburst.since = base::fromCivilUtc({2026, 11, 21, 16, 40, 0, 0});
    cloudburst.confidence = "medium", cloudburst.method = "districts within 3 km of a raised gauge";
    cloudburst.rain = RainSum{60, 43.5, 0.9, RainLevel::Extreme};
    cloudburst.stations = {"RG-NORDHANG", "RG-STADT"};
    cloudburst.peopleByDay = PeopleEstimate{900, 1000, 1100};
    add(list, "proposal-rain", cloudburst);
    add(list, "proposal-area",
        Proposal{"area:00112233445566778899aabbccddeeff",
                 1,
                 "area:00112233445566778899aabbccddeeff",
                 {},
                 {},
                 {},
                 false,
                 content()});
}

void addWarnings(std::vector<PayloadSample>& list) {
    const std::string alert = "00112233445566778899aabbccddeeff";
    add(list, "draft", Draft{alert, 2, 1, "flood:Aue", derivedId(), false, content()});
    add(list, "draft-first", Draft{alert, 1, 0, std::nullopt, std::nullopt, false, content()});
    add(list, "approval", Approval{alert, 2, filled<32>(7), "ÜBUNG"});
    add(list, "issued",
        Issued{alert,
               2,
               filled<32>(7),
               outboxId(9),
               {outboxId(10), outboxId(11)},
               {"p:s2", "p:lds"},
               3,
               "LW-UEB-10111213-2026-0417-3",
               base::fromCivilUtc({2026, 11, 21, 17, 5, 0, 0})});
    add(list, "receipt", Receipt{alert, "cell-broadcast", "simulated", ReceiptState::Received, ""});
    add(list, "refusal", Refusal{outboxId(12), 4712, 303, "the same person cannot sign twice"});
    add(list, "numbered", Numbered{outboxId(3), "log", 17});
    ExerciseState state{ExercisePhase::Running, "starkregen", "Starkregen über Auental", 1,
                        {"fusion", "dispatch"}, kAt};
    add(list, "exercise-state", state);
    state.endsAt.reset();
    add(list, "exercise-state-open", state);
    add(list, "inject", Inject{"E-07", "Anruf: Keller läuft voll", "Auftrag an EAL Nord"});
    add(list, "checkpoint", Checkpoint{4096, filled<32>(200)});
    add(list, "redaction-ordered", RedactionOrdered{{{17, 17}, {40, 52}}, std::nullopt, "Art. 17 DSGVO"});
    add(list, "redaction-ordered-person", RedactionOrdered{{}, "p:s5", "left the service"});
    add(list, "redaction-ordered-files", RedactionOrdered{{}, std::nullopt, "Art. 17 DSGVO", {filled<32>(64)}});
    add(list, "redacted-files", Redacted{{}, {}, "order", "Art. 17 DSGVO", "p:admin", {filled<32>(64)}});
    add(list, "redacted",
        Redacted{{{17, 17}, {40, 52}}, {{41, 203}}, "retention UnitReport 90 d", "storage limit", "retention"});
}

}  // namespace

RealmId realm() { return {RealmKind::Exercise, filled<16>(16)}; }
DeviceId device() { return {filled<16>(128)}; }
MessageId outboxId(std::uint64_t counter) { return MessageId::outbox(device(), 0x0102030405060708ULL, counter); }
MessageId derivedId() { return MessageId::derived(filled<32>(3)); }

Attachment attachment() { return {filled<32>(64), "image/jpeg", 3'145'728, "Deich km 3,2.jpg"}; }

GeoArea area() {
    const GeoRing outer{{495100000, 112750000}, {495110000, 112750100}, {495109000, 112769999}, {495099000, 112760000}};
    const GeoRing hole{{495102000, 112753000}, {495103000, 112753000}, {495103000, 112754000}};
    return {{outer, hole}, {{{-1, 0}, {0, 1}, {1, -1}}}};
}

WarningContent content() {
    WarningContent c;
    c.act = WarningAct::Update;
    c.level = WarningLevel::Announcement;
    c.hazard = "flood";
    c.category = "Met";
    c.urgency = "Immediate";
    c.severity = "Extreme";
    c.certainty = "Observed";
    c.responseType = "Evacuate";
    c.eventCode = "BBK-EVC-038";
    c.onset = kAt;
    c.expires = kAt.plusS(6 * 3600);
    c.nextInformationAt = kAt.plusS(3600);
    c.texts = {
        {"de-DE", "Hochwasser", "Hochwasser an der Aue", "Die Aue steigt.", "Keller meiden.", "Auental, Altstadt"},
        {"en-GB", "Flood", "Flood on the Aue", "The Aue is rising.", "Stay out of cellars.", "Auental, Altstadt"}};
    c.channels = {{"cell-broadcast", "de-DE", "ÜBUNG: Hochwasser an der Aue. Keller meiden."}};
    c.area = {{{{495100000, 112750000}, {495110000, 112750100}, {495109000, 112769999}}}};
    c.senderName = "Stadt Auental";
    c.contact = "0201 555 0";
    c.web = "https://auental.example";
    c.people = PeopleEstimate{2900, 3400, 3900};
    c.objects = 4;
    c.updates = {"ffeeddccbbaa99887766554433221100"};
    return c;
}

std::vector<PayloadSample> payloads() {
    std::vector<PayloadSample> list;
    addRights(list);
    addObservations(list);
    addWork(list);
    addDerived(list);
    addWarnings(list);
    return list;
}

Envelope fullEnvelope() {
    Envelope e;
    e.realm = realm();
    e.id = outboxId(42);
    e.kind = Kind::UnitReport;
    e.author = "p:s2";
    e.source = "unit:Florian Auental 1/44-1";
    e.operation = "2026-0417";
    e.observedAt = kAt;
    e.cause = {derivedId(), outboxId(41)};
    e.payload = encodePayload(UnitReport{4, GeoPoint{495100000, 112750000}, "Florian Auental 1/44-1", "LF", "Feuerwehr",
                                         std::array<std::uint16_t, 4>{0, 1, 8, 9}, "Sandsäcke"});
    e.signature = filled<64>(5);
    return e;
}

Envelope sparseEnvelope() {
    Envelope e;
    e.realm = realm();
    e.id = outboxId(1);
    e.kind = Kind::Reading;
    e.source = "station:AUE-ALTSTADT";
    e.observedAt = kAt;
    e.payload = encodePayload(Reading{Quantity::WaterLevel, 312.5, "cm", std::nullopt, std::nullopt});
    return e;
}

Record record() { return {4711, kAt.plusMs(750), device(), kFlagClockLate, 303, sparseEnvelope()}; }

std::vector<std::pair<std::string, Verb>> verbs() {
    Accepted accepted{0x0102030405060708ULL, 42, {derivedId()}, 1};
    const Rejection rejection{RejectionCode::BadCoordinate, "latitude 95.0000000 is outside -90 to 90",
                              "payload.pos.lat", "send WGS84, latitude before longitude, in units of 1e-7 degree"};
    return {
        {"hello", Hello{1, realm(), "lagewerk-agent 0.1.0"}},
        {"submit", Submit{{encode(sparseEnvelope())}}},
        {"follow", Follow{1, {Kind::Tick, Kind::Reading}, 2000}},
        {"follow-thinned",
         Follow{4712, {}, 4000, 500, "2026-0417", GeoBox{{513000000, 67000000}, {515000000, 69000000}}}},
        {"credit", Credit{4711}},
        {"ping", Ping{}},
        {"range", Range{1, 4711, {Kind::LogEntry}}},
        {"snapshot-ask", SnapshotAsk{1, 0, 0}},
        {"snapshot-give", SnapshotGive{1, 4711, 3, 0, {1, 2, 3}}},
        {"attachment-give", AttachmentGive{filled<32>(64), 262'144, {1, 2, 3}}},
        {"attachment-give-empty", AttachmentGive{filled<32>(64), 0, {}}},
        {"attachment-ask", AttachmentAsk{filled<32>(64), 262'144, 65'536}},
        {"attachment-state", AttachmentState{filled<32>(64), 262'144, 3'145'728, AttachmentPhase::Wanted}},
        {"attachment-state-refused",
         AttachmentState{filled<32>(64), 0, 0, AttachmentPhase::Refused,
                         Rejection{RejectionCode::AttachmentLimit, "the realm keeps 20 GiB of files at most",
                                   "attachment", "let an administrator delete some or raise the limit"}}},
        {"attachment-piece", AttachmentPiece{filled<32>(64), 262'144, 3'145'728, {1, 2, 3}}},
        {"welcome", Welcome{1, realm(), "Auental Übung", 99, 4711, filled<32>(9)}},
        {"welcome-urgent", Welcome{1, realm(), "Auental Übung", 99, 4711, filled<32>(9), "tcp://192.168.10.5:5558"}},
        {"accepted", accepted},
        {"rejected", Rejected{outboxId(42), rejection}},
        {"rejected-unreadable", Rejected{std::nullopt, rejection}},
        {"batch", Batch{{record()}, 4711, 4800}},
        {"batch-empty", Batch{{}, 4711, 4711}},
        {"batch-thinned", Batch{{record()}, 4711, 4800, {{Kind::Reading, 110, 4600, 4710}}}},
        {"pong", Pong{}},
        {"gone", Gone{"too slow: follow again from your last sequence"}},
        {"broker-state",
         BrokerState{false, Trouble::DiskFull, "database or disk is full", 12'000, 40, 17, 3, 1, 2, 5000, 900}},
        {"ranged", Ranged{{record()}, 4711}},
        {"snapshot-part", SnapshotPart{4711, filled<32>(9), filled<32>(8), 3, 0, {1, 2, 3}}},
        {"snapshot-none", SnapshotPart{}},
        {"snapshot-taken", SnapshotTaken{4711, 3}}};
}

}  // namespace samples
