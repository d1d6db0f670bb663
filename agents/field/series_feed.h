// SPDX-License-Identifier: EUPL-1.2
#pragma once

// A recorded series as a real agent: row after row at its own distance, either paced on the monotonic clock or, in
// lockstep, by the realm's ticks.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "agents/field/csv_series.h"
#include "broker/base/clock.h"
#include "broker/client/participant.h"

namespace field {

struct FeedPlan {
    std::string station;  ///< id without "station:"
    wire::Quantity quantity = wire::Quantity::WaterLevel;
    std::string unit = "cm";
    std::optional<std::int64_t> periodS;  ///< span between neighbouring rows; absent: as recorded
    std::optional<base::Instant> start;   ///< time of the first row; absent: when it is said
};

/// The quantity measured in `unit`; nothing for a unit the wire does not take.
[[nodiscard]] std::optional<wire::Quantity> quantityOfUnit(const std::string& unit);

/// When each row is due, in seconds after the first: gaps stay gaps.
[[nodiscard]] std::vector<std::int64_t> dueSeconds(const Series& series, const FeedPlan& plan);
/// One row as a submission.
[[nodiscard]] client::Submission readingOf(const SeriesRow& row, const FeedPlan& plan, base::Instant observedAt);

/// The series as a participant: rows fall due by the realm clock, the first at the first tick.
class SeriesParticipant final : public client::Participant {
public:
    SeriesParticipant(std::string name, Series series, FeedPlan plan);
    [[nodiscard]] std::string name() const override { return m_name; }
    /// What a field device may hear.
    [[nodiscard]] std::vector<wire::Kind> kinds() const override {
        return {wire::Kind::Tick, wire::Kind::DoneThrough, wire::Kind::ExerciseState};
    }
    void fold(const wire::Record& record) override;
    [[nodiscard]] std::vector<client::Submission> atTick(const wire::Tick& tick, const wire::Record& record) override;

private:
    std::string m_name;
    Series m_series;
    FeedPlan m_plan;
    std::vector<std::int64_t> m_dueS;
    std::optional<base::Instant> m_start, m_previous, m_newest;
};

struct FeedCount {
    std::uint64_t said = 0, accepted = 0, refused = 0;
};
/// Submits every row at `speed` times its own pace and waits until all are answered or `stop` says so. `onSaid` gets
/// each id as it is said, `onRefused` a line per refusal.
FeedCount feedPaced(client::BusLink& link, const base::Clock& clock, const Series& series, const FeedPlan& plan,
                    double speed, const std::function<bool()>& stop,
                    const std::function<void(const wire::MessageId&)>& onSaid,
                    const std::function<void(const std::string&)>& onRefused);

}  // namespace field
