// SPDX-License-Identifier: EUPL-1.2
#include "broker/journal/outbox_store.h"

#include <fcntl.h>
#include <unistd.h>
#include <algorithm>

#include "broker/journal/internal/database.h"
#include "broker/seal/seal.h"

namespace journal {
namespace {
constexpr std::int64_t kOutboxFormat = 1;
}

struct OutboxStore::State {
    Database database;
    Statement insert, advance, erase;
    std::uint64_t epoch = 0, givenEpoch = 0, nextCounter = 1;

    base::Outcome<Statement> run(const char* sql) {
        auto statement = database.prepare(sql);
        if (statement && statement.value().step() == Step::Failed) return database.failure("the outbox cannot be used");
        return statement;
    }
    base::Done open();
    base::Done create();
    base::Done prepare(Statement& into, const char* sql) {
        auto statement = database.prepare(sql);
        if (!statement) return statement.failure();
        into = std::move(statement).value();
        return base::done();
    }
};

base::Done OutboxStore::State::create() {
    const auto random = [] { return std::to_string(static_cast<std::int64_t>(seal::randomU64())); };
    const std::string sql =
        "BEGIN IMMEDIATE;"
        "CREATE TABLE IF NOT EXISTS notes(format INTEGER, epoch INTEGER, given_epoch INTEGER, next_counter INTEGER);"
        "CREATE TABLE IF NOT EXISTS items(place INTEGER PRIMARY KEY AUTOINCREMENT, id BLOB UNIQUE, envelope BLOB);"
        "INSERT INTO notes SELECT " +
        std::to_string(kOutboxFormat) + "," + random() + "," + random() +
        ",1 WHERE NOT EXISTS (SELECT 1 FROM notes);"
        "COMMIT";
    auto made = database.run(sql.c_str());
    if (!made) database.rollback();
    return made;
}

base::Done OutboxStore::State::open() {
    // Two processes on one outbox would give two messages one id: the first holds the file.
    for (const char* sql : {"PRAGMA locking_mode=EXCLUSIVE", "PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL"})
        if (auto done = database.run(sql); !done) return done;
    if (auto done = create(); !done) return done;
    auto notes = run("SELECT format,epoch,given_epoch,next_counter FROM notes");
    if (!notes) return notes.failure();
    if (notes.value().number(0) != kOutboxFormat)
        return base::Failure{"the outbox has a format this program does not know", "", "use the version that wrote it"};
    epoch = static_cast<std::uint64_t>(notes.value().number(1));
    givenEpoch = static_cast<std::uint64_t>(notes.value().number(2));
    nextCounter = static_cast<std::uint64_t>(notes.value().number(3));
    if (auto done = prepare(insert, "INSERT OR IGNORE INTO items(id,envelope) VALUES(?1,?2)"); !done) return done;
    if (auto done = prepare(advance, "UPDATE notes SET next_counter=?1"); !done) return done;
    return prepare(erase, "DELETE FROM items WHERE id=?1");
}

OutboxStore::OutboxStore(std::unique_ptr<State> state) : m_state(std::move(state)) {}
OutboxStore::OutboxStore(OutboxStore&&) noexcept = default;
OutboxStore& OutboxStore::operator=(OutboxStore&&) noexcept = default;
OutboxStore::~OutboxStore() = default;

base::Outcome<OutboxStore> OutboxStore::open(const std::filesystem::path& file) {
    // What waits is what people say: this user's alone, wherever the file lies. SQLite's other files follow it.
    if (const int made = ::open(file.c_str(), O_CREAT | O_EXCL | O_CLOEXEC | O_RDWR, 0600); made >= 0) ::close(made);
    auto database = Database::open(file, Access::ReadWrite);
    if (!database) return database.failure();
    auto state = std::unique_ptr<State>(new State{std::move(database).value(), {}, {}, {}, 0, 0, 1});
    if (auto done = state->open(); !done) {
        auto failure = done.failure();
        if (failure.where.empty()) failure.where = file.string();
        return failure;
    }
    return OutboxStore(std::move(state));
}

std::uint64_t OutboxStore::epoch() const { return m_state->epoch; }
std::uint64_t OutboxStore::givenEpoch() const { return m_state->givenEpoch; }
std::uint64_t OutboxStore::nextCounter() const { return m_state->nextCounter; }

base::Done OutboxStore::add(const Item& item, std::uint64_t counter) {
    State& s = *m_state;
    if (auto done = s.database.run("BEGIN IMMEDIATE"); !done) return done;
    s.insert.reset();
    s.insert.bind(1, item.id);
    s.insert.bind(2, item.envelope);
    bool good = s.insert.step() == Step::Done;
    const std::uint64_t next = counter == 0 ? s.nextCounter : counter + 1;
    if (good && next != s.nextCounter) {
        s.advance.reset();
        s.advance.bind(1, static_cast<std::int64_t>(next));
        good = s.advance.step() == Step::Done;
    }
    auto done = good ? s.database.run("COMMIT") : base::Done(s.database.failure("the outbox cannot be written"));
    s.insert.reset();
    s.advance.reset();
    if (!done) {
        s.database.rollback();
        return done;
    }
    s.nextCounter = next;
    return done;
}

base::Done OutboxStore::remove(const std::vector<base::Bytes>& ids) {
    if (ids.empty()) return base::done();
    State& s = *m_state;
    if (auto done = s.database.run("BEGIN IMMEDIATE"); !done) return done;
    bool good = true;
    for (const base::Bytes& id : ids) {
        s.erase.reset();
        s.erase.bind(1, id);
        good = good && s.erase.step() == Step::Done;
    }
    s.erase.reset();
    auto done = good ? s.database.run("COMMIT") : base::Done(s.database.failure("the outbox cannot be written"));
    if (!done) s.database.rollback();
    return done;
}

base::Outcome<std::vector<OutboxStore::Item>> OutboxStore::items() {
    auto select = m_state->database.prepare("SELECT id,envelope FROM items ORDER BY place");
    if (!select) return select.failure();
    std::vector<Item> items;
    Step step = select.value().step();
    for (; step == Step::Row; step = select.value().step()) {
        const auto id = select.value().blob(0);
        const auto envelope = select.value().blob(1);
        items.push_back({{id.begin(), id.end()}, {envelope.begin(), envelope.end()}});
    }
    if (step == Step::Failed) return m_state->database.failure("the outbox cannot be read");
    return items;
}

}  // namespace journal
