// SPDX-License-Identifier: EUPL-1.2
// The past. Joining by a snapshot: the picture at once, the past behind it afterwards. The past is folded from the
// beginning, so it brings the chronicle and checks the snapshot; where the two differ, the fold is right. And looking
// back: a picture of its own, shown instead of now.
#include "console/session/store.h"

namespace session {

namespace {
constexpr std::int64_t kPastBudgetNs = 6'000'000;  ///< in one frame
}

std::optional<std::uint64_t> Store::pastThrough() const {
    return m_behind ? std::optional(m_behind->picture.lastSequence) : std::nullopt;
}

/// Whoever compares versions of lines notices that these are others.
Chronicle Store::emptyChronicle() const {
    Chronicle empty(m_linesMax);
    empty.replace(m_chronicle);
    return empty;
}

void Store::join(const Joined& joined) {
    m_picture = *joined.picture;
    m_chronicle = emptyChronicle();
    m_pending.clear();
    m_behind = Behind{};
    m_behind->chronicle = Chronicle(m_linesMax);
    tellEverything();
}

void Store::hear(Past& past) {
    if (m_archive)
        for (const wire::Record& record : past.records) m_archive->add(record);
    if (past.isMerged) {
        situation::Changes changes;
        for (const wire::Record& record : past.records) {
            if (!m_chronicle.fill(record)) continue;
            ++m_merged.filled;
            changes.stations.insert(record.envelope.source.substr(record.envelope.source.find(':') + 1));
        }
        if (changes.any()) emit folded(changes);
        return;
    }
    if (!m_behind) return;
    for (wire::Record& record : past.records) m_behind->pending.push_back(std::move(record));
    m_behind->isRead = m_behind->isRead || past.isDone;
}

void Store::foldPast() {
    Behind& behind = *m_behind;
    const std::int64_t begin = m_clock.monotonicNs();
    while (!behind.pending.empty() && m_clock.monotonicNs() - begin < kPastBudgetNs) {
        const wire::Record record = std::move(behind.pending.front());
        behind.pending.pop_front();
        behind.hasDeleted = behind.hasDeleted || (record.flags & wire::kFlagRedacted) != 0;
        behind.chronicle.note(record, behind.picture);
        behind.picture.fold(record);
    }
    if (behind.isRead && behind.pending.empty()) finishPast();
}

void Store::finishPast() {
    Behind& behind = *m_behind;
    for (const wire::Record& record : behind.since) {
        if (record.sequence <= behind.picture.lastSequence) continue;
        behind.chronicle.note(record, behind.picture);
        behind.picture.fold(record);
    }
    // The past may have come further than what is shown: then the comparison waits for the stream.
    if (behind.picture.lastSequence > m_picture.lastSequence) {
        behind.since.clear();
        return;
    }
    // "In this status since" may have come from a report that was deleted meanwhile: then the fold cannot know it, and
    // nobody did wrong.
    const bool isOther = behind.picture.canonicalText() != m_picture.canonicalText();
    m_wasSnapshotWrong = isOther && !behind.hasDeleted;
    behind.chronicle.replace(m_chronicle);
    m_chronicle = std::move(behind.chronicle);
    for (const auto& [hash, deletion] : m_chronicle.deletedFiles()) m_files.noteDeleted(hash);
    if (isOther) m_picture = std::move(behind.picture);
    m_behind.reset();
    tellEverything();
}

void Store::LookedBackAt::fold(const wire::Record& record) {
    chronicle.note(record, picture);
    picture.fold(record);
}

void Store::lookBack(std::vector<wire::Record> records, const situation::Hindsight& moment) {
    LookedBackAt past{moment, {}, Chronicle(m_linesMax)};
    // Where no broker tells of now, the journal's end is what people are called by.
    if (!m_bus && m_picture.lastSequence == 0)
        for (const wire::Record& record : records) m_picture.fold(record);
    for (const wire::Record& record : situation::inHindsight(std::move(records), moment)) past.fold(record);
    showPast(std::move(past));
}

void Store::askToLookBack(const situation::Hindsight& moment) {
    if (!m_archive) return;
    m_wish = moment;
    if (m_isFoldingPast)
        *m_isWishOld = true;
    else
        foldWish();
}

void Store::foldWish() {
    m_isFoldingPast = true;
    m_isWishOld = std::make_shared<std::atomic<bool>>(false);
    const situation::Hindsight moment = *m_wish;
    m_wish.reset();
    m_pastThread.start([this, moment, archive = m_archive, isOld = m_isWishOld, linesMax = m_linesMax] {
        auto past = std::make_shared<LookedBackAt>(LookedBackAt{moment, {}, Chronicle(linesMax)});
        if (moment.at >= moment.known) {
            archive->each(moment.known, [&](wire::Record&& record) {
                past->fold(record);
                return !*isOld;
            });
        } else {
            std::vector<wire::Record> records;
            archive->each(moment.known, [&](wire::Record&& record) {
                records.push_back(std::move(record));
                return !*isOld;
            });
            if (!*isOld)
                for (const auto& record : situation::inHindsight(std::move(records), moment)) past->fold(record);
        }
        QMetaObject::invokeMethod(
            this,
            [this, past, isOld] {
                m_isFoldingPast = false;
                if (!*isOld) showPast(std::move(*past));
                if (m_wish) foldWish();
            },
            Qt::QueuedConnection);
    });
    emit hindsightChanged();
}

void Store::askForPicture(base::Instant known, std::function<void(PastPicture)> then) {
    if (!m_archive) return;
    m_pastThread.start([this, known, archive = m_archive, then = std::move(then)] {
        auto picture = std::make_shared<situation::Situation>();
        archive->each(known, [&](wire::Record&& record) {
            picture->fold(record);
            return !m_isEnding;
        });
        QMetaObject::invokeMethod(
            this, [picture, then] { then(picture); }, Qt::QueuedConnection);
    });
}

void Store::showPast(LookedBackAt past) {
    past.chronicle.replace(chronicle());  // whoever compares versions of lines must notice that these are others
    m_past = std::move(past);
    emit hindsightChanged();
    tellEverything();
}

void Store::returnToNow() {
    m_wish.reset();
    if (m_isFoldingPast) *m_isWishOld = true;
    if (!m_past) return;
    m_chronicle.replace(m_past->chronicle);
    m_past.reset();
    emit hindsightChanged();
    tellEverything();
}

/// To whoever shows the picture: all of it is new.
void Store::tellEverything() {
    situation::Changes everything;
    everything.tick = everything.roster = everything.exercise = true;
    const situation::Situation& shown = picture();
    for (const auto& [id, one] : shown.stations) everything.stations.insert(id);
    for (const auto& [id, one] : shown.units) everything.units.insert(id);
    for (const auto& [id, one] : shown.zones) everything.zones.insert(id);
    for (const auto& [id, one] : shown.areas) everything.areas.insert(id);
    for (const auto& [id, one] : shown.ruleAlarms) everything.ruleAlarms.insert(id);
    for (const auto& [id, one] : shown.incidents) everything.incidents.insert(id);
    for (const auto& [id, one] : shown.proposals) everything.proposals.insert(id);
    for (const auto& [id, one] : shown.alerts) everything.alerts.insert(id);
    for (const auto& [id, one] : shown.operations) everything.operations.insert(id);
    emit folded(everything);
}

}  // namespace session
