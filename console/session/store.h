// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What this console knows: the picture, the chronicle, the town, and how it stands with the broker. Lives in the GUI
// thread; folds what the bus thread heard at most once per frame. A lost broker changes nothing in the picture but
// its age.

#include <atomic>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include "broker/base/clock.h"
#include "console/session/bus_thread.h"
#include "console/session/chronicle.h"
#include "console/session/latency_log.h"
#include "console/session/record_archive.h"
#include "gis/fusion/town.h"
#include "gis/layers/basemap.h"
#include "gis/layers/town_package.h"
#include "gis/situation/hindsight.h"
#include "gis/situation/situation.h"

namespace session {

enum class LinkPhase : std::uint8_t { Connecting, Connected, Lost };

/// What became of something this console said.
enum class Progress : std::uint8_t {
    Waiting,   ///< in the outbox, the broker has not answered
    Safe,      ///< journaled, not yet seen in the picture
    InEffect,  ///< folded
    Refused,   ///< by the broker or by core; `rejection` says why
    NotTaken,  ///< the outbox could not take it
};
/// Why nothing is taken while somebody looks back.
inline constexpr const char* kLooksBack = "the screen shows the past; go back to now first";
struct Saying {
    Progress progress = Progress::Waiting;
    std::optional<wire::MessageId> id;
    wire::Rejection rejection;
};

class Store : public QObject {
    Q_OBJECT
public:
    /// `clock` must outlive the store.
    explicit Store(const base::Clock& clock, QObject* parent = nullptr);
    ~Store() override;

    void setTown(fusion::Town town, std::optional<layers::PackageInfo> package, std::filesystem::path file);
    /// A base map beside the town; a failure is kept for the system page.
    void setBasemap(base::Outcome<layers::BasemapInfo> basemap, std::filesystem::path file);
    void setLatencyLog(LatencyLog log) { m_latency = std::move(log); }
    /// Of the incident log; before anything is heard.
    void setLinesMax(std::size_t lines) {
        m_linesMax = lines;
        m_chronicle = Chronicle(lines);
    }
    /// Starts the bus thread; `witnesses` keeps the checkpoints that it hears.
    void connectTo(BusThread::LinkMaker makeLink, std::unique_ptr<client::WitnessFile> witnesses = nullptr);
    /// The mailbox's content: what connectTo's thread heard, or what a test makes up.
    void take(std::vector<Notice> notices);
    /// While held, records wait unfolded (a screenshot needs the picture to stand still).
    void holdFolding(bool held);

    /// What is shown: now, or the moment that is looked back at.
    [[nodiscard]] const situation::Situation& picture() const { return m_past ? m_past->picture : m_picture; }
    [[nodiscard]] const Chronicle& chronicle() const { return m_past ? m_past->chronicle : m_chronicle; }

    /// Now, whatever is shown: for what people do.
    [[nodiscard]] const situation::Situation& present() const { return m_picture; }
    [[nodiscard]] const Chronicle& presentChronicle() const { return m_chronicle; }

    /// From now on what is heard is kept there for looking back.
    void setArchive(std::shared_ptr<RecordArchive> archive) { m_archive = std::move(archive); }
    [[nodiscard]] const RecordArchive* archive() const { return m_archive.get(); }
    /// Shows that moment as soon as it is folded (about a second for a million records, in a thread of its own); of
    /// several wishes the newest counts. What is heard meanwhile is folded behind it, and nothing can be said (say()).
    /// Without an archive nothing happens.
    void askToLookBack(const situation::Hindsight& moment);
    [[nodiscard]] bool isFoldingPast() const { return m_isFoldingPast; }
    /// The same at once, out of a journal whose records are given from the first on.
    void lookBack(std::vector<wire::Record> records, const situation::Hindsight& moment);
    void returnToNow();
    /// The picture as it was known then, out of the archive; `then` is called in the GUI thread, unless the store goes
    /// first. Without an archive nothing happens.
    using PastPicture = std::shared_ptr<const situation::Situation>;
    void askForPicture(base::Instant known, std::function<void(PastPicture)> then);
    /// The moment that is shown; nothing: now.
    [[nodiscard]] std::optional<situation::Hindsight> hindsight() const {
        return m_past ? std::optional(m_past->moment) : std::nullopt;
    }
    /// Which operation (Einsatz) is looked at. Nothing: all of them; empty: none, the Grundlage.
    void showOperation(std::optional<std::string> operation);
    [[nodiscard]] const std::optional<std::string>& shownOperation() const { return m_shownOperation; }
    /// Does what belongs to that operation stand on the pages? What belongs to none always does: a message from a field
    /// device that knows of no operation must not hide behind a choice.
    [[nodiscard]] bool shows(const std::string& operation) const {
        return !m_shownOperation || operation.empty() || operation == *m_shownOperation;
    }
    [[nodiscard]] const fusion::Town& town() const { return *m_town; }
    /// For a thread that works on it; it does not change.
    [[nodiscard]] std::shared_ptr<const fusion::Town> sharedTown() const { return m_town; }
    [[nodiscard]] const fusion::StationFacts* stationFacts(const std::string& id) const;
    [[nodiscard]] const std::optional<layers::PackageInfo>& package() const { return m_package; }
    [[nodiscard]] const std::filesystem::path& packageFile() const { return m_packageFile; }
    [[nodiscard]] const std::optional<base::Outcome<layers::BasemapInfo>>& basemap() const { return m_basemap; }
    [[nodiscard]] const std::filesystem::path& basemapFile() const { return m_basemapFile; }  ///< empty: there is none

