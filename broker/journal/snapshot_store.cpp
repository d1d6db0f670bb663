// SPDX-License-Identifier: EUPL-1.2
#include "broker/journal/snapshot_store.h"

#include <algorithm>
#include <fstream>
#include <string>
#include <string_view>
#include <utility>

#include "broker/journal/internal/database.h"

namespace journal {
namespace {

constexpr const char* kSnapshotTable =
    "CREATE TABLE IF NOT EXISTS kept(fold INTEGER, sequence INTEGER, chain BLOB, hash BLOB, bytes BLOB, "
    "PRIMARY KEY(fold, sequence))";

/// True for a missing or empty file, too.
bool looksLikeOne(const std::filesystem::path& file) {
    constexpr std::string_view kMark = "SQLite format 3";
    std::string head(kMark.size(), '\0');
    std::ifstream in(file, std::ios::binary);
    in.read(head.data(), static_cast<std::streamsize>(head.size()));
    return in.gcount() == 0 || head == kMark;
}

std::optional<seal::Hash> keptHashOf(base::BytesView bytes) {
    seal::Hash hash{};
    if (bytes.size() != hash.size()) return std::nullopt;
    std::copy(bytes.begin(), bytes.end(), hash.begin());
    return hash;
}

}  // namespace

struct SnapshotStore::State {
    Database database;
    std::filesystem::path file{};
    bool isRenewed = false;

    [[nodiscard]] bool insert(const Snapshot& snapshot);
    [[nodiscard]] bool renew();

    base::Done prepare() {
        // What is deleted is overwritten, and there is no second file that would keep it.
        for (const char* sql : {"PRAGMA journal_mode=MEMORY", "PRAGMA synchronous=OFF", "PRAGMA secure_delete=ON",
                                "PRAGMA locking_mode=EXCLUSIVE", kSnapshotTable})
            if (auto done = database.run(sql); !done) return done;
        return base::done();
    }
};

SnapshotStore::SnapshotStore(std::unique_ptr<State> state) : m_state(std::move(state)) {}
SnapshotStore::SnapshotStore(SnapshotStore&&) noexcept = default;
SnapshotStore& SnapshotStore::operator=(SnapshotStore&&) noexcept = default;
SnapshotStore::~SnapshotStore() = default;

base::Outcome<SnapshotStore> SnapshotStore::open(const std::filesystem::path& file) {
    bool isBroken = !looksLikeOne(file);
    const auto attempt = [&]() -> base::Outcome<SnapshotStore> {
        auto database = Database::open(file, Access::ReadWrite, {}, &isBroken);
        if (!database) return database.failure();
        auto state = std::unique_ptr<State>(new State{std::move(database).value(), file});
        if (auto done = state->prepare(); !done) {
            isBroken = state->database.isCorrupt();
            return done.failure();
        }
        return SnapshotStore(std::move(state));
    };
    auto opened = attempt();
    if (opened || !isBroken) return opened;  // another process may hold it: that one is not to lose it
    std::error_code ignored;
    std::filesystem::remove(file, ignored);
    opened = attempt();
    if (opened) opened.value().m_state->isRenewed = true;
    return opened;
}

bool SnapshotStore::State::renew() {
    std::error_code ignored;
    std::filesystem::remove(file, ignored);
    auto fresh = Database::open(file, Access::ReadWrite);
    if (!fresh) return false;
    database = std::move(fresh).value();
    isRenewed = prepare().ok();
    return isRenewed;
}

bool SnapshotStore::add(const Snapshot& snapshot) {
    if (m_state->insert(snapshot)) return true;
    return m_state->database.isCorrupt() && m_state->renew() && m_state->insert(snapshot);
}

bool SnapshotStore::takeRenewal() { return std::exchange(m_state->isRenewed, false); }

bool SnapshotStore::State::insert(const Snapshot& snapshot) {
    auto insert = database.prepare("INSERT OR REPLACE INTO kept VALUES(?1,?2,?3,?4,?5)");
    if (!insert) return false;
    Statement& statement = insert.value();
    statement.bind(1, static_cast<std::int64_t>(snapshot.foldVersion));
    statement.bind(2, static_cast<std::int64_t>(snapshot.sequence));
    statement.bind(3, snapshot.chain);
    statement.bind(4, snapshot.hash);
    statement.bind(5, snapshot.bytes);
    if (statement.step() != Step::Done) return false;
    statement.reset();
    const std::string most = std::to_string(kKept), fold = std::to_string(snapshot.foldVersion);
    const std::string thin =
        "DELETE FROM kept WHERE fold=" + fold + " AND sequence NOT IN (SELECT sequence FROM kept WHERE fold=" + fold +
        " ORDER BY sequence DESC LIMIT " + most +
        ");DELETE FROM kept WHERE fold NOT IN (SELECT fold FROM kept GROUP BY fold ORDER BY max(sequence) DESC LIMIT " +
        most + ")";
    return database.run(thin.c_str()).ok();
}

std::optional<SnapshotStore::Snapshot> SnapshotStore::newest(std::uint32_t foldVersion, std::uint64_t sequence) {
    auto select = m_state->database.prepare(
        "SELECT sequence,chain,hash,bytes FROM kept WHERE fold=?1 AND (?2=0 OR sequence=?2) ORDER BY sequence "
        "DESC");
    if (!select) return std::nullopt;
    Statement& statement = select.value();
    statement.bind(1, static_cast<std::int64_t>(foldVersion));
    statement.bind(2, static_cast<std::int64_t>(sequence));
    while (statement.step() == Step::Row) {
        const auto chain = keptHashOf(statement.blob(1)), hash = keptHashOf(statement.blob(2));
        const base::BytesView bytes = statement.blob(3);
        if (!chain || !hash || seal::sha256(bytes) != *hash) continue;
        return Snapshot{static_cast<std::uint64_t>(statement.number(0)), foldVersion, *chain, *hash,
                        base::Bytes(bytes.begin(), bytes.end())};
    }
    return std::nullopt;
}

std::vector<std::pair<std::uint64_t, seal::Hash>> SnapshotStore::kept() {
    std::vector<std::pair<std::uint64_t, seal::Hash>> all;
    auto select = m_state->database.prepare("SELECT sequence,chain FROM kept ORDER BY sequence");
    if (!select) return all;
    while (select.value().step() == Step::Row)
        all.emplace_back(static_cast<std::uint64_t>(select.value().number(0)),
                         keptHashOf(select.value().blob(1)).value_or(seal::Hash{}));
    return all;
}

void SnapshotStore::remove(std::uint64_t sequence) {
    [[maybe_unused]] const auto done =
        m_state->database.run(("DELETE FROM kept WHERE sequence=" + std::to_string(sequence)).c_str());
}

void SnapshotStore::clear() { [[maybe_unused]] const auto done = m_state->database.run("DELETE FROM kept; VACUUM"); }

}  // namespace journal
