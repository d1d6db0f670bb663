// SPDX-License-Identifier: EUPL-1.2
#include "broker/client/identity_card.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <system_error>

#include "broker/base/mutant.h"
#include "broker/seal/sealed_bytes.h"

namespace client {
namespace {

constexpr char kCardHead[] = "LW1:";
constexpr char kTakenUp[] = "taken-up ";
constexpr std::size_t kCardFileBytesMax = 16 * 1024;
constexpr std::size_t kCheckBytes = 4;
constexpr std::uint8_t kPlainCard = 1, kSealedCard = 2;

// ---- base32, RFC 4648 without padding -------------------------------------------------------------------------

constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

std::string base32(base::BytesView bytes) {
    std::string text;
    std::uint32_t held = 0;
    int bits = 0;
    for (const std::uint8_t byte : bytes) {
        held = held << 8 | byte;
        for (bits += 8; bits >= 5; bits -= 5) text += kAlphabet[held >> (bits - 5) & 31];
        held &= (1U << bits) - 1;
    }
    if (bits > 0) text += kAlphabet[held << (5 - bits) & 31];
    return text;
}

std::optional<base::Bytes> fromBase32(std::string_view text) {
    base::Bytes bytes;
    std::uint32_t held = 0;
    int bits = 0;
    for (char c : text) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        if (c == '0') c = 'O';
        if (c == '1') c = 'I';
        if (c == '8') c = 'B';
        const auto at = kAlphabet.find(c);
        if (at == std::string_view::npos) return std::nullopt;
        held = held << 5 | static_cast<std::uint32_t>(at);
        bits += 5;
        if (bits >= 8) {
            bits -= 8;
            bytes.push_back(static_cast<std::uint8_t>(held >> bits));
            held &= (1U << bits) - 1;
        }
    }
    // A last character that says more than the bytes would be a second text for the same card.
    if (bits >= 5 || held != 0) return std::nullopt;
    return bytes;
}

// ---- the bytes ------------------------------------------------------------------------------------------------

void putNumber(base::Bytes& out, std::uint64_t value) {
    for (int shift = 56; shift >= 0; shift -= 8) out.push_back(static_cast<std::uint8_t>(value >> shift));
}
template <class Bytes>
void putAll(base::Bytes& out, const Bytes& bytes) {
    out.insert(out.end(), bytes.begin(), bytes.end());
}
void putShort(base::Bytes& out, const std::string& text) {
    const std::string cut = text.substr(0, 255);
    out.push_back(static_cast<std::uint8_t>(cut.size()));
    putAll(out, cut);
}

struct CardReader {
    base::BytesView rest;
    bool good = true;

