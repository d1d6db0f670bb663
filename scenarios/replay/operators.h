// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The scripted staff of an exercise. They act through the same link, keys and signatures as people at a console:
//   operator-1 (S2): opens the operation, fills the directory, calls people up, writes the log, does the staff's work
//     (ScriptedWork) and takes alarms over for the posts of the script, drafts and signs warnings from standing
//     proposals
//   operator-2 (Leiter des Stabes): reads a warning that waits for its second signature, and signs it; signs decisions
// Both are pure followers: what they say at a tick hangs on the records before it alone.

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "broker/client/participant.h"
#include "broker/seal/seal.h"
#include "gis/situation/situation.h"
#include "scenarios/replay/scenario.h"
#include "scenarios/replay/scripted_work.h"

namespace replay {

/// The scripted person behind a participant.
struct Person {
    std::string id;    ///< "p:beispiel"
    std::string post;  ///< source of what is said, "post:S2"
    seal::SigningKey key;
};

class StaffAuthor final : public client::Participant {
public:
    /// `scenario` must outlive it.
    StaffAuthor(const Scenario& scenario, Person person, std::uint64_t seed);

    [[nodiscard]] std::string name() const override { return "operator-1"; }
    void fold(const wire::Record& record) override;
    [[nodiscard]] std::vector<client::Submission> atTick(const wire::Tick& tick, const wire::Record& record) override;

private:
    /// What this person has drafted from one proposal, read from the journal.
    struct Drafted {
        wire::GaugeLevel level = wire::GaugeLevel::BelowAll;
        wire::WarningLevel warningLevel{};
        std::uint32_t revision = 0;      ///< of the proposal
        std::vector<std::string> chain;  ///< all alerts, oldest first
    };
    /// What the proposal asks for, since when, and the record that said so.
    struct Standing {
        wire::GaugeLevel level = wire::GaugeLevel::BelowAll;
        wire::WarningLevel warningLevel{};
        std::uint32_t revision = 0;
        bool withdrawn = false;
        base::Instant since;
        wire::MessageId record;
    };
    void openOperation(const wire::Tick& tick, std::vector<client::Submission>& out);
    void writeLog(const wire::Tick& tick, std::vector<client::Submission>& out);
    void passOnReports(const wire::Tick& tick, std::vector<client::Submission>& out);
    void fillDirectory(const wire::Tick& tick, std::vector<client::Submission>& out);
    void callUp(const wire::Tick& tick, std::vector<client::Submission>& out);
    void draftWarnings(const wire::Tick& tick, std::vector<client::Submission>& out);
    void draftAllClears(const wire::Tick& tick, std::vector<client::Submission>& out);
    void draft(const wire::Tick& tick, const std::string& proposal, wire::WarningContent content,
               std::vector<client::Submission>& out);
    /// True when the newest warning from this proposal waits for a signature.
    [[nodiscard]] bool isOneOpen(const std::string& proposal) const;
    /// The warnings from this proposal that are in force, oldest first.
    [[nodiscard]] std::vector<std::string> inForce(const std::string& proposal) const;
    [[nodiscard]] client::Submission say(const wire::Tick& tick, wire::Kind kind, base::Bytes payload) const;

    const Scenario& m_scenario;
    Person m_person;
    std::uint64_t m_seed;
    situation::Situation m_situation;
    ScriptedWork m_work;
    std::map<wire::MessageId, Standing> m_asked;  ///< by the proposal's record
    std::map<std::string, Standing> m_standing;   ///< by proposal
    std::map<std::string, Drafted> m_drafted;     ///< by proposal
};

class StaffApprover final : public client::Participant {
public:
    /// Called after signing, with the alert's id: for the latency log. May be empty.
    using OnApproved = std::function<void(const std::string& alert)>;
    StaffApprover(const Scenario& scenario, Person person, OnApproved onApproved);

    [[nodiscard]] std::string name() const override { return "operator-2"; }
    void fold(const wire::Record& record) override;
    [[nodiscard]] std::vector<client::Submission> atTick(const wire::Tick& tick, const wire::Record& record) override;

private:
    const Scenario& m_scenario;
    Person m_person;
    OnApproved m_onApproved;
    situation::Situation m_situation;
};

}  // namespace replay
