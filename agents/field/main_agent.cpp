// SPDX-License-Identifier: EUPL-1.2
#include <CLI/CLI.hpp>
#include <iostream>

#include "agents/field/field_plan.h"
#include "agents/field/field_town.h"
#include "agents/field/series_feed.h"
#include "agents/field/simulated_field.h"
#include "agents/field/spoken_report.h"
#include "agents/runtime/agent_program.h"
#include "broker/base/command_line.h"
#include "broker/seal/seal.h"
#include "gis/layers/town_package.h"

namespace {

using runtime::Exit;
constexpr const char* kProgram = "lagewerk-agent";

struct Arguments {
    std::string identity, latencyLog;
    std::string scenario, town;
    std::uint64_t seed = 1;
    std::string csv, station, column, nameFilter, unit = "cm", start, participant;
    double speed = 1;
    std::int64_t periodS = 0;
    bool lockstep = false;
    std::string call, to = "S2", means = "Datenfunk", subject, text, priority = "routine", operation;
    std::vector<std::string> files;
    std::int64_t waitS = 60;
    bool isTextGiven = false;  ///< be it empty
};

Exit told(const base::Failure& failure, Exit how) {
    runtime::tellFailure(kProgram, failure);
    return how;
}

Exit simulate(const Arguments& arguments) {
    auto plan = field::loadFieldPlan(arguments.scenario);
    if (!plan) return told(plan.failure(), Exit::BadInput);
    if (!arguments.town.empty()) {
        layers::start();
        const auto town = layers::loadTown(arguments.town);
        if (!town) return told(town.failure(), Exit::BadInput);
        if (const auto good = field::fitToTown(plan.value(), town.value().stations); !good)
            return told(good.failure(), Exit::BadInput);
    }
    const auto identity = client::loadIdentity(arguments.identity);
    if (!identity) return told(identity.failure(), Exit::BadInput);
    if (identity.value().realm.kind == wire::RealmKind::Live)
        return told(
            {"simulated readings must not enter a live realm", arguments.identity, "use the identity of an exercise"},
            Exit::BadInput);
    const base::SystemClock clock;
    runtime::LatencyLog latency(clock);
    if (const auto opened = latency.open(arguments.latencyLog); !opened) return told(opened.failure(), Exit::Failed);
    field::SimulatedField simulated(plan.value(), arguments.seed);
    runtime::NotedParticipant noted(simulated, latency, identity.value().device(),
                                    runtime::participantEpoch(identity.value().realm, identity.value().deviceName));
    return runtime::runParticipant(identity.value(), noted, kProgram);
}

base::Outcome<field::FeedPlan> feedPlanOf(const Arguments& arguments) {
    field::FeedPlan plan;
    plan.station = arguments.station.starts_with("station:") ? arguments.station.substr(8) : arguments.station;
    plan.unit = arguments.unit;
    const auto quantity = field::quantityOfUnit(arguments.unit);
    if (!quantity)
        return base::Failure{"unknown unit \"" + arguments.unit + "\"", "--unit",
                             "known: cm, mm, m3/s, degC, m/s, deg"};
    plan.quantity = *quantity;
    if (arguments.periodS > 0) plan.periodS = arguments.periodS;
    if (!arguments.start.empty()) {
        plan.start = field::readMoment(arguments.start);
        if (!plan.start)
            return base::Failure{"not a time: \"" + arguments.start + "\"", "--start",
                                 "write it like 2026-06-18T15:00:00+02:00"};
    }
    if (!(arguments.speed > 0 && arguments.speed <= 1e9))
        return base::Failure{"the speed is not a number above 0", "--speed", "86400 plays a day in a second"};
    return plan;
}

void tellCount(const field::Series& series, const field::FeedCount& count) {
    std::cerr << kProgram << ": " << count.said << " rows said, " << count.accepted << " accepted, " << count.refused
              << " refused; " << series.skipped << " bad rows skipped, " << series.others << " rows of other names"
              << std::endl;
}

Exit feedSeries(const Arguments& arguments) {
    const auto plan = feedPlanOf(arguments);
    if (!plan) return static_cast<Exit>(base::wrongUsage("lagewerk-agent series", plan.failure().text()));
    field::SeriesOptions options;
    if (!arguments.column.empty()) options.column = arguments.column;
    if (!arguments.nameFilter.empty()) options.nameFilter = arguments.nameFilter;
    const auto series = field::loadSeries(arguments.csv, options);
    if (!series) return told(series.failure(), Exit::BadInput);
    for (const std::string& complaint : series.value().complaints)
        std::cerr << kProgram << ": " << arguments.csv << ", " << complaint << "\n";
    const auto identity = client::loadIdentity(arguments.identity);
    if (!identity) return told(identity.failure(), Exit::BadInput);
    const base::SystemClock clock;
    runtime::LatencyLog latency(clock);
    if (const auto opened = latency.open(arguments.latencyLog); !opened) return told(opened.failure(), Exit::Failed);
    if (arguments.lockstep) {
        const std::string name = arguments.participant.empty() ? identity.value().deviceName : arguments.participant;
        field::SeriesParticipant feed(name, series.value(), plan.value());
        runtime::NotedParticipant noted(feed, latency, identity.value().device(),
                                        runtime::participantEpoch(identity.value().realm, identity.value().deviceName));
        return runtime::runParticipant(identity.value(), noted, kProgram);
    }
    client::LinkOptions linkOptions;
    linkOptions.software = kProgram;
    client::BusLink link(identity.value(), client::makeZmqChannel(identity.value()), clock, linkOptions);
    const field::FeedCount count = field::feedPaced(
        link, clock, series.value(), plan.value(), arguments.speed, runtime::isStopAsked,
        [&latency](const wire::MessageId& id) { latency.note("submitted", id.text()); },
        [](const std::string& line) { std::cerr << kProgram << ": " << line << std::endl; });
    tellCount(series.value(), count);
    if (runtime::isStopAsked()) return Exit::Done;
    return count.said == count.accepted && count.refused == 0 ? Exit::Done : Exit::Failed;
}

field::SpokenReport spokenOf(const Arguments& arguments) {
    field::SpokenReport said;
    said.source = !arguments.call.empty() ? "unit:" + arguments.call : "station:" + arguments.station;
    said.report.from = !arguments.call.empty() ? arguments.call : arguments.station;
    said.report.to = arguments.to;
    said.report.means = arguments.means;
    said.report.subject = arguments.subject;
    said.report.text = arguments.text;
    said.report.priority = *field::priorityNamed(arguments.priority);
    if (!arguments.operation.empty()) said.operation = arguments.operation;
    said.files.assign(arguments.files.begin(), arguments.files.end());
    return said;
}

Exit report(const Arguments& arguments) {
    const bool isSaying = !arguments.text.empty() || !arguments.files.empty();
    if (arguments.isTextGiven && arguments.text.find_first_not_of(" \t\n") == std::string::npos)
        return static_cast<Exit>(base::wrongUsage("lagewerk-agent report", "--text is empty; nothing was said"));
    if (isSaying && arguments.call.empty() == arguments.station.empty())
        return static_cast<Exit>(base::wrongUsage("lagewerk-agent report", "name either --unit or --station"));
    const auto identity = client::loadIdentity(arguments.identity);
    if (!identity) return told(identity.failure(), Exit::BadInput);
    const base::SystemClock clock;
    client::LinkOptions options;
    options.software = kProgram;
    options.outbox = client::besideIdentity(arguments.identity, "report-outbox.db");
    client::BusLink link(identity.value(), client::makeZmqChannel(identity.value()), clock, options);
    const auto tell = [](const std::string& line) { std::cerr << kProgram << ": " << line << std::endl; };
    if (isSaying)
        if (const auto said = field::sayReport(link, clock, spokenOf(arguments), tell); !said)
            return told(said.failure(), Exit::BadInput);
    const std::int64_t untilMs = clock.monotonicNs() / 1'000'000 + arguments.waitS * 1000;
    const auto sent = field::sendReports(link, clock, untilMs, runtime::isStopAsked, tell);
    if (sent.waiting + sent.filesWaiting > 0)
        tell(std::to_string(sent.waiting) + " reports and " + std::to_string(sent.filesWaiting) +
             " files are kept; lagewerk-agent report with nothing but --identity sends them");
    return sent.waiting + sent.filesWaiting + sent.refused == 0 ? Exit::Done : Exit::Failed;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{"Speaks for sensors and units: a simulated field of an exercise, or a recorded series.", kProgram};
    app.require_subcommand(1);
    Arguments arguments;
    CLI::App* simulating = app.add_subcommand(
        "simulate", "gauges, rain gauges and units of a scenario.toml ([[gauge]], [[rain]], [[unit]])");
    simulating->add_option("--scenario", arguments.scenario, "the scenario.toml")->required();
    simulating->add_option("--seed", arguments.seed, "same seed, same readings")->check(CLI::NonNegativeNumber);
    simulating->add_option(
        "--town", arguments.town,
        "town package: checks the stations' names and gives the periods that the scenario leaves open");
    CLI::App* feeding = app.add_subcommand("series", "rows of a CSV file with a column of dates");
    feeding->add_option("--csv", arguments.csv, "the file; its first line names the columns")->required();
    feeding->add_option("--station", arguments.station, "station to speak for, as in the town package")->required();
    feeding->add_option("--speed", arguments.speed, "times the recorded pace: 86400 plays a day in a second");
    feeding->add_option("--column", arguments.column, "column of the value (default: the last)");
    feeding->add_option("--name-filter", arguments.nameFilter, "only rows of this name");
    feeding->add_option("--period-s", arguments.periodS, "seconds between rows, in place of the recorded distance");
    feeding->add_option("--unit", arguments.unit, "cm, mm, m3/s, degC, m/s or deg (default cm)");
    feeding->add_option("--start", arguments.start,
                        "time of the first row; the others keep their distance (default: when it is said)");
    feeding->add_flag("--lockstep", arguments.lockstep,
                      "rows fall due by the realm's ticks, the agent is a participant of the exercise");
    feeding->add_option("--participant", arguments.participant, "name as a participant (default: the device's name)");
    CLI::App* reporting = app.add_subcommand(
        "report", "one report (Meldung), with photos and documents; without a text: sends what is still kept");
    reporting->add_option("--unit", arguments.call, "call sign of the unit that reports");
    reporting->add_option("--station", arguments.station, "or: the station");
    reporting->add_option("--to", arguments.to, "addressee (default S2)");
    reporting->add_option("--means", arguments.means, "means (default Datenfunk)");
    reporting->add_option("--subject", arguments.subject, "subject");
    const CLI::Option* text = reporting->add_option("--text", arguments.text, "what is reported");
    reporting->add_option("--priority", arguments.priority, "routine, immediate or flash")
        ->check(CLI::IsMember({"routine", "immediate", "flash"}));
    reporting->add_option("--operation", arguments.operation, "operation (Einsatz), e.g. 2026-0417");
    reporting->add_option("--attach", arguments.files,
                          "JPEG, PNG, WebP, PDF or text, up to 25 MiB; place, camera and names are taken out; may be "
                          "repeated");
    reporting->add_option("--wait-s", arguments.waitS, "how long to try to send (default 60)")
        ->check(CLI::Range(0, 86400));
    for (CLI::App* command : {simulating, feeding, reporting}) {
        command->add_option("--identity", arguments.identity, "folder of this device's identity (REALM/parties/NAME)")
            ->required();
        if (command == reporting) continue;
        command->add_option("--latency-log", arguments.latencyLog, "appends \"submitted <message id> <ns>\"");
    }
    if (const auto ended = base::exitAfterParsing<CLI::ParseError>(app, argc, argv)) return *ended;
    arguments.isTextGiven = text->count() > 0;
    runtime::catchStopSignals();
    seal::start();
    if (reporting->parsed()) return static_cast<int>(report(arguments));
    return static_cast<int>(simulating->parsed() ? simulate(arguments) : feedSeries(arguments));
}
