// SPDX-License-Identifier: EUPL-1.2
// What goes by age or order: found here, deleted by the journal with the append that says so.
#include <algorithm>

#include "broker/base/mutant.h"
#include "broker/server/internal/broker_state.h"
#include "broker/wire/kinds.h"
#include "broker/wire/limits.h"

namespace server {
namespace {

constexpr std::int64_t kDayMs = 24LL * 3600 * 1000;
/// What outlived its rule goes in portions: one Redacted an hour and rule, not one for each record.
constexpr std::int64_t kPortionMs = 3'600'000;
constexpr std::int64_t kLookEveryMs = 10'000, kLookAgainMs = 200;
constexpr std::uint64_t kExaminedPerLook = 2000;
/// A realm clock that jumps further than this is not believed for a day of running: a wrong clock must not delete.
constexpr std::int64_t kClockJumpMs = kDayMs;

}  // namespace

/// Adds the record to what goes; false when it may not, or is gone already.
bool Broker::State::note(Redaction& redaction, const wire::Record& record) {
    const bool isGone = (record.flags & wire::kFlagRedacted) != 0;
    if (isGone || (!wire::isRedactable(record.envelope.kind) && !LAGEWERK_MUTANT("evidence-is-deleted"))) return false;
    auto& spans = redaction.what.spans;
    if (!spans.empty() && spans.back().last + 1 == record.sequence)
        spans.back().last = record.sequence;
    else
        spans.push_back({record.sequence, record.sequence});
    if (record.verdict != 0) redaction.what.refused.push_back({record.sequence, record.verdict});
    redaction.removals.push_back({record.sequence, record.verdict});
    return true;
}

std::optional<Broker::State::Redaction> Broker::State::ordered() {
    if (core.redactionOrders().empty()) return std::nullopt;
    const auto& order = core.redactionOrders().front();
    Redaction redaction;
    redaction.order = {order.id};
    redaction.what.rule = "order";
    redaction.what.reason = order.reason;
    redaction.what.by = order.by;
    auto spans = order.spans;
    std::sort(spans.begin(), spans.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::uint64_t behind = 0;
    for (const wire::SequenceSpan& span : spans) {
        const std::uint64_t from = std::max(span.first, behind + 1);
        if (from > span.last) continue;
        const auto read = history.read(from, [&](const wire::Record& record) {
            if (record.sequence <= span.last) note(redaction, record);
            return record.sequence < span.last;
        });
        if (!read) return std::nullopt;
        behind = std::max(behind, span.last);
    }
    redaction.what.files = order.files.empty() ? files.filesOnlyIn(redaction.what.spans) : files.known(order.files);
    if (redaction.removals.empty() && redaction.what.files.empty())
        redaction.what.rule = "order, nothing of it can be deleted";
    return redaction;
}

std::optional<Broker::State::Redaction> Broker::State::outlived() {
    if (realm.kind != wire::RealmKind::Live || options.retention.empty()) return std::nullopt;
    if (nowMs() < nextLookMs || nowMs() < noRetentionBeforeMs) return std::nullopt;
    nextLookMs = nowMs() + kLookEveryMs;
    const std::size_t place = nextRule++ % options.retention.size();
    const wire::RetentionRule& rule = options.retention[place];
    if (rule.days == 0) return std::nullopt;
    const base::Instant horizon = core.acceptedAtFor({}).plusMs(-static_cast<std::int64_t>(rule.days) * kDayMs);
    // Nothing is read as long as the first record that was too young still is.
    if (const auto young = tooYoung.find(place + 1);
        young != tooYoung.end() && young->second.plusMs(kPortionMs) > horizon)
        return std::nullopt;
    tooYoung.erase(place + 1);
    Redaction redaction;
    redaction.rule = place + 1;
    redaction.examinedThrough = examined[redaction.rule];
    redaction.what.rule =
        "retention " + std::string(wire::kindName(rule.kind)) + " " + std::to_string(rule.days) + " d";
    redaction.what.reason = "kept for " + std::to_string(rule.days) + " days";
    redaction.what.by = "retention";
    const std::uint64_t from = redaction.examinedThrough + 1;
    const auto read = history.read(from, [&](const wire::Record& record) {
        if (record.acceptedAt > horizon) {
            tooYoung[redaction.rule] = record.acceptedAt;
            return false;
        }
        redaction.examinedThrough = record.sequence;
        if (record.envelope.kind == rule.kind) note(redaction, record);
        return record.sequence - from + 1 < kExaminedPerLook;
    });
    if (!read) return std::nullopt;
    if (redaction.examinedThrough - from + 1 >= kExaminedPerLook) nextLookMs = nowMs() + kLookAgainMs;
    redaction.what.files = files.filesOnlyIn(redaction.what.spans);
    if (!redaction.removals.empty()) return redaction;
    examined[redaction.rule] = redaction.examinedThrough;
    return std::nullopt;
}

void Broker::State::planRedaction() {
    planned = ordered();
    if (!planned) planned = outlived();
    if (!planned) planned = outlivedFiles();
}

void Broker::State::redactionDone() {
    if (!planned) return;
    if (planned->rule != 0) examined[planned->rule] = planned->examinedThrough;
    tell("deleted the payloads of " + std::to_string(planned->removals.size()) + " records and " +
         std::to_string(planned->what.files.size()) + " files: " + planned->what.rule + ", by " + planned->what.by);
    planned.reset();
}

void Broker::State::watchClock(base::Instant tickAt) {
    if (base::spanMs(tickAt, core.acceptedAtFor({})) <= kClockJumpMs || LAGEWERK_MUTANT("wrong-clock-deletes")) return;
    noRetentionBeforeMs = nowMs() + kDayMs;
    tell("the realm clock jumped by more than a day; nothing is deleted by age for the next 24 hours of running");
}

}  // namespace server
