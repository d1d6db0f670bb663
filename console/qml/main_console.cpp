// SPDX-License-Identifier: EUPL-1.2
// lagewerk-console: the picture, the map, and the way from a proposal to a warning.

#include <algorithm>
#include <clocale>
#include <cmath>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <limits>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <sys/stat.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQmlExtensionPlugin>
#include <QQuickWindow>
#include <QScreen>
#include <QTranslator>

#include "broker/base/command_line.h"
#include "broker/client/bus_link.h"
#include "console/paper/log_pdf.h"
#include "console/paper/message_paper.h"
#include "console/paper/reports.h"
#include "console/qml/alarm_sound.h"
#include "console/qml/desk.h"
#include "console/qml/map_picture.h"
#include "console/qml/pages.h"
#include "console/qml/paper_set.h"
#include "console/qml/picture_taker.h"
#include "console/qml/theme.h"
#include "console/qml/types.h"
#include "console/session/journal_file.h"
#include "console/session/seat_keeper.h"

Q_IMPORT_QML_PLUGIN(Lagewerk_ConsolePlugin)

namespace {

using models::Words;

volatile std::sig_atomic_t endAsked = 0;

std::vector<std::string> paperNames() {
    std::vector<std::string> names{"all"};
    names.reserve(console::kPapers.size() + 1);
    for (const console::PaperKind& kind : console::kPapers) names.emplace_back(kind.name);
    return names;
}

struct Options {
    std::string identity, town, basemap, language = "de", theme = "day", page = "lage", size = "1920x1080";
    bool sizeIsGiven = false;
    std::string screenshot, moment = "settled", latencyLog, summary;
    std::vector<std::string> persons;
    std::string people;
    double scale = 1.0;
    bool exitAfterExercise = false;
    bool isQuiet = false, isWall = false;
    // a picture out of a journal, without a broker
    std::string shot, report, journal, at, known, out;
    std::string signs;   ///< folder of the tactical signs; empty: beside the programs
    std::string papers;  ///< folder of the set that is written by itself
    int papersEvery = 15;
    bool listsPages = false;
};

std::vector<std::string> pageNames() {
    std::vector<std::string> names;
    names.reserve(console::kPages.size());
    for (const console::Page& page : console::kPages) names.emplace_back(page.name);
    return names;
}

/// Says what is wrong on standard error; the exit code of input that cannot be used.
int refuse(const base::Failure& failure) {
    std::fprintf(stderr, "lagewerk-console: %s\n", failure.text().c_str());
    return 2;
}

/// Qt wants a private folder for its sockets.
void provideRuntimeDir() {
    if (std::getenv("XDG_RUNTIME_DIR")) return;
    const std::string dir =
        (std::filesystem::temp_directory_path() / ("lagewerk-" + std::to_string(::getuid()))).string();
    ::mkdir(dir.c_str(), 0700);
    ::setenv("XDG_RUNTIME_DIR", dir.c_str(), 0);
}

std::optional<QSize> sizeOf(const std::string& text) {
    const QStringList parts = QString::fromStdString(text).split(QLatin1Char('x'));
    if (parts.size() != 2) return std::nullopt;
    const QSize size(parts[0].toInt(), parts[1].toInt());
    if (size.width() < 640 || size.height() < 480 || size.width() > 16384 || size.height() > 16384) return std::nullopt;
    return size;
}

/// A window that nobody measured fits on the screen; a picture has the size that was asked for.
QSize firstSize(QSize wanted, const Options& options) {
    const QScreen* screen = QGuiApplication::primaryScreen();
    const bool isFree = !options.sizeIsGiven && options.screenshot.empty() && options.shot.empty();
    return isFree && screen ? wanted.boundedTo(screen->availableGeometry().size()) : wanted;
}

/// Keys and mouse keep the log-in awake.
class ActivityWatch : public QObject {
public:
    explicit ActivityWatch(session::Login& login) : m_login(login) {}
    bool eventFilter(QObject*, QEvent* event) override {
        if (event->type() == QEvent::KeyPress || event->type() == QEvent::MouseButtonPress ||
            event->type() == QEvent::TouchBegin) {
            m_login.noteActivity();
        }
        return false;
    }

private:
    session::Login& m_login;
};

/// Stations report, and the town has none of them: a picture of both would say that nothing is silent.
bool isOfAnotherTown(const std::vector<wire::Record>& records, const fusion::Town& town) {
    constexpr std::string_view kStation = "station:";
    std::set<std::string> reporting;
    for (const wire::Record& record : records)
        if (record.envelope.kind == wire::Kind::Reading && record.envelope.source.starts_with(kStation))
            reporting.insert(record.envelope.source.substr(kStation.size()));
    return !reporting.empty() && std::none_of(town.stations.begin(), town.stations.end(),
                                              [&](const auto& one) { return reporting.contains(one.id); });
}

void loadTown(session::Store& store, const std::string& file) {
    if (file.empty()) return;
    base::Outcome<fusion::Town> town = layers::loadTown(file);
    base::Outcome<layers::PackageInfo> info = layers::packageInfo(file);
    // A console without a town still shows the picture; the map says what is wrong with the package.
    if (!town) std::fprintf(stderr, "lagewerk-console: %s\n", town.failure().text().c_str());
    store.setTown(town ? std::move(town).value() : fusion::Town{},
                  info ? std::optional(std::move(info).value()) : std::nullopt, file);
}

/// The one that was named, else the one that lies beside the town; none at all is nothing to speak of.
void loadBasemap(session::Store& store, const Options& options) {
    std::error_code error;
    const std::filesystem::path file =
        !options.basemap.empty() ? std::filesystem::path(options.basemap) : layers::basemapFile(options.town);
    if (options.basemap.empty() && (options.town.empty() || !std::filesystem::exists(file, error))) return;
    const auto reader = layers::BasemapReader::open(file);
    if (!reader) std::fprintf(stderr, "lagewerk-console: %s\n", reader.failure().text().c_str());
    store.setBasemap(reader ? base::Outcome(reader.value()->info()) : reader.failure(), file);
}

/// The exit number when the program shall not go on.
std::optional<int> parse(CLI::App& app, Options& options, int argc, char** argv) {
    auto* identity =
        app.add_option("--identity", options.identity, "the console's own folder, as lagewerk-keys writes it");
    app.add_option("--town,--package", options.town, "town package (.gpkg)");
    app.add_option("--basemap", options.basemap,
                   "base map (.gpkg of lagewerk-geo basemap); without it TOWN.basemap.gpkg beside the town package");
    app.add_option("--person", options.persons, "sealed key file of a person who works here; may be repeated");
    app.add_option("--lang", options.language)->check(CLI::IsMember({"de", "en"}));
    app.add_option("--theme", options.theme)->check(CLI::IsMember({"day", "night"}));
    app.add_option("--page", options.page, "the first one shown")->check(CLI::IsMember(pageNames()));
    app.add_option("--people", options.people,
                   "folder of sealed key files (.key) of those who work here; who is enrolled later appears by itself");
    const CLI::Option* size = app.add_option("--size", options.size, "width x height, e.g. 1920x1080");
    app.add_option("--scale", options.scale, "size of texts and signs, 1.0 to 2.0")->check(CLI::Range(1.0, 2.0));
    app.add_option("--screenshot", options.screenshot, "write one picture of the window to this PNG");
    app.add_option("--screenshot-when", options.moment, "issued, settled, or seconds of scenario time");
    app.add_option("--latency-log", options.latencyLog, "append when readings were folded");
    app.add_option("--summary", options.summary, "write figures of the run at the end (JSON)");
    app.add_flag("--exit-after-exercise", options.exitAfterExercise, "end when the exercise has ended");
    auto* papers = app.add_option("--papers", options.papers,
                                  "write the whole set of papers by itself into this folder, best on a second disk");
    app.add_flag(
        "--wall", options.isWall,
        "the wall screen: map, alarms, gauges and forces to be read from five metres, nothing to press; quiet");
    app.add_flag("--quiet", options.isQuiet, "alarms are shown and not heard (a wall screen, a second workplace)");
    app.add_option("--papers-every", options.papersEvery, "minutes between two sets, 1 to 1440 (default 15)")
        ->check(CLI::Range(1, 1440))
        ->needs(papers);
    app.add_option("--signs", options.signs,
                   "folder of the tactical signs (./lagewerk signs); without it ../signs beside the program");
    app.add_flag("--pages", options.listsPages, "print the pages, one a line, and end");
    auto* shot = app.add_option("--shot", options.shot,
                                "draw this page from --journal, without a broker, write it to --out, and end")
                     ->check(CLI::IsMember(pageNames()));
    auto* journal = app.add_option("--journal", options.journal, "journal.db of a realm's folder; may be in use");
    app.add_option("--at", options.at,
                   "the moment to draw, e.g. 2026-07-14T20:56:00+02:00: reports that came late stand where "
                   "they belong; without it the moment of --knowledge");
    app.add_option("--knowledge", options.known, "draw what was known by then; without it all that the journal holds");
    auto* out = app.add_option("--out", options.out, "the PNG to write; with --report the folder to write into");
    auto* report = app.add_option("--report", options.report,
                                  "write this paper as PDF from --journal, without a broker, into --out, and end")
                       ->check(CLI::IsMember(paperNames()));
    shot->needs(journal)->needs(out)->excludes(identity)->excludes(report);
    report->needs(journal)->needs(out)->excludes(identity);
    const auto ended = base::exitAfterParsing<CLI::ParseError>(app, argc, argv);
    options.sizeIsGiven = size->count() > 0;
    if (options.isWall) options.isQuiet = true;
    if (options.isWall && !options.sizeIsGiven) options.size = "3840x2160";
    return ended;
}

/// The window of a run; to be made after the desk, which must outlive it.
struct Screen {
    QQmlApplicationEngine engine;
    QQuickWindow* window = nullptr;  ///< the engine's; null: it could not be made, and that was said
};

void speak(QTranslator& translator, const Options& options) {
    if (options.language == "en" && translator.load(QStringLiteral(":/i18n/lagewerk_en.qm")))
        QCoreApplication::installTranslator(&translator);
}

void show(Screen& screen, console::Desk& desk, QSize size, const std::string& page, const Options& options) {
    screen.engine.addImportPath(QStringLiteral("qrc:/qt-project.org/imports"));
    QObject::connect(
        &screen.engine, &QQmlApplicationEngine::objectCreationFailed, qApp, [] { QCoreApplication::exit(70); },
        Qt::QueuedConnection);
    if (auto* theme = console::Theme::of(screen.engine)) {
        theme->setNight(options.theme == "night");
        theme->setScale(options.scale);
    }
    const QSize shown = firstSize(size, options);
    screen.engine.setInitialProperties({{QStringLiteral("desk"), QVariant::fromValue(&desk)},
                                        {QStringLiteral("firstPage"), QString::fromStdString(page)},
                                        {QStringLiteral("width"), shown.width()},
                                        {QStringLiteral("height"), shown.height()}});
    screen.engine.load(QUrl(QStringLiteral("qrc:/qt-project.org/imports/Lagewerk/Console/") +
                            (options.isWall ? QStringLiteral("WallMain.qml") : QStringLiteral("Main.qml"))));
    const auto roots = screen.engine.rootObjects();
    screen.window = roots.isEmpty() ? nullptr : qobject_cast<QQuickWindow*>(roots.first());
    if (!screen.window)
        std::fprintf(stderr, "lagewerk-console: the window could not be made; the messages above name the place\n");
}

/// Read beside the window; where there are none, base signs are drawn by hand and the system page says so.
std::shared_ptr<signs::SignBook> signBook(const Options& options) {
    const std::filesystem::path beside =
        std::filesystem::path(QCoreApplication::applicationDirPath().toStdString()) / ".." / "signs";
    return std::make_shared<signs::SignBook>(options.signs.empty() ? beside : std::filesystem::path(options.signs));
}

int refuseSize(const Options& options) {
    return base::wrongUsage(
        "lagewerk-console",
        "--size " + options.size + " is not understood; write e.g. --size 1920x1080, at least 640x480");
}

int refuseTime(const char* option, const std::string& text) {
    return base::wrongUsage("lagewerk-console", std::string(option) + " " + text +
                                                    " is not understood; write e.g. 2026-07-14T20:56:00+02:00 or "
                                                    "2026-07-14T18:56:00Z");
}

/// A journal's file as it was at the moment that was asked for, in a store; the exit code when it cannot be.
std::optional<int> lookAtJournal(session::Store& store, const Options& options) {
    const auto known = base::fromIso(options.known), at = base::fromIso(options.at);
    if (!options.known.empty() && !known) return refuseTime("--knowledge", options.known);
    if (!options.at.empty() && !at) return refuseTime("--at", options.at);
    if (!options.town.empty() && ::access(options.town.c_str(), R_OK) != 0)
        return refuse({"the town package cannot be read", options.town, "name a package that lagewerk-geo built"});
    // A running console goes on without its town; a picture or a paper without the map that was asked for is none.
    std::optional<fusion::Town> shown;
    if (!options.town.empty()) {
        auto town = layers::loadTown(options.town);
        if (!town) return refuse(town.failure());
        shown = std::move(town).value();
    }
    if (at && known && *at > *known)
        return base::wrongUsage(
            "lagewerk-console",
            "--at is later than --knowledge: nobody knew of it then; write --at " + options.known + " or earlier");
    auto records = session::readJournalFile(options.journal);
    if (!records) return refuse(records.failure());
    if (shown && isOfAnotherTown(records.value(), *shown))
        return refuse({"none of the stations that report in this journal is in the package", options.town,
                       "name the package of the town whose journal it is"});
    const base::Instant first = records.value().front().acceptedAt, last = records.value().back().acceptedAt;
    situation::Hindsight moment;
    moment.known = std::min(known.value_or(last), last);
    moment.at = std::min(at.value_or(moment.known), moment.known);
    if (moment.at < first)
        return refuse({"that is before the journal begins", base::isoUtc(moment.at),
                       "name a moment from " + base::isoUtc(first) + " to " + base::isoUtc(last)});
    loadTown(store, options.town);
    loadBasemap(store, options);
    store.lookBack(std::move(records).value(), moment);
    return std::nullopt;
}

models::Language languageOf(const Options& options) {
    return options.language == "en" ? models::Language::English : models::Language::German;
}

/// Draws one page from a journal's file: no identity, no broker, nothing said.
int shoot(QGuiApplication& app, const Options& options) {
    const auto size = sizeOf(options.size);
    if (!size) return refuseSize(options);
    const base::SystemClock clock;
    session::Store store(clock);
    session::Login login(store);
    if (const auto ended = lookAtJournal(store, options)) return *ended;
    QTranslator translator;
    speak(translator, options);
    console::Desk desk(store, login, languageOf(options), QString());
    desk.setSigns(signBook(options));
    Screen screen;
    show(screen, desk, *size, options.shot, options);
    if (!screen.window) return 70;
    console::RunPlan plan;
    plan.screenshot = options.out;
    console::PictureTaker taker(store, *screen.window, plan);
    QObject::connect(&taker, &console::PictureTaker::finished, &app, &QCoreApplication::quit, Qt::QueuedConnection);
    const int code = QCoreApplication::exec();
    if (code == 0 && taker.pictureIsMissing())
        return refuse({"the picture could not be written", options.out, "check path, rights and space"});
    return code;
}

/// Writes papers from a journal's file into the folder --out; prints the path of each.
int report(const Options& options) {
    const base::SystemClock clock;
    session::Store store(clock);
    session::Login login(store);
    if (const auto ended = lookAtJournal(store, options)) return *ended;
    QTranslator translator;
    speak(translator, options);
    console::Desk desk(store, login, languageOf(options), QString());
    desk.setSigns(signBook(options));
    const auto wants = [&](const char* kind) { return options.report == kind || options.report == "all"; };
    paper::ReportNeeds needs{store, desk.format(), {}};
    if (wants("lagebericht") || wants("map")) {
        const console::MapPicture map =
            console::paintMap(console::orderMap(store, desk.format(), desk.boxOf(QString()), desk.signBook()));
        needs.map = map.image;
        needs.mapCaption = map.caption;
        needs.mapLegend = map.legend;
        needs.mapLie = map.lie;
    }
    std::vector<paper::Document> documents;
    for (const console::PaperKind& kind : console::kPapers) {
        if (!wants(kind.name)) continue;
        // Nobody waits for a screen here: every message that the journal holds.
        if (std::string_view(kind.name) == "messages")
            documents.push_back(paper::messagesPaper(needs, std::numeric_limits<std::size_t>::max()));
        else
            console::addDocuments(kind.name, needs, documents);
    }
    for (const paper::Document& document : documents) {
        const auto written = paper::writeDocument(document, options.out);
        if (!written) return refuse(written.failure());
        std::printf("%s\n", written.value().file.c_str());
    }
    if (!wants("log")) return 0;
    models::IncidentLog log;
    log.refresh(store, desk.format());
    std::error_code error;
    std::filesystem::create_directories(options.out, error);
    // Pictures stand beside the broker's journal, not in it: their captions and hashes are printed.
    const auto written = paper::writePdf(paper::logPaper(store, log, desk.format(), {}),
                                         std::filesystem::path(options.out) / "einsatztagebuch.pdf",
                                         [](const paper::FileOnPaper&) { return QImage(); });
    if (!written) return refuse(written.failure());
    std::printf("%s\n", written.value().file.c_str());
    return 0;
}

int run(QGuiApplication& app, const Options& options) {
    const auto size = sizeOf(options.size);
    if (!size) return refuseSize(options);
    const auto moment = console::Moment::read(options.moment);
    if (!moment)
        return base::wrongUsage(
            "lagewerk-console",
            "--screenshot-when " + options.moment + " is not understood; write issued, settled or a number of seconds");
    base::Outcome<client::Identity> identity = client::loadIdentity(options.identity);
    if (!identity) return refuse(identity.failure());

    const base::SystemClock clock;
    session::Store store(clock);
    session::Login login(store);
    ActivityWatch activity(login);
    app.installEventFilter(&activity);
    loadTown(store, options.town);
    loadBasemap(store, options);
    for (const std::string& person : options.persons) {
        if (const auto added = login.addKeyFile(person); !added) return refuse(added.failure());
    }
    if (!options.people.empty()) login.addKeyFolder(options.people);
    if (!options.latencyLog.empty()) {
        base::Outcome<session::LatencyLog> log = session::LatencyLog::open(options.latencyLog);
        if (!log) return refuse(log.failure());
        store.setLatencyLog(std::move(log).value());
    }
    QTranslator translator;
    speak(translator, options);
    console::Desk desk(store, login, languageOf(options), QString::fromStdString(identity.value().endpoint));
    desk.setSigns(signBook(options));
    Screen screen;
    show(screen, desk, *size, options.page, options);
    if (!screen.window) return 70;
    if (!options.papers.empty()) desk.papers()->writeEvery(options.papers, options.papersEvery);
    console::AlarmSound sound;
    QObject::connect(desk.alarms(), &models::AlarmDesk::changed, &sound, [&] {
        sound.set(options.isQuiet ? console::AlarmTone::None : desk.alarms()->sound());
        desk.alarms()->setSoundProblem(options.isQuiet ? Words::tr("mit --quiet gestartet") : sound.problem());
    });
    console::RunPlan plan;
    if (!options.screenshot.empty()) plan.screenshot = options.screenshot;
    if (!options.summary.empty()) plan.summary = options.summary;
    plan.moment = *moment;
    plan.exitAfterExercise = options.exitAfterExercise;
    console::PictureTaker taker(store, *screen.window, plan);
    QObject::connect(&taker, &console::PictureTaker::finished, &app, &QCoreApplication::quit, Qt::QueuedConnection);
    QObject::connect(&store, &session::Store::clockMoved, &app, [] {
        if (endAsked) QCoreApplication::quit();
    });

    client::LinkOptions linkOptions;
    linkOptions.software = "lagewerk-console/" LAGEWERK_VERSION;
    linkOptions.outbox = client::besideIdentity(options.identity, "outbox.db");
    store.setFileCache(std::make_shared<session::FileCache>(client::besideIdentity(options.identity, "files")));
    auto archive = session::RecordArchive::inFolder(client::besideIdentity(options.identity, "files"));
    // Without it there is no looking back; the rest goes on.
    if (!archive) std::fprintf(stderr, "lagewerk-console: %s\n", archive.failure().text().c_str());
    if (archive) store.setArchive(std::move(archive).value());
    auto witnesses = std::make_unique<client::WitnessFile>(
        client::besideIdentity(options.identity, "checkpoints.jsonl"), identity.value().brokerSignKey);
    if (const auto read = witnesses->prepare(); !read) return refuse(read.failure());
    const session::SeatKeeper seats(store, login, identity.value().device(), QSysInfo::machineHostName().toStdString());
    store.connectTo(
        [identity = identity.value(), &clock, linkOptions] {
            return std::make_unique<client::BusLink>(identity, client::makeZmqChannel(identity), clock, linkOptions);
        },
        std::move(witnesses));
    const int code = QCoreApplication::exec();
    if (const auto written = taker.writeSummary(); !written) return refuse(written.failure());
    if (code == 0 && taker.pictureIsMissing())
        return refuse({"the moment for the screenshot did not come", options.moment, {}});
    return code;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App cli("lagewerk-console: the crisis picture and the warning desk", "lagewerk-console");
    Options options;
    if (const auto ended = parse(cli, options, argc, argv)) return *ended;
    if (options.listsPages) {
        for (const console::Page& page : console::kPages) std::printf("%s\t%s\n", page.name, page.key);
        return 0;
    }
    if (!std::isfinite(options.scale))
        return base::wrongUsage("lagewerk-console", "--scale is no number; write one from 1.0 to 2.0");
    const bool isFromFile = !options.shot.empty() || !options.report.empty();
    if (!isFromFile && options.identity.empty())
        return base::wrongUsage("lagewerk-console",
                                "--identity is needed, the console's own folder; or --shot PAGE or --report KIND with "
                                "--journal J --out F");
    if (!isFromFile && !(options.journal + options.at + options.known + options.out).empty())
        return base::wrongUsage("lagewerk-console",
                                "--journal, --at, --knowledge and --out belong to --shot PAGE or --report KIND");
    provideRuntimeDir();
    // A picture needs no display, and must look the same with one.
    if (isFromFile) ::setenv("QT_QPA_PLATFORM", "offscreen", 0);
    QGuiApplication app(argc, argv);
    std::setlocale(LC_NUMERIC, "C");  // Qt has set the user's locale; our numbers are not written in it
    std::signal(SIGTERM, [](int) { endAsked = 1; });
    std::signal(SIGINT, [](int) { endAsked = 1; });
    QGuiApplication::setApplicationName(QStringLiteral("Lagewerk"));
    QGuiApplication::setFont(QFont(QStringLiteral("Inter")));
    seal::start();
    layers::start();
    if (!options.report.empty()) return report(options);
    return options.shot.empty() ? run(app, options) : shoot(app, options);
}
