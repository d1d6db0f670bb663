// SPDX-License-Identifier: EUPL-1.2
// The whole console as it runs (store, desk, pages, software renderer, offscreen, 1920x1080), measured; driven by
// tests/bench/console, never part of the test command.
//   console_bench log LINES                          scroll, choice and search in a log of so many lines
//   console_bench memory HOURS                       the resident set while so many simulated hours pass
//   console_bench live IDENTITY ENDPOINT TOWN SECS   start to the full picture, then from a change's arrival to its
//   pixel console_bench say IDENTITY ENDPOINT RATE SECS    reports of 500 moving units, so many a second (no window)
// One JSON line per figure. Times of frames: from what makes the frame to its swap, all in the GUI thread; cpu: that
// thread's processor time for it, which spares the neighbours' part of a busy machine.

#include <malloc.h>
#include <unistd.h>

#include <algorithm>
#include <clocale>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <utility>

#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQmlExtensionPlugin>
#include <QQuickItem>
#include <QQuickWindow>

#include "broker/wire/codec.h"
#include "broker/wire/verbs.h"
#include "console/qml/desk.h"
#include "console/qml/theme.h"
#include "gis/layers/town_package.h"
#include "tests/qml/invented.h"

Q_IMPORT_QML_PLUGIN(Lagewerk_ConsolePlugin)

namespace {

const base::SystemClock kClock;

double ms(std::int64_t ns) { return static_cast<double>(ns) / 1e6; }
double threadCpuMs() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}
double residentMb() {
    std::ifstream in("/proc/self/statm");
    long pages = 0, resident = 0;
    in >> pages >> resident;
    return static_cast<double>(resident) * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1e6;
}

void tell(const std::string& what, const std::vector<double>& times, const std::vector<double>& cpu) {
    std::printf("{\"what\":\"%s\",\"times\":[", what.c_str());
    for (std::size_t i = 0; i < times.size(); ++i) std::printf("%s%.2f", i ? "," : "", times[i]);
    std::printf("],\"cpu\":[");
    for (std::size_t i = 0; i < cpu.size(); ++i) std::printf("%s%.2f", i ? "," : "", cpu[i]);
    std::printf("]}\n");
    std::fflush(stdout);
}

/// The console's window on a store.
struct Screen {
    session::Store store{kClock};
    session::Login login{store};
    console::Desk desk{store, login, models::Language::German, QStringLiteral("tcp://127.0.0.1")};
    QQmlApplicationEngine engine;
    QQuickWindow* window = nullptr;
    std::uint64_t swaps = 0;

    void show(const char* page) {
        engine.addImportPath(QStringLiteral("qrc:/qt-project.org/imports"));
        engine.setInitialProperties({{QStringLiteral("desk"), QVariant::fromValue(&desk)},
                                     {QStringLiteral("firstPage"), QString::fromLatin1(page)},
                                     {QStringLiteral("width"), 1920},
                                     {QStringLiteral("height"), 1080}});
        engine.load(QUrl(QStringLiteral("qrc:/qt-project.org/imports/Lagewerk/Console/Main.qml")));
        window = engine.rootObjects().isEmpty() ? nullptr : qobject_cast<QQuickWindow*>(engine.rootObjects().first());
        if (!window) std::exit(70);
        QObject::connect(window, &QQuickWindow::frameSwapped, &desk, [this] { ++swaps; });
    }
    static void spin(int wait = 5) { QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, wait); }
    void await(const std::function<bool()>& condition) {
        while (!condition()) spin();
    }
    bool isSettled() const { return window->property("mapSettled").toBool(); }

    /// Frames one after another; each also has in it what the event loop does between them.
    void run(
        const std::string& what, int frames, const std::function<void(int)>& step,
        const std::function<bool()>& goesOn = [] { return false; }) {
        std::vector<double> times, cpu;
        for (int i = 0; i < frames || goesOn(); ++i) {
            const std::int64_t begin = kClock.monotonicNs();
            const double cpuBegin = threadCpuMs();
            const std::uint64_t before = swaps;
            step(i);
            window->update();
            while (swaps == before) spin();
            times.push_back(ms(kClock.monotonicNs() - begin));
            cpu.push_back(threadCpuMs() - cpuBegin);
        }
        tell(what, times, cpu);
    }
    void take(std::vector<wire::Record> records) {
        client::Records batch;
        batch.records = std::move(records);
        batch.throughSequence = batch.headSequence = batch.records.back().sequence;
        std::vector<session::Notice> notices;
        notices.emplace_back(client::Event(std::move(batch)));
        store.take(std::move(notices));
        store.holdFolding(false);
    }
};

