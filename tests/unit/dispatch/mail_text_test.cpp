// SPDX-License-Identifier: EUPL-1.2
#include "agents/dispatch/mail_text.h"

#include <gtest/gtest.h>

#include "agents/dispatch/mail_answer.h"
#include "agents/dispatch/mail_decode.h"
#include "tests/unit/dispatch/mails.h"

namespace {

using dispatch::readMail;

const std::string kMailToken = "lw-0123456789abcdef0123456789abcdef";
const base::Instant kMailReceived = *base::fromIso("2026-06-18T16:05:00Z");  // 18:05 in Germany

/// As Sample::expected says it.
std::string readAs(const std::string& raw, std::string& line) {
    const auto mail = readMail(raw);
    if (mail.tokens != std::vector{kMailToken}) return "stray";
    if (mail.isReturned) return "returned";
    const auto answer = dispatch::understand(dispatch::ownLines(mail.words), kMailReceived);
    line = answer.line;
    if (mail.isAutomatic) return "automatic";
    if (!mail.trouble.empty()) return "trouble";
    if (answer.kind == dispatch::MailAnswer::Kind::Declined) return "declined";
    if (answer.kind != dispatch::MailAnswer::Kind::Coming) return "unclear";
    return answer.arrival ? "coming " + base::isoGerman(*answer.arrival).substr(11, 5) : "coming";
}

TEST(MailText, MailsOfTheWorldAreReadAsTheirWritersMeantThem) {
    for (const auto& sample : mails::samples()) {
        std::string line;
        EXPECT_EQ(readAs(mails::asSent(sample.raw, kMailToken), line), sample.expected) << sample.name;
        EXPECT_EQ(line, sample.line) << sample.name;
    }
}

TEST(MailText, TheHeadAloneSaysWhetherAMailIsOurs) {
    for (const auto& sample : mails::samples()) {
        const auto head = dispatch::readMailHead(mails::asSent(sample.raw, kMailToken));
        EXPECT_EQ(head.tokens.empty(), sample.expected == "stray" || sample.expected == "returned") << sample.name;
        EXPECT_EQ(head.isReturned, sample.expected == "returned") << sample.name;
        EXPECT_TRUE(head.words.empty());
    }
}

TEST(MailText, TheSenderIsTheBareAddress) {
    const auto fromOf = [](const std::string& value) { return readMail("From: " + value + "\r\n\r\nx").from; };
    EXPECT_EQ(fromOf("A <S1@Stadt-Lauf.de>"), "s1@stadt-lauf.de");
    EXPECT_EQ(fromOf("s1@stadt-lauf.de"), "s1@stadt-lauf.de");
    EXPECT_EQ(fromOf("\"x@y.de\" <s1@stadt-lauf.de>"), "s1@stadt-lauf.de");
    EXPECT_EQ(fromOf("niemand"), "");
    EXPECT_EQ(fromOf("a@b.de, c@d.de"), "");
}

TEST(MailText, OnlyWholeTokensCountAndTheirNumberIsBounded) {
    EXPECT_TRUE(dispatch::tokensIn("lw-0123 lw-0123456789abcdef0123456789abcdeg").empty());
    EXPECT_EQ(dispatch::tokensIn("<" + kMailToken + "@x> LW-0123456789ABCDEF0123456789ABCDEF"),
              std::vector{kMailToken});
    std::string many;
    for (int i = 100; i < 200; ++i) many += " lw-00000000000000000000000000000" + std::to_string(i);
    EXPECT_EQ(dispatch::tokensIn(many).size(), 20u);
}

TEST(MailText, WhatIsTooMuchIsCutAndSaysSo) {
    std::string nested = mails::kAnswerHead;
    for (int i = 0; i < 20; ++i)
        nested +=
            "Content-Type: multipart/mixed; boundary=B" + std::to_string(i) + "\n\n--B" + std::to_string(i) + "\n";
    EXPECT_EQ(readMail(nested + "Content-Type: text/plain\n\nja\n").trouble, "zu verschachtelt");
    std::string parts = mails::kAnswerHead + "Content-Type: multipart/mixed; boundary=B\n\n";
    for (int i = 0; i < 1'000; ++i) parts += "--B\nContent-Type: image/png\n\nx\n";
    EXPECT_EQ(readMail(parts + "--B\nContent-Type: text/plain\n\nja\n").trouble, "zu verschachtelt");
    const auto mail = readMail(mails::kAnswerHead + "\nkomme 18:40\n" + std::string(3'000'000, 'x'));
    EXPECT_LE(mail.words.size(), 64u * 1024);
    EXPECT_EQ(dispatch::ownLines(mail.words).front(), "komme 18:40");
    EXPECT_TRUE(readMail(std::string(3'000'000, 'x')).tokens.empty());
    EXPECT_TRUE(readMail("").words.empty());
}

TEST(MailText, ControlCharactersAndBrokenLettersDoNotGetThrough) {
    const auto mail =
        readMail(mails::kAnswerHead + "Content-Type: text/plain; charset=utf-8\n\nkomme\x1b[31m 18:40 \xff\xfe\n");
    EXPECT_TRUE(dispatch::isUtf8(mail.words));
    EXPECT_EQ(mail.words.find('\x1b'), std::string::npos);
    EXPECT_EQ(dispatch::tidyLine(std::string("a\0b\tc", 5), 10), "a b c");
    EXPECT_EQ(dispatch::tidyLine("ääää", 3), "ä…");
}

TEST(MailDecode, LettersOfEverySetAndEncoding) {
    EXPECT_EQ(dispatch::fromQuotedPrintable("a=C3=A4=\r\nb=zz=3"), "aäb=zz=3");
    EXPECT_EQ(dispatch::fromBase64("a29t\r\nbWU=ignored"), "komme");
    EXPECT_EQ(dispatch::toUtf8("\x80 \xA4 \xE4", "windows-1252"), "€ ¤ ä");
    EXPECT_EQ(dispatch::toUtf8("\xA4", "ISO-8859-15"), "€");
    EXPECT_EQ(dispatch::toUtf8("\xE4", "utf-8"), "ä") << "calls itself UTF-8 and is none";
    EXPECT_EQ(dispatch::toUtf8("x", "utf-7"), std::nullopt);
    EXPECT_EQ(dispatch::decodedHeader("=?utf-8?Q?=C3=A4_b?= =?iso-8859-1?B?5A==?= c"), "ä bä c");
    EXPECT_EQ(dispatch::decodedHeader("=?utf-8?Q?open"), "=?utf-8?Q?open");
    for (const char* bad : {"\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE4", "\xF0\x80\x80\x80"})
        EXPECT_FALSE(dispatch::isUtf8(bad));
    EXPECT_EQ(dispatch::wordsOfHtml("<p>komme&#32;18:40 &auml;&bogus;</p>a<br>b<hr>c"), "\nkomme 18:40 ä&bogus;\na\nb");
}

}  // namespace
