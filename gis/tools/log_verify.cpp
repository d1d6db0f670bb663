// SPDX-License-Identifier: EUPL-1.2
#include "gis/tools/log_verify.h"

#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "broker/base/command_line.h"
#include "broker/journal/journal.h"
#include "broker/wire/codec.h"
#include "broker/wire/retention.h"
#include "broker/wire/verbs.h"
#include "gis/tools/log_attachments.h"

namespace tools {
namespace {

using Report = nlohmann::ordered_json;

constexpr int kWhole = 0, kBroken = 1, kNoFile = 2;
constexpr const char* kProgramName = "lagewerk-log verify";
constexpr std::size_t kBrokenMax = 100;

const char* nameOf(journal::Damage damage) {
    switch (damage) {
        case journal::Damage::Changed: return "changed";
        case journal::Damage::Removed: return "removed";
        case journal::Damage::Inserted: return "inserted";
        case journal::Damage::Reordered: return "reordered";
        case journal::Damage::Structure: return "structure";
        case journal::Damage::Unreadable: return "unreadable";
        case journal::Damage::Truncated: return "truncated";
        case journal::Damage::Rewritten: return "rewritten";
        case journal::Damage::Cut: return "cut";
    }
    return "changed";
}

std::optional<journal::Witness> witnessOf(std::string_view text) {
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    journal::Witness witness;
    const auto read = std::from_chars(text.data(), text.data() + colon, witness.sequence);
    const auto hash = base::arrayFromHex<32>(text.substr(colon + 1));
    if (read.ec != std::errc{} || read.ptr != text.data() + colon || !hash) return std::nullopt;
    witness.hash = *hash;
    return witness;
}

/// `{"sequence":..,"hash":..}` as a dispatcher keeps it, or a checkpoint's line of an export.
std::optional<journal::Witness> witnessInJson(const std::string& text) {
    const auto json = Report::parse(text, nullptr, false);
    if (!json.is_object()) return std::nullopt;
    const bool isExported = json.contains("kind") && json.contains("payload") && json["payload"].is_object();
    const Report& part = isExported ? json["payload"] : json;
    const char* sequence = isExported ? "seq" : "sequence";
    const char* hash = isExported ? "chain" : "hash";
    if (!part.contains(sequence) || !part[sequence].is_number_unsigned()) return std::nullopt;
    if (!part.contains(hash) || !part[hash].is_string()) return std::nullopt;
    const auto bytes = base::arrayFromHex<32>(part[hash].get<std::string>());
    if (!bytes) return std::nullopt;
    return journal::Witness{part[sequence].get<std::uint64_t>(), *bytes};
}

/// Of which realm a checkpoint's line says it is; nothing when it does not.
std::optional<std::string> realmInJson(const std::string& text) {
    const auto json = Report::parse(text, nullptr, false);
    if (!json.is_object() || !json.contains("realm") || !json["realm"].is_string()) return std::nullopt;
    return json["realm"].get<std::string>();
}

std::optional<std::string> realmOf(const std::string& file) {
    auto journal = journal::Journal::open(file, journal::Open::ForReading);
    if (!journal) return std::nullopt;
    const auto rows = journal.value().read(1, 1);
    if (!rows || rows.value().empty()) return std::nullopt;
    const auto decoded = wire::decodeRecord(rows.value().front().header);
    const auto* record = std::get_if<wire::Record>(&decoded);
    return record == nullptr ? std::nullopt : std::optional(record->envelope.realm.text());
}

/// Nothing when it cannot be read; the fault then stands in `fault`. `realm`: of the last line that names one.
std::optional<std::vector<journal::Witness>> witnessesOf(const std::string& given, std::string& fault,
                                                         std::optional<std::string>& realm) {
    std::vector<journal::Witness> witnesses;
    if (given.empty()) return witnesses;
    if (const auto one = witnessOf(given)) return std::vector{*one};
    std::ifstream in(given, std::ios::binary);
    if (!in) {
        fault = "--witness " + given + " cannot be read; write SEQUENCE:HASH, 64 hexadecimal digits, or name a file";
        return std::nullopt;
    }
    std::size_t number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.pop_back();
        if (line.empty() || line.front() == '#') continue;
        auto witness = line.front() == '{' ? witnessInJson(line) : witnessOf(line);
        if (auto named = line.front() == '{' ? realmInJson(line) : std::nullopt) realm = std::move(named);
        // The last line of a file that is being written to may be half a line.
        if (!witness && in.eof()) break;
        if (!witness) {
            fault = "--witness " + given + ", line " + std::to_string(number) +
                    " cannot be read; write SEQUENCE:HASH or a checkpoint as JSON";
            return std::nullopt;
        }
        witnesses.push_back(*witness);
    }
    if (witnesses.empty()) {
        fault = "--witness " + given + " holds no checkpoint; nothing could be compared";
        return std::nullopt;
    }
    return witnesses;
}

std::optional<seal::PublicKey> keyOf(std::string text) {
    std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
    return base::arrayFromHex<32>(text);
}

Report brokenOf(const journal::VerifyReport& report, const Evidence& evidence,
                const std::vector<ChangedFile>& changed) {
    std::vector<Report> all;
    std::vector<journal::Finding> findings = report.findings;
    findings.insert(findings.end(), report.cut.begin(), report.cut.end());
    for (const journal::Finding& finding : findings) {
        Report one{{"sequence", finding.sequence}, {"kind", nameOf(finding.damage)}, {"why", finding.what}};
        if (finding.last > finding.sequence) one["last"] = finding.last;
        if (finding.page > 0) one["page"] = finding.page;
        if (finding.lastByte > 0) {
            one["firstByte"] = finding.firstByte;
            one["lastByte"] = finding.lastByte;
        }
        all.push_back(std::move(one));
    }
    for (const Evidence::Broken& broken : evidence.broken)
        all.push_back({{"sequence", broken.sequence}, {"kind", broken.kind}, {"why", broken.why}});
    for (const ChangedFile& file : changed)
        all.push_back({{"sequence", file.record}, {"kind", "attachment"}, {"why", file.why}});
    std::stable_sort(all.begin(), all.end(),
                     [](const Report& a, const Report& b) { return a["sequence"] < b["sequence"]; });
    return all;
}

Report attachmentsOf(const AttachmentCounts& counts, const std::filesystem::path& file) {
    Report notThere = Report::array();
    for (const auto& [hash, records] : counts.notThere) notThere.push_back({{"hash", hash}, {"records", records}});
    return {{"file", file.string()},     {"named", counts.named},
            {"present", counts.present}, {"underWay", counts.underWay},
            {"missing", counts.missing}, {"notThere", std::move(notThere)},
            {"deleted", counts.deleted}, {"deletedButThere", counts.stillThere},
            {"unnamed", counts.unnamed}, {"changed", counts.changed.size()}};
}

int print(const VerifyCall& call, const journal::VerifyReport& report, const Evidence& evidence, std::size_t witnesses,
          const NamedFiles& files = {}, const std::filesystem::path& attachments = {}) {
    Report json;
    json[call.exported.empty() ? "journal" : "export"] = call.exported.empty() ? call.journal : call.exported;
    json["records"] = report.records;
    json["first"] = report.firstSequence;
    json["last"] = report.lastSequence;
    json["hash"] = base::toHex(report.lastHash);
    json["redacted"] = report.redacted;
    json["redactions"] = Report::array();
    for (const Evidence::Deleted& one : evidence.deleted) {
        Report spans = Report::array();
        for (const wire::SequenceSpan& span : one.what.spans) spans.push_back({span.first, span.last});
        json["redactions"].push_back({{"sequence", one.sequence},
                                      {"records", std::move(spans)},
                                      {"rule", one.what.rule},
                                      {"reason", one.what.reason},
                                      {"by", one.what.by}});
        for (const wire::Hash& hash : one.what.files) json["redactions"].back()["files"].push_back(base::toHex(hash));
    }
    std::vector<ChangedFile> changed;
    if (!attachments.empty()) {
        const auto counted = countAttachments(attachments, files);
        if (counted) json["attachments"] = attachmentsOf(counted.value(), attachments);
        changed = counted ? counted.value().changed : std::vector{ChangedFile{0, counted.failure().text()}};
    }
    json["checkpoints"] = evidence.checkpoints;
    json["lastCheckpoint"] =
        evidence.last ? Report{{"sequence", evidence.last->sequence}, {"hash", base::toHex(evidence.last->hash)}}
                      : Report(nullptr);
    // Nothing but the chain holds what stands behind the last checkpoint.
    json["unsignedRecords"] = report.lastSequence - (evidence.last ? evidence.last->sequence : 0);
    json["publicKey"] = evidence.key ? Report(base::toHex(*evidence.key)) : Report(nullptr);
    json["publicKeyFrom"] = evidence.isKeyGiven ? "given" : evidence.key ? "journal" : "none";
    json["witnesses"] = witnesses;
    json["broken"] = brokenOf(report, evidence, changed);
    const bool isWhole = json["broken"].empty();
    // A journal that was cut off is whole as far as it goes: that nothing came behind its last record only he proves
    // who saw that one.
    json["witnessedThrough"] = report.witnessedThrough;
    json["endProven"] = isWhole && report.lastSequence > 0 && report.witnessedThrough == report.lastSequence;
    json["whole"] = isWhole;
    std::cout << json.dump(2, ' ', false, Report::error_handler_t::replace) << std::endl;
    return isWhole ? kWhole : kBroken;
}

/// The newest records of a journal that was not closed lie in its log, which SQLite reads with a file of its own beside
/// it.
std::optional<base::Failure> lockedLog(const std::filesystem::path& journal) {
    auto log = journal;
    log += "-wal";
    std::error_code ignored;
    const auto size = std::filesystem::file_size(log, ignored);
    if (ignored || size == 0) return std::nullopt;
    const auto folder = journal.has_parent_path() ? journal.parent_path() : std::filesystem::path(".");
    const auto space = std::filesystem::space(folder, ignored);
    if (::access(folder.c_str(), W_OK) == 0 && (ignored || space.available > 0)) return std::nullopt;
    return base::Failure{"its newest records lie in " + log.filename().string() +
                             ", which can be read only where the folder can be written and has room",
                         journal.string(),
                         "copy " + journal.filename().string() + " and " + log.filename().string() +
                             " together to a folder of your own and verify them there"};
}

int verifyExport(const VerifyCall& call, const std::vector<journal::Witness>& witnesses, Evidence& evidence) {
    if (const auto why = unreadable(call.exported)) {
        std::cerr << "lagewerk-log: " << why->text() << "\n";
        return kNoFile;
    }
    std::ifstream in(call.exported, std::ios::binary);
    std::string head(std::string_view("# lagewerk journal").size(), '\0');
    in.read(head.data(), static_cast<std::streamsize>(head.size()));
    if (head == "# lagewerk journal" || head.starts_with("SQLite format 3"))
        return base::wrongUsage(kProgramName,
                                call.exported +
                                    " is no JSON lines: a CSV or GeoPackage names the "
                                    "checkpoint that it rests on; verify the journal with that as --witness");
    in.clear();
    in.seekg(0);
    journal::ChainCheck check(witnesses);
    std::size_t number = 0;
    for (std::string text; std::getline(in, text);) {
        ++number;
        if (text.empty()) continue;
        const auto line = parseLine(text);
        if (!line) {
            check.find({check.expected(), "line " + std::to_string(number) + ": " + line.failure().what,
                        journal::Damage::Changed});
            continue;
        }
        const journal::Seen seen = line.value().seen();
        check.take(seen);
        auto record = evidence.take(seen);
        if (!record) continue;
        if (!evidence.hasVerdicts()) record->verdict = line.value().verdict;
        if (const auto field = liesIn(text, *record, seen))
            check.find(
                {seen.sequence, "its readable part is not what its bytes say: " + *field, journal::Damage::Changed});
    }
    check.end();
    evidence.end();
    if (check.expected() == 1 && check.report.good())
        check.find({1, "there is no record in it, not even the realm's founding", journal::Damage::Removed});
    return print(call, check.report, evidence, witnesses.size());
}

}  // namespace

