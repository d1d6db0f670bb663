// SPDX-License-Identifier: EUPL-1.2
// From the facts and the blocks of a hazard to the texts of its warning.

#include <algorithm>
#include <array>
#include <cmath>

#include "gis/warning/internal/hazard_blocks.h"
#include "gis/warning/internal/wording.h"
#include "gis/warning/warning.h"

namespace warning {
namespace {

bool isMasculine(std::string_view water) {
    static constexpr std::array<std::string_view, 12> kNames{"Rhein", "Main",   "Neckar", "Inn",   "Lech",
                                                             "Regen", "Kocher", "Bober",  "Kanal", "Dortmund-Ems-Kanal",
                                                             "Bach",  "Fluss"};
    static constexpr std::array<std::string_view, 9> kEnds{"bach",  "graben", "kanal", "siepen", "siefen",
                                                           "fluss", "see",    "teich", "strom"};
    return std::ranges::find(kNames, water) != kNames.end() ||
           std::ranges::any_of(kEnds, [&](std::string_view end) { return water.ends_with(end); });
}

/// "an der Aue", "am Mühlbach"; most German rivers are feminine, and a person reads the text before it is signed.
std::string germanAt(const std::string& water) {
    if (water.empty()) return "am Wasser";
    return (isMasculine(water) ? "am " : "an der ") + water;
}

std::string englishAt(const std::string& water) { return water.empty() ? "near the water" : "on the " + water; }

std::string wholeNumber(double value) { return std::to_string(std::llround(value)); }

/// "Stadtmühle" of "Mühlbach, Stadtmühle" (the water is named already), "Obertal (Straßenbrücke)" of "Obertal,
/// Straßenbrücke".
std::string gaugeName(const WarningFacts& facts) {
    std::string name = facts.stationName;
    constexpr std::string_view kPegel = "Pegel ";  // "Der Pegel Pegel Lauf" is said by nobody
    if (name.starts_with(kPegel)) name.erase(0, kPegel.size());
    if (!facts.water.empty() && name.starts_with(facts.water + ", ")) return name.substr(facts.water.size() + 2);
    const std::size_t comma = name.find(", ");
    return comma == std::string::npos ? name : name.substr(0, comma) + " (" + name.substr(comma + 2) + ")";
}

/// "60 cm"; from a metre on "4,8 Meter".
std::string speedText(double cmPerH, bool english) {
    const double speed = std::abs(cmPerH);
    if (speed < 99.5) return wholeNumber(speed >= 20 ? std::round(speed / 10) * 10 : speed) + " cm";
    const long long tenths = std::llround(speed / 10);
    return std::to_string(tenths / 10) + (english ? "." : ",") + std::to_string(tenths % 10) +
           (english ? " metres" : " Meter");
}

/// A figure beyond this helps nobody decide, and is as likely a disturbed gauge (Altenahr 2021: up to about 2 m/h).
constexpr double kTellableCmPerH = 300;

/// "in einer Stunde", "in 6 Stunden", "in 90 Minuten".
std::string windowText(std::uint32_t minutes, bool english) {
    if (minutes == 60) return english ? "one hour" : "einer Stunde";
    if (minutes % 60 == 0) return std::to_string(minutes / 60) + (english ? " hours" : " Stunden");
    return std::to_string(minutes) + (english ? " minutes" : " Minuten");
}

/// A sum that readings cover in part only is a lower bound.
std::string rained(const WarningFacts& facts, bool english) {
    const wire::RainSum& sum = *facts.rain;
    const bool isLeast = sum.covered < 0.995;
    const std::string litres = wholeNumber(isLeast ? std::floor(sum.mm) : sum.mm),
                      window = windowText(sum.minutes, english);
    if (english)
        return "The rain gauge " + gaugeName(facts) + " reports " + (isLeast ? "at least " : "") + litres +
               " litres per square metre in " + window + ".";
    return "Die Messstelle " + gaugeName(facts) + " meldet " + (isLeast ? "mindestens " : "") + litres +
           " Liter je Quadratmeter in " + window + ".";
}

/// What the gauge says, so that people can check it against what they see.
std::string measured(const WarningFacts& facts, bool english) {
    if (facts.stationName.empty()) return {};
    if (facts.rain) return rained(facts, english);
    if (!facts.valueCm) return {};
    const double slope = facts.trendCmPerH.value_or(0);
    const std::string speed = speedText(slope, english), value = wholeNumber(*facts.valueCm);
    if (english) {
        std::string text = "The gauge " + gaugeName(facts) + " shows " + value + " cm.";
        if (slope > kTellableCmPerH)
            text += " The water is rising very fast.";
        else if (slope > 2)
            text += " The water is rising by about " + speed + " per hour.";
        if (slope < -2) text += " The water is falling by about " + speed + " per hour.";
        return text;
    }
    std::string text = "Der Pegel " + gaugeName(facts) + " zeigt " + value + " cm.";
    if (slope > kTellableCmPerH)
        text += " Das Wasser steigt sehr schnell.";
    else if (slope > 2)
        text += " Das Wasser steigt um etwa " + speed + " in der Stunde.";
    if (slope < -2) text += " Das Wasser fällt um etwa " + speed + " in der Stunde.";
    return text;
}

/// A text names at most so many districts, in so many words (a sentence has at most 15); the area names them all.
constexpr std::size_t kDistrictsNamedMax = 8, kDistrictWordsMax = 10;

std::size_t namedDistricts(const WarningFacts& facts) {
    std::size_t named = 0, words = 0;
    for (const std::string& district : facts.districts) {
        words += wordCount(district);
        if (named == kDistrictsNamedMax || (named > 0 && words > kDistrictWordsMax)) break;
        ++named;
    }
    return named;
}

std::string districtsText(const WarningFacts& facts, bool english) {
    const std::size_t count = namedDistricts(facts);
    std::vector<std::string> named(facts.districts.begin(),
                                   facts.districts.begin() + static_cast<std::ptrdiff_t>(count));
    if (facts.districts.size() > count) named.emplace_back(english ? "other districts" : "weitere Stadtteile");
    return joined(named, english ? " and " : " und ");
}

constexpr std::int64_t kQuarterMs = 15 * 60 * 1000;

/// "am Mühlbach", "in Auental".
std::string where(const HazardTemplate& hazard, const WarningFacts& facts, bool english) {
    if (hazard.isAtWater) return english ? englishAt(facts.water) : germanAt(facts.water);
    if (facts.townName.empty()) return english ? "in your area" : "in Ihrer Umgebung";
    return "in " + facts.townName;
}

/// What stands for the districts where none is known.
std::string unnamedPlace(const HazardTemplate& hazard, const WarningFacts& facts, bool english) {
    if (!hazard.isAtWater) return english ? "parts of the town" : "Teile der Stadt";
    return english ? "areas " + englishAt(facts.water) : "Gebiete " + germanAt(facts.water);
}

/// A hazard without a table has a flood's words for its place, as all had before there were others.
const HazardTemplate& placeWordsOf(const WarningFacts& facts) {
    const HazardTemplate* known = templateOf(facts.hazard);
    return known != nullptr ? *known : kFloodTemplate;
}

base::Instant roundedUp(base::Instant at, std::int64_t stepMs) {
    const std::int64_t past = ((at.ms % stepMs) + stepMs) % stepMs;
    return past == 0 ? at : at.plusMs(stepMs - past);
}

base::Instant wholeSecond(base::Instant at) { return {at.ms - ((at.ms % 1000) + 1000) % 1000}; }

}  // namespace

std::string areaName(const WarningFacts& facts, bool english) {
    const std::string places = districtsText(facts, english);
    return (facts.townName.empty() ? "" : facts.townName + ": ") +
           (places.empty() ? unnamedPlace(placeWordsOf(facts), facts, english) : places);
}

std::string placeText(const WarningFacts& facts, bool english) {
    const std::string places = districtsText(facts, english);
    const std::string town = facts.townName.empty() ? "" : " in " + facts.townName;
    const bool namesAll = namedDistricts(facts) == facts.districts.size();
    const std::string rest = unnamedPlace(placeWordsOf(facts), facts, english);
    if (english) {
        if (places.empty()) return "Affected" + town + ": " + rest + ".";
        return "Affected" + town + ": " + places + "." + (namesAll ? " This warning is not for other districts." : "");
    }
    if (places.empty()) return "Betroffen" + town + ": " + rest + ".";
    return "Betroffen" + town + ": " + places + "." +
           (namesAll ? " Für andere Stadtteile gilt diese Warnung nicht." : "");
}

std::string timeText(const wire::WarningContent& content, bool english) {
    std::string text = english ? "The warning is valid from " + momentText(content.onset, true) + " until " +
                                     momentText(content.expires, true) + "."
                               : "Die Warnung gilt ab dem " + momentText(content.onset, false) + ". Sie gilt bis zum " +
                                     momentText(content.expires, false) + ".";
    if (content.nextInformationAt)
        text += english ? " Next information: " + momentText(*content.nextInformationAt, true) + "."
                        : " Nächste Information: " + momentText(*content.nextInformationAt, false) + ".";
    return text;
}

base::Instant expiryOf(const LevelBlocks& blocks, base::Instant onset) {
    return roundedUp(onset.plusS(std::int64_t{blocks.expiresAfterH} * 3600), 4 * kQuarterMs);
}

base::Instant nextInformationOf(const LevelBlocks& blocks, base::Instant onset) {
    return roundedUp(onset.plusS(std::int64_t{blocks.nextInformationAfterMin} * 60), kQuarterMs);
}

namespace {

std::string whereToLearnMore(const WarningFacts& facts, bool english) {
    std::string text;
    if (!facts.web.empty()) text += (english ? " More information: " : " Mehr Informationen: ") + facts.web;
    if (!facts.contact.empty()) text += (english ? " Telephone: " : " Telefon: ") + facts.contact;
    return text;
}

wire::WarningText textOf(const WarningFacts& facts, const HazardTemplate& hazard, const wire::WarningContent& content,
                         bool english) {
    const std::size_t tongue = english ? 1 : 0;
    const LevelBlocks& blocks = hazard.of(content.level);
    wire::WarningText text;
    text.language = english ? "en-GB" : "de-DE";
    const std::string mark = realmMark(facts.realm, text.language);
    text.event = blocks.event[tongue];

    std::string place = where(hazard, facts, english);
    if (hazard.isAtWater && !facts.townName.empty()) place += " in " + facts.townName;
    std::string headline = blocks.headline[tongue];
    headline.replace(headline.find('%'), 1, place);
    text.headline = mark + headline;

    const std::string source = facts.senderName.empty()
                                   ? std::string()
                                   : (english ? "Warning from: " : "Es warnt: ") + facts.senderName + ". ";
    std::string ground = openingText(hazard, facts, english) + " ";
    const std::string gauge = measured(facts, english);
    if (!gauge.empty()) ground += gauge + " ";
    text.description = mark + source + ground + blocks.consequence[tongue] + " " + placeText(facts, english) + " " +
                       timeText(content, english);
    text.instruction = mark + blocks.instruction[tongue] + whereToLearnMore(facts, english);
    text.areaName = areaName(facts, english);
    return text;
}

}  // namespace

std::string openingText(const HazardTemplate& hazard, const WarningFacts& facts, bool english) {
    return std::string(hazard.word[english ? 1 : 0]) + " " + where(hazard, facts, english) + ".";
}

std::optional<wire::WarningContent> warningFrom(const WarningFacts& facts, wire::GeoArea area) {
    const HazardTemplate* hazard = templateOf(facts.hazard);
    if (hazard == nullptr) return std::nullopt;
    const LevelBlocks& blocks = hazard->of(facts.level);
    wire::WarningContent content;
    content.level = facts.level;
    content.hazard = hazard->hazard;
    content.category = hazard->category;
    content.urgency = blocks.urgency;
    content.severity = blocks.severity;
    content.certainty = "Observed";
    content.responseType = blocks.responseType;
    content.eventCode = hazard->eventCode;
    content.onset = wholeSecond(facts.at);
    content.expires = expiryOf(blocks, content.onset);
    if (facts.until && wholeSecond(*facts.until) > content.onset) content.expires = wholeSecond(*facts.until);
    content.nextInformationAt = std::min(nextInformationOf(blocks, content.onset), content.expires);
    content.area = std::move(area);
    content.senderName = facts.senderName;
    content.contact = facts.contact;
    content.web = facts.web;
    content.people = facts.people;
    content.objects = facts.objects;
    content.texts = {textOf(facts, *hazard, content, false), textOf(facts, *hazard, content, true)};
    refreshChannels(content, facts.realm);
    return content;
}

wire::WarningContent floodWarning(const FloodFacts& facts, wire::GeoArea area) {
    WarningFacts about;
    about.hazard = kFloodTemplate.hazard;
    about.level = facts.level == wire::GaugeLevel::Iw3   ? wire::WarningLevel::Announcement
                  : facts.level == wire::GaugeLevel::Iw2 ? wire::WarningLevel::Notice
                                                         : wire::WarningLevel::Information;
    about.townName = facts.townName;
    about.water = facts.water;
    about.stationName = facts.stationName;
    about.districts = facts.districts;
    about.valueCm = facts.valueCm;
    about.trendCmPerH = facts.trendCmPerH;
    about.people = facts.people;
    about.objects = facts.objects;
    about.at = facts.at;
    about.realm = facts.realm;
    about.senderName = facts.senderName;
    about.contact = facts.contact;
    about.web = facts.web;
    wire::WarningContent content = *warningFrom(about, std::move(area));
    content.objectsByDepth = facts.objectsByDepth;
    return content;
}

Reached reachedOf(const wire::WarningContent& content) {
    Reached reached;
    if (content.people) reached.peopleHigh = content.people->high;
    reached.objectsByDepth = content.objectsByDepth;
    return reached;
}

bool hasGrown(const Reached& was, const Reached& now) {
    constexpr std::uint32_t kMorePeople = 50;
    constexpr double kMoreShare = 1.5;
    if (was.peopleHigh && now.peopleHigh && *now.peopleHigh >= *was.peopleHigh + kMorePeople &&
        static_cast<double>(*now.peopleHigh) > kMoreShare * static_cast<double>(*was.peopleHigh))
        return true;
    // That another object gets wet at all is told by the proposal's next revision; here it counts how deep.
    for (std::size_t depth = 1; depth < std::min(was.objectsByDepth.size(), now.objectsByDepth.size()); ++depth)
        if (now.objectsByDepth[depth] > was.objectsByDepth[depth]) return true;
    return false;
}

}  // namespace warning
