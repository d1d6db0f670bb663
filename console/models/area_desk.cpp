// SPDX-License-Identifier: EUPL-1.2
#include "console/models/area_desk.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "broker/seal/seal.h"
#include "console/models/area_words.h"

namespace models {
namespace {

struct Bounds {
    const char* field;
    double min, max;
    const char* words;  ///< what it must be
};
constexpr std::array<Bounds, 7> kBounds{{
    {"radius", 1, 50'000, QT_TRANSLATE_NOOP("Words", "1 bis 50000 m")},
    {"reach", 1, 50'000, QT_TRANSLATE_NOOP("Words", "1 bis 50000 m")},
    {"wind", 0, 360, QT_TRANSLATE_NOOP("Words", "0 bis 360 Grad, woher der Wind kommt")},
    {"speed", 0, 75, QT_TRANSLATE_NOOP("Words", "0 bis 75 m/s")},
    {"rate", 1e-9, 1e5, QT_TRANSLATE_NOOP("Words", "Kilogramm je Sekunde, über 0")},
    {"limit", 1e-9, 1e9, QT_TRANSLATE_NOOP("Words", "mg/m³, über 0")},
    {"hours", 0.1, 720, QT_TRANSLATE_NOOP("Words", "Stunden, bis 720; leer: bis auf Weiteres")},
}};
constexpr std::size_t kNameBytesMax = 120;

const Bounds* boundsOf(const QString& field) {
    const auto found =
        std::find_if(kBounds.begin(), kBounds.end(), [&](const Bounds& one) { return field == one.field; });
    return found == kBounds.end() ? nullptr : &*found;
}

std::string newId() {
    std::array<std::uint8_t, 16> bytes{};
    seal::fillRandom(bytes);
    return base::toHex(bytes);
}

QString typed(double number) {
    QString out = QString::number(number, 'g', 8);
    return out.replace(QLatin1Char('.'), QLatin1Char(','));
}

/// Which fields a method asks for.
bool asksFor(wire::AreaMethod method, const QString& field) {
    const bool isWind = field == QStringLiteral("wind") || field == QStringLiteral("speed");
    switch (method) {
        case wire::AreaMethod::Circle: return field == QStringLiteral("radius");
        case wire::AreaMethod::Wedge:
            return isWind || field == QStringLiteral("radius") || field == QStringLiteral("reach");
        case wire::AreaMethod::Plume:
            return isWind || field == QStringLiteral("rate") || field == QStringLiteral("limit");
        default: break;
    }
    return false;
}

}  // namespace

AreaDesk::AreaDesk(session::Store& store, session::Login& login, const Format& format, QObject* parent)
    : QObject(parent), m_store(store), m_login(login), m_format(format) {}
AreaDesk::~AreaDesk() = default;

// ---- what is offered ------------------------------------------------------------------------------------------------

QStringList AreaDesk::methods() const {
    QStringList out;
    for (int i = 1; i <= static_cast<int>(wire::AreaMethod::Districts); ++i)
        out << methodName(static_cast<wire::AreaMethod>(i));
    return out;
}
QStringList AreaDesk::hazards() const {
    QStringList out;
    for (const std::string& hazard : areaHazards()) out << hazardWords(hazard);
    return out;
}
std::vector<std::string> AreaDesk::windStations() const {
    std::vector<std::string> out;
    for (const fusion::StationFacts& facts : m_store.town().stations)
        if (facts.quantity == wire::Quantity::WindFrom || facts.quantity == wire::Quantity::WindSpeed)
            out.push_back(facts.id);
    return out;
}
QStringList AreaDesk::winds() const {
    QStringList out{Words::tr("von Hand")};
    for (const std::string& id : windStations()) {
        const fusion::StationFacts* facts = m_store.stationFacts(id);
        out << (facts != nullptr ? text(facts->name) : text(id));
    }
    return out;
}
QStringList AreaDesk::stabilities() const {
    return {Words::tr("A · sehr labil"), Words::tr("B · labil"),  Words::tr("C · leicht labil"),
            Words::tr("D · neutral"),    Words::tr("E · stabil"), Words::tr("F · sehr stabil")};
}

int AreaDesk::hazard() const {
    const auto& all = areaHazards();
    const auto found = std::find(all.begin(), all.end(), m_area.hazard);
    return found == all.end() ? static_cast<int>(all.size()) - 1 : static_cast<int>(found - all.begin());
}
int AreaDesk::windFrom() const {
    if (!m_area.windStation) return 0;
    const auto all = windStations();
    const auto found = std::find(all.begin(), all.end(), *m_area.windStation);
    return found == all.end() ? 0 : static_cast<int>(found - all.begin()) + 1;
}
int AreaDesk::stability() const { return m_area.stability ? m_area.stability->front() - 'A' : 3; }

// ---- what is typed --------------------------------------------------------------------------------------------------

void AreaDesk::setMethod(int method) {
    if (method < 1 || method > static_cast<int>(wire::AreaMethod::Districts) || method == this->method()) return;
    m_area.method = static_cast<wire::AreaMethod>(method);
    recount();
}
void AreaDesk::setHazard(int index) {
    if (index < 0 || index >= static_cast<int>(areaHazards().size())) return;
    m_area.hazard = areaHazards()[static_cast<std::size_t>(index)];
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

QVariantMap AreaDesk::faults() const {
    QVariantMap out;
    for (const Bounds& one : kBounds) {
        const QString field = QString::fromLatin1(one.field);
        const bool isHours = field == QStringLiteral("hours");
        const bool isEmpty = texts().value(field).toString().trimmed().isEmpty();
        const bool isAsked = isHours ? !isEmpty : asksFor(m_area.method, field);
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
        return asksFor(area.method, QString::fromLatin1(field)) ? number(field) : std::nullopt;
    };
    area.radiusM = if_("radius"), area.reachM = if_("reach"), area.windFromDeg = if_("wind"),
    area.windMS = if_("speed");
    area.rateKgS = if_("rate"), area.limitMgM3 = if_("limit");
    if (!isDrawn) area.outline.clear();
    if (isDrawn || area.method == wire::AreaMethod::Districts) area.centre.reset();
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
        case wire::AreaMethod::Circle:
        case wire::AreaMethod::Wedge:
        case wire::AreaMethod::Plume: return m_area.centre.has_value();
        default: break;
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
    const bool isAround = m_area.method != wire::AreaMethod::Districts;
    return isAround && m_area.centre ? std::optional(geometry::toMap(*m_area.centre)) : std::nullopt;
}

QString AreaDesk::hint() const {
    if (!m_isOpen) return {};
    if (!hasGround()) {
        if (m_area.method == wire::AreaMethod::Drawn)
            return Words::tr("Ecken nacheinander auf der Karte anklicken, mindestens drei.");
        if (m_area.method == wire::AreaMethod::Districts) return Words::tr("Stadtteile auf der Karte anklicken.");
        return Words::tr("Ort auf der Karte anklicken.");
    }
    if (!faults().isEmpty()) return Words::tr("Angaben prüfen.");
    if (!m_ground.isCountable) return Words::tr("Der Rand kreuzt sich selbst: eine Ecke versetzen.");
    if (m_ground.area.empty()) return Words::tr("So ergibt sich keine Fläche.");
    if (!m_login.person()) return Words::tr("Bitte zuerst anmelden: Wer ein Gebiet setzt, steht dafür ein.");
    return {};
}

void AreaDesk::recount(bool isInHand) {
    m_isInHand = isInHand;
    m_impact.reset();
    m_ground = {};
    if (!m_isOpen) return;
    if (hasGround() && faults().isEmpty()) {
        m_ground = fusion::groundOf(order(), m_store.town(), measuredWind());
    } else if (m_area.method == wire::AreaMethod::Drawn && !m_area.outline.empty()) {
        m_ground.area = geometry::toMap(m_area.outline);  // one or two corners
    }
    if (hasGround() && m_ground.isCountable && !m_ground.area.empty()) {
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
    m_texts = {{QStringLiteral("name"), text(m_area.name)},
               {QStringLiteral("note"), text(m_area.note)},
               {QStringLiteral("radius"), typed(m_area.radiusM.value_or(100))},
               {QStringLiteral("reach"), typed(m_area.reachM.value_or(1000))},
               {QStringLiteral("wind"), m_area.windFromDeg ? typed(*m_area.windFromDeg) : QString()},
               {QStringLiteral("speed"), m_area.windMS ? typed(*m_area.windMS) : QString()},
               {QStringLiteral("rate"), m_area.rateKgS ? typed(*m_area.rateKgS) : QString()},
               {QStringLiteral("limit"), m_area.limitMgM3 ? typed(*m_area.limitMgM3) : QString()},
               {QStringLiteral("hours"), QString()}};
    const auto now = m_store.presentNow();
    if (m_area.until && now)
        m_texts[QStringLiteral("hours")] =
            typed(std::max(0.1, std::round(static_cast<double>(base::spanMs(*m_area.until, *now)) / 360'000) / 10));
    recount();
}

void AreaDesk::begin() {
    m_edited.reset();
    wire::StaffArea area;
    area.hazard = "smoke";
    area.method = wire::AreaMethod::Circle;
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
    } else {
        m_area.centre.reset();
    }
    recount();
}

void AreaDesk::setOutline(const geometry::MapArea& outline, bool isInHand) {
    if (!isEditable() || outline.empty()) return;
    m_area.outline = geometry::toWire(outline);
    recount(isInHand);
}

void AreaDesk::set() {
    if (!maySet()) return;
    wire::StaffArea area = order();
    area.area = m_edited ? *m_edited : newId();
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

// ---- what it comes to -----------------------------------------------------------------------------------------------

QString AreaDesk::people() const {
    if (!m_impact) return QStringLiteral("–");
    return m_format.people(m_impact->people);
}
QString AreaDesk::peopleRange() const { return m_impact ? m_format.peopleRange(m_impact->people) : QString(); }
QString AreaDesk::objects() const {
    return m_impact ? m_format.whole(static_cast<std::int64_t>(m_impact->objects.size())) : QStringLiteral("–");
}
QString AreaDesk::streets() const {
    if (!m_impact) return QStringLiteral("–");
    if (m_isInHand) return QStringLiteral("…");
    return m_format.whole(std::count_if(m_impact->streets.begin(), m_impact->streets.end(),
                                        [](const auto& street) { return !street.name.empty(); }));
}
QString AreaDesk::size() const {
    if (!hasGround() || m_ground.area.empty() || !m_ground.isCountable) return QStringLiteral("–");
    return m_format.decimal(geometry::areaM2(m_ground.area) / 1e6, 2) + QStringLiteral(" km²");
}
QStringList AreaDesk::doubts() const {
    QStringList out;
    if (!m_isOpen || !hasGround()) return out;
    for (const std::string& doubt : m_ground.doubts) out << areaDoubtWords(doubt);
    if (m_impact && m_impact->leavesTown) out << areaDoubtWords("leaves-town");
    if (m_impact && !m_impact->people)
        out << Words::tr("das Ortspaket hat keine Einwohnerzahlen; unbekannt heißt nicht niemand");
    return out;
}

}  // namespace models
