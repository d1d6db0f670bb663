// SPDX-License-Identifier: EUPL-1.2
#include "console/qml/desk.h"

#include <algorithm>

#include "broker/wire/codec.h"
#include "broker/wire/limits.h"
#include "console/map/depth_class.h"
#include "console/models/area_words.h"
#include "console/models/start_page.h"
#include "console/models/unit_place.h"
#include "console/models/zone_words.h"
#include "console/qml/zone_rows.h"

namespace console {

using models::Words;

using models::text;

namespace {

constexpr std::int64_t kNoteShownMs = 20'000;  ///< a success; a failure stays until the next act

}  // namespace

Desk::Desk(session::Store& store, session::Login& login, models::Language language, QString endpoint, QObject* parent)
    : QObject(parent),
      m_store(store),
      m_login(login),
      m_format(language),
      m_endpoint(std::move(endpoint)),
      m_header(store, login, m_format),
      m_warning(store, login, m_format),
      m_areas(store, login, m_format),
      m_drawings(store, login, m_format),
      m_measure(m_format),
      m_exercise(store, login, m_format),
      m_travel(store, m_format),
      m_changes(store, login, m_format, m_todo),
      m_boards(store, m_format,
               [this](const wire::BoardItem& item) {
                   say(wire::Kind::BoardItem, wire::encodePayload(item), openOperationId());
               }),
      m_decisions(store, login, m_format,
                  [this](const wire::Decision& decision) {
                      say(wire::Kind::Decision, wire::encodePayload(decision), openOperationId());
                  }),
      m_places(store, m_format),
      m_operations(store, m_format,
                   [this](const wire::OperationAct& act) {
                       say(wire::Kind::OperationAct, wire::encodePayload(act), act.operation);
                   }),
      m_alarms(store, login, m_todo, m_format,
               [this](const wire::AlarmAct& act) {
                   say(wire::Kind::AlarmAct, wire::encodePayload(act), openOperationId());
               }),
      m_files(store, m_log, m_format),
      m_papers(store, m_format, m_files, [this] { return boxOf(QString()); }),
      m_incidents(store, m_format,
                  [this](const wire::IncidentAct& act) {
                      say(wire::Kind::IncidentAct, wire::encodePayload(act), openOperationId());
                  }),
      m_messageFiles(store, m_log, m_format),
      m_messages(store, login, m_format, m_messageFiles,
                 [this](wire::Kind kind, base::Bytes payload, std::vector<session::Order::File> files) {
                     return say(kind, std::move(payload), openOperationId(), std::move(files));
                 }),
      m_orders(
          store, login, m_format,
          [this](wire::Kind kind, base::Bytes said) { return say(kind, std::move(said), openOperationId()); },
          [this] { return chosenPlace(); }),
      m_forces(store, login, m_format,
               [this](wire::Kind kind, base::Bytes said) { return say(kind, std::move(said), openOperationId()); }),
      // The directory is the town's, not an operation's.
      m_directory(
          store, login, m_format,
          [this](const wire::Contact& one) { say(wire::Kind::Contact, wire::encodePayload(one), std::nullopt); }),
      m_calls(
          store, login, m_directory, m_format,
          [this](const wire::CallUp& call) { say(wire::Kind::CallUp, wire::encodePayload(call), openOperationId()); },
          [this](const wire::CallStep& step) { say(wire::Kind::CallStep, wire::encodePayload(step), std::nullopt); }) {
    m_messages.setNames([this](const QString& subject) { return nameOf(subject); },
                        [this](const QString& subject) { return placeOf(subject); });
    m_warning.setSay([this](const wire::Receipt& receipt) {
        say(wire::Kind::Receipt, wire::encodePayload(receipt), openOperationId());
    });
    connect(&m_store, &session::Store::folded, this, [this] { renew(m_page.isEmpty()); });
    connect(&m_store, &session::Store::linkChanged, this, &Desk::refresh);
    connect(&m_store, &session::Store::operationChanged, this, &Desk::refresh);
    connect(&m_store, &session::Store::sayingChanged, this, &Desk::hearSaying);
    connect(&m_store, &session::Store::clockMoved, this, [this] {
        // The clock and the picture's age four times a second, all that ages once a second.
        if (++m_clockSteps % 4 == 0)
            refresh();
        else
            m_header.refresh(m_stations.silent(), m_stations.maintained());
    });
    connect(&m_warning, &models::WarningDesk::areaChanged, this, &Desk::renewMaps);
    connect(&m_areas, &models::AreaDesk::changed, this, &Desk::renewMaps);
    connect(&m_places, &models::PlaceSearch::found, this,
            [this](int kind, const QString& subject) { subject.isEmpty() ? clearSelection() : select(kind, subject); });
    connect(&m_areas, &models::AreaDesk::said, this, [this](const wire::StaffArea& area) {
        say(wire::Kind::StaffArea, wire::encodePayload(area), openOperationId());
    });
    connect(&m_drawings, &models::DrawingDesk::changed, this, &Desk::renewMaps);
    connect(&m_measure, &models::MeasureDesk::moved, this, &Desk::renewMeasured);
    connect(&m_layers, &models::LayerList::shownChanged, this, &Desk::layersShownChanged);
    connect(&m_drawingList, &models::DrawingList::layersChanged, this, &Desk::renewMaps);
    connect(&m_drawings, &models::DrawingDesk::said, this, [this](const wire::Drawing& drawing) {
        say(wire::Kind::Drawing, wire::encodePayload(drawing), openOperationId());
    });
    refresh();
}

void Desk::setPage(const QString& page) {
    if (page == m_page) return;
    m_page = page;
    refresh();
    emit pageChanged();
}

void Desk::refresh() { renew(true); }

void Desk::renew(bool all) {
    const auto shows = [&](const char* page) { return all || m_page == QLatin1String(page); };
    if (base::spanMs(m_store.clock().now(), m_noteAt) > kNoteShownMs) dropNote();
    const auto& here = m_login.person();
    m_todo.refresh(m_store, m_format, here ? models::staffFunction(here->function) : std::string());
    m_alarms.refresh();
    if (all) m_operations.refresh();
    if (shows("boards")) m_boards.refresh();
    m_decisions.refresh();
    if (shows("directory")) {
        m_directory.refresh();
        m_calls.refresh();
    }
    m_stations.refresh(m_store, m_format);
    if (shows("log")) m_log.refresh(m_store, m_format);
    if (shows("incidents")) m_incidents.refresh();
    if (shows("messages")) m_messages.refresh();
    if (shows("orders")) m_orders.refresh();
    if (shows("units")) m_forces.refresh();
    m_files.setPrinter(here ? text(here->function) + QStringLiteral(", ") + text(here->displayName) : QString());
    if (shows("warning")) m_warnings.refresh(m_store, m_format);
    if (shows("system")) m_system.refresh(m_store, m_format, m_endpoint, m_signs.get());
    m_areas.refresh();
    m_drawings.refresh();
    m_drawingList.refresh(m_store, m_format, *m_drawings.composer());
    m_layers.refresh(m_store, m_format);
    if (shows("exercise")) m_exercise.refresh();
    m_travel.refresh();
    m_changes.refresh();
    if (isGroundsOpen()) m_grounds.refresh(m_store, m_format, m_groundsZone);
    m_header.refresh(m_stations.silent(), m_stations.maintained());
    if (m_selectedStation.isEmpty() && !m_stations.mostImportant().isEmpty())
        setSelectedStation(m_stations.mostImportant());
    renewMaps();
    emit refreshed();
    if (m_selection.kind != map::MarkKind::None) emit selectionChanged();
}

QString Desk::startPage() const {
    return m_login.person() ? models::startPageOf(m_login.person()->function) : QString();
}

QString Desk::language() const {
    return m_format.language() == models::Language::German ? QStringLiteral("de") : QStringLiteral("en");
}

int Desk::systemTroubles() const {
    return static_cast<int>(
        std::count_if(m_system.rows().begin(), m_system.rows().end(),
                      [](const models::FactRow& row) { return row.urgency >= models::Urgency::Medium; }));
}

void Desk::setLogPeopleOnly(bool on) {
    if (m_log.peopleOnly() == on) return;
    m_log.setPeopleOnly(on);
    emit logPeopleOnlyChanged();
}

const situation::ZoneView* Desk::zone() const {
    const auto& zones = m_store.picture().zones;
    const auto chosen =
        m_selection.kind == map::MarkKind::Zone ? zones.find(m_selection.id.toStdString()) : zones.end();
    if (chosen != zones.end()) return &chosen->second;
    const auto first = std::min_element(zones.begin(), zones.end(), [](const auto& a, const auto& b) {
        return models::rankOfKind(a.second.zone) < models::rankOfKind(b.second.zone);
    });
    return first != zones.end() ? &first->second : nullptr;
}

QString Desk::selectedArea() const {
    const situation::ZoneView* view = isZoneSelected() ? zone() : nullptr;
    const bool isChosen = view != nullptr && text(view->zone.zone) == m_selection.id;
    return isChosen && models::areaOf(m_store.picture(), view->zone) != nullptr ? m_selection.id : QString();
}

QString Desk::zoneTitle() const {
    const situation::ZoneView* view = zone();
    if (view && models::isStaffZone(view->zone)) {
        const situation::AreaView* area = models::areaOf(m_store.picture(), view->zone);
        return area ? text(area->area.name) + QStringLiteral(" · ") + models::hazardWords(area->area.hazard)
                    : QString();
    }
    if (view && models::isRainZone(view->zone))
        return zoneName(*view, m_store) + QStringLiteral(": ") +
               Words::tr("Starkregen, geschätzt %1").arg(models::Format::clock(view->zone.validAt));
    return view ? zoneName(*view, m_store) + QStringLiteral(": ") +
                      Words::tr("Überflutung, geschätzt %1").arg(models::Format::clock(view->zone.validAt))
                : QString();
}

QVariantList Desk::zones() const {
    return zoneRows(m_store, m_format, m_selection.kind == map::MarkKind::Zone ? m_selection.id : QString());
}

QVariantList Desk::zoneBands() const {
    QVariantList out;
    const situation::ZoneView* view = zone();
    if (!view || !models::isFloodZone(view->zone)) return out;
    const auto metres = [&](double m) {
        return m_format.decimal(m, m == static_cast<double>(static_cast<int>(m)) ? 0 : 1);
    };
    for (const wire::DepthBand& band : view->zone.bands) {
        const QString words = !band.toM         ? Words::tr("über %1 m").arg(metres(band.fromM))
                              : band.fromM <= 0 ? Words::tr("unter %1 m").arg(metres(*band.toM))
                                                : Words::tr("%1–%2 m").arg(metres(band.fromM), metres(*band.toM));
        out.prepend(QVariantMap{{QStringLiteral("words"), words},
                                {QStringLiteral("depthClass"), static_cast<int>(map::depthClass(band.fromM))}});
    }
    return out;
}

QString Desk::zoneMethod() const {
    const situation::ZoneView* view = zone();
    if (!view) return {};
    if (models::isStaffZone(view->zone)) return staffZoneWords(*view, m_store, m_format);
    if (models::isRainZone(view->zone))
        return rainZoneWords(*view, m_store, m_format) + QStringLiteral(". ") + Words::tr("Keine amtliche Karte.");
    QString levels;
    for (const auto& [station, cm] : view->zone.levelsCm) {
        const fusion::StationFacts* facts = m_store.stationFacts(station);
        levels += (levels.isEmpty() ? QString() : QStringLiteral(", ")) + text(facts ? facts->name : station) +
                  QLatin1Char(' ') + m_format.value(cm, "cm");
    }
    QString out = Words::tr("Verfahren: %1.").arg(models::methodWords(view->zone.method));
    if (!levels.isEmpty()) out += QLatin1Char(' ') + Words::tr("Pegel: %1.").arg(levels);
    if (view->zone.trial) out += QLatin1Char(' ') + Words::tr("Versuchsaufbau.");
    return out + QLatin1Char(' ') + Words::tr("Keine amtliche Karte.");
}

QString Desk::groundsTitle() const {
    const auto found = m_store.picture().zones.find(m_groundsZone.toStdString());
    if (found != m_store.picture().zones.end()) return zoneName(found->second, m_store);
    return m_groundsZone.section(QLatin1Char(':'), 1).isEmpty() ? m_groundsZone
                                                                : m_groundsZone.section(QLatin1Char(':'), 1);
}

void Desk::openGrounds(const QString& zone) {
    const situation::ZoneView* first = this->zone();
    m_groundsZone = !zone.isEmpty() ? zone : first != nullptr ? text(first->zone.zone) : QString();
    m_grounds.refresh(m_store, m_format, m_groundsZone);
    emit groundsChanged();
}

QString Desk::openGroundsOf(const QString& subject) {
    if (!m_store.picture().zones.contains(subject.toStdString())) {
        setSelectedStation(subject);
        return QStringLiteral("stations");
    }
    openGrounds(subject);
    return QStringLiteral("lage");
}

void Desk::closeGrounds() {
    m_groundsZone.clear();
    emit groundsChanged();
}

void Desk::setSelectedStation(const QString& id) {
    if (m_selectedStation == id) return;
    m_selectedStation = id;
    emit selectionChanged();
    emit refreshed();
}

void Desk::select(int markKind, const QString& id) {
    m_selection = {static_cast<map::MarkKind>(markKind), id};
    // The name of an area of the staff's stands for it.
    const bool isName = m_selection.kind == map::MarkKind::Object && m_store.picture().zones.contains(id.toStdString());
    if (isName) m_selection.kind = map::MarkKind::Zone;
    if (m_selection.kind == map::MarkKind::Station) m_selectedStation = id;
    if (m_selection.kind == map::MarkKind::Incident) m_incidents.setSelected(id);
    if (m_selection.kind == map::MarkKind::Unit) m_forces.setSelected(id);
    renewMaps();
    emit selectionChanged();
    emit refreshed();
}

void Desk::clickMap(int markKind, const QString& id, QPointF eastNorth) {
    if (m_forces.isPlacing())
        m_forces.place(eastNorth);
    else if (m_measure.isOpen())
        m_measure.place(eastNorth);
    else if (m_areas.isOpen())
        m_areas.place(eastNorth);
    else if (m_drawings.isOpen())
        m_drawings.place(eastNorth);
    else
        select(markKind, id);
}

void Desk::clearSelection() { select(0, {}); }

QString Desk::selectionTitle() const {
    switch (m_selection.kind) {
        case map::MarkKind::Station: {
            const fusion::StationFacts* facts = m_store.stationFacts(m_selection.id.toStdString());
            return facts ? models::stationTitle(*facts) : m_selection.id;
        }
        case map::MarkKind::Unit: return m_selection.id;
        case map::MarkKind::Object:
            for (const fusion::CriticalObject& object : m_store.town().objects) {
                if (text(object.id) == m_selection.id) return text(object.name);
            }
            return m_selection.id;
        case map::MarkKind::Zone: return zoneTitle();
        case map::MarkKind::Incident: return models::incidentTitle(m_store, m_selection.id.toStdString());
        case map::MarkKind::Drawing: return drawingTitle();
        case map::MarkKind::Area:
        case map::MarkKind::None: break;
    }
    return {};
}

QString Desk::selectionText() const {
    const auto join = [](std::initializer_list<QString> parts) {
        QString out;
        for (const QString& part : parts) {
            if (!part.isEmpty() && part != QStringLiteral("–"))
                out += (out.isEmpty() ? QString() : QStringLiteral(" · ")) + part;
        }
        return out;
    };
    if (m_selection.kind == map::MarkKind::Station) {
        for (const models::StationRow& row : m_stations.rows()) {
            if (row.key == m_selection.id)
                return join({row.value, row.trend, row.levelWords, row.age, row.quality, selectedSector()});
        }
    } else if (m_selection.kind == map::MarkKind::Unit) {
        const models::UnitRow row = m_forces.rowOf(m_selection.id);
        return join({row.unitType, row.organisation, row.status, row.strength,
                     row.sector.isEmpty() ? selectedSector() : row.sector, row.task, row.age});
    } else if (m_selection.kind == map::MarkKind::Object) {
        for (const auto& [id, view] : m_store.picture().zones) {
            for (const wire::AffectedObject& object : view.zone.objects) {
                if (text(object.id) == m_selection.id && models::isStaffZone(view.zone))
                    return Words::tr("im Gebiet „%1“").arg(zoneName(view, m_store));
                if (text(object.id) == m_selection.id)
                    return Words::tr("in der Überflutung, Wassertiefe etwa %1 m")
                        .arg(m_format.decimal(object.depthM, 1));
            }
        }
        return join({Words::tr("außerhalb der geschätzten Überflutung"), selectedSector()});
    } else if (m_selection.kind == map::MarkKind::Zone) {
        return zoneMethod();
    } else if (m_selection.kind == map::MarkKind::Incident) {
        return join({m_incidents.facts(), selectedSector()});
    } else if (m_selection.kind == map::MarkKind::Drawing) {
        return drawingText();
    }
    return {};
}

QRectF Desk::focusBox() const {
    // A flood is as long as its river; what matters is where it meets people: objects and gauges it has reached, and
    // the units that went there. Before there is any of that, the whole zone.
    constexpr double kMarginM = 350;
    const situation::Situation& picture = m_store.picture();
    if (picture.zones.empty()) return {};
    geometry::MapRing points;
    geometry::MapArea wet;
    const bool isRainAlone = std::all_of(picture.zones.begin(), picture.zones.end(),
                                         [](const auto& one) { return models::isRainZone(one.second.zone); });
    for (const auto& [name, view] : picture.zones) {
        if (models::isRainZone(view.zone) && !isRainAlone) continue;  // as wide as half the town
        for (const wire::AffectedObject& object : view.zone.objects) points.push_back(geometry::toMap(object.at));
        for (const wire::DepthBand& band : view.zone.bands)
            for (auto& polygon : geometry::toMap(band.area)) wet.push_back(std::move(polygon));
    }
    for (const auto& [id, station] : picture.stations) {
        const bool isHigh = station.state && station.state->level && *station.state->level >= wire::GaugeLevel::Iw2;
        if (const auto* facts = m_store.stationFacts(id); isHigh && facts) points.push_back(facts->at);
    }
    for (const auto& [sign, unit] : picture.units)
        if (const auto place = models::unitPlaceOf(picture, sign); unit.report.fmsStatus == 4 && place)
            points.push_back(place->at);
    if (points.size() < 3 && wet.empty()) return {};
    const geometry::MapBox box = points.size() < 3 ? geometry::boxOf(wet) : geometry::boxOf(points);
    return QRectF(box.westM - kMarginM, box.southM - kMarginM, box.eastM - box.westM + 2 * kMarginM,
                  box.northM - box.southM + 2 * kMarginM);
}

QRectF Desk::boxOf(const QString& subject) const {
    constexpr double kAroundM = 600;
    const auto around = [](geometry::MapPoint at) {
        return QRectF(at.eastM - kAroundM, at.northM - kAroundM, 2 * kAroundM, 2 * kAroundM);
    };
    const std::string id = subject.toStdString();
    if (subject.isEmpty()) return focusBox();
    if (const fusion::StationFacts* facts = m_store.stationFacts(id)) return around(facts->at);
    const auto chosen = m_store.picture().zones.find(id);
    if (chosen != m_store.picture().zones.end()) {
        geometry::MapArea whole;
        for (const wire::DepthBand& band : chosen->second.zone.bands)
            for (auto& polygon : geometry::toMap(band.area)) whole.push_back(std::move(polygon));
        if (whole.empty()) return {};
        const geometry::MapBox box = geometry::boxOf(whole);
        const double edgeM = std::max(100.0, 0.2 * std::max(box.eastM - box.westM, box.northM - box.southM));
        return QRectF(box.westM - edgeM, box.southM - edgeM, box.eastM - box.westM + 2 * edgeM,
                      box.northM - box.southM + 2 * edgeM);
    }
    for (const fusion::CriticalObject& object : m_store.town().objects)
        if (object.id == id) return around(object.at);
    if (const auto incident = m_store.picture().incidents.find(id); incident != m_store.picture().incidents.end()) {
        const geometry::MapPoint middle = geometry::toMap(incident->second.incident.at);
        const double reachM = incident->second.incident.radiusM + 250;
        return {middle.eastM - reachM, middle.northM - reachM, 2 * reachM, 2 * reachM};
    }
    if (const QRectF box = boxOfDrawing(id); !box.isNull()) return box;
    if (const auto place = models::unitPlaceOf(m_store.picture(), id)) return around(place->at);
    return {};
}

QString Desk::titleOf(const QString& station) const {
    const fusion::StationFacts* facts = m_store.stationFacts(station.toStdString());
    return facts ? models::stationTitle(*facts) : station;
}

std::optional<std::string> Desk::openOperationId() const { return models::operationToSayIn(m_store); }

QString Desk::operation() const {
    const auto id = openOperationId();
    if (!id) return {};
    return text(*id) + QStringLiteral(" · ") + text(m_store.present().operations.at(*id).name);
}

bool Desk::writeLog(const QString& said) {
    const QString trimmed = said.trimmed();
    if (trimmed.isEmpty()) return false;
    if (trimmed.toUtf8().size() > static_cast<qsizetype>(wire::limits::kTextBytesMax)) {
        setNote(Words::tr(
                    "Zu lang: höchstens 16 000 Zeichen. Nichts ist eingetragen; bitte auf mehrere Einträge verteilen."),
                true);
        return false;
    }
    wire::LogEntry entry{trimmed.toStdString(), std::nullopt, std::nullopt};
    // What nobody may say stays on the desk with its files.
    if (!m_login.person()) {
        setNote(Words::tr("Bitte zuerst anmelden: Einträge werden unterschrieben."), true);
        return false;
    }
    std::vector<session::Order::File> files = m_files.takePending();
    for (const session::Order::File& file : files) entry.attachments.push_back(file.about);
    say(wire::Kind::LogEntry, wire::encodePayload(entry), openOperationId(), std::move(files));
    return true;
}

}  // namespace console
