// SPDX-License-Identifier: EUPL-1.2
// lagewerk-log: proves a journal whole, and shows it as JSON lines. Read-only, without or beside the broker.
// Exit: 0 whole, 1 damage found, 2 the file cannot be read at all.

#include <CLI/CLI.hpp>
#include <array>
#include <charconv>
#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>
#include <optional>

#include "broker/base/command_line.h"
#include "broker/core/core.h"
#include "broker/journal/journal.h"
#include "broker/journal/verify.h"
#include "broker/wire/verbs.h"

namespace {

using Json = nlohmann::ordered_json;

constexpr int kGood = 0, kDamaged = 1, kUnreadable = 2;
constexpr std::size_t kRowsPerRead = 1000;

int fail(const base::Failure& failure, int code) {
    std::fprintf(stderr, "lagewerk-log: %s\n", failure.text().c_str());
    return code;
}

const char* nameOf(wire::Kind kind) {
    using wire::Kind;
    switch (kind) {
        case Kind::RealmFounded: return "RealmFounded";
        case Kind::Tick: return "Tick";
        case Kind::DoneThrough: return "DoneThrough";
        case Kind::PersonEnrolled: return "PersonEnrolled";
        case Kind::DeviceEnrolled: return "DeviceEnrolled";
        case Kind::KeyRevoked: return "KeyRevoked";
        case Kind::Reading: return "Reading";
        case Kind::UnitReport: return "UnitReport";
        case Kind::OperationAct: return "OperationAct";
        case Kind::LogEntry: return "LogEntry";
        case Kind::Report: return "Report";
        case Kind::StationState: return "StationState";
        case Kind::Zone: return "Zone";
        case Kind::Proposal: return "Proposal";
        case Kind::Draft: return "Draft";
        case Kind::Approval: return "Approval";
        case Kind::Issued: return "Issued";
        case Kind::Receipt: return "Receipt";
        case Kind::Refusal: return "Refusal";
        case Kind::Numbered: return "Numbered";
        case Kind::ExerciseState: return "ExerciseState";
        case Kind::Inject: return "Inject";
        case Kind::Redacted: return "Redacted";
        case Kind::Checkpoint: return "Checkpoint";
    }
    return "unknown";
}

/// Keys and hashes as hexadecimal text instead of lists of numbers.
Json readable(Json value) {
    if (value.is_binary()) return base::toHex(value.get_binary());
    if (value.is_object() || value.is_array())
        for (auto& part : value) part = readable(std::move(part));
    return value;
}

Json lineOf(const wire::Record& record, const journal::Stored& stored) {
    const wire::Envelope& envelope = record.envelope;
    Json line;
    line["sequence"] = record.sequence;
    line["acceptedAt"] = base::isoUtc(record.acceptedAt);
    line["kind"] = nameOf(envelope.kind);
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
    if (stored.isRedacted) line["redacted"] = true;
    line["payload"] = stored.isRedacted ? Json(nullptr) : readable(Json::from_msgpack(stored.payload, true, false));
    line["signature"] = envelope.signature ? Json(base::toHex(*envelope.signature)) : Json(nullptr);
    line["hash"] = base::toHex(stored.hash);
    return line;
}

/// The journal keeps what was said; whether it counted follows from the order, so core decides again here.
int exportLines(const std::string& file) {
    auto journal = journal::Journal::open(file, journal::Open::ForReading);
    if (!journal) return fail(journal.failure(), kUnreadable);
    std::optional<core::Core> core;
    for (std::uint64_t next = 1;;) {
        const auto rows = journal.value().read(next, kRowsPerRead);
        if (!rows) return fail(rows.failure(), kDamaged);
        if (rows.value().empty()) return std::cout.flush() ? kGood : kUnreadable;
        for (const journal::Stored& stored : rows.value()) {
            auto decoded = wire::decodeRecord(stored.header);
            if (const auto* rejection = std::get_if<wire::Rejection>(&decoded))
                return fail({"record " + std::to_string(stored.sequence) + " cannot be understood: " + rejection->what,
                             rejection->where, "use the version of Lagewerk that wrote it"},
                            kDamaged);
            auto& record = std::get<wire::Record>(decoded);
            record.sequence = stored.sequence;
            record.envelope.payload = stored.payload;
            if (!core) core.emplace(record.envelope.realm);
            record.verdict = static_cast<std::uint16_t>(core->decide(record).verdict.code);
            std::cout << lineOf(record, stored).dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
            next = stored.sequence + 1;
        }
    }
}

std::optional<journal::Witness> witnessOf(const std::string& text) {
    const std::size_t colon = text.find(':');
    if (colon == std::string::npos) return std::nullopt;
    journal::Witness witness;
    const auto read = std::from_chars(text.data(), text.data() + colon, witness.sequence);
    const auto hash = base::arrayFromHex<32>(text.substr(colon + 1));
    if (read.ec != std::errc{} || read.ptr != text.data() + colon || !hash) return std::nullopt;
    witness.hash = *hash;
    return witness;
}

int verify(const std::string& file, const std::string& witnessText) {
    std::optional<journal::Witness> witness;
    if (!witnessText.empty()) {
        witness = witnessOf(witnessText);
        if (!witness)
            return base::wrongUsage(
                "lagewerk-log verify",
                "--witness " + witnessText + " cannot be read; write SEQUENCE:HASH, 64 hexadecimal digits");
    }
    const auto report = journal::verify(file, witness);
    if (!report) return fail(report.failure(), kUnreadable);
    for (const auto& finding : report.value().findings)
        std::cout << (finding.sequence == 0 ? std::string("file") : "record " + std::to_string(finding.sequence))
                  << ": " << finding.what << "\n";
    std::cout << report.value().records << " records, last " << report.value().lastSequence << ", hash "
              << base::toHex(report.value().lastHash) << (report.value().good() ? ": whole\n" : ": DAMAGED\n");
    // The chain proves what is there, not that nothing was cut off behind it.
    if (report.value().good() && !witness)
        std::cout << "a cut-off end shows only against a record known from elsewhere: --witness SEQUENCE:HASH\n";
    return report.value().good() ? kGood : kDamaged;
}

}  // namespace

int main(int argc, char** argv) {
    seal::start();
    std::string file, witness;
    CLI::App app{"Proves and shows a journal; needs no broker.", "lagewerk-log"};
    app.require_subcommand(1);
    app.footer("Exit status: 0 whole, 1 damage found, 2 the file cannot be read, 64 called wrongly.");
    auto* verifyCommand = app.add_subcommand("verify", "Check the file's structure, every gap and every hash");
    verifyCommand->add_option("--journal", file, "journal.db of a realm")->required();
    verifyCommand->add_option("--witness", witness,
                              "SEQUENCE:HASH noted earlier; shows whether the past was rewritten");
    auto* exportCommand = app.add_subcommand("export", "One JSON object per record, in order");
    exportCommand->add_option("--journal", file, "journal.db of a realm")->required();
    if (const auto ended = base::exitAfterParsing<CLI::ParseError>(app, argc, argv)) return *ended;
    return verifyCommand->parsed() ? verify(file, witness) : exportLines(file);
}
