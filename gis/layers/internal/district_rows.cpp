// SPDX-License-Identifier: EUPL-1.2
#include "gis/layers/internal/district_rows.h"

#include <algorithm>

#include "gis/layers/internal/gdal_door.h"

namespace layers {

namespace {

/// Side by side in one list overlapping parts would be holes to whoever counts crossings.
geometry::MapArea unionOf(const std::vector<DistrictRows::Row>& rows) {
    std::unique_ptr<OGRGeometry> all = toOgr(rows.front().area);
    for (std::size_t i = 1; i < rows.size() && all; ++i) all.reset(all->Union(toOgr(rows[i].area).get()));
    geometry::MapArea area = areaOf(all.get());
    if (!area.empty()) return area;
    for (const DistrictRows::Row& row : rows) area.insert(area.end(), row.area.begin(), row.area.end());
    return area;
}

}  // namespace

base::Done DistrictRows::add(Row row, const std::string& where) {
    const auto [place, isNew] = m_places.emplace(row.id, m_districts.size());
    if (isNew) m_districts.emplace_back();
    std::vector<Row>& rows = m_districts[place->second].rows;
    for (const Row& other : rows)
        if (!row.name.empty() && !other.name.empty() && row.name != other.name)
            return base::Failure{"two districts have the id '" + row.id + "': '" + other.name + "' in row " +
                                     std::to_string(other.number) + " and '" + row.name + "' in row " +
                                     std::to_string(row.number),
                                 where,
                                 "give each district its own id; rows with one id and one name are taken as parts of "
                                 "one district"};
    rows.push_back(std::move(row));
    return base::done();
}

DistrictRows::Taken DistrictRows::takeIn(const geometry::MapBox& box) {
    Taken taken;
    for (const Gathered& gathered : m_districts) {
        const std::vector<Row>& rows = gathered.rows;
        if (std::none_of(rows.begin(), rows.end(),
                         [&box](const Row& row) { return geometry::boxOf(row.area).touches(box); })) {
            ++taken.elsewhere;
            continue;
        }
        fusion::District d;
        d.id = rows.front().id;
        std::set<std::uint32_t> figures;
        for (const Row& row : rows) {
            if (d.name.empty()) d.name = row.name;
            if (row.people) figures.insert(*row.people);
            taken.repaired += row.isRepaired ? 1 : 0;
        }
        if (d.name.empty()) d.name = d.id;
        if (figures.size() > 1) figures.erase(0U);  // the parts that do not bear the figure
        if (figures.size() == 1) d.people = *figures.begin();
        if (figures.size() > 1) taken.peopleUnknown.push_back(d.id);
        taken.united += rows.size() > 1 ? 1 : 0;
        d.area = rows.size() > 1 ? unionOf(rows) : rows.front().area;
        taken.districts.push_back(std::move(d));
    }
    return taken;
}

}  // namespace layers
