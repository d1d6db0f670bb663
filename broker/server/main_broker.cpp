// SPDX-License-Identifier: EUPL-1.2
// lagewerk-broker: founds a realm (init) and serves it (run).

#include <malloc.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>

#include "broker/base/child_process.h"
#include "broker/base/command_line.h"
#include "broker/server/broker.h"
#include "broker/server/realm.h"
#include "broker/server/refusals.h"
#include "broker/server/zmq_transport.h"

namespace {

constexpr int kStepWaitMs = 100;
constexpr int kGoodbyeMs = 200;
constexpr std::int64_t kTrimEveryNs = 60'000'000'000;
constexpr const char* kFusionLog = "broker/fusion.log";
constexpr std::size_t kLastWordsBytes = 600;

std::atomic<bool> s_isStopped{false};
void stopOnSignal(int) { s_isStopped = true; }

struct Arguments {
    std::string realm, kind, name, time, town, address = "127.0.0.1";
    std::uint16_t port = 0;
    bool cheapSeal = false;
};

void say(const std::string& line) {
    std::fprintf(stderr, "lagewerk-broker: %s\n", line.c_str());
    std::fflush(stderr);
}

int fail(const base::Failure& failure) {
    say(failure.text());
    return 1;
}

/// 120 bits in letters and digits that cannot be taken for one another on paper.
std::string makePassphrase() {
    static constexpr char kLetters[] = "abcdefghijkmnpqrstuvwxyz23456789";
    std::array<std::uint8_t, 24> random{};
    seal::fillRandom(random);
    std::string text;
    for (std::size_t i = 0; i < random.size(); ++i) {
        if (i > 0 && i % 4 == 0) text += '-';
        text += kLetters[random[i] % 32];
    }
    return text;
}

std::string inGroups(const seal::PublicKey& key) {
    std::string text = base::toHex(key);
    for (std::size_t at = text.size() - 8; at > 0; at -= 8) text.insert(at, " ");
    return text;
}

void printRecoverySheet(const server::Realm& realm, const std::string& shownPassphrase) {
    struct Words {
        const char *title, *name, *id, *folder, *endpoint, *urgent, *curveKey, *signKey, *admin, *passphrase, *given,
            *end;
    };
    static constexpr Words kGerman{
        "NOTFALLBLATT - bitte ausdrucken und bei den Ersatzschlüsseln aufbewahren",
        "Bereich                ",
        "Kennung                ",
        "Ordner                 ",
        "Adresse                ",
        "Adresse für Eiliges    ",
        "CURVE-Schlüssel        ",
        "Signierschlüssel       ",
        "Administration         p:admin, Schlüsseldatei people/admin.key",
        "Passphrase             ",
        "die von Ihnen gewählte (hier eintragen): ______________________",
        "Beide Schlüssel sind die öffentlichen des Brokers (\"Broker CURVE key\", \"Broker sign key\").\n"
        "Ohne die Passphrase kann niemand eingetragen oder gesperrt werden. Sichern Sie den Bereich mit\n"
        "./lagewerk backup (lagewerk-log backup), nie durch Kopieren der Dateien: Neues steht noch nicht in "
        "journal.db, und\n"
        "einer so gemachten Kopie sieht niemand an, dass ihr etwas fehlt. Beide Adressen müssen durch die Firewall "
        "des\n"
        "eigenen Netzes kommen."};
    static constexpr Words kEnglish{
        "RECOVERY SHEET - print it and keep it where the spare keys are",
        "Realm            ",
        "Id               ",
        "Folder           ",
        "Endpoint         ",
        "Urgent endpoint  ",
        "Broker CURVE key ",
        "Broker sign key  ",
        "Administrator    p:admin, key file people/admin.key",
        "Passphrase       ",
        "the one you gave (write it here): ______________________",
        "Without the passphrase nobody can be enrolled or revoked. Back the realm up with ./lagewerk backup\n"
        "(lagewerk-log backup), never by copying its files: what is new is not in journal.db yet, and such a copy does "
        "not\n"
        "show that something is missing. Both endpoints must get through the firewall of your own network."};
    const Words& words = base::isGermanSession() ? kGerman : kEnglish;
    std::cout << words.title << "\n\n"
              << words.name << realm.name << "\n"
              << words.id << realm.id.text() << "\n"
              << words.folder << std::filesystem::absolute(realm.dir).string() << "\n"
              << words.endpoint << realm.endpoint << "\n"
              << words.urgent << realm.urgentEndpoint << "\n"
              << words.curveKey << inGroups(realm.curve.publicKey) << "\n"
              << words.signKey << inGroups(realm.signKey) << "\n"
              << words.admin << "\n"
              << words.passphrase << (shownPassphrase.empty() ? words.given : shownPassphrase) << "\n\n"
              << words.end << "\n";
}

int init(const Arguments& arguments) {
    server::FoundingPlan plan;
    plan.dir = arguments.realm;
    plan.kind = arguments.kind == "live" ? wire::RealmKind::Live : wire::RealmKind::Exercise;
    plan.name = arguments.name;
    plan.address = arguments.address;
    plan.port = arguments.port;
    plan.cheapSeal = arguments.cheapSeal;
    if (plan.cheapSeal && plan.kind == wire::RealmKind::Live)
        return base::wrongUsage("lagewerk-broker init",
                                "--cheap-seal is for exercises only; leave it out for a live realm");
    // An exercise plays at a time of its own, mostly in the past: its clock begins before any of them.
    plan.foundedAt = plan.kind == wire::RealmKind::Live ? base::SystemClock().now() : base::fromCivilUtc({2000, 1, 1});
    if (!arguments.time.empty()) {
        const auto at = base::fromIso(arguments.time);
        if (!at)
            return base::wrongUsage("lagewerk-broker init",
                                    "--time " + arguments.time + " cannot be read; write it as 2026-07-14T12:00:00Z");
        plan.foundedAt = *at;
    }
    std::string shown;
    if (const char* given = std::getenv("LAGEWERK_PASSPHRASE"); given != nullptr && *given != '\0')
        plan.passphrase = given;
    else
        plan.passphrase = shown = makePassphrase();
    const auto realm = server::foundRealm(plan);
    if (!realm) return fail(realm.failure());
    printRecoverySheet(realm.value(), shown);
    return 0;
}

std::optional<base::KeptChild> fusionWorker(const Arguments& arguments, const server::Realm& realm,
                                            const base::Clock& clock) {
    if (arguments.town.empty()) return std::nullopt;
    base::ChildCommand command;
    std::error_code ignored;
    const auto self = std::filesystem::read_symlink("/proc/self/exe", ignored);
    command.arguments = {(self.parent_path() / "lagewerk-fusion").string(), "--identity",
                         realm.partyDir(server::kFusionDevice).string(), "--town", arguments.town,
                         // Picked up when it comes, too.
                         "--rules", (realm.dir / "rules.toml").string()};
    command.logFile = realm.dir / kFusionLog;
    // An exercise ends, and its worker with it; in a live realm whoever ended it wanted to start it anew.
    const bool hasEnd = realm.id.kind == wire::RealmKind::Exercise;
    return base::KeptChild(std::move(command), clock,
                           hasEnd ? base::KeptChild::CleanEnd::IsAnEnd : base::KeptChild::CleanEnd::IsNone);
}

std::string lastWordsIn(const std::filesystem::path& log) {
    std::ifstream in(log, std::ios::binary);
    std::string words{std::istreambuf_iterator<char>(in), {}};
    if (words.size() > kLastWordsBytes) words = "..." + words.substr(words.size() - kLastWordsBytes);
    while (!words.empty() && words.back() == '\n') words.pop_back();
    return words.empty() ? "none, see " + log.string() : words;
}

/// Says when the journal stops being writable and when it is again, once each.
void reportSafety(const server::Broker& broker, bool& wasSafe) {
    const bool isSafe = !broker.notSafe();
    if (isSafe != wasSafe) say(isSafe ? "the journal can be written again" : "NOT SAFE: " + broker.notSafe()->text());
    wasSafe = isSafe;
}

/// Opens the second door, on the port that realm.toml names, else on a free one: clients are told it. Without it all
/// goes the usual way.
server::BrokerOptions optionsFor(const server::Realm& realm, server::ZmqTransport& transport) {
    server::BrokerOptions options;
    options.stateFile = realm.stateFile();
    options.snapshotFile = realm.snapshotFile();
    options.attachmentFile = realm.attachmentFile();
    options.attachments = realm.attachments;
    options.attachmentDays = realm.attachmentDays;
    auto urgent = transport.bindUrgent(realm.urgentEndpoint);
    if (!urgent) {
        say("the urgent endpoint: " + urgent.failure().text() +
            "; taking a free port, which a firewall may not let through");
        urgent = transport.bindUrgent(server::besidesAnyPort(realm.endpoint));
    }
    if (urgent)
        options.urgentEndpoint = urgent.value();
    else
        say("no urgent endpoint: " + urgent.failure().text());
    return options;
}

/// Batches come and go by the hundred kilobytes: keep their memory instead of giving it back and asking for clean pages
/// each time.
void keepLargeBlocks() {
    constexpr int kKeptBytesMax = 256 * 1024 * 1024;
    mallopt(M_MMAP_THRESHOLD, kKeptBytesMax);
    mallopt(M_TRIM_THRESHOLD, kKeptBytesMax);
}

/// Gives what is kept and free back once a minute: else a broker of years stands at the most that it ever needed.
void giveBackNowAndThen(std::int64_t nowNs, std::int64_t& lastNs) {
    if (nowNs - lastNs < kTrimEveryNs) return;
    malloc_trim(0);
    lastNs = nowNs;
}

int run(const Arguments& arguments) {
    const base::SystemClock clock;
    auto realm = server::loadRealm(arguments.realm);
    if (!realm) return fail(realm.failure());
    if (!arguments.town.empty() && access(arguments.town.c_str(), R_OK) != 0)
        return fail(
            {"the town package cannot be read", arguments.town, "build it: lagewerk-geo demo-town --out F.gpkg"});
    const auto lock = server::RealmLock::take(arguments.realm);
    if (!lock) return fail(lock.failure());
    std::error_code unknown;
    if (const auto file = realm.value().journalFile(); std::filesystem::file_size(file, unknown) == 0 || unknown)
        return fail({"the journal is missing, and this realm has one: its keys are here", file.string(),
                     "put the realm back from a copy (lagewerk-log restore), or find the file; nothing was made anew"});
    auto journal = journal::Journal::open(realm.value().journalFile());
    if (!journal) return fail(journal.failure());
    if (auto done = journal.value().moveLogAside(); !done) return fail(done.failure());
    say(journal.value().recovery().text());
    auto transport = server::ZmqTransport::make(realm.value().curve);
    if (!transport) return fail(transport.failure());
    auto signKey = seal::SigningKey::openSealed(realm.value().signKeyFile(), "");
    if (!signKey) return fail(signKey.failure());
    server::BrokerOptions options = optionsFor(realm.value(), *transport.value());
    options.retention = realm.value().retention;
    auto broker = server::Broker::open(realm.value().id, realm.value().name, std::move(journal).value(),
                                       *transport.value(), clock, options, std::move(signKey).value());
    if (!broker) return fail(broker.failure());
    if (broker.value()->core().brokerCurveKey() != realm.value().curve.publicKey)
        return fail({"the broker's CURVE key is not the one that the journal's founding names: no device would get in",
                     (realm.value().dir / "broker/curve.key").string(), "restore the key that belongs to this realm"});
    if (const auto from = broker.value()->resumedFrom(); from > 0)
        say("known through record " + std::to_string(from) + ", decided " +
            std::to_string(broker.value()->lastSequence() - from) + " behind it");
    const auto endpoint = transport.value()->bind(realm.value().endpoint);
    if (!endpoint) return fail(endpoint.failure());
    std::cout << "listening on " << endpoint.value() << std::endl;
    auto worker = fusionWorker(arguments, realm.value(), clock);
    bool wasSafe = true, wasInputWrong = false;
    std::int64_t trimmedAtNs = clock.monotonicNs();
    server::Refusals refusals;
    while (!s_isStopped) {
        broker.value()->step(kStepWaitMs);
        giveBackNowAndThen(clock.monotonicNs(), trimmedAtNs);
        reportSafety(*broker.value(), wasSafe);
        for (const auto& key : transport.value()->takeRefusedKeys())
            if (const auto line = refusals.note(broker.value()->core().roster(), key, clock.monotonicNs() / 1'000'000))
                say(base::isoUtc(clock.now()) + " " + *line);
        for (const std::string& line : broker.value()->takeNews()) say(line);
        if (!worker) continue;
        if (const auto news = worker->look()) say(*news);
        if (worker->isInputWrong() && !wasInputWrong)
            say("the worker cannot use its input; its last words:\n" + lastWordsIn(realm.value().dir / kFusionLog));
        wasInputWrong = wasInputWrong || worker->isInputWrong();
    }
    broker.value()->step(0);  // what it has to say and has not journaled, a last checkpoint among it
    broker.value()->sayGoodbye("the broker is shutting down");
    // libzmq drops what a client has not read when its connection ends: leave it a moment to read.
    for (const auto until = clock.monotonicNs() + kGoodbyeMs * 1'000'000; clock.monotonicNs() < until;)
        (void)transport.value()->poll(kGoodbyeMs / 4, 1000);
    if (worker) worker->stop();
    const auto& c = broker.value()->counters();
    say("ended at record " + std::to_string(broker.value()->lastSequence()) + "; accepted " +
        std::to_string(c.accepted) + ", by the second door " + std::to_string(c.urgent) + ", duplicates " +
        std::to_string(c.duplicates) + ", rejected " + std::to_string(c.rejected) + ", garbage " +
        std::to_string(c.garbage) + ", appends " + std::to_string(c.appends));
    return 0;
}

void catchSignals() {
    struct sigaction action {};
    action.sa_handler = stopOnSignal;
    sigaction(SIGTERM, &action, nullptr);
    sigaction(SIGINT, &action, nullptr);
    ::signal(SIGPIPE, SIG_IGN);
}

}  // namespace

