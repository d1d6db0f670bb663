// SPDX-License-Identifier: EUPL-1.2
#include "agents/dispatch/mailbox_plan.h"

#include <algorithm>

#include "broker/base/toml_reader.h"

namespace dispatch {
namespace {

constexpr std::size_t kFolderBytesMax = 200;
constexpr std::int64_t kPollSMin = 5, kPollSMax = 3600, kTimeoutSMax = 300;

/// As the server writes it: printable ASCII, other letters in modified UTF-7 ("&AMQ-mter").
bool isFolder(const std::string& name) {
    return !name.empty() && name.size() <= kFolderBytesMax &&
           std::ranges::all_of(name, [](char c) { return c >= 32 && c < 127 && c != '{' && c != '*' && c != '%'; });
}

MailboxPlan readTable(base::TomlReader& reader, const base::TomlTable& table, wire::RealmKind realm) {
    MailboxPlan plan;
    const auto fail = [&](std::string_view key, std::string what, std::string fix) {
        reader.fail(reader.lineOf(table, key), std::move(what), std::move(fix));
    };
    plan.forExercise = reader.flag(table, "exercise").value_or(false);
    plan.folder = reader.text(table, "folder", false).value_or("INBOX");
    plan.pollS = reader.whole(table, "poll_s", false, kPollSMin, kPollSMax).value_or(60);
    plan.timeoutS = reader.whole(table, "timeout_s", false, 1, kTimeoutSMax).value_or(30);
    readMailServer(reader, table, "imap", plan.server);
    if (reader.isStopped()) return plan;
    if (plan.server.user.empty())
        fail("user", "a mailbox needs a login", "give \"user\" and \"password_file\"");
    else if (!isFolder(plan.folder))
        fail("folder", "\"" + plan.folder + "\" is no folder of a mailbox",
             "write it as the mail server does: ASCII, other letters in modified UTF-7");
    else if (realm == wire::RealmKind::Live && plan.forExercise)
        fail("exercise", "this mailbox is for an exercise, and the realm is live",
             "take \"exercise\" out, if it is the mailbox of the live realm");
    else if (realm == wire::RealmKind::Exercise && !plan.forExercise)
        fail("url", "an exercise would read a real mailbox",
             "write exercise = true if this mailbox is the exercise's alone, or take [mailbox] out");
    return plan;
}

}  // namespace

base::Outcome<std::optional<MailboxPlan>> loadMailbox(const std::filesystem::path& file, wire::RealmKind realm) {
    base::TomlReader reader(file);
    const auto table = reader.table(
        "mailbox", {"url", "folder", "starttls", "user", "password_file", "ca_file", "exercise", "poll_s", "timeout_s"},
        false);
    std::optional<MailboxPlan> plan;
    if (table && !reader.isStopped()) plan = readTable(reader, *table, realm);
    if (const auto failure = reader.failure()) return *failure;
    return plan;
}

bool mayRead(const MailboxPlan& plan, wire::RealmKind realm) {
    return plan.forExercise == (realm == wire::RealmKind::Exercise);
}

}  // namespace dispatch
