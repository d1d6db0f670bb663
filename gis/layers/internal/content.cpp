// SPDX-License-Identifier: EUPL-1.2
#include "gis/layers/internal/content.h"

#include <cmath>

#include "broker/seal/seal.h"

namespace layers {

namespace {

/// Canonical text of the content, hashed piece by piece.
class ContentHash {
public:
    void text(const std::string& value) {
        m_piece += value;
        m_piece += '\x1f';
        if (m_piece.size() > 60000) flush();
    }
    void number(double value) { text(std::isfinite(value) ? std::to_string(std::llround(value * 100.0)) : "?"); }
    void number(const std::optional<double>& value) { value ? number(*value) : text("-"); }
    void count(const std::optional<std::uint32_t>& value) { text(value ? std::to_string(*value) : "-"); }
    void point(geometry::MapPoint p) { number(p.eastM), number(p.northM); }
    void line(const std::vector<geometry::MapPoint>& points) {
        for (const auto& p : points) point(p);
        text(";");
    }
    void polygon(const geometry::MapPolygon& rings) {
        for (const auto& ring : rings) line(ring);
        text("|");
    }
    std::string finish() {
        flush();
        const seal::Hash hash = m_hash.finish();
        return base::toHex(hash).substr(0, 16);
    }

private:
    void flush() {
        m_hash.add(base::bytesOf(m_piece));
        m_piece.clear();
    }
    seal::Sha256 m_hash;
    std::string m_piece;
};

void addShapes(ContentHash& hash, const TownContent& c) {
    for (const auto& d : c.districts) {
        hash.text(d.id), hash.text(d.name), hash.count(d.people);
        for (const auto& polygon : d.area) hash.polygon(polygon);
    }
    for (const auto& l : c.landuse) hash.text(l.kind), hash.polygon(l.shape);
    for (const auto& w : c.water) hash.text(w.name), hash.text(w.kind), hash.polygon(w.shape);
    for (const auto& w : c.watercourses) hash.text(w.name), hash.text(w.kind), hash.number(w.widthM), hash.line(w.line);
    for (const auto& s : c.streets)
        hash.text(s.name), hash.text(s.rank), hash.text(s.bridge ? "b" : ""), hash.text(s.tunnel ? "t" : ""),
            hash.line(s.line);
    for (const auto& r : c.railways) hash.text(r.kind), hash.line(r.line);
    for (const auto& b : c.buildings) hash.text(b.use), hash.number(b.people), hash.polygon(b.shape);
    for (const auto& cell : c.population) hash.number(cell.people), hash.polygon(cell.shape);
    // A town without them keeps its version.
    if (!c.utilities.empty()) hash.text("utilities");
    for (const auto& u : c.utilities) hash.text(u.kind), hash.text(u.name), hash.line(u.line);
    if (c.populationByDay.empty()) return;
    hash.text("by day");
    for (const auto& b : c.buildings) hash.number(b.peopleByDay);
    for (const auto& cell : c.populationByDay) hash.number(cell.people), hash.polygon(cell.shape);
}

void addPoints(ContentHash& hash, const TownContent& c) {
    for (const auto& o : c.objects) {
        hash.text(o.id), hash.text(o.kind), hash.text(o.name), hash.count(o.places), hash.text(o.address),
            hash.point(o.at);
        if (!o.contact.empty()) hash.text(o.contact);  // a town without them keeps its version
    }
    for (const auto& p : c.places) hash.text(p.name), hash.number(p.rank), hash.point(p.at);
    for (const auto& s : c.stations) {
        hash.text(s.id), hash.text(s.name), hash.text(s.water), hash.number(static_cast<double>(s.quantity)),
            hash.text(s.unit);
        hash.point(s.at), hash.number(s.periodS), hash.number(s.zeroM), hash.number(s.meanCm);
        for (const auto& iw : s.iwCm) hash.number(iw);
        hash.number(s.unknownAfterPeriods), hash.number(s.alarmAfterPeriods);
        for (const auto& v :
             {s.spanMin, s.spanMax, s.sensorMin, s.sensorMax, s.stepSuspect, s.stepFail, s.flatSuspectS, s.flatFailS})
            hash.number(v);
        hash.text(s.upstream.value_or("-"));
    }
}

}  // namespace

std::string contentVersion(const TownContent& content) {
    ContentHash hash;
    hash.text("lagewerk-town-1");
    hash.text(content.name), hash.text(content.trial ? "trial" : "");
    hash.text(content.contact), hash.text(content.web);
    addShapes(hash, content);
    addPoints(hash, content);
    for (const auto& [name, shapes] : content.own) {
        hash.text(name);
        for (const OwnShape& own : shapes)
            hash.text(std::to_string(static_cast<int>(own.shape))), hash.text(own.name), hash.text(own.kind),
                hash.text(own.facts), hash.polygon(own.corners);
    }
    if (content.elevation) {
        const auto& frame = content.elevation->frame;
        hash.number(frame.westM), hash.number(frame.northM), hash.number(frame.cellM);
        hash.text(std::to_string(frame.columns)), hash.text(std::to_string(frame.rows));
        for (const float z : content.elevation->heightM) hash.number(static_cast<double>(z));
    }
    return hash.finish();
}

}  // namespace layers
