// SPDX-License-Identifier: EUPL-1.2

// How fast the map moves: map_bench TOWN.gpkg [frames]. Software renderer, offscreen, 1280x800: the slowest machine
// that still has to do. Prints one line per case; not part of the test command.
// map_bench TOWN.gpkg [frames] tiles: the same over a base map, 1920x1080, beside the painted ground. The base map is
// made here (a paper map's lines, letters and tints, PNG) and thrown away.
// map_bench TOWN.gpkg FRAMES units UNITS.json [SIGNS]: the town and the units of make_map.py with tactical signs
// (SIGNS: where the library is installed) at 1920x1080, standing and moving; a JSON line per case, for
// tests/bench/console.

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <functional>
#include <vector>

#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QQuickWindow>
#include <QTemporaryDir>

#include "console/map/map_view.h"
#include "console/signs/unit_signs.h"
#include "gis/layers/town_package.h"
#include "tests/unit/map/made_basemap.h"

namespace {

using map::MapView;

double cpuMsOf(clockid_t clock) {
    timespec now{};
    clock_gettime(clock, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

double threadCpuMs() { return cpuMsOf(CLOCK_THREAD_CPUTIME_ID); }

struct Bench {
    QQuickWindow window;
    MapView* view = nullptr;
    bool swapped = false;
    double cpuMs = 0;     ///< of the GUI thread per frame, last run: what a quiet machine would need
    double allCpuMs = 0;  ///< of all threads

    explicit Bench(const QString& town, QSize size = {1280, 800}) {
        window.resize(size);
        view = new MapView(window.contentItem());
        view->setSize(window.size());
        view->setPackage(town);
        QObject::connect(&window, &QQuickWindow::frameSwapped, view, [this] { swapped = true; });
        window.show();
    }
    void await(const std::function<bool()>& condition) {
        while (!condition()) QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 20);
    }
    /// Frame times in ms while `step` moves the view before each frame.
    std::vector<double> run(int frames, const std::function<void(int)>& step) {
        std::vector<double> times;
        const double cpuBefore = threadCpuMs(), allBefore = cpuMsOf(CLOCK_PROCESS_CPUTIME_ID);
        for (int i = 0; i < frames; ++i) {
            QElapsedTimer timer;
            timer.start();
            swapped = false;
            step(i);
            await([this] { return swapped; });
            times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        }
        cpuMs = (threadCpuMs() - cpuBefore) / frames;
        allCpuMs = (cpuMsOf(CLOCK_PROCESS_CPUTIME_ID) - allBefore) / frames;
        return times;
    }
};

void print(const char* what, std::vector<double> times, double cpuMs) {
    double sum = 0;
    for (const double t : times) sum += t;
    std::sort(times.begin(), times.end());
    const double mean = sum / static_cast<double>(times.size());
    std::printf(
        "%-34s mean %6.1f ms  p50 %6.1f  p95 %6.1f  p99 %6.1f  max %6.1f  (%.0f frames/s)  GUI thread cpu %.1f ms\n",
        what, mean, times[times.size() / 2], times[times.size() * 95 / 100], times[times.size() * 99 / 100],
        times.back(), 1000 / mean, cpuMs);
}

geometry::MapRing blob(geometry::MapPoint centre, double radiusM, int corners) {
    geometry::MapRing ring;
    for (int i = 0; i < corners; ++i) {
        const double angle = 6.283185307 * i / corners,
                     r = radiusM * (1 + 0.12 * std::sin(angle * 9) + 0.03 * std::sin(angle * 71));
        ring.push_back({centre.eastM + 2.2 * r * std::cos(angle), centre.northM + r * std::sin(angle)});
    }
    return ring;
}

map::OverlayScene busyScene(const QRectF& town) {
    map::OverlayScene scene;
    const geometry::MapPoint centre{town.center().x(), town.center().y()};
    map::ZoneMark zone;
    zone.id = "flood:Aue";
    for (const double radius : {700.0, 450.0, 220.0}) zone.bands.push_back({{{blob(centre, radius, 1200)}}, 0});
    scene.zones = {zone};
    map::AreaMark area;
    area.area = {{blob(centre, 900, 40)}};
    area.editable = true;
    scene.areas = {area};
    const auto place = [&](int i) {
        return geometry::MapPoint{centre.eastM + 2300 * std::sin(i * 2.399),
                                  centre.northM + 1900 * std::cos(i * 1.711)};
    };
    for (int i = 0; i < 8; ++i) {
        scene.stations.push_back({QString::number(i), place(i), "Aue · Wehrbrücke", "318 cm  +22 cm/h",
                                  models::Urgency::High, "IW2", map::Freshness::Fresh});
    }
    for (int i = 0; i < 40; ++i) {
        map::UnitMark unit;
        unit.id = QString::number(i);
        unit.at = place(i + 50);
        unit.signText = "LF";
        unit.name = QStringLiteral("Florian Auental %1/44-1").arg(i);
        unit.statusLine = "Status 4";
        unit.ageLine = "3 min";
        scene.units.push_back(unit);
    }
    for (int i = 0; i < 60; ++i)
        scene.objects.push_back(
            {QString::number(i), place(i + 200), "S", QStringLiteral("Schule %1").arg(i), i % 7 == 0});
    return scene;
}

/// As heavy to read as a surveyor's map: tints, a street net, contours, names.
base::Bytes paperTile(unsigned seed) {
    return map::testing::drawnTile(
        {0, 0, 1, layers::kBasemapTilePx, layers::kBasemapTilePx}, [seed](QPainter& painter) {
            unsigned state = seed * 2654435761U + 1;
            const auto next = [&state](int most) {
                state = state * 1664525U + 1013904223U;
                return static_cast<int>((state >> 8) % static_cast<unsigned>(most));
            };
            for (int i = 0; i < 60; ++i)
                painter.fillRect(next(512), next(512), 20 + next(120), 20 + next(120),
                                 QColor(200 + next(56), 210 + next(46), 190 + next(66)));
            for (int i = 0; i < 120; ++i) {
                painter.setPen(QPen(QColor(120 + next(100), 100 + next(100), 80 + next(60)), 1 + next(4) * 0.7));
                painter.drawLine(next(512), next(512), next(512), next(512));
            }
            painter.setPen(Qt::black);
            for (int i = 0; i < 14; ++i)
                painter.drawText(next(420), 20 + next(480), QStringLiteral("Am Mühlgraben %1").arg(next(90)));
        });
}

/// Back and forth, and on and on over new ground; painted and from tiles, with what a busy evening shows on it.
int measureTiles(const QString& town, int frames) {
    Bench bench(town, {1920, 1080});
    bench.await([&] { return bench.view->loadState() >= MapView::Ready; });
    if (bench.view->loadState() != MapView::Ready) {
        std::fprintf(stderr, "%s\n", qPrintable(bench.view->loadProblem()));
        return 1;
    }
    const QRectF box = bench.view->townBox();
    const QTemporaryDir folder;
    const auto file = std::filesystem::path(folder.path().toStdString()) / "bench.basemap.gpkg";
    std::vector<base::Bytes> pictures;
    std::size_t bytes = 0;
    for (unsigned i = 0; i < 16; ++i) pictures.push_back(paperTile(i)), bytes += pictures.back().size();
    unsigned made = 0;
    map::testing::writeBasemap(file, {box.left(), box.top(), box.right(), box.bottom()}, {4, 5, 6, 7, 8, 9},
                               [&](int, const map::PaintFrame&) { return pictures[made++ % pictures.size()]; });
    std::printf("base map: %u tiles of 512 x 512, %zu KiB each, 16 to 0.5 m a pixel; window 1920 x 1080, 108 marks\n",
                made, bytes / pictures.size() / 1024);
    bench.view->setScene(busyScene(box));
    const auto settle = [&] { bench.await([&] { return bench.view->settled(); }); };
    for (const bool isTiles : {false, true}) {
        if (isTiles) {
            bench.view->setBasemap(QString::fromStdString(file.string()));
            bench.view->setBasemapShown(true);
            bench.await([&] { return bench.view->hasBasemap(); });
        }
        for (const double metres : {2.0, 0.5}) {
            bench.view->setMetresPerPixel(metres);
            bench.view->showPlace(box.center().x(), box.center().y());
            settle();
            char what[64];
            std::snprintf(what, sizeof what, "%s %.1f m/px, back and forth", isTiles ? "tiles" : "painted", metres);
            const auto near =
                bench.run(frames, [&](int i) { bench.view->panBy(i % 100 < 50 ? 9 : -9, i % 60 < 30 ? 4 : -4); });
            print(what, near, bench.cpuMs);
            settle();
            // Over ground that was not shown before: half way across the town and back.
            const int half = std::max(1, static_cast<int>(box.width() / 3 / metres / 24));
            int isHalf = 0;
            std::snprintf(what, sizeof what, "%s %.1f m/px, on and on", isTiles ? "tiles" : "painted", metres);
            const auto far = bench.run(frames, [&](int i) {
                bench.view->panBy(i / half % 2 == 0 ? 24 : -24, 0);
                isHalf += bench.view->settled() ? 0 : 1;
            });
            print(what, far, bench.cpuMs);
            std::printf("%-34s in %d of %d frames a tile was still to come\n", "", isHalf, frames);
        }
    }
    return 0;
}

/// [[lon, lat], ...]
std::vector<geometry::MapPoint> readPlaces(const char* file) {
    QFile in(QString::fromLocal8Bit(file));
    std::vector<geometry::MapPoint> places;
    if (!in.open(QIODevice::ReadOnly)) return places;
    for (const QJsonValue& one : QJsonDocument::fromJson(in.readAll()).array())
        places.push_back(geometry::toMap(geometry::GeoDegrees{one[1].toDouble(), one[0].toDouble()}));
    return places;
}

map::OverlayScene unitScene(const std::vector<geometry::MapPoint>& places, double shiftM) {
    static const char* const kTypes[] = {"LF", "DLK", "RTW", "ELW", "GKW", "MTW"};
    map::OverlayScene scene;
    for (std::size_t i = 0; i < places.size(); ++i) {
        map::UnitMark unit;
        const double turn = static_cast<double>(i);
        unit.id = QString::number(i);
        unit.at = {places[i].eastM + shiftM * std::cos(turn), places[i].northM + shiftM * std::sin(turn)};
        unit.signText = QString::fromLatin1(kTypes[i % 6]);
        unit.name = QStringLiteral("Florian %1/44-1").arg(i);
        unit.statusLine = QStringLiteral("Status %1").arg(i % 4 + 1);
        unit.ageLine = QStringLiteral("1 min");
        unit.sign = signs::signOfUnit(i % 6 == 4 ? "THW" : "Feuerwehr", kTypes[i % 6], {});
        scene.units.push_back(std::move(unit));
    }
    return scene;
}

void printJson(const char* what, const std::vector<double>& times, const Bench& bench) {
    std::printf("{\"what\":\"%s\",\"cpu_ms\":%.2f,\"all_cpu_ms\":%.2f,\"times\":[", what, bench.cpuMs, bench.allCpuMs);
    for (std::size_t i = 0; i < times.size(); ++i) std::printf("%s%.2f", i == 0 ? "" : ",", times[i]);
    std::printf("]}\n");
    std::fflush(stdout);
}

int measureUnits(const QString& town, int frames, const char* unitsFile, const char* signsFolder) {
    const std::vector<geometry::MapPoint> places = readPlaces(unitsFile);
    Bench bench(town, {1920, 1080});
    if (signsFolder) bench.view->setSigns(std::make_shared<signs::SignBook>(signsFolder));
    bench.await([&] { return bench.view->loadState() >= MapView::Ready; });
    if (bench.view->loadState() != MapView::Ready || places.empty()) {
        std::fprintf(stderr, "%s %s\n", qPrintable(bench.view->loadProblem()), places.empty() ? unitsFile : "");
        return 1;
    }
    const auto settle = [&] { bench.await([&] { return bench.view->settled(); }); };
    const auto back = [&](int i) { bench.view->panBy(i % 100 < 50 ? 9 : -9, i % 60 < 30 ? 4 : -4); };
    bench.view->setScene(unitScene(places, 0));
    for (const double metres : {2.0, 5.66}) {
        bench.view->setMetresPerPixel(metres);
        bench.view->showPlace(bench.view->townBox().center().x(), bench.view->townBox().center().y());
        settle();
        char what[64];
        std::snprintf(what, sizeof what, "pan %g m/px", metres);
        const auto standing = bench.run(frames, back);
        printJson(what, standing, bench);
        std::snprintf(what, sizeof what, "pan %g m/px, units move", metres);
        const auto moving = bench.run(frames, [&](int i) {
            if (i % 30 == 29) bench.view->setScene(unitScene(places, 55.0 * (i % 5)));
            back(i);
        });
        printJson(what, moving, bench);
    }
    bench.view->setMetresPerPixel(2);
    settle();
    const auto zoom = bench.run(std::min(frames, 80), [&](int i) { bench.view->zoomBy(i % 8 < 4 ? -1 : 1); });
    printJson("zoom", zoom, bench);
    settle();
    // What was measured, to be looked at.
    const QString picture = qEnvironmentVariable("MAP_BENCH_PNG");
    return picture.isEmpty() || bench.window.grabWindow().save(picture) ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::fprintf(stderr, "usage: map_bench TOWN.gpkg [frames] [tiles]\n");
        return 2;
    }
    qputenv("QT_QPA_PLATFORM", QByteArrayLiteral("offscreen"));
    qputenv("QT_QUICK_BACKEND", QByteArrayLiteral("software"));
    qputenv("QT_QPA_UPDATE_IDLE_TIME", QByteArrayLiteral("0"));  // no 5 ms of rest before each frame
    const QGuiApplication application(argc, argv);
    layers::start();
    const int frames = argc > 2 ? std::max(10, std::atoi(argv[2])) : 200;
    if (argc > 4 && std::strcmp(argv[3], "units") == 0)
        return measureUnits(QString::fromLocal8Bit(argv[1]), frames, argv[4], argc > 5 ? argv[5] : nullptr);
    if (argc > 3 && std::strcmp(argv[3], "tiles") == 0) return measureTiles(QString::fromLocal8Bit(argv[1]), frames);
    QElapsedTimer timer;
    timer.start();
    Bench bench(QString::fromLocal8Bit(argv[1]));
    bench.await([&] { return bench.view->loadState() >= MapView::Ready; });
    if (bench.view->loadState() != MapView::Ready) {
        std::fprintf(stderr, "%s\n", qPrintable(bench.view->loadProblem()));
        return 1;
    }
    std::printf("loaded after %lld ms", static_cast<long long>(timer.elapsed()));
    bench.await([&] { return bench.view->settled(); });
    std::printf(", settled after %lld ms\n", static_cast<long long>(timer.elapsed()));
    const auto pan = [&](int i) { bench.view->panBy(i % 100 < 50 ? 9 : -9, i % 60 < 30 ? 4 : -4); };
    for (const bool busy : {false, true}) {
        if (busy) bench.view->setScene(busyScene(bench.view->townBox()));
        for (const double metres : {2.0, 0.5}) {
            bench.view->setMetresPerPixel(metres);
            bench.await([&] { return bench.view->settled(); });
            char what[64];
            std::snprintf(what, sizeof what, "pan %.1f m/px, %s", metres, busy ? "108 marks, flood, area" : "bare");
            const auto times = bench.run(frames, pan);
            print(what, times, bench.cpuMs);
        }
        const auto times = bench.run(std::min(frames, 40), [&](int i) { bench.view->zoomBy(i % 8 < 4 ? -1 : 1); });
        print(busy ? "zoom, busy" : "zoom, bare", times, bench.cpuMs);
        bench.view->setMetresPerPixel(2);
        bench.await([&] { return bench.view->settled(); });
    }
    timer.restart();
    bench.view->setTheme("night");
    bench.await([&] { return bench.view->settled(); });
    std::printf("all visible tiles anew (theme)     %lld ms\n", static_cast<long long>(timer.elapsed()));
    return 0;
}
