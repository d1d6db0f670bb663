// SPDX-License-Identifier: EUPL-1.2
// Takes a picture of every page by day and night, in German and English, normal and at 200 %, with the broker there and
// gone, from the made-up evening. usage: console-pictures OUTDIR [town.gpkg]; fails when a picture is blank.

#include <clocale>
#include <cstdio>
#include <filesystem>
#include <set>

#include <QElapsedTimer>
#include <QFile>
#include <QGuiApplication>
#include <QPainter>
#include <QQmlApplicationEngine>
#include <QQmlExtensionPlugin>
#include <QQuickWindow>
#include <QTranslator>

#include "console/map/tile_painter.h"
#include "console/qml/desk.h"
#include "console/qml/theme.h"
#include "tests/qml/contrast.h"
#include "tests/qml/golden_pictures.h"
#include "tests/qml/invented.h"
#include "tests/qml/own_town.h"
#include "tests/qml/picture_course.h"
#include "tests/qml/picture_drawings.h"
#include "tests/qml/picture_exercise.h"
#include "tests/qml/picture_map_sheet.h"
#include "tests/qml/picture_messages.h"
#include "tests/qml/picture_orders.h"
#include "tests/qml/picture_people.h"
#include "tests/qml/picture_shots.h"
#include "tests/unit/map/made_basemap.h"

Q_IMPORT_QML_PLUGIN(Lagewerk_ConsolePlugin)

namespace {

void spin(int ms) {
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < ms) QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
}

int coloursIn(const QImage& image) {
    std::set<QRgb> seen;
    for (int y = 0; y < image.height(); y += 7) {
        for (int x = 0; x < image.width(); x += 7) seen.insert(image.pixel(x, y));
    }
    return static_cast<int>(seen.size());
}

/// One warning from the made-up proposal, signed once by S2, or issued with one failed delivery.
void tellWarning(invented::Evening& evening, const session::Store& store, bool issued) {
    const situation::ProposalView& proposal = store.picture().proposals.begin()->second;
    wire::Draft draft;
    draft.alert = "0123456789abcdef0123456789abcdef";
    draft.proposal = proposal.proposal.proposal;
    draft.proposalRecord = proposal.id;
    draft.content = proposal.proposal.content;
    evening.draft(draft, "p:s2");
    evening.approve(draft.alert, "p:s2");
    evening.settle();
    if (!issued) return;
    evening.approve(draft.alert, "p:leiter");
    evening.issue(draft.alert);
    evening.receipt({draft.alert, "cap", "modul/verzeichnis", wire::ReceiptState::Received, "warnung-0007.xml"});
    if (store.picture().realm && store.picture().realm->kind == wire::RealmKind::Live) return evening.settle();
    evening.receipt({draft.alert, "siren", "Sirene Altstadt 3", wire::ReceiptState::Failed, "keine Antwort in 10 s"});
    evening.receipt({draft.alert, "mail", "fuehrung@auental.example", wire::ReceiptState::Sent, ""});
    evening.settle();
}

/// Somebody's own guidance, then another level and another area: what nobody wrote follows, the rest is doubted.
void editByHand(models::WarningDesk& warning) {
    warning.openProposal(QStringLiteral("flood:Aue"));
    warning.setStep(3);
    warning.setInstruction(QStringLiteral("ÜBUNG: Gehen Sie zur Turnhalle am Markt. Nehmen Sie Medikamente mit."));
    warning.setLevel(2);
    warning.setArea(geometry::toMap(invented::box(1200, 2600)));
}

/// Entries with photos and a document in every state, and a unit that sent one.
void tellFiles(invented::Evening& evening, session::FileCache& cache) {
    const base::Bytes street = invented::photo(1), weir = invented::photo(3, 960, 1280), coming = invented::photo(2),
                      deleted = invented::photo(4);
    const std::string plan = "%PDF-1.4";
    const auto photo = [](const base::Bytes& bytes, const char* name) {
        return invented::about(bytes, name, "image/jpeg");
    };
    wire::Attachment document =
        invented::about({plan.begin(), plan.end()}, "Sperrplan Altstadt.pdf", "application/pdf");
    document.size = 348'200;
    wire::Attachment large = photo(coming, "IMG_4711.jpg");
    large.size = 4'812'000;
    (void)cache.put(seal::sha256(street), street).ok();
    (void)cache.put(seal::sha256(weir), weir).ok();
    evening.unitWithFiles("Florian Auental 1/44-1", {photo(street, "Steg am Wehr.jpg"), photo(weir, "Pegellatte.jpg")});
    evening.logEntry("Lichtbilder der Anwohner aus dem Hof Bergstraße 4.", "p:s2", {photo(deleted, "Hof.jpg")});
    evening.deleteFiles({seal::sha256(deleted)}, "zeigt Unbeteiligte");
    evening.logEntry("Steg am Wehr unter Wasser, Zugang von der Bergstraße gesperrt. Sperrplan liegt bei.", "p:s2",
                     {photo(street, "Steg am Wehr.jpg"), photo(weir, "Pegellatte.jpg"), large, document});
    evening.settle();
    evening.fileHeard(seal::sha256(coming), {session::FileState::Coming, 1'924'800, 4'812'000, {}});
}

