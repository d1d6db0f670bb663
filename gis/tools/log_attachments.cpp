// SPDX-License-Identifier: EUPL-1.2
#include "gis/tools/log_attachments.h"

#include <fstream>

#include "broker/journal/attachment_store.h"
#include "broker/wire/attachment.h"
#include "broker/wire/codec.h"

namespace tools {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kListedMax = 100, kReadAtOnce = 256 * 1024;

/// Beside a broken log of SQLite this is its own kind of damage, with no record of its own.
std::uint64_t firstRecord(const NamedFiles& files, const wire::Hash& hash) {
    const auto at = files.named.find(hash);
    return at == files.named.end() || at->second.records.empty() ? 0 : at->second.records.front();
}

base::Done writeOne(journal::AttachmentStore& store, const journal::AttachmentStore::File& file, const fs::path& to) {
    std::ofstream out(to, std::ios::binary | std::ios::trunc);
    seal::Sha256 sum;
    for (std::uint64_t at = 0; at < file.size;) {
        auto bytes = store.read(file.row, at, kReadAtOnce);
        if (!bytes) return bytes.failure();
        if (bytes.value().empty()) break;
        sum.add(bytes.value());
        out.write(reinterpret_cast<const char*>(bytes.value().data()),
                  static_cast<std::streamsize>(bytes.value().size()));
        at += bytes.value().size();
    }
    out.close();
    if (!out) return base::Failure{"the file cannot be written", to.string(), "check rights and space"};
    if (sum.finish() == file.hash) return base::done();
    std::error_code ignored;
    fs::remove(to, ignored);
    return base::Failure{"a stored file is not what its hash says", base::toHex(file.hash),
                         "lagewerk-log verify names all of them; take it from a backup"};
}

}  // namespace

void NamedFiles::take(const wire::Record& record, bool isEffective) {
    if (record.envelope.kind == wire::Kind::Redacted && record.submitter.isBroker()) {
        if (const auto redacted = wire::payloadOf<wire::Redacted>(record.envelope))
            deleted.insert(redacted->files.begin(), redacted->files.end());
        return;
    }
    if (!isEffective) return;
    for (const wire::Attachment& file : wire::attachmentsOf(record.envelope)) {
        Named& one = named[file.hash];
        if (one.records.empty()) one.about = file;
        one.records.push_back(record.sequence);
    }
}

fs::path attachmentsBeside(const fs::path& journal) {
    const fs::path file = journal.parent_path() / "attachments.db";
    std::error_code ignored;
    return fs::exists(file, ignored) ? file : fs::path();
}

base::Outcome<AttachmentCounts> countAttachments(const fs::path& file, const NamedFiles& files) {
    auto checked = journal::checkAttachments(file);
    if (!checked) return checked.failure();
    const auto& report = checked.value();
    AttachmentCounts counts;
    counts.named = files.named.size();
    counts.deleted = files.deleted.size();
    std::set<wire::Hash> whole, begun, bad;
    for (const auto& one : report.files) (one.isWhole ? whole : begun).insert(one.hash);
    for (const auto& finding : report.findings) {
        bad.insert(finding.hash);
        counts.changed.push_back(
            {firstRecord(files, finding.hash), "the file " + base::toHex(finding.hash) + ": " + finding.what});
    }
    for (const std::string& line : report.structure)
        counts.changed.push_back({0, "attachments, SQLite structure: " + line});
    for (const auto& [hash, named] : files.named) {
        if (files.deleted.contains(hash)) continue;
        if (whole.contains(hash)) {
            counts.present += bad.contains(hash) ? 0 : 1;
        } else {
            ++(begun.contains(hash) ? counts.underWay : counts.missing);
            if (counts.notThere.size() < kListedMax) counts.notThere.emplace_back(base::toHex(hash), named.records);
        }
    }
    for (const wire::Hash& hash : whole) {
        if (files.deleted.contains(hash))
            ++counts.stillThere;
        else if (!files.named.contains(hash))
            ++counts.unnamed;
    }
    return counts;
}

base::Outcome<std::uint64_t> writeAttachments(const fs::path& file, const NamedFiles& files, const fs::path& folder) {
    auto store = journal::AttachmentStore::open(file, journal::Open::ForReading);
    if (!store) return store.failure();
    auto rows = store.value().files();
    if (!rows) return rows.failure();
    std::error_code error;
    fs::create_directories(folder, error);
    if (error)
        return base::Failure{"the folder cannot be made: " + error.message(), folder.string(),
                             "check rights and space"};
    std::uint64_t written = 0;
    for (const auto& row : rows.value()) {
        const auto named = files.named.find(row.hash);
        if (!row.isWhole || named == files.named.end() || files.deleted.contains(row.hash)) continue;
        const std::string name =
            base::toHex(row.hash) + std::string(wire::attachmentExtension(named->second.about.type));
        if (auto done = writeOne(store.value(), row, folder / name); !done) return done.failure();
        ++written;
    }
    return written;
}

}  // namespace tools
