// SPDX-License-Identifier: EUPL-1.2
#include "console/models/zone_grounds.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <map>

#include "console/models/area_words.h"
#include "console/models/package_sources.h"
#include "console/models/rule_words.h"
#include "console/models/station_view.h"
#include "console/models/zone_words.h"

namespace models {

QString objectKindWords(const std::string& kind) {
    static const std::map<std::string, const char*> kKinds{
        {"hospital", QT_TRANSLATE_NOOP("Words", "Krankenhaus")},
        {"clinic", QT_TRANSLATE_NOOP("Words", "Klinik")},
        {"care_home", QT_TRANSLATE_NOOP("Words", "Pflegeheim")},
        {"school", QT_TRANSLATE_NOOP("Words", "Schule")},
        {"kindergarten", QT_TRANSLATE_NOOP("Words", "Kindergarten")},
        {"fire_station", QT_TRANSLATE_NOOP("Words", "Feuerwache")},
        {"rescue_station", QT_TRANSLATE_NOOP("Words", "Rettungswache")},
        {"police", QT_TRANSLATE_NOOP("Words", "Polizei")},
        {"thw", QT_TRANSLATE_NOOP("Words", "THW")},
        {"town_hall", QT_TRANSLATE_NOOP("Words", "Rathaus")},
        {"power", QT_TRANSLATE_NOOP("Words", "Stromversorgung")},
        {"water_works", QT_TRANSLATE_NOOP("Words", "Wasserwerk")},
        {"sewage", QT_TRANSLATE_NOOP("Words", "Kläranlage")},
        {"telecom", QT_TRANSLATE_NOOP("Words", "Telekommunikation")},
        {"pumping", QT_TRANSLATE_NOOP("Words", "Pumpwerk")},
        {"shelter_hall", QT_TRANSLATE_NOOP("Words", "Halle")},
        {"pharmacy", QT_TRANSLATE_NOOP("Words", "Apotheke")},
        {"fuel", QT_TRANSLATE_NOOP("Words", "Tankstelle")},
        {"station", QT_TRANSLATE_NOOP("Words", "Bahnhof")},
        {"prison", QT_TRANSLATE_NOOP("Words", "Justizvollzugsanstalt")},
    };
    const auto found = kKinds.find(kind);
    return found == kKinds.end() ? text(kind) : Words::tr(found->second);
}

namespace {

QString lineKindWords(const std::string& kind) {
    static const std::map<std::string, const char*> kKinds{
        {"rail", QT_TRANSLATE_NOOP("Words", "Bahngleise")},
        {"tram", QT_TRANSLATE_NOOP("Words", "Straßenbahngleise")},
        {"power_line", QT_TRANSLATE_NOOP("Words", "Freileitung")},
        {"power_minor_line", QT_TRANSLATE_NOOP("Words", "Freileitung, Mittel- und Niederspannung")},
        {"power_cable", QT_TRANSLATE_NOOP("Words", "Stromkabel")},
        {"pipeline_gas", QT_TRANSLATE_NOOP("Words", "Gasleitung")},
        {"pipeline_heat", QT_TRANSLATE_NOOP("Words", "Fernwärmeleitung")},
        {"pipeline_water", QT_TRANSLATE_NOOP("Words", "Wasserleitung")},
        {"pipeline_sewage", QT_TRANSLATE_NOOP("Words", "Abwasserleitung")},
        {"pipeline_oil", QT_TRANSLATE_NOOP("Words", "Ölleitung")},
        {"pipeline", QT_TRANSLATE_NOOP("Words", "Rohrleitung")},
    };
    const auto found = kKinds.find(kind);
    return found == kKinds.end() ? text(kind) : Words::tr(found->second);
}

QString known(const std::string& said) { return said.empty() ? Words::tr("unbekannt") : text(said); }

class GroundWriter {
public:
    GroundWriter(const session::Store& store, const Format& format, const situation::ZoneView& view)
        : m_store(store), m_format(format), m_view(view), m_now(store.realmNow().value_or(base::Instant{})) {}

