// SPDX-License-Identifier: EUPL-1.2
#include "gis/situation/snapshot.h"

#include <algorithm>
#include <type_traits>

#include "broker/wire/codec.h"
#include "broker/wire/limits.h"
#include "broker/wire/verbs.h"
#include "gis/situation/internal/picture_io.h"
#include "gis/situation/internal/staff_work_io.h"

namespace situation {
namespace {

using namespace picture_io;

constexpr std::uint64_t kPictureMark = 0x4C57'5049'4354'5552ULL;  // "LWPICTUR"

class PictureWriter {
public:
    static constexpr bool kReads = false;
    void number(std::uint64_t value) {
        for (int shift = 56; shift >= 0; shift -= 8) bytes.push_back(static_cast<std::uint8_t>(value >> shift));
    }
    void raw(std::uint8_t* data, std::size_t size) { bytes.insert(bytes.end(), data, data + size); }
    void block(base::Bytes& value) {
        number(value.size());
        bytes.insert(bytes.end(), value.begin(), value.end());
    }
    base::Bytes bytes;
};

class PictureReader {
public:
    static constexpr bool kReads = true;
    explicit PictureReader(base::BytesView bytes) : m_left(bytes) {}
    std::uint64_t number() {
        if (m_left.size() < 8) fail();
        if (m_failed) return 0;
        std::uint64_t value = 0;
        for (int i = 0; i < 8; ++i) value = value << 8 | m_left[static_cast<std::size_t>(i)];
        m_left = m_left.subspan(8);
        return value;
    }
    void raw(std::uint8_t* data, std::size_t size) {
        if (m_left.size() < size) fail();
        if (m_failed) return;
        std::copy_n(m_left.begin(), size, data);
        m_left = m_left.subspan(size);
    }
    void block(base::Bytes& value) {
        const std::uint64_t size = number();
        if (size > m_left.size()) fail();
        if (m_failed) return;
        value.assign(m_left.begin(), m_left.begin() + static_cast<std::ptrdiff_t>(size));
        m_left = m_left.subspan(static_cast<std::size_t>(size));
    }
    void fail() { m_failed = true; }
    [[nodiscard]] bool failed() const { return m_failed; }
    [[nodiscard]] std::size_t left() const { return m_left.size(); }

private:
    base::BytesView m_left;
    bool m_failed = false;
};

template <class Io>
void station(Io& io, Station& value) {
    std::vector<LastReading> last;
    for (const auto& [quantity, reading] : value.last) last.push_back(reading);
    list(io, last, [&](LastReading& one) {
        payload(io, one.reading);
        time(io, one.observedAt);
        time(io, one.acceptedAt);
        whole(io, one.flags);
        id(io, one.id);
        whole(io, one.sequence);
    });
    for (LastReading& one : last) value.last[one.reading.quantity] = std::move(one);
    maybe(io, value.state, [&](wire::StationState& state) { payload(io, state); });
    time(io, value.stateSince);
    id(io, value.stateId);
    maybe(io, value.maintenance, [&](MaintenanceView& one) {
        payload(io, one.maintenance);
        text(io, one.author);
        time(io, one.observedAt);
        time(io, one.acceptedAt);
        id(io, one.id);
    });
}

template <class Io>
void unit(Io& io, Unit& value) {
    payload(io, value.report);
    time(io, value.observedAt);
    time(io, value.acceptedAt);
    time(io, value.statusSince);
    id(io, value.id);
    whole(io, value.sequence);
}

template <class Io>
void life(Io& io, wire::AlertLife& value) {
    choice(io, value.phase, wire::AlertPhase::Expired);
    whole(io, value.revision);
    io.raw(value.contentHash.data(), value.contentHash.size());
    text(io, value.author);
    id(io, value.draft);
    list(io, value.approvals, [&](wire::MessageId& one) { id(io, one); });
    list(io, value.persons, [&](std::string& one) { text(io, one); });
}

template <class Io>
void alert(Io& io, Alert& value) {
    life(io, value.life);
    payload(io, value.draft);
    time(io, value.draftedAt);
    list(io, value.approvals, [&](ApprovalView& one) {
        text(io, one.person);
        time(io, one.at);
        id(io, one.id);
    });
    maybe(io, value.issued, [&](wire::Issued& issued) { payload(io, issued); });
    time(io, value.issuedAt);
    maybe(io, value.issuedContent, [&](wire::WarningContent& content) {
        wire::Draft carrier;  // the content alone is no payload
        carrier.alert = value.draft.alert;
        carrier.content = content;
        payload(io, carrier);
        content = std::move(carrier.content);
    });
    table(io, value.recipients, [&](Recipient& one) {
        text(io, one.channel);
        text(io, one.recipient);
        choice(io, one.state, wire::ReceiptState::Uncertain);
        time(io, one.at);
        text(io, one.detail);
    });
}

template <class Io>
void head(Io& io, Situation& picture) {
    std::uint64_t mark = kPictureMark, version = kFoldVersion;
    whole(io, mark);
    whole(io, version);
    if constexpr (Io::kReads)
        if (mark != kPictureMark || version != kFoldVersion) io.fail();
    whole(io, picture.lastSequence);
    maybe(io, picture.realm, [&](wire::RealmId& realm) {
        choice(io, realm.kind, wire::RealmKind::Exercise);
        io.raw(realm.uuid.data(), realm.uuid.size());
    });
    text(io, picture.realmName);
    maybe(io, picture.tick, [&](wire::Tick& tick) { payload(io, tick); });
    maybe(io, picture.exercise, [&](wire::ExerciseState& state) { payload(io, state); });
}

template <class Io>
void everything(Io& io, Situation& now) {
    head(io, now);
    table(io, now.stations, [&](Station& one) { station(io, one); });
    table(io, now.units, [&](Unit& one) { unit(io, one); });
    table(io, now.areas, [&](AreaView& one) {
        payload(io, one.area);
        text(io, one.author);
        time(io, one.since);
        time(io, one.updatedAt);
        id(io, one.id);
    });
    table(io, now.zones, [&](ZoneView& one) {
        payload(io, one.zone);
        time(io, one.since);
        time(io, one.updatedAt);
        id(io, one.id);
    });
    table(io, now.proposals, [&](ProposalView& one) {
        payload(io, one.proposal);
        time(io, one.since);
        time(io, one.updatedAt);
        id(io, one.id);
        maybe(io, one.alert, [&](std::string& name) { text(io, name); });
    });
    maybe(io, now.ruleSet, [&](RuleSetView& one) {
        payload(io, one.set);
        time(io, one.since);
        id(io, one.id);
    });
    table(io, now.ruleAlarms, [&](RuleAlarmView& one) {
        payload(io, one.alarm);
        time(io, one.since);
        time(io, one.updatedAt);
        id(io, one.id);
    });
    table(io, now.incidents, [&](IncidentView& one) {
        payload(io, one.incident);
        time(io, one.since);
        time(io, one.updatedAt);
        id(io, one.id);
    });
    table(io, now.alerts, [&](Alert& one) { alert(io, one); });
    table(io, now.operations, [&](Operation& one) {
        text(io, one.name);
        choice(io, one.step, wire::OperationStep::Archived);
        time(io, one.since);
    });
    staffWork(io, now.work);
    list(io, now.rosterRecords, [&](base::Bytes& record) { io.block(record); });
}

}  // namespace

base::Bytes encodePicture(const Situation& picture) {
    PictureWriter writer;
    everything(writer, const_cast<Situation&>(picture));  // a writer changes nothing
    return std::move(writer.bytes);
}

std::optional<Situation> decodePicture(base::BytesView bytes) {
    if (bytes.size() > wire::limits::kSnapshotBytesMax) return std::nullopt;
    PictureReader reader(bytes);
    Situation picture;
    everything(reader, picture);
    if (reader.failed() || reader.left() > 0) return std::nullopt;
    for (const base::Bytes& encoded : picture.rosterRecords) {
        const auto decoded = wire::decodeRecord(encoded);
        const auto* record = std::get_if<wire::Record>(&decoded);
        if (record == nullptr) return std::nullopt;
        picture.roster.fold(*record);
    }
    const base::Bytes again = encodePicture(picture);
    if (!std::equal(again.begin(), again.end(), bytes.begin(), bytes.end())) return std::nullopt;
    return picture;
}

}  // namespace situation
