// SPDX-License-Identifier: EUPL-1.2
#include "agents/dispatch/mail_answer.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "agents/dispatch/mail_decode.h"
#include "agents/dispatch/mail_text.h"

namespace dispatch {
namespace {

using Kind = MailAnswer::Kind;
using Words = std::vector<std::string>;

constexpr std::size_t kOwnLinesMax = 40, kLineBytesMax = 500, kShownBytesMax = 200, kWordsMax = 24;
constexpr int kSpanMinMax = 12 * 60;
constexpr std::int64_t kReachMs = 12LL * 3'600'000;

template <std::size_t N>
bool isOneOf(std::string_view word, const std::array<std::string_view, N>& words) {
    return std::ranges::find(words, word) != words.end();
}
template <std::size_t N>
bool beginsWithOneOf(std::string_view text, const std::array<std::string_view, N>& beginnings) {
    return std::ranges::any_of(beginnings, [&](std::string_view one) { return text.starts_with(one); });
}

constexpr std::array<std::string_view, 9> kYes{"ja",     "yes",       "komme",     "coming",   "dabei",
                                               "zusage", "verfügbar", "available", "unterwegs"};
constexpr std::array<std::string_view, 3> kNever{"nein", "no", "absage"};
constexpr std::array<std::string_view, 4> kNot{"nicht", "not", "cannot", "can't"};
constexpr std::array<std::string_view, 2> kHindered{"verhindert", "unavailable"};
/// With "kommen" a yes.
constexpr std::array<std::string_view, 5> kAble{"kann", "can", "will", "werde", "i'll"};
/// Say neither yes nor no and nothing about the time.
constexpr std::array<std::string_view, 42> kFillers{
    "ich",   "i",      "i'm",   "im",    "am",   "um",  "gegen", "ca",      "circa",  "etwa", "ungefähr",
    "at",    "around", "about", "by",    "from", "ab",  "an",    "be",      "sein",   "uhr",  "bitte",
    "gerne", "auch",   "heute", "today", "eta",  "bin", "erst",  "sofort",  "gleich", "now",  "jetzt",
    "hier",  "wir",    "und",   "and",   "der",  "the", "h",     "o'clock", "dann"};
/// With these the line ends: what stands behind is a farewell.
constexpr std::array<std::string_view, 14> kFarewells{"gruß", "gruss",  "grüße", "gruesse", "lg",
                                                      "vg",   "mfg",    "viele", "beste",   "danke",
                                                      "dank", "thanks", "best",  "regards"};
constexpr std::array<std::string_view, 15> kGreetings{
    "hallo", "guten tag", "guten abend",  "guten morgen", "moin",      "servus", "hi ",  "hi,",
    "hello", "dear",      "sehr geehrte", "liebe",        "grüß gott", "good ",  "übung"};
/// A line that begins so ends what the sender wrote: the quoted letter or the words of a telephone.
constexpr std::array<std::string_view, 17> kEnds{"-----",
                                                 "_____",
                                                 "von: ",
                                                 "from: ",
                                                 "*von:*",
                                                 "*from:*",
                                                 "von meinem ",
                                                 "sent from ",
                                                 "gesendet von ",
                                                 "gesendet mit ",
                                                 "holen sie sich outlook",
                                                 "get outlook for ",
                                                 "diese nachricht wurde von",
                                                 "mit freundlich",
                                                 "mit besten gr",
                                                 "kind regards",
                                                 "viele grüße"};
/// Behind an answer that says yes, these might take it back.
constexpr std::array<std::string_view, 16> kDoubts{"nicht",  "not",        "kein",  "keine",  "doch",   "leider",
                                                   "absage", "krank",      "can't", "cannot", "unable", "falls",
                                                   "wenn",   "vielleicht", "maybe", "if"};

/// In small letters, umlauts too; typographic marks become those of a typewriter.
std::string plainLetters(std::string_view line) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 16> kPlain{{{"Ä", "ä"},
                                                                                           {"Ö", "ö"},
                                                                                           {"Ü", "ü"},
                                                                                           {"\u2019", "'"},
                                                                                           {"\u2018", "'"},
                                                                                           {"´", "'"},
                                                                                           {"`", "'"},
                                                                                           {"\u00A0", " "},
                                                                                           {"\u2013", "-"},
                                                                                           {"\u2014", "-"},
                                                                                           {"„", " "},
                                                                                           {"“", " "},
                                                                                           {"”", " "},
                                                                                           {"\u200B", ""},
                                                                                           {"\uFEFF", ""},
                                                                                           {"\u202F", " "}}};
    std::string out = lowered(line);
    for (const auto& [from, to] : kPlain)
        for (auto at = out.find(from); at != std::string::npos; at = out.find(from, at + to.size()))
            out.replace(at, from.size(), to);
    return out;
}

std::optional<int> smallNumberOf(std::string_view text) {
    int number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool isWhole = !text.empty() && text.size() <= 4 && text.front() != '-' && read.ec == std::errc() &&
                         read.ptr == text.data() + text.size();
    return isWhole ? std::optional(number) : std::nullopt;
}

/// Words between blanks, without the marks around them. A mark in between stays: "18:40", "i'm".
Words wordsOf(std::string_view line) {
    constexpr std::string_view kAround = ".,;:!?()[]\"'*/-";
    Words words;
    for (std::size_t i = 0; i < line.size();) {
        const auto end = std::min(line.find_first_of(" \t", i), line.size());
        std::string_view word = line.substr(i, end - i);
        while (!word.empty() && kAround.find(word.front()) != std::string_view::npos) word.remove_prefix(1);
        while (!word.empty() && kAround.find(word.back()) != std::string_view::npos) word.remove_suffix(1);
        if (!word.empty()) words.emplace_back(word);
        i = end + 1;
    }
    return words;
}

struct Clock {
    int hour = 0, minute = 0;
};

/// "18:40", "18.40", "18h40", "1840" where `isSure` (a word of time stands behind).
std::optional<Clock> clockOf(std::string_view word, bool isSure) {
    const auto mark = word.find_first_of(":.h");
    std::string_view hours = word.substr(0, mark),
                     minutes = mark == std::string_view::npos ? "" : word.substr(mark + 1);
    if (mark == std::string_view::npos) {
        if (!isSure) return std::nullopt;
        minutes = word.size() == 4 ? word.substr(2) : "00";
        if (word.size() == 4) hours = word.substr(0, 2);
    }
    const auto hour = smallNumberOf(hours), minute = smallNumberOf(minutes);
    if (!hour || !minute || hours.size() > 2 || minutes.size() != 2 || *hour > 23 || *minute > 59) return std::nullopt;
    return Clock{*hour, *minute};
}

/// The next such time of German legal time from `now` on, its minute included; in the night of October the first of the
/// two. Nothing when there is none within 12 hours.
std::optional<base::Instant> nextClock(const Clock& clock, base::Instant now) {
    const base::Instant minuteBegan{now.ms - (now.ms % 60'000 + 60'000) % 60'000};
    std::optional<base::Instant> next;
    for (const std::int64_t day : {-1, 0, 1, 2}) {
        base::CivilTime civil = base::civilGerman(now.plusS(day * 86'400));
        civil.hour = clock.hour, civil.minute = clock.minute, civil.second = civil.ms = 0;
        for (const int offset : {120, 60}) {
            const base::Instant at = base::fromCivilUtc(civil).plusS(-60LL * offset);
            const bool isIt = base::germanOffsetMinutes(at) == offset && at >= minuteBegan &&
                              base::spanMs(at, now) <= kReachMs && (!next || at < *next);
            if (isIt) next = at;
        }
    }
    return next;
}

/// Reads one line word by word.
class LineReader {
public:
    LineReader(Words words, base::Instant at) : m_words(std::move(words)), m_at(at) {}

    MailAnswer read() {
        if (m_words.empty() || m_words.size() > kWordsMax) return {};
        if (m_words.front() == "1" || m_words.front() == "2") m_choice = m_words[m_next++] == "1" ? 1 : 2;
        while (m_next < m_words.size() && !m_isOver)
            if (!takeTime() && !takeWord()) return {};
        return judged();
    }

private:
    [[nodiscard]] std::string_view word(std::size_t ahead = 0) const {
        return m_next + ahead < m_words.size() ? std::string_view(m_words[m_next + ahead]) : std::string_view();
    }
    bool takeWord() {
        const std::string_view one = word();
        if (beginsWithOneOf(one, kFarewells) && isOneOf(one, kFarewells))
            m_isOver = true;
        else if (isOneOf(one, kYes))
            ++(one == "ja" || one == "yes" || one == "zusage" || one == "dabei" ? m_sureYes : m_yes);
        else if (isOneOf(one, kNever))
            ++m_never;
        else if (isOneOf(one, kNot))
            ++m_not, m_able += one == "nicht" || one == "not" ? 0 : 1;
        else if (isOneOf(one, kHindered))
            ++m_hindered;
        else if (isOneOf(one, kAble))
            ++m_able;
        else if (one == "kommen" || one == "come")
            ++m_come;
        else if (one == "leider" || one == "sorry")
            ++m_regret;
        else if (one == "da" || one == "dort" || one == "there")
            ++m_there;
        else if (!isOneOf(one, kFillers))
            return false;
        ++m_next;
        return true;
    }
    bool takeTime() {
        if (word() == "in") return takeSpan();
        const std::string_view behind = word(1);
        const bool isPm = behind == "pm" || behind == "p.m", isAm = behind == "am" || behind == "a.m";
        const bool isSure = behind == "uhr" || behind == "h" || isPm || isAm;
        if (word().empty() || word().front() < '0' || word().front() > '9') return false;
        auto clock = clockOf(word(), isSure);
        if (!clock) return takeSpanOf(smallNumberOf(word()));
        // "2 h" may be two o'clock or two hours.
        if (behind == "h" && clock->hour < 13 && word().size() <= 2) return false;
        ++m_next;
        if (isSure) ++m_next;
        // "18 Uhr 40"
        const auto minutes = smallNumberOf(word());
        if (behind == "uhr" && clock->minute == 0 && word().size() == 2 && minutes && *minutes < 60) {
            clock->minute = *minutes;
            ++m_next;
        }
        if ((isPm || isAm) && (clock->hour < 1 || clock->hour > 12)) return false;
        if (isPm && clock->hour < 12) clock->hour += 12;
        if (isAm && clock->hour == 12) clock->hour = 0;
        ++m_times;
        m_arrival = nextClock(*clock, m_at);
        return true;
    }
    static bool isSpanUnit(std::string_view unit) {
        static constexpr std::array<std::string_view, 12> kUnits{
            "min", "mins", "minuten", "minute", "minutes", "m", "std", "stunde", "stunden", "hour", "hours", "minutos"};
        return isOneOf(unit, kUnits);
    }
    /// "in 30 min", "in ca 2 stunden", "in einer (halben) stunde", "in half an hour", "in an hour"
    bool takeSpan() {
        ++m_next;
        while (word() == "ca" || word() == "etwa" || word() == "circa" || word() == "ungefähr" || word() == "about")
            ++m_next;
        const std::string_view first = word();
        if (first == "einer" || first == "ner" || first == "an" || first == "half") {
            ++m_next;
            const bool isHalf = first == "half" || word() == "halben";
            if (isHalf && (word() == "halben" || word() == "an")) ++m_next;
            if (word() != "stunde" && word() != "hour") return false;
            ++m_next;
            return takeMinutes(isHalf ? 30 : 60);
        }
        return takeSpanOf(smallNumberOf(first));
    }
    bool takeSpanOf(std::optional<int> number) {
        const std::string_view unit = word(1);
        if (!number || !isSpanUnit(unit)) {
            // "30min"
            const std::string_view one = word();
            const auto letters = std::min(one.find_first_not_of("0123456789"), one.size());
            number = smallNumberOf(one.substr(0, letters));
            if (!number || !isSpanUnit(one.substr(letters))) return false;
            ++m_next;
            return takeMinutes(*number * (isHours(one.substr(letters)) ? 60 : 1));
        }
        m_next += 2;
        return takeMinutes(*number * (isHours(unit) ? 60 : 1));
    }
    static bool isHours(std::string_view unit) { return unit.starts_with("st") || unit.starts_with("hour"); }
    bool takeMinutes(int minutes) {
        if (minutes < 1 || minutes > kSpanMinMax) return false;
        ++m_times;
        m_arrival = m_at.plusS(60LL * minutes);
        return true;
    }
    /// Contradictions are nobody's answer, nor is "komme nicht vor 18:40".
    [[nodiscard]] MailAnswer judged() const {
        const bool wouldCome = m_yes > 0 || (m_able > 0 && m_come > 0) || (m_there > 0 && m_times > 0);
        const bool isNotComing =
            m_not == 1 && m_hindered == 0 && (wouldCome || m_able + m_come + m_regret + m_never > 0);
        const bool isNo = m_not == 0 && !wouldCome && (m_hindered > 0 || m_never > 0 || m_choice == 2);
        const bool isDeclined = m_sureYes == 0 && m_times == 0 && m_choice != 1 && (isNotComing || isNo);
        const bool isComing = m_never + m_not + m_hindered == 0 && m_times <= 1 && m_choice != 2 &&
                              (wouldCome || m_sureYes > 0 || m_choice == 1);
        MailAnswer answer;
        if (isDeclined) answer.kind = Kind::Declined;
        if (!isComing) return answer;
        answer.kind = Kind::Coming;
        answer.arrival = m_arrival;
        answer.isTimeUnclear = m_times > 0 && !m_arrival;
        return answer;
    }

    Words m_words;
    base::Instant m_at;
    std::size_t m_next = 0;
    bool m_isOver = false;
    int m_choice = 0, m_yes = 0, m_sureYes = 0, m_never = 0, m_not = 0, m_hindered = 0, m_able = 0, m_come = 0,
        m_regret = 0, m_there = 0, m_times = 0;
    std::optional<base::Instant> m_arrival;
};

/// "Am Do., 18. Juni 2026 um 15:00 Uhr schrieb <stab@...>:", which may be broken over lines.
bool introducesQuote(const std::vector<std::string_view>& lines, std::size_t at) {
    const std::string first = plainLetters(trimmed(lines[at]));
    const bool isNamed = first.find(" schrieb am ") != std::string::npos;
    if (!first.starts_with("am ") && !first.starts_with("on ") && !isNamed) return false;
    std::string whole;
    for (std::size_t i = at; i < std::min(at + 4, lines.size()); ++i) {
        whole += plainLetters(lines[i].substr(0, kLineBytesMax)) + " ";
        if (trimmed(whole).ends_with(':'))
            return whole.find("schrieb") != std::string::npos || whole.find("wrote:") != std::string::npos;
    }
    return false;
}

bool isGreeting(const std::string& line) {
    const bool isShort = wordsOf(line).size() <= 5;
    return isShort && beginsWithOneOf(line, kGreetings) &&
           std::ranges::none_of(line, [](char c) { return c >= '0' && c <= '9'; }) &&
           std::ranges::none_of(wordsOf(line), [](const std::string& word) {
               return isOneOf(word, kYes) || isOneOf(word, kNever) || isOneOf(word, kNot) || isOneOf(word, kHindered);
           });
}

std::vector<std::string_view> split(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty() && lines.size() < 5'000) {
        const auto end = text.find('\n');
        lines.push_back(text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    }
    return lines;
}

}  // namespace

std::vector<std::string> ownLines(std::string_view words) {
    const auto lines = split(words);
    std::vector<std::string> own;
    for (std::size_t i = 0; i < lines.size() && own.size() < kOwnLinesMax; ++i) {
        const std::string_view line = trimmed(lines[i].substr(0, kLineBytesMax));
        const std::string small = plainLetters(line);
        if (trimmed(small).empty()) continue;
        if (line == "--" || beginsWithOneOf(small, kEnds)) break;
        if (line.starts_with('>')) continue;
        if (introducesQuote(lines, i)) {
            while (i + 1 < lines.size() && !trimmed(lines[i]).ends_with(':')) ++i;
            continue;
        }
        if (own.empty() && isGreeting(small)) continue;
        own.emplace_back(line);
    }
    return own;
}

MailAnswer understand(const std::vector<std::string>& lines, base::Instant at) {
    MailAnswer answer;
    if (lines.empty()) {
        answer.kind = Kind::Empty;
        return answer;
    }
    answer = LineReader(wordsOf(plainLetters(lines.front())), at).read();
    answer.line = tidyLine(lines.front(), kShownBytesMax);
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const Words words = wordsOf(plainLetters(lines[i]));
        if (words.empty() || isOneOf(words.front(), kFarewells)) break;
        answer.hasMore = true;
        const MailAnswer next = LineReader(words, at).read();
        const bool isOther = next.kind == Kind::Coming || next.kind == Kind::Declined;
        const bool doubts = std::ranges::any_of(words, [](const std::string& word) { return isOneOf(word, kDoubts); });
        if ((isOther && next.kind != answer.kind) || (answer.kind == Kind::Coming && doubts)) {
            answer.kind = Kind::NotUnderstood;
            answer.arrival.reset();
            answer.isTimeUnclear = false;
        }
    }
    return answer;
}

}  // namespace dispatch
