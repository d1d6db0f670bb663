// SPDX-License-Identifier: EUPL-1.2
#include "agents/dispatch/recipients.h"

#include <algorithm>
#include <array>
#include <set>

#include "broker/base/toml_reader.h"
#include "gis/warning/contact_data.h"

namespace dispatch {
namespace {

constexpr std::size_t kRecipientsMax = 100;
constexpr std::array<std::string_view, 7> kChannels{"cap",   "cap-post", "cell-broadcast", "siren",
                                                    "radio", "mail",     "banner"};

std::string_view realmWord(wire::RealmKind realm) { return realm == wire::RealmKind::Live ? "live" : "exercise"; }

class PlanReader {
public:
    PlanReader(base::TomlReader& reader, wire::RealmKind realm)
        : m_reader(reader), m_realm(realm), m_ways(reader, realm) {}

    DeliveryPlan plan() {
        DeliveryPlan out;
        out.realm = m_realm;
        m_reader.allowOnly({"realm", "sender", "area_keys", "recipient", "call", "mailbox"});
        const auto root = m_reader.root();
        if (!root) return out;
        const std::string word = m_reader.text(*root, "realm", true).value_or("");
        if (!m_reader.isStopped() && word != realmWord(m_realm))
            fail(*root, "realm",
                 "these recipients are for realm kind \"" + word + "\", the identity is of the other kind",
                 "write realm = \"" + std::string(realmWord(m_realm)) + "\" only if these recipients may get it");
        out.sender = m_reader.text(*root, "sender", false).value_or("");
        out.areaKeys = m_reader.texts(*root, "area_keys");
        for (const std::string& key : out.areaKeys)
            if (key.size() != 12 || key.find_first_not_of("0123456789") != std::string::npos)
                fail(*root, "area_keys", "\"" + key + "\" is no regional key (ARS)", "write its 12 digits in quotes");
        readRecipients(out);
        return out;
    }

private:
    void fail(const base::TomlTable& row, std::string_view key, std::string what, std::string fix) {
        m_reader.fail(m_reader.lineOf(row, key), std::move(what), std::move(fix));
    }
    void readRecipients(DeliveryPlan& out) {
        const auto rows = m_reader.rows("recipient", {"channel",
                                                      "name",
                                                      "kind",
                                                      "exercise",
                                                      "answer",
                                                      "answer_after_s",
                                                      "stands_in_for",
                                                      "stands_in_after_s",
                                                      "gives_up_after_s",
                                                      "address",
                                                      "url",
                                                      "starttls",
                                                      "from",
                                                      "user",
                                                      "password_file",
                                                      "ca_file",
                                                      "token_file",
                                                      "timeout_s",
                                                      "command",
                                                      "recognises_key",
                                                      "answers_ask"});
        if (rows.empty()) m_reader.fail(0, "there is no [[recipient]]", "add at least one");
        for (const base::TomlTable& row : rows) out.recipients.push_back(recipient(row));
        if (out.recipients.size() > kRecipientsMax)
            m_reader.fail(0, "more than 100 recipients", "split them over several dispatchers");
        for (std::size_t i = 0; i < rows.size() && !m_reader.isStopped(); ++i)
            checkStandIn(rows[i], out.recipients[i], out.recipients);
    }
    RecipientPlan recipient(const base::TomlTable& row) {
        RecipientPlan one;
        one.channel = m_reader.text(row, "channel", true).value_or("");
        one.name = m_reader.text(row, "name", true).value_or("");
        if (!m_reader.isStopped() && std::ranges::find(kChannels, one.channel) == kChannels.end())
            fail(row, "channel", "unknown channel \"" + one.channel + "\"",
                 "known: cap, cap-post, cell-broadcast, siren, radio, mail, banner");
        if (!m_names.insert(one.channel + "/" + one.name).second)
            fail(row, "name", "\"" + one.name + "\" stands twice under channel " + one.channel, "rename one");
        const auto kind = m_reader.oneOf(row, "kind", {"cap-file", "simulated", "smtp", "command", "http-post"});
        if (!kind && !m_reader.isStopped())
            fail(row, "kind", "\"kind\" is missing", "write cap-file, simulated, smtp, command or http-post");
        one.kind = kind == 0   ? RecipientPlan::Kind::CapFile
                   : kind == 1 ? RecipientPlan::Kind::Simulated
                               : RecipientPlan::Kind::Real;
        one.forExercise = m_reader.flag(row, "exercise").value_or(false);
        checkChannel(row, one, kind.value_or(0));
        checkRealm(row, one);
        if (one.kind == RecipientPlan::Kind::Real)
            readWay(row, one, kind.value_or(0));
        else
            m_ways.refuseOthersKeys(row, std::nullopt);
        readTimes(row, one);
        return one;
    }
    /// A kind carries what its channel is.
    void checkChannel(const base::TomlTable& row, const RecipientPlan& one, int kind) {
        const bool isFile = one.channel == "cap", isPost = one.channel == "cap-post";
        if ((kind == 0) != isFile)
            fail(row, "channel", "channel \"cap\" and kind \"cap-file\" belong together", "change one of them");
        if ((kind == 4 && !isPost) || (isPost && kind != 4 && kind != 3))
            fail(row, "channel", "channel \"cap-post\" and kind \"http-post\" or \"command\" belong together",
                 "change one of them");
        if (kind == 2 && one.channel != "mail")
            fail(row, "channel", "channel \"mail\" and kind \"smtp\" belong together", "change one of them");
    }
    void checkRealm(const base::TomlTable& row, const RecipientPlan& one) {
        const bool isLive = m_realm == wire::RealmKind::Live, isReal = one.kind == RecipientPlan::Kind::Real;
        if (isLive && one.kind == RecipientPlan::Kind::Simulated)
            fail(row, "kind", "a simulated recipient in the live realm would pretend a delivery", "take it out");
        if (one.forExercise && (isLive || !isReal))
            fail(row, "exercise",
                 isLive ? "this recipient is for an exercise, and the realm is live"
                        : "\"exercise\" belongs to real ways alone",
                 "take \"exercise\" out");
        if (!isLive && isReal && !one.forExercise)
            fail(row, "kind", "an exercise would send warnings by a real way",
                 "write kind = \"simulated\", or exercise = true if they shall really get it, marked as an exercise");
    }
    void readWay(const base::TomlTable& row, RecipientPlan& one, int kind) {
        const auto wayKind = kind == 2   ? SendWay::Kind::Smtp
                             : kind == 3 ? SendWay::Kind::Command
                                         : SendWay::Kind::HttpPost;
        m_ways.refuseOthersKeys(row, wayKind);
        if (kind == 2) readMail(row, one);
        if (kind == 3) {
            one.way = m_ways.command(row);
            one.way.knowsKey = m_reader.flag(row, "recognises_key").value_or(false);
            one.way.answersAsked = m_reader.flag(row, "answers_ask").value_or(false);
        }
        if (kind == 4) one.way = m_ways.httpPost(row);
    }
    void readMail(const base::TomlTable& row, RecipientPlan& one) {
        one.way = m_ways.smtp(row);
        one.address = m_reader.text(row, "address", true).value_or("");
        if (!m_reader.isStopped() && !isMailAddress(one.address))
            fail(row, "address", "\"" + one.address + "\" is no address of a mail",
                 "write one address, like leitstelle@your-town.example");
    }
    void readTimes(const base::TomlTable& row, RecipientPlan& one) {
        const bool isReal = one.kind == RecipientPlan::Kind::Real;
        const auto belongs = [&](std::string_view key, bool does) {
            if (!does && m_reader.has(row, key))
                fail(row, key, "\"" + std::string(key) + "\" does not belong to this recipient", "take it out");
        };
        for (const std::string_view key : {"answer", "answer_after_s"})
            belongs(key, one.kind == RecipientPlan::Kind::Simulated);
        belongs("gives_up_after_s", isReal);
        belongs("address", one.way.kind == SendWay::Kind::Smtp && isReal);
        belongs("stands_in_after_s", m_reader.has(row, "stands_in_for"));
        one.answer = static_cast<RecipientPlan::Answer>(
            m_reader.oneOf(row, "answer", {"received", "read", "failed", "none"}).value_or(0));
        one.answerAfterS = m_reader.whole(row, "answer_after_s", false, 0, 86'400).value_or(0);
        one.standsInFor = m_reader.text(row, "stands_in_for", false).value_or("");
        one.standsInAfterS = m_reader.whole(row, "stands_in_after_s", false, 10, 86'400).value_or(120);
        one.givesUpAfterS = m_reader.whole(row, "gives_up_after_s", false, 0, 86'400).value_or(1'800);
    }
    /// It names one other recipient, and that one gets every warning by itself.
    void checkStandIn(const base::TomlTable& row, const RecipientPlan& one, const std::vector<RecipientPlan>& all) {
        if (one.standsInFor.empty()) return;
        const auto isMeant = [&](const RecipientPlan& other) { return other.name == one.standsInFor; };
        const auto first = std::ranges::find_if(all, isMeant);
        if (std::ranges::count_if(all, isMeant) != 1 || first->name == one.name || !first->standsInFor.empty())
            fail(row, "stands_in_for", "\"" + one.standsInFor + "\" is not one recipient that gets every warning",
                 "write the name of another recipient of this file, which stands in for nobody");
    }

    base::TomlReader& m_reader;
    wire::RealmKind m_realm;
    SendWayReader m_ways;
    std::set<std::string> m_names;
};

}  // namespace

DeliveryPlan defaultPlan(wire::RealmKind realm) {
    using Kind = RecipientPlan::Kind;
    using Answer = RecipientPlan::Answer;
    DeliveryPlan plan;
    plan.realm = realm;
    plan.calls = defaultCallWays(realm);
    plan.recipients = {{"cap", "CAP-Ausgang", Kind::CapFile, 0, Answer::Received}};
    if (realm == wire::RealmKind::Live) return plan;
    plan.sender = "lage@auental.example";
    plan.recipients.insert(plan.recipients.end(),
                           {
                               {"siren", "Sirenen (simuliert)", Kind::Simulated, 10, Answer::Received},
                               {"cell-broadcast", "Cell Broadcast (simuliert)", Kind::Simulated, 15, Answer::Received},
                               {"mail", "Leitstelle (simuliert)", Kind::Simulated, 30, Answer::Read},
                               {"radio", "Rundfunk (simuliert)", Kind::Simulated, 60, Answer::Received},
                               {"banner", "Einsatzkräfte (simuliert)", Kind::Simulated, 20, Answer::Received},
                           });
    return plan;
}

base::Outcome<DeliveryPlan> loadPlan(const std::filesystem::path& file, wire::RealmKind realm) {
    std::error_code unseen;
    if (!std::filesystem::is_regular_file(file, unseen))
        return base::Failure{"there is no such file of recipients", file.string(), "check the path of --recipients"};
    base::TomlReader text(file);
    DeliveryPlan plan = PlanReader(text, realm).plan();
    if (const auto failure = text.failure()) return *failure;
    auto calls = loadCallWays(file, realm);
    if (!calls) return calls.failure();
    plan.calls = std::move(calls).value();
    auto mailbox = loadMailbox(file, realm);
    if (!mailbox) return mailbox.failure();
    plan.mailbox = std::move(mailbox).value();
    const auto isMail = [](const CallWay& way) { return way.real && way.real->kind == SendWay::Kind::Smtp; };
    if (plan.mailbox && std::ranges::none_of(plan.calls, isMail))
        return base::Failure{"nobody is called by mail, so nobody answers into [mailbox]", file.string(),
                             "add a [[call]] of kind \"smtp\", or take [mailbox] out"};
    return plan;
}

base::Done checkSender(const DeliveryPlan& plan, const std::string& place) {
    if (!warning::isSender(plan.sender))
        return base::Failure{"\"" + plan.sender + "\" cannot be the sender of warnings", place,
                             "write an address without blank, comma, < and &, like lage@your-town.example"};
    if (plan.realm == wire::RealmKind::Live && warning::isPlaceholder(plan.sender))
        return base::Failure{"the sender \"" + plan.sender + "\" is an example's, and this realm is live", place,
                             "write the address of your own town"};
    return base::done();
}

}  // namespace dispatch
