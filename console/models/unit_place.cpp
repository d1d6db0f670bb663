// SPDX-License-Identifier: EUPL-1.2
#include "console/models/unit_place.h"

#include <QStringList>

#include "gis/geometry/geo.h"

namespace models {

namespace {

/// "51,5103 7,4501", "51.5103, 7.4501", with N and E or without; latitude first, as people say it.
std::optional<geometry::MapPoint> wgs84Of(const QString& typed) {
    QString text = typed.toUpper();
    for (const QChar mark : {QChar('N'), QChar('E'), QChar(0x00B0)}) text.replace(mark, QLatin1Char(' '));
    // A comma between digits is the German point; before a blank it parts the two.
    text.replace(QStringLiteral(", "), QStringLiteral(" ")).replace(QLatin1Char(','), QLatin1Char('.'));
    const QStringList parts = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (parts.size() != 2) return std::nullopt;
    bool isLat = false, isLon = false;
    const double lat = parts[0].toDouble(&isLat), lon = parts[1].toDouble(&isLon);
    // Zone 32 with its neighbours: what a German town's map can show. Swapped ones are thus no place, not a wrong one.
    if (!isLat || !isLon || lat < 46 || lat > 56 || lon < 3 || lon > 17) return std::nullopt;
    return geometry::toMap(geometry::GeoDegrees{lat, lon});
}

}  // namespace

std::optional<UnitPlace> unitPlaceOf(const situation::Situation& picture, const std::string& callSign) {
    std::optional<UnitPlace> place;
    if (const auto unit = picture.units.find(callSign); unit != picture.units.end() && unit->second.report.position)
        place = UnitPlace{geometry::toMap(*unit->second.report.position), unit->second.acceptedAt, false};
    const auto work = picture.work.assignments.find(callSign);
    if (work == picture.work.assignments.end() || !work->second.assignment.place) return place;
    const wire::Assignment& said = work->second.assignment;
    const base::Instant set = said.placedAt.value_or(work->second.by.acceptedAt);
    if (!place || place->since < set) place = UnitPlace{geometry::toMap(*said.place), set, true};
    return place;
}

std::vector<std::pair<std::string, UnitPlace>> placedUnits(const situation::Situation& picture) {
    std::vector<std::pair<std::string, UnitPlace>> all;
    const auto add = [&](const std::string& callSign) {
        if (const auto place = unitPlaceOf(picture, callSign)) all.emplace_back(callSign, *place);
    };
    for (const auto& [callSign, unit] : picture.units) add(callSign);
    for (const auto& [callSign, view] : picture.work.assignments)
        if (!picture.units.contains(callSign)) add(callSign);
    return all;
}

QString unitPlaceWords(const std::optional<UnitPlace>& place) {
    if (!place) return QStringLiteral("?");
    const QString square = text(geometry::utmref(place->at));
    return place->byHand ? Words::tr("%1 · von Hand, %2").arg(square, Format::clock(place->since)) : square;
}

QString placeText(geometry::MapPoint at) {
    constexpr int kDigits = 5;
    return text(geometry::utmref(at, kDigits));
}

std::optional<TypedPlace> placeTyped(const QString& words, const fusion::Town& town) {
    const geometry::MapPoint near = town.districts.empty() || town.districts.front().area.empty()
                                        ? geometry::MapPoint{500'000, 5'700'000}
                                        : town.districts.front().area.front().front().front();
    if (const auto square = geometry::fromUtmref(words.trimmed().toStdString(), near))
        return TypedPlace{square->middle, square->sideM};
    if (const auto at = wgs84Of(words.trimmed())) return TypedPlace{*at, 0};
    return std::nullopt;
}

}  // namespace models
