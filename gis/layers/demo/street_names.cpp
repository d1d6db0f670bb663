// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>

#include "gis/layers/demo/streets.h"

namespace layers::demo {

namespace {

using Words = std::vector<std::string_view>;

const Words kLanes = {
    "Mühlgasse",     "Gerbergasse",  "Kirchgasse",   "Schmiedgasse",     "Webergasse",        "Badgasse",
    "Fischergasse",  "Färbergasse",  "Salzgasse",    "Krämergasse",      "Jakobsgasse",       "Klostergasse",
    "Spitalgasse",   "Bäckergasse",  "Hafnergasse",  "Küfergasse",       "Seilergasse",       "Metzgergasse",
    "Kornmarkt",     "Hefnersplatz", "Am Graben",    "Hinter der Mauer", "An der Stadtmauer", "Pfarrgasse",
    "Schulgasse",    "Rosengasse",   "Turmgasse",    "Engelgasse",       "Glockengasse",      "Löwengasse",
    "Bogengasse",    "Torgasse",     "Zwinger",      "Brunnengasse",     "Höllgasse",         "Sterngasse",
    "Lohgasse",      "Am Bach",      "Am Mühlkanal", "Flößergasse",      "Wassergasse",       "Ufergasse",
    "Auf der Insel", "Steggasse",    "Wehrgasse",    "Hirtengasse",      "Zeugasse"};
const Words kPeople = {
    "Goethe",     "Schiller", "Lessing",      "Heine",      "Mörike",          "Eichendorff", "Uhland",     "Rückert",
    "Jean-Paul",  "Fontane",  "Storm",        "Keller",     "Mozart",          "Beethoven",   "Bach",       "Händel",
    "Haydn",      "Schubert", "Schumann",     "Brahms",     "Wagner",          "Weber",       "Bruckner",   "Reger",
    "Dürer",      "Cranach",  "Holbein",      "Grünewald",  "Riemenschneider", "Kepler",      "Humboldt",   "Leibniz",
    "Kant",       "Hegel",    "Fichte",       "Pestalozzi", "Fröbel",          "Stein",       "Hardenberg", "Ebert",
    "Stresemann", "Rathenau", "Stauffenberg", "Scholl",     "Bonhoeffer",      "Kolping",     "Ketteler",   "Löhe"};
const Words kTrees = {
    "Ahorn",     "Birken",   "Buchen",    "Eichen",       "Erlen",    "Eschen",  "Fichten", "Föhren",   "Kastanien",
    "Kiefern",   "Lärchen",  "Linden",    "Pappel",       "Tannen",   "Ulmen",   "Weiden",  "Ginster",  "Hasel",
    "Holunder",  "Schlehen", "Wacholder", "Weißdorn",     "Flieder",  "Rosen",   "Nelken",  "Tulpen",   "Veilchen",
    "Dahlien",   "Astern",   "Narzissen", "Lilien",       "Enzian",   "Primel",  "Malven",  "Anemonen", "Krokus",
    "Efeu",      "Jasmin",   "Mohn",      "Amsel",        "Drossel",  "Finken",  "Meisen",  "Star",     "Lerchen",
    "Schwalben", "Zeisig",   "Stieglitz", "Nachtigallen", "Kuckuck",  "Habicht", "Falken",  "Bussard",  "Adler",
    "Kranich",   "Reiher",   "Eulen",     "Specht",       "Fasanen",  "Rebhuhn", "Elstern", "Dohlen",   "Häher",
    "Pirol",     "Apfel",    "Kirsch",    "Birn",         "Pflaumen", "Quitten", "Nuss",    "Wiesen",   "Sonnen",
    "Garten",    "Feld",     "Quellen",   "Brunnen",      "Hasen",    "Reh",     "Fuchs",   "Dachs",    "Igel",
    "Marder"};
const Words kEast = {"Breslauer", "Danziger",      "Königsberger", "Stettiner",  "Egerländer", "Karlsbader",
                     "Sudeten",   "Schlesier",     "Pommern",      "Memeler",    "Tilsiter",   "Marienbader",
                     "Gablonzer", "Reichenberger", "Troppauer",    "Liegnitzer", "Görlitzer",  "Dresdner",
                     "Leipziger", "Erfurter",      "Weimarer",     "Jenaer",     "Rostocker",  "Berliner",
                     "Potsdamer", "Magdeburger",   "Coburger",     "Bamberger",  "Ansbacher",  "Fuldaer",
                     "Meininger", "Eisenacher",    "Gothaer"};
const Words kWorks = {"Industriestraße", "Siemensstraße",    "Daimlerstraße",   "Dieselstraße",   "Ottostraße",
                      "Boschstraße",     "Benzstraße",       "Röntgenstraße",   "Liebigstraße",   "Gutenbergstraße",
                      "Zeppelinstraße",  "Borsigstraße",     "Kruppstraße",     "Gewerbestraße",  "Am Gleis",
                      "Lagerstraße",     "Handwerkerstraße", "Güterstraße",     "Hertzstraße",    "Ohmstraße",
                      "Wankelstraße",    "Lilienthalstraße", "Schuckertstraße", "Steinmetzstraße"};
const Words kField = {"Am Anger",       "Im Winkel", "Dorfstraße",    "Kirchweg",    "Am Dorfweiher", "Hofstatt",
                      "Backhausgasse",  "Zur Linde", "Am Hang",       "Oberer Weg",  "Unterer Weg",   "Hintere Gasse",
                      "Krautgartenweg", "Am Bühl",   "Leitenweg",     "Zehntweg",    "Schäferweg",    "Flurweg",
                      "Kapellenweg",    "Holzweg",   "Steinbruchweg", "Am Weinberg", "Rangenweg",     "Am Sportplatz",
                      "Hopfengarten",   "Zum Tal",   "An der Leite",  "Brühl",       "Lohweg",        "Sandweg",
                      "Hutweide",       "Am Keller", "Waldrandweg",   "Bergweg",     "Hirtenweg",     "Pfarräcker",
                      "Mühläcker",      "Am Espan",  "Kreuzweg",      "Hohlweg"};

std::string joined(std::string_view word, std::string_view suffix) {
    if (word.ends_with("er") && suffix != "weg")
        return std::string(word) + " " + (suffix == "straße" ? "Straße" : suffix == "ring" ? "Ring" : "Weg");
    if (word.find('-') != std::string_view::npos)
        return std::string(word) + "-" + (suffix == "straße" ? "Straße" : "Weg");
    return std::string(word) + std::string(suffix);
}

class StreetNaming {
public:
    StreetNaming(const Plan& plan, std::uint64_t seed) : m_plan(plan), m_random(seed * 613 + 41) {}