/// What the record shows of itself: a refused sender, a deleted entry, a checkpoint, and perhaps a contradiction.
void tellRecord(invented::Evening& evening, bool contradiction) {
    evening.refuse(wire::RejectionCode::MaySpeakNotFor, "this device may not say Reading for \"station:AUE-WEHR\"");
    evening.logEntry("Frau Muster, Uferweg 3, bei den Nachbarn untergebracht.", "p:s2");
    evening.deleteNewestEntry("Antrag nach Art. 17 DSGVO");
    evening.logEntry("Sandsäcke an der Mühle reichen bis 19 Uhr.", "p:s2");
    evening.settle();
    evening.witness(4711);
    if (contradiction) evening.witness(4711, true);
}

/// S2 has taken over the first alarm; `overdue`: and the others wait since a quarter of an hour.
void tellAlarms(console::Desk& desk, invented::Evening& evening, bool overdue) {
    if (overdue) evening.tick(evening.now().plusS(15 * 60));
    evening.settle();
    desk.refresh();
    const auto& rows = static_cast<models::TodoList*>(desk.todo())->rows();
    for (const models::TodoRow& row : rows) {
        if (row.phase == 0) continue;
        wire::AlarmAct act{row.key.toStdString(),        row.sinceAt,
                           wire::AlarmMove::Taken,       "S2",
                           evening.now().plusS(30 * 60), row.title.toStdString()};
        evening.alarmAct(act);
        break;
    }
    evening.settle();
    desk.refresh();
}

/// The worker marks its place a last time; two minutes pass.
void tellNoFusion(invented::Evening& evening, base::Instant now) {
    evening.hearFusion();
    for (int second = 1; second <= 120; ++second) evening.tick(now.plusS(second));
    evening.settle();
}

