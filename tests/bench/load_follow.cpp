// SPDX-License-Identifier: EUPL-1.2
#include <time.h>
#include <unistd.h>
#include <zmq.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <optional>

#include "broker/wire/limits.h"
#include "tests/bench/load.h"
#include "tests/bench/plain_gate.h"
#include "tests/bench/walk.h"

namespace bench {

Shared g_shared;

std::int64_t nowNs() {
    timespec t{};
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1'000'000'000LL + t.tv_nsec;
}

void die(const std::string& why) {
    std::fprintf(stderr, "bench_load: %s\n", why.c_str());
    _exit(1);
}

void* openSocket(void* context, const client::Identity& identity, const Options& options, std::uint16_t number) {
    void* socket = zmq_socket(context, ZMQ_DEALER);
    const int unbounded = 0, off = 0;
    zmq_setsockopt(socket, ZMQ_SNDHWM, &unbounded, sizeof unbounded);
    zmq_setsockopt(socket, ZMQ_RCVHWM, &unbounded, sizeof unbounded);
    zmq_setsockopt(socket, ZMQ_LINGER, &off, sizeof off);
    if (options.gate == "plain") {
        const std::string id = bench::routingIdOf(identity.keys.publicKey, number);
        zmq_setsockopt(socket, ZMQ_ROUTING_ID, id.data(), id.size());
    } else {
        zmq_setsockopt(socket, ZMQ_CURVE_SERVERKEY, identity.brokerCurveKey.data(), identity.brokerCurveKey.size());
        zmq_setsockopt(socket, ZMQ_CURVE_PUBLICKEY, identity.keys.publicKey.data(), identity.keys.publicKey.size());
        zmq_setsockopt(socket, ZMQ_CURVE_SECRETKEY, identity.keys.secretKey.data(), identity.keys.secretKey.size());
    }
    if (zmq_connect(socket, options.endpoint.c_str()) != 0) die("cannot connect to " + options.endpoint);
    return socket;
}

void say(void* socket, const wire::Verb& verb) {
    const base::Bytes frame = wire::encodeVerb(verb);
    if (zmq_send(socket, frame.data(), frame.size(), 0) < 0) die("cannot send");
}

wire::Welcome greet(void* socket, const client::Identity& identity) {
    say(socket, wire::Hello{wire::limits::kProtocolVersion, identity.realm, "bench"});
    zmq_pollitem_t item{socket, 0, ZMQ_POLLIN, 0};
    if (zmq_poll(&item, 1, 8000) <= 0) die("no Welcome");
    zmq_msg_t message;
    zmq_msg_init(&message);
    zmq_msg_recv(&message, socket, 0);
    const auto verb =
        wire::decodeVerb({static_cast<const std::uint8_t*>(zmq_msg_data(&message)), zmq_msg_size(&message)});
    zmq_msg_close(&message);
    const auto* known = std::get_if<wire::Verb>(&verb);
    if (known == nullptr || !std::holds_alternative<wire::Welcome>(*known)) die("not a Welcome");
    return std::get<wire::Welcome>(*known);
}

namespace {

constexpr std::uint64_t kCreditAtOnce = wire::limits::kFollowerCreditMax / 8;

struct Follower {
    void* socket = nullptr;
    std::uint64_t readings = 0, states = 0, head = 0, through = 0, credited = 0;
};
std::vector<Follower> g_followers;
Seen g_seen;

/// Tenths of a microsecond since this was (to be) sent; nothing when this run did not send it.
std::optional<std::uint32_t> ageOf(const std::uint8_t* id, std::int64_t now) {
    if (id == nullptr || id[0] != 1) return std::nullopt;
    std::uint64_t epoch = 0, counter = 0;
    for (int i = 17; i < 25; ++i) epoch = epoch << 8 | id[i];
    for (int i = 25; i < 33; ++i) counter = counter << 8 | id[i];
    const std::size_t stream = epoch & 0xFFFF;
    if ((epoch & ~0xFFFFULL) != g_shared.epochBase || stream >= g_shared.sentAt.size()) return std::nullopt;
    const std::int64_t sent = g_shared.sentAt[stream][counter % kSentSlots].load(std::memory_order_relaxed);
    return static_cast<std::uint32_t>(std::clamp<std::int64_t>((now - sent) / 100, 0, 4'000'000'000));
}

/// A fact names the tick and the readings that it follows from: the newest of these is meant.
void takeFact(Walk& walk, std::size_t entries, std::int64_t now) {
    std::optional<std::uint32_t> youngest;
    for (; entries > 0; --entries) {
        const Walk::Blob key = walk.blob();
        if (key.size != 5 || std::memcmp(key.at, "cause", 5) != 0) {
            walk.skip();
            continue;
        }
        for (std::size_t i = walk.array(); i > 0; --i)
            if (const auto age = ageOf(walk.blob().at, now)) youngest = std::min(youngest.value_or(*age), *age);
        break;
    }
    if (youngest) g_seen.fused.push_back(*youngest);
}

void takeEnvelope(Follower& follower, Walk::Blob bytes, std::int64_t now) {
    Walk walk(bytes.at, bytes.size);
    const std::uint8_t* id = nullptr;
    for (std::size_t n = walk.map(); n > 0; --n) {
        if (walk.keyIs("id")) {
            id = walk.blob().at;
            continue;
        }
        // Keys stand in a fixed order: realm, id, kind; what comes behind is seldom needed.
        if (id == nullptr) {
            walk.skip();
            continue;
        }
        const auto kind = static_cast<wire::Kind>(walk.number());
        follower.states += kind == wire::Kind::StationState ? 1 : 0;
        if (kind == wire::Kind::StationState) return takeFact(walk, n - 1, now);
        const auto age = ageOf(id, now);
        if (kind == wire::Kind::Reading) {
            ++follower.readings;
            if (!age) return;
            g_seen.latencies.push_back(*age);
            g_seen.lastDeliveryNs = now;
        }
        if (age && kind == wire::Kind::UnitReport) g_seen.calls.push_back(*age);
        if (age && kind == wire::Kind::Draft) g_seen.drafts.push_back(*age);
        if (age && kind == wire::Kind::Approval) g_seen.approvals.push_back(*age);
        return;
    }
}

void takeFrame(Follower& follower, const std::uint8_t* bytes, std::size_t size) {
    const std::int64_t now = nowNs();
    Walk walk(bytes, size);
    if (walk.array() != 2) die("a frame that is no verb");
    const std::uint64_t verb = walk.number();
    if (verb == 38) die("the broker ended the following");
    if (verb != 36) return;
    for (std::size_t n = walk.map(); n > 0; --n) {
        const Walk::Blob key = walk.blob();
        if (key.size == 4 && std::memcmp(key.at, "recs", 4) == 0) {
            for (std::size_t i = walk.array(); i > 0; --i) {
                const Walk::Blob record = walk.blob();
                Walk fields(record.at, record.size);
                for (std::size_t f = fields.map(); f > 0; --f) {
                    if (fields.keyIs("env"))
                        takeEnvelope(follower, fields.blob(), now);
                    else
                        fields.skip();
                }
            }
        } else if (key.size == 4 && std::memcmp(key.at, "thru", 4) == 0) {
            follower.through = walk.number();
        } else if (key.size == 4 && std::memcmp(key.at, "head", 4) == 0) {
            follower.head = walk.number();
        } else {
            walk.skip();
        }
    }
    if (follower.through - follower.credited < kCreditAtOnce) return;  // as the product's own client does
    follower.credited = follower.through;
    say(follower.socket, wire::Credit{follower.through});
}

std::uint64_t fewest() {
    std::uint64_t count = ~0ULL;
    for (const Follower& follower : g_followers) count = std::min(count, follower.readings);
    return count;
}

}  // namespace

Seen follow(const Options& options, const client::Identity& identity) {
    void* context = zmq_ctx_new();
    std::vector<zmq_pollitem_t> items;
    g_followers.resize(static_cast<std::size_t>(options.subs));
    g_seen.latencies.reserve(16 << 20);
    std::uint64_t head = 0;
    const std::int64_t joinedAt = nowNs();
    for (std::size_t i = 0; i < g_followers.size(); ++i) {
        void* socket = openSocket(context, identity, options, static_cast<std::uint16_t>(1000 + i));
        g_followers[i].socket = socket;
        const wire::Welcome welcome = greet(socket, identity);
        head = welcome.lastSequence;
        say(socket, wire::Follow{options.join ? 1 : welcome.lastSequence + 1,
                                 {},
                                 static_cast<std::uint32_t>(wire::limits::kFollowerCreditMax)});
        items.push_back({socket, 0, ZMQ_POLLIN, 0});
    }
    g_shared.isFollowing = true;
    g_shared.isFollowing.notify_all();
    zmq_msg_t message;
    zmq_msg_init(&message);
    std::int64_t doneAt = 0, pingedAt = nowNs();
    while (true) {
        if (zmq_poll(items.data(), static_cast<int>(items.size()), 20) > 0)
            for (std::size_t i = 0; i < items.size(); ++i)
                for (int n = 0; items[i].revents != 0 && n < 512; ++n) {
                    if (zmq_msg_recv(&message, items[i].socket, ZMQ_DONTWAIT) < 0) break;
                    takeFrame(g_followers[i], static_cast<const std::uint8_t*>(zmq_msg_data(&message)),
                              zmq_msg_size(&message));
                }
        if (nowNs() - pingedAt > 2'000'000'000) {
            pingedAt = nowNs();
            for (const Follower& follower : g_followers) say(follower.socket, wire::Ping{});
        }
        if (options.join) {
            const bool all = std::all_of(g_followers.begin(), g_followers.end(),
                                         [&](const Follower& follower) { return follower.through >= head; });
            if (!all) continue;
            std::printf("{\"mode\":\"join\",\"records\":%llu,\"join_ms\":%.1f}\n",
                        static_cast<unsigned long long>(head), static_cast<double>(nowNs() - joinedAt) / 1e6);
            std::fflush(stdout);
            _exit(0);
        }
        if (!g_shared.isPublished) continue;
        if (doneAt == 0) doneAt = nowNs();
        if (fewest() < g_shared.acked && nowNs() - doneAt <= kPatienceNs) continue;
        g_seen.fewestReadings = fewest();
        g_seen.states = g_followers.front().states;
        return std::move(g_seen);
    }
}

}  // namespace bench
