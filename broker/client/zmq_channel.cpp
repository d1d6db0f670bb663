// SPDX-License-Identifier: EUPL-1.2
// The client's door to ZeroMQ.

#include <zmq.h>

#include <algorithm>
#include <cstring>

#include "broker/client/bus_link.h"
#include "broker/wire/limits.h"

namespace client {
namespace {

constexpr int kHandshakeMs = 5000;
constexpr int kReconnectMs = 50, kReconnectMsMax = 1000;
constexpr int kZmqHeartbeatMs = 2000, kZmqHeartbeatTimeoutMs = 8000;
constexpr int kLingerMs = 300;
constexpr int kFramesQueuedMax = 1000;

/// One context per process, never ended: ending one while another uses CURVE can crash libzmq 4.3.4, and at the
/// end of the process there is nothing in it that an outbox does not keep.
void* clientContext() {
    static void* const s_context = zmq_ctx_new();
    return s_context;
}

class ZmqChannel final : public Channel {
public:
    explicit ZmqChannel(const Identity& identity) : m_identity(identity) {}
    ~ZmqChannel() override { end(kLingerMs); }
    ZmqChannel(const ZmqChannel&) = delete;
    ZmqChannel& operator=(const ZmqChannel&) = delete;

    bool send(const base::Bytes& frame) override {
        return isOpen() && zmq_send(m_socket, frame.data(), frame.size(), ZMQ_DONTWAIT) >= 0;
    }

    std::optional<base::Bytes> receive(int timeoutMs) override {
        if (!isOpen()) return std::nullopt;
        zmq_pollitem_t item{m_socket, 0, ZMQ_POLLIN, 0};
        if (timeoutMs > 0 && zmq_poll(&item, 1, timeoutMs) <= 0) return std::nullopt;
        zmq_msg_t message;
        zmq_msg_init(&message);
        std::optional<base::Bytes> frame;
        if (zmq_msg_recv(&message, m_socket, ZMQ_DONTWAIT) >= 0) {
            const auto* bytes = static_cast<const std::uint8_t*>(zmq_msg_data(&message));
            // A verb is one part; what comes in several is nothing of ours, and its parts decode to nothing.
            frame.emplace(bytes, bytes + zmq_msg_size(&message));
        }
        zmq_msg_close(&message);
        return frame;
    }

    void reconnect() override { end(0); }
    std::unique_ptr<Channel> dial(const std::string& endpoint) override {
        Identity there = m_identity;
        there.endpoint = endpoint;
        return std::make_unique<ZmqChannel>(there);
    }

private:
    void set(int option, int value) { zmq_setsockopt(m_socket, option, &value, sizeof value); }
    void set(int option, base::BytesView bytes) { zmq_setsockopt(m_socket, option, bytes.data(), bytes.size()); }

    /// Opens on first use, so that the socket is made by the thread that owns the link.
    bool isOpen() {
        if (m_socket != nullptr) return true;
        m_socket = zmq_socket(clientContext(), ZMQ_DEALER);
        if (m_socket == nullptr) return false;
        set(ZMQ_CURVE_SERVERKEY, m_identity.brokerCurveKey);
        set(ZMQ_CURVE_PUBLICKEY, m_identity.keys.publicKey);
        set(ZMQ_CURVE_SECRETKEY, m_identity.keys.secretKey);
        set(ZMQ_LINGER, 0);
        set(ZMQ_IMMEDIATE, 1);  // frames queue for a finished handshake only, so that "sent" means on its way
        set(ZMQ_HANDSHAKE_IVL, kHandshakeMs);
        set(ZMQ_RECONNECT_IVL, kReconnectMs);
        set(ZMQ_RECONNECT_IVL_MAX, kReconnectMsMax);
        set(ZMQ_HEARTBEAT_IVL, kZmqHeartbeatMs);
        set(ZMQ_HEARTBEAT_TIMEOUT, kZmqHeartbeatTimeoutMs);
        set(ZMQ_SNDHWM, kFramesQueuedMax);
        set(ZMQ_RCVHWM, kFramesQueuedMax);
        const auto frameBytesMax = static_cast<std::int64_t>(wire::limits::kFrameBytesMax);
        zmq_setsockopt(m_socket, ZMQ_MAXMSGSIZE, &frameBytesMax, sizeof frameBytesMax);
        if (zmq_connect(m_socket, m_identity.endpoint.c_str()) == 0) return true;
        end(0);
        return false;
    }
    void end(int lingerMs) {
        if (m_socket == nullptr) return;
        set(ZMQ_LINGER, lingerMs);
        zmq_close(m_socket);
        m_socket = nullptr;
    }

    const Identity m_identity;
    void* m_socket = nullptr;
};

}  // namespace

std::unique_ptr<Channel> makeZmqChannel(const Identity& identity) { return std::make_unique<ZmqChannel>(identity); }

}  // namespace client
