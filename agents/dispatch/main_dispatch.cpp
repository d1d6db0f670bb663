// SPDX-License-Identifier: EUPL-1.2
#include <CLI/CLI.hpp>
#include <iostream>

#include "agents/dispatch/dispatcher.h"
#include "agents/runtime/agent_program.h"
#include "broker/base/command_line.h"
#include "broker/client/witness_file.h"
#include "broker/seal/seal.h"

namespace {

constexpr const char* kProgram = "lagewerk-dispatch";

struct Arguments {
    std::string identity, out, recipients, latencyLog, sender, realm, check;
};

/// Either the file's plan or the built-in one, with what the command line sets.
base::Outcome<dispatch::DeliveryPlan> planFor(const Arguments& arguments, wire::RealmKind kind) {
    dispatch::DeliveryPlan plan = dispatch::defaultPlan(kind);
    if (!arguments.recipients.empty()) {
        auto loaded = dispatch::loadPlan(arguments.recipients, kind);
        if (!loaded) return loaded.failure();
        plan = std::move(loaded).value();
    }
    if (!arguments.sender.empty()) plan.sender = arguments.sender;
    const bool isOption = !arguments.sender.empty() || arguments.recipients.empty();
    if (!plan.sender.empty())
        if (auto good = dispatch::checkSender(plan, isOption ? "--sender" : arguments.recipients + ", sender"); !good)
            return good.failure();
    return plan;
}

base::Outcome<dispatch::DeliveryPlan> planOf(const Arguments& arguments, const client::Identity& identity) {
    const std::string word = identity.realm.kind == wire::RealmKind::Live ? "live" : "exercise";
    if (!arguments.realm.empty() && arguments.realm != word)
        return base::Failure{"the identity belongs to a realm of kind " + word + ", --realm says " + arguments.realm,
                             arguments.identity, "give the identity of the right realm"};
    return planFor(arguments, identity.realm.kind);
}

int tellNoSender() {
    return base::wrongUsage(kProgram,
                            "nobody is named as the sender of warnings; give --sender lage@your-town.example");
}

/// Would it start? For who wants to know before the realm is there.
int check(const Arguments& arguments) {
    const auto plan = planFor(arguments, arguments.check == "live" ? wire::RealmKind::Live : wire::RealmKind::Exercise);
    if (plan) return plan.value().sender.empty() ? tellNoSender() : 0;
    runtime::tellFailure(kProgram, plan.failure());
    return static_cast<int>(runtime::Exit::BadInput);
}

/// Nothing where none is set up.
base::Outcome<std::shared_ptr<dispatch::Mailbox>> mailboxOf(const dispatch::DeliveryPlan& plan,
                                                            const client::Identity& identity,
                                                            const std::filesystem::path& folder,
                                                            const base::Clock& clock) {
    if (!plan.mailbox) return std::shared_ptr<dispatch::Mailbox>();
    dispatch::MailMemory memory(folder / "mailbox.seen");
    if (auto good = memory.prepare(); !good) return good.failure();
    return std::shared_ptr<dispatch::Mailbox>(
        dispatch::makeMailbox(*plan.mailbox, identity.realm.kind, std::move(memory), clock));
}

runtime::Exit run(const Arguments& arguments) {
    const auto identity = client::loadIdentity(arguments.identity);
    if (!identity) {
        runtime::tellFailure(kProgram, identity.failure());
        return runtime::Exit::BadInput;
    }
    const auto plan = planOf(arguments, identity.value());
    if (!plan) {
        runtime::tellFailure(kProgram, plan.failure());
        return runtime::Exit::BadInput;
    }
    if (plan.value().sender.empty()) return static_cast<runtime::Exit>(tellNoSender());
    const base::SystemClock clock;
    runtime::LatencyLog latency(clock);
    const std::filesystem::path out(arguments.out);
    // "--out OUT" and "--out OUT/cap" mean the same folder.
    const dispatch::CapFolder folder(out.filename() == "cap" ? out : out / "cap");
    client::WitnessFile witnesses((out.filename() == "cap" ? out.parent_path() : out) / "checkpoints.jsonl",
                                  identity.value().brokerSignKey);
    for (const auto& done : {latency.open(arguments.latencyLog), folder.prepare(), witnesses.prepare()})
        if (!done) {
            runtime::tellFailure(kProgram, done.failure());
            return runtime::Exit::Failed;
        }
    auto mailbox = mailboxOf(plan.value(), identity.value(), out.filename() == "cap" ? out.parent_path() : out, clock);
    if (!mailbox) {
        runtime::tellFailure(kProgram, mailbox.failure());
        return runtime::Exit::Failed;
    }
    dispatch::Dispatcher dispatcher(
        identity.value().realm, identity.value().device(), plan.value(), folder,
        {[&latency](const std::string& alert) { latency.note("delivered", alert); },
         [](const std::string& line) { std::cerr << kProgram << ": *** " << line << std::endl; },
         [&witnesses](const wire::Record& record) {
             const auto kept = witnesses.keep(record);
             if (kept && kept->trouble) runtime::tellFailure(kProgram, *kept->trouble);
         }},
        dispatch::makeSendActs(), std::move(mailbox).value());
    return runtime::runParticipant(identity.value(), dispatcher, kProgram);
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{
        "Delivers warnings that two people have signed: checks both signatures itself, writes CAP 1.2 files and "
        "reports a receipt per recipient. Carries calls out (Einberufung) that a person has signed: by mail or by a "
        "program of the town, and takes the answers that come by mail.",
        kProgram};
    Arguments arguments;
    app.add_option("--identity", arguments.identity, "folder of this device's identity (REALM/parties/NAME)");
    app.add_option("--out", arguments.out,
                   "CAP files go to its subfolder cap; the journal's checkpoints to checkpoints.jsonl there");
    app.add_option("--check", arguments.check,
                   "live or exercise: only say whether --sender and --recipients would do for such a realm")
        ->check(CLI::IsMember({"live", "exercise"}));
    app.add_option(
        "--recipients", arguments.recipients,
        "TOML file of recipients and ways of calling people up; without it: CAP files, and in an exercise simulated "
        "recipients and answers");
    app.add_option("--latency-log", arguments.latencyLog, "appends \"delivered <alert> <ns>\" when a CAP file stands");
    app.add_option("--sender", arguments.sender, "CAP sender, like lage@auental.example; required in a live realm");
    app.add_option("--realm", arguments.realm,
                   "live or exercise: refuse to start when the identity is of the other kind")
        ->check(CLI::IsMember({"live", "exercise"}));
    if (const auto ended = base::exitAfterParsing<CLI::ParseError>(app, argc, argv)) return *ended;
    if (!arguments.check.empty()) return check(arguments);
    if (arguments.identity.empty()) return base::wrongUsage(kProgram, "--identity is required");
    if (arguments.out.empty()) return base::wrongUsage(kProgram, "--out is required");
    runtime::catchStopSignals();
    seal::start();
    return static_cast<int>(run(arguments));
}
