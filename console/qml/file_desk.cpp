// SPDX-License-Identifier: EUPL-1.2
#include "console/qml/file_desk.h"

#include <algorithm>
#include <fstream>

#include <QDesktopServices>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include "broker/seal/seal.h"
#include "broker/wire/limits.h"
#include "console/models/file_rows.h"
#include "console/pictures/decode.h"

namespace console {

using models::text;
using models::Words;

namespace {

std::optional<wire::Hash> hashOf(const QString& digits) { return base::arrayFromHex<32>(digits.toStdString()); }

/// Reads no more than may be attached, whatever the file is.
base::Outcome<attachment::Prepared> prepareFile(const QString& path) {
    QFile file(path);
    const std::string name = path.toStdString();
    if (!file.open(QIODevice::ReadOnly))
        return base::Failure{"the file cannot be opened", name, file.errorString().toStdString()};
    const QByteArray content = file.read(static_cast<qint64>(wire::limits::kAttachmentBytesMax) + 1);
    return attachment::prepare(
        {reinterpret_cast<const std::uint8_t*>(content.constData()), static_cast<std::size_t>(content.size())}, name);
}

/// Under a name that is free, or already holds this very file.
base::Outcome<std::filesystem::path> saveFile(const std::filesystem::path& folder, const std::string& name,
                                              const wire::Hash& hash, const base::Bytes& bytes) {
    std::error_code trouble;
    std::filesystem::create_directories(folder, trouble);
    const std::string digits = base::toHex(hash).substr(0, 8);
    for (const std::string& tried : {name, digits + "-" + name, base::toHex(hash) + "-" + name}) {
        const std::filesystem::path path = folder / tried;
        if (std::filesystem::exists(path, trouble)) {
            std::ifstream in(path, std::ios::binary);
            const base::Bytes there{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
            if (seal::sha256(there) == hash) return path;
            continue;
        }
        std::ofstream out(path, std::ios::binary);
        out.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
        out.close();
        if (out) return path;
        break;
    }
    return base::Failure{"the file cannot be saved", folder.string(), "choose another folder, or make room"};
}

/// "einsatztagebuch-2026-11-21-1805"
std::string stampedName(base::Instant now) {
    const base::CivilTime civil = base::civilGerman(now);
    std::array<char, 64> out{};
    std::snprintf(out.data(), out.size(), "einsatztagebuch-%04d-%02d-%02d-%02d%02d%02d", civil.year, civil.month,
                  civil.day, civil.hour, civil.minute, civil.second);
    return out.data();
}

}  // namespace

FileDesk::FileDesk(session::Store& store, const models::IncidentLog& log, models::Format format, QObject* parent)
    : QObject(parent),
      m_store(store),
      m_log(log),
      m_format(format),
      m_shelf(store.files()),
      m_pending({{"name", [](const PendingRow& row) { return QVariant(row.name); }},
                 {"size", [](const PendingRow& row) { return QVariant(row.size); }},
                 {"typeWords", [](const PendingRow& row) { return QVariant(row.typeWords); }},
                 {"removed", [](const PendingRow& row) { return QVariant(row.removed); }},
                 {"problem", [](const PendingRow& row) { return QVariant(row.problem); }},
                 {"isPicture", [](const PendingRow& row) { return QVariant(row.isPicture); }},
                 {"isReady", [](const PendingRow& row) { return QVariant(row.isReady); }}}),
      m_folder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) + QStringLiteral("/Lagewerk")) {
    m_worker.setMaxThreadCount(1);
    connect(&m_store.files(), &session::FileShelf::changed, this, &FileDesk::hearFiles);
    connect(&m_store, &session::Store::linkChanged, this, &FileDesk::bump);
    connect(&m_shelf, &pictures::PictureShelf::ready, this, &FileDesk::bump);
}

FileDesk::~FileDesk() {
    m_worker.clear();
    m_worker.waitForDone();
}

void FileDesk::bump() {
    ++m_revision;
    emit changed();
}