/// Two files that are about to go with an entry, one that cannot.
void addPending(console::FileDesk& files, const std::filesystem::path& out) {
    const QString folder = QString::fromStdString((out / "own").string());
    std::filesystem::create_directories(out / "own");
    QImage image(800, 600, QImage::Format_RGB32);
    image.fill(Qt::darkCyan);
    image.setText(QStringLiteral("Author"), QStringLiteral("Erika Mustermann"));
    image.save(folder + QStringLiteral("/Skizze Deich.png"));
    QFile text(folder + QStringLiteral("/Telefonliste.txt")), word(folder + QStringLiteral("/Bericht.docx"));
    if (text.open(QIODevice::WriteOnly)) text.write("Deichwache 0171\n");
    if (word.open(QIODevice::WriteOnly)) word.write(QByteArray("PK\x03\x04\x00\x00word", 10));
    text.close();
    word.close();
    files.addFiles({QUrl::fromLocalFile(folder + QStringLiteral("/Skizze Deich.png")),
                    QUrl::fromLocalFile(text.fileName()), QUrl::fromLocalFile(word.fileName())});
    QElapsedTimer limit;
    limit.start();
    while (files.isPreparing() && limit.elapsed() < 10'000) spin(10);
}

/// What is on the page, as PDF beside the picture.
bool printPaper(console::FileDesk& files, const std::filesystem::path& folder) {
    std::filesystem::remove_all(folder);
    files.setFolder(QString::fromStdString(folder.string()));
    files.printLog();
    files.writeNow();
    QElapsedTimer limit;
    limit.start();
    while (files.isWriting() && limit.elapsed() < 20'000) spin(10);
    return !files.written().isEmpty();
}

/// A base map as a surveyor would draw the town: white paper, yellow main roads, grey houses, black names.
std::filesystem::path madeBasemap(const std::filesystem::path& out, const std::string& package) {
    std::filesystem::path file = out / "made.basemap.gpkg";
    if (std::filesystem::exists(file)) return file;
    map::Palette paper = map::palette(map::Theme::Day);
    paper.land = paper.builtUp = "#ffffff", paper.farm = "#f7f7ec", paper.forest = "#cfe6c0", paper.green = "#e0f0d4";
    paper.water = "#bfdcf2", paper.building = "#d4d4d4", paper.buildingEdge = "#a0a0a0", paper.casing = "#8c8c8c";
    paper.motorway = "#f5a04a", paper.major = "#ffd95c", paper.middle = "#fff3b0", paper.minor = "#ffffff";
    paper.placeText = paper.streetText = "#101010";
    std::shared_ptr<const map::MapContent> content = std::make_shared<map::MapContent>();
    geometry::MapBox box{530000, 5527000, 532000, 5529000};
    if (!package.empty()) {
        auto loaded = map::loadMap(package);
        if (!loaded) qFatal("%s", loaded.failure().text().c_str());
        content = loaded.value(), box = content->extent();
        box.eastM -= (box.eastM - box.westM) / 4;  // the rest stays painted
    }
    map::testing::writeBasemap(file, box, {4, 5, 6, 7}, [&](int zoom, const map::PaintFrame& frame) {
        const map::LabelPlan plan(*content, map::levelFor(layers::basemapCellM(zoom)), 1);
        return map::testing::bytesOf(map::paintGround(frame, *content, &plan, paper));
    });
    return file;
}

/// Half way: an area with four corners, a name, no end.
void drawArea(models::AreaDesk& areas) {
    areas.begin();
    areas.setMethod(static_cast<int>(wire::AreaMethod::Drawn));
    areas.write(QStringLiteral("name"), QStringLiteral("Sperrgebiet Altstadt"));
    areas.setHazard(4);
    for (const auto& [east, north] :
         {std::pair{-500, -300}, std::pair{500, -380}, std::pair{620, 260}, std::pair{-380, 340}})
        areas.place(QPointF(500'000 + east, 5'700'000 + north));
}

/// Half way by another form: what is typed as it stands at first.
void drawForm(models::AreaDesk& areas, int form) {
    areas.begin();
    areas.setMethod(form);
    areas.write(QStringLiteral("radius"), QStringLiteral("300"));
    areas.write(QStringLiteral("stage"), QStringLiteral("1,5"));
    if (form != 9) areas.place(QPointF(500'300, 5'700'060));
    while (areas.isWorking()) spin(10);
}

/// Ten minutes back; meanwhile something urgent comes.
void lookBack(models::TimeTravel& travel, invented::Evening& evening, const session::Store& store) {
    travel.open();
    travel.step(-600);
    while (store.isFoldingPast()) spin(10);
    wire::Report report;
    report.from = "Florian Auental 1/44-1";
    report.text = "Deich am Wehr bricht";
    report.priority = wire::Priority::Flash;
    evening.report(report);
    while (!store.isCaughtUp()) spin(10);
    travel.refresh();
}

/// Three hours against now.
void compareWithNow(console::Desk& desk, const session::Store& store) {
    desk.travel()->open();
    desk.travel()->step(-3 * 3600 + 60);
    while (store.isFoldingPast()) spin(10);
    desk.changes()->compareShown();
    while (desk.changes()->isFolding()) spin(10);
}

/// S2 goes, and is back after forty minutes.
void comeBack(console::Desk& desk, session::Login& login, invented::Evening& evening, base::SteppedClock& clock) {
    const auto logIn = [&] {
        login.logIn(0, "geheim");
        while (login.isOpening()) spin(10);
    };
    logIn();
    login.logOut();
    clock.stepMs(40 * 60 * 1000);
    evening.tick(invented::evening().plusS(40 * 60));
    evening.logEntry("Übergabe an die Spätschicht vorbereitet.", "p:leiter");
    evening.settle();
    logIn();
    desk.refresh();
}

bool take(const Shot& shot, const std::filesystem::path& out, const std::string& package) {
    base::SteppedClock clock(invented::evening());
    session::Store store(clock);
    session::Login login(store);
    const auto cache = std::make_shared<session::FileCache>(out / "files");
    store.setFileCache(cache);
    if (auto archive = session::RecordArchive::inFolder(out / "files")) store.setArchive(archive.value());
    if (shot.told == Shot::Told::Layers) {
        const std::filesystem::path file = out / "own-town.gpkg";
        store.setTown(invented::town(), invented::writeOwnTown(invented::OwnTown::Usual, file), file);
    } else {
        store.setTown(invented::town(), std::nullopt, package);
    }
    if (shot.tiles) {
        const std::filesystem::path file = madeBasemap(out, package);
        auto reader = layers::BasemapReader::open(file);
        if (!reader) return false;
        store.setBasemap(reader.value()->info(), file);
    }
    QTranslator translator;
    if (shot.english && translator.load(QStringLiteral(":/i18n/lagewerk_en.qm")))
        QCoreApplication::installTranslator(&translator);
    const std::filesystem::path keys = out / "keys";
    std::filesystem::create_directories(keys);
    const seal::SigningKey first = seal::SigningKey::generate(), second = seal::SigningKey::generate();
    for (const auto& [key, name] : {std::pair{&first, "p:s2"}, std::pair{&second, "p:leiter"}}) {
        const std::filesystem::path file = keys / (std::string(shot.name) + "-" + (name + 2) + ".key");
        std::filesystem::remove(file);
        if (!key->saveSealed(file, name, "geheim", true) || !login.addKeyFile(file)) return false;
    }
    invented::Evening evening(store);
    const auto language = shot.english ? models::Language::English : models::Language::German;
    console::Desk desk(store, login, language, QStringLiteral("tcp://127.0.0.1:5557"));
    // As ./lagewerk puts them beside the programs; where they are not, base signs stand in.
    const auto signsBeside =
        std::filesystem::path(QCoreApplication::applicationDirPath().toStdString()) / ".." / "signs";
    desk.setSigns(std::make_shared<signs::SignBook>(signsBeside));
    if (!shot.empty) {
        evening.tellAll(shot.live ? wire::RealmKind::Live : wire::RealmKind::Exercise);
        evening.enrol("p:s2", "A. Beispiel", "S2 Lage", {wire::PersonRole::Staff, wire::PersonRole::WarningAuthor},
                      first.publicKey());
        evening.enrol("p:leiter", "B. Muster", "Leiter des Stabes", {wire::PersonRole::WarningApprover},
                      second.publicKey());
        evening.connect();
        evening.settle();
        if (shot.draft) tellWarning(evening, store, shot.issued);
        if (shot.draft) desk.warning()->openWarning(QStringLiteral("0123456789abcdef0123456789abcdef"));
        if (shot.files) tellFiles(evening, *cache);
        if (shot.told == Shot::Told::Record || shot.told == Shot::Told::Contradiction)
            tellRecord(evening, shot.told == Shot::Told::Contradiction);
        if (shot.told == Shot::Told::Rules || shot.told == Shot::Told::Grounds) evening.tellRules();
        if (shot.told == Shot::Told::Incidents) {
            invented::tellIncidents(evening);
            invented::mergeIncidents(evening);
            desk.select(static_cast<int>(map::MarkKind::Incident), QStringLiteral("incident:00112233445566aa"));
        }
        if (shot.told == Shot::Told::Boards) {
            invented::tellBoards(evening);
            desk.boards()->setBoard(static_cast<int>(wire::Board::Shelter));
            desk.boards()->setSelected(QString(31, QLatin1Char('0')) + QLatin1Char('4'));
        }
        if (shot.told == Shot::Told::AlarmsTaken || shot.told == Shot::Told::AlarmsOverdue)
            tellAlarms(desk, evening, shot.told == Shot::Told::AlarmsOverdue);
        if (shot.told == Shot::Told::Decision) {
            wire::Decision decision;
            decision.subject = "Sandsackverbau Wehr", decision.function = "S3";
            decision.text = "Kein Verbau am Wehr mehr; Kräfte nach Altstadt. EA Wehr meldet Vollzug bis 18:30.";
            decision.reasons = "Der Scheitel kommt in weniger als einer Stunde.";
            decision.options = {"Verbau weiterführen", "Kräfte verlegen"};
            decision.grounds = models::groundsOf(store.picture(), evening.now(), store, desk.format());
            decision.knownThrough = store.picture().lastSequence;
            evening.decision(decision);
            evening.settle();
            desk.decisions()->open();
            desk.refresh();
            desk.decisions()->showAt(0);
        }
        if (shot.told == Shot::Told::Search) {
            desk.places()->setOpen(true);
            desk.places()->setQuery(QStringLiteral("alt"));
        }
        if (shot.told == Shot::Told::Operations) {
            evening.operation("2026-0418", "Bombenfund Neustadt");
            evening.operation("2026-0390", "Sturm Oktober", wire::OperationStep::Closed);
            evening.settle();
            desk.operations()->show(QStringLiteral("2026-0418"));
            desk.operations()->setOpen(true);
        }
        if (shot.told == Shot::Told::BrokenRules) evening.tellRules(true);
        if (shot.told == Shot::Told::Grounds) desk.openGrounds(QStringLiteral("flood:Aue"));
        if (shot.told == Shot::Told::Maintenance) {
            evening.tellMaintenance("AUE-WEHR", 240);
            evening.tellMaintenance("RG-RATHAUS", 4 * 1440);
        }
        if (shot.told == Shot::Told::Proposed) {
            const QString rain = models::text(evening.tellProposed());
            desk.warning()->openProposal(rain);
            if (shot.form != 0) desk.openGrounds(rain);
        }
        if (shot.told == Shot::Told::AreaSet && shot.form != 0) {
            evening.area(invented::Evening::stage());
            desk.refresh();
            desk.openGrounds(QString::fromStdString("area:" + invented::Evening::stage().area));
        } else if (shot.told == Shot::Told::AreaSet) {
            evening.area(invented::Evening::smoke());
            desk.refresh();
            desk.select(static_cast<int>(map::MarkKind::Zone),
                        QString::fromStdString("area:" + invented::Evening::smoke().area));
        }
        if (shot.told == Shot::Told::AreaDrawn && shot.form == 0) drawArea(*desk.areas());
        if (shot.told == Shot::Told::AreaDrawn && shot.form != 0) drawForm(*desk.areas(), shot.form);
        if (shot.told == Shot::Told::Measured) measureThings(desk, shot.form == 1);
        if (shot.told == Shot::Told::Layers) desk.layers()->setOpen(true);
        if (shot.told >= Shot::Told::Drawings && shot.told < Shot::Told::Layers) drawThings(desk, evening, shot.told);
        if (shot.told == Shot::Told::Exercise) playIn(desk, evening);
        if (shot.told == Shot::Told::Past) lookBack(*desk.travel(), evening, store);
        if (shot.told == Shot::Told::Course) showCourse(desk, evening, shot.form);
        if (shot.told == Shot::Told::Unjudged) tellNoFusion(evening, clock.now());
        if (shot.pending) addPending(*desk.files(), out);
        if (shot.edited) editByHand(*desk.warning());
        if (shot.told == Shot::Told::Compared) compareWithNow(desk, store);
        if (shot.told == Shot::Told::Orders) showOrders(desk, evening, shot.step);
        if (shot.told == Shot::Told::People) showPeople(desk, evening, shot.step);
        if (shot.told == Shot::Told::Away) {
            comeBack(desk, login, evening, clock);
            if (shot.english) desk.changes()->openAway();
        }
        login.logIn(0, "geheim");
        QElapsedTimer limit;
        limit.start();
        while (login.isOpening() && limit.elapsed() < 20'000) spin(10);
        if (shot.told >= Shot::Told::Messages) showMessages(desk, evening, shot.told);
    }
    if (shot.lost) {
        evening.lose();
        clock.stepMs(14 * 60 * 1000);
    }
    QQmlApplicationEngine engine;
    engine.addImportPath(QStringLiteral("qrc:/qt-project.org/imports"));
    // While a page is being shaped: its files from a folder instead of the program (qmldir without "prefer").
    const QString folder = qEnvironmentVariable("LAGEWERK_QML_FOLDER");
    if (!folder.isEmpty()) engine.addImportPath(folder);
    auto* theme = console::Theme::of(engine);
    theme->setNight(shot.night);
    theme->setScale(shot.scale);
    engine.setInitialProperties({{QStringLiteral("desk"), QVariant::fromValue(&desk)},
                                 {QStringLiteral("firstPage"), QString::fromLatin1(shot.page)},
                                 {QStringLiteral("width"), shot.size.width()},
                                 {QStringLiteral("height"), shot.size.height()}});
    engine.load(folder.isEmpty() ? QUrl(QStringLiteral("qrc:/qt-project.org/imports/Lagewerk/Console/Main.qml"))
                                 : QUrl::fromLocalFile(folder + QStringLiteral("/Lagewerk/Console/Main.qml")));
    auto* window = engine.rootObjects().isEmpty() ? nullptr : qobject_cast<QQuickWindow*>(engine.rootObjects().first());
    if (!window) return false;
    desk.refresh();
    spin(200);
    if (shot.step == 5) desk.forces()->setPlacing(true);
    if (shot.told == Shot::Told::Course && shot.form > 0)
        for (QQuickItem* item : window->findChildren<QQuickItem*>())
            if (item->property("hours").isValid()) item->setProperty("hours", 168);
    if (shot.files) spin(400);  // pictures are decoded in a worker
    if (auto* viewer = shot.viewer ? window->findChild<QObject*>(QStringLiteral("fileViewer")) : nullptr) {
        const QVariantList files = desk.files()->shownFiles();
        QMetaObject::invokeMethod(viewer, "show", Q_ARG(QVariant, files),
                                  Q_ARG(QVariant, files.front().toMap()[QStringLiteral("hash")]));
        spin(600);
    }
    QElapsedTimer limit;
    limit.start();
    while (!window->property("mapSettled").toBool() && limit.elapsed() < 15'000) spin(20);
    if (auto* view = shot.metres > 0 ? window->findChild<map::MapView*>(QStringLiteral("mainMap")) : nullptr) {
        view->setMetresPerPixel(shot.metres);
        limit.restart();
        while (!view->settled() && limit.elapsed() < 15'000) spin(20);
    }
    spin(100);
    const QImage image = window->grabWindow();
    if (shot.paper && !printPaper(*desk.files(), out / (std::string(shot.name) + "-paper"))) return false;
    if ((shot.told == Shot::Told::Drawings || shot.told == Shot::Told::Layers) &&
        !paintMapSheet(desk, out / (std::string(shot.name) + "-paper.png")))
        return false;
    std::filesystem::path file = out / (std::string(shot.name) + ".png");
    const int colours = coloursIn(image);
    std::printf("%s: %dx%d, %d colours\n", shot.name, image.width(), image.height(), colours);
    const bool isGolden = std::any_of(std::begin(kGoldenShots), std::end(kGoldenShots),
                                      [&](const char* name) { return std::string_view(name) == shot.name; });
    if (isGolden && package.empty()) {
        const GoldenVerdict verdict = compareWithGolden(image, shot.name, out);
        // The tactical signs come from the network once; the base signs that stand in for them are other pictures.
        signs::SignBook* book = desk.signBook().get();
        const bool hasSigns = book != nullptr && book->isLoaded() && !book->version().isEmpty();
        const std::string_view page = shot.page;
        const bool isSkipped =
            !verdict.agrees && !hasSigns && (page == "lage" || page == "units" || page == "incidents");
        if (isSkipped) std::printf("%s: skipped: no tactical signs (./lagewerk signs)\n", shot.name);
        if (!verdict.agrees && !isSkipped) {
            std::printf("%s: %s\n", shot.name, qPrintable(verdict.words));
            return false;
        }
    }
    const bool isFine = contrastHolds(*window, shot.name);
    return image.save(QString::fromStdString(file.string())) && colours >= 12 && isFine;
}

}  // namespace

int main(int argc, char** argv) {
    QGuiApplication app(argc, argv);
    std::setlocale(LC_NUMERIC, "C");
    QGuiApplication::setFont(QFont(QStringLiteral("Inter")));
    seal::start();
    layers::start();
    if (argc < 2) return 2;
    const std::filesystem::path out = argv[1];
    std::filesystem::create_directories(out);
    const std::string package = argc > 2 ? argv[2] : "";
    const std::string only = argc > 3 ? argv[3] : "";
    int blank = 0;
    const QString why = goldenComparisonWorks() ? contrastMeasureFails() : QStringLiteral("golden pictures");
    if (!why.isEmpty()) {
        std::printf("FAILED: a comparison sees no change, or sees what is none: %s\n", qPrintable(why));
        return 1;
    }
    for (const Shot& shot : kShots) {
        if (!only.empty() && std::string(shot.name).find(only) == std::string::npos) continue;
        if (!take(shot, out, package)) {
            std::printf("FAILED: %s\n", shot.name);
            ++blank;
        }
    }
    return blank == 0 ? 0 : 1;
}
