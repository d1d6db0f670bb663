// SPDX-License-Identifier: EUPL-1.2
#include "console/session/store.h"

#include <algorithm>

#include "broker/wire/codec.h"

namespace session {

namespace {
constexpr std::int64_t kFrameNs = 16'000'000;
constexpr std::int64_t kFoldBudgetNs = 12'000'000;
constexpr std::size_t kTickGapsMax = 512;
constexpr std::size_t kSayingsMax = 1'000;
}  // namespace

Store::Store(const base::Clock& clock, QObject* parent) : QObject(parent), m_clock(clock) {
    m_foldTimer.setSingleShot(true);
    m_foldTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_foldTimer, &QTimer::timeout, this, &Store::foldPending);
    m_clockTimer.setInterval(250);
    connect(&m_clockTimer, &QTimer::timeout, this, &Store::clockMoved);
    m_clockTimer.start();
    m_pastThread.setMaxThreadCount(1);
}

Store::~Store() {
    m_bus.reset();
    m_isEnding = true;
    if (m_isWishOld) *m_isWishOld = true;
    m_pastThread.waitForDone();
}

void Store::setTown(fusion::Town town, std::optional<layers::PackageInfo> package, std::filesystem::path file) {
    m_town = std::make_shared<const fusion::Town>(std::move(town));
    m_package = std::move(package);
    m_packageFile = std::move(file);
}

void Store::setBasemap(base::Outcome<layers::BasemapInfo> basemap, std::filesystem::path file) {
    m_basemap = std::move(basemap);
    m_basemapFile = m_basemap->ok() ? std::move(file) : std::filesystem::path();
}

void Store::connectTo(BusThread::LinkMaker makeLink, std::unique_ptr<client::WitnessFile> witnesses) {
    m_bus = std::make_unique<BusThread>(
        std::move(makeLink), [this] { QMetaObject::invokeMethod(this, &Store::scheduleFold, Qt::QueuedConnection); },
        m_files.cache(), std::move(witnesses));
    m_files.setAsk([this](const wire::Hash& hash) { m_bus->fetch(hash); });
}

void Store::scheduleFold() {
    if (m_foldTimer.isActive()) return;
    const std::int64_t sinceNs = m_clock.monotonicNs() - m_lastFoldNs;
    m_foldTimer.start(sinceNs >= kFrameNs ? 0 : static_cast<int>((kFrameNs - sinceNs) / 1'000'000));
}

void Store::holdFolding(bool held) {
    m_held = held;
    if (!held) scheduleFold();
}

void Store::take(std::vector<Notice> notices) {
    for (Notice& notice : notices) {
        if (auto* event = std::get_if<client::Event>(&notice)) {
            if (auto* batch = std::get_if<client::Records>(event)) {
                m_headSequence = std::max(m_headSequence, batch->headSequence);
                noteMerged(batch->merged);
                for (wire::Record& record : batch->records) {
                    if (m_archive) m_archive->add(record);
                    m_pending.push_back(std::move(record));
                }
            } else {
                hear(*event);
            }
        } else if (const auto* joined = std::get_if<Joined>(&notice)) {
            join(*joined);
        } else if (auto* past = std::get_if<Past>(&notice)) {
            hear(*past);
        } else if (const auto* file = std::get_if<FileHeard>(&notice)) {
            m_files.hear(*file);
        } else if (const auto* witnessed = std::get_if<client::Witnessed>(&notice)) {
            hear(*witnessed);
        } else if (auto* submitted = std::get_if<Submitted>(&notice)) {
            const auto found = m_sayings.find(submitted->token);
            if (found == m_sayings.end()) continue;
            if (submitted->id) {
                found->second.id = submitted->id.value();
                m_tokens[submitted->id.value()] = submitted->token;
            } else {
                found->second.progress = Progress::NotTaken;
                found->second.rejection.what = submitted->id.failure().text();
            }
            emit sayingChanged(submitted->token);
        }
    }
}

void Store::foldPending() {
    m_lastFoldNs = m_clock.monotonicNs();
    if (m_bus) take(m_bus->drain());
    if (m_held) return;
    situation::Changes changes;
    bool foldedAny = false;
    while (!m_pending.empty() && !m_held && m_clock.monotonicNs() - m_lastFoldNs < kFoldBudgetNs) {
        const wire::Record record = std::move(m_pending.front());
        m_pending.pop_front();
        foldOne(record, changes);
        foldedAny = true;
    }
    if (m_latency && foldedAny) m_latency->flush();
    if (foldedAny && !m_past) emit folded(changes);
    if (m_behind && !m_held) foldPast();
    if ((!m_pending.empty() || (m_behind && !m_behind->pending.empty())) && !m_held) scheduleFold();
}

