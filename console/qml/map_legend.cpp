// SPDX-License-Identifier: EUPL-1.2
#include "console/qml/map_legend.h"

#include <cmath>
#include <functional>
#include <map>
#include <set>
#include <vector>

#include <QFontMetricsF>
#include <QPainter>

#include "console/map/drawing_lines.h"
#include "console/map/own_marks.h"
#include "console/map/palette.h"
#include "console/models/drawing_words.h"
#include "console/models/package_sources.h"

namespace console {
namespace {

using models::Words;

constexpr int kColumns = 3;
constexpr double kRowPx = 46, kSignPx = 74;
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
                   double widthPx, double metresPerPixel, const map::MapContent* ground) {
    const std::vector<Entry> entries = Legend(scene, pictures, seen, metresPerPixel, ground).entries();
    if (entries.empty()) return {};
    const double ratio = pictures.look().devicePixelRatio, columnPx = widthPx / kColumns;
    const auto rows = (entries.size() + kColumns - 1) / kColumns;
    QImage image(static_cast<int>(widthPx * ratio),
                 static_cast<int>(std::ceil(static_cast<double>(rows) * kRowPx * ratio)), QImage::Format_RGB32);
    image.fill(Qt::white);
    image.setDevicePixelRatio(ratio);
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    QFont font(QStringLiteral("Noto Sans"));
    font.setPixelSize(13);
    painter.setFont(font);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        // Down the columns, as one reads a list.
        const std::size_t column = i / rows, row = i % rows;
        const QRectF box(static_cast<double>(column) * columnPx, static_cast<double>(row) * kRowPx, columnPx, kRowPx);
        entries[i].draw(painter, QRectF(box.left() + 2, box.top() + 2, kSignPx, box.height() - 4));
        const QRectF words(box.left() + kSignPx + 8, box.top(), columnPx - kSignPx - 12, box.height());
        painter.setPen(Qt::black);
        painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap, entries[i].words);
    }
    return image;
}

}  // namespace console