void FileDesk::setNote(const QString& note, bool isFailure, const QString& written) {
    m_note = note;
    m_noteIsFailure = isFailure;
    m_written = written;
    bump();
}

void FileDesk::setFolder(const QString& folder) {
    m_folder = folder;
    bump();
}

bool FileDesk::hasRefused() const {
    return std::any_of(m_pending.rows().begin(), m_pending.rows().end(),
                       [](const PendingRow& row) { return !row.problem.isEmpty(); });
}

QString FileDesk::sending() const {
    QStringList out;
    for (const auto& [hash, giving] : m_store.files().givings()) {
        const QString words = models::givingWords(m_store, hash);
        if (!words.isEmpty()) out << words;
    }
    if (out.isEmpty()) return {};
    return out.size() == 1 ? Words::tr("Eigene Anlage: %1").arg(out.front())
                           : Words::tr("%1 eigene Anlagen: %2").arg(out.size()).arg(out.join(QStringLiteral("; ")));
}

void FileDesk::addFiles(const QList<QUrl>& urls) {
    std::vector<PendingRow> rows = m_pending.rows();
    for (const QUrl& url : urls) {
        PendingRow row;
        row.key = QString::number(++m_lastKey);
        const QString path = url.isLocalFile() ? url.toLocalFile() : url.toString();
        row.name = QFileInfo(path).fileName();
        if (rows.size() >= wire::limits::kAttachmentsMax) {
            setNote(Words::tr("Höchstens %1 Anlagen je Eintrag. „%2“ wurde nicht angehängt.")
                        .arg(wire::limits::kAttachmentsMax)
                        .arg(row.name),
                    true);
            break;
        }
        rows.push_back(row);
        ++m_preparing;
        m_worker.start([this, key = row.key, path] {
            auto prepared = prepareFile(path);
            QMetaObject::invokeMethod(
                this, [this, key, prepared = std::move(prepared)] { takePrepared(key, prepared); },
                Qt::QueuedConnection);
        });
    }
    m_pending.setRows(std::move(rows));
    bump();
}

void FileDesk::takePrepared(const QString& key, const base::Outcome<attachment::Prepared>& prepared) {
    --m_preparing;
    std::vector<PendingRow> rows = m_pending.rows();
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const PendingRow& known) { return known.key == key; });
    if (row != rows.end()) {
        if (prepared) {
            const attachment::Prepared& file = prepared.value();
            row->name = models::fileTitle(file.about);
            row->size = models::sizeWords(file.about.size, m_format);
            row->typeWords = models::fileTypeWords(file.about.type);
            row->removed = models::removedWords(file.removed);
            row->isReady = true;
            row->isPicture = models::isPicture(file.about.type);
            m_prepared[key] = std::make_shared<attachment::Prepared>(file);
        } else {
            row->problem = models::unfitWords(prepared.failure());
        }
        m_pending.setRows(std::move(rows));
    }
    bump();
}

void FileDesk::removePending(int row) {
    std::vector<PendingRow> rows = m_pending.rows();
    if (row < 0 || static_cast<std::size_t>(row) >= rows.size()) return;
    m_prepared.erase(rows[static_cast<std::size_t>(row)].key);
    rows.erase(rows.begin() + row);
    m_pending.setRows(std::move(rows));
    bump();
}

std::vector<session::Order::File> FileDesk::takePending() {
    std::vector<session::Order::File> out;
    std::vector<PendingRow> left;
    for (const PendingRow& row : m_pending.rows()) {
        const auto found = m_prepared.find(row.key);
        if (found == m_prepared.end()) {
            left.push_back(row);
            continue;
        }
        const std::shared_ptr<attachment::Prepared> prepared = found->second;
        m_prepared.erase(found);
        const bool isTwice = std::any_of(out.begin(), out.end(), [&](const session::Order::File& known) {
            return known.about.hash == prepared->about.hash;
        });
        // The bytes live as long as the whole of what was prepared.
        if (!isTwice) out.push_back({prepared->about, std::shared_ptr<const base::Bytes>(prepared, &prepared->bytes)});
    }
    m_pending.setRows(std::move(left));
    bump();
    return out;
}

