// SPDX-License-Identifier: EUPL-1.2
#include "console/models/area_words.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace models {

const std::vector<std::string>& areaHazards() {
    static const std::vector<std::string> kAll{"smoke", "gas", "bomb", "power", "evacuation", "other"};
    return kAll;
}

QString hazardWords(const std::string& hazard) {
    if (hazard == "smoke") return Words::tr("Rauch, Brand");
    if (hazard == "gas") return Words::tr("Gefahrstoff");
    if (hazard == "bomb") return Words::tr("Kampfmittel");
    if (hazard == "power") return Words::tr("Stromausfall");
    if (hazard == "evacuation") return Words::tr("Räumung");
    if (hazard == "other") return Words::tr("Sonstiges");
    return text(hazard);
}

QString methodName(wire::AreaMethod method) {
    switch (method) {
        case wire::AreaMethod::Drawn: return Words::tr("Fläche");
        case wire::AreaMethod::Circle: return Words::tr("Kreis");
        case wire::AreaMethod::Wedge: return Words::tr("Keil, Wind");
        case wire::AreaMethod::Plume: return Words::tr("Ausbreitung");
        case wire::AreaMethod::Districts: return Words::tr("Stadtteile");
        case wire::AreaMethod::Blocks: return Words::tr("Häuserblöcke");
        case wire::AreaMethod::Substation: return Words::tr("Stromausfall");
        case wire::AreaMethod::Stage: return Words::tr("Wasserstand, Bach");
        case wire::AreaMethod::Sinks: return Words::tr("Senken, Regen");
    }
    return {};
}

QString windWords(const fusion::Wind& wind, const Format& format) {
    static const std::array<const char*, 8> kNames{QT_TRANSLATE_NOOP("Words", "N"), QT_TRANSLATE_NOOP("Words", "NO"),
                                                   QT_TRANSLATE_NOOP("Words", "O"), QT_TRANSLATE_NOOP("Words", "SO"),
                                                   QT_TRANSLATE_NOOP("Words", "S"), QT_TRANSLATE_NOOP("Words", "SW"),
                                                   QT_TRANSLATE_NOOP("Words", "W"), QT_TRANSLATE_NOOP("Words", "NW")};
    const auto octant = static_cast<std::size_t>(std::lround(wind.fromDeg / 45)) % kNames.size();
    return Words::tr("Wind aus %1 (%2°), %3 m/s")
        .arg(Words::tr(kNames[octant]), format.decimal(wind.fromDeg, 0), format.decimal(wind.speedMS, 1));
}

QString areaMethodWords(const wire::StaffArea& area, const std::optional<fusion::Wind>& wind, const Format& format) {
    const auto metres = [&](const std::optional<double>& value) { return format.decimal(value.value_or(0), 0); };
    const QString blowing = wind ? QStringLiteral(", ") + windWords(*wind, format) : QString();
    switch (area.method) {
        case wire::AreaMethod::Drawn: return Words::tr("von Hand eingezeichnet");
        case wire::AreaMethod::Circle: return Words::tr("Kreis, %1 m").arg(metres(area.radiusM));
        case wire::AreaMethod::Wedge:
            return Words::tr("Kreis %1 m, Keil %2 m").arg(metres(area.radiusM), metres(area.reachM)) + blowing;
        case wire::AreaMethod::Plume:
            return Words::tr("Ausbreitungsmodell (Gauß), %1 kg/s, Grenzwert %2 mg/m³, Klasse %3")
                       .arg(format.decimal(area.rateKgS.value_or(0), 3), format.decimal(area.limitMgM3.value_or(0), 1),
                            text(area.stability.value_or("?"))) +
                   blowing;
        case wire::AreaMethod::Districts:
            return area.districts.size() == 1 ? Words::tr("ein Stadtteil")
                                              : Words::tr("%1 Stadtteile").arg(area.districts.size());
        case wire::AreaMethod::Blocks: return Words::tr("Häuserblöcke im Umkreis von %1 m").arg(metres(area.radiusM));
        case wire::AreaMethod::Substation: return Words::tr("Ausfallgebiet einer Station: was ihr am nächsten liegt");
        case wire::AreaMethod::Stage:
            return Words::tr("Wasserstand %1 m über der Bachsohle").arg(format.decimal(area.stageM.value_or(0), 2));
        case wire::AreaMethod::Sinks:
            return Words::tr("Senken ab %1 m³ bei %2 mm Regen")
                       .arg(metres(area.leastM3), format.decimal(area.rainMm.value_or(0), 0)) +
                   (area.centre ? Words::tr(", Umkreis %1 m").arg(metres(area.radiusM)) : Words::tr(", ganze Stadt"));
    }
    return {};
}

QString areaDoubtWords(const std::string& doubt) {
    const auto rest = [&] {
        return text(std::string_view(doubt).substr(std::min(doubt.find(' '), doubt.size() - 1) + 1));
    };
    if (doubt == "calm") return Words::tr("Wind zu schwach: Richtung unsicher, ringsum mit Gefahr rechnen");
    if (doubt == "beyond-10-km") return Words::tr("Grenzwert auch bei 10 km noch überschritten; dort endet das Modell");
    if (doubt == "nearer-than-100-m") return Words::tr("näher als 100 m sagt das Modell nichts; dort ist aufgefüllt");
    if (doubt == "nowhere-reached") return Words::tr("Grenzwert jenseits von 100 m nirgends erreicht; Kreis von 100 m");
    if (doubt == "crosses-itself") return Words::tr("der Rand kreuzt sich selbst: nichts gezählt");
    if (doubt == "leaves-town") return Words::tr("reicht über das Ortspaket hinaus; was dort liegt, ist unbekannt");
    if (doubt.starts_with("unknown-district")) return Words::tr("Stadtteil %1 fehlt im Ortspaket").arg(rest());
    if (doubt.starts_with("hidden-cells"))
        return Words::tr("%1 Zensuszellen mit geheim gehaltener Zahl nicht mitgezählt").arg(rest());
    return text(doubt);
}

const situation::AreaView* areaOf(const situation::Situation& picture, const wire::Zone& zone) {
    if (!zone.zone.starts_with(wire::kAreaZonePrefix)) return nullptr;
    const auto found = picture.areas.find(zone.zone.substr(wire::kAreaZonePrefix.size()));
    return found == picture.areas.end() ? nullptr : &found->second;
}

std::optional<fusion::Wind> windOf(const wire::Zone& zone) {
    if (!zone.windFromDeg || !zone.windMS) return std::nullopt;
    return fusion::Wind{*zone.windFromDeg, *zone.windMS};
}

}  // namespace models