    base::BytesView bytes(std::size_t count) {
        good = good && count <= rest.size();
        if (!good) return {};
        const auto taken = rest.first(count);
        rest = rest.subspan(count);
        return taken;
    }
    template <std::size_t N>
    std::array<std::uint8_t, N> fixed() {
        std::array<std::uint8_t, N> value{};
        const auto taken = bytes(N);
        std::copy(taken.begin(), taken.end(), value.begin());
        return value;
    }
    std::uint64_t number() {
        std::uint64_t value = 0;
        for (const std::uint8_t byte : fixed<8>()) value = value << 8 | byte;
        return value;
    }
    std::string text() {
        const auto size = fixed<1>()[0];
        const auto taken = bytes(size);
        return {taken.begin(), taken.end()};
    }
};

base::Bytes bodyOf(const IdentityCard& card) {
    const Identity& who = card.identity;
    base::Bytes body;
    putNumber(body, card.takeUpBy ? static_cast<std::uint64_t>(card.takeUpBy->ms) : 0);
    body.push_back(static_cast<std::uint8_t>(who.realm.kind));
    putAll(body, who.realm.uuid);
    putAll(body, who.brokerCurveKey);
    putAll(body, who.brokerSignKey);
    putAll(body, who.keys.secretKey);
    putShort(body, who.endpoint);
    putShort(body, who.realmName);
    putShort(body, who.deviceName);
    return body;
}

std::optional<IdentityCard> cardIn(base::BytesView body) {
    CardReader reader{body};
    IdentityCard card;
    Identity& who = card.identity;
    const std::uint64_t until = reader.number();
    if (until != 0) card.takeUpBy = base::Instant{static_cast<std::int64_t>(until)};
    const auto kind = reader.fixed<1>()[0];
    who.realm.kind = static_cast<wire::RealmKind>(kind);
    who.realm.uuid = reader.fixed<16>();
    who.brokerCurveKey = reader.fixed<32>();
    who.brokerSignKey = reader.fixed<32>();
    who.keys = seal::curveKeysOf(reader.fixed<32>());
    who.endpoint = reader.text();
    who.realmName = reader.text();
    who.deviceName = reader.text();
    if (!reader.good || !reader.rest.empty() || (kind != 1 && kind != 2) || who.endpoint.empty()) return std::nullopt;
    return card;
}

base::Failure damagedCard(const std::string& what) {
    return {"the identity is damaged: " + what, "",
            "get it again: scan or copy the whole text, or have it invited anew"};
}

std::array<std::uint8_t, kCheckBytes> checkOf(base::BytesView bytes) {
    std::array<std::uint8_t, kCheckBytes> check{};
    const auto hash = seal::sha256(bytes);
    std::copy_n(hash.begin(), check.size(), check.begin());
    return check;
}

// ---- the file -------------------------------------------------------------------------------------------------

struct CardFile {
    std::string text;                    ///< what is no comment
    std::vector<std::string> takenUpBy;  ///< machines
    std::string when;                    ///< of the first of them
};

base::Outcome<CardFile> readCardFile(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in)
        return base::Failure{"the identity cannot be opened", file.string(),
                             "check the path and the rights to read it"};
    std::string content(kCardFileBytesMax + 1, '\0');
    in.read(content.data(), static_cast<std::streamsize>(content.size()));
    content.resize(static_cast<std::size_t>(in.gcount()));
    if (content.size() > kCardFileBytesMax)
        return base::Failure{"this is no identity: it is too long", file.string(), "check the path"};
    CardFile card;
    for (std::size_t at = 0; at < content.size();) {
        const std::size_t end = std::min(content.find('\n', at), content.size());
        std::string line = content.substr(at, end - at);
        at = end + 1;
        if (line.starts_with('#')) continue;
        if (line.starts_with(kTakenUp)) {
            line.erase(0, sizeof kTakenUp - 1);
            const auto space = line.find(' ');
            if (card.takenUpBy.empty() && space != std::string::npos) card.when = line.substr(space + 1);
            card.takenUpBy.push_back(line.substr(0, space));
            continue;
        }
        card.text += line;
    }
    return card;
}

base::Done append(const std::filesystem::path& file, const std::string& line, int flags) {
    const int handle = ::open(file.c_str(), O_WRONLY | O_CLOEXEC | flags, 0600);
    const bool good = handle >= 0 && ::write(handle, line.data(), line.size()) == static_cast<ssize_t>(line.size()) &&
                      ::fsync(handle) == 0;
    const int why = errno;
    if (handle >= 0) ::close(handle);
    if (good) return base::done();
    if (why == EEXIST)
        return base::Failure{"a file stands there already and is never overwritten", file.string(),
                             "choose another name"};
    return base::Failure{"the identity cannot be written: " + std::error_code(why, std::generic_category()).message(),
                         file.string(), "put it where it may be written: it has to note which machine has taken it up"};
}

}  // namespace

base::Outcome<std::string> cardText(const IdentityCard& card, const std::string& pin, bool cheapSeal) {
    base::Bytes bytes;
    if (pin.empty()) {
        bytes.push_back(kPlainCard);
        putAll(bytes, bodyOf(card));
    } else {
        if (pin.size() < kPinMin && !cheapSeal)
            return base::Failure{"the PIN is too short", "", "use at least " + std::to_string(kPinMin) + " characters"};
        const auto sealed = seal::sealBytes(bodyOf(card), pin, cheapSeal);
        if (!sealed) return sealed.failure();
        bytes.push_back(kSealedCard);
        putAll(bytes, sealed.value());
    }
    putAll(bytes, checkOf(bytes));
    return kCardHead + base32(bytes);
}

