// SPDX-License-Identifier: EUPL-1.2
#include "gis/tools/log_record.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <nlohmann/json.hpp>
#include <set>

#include "broker/wire/codec.h"
#include "broker/wire/kinds.h"
#include "broker/wire/verbs.h"

namespace tools {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kSummaryBytesMax = 300;
constexpr char kBase64[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Keys and hashes as hexadecimal text instead of lists of numbers.
Json readable(Json value) {
    if (value.is_binary()) return base::toHex(value.get_binary());
    if (value.is_object() || value.is_array())
        for (auto& part : value) part = readable(std::move(part));
    return value;
}

Json payloadJson(const base::Bytes& payload) {
    auto value = Json::from_msgpack(payload, true, false);
    return value.is_discarded() ? Json(nullptr) : readable(std::move(value));
}

Json jsonOf(const wire::Record& record, const journal::Seen& seen) {
    const wire::Envelope& envelope = record.envelope;
    Json line;
    line["sequence"] = record.sequence;
    line["acceptedAt"] = base::isoUtc(record.acceptedAt);
    line["kind"] = wire::kindName(envelope.kind);
    line["verdict"] = record.verdict;
    line["flags"] = record.flags;
    line["realm"] = envelope.realm.text();
    line["source"] = envelope.source;
    line["author"] = envelope.author ? Json(*envelope.author) : Json(nullptr);
    line["operation"] = envelope.operation ? Json(*envelope.operation) : Json(nullptr);
    line["submitter"] = record.submitter.isBroker() ? "broker" : record.submitter.text();
    line["id"] = envelope.id.text();
    line["cause"] = Json::array();
    for (const wire::MessageId& cause : envelope.cause) line["cause"].push_back(cause.text());
    line["observedAt"] = base::isoUtc(envelope.observedAt);
    line["version"] = envelope.version;
    if (seen.isRedacted) line["redacted"] = true;
    line["payload"] = seen.isRedacted ? Json(nullptr) : payloadJson(envelope.payload);
    line["signature"] = envelope.signature ? Json(base::toHex(*envelope.signature)) : Json(nullptr);
    // What the proof needs, as it stands in the journal.
    line["headerBytes"] = toBase64(seen.header);
    if (!seen.isRedacted) {
        line["salt"] = toBase64(seen.salt);
        line["payloadBytes"] = toBase64(seen.payload);
    }
    line["payloadHash"] = base::toHex(seen.payloadHash);
    line["hash"] = base::toHex(seen.chain);
    return line;
}

std::string dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

std::string decimal(double value) {
    std::array<char, 32> text{};
    return {text.data(), std::to_chars(text.data(), text.data() + text.size(), value).ptr};
}

std::string wordsOf(const wire::Envelope& envelope) {
    if (const auto reading = wire::payloadOf<wire::Reading>(envelope))
        return (reading->value ? decimal(*reading->value) + " " + reading->unit : std::string("no value")) +
               (reading->note ? ", " + *reading->note : "");
    if (const auto unit = wire::payloadOf<wire::UnitReport>(envelope))
        return unit->callSign + ", status " + std::to_string(unit->fmsStatus) + (unit->task ? ", " + *unit->task : "");
    if (const auto entry = wire::payloadOf<wire::LogEntry>(envelope)) return entry->text;
    if (const auto report = wire::payloadOf<wire::Report>(envelope))
        return report->from + " -> " + report->to + ": " + report->subject + ": " + report->text;
    if (const auto upkeep = wire::payloadOf<wire::Maintenance>(envelope))
        return upkeep->station + (upkeep->ended ? ", maintenance over: " : ", maintenance until ") +
               (upkeep->ended ? "" : base::isoUtc(upkeep->until) + ": ") + upkeep->reason;
    if (const auto zone = wire::payloadOf<wire::Zone>(envelope))
        return zone->zone + ", " + decimal(zone->areaKm2) + " km2" + (zone->bands.empty() ? ", ended" : "");
    if (const auto draft = wire::payloadOf<wire::Draft>(envelope))
        return draft->alert + " revision " + std::to_string(draft->revision) +
               (draft->content.texts.empty() ? "" : ": " + draft->content.texts.front().headline);
    if (const auto receipt = wire::payloadOf<wire::Receipt>(envelope))
        return receipt->alert + ", " + receipt->channel + ", " + receipt->recipient + ", state " +
               std::to_string(static_cast<int>(receipt->state));
    if (const auto point = wire::payloadOf<wire::Checkpoint>(envelope))
        return std::to_string(point->sequence) + ":" + base::toHex(point->chain);
    return dump(payloadJson(envelope.payload));
}

}  // namespace

std::optional<base::Failure> unreadable(const std::filesystem::path& file) {
    std::error_code error;
    const auto status = std::filesystem::status(file, error);
    if (status.type() == std::filesystem::file_type::not_found)
        return base::Failure{"there is no such file", file.string(), "check the path"};
    if (status.type() == std::filesystem::file_type::none || ::access(file.c_str(), R_OK) != 0)
        return base::Failure{"this user may not read it", file.string(),
                             "run it as the user whom the realm belongs to"};
    if (status.type() != std::filesystem::file_type::regular)
        return base::Failure{"this is no file", file.string(), "name the file itself"};
    return std::nullopt;
}

std::string toBase64(base::BytesView bytes) {
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::size_t left = std::min<std::size_t>(3, bytes.size() - i);
        std::uint32_t group = 0;
        for (std::size_t k = 0; k < 3; ++k) group = group << 8 | (k < left ? bytes[i + k] : 0);
        for (std::size_t k = 0; k < 4; ++k) text += k <= left ? kBase64[group >> (18 - 6 * k) & 63] : '=';
    }
    return text;
}

