// SPDX-License-Identifier: EUPL-1.2
#include "console/paper/reports.h"

#include <algorithm>
#include <cmath>

#include "console/models/area_words.h"
#include "console/models/board_words.h"
#include "console/models/incident_list.h"
#include "console/models/package_sources.h"
#include "console/models/station_list.h"
#include "console/models/todo_list.h"
#include "console/models/unit_list.h"
#include "console/models/warning_lists.h"
#include "console/models/zone_words.h"
#include "console/paper/report_frame.h"

namespace paper {

using models::Words;

namespace {

/// The map and what its signs mean.
std::vector<Part> mapParts(const ReportNeeds& needs) {
    const bool isBeside = needs.mapLie == MapLie::Across && needs.mapLegend.width() < needs.map.width();
    const QString layers = Words::tr(
        "Gedruckt sind alle Ebenen, auch was auf dem Bildschirm ausgeblendet ist: Zonen und Gebiete, "
        "geltende Warnungen, Pegel, Kräfte, betroffene Objekte, Ereignisse, Abschnitte und Zeichnungen, "
        "Leitungen und die eigenen Ebenen der Stadt.");
    if (isBeside) return {PicturePart{needs.map, needs.mapCaption + QStringLiteral(" · ") + layers, needs.mapLegend}};
    std::vector<Part> parts{PicturePart{needs.map, needs.mapCaption}};
    if (!needs.mapLegend.isNull()) {
        parts.emplace_back(TextPart{Words::tr("Zeichenerklärung"), true});
        parts.emplace_back(TextPart{layers});
        parts.emplace_back(PicturePart{needs.mapLegend, QString()});
    }
    return parts;
}

void append(std::vector<Part>& to, std::vector<Part> parts) {
    to.insert(to.end(), std::make_move_iterator(parts.begin()), std::make_move_iterator(parts.end()));
}

class Writer {
public:
    explicit Writer(const ReportNeeds& needs)
        : m_needs(needs), m_store(needs.store), m_format(needs.format), m_now(momentOf(needs)) {}

    [[nodiscard]] std::vector<Part> general() const {
        std::vector<Part> parts;
        const QString operation = operationWords(m_needs);
        parts.emplace_back(
            TextPart{Words::tr("Ort: %1.").arg(dash(models::text(m_store.town().name))) + QLatin1Char(' ') +
                     (operation.isEmpty() ? Words::tr("Kein Einsatz eröffnet.") : operation + QLatin1Char('.'))});
        QStringList rain, wind;
        models::StationList list;
        list.refresh(m_store, m_format);
        for (const models::StationRow& row : list.rows()) {
            const fusion::StationFacts* facts = m_store.stationFacts(row.key.toStdString());
            if (facts && facts->quantity == wire::Quantity::Rain)
                // Sums say more than what fell since the reading before.
                rain << row.title + QStringLiteral(": ") +
                            dash(!row.outlook.isEmpty() ? row.outlook
                                 : row.trend.isEmpty()  ? row.value
                                                        : row.trend);
        }
        for (const auto& [id, station] : m_store.picture().stations) {
            const auto from = station.last.find(wire::Quantity::WindFrom),
                       speed = station.last.find(wire::Quantity::WindSpeed);
            if (from == station.last.end() || speed == station.last.end() || !from->second.reading.value ||
                !speed->second.reading.value)
                continue;
            wind << Words::tr("%1: Wind aus %2° mit %3 m/s (%4)")
                        .arg(models::text(id))
                        .arg(static_cast<int>(std::lround(*from->second.reading.value)))
                        .arg(m_format.decimal(*speed->second.reading.value, 1),
                             models::Format::clock(speed->second.observedAt));
        }
        if (!rain.isEmpty()) parts.emplace_back(TextPart{Words::tr("Regen: %1.").arg(rain.join(QStringLiteral("; ")))});
        if (!wind.isEmpty()) parts.emplace_back(TextPart{wind.join(QStringLiteral("; "))});
        parts.emplace_back(BlankPart{Words::tr("Wetterlage und Vorhersage"), 2});
        parts.emplace_back(BlankPart{Words::tr("Verkehr, Versorgung, Besonderes (Schule, Markt, Veranstaltung)"), 2});
        return parts;
    }

