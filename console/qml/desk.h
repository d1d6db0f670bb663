// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Everything the pages show and do, in one typed place: made by main (or a test) from a store and a login, handed to
// the window as a required property. Renews the models after each fold and once a second for what ages.

#include <QtQml/qqmlregistration.h>
#include <QAbstractItemModel>
#include <QObject>
#include <QPointer>

#include "console/map/map_view.h"
#include "console/models/alarm_desk.h"
#include "console/models/area_desk.h"
#include "console/models/board_desk.h"
#include "console/models/call_desk.h"
#include "console/models/changes_desk.h"
#include "console/models/decision_desk.h"
#include "console/models/directory_desk.h"
#include "console/models/drawing_desk.h"
#include "console/models/drawing_list.h"
#include "console/models/exercise_desk.h"
#include "console/models/incident_log.h"
#include "console/models/layer_list.h"
#include "console/models/measure_desk.h"
#include "console/models/operation_desk.h"
#include "console/models/picture_header.h"
#include "console/models/place_search.h"
#include "console/models/station_list.h"
#include "console/models/system_facts.h"
#include "console/models/time_travel.h"
#include "console/models/todo_list.h"
#include "console/models/warning_desk.h"
#include "console/models/zone_grounds.h"
#include "console/qml/file_desk.h"
#include "console/qml/force_desk.h"
#include "console/qml/incident_desk.h"
#include "console/qml/message_desk.h"
#include "console/qml/order_desk.h"
#include "console/qml/paper_set.h"

namespace console {

class Desk : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(models::PictureHeader* header READ header CONSTANT)
    Q_PROPERTY(models::WarningDesk* warning READ warning CONSTANT)
    Q_PROPERTY(models::AreaDesk* areas READ areas CONSTANT)
    Q_PROPERTY(models::DrawingDesk* drawings READ drawings CONSTANT)
    Q_PROPERTY(models::DrawingList* drawingList READ drawingList CONSTANT)
    Q_PROPERTY(models::LayerList* layers READ layers CONSTANT)
    Q_PROPERTY(models::MeasureDesk* measure READ measure CONSTANT)
    Q_PROPERTY(models::ExerciseDesk* exercise READ exercise CONSTANT)
    Q_PROPERTY(models::AlarmDesk* alarms READ alarms CONSTANT)
    Q_PROPERTY(models::BoardDesk* boards READ boards CONSTANT)
    Q_PROPERTY(models::DecisionDesk* decisions READ decisions CONSTANT)
    Q_PROPERTY(models::DirectoryDesk* directory READ directory CONSTANT)
    Q_PROPERTY(models::CallDesk* calls READ calls CONSTANT)
    Q_PROPERTY(models::PlaceSearch* places READ places CONSTANT)
    Q_PROPERTY(models::OperationDesk* operations READ operations CONSTANT)
    Q_PROPERTY(models::TimeTravel* travel READ travel CONSTANT)
    Q_PROPERTY(models::ChangesDesk* changes READ changes CONSTANT)
    Q_PROPERTY(console::PaperSet* papers READ papers CONSTANT)
    Q_PROPERTY(console::FileDesk* files READ files CONSTANT)
    Q_PROPERTY(console::IncidentDesk* incidents READ incidents CONSTANT)
    Q_PROPERTY(console::MessageDesk* messages READ messages CONSTANT)
    Q_PROPERTY(console::OrderDesk* orders READ orders CONSTANT)
    Q_PROPERTY(console::ForceDesk* forces READ forces CONSTANT)
    Q_PROPERTY(QAbstractItemModel* todo READ todo CONSTANT)
    Q_PROPERTY(QAbstractItemModel* stations READ stations CONSTANT)
    Q_PROPERTY(models::IncidentLog* log READ log CONSTANT)
    Q_PROPERTY(QAbstractItemModel* warnings READ warnings CONSTANT)
    Q_PROPERTY(QAbstractItemModel* system READ system CONSTANT)
    Q_PROPERTY(QString language READ language CONSTANT)
    /// The page that is shown, as --pages lists them: with each folded frame its lists are renewed, those of the others
    /// once a second and when they are turned to. Empty: nobody said, so all are.
    Q_PROPERTY(QString page READ page WRITE setPage NOTIFY pageChanged)
    /// The page that who is logged in works on first; empty: nobody is.
    Q_PROPERTY(QString startPage READ startPage NOTIFY refreshed)
    /// All maps show the base map's tiles where there are any, not the painted ground.
    Q_PROPERTY(bool basemapShown READ basemapShown WRITE setBasemapShown NOTIFY layersShownChanged)
    Q_PROPERTY(bool utilitiesShown READ utilitiesShown NOTIFY layersShownChanged)  ///< on all maps
    Q_PROPERTY(
        QStringList hiddenLayers READ hiddenLayers NOTIFY layersShownChanged)  ///< of the town's own, on all maps

