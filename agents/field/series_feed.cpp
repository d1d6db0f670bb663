// SPDX-License-Identifier: EUPL-1.2
#include "agents/field/series_feed.h"

#include <algorithm>
#include <cmath>

#include "broker/wire/codec.h"
#include "broker/wire/limits.h"

namespace field {
namespace {

constexpr std::size_t kRowsPerTickMax = 900;
constexpr std::uint64_t kRefusalsTold = 10;
/// After the last row: how long an answer may take.
constexpr std::int64_t kAnswerNsMax = 30'000'000'000;

struct UnitQuantity {
    const char* unit;
    wire::Quantity quantity;
};
constexpr UnitQuantity kUnitQuantities[] = {
    {"cm", wire::Quantity::WaterLevel},       {"mm", wire::Quantity::Rain},       {"m3/s", wire::Quantity::Discharge},
    {"degC", wire::Quantity::AirTemperature}, {"m/s", wire::Quantity::WindSpeed}, {"deg", wire::Quantity::WindFrom},
};

/// What the broker said to paced rows.
void takeAnswers(client::BusLink& link, int waitMs, FeedCount& count,
                 const std::function<void(const std::string&)>& onRefused) {
    for (const client::Event& event : link.poll(waitMs)) {
        if (const auto* accepted = std::get_if<client::AcceptedIds>(&event)) count.accepted += accepted->ids.size();
        if (const auto* rejected = std::get_if<client::RejectedId>(&event)) {
            ++count.refused;
            const wire::Rejection& why = rejected->rejection;
            const std::string fix = why.fix.empty() ? "" : "; " + why.fix;
            if (onRefused && count.refused <= kRefusalsTold)
                onRefused("refused (" + std::to_string(static_cast<int>(why.code)) + "): " + why.what + fix);
            if (onRefused && count.refused == kRefusalsTold) onRefused("further refusals are counted and not shown");
        }
        if (const auto* restored = std::get_if<client::Restored>(&event); restored && onRefused)
            onRefused("the broker's journal was put back to an earlier copy: of " + std::to_string(restored->accepted) +
                      " rows accepted so far those since that copy are gone; feed them again");
        if (const auto* lost = std::get_if<client::Lost>(&event); lost && onRefused)
            onRefused("the broker does not answer: " + lost->why + "; trying again");
    }
}

}  // namespace

std::optional<wire::Quantity> quantityOfUnit(const std::string& unit) {
    for (const UnitQuantity& one : kUnitQuantities)
        if (unit == one.unit) return one.quantity;
    return std::nullopt;
}

std::vector<std::int64_t> dueSeconds(const Series& series, const FeedPlan& plan) {
    std::vector<std::int64_t> due;
    const std::int64_t spacing = series.spacingS();
    for (const SeriesRow& row : series.rows) {
        const std::int64_t s = base::spanMs(row.at, series.rows.front().at) / 1000;
        if (!plan.periodS || spacing <= 0) {
            due.push_back(s);
            continue;
        }
        // Rows closer than half the usual distance still get a place of their own.
        const std::int64_t place = std::llround(static_cast<double>(s) / static_cast<double>(spacing)) * *plan.periodS;
        due.push_back(due.empty() ? place : std::max(place, due.back() + 1));
    }
    return due;
}

client::Submission readingOf(const SeriesRow& row, const FeedPlan& plan, base::Instant observedAt) {
    wire::Reading reading;
    reading.quantity = plan.quantity;
    reading.value = row.value;
    reading.unit = plan.unit;
    client::Submission said;
    said.kind = wire::Kind::Reading;
    said.payload = wire::encodePayload(reading);
    said.source = "station:" + plan.station;
    said.observedAt = observedAt;
    said.keep = client::Keep::InMemory;
    return said;
}

SeriesParticipant::SeriesParticipant(std::string name, Series series, FeedPlan plan)
    : m_name(std::move(name)),
      m_series(std::move(series)),
      m_plan(std::move(plan)),
      m_dueS(dueSeconds(m_series, m_plan)) {}

void SeriesParticipant::fold(const wire::Record& record) {
    if (record.verdict != 0) return;
    const auto tick = wire::payloadOf<wire::Tick>(record.envelope);
    if (!tick) return;
    if (!m_start) m_start = m_plan.start.value_or(tick->at);
    m_previous = m_newest;
    m_newest = tick->at;
}

std::vector<client::Submission> SeriesParticipant::atTick(const wire::Tick& tick, const wire::Record&) {
    std::vector<client::Submission> said;
    if (!m_start) return said;
    const auto due = [&](std::size_t i) { return m_start->plusS(m_dueS[i]); };
    for (std::size_t i = 0; i < m_dueS.size() && said.size() < kRowsPerTickMax; ++i)
        if (due(i) <= tick.at && (!m_previous || due(i) > *m_previous))
            said.push_back(readingOf(m_series.rows[i], m_plan, due(i)));
    return said;
}

FeedCount feedPaced(client::BusLink& link, const base::Clock& clock, const Series& series, const FeedPlan& plan,
                    double speed, const std::function<bool()>& stop,
                    const std::function<void(const wire::MessageId&)>& onSaid,
                    const std::function<void(const std::string&)>& onRefused) {
    FeedCount count;
    const std::vector<std::int64_t> due = dueSeconds(series, plan);
    const auto pace = [&](std::int64_t seconds) {
        return static_cast<std::int64_t>(static_cast<double>(seconds) * 1e9 / speed);
    };
    while (!link.isConnected() && !stop()) takeAnswers(link, 100, count, onRefused);
    const std::int64_t begin = clock.monotonicNs();
    for (std::size_t i = 0; i < due.size() && !stop(); ++i) {
        for (;;) {
            const std::int64_t leftMs = (begin + pace(due[i]) - clock.monotonicNs()) / 1'000'000;
            // A full outbox waits for answers rather than losing a row.
            if ((leftMs <= 0 && link.waiting() < wire::limits::kOutboxEnvelopesMax / 2) || stop()) break;
            takeAnswers(link, static_cast<int>(std::clamp<std::int64_t>(leftMs, 1, 200)), count, onRefused);
        }
        const base::Instant at = plan.start ? plan.start->plusS(due[i]) : clock.now();
        const auto id = link.submit(readingOf(series.rows[i], plan, at));
        if (!id) {
            ++count.refused;
            if (onRefused) onRefused(id.failure().text());
            continue;
        }
        ++count.said;
        if (onSaid) onSaid(id.value());
        takeAnswers(link, 0, count, onRefused);
    }
    const std::int64_t last = clock.monotonicNs();
    while (link.waiting() > 0 && !stop() && clock.monotonicNs() - last < kAnswerNsMax)
        takeAnswers(link, 100, count, onRefused);
    return count;
}

}  // namespace field
