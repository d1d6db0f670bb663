// SPDX-License-Identifier: EUPL-1.2
#include "tests/bench/plain_gate.h"

#include <zmq.h>

#include <algorithm>
#include <array>
#include <unordered_map>

namespace bench {
namespace {

constexpr std::size_t kKeyBytes = 32;
constexpr int kQueuedFramesMax = 1000;

void* context() {
    static void* const s_context = zmq_ctx_new();
    return s_context;
}

void setOption(void* socket, int option, int value) { zmq_setsockopt(socket, option, &value, sizeof value); }

void freeFrame(void*, void* hint) { delete static_cast<std::shared_ptr<const base::Bytes>*>(hint); }

base::Bytes takeFrame(zmq_msg_t& message) {
    const auto* bytes = static_cast<const std::uint8_t*>(zmq_msg_data(&message));
    return {bytes, bytes + zmq_msg_size(&message)};
}

class PlainTransport final : public server::Transport {
public:
    explicit PlainTransport(void* router) : m_router(router) {}
    ~PlainTransport() override { zmq_close(m_router); }
    PlainTransport(const PlainTransport&) = delete;
    PlainTransport& operator=(const PlainTransport&) = delete;

    void allow(const std::set<seal::PublicKey>&) override {}

    std::vector<server::Arrival> poll(int waitMs, std::size_t framesMax) override {
        std::vector<server::Arrival> arrivals;
        zmq_pollitem_t item{m_router, 0, ZMQ_POLLIN, 0};
        if (zmq_poll(&item, 1, waitMs) <= 0) return arrivals;
        zmq_msg_t id, frame;
        zmq_msg_init(&id);
        zmq_msg_init(&frame);
        while (arrivals.size() < framesMax && zmq_msg_recv(&id, m_router, ZMQ_DONTWAIT) >= 0) {
            if (zmq_msg_recv(&frame, m_router, ZMQ_DONTWAIT) < 0) break;
            const base::Bytes routingId = takeFrame(id);
            if (routingId.size() <= kKeyBytes) continue;
            server::Arrival arrival;
            arrival.peer = peerOf(routingId);
            std::copy_n(routingId.begin(), kKeyBytes, arrival.key.begin());
            arrival.frame = takeFrame(frame);
            arrivals.push_back(std::move(arrival));
        }
        zmq_msg_close(&id);
        zmq_msg_close(&frame);
        return arrivals;
    }

    server::Sent send(server::PeerId peer, const std::shared_ptr<const base::Bytes>& frame) override {
        const auto at = m_routingIds.find(peer);
        if (at == m_routingIds.end()) return server::Sent::Gone;
        if (zmq_send(m_router, at->second.data(), at->second.size(), ZMQ_SNDMORE | ZMQ_DONTWAIT) < 0)
            return zmq_errno() == EHOSTUNREACH ? server::Sent::Gone : server::Sent::Full;
        auto* hold = new std::shared_ptr<const base::Bytes>(frame);  // freed by freeFrame, on ZeroMQ's thread
        zmq_msg_t message;
        zmq_msg_init_data(&message, const_cast<std::uint8_t*>(frame->data()), frame->size(), freeFrame, hold);
        if (zmq_msg_send(&message, m_router, ZMQ_DONTWAIT) >= 0) return server::Sent::Yes;
        zmq_msg_close(&message);
        return server::Sent::Full;
    }

    void forget(server::PeerId peer) override {
        const auto at = m_routingIds.find(peer);
        if (at == m_routingIds.end()) return;
        m_peers.erase(at->second);
        m_routingIds.erase(at);
    }

private:
    server::PeerId peerOf(const base::Bytes& routingId) {
        const std::string id(routingId.begin(), routingId.end());
        const auto [at, isNew] = m_peers.try_emplace(id, m_last + 1);
        if (isNew) m_routingIds[++m_last] = id;
        return at->second;
    }

    void* m_router;
    std::unordered_map<std::string, server::PeerId> m_peers;
    std::unordered_map<server::PeerId, std::string> m_routingIds;
    server::PeerId m_last = 0;
};

class PlainChannel final : public client::Channel {
public:
    PlainChannel(std::string endpoint, std::string routingId)
        : m_endpoint(std::move(endpoint)), m_routingId(std::move(routingId)) {
        open();
    }
    ~PlainChannel() override { zmq_close(m_socket); }
    PlainChannel(const PlainChannel&) = delete;
    PlainChannel& operator=(const PlainChannel&) = delete;

    bool send(const base::Bytes& frame) override {
        return zmq_send(m_socket, frame.data(), frame.size(), ZMQ_DONTWAIT) >= 0;
    }
    std::optional<base::Bytes> receive(int timeoutMs) override {
        zmq_pollitem_t item{m_socket, 0, ZMQ_POLLIN, 0};
        if (timeoutMs > 0 && zmq_poll(&item, 1, timeoutMs) <= 0) return std::nullopt;
        zmq_msg_t message;
        zmq_msg_init(&message);
        std::optional<base::Bytes> frame;
        if (zmq_msg_recv(&message, m_socket, ZMQ_DONTWAIT) >= 0) frame = takeFrame(message);
        zmq_msg_close(&message);
        return frame;
    }
    void reconnect() override {
        zmq_close(m_socket);
        open();
    }

private:
    void open() {
        m_socket = zmq_socket(context(), ZMQ_DEALER);
        setOption(m_socket, ZMQ_LINGER, 0);
        setOption(m_socket, ZMQ_IMMEDIATE, 1);
        zmq_setsockopt(m_socket, ZMQ_ROUTING_ID, m_routingId.data(), m_routingId.size());
        zmq_connect(m_socket, m_endpoint.c_str());
    }

    const std::string m_endpoint, m_routingId;
    void* m_socket = nullptr;
};

}  // namespace

base::Outcome<PlainServer> makePlainServer(std::uint16_t port) {
    void* router = zmq_socket(context(), ZMQ_ROUTER);
    setOption(router, ZMQ_ROUTER_MANDATORY, 1);
    setOption(router, ZMQ_ROUTER_HANDOVER, 1);
    setOption(router, ZMQ_LINGER, 0);
    setOption(router, ZMQ_SNDHWM, kQueuedFramesMax);
    setOption(router, ZMQ_RCVHWM, kQueuedFramesMax);
    const std::string wanted = "tcp://127.0.0.1:" + (port == 0 ? std::string("*") : std::to_string(port));
    if (zmq_bind(router, wanted.c_str()) != 0) {
        zmq_close(router);
        return base::Failure{std::string("cannot listen: ") + zmq_strerror(zmq_errno()), wanted, "take another port"};
    }
    std::array<char, 256> bound{};
    std::size_t size = bound.size();
    zmq_getsockopt(router, ZMQ_LAST_ENDPOINT, bound.data(), &size);
    return PlainServer{std::make_unique<PlainTransport>(router), bound.data()};
}

std::unique_ptr<client::Channel> makePlainChannel(const client::Identity& identity, std::uint16_t number) {
    return std::make_unique<PlainChannel>(identity.endpoint, routingIdOf(identity.keys.publicKey, number));
}

std::string routingIdOf(const seal::PublicKey& key, std::uint16_t number) {
    std::string id(key.begin(), key.end());
    id += static_cast<char>(number >> 8);
    id += static_cast<char>(number & 0xFF);
    return id;
}

}  // namespace bench