    Q_PROPERTY(int todoCount READ todoCount NOTIFY refreshed)
    Q_PROPERTY(int todoWarnings READ todoWarnings NOTIFY refreshed)
    Q_PROPERTY(int todoStations READ todoStations NOTIFY refreshed)
    Q_PROPERTY(int todoOrders READ todoOrders NOTIFY refreshed)
    Q_PROPERTY(int systemTroubles READ systemTroubles NOTIFY refreshed)
    Q_PROPERTY(QString unitTotal READ unitTotal NOTIFY refreshed)
    Q_PROPERTY(QString mostImportantStation READ mostImportantStation NOTIFY refreshed)
    Q_PROPERTY(QString operation READ operation NOTIFY refreshed)  ///< open operation as shown; empty: none
    Q_PROPERTY(bool logPeopleOnly READ logPeopleOnly WRITE setLogPeopleOnly NOTIFY logPeopleOnlyChanged)

    Q_PROPERTY(bool hasZone READ hasZone NOTIFY refreshed)
    Q_PROPERTY(QString zoneTitle READ zoneTitle NOTIFY refreshed)
    Q_PROPERTY(QVariantList zones READ zones NOTIFY refreshed)  ///< zone_rows.h
    /// Deepest first: words, depthClass (2 is deepest)
    Q_PROPERTY(QVariantList zoneBands READ zoneBands NOTIFY refreshed)
    /// Where the numbers of a zone come from; open while it names one.
    Q_PROPERTY(QAbstractItemModel* grounds READ grounds CONSTANT)
    Q_PROPERTY(bool groundsOpen READ isGroundsOpen NOTIFY groundsChanged)
    Q_PROPERTY(QString groundsTitle READ groundsTitle NOTIFY groundsChanged)
    Q_PROPERTY(bool zoneSelected READ isZoneSelected NOTIFY selectionChanged)
    /// The chosen zone is an area of the staff's: its id; else empty.
    Q_PROPERTY(QString selectedArea READ selectedArea NOTIFY selectionChanged)
    /// The chosen thing is a drawing: its id; else empty.
    Q_PROPERTY(QString selectedDrawing READ selectedDrawing NOTIFY selectionChanged)
    Q_PROPERTY(QString zoneMethod READ zoneMethod NOTIFY refreshed)

    Q_PROPERTY(QString selectedStation READ selectedStation WRITE setSelectedStation NOTIFY selectionChanged)
    /// "in Wartung bis 14:30, kein Wert für die Lage": of the chosen station; empty: it is not worked at
    Q_PROPERTY(QString maintenance READ maintenance NOTIFY refreshed)
    Q_PROPERTY(QString maintenanceReason READ maintenanceReason NOTIFY refreshed)  ///< why, and by whom it was said
    Q_PROPERTY(QString selectionTitle READ selectionTitle NOTIFY selectionChanged)
    Q_PROPERTY(QString selectionText READ selectionText NOTIFY selectionChanged)
    /// What is chosen on the map as a message names it: "unit:" and a call sign; empty: nothing that it could name.
    Q_PROPERTY(QString selectionSubject READ selectionSubject NOTIFY selectionChanged)
    Q_PROPERTY(int selectionMessages READ selectionMessages NOTIFY selectionChanged)  ///< that speak of it

