// SPDX-License-Identifier: EUPL-1.2
#include "broker/wire/internal/codec_frames.h"
#include "broker/wire/record_bytes.h"

namespace wire {
namespace {

constexpr codec::Place kSubmitPlace{nullptr, "frame", 0};
constexpr codec::Place kRowPlace{nullptr, "record", 0};
constexpr codec::Place kTakenPlace{nullptr, "envelope", 0};
constexpr std::uint8_t kSubmitHead[] = {0x92, 0x02};
constexpr std::uint8_t kMapHead = 0x80, kTextHead = 0xA0, kListHead = 0x90;

/// Steps over what encoders here write; false as soon as something else stands there.
class HeaderWalk {
public:
    explicit HeaderWalk(base::BytesView bytes) : m_bytes(bytes) {}
    [[nodiscard]] std::size_t at() const { return m_at; }
    [[nodiscard]] bool isAtEnd() const { return m_at == m_bytes.size(); }

    bool byte(std::uint8_t wanted) { return take() == wanted; }
    /// A map of up to 15 entries.
    bool map() { return (take() & 0xF0u) == kMapHead; }
    template <std::size_t N>
    bool key(const char (&name)[N]) {
        if (!isKey(name)) return false;
        m_at += N;
        return true;
    }
    template <std::size_t N>
    [[nodiscard]] bool isKey(const char (&name)[N]) const {
        return m_bytes.size() - m_at >= N && m_bytes[m_at] == (kTextHead | (N - 1)) &&
               std::memcmp(m_bytes.data() + m_at + 1, name, N - 1) == 0;
    }
    /// A whole number; `value` of one that is not negative.
    bool whole(std::uint64_t& value) {
        const std::uint8_t head = take();
        value = head;
        if (head < 0x80 || head >= 0xE0) return true;
        if (head < 0xCC || head > 0xD3) return false;
        return big(value, std::size_t{1} << (head & 3u));
    }
    bool whole() {
        std::uint64_t ignored = 0;
        return whole(ignored);
    }
    bool text() {
        const std::uint8_t head = take();
        std::uint64_t size = head & 0x1Fu;
        const bool isShort = (head & 0xE0u) == kTextHead;
        return (isShort || (head >= 0xD9 && head <= 0xDB && big(size, std::size_t{1} << (head - 0xD9)))) && skip(size);
    }
    bool blobHead(std::uint64_t& size) {
        const std::uint8_t head = take();
        return head >= 0xC4 && head <= 0xC6 && big(size, std::size_t{1} << (head - 0xC4));
    }
    bool blob() {
        std::uint64_t size = 0;
        return blobHead(size) && skip(size);
    }
    bool listOfBlobs() {
        const std::uint8_t head = take();
        std::uint64_t count = head & 0x0Fu;
        if ((head & 0xF0u) != kListHead && !(head == 0xDC && big(count, 2))) return false;
        for (; count > 0; --count)
            if (!blob()) return false;
        return true;
    }

private:
    std::uint8_t take() { return m_at < m_bytes.size() ? m_bytes[m_at++] : std::uint8_t{0xC1}; }
    bool skip(std::uint64_t count) {
        if (count > m_bytes.size() - m_at) return false;
        m_at += count;
        return true;
    }
    bool big(std::uint64_t& value, std::size_t width) {
        if (width > m_bytes.size() - m_at) return false;
        value = 0;
        for (std::size_t i = 0; i < width; ++i) value = value << 8 | m_bytes[m_at++];
        return true;
    }

    base::BytesView m_bytes;
    std::size_t m_at = 0;
};

/// A number as putUnsigned writes it, or the head of a byte string.
struct Short {
    std::array<std::uint8_t, 9> bytes{};
    std::size_t size = 0;
    void add(std::uint64_t value, std::size_t width) {
        for (std::size_t i = width; i > 0; --i) bytes[size++] = static_cast<std::uint8_t>(value >> (8 * (i - 1)));
    }
    [[nodiscard]] base::BytesView view() const { return {bytes.data(), size}; }

