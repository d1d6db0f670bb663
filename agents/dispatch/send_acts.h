// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Acts outside the journal: mails, commands and posts. They run beside the participant's loop, which is never blocked;
// what came of them is fetched at the next tick.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "agents/dispatch/send_way.h"
#include "broker/base/instant.h"

namespace dispatch {

/// One act. The key is its identity: the same act, repeated after a crash, has the same one.
struct SendAct {
    std::string key;  ///< callKey() or alertKey()
    SendWay way;
    std::string to{};         ///< address; of mails alone
    std::string content{};    ///< a mail, a command's input, a CAP message
    bool isQuestion = false;  ///< of commands alone: what became of this key? It sends nothing
};

/// What came of one, in order: at most one of Sent and Failed, and answers behind Sent.
struct SendResult {
    enum class Kind : std::uint8_t {
        Sent,
        Failed,
        Coming,
        Declined,
        Received,  ///< the receiver says that it has it
        NotHad,    ///< the receiver was asked and never had it
    };
    enum class Doubt : std::uint8_t {
        None,
        Passing,  ///< Failed, and another try may do better
        Unclear,  ///< Failed, and nobody knows whether it went out
    };
    std::string key;
    Kind kind = Kind::Sent;
    std::optional<base::Instant> arrival{};
    std::string note{};     ///< in German, for the staff
    std::string trouble{};  ///< for the administrator's log; never in the journal
    Doubt doubt = Doubt::None;
    bool operator==(const SendResult&) const = default;
};

class SendActs {
public:
    virtual ~SendActs() = default;
    virtual void begin(SendAct act) = 0;
    /// True: it had not begun, and does not begin any more.
    virtual bool withdraw(const std::string& key) = 0;
    /// What has come since the last time. Waits up to `waitMs` for the first of them.
    [[nodiscard]] virtual std::vector<SendResult> results(int waitMs) = 0;
};

/// Mails one after the other in one thread, posts in a second, commands beside each other in a third. Ends them when it
/// is destroyed: a mail that is under way is broken off, commands are killed with all that they started.
[[nodiscard]] std::unique_ptr<SendActs> makeSendActs();

}  // namespace dispatch