void Store::foldOne(const wire::Record& record, situation::Changes& changes) {
    if (record.sequence <= m_picture.lastSequence) return;
    const bool wasEnded = m_picture.exercise && m_picture.exercise->phase == wire::ExercisePhase::Ended;
    if (m_behind) m_behind->since.push_back(record);
    m_chronicle.note(record, m_picture);
    changes.add(m_picture.fold(record));
    ++m_foldedRecords;
    m_headSequence = std::max(m_headSequence, record.sequence);
    const wire::Envelope& envelope = record.envelope;
    if (m_tokens.contains(envelope.id)) {
        if (record.verdict == 0) {
            settle(envelope.id, Progress::InEffect);
        } else {
            settle(envelope.id, Progress::Refused, {static_cast<wire::RejectionCode>(record.verdict), {}, {}, {}});
        }
    }
    if (record.verdict != 0) return;
    if (envelope.kind == wire::Kind::Tick) {
        const std::int64_t nowNs = m_clock.monotonicNs();
        if (m_lastTickNs) m_tickGapsMs.push_back((nowNs - *m_lastTickNs) / 1'000'000);
        if (m_tickGapsMs.size() > kTickGapsMax) m_tickGapsMs.pop_front();
        m_lastTickNs = nowNs;
        ++m_ticksFolded;
    } else if (envelope.kind == wire::Kind::Reading) {
        if (m_latency) m_latency->write("folded", envelope.id.text(), m_clock.monotonicNs());
    } else if (envelope.kind == wire::Kind::DoneThrough) {
        if (const auto done = wire::payloadOf<wire::DoneThrough>(envelope)) {
            m_participants[done->participant] = {done->tick, record.acceptedAt};
        }
    } else if (envelope.kind == wire::Kind::Redacted) {
        for (const auto& [hash, deletion] : m_chronicle.deletedFiles()) m_files.noteDeleted(hash);
    } else if (envelope.kind == wire::Kind::Issued) {
        if (!m_past) emit folded(changes);
        changes = {};
        emit issued();
    }
    if (!wasEnded && m_picture.exercise && m_picture.exercise->phase == wire::ExercisePhase::Ended)
        emit exerciseEnded();
}

void Store::hear(const client::Event& event) {
    if (const auto* connected = std::get_if<client::Connected>(&event)) {
        m_welcome = connected->welcome;
        m_headSequence = connected->welcome.lastSequence;
        setPhase(LinkPhase::Connected);
    } else if (const auto* lost = std::get_if<client::Lost>(&event)) {
        m_lostWhy = lost->why;
        m_brokerState.reset();
        setPhase(LinkPhase::Lost);
    } else if (const auto* accepted = std::get_if<client::AcceptedIds>(&event)) {
        for (const wire::MessageId& id : accepted->ids) settle(id, Progress::Safe);
    } else if (const auto* rejected = std::get_if<client::RejectedId>(&event)) {
        if (rejected->id) settle(*rejected->id, Progress::Refused, rejected->rejection);
    } else if (const auto* state = std::get_if<wire::BrokerState>(&event)) {
        const bool isWell = state->isSafe && state->trouble == wire::Trouble::None && state->heldSenders == 0 &&
                            state->merged == 0 && state->waiting == 0;
        m_brokerState = isWell ? std::nullopt : std::optional(*state);
        emit linkChanged();
    } else if (const auto* given = std::get_if<client::AttachmentGiven>(&event)) {
        m_files.hear(*given);
    } else if (const auto* rewound = std::get_if<client::Rewound>(&event)) {
        m_rewinding = Rewinding{rewound->why, m_clock.monotonicNs()};
        forget();
        emit linkChanged();
    }
}

void Store::forget() {
    if (m_archive) m_archive->clear();
    m_picture = {};
    m_chronicle = emptyChronicle();
    m_participants.clear();
    m_pending.clear();
    m_behind.reset();
    m_merged = {};
    situation::Changes everything;
    everything.tick = everything.roster = everything.exercise = true;
    emit folded(everything);
}

void Store::noteMerged(const std::vector<wire::Merged>& merged) {
    for (const wire::Merged& one : merged) {
        (one.kind == wire::Kind::Reading ? m_merged.readings : m_merged.positions) += one.count;
        if (m_merged.fromSequence == 0) m_merged.fromSequence = one.fromSequence;
        m_merged.throughSequence = std::max(m_merged.throughSequence, one.throughSequence);
    }
}