    std::vector<GroundRow> write() {
        if (isStaffZone(m_view.zone)) {
            addStaffArea();
            addStaffPeople();
            addObjects();
            addData();
            return std::move(m_rows);
        }
        if (isRainZone(m_view.zone)) {
            addRainZone();
            addRain();
            addRainPeople();
            addObjects();
            addData();
            addRules();
            return std::move(m_rows);
        }
        addZone();
        addLevels();
        addPeople();
        addObjects();
        addData();
        addRules();
        return std::move(m_rows);
    }

private:
    GroundRow& add(const QString& section, const QString& name, const QString& value, const QString& note = {}) {
        m_rows.push_back({section + QLatin1Char('/') + QString::number(m_rows.size()),
                          section,
                          name,
                          value,
                          note,
                          Urgency::None,
                          {},
                          {}});
        return m_rows.back();
    }

    void addZone() {
        const wire::Zone& zone = m_view.zone;
        const QString section = Words::tr("Die Fläche");
        add(section, Words::tr("Art"), Words::tr("Überschlag, keine amtliche Karte"),
            zone.trial ? Words::tr("Versuchsaufbau: zeigt den Weg der Daten, keine wirkliche Überflutung") : QString());
        add(section, Words::tr("Gilt für"), Format::clock(zone.validAt, true),
            m_format.since(base::spanMs(m_now, m_view.since)));
        add(section, Words::tr("Verfahren"), methodWords(zone.method));
        if (zone.areaKm2 > 0)
            add(section, Words::tr("Größe"), m_format.decimal(zone.areaKm2, 2) + QStringLiteral(" km²"),
                zone.edgeM > 0 ? Words::tr("Rand auf ±%1 m").arg(m_format.decimal(zone.edgeM, 0)) : QString());
        add(section, Words::tr("Verlässlichkeit"),
            zone.confidence.empty() ? known({}) : confidenceWords(zone.confidence),
            Words::tr("ohne Fließgeschwindigkeit, Durchlässe und Kanalnetz"));
    }

    void addRainZone() {
        const wire::Zone& zone = m_view.zone;
        const QString section = Words::tr("Die Fläche");
        add(section, Words::tr("Art"), Words::tr("Überschlag, keine Messung der Fläche und keine amtliche Karte"),
            zone.trial ? Words::tr("Versuchsaufbau: zeigt den Weg der Daten, keinen wirklichen Regen") : QString());
        add(section, Words::tr("Gilt für"), Format::clock(zone.validAt, true),
            m_format.since(base::spanMs(m_now, m_view.since)));
        add(section, Words::tr("Verfahren"), rainMethodWords(zone.method, m_format),
            Words::tr("davon der Teil, der in den Stadtteilen liegt; gewarnt wird in ganzen Stadtteilen"));
        if (zone.areaKm2 > 0)
            add(section, Words::tr("Größe"), m_format.decimal(zone.areaKm2, 2) + QStringLiteral(" km²"));
        add(section, Words::tr("Verlässlichkeit"),
            zone.confidence.empty() ? known({}) : confidenceWords(zone.confidence),
            Words::tr("ein Regenmesser allein: gering; zwei oder mehr: mittel"));
        for (const std::string& doubt : zone.doubts)
            add(section, Words::tr("Achtung"), areaDoubtWords(doubt)).urgency = Urgency::Medium;
    }

    /// What each gauge said when the zone was made, and how it stands now.
    void addRain() {
        const QString section = Words::tr("Regen, auf dem sie ruht");
        for (const wire::StationRain& one : m_view.zone.rain) {
            const fusion::StationFacts* facts = m_store.stationFacts(one.station);
            QString note = one.sum.level ? rainLevelWords(*one.sum.level) : QString();
            if (facts != nullptr) {
                const StationView now = viewNow(m_store.picture(), *facts, m_now);
                const QString sums = rainWords(now.rain, m_format);
                if (!sums.isEmpty()) note += QStringLiteral(" · ") + Words::tr("jetzt %1").arg(sums);
                note += QStringLiteral(" · ") + qualityWords(now, *facts, m_format);
            }
            GroundRow& row = add(section, facts != nullptr ? stationTitle(*facts) : text(one.station),
                                 rainSumWords(one.sum, m_format), note);
            row.station = text(one.station);
        }
        if (m_view.zone.rain.empty()) add(section, Words::tr("Regenmesser"), Words::tr("keiner"));
    }