    Q_PROPERTY(QString noteMessage READ noteMessage NOTIFY
                   noteChanged)  ///< what became of the last log entry or operation act
    Q_PROPERTY(bool noteIsFailure READ noteIsFailure NOTIFY noteChanged)
public:
    /// `store` and `login` must outlive the desk.
    Desk(session::Store& store, session::Login& login, models::Language language, QString endpoint,
         QObject* parent = nullptr);

    [[nodiscard]] models::PictureHeader* header() { return &m_header; }
    [[nodiscard]] models::WarningDesk* warning() { return &m_warning; }
    [[nodiscard]] models::AreaDesk* areas() { return &m_areas; }
    [[nodiscard]] models::DrawingDesk* drawings() { return &m_drawings; }
    [[nodiscard]] models::DrawingList* drawingList() { return &m_drawingList; }
    [[nodiscard]] models::LayerList* layers() { return &m_layers; }
    [[nodiscard]] models::MeasureDesk* measure() { return &m_measure; }
    [[nodiscard]] models::ExerciseDesk* exercise() { return &m_exercise; }
    /// Where tactical signs come from, for all maps; null: base signs drawn by hand.
    void setSigns(std::shared_ptr<signs::SignBook> book);
    [[nodiscard]] const std::shared_ptr<signs::SignBook>& signBook() const { return m_signs; }
    [[nodiscard]] models::AlarmDesk* alarms() { return &m_alarms; }
    [[nodiscard]] models::BoardDesk* boards() { return &m_boards; }
    [[nodiscard]] models::DecisionDesk* decisions() { return &m_decisions; }
    [[nodiscard]] models::DirectoryDesk* directory() { return &m_directory; }
    [[nodiscard]] models::CallDesk* calls() { return &m_calls; }
    [[nodiscard]] models::PlaceSearch* places() { return &m_places; }
    [[nodiscard]] models::OperationDesk* operations() { return &m_operations; }
    [[nodiscard]] models::TimeTravel* travel() { return &m_travel; }
    [[nodiscard]] models::ChangesDesk* changes() { return &m_changes; }
    [[nodiscard]] PaperSet* papers() { return &m_papers; }
    [[nodiscard]] FileDesk* files() { return &m_files; }
    [[nodiscard]] IncidentDesk* incidents() { return &m_incidents; }
    [[nodiscard]] MessageDesk* messages() { return &m_messages; }
    [[nodiscard]] OrderDesk* orders() { return &m_orders; }
    [[nodiscard]] ForceDesk* forces() { return &m_forces; }
    [[nodiscard]] QAbstractItemModel* todo() { return &m_todo; }
    [[nodiscard]] QAbstractItemModel* stations() { return &m_stations; }
    [[nodiscard]] models::IncidentLog* log() { return &m_log; }
    [[nodiscard]] QAbstractItemModel* warnings() { return &m_warnings; }
    [[nodiscard]] QAbstractItemModel* system() { return &m_system; }
    [[nodiscard]] QString language() const;
    [[nodiscard]] QString page() const { return m_page; }
    void setPage(const QString& page);
    [[nodiscard]] QString startPage() const;
    [[nodiscard]] bool basemapShown() const { return m_layers.isShown(QStringLiteral("basemap")); }
    void setBasemapShown(bool shown) { m_layers.setShown(QStringLiteral("basemap"), shown); }
    [[nodiscard]] bool utilitiesShown() const { return m_layers.isShown(QStringLiteral("utilities")); }
    [[nodiscard]] QStringList hiddenLayers() const { return m_layers.hiddenOwn(); }
    [[nodiscard]] int todoCount() const { return m_todo.rowCount(); }
    [[nodiscard]] int todoWarnings() const { return m_todo.warnings(); }
    [[nodiscard]] int todoStations() const { return m_todo.stations(); }
    [[nodiscard]] int todoOrders() const { return m_todo.orders(); }
    [[nodiscard]] int systemTroubles() const;
    [[nodiscard]] QString unitTotal() const { return models::forcesWords(models::sumForces(m_store).all); }
    [[nodiscard]] QString mostImportantStation() const { return m_stations.mostImportant(); }
    [[nodiscard]] QString operation() const;
    [[nodiscard]] bool logPeopleOnly() const { return m_log.peopleOnly(); }
    void setLogPeopleOnly(bool on);
    [[nodiscard]] bool hasZone() const { return !m_store.picture().zones.empty(); }
    [[nodiscard]] QString zoneTitle() const;
    [[nodiscard]] QVariantList zones() const;
    [[nodiscard]] QVariantList zoneBands() const;
    [[nodiscard]] QString zoneMethod() const;
    [[nodiscard]] QAbstractItemModel* grounds() { return &m_grounds; }
    [[nodiscard]] bool isGroundsOpen() const { return !m_groundsZone.isEmpty(); }
    [[nodiscard]] QString groundsTitle() const;
    [[nodiscard]] bool isZoneSelected() const { return m_selection.kind == map::MarkKind::Zone; }
    [[nodiscard]] QString selectedArea() const;
    [[nodiscard]] QString selectedDrawing() const {
        return m_selection.kind == map::MarkKind::Drawing ? m_selection.id : QString();
    }
    /// Of this zone; without one of the chosen one.
    Q_INVOKABLE void openGrounds(const QString& zone);
    /// The grounds of a zone, or the station; gives the page on which they are.
    Q_INVOKABLE QString openGroundsOf(const QString& subject);
    Q_INVOKABLE void closeGrounds();
    [[nodiscard]] QString selectedStation() const { return m_selectedStation; }
    void setSelectedStation(const QString& id);
    [[nodiscard]] QString maintenance() const;
    [[nodiscard]] QString maintenanceReason() const;
    [[nodiscard]] QString selectionTitle() const;
    [[nodiscard]] QString selectionText() const;
    [[nodiscard]] QString selectionSubject() const;
    [[nodiscard]] int selectionMessages() const;
    [[nodiscard]] QString noteMessage() const { return m_noteMessage; }
    /// What became of the last act of this page ("log", "messages", "incidents", "stations", "lage", "orders",
    /// "units"); empty: nothing to say there.
    Q_INVOKABLE [[nodiscard]] QString noteOn(const QString& page) const;
    /// Lets a success go; what failed or is under way stays. To be called when another page is shown.
    Q_INVOKABLE void dropNote();
    [[nodiscard]] bool noteIsFailure() const { return m_noteIsFailure; }
    [[nodiscard]] const session::Store& store() const { return m_store; }
    [[nodiscard]] const models::Format& format() const { return m_format; }