    static Short number(std::uint64_t value) {
        Short out;
        if (value < 0x80) return out.add(value, 1), out;
        const std::uint8_t power = value < 0x100 ? 0 : value < 0x10000 ? 1 : value < 0x100000000 ? 2 : 3;
        out.add(0xCCu + power, 1);
        out.add(value, std::size_t{1} << power);
        return out;
    }
    static Short blobHead(std::uint64_t count) {
        Short out;
        const std::uint8_t power = count < 0x100 ? 0 : count < 0x10000 ? 1 : 2;
        out.add(0xC4u + power, 1);
        out.add(count, std::size_t{1} << power);
        return out;
    }
};

constexpr std::size_t kSequenceAt = 5;   ///< behind the map's head and "seq"
constexpr std::size_t kEnvKeyBytes = 4;  ///< "env"

}  // namespace

std::optional<std::vector<base::BytesView>> readSubmit(base::BytesView frame) {
    if (frame.size() < 2 || frame[0] != kSubmitHead[0] || frame[1] != kSubmitHead[1]) return std::nullopt;
    codec::Fault fault;
    const auto tree = codec::parse(fault, kSubmitPlace, frame, limits::kFrameBytesMax);
    if (!tree) return std::nullopt;
    codec::SubmitView submit;
    codec::getStruct(fault, kSubmitPlace, tree->root().via.array.ptr[1], submit);
    if (fault.found()) return std::nullopt;
    return std::move(submit.envelopes);
}

std::optional<Rejection> readEnvelope(base::BytesView bytes, Envelope& envelope) {
    codec::Fault fault;
    if (const auto tree = codec::parse(fault, kTakenPlace, bytes, limits::kEnvelopeBytesMax))
        codec::getStruct(fault, kTakenPlace, tree->root(), envelope);
    if (!fault.found()) return std::nullopt;
    return fault.rejection();
}

void encodeRecordInto(const Record& record, base::Bytes& bytes) {
    codec::Buffer envelope, buffer;
    codec::putStruct(envelope, record.envelope);
    codec::putStruct(buffer, codec::RecordSent{record, envelope.view()});
    bytes.assign(buffer.view().begin(), buffer.view().end());
}

std::optional<Rejection> readRecord(base::BytesView bytes, Record& record) {
    codec::Fault fault;
    codec::RecordTaken taken{record, {}};
    if (const auto tree = codec::parse(fault, kRowPlace, bytes, limits::kEnvelopeBytesMax + 1024))
        codec::getStruct(fault, kRowPlace, tree->root(), taken);
    if (fault.found()) return fault.rejection();
    return readEnvelope(taken.envelope, record.envelope);
}

std::optional<HeaderCuts> cutHeader(base::BytesView header) {
    HeaderWalk walk(header);
    HeaderCuts cuts;
    std::uint64_t size = 0, kind = 0;
    bool good = walk.map() && walk.key("seq") && walk.byte(0) && walk.key("at") && walk.whole() && walk.key("dev") &&
                walk.blob() && walk.key("flags") && walk.whole() && walk.key("verdict");
    cuts.verdictAt = walk.at();
    good = good && walk.byte(0) && walk.key("env") && walk.blobHead(size) && size == header.size() - walk.at();
    cuts.envelopeAt = walk.at();
    good = good && walk.map() && walk.key("realm") && walk.blob() && walk.key("id") && walk.blob() &&
           walk.key("kind") && walk.whole(kind) && walk.key("ver") && walk.whole();
    if (good && walk.isKey("by")) good = walk.key("by") && walk.text();
    good = good && walk.key("for") && walk.text();
    if (good && walk.isKey("op")) good = walk.key("op") && walk.text();
    good = good && walk.key("at") && walk.whole() && walk.key("cause") && walk.listOfBlobs() && walk.key("pay");
    cuts.payloadAt = walk.at();
    good = good && walk.byte(0xC4) && walk.byte(0);
    if (good && walk.isKey("sig")) good = walk.key("sig") && walk.blob();
    if (!good || !walk.isAtEnd() || kind > 0xFFFF) return std::nullopt;
    cuts.kind = static_cast<Kind>(kind);
    return cuts;
}

void BatchWriter::add(base::BytesView header, const HeaderCuts& cuts, base::BytesView payload, std::uint64_t sequence,
                      std::uint16_t verdict) {
    const Short place = Short::number(sequence), code = Short::number(verdict);
    const Short payloadHead = Short::blobHead(payload.size());
    // The header has an empty payload: two bytes.
    const std::size_t envelopeSize = header.size() - cuts.envelopeAt - 2 + payloadHead.size + payload.size();
    const Short envelopeHead = Short::blobHead(envelopeSize);
    const std::size_t recordSize = kSequenceAt + place.size + (cuts.verdictAt - kSequenceAt - 1) + code.size +
                                   kEnvKeyBytes + envelopeHead.size + envelopeSize;
    const Short recordHead = Short::blobHead(recordSize);
    const std::size_t from = m_records.size();
    m_records.resize(from + recordHead.size + recordSize);
    std::uint8_t* to = m_records.data() + from;
    const auto put = [&](base::BytesView bytes) {
        if (!bytes.empty()) std::memcpy(to, bytes.data(), bytes.size());
        to += bytes.size();
    };
    put(recordHead.view());
    put(header.first(kSequenceAt));
    put(place.view());
    put(header.subspan(kSequenceAt + 1, cuts.verdictAt - kSequenceAt - 1));
    put(code.view());
    put(header.subspan(cuts.verdictAt + 1, kEnvKeyBytes));
    put(envelopeHead.view());
    put(header.subspan(cuts.envelopeAt, cuts.payloadAt - cuts.envelopeAt));
    put(payloadHead.view());
    put(payload);
    put(header.subspan(cuts.payloadAt + 2));
    ++m_count;
}

void BatchWriter::add(const Record& record) {
    const base::Bytes encoded = encodeRecord(record);
    const Short head = Short::blobHead(encoded.size());
    m_records.insert(m_records.end(), head.bytes.begin(), head.bytes.begin() + head.size);
    m_records.insert(m_records.end(), encoded.begin(), encoded.end());
    ++m_count;
}

base::Bytes BatchWriter::finish(std::uint64_t throughSequence, std::uint64_t headSequence) {
    codec::Buffer front, back;
    codec::putListHead(front, 2);
    codec::putUnsigned(front, codec::VerbNumber<Batch>::kNumber);
    codec::putMapHead(front, 3);
    codec::putKey(front, "recs");
    codec::putListHead(front, m_count);
    codec::putKey(back, "thru");
    codec::putUnsigned(back, throughSequence);
    codec::putKey(back, "head");
    codec::putUnsigned(back, headSequence);
    base::Bytes frame;
    frame.reserve(front.view().size() + m_records.size() + back.view().size());
    for (const base::BytesView part : {front.view(), base::BytesView(m_records), back.view()})
        frame.insert(frame.end(), part.begin(), part.end());
    m_records.clear();
    m_count = 0;
    return frame;
}

}  // namespace wire