Evidence::Evidence(std::optional<seal::PublicKey> given, bool withVerdicts)
    : key(given), isKeyGiven(given.has_value()), m_withVerdicts(withVerdicts) {}

void Evidence::find(std::uint64_t sequence, const char* kind, const std::string& why) {
    if (broken.size() < kBrokenMax) broken.push_back({sequence, kind, why});
}

std::optional<wire::Record> Evidence::take(const journal::Seen& seen) {
    auto decoded = recordOf(seen);
    const bool isNext = seen.sequence == m_before + 1;
    std::optional<wire::Record> record;
    if (decoded) {
        record = std::move(decoded).value();
        if (m_withVerdicts && seen.sequence == 1) m_core = std::make_unique<core::Core>(record->envelope.realm);
        if (!isNext) m_core.reset();  // core takes records without a gap only
        if (m_core) record->verdict = static_cast<std::uint16_t>(m_core->decide(*record).verdict.code);
        if (record->submitter.isBroker() && record->envelope.kind == wire::Kind::RealmFounded) takeFounding(*record);
        if (record->submitter.isBroker() && record->envelope.kind == wire::Kind::Checkpoint) takeCheckpoint(*record);
        if (record->submitter.isBroker() && record->envelope.kind == wire::Kind::Redacted) takeRedacted(*record);
        if (seen.isRedacted) m_gone[seen.sequence] = {seen.note, wire::isRedactable(record->envelope.kind)};
    } else {
        find(seen.sequence, "unreadable", decoded.failure().what);
        m_core.reset();
    }
    m_before = seen.sequence;
    m_chainBefore = seen.chain;
    return record;
}

