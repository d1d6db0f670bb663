// SPDX-License-Identifier: EUPL-1.2
#include "gis/fusion/rules.h"

namespace fusion {

std::vector<RainWindow> dwdRainWindows() {
    return {{60, {15, 25, 40}},   {360, {20, 35, 60}},  {720, {25, 40, 70}},
            {1440, {30, 50, 80}}, {2880, {40, 60, 90}}, {4320, {60, 90, 120}}};
}

int starkregenindex(const RainIndex& index, double mm) {
    constexpr std::array kBeyond = {1.2, 1.4, 1.6, 2.2, 2.8};
    int reached = 0;
    for (const double from : index.mm) reached += mm >= from ? 1 : 0;
    if (reached < 7) return reached;
    for (const double factor : kBeyond) reached += mm >= factor * index.mm.back() ? 1 : 0;
    return reached;
}

IncidentRules shippedIncidents() {
    IncidentRules rules;
    const auto add = [&](const char* id, const char* title, double distanceM, double withinMin,
                         std::vector<std::string> words) -> IncidentKind& {
        return rules.kinds.emplace_back(IncidentKind{id, title, std::move(words), distanceM, withinMin * 60, false, 0});
    };
    // What tells least stands last: "Menschenrettung" at a fire is a fire.
    add("fire", "Brand", 200, 60,
        {"brand", "*brand", "brände", "brennt", "brennen", "feuer", "*feuer", "flammen", "rauch", "rauchentwicklung",
         "brandgeruch", "explosion"});
    add("hazmat", "Gefahrstoff", 300, 60,
        {"gefahrstoff*", "gasgeruch", "gasaustritt", "*gasgeruch", "chlorgas*", "ammoniak*", "ölspur", "*ölaustritt",
         "öl auf wasser", "heizöl*", "chemikalien*"});
    add("collapse", "Einsturz, Rutschung", 200, 60,
        {"einsturz*", "eingestürzt*", "einsturzgefahr", "hangrutsch*", "erdrutsch*", "unterspült*", "böschungsbruch",
         "deichbruch", "dammbruch", "deichriss"});
    add("water", "Überflutung", 300, 30, {"überflut*",      "*überflutung",          "überschwemm*",
                                          "hochwasser",     "wasser im keller",      "wasser in keller",
                                          "wasser im haus", "wasser in der wohnung", "keller unter wasser",
                                          "unter wasser",   "keller voll*",          "keller läuft*",
                                          "läuft voll",     "vollgelaufen*",         "voll gelaufen",
                                          "wassereinbruch", "wasserschaden",         "land unter",
                                          "wasser steht",   "wasser auf der straße", "wasser tritt*",
                                          "über die ufer",  "ausgeufert*",           "auspumpen",
                                          "pumpen",         "gullydeckel*",          "rückstau*"})
        .takesGauges = true;
    add("storm", "Sturmschaden", 150, 60,
        {"sturmschaden*", "umgestürzt*", "baum auf*", "baum über*", "baum umgefallen", "bäume auf*", "ast auf*",
         "äste auf*", "dach abgedeckt", "abgedecktes dach", "dachziegel*", "lose dach*"});
    add("traffic", "Verkehrsunfall", 150, 30, {"unfall", "*unfall", "verkehrsunfall*", "vu"});
    add("power", "Stromausfall", 1000, 120,
        {"stromausfall*", "kein strom", "ohne strom", "strom weg", "strom ausgefallen"});
    add("people", "Menschen in Gefahr", 150, 30,
        {"menschenrettung", "personenrettung", "eingeschlossen*", "eingeklemmt*", "vermisst*", "verschüttet*",
         "person in*", "hilflose person", "ertrink*"});
    return rules;
}

std::string Rules::idOf(std::string_view rule) const {
    return version.empty() ? std::string(rule) : std::string(rule) + "+" + version;
}

const Rules& shippedRules() {
    static const Rules rules;
    return rules;
}

}  // namespace fusion