int main(int argc, char** argv) {
    umask(077);  // what people say and the keys are this user's alone
    keepLargeBlocks();
    seal::start();
    Arguments arguments;
    CLI::App app{"The broker of one realm: orders, journals and hands on what is said in it.", "lagewerk-broker"};
    app.require_subcommand(1);
    auto* initCommand =
        app.add_subcommand("init", "Found a realm: folder, keys, administrator; prints the recovery sheet");
    initCommand->add_option("--realm", arguments.realm, "Folder to make")->required();
    initCommand->add_option("--kind", arguments.kind, "live or exercise")
        ->required()
        ->check(CLI::IsMember({"live", "exercise"}));
    initCommand->add_option("--name", arguments.name, "Name that screens show")->required();
    initCommand->add_option("--address", arguments.address,
                            "Numeric IPv4 address of this machine in the LAN, where parties reach the broker "
                            "(default 127.0.0.1: this machine only)");
    initCommand->add_option("--port", arguments.port, "TCP port there; 0: choose a free one");
    initCommand->add_option("--time", arguments.time,
                            "Realm clock until the first tick, ISO 8601 (exercise default: 2000-01-01)");
    initCommand->add_flag("--cheap-seal", arguments.cheapSeal, "Exercise only: seal the administrator's key lightly");
    initCommand->footer(
        "The passphrase of the administrator's key is taken from LAGEWERK_PASSPHRASE, or made and printed.");
    auto* runCommand = app.add_subcommand("run", "Serve the realm until SIGTERM");
    runCommand->add_option("--realm", arguments.realm, "Its folder")->required();
    runCommand->add_option("--town", arguments.town, "Town package: start and keep the fusion worker on it");
    if (const auto ended = base::exitAfterParsing<CLI::ParseError>(app, argc, argv)) return *ended;
    catchSignals();
    return initCommand->parsed() ? init(arguments) : run(arguments);
}