void Evidence::takeFounding(const wire::Record& record) {
    if (record.sequence != 1) return;
    const auto founded = wire::payloadOf<wire::RealmFounded>(record.envelope);
    if (!founded) return;
    if (!key)
        key = founded->brokerSignKey;
    else if (*key != founded->brokerSignKey)
        find(record.sequence, "key",
             "the founding names another key than the one given: " + base::toHex(founded->brokerSignKey));
}

void Evidence::takeRedacted(const wire::Record& record) {
    const auto redacted = wire::payloadOf<wire::Redacted>(record.envelope);
    if (!redacted) return find(record.sequence, "redacted", "the Redacted cannot be read");
    std::map<std::uint64_t, std::uint16_t> refused;
    for (const wire::RefusedRecord& one : redacted->refused) refused[one.sequence] = one.code;
    std::uint64_t named = 0;
    for (const wire::SequenceSpan& span : redacted->spans) {
        for (auto at = m_gone.lower_bound(span.first); at != m_gone.end() && at->first <= span.last;) {
            const auto told = refused.find(at->first);
            if ((told == refused.end() ? 0 : told->second) != at->second.note)
                find(at->first, "redacted",
                     "the verdict kept in its place is not the one that record " + std::to_string(record.sequence) +
                         " names");
            if (!at->second.mayGo) find(at->first, "redacted", "its payload is gone, and its kind may not be deleted");
            at = m_gone.erase(at);
            ++named;
        }
        const std::uint64_t size = span.last < record.sequence ? span.last - span.first + 1 : 0;
        if (named < size)
            find(record.sequence, "redacted",
                 "it says that records " + std::to_string(span.first) + " to " + std::to_string(span.last) +
                     " are deleted; some are not");
        named = 0;
    }
    deleted.push_back({record.sequence, *redacted});
}

