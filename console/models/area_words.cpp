// SPDX-License-Identifier: EUPL-1.2
#include "console/models/area_words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <QRegularExpression>

namespace models {

const std::vector<std::string>& areaHazards() {
    static const std::vector<std::string> kAll{
        "smoke", "gas",  "bomb", "power", "evacuation", "water", "drinking-water", "storm", "heat", "emergency-number",
        "dam",   "other"};
    return kAll;
}

std::string usualHazard(wire::AreaMethod method) {
    switch (method) {
        case wire::AreaMethod::Blocks: return "evacuation";
        case wire::AreaMethod::Substation: return "power";
        case wire::AreaMethod::Stage:
        case wire::AreaMethod::Sinks: return "water";
        case wire::AreaMethod::Drawn:
        case wire::AreaMethod::Circle:
        case wire::AreaMethod::Wedge:
        case wire::AreaMethod::Plume:
        case wire::AreaMethod::Districts: break;
    }
    return "smoke";
}

QString hazardWords(const std::string& hazard) {
    if (hazard == "smoke") return Words::tr("Rauch, Brand");
    if (hazard == "gas") return Words::tr("Gefahrstoff");
    if (hazard == "bomb") return Words::tr("Kampfmittel");
    if (hazard == "power") return Words::tr("Stromausfall");
    if (hazard == "evacuation") return Words::tr("Räumung");
    if (hazard == "water") return Words::tr("Hochwasser");
    if (hazard == "drinking-water") return Words::tr("Trinkwasser");
    if (hazard == "storm") return Words::tr("Sturm");
    if (hazard == "heat") return Words::tr("Hitze");
    if (hazard == "emergency-number") return Words::tr("Notruf gestört");
    if (hazard == "dam") return Words::tr("Damm, Talsperre");
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
        case wire::AreaMethod::Substation: return Words::tr("Ausfallgebiet");
        case wire::AreaMethod::Stage: return Words::tr("Wasserstand");
        case wire::AreaMethod::Sinks: return Words::tr("Senken, Regen");
    }
    return {};
}

QString methodHint(wire::AreaMethod method) {
    switch (method) {
        case wire::AreaMethod::Blocks:
            return Words::tr("Häuserblöcke um einen Ort: jeder Block ganz, den der Kreis berührt.");
        case wire::AreaMethod::Substation:
            return Words::tr("Ausfallgebiet einer Station (Annahme): was ihr am nächsten liegt. Netzbetreiber fragen.");
        case wire::AreaMethod::Stage:
            return Words::tr(
                "Wasserstand an einem Bach (Schätzung): Was wäre, wenn das Wasser so hoch über der Sohle steht?");
        case wire::AreaMethod::Sinks:
            return Words::tr(
                "Senken bei Starkregen (Schätzung): wo sich so viel Wasser sammelt. Ohne Ort auf der Karte: ganze "
                "Stadt.");
        case wire::AreaMethod::Drawn:
        case wire::AreaMethod::Circle:
        case wire::AreaMethod::Wedge:
        case wire::AreaMethod::Plume:
        case wire::AreaMethod::Districts: break;
    }
    return {};
}