std::string name(const char* prefix, int number, int digits = 3) {
    std::string text = std::to_string(number);
    return prefix + std::string(static_cast<std::size_t>(std::max(0, digits - static_cast<int>(text.size()))), '0') +
           text;
}

base::Instant at(std::int64_t seconds) { return {1'781'787'600'000 + seconds * 1000}; }

/// Records in order, as a broker would hand them over; those that are taken away do not come back.
class Journal {
public:
    template <class Payload>
    wire::Record& say(const std::string& source, const Payload& payload) {
        wire::Record record;
        record.sequence = ++m_last;
        record.acceptedAt = m_now;
        record.submitter.bytes[0] = 1;
        record.envelope.realm.uuid[0] = 1;
        record.envelope.id = wire::MessageId::outbox(record.submitter, 1, record.sequence);
        record.envelope.kind = wire::KindOf<Payload>::kKind;
        record.envelope.source = source;
        record.envelope.observedAt = m_now;
        record.envelope.payload = wire::encodePayload(payload);
        m_records.push_back(std::move(record));
        return m_records.back();
    }
    void tick(base::Instant time) {
        say("player", wire::Tick{++m_ticks, time, 5000, 1000, true});
        m_now = time;
    }
    [[nodiscard]] base::Instant now() const { return m_now; }
    [[nodiscard]] std::uint64_t last() const { return m_last; }
    [[nodiscard]] std::vector<wire::Record> taken() { return std::exchange(m_records, {}); }

private:
    std::vector<wire::Record> m_records;
    std::uint64_t m_last = 0, m_ticks = 0;
    base::Instant m_now = at(0);
};