void Store::hear(const client::Witnessed& witnessed) {
    if (!witnessed.contradicts) {
        m_witnessed = witnessed;
        return;
    }
    m_contradiction = witnessed;
    m_contradictedNs = m_clock.monotonicNs();
    emit linkChanged();
}

std::int64_t Store::msSinceContradiction() const {
    return m_contradiction ? (m_clock.monotonicNs() - m_contradictedNs) / 1'000'000 : 0;
}

std::int64_t Store::msSinceRewinding() const {
    return m_rewinding ? (m_clock.monotonicNs() - m_rewinding->atNs) / 1'000'000 : 0;
}

void Store::settle(const wire::MessageId& id, Progress progress, wire::Rejection rejection) {
    const auto token = m_tokens.find(id);
    if (token == m_tokens.end()) return;
    Saying& saying = m_sayings[token->second];
    const bool isFinal = saying.progress == Progress::InEffect || saying.progress == Progress::Refused;
    if (isFinal || saying.progress == progress) return;
    saying.progress = progress;
    saying.rejection = std::move(rejection);
    emit sayingChanged(token->second);
}

void Store::setPhase(LinkPhase phase) {
    if (m_linkPhase == phase) return;
    m_linkPhase = phase;
    emit linkChanged();
}

const fusion::StationFacts* Store::stationFacts(const std::string& id) const {
    const auto found = std::find_if(m_town->stations.begin(), m_town->stations.end(),
                                    [&](const fusion::StationFacts& facts) { return facts.id == id; });
    return found == m_town->stations.end() ? nullptr : &*found;
}

std::optional<base::Instant> Store::lostSince() const {
    if (m_linkPhase != LinkPhase::Lost || !m_picture.tick) return std::nullopt;
    return m_picture.tick->at;
}

std::optional<base::Instant> Store::realmNow() const {
    return m_past ? std::optional(std::min(m_past->moment.at, m_past->moment.known)) : presentNow();
}

std::optional<base::Instant> Store::presentNow() const {
    if (!m_picture.tick || !m_lastTickNs) return std::nullopt;
    const wire::Tick& tick = *m_picture.tick;
    const std::int64_t wallMs = (m_clock.monotonicNs() - *m_lastTickNs) / 1'000'000;
    const std::int64_t paceMilli = tick.paceMilli == 0 ? 1000 : tick.paceMilli;
    std::int64_t passedMs = wallMs * paceMilli / 1000;
    if (m_linkPhase != LinkPhase::Lost) passedMs = std::min<std::int64_t>(passedMs, tick.stepMs);
    return tick.at.plusMs(passedMs);
}

std::optional<std::int64_t> Store::pictureAgeMs() const {
    if (!m_lastTickNs || m_past) return std::nullopt;
    return (m_clock.monotonicNs() - *m_lastTickNs) / 1'000'000;
}

std::optional<std::int64_t> Store::pictureAgeP99Ms() const {
    if (m_tickGapsMs.empty()) return std::nullopt;
    std::vector<std::int64_t> gaps(m_tickGapsMs.begin(), m_tickGapsMs.end());
    const auto place = gaps.begin() + static_cast<std::ptrdiff_t>((gaps.size() * 99) / 100);
    const auto at = place == gaps.end() ? gaps.end() - 1 : place;
    std::nth_element(gaps.begin(), at, gaps.end());
    return *at;
}

void Store::showOperation(std::optional<std::string> operation) {
    if (operation == m_shownOperation) return;
    m_shownOperation = std::move(operation);
    emit operationChanged();
}

std::uint64_t Store::say(client::Submission submission, std::shared_ptr<const seal::SigningKey> signer,
                         std::vector<Order::File> files) {
    const std::uint64_t token = ++m_lastToken;
    if (m_sayings.size() > kSayingsMax) m_sayings.erase(m_sayings.begin());
    Saying& saying = m_sayings[token];
    if (m_past) {
        saying.progress = Progress::NotTaken;
        saying.rejection.what = kLooksBack;
        return token;
    }
    if (!m_bus) {
        saying.progress = Progress::NotTaken;
        saying.rejection.what = "no link to a broker";
        return token;
    }
    for (const Order::File& file : files) m_files.expectGiving(file.about.hash, file.about.size);
    m_bus->submit({token, std::move(submission), std::move(signer), std::move(files)});
    return token;
}

void Store::sayAside(client::Submission submission, std::shared_ptr<const seal::SigningKey> signer) {
    if (m_bus) m_bus->submit({++m_lastToken, std::move(submission), std::move(signer), {}});
}

const Saying* Store::saying(std::uint64_t token) const {
    const auto found = m_sayings.find(token);
    return found == m_sayings.end() ? nullptr : &found->second;
}

}  // namespace session
