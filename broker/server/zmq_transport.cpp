// SPDX-License-Identifier: EUPL-1.2
// The broker's door to ZeroMQ.
#include "broker/server/zmq_transport.h"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <zmq.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "broker/server/free_port.h"
#include "broker/wire/limits.h"

namespace server {
namespace zmq_detail {

constexpr int kHandshakeMs = 5000;
constexpr int kHeartbeatMs = 2000, kHeartbeatTimeoutMs = 8000;
constexpr int kQueuedFramesMax = 1000;
constexpr int kBacklog = 500;
constexpr int kBindTries = 20;
constexpr std::size_t kPollBytesMax = 4 * 1024 * 1024;  ///< more waits in the sockets' own queues
constexpr int kServerLingerMs = 300;
constexpr std::size_t kZapPartsMax = 16;
constexpr std::size_t kRefusedKeysMax = 100;
constexpr std::int64_t kLastWordMs = 250;  ///< for an expelled connection to read it

std::int64_t steadyMs() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

/// Ended after its sockets, waiting for what they still have to say. A broker process has no other context, so the
/// trouble that libzmq 4.3.4 has with ending one of several does not arise.
struct Context {
    void* handle = zmq_ctx_new();
    Context() = default;
    ~Context() { zmq_ctx_term(handle); }
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;
};

/// A socket, closed with its owner.
struct Socket {
    void* handle = nullptr;
    Socket(const Context& context, int type) : handle(zmq_socket(context.handle, type)) {}
    ~Socket() {
        if (handle != nullptr) zmq_close(handle);
    }
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;
    void set(int option, int value) const { zmq_setsockopt(handle, option, &value, sizeof value); }
};

struct Message {
    zmq_msg_t message;
    Message() { zmq_msg_init(&message); }
    ~Message() { zmq_msg_close(&message); }
    Message(const Message&) = delete;
    Message& operator=(const Message&) = delete;
    bool receive(const Socket& socket) { return zmq_msg_recv(&message, socket.handle, ZMQ_DONTWAIT) >= 0; }
    [[nodiscard]] bool hasMore() const { return zmq_msg_more(&message) != 0; }
    [[nodiscard]] base::BytesView bytes() {
        return {static_cast<const std::uint8_t*>(zmq_msg_data(&message)), zmq_msg_size(&message)};
    }
    [[nodiscard]] std::string text() {
        const auto view = bytes();
        return {view.begin(), view.end()};
    }
};

base::Failure zmqFailure(const std::string& what, const std::string& where, const std::string& fix) {
    return {what + ": " + zmq_strerror(zmq_errno()), where, fix};
}

void freeShared(void*, void* hint) { delete static_cast<std::shared_ptr<const base::Bytes>*>(hint); }

}  // namespace zmq_detail
using namespace zmq_detail;

struct ZmqTransport::State {
    struct Door {
        Socket router;
        bool isUrgent = false;
        std::unordered_map<std::string, PeerId> peers{};  ///< by routing id
    };
    struct Connection {
        std::string routingId;
        seal::PublicKey key{};
        std::string userId;
        int socket = -1;  ///< its TCP socket as of its newest frame
        Door* door = nullptr;
    };
    /// A key that counts no more, and when its connections end.
    struct Expelled {
        std::int64_t endsAtMs = 0;
        std::vector<PeerId> open;
    };
    // ZAP must stand before the routers bind, and go after them.
    Context context;
    Socket zap{context, ZMQ_REP};
    Door usual{Socket{context, ZMQ_ROUTER}};
    Door urgent{Socket{context, ZMQ_ROUTER}, true};
    std::set<seal::PublicKey> allowed;
    std::unordered_map<PeerId, Connection> connections;
    PeerId last = 0;
    std::uint64_t refused = 0;
    std::vector<seal::PublicKey> refusedKeys;
    std::unordered_map<std::string, Expelled> expelled;  ///< by user id
    std::vector<seal::PublicKey> ended;

