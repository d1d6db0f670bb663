// SPDX-License-Identifier: EUPL-1.2
#include "tests/qml/contrast.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <optional>

#include <QFont>
#include <QFontInfo>
#include <QImage>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickItem>

namespace {

constexpr int kSeenFrom = 16;            ///< of 255 in one channel: less is not a difference
constexpr std::size_t kPixelsLeast = 8;  ///< fewer of an item are a remnant at an edge
constexpr double kRemnant = 0.02;        ///< of its area: what looks out at the edge of a sheet over it
constexpr double kGroundShare = 0.2;     ///< of an item's pixels, for a ground that counts
constexpr double kText = 4.5, kLargeText = 3.0, kGraphics = 3.0;

double luminance(QRgb colour) {
    const auto linear = [](int channel) {
        const double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(qRed(colour)) + 0.7152 * linear(qGreen(colour)) + 0.0722 * linear(qBlue(colour));
}
double contrast(QRgb a, QRgb b) {
    const double one = luminance(a), other = luminance(b);
    return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}
int difference(QRgb a, QRgb b) {
    return std::max({std::abs(qRed(a) - qRed(b)), std::abs(qGreen(a) - qGreen(b)), std::abs(qBlue(a) - qBlue(b))});
}

/// Letters thinner than a pixel never come to their full ink. What is drawn with `full` and covers a pixel by half and
/// more says so by lying on the way from the ground to it; less is no thin letter, but a faint one.
bool isThinInkOf(QRgb full, QRgb ink, QRgb ground) {
    constexpr double kCoverLeast = 0.6, kTolerance = 0.2;
    double least = 1, most = 0;
    using Channel = int (*)(QRgb);
    for (const Channel channel : {Channel(&qRed), Channel(&qGreen), Channel(&qBlue)}) {
        const int whole = channel(full) - channel(ground);
        if (std::abs(whole) < 2 * kSeenFrom) continue;
        const double cover = static_cast<double>(channel(ink) - channel(ground)) / whole;
        least = std::min(least, cover);
        most = std::max(most, cover);
    }
    return least >= kCoverLeast && most - least <= kTolerance && most <= 1 + kTolerance;
}

enum class Part { Text, Mark, Input };
struct Thing {
    QQuickItem* item = nullptr;
    Part part = Part::Text;
    QRect rect;  ///< what may be seen of it, pixels
    double least = kText;
    QString what;
    QRgb ink = 0;  ///< as it says itself
};

bool isText(const QQuickItem& item) {
    return item.inherits("QQuickText") || item.inherits("QQuickTextInput") || item.inherits("QQuickTextEdit");
}
/// A sign that says something without words: the types that the pages draw them with.
bool isMark(const QQuickItem& item) {
    const QByteArray type = item.metaObject()->className();
    return type.startsWith("UrgencyMark_") || type.startsWith("AlarmMark_") || type.startsWith("Icon_");
}
bool isInput(const QQuickItem& item) {
    return item.inherits("QQuickTextField") || item.inherits("QQuickTextArea") || item.inherits("QQuickComboBox");
}
double leastFor(const QQuickItem& item) {
    const QFont font = item.property("font").value<QFont>();
    const int pixels = QFontInfo(font).pixelSize();
    const bool isLarge = pixels >= 24 || (pixels >= 18.66 && font.weight() >= QFont::Bold);
    return isLarge ? kLargeText : kText;
}
QString wordsOf(const QQuickItem& item) {
    const QString words = item.property("text").toString().left(40);
    return words.isEmpty() ? QString() : QStringLiteral(" \"") + words + QLatin1Char('"');
}
QString nameOf(const QQuickItem& item) {
    const auto typeOf = [](const QObject& one) {
        return QString::fromLatin1(one.metaObject()->className()).section(QLatin1Char('_'), 0, 0);
    };
    if (!item.objectName().isEmpty()) return item.objectName() + wordsOf(item);
    QString path = typeOf(item);
    int named = 0;
    for (const QQuickItem* above = item.parentItem(); above && named < 3; above = above->parentItem()) {
        const QString type = above->objectName().isEmpty() ? typeOf(*above) : above->objectName();
        if (type.startsWith(QLatin1String("QQuick"))) continue;
        path = type + QLatin1Char('/') + path;
        ++named;
    }
    return path + wordsOf(item);
}

class Walk {
public:
    explicit Walk(const QSize& size) : m_size(size) {}
    void look(QQuickItem& item, QRectF clip, double opacity) {
        opacity *= item.opacity();
        if (!item.isVisible() || opacity < 0.02) return;
        const QRectF whole = item.mapRectToScene(QRectF(0, 0, item.width(), item.height()));
        const bool wanted = (isText(item) && !item.property("text").toString().trimmed().isEmpty()) || isMark(item);
        if (wanted || isInput(item)) {
            // Of a row at the edge of its list only the feet or the heads of letters are there.
            const bool isCut = whole.intersected(clip).height() < 0.6 * std::min(24.0, whole.height());
            const QRect rect =
                isCut ? QRect() : whole.adjusted(-1, -1, 1, 1).intersected(clip).toAlignedRect() & QRect({}, m_size);
            if (!item.isEnabled()) {
                ++disabled;
            } else {
                if (isInput(item)) things.push_back({&item, Part::Input, rect, kGraphics, nameOf(item)});
                if (wanted)
                    things.push_back({&item, isMark(item) ? Part::Mark : Part::Text, rect,
                                      isMark(item) ? kGraphics : leastFor(item), nameOf(item),
                                      item.property("color").value<QColor>().rgb()});
            }
        }
        if (item.clip()) clip &= whole;
        for (QQuickItem* child : item.childItems()) look(*child, clip, opacity);
    }
    std::vector<Thing> things;
    int disabled = 0;

private:
    QSize m_size;
};

void hide(const Thing& thing) {
    if (thing.part == Part::Input) return;
    if (thing.part == Part::Mark) {
        thing.item->setOpacity(0);
    } else {
        thing.item->setProperty("color", QColor(Qt::transparent));
        thing.item->setProperty("selectedTextColor", QColor(Qt::transparent));
    }
}

/// Of the grounds that a good part of it lies on, the one where it is seen worst. On each, its fullest ink counts: the
/// rest are the edges of letters.
std::optional<ContrastFault> worstOf(const Thing& thing, const QImage& with, const QImage& without) {
    struct Pixel {
        double ratio;
        QRgb ink, ground;
    };
    std::map<int, std::vector<Pixel>> grounds;
    std::size_t all = 0;
    for (int y = thing.rect.top(); y <= thing.rect.bottom(); ++y) {
        for (int x = thing.rect.left(); x <= thing.rect.right(); ++x) {
            const QRgb ink = with.pixel(x, y), ground = without.pixel(x, y);
            if (difference(ink, ground) < kSeenFrom) continue;
            const int key = (qRed(ground) >> 4) << 8 | (qGreen(ground) >> 4) << 4 | qBlue(ground) >> 4;
            grounds[key].push_back({contrast(ink, ground), ink, ground});
            ++all;
        }
    }
    const double area = thing.part == Part::Text ? thing.item->property("contentWidth").toDouble() *
                                                       thing.item->property("contentHeight").toDouble()
                                                 : thing.item->width() * thing.item->height();
    if (all < kPixelsLeast || static_cast<double>(all) < kRemnant * area) return std::nullopt;
    std::optional<ContrastFault> worst;
    for (auto& [key, pixels] : grounds) {
        if (static_cast<double>(pixels.size()) < kGroundShare * static_cast<double>(all)) continue;
        std::sort(pixels.begin(), pixels.end(), [](const Pixel& a, const Pixel& b) { return a.ratio > b.ratio; });
        Pixel best = pixels[std::min<std::size_t>(2, pixels.size() - 1)];
        if (thing.part == Part::Text && best.ratio < thing.least && isThinInkOf(thing.ink, best.ink, best.ground))
            best.ratio = std::max(best.ratio, contrast(thing.ink, best.ground));
        if (!worst || best.ratio < worst->ratio)
            worst = ContrastFault{thing.what, best.ratio, thing.least, QColor(best.ink), QColor(best.ground)};
    }
    return worst;
}

/// Its bounds against what is beside it: of the sides that are seen, the one where a few pixels in from the edge stand
/// out best. `bare` is the picture without its background: where the two are alike, something lies over it.
std::optional<ContrastFault> boundsOf(const Thing& thing, const QImage& seen, const QImage& bare) {
    constexpr int kOutside = 4;
    const QRect rect = thing.item->mapRectToScene(QRectF(0, 0, thing.item->width(), thing.item->height())).toRect();
    if (!thing.rect.contains(rect) || !seen.rect().adjusted(8, 8, -8, -8).contains(rect)) return std::nullopt;
    std::optional<ContrastFault> best;
    const auto side = [&](QPoint edge, QPoint outwards) {
        const QRgb beside = seen.pixel(edge + outwards * kOutside);
        for (int in = 0; in < 3; ++in) {
            const QPoint at = edge - outwards * in;
            if (seen.pixel(at) == bare.pixel(at)) continue;
            const double ratio = contrast(seen.pixel(at), beside);
            if (!best || ratio > best->ratio)
                best = ContrastFault{thing.what + QStringLiteral(" (bounds)"), ratio, thing.least,
                                     QColor(seen.pixel(at)), QColor(beside)};
        }
    };
    const QPoint middle = rect.center();
    side({rect.left(), middle.y()}, {-1, 0});
    side({rect.right(), middle.y()}, {1, 0});
    side({middle.x(), rect.top()}, {0, -1});
    side({middle.x(), rect.bottom()}, {0, 1});
    return best;
}

}  // namespace

QString ContrastFault::words() const {
    return QStringLiteral("%1: %2:1, less than %3:1 (%4 on %5)")
        .arg(what)
        .arg(ratio, 0, 'f', 2)
        .arg(least, 0, 'f', 1)
        .arg(ink.name(), ground.name());
}

ContrastReport measureContrast(QQuickWindow& window) {
    // Nothing may move meanwhile: no event is handled between the pictures.
    const QImage seen = window.grabWindow();
    ContrastReport report;
    Walk walk(seen.size());
    walk.look(*window.contentItem(), QRectF(QPointF(), QSizeF(seen.size())), 1);
    report.disabled = walk.disabled;
    for (const Thing& thing : walk.things) hide(thing);
    const QImage withoutWords = window.grabWindow();
    for (const Thing& thing : walk.things) {
        auto* background =
            thing.part == Part::Input ? thing.item->property("background").value<QQuickItem*>() : nullptr;
        if (background) background->setOpacity(0);
    }
    const QImage withoutInputs = window.grabWindow();
    for (const Thing& thing : walk.things) {
        const auto found = thing.part == Part::Input ? boundsOf(thing, withoutWords, withoutInputs)
                                                     : worstOf(thing, seen, withoutWords);
        if (!found) {
            ++report.unseen;
            continue;
        }
        ++(thing.part == Part::Text ? report.texts : thing.part == Part::Mark ? report.marks : report.inputs);
        if (found->ratio < found->least - 0.005) report.faults.push_back(*found);
    }
    return report;
}

bool contrastHolds(QQuickWindow& window, const char* picture) {
    const ContrastReport report = measureContrast(window);
    std::printf("%s: contrast of %d texts, %d marks, %d inputs; %d not seen, %d disabled\n", picture, report.texts,
                report.marks, report.inputs, report.unseen, report.disabled);
    for (const ContrastFault& fault : report.faults) std::printf("%s: %s\n", picture, qPrintable(fault.words()));
    return report.faults.empty() && report.texts > 0;
}

QString contrastMeasureFails() {
    QQmlEngine engine;
    engine.addImportPath(QStringLiteral("qrc:/qt-project.org/imports"));
    QQmlComponent component(&engine);
    component.setData(R"(
        import QtQuick
        import QtQuick.Templates as T
        import Lagewerk.Console
        Rectangle {
            width: 640; height: 480; color: "#ffffff"
            Label { objectName: "good"; text: "Lage am Wehr"; color: "#595959" }
            Label { objectName: "faint"; y: 30; text: "Lage am Wehr"; color: "#8a8a8a" }
            Label { objectName: "large"; y: 60; text: "Lage am Wehr"; font.pixelSize: 26; color: "#8a8a8a" }
            Label { objectName: "off"; y: 100; text: "Lage am Wehr"; color: "#cccccc"; enabled: false }
            Label { objectName: "clear"; y: 130; text: "Lage am Wehr"; color: "#000000"; opacity: 0.4 }
            Label { objectName: "covered"; y: 160; text: "Lage am Wehr"; color: "#dddddd" }
            Rectangle { y: 155; width: 300; height: 25; color: "#ffffff" }
            Rectangle { y: 190; x: 40; width: 300; height: 25; color: "#555555" }
            Label { objectName: "halfOn"; y: 190; text: "Lage am Wehr"; color: "#333333" }
            Item { y: 220; width: 10; height: 0; clip: true; Label { objectName: "cut"; text: "Lage"; color: "#eeeeee" } }
            TextField { objectName: "field"; x: 20; y: 260; text: "Wehr" }
            TextField {
                id: bad; objectName: "fieldWithoutBounds"; x: 20; y: 320; text: "Wehr"
                background: Rectangle { color: "#ffffff"; border.color: "#dddddd" }
            }
            TextField { objectName: "fieldFaint"; x: 20; y: 380; text: "Wehr"; color: "#9a9a9a" }
            UrgencyMark { objectName: "mark"; x: 400; y: 20; width: 24; height: 20; urgency: 3 }
            Item { opacity: 0.25; UrgencyMark { objectName: "markFaint"; x: 400; y: 60; width: 24; height: 20; urgency: 3 } }
        })",
                      QUrl(QStringLiteral("qrc:/qt-project.org/imports/Lagewerk/Console/ContrastProbe.qml")));
    auto* root = qobject_cast<QQuickItem*>(component.create());
    if (!root) return component.errorString();
    QQuickWindow window;
    window.setColor(Qt::white);
    window.resize(640, 480);
    root->setParentItem(window.contentItem());
    window.show();
    const ContrastReport report = measureContrast(window);
    // By name: each of these is a mutant, and nothing else may be found.
    const QStringList wanted{QStringLiteral("faint"),      QStringLiteral("clear"),
                             QStringLiteral("halfOn"),     QStringLiteral("fieldWithoutBounds"),
                             QStringLiteral("fieldFaint"), QStringLiteral("markFaint")};
    QStringList names;
    for (const ContrastFault& fault : report.faults) names << fault.words();
    for (const QString& one : wanted)
        if (std::none_of(names.begin(), names.end(), [&](const QString& words) {
                return words.startsWith(one + QLatin1Char(' ')) || words.startsWith(one + QLatin1Char(':'));
            }))
            return QStringLiteral("not found: %1 among\n  %2").arg(one, names.join(QStringLiteral("\n  ")));
    if (names.size() != wanted.size())
        return QStringLiteral("more than is wrong:\n  %1").arg(names.join(QStringLiteral("\n  ")));
    const bool counts = report.disabled == 1 && report.unseen >= 2;
    return counts ? QString() : QStringLiteral("%1 disabled, %2 unseen").arg(report.disabled).arg(report.unseen);
}
