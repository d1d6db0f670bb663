// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What lies over the map and moves: plain values, places in EPSG:25832 metres, texts ready to be read (already
// translated, already with units). The console's models make a scene, MapView draws it; nothing in here decides.

#include <cstdint>
#include <optional>
#include <vector>

#include <QString>

#include "console/models/urgency.h"
#include "console/signs/sign.h"
#include "gis/geometry/geo.h"

namespace map {

/// How much the shown value can be trusted. Stale and Unknown are drawn with a dashed outline; Unknown with "?" in
/// place of the level.
enum class Freshness : std::uint8_t { Fresh = 0, Stale = 1, Unknown = 2 };

/// What a mark on the map stands for; with `id` it names the thing in `clicked` and `selection`.
enum class MarkKind : std::uint8_t {
    None = 0,
    Station = 1,
    Unit = 2,
    Object = 3,
    Zone = 4,
    Area = 5,
    Incident = 6,
    Drawing = 7
};

/// A gauge: level badge and two lines beside it.
struct StationMark {
    QString id;
    geometry::MapPoint at;
    QString name;  ///< first line: "Aue · Wehrbrücke"
    QString line;  ///< second line: "318 cm  +22 cm/h", or "stumm seit 14 min · zuletzt 141 cm"
    models::Urgency urgency = models::Urgency::None;
    QString levelText;  ///< in the badge: "IW3"; empty below all thresholds (then a small gauge mark is drawn)
    Freshness freshness = Freshness::Fresh;
    bool operator==(const StationMark&) const = default;
};

/// Base shapes of DV 102 that the map draws itself.
enum class SignShape : std::uint8_t { Vehicle = 0, Unit = 1, CommandPost = 2, Place = 3 };
enum class Organisation : std::uint8_t {
    Fire = 0,
    Thw = 1,
    Command = 2,
    Police = 3,
    Aid = 4,
    Army = 5,
    Other = 6,
    Civil = 7
};
/// Size on top of the sign: dots for Trupp, Staffel, Gruppe, Zug; bars for Bereitschaft.
enum class UnitSize : std::uint8_t { None = 0, Trupp = 1, Staffel = 2, Gruppe = 3, Zug = 4, Bereitschaft = 5 };

/// A unit: tactical sign with a line below.
struct UnitMark {
    QString id;  ///< call sign as in Situation.units
    geometry::MapPoint at;
    QString signText;  ///< inside the sign: "LF", "FGr", "TEL"
    SignShape shape = SignShape::Vehicle;
    Organisation organisation = Organisation::Fire;
    UnitSize size = UnitSize::None;
    QString name;        ///< "Florian Auental 1/44-1"
    QString statusLine;  ///< "Status 4"; empty: left out
    QString ageLine;     ///< "3 min"; empty: left out
    Freshness freshness = Freshness::Fresh;
    bool urgent = false;  ///< wants to speak (status 0 or 5): its line is shown from afar, too
    signs::Sign sign{};   ///< drawn in place of shape, organisation and size where the library of signs is there
    bool operator==(const UnitMark&) const = default;
};

/// A critical object: a letter in a ring.
struct ObjectMark {
    QString id;
    geometry::MapPoint at;
    QString letter;            ///< "H" hospital, "P" care home, "S" school ...; one or two characters
    QString name;              ///< "Seniorenheim Auenblick · 94 Plätze"
    bool highlighted = false;  ///< inside a zone: red ring and always labelled
    bool operator==(const ObjectMark&) const = default;
};

/// An incident: a bubble with the number of its records.
struct IncidentMark {
    QString id;
    geometry::MapPoint at;
    QString count;  ///< "21"
    QString name;   ///< "Überflutung, Bachstraße · seit 14:05"
    bool operator==(const IncidentMark&) const = default;
};

/// One depth band of a zone.
struct ZoneBandMark {
    geometry::MapArea area;
    double depthFromM = 0;  ///< bands are drawn shallowest first; the look goes by rank, not by depth
    bool operator==(const ZoneBandMark&) const = default;
};
/// A zone. Of water: up to three bands, shallowest first, each inside the one before it; the outer edge is dashed.
struct ZoneMark {
    QString id;
    std::vector<ZoneBandMark> bands;
    QString name;          ///< "Überflutung, geschätzt 18:05": description for accessibility
    bool trial = false;    ///< Versuchsaufbau: outline only, hatched, no fill
    bool isStaff = false;  ///< set by the staff: a plain line and a hatch, nothing of water
    bool isRain = false;   ///< where heavy rain is taken to fall: a dotted line and sparse strokes, no fill
    bool operator==(const ZoneMark&) const = default;
};

/// A warning's area: outline and hatch in the colour of its urgency, no fill.
struct AreaMark {
    QString id;
    geometry::MapArea area;
    models::Urgency urgency = models::Urgency::High;
    bool editable = false;  ///< square handles at the corners, draggable
    QString name;
    bool isDrawing = false;  ///< somebody's drawing, no danger: outline alone
    bool isOpen = false;     ///< a line: its one ring does not close
    bool operator==(const AreaMark&) const = default;
};

enum class DrawingUse : std::uint8_t {
    Sector = 0,
    Command = 1,
    Staging = 2,
    Route = 3,
    Closure = 4,
    Dike = 5,
    Other = 6
};
enum class DrawingForm : std::uint8_t { Point = 0, Line = 1, Area = 2, Text = 3 };
/// What a person has drawn: an outline told apart by its dashes and a plate with its name; nothing of it is filled or
/// hatched, that is for dangers.
struct DrawingMark {
    QString id;
    DrawingUse use = DrawingUse::Other;
    DrawingForm form = DrawingForm::Point;
    geometry::MapArea ground;  ///< of a line its corners as one ring, open; empty for point and text
    geometry::MapPoint at;     ///< of its sign, plate or text
    QString name;              ///< "EA Nord"
    signs::Sign sign{};        ///< of a point; empty: a plain mark
    bool isRival = false;      ///< two people have drawn it otherwise
    bool operator==(const DrawingMark&) const = default;
};

/// The one thing that carries the selection ring.
struct Selection {
    MarkKind kind = MarkKind::None;
    QString id;
    bool operator==(const Selection&) const = default;
};

struct OverlayScene {
    std::vector<ZoneMark> zones;
    std::vector<AreaMark> areas;
    std::vector<ObjectMark> objects;
    std::vector<StationMark> stations;
    std::vector<UnitMark> units;
    std::vector<IncidentMark> incidents{};
    std::vector<DrawingMark> drawings{};
    Selection selection;
    /// A place to point at (from a search or a message), without a mark of its own.
    std::optional<geometry::MapPoint> pointer;
    bool operator==(const OverlayScene&) const = default;
};

}  // namespace map