base::Outcome<IdentityCard> readCard(const std::string& text, const std::string& pin) {
    std::string tight;
    std::copy_if(text.begin(), text.end(), std::back_inserter(tight),
                 [](char c) { return c != ' ' && c != '\t' && c != '\r' && c != '\n'; });
    const bool hasHead = tight.size() > 4 && (tight[0] == 'L' || tight[0] == 'l') &&
                         (tight[1] == 'W' || tight[1] == 'w') && tight[2] == '1' && tight[3] == ':';
    if (!hasHead) return damagedCard("it does not begin with \"LW1:\"");
    const auto bytes = fromBase32(std::string_view(tight).substr(4));
    if (!bytes) return damagedCard("it holds characters that no identity has");
    if (bytes->size() < kCheckBytes + 2) return damagedCard("it is cut short");
    const base::BytesView whole = *bytes;
    const auto content = whole.first(whole.size() - kCheckBytes);
    const auto check = checkOf(content);
    if (!std::equal(check.begin(), check.end(), whole.end() - kCheckBytes) && !LAGEWERK_MUTANT("card-damage-unnoticed"))
        return damagedCard("some of its characters are not those that were written");
    std::optional<IdentityCard> card;
    if (content[0] == kPlainCard) {
        card = cardIn(content.subspan(1));
    } else if (content[0] == kSealedCard) {
        if (pin.empty()) return base::Failure{"this identity is sealed by a PIN", "", "set LAGEWERK_DEVICE_PIN"};
        const auto body = seal::openBytes(content.subspan(1), pin);
        if (!body)
            return base::Failure{"the PIN does not open this identity", "",
                                 "set LAGEWERK_DEVICE_PIN to the one it was sealed by"};
        card = cardIn(body.value());
    }
    if (!card) return damagedCard("its content is of no kind that this program knows");
    return *card;
}

base::Done saveCard(const std::filesystem::path& file, const IdentityCard& card, const std::string& pin,
                    bool cheapSeal) {
    const auto text = cardText(card, pin, cheapSeal);
    if (!text) return text.failure();
    const bool isLive = card.identity.realm.kind == wire::RealmKind::Live;
    std::string content = "# Lagewerk: identity of the device \"" + card.identity.deviceName + "\", realm \"" +
                          card.identity.realmName + "\" (" + (isLive ? "live" : "exercise") + ").\n";
    content += pin.empty() ? "# Keep it secret: whoever has this text is this device.\n" : "# Sealed by a PIN.\n";
    content += card.takeUpBy ? "# To be taken up by " + base::isoUtc(*card.takeUpBy) + ", by one machine.\n"
                             : "# To be taken up by one machine.\n";
    return append(file, content + text.value() + "\n", O_CREAT | O_EXCL);
}

base::Outcome<Identity> takeUpCard(const std::filesystem::path& file, const TakingUp& by) {
    const auto there = readCardFile(file);
    if (!there) return there.failure();
    auto card = readCard(there.value().text, by.pin);
    if (!card) {
        base::Failure failure = card.failure();
        failure.where = file.string();
        return failure;
    }
    const auto& machines = there.value().takenUpBy;
    if (std::find(machines.begin(), machines.end(), by.machine) != machines.end()) return card.value().identity;
    if (!machines.empty() && !LAGEWERK_MUTANT("card-for-many"))
        return base::Failure{"another machine took this identity up at " + there.value().when, file.string(),
                             "each device needs its own: have one invited; if that machine is not yours, have \"" +
                                 card.value().identity.deviceName + "\" revoked at once"};
    if (card.value().takeUpBy && by.now > *card.value().takeUpBy && !LAGEWERK_MUTANT("card-never-late"))
        return base::Failure{"this identity was to be taken up by " + base::isoUtc(*card.value().takeUpBy),
                             file.string(),
                             "have the device revoked and invited anew; if that is wrong, set this machine's clock"};
    if (auto noted = append(file, kTakenUp + by.machine + " " + base::isoUtc(by.now) + "\n", O_APPEND); !noted)
        return noted.failure();
    return card.value().identity;
}

std::string machineName() {
    std::ifstream in("/etc/machine-id");
    std::string id;
    std::getline(in, id);
    if (id.empty()) {
        std::array<char, 256> host{};
        gethostname(host.data(), host.size() - 1);
        id = host.data();
    }
    return base::toHex(seal::sha256(base::bytesOf("lagewerk-machine " + id))).substr(0, 16);
}

}  // namespace client
