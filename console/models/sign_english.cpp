// SPDX-License-Identifier: EUPL-1.2
// The library of signs speaks German; here are its ids in English.

#include <map>
#include <string>

#include "console/models/sign_composer.h"

namespace models {
namespace {

using Table = std::map<std::string, const char*>;

const Table& bases() {
    static const Table table{
        {"ohne", "no base sign"},
        {"taktische-formation", "unit"},
        {"befehlsstelle", "command post"},
        {"stelle", "post, facility"},
        {"ortsfeste-stelle", "fixed post, facility"},
        {"person", "person"},
        {"gebaeude", "building"},
        {"fahrzeug", "vehicle"},
        {"kraftfahrzeug-landgebunden", "road vehicle"},
        {"kraftfahrzeug-gelaendegaengig", "cross-country vehicle"},
        {"kraftfahrzeug-gelaendegaengig-kategorie3", "cross-country vehicle, category 3"},
        {"amphibienfahrzeug", "amphibious vehicle"},
        {"wechsellader", "swap-body truck"},
        {"wechsellader-wechselbehaelter", "swap-body truck with container"},
        {"abrollbehaelter", "roll-off container"},
        {"wechselbehaelter", "container"},
        {"wechselbruecke", "swap body"},
        {"rollcontainer", "roll container"},
        {"anhaenger", "trailer"},
        {"anhaenger-abrollbehaelter", "trailer with roll-off container"},
        {"anhaenger-wechselbehaelter", "trailer with container"},
        {"anhaenger-pkw", "trailer drawn by a car"},
        {"anhaenger-lkw", "trailer drawn by a truck"},
        {"schienenfahrzeug", "rail vehicle"},
        {"kettenfahrzeug", "tracked vehicle"},
        {"zweirad", "two-wheeler"},
        {"wasserfahrzeug", "watercraft"},
        {"flugzeug", "aeroplane"},
        {"hubschrauber", "helicopter"},
        {"massnahme", "measure"},
        {"anlass", "occasion, event"},
        {"gefahr", "danger"},
        {"gefahr-vermutet", "danger (suspected)"},
        {"gefahr-akut", "danger (acute)"},
    };
    return table;
}

const Table& tasks() {
    static const Table table{
        {"brandbekaempfung", "fire fighting"},
        {"hoehenrettung", "rescue from heights and depths"},
        {"wasserversorgung", "water supply and pumping"},
        {"technische-hilfeleistung", "technical assistance"},
        {"heben", "lifting of loads"},
        {"bergung", "rescue from wreckage"},
        {"raeumen", "clearing of obstacles"},
        {"entschaerfen", "bomb disposal"},
        {"sprengen", "blasting"},
        {"beleuchtung", "lighting"},
        {"transport", "transport"},
        {"abc", "hazardous substances, CBRN"},
        {"messen", "measuring, detection"},
        {"dekontamination", "decontamination"},
        {"dekontamination-personen", "decontamination of people"},
        {"dekontamination-geraete", "decontamination of equipment"},
        {"umweltschaeden-gewaesser", "oil and water pollution"},
        {"rettungswesen", "rescue and medical service"},
        {"aerztliche-versorgung", "care by a physician"},
        {"krankenhaus", "hospital"},
        {"einsatzeinheit", "medical task unit"},
        {"betreuung", "care of people"},
        {"seelsorge", "pastoral care"},
        {"unterbringung", "accommodation"},
        {"logistik", "supply, logistics"},
        {"verpflegung", "food"},
        {"verbrauchsgueter", "consumables and fuel"},
        {"versorgung-trinkwasser", "drinking water"},
        {"versorgung-brauchwasser", "service water"},
        {"versorgung-elektrizitaet", "electricity"},
        {"instandhaltung", "maintenance"},
        {"fuehrung", "command, staff"},
        {"iuk", "communications and IT"},
        {"erkundung", "reconnaissance"},
        {"veterinaerwesen", "veterinary service"},
        {"schlachten", "slaughtering"},
        {"wasserrettung", "water rescue"},
        {"wasserfahrzeuge", "work with boats"},
        {"rettungshunde", "search dogs"},
        {"pumpen", "pumping, water damage"},
        {"abwehr-wassergefahren", "flood defence, dikes"},
        {"warnen", "warning"},
    };
    return table;
}

const Table& rest() {
    static const Table table{
        {"feuerwehr", "fire brigade"},
        {"thw", "THW"},
        {"fuehrung", "command"},
        {"polizei", "police"},
        {"gefahrenabwehr", "other emergency services"},
        {"hilfsorganisation", "aid organisations"},
        {"bundeswehr", "armed forces"},
        {"zivil", "civil units"},
        {"trupp", "Trupp (2-3 people)"},
        {"staffel", "Staffel (6 people)"},
        {"gruppe", "Gruppe (9 people)"},
        {"zug", "Zug (platoon)"},
        {"zugtrupp", "Zugtrupp (platoon command)"},
        {"bereitschaft", "Bereitschaft (company)"},
        {"abteilung", "Abteilung (battalion)"},
        {"grossverband", "Großverband (brigade)"},
        {"gemeinde", "municipality"},
        {"kreis", "county, independent town"},
        {"bezirk", "district"},
        {"land", "federal state"},
        {"brd", "federation"},
        {"eu", "European Union"},
        {"fuehrungskraft", "leader"},
        {"sonderfunktion", "special function (adviser)"},
    };
    return table;
}

const Table& symbols() {
    static const Table table{
        {"drehleiter", "turntable ladder"},
        {"hebegeraet", "lifting gear"},
        {"bagger", "excavator"},
        {"raeumgeraet", "clearing gear"},
        {"bruecke", "bridge"},
        {"sprengmittel", "explosives"},
        {"beleuchtung", "lighting"},
        {"bett", "bed"},
        {"verpflegung", "food"},
        {"verbrauchsgueter", "consumables"},
        {"trinkwasser", "drinking water"},
        {"brauchwasser", "service water"},
        {"elektrizitaet", "electricity"},
        {"geraete", "equipment"},
        {"sprengung", "blast"},
        {"transport", "transport"},
        {"fahrzeug", "vehicle"},
        {"fahrrad", "bicycle"},
        {"kraftrad", "motorcycle"},
        {"zweirad", "two-wheeler"},
        {"flugzeug", "aeroplane"},
        {"hubschrauber", "helicopter"},
        {"entstehungsbrand", "incipient fire"},
        {"fortentwickelter-brand", "developed fire"},
        {"vollbrand", "fully developed fire"},
        {"sirene", "siren"},
        {"lautsprecher", "loudspeaker"},
        {"warnung", "warning"},
        {"zelt", "tent"},
        {"sichten", "sorting, distributing"},
        {"sammeln", "assembling"},
        {"sammelplatz-betroffene", "assembly point for people affected"},
        {"veterinaerwesen", "veterinary service"},
        {"schlachten", "slaughtering"},
        {"tier-verletzt", "animal injured"},
        {"tier-tot", "animal dead"},
        {"person", "person"},
        {"person-verletzt", "person injured"},
        {"person-tot", "person dead"},
        {"person-vermisst", "person missing"},
        {"person-verschuettet", "person buried"},
        {"person-gerettet", "person rescued"},
        {"person-zu-transportieren", "person to be transported"},
        {"person-transportiert", "person transported"},
        {"beschaedigt", "damaged"},
        {"teilzerstoert", "partly destroyed"},
        {"zerstoert", "destroyed"},
        {"teilblockiert", "partly blocked"},
        {"blockiert", "blocked"},
        {"tendenz-steigend", "tendency rising"},
        {"tendenz-fallend", "tendency falling"},
        {"tendenz-unveraendert", "tendency steady"},
        {"ausfall-25", "failed by 25 %"},
        {"ausfall-50", "failed by 50 %"},
        {"ausfall-75", "failed by 75 %"},
        {"ausfall-100", "failed wholly"},
        {"abc", "hazardous substances, CBRN"},
        {"dekontamination", "decontamination"},
        {"dekontamination-personen", "decontamination (people)"},
        {"dekontamination-geraete", "decontamination (equipment)"},
        {"wasser", "water"},
        {"wasserfahrzeug", "watercraft"},
        {"pumpe", "pump"},
        {"bilduebertragung", "video (wire)"},
        {"bilduebertragung-funk", "video (radio)"},
        {"datenuebertragung", "data (wire)"},
        {"datenuebertragung-funk", "data (radio)"},
        {"fax", "fax (wire)"},
        {"fax-funk", "fax (radio)"},
        {"fernsprechen", "telephone (wire)"},
        {"fernsprechen-funk", "telephone (radio)"},
        {"fernschreiben", "teleprinter (wire)"},
        {"fernschreiben-funk", "teleprinter (radio)"},
        {"festbilduebertragung", "still pictures (wire)"},
        {"festbilduebertragung-funk", "still pictures (radio)"},
        {"relaisfunkbetrieb", "radio relay"},
        {"richtbetrieb", "directional radio"},
        {"kabelbau", "cable laying"},
        {"vermutung", "suspected"},
        {"akut", "acute"},
        {"technische-hilfeleistung", "technical assistance"},
        {"bergung", "rescue from wreckage"},
        {"seelsorge", "pastoral care"},
        {"drohne", "drone"},
    };
    return table;
}

}  // namespace

QString englishOfSign(const QString& part, const QString& id) {
    const Table& table = part == QStringLiteral("base")     ? bases()
                         : part == QStringLiteral("task")   ? tasks()
                         : part == QStringLiteral("symbol") ? symbols()
                                                            : rest();
    const auto found = table.find(id.toStdString());
    return found == table.end() ? QString() : QString::fromUtf8(found->second);
}

}  // namespace models
