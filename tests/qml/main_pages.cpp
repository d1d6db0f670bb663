// SPDX-License-Identifier: EUPL-1.2
// QuickTest over the console's pages with a made-up store: `Stage` is the store behind the curtain.

#include <filesystem>

#include <QtQuickTest/quicktest.h>
#include <QDir>
#include <QDirIterator>
#include <QDragEnterEvent>
#include <QDragMoveEvent>
#include <QDropEvent>
#include <QImage>
#include <QMimeData>
#include <QQmlEngine>
#include <QQmlExtensionPlugin>
#include <QQuickItem>
#include <QQuickWindow>
#include <QTemporaryDir>

#include "console/qml/desk.h"
#include "tests/qml/drawing_stage.h"
#include "tests/qml/invented.h"
#include "tests/qml/message_stage.h"
#include "tests/qml/own_town.h"
#include "tests/qml/work_stage.h"
#include "tests/unit/map/made_basemap.h"

Q_IMPORT_QML_PLUGIN(Lagewerk_ConsolePlugin)

/// What a test can make happen.
class Stage : public MessageStage {
    Q_OBJECT
    Q_PROPERTY(console::Desk* desk READ desk CONSTANT)
    Q_PROPERTY(DrawingStage* drawn READ drawn CONSTANT)
    Q_PROPERTY(QObject* work READ work CONSTANT)  ///< orders and forces: work_stage.h
public:
    Stage() {
        m_cache = std::make_shared<session::FileCache>(std::filesystem::path(m_folder.path().toStdString()) / "cache");
        m_store.setFileCache(m_cache);
        auto archive =
            session::RecordArchive::inFolder(std::filesystem::path(m_folder.path().toStdString()) / "archive");
        if (archive) m_store.setArchive(archive.value());
        connect(m_desk.areas(), &models::AreaDesk::said, this,
                [this](const wire::StaffArea& area) { m_saidArea = area; });
        m_desk.files()->setFolder(m_folder.path() + QStringLiteral("/gesichert"));
    }
    [[nodiscard]] console::Desk* desk() { return &m_desk; }
    [[nodiscard]] DrawingStage* drawn() { return &m_drawn; }
    [[nodiscard]] QObject* work() { return &m_work; }

