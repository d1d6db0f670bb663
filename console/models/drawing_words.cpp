// SPDX-License-Identifier: EUPL-1.2
#include "console/models/drawing_words.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "console/models/unit_place.h"
namespace models {
namespace {

geometry::MapRing mapRing(const wire::GeoRing& ring) {
    geometry::MapRing out;
    out.reserve(ring.size());
    for (const wire::GeoPoint& corner : ring) out.push_back(geometry::toMap(corner));
    return out;
}

double lengthM(const geometry::MapRing& line) {
    double sum = 0;
    for (std::size_t i = 1; i < line.size(); ++i) sum += geometry::distanceM(line[i - 1], line[i]);
    return sum;
}

geometry::MapPoint middleOf(const geometry::MapRing& line) {
    double left = lengthM(line) / 2;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const double step = geometry::distanceM(line[i - 1], line[i]);
        if (step >= left && step > 0) {
            const double along = left / step;
            return {line[i - 1].eastM + (line[i].eastM - line[i - 1].eastM) * along,
                    line[i - 1].northM + (line[i].northM - line[i - 1].northM) * along};
        }
        left -= step;
    }
    return line.front();
}

/// The inside place of a row through the box that has the most room to both sides; so a plate never stands beside a
/// horseshoe.
geometry::MapPoint insideOf(const geometry::MapArea& area) {
    constexpr int kRows = 9, kColumns = 33;
    const geometry::MapBox box = geometry::boxOf(area);
    geometry::MapPoint best{(box.westM + box.eastM) / 2, (box.southM + box.northM) / 2};
    double most = -1;
    for (int row = 1; row <= kRows; ++row) {
        const double north = box.southM + (box.northM - box.southM) * row / (kRows + 1);
        int run = 0;
        for (int column = 0; column <= kColumns + 1; ++column) {
            const double east = box.westM + (box.eastM - box.westM) * column / (kColumns + 1);
            if (column <= kColumns && geometry::isInside({east, north}, area)) {
                ++run;
                continue;
            }
            // Of rows alike the one nearest to the middle.
            const double worth = run - 0.4 * std::abs(row - (kRows + 1) / 2.0);
            if (run > 0 && worth > most) {
                most = worth;
                const double step = (box.eastM - box.westM) / (kColumns + 1);
                best = {east - step * (run + 1) / 2.0, north};
            }
            run = 0;
        }
    }
    return best;
}

}  // namespace

int drawingUse(const std::string& use) {
    const auto found = std::find(kDrawingUses.begin(), kDrawingUses.end(), use);
    return static_cast<int>(found == kDrawingUses.end() ? kDrawingUses.size() - 1 : found - kDrawingUses.begin());
}

QString useWords(const std::string& use) {
    switch (drawingUse(use)) {
        case 0: return Words::tr("Einsatzabschnitt");
        case 1: return Words::tr("Befehlsstelle");
        case 2: return Words::tr("Bereitstellungsraum");
        case 3: return Words::tr("Weg");
        case 4: return Words::tr("Sperre");
        case 5: return Words::tr("Deich, Damm");
        default: return Words::tr("Sonstiges");
    }
}

QString shapeWords(wire::DrawingShape shape) {
    switch (shape) {
        case wire::DrawingShape::Point: return Words::tr("Zeichen");
        case wire::DrawingShape::Line: return Words::tr("Linie");
        case wire::DrawingShape::Area: return Words::tr("Fläche");
        case wire::DrawingShape::Text: break;
    }
    return Words::tr("Text");
}

QString drawingTitle(const wire::Drawing& drawing) {
    return drawing.name.empty() ? useWords(drawing.use) : text(drawing.name);
}

std::optional<geometry::MapPoint> drawingPlace(const wire::Drawing& drawing) {
    if (drawing.shape == wire::DrawingShape::Line)
        return drawing.line.empty() ? std::nullopt : std::optional(middleOf(mapRing(drawing.line)));
    if (drawing.shape == wire::DrawingShape::Area) {
        const geometry::MapArea ground = drawingGround(drawing);
        return ground.empty() || ground.front().empty() ? std::nullopt : std::optional(insideOf(ground));
    }
    return drawing.place ? std::optional(geometry::toMap(*drawing.place)) : std::nullopt;
}

