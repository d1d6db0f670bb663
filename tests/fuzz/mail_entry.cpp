// SPDX-License-Identifier: EUPL-1.2
#include "mail_entry.h"

#include <string_view>
#include <tuple>

#include "agents/dispatch/imap.h"
#include "agents/dispatch/mail_answer.h"
#include "agents/dispatch/mail_decode.h"
#include "agents/dispatch/mail_text.h"
#include "broker/base/ensure.h"
#include "tests/unit/dispatch/mails.h"

namespace fuzz {
namespace {

const std::string kToken = "lw-0123456789abcdef0123456789abcdef";

/// A server that says the same bytes to whatever it is asked, in pieces; then the line breaks.
class SaidLine final : public dispatch::ImapLine {
public:
    explicit SaidLine(std::string_view said) : m_left(said) {}
    base::Done send(std::string_view) override { return base::done(); }
    base::Outcome<std::string> receive() override {
        if (m_left.empty()) return base::Failure{"the line broke", "", ""};
        const std::string piece(m_left.substr(0, 61));
        m_left.remove_prefix(piece.size());
        return piece;
    }

private:
    std::string_view m_left;
};

/// Tags begin with "t".
void listenTo(std::string_view said) {
    constexpr std::size_t kBytesMax = 1'000;
    SaidLine line(said);
    dispatch::ImapSession session(line, "t");
    const auto number = session.select("INBOX");
    if (!number) {
        ENSURE(!number.failure().what.empty(), "a refusal that says nothing");
        return;
    }
    std::ignore = session.unseenSince(base::Instant{});
    const auto part = session.fetch(5, dispatch::ImapSession::Part::Whole, kBytesMax);
    ENSURE(!part || !part.value() || part.value()->bytes.size() <= kBytesMax, "more than was asked for");
    std::ignore = session.markSeen({5});
    session.logout();
}

}  // namespace

bool readAsMail(base::BytesView bytes) {
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    listenTo(text);
    const auto head = dispatch::readMailHead(text);
    const auto mail = dispatch::readMail(text);
    ENSURE(head.messageId == mail.messageId && head.from == mail.from, "the head alone says something else");
    ENSURE(dispatch::isUtf8(mail.words) && mail.tokens.size() <= 20, "words that nobody can show");
    const auto lines = dispatch::ownLines(mail.words);
    ENSURE(lines.size() <= 40, "more lines than anybody reads");
    const auto answer = dispatch::understand(lines, base::Instant{1'781'798'700'000});
    ENSURE(dispatch::isUtf8(answer.line) && answer.line.size() <= 210, "a line that cannot be journaled");
    const bool isAnswer =
        answer.kind == dispatch::MailAnswer::Kind::Coming || answer.kind == dispatch::MailAnswer::Kind::Declined;
    ENSURE(isAnswer || !answer.arrival, "an arrival of nobody");
    return isAnswer;
}

std::vector<base::Bytes> mailSeeds() {
    std::vector<base::Bytes> seeds;
    const auto put = [&](const std::string& text) { seeds.emplace_back(text.begin(), text.end()); };
    for (const auto& sample : mails::samples()) put(mails::asSent(sample.raw, kToken));
    put("* OK [UIDVALIDITY 7] x\r\nt1 OK\r\n* SEARCH 5 6\r\nt2 OK\r\n* 1 FETCH (UID 5 INTERNALDATE "
        "\"18-Jun-2026 18:05:00 +0200\" BODY[]<0> {5}\r\nhallo)\r\nt3 OK\r\nt4 OK\r\n* BYE\r\nt5 OK\r\n");
    return seeds;
}

}  // namespace fuzz
