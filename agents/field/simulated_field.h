// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Gauges, rain gauges and units of an exercise as one participant. What it says at a tick follows from plan, seed and
// the ticks alone: the same at any speed, after any restart.

#include <optional>

#include "agents/field/field_plan.h"
#include "broker/client/participant.h"

namespace field {

class SimulatedField final : public client::Participant {
public:
    SimulatedField(FieldPlan plan, std::uint64_t seed) : m_plan(std::move(plan)), m_seed(seed) {}

    [[nodiscard]] std::string name() const override { return "field"; }
    /// What a field device may hear.
    [[nodiscard]] std::vector<wire::Kind> kinds() const override {
        return {wire::Kind::Tick, wire::Kind::DoneThrough, wire::Kind::ExerciseState};
    }
    void fold(const wire::Record& record) override;
    [[nodiscard]] std::vector<client::Submission> atTick(const wire::Tick& tick, const wire::Record& record) override;

    /// Scenario second of a sensor's first reading after the one at second 0; on the tick grid, from (0, period].
    [[nodiscard]] std::int64_t phaseS(const std::string& name, std::int64_t periodS) const;
    /// What the sensor says about second `dueS`; nothing while it is silent.
    [[nodiscard]] std::optional<wire::Reading> readingAt(const SensorPlan& sensor, std::int64_t dueS) const;
    /// What the unit reports at second `s`; nothing before its track begins.
    [[nodiscard]] std::optional<wire::UnitReport> reportAt(const UnitPlan& unit, double s) const;

private:
    [[nodiscard]] double valueAt(const SensorPlan& sensor, std::int64_t dueS) const;
    void sayReadings(std::int64_t afterS, std::int64_t throughS, std::vector<client::Submission>& said) const;
    void sayReports(std::int64_t afterS, std::int64_t throughS, std::vector<client::Submission>& said) const;

    FieldPlan m_plan;
    std::uint64_t m_seed;
    std::optional<base::Instant> m_start;     ///< time of the first tick
    std::optional<base::Instant> m_previous;  ///< time of the tick before the newest
    std::optional<base::Instant> m_newest;
};

}  // namespace field