    [[nodiscard]] std::vector<Part> hazards() const {
        std::vector<Part> parts;
        parts.emplace_back(stations(false));
        parts.emplace_back(zones());
        append(parts, objectsByZone());
        parts.emplace_back(incidents());
        board(parts, wire::Board::Count);
        // What nobody has counted is written by hand.
        parts.emplace_back(BoxesPart{{{Words::tr("Verletzte (Quelle, Zeit)"), 1},
                                      {Words::tr("Vermisste (Quelle, Zeit)"), 1},
                                      {Words::tr("Tote (Quelle, Zeit)"), 1},
                                      {Words::tr("Betreute (Quelle, Zeit)"), 1}},
                                     14});
        for (const wire::Board one : {wire::Board::Road, wire::Board::Block, wire::Board::Shelter,
                                      wire::Board::InfoPoint, wire::Board::Hospital})
            board(parts, one);
        return parts;
    }
    /// Its table where it holds something: an empty board is no news in a report.
    void board(std::vector<Part>& parts, wire::Board which) const {
        TablePart table = boardTable(m_needs, which);
        if (table.rows.empty()) return;
        // The page has seven columns; who said it last stands on the sheet of the boards.
        table.heads.removeLast();
        table.shares.pop_back();
        for (QStringList& row : table.rows) row = row.mid(0, table.heads.size());
        parts.emplace_back(std::move(table));
    }
    /// For a talk: its entries in few words, below its name.
    void boardPoints(std::vector<Part>& parts, wire::Board which) const {
        const TablePart table = boardTable(m_needs, which);
        if (table.rows.empty()) return;
        parts.emplace_back(TextPart{models::boardTitle(which) + QLatin1Char(':'), true});
        append(parts, asPoints(table, {0, 1, 3, 5}, 6));
    }
    /// What it means that no station stands there. Whoever was never heard is not silent, and not fine either.
    [[nodiscard]] QString noStationWords(const std::vector<models::StationRow>& rows) const {
        if (rows.empty())
            return Words::tr("Ohne Ortspaket sind Pegel, Stationen und ihre Schwellen hier nicht bekannt.");
        const auto heard = std::count_if(rows.begin(), rows.end(), [&](const models::StationRow& row) {
            const auto known = m_store.picture().stations.find(row.key.toStdString());
            return known != m_store.picture().stations.end() && !known->second.last.empty();
        });
        if (heard == 0) return Words::tr("Noch keine Station gehört.");
        const auto all = static_cast<std::ptrdiff_t>(rows.size());
        if (heard < all)
            return Words::tr("Kein Pegel über einem Informationswert. Noch nicht gehört: %1 von %2 Stationen.")
                .arg(all - heard)
                .arg(all);
        return Words::tr("Kein Pegel über einem Informationswert, keiner stumm.");
    }
    /// Those that ask for something; all: every one.
    [[nodiscard]] TablePart stations(bool all) const {
        TablePart table;
        table.heads = {Words::tr("Pegel, Station"),     Words::tr("Wert"),     Words::tr("Stufe"),
                       Words::tr("Trend und Ausblick"), Words::tr("gemessen"), Words::tr("Güte")};
        table.shares = {26, 12, 9, 22, 13, 18};
        models::StationList list;
        list.refresh(m_store, m_format);
        for (const models::StationRow& row : list.rows()) {
            const auto* facts = m_store.stationFacts(row.key.toStdString());
            const auto reached = facts ? models::viewNow(m_store.picture(), *facts, m_now).valueLevel : std::nullopt;
            // A level that still has to be confirmed stands on the map, too.
            const bool isReached = reached && *reached != wire::GaugeLevel::BelowAll;
            if (!all && row.urgency <= models::Urgency::Note && !isReached) continue;
            QString outlook = row.trend;
            if (!row.outlook.isEmpty()) outlook += (outlook.isEmpty() ? QString() : QStringLiteral("; ")) + row.outlook;
            table.rows.push_back({row.title, row.value, row.level, outlook, row.age, row.quality});
        }
        table.none = noStationWords(list.rows());
        return table;
    }
    /// For a talk: what is measured in few words, and what is silent since when.
    [[nodiscard]] std::vector<Part> stationPoints() const {
        TablePart table = stations(false);
        for (QStringList& row : table.rows)
            if (row[1] == QLatin1String("?")) row = {row[0], row[5]};
        return asPoints(table, {0, 1, 2, 3}, 8);
    }
    [[nodiscard]] TablePart zones() const {
        TablePart table;
        table.heads = {Words::tr("Gefahrenzone, Gebiet (Schätzung, keine amtliche Karte)"),
                       Words::tr("Fläche"),
                       Words::tr("Menschen nachts"),
                       Words::tr("tags"),
                       Words::tr("Objekte"),
                       Words::tr("Straßen"),
                       Words::tr("Stand")};
        table.shares = {34, 12, 15, 14, 9, 9, 9};
        table.none = Words::tr("Keine Gefahrenzone, kein gesetztes Gebiet.");
        for (const auto& [id, view] : m_store.picture().zones) {
            const wire::Zone& zone = view.zone;
            const QString name = models::zoneTitleWords(zone, m_store);
            if (models::isBeingComputed(zone)) {
                table.rows.push_back(notCounted(name));
                continue;
            }
            table.rows.push_back({name, m_format.decimal(zone.areaKm2, 2) + QStringLiteral(" km²"),
                                  m_format.peopleFull(zone.people), m_format.peopleFull(zone.peopleByDay),
                                  QString::number(zone.objects.size()), m_format.count(zone.streetsCut),
                                  models::Format::clock(zone.validAt)});
        }
        // Set by the staff, and the worker has not come to it yet: noughts would be wrong.
        for (const auto& [id, view] : m_store.picture().areas)
            if (!m_store.picture().zones.contains(std::string(wire::kAreaZonePrefix) + id))
                table.rows.push_back(notCounted(models::text(view.area.name)));
        return table;
    }
    static QStringList notCounted(const QString& name) {
        const QString unknown = QStringLiteral("?");
        return {name + QStringLiteral(": ") + Words::tr("noch nicht gezählt"),
                unknown,
                unknown,
                unknown,
                unknown,
                unknown,
                unknown};
    }
    /// Name and places of each critical object once, whichever zones it lies in.
    [[nodiscard]] TablePart objects() const {
        TablePart table;
        table.heads = {Words::tr("Kritische Objekte darin"), Words::tr("Plätze")};
        table.shares = {80, 20};
        table.none = Words::tr("Keines bekannt.");
        for (const auto& [id, view] : m_store.picture().zones)
            for (const wire::AffectedObject& object : view.zone.objects)
                table.rows.push_back({models::text(object.name), m_format.count(object.places)});
        return table;
    }
    /// Zone by zone: who is in it, how many, and by what telephone; two beside each other, since rain has many.
    [[nodiscard]] std::vector<Part> objectsByZone() const {
        std::vector<Part> parts;
        for (const auto& [id, view] : m_store.picture().zones) {
            std::vector<QStringList> cells;
            for (const wire::AffectedObject& object : view.zone.objects)
                cells.push_back({nameWithPhone(object), m_format.count(object.places)});
            if (cells.empty()) continue;
            TablePart table;
            table.heads = {Words::tr("Kritische Objekte: %1").arg(models::zoneTitleWords(view.zone, m_store)),
                           Words::tr("Plätze"), QString(), Words::tr("Plätze")};
            table.shares = {40, 10, 40, 10};
            if (cells.size() == 1) {
                table.heads.resize(2);
                table.shares.resize(2);
            }
            const std::size_t half = (cells.size() + 1) / 2;
            for (std::size_t i = 0; i < half; ++i)
                table.rows.push_back(cells[i] + (half + i < cells.size() ? cells[half + i] : QStringList()));
            parts.emplace_back(std::move(table));
        }
        if (parts.empty()) parts.emplace_back(TextPart{Words::tr("Kritische Objekte darin: keines bekannt.")});
        return parts;
    }
    [[nodiscard]] QString nameWithPhone(const wire::AffectedObject& object) const {
        const auto& known = m_store.town().objects;
        const auto found =
            std::find_if(known.begin(), known.end(), [&](const auto& one) { return one.id == object.id; });
        const QString name = models::text(object.name);
        return found == known.end() || found->contact.empty()
                   ? name
                   : name + QStringLiteral(" · ") + models::text(found->contact);
    }
    [[nodiscard]] TablePart incidents() const {
        TablePart table;
        table.heads = {Words::tr("Ereignis"), Words::tr("Ortsteil"), Words::tr("beruht auf"), Words::tr("seit"),
                       Words::tr("zuletzt")};
        table.shares = {32, 20, 26, 10, 12};
        table.none = Words::tr("Kein offenes Ereignis.");
        models::IncidentList list;
        list.refresh(m_store, m_format);
        for (const models::IncidentRow& row : list.rows())
            if (row.isOpen) table.rows.push_back({row.title, row.place, row.counts, row.since, row.age});
        return table;
    }

