// SPDX-License-Identifier: EUPL-1.2
#include "gis/tools/rule_trial.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>
#include <vector>

#include "broker/wire/codec.h"
#include "broker/wire/kinds.h"
#include "gis/fusion/fusion.h"
#include "gis/fusion/rules_file.h"
#include "gis/layers/town_package.h"
#include "gis/situation/situation.h"
#include "gis/tools/log_record.h"
#include "gis/tools/log_verify.h"
#include "gis/tools/trial_table.h"

namespace tools {
namespace {

constexpr int kUsable = 0, kErrors = 1, kUnreadable = 2;

int failCall(const base::Failure& failure) {
    std::cerr << "lagewerk-fusion: " << failure.text() << "\n";
    return kUnreadable;
}

using Json = nlohmann::ordered_json;

Json jsonOf(const std::vector<Raised>& list, const std::map<wire::MessageId, std::uint64_t>& sequences) {
    Json out = Json::array();
    for (const Raised& raised : list) {
        Json one{
            {"at", base::isoUtc(raised.at)}, {"what", raised.what}, {"subject", raised.subject}, {"now", raised.now}};
        for (const auto& [name, text] :
             {std::pair{"text", &raised.text}, {"task", &raised.task}, {"function", &raised.function}})
            if (!text->empty()) one[name] = *text;
        one["why"] = Json::array();
        for (const Why& why : raised.why) one["why"].push_back(why.plain);
        Json records = Json::array();
        for (const wire::MessageId& id : raised.cause)
            if (const auto at = sequences.find(id); at != sequences.end()) records.push_back(at->second);
        one["records"] = std::move(records);
        out.push_back(std::move(one));
    }
    return out;
}

/// What each came to, eldest first.
Json incidentsOf(const std::map<std::string, wire::Incident>& incidents) {
    std::vector<const wire::Incident*> order;
    order.reserve(incidents.size());
    for (const auto& [id, incident] : incidents) order.push_back(&incident);
    std::sort(order.begin(), order.end(), [](const auto* a, const auto* b) {
        return std::tie(a->since, a->incident) < std::tie(b->since, b->incident);
    });
    Json out = Json::array();
    for (const wire::Incident* incident : order)
        out.push_back(Json{{"incident", incident->incident},
                           {"title", situation::titleOf(*incident)},
                           {"kind", incident->kind},
                           {"districts", incident->districts},
                           {"since", base::isoUtc(incident->since)},
                           {"last", base::isoUtc(incident->last)},
                           {"records", incident->records},
                           {"reports", incident->reports},
                           {"units", incident->units},
                           {"radius_m", incident->radiusM}});
    return out;
}

void print(const Json& json) { std::cout << json.dump(2, ' ', false, Json::error_handler_t::replace) << "\n"; }

/// A journal's readings and ticks judged by rules; its own facts are listened to, never judged by.
class Trial {
public:
    Trial(const fusion::Town& town, const fusion::Rules& rules) : m_fusion(town, rules) {
        for (const fusion::StationFacts& station : town.stations) m_known.insert(station.id);
    }
    void take(const wire::Record& record) {
        if (record.verdict != 0) return;
        ++records;
        if (record.envelope.id.form == wire::IdForm::Outbox || record.envelope.kind == wire::Kind::Tick)
            sequences.emplace(record.envelope.id, record.sequence);
        if (wire::isWorkersFact(record.envelope.kind)) {
            recorded.take(record.envelope.kind, record.envelope.payload, record.envelope.observedAt,
                          record.envelope.cause);
            return;
        }
        if (record.envelope.kind == wire::Kind::Reading) note(record.envelope.source);
        m_fusion.fold(record);
        const auto tick = wire::payloadOf<wire::Tick>(record.envelope);
        if (!tick) return;
        if (!from) from = tick->at;
        until = tick->at;
        for (const fusion::Fact& fact : m_fusion.say(tick->number)) {
            tried.take(fact.kind, fact.payload, fact.observedAt, fact.cause);
            // As the journal would hand it back: incidents follow from it, too.
            wire::Record own;
            own.acceptedAt = tick->at;
            own.envelope.kind = fact.kind, own.envelope.id = fact.id, own.envelope.source = "fusion";
            own.envelope.observedAt = fact.observedAt, own.envelope.payload = fact.payload;
            m_fusion.fold(own);
        }
        m_fusion.forgetThrough(tick->number);
    }
    [[nodiscard]] const std::set<std::string>& unknown() const { return m_unknown; }
    [[nodiscard]] std::uint64_t judged() const { return m_judged; }
    Listener tried, recorded;
    std::map<wire::MessageId, std::uint64_t> sequences;
    std::uint64_t records = 0;
    std::optional<base::Instant> from, until;

private:
    /// Whose reading it is: the town's, or nobody's here.
    void note(const std::string& source) {
        constexpr std::string_view kStation = "station:";
        if (!source.starts_with(kStation)) return;
        const std::string station = source.substr(kStation.size());
        if (m_known.contains(station))
            ++m_judged;
        else
            m_unknown.insert(station);
    }
    fusion::Fusion m_fusion;
    std::set<std::string> m_known, m_unknown;
    std::uint64_t m_judged = 0;
};

/// Tells each finding; false when the rules cannot be used.
bool tellFindings(const fusion::RuleReading& reading) {
    for (const fusion::RuleFinding& finding : reading.findings)
        std::cerr << "lagewerk-fusion: " << (finding.isError ? "error: " : "note: ") << finding.text() << "\n";
    return reading.isUsable();
}

}  // namespace

int checkRules(const CheckCall& call) {
    if (const auto why = unreadable(call.rules)) return failCall(*why);
    std::optional<fusion::Town> town;
    if (!call.town.empty()) {
        auto loaded = layers::loadTown(call.town);
        if (!loaded) return failCall(loaded.failure());
        town = std::move(loaded).value();
    }
    const fusion::RuleReading reading = fusion::readRules(call.rules, town ? &*town : nullptr);
    Json findings = Json::array();
    for (const fusion::RuleFinding& finding : reading.findings)
        findings.push_back(
            Json{{"error", finding.isError}, {"where", finding.where}, {"what", finding.what}, {"fix", finding.fix}});
    print(Json{{"file", call.rules},
               {"usable", reading.isUsable()},
               {"name", reading.rules.name},
               {"version", reading.rules.version},
               {"own_rules", reading.rules.own.size()},
               {"stations_checked", town.has_value()},
               {"findings", std::move(findings)}});
    return tellFindings(reading) ? kUsable : kErrors;
}

int tryRules(const TryCall& call) {
    for (const std::string& file : {call.rules, call.journal})
        if (!file.empty())
            if (const auto why = unreadable(file)) return failCall(*why);
    std::string file = call.town;
    if (file.empty()) {
        // Beside the journal of an exercise lies the town that it was played on.
        const auto beside = std::filesystem::path(call.journal).parent_path() / "town.gpkg";
        std::error_code missing;
        if (!std::filesystem::exists(beside, missing))
            return failCall(base::Failure{"which town the journal is of is not known", beside.string(),
                                          "name its package with --town"});
        file = beside.string();
    }
    auto town = layers::loadTown(file);
    if (!town) return failCall(town.failure());
    fusion::RuleReading reading;
    if (!call.rules.empty()) reading = fusion::readRules(call.rules, &town.value());
    if (!tellFindings(reading)) return kErrors;
    Trial trial(town.value(), reading.rules);
    Evidence evidence({}, true);
    const auto report = journal::verifyEach(call.journal, {}, [&](const journal::Seen& seen) {
        if (const auto record = evidence.take(seen)) trial.take(*record);
    });
    if (!report) return failCall(report.failure());
    if (!report.value().good())
        std::cerr << "lagewerk-fusion: the journal is damaged"
                  << (report.value().findings.front().sequence > 0
                          ? " at record " + std::to_string(report.value().findings.front().sequence)
                          : std::string())
                  << "; tried on what can be read, " << trial.records << " records (lagewerk-log verify)\n";
    const std::vector<Raised>& tried = trial.tried.list();
    const std::vector<Raised>& recorded = trial.recorded.list();
    Json json;
    json["rules"] = {{"name", reading.rules.name}, {"version", reading.rules.version}};
    json["town"] = town.value().package;
    json["records"] = trial.records;
    json["readings_judged"] = trial.judged();
    json["stations_not_in_town"] = trial.unknown();
    json["journal_is_whole"] = report.value().good();
    if (trial.from) json["from"] = base::isoUtc(*trial.from), json["until"] = base::isoUtc(*trial.until);
    for (const auto& [what, count] : countsOf(tried)) json["counts"][what] = count;
    for (const auto& [what, count] : countsOf(recorded)) json["recorded_counts"][what] = count;
    json["incidents"] = incidentsOf(trial.tried.incidents());
    json["raised"] = jsonOf(tried, trial.sequences);
    json["only_with_these_rules"] = jsonOf(without(tried, recorded), trial.sequences);
    json["only_in_the_journal"] = jsonOf(without(recorded, tried), trial.sequences);
    if (call.asTable)
        printTrialTable({reading.rules.name + (reading.rules.version.empty() ? "" : " " + reading.rules.version),
                         &town.value(), call.journal, trial.records, trial.judged(), trial.from, trial.until,
                         report.value().good(), &tried, &recorded, trial.sequences},
                        call.isGerman, std::cout);
    else
        print(json);
    if (!trial.from) std::cerr << "lagewerk-fusion: the journal holds no tick: nothing was judged\n";
    if (!trial.unknown().empty())
        std::cerr << "lagewerk-fusion: " << trial.unknown().size()
                  << " stations of the journal are not in this town package, "
                  << (trial.judged() == 0 ? "so nothing was judged: is it the right one?"
                                          : "their readings were left out")
                  << "\n";
    return report.value().good() && (trial.judged() > 0 || trial.unknown().empty()) ? kUsable : kErrors;
}

}  // namespace tools