    [[nodiscard]] LinkPhase linkPhase() const { return m_linkPhase; }
    /// Why the broker counts as lost, in its own words.
    [[nodiscard]] const std::string& lostWhy() const { return m_lostWhy; }
    /// Realm time of the newest news when the broker was lost; nothing before the first tick.
    [[nodiscard]] std::optional<base::Instant> lostSince() const;
    [[nodiscard]] const std::optional<wire::Welcome>& welcome() const { return m_welcome; }
    /// What the broker said last of its disk and of what it holds back; nothing when all is well.
    [[nodiscard]] const std::optional<wire::BrokerState>& brokerState() const { return m_brokerState; }
    /// The broker's journal turned out to be another one than before: why, and how long ago.
    struct Rewinding {
        std::string why;
        std::int64_t atNs = 0;
    };
    [[nodiscard]] const std::optional<Rewinding>& rewinding() const { return m_rewinding; }
    [[nodiscard]] std::int64_t msSinceRewinding() const;
    /// The newest checkpoint of the journal that this console keeps against the broker.
    [[nodiscard]] const std::optional<client::Witnessed>& witnessed() const { return m_witnessed; }
    /// The journal contradicts a checkpoint that this console has kept.
    [[nodiscard]] const std::optional<client::Witnessed>& contradiction() const { return m_contradiction; }
    [[nodiscard]] std::int64_t msSinceContradiction() const;
    /// What this console was handed merged, since it lagged.
    struct MergedCount {
        std::uint64_t readings = 0, positions = 0;
        std::uint64_t fromSequence = 0, throughSequence = 0;
        std::uint64_t filled = 0;  ///< readings fetched afterwards
    };
    [[nodiscard]] const MergedCount& merged() const { return m_merged; }
    /// The picture came from a snapshot, and the past behind it is still being read: sequence it has come to.
    [[nodiscard]] std::optional<std::uint64_t> pastThrough() const;
    /// A snapshot turned out to be another picture than the fold of the journal; that was taken instead.
    [[nodiscard]] bool wasSnapshotWrong() const { return m_wasSnapshotWrong; }

    /// Of now.
    [[nodiscard]] bool isCaughtUp() const { return m_pending.empty() && m_picture.lastSequence >= m_headSequence; }
    [[nodiscard]] std::uint64_t headSequence() const { return m_headSequence; }

    /// Realm time as far as this screen can know: the newest tick plus what has passed since at the realm's pace; at
    /// most one step ahead while the broker is there, going on without bound when it is lost.
    [[nodiscard]] std::optional<base::Instant> presentNow() const;
    /// The same, but for who looks back the moment that is shown.
    [[nodiscard]] std::optional<base::Instant> realmNow() const;
    /// Wall milliseconds since the newest tick was folded (shownAt against tick); nothing before the first, and
    /// while somebody looks back.
    [[nodiscard]] std::optional<std::int64_t> pictureAgeMs() const;
    /// 99th percentile of the age the picture reached before it was renewed, over the last 512 ticks.
    [[nodiscard]] std::optional<std::int64_t> pictureAgeP99Ms() const;
    [[nodiscard]] std::uint64_t foldedRecords() const { return m_foldedRecords; }
    /// Ticks that this console has followed itself.
    [[nodiscard]] std::uint64_t ticksFolded() const { return m_ticksFolded; }
    /// DoneThrough per participant, as shown on the system page.
    struct Participant {
        std::uint64_t tick = 0;
        base::Instant at;
    };
    [[nodiscard]] const std::map<std::string, Participant>& participants() const { return m_participants; }
    /// Payload hash of a draft revision as this console folded it (what an approval must name).
    [[nodiscard]] const base::Clock& clock() const { return m_clock; }

    /// The files of records: where they stand, and those of this console on their way out.
    [[nodiscard]] FileShelf& files() { return m_files; }
    [[nodiscard]] const FileShelf& files() const { return m_files; }
    /// Where files are kept; before connectTo().
    void setFileCache(std::shared_ptr<FileCache> cache) { m_files.setCache(std::move(cache)); }

