// SPDX-License-Identifier: EUPL-1.2
#pragma once

// A thread of the worker's for the grounds that take long: the ways of the water over a large elevation model are a
// minute's work, and no tick waits for them.

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <utility>

#include "gis/fusion/grounds_beside.h"

namespace worker {

/// Holds what hangs on the town alone (fusion::AreaGrounds), one area that is under way, and one ground.
class GroundThread final : public fusion::GroundsBeside {
public:
    using Make = std::function<fusion::AreaGround(const wire::StaffArea&)>;
    /// `town` must outlive it. What is under way is given up soon when it ends.
    explicit GroundThread(const fusion::Town& town);
    /// `make` is called on the thread.
    explicit GroundThread(Make make);

    [[nodiscard]] std::optional<fusion::AreaGround> take(const wire::MessageId& said) override;
    void begin(const wire::MessageId& said, const wire::StaffArea& area) override;

private:
    void run(const std::stop_token& stop, const Make& make);

    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    // Under m_mutex:
    std::optional<std::pair<wire::MessageId, wire::StaffArea>> m_underWay;
    std::optional<std::pair<wire::MessageId, fusion::AreaGround>> m_ready;
    std::jthread m_thread;  ///< last: it stops and is joined before anything it uses goes
};

}  // namespace worker
