// SPDX-License-Identifier: EUPL-1.2
#include "broker/wire/envelope.h"

#include "broker/base/mutant.h"
#include "broker/seal/seal.h"

namespace wire {
namespace {

/// Bytes joined so that no two different lists of parts give the same result: each part behind its length.
class Parts {
public:
    void add(base::BytesView part) {
        for (int shift = 24; shift >= 0; shift -= 8)
            m_bytes.push_back(static_cast<std::uint8_t>(part.size() >> shift & 0xFF));
        m_bytes.insert(m_bytes.end(), part.begin(), part.end());
    }
    void add(std::string_view text) { add(base::bytesOf(text)); }
    template <class Number>
    void addNumber(Number value, int width) {
        base::Bytes part;
        for (int i = width - 1; i >= 0; --i)
            part.push_back(static_cast<std::uint8_t>(static_cast<std::uint64_t>(value) >> (8 * i) & 0xFF));
        add(part);
    }
    void addId(const MessageId& id) {
        base::Bytes part{static_cast<std::uint8_t>(id.form)};
        part.insert(part.end(), id.bytes.begin(), id.bytes.end());
        add(part);
    }
    [[nodiscard]] base::Bytes take() { return std::move(m_bytes); }

private:
    base::Bytes m_bytes;
};

}  // namespace

base::Bytes signedBytes(const Envelope& envelope) {
    Parts parts;
    parts.add("lagewerk-1");
    base::Bytes realm{static_cast<std::uint8_t>(envelope.realm.kind)};
    realm.insert(realm.end(), envelope.realm.uuid.begin(), envelope.realm.uuid.end());
    parts.add(realm);
    if (!LAGEWERK_MUTANT("signature-without-id")) parts.addId(envelope.id);
    parts.addNumber(static_cast<std::uint16_t>(envelope.kind), 2);
    parts.addNumber(envelope.version, 2);
    parts.add(envelope.author.value_or(""));
    parts.add(envelope.source);
    parts.add(envelope.operation.value_or(""));
    parts.addNumber(envelope.observedAt.ms, 8);
    parts.addNumber(envelope.cause.size(), 4);
    for (const MessageId& cause : envelope.cause) parts.addId(cause);
    if (!LAGEWERK_MUTANT("signature-without-payload")) parts.add(envelope.payload);
    return parts.take();
}

MessageId derivedId(Kind kind, std::string_view rule, std::string_view package, std::string_view subject,
                    const std::vector<MessageId>& cause) {
    Parts parts;
    parts.add("lagewerk-derived-1");
    parts.addNumber(static_cast<std::uint16_t>(kind), 2);
    parts.add(rule);
    parts.add(package);
    parts.add(subject);
    parts.addNumber(cause.size(), 4);
    for (const MessageId& id : cause) parts.addId(id);
    return MessageId::derived(seal::sha256(parts.take()));
}

}  // namespace wire