    /// Keeps the map's overlay up to date; `forWarning` shows the warning on the desk and takes its edited area back,
    /// else the same with the staff's area on the desk.
    Q_INVOKABLE void attachMap(map::MapView* view, bool forWarning);
    Q_INVOKABLE void select(int markKind, const QString& id);
    /// A click on the situation map: where something is measured or an area is being drawn, its next place; else what
    /// was hit.
    Q_INVOKABLE void clickMap(int markKind, const QString& id, QPointF eastNorth);
    Q_INVOKABLE void clearSelection();
    /// What is measured, as text for another program.
    Q_INVOKABLE void copyMeasured();
    /// Map metres of a station, unit or critical object; an empty rectangle when unknown.
    Q_INVOKABLE [[nodiscard]] QRectF boxOf(const QString& subject) const;
    /// "Aue · Wehrbrücke"; the id where the town does not know it.
    Q_INVOKABLE [[nodiscard]] QString titleOf(const QString& station) const;
    /// Chooses what a message speaks of ("unit:..."; empty: the place of the chosen message) on the map. Map metres
    /// around it; an empty rectangle when it is nowhere.
    Q_INVOKABLE QRectF showSubject(const QString& subject);
    /// The one who works here signs an entry of the log that says who takes over, what stands open and `note`; then the
    /// owner of that key is logged in. Nothing happens where the key does not open: header.loginFailure.
    Q_INVOKABLE void handOver(int keyFile, const QString& passphrase, const QString& note);
    /// What the open handover shows, as PDF.
    Q_INVOKABLE void printHandover();
    /// The chosen message as a Nachrichtenvordruck (PDF), into the folder where papers go.
    Q_INVOKABLE void printMessage();
    /// Log entry with the pending files, signed by the person who is logged in.
    /// False: nothing was said, and the note tells why.
    Q_INVOKABLE bool writeLog(const QString& text);
    /// The chosen station is worked at for so many minutes from now, signed by the person who is logged in; said again,
    /// the end is another one. Told by noteMessage.
    Q_INVOKABLE void beginMaintenance(int minutes, const QString& reason);
    Q_INVOKABLE void endMaintenance();

