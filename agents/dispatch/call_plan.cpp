// SPDX-License-Identifier: EUPL-1.2
#include "agents/dispatch/call_plan.h"

#include <unistd.h>

#include <algorithm>
#include <set>

#include "broker/base/toml_reader.h"
#include "broker/wire/limits.h"
#include "gis/warning/contact_data.h"

namespace dispatch {
namespace {

constexpr std::size_t kWaysMax = 20, kAddressBytesMax = 254;
constexpr std::int64_t kCommandTimeoutSMax = 3600, kMailTimeoutSMax = 300;
constexpr std::string_view kAddressMarks = "!#$%&'*+-/=?^_`{|}~.";

bool isPlain(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

class WayReader {
public:
    WayReader(base::TomlReader& reader, wire::RealmKind realm) : m_reader(reader), m_realm(realm) {}

    CallWay way(const base::TomlTable& row) {
        CallWay out;
        out.means = m_reader.text(row, "means", true).value_or("");
        if (out.means.size() > wire::limits::kNameBytesMax || !m_means.insert(out.means).second)
            fail(row, "means", "\"" + out.means + "\" is too long or stands twice", "name each means once");
        const auto kind = m_reader.oneOf(row, "kind", {"simulated", "smtp", "command"});
        if (!kind && !m_reader.isStopped())
            fail(row, "kind", "\"kind\" is missing", "write smtp, command or simulated");
        out.kind = static_cast<CallWay::Kind>(kind.value_or(0));
        out.forExercise = m_reader.flag(row, "exercise").value_or(false);
        checkRealm(row, out);
        checkKeys(row, out.kind);
        if (out.kind == CallWay::Kind::Smtp) readMail(row, out);
        if (out.kind == CallWay::Kind::Command) readCommand(row, out);
        if (out.kind == CallWay::Kind::Simulated) readSimulated(row, out);
        return out;
    }

private:
    void fail(const base::TomlTable& row, std::string_view key, std::string what, std::string fix) {
        m_reader.fail(m_reader.lineOf(row, key), std::move(what), std::move(fix));
    }
    void checkRealm(const base::TomlTable& row, const CallWay& way) {
        const bool isLive = m_realm == wire::RealmKind::Live, isReal = way.kind != CallWay::Kind::Simulated;
        if (isLive && !isReal)
            return fail(row, "kind", "a simulated way in the live realm would pretend that somebody was called",
                        "take it out");
        if (isLive && way.forExercise)
            return fail(row, "exercise", "this way is for an exercise, and the realm is live", "take \"exercise\" out");
        if (!isLive && isReal && !way.forExercise)
            fail(row, "kind", "an exercise would call up people by a real way",
                 "write kind = \"simulated\", or exercise = true if they shall really get it, marked as an exercise");
    }
    /// A key of another kind is a mistake that nobody would see.
    void checkKeys(const base::TomlTable& row, CallWay::Kind kind) {
        const auto only = [&](CallWay::Kind of, std::initializer_list<std::string_view> keys) {
            for (const std::string_view key : keys)
                if (kind != of && m_reader.has(row, key))
                    fail(row, key, "\"" + std::string(key) + "\" does not belong to this kind of way", "take it out");
        };
        only(CallWay::Kind::Smtp, {"url", "starttls", "from", "user", "password_file", "ca_file"});
        only(CallWay::Kind::Command, {"command"});
        only(CallWay::Kind::Simulated, {"answer", "answer_after_s", "arrival_min"});
        if (kind == CallWay::Kind::Simulated && m_reader.has(row, "timeout_s"))
            fail(row, "timeout_s", "\"timeout_s\" does not belong to this kind of way", "take it out");
    }
    void readMail(const base::TomlTable& row, CallWay& out) {
        out.mail.from = m_reader.text(row, "from", true).value_or("");
        out.timeoutS = m_reader.whole(row, "timeout_s", false, 1, kMailTimeoutSMax).value_or(30);
        readMailServer(m_reader, row, "smtp", out.mail);
        if (m_reader.isStopped()) return;
        if (!isMailAddress(out.mail.from))
            return fail(row, "from", "\"" + out.mail.from + "\" cannot be the sender of mails",
                        "write one address, like stab@your-town.example");
        if (m_realm == wire::RealmKind::Live && warning::isPlaceholder(out.mail.from))
            return fail(row, "from", "the sender \"" + out.mail.from + "\" is an example's, and this realm is live",
                        "write an address of your own town");
    }
    void readCommand(const base::TomlTable& row, CallWay& out) {
        out.command = m_reader.texts(row, "command");
        out.timeoutS = m_reader.whole(row, "timeout_s", false, 1, kCommandTimeoutSMax).value_or(60);
        if (m_reader.isStopped()) return;
        if (out.command.empty() || !out.command.front().starts_with('/'))
            return fail(row, "command", "\"command\" does not begin with the absolute path of a program",
                        "write command = [\"/usr/local/bin/gateway\"], each argument in quotes of its own");
        const std::string& program = out.command.front();
        std::error_code unseen;
        if (!std::filesystem::is_regular_file(program, unseen) || access(program.c_str(), X_OK) != 0)
            fail(row, "command", "there is no program " + program + " that may be run", "check its path and rights");
    }
    void readSimulated(const base::TomlTable& row, CallWay& out) {
        out.answerAfterS = m_reader.whole(row, "answer_after_s", false, 0, 86'400).value_or(60);
        out.arrivalMin = m_reader.whole(row, "arrival_min", false, 0, 1'440).value_or(20);
        out.answer = static_cast<CallWay::Answer>(
            m_reader.oneOf(row, "answer", {"coming", "declined", "none", "failed"}).value_or(0));
    }

    base::TomlReader& m_reader;
    wire::RealmKind m_realm;
    std::set<std::string> m_means;
};

}  // namespace

bool isMailAddress(std::string_view text) {
    const auto at = text.find('@');
    if (at == std::string_view::npos || at == 0 || at > 64 || text.size() > kAddressBytesMax) return false;
    const std::string_view local = text.substr(0, at);
    const auto isOfAddress = [](char c) { return isPlain(c) || kAddressMarks.find(c) != std::string_view::npos; };
    return local.front() != '-' && std::ranges::all_of(local, isOfAddress) && isHost(text.substr(at + 1));
}

std::vector<CallWay> defaultCallWays(wire::RealmKind realm) {
    if (realm == wire::RealmKind::Live) return {};
    CallWay every;
    every.byContact = true;
    return {every};
}

base::Outcome<std::vector<CallWay>> loadCallWays(const std::filesystem::path& file, wire::RealmKind realm) {
    base::TomlReader reader(file);
    const auto rows =
        reader.rows("call", {"means", "kind", "exercise", "timeout_s", "url", "starttls", "from", "user",
                             "password_file", "ca_file", "command", "answer", "answer_after_s", "arrival_min"});
    std::vector<CallWay> ways;
    WayReader each(reader, realm);
    ways.reserve(rows.size());
    for (const base::TomlTable& row : rows) ways.push_back(each.way(row));
    if (ways.size() > kWaysMax)
        reader.fail(0, "more than 20 ways of calling people up", "leave out those that nobody uses");
    if (const auto failure = reader.failure()) return *failure;
    if (ways.empty()) return defaultCallWays(realm);
    return ways;
}

}  // namespace dispatch