    void addRainPeople() {
        const QString section = Words::tr("Betroffen");
        const wire::Zone& zone = m_view.zone;
        add(section, Words::tr("Menschen nachts"),
            zone.people ? m_format.peopleFull(zone.people) : Words::tr("unbekannt"),
            zone.people ? Words::tr("wer im Umkreis der Regenmesser wohnt; wie viele davon das Wasser erreicht, ist "
                                    "nicht gerechnet (Gebiet „Senken, Regen“)")
                        : Words::tr("das Ortspaket hat keine Einwohnerzahlen; unbekannt heißt nicht niemand"));
        add(section, Words::tr("Menschen tags"),
            zone.peopleByDay ? m_format.peopleFull(zone.peopleByDay) : Words::tr("unbekannt"),
            zone.peopleByDay ? Words::tr("Tagbevölkerung des Ortspakets, auf dieselbe Weise gezählt")
                             : Words::tr("das Ortspaket hat keine Zahlen für den Tag: an Arbeitsplätzen und Schulen "
                                         "können viel mehr sein"));
        add(section, Words::tr("Kritische Objekte"), m_format.whole(static_cast<std::int64_t>(zone.objects.size())));
    }

    void addStaffArea() {
        const wire::Zone& zone = m_view.zone;
        const QString section = Words::tr("Die Fläche");
        const situation::AreaView* area = areaOf(m_store.picture(), zone);
        const bool isModel = zone.confidence == "low";
        add(section, Words::tr("Art"), area != nullptr ? hazardWords(area->area.hazard) : known({}),
            isModel ? Words::tr("Überschlag, keine Messung und keine amtliche Karte") : Words::tr("vom Stab gesetzt"));
        if (area != nullptr) {
            const wire::Roster::Person* person = m_store.picture().roster.person(area->author);
            add(section, Words::tr("Gesetzt von"),
                person != nullptr
                    ? text(person->enrolment.function) + QStringLiteral(", ") + text(person->enrolment.displayName)
                    : known(area->author),
                Format::clock(area->updatedAt, true) + QStringLiteral(" · ") +
                    m_format.since(base::spanMs(m_now, area->since)));
            add(section, Words::tr("Verfahren"), areaMethodWords(area->area, windOf(zone), m_format));
            addEstimate(section, area->area);
            if (area->area.centre)
                add(section, Words::tr("Mitte"), text(geometry::utmref(geometry::toMap(*area->area.centre))));
            add(section, Words::tr("Gilt bis"),
                area->area.until ? m_format.dateClock(*area->area.until) : Words::tr("auf Weiteres"));
            if (!area->area.note.empty()) add(section, Words::tr("Bemerkung"), text(area->area.note));
        }
        if (zone.areaKm2 > 0)
            add(section, Words::tr("Größe"), m_format.decimal(zone.areaKm2, 2) + QStringLiteral(" km²"));
        for (const std::string& station : zone.stations) {
            const fusion::StationFacts* facts = m_store.stationFacts(station);
            GroundRow& row = add(section, Words::tr("Dreht mit"), facts != nullptr ? text(facts->name) : text(station),
                                 Words::tr("Rohwert der Windmessung, ungeprüft"));
            row.station = text(station);
        }
        for (const std::string& doubt : zone.doubts)
            add(section, Words::tr("Achtung"), areaDoubtWords(doubt)).urgency = Urgency::Medium;
    }

    /// What the worker made of the town for it: inputs, resolution, how far it can be relied on.
    void addEstimate(const QString& section, const wire::StaffArea& area) {
        if (!fusion::takesLong(area.method) || isBeingComputed(m_view.zone)) return;
        add(section, Words::tr("Gerechnet"), estimateWords(m_view.zone.method, m_format));
        if (area.object)
            for (const fusion::CriticalObject& object : m_store.town().objects)
                if (object.id == *area.object)
                    add(section, Words::tr("Station"), text(object.name), text(object.id)).mapObject = text(object.id);
        if (!m_view.zone.confidence.empty())
            add(section, Words::tr("Verlässlichkeit"), Words::tr("gering"), methodHint(area.method));
    }