void FileDesk::want(const QString& digits) {
    if (const auto hash = hashOf(digits)) m_store.files().want(*hash);
}

void FileDesk::wantAgain(const QString& digits) {
    if (const auto hash = hashOf(digits)) m_store.files().want(*hash, true);
}

QString FileDesk::words(const QString& digits, int) const {
    const auto hash = hashOf(digits);
    if (!hash) return {};
    const QString state = models::fileStateWords(m_store, *hash, m_format);
    if (!state.isEmpty()) return state;
    if (m_shelf.isDamaged(*hash)) return Words::tr("nicht darstellbar");
    return models::givingWords(m_store, *hash);
}

bool FileDesk::isHere(const QString& digits, int) const {
    const auto hash = hashOf(digits);
    return hash && m_store.files().standing(*hash).state == session::FileState::Here;
}

bool FileDesk::isGone(const QString& digits, int) const {
    const auto hash = hashOf(digits);
    if (!hash) return true;
    const session::FileState state = m_store.files().standing(*hash).state;
    return state == session::FileState::Deleted || state == session::FileState::NotToHave ||
           state == session::FileState::NotKept || m_store.chronicle().deletedFiles().contains(*hash) ||
           m_shelf.isDamaged(*hash);
}

double FileDesk::share(const QString& digits, int) const {
    const auto hash = hashOf(digits);
    if (!hash) return -1;
    const session::FileStanding standing = m_store.files().standing(*hash);
    if (standing.state != session::FileState::Coming || standing.size == 0) return -1;
    return static_cast<double>(standing.through) / static_cast<double>(standing.size);
}

QVariantList FileDesk::shownFiles() const { return m_log.files(); }

void FileDesk::hearFiles() {
    std::vector<Save> waiting;
    waiting.swap(m_saves);
    for (const Save& save : waiting) beginSave(save);
    if (m_wish != Wish::None && !m_writing && filesToCome().empty()) writeNow();
    bump();
}

void FileDesk::save(const QString& digits, const QString& name, const QString& type, bool open) {
    const auto hash = hashOf(digits);
    if (!hash) return;
    m_store.files().want(*hash, true);
    beginSave(
        {*hash, attachment::fileNameOf(name.toStdString(), type.toStdString(), "Anlage"), type.toStdString(), open});
}

void FileDesk::beginSave(const Save& save) {
    const session::FileStanding standing = m_store.files().standing(save.hash);
    if (standing.state == session::FileState::Asked || standing.state == session::FileState::Coming) {
        m_saves.push_back(save);
        return setNote(Words::tr("%1 wird gesichert, sobald die Anlage da ist.").arg(text(save.name)), false);
    }
    if (standing.state != session::FileState::Here)
        return setNote(Words::tr("%1: %2").arg(text(save.name), models::fileStateWords(m_store, save.hash, m_format)),
                       true);
    m_worker.start([this, save, cache = m_store.files().cache(), folder = m_folder.toStdString()] {
        const auto bytes = cache->get(save.hash);
        auto saved = bytes
                         ? saveFile(folder, save.name, save.hash, *bytes)
                         : base::Outcome<std::filesystem::path>(base::Failure{"the file is not here any more", {}, {}});
        QMetaObject::invokeMethod(
            this,
            [this, save, saved = std::move(saved)] {
                if (!saved) return setNote(Words::tr("Nicht gesichert: %1").arg(text(saved.failure().text())), true);
                setNote(Words::tr("Gesichert: %1 · SHA-256 %2")
                            .arg(text(saved.value().string()), models::shortHash(save.hash) + QStringLiteral(" …")),
                        false, text(saved.value().string()));
                if (save.open) openWritten();
            },
            Qt::QueuedConnection);
    });
}

void FileDesk::openWritten() {
    if (m_written.isEmpty()) return;
    if (!QDesktopServices::openUrl(QUrl::fromLocalFile(m_written)))
        setNote(Words::tr("Kein Programm öffnet diese Datei: %1").arg(m_written), true, m_written);
}

