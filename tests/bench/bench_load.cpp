// SPDX-License-Identifier: EUPL-1.2
// bench_load: publishes readings through P connections and counts them at S followers. One thread publishes, one
// follows; both speak the protocol with as little of their own as they can, so that the broker is measured and not its
// clients. usage: bench_load --publish IDENTITY_DIR --follow IDENTITY_DIR --endpoint E --gate plain|curve --pubs P
// --subs S
//                   --stations N --secs T (--window W | --rate R) [--join]
// Saturating (--window): W unanswered readings over all connections. Open loop (--rate): latency from the intended
// time.
// --join: publishes nothing; how long until a follower that starts at 1 has read the whole journal.
// --urgent IDENTITY_DIR --person KEY_FILE --calls N: N emergency calls, drafts and signatures a second by the second
// door beside it (encrypted gate only); the person's passphrase stands in LAGEWERK_PERSON_PASSPHRASE.
// Prints one line of JSON; latencies in microseconds.

#include <sys/timerfd.h>
#include <unistd.h>
#include <zmq.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <thread>

#include "broker/base/clock.h"
#include "broker/seal/seal.h"
#include "broker/wire/codec.h"
#include "broker/wire/limits.h"
#include "tests/bench/load.h"

namespace bench {
namespace {

constexpr std::size_t kEnvelopeBytes = 200;  ///< of a reading, the whole envelope; the peers' messages have the same
constexpr std::size_t kSubmitMax = wire::limits::kSubmitEnvelopesMax;

// ---- publishers ----------------------------------------------------------------------------------------------------

/// One reading of one station, encoded once; time, counter and value are set in place.
struct Template {
    base::Bytes bytes;
    std::size_t counterAt = 0, timeAt = 0, valueAt = 0;
};

std::size_t placeOf(const base::Bytes& bytes, std::initializer_list<std::uint8_t> pattern, std::size_t from = 0) {
    const auto at =
        std::search(bytes.begin() + static_cast<std::ptrdiff_t>(from), bytes.end(), pattern.begin(), pattern.end());
    if (at == bytes.end()) die("the encoding is not what this program expects");
    return static_cast<std::size_t>(at - bytes.begin()) + pattern.size();
}

void putBig(base::Bytes& bytes, std::size_t at, std::uint64_t value) {
    for (std::size_t i = 0; i < 8; ++i) bytes[at + i] = static_cast<std::uint8_t>(value >> (56 - 8 * i));
}

Template templateOf(const client::Identity& identity, std::uint64_t epoch, int station) {
    wire::Reading reading;
    reading.value = 100.5;
    reading.unit = "cm";
    wire::Envelope envelope;
    envelope.realm = identity.realm;
    envelope.id = wire::MessageId::outbox(identity.device(), epoch, 1);
    envelope.kind = wire::Kind::Reading;
    envelope.source = "station:B" + std::to_string(station);
    envelope.observedAt = base::SystemClock().now();
    // As long as the peers' messages: the device's own words fill it up.
    std::string note;
    Template made;
    for (int tries = 0; tries < 400; ++tries) {
        reading.note = note;
        envelope.payload = wire::encodePayload(reading);
        made.bytes = wire::encode(envelope);
        if (made.bytes.size() >= kEnvelopeBytes) break;
        note += 'x';
    }
    const auto id =
        std::search(made.bytes.begin(), made.bytes.end(), envelope.id.bytes.begin(), envelope.id.bytes.end());
    if (id == made.bytes.end()) die("the encoding is not what this program expects");
    made.counterAt = static_cast<std::size_t>(id - made.bytes.begin()) + 24;
    made.timeAt = placeOf(made.bytes, {0xA2, 'a', 't', 0xCF});
    made.valueAt = placeOf(made.bytes, {0xCB, 0x40, 0x59, 0x20}) - 3;  // 100.5 as a double
    return made;
}

struct Publisher {
    void* socket = nullptr;
    std::uint64_t epoch = 0, sent = 0, acked = 0;
    std::vector<Template> stations;
    std::vector<std::int64_t> due;  ///< intended times of what the next frame holds
};
std::vector<std::uint32_t> g_ackLatencies;
std::uint64_t g_rejected = 0;

/// Values swing slowly about the lowest threshold, so that about one reading in a hundred changes a state.
double valueOf(std::uint64_t n) {
    return 200.0 + 60.0 * ((n / 100) % 2 == 0 ? -1.0 : 1.0) + static_cast<double>(n % 7);
}

void send(Publisher& publisher, std::size_t number, const std::vector<std::int64_t>& due) {
    static base::Bytes frame;
    for (std::size_t from = 0; from < due.size(); from += kSubmitMax) {
        const std::size_t count = std::min(kSubmitMax, due.size() - from);
        frame = {0x92,
                 0x02,
                 0x81,
                 0xA4,
                 'e',
                 'n',
                 'v',
                 's',
                 0xDC,
                 static_cast<std::uint8_t>(count >> 8),
                 static_cast<std::uint8_t>(count & 0xFF)};
        const auto wallMs = static_cast<std::uint64_t>(base::SystemClock().now().ms);
        for (std::size_t i = 0; i < count; ++i) {
            const std::uint64_t counter = ++publisher.sent;
            Template& reading = publisher.stations[counter % publisher.stations.size()];
            putBig(reading.bytes, reading.counterAt, counter);
            putBig(reading.bytes, reading.timeAt, wallMs);
            const double value = valueOf(counter / publisher.stations.size());
            std::uint64_t bits = 0;
            std::memcpy(&bits, &value, sizeof bits);
            putBig(reading.bytes, reading.valueAt, bits);
            g_shared.sentAt[number][counter % kSentSlots].store(due[from + i], std::memory_order_relaxed);
            if (reading.bytes.size() > 255) die("a reading is longer than this program expects");
            frame.push_back(0xC4);
            frame.push_back(static_cast<std::uint8_t>(reading.bytes.size()));
            frame.insert(frame.end(), reading.bytes.begin(), reading.bytes.end());
        }
        if (zmq_send(publisher.socket, frame.data(), frame.size(), 0) < 0) die("cannot send");
    }
}

void takeAnswer(Publisher& publisher, std::size_t number, const std::uint8_t* bytes, std::size_t size) {
    const auto decoded = wire::decodeVerb({bytes, size});
    const auto* verb = std::get_if<wire::Verb>(&decoded);
    if (verb == nullptr) die("an answer that cannot be read");
    if (const auto* rejected = std::get_if<wire::Rejected>(verb)) {
        if (g_rejected++ == 0) std::fprintf(stderr, "bench_load: rejected: %s\n", rejected->rejection.what.c_str());
        return;
    }
    const auto* accepted = std::get_if<wire::Accepted>(verb);
    if (accepted == nullptr || accepted->epoch != publisher.epoch) return;
    const std::int64_t now = nowNs();
    for (; publisher.acked < accepted->counter; ++publisher.acked) {
        const std::int64_t sent =
            g_shared.sentAt[number][(publisher.acked + 1) % kSentSlots].load(std::memory_order_relaxed);
        g_ackLatencies.push_back(
            static_cast<std::uint32_t>(std::clamp<std::int64_t>((now - sent) / 100, 0, 4'000'000'000)));
        ++g_shared.acked;
    }
}

std::vector<Publisher> openPublishers(void* context, const Options& options, const client::Identity& identity) {
    std::vector<Publisher> publishers(static_cast<std::size_t>(options.pubs));
    const std::uint64_t epochBase = g_shared.epochBase = seal::randomU64() & ~0xFFFFULL;
    const int stationsEach = std::max(1, options.stations / options.pubs);
    for (std::size_t i = 0; i < publishers.size(); ++i) {
        Publisher& publisher = publishers[i];
        publisher.epoch = epochBase | i;
        publisher.socket = openSocket(context, identity, options, static_cast<std::uint16_t>(i));
        greet(publisher.socket, identity);
        for (int s = 0; s < stationsEach; ++s)
            publisher.stations.push_back(templateOf(identity, publisher.epoch, static_cast<int>(i) * stationsEach + s));
        g_shared.sentAt.emplace_back(kSentSlots);
    }
    for (int stream = 0; options.calls > 0 && stream < 3; ++stream) g_shared.sentAt.emplace_back(kSentSlots);
    return publishers;
}

void publishMain(const Options& options, const client::Identity& identity) {
    void* context = zmq_ctx_new();
    // The table of times must stand before a follower reads it.
    std::vector<Publisher> publishers = openPublishers(context, options, identity);
    Seen seen;
    std::thread follower([&] {
        const auto other = client::loadIdentity(options.follow);
        if (!other) die(other.failure().text());
        seen = follow(options, other.value());
    });
    g_shared.isFollowing.wait(false);
    std::thread urgent;
    if (options.calls > 0) urgent = std::thread([&] { sendUrgent(options, publishers.size()); });
    std::vector<zmq_pollitem_t> items;
    for (const Publisher& publisher : publishers) items.push_back({publisher.socket, 0, ZMQ_POLLIN, 0});
    const int timer = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK);
    if (options.rate > 0) items.push_back({nullptr, timer, ZMQ_POLLIN, 0});
    const std::int64_t start = nowNs(), end = start + static_cast<std::int64_t>(options.secs * 1e9);
    const std::int64_t stepNs = options.rate > 0 ? 1'000'000'000 / options.rate : 0;
    std::int64_t next = start;
    std::size_t turn = 0;
    const auto windowEach = static_cast<std::uint64_t>(std::max(1, options.window / options.pubs));
    const auto fill = [&](std::size_t i) {
        Publisher& publisher = publishers[i];
        const std::uint64_t unanswered = publisher.sent - publisher.acked;
        if (unanswered >= windowEach) return;
        send(publisher, i, std::vector<std::int64_t>(windowEach - unanswered, nowNs()));
    };
    const auto arm = [&] {
        itimerspec when{};
        when.it_value.tv_sec = next / 1'000'000'000;
        when.it_value.tv_nsec = next % 1'000'000'000;
        timerfd_settime(timer, TFD_TIMER_ABSTIME, &when, nullptr);
    };
    if (options.rate > 0)
        arm();
    else
        for (std::size_t i = 0; i < publishers.size(); ++i) fill(i);
    zmq_msg_t message;
    zmq_msg_init(&message);
    bool isSending = true;
    const auto sentInAll = [&] {
        std::uint64_t sent = 0;
        for (const Publisher& publisher : publishers) sent += publisher.sent;
        return sent;
    };
    while (true) {
        zmq_poll(items.data(), static_cast<int>(items.size()), 10);
        const std::int64_t now = nowNs();
        if (now >= end) isSending = false;
        if (!isSending) g_shared.isSent = true;
        if (!isSending && (g_shared.acked >= sentInAll() || now > end + kPatienceNs)) break;
        if (options.rate > 0 && items.back().revents != 0) {
            std::uint64_t expirations = 0;
            if (read(timer, &expirations, sizeof expirations) < 0) expirations = 0;
            for (; isSending && next <= nowNs(); next += stepNs)
                publishers[turn++ % publishers.size()].due.push_back(next);
            for (std::size_t i = 0; i < publishers.size(); ++i) {
                if (!publishers[i].due.empty()) send(publishers[i], i, publishers[i].due);
                publishers[i].due.clear();
            }
            if (isSending) arm();
        }
        for (std::size_t i = 0; i < publishers.size(); ++i) {
            if (items[i].revents == 0) continue;
            while (zmq_msg_recv(&message, publishers[i].socket, ZMQ_DONTWAIT) >= 0)
                takeAnswer(publishers[i], i, static_cast<const std::uint8_t*>(zmq_msg_data(&message)),
                           zmq_msg_size(&message));
            if (options.rate == 0 && isSending) fill(i);
        }
    }
    const std::uint64_t sent = sentInAll();
    g_shared.isPublished = true;
    follower.join();
    if (urgent.joinable()) urgent.join();
    const auto percentile = [](std::vector<std::uint32_t>& values, double q) {
        if (values.empty()) return 0.0;
        const auto at = std::min(values.size() - 1, static_cast<std::size_t>(static_cast<double>(values.size()) * q));
        std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(at), values.end());
        return values[at] / 10.0;
    };
    const double seconds = static_cast<double>(seen.lastDeliveryNs - start) / 1e9;
    std::printf(
        "{\"P\":%d,\"S\":%d,\"mode\":\"%s\",\"bytes\":%zu,\"sent\":%llu,\"acked\":%llu,\"rejected\":%llu,"
        "\"min_delivered\":%llu,\"states\":%llu,\"thr\":%.0f,\"p50us\":%.0f,\"p99us\":%.0f,\"ack50us\":%.0f,"
        "\"ack99us\":%.0f,\"fused50us\":%.0f,\"fused99us\":%.0f,\"call99us\":%.0f,\"draft99us\":%.0f,"
        "\"approval99us\":%.0f,\"calls\":%zu}\n",
        options.pubs, options.subs, options.rate > 0 ? "rate" : "sat", publishers.front().stations.front().bytes.size(),
        static_cast<unsigned long long>(sent), static_cast<unsigned long long>(g_shared.acked.load()),
        static_cast<unsigned long long>(g_rejected), static_cast<unsigned long long>(seen.fewestReadings),
        static_cast<unsigned long long>(seen.states), static_cast<double>(seen.fewestReadings) / seconds,
        percentile(seen.latencies, 0.5), percentile(seen.latencies, 0.99), percentile(g_ackLatencies, 0.5),
        percentile(g_ackLatencies, 0.99), percentile(seen.fused, 0.5), percentile(seen.fused, 0.99),
        percentile(seen.calls, 0.99), percentile(seen.drafts, 0.99), percentile(seen.approvals, 0.99),
        seen.calls.size());
    std::fflush(stdout);
    _exit(0);  // contexts are not ended: with CURVE that can crash libzmq 4.3.4
}

Options read(int argc, char** argv) {
    std::map<std::string, std::string> given;
    Options options;
    for (int i = 1; i < argc; ++i) {
        const std::string key = argv[i];
        if (key == "--join")
            options.join = true;
        else if (i + 1 < argc)
            given[key] = argv[++i];
    }
    const auto text = [&](const char* key, std::string& to) {
        if (given.contains(key)) to = given[key];
    };
    const auto whole = [&](const char* key, int& to) {
        if (given.contains(key)) to = std::atoi(given[key].c_str());
    };
    text("--publish", options.publish);
    text("--follow", options.follow);
    text("--endpoint", options.endpoint);
    text("--gate", options.gate);
    whole("--pubs", options.pubs);
    whole("--subs", options.subs);
    whole("--stations", options.stations);
    whole("--window", options.window);
    whole("--rate", options.rate);
    whole("--calls", options.calls);
    text("--urgent", options.urgent);
    text("--person", options.person);
    if (const char* passphrase = std::getenv("LAGEWERK_PERSON_PASSPHRASE")) options.passphrase = passphrase;
    if (given.contains("--secs")) options.secs = std::atof(given["--secs"].c_str());
    if (options.follow.empty() || options.endpoint.empty()) die("usage: see the head of bench_load.cpp");
    return options;
}

}  // namespace
}  // namespace bench

int main(int argc, char** argv) {
    using namespace bench;
    seal::start();
    const Options options = read(argc, argv);
    if (options.join) {
        const auto other = client::loadIdentity(options.follow);
        if (!other) die(other.failure().text());
        (void)follow(options, other.value());
    }
    const auto identity = client::loadIdentity(options.publish);
    if (!identity) die(identity.failure().text());
    publishMain(options, identity.value());
}