    void addStaffPeople() {
        const QString section = Words::tr("Betroffen");
        const wire::Zone& zone = m_view.zone;
        if (zone.people)
            add(section, Words::tr("Menschen nachts"), m_format.peopleFull(zone.people),
                Words::tr(
                    "Zensus der Nacht: jede Zelle mit dem Anteil, der im Gebiet liegt; kleinste Zahl: Zellen ganz "
                    "darin, größte: alle berührten"));
        else
            add(section, Words::tr("Menschen nachts"), Words::tr("unbekannt"),
                Words::tr("nicht gezählt oder ohne Einwohnerzahlen im Ortspaket; unbekannt heißt nicht niemand"));
        if (zone.peopleByDay)
            add(section, Words::tr("Menschen tags"), m_format.peopleFull(zone.peopleByDay),
                Words::tr("Tagbevölkerung des Ortspakets, auf dieselbe Weise gezählt"));
        else
            add(section, Words::tr("Menschen tags"), Words::tr("unbekannt"),
                Words::tr(
                    "das Ortspaket hat keine Zahlen für den Tag: an Arbeitsplätzen und Schulen können viel mehr sein"));
        add(section, Words::tr("Straßen"), zone.streetsCut ? m_format.count(zone.streetsCut) : Words::tr("unbekannt"),
            Words::tr("Straßen mit Namen, die ins Gebiet reichen"));
        addLines(section);
        add(section, Words::tr("Kritische Objekte"), m_format.whole(static_cast<std::int64_t>(zone.objects.size())));
    }

    /// The measurement that the level was: the newest of that value not after the zone's own time.
    [[nodiscard]] std::optional<base::Instant> measuredAt(const std::string& station, double cm) const {
        const std::deque<session::CoursePoint>* course = m_store.chronicle().course(station);
        if (course == nullptr) return std::nullopt;
        for (auto point = course->rbegin(); point != course->rend(); ++point)
            if (point->at <= m_view.zone.validAt && point->value() && std::abs(*point->value() - cm) < 0.5)
                return point->at;
        return std::nullopt;
    }

    void addLevels() {
        const QString section = Words::tr("Wasserstände, auf denen sie ruht");
        for (const auto& [id, cm] : m_view.zone.levelsCm) {
            const fusion::StationFacts* facts = m_store.stationFacts(id);
            const auto at = measuredAt(id, cm);
            QString note = at ? Words::tr("gemessen %1").arg(Format::clock(*at, true))
                              : Words::tr("Messung liegt weiter zurück als der Verlauf");
            if (const auto sequence = recordOf(id, at)) note += Words::tr(", Satz %1").arg(m_format.whole(*sequence));
            if (facts != nullptr && facts->zeroM)
                note += Words::tr(" · Spiegel %1 m NHN").arg(m_format.decimal(*facts->zeroM + cm / 100, 2));
            GroundRow& row =
                add(section, facts != nullptr ? stationTitle(*facts) : text(id), m_format.value(cm, "cm"), note);
            row.station = text(id);
            if (facts == nullptr) continue;
            const StationView now = viewNow(m_store.picture(), *facts, m_now);
            row.note += QStringLiteral(" · ") + qualityWords(now, *facts, m_format);
            row.urgency = now.trust == Trust::Unknown ? Urgency::Medium : Urgency::None;
        }
        if (m_view.zone.levelsCm.empty()) add(section, Words::tr("Pegel"), Words::tr("keiner"));
    }

    /// Number of the journal's record that said it; nothing once a later reading has come.
    [[nodiscard]] std::optional<std::int64_t> recordOf(const std::string& station,
                                                       std::optional<base::Instant> at) const {
        const auto known = m_store.picture().stations.find(station);
        if (!at || known == m_store.picture().stations.end()) return std::nullopt;
        const auto last = known->second.last.find(wire::Quantity::WaterLevel);
        if (last == known->second.last.end() || last->second.observedAt != *at || last->second.sequence == 0)
            return std::nullopt;
        return static_cast<std::int64_t>(last->second.sequence);
    }