/// What 500 gauges, 200 vehicles and a staff say (domain.md, section 11): 20 positions and 8 readings a second, a tick
/// every 5 s; of the log 30,000 lines in 12 hours, a tenth of them messages.
class Shift {
public:
    explicit Shift(Journal& journal) : m_journal(journal) {}
    void tick() {
        m_journal.tick(at(m_second += 5));
        for (int i = 0; i < 100; ++i) unit(m_unit++ % 200);
        for (int i = 0; i < 40; ++i) reading(m_station++ % 500);
        if (m_second % 60 == 0)
            for (int i = 0; i < 42; ++i) line(m_line++);
    }
    void line(int i) {
        if (i % 10 == 0) {
            wire::Report report;
            report.from = name("Florian ", i % 90), report.to = "Führungsstab", report.subject = name("Meldung ", i);
            report.text = "Lage unverändert, Kräfte ausreichend, Rückmeldung in einer Stunde.";
            report.direction = wire::Direction::Incoming;
            report.writtenAt = m_journal.now();
            const wire::MessageId id = m_journal.say("post:S2", report).envelope.id;
            m_journal.say("core", wire::Numbered{id, "report", static_cast<std::uint32_t>(i / 10 + 1)});
            m_journal.say("post:S2", wire::ReportStep{id, wire::ReportMove::Routed, {"S3"}, {}, {}, {}, {}, {}});
            m_journal.say("post:S3", wire::ReportStep{id, wire::ReportMove::Done, {}, {}, "S3", {}, {}, {}});
        } else if (i % 3 == 0) {
            wire::StationState state;
            state.station = name("P-", i % 500);
            state.level = i % 2 == 0 ? wire::GaugeLevel::Iw1 : wire::GaugeLevel::BelowAll;
            state.quality = wire::Quality::Good;
            state.rule = "threshold/1";
            state.trustedValue = 120 + i % 200;
            state.trustedAt = m_journal.now();
            m_journal.say("fusion", state);
        } else {
            const wire::LogEntry entry{i % 997 == 0 ? name("Sandsäcke an die Mühle gebracht, Nr. ", i)
                                                    : name("Straße Am Wehr geprüft, Lage unverändert, Nr. ", i),
                                       std::nullopt, std::nullopt};
            const wire::MessageId id = m_journal.say("post:S2", entry).envelope.id;
            m_journal.say("core", wire::Numbered{id, "log", static_cast<std::uint32_t>(i + 1)});
        }
    }

private:
    void unit(int i) {
        wire::UnitReport report;
        report.callSign = name("Florian ", i), report.unitType = "LF", report.organisation = "Feuerwehr";
        report.fmsStatus = static_cast<std::uint8_t>(m_second % 1800 < 900 ? 3 : 4);
        report.position = geometry::toWire(
            geometry::MapPoint{500'000.0 + 17 * i + static_cast<double>(m_second % 600), 5'700'000.0 + 9 * i});
        m_journal.say("unit:" + report.callSign, report);
    }
    void reading(int i) {
        const double cm = 150 + 40 * std::sin(static_cast<double>(m_second) / 3000 + i);
        m_journal.say("station:" + name("P-", i), wire::Reading{wire::Quantity::WaterLevel, cm, "cm", {}, {}});
    }
    Journal& m_journal;
    std::int64_t m_second = 0;
    int m_unit = 0, m_station = 0, m_line = 0;
};

int measureLog(int lines) {
    Screen screen;
    screen.store.setTown(invented::town(), std::nullopt, {});
    Journal journal;
    journal.tick(at(0));
    Shift shift(journal);
    int said = 0;
    while (static_cast<int>(screen.store.chronicle().lines().size()) < lines) {
        for (int i = 0; i < 5000; ++i) shift.line(said++);
        screen.take(journal.taken());
        screen.await([&] { return screen.store.isCaughtUp(); });
    }
    screen.show("log");
    auto* list = screen.window->findChild<QQuickItem*>(QStringLiteral("logList"));
    models::IncidentLog& log = *screen.desk.log();
    screen.run("first frames", 5, [](int) {});
    std::printf("{\"what\":\"log\",\"lines\":%zu,\"shown\":%d,\"resident_mb\":%.0f}\n",
                screen.store.chronicle().lines().size(), log.rowCount(), residentMb());
    const auto scrollTo = [&](double y) { list->setProperty("contentY", y); };
    const double origin = list->property("originY").toDouble();
    screen.run("scroll, 3 rows a frame", 200, [&](int i) { scrollTo(origin + 120.0 * i); });
    screen.run("scroll, a page a frame", 200, [&](int i) { scrollTo(origin + 24'000 + 800.0 * i); });
    const double height = list->property("contentHeight").toDouble();
    screen.run("drag the scroll mark, end to end", 100, [&](int i) {
        scrollTo(list->property("originY").toDouble() + (height - 900) * (i % 2 == 0 ? i : 100 - i) / 100);
    });
    scrollTo(list->property("originY").toDouble());
    screen.run("lines come, 20 a frame", 100, [&](int) {
        for (int i = 0; i < 20; ++i) shift.line(said++);
        screen.take(journal.taken());
    });
    const auto looks = [&] { return log.isLooking(); };
    screen.run(
        "choice: messages", 20,
        [&](int i) {
            if (i == 0) log.setGroup(2);
        },
        looks);
    screen.run(
        "choice: all", 20,
        [&](int i) {
            if (i == 0) log.setGroup(0);
        },
        looks);
    screen.run(
        "choice: people only", 20,
        [&](int i) {
            if (i == 0) screen.desk.setLogPeopleOnly(true);
        },
        looks);
    screen.run(
        "choice: all again", 20,
        [&](int i) {
            if (i == 0) screen.desk.setLogPeopleOnly(false);
        },
        looks);
    // As it is typed, a letter every three frames.
    const QString typed = QStringLiteral("sandsaecke muehle");
    std::int64_t begin = kClock.monotonicNs();
    screen.run(
        "search, typed", 3 * static_cast<int>(typed.size()),
        [&](int i) {
            if (i % 3 == 0) log.setQuery(typed.left(i / 3 + 1));
        },
        looks);
    std::printf("{\"what\":\"search\",\"found\":%d,\"ms\":%.0f,\"resident_mb\":%.0f}\n", log.rowCount(),
                ms(kClock.monotonicNs() - begin), residentMb());
    begin = kClock.monotonicNs();
    screen.run(
        "search, other words", 20,
        [&](int i) {
            if (i == 0) log.setQuery(QStringLiteral("florian"));
        },
        looks);
    screen.run(
        "search ends", 20,
        [&](int i) {
            if (i == 0) log.setQuery({});
        },
        looks);
    return 0;
}

int measureMemory(int hours) {
    Screen screen;
    screen.store.setTown(invented::town(), std::nullopt, {});
    const std::string folder = "/tmp/lagewerk-console-bench-" + std::to_string(getpid());
    auto archive = session::RecordArchive::inFolder(folder);
    if (archive) screen.store.setArchive(archive.value());
    screen.show("lage");
    Journal journal;
    Shift shift(journal);
    for (int hour = 0; hour < hours; ++hour) {
        for (int tick = 0; tick < 720; ++tick) {
            shift.tick();
            if (tick % 12 != 11) continue;  // a frame a minute
            screen.take(journal.taken());
            screen.await([&] { return screen.store.isCaughtUp(); });
            const std::uint64_t before = screen.swaps;
            screen.window->update();
            screen.await([&] { return screen.swaps > before; });
        }
        const struct mallinfo2 heap = mallinfo2();
        std::printf(
            "{\"what\":\"memory\",\"hour\":%d,\"resident_mb\":%.1f,\"heap_mb\":%.1f,\"records\":%llu,\"lines\":%zu}\n",
            hour + 1, residentMb(), static_cast<double>(heap.uordblks + heap.hblkhd) / 1e6,
            static_cast<unsigned long long>(journal.last()), screen.store.chronicle().lines().size());
        std::fflush(stdout);
    }
    std::error_code error;
    std::filesystem::remove_all(folder, error);
    return 0;
}

/// When each record came in from the socket.
struct Arrivals {
    std::mutex guard;
    std::map<std::uint64_t, std::int64_t> at;  ///< of a batch by the last sequence in it
    std::int64_t first = 0;                    ///< the broker's first answer
};
class StampingChannel final : public client::Channel {
public:
    StampingChannel(std::unique_ptr<client::Channel> inner, Arrivals& arrivals)
        : m_inner(std::move(inner)), m_arrivals(arrivals) {}
    bool send(const base::Bytes& frame) override { return m_inner->send(frame); }
    std::optional<base::Bytes> receive(int timeoutMs) override {
        auto frame = m_inner->receive(timeoutMs);
        if (!frame) return frame;
        const std::int64_t now = kClock.monotonicNs();
        const auto verb = wire::decodeVerb(*frame);
        const std::lock_guard lock(m_arrivals.guard);
        if (m_arrivals.first == 0) m_arrivals.first = now;
        if (const auto* said = std::get_if<wire::Verb>(&verb))
            if (const auto* batch = std::get_if<wire::Batch>(said)) m_arrivals.at[batch->throughSequence] = now;
        return frame;
    }
    void reconnect() override { m_inner->reconnect(); }
    std::unique_ptr<client::Channel> dial(const std::string& endpoint) override { return m_inner->dial(endpoint); }

private:
    std::unique_ptr<client::Channel> m_inner;
    Arrivals& m_arrivals;
};

struct Frame {
    std::int64_t at = 0;
    std::uint64_t through = 0;  ///< the newest record that it shows
};

int measureLive(const std::string& identityFolder, const std::string& endpoint, const std::string& town, int seconds) {
    auto identity = client::loadIdentity(identityFolder);
    auto loaded = layers::loadTown(town);
    auto info = layers::packageInfo(town);
    if (!identity || !loaded || !info) return 1;
    identity.value().endpoint = endpoint;
    Arrivals arrivals;
    Screen screen;
    screen.store.setTown(std::move(loaded).value(), std::move(info).value(), town);
    screen.show("lage");
    std::uint64_t through = 0;
    std::vector<Frame> frames;
    QObject::connect(
        screen.window, &QQuickWindow::beforeSynchronizing, &screen.desk,
        [&] { through = screen.store.picture().lastSequence; }, Qt::DirectConnection);
    QObject::connect(screen.window, &QQuickWindow::frameSwapped, &screen.desk, [&] {
        frames.push_back({kClock.monotonicNs(), through});
    });
    // The map is there before the broker is asked, as when a console was started before its broker.
    screen.await([&] { return screen.isSettled(); });
    const std::int64_t asked = kClock.monotonicNs();
    screen.store.connectTo([&] {
        return std::make_unique<client::BusLink>(
            identity.value(), std::make_unique<StampingChannel>(client::makeZmqChannel(identity.value()), arrivals),
            kClock, client::LinkOptions{});
    });
    screen.await([&] { return screen.store.welcome().has_value() && screen.store.headSequence() > 0; });
    const std::uint64_t head = screen.store.welcome()->lastSequence;
    screen.await([&] { return screen.isSettled() && !frames.empty() && frames.back().through >= head; });
    const std::int64_t full = frames.back().at;
    screen.await([&] { return !screen.store.pastThrough() && screen.store.isCaughtUp(); });
    const std::int64_t past = kClock.monotonicNs();
    std::printf(
        "{\"what\":\"start\",\"records\":%llu,\"answered_ms\":%.0f,\"picture_ms\":%.0f,\"log_ms\":%.0f,\"stations\":%"
        "zu}\n",
        static_cast<unsigned long long>(head), ms(arrivals.first - asked), ms(full - arrivals.first),
        ms(past - arrivals.first), screen.store.picture().stations.size());
    std::fflush(stdout);
    if (seconds == 0) _exit(0);  // contexts are not ended: with CURVE that can crash libzmq 4.3.4

    // Whoever says something now begins by itself; what is measured begins with its first batches.
    const std::uint64_t from = screen.store.picture().lastSequence;
    screen.await([&] { return screen.store.picture().lastSequence > from + 2000; });
    frames.clear();
    const std::uint64_t first = screen.store.picture().lastSequence;
    const std::int64_t begin = kClock.monotonicNs();
    const double cpuBegin = threadCpuMs();
    screen.await([&] { return kClock.monotonicNs() - begin > seconds * 1'000'000'000LL; });
    const double cpu = threadCpuMs() - cpuBegin;
    std::vector<double> latencies, intervals;
    const std::lock_guard lock(arrivals.guard);
    std::uint64_t sequence = first + 1;
    for (std::size_t i = 0; i < frames.size(); ++i) {
        if (i > 0) intervals.push_back(ms(frames[i].at - frames[i - 1].at));
        for (; sequence <= frames[i].through; ++sequence) {
            const auto arrived = arrivals.at.lower_bound(sequence);
            if (arrived != arrivals.at.end()) latencies.push_back(ms(frames[i].at - arrived->second));
        }
    }
    std::printf("{\"what\":\"changes\",\"a_second\":%.0f,\"units\":%zu,\"gui_cpu_share\":%.2f}\n",
                static_cast<double>(latencies.size()) / seconds, screen.store.picture().units.size(),
                cpu / (1000.0 * seconds));
    tell("change to pixel", latencies, {});
    tell("frame interval", intervals, {});
    _exit(0);
}

int sayChanges(const std::string& identityFolder, const std::string& endpoint, int rate, int seconds) {
    constexpr int kUnits = 500;
    auto identity = client::loadIdentity(identityFolder);
    if (!identity) return 1;
    identity.value().endpoint = endpoint;
    client::BusLink link(identity.value(), client::makeZmqChannel(identity.value()), kClock, {});
    const std::int64_t begin = kClock.monotonicNs();
    std::int64_t said = 0, accepted = 0;
    while (kClock.monotonicNs() - begin < seconds * 1'000'000'000LL) {
        for (const client::Event& event : link.poll(1))
            if (const auto* ids = std::get_if<client::AcceptedIds>(&event))
                accepted += static_cast<std::int64_t>(ids->ids.size());
        const std::int64_t due = (kClock.monotonicNs() - begin) * rate / 1'000'000'000;
        for (; said < due; ++said) {
            const int i = static_cast<int>(said % kUnits);
            wire::UnitReport report;
            report.callSign = name("Florian ", i), report.unitType = i % 3 ? "LF" : "RTW",
            report.organisation = "Feuerwehr";
            report.fmsStatus = 3;
            const double turn = static_cast<double>(said / kUnits) / 20 + i;
            report.position =
                geometry::toWire(geometry::MapPoint{500'000.0 + 5.0 * i - 1200 + 60 * std::cos(turn),
                                                    5'700'000.0 + 3.0 * (i * 37 % kUnits) - 700 + 60 * std::sin(turn)});
            client::Submission submission;
            submission.kind = wire::Kind::UnitReport;
            submission.payload = wire::encodePayload(report);
            submission.source = "unit:" + report.callSign;
            submission.observedAt = kClock.now();
            submission.keep = client::Keep::InMemory;
            (void)link.submit(submission).ok();
        }
    }
    std::printf("{\"what\":\"said\",\"said\":%lld,\"accepted\":%lld}\n", static_cast<long long>(said),
                static_cast<long long>(accepted));
    std::fflush(stdout);
    _exit(0);
}

}  // namespace

int main(int argc, char** argv) {
    const std::string what = argc > 1 ? argv[1] : "";
    const auto number = [&](int i) { return argc > i ? std::atoi(argv[i]) : 0; };
    qputenv("QT_QPA_PLATFORM", QByteArrayLiteral("offscreen"));
    qputenv("QT_QUICK_BACKEND", QByteArrayLiteral("software"));
    qputenv("QT_QPA_UPDATE_IDLE_TIME", QByteArrayLiteral("0"));  // no 5 ms of rest before each frame
    seal::start();
    if (what == "say" && argc == 6) return sayChanges(argv[2], argv[3], number(4), number(5));
    QGuiApplication app(argc, argv);
    std::setlocale(LC_NUMERIC, "C");
    QGuiApplication::setFont(QFont(QStringLiteral("Inter")));
    layers::start();
    if (what == "log" && argc == 3) return measureLog(number(2));
    if (what == "memory" && argc == 3) return measureMemory(number(2));
    if (what == "live" && argc == 6) return measureLive(argv[2], argv[3], argv[4], number(5));
    std::fprintf(stderr,
                 "usage: console_bench log LINES | memory HOURS | live IDENTITY ENDPOINT TOWN SECS | say IDENTITY "
                 "ENDPOINT RATE SECS\n");
    return 64;
}