    enum class Columns : std::uint8_t { All, Few };
    /// Few: without organisation and reachability, which the Kräfteübersicht has, for an upright page.
    [[nodiscard]] TablePart units(Columns columns) const {
        TablePart table;
        table.heads = {Words::tr("Einheit"), Words::tr("Status"), Words::tr("Stärke"),  Words::tr("Abschnitt, Ort"),
                       Words::tr("Auftrag"), Words::tr("seit"),   Words::tr("Ablösung")};
        table.shares = {17, 15, 9, 13, 18, 6, 10};
        if (columns == Columns::All) {
            table.heads << Words::tr("Organisation") << Words::tr("Erreichbar");
            table.shares.insert(table.shares.end(), {9, 10});
        }
        table.none = Words::tr("Keine Einheit gemeldet.");
        models::UnitList list;
        list.refresh(m_store, m_format);
        for (const models::UnitRow& row : list.rows()) {
            if (row.isSector) continue;
            const bool isDue = row.reliefUrgency != models::Urgency::None;
            QStringList cells{row.title,
                              row.since.isEmpty() ? row.status : Words::tr("%1, seit %2").arg(row.status, row.since),
                              row.strength,
                              placeOf(row),
                              row.task,
                              dash(row.from),
                              row.relief.isEmpty() ? QStringLiteral("–")
                              : isDue              ? row.relief + QStringLiteral(", ") + row.reliefWords
                                                   : row.relief};
            if (columns == Columns::All) cells << row.organisation << dash(row.contact);
            table.rows.push_back(std::move(cells));
        }
        return table;
    }
    /// Sector and place; where neither is known a dash.
    static QString placeOf(const models::UnitRow& row) {
        const bool hasPlace = !row.place.isEmpty() && row.place != QLatin1String("?");
        if (!hasPlace) return dash(row.sector);
        return row.sector.isEmpty() ? row.place : row.sector + QStringLiteral(", ") + row.place;
    }
    [[nodiscard]] QString strength() const { return models::forcesWords(models::sumForces(m_store).all); }
    /// By sector, then by organisation.
    [[nodiscard]] std::vector<Part> sums() const {
        const models::ForceSums sums = models::sumForces(m_store);
        std::vector<Part> parts;
        for (const auto& [head, of] : {std::pair{Words::tr("Abschnitt"), &sums.sectors},
                                       std::pair{Words::tr("Organisation"), &sums.organisations}}) {
            TablePart table;
            table.heads = {head, Words::tr("Einheiten"), Words::tr("Stärke")};
            table.shares = {50, 20, 30};
            table.none = Words::tr("Keine Einheit gemeldet.");
            for (const models::ForceSum& sum : *of)
                table.rows.push_back({sum.name, QString::number(sum.units), models::sumWords(sum)});
            parts.emplace_back(std::move(table));
        }
        return parts;
    }
    [[nodiscard]] TablePart warnings() const {
        TablePart table;
        table.heads = {Words::tr("Warnung"), Words::tr("Stufe"), Words::tr("Stand"), Words::tr("Zeit")};
        table.shares = {48, 20, 22, 10};
        table.none = Words::tr("Keine Warnung und kein Vorschlag.");
        models::WarningList list;
        list.refresh(m_store, m_format);
        for (const models::WarningRow& row : list.rows())
            table.rows.push_back({row.title, row.level, row.phase, row.clock});
        return table;
    }
    [[nodiscard]] TablePart open() const {
        TablePart table;
        table.heads = {Words::tr("Jetzt zu tun"), Words::tr("Dringlichkeit"), Words::tr("seit")};
        table.shares = {66, 24, 10};
        table.none = Words::tr("Nichts offen.");
        models::TodoList list;
        list.refresh(m_store, m_format);
        for (const models::TodoRow& row : list.rows())
            if (!row.isNews) table.rows.push_back({row.title, row.kind, row.since});
        return table;
    }
    /// What the picture does not know, or knows badly.
    [[nodiscard]] std::vector<Part> doubts() const {
        std::vector<Part> parts;
        QStringList silent, worked;
        models::StationList list;
        list.refresh(m_store, m_format);
        for (const models::StationRow& row : list.rows()) {
            const auto* facts = m_store.stationFacts(row.key.toStdString());
            if (!facts) continue;
            const auto view = models::viewNow(m_store.picture(), *facts, m_now);
            if (view.maintenanceUntil)
                worked << row.title;
            else if (view.trust == models::Trust::Unknown)
                silent << row.title + QStringLiteral(" (") + row.quality + QLatin1Char(')');
        }
        parts.emplace_back(TextPart{list.rows().empty() ? noStationWords(list.rows())
                                    : silent.isEmpty()
                                        ? Words::tr("Alle Stationen haben einen gültigen Wert.")
                                        : Words::tr("Ohne gültigen Wert: %1.").arg(silent.join(QStringLiteral("; ")))});
        if (!worked.isEmpty())
            parts.emplace_back(TextPart{Words::tr("In Wartung: %1.").arg(worked.join(QStringLiteral("; ")))});
        if (m_store.town().trial)
            parts.emplace_back(TextPart{
                Words::tr("Versuchsaufbau: Stationen und Pegelwerte sind übertragen, keine echte Lage."), true});
        if (const auto& package = m_store.package()) {
            parts.emplace_back(TextPart{
                Words::tr("Geodaten: %1. Quellen: %2.")
                    .arg(models::text(package->name), models::packageSources(*package).join(QStringLiteral("; ")))});
        }
        return parts;
    }

private:
    const ReportNeeds& m_needs;
    const session::Store& m_store;
    const models::Format& m_format;
    base::Instant m_now;
};

}  // namespace

Document situationReport(const ReportNeeds& needs) {
    const Writer writer(needs);
    Document out = beginReport(needs, QStringLiteral("lagebericht"), Words::tr("Lagebericht"));
    out.sections.push_back({Words::tr("1 Allgemeine Lage"), writer.general()});
    out.sections.push_back({Words::tr("2 Schadenlage"), writer.hazards()});
    Section own{Words::tr("3 Eigene Lage"), {}};
    const QString total = writer.strength();
    own.parts.emplace_back(TextPart{
        total.isEmpty() ? Words::tr("Stärke: keine Angabe.") : Words::tr("Stärke gesamt: %1").arg(total), true});
    own.parts.emplace_back(writer.units(Writer::Columns::Few));
    own.parts.emplace_back(openOrders(needs));
    own.parts.emplace_back(writer.warnings());
    own.parts.emplace_back(writer.open());
    own.parts.emplace_back(BlankPart{Words::tr("Führung, Abschnitte, Verbindungen"), 2});
    out.sections.push_back(std::move(own));
    Section outlook{Words::tr("4 Ausblick"), {BlankPart{Words::tr("Entwicklung in den nächsten Stunden"), 3}}};
    if (TablePart taken = decisionTable(needs); !taken.rows.empty()) outlook.parts.emplace_back(std::move(taken));
    outlook.parts.emplace_back(BlankPart{Words::tr("Absicht, Entschluss"), 3});
    writer.board(outlook.parts, wire::Board::Request);
    outlook.parts.emplace_back(BlankPart{Words::tr("Anträge, Nachforderungen"), 2});
    out.sections.push_back(std::move(outlook));
    Section doubts{Words::tr("5 Was unsicher ist"), writer.doubts()};
    doubts.parts.push_back(signatureBoxes());
    out.sections.push_back(std::move(doubts));
    if (!needs.map.isNull())
        out.sections.push_back({Words::tr("6 Lagekarte"), mapParts(needs), false, needs.mapLie == MapLie::Across});
    return out;
}

Document briefing(const ReportNeeds& needs) {
    const Writer writer(needs);
    Document out = beginReport(needs, QStringLiteral("lagevortrag"), Words::tr("Lagevortrag zur Unterrichtung"));
    out.points = 13;
    Section general{Words::tr("Allgemeine Lage"), {}};
    general.parts.emplace_back(TextPart{Words::tr("Stand %1").arg(standWords(needs)), true});
    append(general.parts, writer.general());
    out.sections.push_back(std::move(general));
    Section hazards{Words::tr("Schadenlage"), {}};
    append(hazards.parts, writer.stationPoints());
    const TablePart zones = writer.zones();
    if (!zones.rows.empty())
        hazards.parts.emplace_back(
            TextPart{Words::tr("Gefahrenzonen und Gebiete (Schätzungen, keine amtliche Karte):"), true});
    append(hazards.parts, asPoints(zones, {0, 2, 3, 6}, 6, Cells::Named));
    hazards.parts.emplace_back(TextPart{Words::tr("Kritische Objekte darin:"), true});
    append(hazards.parts, asPoints(writer.objects(), {0, 1}, 8, Cells::Named));
    hazards.parts.emplace_back(TextPart{Words::tr("Offene Ereignisse:"), true});
    append(hazards.parts, asPoints(writer.incidents(), {0, 1, 2}, 8));
    for (const wire::Board board : {wire::Board::Count, wire::Board::Road, wire::Board::Block, wire::Board::Shelter,
                                    wire::Board::InfoPoint, wire::Board::Hospital})
        writer.boardPoints(hazards.parts, board);
    out.sections.push_back(std::move(hazards));
    Section own{Words::tr("Eigene Lage"), {}};
    const QString total = writer.strength();
    own.parts.emplace_back(TextPart{
        total.isEmpty() ? Words::tr("Stärke: keine Angabe.") : Words::tr("Stärke gesamt: %1").arg(total), true});
    append(own.parts, asPoints(writer.units(Writer::Columns::Few), {0, 1, 4}, 12));
    own.parts.emplace_back(TextPart{Words::tr("Warnungen:"), true});
    append(own.parts, asPoints(writer.warnings(), {0, 2, 3}, 6));
    out.sections.push_back(std::move(own));
    Section outlook{Words::tr("Ausblick"), {}};
    if (const TablePart taken = decisionTable(needs); !taken.rows.empty()) {
        outlook.parts.emplace_back(TextPart{Words::tr("Entschlüsse:"), true});
        append(outlook.parts, asPoints(taken, {1, 2, 0, 3}, 6));
    }
    writer.boardPoints(outlook.parts, wire::Board::Request);
    outlook.parts.emplace_back(BlankPart{Words::tr("Entwicklung, nächste Schritte, nächster Vortrag um"), 4});
    out.sections.push_back(std::move(outlook));
    Section decision{Words::tr("Nur beim Lagevortrag zur Entscheidung"), {}};
    decision.parts.emplace_back(BlankPart{Words::tr("Worüber zu entscheiden ist"), 2});
    decision.parts.emplace_back(BlankPart{Words::tr("Möglichkeit 1: Vorteile, Nachteile"), 4});
    decision.parts.emplace_back(BlankPart{Words::tr("Möglichkeit 2: Vorteile, Nachteile"), 4});
    decision.parts.emplace_back(BlankPart{Words::tr("Vorschlag mit Begründung"), 3});
    decision.parts.emplace_back(BlankPart{Words::tr("Entschluss"), 3});
    decision.parts.push_back(signatureBoxes());
    decision.onNewPage = true;
    out.sections.push_back(std::move(decision));
    return out;
}

Document forcesReport(const ReportNeeds& needs) {
    const Writer writer(needs);
    Document out = beginReport(needs, QStringLiteral("kraefte"), Words::tr("Kräfteübersicht"));
    const QString total = writer.strength();
    Section section;
    section.isAcross = true;
    section.parts.emplace_back(TextPart{
        total.isEmpty() ? Words::tr("Stärke: keine Angabe.") : Words::tr("Stärke gesamt: %1").arg(total), true});
    section.parts.emplace_back(writer.units(Writer::Columns::All));
    append(section.parts, writer.sums());
    section.parts.emplace_back(BlankPart{Words::tr("Ablösung, Verpflegung, Bereitstellungsraum"), 3});
    section.parts.push_back(signatureBoxes());
    out.sections.push_back(std::move(section));
    return out;
}

Document mapSheet(const ReportNeeds& needs) {
    const Writer writer(needs);
    Document out = beginReport(needs, QStringLiteral("lagekarte"), Words::tr("Lagekarte"));
    Section section;
    if (needs.map.isNull())
        section.parts.emplace_back(TextPart{Words::tr("Keine Karte: Es ist kein Ortspaket geladen.")});
    else
        for (Part& part : mapParts(needs)) section.parts.push_back(std::move(part));
    section.parts.emplace_back(writer.zones());
    section.isAcross = !needs.map.isNull() && needs.mapLie == MapLie::Across;
    out.sections.push_back(std::move(section));
    return out;
}

}  // namespace paper