std::set<wire::Hash> FileDesk::filesToCome() const {
    std::set<wire::Hash> out;
    for (const session::Line* line : m_log.lines()) {
        for (const wire::Attachment& file : line->details().files) {
            const session::FileState state = m_store.files().standing(file.hash).state;
            if (state == session::FileState::Asked || state == session::FileState::Coming) out.insert(file.hash);
        }
    }
    return out;
}

int FileDesk::waitingFor() const {
    return m_wish == Wish::None || m_writing ? 0 : static_cast<int>(filesToCome().size());
}

void FileDesk::printLog() { wish(Wish::Print); }
void FileDesk::exportLog() { wish(Wish::Export); }

void FileDesk::wish(Wish wish) {
    if (m_writing) return;
    m_wish = wish;
    for (const session::Line* line : m_log.lines()) {
        for (const wire::Attachment& file : line->details().files)
            if (wish == Wish::Export || models::isPicture(file.type)) m_store.files().want(file.hash);
    }
    if (filesToCome().empty()) return writeNow();
    bump();
}

void FileDesk::cancelWriting() {
    if (!m_writing) m_wish = Wish::None;
    bump();
}

void FileDesk::writeNow() {
    if (m_wish == Wish::None || m_writing) return;
    m_writing = true;
    setNote(m_wish == Wish::Print ? Words::tr("PDF wird geschrieben …") : Words::tr("Ausgabe wird geschrieben …"),
            false);
    const std::filesystem::path folder = m_folder.toStdString();
    const std::string name = stampedName(m_store.realmNow().value_or(m_store.clock().now()));
    auto paper = paper::logPaper(m_store, m_log, m_format, m_printer);
    m_worker.start([this, paper = std::move(paper), cache = m_store.files().cache(), isPrint = m_wish == Wish::Print,
                    folder, name] {
        const auto bytesOf = [&](const paper::FileOnPaper& file) {
            return cache ? cache->get(file.hash) : std::optional<base::Bytes>();
        };
        const auto pictureOf = [&](const paper::FileOnPaper& file) {
            const auto bytes = bytesOf(file);
            auto decoded =
                bytes ? pictures::decode(*bytes, file.type, paper::kPaperSide) : base::Outcome<QImage>(base::Failure{});
            return decoded ? std::move(decoded).value() : QImage();
        };
        std::error_code trouble;
        std::filesystem::create_directories(folder, trouble);
        QString words, path;
        bool isFailure = false;
        const auto fail = [&](const base::Failure& failure) {
            words = Words::tr("Nicht geschrieben: %1").arg(text(failure.text()));
            isFailure = true;
        };
        if (isPrint) {
            const auto printed = paper::writePdf(paper, folder / (name + ".pdf"), pictureOf);
            if (printed) {
                path = text(printed.value().file.string());
                words = Words::tr("PDF geschrieben, Seiten: %1. %2").arg(printed.value().pages).arg(path);
                if (printed.value().picturesMissing > 0)
                    words +=
                        QLatin1Char(' ') + Words::tr("Bilder, die fehlen: %1.").arg(printed.value().picturesMissing);
            } else {
                fail(printed.failure());
            }
        } else {
            const auto exported = paper::exportLog(paper, folder / name, pictureOf, bytesOf);
            if (exported) {
                path = text(exported.value().folder.string());
                words = Words::tr("Ausgegeben, Anlagen: %1. %2").arg(exported.value().files).arg(path);
                if (exported.value().filesMissing > 0)
                    words +=
                        QLatin1Char(' ') + Words::tr("Anlagen, die fehlen: %1.").arg(exported.value().filesMissing);
            } else {
                fail(exported.failure());
            }
        }
        QMetaObject::invokeMethod(
            this,
            [this, words, isFailure, path] {
                m_writing = false;
                m_wish = Wish::None;
                setNote(words, isFailure, path);
            },
            Qt::QueuedConnection);
    });
}

}  // namespace console
