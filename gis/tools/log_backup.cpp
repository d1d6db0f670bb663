// SPDX-License-Identifier: EUPL-1.2
#include "gis/tools/log_backup.h"

#include <sys/stat.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "broker/base/clock.h"
#include "broker/journal/backup.h"
#include "broker/journal/verify.h"

namespace tools {
namespace {

namespace fs = std::filesystem;

constexpr const char* kJournal = "journal.db";
constexpr const char* kAttachments = "attachments.db";
constexpr const char* kNote = "backup.txt";

int tell(const base::Failure& failure) {
    std::cerr << "lagewerk-log: " << failure.text() << "\n";
    return 1;
}

/// Journal and outboxes are databases with a life of their own; locks and logs are of this machine.
bool isCopied(const fs::path& file) {
    const std::string name = file.filename().string();
    const auto ends = [&](std::string_view with) { return name.ends_with(with); };
    // ".db-wal", but also an outbox's ".db-urgent" and ".db-files".
    const bool isDatabase = ends(".db") || name.find(".db-") != std::string::npos;
    return !isDatabase && !ends(".log") && name != "lock" && name != kNote;
}

base::Done copyFiles(const fs::path& from, const fs::path& to) {
    std::error_code error;
    fs::recursive_directory_iterator entries(from, error), end;
    for (; !error && entries != end; entries.increment(error)) {
        if (entries->is_symlink(error)) continue;
        const fs::path target = to / entries->path().lexically_relative(from);
        if (entries->is_directory(error))
            fs::create_directories(target, error);
        else if (entries->is_regular_file(error) && isCopied(entries->path()))
            fs::copy_file(entries->path(), target, error);
        if (error)
            return base::Failure{"the file cannot be copied: " + error.message(), entries->path().string(),
                                 "check rights and space"};
    }
    if (error)
        return base::Failure{"the folder cannot be read: " + error.message(), from.string(), "check path and rights"};
    return base::done();
}

/// After the journal, so that no file is missing that it names and that was there.
base::Done copyAttachments(const fs::path& from, const fs::path& to) {
    std::error_code ignored;
    if (!fs::exists(from / kAttachments, ignored)) return base::done();
    return journal::copyJournal(from / kAttachments, to / kAttachments);
}

/// Of a journal that is whole; else what is wrong with it.
base::Outcome<journal::VerifyReport> proved(const fs::path& file, const std::optional<journal::Witness>& witness) {
    auto report = journal::verify(file, witness);
    if (!report) return report.failure();
    if (report.value().good()) return report;
    const auto& finding = report.value().findings.front();
    return base::Failure{"the journal is damaged at record " + std::to_string(finding.sequence) + ": " + finding.what,
                         file.string(), "lagewerk-log verify names all of the damage; use another copy"};
}

base::Done writeNote(const fs::path& folder, const journal::VerifyReport& report) {
    const fs::path file = folder / kNote;
    std::ofstream out(file, std::ios::binary);
    out << "lagewerk backup 1\nmade " << base::isoUtc(base::SystemClock().now()) << "\nlast " << report.lastSequence
        << ":" << base::toHex(report.lastHash) << "\n";
    if (!out.flush()) return base::Failure{"the note cannot be written", file.string(), "check rights and space"};
    return base::done();
}

/// The end of the journal as the backup noted it: the copy is the witness of itself.
std::optional<journal::Witness> noteIn(const fs::path& folder) {
    std::ifstream in(folder / kNote, std::ios::binary);
    for (std::string line; std::getline(in, line);) {
        if (!line.starts_with("last ")) continue;
        const auto colon = line.find(':');
        if (colon == std::string::npos) return std::nullopt;
        journal::Witness witness;
        const auto read = std::from_chars(line.data() + 5, line.data() + colon, witness.sequence);
        const auto hash = base::arrayFromHex<32>(std::string_view(line).substr(colon + 1));
        if (read.ec != std::errc{} || !hash) return std::nullopt;
        witness.hash = *hash;
        return witness;
    }
    return std::nullopt;
}

/// Makes the folder under another name and gives it its own when all of it is there.
template <class Make>
base::Done wholeFolder(const fs::path& folder, const Make& make) {
    std::error_code error;
    if (fs::exists(folder, error) && !fs::is_empty(folder, error))
        return base::Failure{"something stands there already", folder.string(), "choose another folder"};
    fs::path clean = folder.lexically_normal();
    if (!clean.has_filename()) clean = clean.parent_path();
    fs::path fresh = clean;
    fresh += ".part";
    fs::remove_all(fresh, error);
    fs::create_directories(fresh, error);
    if (error)
        return base::Failure{"the folder cannot be made: " + error.message(), fresh.string(), "check rights and space"};
    auto done = make(fresh);
    if (done) {
        fs::remove(clean, error);  // an empty one
        fs::rename(fresh, clean, error);
        if (!error) return done;
        done = base::Failure{"the folder cannot be named: " + error.message(), clean.string(), "check the rights"};
    }
    std::error_code ignored;
    fs::remove_all(fresh, ignored);
    return done;
}

}  // namespace

int backUp(const BackupCall& call) {
    umask(077);
    const fs::path realm = call.realm;
    std::error_code unknown;
    const auto from = fs::weakly_canonical(realm, unknown), to = fs::weakly_canonical(call.folder, unknown);
    if (std::mismatch(from.begin(), from.end(), to.begin(), to.end()).first == from.end())
        return tell({"the copy must not lie inside the realm that it is of", call.folder, "choose another folder"});
    std::uint64_t records = 0;
    const auto done = wholeFolder(call.folder, [&](const fs::path& fresh) -> base::Done {
        // The journal first: a key without its enrolment is harmless, an enrolment without its key is not.
        if (auto copied = journal::copyJournal(realm / kJournal, fresh / kJournal); !copied) return copied;
        if (auto copied = copyAttachments(realm, fresh); !copied) return copied;
        if (auto copied = copyFiles(realm, fresh); !copied) return copied;
        const auto report = proved(fresh / kJournal, std::nullopt);
        if (!report) return report.failure();
        records = report.value().lastSequence;
        return writeNote(fresh, report.value());
    });
    if (!done) return tell(done.failure());
    std::cout << "copied " << call.realm << " to " << call.folder << ", " << records << " records\n";
    return 0;
}

int restore(const BackupCall& call) {
    umask(077);
    const fs::path folder = call.folder;
    const auto witness = noteIn(folder);
    if (!witness)
        return tell({"this is not a copy that lagewerk-log backup made, or it is not whole", (folder / kNote).string(),
                     "name the folder that was given to backup --out"});
    for (const char* needed : {"realm.toml", "broker/curve.key", "broker/sign.key"})
        if (std::error_code ignored; !fs::is_regular_file(folder / needed, ignored))
            return tell({std::string("the copy lacks ") + needed + ", without which no broker can run on it",
                         folder.string(), "use another copy"});
    const auto done = wholeFolder(call.realm, [&](const fs::path& fresh) -> base::Done {
        if (const auto report = proved(folder / kJournal, witness); !report) return report.failure();
        if (auto copied = journal::copyJournal(folder / kJournal, fresh / kJournal); !copied) return copied;
        if (auto copied = copyAttachments(folder, fresh); !copied) return copied;
        if (auto copied = copyFiles(folder, fresh); !copied) return copied;
        auto journal = journal::Journal::open(fresh / kJournal);
        if (!journal) return journal.failure();
        return journal.value().renewEpoch();
    });
    if (!done) return tell(done.failure());
    std::cout << "restored " << call.realm << ", " << witness->sequence
              << " records; followers begin again, devices with a lost outbox begin another epoch\n"
              << "What was revoked or enrolled after the copy was made counts as it did before: look through\n"
              << "lagewerk-keys list --realm " << call.realm << " and revoke again what was stolen or lost.\n";
    return 0;
}

}  // namespace tools