void Evidence::end() {
    for (const auto& [sequence, gone] : m_gone)
        find(sequence, "removed", "its payload is gone and no Redacted names it");
    if (m_rewritten < 2) return;
    for (Broken& one : broken)
        if (one.kind == "checkpoint" && one.why.find("rewritten") != std::string::npos)
            one.why += "; the " + std::to_string(m_rewritten - 1) + " checkpoints behind it differ with it";
}

void Evidence::takeCheckpoint(const wire::Record& record) {
    ++checkpoints;
    const auto point = wire::payloadOf<wire::Checkpoint>(record.envelope);
    const auto& signature = record.envelope.signature;
    const auto wrong = [&](const std::string& why) { find(record.sequence, "checkpoint", why); };
    if (!point || !signature) return wrong("the checkpoint cannot be read, or nobody signed it");
    if (!key || !seal::verify(*key, wire::signedBytes(record.envelope), *signature))
        return wrong("the checkpoint's signature is not the broker's");
    if (point->sequence != m_before || point->sequence + 1 != record.sequence)
        return wrong("the checkpoint speaks of record " + std::to_string(point->sequence) +
                     ", which is not the one before it");
    if (point->chain != m_chainBefore) {
        // Each later one differs as well, whether more was rewritten behind this or not.
        if (m_rewritten++ > 0) return;
        return wrong("the broker signed another hash for record " + std::to_string(point->sequence) +
                     ": the past was rewritten between the checkpoint before and this one");
    }
    last = KnownCheckpoint{point->sequence, point->chain, record.sequence, *signature};
}

