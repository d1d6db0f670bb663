// SPDX-License-Identifier: EUPL-1.2
#include "broker/wire/internal/codec_describe.h"

#include <charconv>

#include "broker/wire/internal/codec_frames.h"

namespace wire::codec {
namespace {

std::string count(std::uint64_t value) {
    std::array<char, 24> text{};
    return {text.data(), std::to_chars(text.data(), text.data() + text.size(), value).ptr};
}

template <class T>
struct NameOf {
    static constexpr const char* kName = nullptr;
};
template <>
struct NameOf<RainSum> {
    static constexpr const char* kName = "RainSum";
};
template <>
struct NameOf<Outlook> {
    static constexpr const char* kName = "Outlook";
};
template <>
struct NameOf<DepthBand> {
    static constexpr const char* kName = "DepthBand";
};
template <>
struct NameOf<PeopleEstimate> {
    static constexpr const char* kName = "PeopleEstimate";
};
template <>
struct NameOf<AffectedObject> {
    static constexpr const char* kName = "AffectedObject";
};
template <>
struct NameOf<AffectedLine> {
    static constexpr const char* kName = "AffectedLine";
};
template <>
struct NameOf<StationRain> {
    static constexpr const char* kName = "StationRain";
};
template <>
struct NameOf<WarningText> {
    static constexpr const char* kName = "WarningText";
};
template <>
struct NameOf<ChannelText> {
    static constexpr const char* kName = "ChannelText";
};
template <>
struct NameOf<WarningContent> {
    static constexpr const char* kName = "WarningContent";
};
template <>
struct NameOf<GeoBox> {
    static constexpr const char* kName = "GeoBox";
};
template <>
struct NameOf<Merged> {
    static constexpr const char* kName = "Merged";
};
template <>
struct NameOf<Rejection> {
    static constexpr const char* kName = "Rejection";
};

template <>
struct NameOf<Role> {
    static constexpr const char* kName = "Role";
};
template <>
struct NameOf<RoleSays> {
    static constexpr const char* kName = "RoleSays";
};
template <>
struct NameOf<Attachment> {
    static constexpr const char* kName = "Attachment";
};
template <>
struct NameOf<TacticalSign> {
    static constexpr const char* kName = "TacticalSign";
};
template <>
struct NameOf<Ground> {
    static constexpr const char* kName = "Ground";
};
template <>
struct NameOf<Reach> {
    static constexpr const char* kName = "Reach";
};
template <>
struct NameOf<CallTarget> {
    static constexpr const char* kName = "CallTarget";
};
template <>
struct NameOf<SequenceSpan> {
    static constexpr const char* kName = "SequenceSpan";
};
template <>
struct NameOf<RefusedRecord> {
    static constexpr const char* kName = "RefusedRecord";
};

std::string textShape(const TextRule& rule) {
    return "text, " + std::string(rule.mayBeEmpty ? "up to " : "1 to ") + count(rule.bytesMax) + " bytes" +
           (rule.lines ? "" : ", one line");
}

template <class T>
std::string wholeShape() {
    if constexpr (std::is_same_v<T, std::uint64_t>)
        return "whole number from 0, 64 bits";
    else
        return "whole number 0 to " + count(std::numeric_limits<T>::max());
}

template <class T, class Rule>
std::string shapeText(const Rule& rule) {
    if constexpr (IsOptional<T>::value)
        return shapeText<typename T::value_type>(rule);
    else if constexpr (std::is_enum_v<T>)
        return "number: " + std::string(Known<T>::kText);
    else if constexpr (std::is_same_v<Rule, UnitRule>)
        return "text";
    else if constexpr (std::is_same_v<T, std::string>)
        return textShape(rule);
    else if constexpr (std::is_same_v<Rule, Whole>)
        return "whole number " + count(static_cast<std::uint64_t>(rule.min)) + " to " +
               count(static_cast<std::uint64_t>(rule.max));
    else if constexpr (std::is_same_v<T, bool>)
        return "true or false";
    else if constexpr (std::is_same_v<T, double>)
        return "number";
    else if constexpr (std::is_integral_v<T>)
        return wholeShape<T>();
    else if constexpr (std::is_same_v<T, base::Instant>)
        return "time";
    else if constexpr (std::is_same_v<T, base::Bytes>)
        return "bytes";
    else if constexpr (std::is_same_v<T, MessageId>)
        return "id, 33 bytes";
    else if constexpr (std::is_same_v<T, DeviceId>)
        return "device, 16 bytes";
    else if constexpr (std::is_same_v<T, RealmId>)
        return "realm, 17 bytes";
    else if constexpr (std::is_same_v<T, GeoPoint>)
        return "point";
    else if constexpr (std::is_same_v<T, GeoArea>)
        return "area";
    else if constexpr (std::is_same_v<T, GeoRing>)
        return "line: up to 20000 corners as a ring's, from one on; or an empty list";
    else if constexpr (std::is_same_v<T, std::array<std::uint16_t, 4>>)
        return "list of 4 whole numbers 0 to 65535";
    else if constexpr (std::is_same_v<T, std::map<std::string, double>>)
        return "map of name to number, up to " + count(limits::kListMax);
    else if constexpr (IsVector<T>::value)
        return "list, up to " + count(rule.max) + ", of " + shapeText<typename T::value_type>(rule.inner);
    else if constexpr (requires { std::tuple_size<T>::value; })
        return count(std::tuple_size_v<T>) + " bytes";
    else
        return NameOf<T>::kName;
}

}  // namespace

template <class T, class Rule>
std::string Describer::shapeOf(const Rule& rule) {
    return shapeText<T>(rule);
}

void Describer::addRow(const char* key, bool optional, const std::string& shape, const char* meaning) {
    m_rows +=
        std::string("| `") + key + "` | " + (optional ? "may" : "must") + " | " + shape + " | " + meaning + " |\n";
}

namespace {

template <class T>
FieldTable tableOf(const std::string& name) {
    Describer describer;
    T value{};
    describe(describer, value);
    return {name, describer.rows()};
}
template <class T>
FieldTable payloadTable(const char* name) {
    return tableOf<T>(std::string(name) + " (kind " + count(static_cast<std::uint64_t>(KindOf<T>::kKind)) + ")");
}
template <class T, class Frame = T>
FieldTable verbTable(const char* name) {
    return tableOf<Frame>(std::string(name) + " (verb " + count(VerbNumber<T>::kNumber) + ")");
}

}  // namespace

std::vector<FieldTable> fieldTables() {
    return {tableOf<Envelope>("Envelope"),
            tableOf<RecordFrame>("Record"),
            verbTable<Hello>("Hello"),
            verbTable<Submit>("Submit"),
            verbTable<Follow>("Follow"),
            verbTable<Credit>("Credit"),
            verbTable<Ping>("Ping"),
            verbTable<Range>("Range"),
            verbTable<SnapshotAsk>("SnapshotAsk"),
            verbTable<SnapshotGive>("SnapshotGive"),
            verbTable<AttachmentGive>("AttachmentGive"),
            verbTable<AttachmentAsk>("AttachmentAsk"),
            verbTable<Welcome>("Welcome"),
            verbTable<Accepted>("Accepted"),
            verbTable<Rejected>("Rejected"),
            verbTable<Batch, BatchFrame>("Batch"),
            verbTable<Pong>("Pong"),
            verbTable<Gone>("Gone"),
            verbTable<BrokerState>("BrokerState"),
            verbTable<Ranged, RangedFrame>("Ranged"),
            verbTable<SnapshotPart>("SnapshotPart"),
            verbTable<SnapshotTaken>("SnapshotTaken"),
            verbTable<AttachmentState>("AttachmentState"),
            verbTable<AttachmentPiece>("AttachmentPiece"),
            tableOf<GeoBox>("GeoBox"),
            tableOf<Merged>("Merged"),
            tableOf<Rejection>("Rejection"),
            payloadTable<RealmFounded>("RealmFounded"),
            payloadTable<Tick>("Tick"),
            payloadTable<DoneThrough>("DoneThrough"),
            payloadTable<PersonEnrolled>("PersonEnrolled"),
            payloadTable<DeviceEnrolled>("DeviceEnrolled"),
            payloadTable<KeyRevoked>("KeyRevoked"),
            payloadTable<RolesDefined>("RolesDefined"),
            tableOf<Role>("Role"),
            tableOf<RoleSays>("RoleSays"),
            payloadTable<PersonNamed>("PersonNamed"),
            payloadTable<Reading>("Reading"),
            payloadTable<UnitReport>("UnitReport"),
            payloadTable<OperationAct>("OperationAct"),
            payloadTable<LogEntry>("LogEntry"),
            payloadTable<Report>("Report"),
            payloadTable<StaffArea>("StaffArea"),
            payloadTable<Maintenance>("Maintenance"),
            tableOf<Attachment>("Attachment"),
            payloadTable<IncidentAct>("IncidentAct"),
            payloadTable<ReportStep>("ReportStep"),
            payloadTable<Order>("Order"),
            payloadTable<OrderStep>("OrderStep"),
            payloadTable<Assignment>("Assignment"),
            payloadTable<StationState>("StationState"),
            tableOf<RainSum>("RainSum"),
            tableOf<Outlook>("Outlook"),
            payloadTable<Zone>("Zone"),
            tableOf<DepthBand>("DepthBand"),
            tableOf<PeopleEstimate>("PeopleEstimate"),
            tableOf<AffectedObject>("AffectedObject"),
            tableOf<AffectedLine>("AffectedLine"),
            tableOf<StationRain>("StationRain"),
            payloadTable<Proposal>("Proposal"),
            payloadTable<RuleSet>("RuleSet"),
            payloadTable<RuleAlarm>("RuleAlarm"),
            payloadTable<Incident>("Incident"),
            tableOf<WarningContent>("WarningContent"),
            tableOf<WarningText>("WarningText"),
            tableOf<ChannelText>("ChannelText"),
            payloadTable<Draft>("Draft"),
            payloadTable<Approval>("Approval"),
            payloadTable<Issued>("Issued"),
            payloadTable<Receipt>("Receipt"),
            payloadTable<Refusal>("Refusal"),
            payloadTable<Numbered>("Numbered"),
            payloadTable<Drawing>("Drawing"),
            tableOf<TacticalSign>("TacticalSign"),
            payloadTable<BoardItem>("BoardItem"),
            payloadTable<AlarmAct>("AlarmAct"),
            payloadTable<Decision>("Decision"),
            tableOf<Ground>("Ground"),
            payloadTable<ExerciseState>("ExerciseState"),
            payloadTable<Inject>("Inject"),
            payloadTable<Checkpoint>("Checkpoint"),
            payloadTable<RedactionOrdered>("RedactionOrdered"),
            payloadTable<Redacted>("Redacted"),
            tableOf<SequenceSpan>("SequenceSpan"),
            tableOf<RefusedRecord>("RefusedRecord"),
            payloadTable<Contact>("Contact"),
            tableOf<Reach>("Reach"),
            payloadTable<CallUp>("CallUp"),
            tableOf<CallTarget>("CallTarget"),
            payloadTable<CallStep>("CallStep"),
            payloadTable<Seat>("Seat")};
}

}  // namespace wire::codec
