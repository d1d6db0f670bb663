// SPDX-License-Identifier: EUPL-1.2
#include "console/qml/map_legend.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <set>
#include <vector>

#include <QFontMetricsF>
#include <QPainter>

#include "console/map/depth_class.h"
#include "console/map/drawing_lines.h"
#include "console/map/overlay_layout.h"
#include "console/map/overlay_painter.h"
#include "console/map/own_marks.h"
#include "console/map/palette.h"
#include "console/models/drawing_words.h"
#include "console/models/package_sources.h"

namespace console {
namespace {

using models::Words;

constexpr double kColumnPx = 220;  ///< at least
constexpr double kRowPx = 46, kCloseRowPx = 26, kSignPx = 74;
constexpr double kObjectsM = 2.9;  ///< as the map: from farther off only objects that are hit stand there

struct Entry {
    QString words;
    std::function<void(QPainter&, const QRectF&)> draw;
};

QString organisationWords(map::Organisation organisation) {
    switch (organisation) {
        case map::Organisation::Fire: return Words::tr("Feuerwehr");
        case map::Organisation::Thw: return QStringLiteral("THW");
        case map::Organisation::Command: return Words::tr("Führung");
        case map::Organisation::Police: return Words::tr("Polizei");
        case map::Organisation::Aid: return Words::tr("Hilfsorganisation");
        case map::Organisation::Army: return Words::tr("Bundeswehr");
        case map::Organisation::Civil: return Words::tr("zivil");
        case map::Organisation::Other: break;
    }
    return Words::tr("Gefahrenabwehr");
}

QString letterWords(const QString& letter) {
    static const std::map<QString, const char*> kLetters{
        {QStringLiteral("H"), QT_TRANSLATE_NOOP("Words", "Krankenhaus, Klinik")},
        {QStringLiteral("P"), QT_TRANSLATE_NOOP("Words", "Pflegeheim")},
        {QStringLiteral("S"), QT_TRANSLATE_NOOP("Words", "Schule")},
        {QStringLiteral("K"), QT_TRANSLATE_NOOP("Words", "Kindergarten")},
        {QStringLiteral("F"), QT_TRANSLATE_NOOP("Words", "Feuerwache")},
        {QStringLiteral("RW"), QT_TRANSLATE_NOOP("Words", "Rettungswache")},
        {QStringLiteral("Po"), QT_TRANSLATE_NOOP("Words", "Polizeiwache")},
        {QStringLiteral("T"), QT_TRANSLATE_NOOP("Words", "THW, Tankstelle")},
        {QStringLiteral("R"), QT_TRANSLATE_NOOP("Words", "Rathaus")},
        {QStringLiteral("E"), QT_TRANSLATE_NOOP("Words", "Stromversorgung")},
        {QStringLiteral("W"), QT_TRANSLATE_NOOP("Words", "Wasserwerk, Pumpwerk")},
        {QStringLiteral("A"), QT_TRANSLATE_NOOP("Words", "Abwasser")},
        {QStringLiteral("I"), QT_TRANSLATE_NOOP("Words", "Telekommunikation")},
        {QStringLiteral("N"), QT_TRANSLATE_NOOP("Words", "Halle für eine Notunterkunft")},
        {QStringLiteral("Ap"), QT_TRANSLATE_NOOP("Words", "Apotheke")},
        {QStringLiteral("B"), QT_TRANSLATE_NOOP("Words", "Bahnhof")},
        {QStringLiteral("J"), QT_TRANSLATE_NOOP("Words", "Justizvollzug")},
        {QStringLiteral("!"), QT_TRANSLATE_NOOP("Words", "Gebiet des Stabes")},
    };
    const auto found = kLetters.find(letter);
    return found == kLetters.end() ? Words::tr("kritisches Objekt") : Words::tr(found->second);
}

class Legend {
public:
    Legend(const map::OverlayScene& scene, map::MarkPictures& pictures, const geometry::MapBox& seen,
           double metresPerPixel, const map::MapContent* ground)
        : m_scene(scene), m_pictures(pictures), m_seen(seen), m_metres(metresPerPixel), m_ground(ground) {}

