// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Mails as the programs of the world write them, made up; TOKEN stands for the token of our letter. Seeds of the fuzzer
// as well.

#include <string>
#include <vector>

namespace mails {

/// What is expected of it: "coming 18:40", "coming", "declined", "unclear" (not understood), "automatic", "returned",
/// "stray" (no token), or "trouble".
struct Sample {
    std::string name, expected, line, raw;
};

inline const std::string kAnswerHead =
    "Return-Path: <s1@stadt-lauf.de>\nDelivered-To: stab@stadt-lauf.de\nFrom: \"Beispiel, A.\" <S1@Stadt-Lauf.de>\n"
    "To: stab@stadt-lauf.de\nSubject: Re: Stab einberufen\nMessage-ID: <answer-1@stadt-lauf.de>\n"
    "In-Reply-To: <TOKEN@stadt-lauf.de>\nReferences: <TOKEN@stadt-lauf.de>\nDate: Thu, 18 Jun 2026 18:05:00 +0200\n"
    "MIME-Version: 1.0\n";
inline const std::string kQuote = "> Einberufung: Stab einberufen\n>\n> 1 komme 18:40\n> 2 komme nicht\n";

inline std::vector<Sample> samples() {
    const std::string plain = kAnswerHead + "Content-Type: text/plain; charset=utf-8\n";
    return {
        {"Thunderbird", "coming 18:40", "1 komme 18:40",
         plain +
             "Content-Transfer-Encoding: 8bit\n\n1 komme 18:40\n\nAm 18.06.26 um 18:00 schrieb stab@stadt-lauf.de:\n" +
             kQuote + "\n-- \nA. Beispiel\nTel. 0123 2 komme nicht\n"},
        {"Gmail, two kinds of text", "coming 18:40", "Ja, komme um 18:40 Uhr.",
         kAnswerHead +
             "Content-Type: multipart/alternative; boundary=\"000000000000a1b2\"\n\n"
             "--000000000000a1b2\nContent-Type: text/plain; charset=\"UTF-8\"\nContent-Transfer-Encoding: "
             "quoted-printable\n\n"
             "Ja, komme um 18:40 Uhr.\n\nAm Do., 18. Juni 2026 um 18:00=C2=A0Uhr schrieb <stab@stadt-lauf.de>=\n:\n\n" +
             kQuote +
             "\n--000000000000a1b2\nContent-Type: text/html; "
             "charset=\"UTF-8\"\n\n<div>nein</div>\n--000000000000a1b2--\n"},
        {"Apple, quoted-printable and a soft break", "declined", "Nein, ich komme nicht.",
         plain +
             "Content-Transfer-Encoding: quoted-printable\n\nNein, ich kom=\nme nicht.\n\nGr=C3=BC=C3=9Fe\nA. "
             "Beispiel\n\n"
             "Von meinem iPhone gesendet\n\n> Am 18.06.2026 um 18:00 schrieb stab@stadt-lauf.de:\n> \n" +
             kQuote},
        {"Outlook, headers of the quoted letter", "coming 18:35", "komme in 30 min",
         plain + "\nkomme in 30 min\n\nMit freundlichen Grüßen\nA. Beispiel\n\n________________________________\n"
                 "Von: stab@stadt-lauf.de <stab@stadt-lauf.de>\nGesendet: Donnerstag, 18. Juni 2026 18:00\nAn: A. "
                 "Beispiel\n"
                 "Betreff: Stab einberufen\n\n2 komme nicht\n"},
        {"Outlook, original message", "declined", "2 komme nicht",
         plain + "\n2 komme nicht\n\n-----Ursprüngliche Nachricht-----\nVon: stab@stadt-lauf.de\n1 komme 18:40\n"},
        {"Outlook, HTML alone", "coming 18:40", "komme 18:40",
         kAnswerHead +
             "Content-Type: text/html; charset=\"iso-8859-1\"\nContent-Transfer-Encoding: quoted-printable\n\n"
             "<html><head><style>p {margin:0}</style></head><body><div>komme&nbsp;18:40</div>\n"
             "<div id=3D\"divRplyFwdMsg\"><b>Von:</b> stab</div>2 komme nicht</body></html>\n"},
        {"ISO-8859-1", "coming 18:40", "Komme ungefähr 18:40, Grüße",
         kAnswerHead + "Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: 8bit\n\n"
                       "Komme ungef\xE4hr 18:40, Gr\xFC\xDF"
                       "e\n"},
        {"base64", "coming 18:40", "komme 18:40",
         plain + "Content-Transfer-Encoding: base64\n\nSGFsbG8sCgprb21tZSAxODo0MAo=\n"},  // "Hallo,\n\nkomme 18:40\n"
        {"English", "coming 18:40", "Yes, I’m coming at 6:40 pm",
         plain +
             "\nHi,\nYes, I\u2019m coming at 6:40 pm\n\nOn Thu, Jun 18, 2026 at 6:00 PM Stab <stab@stadt-lauf.de> "
             "wrote:\n" +
             kQuote},
        {"answer below the quote", "declined", "komme leider nicht",
         plain + "\nAm 18.06.26 um 18:00 schrieb stab@stadt-lauf.de:\n" + kQuote + "\nkomme leider nicht\n"},
        {"a picture behind the words", "coming 18:40", "komme 18:40",
         kAnswerHead + "Content-Type: multipart/mixed; boundary=AAA\n\n--AAA\nContent-Type: multipart/related; "
                       "boundary=\"AAAB\"\n\n"
                       "--AAAB\nContent-Type: text/plain\n\nkomme 18:40\n--AAAB--\n--AAA\nContent-Type: image/png\n"
                       "Content-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--AAA--\n"},
        {"an attached text is none of the words", "trouble", "",
         kAnswerHead + "Content-Type: multipart/mixed; boundary=AAA\n\n--AAA\nContent-Type: text/plain\n"
                       "Content-Disposition: attachment; filename=a.txt\n\nkomme 18:40\n--AAA--\n"},
        {"the token in the subject alone", "coming 18:40", "komme 18:40",
         "From: s1@stadt-lauf.de\nSubject: =?utf-8?B?QW50d29ydCA=?= [TOKEN]\nMessage-ID: <x@y>\n\nkomme 18:40\n"},
        {"no token", "stray", "", "From: zeitung@stadt-lauf.de\nSubject: Anfrage\nMessage-ID: <p@y>\n\nkomme 18:40\n"},
        {"out of office", "automatic", "Ich bin bis 30. Juni nicht im Büro.",
         plain + "Auto-Submitted: auto-replied\n\nIch bin bis 30. Juni nicht im Büro.\n"},
        {"out of office that looks like an answer", "automatic", "nein", plain + "Precedence: bulk\n\nnein\n"},
        {"not automatic, and says so", "declined", "nein", plain + "Auto-Submitted: no\n\nnein\n"},
        {"bounce with our letter inside", "returned", "",
         "Return-Path: <>\nFrom: MAILER-DAEMON@stadt-lauf.de\nSubject: Undelivered\nAuto-Submitted: auto-replied\n"
         "Content-Type: multipart/report; report-type=delivery-status; boundary=\"B\"\n\n--B\nContent-Type: "
         "text/plain\n\n"
         "nein\n--B\nContent-Type: message/rfc822-headers\n\nMessage-ID: <TOKEN@stadt-lauf.de>\n--B--\n"},
        {"words that nobody guesses", "unclear", "vielleicht später", plain + "\nvielleicht später\n"},
        {"yes and then not", "unclear", "komme 18:40", plain + "\nkomme 18:40\n\ndoch nicht, bin krank\n"},
        {"only a quote", "unclear", "", plain + "\n" + kQuote},
        {"nothing at all", "unclear", "", plain + "\n"},
        {"an unknown character set", "trouble", "",
         kAnswerHead + "Content-Type: text/plain; charset=koi8-r\n\nkomme 18:40\n"},
        {"a boundary that never comes", "trouble", "",
         kAnswerHead + "Content-Type: multipart/alternative; boundary=nie\n\nkomme 18:40\n"},
        {"no boundary", "trouble", "", kAnswerHead + "Content-Type: multipart/alternative\n\nkomme 18:40\n"},
        {"cut off in the middle of a part", "coming 18:40", "komme 18:40",
         kAnswerHead +
             "Content-Type: multipart/mixed; boundary=AAA\n\n--AAA\nContent-Type: text/plain\n\nkomme 18:40\n"},
    };
}

/// As it comes from a server: CR LF, and `token` in its place.
inline std::string asSent(std::string raw, const std::string& token) {
    for (auto at = raw.find("TOKEN"); at != std::string::npos; at = raw.find("TOKEN", at + token.size()))
        raw.replace(at, 5, token);
    std::string out;
    for (const char c : raw) out += c == '\n' ? "\r\n" : std::string(1, c);
    return out;
}

}  // namespace mails
