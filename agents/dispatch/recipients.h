// SPDX-License-Identifier: EUPL-1.2
#pragma once

// To whom this dispatcher delivers, and by which ways it calls people up. Read from a TOML file (README.md), or the
// exercise's own set.

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "agents/dispatch/call_plan.h"
#include "agents/dispatch/mailbox_plan.h"
#include "broker/base/outcome.h"
#include "broker/wire/ids.h"

namespace dispatch {

struct RecipientPlan {
    enum class Kind : std::uint8_t {
        CapFile,    ///< a CAP file in the output folder; received when it was read back whole
        Simulated,  ///< answers by itself after a span of realm time; exercise only
        Real,       ///< by `way`
    };
    enum class Answer : std::uint8_t { Received, Read, Failed, None };
    std::string channel;  ///< "cap" for files, "cap-post" for servers; else a channel of the warning: "siren", "radio",
                          ///< "mail" ...
    std::string name;
    Kind kind = Kind::CapFile;
    std::int64_t answerAfterS = 0;
    Answer answer = Answer::Received;
    SendWay way{};                       ///< of a Real one
    std::string address{};               ///< of a mail
    bool forExercise = false;            ///< a real way that an exercise may use: somebody wrote so twice
    std::string standsInFor{};           ///< name of another recipient of this file; empty: gets every warning
    std::int64_t standsInAfterS = 120;   ///< of realm time behind that one's intent, without its receipt
    std::int64_t givesUpAfterS = 1'800;  ///< of realm time: tries that long when a try may be repeated
};

struct DeliveryPlan {
    wire::RealmKind realm = wire::RealmKind::Exercise;  ///< the only kind of realm it may send for
    std::string sender;                                 ///< CAP sender
    std::vector<std::string> areaKeys;                  ///< ARS
    std::vector<RecipientPlan> recipients;
    std::vector<CallWay> calls;            ///< the first that serves a means counts
    std::optional<MailboxPlan> mailbox{};  ///< where answers to mails come in
};

/// Without a file: "CAP-Ausgang", and in an exercise a few simulated ones as well.
[[nodiscard]] DeliveryPlan defaultPlan(wire::RealmKind realm);
/// Reads and checks a file; a typo fails with line and fix. `realm` is what the dispatcher's identity says.
[[nodiscard]] base::Outcome<DeliveryPlan> loadPlan(const std::filesystem::path& file, wire::RealmKind realm);
/// May warnings go out under the plan's sender? Live, the demo's address or an example's may not. `place`: where the
/// sender was said, for a person who has to mend it.
[[nodiscard]] base::Done checkSender(const DeliveryPlan& plan, const std::string& place);

}  // namespace dispatch