    std::vector<Entry> entries() {
        units();
        grounds();
        drawings();
        rest();
        own();
        return std::move(m_entries);
    }

private:
    void picture(const QString& words, const map::MarkPicture& picture) {
        if (words.isEmpty() || picture.image.isNull() || !m_words.insert(words).second) return;
        m_entries.push_back(
            {words, [picture](QPainter& painter, const QRectF& box) {
                 const double fit =
                     std::min({1.0, box.width() / picture.size.width(), box.height() / picture.size.height()});
                 const QSizeF size = picture.size * fit;
                 painter.drawImage(
                     QRectF(QPointF(box.center().x() - size.width() / 2, box.center().y() - size.height() / 2), size),
                     picture.image);
             }});
    }
    void units() {
        for (const map::UnitMark& unit : m_scene.units) {
            if (!m_seen.contains(unit.at)) continue;
            map::UnitMark fresh = unit;
            fresh.freshness = map::Freshness::Fresh;
            picture(unit.signText.isEmpty()
                        ? organisationWords(unit.organisation)
                        : unit.signText + QStringLiteral(" · ") + organisationWords(unit.organisation),
                    m_pictures.icon(fresh));
            if (unit.freshness != map::Freshness::Fresh)
                picture(Words::tr("gestrichelt, „?“: Angabe ist alt"), m_pictures.icon(unit));
        }
    }
    /// A piece of ground, painted by the map's own painter on a ground of its own.
    void piece(const QString& words, const map::OverlayScene& scene) {
        if (!m_words.insert(words).second) return;
        m_entries.push_back({words, [scene, &pictures = m_pictures](QPainter& painter, const QRectF& box) {
                                 map::PaintFrame frame;
                                 frame.devicePixelRatio = pictures.look().devicePixelRatio;
                                 frame.widthPx = static_cast<int>(box.width() * frame.devicePixelRatio);
                                 frame.heightPx = static_cast<int>(box.height() * frame.devicePixelRatio);
                                 frame.northM = box.height();
                                 const map::OverlayLayout layout(scene, 1, pictures);
                                 painter.save();
                                 painter.translate(box.topLeft());
                                 map::paintOverlay(painter, frame, scene, layout, pictures.look(), {});
                                 painter.restore();
                             }});
    }
    /// As many metres as the box of an entry has pixels.
    [[nodiscard]] static geometry::MapArea pieceOfGround() {
        const double right = kSignPx - 12, top = kCloseRowPx - 6;
        return {{{{12, 4}, {right, 4}, {right, top}, {12, top}}}};
    }
    void piece(const QString& words, map::ZoneMark zone) {
        map::OverlayScene scene;
        scene.zones.push_back(std::move(zone));
        piece(words, scene);
    }
    void grounds() {
        for (const map::AreaMark& area : m_scene.areas) {
            if (area.isDrawing || !m_seen.touches(geometry::boxOf(area.area))) continue;
            map::OverlayScene scene;
            map::AreaMark like;
            like.area = pieceOfGround();
            like.urgency = area.urgency;
            scene.areas.push_back(std::move(like));
            piece(Words::tr("Gebiet einer Warnung"), scene);
        }
        for (const map::ZoneMark& zone : m_scene.zones) {
            if (zone.bands.empty() || !m_seen.touches(geometry::boxOf(zone.bands.front().area))) continue;
            map::ZoneMark like;
            like.isStaff = zone.isStaff;
            like.isRain = zone.isRain;
            like.trial = zone.trial;
            for (const map::ZoneBandMark& band : zone.bands) {
                like.bands = {{pieceOfGround(), band.depthFromM}};
                piece(zone.isStaff  ? Words::tr("Gebiet, vom Stab gesetzt")
                      : zone.isRain ? Words::tr("Starkregen im Umkreis von Regenmessern")
                      : zone.trial  ? Words::tr("Überflutung, Versuchsaufbau")
                                    : depthWords(map::depthClass(band.depthFromM)),
                      like);
            }
        }
    }
    [[nodiscard]] static QString depthWords(std::size_t depth) {
        return depth == 0   ? Words::tr("Überflutung, geschätzt bis 0,5 m tief")
               : depth == 1 ? Words::tr("Überflutung, 0,5 bis 1 m tief")
                            : Words::tr("Überflutung, tiefer als 1 m");
    }
    void drawings() {
        for (const map::DrawingMark& drawing : m_scene.drawings) {
            const QString use = models::useWords(models::kDrawingUses[static_cast<std::size_t>(drawing.use)]);
            const bool isSeen =
                drawing.ground.empty() ? m_seen.contains(drawing.at) : m_seen.touches(geometry::boxOf(drawing.ground));
            if (drawing.form == map::DrawingForm::Text || !isSeen) continue;
            if (drawing.form == map::DrawingForm::Point) {
                picture(drawing.name.isEmpty() ? use : use + QStringLiteral(" · ") + drawing.name,
                        m_pictures.icon(drawing));
                continue;
            }
            if (!m_words.insert(use).second) continue;
            const map::Palette& p = map::palette(m_pictures.look().theme);
            m_entries.push_back(
                {use, [kind = drawing.use, ink = p.text, halo = p.halo](QPainter& painter, const QRectF& box) {
                     map::drawSample(painter, box.adjusted(6, 0, -6, 0), kind, ink, halo);
                 }});
        }
    }
    void rest() {
        for (const map::StationMark& station : m_scene.stations) {
            if (!m_seen.contains(station.at)) continue;
            if (station.freshness != map::Freshness::Fresh)
                picture(Words::tr("Messstelle ohne frischen Wert"), m_pictures.icon(station));
            else
                picture(station.levelText.isEmpty() ? Words::tr("Messstelle unter allen Schwellen")
                                                    : Words::tr("Messstelle, %1").arg(station.levelText),
                        m_pictures.icon(station));
        }
        for (const map::IncidentMark& incident : m_scene.incidents)
            if (m_seen.contains(incident.at))
                picture(Words::tr("Ereignis mit der Zahl seiner Meldungen"), m_pictures.icon(incident));
        for (const map::ObjectMark& object : m_scene.objects)
            if (m_seen.contains(object.at) && (object.highlighted || m_metres <= kObjectsM))
                picture(letterWords(object.letter), m_pictures.icon(object));
    }

