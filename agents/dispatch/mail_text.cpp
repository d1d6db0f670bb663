// SPDX-License-Identifier: EUPL-1.2
#include "agents/dispatch/mail_text.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "agents/dispatch/mail_decode.h"

namespace dispatch {
namespace {

constexpr std::size_t kHeadersMax = 300, kHeaderBytesMax = 8 * 1024, kSubjectBytesMax = 2 * 1024,
                      kParametersBytesMax = 1024;
constexpr std::size_t kDepthMax = 5, kPartsMax = 40, kTokensMax = 20;
constexpr std::size_t kTokenDigits = 32, kWordBytesMax = 64 * 1024;

bool isHexDigit(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); }

/// The headers of a mail or of a part; names in small letters, folded lines in one.
struct Headers {
    std::vector<std::pair<std::string, std::string>> rows;

    [[nodiscard]] std::string_view first(std::string_view name) const {
        const auto at = std::ranges::find_if(rows, [&](const auto& row) { return row.first == name; });
        return at == rows.end() ? std::string_view() : std::string_view(at->second);
    }
    [[nodiscard]] bool has(std::string_view name) const { return first(name).data() != nullptr; }
};

/// Takes a line off the front, without its end.
std::string_view takeLine(std::string_view& text) {
    const auto end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

/// Takes them off the front, with the empty line behind them.
Headers takeHeaders(std::string_view& text) {
    Headers headers;
    while (!text.empty()) {
        const std::string_view line = takeLine(text);
        if (line.empty()) break;
        if (line.front() == ' ' || line.front() == '\t') {
            if (!headers.rows.empty() && headers.rows.back().second.size() + line.size() < kHeaderBytesMax)
                headers.rows.back().second += line;
            continue;
        }
        const auto colon = line.find(':');
        if (colon == std::string_view::npos || headers.rows.size() >= kHeadersMax) continue;
        headers.rows.emplace_back(lowered(trimmed(line.substr(0, colon))),
                                  trimmed(line.substr(colon + 1)).substr(0, kHeaderBytesMax));
    }
    return headers;
}

/// "text/plain; charset=utf-8": the word in front, in small letters.
std::string wordOf(std::string_view value) { return lowered(trimmed(value.substr(0, value.find(';')))); }

/// A parameter of such a header: `charset="utf-8"`. Empty when it is not there.
std::string parameterOf(std::string_view value, std::string_view name) {
    value = value.substr(0, kParametersBytesMax);
    for (auto at = value.find(';'); at != std::string_view::npos; at = value.find(';', at + 1)) {
        const std::string_view rest = trimmed(value.substr(at + 1));
        const auto equals = rest.find('=');
        if (equals == std::string_view::npos) return {};
        if (lowered(trimmed(rest.substr(0, equals))) != name) continue;
        std::string_view found = trimmed(rest.substr(equals + 1));
        if (found.starts_with('"')) return std::string(found.substr(1, found.find('"', 1) - 1));
        return std::string(trimmed(found.substr(0, found.find_first_of("; \t"))));
    }
    return {};
}

std::string addressOf(std::string_view value) {
    const auto open = value.rfind('<'), close = value.rfind('>');
    const bool isInBrackets = open != std::string_view::npos && close != std::string_view::npos && open < close;
    const std::string_view bare = trimmed(isInBrackets ? value.substr(open + 1, close - open - 1) : value);
    const bool isOne = bare.find('@') != std::string_view::npos && bare.find_first_of(" ,\t\"") == bare.npos;
    return isOne && bare.size() <= 254 ? lowered(bare) : std::string();
}

/// Machines say so of themselves (RFC 3834), or by one of the older signs.
bool isByMachine(const Headers& headers) {
    const std::string submitted = wordOf(headers.first("auto-submitted"));
    const std::string precedence = wordOf(headers.first("precedence"));
    return (!submitted.empty() && submitted != "no") || precedence == "auto_reply" || precedence == "bulk" ||
           precedence == "junk" || headers.has("x-autoreply") || headers.has("x-autorespond") ||
           headers.has("x-auto-reply");
}
bool isReport(const Headers& headers) {
    const std::string from = addressOf(headers.first("from"));
    return wordOf(headers.first("content-type")) == "multipart/report" ||
           trimmed(headers.first("return-path")) == "<>" || from.starts_with("mailer-daemon@") ||
           from.starts_with("postmaster@");
}

MailText headOf(const Headers& headers) {
    MailText mail;
    std::string named(headers.first("in-reply-to"));
    named += "\n" + std::string(headers.first("references")) + "\n";
    named += decodedHeader(headers.first("subject").substr(0, kSubjectBytesMax));
    mail.tokens = tokensIn(named);
    mail.messageId = trimmed(headers.first("message-id"));
    if (mail.messageId.size() > 2 && mail.messageId.front() == '<' && mail.messageId.back() == '>')
        mail.messageId = mail.messageId.substr(1, mail.messageId.size() - 2);
    mail.from = addressOf(headers.first("from"));
    mail.isReturned = isReport(headers);
    mail.isAutomatic = mail.isReturned || isByMachine(headers);
    return mail;
}

/// The first part with words, plain ones before HTML.
class PartReader {
public:
    void look(const Headers& headers, std::string_view body, std::size_t depth) {
        if (++m_parts > kPartsMax || depth > kDepthMax) {
            m_trouble = "zu verschachtelt";
            return;
        }
        const std::string_view type = headers.first("content-type");
        const std::string kind = type.empty() ? "text/plain" : wordOf(type);
        if (wordOf(headers.first("content-disposition")) == "attachment") return;
        if (kind.starts_with("multipart/")) return lookInside(body, parameterOf(type, "boundary"), depth);
        const bool isPlain = kind == "text/plain" || kind == "text", isHtml = kind == "text/html";
        auto& words = isPlain ? m_plain : m_html;
        if ((!isPlain && !isHtml) || words) return;
        const std::string bytes = decoded(body, wordOf(headers.first("content-transfer-encoding")));
        const auto text = toUtf8(bytes, parameterOf(type, "charset"));
        if (!text)
            m_trouble = "unbekannter Zeichensatz";
        else
            words = isHtml ? wordsOfHtml(*text) : *text;
    }
    void putInto(MailText& mail) const {
        const bool hasPlain = m_plain && !trimmed(*m_plain).empty();
        const std::string words = hasPlain ? *m_plain : m_html.value_or(m_plain.value_or(""));
        for (const char c : words.substr(0, kWordBytesMax)) {
            const auto byte = static_cast<unsigned char>(c);
            if (c != '\r') mail.words += byte < 32 && c != '\n' ? ' ' : c;
        }
        if (!m_plain && !m_html) mail.trouble = m_trouble.empty() ? "kein Text darin" : m_trouble;
    }

private:
    static std::string decoded(std::string_view body, const std::string& encoding) {
        if (encoding == "quoted-printable") return fromQuotedPrintable(body);
        if (encoding == "base64") return fromBase64(body);
        return std::string(body);
    }
    /// What stands between the lines "--boundary", up to "--boundary--" or the end.
    void lookInside(std::string_view body, const std::string& boundary, std::size_t depth) {
        if (boundary.empty() || boundary.size() > 200) {
            m_trouble = "beschädigt";
            return;
        }
        const std::string mark = "--" + boundary;
        std::optional<std::string_view> part;
        std::string_view rest = body;
        while (!rest.empty() && m_parts <= kPartsMax) {
            const std::string_view before = rest;
            const std::string_view line = takeLine(rest);
            const bool isEnd = trimmed(line) == mark + "--";
            if (!isEnd && trimmed(line) != mark) continue;
            if (part) lookAt(part->substr(0, part->size() - before.size()), depth);
            part.reset();
            if (isEnd) return;
            part = rest;
        }
        if (part) lookAt(*part, depth);
    }
    void lookAt(std::string_view part, std::size_t depth) {
        const Headers headers = takeHeaders(part);
        look(headers, part, depth + 1);
    }

    std::size_t m_parts = 0;
    std::optional<std::string> m_plain, m_html;
    std::string m_trouble;
};

}  // namespace

std::vector<std::string> tokensIn(std::string_view text) {
    std::vector<std::string> tokens;
    const std::string small = lowered(text);
    for (auto at = small.find("lw-"); at != std::string::npos && tokens.size() < kTokensMax;
         at = small.find("lw-", at + 3)) {
        const std::string token = small.substr(at, 3 + kTokenDigits);
        const bool isWhole =
            token.size() == 3 + kTokenDigits && std::all_of(token.begin() + 3, token.end(), isHexDigit);
        if (isWhole && std::ranges::find(tokens, token) == tokens.end()) tokens.push_back(token);
    }
    return tokens;
}

MailText readMailHead(std::string_view raw) {
    raw = raw.substr(0, kMailBytesMax);
    return headOf(takeHeaders(raw));
}

MailText readMail(std::string_view raw) {
    raw = raw.substr(0, kMailBytesMax);
    const std::string_view whole = raw;
    const Headers headers = takeHeaders(raw);
    MailText mail = headOf(headers);
    // A server that gives a letter back has it inside.
    if (mail.isReturned && mail.tokens.empty()) mail.tokens = tokensIn(whole);
    PartReader reader;
    reader.look(headers, raw, 0);
    reader.putInto(mail);
    return mail;
}

std::string tidyLine(std::string_view line, std::size_t bytesMax) {
    std::string text = isUtf8(line) ? std::string(line) : toUtf8(line, "iso-8859-1").value_or("");
    for (char& c : text)
        if (static_cast<unsigned char>(c) < 32 || c == 127) c = ' ';
    if (text.size() > bytesMax) {
        std::size_t end = bytesMax;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
        text = text.substr(0, end) + "…";
    }
    return std::string(trimmed(text));
}

}  // namespace dispatch