std::optional<base::Bytes> fromBase64(std::string_view text) {
    if (text.size() % 4 != 0) return std::nullopt;
    base::Bytes bytes;
    bytes.reserve(text.size() / 4 * 3);
    for (std::size_t i = 0; i < text.size(); i += 4) {
        std::uint32_t group = 0;
        std::size_t pads = 0;
        for (std::size_t k = 0; k < 4; ++k) {
            const char c = text[i + k];
            const std::string_view digits(kBase64, 64);
            const auto at = digits.find(c);
            if (c == '=' && k >= 2 && i + 4 == text.size())
                ++pads;
            else if (at == std::string_view::npos || pads > 0)
                return std::nullopt;
            group = group << 6 | static_cast<std::uint32_t>(c == '=' ? 0 : at);
        }
        for (std::size_t k = 0; k < 3 - pads; ++k) bytes.push_back(static_cast<std::uint8_t>(group >> (16 - 8 * k)));
    }
    return bytes;
}

base::Outcome<wire::Record> recordOf(const journal::Seen& seen) {
    auto decoded = wire::decodeRecord(seen.header);
    if (const auto* rejection = std::get_if<wire::Rejection>(&decoded))
        return base::Failure{"it cannot be understood: " + rejection->what, rejection->where,
                             "use the version of Lagewerk that wrote it"};
    auto& record = std::get<wire::Record>(decoded);
    record.sequence = seen.sequence;
    record.envelope.payload.assign(seen.payload.begin(), seen.payload.end());
    if (seen.isRedacted) {
        record.flags |= wire::kFlagRedacted;
        record.verdict = seen.note;
    }
    return std::move(record);
}

std::string lineOf(const wire::Record& record, const journal::Seen& seen) { return dump(jsonOf(record, seen)); }

/// Nothing when a key stands twice in an object: readers differ in which of them they take, so it could say two things.
static Json parsedOnce(const std::string& text) {
    std::vector<std::set<std::string>> open;
    bool isTwice = false;
    const auto note = [&](int, Json::parse_event_t event, const Json& value) {
        if (event == Json::parse_event_t::object_start) open.emplace_back();
        if (event == Json::parse_event_t::object_end) open.pop_back();
        if (event == Json::parse_event_t::key)
            isTwice = !open.back().insert(value.get<std::string>()).second || isTwice;
        return true;
    };
    auto json = Json::parse(text, note, false);
    return isTwice ? Json(Json::value_t::discarded) : json;
}

base::Outcome<Line> parseLine(const std::string& text) {
    const auto bad = [](const std::string& field) {
        return base::Failure{"the line cannot be read: " + field + " is missing or wrong", "",
                             "take an export of lagewerk-log export --format jsonl"};
    };
    const auto json = parsedOnce(text);
    if (!json.is_object()) return bad("one object, each key once,");
    const auto textAt = [&](const char* name) -> std::string {
        const auto at = json.find(name);
        return at != json.end() && at->is_string() ? at->get<std::string>() : std::string("?");
    };
    Line line;
    const auto sequence = json.find("sequence");
    if (sequence == json.end() || !sequence->is_number_unsigned()) return bad("sequence");
    line.sequence = sequence->get<std::uint64_t>();
    line.isRedacted = json.contains("redacted");
    if (const auto verdict = json.find("verdict"); verdict != json.end() && verdict->is_number_unsigned())
        line.verdict = static_cast<std::uint16_t>(verdict->get<std::uint64_t>());
    const auto take = [&](base::Bytes& into, const char* name) {
        auto bytes = fromBase64(textAt(name));
        if (bytes) into = std::move(*bytes);
        return bytes.has_value();
    };
    if (!take(line.header, "headerBytes")) return bad("headerBytes");
    if (!line.isRedacted && !take(line.payload, "payloadBytes")) return bad("payloadBytes");
    if (!line.isRedacted && !take(line.salt, "salt")) return bad("salt");
    const auto payloadHash = base::arrayFromHex<32>(textAt("payloadHash"));
    const auto hash = base::arrayFromHex<32>(textAt("hash"));
    if (!payloadHash) return bad("payloadHash");
    if (!hash) return bad("hash");
    line.payloadHash = *payloadHash;
    line.chain = *hash;
    return line;
}

std::optional<std::string> liesIn(const std::string& text, const wire::Record& record, const journal::Seen& seen) {
    // As text again, so that both went the same way.
    const auto said = Json::parse(text, nullptr, false);
    const auto is = Json::parse(lineOf(record, seen), nullptr, false);
    for (const auto& [name, value] : is.items())
        if (const auto at = said.find(name); at == said.end() || *at != value) return name;
    for (const auto& [name, value] : said.items())
        if (!is.contains(name)) return name;
    return std::nullopt;
}

std::string summaryOf(const wire::Record& record) {
    std::string words = record.envelope.payload.empty() ? std::string() : wordsOf(record.envelope);
    for (char& c : words)
        if (static_cast<unsigned char>(c) < 0x20) c = ' ';
    if (words.size() <= kSummaryBytesMax) return words;
    std::size_t end = kSummaryBytesMax;
    while (end > 0 && (static_cast<unsigned char>(words[end]) & 0xC0) == 0x80) --end;
    return words.substr(0, end);
}

}  // namespace tools
