// SPDX-License-Identifier: EUPL-1.2

// How fast the map moves: map_bench TOWN.gpkg [frames]. Software renderer, offscreen, 1280x800: the slowest machine
// that still has to do. Prints one line per case; not part of the test command.

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <vector>

#include <QElapsedTimer>
#include <QEventLoop>
#include <QGuiApplication>
#include <QQuickWindow>

#include "console/map/map_view.h"
#include "gis/layers/town_package.h"

namespace {

using map::MapView;

double threadCpuMs() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

struct Bench {
    QQuickWindow window;
    MapView* view = nullptr;
    bool swapped = false;
    double cpuMs = 0;  ///< of the GUI thread per frame, last run: what a quiet machine would need

    explicit Bench(const QString& town) {
        window.resize(1280, 800);
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
        const double cpuBefore = threadCpuMs();
        for (int i = 0; i < frames; ++i) {
            QElapsedTimer timer;
            timer.start();
            swapped = false;
            step(i);
            await([this] { return swapped; });
            times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        }
        cpuMs = (threadCpuMs() - cpuBefore) / frames;
        return times;
    }
};

void print(const char* what, std::vector<double> times, double cpuMs) {
    double sum = 0;
    for (const double t : times) sum += t;
    std::sort(times.begin(), times.end());
    const double mean = sum / static_cast<double>(times.size());
    std::printf("%-34s mean %6.1f ms  p50 %6.1f  p95 %6.1f  max %6.1f  (%.0f frames/s)  GUI thread cpu %.1f ms\n", what,
                mean, times[times.size() / 2], times[times.size() * 95 / 100], times.back(), 1000 / mean, cpuMs);
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

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::fprintf(stderr, "usage: map_bench TOWN.gpkg [frames]\n");
        return 2;
    }
    qputenv("QT_QPA_PLATFORM", QByteArrayLiteral("offscreen"));
    qputenv("QT_QUICK_BACKEND", QByteArrayLiteral("software"));
    const QGuiApplication application(argc, argv);
    layers::start();
    const int frames = argc > 2 ? std::max(10, std::atoi(argv[2])) : 200;
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
