// SPDX-License-Identifier: EUPL-1.2
#pragma once

// A made-up evening on the Aue for looking at pages: a town of eight stations, a flood, a proposal, units, a log. All
// records are built directly; no broker, no codec of agents, no worker.

#include <memory>

#include "broker/base/clock.h"
#include "broker/wire/codec.h"
#include "console/session/login.h"
#include "console/session/store.h"

namespace invented {

/// The town's stations and objects in memory; places around Auental's first coordinates.
[[nodiscard]] fusion::Town town();
/// Relief with a valley and a hollow, streets, a second substation.
void addGround(fusion::Town& town);

/// What a worker would say of an area, with made-up figures.
[[nodiscard]] wire::Zone zoneOf(const wire::StaffArea& area, base::Instant at);

/// Writes records in order and hands them to a store.
class Evening {
public:
    explicit Evening(session::Store& store);

    void found(wire::RealmKind kind = wire::RealmKind::Exercise);
    void tick(base::Instant at);
    void reading(const std::string& station, base::Instant at, std::optional<double> value);
    void state(wire::StationState state);
    /// Rules of the town, one alarm of its plan and one that rests, rain with its sums, a gauge on its way to a
    /// threshold; `broken`: a newer file with an error.
    void tellRules(bool broken = false);
    /// The worker has refused another town's package.
    void tellTownProblem(const std::string& why);
    wire::MessageId report(const wire::Report& report);
    /// With the number that core would give.
    wire::MessageId message(const wire::Report& report, std::uint32_t number);
    void step(const wire::ReportStep& step);
    /// What a console has said, as the broker would hand it back: a Report (with the next number) or a ReportStep.
    wire::MessageId echo(wire::Kind kind, const base::Bytes& payload);
    void incident(const wire::Incident& incident);
    void incidentAct(const wire::IncidentAct& act);
    void alarmAct(const wire::AlarmAct& act);
    wire::MessageId decision(const wire::Decision& decision);
    wire::MessageId boardItem(const wire::BoardItem& item, const std::string& source = "post:S2",
                              const std::string& author = "p:s2");
    wire::MessageId drawing(const wire::Drawing& drawing);
    wire::MessageId contact(const wire::Contact& contact, const std::string& source = "post:S2",
                            const std::string& author = "p:s2");
    void callUp(const wire::CallUp& call);
    /// Without an author: a program says it.
    void callStep(const wire::CallStep& step, const std::string& source, const std::string& author);
    /// `device`: the first byte of the workplace's id.
    void seat(wire::SeatMove move, const std::string& workplace, const std::string& source, const std::string& author,
              std::uint8_t device);
    [[nodiscard]] base::Instant now() const { return m_now; }
    [[nodiscard]] const situation::Situation& picture() const { return m_store.picture(); }
    /// All that was told, as a journal would have it.
    [[nodiscard]] const std::vector<wire::Record>& records() const { return m_records; }
    /// An area that S2 has set; `judged`: the worker has counted who is in it.
    void area(const wire::StaffArea& area, bool judged = true);
    /// Smoke from the substation, a wedge with the wind.
    [[nodiscard]] static wire::StaffArea smoke();
    /// Somebody asks what the Aue would wet.
    [[nodiscard]] static wire::StaffArea stage();
    void zoneEnds(const std::string& zone);
    /// What the worker would propose for the area, with the next revision.
    void proposeForArea(const wire::StaffArea& area, wire::WarningLevel level = wire::WarningLevel::Notice);
    /// Extreme rain at the town hall's gauge, and the proposal for it.
    void cloudburst();
    /// Both, the smoke and its proposal as well; the id of the rain's.
    std::string tellProposed();
    /// The gauge on which the zone rests is worked at for so long; 0: by a person's word it is over. `worker`: it has
    /// heard of it.
    void tellMaintenance(const std::string& station, int minutes, bool worker = true);
    void unit(const std::string& callSign, const std::string& type, const std::string& organisation,
              std::uint8_t status, wire::GeoPoint at, std::optional<std::array<std::uint16_t, 4>> strength);
    void zone(wire::Zone zone);
    void proposal(wire::Proposal proposal);
    /// The proposal as it stands, at this level.
    void raise(const std::string& proposal, wire::GaugeLevel gauge, wire::WarningLevel level);
    /// The river's proposal is said anew with so many people, and so many objects in half a metre of water.
    void grow(const std::string& proposal, std::uint32_t people, std::uint32_t deepObjects);
    void withdraw(const std::string& proposal);
    void enrol(const std::string& id, const std::string& name, const std::string& function,
               std::vector<wire::PersonRole> roles, const seal::PublicKey& key);
    void logEntry(const std::string& text, const std::string& author, std::vector<wire::Attachment> files = {});
    void unitWithFiles(const std::string& callSign, std::vector<wire::Attachment> files);
    void deleteFiles(std::vector<wire::Hash> files, const std::string& reason);
    /// The newest log entry, as an administrator's order takes it away.
    void deleteNewestEntry(const std::string& reason);
    /// What the bus thread would say of a file that was fetched.
    void fileHeard(const wire::Hash& hash, session::FileStanding standing);
    void fileGiven(const wire::Hash& hash, std::uint64_t through, std::uint64_t size);
    wire::MessageId draft(const wire::Draft& draft, const std::string& author);
    void approve(const std::string& alert, const std::string& author);
    void issue(const std::string& alert);
    /// With an author it is a person's decision.
    void receipt(const wire::Receipt& receipt, std::optional<std::string> author = {});
    void refuse(wire::RejectionCode code, const std::string& what);
    void exercise(wire::ExercisePhase phase, const std::string& title);
    void operation(const std::string& id, const std::string& name,
                   wire::OperationStep step = wire::OperationStep::Opened);
    /// What is said from now on belongs to it; empty: to none.
    void speakIn(const std::string& operation) { m_operation = operation; }