int verifyLog(const VerifyCall& call) {
    if (call.journal.empty() == call.exported.empty())
        return base::wrongUsage(kProgramName, "give either --journal F or --export F");
    std::optional<seal::PublicKey> key;
    if (!call.publicKey.empty()) {
        key = keyOf(call.publicKey);
        if (!key)
            return base::wrongUsage(kProgramName,
                                    "--public-key cannot be read; it has 64 hexadecimal digits (recovery "
                                    "sheet, \"Broker sign key\")");
    }
    std::string fault;
    std::optional<std::string> witnessed;
    const auto witnesses = witnessesOf(call.witness, fault, witnessed);
    if (!witnesses) return base::wrongUsage(kProgramName, fault);
    const auto realm = call.journal.empty() || !witnessed ? std::nullopt : realmOf(call.journal);
    if (realm && *realm != *witnessed)
        return base::wrongUsage(kProgramName, "--witness " + call.witness + " is of realm " + *witnessed +
                                                  ", the journal of " + *realm + "; nothing was compared");
    const auto attachments = !call.attachments.empty() ? std::filesystem::path(call.attachments)
                             : call.journal.empty()    ? std::filesystem::path()
                                                       : attachmentsBeside(call.journal);
    // Only records in effect name files.
    Evidence evidence(key, call.journal.empty() || !attachments.empty());
    if (call.journal.empty()) return verifyExport(call, *witnesses, evidence);
    if (const auto why = unreadable(call.journal)) {
        std::cerr << "lagewerk-log: " << why->text() << "\n";
        return kNoFile;
    }
    if (const auto why = lockedLog(call.journal)) {
        std::cerr << "lagewerk-log: " << why->text() << "\n";
        return kNoFile;
    }
    NamedFiles files;
    const auto report = journal::verifyEach(call.journal, *witnesses, [&](const journal::Seen& seen) {
        const auto record = evidence.take(seen);
        if (record && !attachments.empty()) files.take(*record, !evidence.hasVerdicts() || record->verdict == 0);
    });
    evidence.end();
    if (report) return print(call, report.value(), evidence, witnesses->size(), files, attachments);
    journal::VerifyReport unreadable;
    unreadable.findings.push_back({0, report.failure().text(), journal::Damage::Unreadable});
    return print(call, unreadable, evidence, witnesses->size());
}

}  // namespace tools
