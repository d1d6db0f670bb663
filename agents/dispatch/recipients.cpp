// SPDX-License-Identifier: EUPL-1.2
#include "agents/dispatch/recipients.h"

#include <algorithm>
#include <array>
#include <set>

#include "broker/base/toml.h"
#include "gis/warning/contact_data.h"

namespace dispatch {
namespace {

constexpr std::size_t kRecipientsMax = 100;
constexpr std::array<std::string_view, 6> kChannels{"cap", "cell-broadcast", "siren", "radio", "mail", "banner"};
constexpr std::array<std::string_view, 4> kAnswers{"received", "read", "failed", "none"};

std::string_view realmWord(wire::RealmKind realm) { return realm == wire::RealmKind::Live ? "live" : "exercise"; }

template <std::size_t N>
std::string listed(const std::array<std::string_view, N>& words) {
    std::string out;
    for (const std::string_view word : words) out += (out.empty() ? "" : ", ") + std::string(word);
    return out;
}

/// Reads one file; keeps the first thing that is wrong.
class PlanReader {
public:
    PlanReader(std::string file, const toml::table& root) : m_file(std::move(file)), m_root(root) {}

    DeliveryPlan plan(wire::RealmKind realm) {
        DeliveryPlan out;
        out.realm = realm;
        allowOnly(m_root, {"realm", "sender", "area_keys", "recipient", "call", "mailbox"});
        if (const std::string word = text(m_root, "realm", true); !m_failure && word != realmWord(realm))
            fail(m_root.get("realm"),
                 "these recipients are for realm kind \"" + word + "\", the identity is of the other kind",
                 "write realm = \"" + std::string(realmWord(realm)) + "\" only if these recipients may get it");
        out.sender = text(m_root, "sender", false);
        readAreaKeys(out);
        const toml::array* rows = m_root["recipient"].as_array();
        if (!rows || rows->empty())
            fail(nullptr, "there is no [[recipient]]", "add at least one");
        else
            for (const toml::node& row : *rows) readRecipient(row, out);
        if (out.recipients.size() > kRecipientsMax)
            fail(nullptr, "more than 100 recipients", "split them over several dispatchers");
        return out;
    }
    [[nodiscard]] const std::optional<base::Failure>& failure() const { return m_failure; }

private:
    void fail(const toml::node* at, std::string what, std::string fix) {
        if (m_failure) return;
        std::string where = m_file;
        if (at && at->source().begin.line > 0) where += ", line " + std::to_string(at->source().begin.line);
        m_failure = base::Failure{std::move(what), std::move(where), std::move(fix)};
    }
    void allowOnly(const toml::table& table, std::initializer_list<std::string_view> keys) {
        for (const auto& [key, node] : table)
            if (std::ranges::find(keys, std::string_view(key.str())) == keys.end()) {
                std::string known;
                for (const std::string_view one : keys) known += (known.empty() ? "" : ", ") + std::string(one);
                fail(&node, "unknown key \"" + std::string(key.str()) + "\"", "known here: " + known);
            }
    }
    std::string text(const toml::table& table, std::string_view key, bool required) {
        const toml::node* node = table.get(key);
        if (!node) {
            if (required) fail(&table, "\"" + std::string(key) + "\" is missing", "add it");
            return {};
        }
        const auto value = node->value_exact<std::string>();
        if (!value || value->empty()) fail(node, "\"" + std::string(key) + "\" is not a text", "write it in quotes");
        return value.value_or("");
    }
    void readAreaKeys(DeliveryPlan& out) {
        const toml::node* node = m_root.get("area_keys");
        if (!node) return;
        const toml::array* keys = node->as_array();
        if (!keys) return fail(node, "\"area_keys\" is not a list", "write area_keys = [\"059130000000\"]");
        for (const toml::node& one : *keys) {
            const auto key = one.value_exact<std::string>();
            if (!key || key->size() != 12 || !std::ranges::all_of(*key, [](char c) { return c >= '0' && c <= '9'; }))
                fail(&one, "not a regional key (ARS)", "write its 12 digits in quotes");
            out.areaKeys.push_back(key.value_or(""));
        }
    }
    void readRecipient(const toml::node& row, DeliveryPlan& out) {
        const toml::table* table = row.as_table();
        if (!table) return fail(&row, "a recipient is not a table", "write [[recipient]]");
        allowOnly(*table, {"channel", "name", "kind", "answer_after_s", "answer"});
        RecipientPlan one;
        one.channel = text(*table, "channel", true);
        one.name = text(*table, "name", true);
        const std::string kind = text(*table, "kind", true), answer = text(*table, "answer", false);
        if (std::ranges::find(kChannels, one.channel) == kChannels.end())
            fail(table->get("channel"), "unknown channel \"" + one.channel + "\"", "known: " + listed(kChannels));
        if (kind != "cap-file" && kind != "simulated")
            fail(table->get("kind"), "unknown kind \"" + kind + "\"", "known: cap-file, simulated");
        one.kind = kind == "simulated" ? RecipientPlan::Kind::Simulated : RecipientPlan::Kind::CapFile;
        if ((one.kind == RecipientPlan::Kind::CapFile) != (one.channel == "cap"))
            fail(table->get("channel"), "channel \"cap\" and kind \"cap-file\" belong together", "change one of them");
        if (one.kind == RecipientPlan::Kind::Simulated && out.realm == wire::RealmKind::Live)
            fail(table->get("kind"), "a simulated recipient in the live realm would pretend a delivery", "take it out");
        const auto at = std::ranges::find(kAnswers, answer);
        if (!answer.empty() && at == kAnswers.end())
            fail(table->get("answer"), "unknown answer \"" + answer + "\"", "known: " + listed(kAnswers));
        else if (!answer.empty())
            one.answer = static_cast<RecipientPlan::Answer>(at - kAnswers.begin());
        if (const toml::node* delay = table->get("answer_after_s")) {
            const auto value = delay->value_exact<std::int64_t>();
            if (!value || *value < 0 || *value > 86'400)
                fail(delay, "\"answer_after_s\" is not a whole number from 0 to 86400", "write seconds of realm time");
            one.answerAfterS = value.value_or(0);
        }
        if (!m_names.insert(one.channel + "/" + one.name).second)
            fail(&row, "\"" + one.name + "\" stands twice under channel " + one.channel, "rename one");
        out.recipients.push_back(std::move(one));
    }

    std::string m_file;
    const toml::table& m_root;
    std::set<std::string> m_names;
    std::optional<base::Failure> m_failure;
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
    const toml::parse_result parsed = toml::parse_file(file.string());
    if (!parsed) {
        const toml::parse_error& error = parsed.error();
        return base::Failure{std::string(error.description()),
                             file.string() + ", line " + std::to_string(error.source().begin.line),
                             "mend the file; agents/dispatch/README.md shows its form"};
    }
    PlanReader reader(file.string(), parsed.table());
    DeliveryPlan plan = reader.plan(realm);
    if (reader.failure()) return *reader.failure();
    auto calls = loadCallWays(file, realm);
    if (!calls) return calls.failure();
    plan.calls = std::move(calls).value();
    auto mailbox = loadMailbox(file, realm);
    if (!mailbox) return mailbox.failure();
    plan.mailbox = std::move(mailbox).value();
    const auto isMail = [](const CallWay& way) { return way.kind == CallWay::Kind::Smtp; };
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
