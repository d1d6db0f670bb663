// SPDX-License-Identifier: EUPL-1.2
#include "console/qml/paper_set.h"

#include <algorithm>
#include <fstream>

#include "console/paper/log_pdf.h"
#include "console/paper/message_paper.h"

namespace console {

using models::Words;

namespace {

namespace fs = std::filesystem;

/// Only what we made ourselves is ever removed: "set-20261121-180500".
bool isOurs(const fs::path& folder) {
    const std::string name = folder.filename().string();
    return name.starts_with("set-") && name.size() >= 19 &&
           std::all_of(name.begin() + 4, name.begin() + 19, [](char c) { return c == '-' || (c >= '0' && c <= '9'); });
}

void removeOldest(const fs::path& folder, int kept) {
    std::error_code trouble;
    std::vector<fs::path> sets;
    for (const auto& entry : fs::directory_iterator(folder, trouble)) {
        std::error_code unread;
        if (entry.is_directory(unread) && isOurs(entry.path())) sets.push_back(entry.path());
    }
    std::sort(sets.begin(), sets.end());
    for (std::size_t i = 0; i + static_cast<std::size_t>(kept) < sets.size(); ++i) fs::remove_all(sets[i], trouble);
}

}  // namespace

void addDocuments(std::string_view kind, const paper::ReportNeeds& needs, std::vector<paper::Document>& to) {
    if (kind == "lagebericht") to.push_back(paper::situationReport(needs));
    if (kind == "lagevortrag") to.push_back(paper::briefing(needs));
    if (kind == "map") to.push_back(paper::mapSheet(needs));
    if (kind == "forces") to.push_back(paper::forcesReport(needs));
    if (kind == "messages") to.push_back(paper::messagesPaper(needs));
    if (kind == "orders")
        for (paper::Document& one : paper::ordersReport(needs)) to.push_back(std::move(one));
    if (kind == "boards") to.push_back(paper::boardsReport(needs));
    if (kind == "decisions") to.push_back(paper::decisionsReport(needs));
    if (kind == "directory") to.push_back(paper::directoryReport(needs));
    if (kind == "forms")
        for (paper::Document& form : paper::forms(needs)) to.push_back(std::move(form));
}

PaperSet::PaperSet(session::Store& store, const models::Format& format, const FileDesk& files,
                   std::function<QRectF()> box, QObject* parent)
    : QObject(parent), m_store(store), m_format(format), m_files(files), m_box(std::move(box)) {
    m_worker.setMaxThreadCount(1);
    connect(&m_every, &QTimer::timeout, this, &PaperSet::writeSet);
    connect(&m_store, &session::Store::hindsightChanged, this, [this] {
        if (m_isDue && !m_store.hindsight()) writeSet();
    });
}

void PaperSet::writeSet() {
    m_isDue = m_store.hindsight().has_value();
    if (m_isDue || !m_store.present().tick) return;
    Job job{{}, m_folder / ("set-" + nameNow().toStdString()), true};
    for (const PaperKind& kind : kPapers) job.kinds.emplace_back(kind.name);
    start(std::move(job));
}

PaperSet::~PaperSet() { m_worker.waitForDone(); }

void PaperSet::setOpen(bool open) {
    m_isOpen = open;
    emit changed();
}

QStringList PaperSet::titles() const {
    return {Words::tr("Lagebericht"),       Words::tr("Lagevortrag zur Unterrichtung"),
            Words::tr("Lagekarte"),         Words::tr("Kräfteübersicht"),
            Words::tr("Auftragsübersicht"), Words::tr("Objekte und Stellen"),
            Words::tr("Entschlüsse"),       Words::tr("Verzeichnis und Einberufungen"),
            Words::tr("Einsatztagebuch"),   Words::tr("Alle Meldungen"),
            Words::tr("Leere Vordrucke")};
}

QString PaperSet::byItself() const {
    if (m_folder.empty()) return {};
    const QString every = Words::tr("Der ganze Satz wird alle %1 min geschrieben: %2")
                              .arg(m_every.interval() / 60'000)
                              .arg(models::text(m_folder.string()));
    return m_last ? every + QStringLiteral(" · ") + Words::tr("zuletzt %1").arg(models::Format::clock(*m_last)) : every;
}

/// "20261121-180500": sorts by time.
QString PaperSet::nameNow() const {
    const base::CivilTime t = base::civilGerman(m_store.realmNow().value_or(m_store.clock().now()));
    return QString::asprintf("%04d%02d%02d-%02d%02d%02d", t.year, t.month, t.day, t.hour, t.minute, t.second);
}

void PaperSet::write(int kind) {
    Job job;
    for (std::size_t i = 0; i < kPapers.size(); ++i)
        if (kind < 0 || static_cast<std::size_t>(kind) == i) job.kinds.emplace_back(kPapers[i].name);
    job.folder = freeFolder();
    start(std::move(job));
}

void PaperSet::dropNote() {
    if (m_isWriting || m_noteIsFailure || m_note.isEmpty()) return;
    m_note.clear();
    emit changed();
}

void PaperSet::writeDocuments(std::vector<paper::Document> documents) {
    Job job;
    job.documents = std::move(documents);
    job.folder = freeFolder();
    start(std::move(job));
}

fs::path PaperSet::freeFolder() const {
    const fs::path folder = m_files.folder().toStdString();
    const std::string name = "Papiere-" + nameNow().toStdString();
    fs::path out = folder / name;
    std::error_code trouble;
    for (int again = 2; fs::exists(out, trouble); ++again) out = folder / (name + "-" + std::to_string(again));
    return out;
}

void PaperSet::writeEvery(fs::path folder, int minutes, int firstMs) {
    m_folder = std::move(folder);
    m_every.start(minutes * 60'000);
    QTimer::singleShot(firstMs, this, &PaperSet::writeSet);
    emit changed();
}

void PaperSet::start(Job job) {
    if (m_isWriting) {
        // A set that comes every minute does not wait in a row.
        if (job.isByItself && !m_waiting.empty()) return;
        m_waiting.push_back(std::move(job));
        return;
    }
    m_isWriting = true;
    if (!job.isByItself) m_note = Words::tr("wird geschrieben …"), m_noteIsFailure = false;
    emit changed();
    const bool hasMap = std::any_of(kPapers.begin(), kPapers.end(), [&](const PaperKind& kind) {
        return kind.hasMap && std::find(job.kinds.begin(), job.kinds.end(), kind.name) != job.kinds.end();
    });
    MapOrder order = hasMap ? orderMap(m_store, m_format, m_box(), m_signs) : MapOrder{};
    m_worker.start([this, job = std::move(job), order = std::move(order)] {
        const MapPicture map = paintMap(order);
        QMetaObject::invokeMethod(
            this, [this, job, map] { paintDone(job, map); }, Qt::QueuedConnection);
    });
}

void PaperSet::paintDone(const Job& job, const MapPicture& map) {
    const paper::ReportNeeds needs{m_store, m_format, m_files.printer(), map.image, map.caption, map.legend, map.lie};
    std::vector<paper::Document> documents = job.documents;
    for (const std::string_view kind : job.kinds) addDocuments(kind, needs, documents);
    std::optional<paper::LogPaper> log;
    if (std::find(job.kinds.begin(), job.kinds.end(), "log") != job.kinds.end()) {
        models::IncidentLog all;  // the page's own may leave lines out
        all.refresh(m_store, m_format);
        log = paper::logPaper(m_store, all, m_format, m_files.printer());
    }
    const std::string witness = m_store.witnessed() ? m_store.witnessed()->text() : std::string();
    m_worker.start([this, job, documents = std::move(documents), log = std::move(log), witness] {
        fs::path part = job.folder;
        part += ".teil";
        std::error_code trouble;
        fs::remove_all(part, trouble);
        std::optional<base::Failure> failure;
        int papers = 0;
        for (const paper::Document& document : documents) {
            const auto written = paper::writeDocument(document, part);
            if (!written && !failure) failure = written.failure();
            papers += written ? 1 : 0;
        }
        if (log) {
            fs::create_directories(part, trouble);
            // Pictures would make a set of minutes heavy: captions and hashes stand in it, `Als PDF` has them all.
            const auto written =
                paper::writePdf(*log, part / "einsatztagebuch.pdf", [](const paper::FileOnPaper&) { return QImage(); });
            if (!written && !failure) failure = written.failure();
            papers += written ? 1 : 0;
        }
        if (!witness.empty() && !failure) std::ofstream(part / "pruefpunkt.txt") << witness << "\n";
        if (!failure) {
            fs::rename(part, job.folder, trouble);
            if (trouble)
                failure = base::Failure{"the papers cannot be put in place: " + trouble.message(), job.folder.string(),
                                        "choose another folder, or make room"};
        }
        if (failure) fs::remove_all(part, trouble);
        if (job.isByItself && !failure) removeOldest(job.folder.parent_path(), kSetsMax);
        QMetaObject::invokeMethod(
            this, [this, job, failure, papers] { end(job, failure, papers); }, Qt::QueuedConnection);
    });
}

void PaperSet::end(const Job& job, const std::optional<base::Failure>& failure, int papers) {
    m_isWriting = false;
    if (job.isByItself) {
        m_trouble =
            failure ? Words::tr("Papiersatz nicht geschrieben: %1").arg(models::text(failure->text())) : QString();
        if (!failure) m_last = m_store.presentNow();
    } else {
        m_noteIsFailure = failure.has_value();
        m_note = failure ? Words::tr("Nicht geschrieben: %1").arg(models::text(failure->text()))
                         : Words::tr("Geschrieben, Papiere: %1. %2").arg(papers).arg(models::text(job.folder.string()));
    }
    emit changed();
    if (m_waiting.empty()) return;
    Job next = std::move(m_waiting.front());
    m_waiting.pop_front();
    start(std::move(next));
}

}  // namespace console