    void addPeople() {
        const QString section = Words::tr("Betroffen");
        const wire::Zone& zone = m_view.zone;
        if (zone.people)
            add(section, Words::tr("Menschen nachts"), m_format.peopleFull(zone.people),
                Words::tr("Einwohner der Zensuszellen, auf die Wohngebäude verteilt; kleinste und größte Zahl aus "
                          "derselben Rechnung mit niedrigerem und höherem Wasser (25 cm, bei grobem Gelände 1 m)"));
        else
            add(section, Words::tr("Menschen nachts"), Words::tr("unbekannt"),
                Words::tr("das Ortspaket hat keine Einwohnerzahlen; unbekannt heißt nicht niemand"));
        if (zone.peopleByDay)
            add(section, Words::tr("Menschen tags"), m_format.peopleFull(zone.peopleByDay),
                Words::tr(
                    "Tagbevölkerung des Ortspakets, in jeder Rasterzelle auf die Gebäude verteilt; Spanne wie nachts"));
        else
            add(section, Words::tr("Menschen tags"), Words::tr("unbekannt"),
                Words::tr(
                    "das Ortspaket hat keine Zahlen für den Tag: an Arbeitsplätzen und Schulen können viel mehr sein"));
        add(section, Words::tr("Straßen"), zone.streetsCut ? m_format.count(zone.streetsCut) : Words::tr("unbekannt"),
            Words::tr("Straßen mit einem Abschnitt im Wasser, Brücken nicht gezählt"));
        addLines(section);
        add(section, Words::tr("Kritische Objekte"), m_format.whole(static_cast<std::int64_t>(zone.objects.size())));
    }

    /// Railways, power lines, pipelines: how much of them stands in the water.
    void addLines(const QString& section) {
        if (!m_view.zone.lines) {
            add(section, Words::tr("Leitungen, Gleise"), Words::tr("unbekannt"),
                Words::tr("das Ortspaket nennt keine; unbekannt heißt nicht keine"));
            return;
        }
        for (const wire::AffectedLine& line : *m_view.zone.lines)
            add(section, lineKindWords(line.kind), lengthWords(line.lengthM),
                isStaffZone(m_view.zone) ? Words::tr("Länge im Gebiet")
                                         : Words::tr("Länge über dem Wasser der Fläche"));
        if (m_view.zone.lines->empty())
            add(section, Words::tr("Leitungen, Gleise"),
                isStaffZone(m_view.zone) ? Words::tr("keine im Gebiet") : Words::tr("keine im Wasser"),
                Words::tr("von denen, die das Ortspaket nennt"));
    }
    [[nodiscard]] QString lengthWords(double lengthM) const {
        return lengthM < 1000 ? m_format.decimal(lengthM, 0) + QStringLiteral(" m")
                              : m_format.decimal(lengthM / 1000, 1) + QStringLiteral(" km");
    }

    void addObjects() {
        std::vector<const wire::AffectedObject*> objects;
        for (const wire::AffectedObject& object : m_view.zone.objects) objects.push_back(&object);
        std::stable_sort(objects.begin(), objects.end(), [](auto* a, auto* b) { return a->depthM > b->depthM; });
        for (const wire::AffectedObject* object : objects) {
            QString note = objectKindWords(object->kind);
            if (object->places) note += Words::tr(" · %1 Plätze").arg(m_format.count(object->places));
            for (const fusion::CriticalObject& inTown : m_store.town().objects)
                if (inTown.id == object->id && !inTown.contact.empty())
                    note += Words::tr(" · Tel. %1").arg(text(inTown.contact));
            const QString depth = !isFloodZone(m_view.zone)
                                      ? QString()
                                      : Words::tr("%1 m Wasser").arg(m_format.decimal(object->depthM, 1));
            GroundRow& row = add(Words::tr("Kritische Objekte darin"), text(object->name), depth, note);
            row.mapObject = text(object->id);
        }
    }

    /// Whether this zone's numbers follow from the layer.
    [[nodiscard]] bool restsOn(const std::string& layer) const {
        const bool isOfPeople = layer == "population" || layer == "population_day" || layer == "objects";
        if (isRainZone(m_view.zone)) return isOfPeople || layer == "districts" || layer == "stations";
        if (isStaffZone(m_view.zone)) return layer != "stations" && layer != "watercourses";
        return true;
    }