    /// Anything that is said, as bytes.
    wire::MessageId sayBytes(wire::Kind kind, base::Bytes payload, const std::string& source,
                             std::optional<std::string> author = {}, std::optional<base::Instant> observedAt = {});

    /// All of it, up to the proposal: what the situation page is looked at with.
    void tellAll(wire::RealmKind kind = wire::RealmKind::Exercise);
    /// Waits until the store has folded all that was told.
    void settle();
    /// Connection as the bus thread would report it.
    void connect();
    void lose();
    /// The broker's disk is full, or all is well again.
    void fillDisk(bool full);
    /// The broker was restored from a copy.
    void rewind();
    /// The worker marks its place.
    void hearFusion();
    /// A checkpoint of the broker as the bus thread kept it.
    void witness(std::uint64_t sequence, bool contradicts = false);

private:
    template <class Payload>
    wire::MessageId say(const Payload& payload, const std::string& source, std::optional<std::string> author = {},
                        std::optional<base::Instant> observedAt = {}) {
        return sayBytes(wire::KindOf<Payload>::kKind, wire::encodePayload(payload), source, std::move(author),
                        observedAt);
    }
    /// As it stood last, also after it was withdrawn; with the next revision.
    wire::Proposal newestProposal(const std::string& id);
    void hear(session::Notice notice);
    void tellCourse();
    void tellAlarms();
    void tellFlood();

    session::Store& m_store;
    std::string m_operation;
    wire::RealmId m_realm;
    std::map<std::string, wire::Proposal> m_proposals;
    std::uint8_t m_submitter = 0;
    std::uint32_t m_areaRevision = 0;
    std::uint32_t m_messages = 0;
    std::vector<wire::Record> m_records;
    std::uint64_t m_sequence = 0, m_newestEntry = 0;
    std::uint64_t m_ticks = 0;
    base::Instant m_now;
};

/// Five calls from one street with a gauge and a unit, a fire, a call that belongs to none, and one that was closed.
void tellIncidents(Evening& evening);
/// Seven messages: unsighted ones, one that waits for S3, one that is done, outgoing ones, a note of a talk, a Blitz.
std::vector<wire::MessageId> tellMessages(Evening& evening);
/// A fourth one, in which people are in danger.
void tellPeopleInDanger(Evening& evening);
/// The fire went into the flood, by a person's act.
void mergeIncidents(Evening& evening);

/// Something on each board: an evening on which much is going on.
void tellBoards(Evening& evening);
/// Twelve entries, two on call, and who sits where.
void tellDirectory(Evening& evening);
/// Seven called of them: one is there, two come, one does not, one was not reached, two are silent.
void tellCall(Evening& evening);
/// Two sectors, one of them with a part, signs, lines and a text; of S2.
void tellDrawings(Evening& evening);
[[nodiscard]] wire::Drawing northSector();

/// Sectors EA Nord and EA Süd with units in them (one that is to be relieved, one that never reported), and orders:
/// overdue, not possible, with and without a deadline, done. `rival`: one was changed twice at the same time.
void tellOrders(Evening& evening, bool rival = false);
/// One more order, without a deadline, or a step of one.
void tellOrder(Evening& evening, const wire::Order& order, const std::string& author = "p:s2");
void tellOrderStep(Evening& evening, const wire::OrderStep& step);
void tellAssignment(Evening& evening, const wire::Assignment& assignment);
/// Ids of the orders of tellOrders(), by number from 1.
[[nodiscard]] std::string orderId(int number);

/// A photo of a flooded street, drawn; the larger `seed`, the higher the water. JPEG.
[[nodiscard]] base::Bytes photo(int seed, int width = 1280, int height = 960);
/// What a record says of it.
[[nodiscard]] wire::Attachment about(const base::Bytes& bytes, const std::string& name, const std::string& type);

/// A box around the Aue, map metres from Auental's middle: for areas that tests draw.
[[nodiscard]] wire::GeoArea box(double westM, double eastM);
/// 18:05 German time on the evening.
[[nodiscard]] base::Instant evening();

}  // namespace invented