    /// Ends the connections of expelled keys whose time has come; how long until the next one, -1: none.
    std::int64_t endExpelled();
    /// True when this frame is an expelled key's: it is not heard.
    bool isExpelled(const char* userId, int socket);
    /// False when no handshake waits for an answer.
    bool answerZap();
    static std::optional<std::string> bind(Door& door, const std::string& endpoint);
    std::optional<Arrival> receive(Door& door);
    void take(Door& door, std::size_t framesMax, std::vector<Arrival>& arrivals);
    /// The peer behind a routing id. The id may be a client's own choice: with another key it is another peer.
    const std::pair<const PeerId, Connection>* peerOf(Door& door, const std::string& routingId, const char* userId);
};

bool ZmqTransport::State::answerZap() {
    // RFC 27: version, request id, domain, address, routing id, mechanism, credentials.
    std::vector<std::string> parts;
    for (bool more = true; more;) {
        Message part;
        if (!part.receive(zap)) return false;
        if (parts.size() < kZapPartsMax) parts.push_back(part.text());
        more = part.hasMore();
    }
    const bool isCurve = parts.size() == 7 && parts[0] == "1.0" && parts[5] == "CURVE" && parts[6].size() == 32;
    seal::PublicKey key{};
    if (isCurve) std::copy(parts[6].begin(), parts[6].end(), reinterpret_cast<char*>(key.data()));
    const bool isIn = isCurve && allowed.contains(key);
    refused += isIn ? 0 : 1;
    if (isCurve && !isIn && refusedKeys.size() < kRefusedKeysMax) refusedKeys.push_back(key);
    const std::string requestId = parts.size() > 1 ? parts[1] : "";
    const std::array<std::string, 6> answer = {
        "1.0", requestId, isIn ? "200" : "400", isIn ? "OK" : "unknown key", isIn ? base::toHex(key) : "", ""};
    for (std::size_t i = 0; i < answer.size(); ++i)
        zmq_send(zap.handle, answer[i].data(), answer[i].size(), i + 1 < answer.size() ? ZMQ_SNDMORE : 0);
    return true;
}

const std::pair<const PeerId, ZmqTransport::State::Connection>* ZmqTransport::State::peerOf(
    Door& door, const std::string& routingId, const char* userId) {
    if (userId == nullptr) return nullptr;
    const auto known = door.peers.find(routingId);
    if (known != door.peers.end()) {
        const auto& connection = *connections.find(known->second);
        if (connection.second.userId == userId) return &connection;
        connections.erase(known->second);
    }
    const auto key = base::arrayFromHex<32>(userId);
    if (!key) return nullptr;
    door.peers[routingId] = ++last;
    return &*connections.emplace(last, Connection{routingId, *key, userId, -1, &door}).first;
}

std::optional<Arrival> ZmqTransport::State::receive(Door& door) {
    const Socket& router = door.router;
    Message id;
    if (!id.receive(router)) return std::nullopt;
    Arrival arrival;
    arrival.isUrgent = door.isUrgent;
    Message payload;
    bool more = id.hasMore();
    if (more && payload.receive(router)) {
        // The id frame carries no metadata in libzmq 4.3.4; the payload frame does.
        const char* userId = zmq_msg_gets(&payload.message, "User-Id");
        const int socket = zmq_msg_get(&payload.message, ZMQ_SRCFD);
        const auto* peer = isExpelled(userId, socket) ? nullptr : peerOf(door, id.text(), userId);
        more = payload.hasMore();
        if (peer != nullptr) {
            connections[peer->first].socket = socket;
            arrival.peer = peer->first;
            arrival.key = peer->second.key;
            const auto bytes = payload.bytes();
            if (!more) arrival.frame.assign(bytes.begin(), bytes.end());
        }
    }
    while (more) {
        Message rest;
        if (!rest.receive(router)) break;
        more = rest.hasMore();
    }
    return arrival;
}

ZmqTransport::ZmqTransport(std::unique_ptr<State> state) : m_state(std::move(state)) {}
ZmqTransport::~ZmqTransport() = default;

base::Outcome<std::unique_ptr<ZmqTransport>> ZmqTransport::make(const seal::CurveKeys& brokerKeys) {
    auto state = std::make_unique<State>();
    if (state->zap.handle == nullptr || state->usual.router.handle == nullptr || state->urgent.router.handle == nullptr)
        return zmqFailure("no socket can be made", "", "check the limit of open files (ulimit -n)");
    state->zap.set(ZMQ_LINGER, 0);
    if (zmq_bind(state->zap.handle, "inproc://zeromq.zap.01") != 0)
        return zmqFailure("the key check cannot be set up", "", "");
    for (const Socket* router : {&state->usual.router, &state->urgent.router}) {
        router->set(ZMQ_CURVE_SERVER, 1);
        zmq_setsockopt(router->handle, ZMQ_CURVE_SECRETKEY, brokerKeys.secretKey.data(), brokerKeys.secretKey.size());
        zmq_setsockopt(router->handle, ZMQ_ZAP_DOMAIN, "lagewerk", 8);
        router->set(ZMQ_ROUTER_MANDATORY, 1);
        router->set(ZMQ_LINGER, kServerLingerMs);
        router->set(ZMQ_HANDSHAKE_IVL, kHandshakeMs);
        router->set(ZMQ_HEARTBEAT_IVL, kHeartbeatMs);
        router->set(ZMQ_HEARTBEAT_TIMEOUT, kHeartbeatTimeoutMs);
        router->set(ZMQ_SNDHWM, kQueuedFramesMax);
        router->set(ZMQ_RCVHWM, kQueuedFramesMax);
        router->set(ZMQ_BACKLOG, kBacklog);
        const auto frameBytesMax = static_cast<std::int64_t>(wire::limits::kFrameBytesMax);
        zmq_setsockopt(router->handle, ZMQ_MAXMSGSIZE, &frameBytesMax, sizeof frameBytesMax);
    }
    return std::unique_ptr<ZmqTransport>(new ZmqTransport(std::move(state)));
}

/// The endpoint as bound; nothing when it cannot be. ":0" asks for a free port.
std::optional<std::string> ZmqTransport::State::bind(Door& door, const std::string& endpoint) {
    constexpr std::string_view kScheme = "tcp://";
    in_addr at{};
    std::string wanted = endpoint;
    const bool isOpen = wanted.ends_with(":0") && wanted.starts_with(kScheme);
    const std::string address = isOpen ? wanted.substr(kScheme.size(), wanted.size() - kScheme.size() - 2) : "";
    const bool isKnown = isOpen && inet_pton(AF_INET, address.c_str(), &at) == 1;
    // Somebody else may take a free port before it is bound.
    for (int tries = isKnown ? kBindTries : 1; tries > 0; --tries) {
        const auto port = isKnown ? freePort(at) : std::nullopt;
        if (isOpen) wanted = std::string(kScheme) + address + ':' + (port ? std::to_string(*port) : std::string("*"));
        if (zmq_bind(door.router.handle, wanted.c_str()) != 0) continue;
        std::array<char, 256> bound{};
        std::size_t size = bound.size();
        zmq_getsockopt(door.router.handle, ZMQ_LAST_ENDPOINT, bound.data(), &size);
        return std::string(bound.data());
    }
    return std::nullopt;
}

/// What mends a bind that failed just now; `field` of realm.toml.
static std::string fixOfBind(const std::string& field) {
    switch (zmq_errno()) {
        case EADDRINUSE: return "another program uses this port; end it or set another " + field + " in realm.toml";
        case EADDRNOTAVAIL:
            return "this machine does not have this address (ip -4 addr shows those it has); mend " + field +
                   " in realm.toml, and the address in the identity of every device";
        case EACCES: return "ports below 1024 need rights; set a higher one as " + field + " in realm.toml";
        default: return "write " + field + " in realm.toml as tcp://192.168.10.5:5557";
    }
}

base::Outcome<std::string> ZmqTransport::bind(const std::string& endpoint) {
    if (auto bound = State::bind(m_state->usual, endpoint)) return *bound;
    return zmqFailure("cannot listen", endpoint, fixOfBind("endpoint"));
}

base::Outcome<std::string> ZmqTransport::bindUrgent(const std::string& endpoint) {
    if (auto bound = State::bind(m_state->urgent, endpoint)) return *bound;
    return zmqFailure("cannot listen", endpoint, fixOfBind("urgent_endpoint"));
}

void ZmqTransport::allow(const std::set<seal::PublicKey>& keys) { m_state->allowed = keys; }

void ZmqTransport::State::take(Door& door, std::size_t framesMax, std::vector<Arrival>& arrivals) {
    std::size_t bytes = 0;
    for (std::size_t frames = 0; frames < framesMax && bytes < kPollBytesMax; ++frames) {
        auto arrival = receive(door);
        if (!arrival) return;
        bytes += arrival->frame.size();
        if (arrival->peer != 0) arrivals.push_back(std::move(*arrival));
    }
}

std::vector<Arrival> ZmqTransport::poll(int waitMs, std::size_t framesMax) {
    State& s = *m_state;
    std::array<zmq_pollitem_t, 3> items{{{s.urgent.router.handle, 0, ZMQ_POLLIN, 0},
                                         {s.usual.router.handle, 0, ZMQ_POLLIN, 0},
                                         {s.zap.handle, 0, ZMQ_POLLIN, 0}}};
    std::vector<Arrival> arrivals;
    if (const auto nextEnd = s.endExpelled(); nextEnd >= 0)
        waitMs = static_cast<int>(std::min<std::int64_t>(waitMs, nextEnd));
    if (zmq_poll(items.data(), static_cast<int>(items.size()), waitMs) <= 0) return arrivals;
    while (items[2].revents != 0 && s.answerZap()) {
    }
    s.take(s.urgent, framesMax, arrivals);
    s.take(s.usual, framesMax, arrivals);
    return arrivals;
}

std::vector<Arrival> ZmqTransport::pollUrgent(std::size_t framesMax) {
    std::vector<Arrival> arrivals;
    m_state->take(m_state->urgent, framesMax, arrivals);
    return arrivals;
}

Sent ZmqTransport::send(PeerId peer, const std::shared_ptr<const base::Bytes>& frame) {
    State& s = *m_state;
    const auto at = s.connections.find(peer);
    if (at == s.connections.end()) return Sent::Gone;
    const std::string& id = at->second.routingId;
    const Socket& router = at->second.door->router;
    if (zmq_send(router.handle, id.data(), id.size(), ZMQ_SNDMORE | ZMQ_DONTWAIT) < 0)
        return zmq_errno() == EHOSTUNREACH ? Sent::Gone : Sent::Full;
    auto* hold = new std::shared_ptr<const base::Bytes>(frame);  // freed by freeShared, on ZeroMQ's thread
    zmq_msg_t message;
    zmq_msg_init_data(&message, const_cast<std::uint8_t*>(frame->data()), frame->size(), freeShared, hold);
    if (zmq_msg_send(&message, router.handle, ZMQ_DONTWAIT) >= 0) return Sent::Yes;
    zmq_msg_close(&message);
    return Sent::Full;
}

void ZmqTransport::forget(PeerId peer) {
    const auto at = m_state->connections.find(peer);
    if (at == m_state->connections.end()) return;
    at->second.door->peers.erase(at->second.routingId);
    m_state->connections.erase(at);
}

// libzmq 4.3.4 has no call that ends one connection. But it tells the socket a frame came by, and a socket that is shut
// down makes libzmq end the connection and drop what waits for it. Should the number meanwhile stand for another
// socket, that one connects again; a file's number does nothing.
bool ZmqTransport::State::isExpelled(const char* userId, int socket) {
    if (userId == nullptr || expelled.empty()) return false;
    const auto at = expelled.find(userId);
    if (at == expelled.end()) return false;
    if (steadyMs() >= at->second.endsAtMs) shutdown(socket, SHUT_RDWR);
    return true;
}

std::int64_t ZmqTransport::State::endExpelled() {
    std::int64_t next = -1;
    for (auto& [userId, leaving] : expelled) {
        if (leaving.open.empty()) continue;
        const std::int64_t left = leaving.endsAtMs - steadyMs();
        if (left > 0) {
            next = next < 0 ? left : std::min(next, left);
            continue;
        }
        for (const PeerId peer : leaving.open) {
            const auto at = connections.find(peer);
            if (at == connections.end()) continue;
            shutdown(at->second.socket, SHUT_RDWR);
            ended.push_back(at->second.key);
            at->second.door->peers.erase(at->second.routingId);
            connections.erase(at);
        }
        leaving.open.clear();
    }
    return next;
}

void ZmqTransport::expel(PeerId peer, const std::shared_ptr<const base::Bytes>& lastWord) {
    const auto at = m_state->connections.find(peer);
    if (at == m_state->connections.end()) return;
    (void)send(peer, lastWord);
    auto& leaving = m_state->expelled[at->second.userId];
    leaving.endsAtMs = steadyMs() + kLastWordMs;
    leaving.open.push_back(peer);
}

std::vector<seal::PublicKey> ZmqTransport::takeEnded() { return std::exchange(m_state->ended, {}); }

std::uint64_t ZmqTransport::refusedHandshakes() const { return m_state->refused; }

std::vector<seal::PublicKey> ZmqTransport::takeRefusedKeys() { return std::exchange(m_state->refusedKeys, {}); }

}  // namespace server
