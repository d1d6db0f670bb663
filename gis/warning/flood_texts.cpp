// SPDX-License-Identifier: EUPL-1.2
// The reviewed blocks of a flood warning. Order of every text: source, hazard and consequence, place, time, guidance
// (domain: what a good warning holds). One action per sentence, at most 15 words, direct imperative. The first
// sentence of each instruction stands alone on a telephone: it must be short and say what to do.

#include <algorithm>
#include <array>
#include <cmath>

#include "gis/warning/internal/flood_blocks.h"
#include "gis/warning/internal/wording.h"
#include "gis/warning/warning.h"

namespace warning {
namespace {

const FloodBlocks kLarge{
    wire::WarningLevel::Announcement,
    "Immediate",
    "Extreme",
    "Shelter",
    6,
    30,
    {"Gefahrendurchsage: Hochwasser", "Emergency warning: flood"},
    {"Lebensgefahr durch Hochwasser %", "Danger to life: flood %"},
    {"Es besteht Lebensgefahr. Das Wasser erreicht Wohnhäuser. Keller und Straßen laufen schnell voll.",
     "There is danger to life. The water is reaching homes. Cellars and streets fill quickly."},
    {"Gehen Sie in ein höheres Stockwerk. Gehen Sie nicht in den Keller. Gehen Sie nicht in die Tiefgarage. "
     "Fahren Sie nicht durch überflutete Straßen. Bleiben Sie weg von Ufern und Brücken. "
     "Helfen Sie Menschen, die Hilfe brauchen. Wählen Sie 112 nur im Notfall.",
     "Go to an upper floor. Do not go into the cellar. Do not go into underground car parks. "
     "Do not drive through flooded streets. Keep away from river banks and bridges. "
     "Help people who need help. Call 112 only in an emergency."},
};
const FloodBlocks kMedium{
    wire::WarningLevel::Notice,
    "Immediate",
    "Severe",
    "Avoid",
    6,
    120,
    {"Gefahrenmitteilung: Hochwasser", "Danger warning: flood"},
    {"Hochwasser %: Gefahr für Keller und Straßen", "Flood %: cellars and roads at risk"},
    {"Wasser kann in Keller und auf Straßen laufen. Einzelne Straßen können gesperrt sein.",
     "Water may enter cellars and streets. Some streets may be closed."},
    {"Meiden Sie Ufer, Keller und Unterführungen. Fahren Sie nicht durch überflutete Straßen. "
     "Bringen Sie Wichtiges jetzt in ein höheres Stockwerk. Gehen Sie nicht in einen Keller, in dem Wasser steht. "
     "Helfen Sie Menschen, die Hilfe brauchen. Wählen Sie 112 nur im Notfall.",
     "Keep away from banks, cellars and underpasses. Do not drive through flooded streets. "
     "Move important things to an upper floor now. Do not enter a cellar that has water in it. "
     "Help people who need help. Call 112 only in an emergency."},
};
const FloodBlocks kSmall{
    wire::WarningLevel::Information,
    "Expected",
    "Minor",
    "Monitor",
    12,
    120,
    {"Gefahreninformation: Hochwasser", "Hazard information: flood"},
    {"Hoher Wasserstand %", "High water %"},
    {"Wiesen und Wege am Ufer können unter Wasser stehen. Häuser sind zurzeit nicht in Gefahr.",
     "Meadows and paths near the bank may be under water. Houses are not in danger at present."},
    {"Meiden Sie das Ufer. Lassen Sie Kinder nicht am Wasser spielen. "
     "Holen Sie Tiere und Fahrzeuge vom Ufer weg, solange der Weg trocken ist. "
     "Achten Sie auf weitere Informationen. Wählen Sie 112 nur im Notfall.",
     "Keep away from the bank. Do not let children play near the water. "
     "Move animals and vehicles away while the way is dry. "
     "Look out for further information. Call 112 only in an emergency."},
};

const FloodBlocks& blocksFor(wire::GaugeLevel level) {
    if (level == wire::GaugeLevel::Iw3) return kLarge;
    return level == wire::GaugeLevel::Iw2 ? kMedium : kSmall;
}

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
std::string gaugeName(const FloodFacts& facts) {
    std::string name = facts.stationName;
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

/// What the gauge says, so that people can check it against what they see.
std::string measured(const FloodFacts& facts, bool english) {
    if (facts.stationName.empty()) return {};
    const double slope = facts.trendCmPerH.value_or(0);
    const std::string speed = speedText(slope, english), value = wholeNumber(facts.valueCm);
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

std::size_t namedDistricts(const FloodFacts& facts) {
    std::size_t named = 0, words = 0;
    for (const std::string& district : facts.districts) {
        words += wordCount(district);
        if (named == kDistrictsNamedMax || (named > 0 && words > kDistrictWordsMax)) break;
        ++named;
    }
    return named;
}

std::string districtsText(const FloodFacts& facts, bool english) {
    const std::size_t count = namedDistricts(facts);
    std::vector<std::string> named(facts.districts.begin(),
                                   facts.districts.begin() + static_cast<std::ptrdiff_t>(count));
    if (facts.districts.size() > count) named.emplace_back(english ? "other districts" : "weitere Stadtteile");
    return joined(named, english ? " and " : " und ");
}

constexpr std::int64_t kQuarterMs = 15 * 60 * 1000;

base::Instant roundedUp(base::Instant at, std::int64_t stepMs) {
    const std::int64_t past = ((at.ms % stepMs) + stepMs) % stepMs;
    return past == 0 ? at : at.plusMs(stepMs - past);
}

}  // namespace

std::string areaName(const FloodFacts& facts, bool english) {
    const std::string places = districtsText(facts, english);
    const std::string near = english ? englishAt(facts.water) : germanAt(facts.water);
    const std::string rest = english ? "areas " + near : "Gebiete " + near;
    return (facts.townName.empty() ? "" : facts.townName + ": ") + (places.empty() ? rest : places);
}

std::string placeText(const FloodFacts& facts, bool english) {
    const std::string places = districtsText(facts, english);
    const std::string town = facts.townName.empty() ? "" : " in " + facts.townName;
    const bool namesAll = namedDistricts(facts) == facts.districts.size();
    if (english) {
        if (places.empty()) return "Affected" + town + ": areas " + englishAt(facts.water) + ".";
        return "Affected" + town + ": " + places + "." + (namesAll ? " This warning is not for other districts." : "");
    }
    if (places.empty()) return "Betroffen" + town + ": Gebiete " + germanAt(facts.water) + ".";
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

const FloodBlocks& blocksOf(wire::WarningLevel level) {
    if (level == wire::WarningLevel::Announcement) return kLarge;
    return level == wire::WarningLevel::Notice ? kMedium : kSmall;
}

base::Instant expiryOf(const FloodBlocks& blocks, base::Instant onset) {
    return roundedUp(onset.plusS(std::int64_t{blocks.expiresAfterH} * 3600), 4 * kQuarterMs);
}

base::Instant nextInformationOf(const FloodBlocks& blocks, base::Instant onset) {
    return roundedUp(onset.plusS(std::int64_t{blocks.nextInformationAfterMin} * 60), kQuarterMs);
}

namespace {

std::string whereToLearnMore(const FloodFacts& facts, bool english) {
    std::string text;
    if (!facts.web.empty()) text += (english ? " More information: " : " Mehr Informationen: ") + facts.web;
    if (!facts.contact.empty()) text += (english ? " Telephone: " : " Telefon: ") + facts.contact;
    return text;
}

wire::WarningText floodText(const FloodFacts& facts, const FloodBlocks& blocks, const wire::WarningContent& content,
                            bool english) {
    const std::size_t tongue = english ? 1 : 0;
    wire::WarningText text;
    text.language = english ? "en-GB" : "de-DE";
    const std::string mark = realmMark(facts.realm, text.language);
    text.event = blocks.event[tongue];

    const std::string place = (english ? englishAt(facts.water) : germanAt(facts.water)) +
                              (facts.townName.empty() ? "" : " in " + facts.townName);
    std::string headline = blocks.headline[tongue];
    headline.replace(headline.find('%'), 1, place);
    text.headline = mark + headline;

    const std::string source = facts.senderName.empty()
                                   ? std::string()
                                   : (english ? "Warning from: " : "Es warnt: ") + facts.senderName + ". ";
    std::string water =
        (english ? "Flood " : "Hochwasser ") + (english ? englishAt(facts.water) : germanAt(facts.water)) + ". ";
    const std::string gauge = measured(facts, english);
    if (!gauge.empty()) water += gauge + " ";
    text.description = mark + source + water + blocks.consequence[tongue] + " " + placeText(facts, english) + " " +
                       timeText(content, english);
    text.instruction = mark + blocks.instruction[tongue] + whereToLearnMore(facts, english);
    text.areaName = areaName(facts, english);
    return text;
}

}  // namespace

wire::WarningContent floodWarning(const FloodFacts& facts, wire::GeoArea area) {
    const FloodBlocks& blocks = blocksFor(facts.level);
    wire::WarningContent content;
    content.level = blocks.level;
    content.hazard = "flood";
    content.category = "Met";
    content.urgency = blocks.urgency;
    content.severity = blocks.severity;
    content.certainty = "Observed";
    content.responseType = blocks.responseType;
    content.eventCode = "BBK-EVC-038";
    content.onset = {facts.at.ms - ((facts.at.ms % 1000) + 1000) % 1000};
    content.expires = expiryOf(blocks, content.onset);
    content.nextInformationAt = nextInformationOf(blocks, content.onset);
    content.area = std::move(area);
    content.senderName = facts.senderName;
    content.contact = facts.contact;
    content.web = facts.web;
    content.people = facts.people;
    content.objects = facts.objects;
    content.texts = {floodText(facts, blocks, content, false), floodText(facts, blocks, content, true)};
    refreshChannels(content, facts.realm);
    return content;
}

}  // namespace warning