    void own() {
        if (!m_ground) return;
        std::set<std::size_t> seen;
        for (const std::uint32_t i : m_ground->find(map::Layer::Own, m_seen))
            seen.insert(m_ground->all(map::Layer::Own)[i].own);
        const map::Palette& p = map::palette(m_pictures.look().theme);
        for (const std::size_t at : seen) {
            const map::OwnLayer& layer = m_ground->own()[at];
            m_entries.push_back(
                {models::layerWords(layer.name),
                 [sample = map::OwnSample{layer.form, layer.hasPoints, layer.hasLines, layer.hasPolygons},
                  ink = map::OwnInk{p.own, p.groundHalo}](QPainter& painter, const QRectF& box) {
                     map::drawOwnSample(painter, box.adjusted(8, 8, -8, -8), sample, ink);
                 }});
        }
    }

    const map::OverlayScene& m_scene;
    map::MarkPictures& m_pictures;
    geometry::MapBox m_seen;
    double m_metres;
    const map::MapContent* m_ground;
    std::set<QString> m_words;
    std::vector<Entry> m_entries;
};

}  // namespace

QImage paintLegend(const map::OverlayScene& scene, map::MarkPictures& pictures, const geometry::MapBox& seen,
                   QSizeF roomPx, double metresPerPixel, const map::MapContent* ground) {
    const std::vector<Entry> entries = Legend(scene, pictures, seen, metresPerPixel, ground).entries();
    if (entries.empty()) return {};
    const double ratio = pictures.look().devicePixelRatio,
                 columns = std::max(1.0, std::floor(roomPx.width() / kColumnPx)), columnPx = roomPx.width() / columns;
    const auto count = static_cast<std::size_t>(columns);
    const auto rows = (entries.size() + count - 1) / count;
    const double rowPx = std::clamp(std::floor(roomPx.height() / static_cast<double>(rows)), kCloseRowPx, kRowPx);
    QImage image(static_cast<int>(roomPx.width() * ratio),
                 static_cast<int>(std::ceil(static_cast<double>(rows) * rowPx * ratio)), QImage::Format_RGB32);
    image.fill(Qt::white);
    image.setDevicePixelRatio(ratio);
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    QFont font(QStringLiteral("Noto Sans"));
    font.setPixelSize(12);
    painter.setFont(font);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        // Down the columns, as one reads a list.
        const std::size_t column = i / rows, row = i % rows;
        const QRectF box(static_cast<double>(column) * columnPx, static_cast<double>(row) * rowPx, columnPx, rowPx);
        entries[i].draw(painter, QRectF(box.left() + 2, box.top() + 2, kSignPx, box.height() - 4));
        const QRectF words(box.left() + kSignPx + 8, box.top(), columnPx - kSignPx - 12, box.height());
        painter.setPen(Qt::black);
        painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap, entries[i].words);
    }
    return image;
}

}  // namespace console