    /// Renews everything now.
    Q_INVOKABLE void refresh();

signals:
    void pageChanged();
    /// The workplace changes hands now; `entry` was handed to the log.
    void handedOver(const QString& entry);
    void refreshed();
    void logPeopleOnlyChanged();
    void selectionChanged();
    void noteChanged();
    void groundsChanged();
    void layersShownChanged();

private:
    /// Renews what every page shows, and the lists of the pages that are shown (all: of all pages).
    void renew(bool all);
    /// Map box of what matters now, metres; empty when no zone stands.
    [[nodiscard]] QRectF focusBox() const;
    struct Attached {
        QPointer<map::MapView> view;
        bool forWarning = false;
    };
    void renewMaps();
    [[nodiscard]] QString drawingTitle() const;
    [[nodiscard]] QString drawingText() const;
    [[nodiscard]] QRectF boxOfDrawing(const std::string& id) const;
    /// "liegt in EA Nord" of the chosen thing; a unit that is assigned to one works there: "EA Nord".
    [[nodiscard]] QString selectedSector() const;
    void renewMap(const Attached& attached);
    void renewMeasured();
    /// The token that names it in the store; 0: nobody is logged in.
    quint64 say(wire::Kind kind, base::Bytes payload, std::optional<std::string> operation,
                std::vector<session::Order::File> files = {});
    [[nodiscard]] QString nameOf(const QString& subject) const;
    [[nodiscard]] std::optional<wire::GeoPoint> placeOf(const QString& subject) const;
    /// Where what is chosen on the map lies.
    [[nodiscard]] std::optional<QPointF> chosenPlace() const;
    void hearSaying(quint64 token);
    void setNote(const QString& message, bool isFailure);
    /// The chosen zone, else the first.
    [[nodiscard]] const situation::ZoneView* zone() const;
    [[nodiscard]] std::optional<std::string> openOperationId() const;

    session::Store& m_store;
    session::Login& m_login;
    models::Format m_format;
    QString m_endpoint;
    QString m_page;
    models::PictureHeader m_header;
    models::WarningDesk m_warning;
    models::AreaDesk m_areas;
    models::DrawingDesk m_drawings;
    models::DrawingList m_drawingList;
    models::LayerList m_layers;
    models::MeasureDesk m_measure;
    models::ExerciseDesk m_exercise;
    std::shared_ptr<signs::SignBook> m_signs;
    bool m_signsAreKnown = false;
    models::TimeTravel m_travel;
    models::ChangesDesk m_changes;
    models::BoardDesk m_boards;
    models::DecisionDesk m_decisions;
    models::PlaceSearch m_places;
    models::OperationDesk m_operations;
    models::TodoList m_todo;
    models::AlarmDesk m_alarms;  ///< looks at m_todo
    models::StationList m_stations;
    models::IncidentLog m_log;
    FileDesk m_files;  ///< looks at m_log
    PaperSet m_papers;
    IncidentDesk m_incidents;
    FileDesk m_messageFiles;  ///< that go with the message that is being written
    MessageDesk m_messages;
    OrderDesk m_orders;
    ForceDesk m_forces;
    models::DirectoryDesk m_directory;
    models::CallDesk m_calls;  ///< looks at m_directory
    models::WarningList m_warnings;
    models::SystemFacts m_system;
    models::ZoneGrounds m_grounds;
    QString m_groundsZone;
    std::vector<Attached> m_maps;
    map::Selection m_selection;
    QString m_selectedStation;
    int m_clockSteps = 0;
    std::uint64_t m_noteToken = 0;
    QString m_noteMessage, m_notePage;
    base::Instant m_noteAt;
    bool m_noteIsFailure = false;
};

}  // namespace console
