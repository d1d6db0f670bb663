// SPDX-License-Identifier: EUPL-1.2
#include "agents/dispatch/imap.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <tuple>

#include "agents/dispatch/mail_decode.h"

namespace dispatch {
namespace {

constexpr std::size_t kImapLineBytesMax = 256 * 1024, kLiteralBytesMax = 512 * 1024, kAnswerBytesMax = 2 * 1024 * 1024;
constexpr std::size_t kResponsesMax = 5'000, kUidsMax = 20'000, kLiteralsMax = 4;
constexpr std::array<const char*, 12> kImapMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

constexpr const char* kServersAnswer = "the mail server's answer";
base::Failure broken(std::string what) { return {std::move(what), kServersAnswer, ""}; }

std::optional<std::uint64_t> uintAt(std::string_view text) {
    std::uint64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc() ? std::optional(number) : std::nullopt;
}

/// The number behind a word, as in "* 3 FETCH (UID 7 ..."; nothing when it is not there.
std::optional<std::uint64_t> numberBehind(const std::string& text, std::string_view word) {
    const auto at = text.find(word);
    return at == std::string::npos ? std::nullopt : uintAt(std::string_view(text).substr(at + word.size()));
}

/// {n} or {n+} at a line's end.
std::optional<std::uint64_t> literalAt(std::string_view line) {
    const auto open = line.rfind('{');
    if (!line.ends_with('}') || open == std::string_view::npos) return std::nullopt;
    return uintAt(line.substr(open + 1));
}

/// "18-Jun-2026 15:00:00 +0200", as RFC 3501 has INTERNALDATE.
std::optional<base::Instant> momentOf(std::string_view text) {
    const std::string copy(text.substr(0, 26));
    int day = 0, year = 0, hour = 0, minute = 0, second = 0, zone = 0;
    std::array<char, 4> month{};
    std::array<char, 2> sign{};
    const int read = std::sscanf(copy.c_str(), "%2d-%3[A-Za-z]-%4d %2d:%2d:%2d %1[+-]%4d", &day, month.data(), &year,
                                 &hour, &minute, &second, sign.data(), &zone);
    const auto* const at =
        std::ranges::find_if(kImapMonths, [&](const char* one) { return month.data() == std::string_view(one); });
    const bool isGood = read == 8 && at != kImapMonths.end() && day >= 1 && day <= 31 && year >= 1990 && year <= 2200 &&
                        hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second <= 60 &&
                        zone >= 0;
    if (!isGood) return std::nullopt;
    const auto number = static_cast<int>(at - kImapMonths.begin()) + 1;
    const int offsetMin = (zone / 100 * 60 + zone % 100) * (sign[0] == '-' ? -1 : 1);
    return base::fromCivilUtc({year, number, day, hour, minute, second, 0}).plusS(-60LL * offsetMin);
}

std::string imapQuoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + "\"";
}

}  // namespace

bool isServersFault(const base::Failure& failure) { return failure.where == kServersAnswer; }

base::Done ImapSession::more() {
    auto bytes = m_line->receive();
    if (!bytes) return bytes.failure();
    m_cameSoFar += bytes.value().size();
    if (m_cameSoFar > kAnswerBytesMax) return broken("the mail server talks without end");
    m_came += bytes.value();
    return base::done();
}

base::Outcome<std::string> ImapSession::nextLine() {
    std::size_t looked = 0;
    for (auto end = m_came.find('\n'); end == std::string::npos; end = m_came.find('\n', looked)) {
        looked = m_came.size();
        if (looked > kImapLineBytesMax) return broken("a line without end");
        if (const auto came = more(); !came) return came.failure();
    }
    const auto end = m_came.find('\n');
    std::string line = m_came.substr(0, end);
    m_came.erase(0, end + 1);
    if (line.ends_with('\r')) line.pop_back();
    return line;
}

base::Outcome<std::string> ImapSession::nextBytes(std::size_t count) {
    while (m_came.size() < count)
        if (const auto came = more(); !came) return came.failure();
    std::string bytes = m_came.substr(0, count);
    m_came.erase(0, count);
    return bytes;
}

