// SPDX-License-Identifier: EUPL-1.2
#include "agents/dispatch/call_plan.h"

#include <set>

#include "broker/base/toml_reader.h"
#include "broker/wire/limits.h"

namespace dispatch {
namespace {

constexpr std::size_t kWaysMax = 20;

class WayReader {
public:
    WayReader(base::TomlReader& reader, wire::RealmKind realm)
        : m_reader(reader), m_realm(realm), m_ways(reader, realm) {}

    CallWay way(const base::TomlTable& row) {
        CallWay out;
        out.means = m_reader.text(row, "means", true).value_or("");
        if (out.means.size() > wire::limits::kNameBytesMax || !m_means.insert(out.means).second)
            fail(row, "means", "\"" + out.means + "\" is too long or stands twice", "name each means once");
        const auto kind = m_reader.oneOf(row, "kind", {"simulated", "smtp", "command"});
        if (!kind && !m_reader.isStopped())
            fail(row, "kind", "\"kind\" is missing", "write smtp, command or simulated");
        out.forExercise = m_reader.flag(row, "exercise").value_or(false);
        checkRealm(row, kind.value_or(0) != 0, out.forExercise);
        if (kind == 1) out.real = (refuseOthers(row, SendWay::Kind::Smtp), m_ways.smtp(row));
        if (kind == 2) out.real = (refuseOthers(row, SendWay::Kind::Command), m_ways.command(row));
        if (kind == 0) {
            m_ways.refuseOthersKeys(row, std::nullopt);
            readSimulated(row, out);
        }
        return out;
    }

private:
    void refuseOthers(const base::TomlTable& row, SendWay::Kind kind) {
        m_ways.refuseOthersKeys(row, kind);
        for (const std::string_view key : {"answer", "answer_after_s", "arrival_min"})
            if (m_reader.has(row, key))
                fail(row, key, "\"" + std::string(key) + "\" does not belong to this kind of way", "take it out");
    }
    void fail(const base::TomlTable& row, std::string_view key, std::string what, std::string fix) {
        m_reader.fail(m_reader.lineOf(row, key), std::move(what), std::move(fix));
    }
    void checkRealm(const base::TomlTable& row, bool isReal, bool forExercise) {
        const bool isLive = m_realm == wire::RealmKind::Live;
        if (isLive && !isReal)
            return fail(row, "kind", "a simulated way in the live realm would pretend that somebody was called",
                        "take it out");
        if (isLive && forExercise)
            return fail(row, "exercise", "this way is for an exercise, and the realm is live", "take \"exercise\" out");
        if (!isLive && isReal && !forExercise)
            fail(row, "kind", "an exercise would call up people by a real way",
                 "write kind = \"simulated\", or exercise = true if they shall really get it, marked as an exercise");
    }
    void readSimulated(const base::TomlTable& row, CallWay& out) {
        out.answerAfterS = m_reader.whole(row, "answer_after_s", false, 0, 86'400).value_or(60);
        out.arrivalMin = m_reader.whole(row, "arrival_min", false, 0, 1'440).value_or(20);
        out.answer = static_cast<CallWay::Answer>(
            m_reader.oneOf(row, "answer", {"coming", "declined", "none", "failed"}).value_or(0));
    }

    base::TomlReader& m_reader;
    wire::RealmKind m_realm;
    SendWayReader m_ways;
    std::set<std::string> m_means;
};

}  // namespace

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
