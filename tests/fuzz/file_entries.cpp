// SPDX-License-Identifier: EUPL-1.2
#include "file_entries.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "broker/base/ensure.h"
#include "broker/client/identity.h"
#include "broker/client/identity_card.h"
#include "broker/client/role_file.h"
#include "broker/journal/fault_disk.h"
#include "broker/journal/verify.h"
#include "broker/server/realm.h"

namespace fuzz {
namespace {

constexpr std::uint64_t kRecords = 30;
/// A sealed file may order much memory and time; the fuzzer has other things to try.
constexpr std::uint64_t kSealBytesTried = 1 << 20;

/// A folder that is gone at the end of the process.
struct Folder {
    std::filesystem::path path;
    Folder() {
        seal::start();
        std::string pattern = (std::filesystem::temp_directory_path() / "lagewerk-fuzz-XXXXXX").string();
        ENSURE(mkdtemp(pattern.data()) != nullptr, "no folder for temporary files");
        path = pattern;
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }
};
const std::filesystem::path& folder() {
    static const Folder kFolder;
    return kFolder.path;
}

void write(const std::filesystem::path& file, base::BytesView bytes) {
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary | std::ios::trunc)
        .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
}
base::Bytes contentOf(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}
void checkFailure(const base::Failure& failure) {
    ENSURE(!failure.what.empty() && !failure.where.empty(), "a failure that helps nobody");
}

std::string headOf(std::uint64_t sequence) { return "header " + std::to_string(sequence); }
std::string bodyOf(std::uint64_t sequence) {
    return "body " + std::to_string(sequence) + std::string(sequence * 7 % 90, 'x');
}
bool is(const base::Bytes& bytes, const std::string& text) { return std::string(bytes.begin(), bytes.end()) == text; }

void checkRecords(const std::vector<journal::Stored>& records) {
    for (const auto& record : records) {
        ENSURE(is(record.header, headOf(record.sequence)), "a record was handed out that nobody wrote");
        ENSURE(record.isRedacted || is(record.payload, bodyOf(record.sequence)), "a damaged payload was handed out");
    }
}

/// The memory that a sealed file asks for; nothing when it does not say.
std::optional<std::uint64_t> sealBytesOf(base::BytesView bytes) {
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    const auto at = text.find("\nmem ");
    std::uint64_t number = 0;
    if (at == std::string_view::npos) return std::nullopt;
    const auto read = std::from_chars(text.data() + at + 5, text.data() + text.size(), number);
    return read.ec == std::errc() ? std::optional(number) : std::nullopt;
}

std::vector<base::Bytes> makeKeyFiles() {
    const auto dir = folder() / "seeds";
    const auto key = seal::SigningKey::generate();
    ENSURE(key.saveSealed(dir.parent_path() / "seed.key", "p:a", "passphrase", true).ok(), "no seed key");
    client::Identity identity;
    identity.realmName = "Probe";
    identity.endpoint = "tcp://127.0.0.1:5557";
    identity.deviceName = "gauge";
    identity.keys = seal::CurveKeys::generate();
    ENSURE(client::saveIdentity(dir, identity).ok(), "no seed identity");
    const std::string realm = "kind = 'exercise'\nuuid = '" + base::toHex(identity.realm.uuid) +
                              "'\nname = 'Probe'\nendpoint = 'tcp://127.0.0.1:5557'\nsign_key = '" +
                              base::toHex(key.publicKey()) + "'\n";
    const auto bytesIn = [](const std::string& text) { return base::Bytes(text.begin(), text.end()); };
    const auto card = folder() / "seed.lw";
    ENSURE(client::saveCard(card, {identity, std::nullopt}, "").ok(), "no seed card");
    return {contentOf(folder() / "seed.key"),
            contentOf(dir / "identity.toml"),
            contentOf(dir / "curve.key"),
            bytesIn(realm + "[retention]\nReading = 30\n"),
            contentOf(card),
            bytesIn(client::shippedRolesText())};
}

/// A journal in use: its file, and the log of what is not in it yet.
struct Halves {
    base::Bytes file, log, shorterLog;
};
Halves makeHalves() {
    const auto file = folder() / "halves.db";
    const auto logFile = file.string() + "-wal";
    Halves halves;
    auto journal = journal::Journal::open(file);
    ENSURE(journal.ok(), "the seed journal cannot be made");
    for (std::uint64_t sequence = 1; sequence <= kRecords; ++sequence) {
        const std::string head = headOf(sequence), body = bodyOf(sequence);
        const std::vector<journal::Entry> entry{{base::bytesOf(head), base::bytesOf(body)}};
        ENSURE(journal.value().append(entry).ok(), "the seed journal cannot be written");
        if (sequence == kRecords / 2) halves.shorterLog = contentOf(logFile);
    }
    halves.file = contentOf(file);
    halves.log = contentOf(logFile);
    ENSURE(halves.log.size() > 10'000, "the seed journal has no log of its own");
    return halves;
}
const Halves& halves() {
    static const Halves kHalves = makeHalves();
    return kHalves;
}

/// Sets a log's checksums right (sqlite.org/fileformat2.html, section 4.2), where its head still is one.
base::Bytes resealed(base::Bytes log) {
    constexpr std::size_t kHead = 32, kFrameHead = 24, kPageSizeAt = 8;
    const auto wordAt = [&](std::size_t at) {
        return static_cast<std::uint32_t>(log[at]) << 24 | static_cast<std::uint32_t>(log[at + 1]) << 16 |
               static_cast<std::uint32_t>(log[at + 2]) << 8 | log[at + 3];
    };
    const auto put = [&](std::size_t at, std::uint32_t word) {
        for (std::size_t i = 0; i < 4; ++i) log[at + i] = static_cast<std::uint8_t>(word >> (24 - 8 * i));
    };
    if (log.size() < kHead) return log;
    const bool isBigEndian = (wordAt(0) & 1) != 0;
    std::uint32_t a = 0, b = 0;
    const auto sum = [&](std::size_t from, std::size_t size) {
        const auto word = [&](std::size_t at) { return isBigEndian ? wordAt(at) : __builtin_bswap32(wordAt(at)); };
        for (std::size_t at = from; at + 8 <= from + size; at += 8) {
            a += word(at) + b;
            b += word(at + 4) + a;
        }
    };
    const std::size_t page = wordAt(kPageSizeAt);
    if (page < 512 || page > 65536) return log;
    sum(0, 24);
    put(24, a);
    put(28, b);
    for (std::size_t at = kHead; at + kFrameHead + page <= log.size(); at += kFrameHead + page) {
        std::copy_n(log.begin() + 16, 8, log.begin() + static_cast<std::ptrdiff_t>(at) + 8);  // the head's salts
        sum(at, 8);
        sum(at + kFrameHead, page);
        put(at + 16, a);
        put(at + 20, b);
    }
    return log;
}

}  // namespace

const std::vector<base::Bytes>& logSeeds() {
    static const std::vector<base::Bytes> kLogs{halves().log, halves().shorterLog};
    return kLogs;
}

std::vector<base::Bytes> journalSeeds() {
    const auto file = folder() / "seed.db";
    {
        auto journal = journal::Journal::open(file);
        ENSURE(journal.ok(), "the seed journal cannot be made");
        for (std::uint64_t sequence = 1; sequence <= kRecords;) {
            std::vector<std::string> texts;
            std::vector<journal::Entry> entries;
            for (int i = 0; i < 3; ++i, ++sequence) texts.insert(texts.end(), {headOf(sequence), bodyOf(sequence)});
            for (std::size_t i = 0; i < texts.size(); i += 2)
                entries.push_back({base::bytesOf(texts[i]), base::bytesOf(texts[i + 1])});
            ENSURE(journal.value().append(entries).ok(), "the seed journal cannot be written");
        }
    }
    const base::Bytes whole = contentOf(file);
    {
        auto journal = journal::Journal::open(file);
        ENSURE(journal.ok(), "the seed journal cannot be opened");
        const std::string head = headOf(kRecords + 1), body = bodyOf(kRecords + 1);
        const std::vector<journal::Entry> entry{{base::bytesOf(head), base::bytesOf(body)}};
        const std::vector<journal::Removal> removals{{4, 0}, {5, 203}, {20, 0}};
        ENSURE(journal.value().append(entry, removals).ok(), "the seed journal cannot be redacted");
    }
    return {whole, contentOf(file)};
}

namespace {

/// Verifies, opens, reads and appends.
bool isRecovered(const std::filesystem::path& file) {
    const journal::FaultDisk disk;  // its syncs cost nothing
    if (auto verified = journal::verify(file); !verified) checkFailure(verified.failure());
    auto opened = journal::Journal::open(file, journal::Open::ForWriting, disk.name());
    if (!opened) {
        checkFailure(opened.failure());
        return false;
    }
    auto& journal = opened.value();
    const auto last = journal.lastSequence();
    for (std::uint64_t from = 1; from <= last && from <= kRecords; from += 3) {
        const auto read = journal.read(from, 3);
        if (!read) {
            checkFailure(read.failure());
            continue;
        }
        checkRecords(read.value());
    }
    const std::string head = headOf(last + 1), body = bodyOf(last + 1);
    const std::vector<journal::Entry> entry{{base::bytesOf(head), base::bytesOf(body)}};
    if (const auto appended = journal.append(entry))
        ENSURE(appended.value().first == last + 1, "what was cut leaves a hole");
    else
        checkFailure(appended.failure());
    return true;
}

}  // namespace

bool recoverJournal(base::BytesView bytes) {
    const auto file = folder() / "journal.db";
    for (const char* rest : {"-wal", "-shm"}) std::filesystem::remove(file.string() + rest);
    write(file, bytes);
    return isRecovered(file);
}

bool recoverFromLog(base::BytesView bytes) {
    const auto file = folder() / "logged.db";
    bool isGood = true;
    for (const base::Bytes& log : {base::Bytes(bytes.begin(), bytes.end()), resealed({bytes.begin(), bytes.end()})}) {
        std::filesystem::remove(file.string() + "-shm");
        write(file, halves().file);
        write(file.string() + "-wal", log);
        isGood = isRecovered(file) && isGood;
    }
    return isGood;
}

const std::vector<base::Bytes>& keyFileSeeds() {
    static const std::vector<base::Bytes> kFiles = makeKeyFiles();
    return kFiles;
}

bool readKeyFiles(base::BytesView bytes) {
    const base::Bytes& goodKey = keyFileSeeds()[2];  // beside a doubtful identity
    bool isTaken = false;
    const auto note = [&](const auto& outcome) {
        if (outcome)
            isTaken = true;
        else
            checkFailure(outcome.failure());
    };
    const auto doubtful = folder() / "doubtful.key";
    write(doubtful, bytes);
    if (sealBytesOf(bytes).value_or(0) <= kSealBytesTried) note(seal::SigningKey::openSealed(doubtful, "passphrase"));
    note(seal::SigningKey::labelOf(doubtful));
    note(seal::CurveKeys::load(doubtful));
    const auto party = folder() / "party", realm = folder() / "realm";
    write(party / "identity.toml", bytes);
    write(party / "curve.key", goodKey);
    note(client::loadIdentity(party));
    const auto card = folder() / "doubtful.lw";
    write(card, bytes);
    note(client::loadIdentity(card));
    note(client::readRoles(std::string(bytes.begin(), bytes.end()), "roles.toml"));
    write(realm / "realm.toml", bytes);
    write(realm / "broker" / "curve.key", goodKey);
    note(server::loadRealm(realm));
    return isTaken;
}

}  // namespace fuzz