QString estimateWords(const std::string& method, const Format& format) {
    QString out = text(method);
    const std::pair<const char*, const char*> kWords[] = {
        {"hand/1, ", QT_TRANSLATE_NOOP("Words", "Höhe über dem Bach (HAND), ")},
        {"sinks/1, ", QT_TRANSLATE_NOOP("Words", "gefüllte Senken, ")},
        {"what lies nearest to ", QT_TRANSLATE_NOOP("Words", "was am nächsten liegt an ")},
        {" of the kind power", QT_TRANSLATE_NOOP("Words", " Stationen der Stromversorgung")},
        {" and the blocks it touches", QT_TRANSLATE_NOOP("Words", " und die Blöcke, die er berührt")},
        {"circle of ", QT_TRANSLATE_NOOP("Words", "Kreis von ")},
        {"streets up to ", QT_TRANSLATE_NOOP("Words", "Straßen bis ")},
        {"streams from ", QT_TRANSLATE_NOOP("Words", "Bach ab ")},
        {" up and down", QT_TRANSLATE_NOOP("Words", " bachauf und bachab")},
        {"stage ", QT_TRANSLATE_NOOP("Words", "Wasserstand ")},
        {"cells of ", QT_TRANSLATE_NOOP("Words", "Gelände in Zellen von ")},
        {"catchment ", QT_TRANSLATE_NOOP("Words", "Einzugsgebiet ")},
        {" mm of rain", QT_TRANSLATE_NOOP("Words", " mm Regen")},
        {"bed ", QT_TRANSLATE_NOOP("Words", "Sohle auf ")},
        {"within ", QT_TRANSLATE_NOOP("Words", "im Umkreis von ")},
        {" hollows", QT_TRANSLATE_NOOP("Words", " Senken")},
        {" blocks", QT_TRANSLATE_NOOP("Words", " Blöcke")},
        {" from ", QT_TRANSLATE_NOOP("Words", " ab ")},
        {" of ", QT_TRANSLATE_NOOP("Words", " von ")},
        {"motorway", QT_TRANSLATE_NOOP("Words", "Autobahn")},
        {"major", QT_TRANSLATE_NOOP("Words", "Hauptstraße")},
        {"middle", QT_TRANSLATE_NOOP("Words", "Sammelstraße")},
        {"minor", QT_TRANSLATE_NOOP("Words", "Wohnstraße")},
        {"up to path", QT_TRANSLATE_NOOP("Words", "bis Weg")},
        {" path", QT_TRANSLATE_NOOP("Words", " Weg")},
        {"m3", "m³"},
        {"km2", "km²"},
    };
    static const QRegularExpression point(QStringLiteral("(?<=\\d)\\.(?=\\d)"));
    if (format.language() == Language::German) out.replace(point, QStringLiteral(","));
    for (const auto& [said, shown] : kWords) out.replace(QLatin1String(said), Words::tr(shown));
    return out;
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
    if (doubt == fusion::kBeingComputed) return Words::tr("wird berechnet; bis dahin ist nichts gezählt");
    if (doubt == "rain-reach")
        return Words::tr("wie weit der Regen um einen Regenmesser reicht, ist angenommen, nicht gemessen");
    if (doubt == "calm") return Words::tr("Wind zu schwach: Richtung unsicher, ringsum mit Gefahr rechnen");
    if (doubt == "beyond-10-km") return Words::tr("Grenzwert auch bei 10 km noch überschritten; dort endet das Modell");
    if (doubt == "nearer-than-100-m") return Words::tr("näher als 100 m sagt das Modell nichts; dort ist aufgefüllt");
    if (doubt == "nowhere-reached") return Words::tr("Grenzwert jenseits von 100 m nirgends erreicht; Kreis von 100 m");
    if (doubt == "crosses-itself") return Words::tr("der Rand kreuzt sich selbst: nichts gezählt");
    if (doubt == "leaves-town") return Words::tr("reicht über das Ortspaket hinaus; was dort liegt, ist unbekannt");
    if (doubt == "too-many-areas 500") return Words::tr("nicht gezählt: mehr als 500 Gebiete");
    if (doubt == "outside-town") return Words::tr("der Ort liegt außerhalb des Ortspakets: nichts gezählt");
    if (doubt == "no-blocks")
        return Words::tr("keine Straßen dieser Art im Ortspaket, die einen Block umschließen: nur der Kreis");
    if (doubt == "rest-of-circle")
        return Words::tr(
            "ein Teil des Kreises liegt in keinem Block; er ist mit im Gebiet und nach dem Kreis zu räumen");
    if (doubt.starts_with("large-blocks"))
        return Words::tr("%1 Blöcke über einem halben Quadratkilometer: keine Straße dieser Art teilt sie").arg(rest());
    if (doubt.starts_with("unknown-object")) return Words::tr("Station %1 fehlt im Ortspaket").arg(rest());
    if (doubt.starts_with("not-power")) return Words::tr("%1 ist keine Station der Stromversorgung").arg(rest());
    if (doubt == "assumed-grid")
        return Words::tr("Annahme: Netze sind vermascht und werden umgeschaltet; der Netzbetreiber weiß es");
    if (doubt == "no-districts") return Words::tr("keine Stadtteile im Ortspaket: am Rand des Pakets abgeschnitten");
    if (doubt == "same-place") return Words::tr("eine zweite Station steht am selben Ort und teilt das Gebiet");
    if (doubt == "only-one") return Words::tr("das Ortspaket kennt keine andere Station: der ganze Ort");
    if (doubt == "nothing-there") return Words::tr("dort liegt nichts vom Ort");
    if (doubt == "no-elevation") return Words::tr("das Ortspaket hat kein Geländemodell");
    if (doubt == "elevation-too-large")
        return Words::tr("das Geländemodell ist dafür zu groß (über 50 Millionen Zellen)");
    if (doubt == "no-elevation-there") return Words::tr("an diesem Ort ist die Geländehöhe unbekannt");
    if (doubt == "no-stream")
        return Words::tr(
            "von dort erreicht das Wasser keinen Bach dieser Größe; Ort näher an den Bach oder „Bach ab“ kleiner");
    if (doubt == "hand-limits")
        return Words::tr("gut in Tälern; nicht in der Ebene, hinter Deichen und im Rückstau eines größeren Flusses");
    if (doubt == "unlikely-stage") return Words::tr("über 20 m: so hoch steigt hier kein Wasser; Angabe prüfen");
    if (doubt.starts_with("far-from-stream"))
        return Words::tr("der Bach liegt %1 m vom Ort: ist er gemeint?").arg(rest());
    if (doubt == "water-goes-on") return Words::tr("am Rand des Geländemodells geht das Wasser weiter");
    if (doubt == "no-sinks") return Words::tr("dort sammelt keine bekannte Senke so viel");
    if (doubt == "sinks-limits")
        return Words::tr("ohne Kanal, Versickerung und Durchlässe; aller Regen läuft ab, ein Spiegel je Senke");
    if (doubt == "unlikely-rain")
        return Words::tr("mehr, als je an einem Tag in Deutschland gemessen wurde; Angabe prüfen");
    if (doubt.starts_with("catchments-cut"))
        return Words::tr("Senken, die auch Wasser von jenseits des Geländemodells bekommen: %1, also eher mehr")
            .arg(rest());
    if (doubt.starts_with("parts-left-out")) return Words::tr("%1 kleinste Teile weggelassen").arg(rest());
    if (doubt.starts_with("unknown-district")) return Words::tr("Stadtteil %1 fehlt im Ortspaket").arg(rest());
    if (doubt.starts_with("hidden-cells"))
        return Words::tr("%1 Zensuszellen mit geheim gehaltener Zahl nicht mitgezählt").arg(rest());
    return text(doubt);
}

bool isBeingComputed(const wire::Zone& zone) {
    return std::ranges::find(zone.doubts, fusion::kBeingComputed) != zone.doubts.end();
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
