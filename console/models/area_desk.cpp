// SPDX-License-Identifier: EUPL-1.2
#include "console/models/area_desk.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>

#include "console/models/area_words.h"
#include "console/models/fresh_id.h"
#include "gis/fusion/evacuation.h"
#include "gis/fusion/outage.h"
#include "gis/fusion/town_water.h"

namespace models {
namespace {

struct Bounds {
    const char* field;
    double min, max;
    const char* words;  ///< what it must be
};
constexpr std::array<Bounds, 12> kBounds{{
    {"radius", 1, 50'000, QT_TRANSLATE_NOOP("Words", "1 bis 50000 m")},
    {"reach", 1, 50'000, QT_TRANSLATE_NOOP("Words", "1 bis 50000 m")},
    {"wind", 0, 360, QT_TRANSLATE_NOOP("Words", "0 bis 360 Grad, woher der Wind kommt")},
    {"speed", 0, 75, QT_TRANSLATE_NOOP("Words", "0 bis 75 m/s")},
    {"rate", 1e-9, 1e5, QT_TRANSLATE_NOOP("Words", "Kilogramm je Sekunde, über 0")},
    {"limit", 1e-9, 1e9, QT_TRANSLATE_NOOP("Words", "mg/m³, über 0")},
    {"stage", 0.01, 1'000, QT_TRANSLATE_NOOP("Words", "Meter über der Bachsohle, 0,01 bis 1000")},
    {"along", 1, 50'000, QT_TRANSLATE_NOOP("Words", "1 bis 50000 m")},
    {"stream", 0.01, 10'000, QT_TRANSLATE_NOOP("Words", "0,01 bis 10000 km²")},
    {"rain", 0.1, 10'000, QT_TRANSLATE_NOOP("Words", "Millimeter, 0,1 bis 10000")},
    {"least", 0, 1e9, QT_TRANSLATE_NOOP("Words", "m³, 0 oder mehr")},
    {"hours", 0.1, 720, QT_TRANSLATE_NOOP("Words", "Stunden, bis 720; leer: bis auf Weiteres")},
}};
constexpr std::size_t kNameBytesMax = 120;

const Bounds* boundsOf(const QString& field) {
    const auto found =
        std::find_if(kBounds.begin(), kBounds.end(), [&](const Bounds& one) { return field == one.field; });
    return found == kBounds.end() ? nullptr : &*found;
}

QString typed(double number) {
    QString out = QString::number(number, 'g', 8);
    return out.replace(QLatin1Char('.'), QLatin1Char(','));
}

constexpr auto kLastMethod = wire::AreaMethod::Sinks;

}  // namespace

AreaDesk::AreaDesk(session::Store& store, session::Login& login, const Format& format, QObject* parent)
    : QObject(parent), m_store(store), m_login(login), m_format(format) {
    connect(&m_workshop, &GroundWorkshop::ready, this, [this] {
        if (m_isWorking) recount();
        emit changed();  // what stands and was on its way is seen now
    });
}
AreaDesk::~AreaDesk() = default;

// ---- what is typed --------------------------------------------------------------------------------------------------

void AreaDesk::setMethod(int method) {
    if (method < 1 || method > static_cast<int>(kLastMethod) || method == this->method()) return;
    m_area.method = static_cast<wire::AreaMethod>(method);
    if (!m_isHazardChosen) m_area.hazard = usualHazard(m_area.method);
    recount();
}
void AreaDesk::setHazard(int index) {
    if (index < 0 || index >= static_cast<int>(areaHazards().size())) return;
    m_area.hazard = areaHazards()[static_cast<std::size_t>(index)];
    m_isHazardChosen = true;
    emit changed();
}
void AreaDesk::setWindFrom(int index) {
    const auto all = windStations();
    m_area.windStation.reset();
    if (index > 0 && index <= static_cast<int>(all.size()))
        m_area.windStation = all[static_cast<std::size_t>(index) - 1];
    recount();
}
void AreaDesk::setStability(int index) {
    m_area.stability = std::string(1, static_cast<char>('A' + std::clamp(index, 0, 5)));
    recount();
}
void AreaDesk::setUpTo(int index) {
    if (index < 0 || index >= static_cast<int>(fusion::kStreetRanks.size())) return;
    m_area.upTo = std::string(fusion::kStreetRanks[static_cast<std::size_t>(index)]);
    recount();
}
void AreaDesk::setSubstation(int index) {
    const auto all = powers();
    if (index < 0 || index >= static_cast<int>(all.size())) return;
    m_area.object = all[static_cast<std::size_t>(index)]->id;
    recount();
}
void AreaDesk::write(const QString& field, const QString& text) {
    if (m_texts[field] == text) return;
    m_texts[field] = text;
    if (boundsOf(field) != nullptr)
        recount();
    else
        emit changed();
}

QVariantMap AreaDesk::texts() const {
    QVariantMap out;
    for (const auto& [field, text] : m_texts) out.insert(field, text);
    return out;
}

/// As people here write numbers: "4,5" and "4.5".
std::optional<double> AreaDesk::number(const char* field) const {
    const auto found = m_texts.find(QString::fromLatin1(field));
    const Bounds* bounds = boundsOf(QString::fromLatin1(field));
    if (found == m_texts.end() || bounds == nullptr) return std::nullopt;
    bool isNumber = false;
    const double value = found->second.trimmed().replace(QLatin1Char(','), QLatin1Char('.')).toDouble(&isNumber);
    if (!isNumber || !(value >= bounds->min && value <= bounds->max)) return std::nullopt;
    return value;
}

/// Which fields its method asks for.
bool AreaDesk::asksFor(const QString& field) const {
    const auto isOne = [&](std::initializer_list<const char*> fields) {
        return std::any_of(fields.begin(), fields.end(), [&](const char* one) { return field == QLatin1String(one); });
    };
    switch (m_area.method) {
        case wire::AreaMethod::Circle:
        case wire::AreaMethod::Blocks: return isOne({"radius"});
        case wire::AreaMethod::Wedge: return isOne({"radius", "reach", "wind", "speed"});
        case wire::AreaMethod::Plume: return isOne({"rate", "limit", "wind", "speed"});
        case wire::AreaMethod::Stage: return isOne({"stage", "along", "stream"});
        case wire::AreaMethod::Sinks: return isOne({"rain", "least"}) || (isAroundPlace() && isOne({"radius"}));
        case wire::AreaMethod::Drawn:
        case wire::AreaMethod::Districts:
        case wire::AreaMethod::Substation: break;
    }
    return false;
}

QVariantMap AreaDesk::faults() const {
    QVariantMap out;
    for (const Bounds& one : kBounds) {
        const QString field = QString::fromLatin1(one.field);
        const bool isHours = field == QStringLiteral("hours");
        const bool isEmpty = texts().value(field).toString().trimmed().isEmpty();
        const bool isAsked = isHours ? !isEmpty : asksFor(field);
        if (isAsked && !number(one.field)) out.insert(field, Words::tr(one.words));
    }
    if (static_cast<std::size_t>(texts().value(QStringLiteral("name")).toString().toUtf8().size()) > kNameBytesMax)
        out.insert(QStringLiteral("name"), Words::tr("zu lang"));
    return out;
}

// ---- the ground -----------------------------------------------------------------------------------------------------

std::optional<fusion::Wind> AreaDesk::measuredWind() const {
    if (!fusion::turnsWithWind(m_area)) return std::nullopt;
    const auto station = m_store.present().stations.find(*m_area.windStation);
    if (station == m_store.present().stations.end()) return std::nullopt;
    const auto valueOf = [&](wire::Quantity quantity) -> std::optional<double> {
        const auto last = station->second.last.find(quantity);
        return last == station->second.last.end() ? std::nullopt : last->second.reading.value;
    };
    const auto from = valueOf(wire::Quantity::WindFrom), speed = valueOf(wire::Quantity::WindSpeed);
    if (!from || !speed) return std::nullopt;
    return fusion::Wind{*from, *speed};
}

wire::StaffArea AreaDesk::order() const {
    wire::StaffArea area = m_area;
    const bool isDrawn = area.method == wire::AreaMethod::Drawn;
    const auto if_ = [&](const char* field) {
        return asksFor(QString::fromLatin1(field)) ? number(field) : std::nullopt;
    };
    area.radiusM = if_("radius"), area.reachM = if_("reach"), area.windFromDeg = if_("wind"),
    area.windMS = if_("speed");
    area.rateKgS = if_("rate"), area.limitMgM3 = if_("limit");
    area.stageM = if_("stage"), area.streamKm2 = if_("stream"), area.rainMm = if_("rain"), area.leastM3 = if_("least");
    if (area.method == wire::AreaMethod::Stage) area.reachM = if_("along");
    if (area.method != wire::AreaMethod::Blocks)
        area.upTo.reset();
    else if (!area.upTo)
        area.upTo = "minor";
    const bool isSubstation = area.method == wire::AreaMethod::Substation;
    if (!isSubstation) area.object.reset();
    if (!isDrawn) area.outline.clear();
    if (isDrawn || isSubstation || area.method == wire::AreaMethod::Districts) area.centre.reset();
    if (area.method != wire::AreaMethod::Districts) area.districts.clear();
    if (area.method != wire::AreaMethod::Plume)
        area.stability.reset();
    else if (!area.stability)
        area.stability = "D";
    if (!fusion::turnsWithWind(area)) area.windStation.reset();
    area.name = texts().value(QStringLiteral("name")).toString().trimmed().toStdString();
    if (area.name.empty()) area.name = hazardWords(area.hazard).toStdString();
    area.note = texts().value(QStringLiteral("note")).toString().trimmed().toStdString();
    area.until.reset();
    const auto now = m_store.presentNow();
    if (const auto hours = number("hours"); hours && now)
        area.until = now->plusS(static_cast<std::int64_t>(std::lround(*hours * 3600)));
    return area;
}

bool AreaDesk::hasGround() const {
    switch (m_area.method) {
        case wire::AreaMethod::Drawn: return !m_area.outline.empty() && m_area.outline.front().front().size() >= 3;
        case wire::AreaMethod::Districts: return !m_area.districts.empty();
        case wire::AreaMethod::Substation: return m_area.object.has_value();
        case wire::AreaMethod::Sinks: return true;  // without a place: of the whole town
        case wire::AreaMethod::Circle:
        case wire::AreaMethod::Wedge:
        case wire::AreaMethod::Blocks:
        case wire::AreaMethod::Stage:
        case wire::AreaMethod::Plume: return m_area.centre.has_value();
    }
    return false;
}

bool AreaDesk::isEditable() const { return m_isOpen && m_area.method == wire::AreaMethod::Drawn && hasGround(); }

std::optional<geometry::MapPoint> AreaDesk::lastPlace() const {
    if (!m_isOpen) return std::nullopt;
    if (m_area.method == wire::AreaMethod::Drawn) {
        if (hasGround() || m_area.outline.empty() || m_area.outline.front().front().empty()) return std::nullopt;
        return geometry::toMap(m_area.outline.front().front().back());
    }
    if (m_area.method == wire::AreaMethod::Substation) {
        const int chosen = substation();
        return chosen < 0 ? std::nullopt : std::optional(powers()[static_cast<std::size_t>(chosen)]->at);
    }
    const bool isAround = m_area.method != wire::AreaMethod::Districts;
    return isAround && m_area.centre ? std::optional(geometry::toMap(*m_area.centre)) : std::nullopt;
}

QString AreaDesk::hint() const {
    if (!m_isOpen) return {};
    if (!hasGround()) {
        if (m_area.method == wire::AreaMethod::Drawn)
            return Words::tr(
                "Ecken nacheinander auf der Karte anklicken, mindestens drei; mit Tasten: Karte schieben, Alt+K.");
        if (m_area.method == wire::AreaMethod::Districts) return Words::tr("Stadtteile auf der Karte anklicken.");
        if (m_area.method == wire::AreaMethod::Substation)
            return powers().empty() ? Words::tr("Das Ortspaket kennt keine Station der Stromversorgung.")
                                    : Words::tr("Station wählen, in der Liste oder auf der Karte.");
        if (m_area.method == wire::AreaMethod::Stage)
            return Words::tr("Ort am Bach auf der Karte anklicken, mit Tasten: Karte schieben, Alt+K.");
        return Words::tr("Ort auf der Karte anklicken, mit Tasten: Karte schieben, Alt+K.");
    }
    if (!faults().isEmpty()) return Words::tr("Angaben prüfen.");
    if (m_isWorking) return Words::tr("Wird gerechnet …");
    if (m_area.method != wire::AreaMethod::Drawn && (m_ground.area.empty() || !m_ground.isCountable) &&
        !m_ground.doubts.empty())
        return Words::tr("So geht es nicht: %1.").arg(areaDoubtWords(m_ground.doubts.front()));
    if (!m_ground.isCountable) return Words::tr("Der Rand kreuzt sich selbst: eine Ecke versetzen.");
    if (m_ground.area.empty()) return Words::tr("So ergibt sich keine Fläche.");
    if (!m_login.person()) return Words::tr("Bitte zuerst anmelden: Wer ein Gebiet setzt, steht dafür ein.");
    return {};
}

void AreaDesk::recount(bool isInHand) {
    m_isInHand = isInHand;
    m_impact.reset();
    m_ground = {};
    m_isWorking = false;
    if (!m_isOpen) return;
    const bool isWhole = hasGround() && faults().isEmpty(), isLong = fusion::takesLong(m_area.method);
    if (isWhole && isLong) {
        const GroundWorkshop::Found* found = m_workshop.find(m_store.sharedTown(), order(), true);
        m_isWorking = found == nullptr;
        if (found != nullptr) m_ground = found->ground, m_impact = found->impact;
    } else if (isWhole) {
        m_ground = fusion::groundOf(order(), m_store.town(), measuredWind());
    } else if (m_area.method == wire::AreaMethod::Drawn && !m_area.outline.empty()) {
        m_ground.area = geometry::toMap(m_area.outline);  // one or two corners
    }
    if (!isLong && hasGround() && m_ground.isCountable && !m_ground.area.empty()) {
        if (!m_model || m_modelOf != m_store.town().package) {
            m_model = std::make_unique<fusion::ImpactModel>(m_store.town());
            m_modelOf = m_store.town().package;
        }
        m_impact = isInHand ? m_model->peopleAndObjects(m_ground.area) : m_model->of(m_ground.area);
    }
    emit counted();
    if (!isInHand) emit changed();
}

// ---- what is done ---------------------------------------------------------------------------------------------------

void AreaDesk::open(wire::StaffArea area) {
    m_area = std::move(area);
    m_isOpen = true;
    m_isHazardChosen = m_edited.has_value();
    m_texts = {{QStringLiteral("name"), text(m_area.name)},
               {QStringLiteral("note"), text(m_area.note)},
               {QStringLiteral("radius"), typed(m_area.radiusM.value_or(100))},
               {QStringLiteral("reach"), typed(m_area.reachM.value_or(1000))},
               {QStringLiteral("wind"), m_area.windFromDeg ? typed(*m_area.windFromDeg) : QString()},
               {QStringLiteral("speed"), m_area.windMS ? typed(*m_area.windMS) : QString()},
               {QStringLiteral("rate"), m_area.rateKgS ? typed(*m_area.rateKgS) : QString()},
               {QStringLiteral("limit"), m_area.limitMgM3 ? typed(*m_area.limitMgM3) : QString()},
               {QStringLiteral("stage"), typed(m_area.stageM.value_or(1))},
               {QStringLiteral("along"), typed(fusion::kStageReachM)},
               {QStringLiteral("stream"), typed(m_area.streamKm2.value_or(fusion::kStreamKm2))},
               {QStringLiteral("rain"), typed(m_area.rainMm.value_or(40))},
               {QStringLiteral("least"), typed(m_area.leastM3.value_or(100))},
               {QStringLiteral("hours"), QString()}};
    if (m_area.method == wire::AreaMethod::Stage && m_area.reachM) {
        m_texts[QStringLiteral("along")] = typed(*m_area.reachM);
        m_texts[QStringLiteral("reach")] = typed(1000);
    }
    const auto now = m_store.presentNow();
    if (m_area.until && now)
        m_texts[QStringLiteral("hours")] =
            typed(std::max(0.1, std::round(static_cast<double>(base::spanMs(*m_area.until, *now)) / 360'000) / 10));
    recount();
}

void AreaDesk::begin() {
    m_edited.reset();
    wire::StaffArea area;
    area.method = wire::AreaMethod::Circle;
    area.hazard = usualHazard(area.method);
    open(std::move(area));
}

void AreaDesk::edit(const QString& zone) {
    const auto found = m_store.present().areas.find(zone.section(QLatin1Char(':'), 1).toStdString());
    if (found == m_store.present().areas.end()) return;
    m_edited = found->first;
    open(found->second.area);
}

void AreaDesk::cancel() {
    m_isOpen = false;
    m_edited.reset();
    recount();
    emit counted();
    emit changed();
}

void AreaDesk::place(QPointF eastNorth) {
    if (!m_isOpen) return;
    const geometry::MapPoint at{eastNorth.x(), eastNorth.y()};
    if (m_area.method == wire::AreaMethod::Drawn) {
        if (m_area.outline.empty()) m_area.outline = {{{}}};
        m_area.outline.front().front().push_back(geometry::toWire(at));
    } else if (m_area.method == wire::AreaMethod::Districts) {
        for (const fusion::District& district : m_store.town().districts) {
            if (!geometry::isInside(at, district.area)) continue;
            const auto known = std::find(m_area.districts.begin(), m_area.districts.end(), district.id);
            if (known == m_area.districts.end())
                m_area.districts.push_back(district.id);
            else
                m_area.districts.erase(known);
            break;
        }
    } else if (m_area.method == wire::AreaMethod::Substation) {
        const auto all = powers();
        const auto nearest = std::min_element(all.begin(), all.end(), [&](const auto* a, const auto* b) {
            return geometry::distanceM(a->at, at) < geometry::distanceM(b->at, at);
        });
        if (nearest != all.end()) m_area.object = (*nearest)->id;
    } else {
        m_area.centre = geometry::toWire(at);
    }
    recount();
}

void AreaDesk::removeLast() {
    if (!m_isOpen) return;
    if (m_area.method == wire::AreaMethod::Drawn && !m_area.outline.empty()) {
        auto& ring = m_area.outline.front().front();
        if (!ring.empty()) ring.pop_back();
        if (ring.empty()) m_area.outline.clear();
    } else if (m_area.method == wire::AreaMethod::Districts && !m_area.districts.empty()) {
        m_area.districts.pop_back();
    } else if (m_area.method == wire::AreaMethod::Substation) {
        m_area.object.reset();
    } else {
        m_area.centre.reset();
    }
    recount();
}

const fusion::AreaGround* AreaDesk::standing(const wire::StaffArea& area) {
    const GroundWorkshop::Found* found = m_workshop.find(m_store.sharedTown(), area, false);
    return found != nullptr ? &found->ground : nullptr;
}

void AreaDesk::setOutline(const geometry::MapArea& outline, bool isInHand) {
    if (!isEditable() || outline.empty()) return;
    m_area.outline = geometry::toWire(outline);
    recount(isInHand);
}

void AreaDesk::set() {
    if (!maySet()) return;
    wire::StaffArea area = order();
    area.area = m_edited ? *m_edited : freshId();
    area.ended = false;
    m_isOpen = false;
    m_edited.reset();
    emit said(area);
    recount();
    emit changed();
}

void AreaDesk::end(const QString& zone) {
    const std::string id = zone.isEmpty() ? m_edited.value_or("") : zone.section(QLatin1Char(':'), 1).toStdString();
    const auto found = m_store.present().areas.find(id);
    if (found == m_store.present().areas.end() || !m_login.person()) return;
    wire::StaffArea area = found->second.area;
    area.ended = true;
    emit said(area);
    if (m_isOpen && m_edited == area.area) cancel();
}

void AreaDesk::refresh() {
    if (!m_isOpen) return;
    const auto wind = measuredWind();
    if (wind && (!m_ground.wind || fusion::isOtherWind(*m_ground.wind, *wind))) recount();
}

}  // namespace models
