// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <functional>

#include <QAccessible>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QHoverEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickWindow>
#include <QTimer>
#include <QWheelEvent>

#include "console/map/map_view.h"
#include "console/map/palette.h"
#include "gis/layers/town_build.h"
#include "gis/layers/town_package.h"
#include "made_basemap.h"
#include "small_town.h"

namespace map {
namespace {

constexpr int kPatienceMs = 60000;

/// A view in a window, as the console has it.
class MapViewTest : public ::testing::Test {
protected:
    static void SetUpTestSuite() { layers::start(); }
    void SetUp() override {
        m_window.resize(600, 400);
        m_view = new MapView(m_window.contentItem());
        m_view->setSize(m_window.size());
        m_window.show();
    }
    /// Runs the event loop until the condition holds.
    static bool await(const std::function<bool()>& condition) {
        QElapsedTimer waited;
        waited.start();
        while (!condition() && waited.elapsed() < kPatienceMs)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 50);
        return condition();
    }
    bool awaitSettled() {
        return await([this] { return m_view->settled(); });
    }
    void press(QPointF at) { mouse(QEvent::MouseButtonPress, at, Qt::LeftButton); }
    void drag(QPointF to) { mouse(QEvent::MouseMove, to, Qt::LeftButton); }
    void release(QPointF at) { mouse(QEvent::MouseButtonRelease, at, Qt::NoButton); }
    void mouse(QEvent::Type type, QPointF at, Qt::MouseButtons held) {
        QMouseEvent event(type, at, m_window.mapToGlobal(at), type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton,
                          held, Qt::NoModifier);
        QCoreApplication::sendEvent(&m_window, &event);
    }
    void key(int code) {
        QKeyEvent event(QEvent::KeyPress, code, Qt::NoModifier);
        QCoreApplication::sendEvent(m_view, &event);
    }
    QQuickWindow m_window;
    MapView* m_view = nullptr;
};

TEST_F(MapViewTest, WithoutAPackageTheGridIsShownAndSaidToBeNoMap) {
    m_view->setNotices(true);
    ASSERT_TRUE(awaitSettled());
    EXPECT_EQ(m_view->loadState(), MapView::NoPackage);
    EXPECT_EQ(m_view->sourcesText(), "Keine Karte geladen");
    const QImage image = m_window.grabWindow();
    EXPECT_EQ(image.pixelColor(60, 190).name(), palette(Theme::Day).panel.name()) << "the notice";
    EXPECT_EQ(image.pixelColor(20, 20).name(), palette(Theme::Day).land.name());
    m_view->setNotices(false);
    EXPECT_EQ(m_window.grabWindow().pixelColor(60, 190).name(), palette(Theme::Day).land.name()) << "the page says it";
}

TEST_F(MapViewTest, AMissingPackageIsSaidAndTheRestWorks) {
    m_view->setNotices(true);
    m_view->setPackage("/nowhere/town.gpkg");
    ASSERT_TRUE(await([this] { return m_view->loadState() == MapView::Failed; }));
    EXPECT_TRUE(m_view->loadProblem().contains("/nowhere/town.gpkg")) << m_view->loadProblem().toStdString();
    OverlayScene scene;
    scene.stations = {
        StationMark{"W", testing::at(0, 0), "Wehr", "318 cm", models::Urgency::VeryHigh, "IW3", Freshness::Fresh}};
    m_view->setScene(scene);
    m_view->showPlace(testing::kEastM, testing::kNorthM + 200);  // the notice is in the middle, the badge below it
    ASSERT_TRUE(awaitSettled());
    const QPoint badge = m_view->toScreen({testing::kEastM, testing::kNorthM}).toPoint();
    EXPECT_EQ(m_window.grabWindow().pixelColor(badge + QPoint(-17, -9)).name(),
              urgencyColours(models::Urgency::VeryHigh, palette(Theme::Day)).fill.name());
}

TEST_F(MapViewTest, ATownIsLoadedFittedPaintedAndRepaintedByNight) {
    const std::filesystem::path file =
        std::filesystem::temp_directory_path() /
        ("map_view_test_" + std::to_string(QCoreApplication::applicationPid()) + ".gpkg");
    const auto written = layers::writeDemoTown(1, file);
    ASSERT_TRUE(written) << written.failure().text();
    m_view->setPackage(QString::fromStdString(file.string()));
    EXPECT_EQ(m_view->loadState(), MapView::Loading);
    EXPECT_FALSE(m_view->settled());
    ASSERT_TRUE(await([this] { return m_view->loadState() != MapView::Loading; }));
    EXPECT_EQ(m_view->loadState(), MapView::Ready) << m_view->loadProblem().toStdString();
    ASSERT_TRUE(awaitSettled());
    const QRectF town = m_view->townBox();
    EXPECT_NEAR(m_view->centre().x(), town.center().x(), 300) << "fitted";
    EXPECT_LE(m_view->toMap({0, 0}).x() - town.left(), 1000) << "and whole";
    EXPECT_GE(m_view->toMap({600, 0}).x() - town.right(), -1000);
    const auto differing = [](const QImage& image, const QColor& from) {
        int count = 0;
        for (int y = 0; y < image.height(); y += 3) {
            for (int x = 0; x < image.width(); x += 3) count += image.pixelColor(x, y) == from ? 0 : 1;
        }
        return count;
    };
    EXPECT_GT(differing(m_window.grabWindow(), palette(Theme::Day).land), 4000) << "a town, not an empty sheet";
    m_view->setTheme("night");
    EXPECT_FALSE(m_view->settled());
    ASSERT_TRUE(awaitSettled());
    const QImage night = m_window.grabWindow();
    double light = 0;
    for (int x = 0; x < night.width(); ++x) light += night.pixelColor(x, 200).lightnessF();
    EXPECT_LT(light / night.width(), 0.35);
    m_view->setPackage("");
    EXPECT_EQ(m_view->loadState(), MapView::NoPackage);
    std::filesystem::remove(file);
    std::filesystem::remove(std::filesystem::path(file).replace_extension(".dem.tif"));
}

TEST_F(MapViewTest, ABaseMapIsShownAndTakenAwayByItsSwitchAndNeedsNothingButItsFile) {
    const std::filesystem::path file =
        std::filesystem::temp_directory_path() /
        ("map_view_basemap_" + std::to_string(QCoreApplication::applicationPid()) + ".gpkg");
    const geometry::MapPoint low = testing::at(-2000, -2000), high = testing::at(2000, 2000);
    testing::writeBasemap(
        file, {low.eastM, low.northM, high.eastM, high.northM}, {6, 7}, [](int, const PaintFrame& frame) {
            return testing::drawnTile(frame,
                                      [&](QPainter& painter) { painter.fillRect(0, 0, 512, 512, QColor("#ff0000")); });
        });
    m_view->showPlace(testing::kEastM + 300, testing::kNorthM + 300);
    m_view->setMetresPerPixel(2);
    EXPECT_FALSE(m_view->hasBasemap());
    m_view->setBasemap(QString::fromStdString(file.string()));
    ASSERT_TRUE(await([this] { return m_view->hasBasemap(); }));
    ASSERT_TRUE(awaitSettled());
    const auto isRed = [this] {
        const QColor seen = m_window.grabWindow().pixelColor(123, 321);
        return seen.red() > seen.green() + 60;
    };
    ASSERT_TRUE(await(isRed)) << "between the file and its first tiles the view may have been settled";
    EXPECT_TRUE(m_view->sourcesText().startsWith("Grundkarte Vermessungsamt Probe (dl-de/by-2-0)"))
        << m_view->sourcesText().toStdString();
    m_view->setBasemapShown(false);
    EXPECT_FALSE(m_view->settled());
    ASSERT_TRUE(awaitSettled());
    EXPECT_FALSE(isRed());
    EXPECT_EQ(m_view->sourcesText(), "Keine Karte geladen");
    m_view->setBasemapShown(true);
    ASSERT_TRUE(awaitSettled());
    EXPECT_TRUE(isRed());
    m_view->setBasemap("nix.gpkg");
    ASSERT_TRUE(await([this] { return !m_view->hasBasemap(); }));
    ASSERT_TRUE(awaitSettled());
    EXPECT_FALSE(isRed()) << "what cannot be read leaves the painted map";
    std::filesystem::remove(file);
}

TEST_F(MapViewTest, ArrowsPanPlusAndMinusZoom) {
    m_view->showPlace(500000, 5500000);
    m_view->setMetresPerPixel(2);
    key(Qt::Key_Right);
    EXPECT_GT(m_view->centre().x(), 500000);
    EXPECT_DOUBLE_EQ(m_view->centre().y(), 5500000);
    key(Qt::Key_Up);
    EXPECT_GT(m_view->centre().y(), 5500000);
    key(Qt::Key_Plus);
    EXPECT_NEAR(m_view->metresPerPixel(), 2 / std::sqrt(2.0), 1e-9);
    key(Qt::Key_Minus);
    EXPECT_NEAR(m_view->metresPerPixel(), 2, 1e-9);
    m_view->setProperty("singleKeys", false);
    for (const auto one : {Qt::Key_Plus, Qt::Key_Equal, Qt::Key_Minus, Qt::Key_0}) key(one);
    EXPECT_NEAR(m_view->metresPerPixel(), 2, 1e-9) << "switched off";
    const double before = m_view->centre().x();
    key(Qt::Key_Left);
    EXPECT_LT(m_view->centre().x(), before) << "arrows write nothing and stay";
}

TEST_F(MapViewTest, AFitHoldsWhenTheWindowGrowsAndKeepsOutOfThePanels) {
    m_view->setFreeRect(QRectF(0, 0, 300, 400));
    m_view->fitTo(QRectF(500000, 5500000, 400, 300));
    EXPECT_NEAR(m_view->toScreen({500200, 5500150}).x(), 150, 2) << "middle of the free part";
    m_view->setFreeRect({});
    m_view->setSize({1200, 800});
    EXPECT_NEAR(m_view->toScreen({500200, 5500150}).x(), 600, 2);
    EXPECT_LT(m_view->metresPerPixel(), 1);
}

TEST_F(MapViewTest, AFittedViewDoesNotLeaveATownThatFillsIt) {
    const std::filesystem::path file = std::filesystem::temp_directory_path() /
                                       ("map_view_fit_" + std::to_string(QCoreApplication::applicationPid()) + ".gpkg");
    const auto written = layers::writeDemoTown(1, file);
    ASSERT_TRUE(written) << written.failure().text();
    m_view->setPackage(QString::fromStdString(file.string()));
    ASSERT_TRUE(await([this] { return m_view->loadState() == MapView::Ready; }));
    const QRectF town = m_view->townBox();
    m_view->fitTo(QRectF(town.left() + 10, town.top() + 10, 600, 600));
    EXPECT_GE(m_view->toMap({0, 0}).x(), town.left() - 1);
    EXPECT_GE(m_view->toMap({0, 400}).y(), town.top() - 1) << "south";
    m_view->panBy(-5000, 0);
    EXPECT_LT(m_view->toMap({0, 0}).x(), town.left()) << "by hand a little";
    EXPECT_GE(m_view->toMap({200, 0}).x(), town.left()) << "but no more than a part of the pane";
    std::filesystem::remove(file);
    std::filesystem::remove(std::filesystem::path(file).replace_extension("dem.tif"));
}

TEST_F(MapViewTest, ASceneThatIsTheSameIsNotPaintedAgain) {
    OverlayScene scene;
    scene.units.resize(1);
    scene.units.front().at = testing::at(0, 0);
    m_view->setScene(scene);
    ASSERT_TRUE(awaitSettled());
    m_window.grabWindow();
    int told = 0;
    QObject::connect(m_view, &MapView::descriptionChanged, m_view, [&] { ++told; });
    m_view->setScene(scene);
    EXPECT_EQ(told, 0);
    scene.units.front().statusLine = "Status 4";
    m_view->setScene(scene);
    EXPECT_EQ(told, 1);
}

TEST_F(MapViewTest, APanelLearnsWhatItWouldHide) {
    OverlayScene scene;
    scene.stations = {StationMark{"W", testing::at(0, 0), "", "", models::Urgency::None, "", Freshness::Fresh}};
    scene.zones = {ZoneMark{"flood", {{{{testing::rectangle(100, -400, 500, 400)}}, 0}}, "", false}};
    m_view->setScene(scene);
    m_view->setMetresPerPixel(2);
    m_view->showPlace(testing::kEastM, testing::kNorthM);
    EXPECT_EQ(m_view->takenUnder({20, 20, 100, 80}), 0);
    EXPECT_EQ(m_view->takenUnder({260, 180, 60, 40}), 5) << "the station";
    EXPECT_GE(m_view->takenUnder({400, 100, 100, 100}), 100) << "the zone";
}

TEST_F(MapViewTest, AUnitIsTakenUpOnlyWhereThatIsMeantAndLetGoWhereTheMouseIs) {
    OverlayScene scene;
    UnitMark unit;
    unit.id = unit.name = "1/44-1", unit.at = testing::at(0, 0);
    scene.units = {unit};
    m_view->setScene(scene);
    m_view->showPlace(testing::kEastM, testing::kNorthM);
    ASSERT_TRUE(awaitSettled());
    QString dropped = "none";
    QPointF where;
    int clicks = 0;
    QObject::connect(m_view, &MapView::unitDropped, m_view,
                     [&](const QString& id, QPointF at) { dropped = id, where = at; });
    QObject::connect(m_view, &MapView::clicked, m_view, [&] { ++clicks; });
    const QPointF sign(300, 200), far(420, 260);
    const QPointF middle = m_view->centre();
    press(sign), drag(far), release(far);
    EXPECT_EQ(dropped, "none");
    EXPECT_NE(m_view->centre(), middle) << "the map was panned";
    m_view->showPlace(testing::kEastM, testing::kNorthM);
    ASSERT_TRUE(awaitSettled());
    m_view->setProperty("unitsMovable", true);
    press(sign), drag(far);
    EXPECT_EQ(m_view->heldUnit(), "1/44-1");
    EXPECT_EQ(m_view->heldAt(), far);
    const QPointF meant = m_view->toMap(far);
    release(far);
    EXPECT_EQ(dropped, "1/44-1");
    EXPECT_EQ(where, meant);
    EXPECT_EQ(m_view->heldUnit(), "");
    EXPECT_EQ(m_view->centre(), middle) << "the map itself moves nothing";
    EXPECT_EQ(clicks, 0);
    dropped = "none";
    press(sign), drag(far), drag({-40, 260}), release({-40, 260});
    EXPECT_EQ(dropped, "none") << "beside the map";
    press(sign), release(sign);
    EXPECT_EQ(clicks, 1) << "without a way it is a click";
    m_view->setProperty("placing", true);
    press(sign), drag(far), release(far);
    EXPECT_EQ(dropped, "none") << "a place is being set";
}

TEST_F(MapViewTest, AClickNamesTheMarkADragPans) {
    OverlayScene scene;
    scene.stations = {StationMark{"AUE-WEHR", testing::at(0, 0), "Wehr", "318 cm", models::Urgency::VeryHigh, "IW3",
                                  Freshness::Fresh}};
    m_view->setScene(scene);
    m_view->showPlace(testing::kEastM, testing::kNorthM);
    ASSERT_TRUE(awaitSettled());
    MapView::Kind kind = MapView::NoKind;
    QString id = "none";
    QObject::connect(m_view, &MapView::clicked, m_view,
                     [&](MapView::Kind k, const QString& what, QPointF) { kind = k, id = what; });
    press({302, 201});
    release({302, 201});
    EXPECT_EQ(kind, MapView::StationKind);
    EXPECT_EQ(id, "AUE-WEHR");
    id = "none";
    press({100, 100});
    drag({160, 100});
    release({160, 100});
    EXPECT_EQ(id, "none") << "a drag is no click";
    EXPECT_NEAR(m_view->toScreen({testing::kEastM, testing::kNorthM}).x(), 360, 1.5);
    press({20, 20});
    release({20, 20});
    EXPECT_EQ(id, "") << "the bare map";
}

TEST_F(MapViewTest, CornersOfTheAreaAreMovedAddedAndRemoved) {
    OverlayScene scene;
    AreaMark area;
    area.editable = true;
    area.area = {{testing::rectangle(-200, -100, 200, 100)}};
    scene.areas = {area};
    m_view->setMetresPerPixel(2);
    m_view->showPlace(testing::kEastM, testing::kNorthM);
    m_view->setScene(scene);
    m_view->setEditing(true);
    ASSERT_TRUE(awaitSettled());
    int edits = 0;
    QObject::connect(m_view, &MapView::areaEdited, m_view, [&] { ++edits; });
    const QPointF corner = m_view->toScreen({testing::kEastM + 200, testing::kNorthM + 100});
    press(corner);
    drag(corner + QPointF(20, -10));
    m_view->setScene(scene);  // news comes while the corner is in the hand
    release(corner + QPointF(20, -10));
    EXPECT_EQ(edits, 1);
    ASSERT_EQ(m_view->editedArea().front().front().size(), 4u);
    EXPECT_NEAR(m_view->editedArea().front().front()[2].eastM, testing::kEastM + 240, 3);
    const QPointF middle = m_view->toScreen({testing::kEastM, testing::kNorthM - 100});
    press(middle);
    drag(middle + QPointF(0, 30));
    release(middle + QPointF(0, 30));
    ASSERT_EQ(m_view->editedArea().front().front().size(), 5u);
    key(Qt::Key_Delete);
    EXPECT_EQ(m_view->editedArea().front().front().size(), 4u);
    for (int i = 0; i < 4; ++i) {
        key(Qt::Key_Space);
        key(Qt::Key_Delete);
    }
    EXPECT_EQ(m_view->editedArea().front().front().size(), 3u) << "never fewer than three";
}

TEST_F(MapViewTest, WhileAPlaceIsToBeSetSpaceOffersMarksAndEnterTakesOne) {
    OverlayScene scene;
    scene.stations = {StationMark{"AUE-WEHR", testing::at(0, 0), "Wehr", "318 cm", models::Urgency::VeryHigh, "IW3",
                                  Freshness::Fresh}};
    m_view->showPlace(testing::kEastM, testing::kNorthM);
    m_view->setScene(scene);
    ASSERT_TRUE(awaitSettled());
    int clicks = 0, taps = 0;
    QObject::connect(m_view, &MapView::clicked, m_view, [&] { ++clicks; });
    QObject::connect(m_view, &MapView::tapped, m_view, [&] { ++taps; });
    m_view->setPlacing(true);
    press({20, 20});
    release({20, 20});
    EXPECT_EQ(clicks, 1);
    EXPECT_EQ(taps, 1);
    key(Qt::Key_Return);
    EXPECT_EQ(clicks, 1) << "nothing was offered";
    key(Qt::Key_Space);
    EXPECT_EQ(clicks, 1);
    key(Qt::Key_Return);
    EXPECT_EQ(clicks, 2);
    EXPECT_EQ(taps, 1) << "that was a key";
    m_view->setPlacing(false);
    key(Qt::Key_Space);
    EXPECT_EQ(clicks, 3) << "elsewhere Space chooses at once";
}

TEST_F(MapViewTest, WhileAPlaceIsToBeSetADoubleClickSaysSoAndArrowsMeanTheCentre) {
    m_view->showPlace(testing::kEastM, testing::kNorthM);
    ASSERT_TRUE(awaitSettled());
    const double metres = m_view->metresPerPixel();
    int doubles = 0;
    QObject::connect(m_view, &MapView::doubleTapped, m_view, [&] { ++doubles; });
    const auto doubleClick = [&] {
        press({20, 20});
        release({20, 20});
        QMouseEvent second(QEvent::MouseButtonDblClick, QPointF(20, 20), QPointF(20, 20), Qt::LeftButton,
                           Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_view, &second);
        release({20, 20});
    };
    m_view->setPlacing(true);
    doubleClick();
    EXPECT_EQ(doubles, 1);
    EXPECT_EQ(m_view->metresPerPixel(), metres) << "nothing moves below the point that was set";
    QHoverEvent hover(QEvent::HoverMove, QPointF(50, 60), QPointF(50, 60), QPointF(40, 60));
    QCoreApplication::sendEvent(m_view, &hover);
    EXPECT_EQ(m_view->pointedPlace(), m_view->toMap({50, 60}));
    key(Qt::Key_Right);
    EXPECT_EQ(m_view->pointedPlace(), m_view->centre());
    m_view->setPlacing(false);
    doubleClick();
    EXPECT_EQ(doubles, 1);
    EXPECT_LT(m_view->metresPerPixel(), metres) << "elsewhere it zooms";
}

TEST_F(MapViewTest, WhatIsMeasuredIsDrawnOverTheSceneAndLeavesItAlone) {
    m_view->showPlace(testing::kEastM, testing::kNorthM);
    ASSERT_TRUE(awaitSettled());
    const QImage before = m_window.grabWindow();
    MeasureMark mark{{testing::at(-100, 0), testing::at(100, 0)}, std::nullopt, false, {}, QStringLiteral("200 m")};
    m_view->setMeasure(mark);
    EXPECT_TRUE(m_view->settled()) << "no tile and no label moves for it";
    EXPECT_NE(m_window.grabWindow(), before);
    m_view->setMeasure(std::nullopt);
    EXPECT_EQ(m_window.grabWindow(), before);
}

TEST_F(MapViewTest, TheWheelZoomsAtThePointer) {
    m_view->setMetresPerPixel(4);
    m_view->showPlace(testing::kEastM, testing::kNorthM);
    ASSERT_TRUE(awaitSettled());
    const QPointF pointer(150, 90), before = m_view->toMap(pointer);
    QWheelEvent event(pointer, m_window.mapToGlobal(pointer), {}, {0, 240}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&m_window, &event);
    EXPECT_NEAR(m_view->metresPerPixel(), 2, 1e-9);
    EXPECT_NEAR(m_view->toMap(pointer).x(), before.x(), 3);
    EXPECT_NEAR(m_view->toMap(pointer).y(), before.y(), 3);
}

TEST_F(MapViewTest, ThePlaceIsReadAsUtmrefAndScale) {
    m_view->setMetresPerPixel(2);
    m_view->showPlace(665040, 5487140);
    EXPECT_TRUE(m_view->placeUtmref().startsWith("32U PV ")) << m_view->placeUtmref().toStdString();
    EXPECT_EQ(m_view->scaleBarText(), "200 m");
    EXPECT_DOUBLE_EQ(m_view->scaleBarPx(), 100);
}

TEST_F(MapViewTest, ScreenReadersFindAGraphicWithNameAndContents) {
    qmlRegisterType<MapView>("Lagewerk.MapTest", 1, 0, "MapView");
    QQmlEngine engine;
    QQmlComponent component(&engine);
    component.setData("import QtQuick\nimport Lagewerk.MapTest\nMapView { width: 100; height: 100 }", {});
    const std::unique_ptr<QObject> made(component.create());
    ASSERT_TRUE(made) << component.errorString().toStdString();
    auto* view = qobject_cast<MapView*>(made.get());
    view->setParentItem(m_window.contentItem());
    QAccessibleInterface* reader = QAccessible::queryAccessibleInterface(view);
    ASSERT_TRUE(reader);
    EXPECT_EQ(reader->role(), QAccessible::Graphic);
    EXPECT_EQ(reader->text(QAccessible::Name), "Lagekarte");
    OverlayScene scene;
    scene.stations.resize(3);
    scene.stations[1].freshness = Freshness::Unknown;
    view->setScene(scene);
    EXPECT_TRUE(reader->text(QAccessible::Description).contains("3 Messstellen, davon 1 ohne frischen Wert"))
        << reader->text(QAccessible::Description).toStdString();
}

}  // namespace
}  // namespace map
