// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What a staff would have noticed of the worker's facts: the same for those of a trial and for those in a journal.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "broker/base/bytes.h"
#include "broker/base/instant.h"
#include "broker/wire/envelope.h"
#include "broker/wire/payloads.h"

namespace tools {

/// Begins `Raised::now` of what is less than before.
inline constexpr const char* kFalls = "down to ";

/// Why something was raised: as programs read it, and as a staff does; empty: it says nothing to a staff.
struct Why {
    std::string plain, german, english;
};

/// One thing that a staff would have noticed.
struct Raised {
    base::Instant at;
    std::string what;     ///< "level", "rain", "silence", "maintenance", "zone", "proposal", "alarm", "incident"
    std::string subject;  ///< station, zone, proposal, alarm
    std::string now;      ///< "IW2", "silent", "level 3", "raised", "ended", "revision 2" ...
    std::string text;     ///< headline or title
    std::string task, function;
    std::vector<Why> why;
    std::vector<wire::MessageId> cause;

    /// Of two runs over the same journal the same thing.
    [[nodiscard]] std::string key() const { return std::to_string(at.ms) + "|" + what + "|" + subject + "|" + now; }
};

/// Facts in, what they mean to a staff out.
class Listener {
public:
    void take(wire::Kind kind, const base::Bytes& payload, base::Instant at, const std::vector<wire::MessageId>& cause);
    [[nodiscard]] const std::vector<Raised>& list() const { return m_list; }
    /// As they stood last while they were open.
    [[nodiscard]] const std::map<std::string, wire::Incident>& incidents() const { return m_incidents; }

private:
    Raised& add(const char* what, const std::string& subject, std::string now);
    void hear(const wire::StationState& state);
    void hear(const wire::Zone& zone);
    void hear(const wire::Proposal& proposal);
    void hear(const wire::RuleAlarm& alarm);
    void hear(const wire::Incident& incident);

    struct Known {
        wire::GaugeLevel level = wire::GaugeLevel::BelowAll;
        std::optional<wire::RainLevel> rain;
        std::optional<base::Instant> maintenance;
        bool isSilent = false;
    };
    base::Instant m_at;
    const std::vector<wire::MessageId>* m_cause = nullptr;
    std::map<std::string, Known> m_stations;
    std::set<std::string> m_zones;
    std::map<std::string, wire::Incident> m_incidents;
    std::vector<Raised> m_list;
};

}  // namespace tools
