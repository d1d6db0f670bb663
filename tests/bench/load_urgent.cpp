// SPDX-License-Identifier: EUPL-1.2
// What must not wait, beside the load: emergency calls, drafts of warnings and signatures under them, by the broker's
// second door.
#include <sys/timerfd.h>
#include <unistd.h>
#include <zmq.h>

#include <array>

#include "broker/base/clock.h"
#include "broker/wire/codec.h"
#include "broker/wire/limits.h"
#include "tests/bench/load.h"

namespace bench {
namespace {

constexpr char kAuthor[] = "p:anna";

/// One outbox epoch each, so that none of them waits for another.
enum Stream : std::size_t { kCalls = 0, kDrafts = 1, kApprovals = 2 };

class UrgentSender {
public:
    UrgentSender(const Options& options, const client::Identity& identity, std::size_t firstStream)
        : m_options(options), m_identity(identity), m_firstStream(firstStream) {
        auto key = seal::SigningKey::openSealed(options.person, options.passphrase);
        if (!key) die(key.failure().text());
        m_key.emplace(std::move(key).value());
        void* context = zmq_ctx_new();
        void* usual = openSocket(context, identity, options, 2000);
        const wire::Welcome welcome = greet(usual, identity);
        if (!welcome.urgentEndpoint) die("the broker has no second door");
        Options second = options;
        second.endpoint = *welcome.urgentEndpoint;
        m_socket = openSocket(context, identity, second, 2001);
        (void)greet(m_socket, identity);
    }

    void run() {
        const int timer = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK);
        const std::int64_t stepNs = 1'000'000'000 / m_options.calls;
        std::int64_t next = nowNs() + stepNs;
        std::int64_t pingedAt = nowNs();
        zmq_pollitem_t items[2] = {{m_socket, 0, ZMQ_POLLIN, 0}, {nullptr, timer, ZMQ_POLLIN, 0}};
        while (!g_shared.isPublished) {
            itimerspec when{};
            when.it_value.tv_sec = next / 1'000'000'000;
            when.it_value.tv_nsec = next % 1'000'000'000;
            timerfd_settime(timer, TFD_TIMER_ABSTIME, &when, nullptr);
            zmq_poll(items, 2, 20);
            takeAnswers();
            for (; next <= nowNs() && !g_shared.isSent; next += stepNs) round(next);
            if (g_shared.isSent) next = nowNs() + stepNs;
            if (nowNs() - pingedAt < 2'000'000'000) continue;
            pingedAt = nowNs();
            say(m_socket, wire::Ping{});
        }
    }

private:
    /// A call, a draft and the author's signature under it.
    void round(std::int64_t dueNs) {
        const std::uint64_t n = ++m_rounds;
        wire::UnitReport call;
        call.fmsStatus = 0;
        call.callSign = "Bench " + std::to_string(n % 50);
        call.unitType = "LF";
        call.organisation = "Feuerwehr";
        submit(kCalls, "unit:" + call.callSign, call, dueNs);
        wire::Draft draft;
        const std::uint64_t number = g_shared.epochBase + n;
        std::array<std::uint8_t, 16> alert{};
        for (std::size_t i = 0; i < 8; ++i) alert[8 + i] = static_cast<std::uint8_t>(number >> (56 - 8 * i));
        draft.alert = base::toHex(alert);
        draft.content.hazard = "flood";
        draft.content.texts = {{"de-DE", "Hochwasser", "Das Wasser steigt", "", "", "Altstadt"}};
        submit(kDrafts, "post:S2", draft, dueNs);
        const wire::Hash text = seal::sha256(wire::encodePayload(draft));
        submit(kApprovals, "post:S2", wire::Approval{draft.alert, 1, text, "AUSLÖSEN"}, dueNs);
    }

    template <class Payload>
    void submit(Stream stream, const std::string& source, const Payload& payload, std::int64_t dueNs) {
        const std::size_t number = m_firstStream + stream;
        wire::Envelope envelope;
        envelope.realm = m_identity.realm;
        envelope.id = wire::MessageId::outbox(m_identity.device(), g_shared.epochBase | number, m_rounds);
        envelope.kind = wire::KindOf<Payload>::kKind;
        envelope.source = source;
        envelope.observedAt = base::SystemClock().now();
        envelope.payload = wire::encodePayload(payload);
        if (stream != kCalls) {
            envelope.author = kAuthor;
            envelope.signature = m_key->sign(wire::signedBytes(envelope));
        }
        g_shared.sentAt[number][m_rounds % kSentSlots].store(dueNs, std::memory_order_relaxed);
        say(m_socket, wire::Submit{{wire::encode(envelope)}});
    }

    void takeAnswers() {
        zmq_msg_t message;
        zmq_msg_init(&message);
        while (zmq_msg_recv(&message, m_socket, ZMQ_DONTWAIT) >= 0) {
            const auto decoded =
                wire::decodeVerb({static_cast<const std::uint8_t*>(zmq_msg_data(&message)), zmq_msg_size(&message)});
            const auto* verb = std::get_if<wire::Verb>(&decoded);
            const auto* rejected = verb == nullptr ? nullptr : std::get_if<wire::Rejected>(verb);
            if (rejected != nullptr) die("what must not wait was rejected: " + rejected->rejection.what);
        }
        zmq_msg_close(&message);
    }

    const Options& m_options;
    const client::Identity& m_identity;
    const std::size_t m_firstStream;
    std::optional<seal::SigningKey> m_key;
    void* m_socket = nullptr;
    std::uint64_t m_rounds = 0;
};

}  // namespace

void sendUrgent(const Options& options, std::size_t firstStream) {
    const auto identity = client::loadIdentity(options.urgent);
    if (!identity) die(identity.failure().text());
    UrgentSender(options, identity.value(), firstStream).run();
}

}  // namespace bench