    void name(std::vector<NetStreet>& streets) {
        for (const NetStreet& s : streets) m_taken.insert(s.name);
        for (NetStreet& s : streets) {
            if (!s.name.empty() || s.rank == "path") continue;
            if (s.quarter < 0 || lengthOf(s.line) < 40) {
                s.name = lengthOf(s.line) < 40 ? "" : pick(kField, {""});
                continue;
            }
            s.name = fresh(m_plan.quarters[static_cast<std::size_t>(s.quarter)]);
        }
        // Stubs belong to the street that they leave.
        for (NetStreet& s : streets)
            if (s.name.empty() && s.rank != "path") s.name = neighbour(streets, s);
    }

private:
    std::string fresh(const Quarter& q) {
        switch (q.character) {
            case Character::OldTown: return pick(kLanes, {""});
            case Character::Blocks: return pick(kPeople, {"straße"});
            case Character::Slabs: return pick(kEast, {"straße", "ring"});
            case Character::Rows:
                return m_random.unit() < 0.5 ? pick(kPeople, {"straße", "weg"}) : pick(kTrees, {"straße", "weg"});
            case Character::Houses: return pick(kTrees, {"weg", "straße", "ring"});
            case Character::Village: return pick(kField, {""}, q.name);
            case Character::Works:
            case Character::Trade: return pick(kWorks, {""});
        }
        return {};
    }
    std::string pick(const Words& words, std::initializer_list<std::string_view> suffixes,
                     const std::string& village = {}) {
        const std::uint64_t start = m_random.below(words.size());
        for (const std::string_view suffix : suffixes)
            for (std::size_t i = 0; i < words.size(); ++i) {
                std::string candidate = joined(words[(start + i) % words.size()], suffix);
                if (m_taken.insert(candidate).second) return candidate;
            }
        // All taken: villages and quarters share names in real towns, too, told apart by an addition.
        if (!village.empty())
            for (std::size_t i = 0; i < words.size(); ++i) {
                std::string candidate = std::string(words[(start + i) % words.size()]) + " (" + village + ")";
                if (m_taken.insert(candidate).second) return candidate;
            }
        for (const std::string_view suffix : {"gasse", "steig", "platz", "hof", "hang", "winkel", "grund", "anger"})
            for (std::size_t i = 0; i < kTrees.size(); ++i) {
                std::string candidate = std::string(kTrees[(start + i) % kTrees.size()]) + std::string(suffix);
                if (m_taken.insert(candidate).second) return candidate;
            }
        return "Neuer Weg";
    }
    static std::string neighbour(const std::vector<NetStreet>& streets, const NetStreet& stub) {
        for (const NetStreet& s : streets)
            if (!s.name.empty() && s.rank != "motorway")
                for (const Vec& p : s.line)
                    if (p == stub.line.front() || p == stub.line.back()) return s.name;
        return {};
    }

    const Plan& m_plan;
    base::SeededRandom m_random;
    std::set<std::string> m_taken;
};

}  // namespace

void nameStreets(std::vector<NetStreet>& streets, const Plan& plan, std::uint64_t seed) {
    StreetNaming(plan, seed).name(streets);
}

}  // namespace layers::demo
