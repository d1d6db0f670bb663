// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Acts outside the journal: mails and commands. They run beside the participant's loop, which is never blocked; what
// came of them is fetched at the next tick.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "agents/dispatch/call_plan.h"
#include "broker/base/instant.h"

namespace dispatch {

/// One act. The key is its identity: the same act, repeated after a crash, has the same one.
struct CallAct {
    std::string key;  ///< callKey()
    CallWay way;
    std::string to;       ///< address
    std::string content;  ///< mailOf() or commandInputOf()
};

/// What came of one, in order: at most one of Sent and Failed, and answers behind Sent.
struct CallResult {
    enum class Kind : std::uint8_t { Sent, Failed, Coming, Declined };
    std::string key;
    Kind kind = Kind::Sent;
    std::optional<base::Instant> arrival{};
    std::string note{};     ///< in German, for the staff
    std::string trouble{};  ///< for the administrator's log; never in the journal
    bool operator==(const CallResult&) const = default;
};

class CallActs {
public:
    virtual ~CallActs() = default;
    virtual void begin(CallAct act) = 0;
    /// True: it had not begun, and does not begin any more.
    virtual bool withdraw(const std::string& key) = 0;
    /// What has come since the last time. Waits up to `waitMs` for the first of them.
    [[nodiscard]] virtual std::vector<CallResult> results(int waitMs) = 0;
};

/// Mails one after the other in one thread, commands beside each other in another. Ends them when it is destroyed: a
/// mail that is under way is broken off, commands are killed with all that they started.
[[nodiscard]] std::unique_ptr<CallActs> makeCallActs();

}  // namespace dispatch