    /// A base map with one red tile under the town; before the pages are made.
    Q_INVOKABLE void giveBasemap() {
        layers::start();
        const std::filesystem::path file = m_folder.filePath(QStringLiteral("probe.basemap.gpkg")).toStdString();
        map::testing::writeBasemap(file, {530000, 5528000, 531000, 5529000}, {4, 5},
                                   [](int, const map::PaintFrame& frame) {
                                       return map::testing::drawnTile(
                                           frame, [](QPainter& painter) { painter.fillRect(0, 0, 512, 512, Qt::red); });
                                   });
        const auto reader = layers::BasemapReader::open(file);
        if (!reader) qFatal("%s", reader.failure().text().c_str());
        m_store.setBasemap(reader.value()->info(), file);
        m_desk.refresh();
    }
    /// A town package (invented::OwnTown); before the pages are made.
    Q_INVOKABLE void giveTown(int which) {
        const std::filesystem::path file = m_folder.filePath(QStringLiteral("auental.gpkg")).toStdString();
        m_store.setTown(invented::town(), invented::writeOwnTown(static_cast<invented::OwnTown>(which), file), file);
        m_desk.refresh();
    }
    Q_INVOKABLE void tellAll() {
        m_evening.tellAll();
        addPeople();
        m_evening.connect();
        m_evening.settle();
        m_desk.refresh();
    }
    /// The same evening in a live realm.
    Q_INVOKABLE void tellLive() {
        m_evening.tellAll(wire::RealmKind::Live);
        addPeople();
        m_evening.connect();
        m_evening.settle();
        m_desk.refresh();
    }
    /// An entry with a photo that is here, one that is on its way, a deleted one, one nobody has, and a document.
    /// Gives their hashes.
    Q_INVOKABLE QStringList tellFiles() {
        const base::Bytes here = invented::photo(1), coming = invented::photo(2), deleted = invented::photo(3),
                          lost = invented::photo(4);
        const std::string plan = "%PDF-1.4 nobody reads this";
        std::vector<wire::Attachment> files{
            invented::about(here, "Steg am Wehr.jpg", "image/jpeg"), invented::about(coming, "Pegel.jpg", "image/jpeg"),
            invented::about(deleted, "Hof.jpg", "image/jpeg"), invented::about(lost, "Brücke.jpg", "image/jpeg"),
            invented::about({plan.begin(), plan.end()}, "Lageplan.pdf", "application/pdf")};
        if (!m_cache->put(files[0].hash, here)) qFatal("no place for files");
        m_evening.logEntry("Steg am Wehr unter Wasser, Zugang gesperrt.", "p:s2", files);
        m_evening.deleteFiles({files[2].hash}, "Frist");
        m_evening.settle();
        m_evening.fileHeard(files[1].hash, {session::FileState::Coming, 40, 100, {}});
        m_evening.fileHeard(files[3].hash, {session::FileState::NotToHave, 0, 0, {}});
        m_desk.refresh();
        QStringList out;
        for (const wire::Attachment& file : files) out << QString::fromStdString(base::toHex(file.hash));
        return out;
    }
    /// The one that was on its way is there.
    Q_INVOKABLE void tellFileCame() {
        const base::Bytes coming = invented::photo(2);
        const wire::Hash hash = seal::sha256(coming);
        if (!m_cache->put(hash, coming)) qFatal("no place for files");
        m_evening.fileHeard(hash, {session::FileState::Here, 0, 0, {}});
    }
    Q_INVOKABLE void tellRules(bool broken) {
        m_evening.tellRules(broken);
        m_desk.refresh();
    }
    Q_INVOKABLE void tellTownProblem(const QString& why) {
        m_evening.tellTownProblem(why.toStdString());
        m_desk.refresh();
    }
    Q_INVOKABLE void tellMaintenance(const QString& station, int minutes, bool worker) {
        m_evening.tellMaintenance(station.toStdString(), minutes, worker);
        m_desk.refresh();
    }
    Q_INVOKABLE void tellIncidents() {
        invented::tellIncidents(m_evening);
        m_desk.refresh();
    }
    Q_INVOKABLE void tellPeopleInDanger() {
        invented::tellPeopleInDanger(m_evening);
        m_desk.refresh();
    }
    Q_INVOKABLE void mergeIncidents() {
        invented::mergeIncidents(m_evening);
        m_desk.refresh();
    }
    Q_INVOKABLE void tellArea(bool judged) {
        m_evening.area(invented::Evening::smoke(), judged);
        m_desk.refresh();
    }
    /// The smoke that S2 has set, and what the worker proposes for it; again: with another area.
    Q_INVOKABLE void tellAreaProposal(double reachM) {
        wire::StaffArea area = invented::Evening::smoke();
        area.reachM = reachM;
        m_evening.area(area);
        m_evening.proposeForArea(area);
        m_desk.refresh();
    }
    Q_INVOKABLE void tellCloudburst() {
        m_evening.cloudburst();
        m_desk.refresh();
    }
    /// What the area's desk said last: "name|method|radius|corners|ended"; empty: nothing.
    Q_INVOKABLE QString saidArea() const {
        if (!m_saidArea) return {};
        const std::size_t corners = m_saidArea->outline.empty() ? 0 : m_saidArea->outline[0][0].size();
        return QStringLiteral("%1|%2|%3|%4|%5")
            .arg(QString::fromStdString(m_saidArea->name))
            .arg(static_cast<int>(m_saidArea->method))
            .arg(m_saidArea->radiusM.value_or(0))
            .arg(corners)
            .arg(m_saidArea->ended ? 1 : 0);
    }
    /// Where the area that is being drawn begins, as text.
    Q_INVOKABLE QString drawnAt() {
        const geometry::MapArea& area = m_desk.areas()->area();
        if (area.empty() || area[0].empty() || area[0][0].empty()) return {};
        return QStringLiteral("%1 %2").arg(area[0][0][0].eastM, 0, 'f', 1).arg(area[0][0][0].northM, 0, 'f', 1);
    }
    /// Metres from the town's middle as the map names places.
    Q_INVOKABLE QPointF place(double eastM, double northM) const { return {500'000 + eastM, 5'700'000 + northM}; }
    Q_INVOKABLE void endZone(const QString& zone) {
        m_evening.zoneEnds(zone.toStdString());
        m_desk.refresh();
    }
    Q_INVOKABLE void tellUnitFiles() {
        const base::Bytes bytes = invented::photo(1);
        m_evening.unitWithFiles("Florian Auental 1/44-1", {invented::about(bytes, "Steg.jpg", "image/jpeg")});
        m_evening.settle();
        m_desk.refresh();
    }
    /// Writes a file that somebody may attach; gives its place. "png": with a comment in it, "docx": refused.
    Q_INVOKABLE QUrl fileOnDisk(const QString& kind) {
        const QString path = QDir(QStringLiteral("pages-own")).absoluteFilePath(QStringLiteral("foto.") + kind);
        QDir().mkpath(QStringLiteral("pages-own"));
        if (kind == QStringLiteral("png")) {
            QImage image(320, 200, QImage::Format_RGB32);
            image.fill(Qt::darkCyan);
            image.setText(QStringLiteral("Author"), QStringLiteral("Erika Mustermann"));
            image.save(path);
        } else {
            QFile file(path);
            if (file.open(QIODevice::WriteOnly)) file.write(QByteArray("PK\x03\x04\x00\x00word", 10));
        }
        return QUrl::fromLocalFile(path);
    }
    /// What is under the folder for saved files, sorted.
    Q_INVOKABLE QStringList writtenFiles() {
        QStringList out;
        QDirIterator it(m_desk.files()->folder(), QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext()) out << QDir(m_desk.files()->folder()).relativeFilePath(it.next());
        out.sort();
        return out;
    }
    /// Somebody draws the area between two eastings, metres from the town's middle.
    Q_INVOKABLE void drawArea(double westM, double eastM) {
        m_desk.warning()->setArea(geometry::toMap(invented::box(westM, eastM)));
    }
    Q_INVOKABLE void logOut() { m_login.logOut(); }
    Q_INVOKABLE void logIn() {
        m_login.logIn(0, "geheim");
        while (m_login.isOpening()) QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
    }
    Q_INVOKABLE void tellReceipt(const QString& alert, const QString& channel) {
        m_evening.receipt({alert.toStdString(), channel.toStdString(), "Ausgang", wire::ReceiptState::Received, ""});
        m_evening.settle();
        m_desk.refresh();
    }
    Q_INVOKABLE void tellUncertain(const QString& alert, const QString& channel) {
        m_evening.receipt({alert.toStdString(), channel.toStdString(), "Ausgang", wire::ReceiptState::Uncertain,
                           "ungewiss, ob es hinausging: bitte nachfragen"});
        m_evening.settle();
        m_desk.refresh();
    }
    /// What the warning's desk says of deliveries becomes a record at once, as the broker would take it.
    Q_INVOKABLE void takeDecisions() {
        m_desk.warning()->setSay([this](const wire::Receipt& receipt) {
            m_evening.receipt(receipt, "p:s2");
            m_evening.settle();
            m_desk.refresh();
        });
    }
    Q_INVOKABLE void tellRefused(const QString& what) {
        m_evening.refuse(wire::RejectionCode::MaySpeakNotFor, what.toStdString());
        m_evening.settle();
        m_desk.refresh();
    }
    /// What the desk holds becomes the draft of somebody at another console, signed once.
    Q_INVOKABLE QString tellDeskAsDraft() {
        const auto& proposal = m_store.picture().proposals.begin()->second;
        wire::Draft draft;
        draft.alert = "11111111111111111111111111111111";
        draft.proposal = proposal.proposal.proposal;
        draft.proposalRecord = proposal.id;
        draft.content = *m_desk.warning()->content();
        m_evening.draft(draft, "p:s2");
        m_evening.approve(draft.alert, "p:s2");
        m_evening.settle();
        m_desk.refresh();
        return QString::fromStdString(draft.alert);
    }
    /// The gauge passes a threshold with one value that nobody has confirmed.
    Q_INVOKABLE void tellReading(const QString& station, double cm) {
        m_evening.reading(station.toStdString(), invented::evening().plusS(60), cm);
        m_evening.tick(invented::evening().plusS(65));
        m_evening.settle();
        m_desk.refresh();
    }
    Q_INVOKABLE void tellStationLevel(const QString& station, int level, double cm) {
        wire::StationState state;
        state.station = station.toStdString();
        state.level = static_cast<wire::GaugeLevel>(level);
        state.quality = wire::Quality::Good;
        state.trustedValue = cm;
        m_evening.state(state);
        m_evening.settle();
        m_desk.refresh();
    }
    /// The broker has what was said last; `seconds` later.
    Q_INVOKABLE void tellSafe(int seconds) {
        std::uint64_t token = 0;
        while (m_store.saying(token + 1) != nullptr) ++token;
        std::array<std::uint8_t, 32> bytes{};
        bytes[0] = static_cast<std::uint8_t>(token);
        const wire::MessageId id = wire::MessageId::derived(bytes);
        m_store.take({session::Submitted{token, id}, client::Event(client::AcceptedIds{{id}})});
        m_clock.stepMs(seconds * 1000);
        m_desk.refresh();
    }
    Q_INVOKABLE void lose() {
        m_evening.lose();
        m_clock.stepMs(14 * 60 * 1000);
        m_desk.refresh();
    }
    /// The screen shows the moment so many seconds ago, or (0) now again.
    Q_INVOKABLE void lookBack(int seconds) {
        const base::Instant moment = invented::evening().plusS(-seconds);
        if (seconds > 0)
            m_store.lookBack(m_evening.records(), {moment, moment});
        else
            m_store.returnToNow();
        m_desk.refresh();
    }
    /// The set of papers begins at once, into a folder that is (or cannot be) made. Gives the folder.
    Q_INVOKABLE QString writePapersByThemselves(bool canBeMade) {
        QString folder = m_folder.filePath(canBeMade ? QStringLiteral("platte") : QStringLiteral("datei/platte"));
        if (!canBeMade) {
            QFile file(m_folder.filePath(QStringLiteral("datei")));
            if (!file.open(QIODevice::WriteOnly)) qFatal("no file");
        }
        m_desk.papers()->writeEvery(folder.toStdString(), 15, 0);
        return folder;
    }
    /// Names of what is in a folder and below, sorted.
    Q_INVOKABLE QStringList filesIn(const QString& folder) {
        QStringList out;
        QDirIterator it(folder, QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext()) out << QDir(folder).relativeFilePath(it.next());
        out.sort();
        return out;
    }
    /// The realm's clock goes on by so much.
    Q_INVOKABLE void passTime(int seconds) {
        m_clock.stepMs(1000LL * seconds);
        m_evening.tick(m_store.presentNow().value_or(invented::evening()).plusS(seconds));
        m_evening.settle();
        m_desk.refresh();
    }
    Q_INVOKABLE void tellUrgentReport() {
        wire::Report report;
        report.from = "Florian Auental 1/44-1";
        report.text = "Deich am Wehr bricht";
        report.priority = wire::Priority::Flash;
        m_evening.report(report);
        // What is shown is of the past: the present is waited for.
        while (!m_store.isCaughtUp()) QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
    }
    Q_INVOKABLE void fillDisk(bool full) { m_evening.fillDisk(full); }
    /// As somebody who drags them there from the desktop.
    Q_INVOKABLE void dropOn(QQuickItem* item, const QList<QUrl>& urls) {
        QMimeData data;
        data.setUrls(urls);
        const QPointF at = item->mapToScene(QPointF(item->width() / 2, item->height() / 2));
        QDragEnterEvent enter(at.toPoint(), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(item->window(), &enter);
        QDragMoveEvent move(at.toPoint(), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(item->window(), &move);
        QDropEvent drop(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(item->window(), &drop);
    }
    Q_INVOKABLE void tickOn(int ticks) {
        for (int i = 0; i < ticks; ++i) m_evening.tick(invented::evening().plusS(60 + i));
        m_evening.settle();
        m_desk.refresh();
    }
    Q_INVOKABLE void hearFusion() {
        m_evening.hearFusion();
        m_evening.settle();
        m_desk.refresh();
    }
    Q_INVOKABLE void rewind() { m_evening.rewind(); }
    Q_INVOKABLE void witness(int sequence, bool contradicts) { m_evening.witness(sequence, contradicts); }
    Q_INVOKABLE void restore() {
        m_evening.connect();
        m_desk.refresh();
    }
    /// The journal was restored from a copy: all is gone at once while pages look at it.
    Q_INVOKABLE void forget() {
        std::vector<session::Notice> notices;
        notices.push_back(client::Event(client::Rewound{"restored"}));
        m_store.take(std::move(notices));
        m_desk.refresh();
    }
    Q_INVOKABLE void tellLongTexts() {
        const std::string word = "Donaudampfschifffahrtsgesellschaftskapitänswitwe";
        std::string text;
        for (int i = 0; i < 40; ++i) text += word + (i % 3 ? " " : "");
        m_evening.logEntry(text, "p:" + word);
        m_evening.unit(word.substr(0, 100), word, word, 0, {}, std::nullopt);
        m_evening.settle();
        m_desk.refresh();
    }
    /// A warning signed once by S2.
    Q_INVOKABLE QString tellDraft() {
        const auto& proposal = m_store.picture().proposals.begin()->second;
        wire::Draft draft;
        draft.alert = "0123456789abcdef0123456789abcdef";
        draft.proposal = proposal.proposal.proposal;
        draft.content = proposal.proposal.content;
        m_evening.draft(draft, "p:s2");
        m_evening.approve(draft.alert, "p:s2");
        m_evening.settle();
        m_desk.refresh();
        return QString::fromStdString(draft.alert);
    }
    /// The flood proposal at IW1, IW2 or IW3.
    Q_INVOKABLE void tellLevel(int level) {
        m_evening.raise("flood:Aue", static_cast<wire::GaugeLevel>(level), static_cast<wire::WarningLevel>(level));
        m_evening.settle();
        m_desk.refresh();
    }
    /// The flood grows within its level.
    Q_INVOKABLE void tellGrown(int people, int deepObjects) {
        m_evening.grow("flood:Aue", static_cast<std::uint32_t>(people), static_cast<std::uint32_t>(deepObjects));
        m_evening.settle();
        m_desk.refresh();
    }
    Q_INVOKABLE void tellEnded() {
        m_evening.exercise(wire::ExercisePhase::Ended, "Probe");
        m_evening.settle();
        m_desk.refresh();
    }
    /// The flood proposal is taken back: its ground is gone.
    Q_INVOKABLE void tellWithdrawn() {
        m_evening.withdraw("flood:Aue");
        m_evening.settle();
        m_desk.refresh();
    }
    /// The second person signs and the warning goes out.
    Q_INVOKABLE void tellIssued(const QString& alert) {
        m_evening.approve(alert.toStdString(), "p:leiter");
        m_evening.issue(alert.toStdString());
        m_evening.settle();
        m_desk.refresh();
    }
    /// An update (2) or all-clear (3) of the warning goes out.
    Q_INVOKABLE void tellFollowing(const QString& alert, int act) {
        const situation::Alert& before = m_store.picture().alerts.at(alert.toStdString());
        wire::Draft draft;
        draft.alert = "fedcba9876543210fedcba9876543210";
        draft.proposal = before.draft.proposal;
        draft.content = before.draft.content;
        draft.content.act = static_cast<wire::WarningAct>(act);
        draft.content.updates = {alert.toStdString()};
        m_evening.draft(draft, "p:s2");
        m_evening.approve(draft.alert, "p:s2");
        m_evening.approve(draft.alert, "p:leiter");
        m_evening.issue(draft.alert);
        m_evening.settle();
        m_desk.refresh();
    }
    /// What the desk would have signed: "1" Alert, "2" Update, and the warnings it updates.
    Q_INVOKABLE [[nodiscard]] QString actOnDesk() {
        const auto& content = m_desk.warning()->content();
        if (!content) return {};
        QString words = QString::number(static_cast<int>(content->act));
        for (const std::string& id : content->updates) words += QLatin1Char(' ') + QString::fromStdString(id);
        return words;
    }
    Q_INVOKABLE [[nodiscard]] bool isOpeningKey() const { return m_login.isOpening(); }

private:
    void addPeople() {
        using wire::PersonRole;
        std::filesystem::create_directories("pages-keys");
        const auto add = [&](const char* id, const char* name, const char* function, std::vector<PersonRole> roles) {
            const seal::SigningKey key = seal::SigningKey::generate();
            const std::filesystem::path file = std::filesystem::path("pages-keys") / (std::string(id + 2) + ".key");
            std::filesystem::remove(file);
            const bool saved = key.saveSealed(file, id, "geheim", true).ok() && m_login.addKeyFile(file).ok();
            if (!saved) qFatal("no key file in %s", file.c_str());
            m_evening.enrol(id, name, function, std::move(roles), key.publicKey());
        };
        add("p:s2", "A. Beispiel", "S2 Lage", {PersonRole::Staff, PersonRole::WarningAuthor});
        add("p:leiter", "B. Muster", "Leiter des Stabes", {PersonRole::WarningApprover});
    }

    std::optional<wire::StaffArea> m_saidArea;
    DrawingStage m_drawn{m_desk, m_evening};
    WorkStage m_work{m_store, m_desk, m_evening};
};

class Setup : public QObject {
    Q_OBJECT
public slots:
    void applicationAvailable() {
        std::setlocale(LC_NUMERIC, "C");
        seal::start();
        layers::start();
    }
    void qmlEngineAvailable(QQmlEngine* engine) {
        engine->addImportPath(QStringLiteral("qrc:/qt-project.org/imports"));
        qmlRegisterType<Stage>("Lagewerk.Stage", 1, 0, "Stage");
    }
};

QUICK_TEST_MAIN_WITH_SETUP(qml_pages, Setup)

#include "main_pages.moc"
