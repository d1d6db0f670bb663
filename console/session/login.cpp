// SPDX-License-Identifier: EUPL-1.2
#include "console/session/login.h"

#include <algorithm>
#include <thread>

namespace session {

/// The thread that opens a key, joined before the next one starts.
struct Login::Opening {
    std::thread thread;
    ~Opening() {
        if (thread.joinable()) thread.join();
    }
};

Login::Login(Store& store, QObject* parent) : QObject(parent), m_store(store) {
    m_idle.setSingleShot(true);
    m_idle.setInterval(kIdleLockMs);
    connect(&m_idle, &QTimer::timeout, this, [this] {
        logOut();
        emit lockedByIdling();
    });
    connect(&m_store, &Store::folded, this, [this](const situation::Changes& changes) {
        if (!changes.roster) return;
        lookForKeys();
        emit changed();
    });
}

Login::~Login() = default;

base::Done Login::addKeyFile(const std::filesystem::path& file) {
    auto label = seal::SigningKey::labelOf(file);
    if (!label) return label.failure();
    m_keyFiles.push_back({file, label.value()});
    emit changed();
    return base::done();
}

void Login::addKeyFolder(const std::filesystem::path& folder) {
    m_keyFolder = folder;
    lookForKeys();
}

void Login::lookForKeys() {
    if (m_keyFolder.empty()) return;
    std::vector<std::filesystem::path> found;
    std::error_code error;
    for (std::filesystem::directory_iterator entry(m_keyFolder, error), end; !error && entry != end;
         entry.increment(error)) {
        const std::filesystem::path& file = entry->path();
        const bool isKnown =
            std::any_of(m_keyFiles.begin(), m_keyFiles.end(), [&](const KeyFile& known) { return known.file == file; });
        if (file.extension() == ".key" && file.filename() != "admin.key" && !isKnown) found.push_back(file);
    }
    std::sort(found.begin(), found.end());
    for (const std::filesystem::path& file : found) (void)addKeyFile(file);
}

std::string Login::titleOf(const KeyFile& file) const {
    const wire::Roster& roster = m_store.present().roster;
    for (const std::string& id : {file.label, "p:" + file.label}) {
        if (const wire::Roster::Person* known = roster.person(id)) {
            return known->enrolment.displayName + " · " + known->enrolment.function;
        }
    }
    return file.label;
}

base::Outcome<Identified> Login::identify(base::Outcome<OpenKey> opened) const {
    if (!opened) return opened.failure();
    const OpenKey key = opened.value();
    for (const auto& [id, person] : m_store.present().roster.persons()) {
        if (person.enrolment.signKey != key->publicKey()) continue;
        return Identified{id,
                          person.enrolment.displayName,
                          person.enrolment.function,
                          m_store.present().roster.actsOf(id),
                          person.revoked,
                          key};
    }
    return base::Failure{
        "this key belongs to nobody who is enrolled here", {}, "ask the administrator to enrol the person"};
}

void Login::open(std::size_t keyFile, const std::string& passphrase,
                 std::function<void(base::Outcome<Identified>)> then) {
    if (m_opening || keyFile >= m_keyFiles.size()) return;
    m_opening = true;
    emit changed();
    m_worker = std::make_unique<Opening>();
    m_worker->thread = std::thread(
        [this, file = m_keyFiles[keyFile].file, typed = std::string(passphrase), then = std::move(then)]() mutable {
            base::Outcome<seal::SigningKey> opened = seal::SigningKey::openSealed(file, typed);
            std::fill(typed.begin(), typed.end(), '\0');
            base::Outcome<OpenKey> key =
                opened ? base::Outcome<OpenKey>(std::make_shared<const seal::SigningKey>(std::move(opened).value()))
                       : base::Outcome<OpenKey>(opened.failure());
            QMetaObject::invokeMethod(
                this,
                [this, key = std::move(key), then = std::move(then)] {
                    m_opening = false;
                    then(identify(key));
                    emit changed();
                },
                Qt::QueuedConnection);
        });
}

void Login::logIn(std::size_t keyFile, const std::string& passphrase) {
    open(keyFile, passphrase, [this](base::Outcome<Identified> who) { seat(std::move(who)); });
}

void Login::handOver(std::size_t keyFile, const std::string& passphrase,
                     std::function<void(const Identified& next)> before) {
    open(keyFile, passphrase, [this, before = std::move(before)](base::Outcome<Identified> who) {
        if (who && m_person && who.value().id == m_person->id)
            who = base::Failure{who.value().displayName + " is logged in here already", {}, {}};
        // Idling may have locked the place meanwhile; then nobody is there who could say anything.
        if (who && !who.value().revoked && m_person && before) before(who.value());
        seat(std::move(who));
    });
}

void Login::seat(base::Outcome<Identified> who) {
    if (who && who.value().revoked)
        who = base::Failure{"the key of " + who.value().displayName + " has been revoked", {}, {}};
    m_failure = who ? std::nullopt : std::optional(who.failure());
    if (!who) return;
    m_person = std::move(who).value();
    m_since = m_store.clock().now();
    m_idle.start();
}

void Login::logOut() {
    m_person.reset();
    m_failure.reset();
    m_idle.stop();
    emit changed();
}

void Login::noteActivity() {
    if (m_person) m_idle.start();
}

}  // namespace session