geometry::MapArea drawingGround(const wire::Drawing& drawing) {
    if (drawing.shape == wire::DrawingShape::Area) return geometry::toMap(drawing.area);
    if (drawing.shape == wire::DrawingShape::Line && !drawing.line.empty()) return {{mapRing(drawing.line)}};
    return {};
}

QString drawingSize(const wire::Drawing& drawing, const Format& format) {
    if (drawing.shape == wire::DrawingShape::Area) {
        const double m2 = geometry::areaM2(geometry::toMap(drawing.area));
        return m2 < 1e5 ? Words::tr("%1 ha").arg(format.decimal(m2 / 1e4, 1))
                        : Words::tr("%1 km²").arg(format.decimal(m2 / 1e6, 2));
    }
    if (drawing.shape != wire::DrawingShape::Line) return {};
    const double metres = lengthM(mapRing(drawing.line));
    return metres < 1000 ? Words::tr("%1 m").arg(format.whole(std::lround(metres)))
                         : Words::tr("%1 km").arg(format.decimal(metres / 1000, 1));
}

QString saidByWords(const situation::SaidBy& by, const situation::Situation& picture) {
    if (const wire::Roster::Person* person = picture.roster.person(by.author)) {
        const QString name = text(person->enrolment.displayName), function = text(person->enrolment.function);
        return function.isEmpty() ? name : function + QStringLiteral(", ") + name;
    }
    return by.author.empty() ? text(by.source) : text(by.author);
}

QString drawingLine(const wire::Drawing& drawing, const situation::SaidBy& by, const situation::Situation& picture,
                    const Format& format) {
    QStringList parts;
    if (!drawing.leader.empty()) parts << Words::tr("Leitung %1").arg(text(drawing.leader));
    if (!drawing.contact.empty()) parts << text(drawing.contact);
    const auto parent = picture.work.drawings.find(drawing.parent);
    if (parent != picture.work.drawings.end())
        parts << Words::tr("Teil von %1").arg(drawingTitle(parent->second.drawing));
    if (const QString size = drawingSize(drawing, format); !size.isEmpty()) parts << size;
    if (drawing.until) parts << Words::tr("gilt bis %1").arg(format.dateClock(*drawing.until));
    if (!drawing.note.empty()) parts << text(drawing.note);
    parts << Words::tr("%1, %2").arg(saidByWords(by, picture), Format::clock(by.acceptedAt));
    return parts.join(QStringLiteral(" · "));
}

const situation::DrawingView* sectorAt(const situation::Situation& picture, geometry::MapPoint at) {
    const situation::DrawingView* smallest = nullptr;
    double least = std::numeric_limits<double>::max();
    for (const auto& [id, view] : picture.work.drawings) {
        if (drawingUse(view.drawing.use) != 0 || view.drawing.shape != wire::DrawingShape::Area) continue;
        const geometry::MapArea ground = geometry::toMap(view.drawing.area);
        if (!geometry::isInside(at, ground)) continue;
        const double m2 = geometry::areaM2(ground);
        if (m2 >= least) continue;
        least = m2;
        smallest = &view;
    }
    return smallest;
}

const situation::DrawingView* sectorOfUnit(const situation::Situation& picture, const std::string& callSign) {
    const auto assigned = picture.work.assignments.find(callSign);
    if (assigned != picture.work.assignments.end() && !assigned->second.assignment.sector.empty()) {
        const auto sector = picture.work.drawings.find(assigned->second.assignment.sector);
        if (sector != picture.work.drawings.end()) return &sector->second;
    }
    const auto place = unitPlaceOf(picture, callSign);
    return place ? sectorAt(picture, place->at) : nullptr;
}

QString sectorWords(const situation::Situation& picture, const situation::DrawingView* sector) {
    if (sector == nullptr) return {};
    QString name = drawingTitle(sector->drawing);
    const auto parent = picture.work.drawings.find(sector->drawing.parent);
    if (parent == picture.work.drawings.end()) return name;
    return Words::tr("%1 (in %2)").arg(name, drawingTitle(parent->second.drawing));
}

}  // namespace models