    void addData() {
        const QString section = Words::tr("Daten dahinter");
        add(section, Words::tr("Ortspaket"), known(m_view.zone.package));
        const auto& package = m_store.package();
        if (!package) return;
        const QString own = text(package->version);
        if (!text(m_view.zone.package).contains(own))
            add(section, Words::tr("Achtung"), Words::tr("andere Fassung hier"),
                Words::tr("Diese Konsole hat Fassung %1 geladen; Quellen können andere sein.").arg(own))
                .urgency = Urgency::Medium;
        for (const layers::LayerInfo& layer : package->present) {
            const char* as =
                layer.name == "elevation"        ? QT_TRANSLATE_NOOP("Words", "Gelände")
                : layer.name == "population"     ? QT_TRANSLATE_NOOP("Words", "Einwohner (Rasterzellen)")
                : layer.name == "buildings"      ? QT_TRANSLATE_NOOP("Words", "Gebäude")
                : layer.name == "objects"        ? QT_TRANSLATE_NOOP("Words", "Kritische Objekte")
                : layer.name == "streets"        ? QT_TRANSLATE_NOOP("Words", "Straßen")
                : layer.name == "population_day" ? QT_TRANSLATE_NOOP("Words", "Menschen am Tag (Rasterzellen)")
                : layer.name == "districts"      ? QT_TRANSLATE_NOOP("Words", "Stadtteile")
                : layer.name == "stations"       ? QT_TRANSLATE_NOOP("Words", "Messstationen (Nullpunkt, Schwellen)")
                : layer.name == "watercourses"   ? QT_TRANSLATE_NOOP("Words", "Gewässerläufe")
                : layer.name == "railways"       ? QT_TRANSLATE_NOOP("Words", "Gleise")
                : layer.name == "utilities"      ? QT_TRANSLATE_NOOP("Words", "Leitungen")
                                                 : nullptr;
            if (as == nullptr || !restsOn(layer.name)) continue;
            QStringList note;
            note << (layer.licence.empty() ? Words::tr("Lizenz unbekannt") : text(layer.licence));
            note << (layer.date.empty() ? Words::tr("Stand unbekannt")
                                        : Words::tr("Stand %1", "of data").arg(dayWords(layer.date)));
            if (!layer.note.empty()) note << layerNoteWords(layer.note);
            add(section, Words::tr(as), text(layer.source), note.join(QStringLiteral(" · ")));
        }
    }

    void addRules() {
        const QString section = Words::tr("Daten dahinter");
        const auto& rules = m_store.picture().ruleSet;
        add(section, Words::tr("Regeln"),
            rules && !rules->set.version.empty() ? text(rules->set.name) : Words::tr("wie mitgeliefert"),
            rules && !rules->set.version.empty() ? Words::tr("Stand %1").arg(text(rules->set.version)) : QString());
    }

    const session::Store& m_store;
    const Format& m_format;
    const situation::ZoneView& m_view;
    base::Instant m_now;
    std::vector<GroundRow> m_rows;
};

}  // namespace

QString methodWords(const std::string& said) {
    QString method = text(said);
    method.replace(QStringLiteral("connected fill"), Words::tr("zusammenhängende Füllung"));
    method.replace(QStringLiteral("sloped between gauges"), Words::tr("zwischen den Pegeln geneigt"));
    method.replace(QStringLiteral("one gauge, constant stage"), Words::tr("ein Pegel, gleichbleibender Wasserstand"));
    method.replace(QStringLiteral("left out:"), Words::tr("ohne"));
    method.replace(QStringLiteral("gauge zero taken as bed"), Words::tr("Pegelnull als Sohle angenommen"));
    method.replace(QStringLiteral("DEM"), Words::tr("DGM"));
    return method;
}

ZoneGrounds::ZoneGrounds(QObject* parent)
    : RowList<GroundRow>(
          {
              {"section", [](const GroundRow& row) { return QVariant(row.section); }},
              {"name", [](const GroundRow& row) { return QVariant(row.name); }},
              {"value", [](const GroundRow& row) { return QVariant(row.value); }},
              {"note", [](const GroundRow& row) { return QVariant(row.note); }},
              {"urgency", [](const GroundRow& row) { return QVariant(static_cast<int>(row.urgency)); }},
              {"station", [](const GroundRow& row) { return QVariant(row.station); }},
              {"mapObject", [](const GroundRow& row) { return QVariant(row.mapObject); }},
          },
          parent) {}

void ZoneGrounds::refresh(const session::Store& store, const Format& format, const QString& zone) {
    const auto view = store.picture().zones.find(zone.toStdString());
    if (view == store.picture().zones.end()) return setRows({});
    setRows(GroundWriter(store, format, view->second).write());
}

}  // namespace models
