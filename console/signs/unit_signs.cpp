// SPDX-License-Identifier: EUPL-1.2
#include "console/signs/unit_signs.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include <QStringList>

namespace signs {
namespace {

constexpr const char* kCar = "kraftfahrzeug-landgebunden";
constexpr const char* kUnit = "taktische-formation";
constexpr const char* kPost = "befehlsstelle";
constexpr const char* kBoat = "wasserfahrzeug";

struct Row {
    const char* type;  ///< first words of the unit's type, in capitals
    const char* base;
    const char* task;
    const char* size = "";    ///< of units: as their name says; empty: by strength
    const char* symbol = "";  ///< in place of the task
};
/// The longest type that fits counts, whatever the order.
constexpr std::array kRows{
    // vehicles of the fire brigades
    Row{"LF", kCar, "brandbekaempfung"},
    Row{"HLF", kCar, "brandbekaempfung"},
    Row{"TLF", kCar, "brandbekaempfung"},
    Row{"MLF", kCar, "brandbekaempfung"},
    Row{"KLF", kCar, "brandbekaempfung"},
    Row{"STLF", kCar, "brandbekaempfung"},
    Row{"TSF", kCar, "brandbekaempfung"},
    Row{"DL", kCar, "", "", "drehleiter"},
    Row{"DLK", kCar, "", "", "drehleiter"},
    Row{"DLA", kCar, "", "", "drehleiter"},
    Row{"RW", kCar, "technische-hilfeleistung"},
    Row{"KDOW", kCar, "fuehrung"},
    Row{"ELW", kCar, "fuehrung"},
    Row{"SW", kCar, "wasserversorgung"},
    Row{"GW-L", kCar, "logistik"},
    Row{"GW L", kCar, "logistik"},
    Row{"GW-G", kCar, "abc"},
    Row{"GW-W", kCar, "wasserrettung"},
    Row{"GW-MESS", kCar, "messen"},
    Row{"ABC-ERK", kCar, "messen"},
    Row{"DEKON", kCar, "dekontamination"},
    Row{"MTF", kCar, "transport"},
    Row{"MTW", kCar, "transport"},
    Row{"WLF", "wechsellader", ""},
    // rescue service
    Row{"RTW", kCar, "rettungswesen"},
    Row{"KTW", kCar, "rettungswesen"},
    Row{"NEF", kCar, "aerztliche-versorgung"},
    Row{"NAW", kCar, "aerztliche-versorgung"},
    Row{"ITW", kCar, "aerztliche-versorgung"},
    Row{"RTH", "hubschrauber", ""},
    Row{"SEG", kUnit, "rettungswesen"},
    Row{"EE", kUnit, "einsatzeinheit", "zug"},
    Row{"EE-NRW", kUnit, "einsatzeinheit", "zug"},
    Row{"BTP", kUnit, "betreuung", "zug"},
    Row{"BETREUUNG", kUnit, "betreuung"},
    Row{"PSNV", kUnit, "seelsorge"},
    Row{"RHS", kUnit, "rettungshunde"},
    // water
    Row{"BOOT", kBoat, ""},
    Row{"RTB", kBoat, ""},
    Row{"MZB", kBoat, ""},
    Row{"WRZ", kUnit, "wasserrettung", "zug"},
    Row{"WRG", kUnit, "wasserrettung", "gruppe"},
    // THW
    Row{"GKW", "kraftfahrzeug-gelaendegaengig", "bergung"},
    Row{"MZKW", "kraftfahrzeug-gelaendegaengig", "transport"},
    Row{"MZGW", "kraftfahrzeug-gelaendegaengig", "transport"},
    Row{"MLW", "kraftfahrzeug-gelaendegaengig", "transport"},
    Row{"TZ", kUnit, "technische-hilfeleistung", "zug"},
    Row{"ZTR", kUnit, "fuehrung", "zugtrupp"},
    Row{"B", kUnit, "bergung", "gruppe"},
    Row{"FGR", kUnit, "technische-hilfeleistung", "gruppe"},
    Row{"FGR B", kUnit, "bergung", "gruppe"},
    Row{"FGR E", kUnit, "versorgung-elektrizitaet", "gruppe"},
    Row{"FGR R", kUnit, "raeumen", "gruppe"},
    Row{"FGR W", kUnit, "wasserfahrzeuge", "gruppe"},
    Row{"FGR WP", kUnit, "pumpen", "gruppe"},
    Row{"FGR N", kUnit, "technische-hilfeleistung", "gruppe"},
    Row{"FGR O", kUnit, "rettungshunde", "gruppe"},
    Row{"FGR SP", kUnit, "sprengen", "gruppe"},
    Row{"FGR TW", kUnit, "versorgung-trinkwasser", "gruppe"},
    Row{"FGR ÖL", kUnit, "umweltschaeden-gewaesser", "gruppe"},
    Row{"FGR LOG", kUnit, "logistik", "gruppe"},
    Row{"FGR I", kUnit, "iuk", "gruppe"},
    Row{"FGR K", kUnit, "iuk", "gruppe"},
    Row{"FGR BEL", kUnit, "beleuchtung", "gruppe"},
    // police
    Row{"FUSTW", kCar, ""},
    Row{"STREIFE", kCar, ""},
    Row{"HUNDERTSCHAFT", kUnit, "", "bereitschaft"},
    // by size
    Row{"TRUPP", kUnit, "", "trupp"},
    Row{"STAFFEL", kUnit, "", "staffel"},
    Row{"GRUPPE", kUnit, "", "gruppe"},
    Row{"ZUG", kUnit, "", "zug"},
    Row{"LZ", kUnit, "brandbekaempfung", "zug"},
    Row{"LÖSCHZUG", kUnit, "brandbekaempfung", "zug"},
    Row{"BEREITSCHAFT", kUnit, "", "bereitschaft"},
    Row{"VERBAND", kUnit, "", "abteilung"},
    // command
    Row{"TEL", kPost, "fuehrung"},
    Row{"EL", kPost, "fuehrung"},
    Row{"EAL", kPost, "fuehrung"},
    Row{"UEAL", kPost, "fuehrung"},
    Row{"ÖEL", kPost, "fuehrung"},
    Row{"STAB", kPost, "fuehrung"},
    Row{"SAE", kPost, "fuehrung"},
};

/// "HLF 20/16" begins with "HLF", "LFX" does not begin with "LF": after the words comes no further letter.
bool fits(const QString& type, const QString& row) {
    return type.startsWith(row) && (type.size() == row.size() || !type.at(row.size()).isLetter());
}

const Row* rowOf(const QString& type) {
    const Row* best = nullptr;
    qsizetype longest = 0;
    for (const Row& row : kRows) {
        const QString words = QString::fromUtf8(row.type);
        if (words.size() <= longest || !fits(type, words)) continue;
        best = &row;
        longest = words.size();
    }
    return best;
}

}  // namespace

QString organisationId(const std::string& organisation) {
    const QString name = QString::fromStdString(organisation).trimmed().toLower();
    const auto isOne = [&](std::initializer_list<const char*> names) {
        return std::any_of(names.begin(), names.end(), [&](const char* one) { return name == QString::fromUtf8(one); });
    };
    if (isOne({"feuerwehr", "fw", "bf", "ff", "wf", "berufsfeuerwehr", "werkfeuerwehr", "freiwillige feuerwehr"}))
        return QStringLiteral("feuerwehr");
    if (isOne({"thw", "technisches hilfswerk"})) return QStringLiteral("thw");
    if (isOne({"polizei", "bundespolizei", "bpol"})) return QStringLiteral("polizei");
    if (isOne({"drk", "brk", "juh", "mhd", "asb", "dlrg", "malteser", "johanniter", "wasserwacht", "bergwacht",
               "rettungsdienst"}))
        return QStringLiteral("hilfsorganisation");
    if (isOne({"stab", "führung", "krisenstab", "einsatzleitung"})) return QStringLiteral("fuehrung");
    if (isOne({"bundeswehr", "bw"})) return QStringLiteral("bundeswehr");
    if (isOne({"zivil", "privat", "firma"})) return QStringLiteral("zivil");
    return QStringLiteral("gefahrenabwehr");
}

QString sizeOf(const Strength& strength) {
    if (!strength || strength->back() == 0) return {};
    const int total = strength->back();
    if (total <= 3) return QStringLiteral("trupp");
    if (total <= 6) return QStringLiteral("staffel");
    if (total <= 12) return QStringLiteral("gruppe");
    if (total <= 40) return QStringLiteral("zug");
    return QStringLiteral("bereitschaft");
}

namespace {

Sign made(const std::string& organisation, const std::string& unitType, const QString& strengthSize) {
    const QString type = QString::fromStdString(unitType).simplified();
    const Row* row = rowOf(type.toUpper());
    Sign sign;
    sign.organisation = organisationId(organisation);
    sign.base = QString::fromLatin1(row ? row->base : kCar);
    if (row) sign.task = QString::fromLatin1(row->task), sign.symbol = QString::fromLatin1(row->symbol);
    const bool isUnit = sign.base == QLatin1String(kUnit);
    if (isUnit) sign.size = *row->size ? QString::fromLatin1(row->size) : strengthSize;
    // A vehicle and a command post are read by their type from afar: it stands inside, as large as it fits, and takes
    // the place of the task. A unit is told by its task and size; without a task by its type.
    constexpr qsizetype kReadMax = 6;
    const QString shortType = type.section(QLatin1Char(' '), 0, 0);
    const bool isTold = !sign.task.isEmpty() || !sign.symbol.isEmpty();
    if ((!isUnit && !shortType.isEmpty() && shortType.size() <= kReadMax) || !isTold) {
        sign.text = isTold || shortType.size() <= kReadMax ? shortType : type.left(8);
        sign.symbol.clear();
        if (sign.base != QLatin1String(kPost)) sign.task.clear();
    }
    return sign;
}

}  // namespace

Sign signOfUnit(const std::string& organisation, const std::string& unitType, const Strength& strength) {
    // Asked for each unit with each piece of news; there are few kinds of them.
    constexpr std::size_t kKindsMax = 2000;
    thread_local std::unordered_map<std::string, Sign> known;
    const QString size = sizeOf(strength);
    std::string kind = organisation + '\x1f' + unitType + '\x1f';
    if (!size.isEmpty()) kind += static_cast<char>(size.front().toLatin1()), kind += std::to_string(size.size());
    if (const auto found = known.find(kind); found != known.end()) return found->second;
    if (known.size() >= kKindsMax) known.clear();
    return known.emplace(std::move(kind), made(organisation, unitType, size)).first->second;
}

}  // namespace signs