    /// Says something; the token names it in sayingChanged() and saying(). It is NotTaken when there is no link at all,
    /// and while somebody looks back: nobody shall act on what is not now.
    std::uint64_t say(client::Submission submission, std::shared_ptr<const seal::SigningKey> signer,
                      std::vector<Order::File> files = {});
    /// The same for what is no act upon the picture: without a token, and also while somebody looks back.
    void sayAside(client::Submission submission, std::shared_ptr<const seal::SigningKey> signer);
    [[nodiscard]] const Saying* saying(std::uint64_t token) const;

signals:
    void folded(const situation::Changes& changes);
    /// Right after the record that issued a warning was folded.
    void issued();
    void exerciseEnded();
    void linkChanged();
    void hindsightChanged();
    void operationChanged();
    void sayingChanged(quint64 token);
    void clockMoved();  ///< four times a second: what ages must be shown anew

private:
    void scheduleFold();
    void foldPending();
    void foldOne(const wire::Record& record, situation::Changes& changes);
    void hear(const client::Event& event);
    void noteMerged(const std::vector<wire::Merged>& merged);
    void hear(const client::Witnessed& witnessed);
    // store_past.cpp: snapshot, and what stands before it
    void join(const Joined& joined);
    void hear(Past& past);
    void foldPast();
    void finishPast();
    void tellEverything();
    void forget();
    [[nodiscard]] Chronicle emptyChronicle() const;
    void settle(const wire::MessageId& id, Progress progress, wire::Rejection rejection = {});
    void setPhase(LinkPhase phase);

    const base::Clock& m_clock;
    std::optional<std::string> m_shownOperation;
    FileShelf m_files;
    std::shared_ptr<const fusion::Town> m_town = std::make_shared<const fusion::Town>();
    std::optional<base::Outcome<layers::BasemapInfo>> m_basemap;
    std::filesystem::path m_basemapFile;
    std::optional<layers::PackageInfo> m_package;
    std::filesystem::path m_packageFile;
    situation::Situation m_picture;
    std::size_t m_linesMax = kLinesMax;
    Chronicle m_chronicle;
    std::map<std::string, Participant> m_participants;
    std::optional<LatencyLog> m_latency;

    std::optional<wire::BrokerState> m_brokerState;
    std::optional<Rewinding> m_rewinding;
    std::optional<client::Witnessed> m_witnessed, m_contradiction;
    std::int64_t m_contradictedNs = 0;
    MergedCount m_merged;
    /// The fold from the beginning, made behind a snapshot: it brings the chronicle and checks the snapshot.
    struct Behind {
        situation::Situation picture;
        Chronicle chronicle;
        std::deque<wire::Record> pending;  ///< of the past
        std::deque<wire::Record> since;    ///< folded from the stream meanwhile
        bool isRead = false;               ///< the past has come to the end
        bool hasDeleted = false;           ///< what the snapshot was made of is not all there any more
    };
    std::optional<Behind> m_behind;
    bool m_wasSnapshotWrong = false;
    /// A moment that is shown instead of now.
    struct LookedBackAt {
        situation::Hindsight moment;
        situation::Situation picture;
        Chronicle chronicle;
        void fold(const wire::Record& record);
    };
    void foldWish();
    void showPast(LookedBackAt past);
    std::shared_ptr<RecordArchive> m_archive;
    std::optional<situation::Hindsight> m_wish;  ///< the newest that is not folded yet
    bool m_isFoldingPast = false;
    std::atomic<bool> m_isEnding{false};
    std::shared_ptr<std::atomic<bool>> m_isWishOld;  ///< of the one that is being folded
    std::optional<LookedBackAt> m_past;

    LinkPhase m_linkPhase = LinkPhase::Connecting;
    std::string m_lostWhy;
    std::optional<wire::Welcome> m_welcome;
    std::uint64_t m_headSequence = 0;
    std::deque<wire::Record> m_pending;
    bool m_held = false;
    QTimer m_foldTimer, m_clockTimer;
    std::int64_t m_lastFoldNs = 0;
    std::optional<std::int64_t> m_lastTickNs;
    std::deque<std::int64_t> m_tickGapsMs;
    std::uint64_t m_foldedRecords = 0, m_ticksFolded = 0;

    std::uint64_t m_lastToken = 0;
    std::map<std::uint64_t, Saying> m_sayings;
    std::map<wire::MessageId, std::uint64_t> m_tokens;
    QThreadPool m_pastThread;
    std::unique_ptr<BusThread> m_bus;  ///< last: its thread ends before the rest goes
};

}  // namespace session