base::Outcome<ImapSession::Response> ImapSession::nextResponse() {
    Response response;
    while (true) {
        auto line = nextLine();
        if (!line) return line.failure();
        const auto literal = literalAt(line.value());
        if (!literal) {
            response.text += line.value();
            return response;
        }
        if (*literal > kLiteralBytesMax || response.literals.size() >= kLiteralsMax)
            return broken("more than was asked for");
        response.text += line.value().substr(0, line.value().rfind('{')) + "{}";
        auto bytes = nextBytes(*literal);
        if (!bytes) return bytes.failure();
        response.literals.push_back(std::move(bytes).value());
    }
}

base::Outcome<std::vector<ImapSession::Response>> ImapSession::ask(const std::string& command) {
    const std::string tag = m_tagSeed + std::to_string(++m_tag);
    m_cameSoFar = 0;
    if (const auto sent = m_line->send(tag + " " + command + "\r\n"); !sent) return sent.failure();
    std::vector<Response> responses;
    while (responses.size() < kResponsesMax) {
        auto response = nextResponse();
        if (!response) return response.failure();
        const std::string& text = response.value().text;
        if (text.starts_with(tag + " OK")) return responses;
        if (text.starts_with(tag + " ")) return broken("it refuses: " + text.substr(tag.size() + 1, 200));
        if (text.starts_with("* BYE")) return broken("it has hung up: " + text.substr(0, 200));
        responses.push_back(std::move(response).value());
    }
    return broken("it talks without end");
}

base::Outcome<std::uint32_t> ImapSession::select(const std::string& folder) {
    const auto said = ask("SELECT " + imapQuoted(folder));
    if (!said) return said.failure();
    for (const Response& one : said.value())
        if (const auto number = numberBehind(one.text, "[UIDVALIDITY "); number && *number > 0 && *number <= UINT32_MAX)
            return static_cast<std::uint32_t>(*number);
    return broken("it gives its mails no lasting numbers (UIDVALIDITY)");
}

base::Outcome<std::vector<std::uint32_t>> ImapSession::unseenSince(base::Instant since) {
    const base::CivilTime day = base::civilUtc(since);
    const std::string date = std::to_string(day.day) + "-" + kImapMonths[static_cast<std::size_t>(day.month - 1)] +
                             "-" + std::to_string(day.year);
    const auto said = ask("UID SEARCH UNSEEN SINCE " + date);
    if (!said) return said.failure();
    std::vector<std::uint32_t> uids;
    for (const Response& one : said.value()) {
        if (!one.text.starts_with("* SEARCH")) continue;
        const std::string_view text = one.text;
        for (std::size_t at = text.find(' ', 3); at != std::string_view::npos && uids.size() < kUidsMax;
             at = text.find(' ', at + 1))
            if (const auto number = uintAt(text.substr(at + 1)); number && *number > 0 && *number <= UINT32_MAX)
                uids.push_back(static_cast<std::uint32_t>(*number));
    }
    std::ranges::sort(uids);
    uids.erase(std::unique(uids.begin(), uids.end()), uids.end());
    return uids;
}

base::Outcome<std::optional<FetchedPart>> ImapSession::fetch(std::uint32_t uid, Part part, std::size_t bytesMax) {
    const std::string section = part == Part::Head ? "BODY.PEEK[HEADER]" : "BODY.PEEK[]";
    const auto said = ask("UID FETCH " + std::to_string(uid) + " (UID INTERNALDATE " + section + "<0." +
                          std::to_string(bytesMax) + ">)");
    if (!said) return said.failure();
    for (const Response& one : said.value()) {
        const bool isIt = one.text.find(" FETCH (") != std::string::npos && numberBehind(one.text, "UID ") == uid;
        if (!isIt || one.literals.empty()) continue;
        if (one.literals.front().size() > bytesMax) return broken("more than was asked for");
        const auto date = one.text.find("INTERNALDATE \"");
        const auto moment =
            date == std::string::npos ? std::nullopt : momentOf(std::string_view(one.text).substr(date + 14));
        if (!moment) return broken("no time of arrival (INTERNALDATE)");
        return std::optional(FetchedPart{*moment, one.literals.front()});
    }
    return std::optional<FetchedPart>();
}

base::Done ImapSession::markSeen(const std::vector<std::uint32_t>& uids) {
    if (uids.empty()) return base::done();
    std::string set;
    for (const std::uint32_t uid : uids) set += (set.empty() ? "" : ",") + std::to_string(uid);
    const auto said = ask("UID STORE " + set + " +FLAGS.SILENT (\\Seen)");
    if (!said) return said.failure();
    return base::done();
}

void ImapSession::logout() { std::ignore = ask("LOGOUT"); }

}  // namespace dispatch
