// SPDX-License-Identifier: EUPL-1.2
#include "gis/tools/log_export.h"

#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>

#include "broker/base/command_line.h"
#include "broker/wire/codec.h"
#include "broker/wire/kinds.h"
#include "gis/layers/record_package.h"
#include "gis/tools/log_attachments.h"
#include "gis/tools/log_verify.h"

namespace tools {
namespace {

constexpr int kDone = 0, kFailed = 1, kNoJournal = 2;

int fail(const base::Failure& failure, int status = kFailed) {
    std::cerr << "lagewerk-log: " << failure.text() << "\n";
    return status;
}

/// What a table refers to, so that it can be held against the journal.
struct Reference {
    std::string realm;
    std::uint64_t records = 0;
    std::optional<KnownCheckpoint> last;
    std::optional<seal::PublicKey> key;
};

/// Looks through the whole journal first: nothing is exported from a damaged one.
base::Outcome<Reference> referenceOf(const std::string& journal) {
    Evidence evidence({}, false);
    Reference reference;
    const auto report = journal::verifyEach(journal, {}, [&](const journal::Seen& seen) {
        const auto record = evidence.take(seen);
        if (record && record->sequence == 1) reference.realm = record->envelope.realm.text();
    });
    if (!report) return report.failure();
    const auto damaged = [&](std::uint64_t sequence, const std::string& why) {
        return base::Failure{"the journal is damaged at record " + std::to_string(sequence) + ": " + why, journal,
                             "lagewerk-log verify names all of the damage"};
    };
    if (!report.value().good())
        return damaged(report.value().findings.front().sequence, report.value().findings.front().what);
    if (!evidence.broken.empty()) return damaged(evidence.broken.front().sequence, evidence.broken.front().why);
    reference.records = report.value().records;
    reference.last = evidence.last;
    reference.key = evidence.key;
    return reference;
}

/// Each record with its verdict, up to where the reference was taken: the broker may go on writing meanwhile.
base::Done eachRecord(const ExportCall& call, const Reference& reference,
                      const std::function<void(const wire::Record&, const journal::Seen&)>& take) {
    Evidence evidence({}, true);
    const auto report = journal::verifyEach(call.journal, {}, [&](const journal::Seen& seen) {
        if (seen.sequence > reference.records) return;
        if (const auto record = evidence.take(seen)) take(*record, seen);
    });
    if (!report) return report.failure();
    return base::done();
}

/// RFC 4180; a field that a spreadsheet would take for a formula gets an apostrophe before it.
std::string cell(const std::string& text) {
    std::string safe = text;
    if (!safe.empty() && std::string_view("=+-@\t\r").find(safe.front()) != std::string_view::npos) safe.insert(0, "'");
    if (safe.find_first_of(",\"\r\n") == std::string::npos) return safe;
    std::string quoted = "\"";
    for (const char c : safe) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

std::vector<std::pair<std::string, std::string>> factsOf(const Reference& reference) {
    std::vector<std::pair<std::string, std::string>> facts{
        {"realm", reference.realm},
        {"records", std::to_string(reference.records)},
        {"broker_sign_key", reference.key ? base::toHex(*reference.key) : ""},
    };
    if (!reference.last) return facts;
    facts.emplace_back("checkpoint_sequence", std::to_string(reference.last->sequence));
    facts.emplace_back("checkpoint_hash", base::toHex(reference.last->hash));
    facts.emplace_back("checkpoint_record", std::to_string(reference.last->at));
    facts.emplace_back("checkpoint_signature", base::toHex(reference.last->signature));
    return facts;
}

void writeHead(std::ostream& out, const Reference& reference) {
    out << "# lagewerk journal";
    for (const auto& [name, value] : factsOf(reference)) out << "; " << name << "=" << value;
    out << "\r\nsequence,acceptedAt,observedAt,kind,source,author,operation,verdict,summary\r\n";
}

void writeRow(std::ostream& out, const wire::Record& record, const journal::Seen& seen) {
    const wire::Envelope& envelope = record.envelope;
    out << record.sequence << ',' << base::isoUtc(record.acceptedAt) << ',' << base::isoUtc(envelope.observedAt) << ','
        << wire::kindName(envelope.kind) << ',' << cell(envelope.source) << ',' << cell(envelope.author.value_or(""))
        << ',' << cell(envelope.operation.value_or("")) << ',' << record.verdict << ','
        << cell(seen.isRedacted ? "(redacted)" : summaryOf(record)) << "\r\n";
}

std::optional<layers::PlacedRecord> placed(const wire::Record& record) {
    const wire::Envelope& envelope = record.envelope;
    layers::PlacedRecord place;
    if (const auto unit = wire::payloadOf<wire::UnitReport>(envelope)) place.point = unit->position;
    if (const auto entry = wire::payloadOf<wire::LogEntry>(envelope)) place.point = entry->place;
    if (const auto report = wire::payloadOf<wire::Report>(envelope)) place.point = report->place;
    if (const auto zone = wire::payloadOf<wire::Zone>(envelope))
        for (const wire::DepthBand& band : zone->bands)
            place.area.insert(place.area.end(), band.area.begin(), band.area.end());
    if (!place.point && place.area.empty()) return std::nullopt;
    place.sequence = record.sequence;
    place.verdict = record.verdict;
    place.acceptedAt = base::isoUtc(record.acceptedAt);
    place.observedAt = base::isoUtc(envelope.observedAt);
    place.kind = wire::kindName(envelope.kind);
    place.source = envelope.source;
    place.author = envelope.author.value_or("");
    place.operation = envelope.operation.value_or("");
    place.summary = summaryOf(record);
    return place;
}

base::Done writeText(const ExportCall& call, const Reference& reference, std::ostream& out) {
    const bool isTable = call.format == "csv";
    if (isTable) writeHead(out, reference);
    auto done = eachRecord(call, reference, [&](const wire::Record& record, const journal::Seen& seen) {
        if (isTable)
            writeRow(out, record, seen);
        else
            out << lineOf(record, seen) << '\n';
    });
    if (!done) return done;
    if (!out.flush()) return base::Failure{"the export cannot be written", call.out, "check the folder and the disk"};
    return base::done();
}

base::Done writeMap(const ExportCall& call, const Reference& reference) {
    std::vector<layers::PlacedRecord> records;
    auto done = eachRecord(call, reference, [&](const wire::Record& record, const journal::Seen&) {
        if (auto place = placed(record)) records.push_back(std::move(*place));
    });
    if (!done) return done;
    return layers::writeRecordPackage(call.out, records, factsOf(reference));
}

/// Whole or not there: a reader never sees half an export.
base::Done writeFile(const ExportCall& call, const Reference& reference) {
    const std::string fresh = call.out + ".new";
    {
        std::ofstream file(fresh, std::ios::binary | std::ios::trunc);
        if (auto done = writeText(call, reference, file); !done) {
            std::error_code ignored;
            std::filesystem::remove(fresh, ignored);
            return done;
        }
    }
    std::error_code error;
    std::filesystem::rename(fresh, call.out, error);
    if (error) return base::Failure{"the export cannot be written: " + error.message(), call.out, "check the folder"};
    return base::done();
}

int exportAttachments(const ExportCall& call, const Reference& reference) {
    const auto store = attachmentsBeside(call.journal);
    if (store.empty())
        return fail({"there is no attachments.db beside the journal", call.journal, "leave --attachments out"});
    NamedFiles files;
    const auto read = eachRecord(call, reference, [&](const wire::Record& record, const journal::Seen&) {
        files.take(record, record.verdict == 0);
    });
    if (!read) return fail(read.failure());
    const auto written = writeAttachments(store, files, call.attachments);
    if (!written) return fail(written.failure());
    std::cerr << "lagewerk-log: wrote " << written.value() << " files to " << call.attachments << "\n";
    return kDone;
}

}  // namespace

int exportLog(const ExportCall& call) {
    const bool isMap = call.format == "gpkg";
    if (isMap && call.out == "-")
        return base::wrongUsage("lagewerk-log export", "a GeoPackage is a file; give --out FILE.gpkg");
    std::error_code none;
    if (call.out != "-" &&
        std::filesystem::symlink_status(call.out, none).type() != std::filesystem::file_type::not_found)
        return base::wrongUsage("lagewerk-log export", call.out +
                                                           " is there already and is not overwritten; name a "
                                                           "new file");
    if (const auto why = unreadable(call.journal)) return fail(*why, kNoJournal);
    const auto reference = referenceOf(call.journal);
    if (!reference) return fail(reference.failure());
    const auto done = isMap             ? writeMap(call, reference.value())
                      : call.out == "-" ? writeText(call, reference.value(), std::cout)
                                        : writeFile(call, reference.value());
    if (!done) return fail(done.failure());
    return call.attachments.empty() ? kDone : exportAttachments(call, reference.value());
}

}  // namespace tools
