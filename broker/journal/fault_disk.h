// SPDX-License-Identifier: EUPL-1.2
#pragma once

// A disk that fails when told to and forgets what was not synced: the file layer for tests and simulations.

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "broker/base/outcome.h"

namespace journal {

/// Registers a file layer over the system's. Must outlive every journal opened through it. One thread.
class FaultDisk {
public:
    FaultDisk();
    FaultDisk(const FaultDisk&) = delete;
    FaultDisk& operator=(const FaultDisk&) = delete;
    ~FaultDisk();

    /// What Journal::open wants as `vfs`.
    [[nodiscard]] const std::string& name() const;
    /// Every write says "disk full".
    void fillUp(bool full);
    /// Every sync says "input/output error"; the next `after` ones are still good.
    void failSyncs(bool failing, std::uint64_t after = 0);
    [[nodiscard]] std::uint64_t syncs() const;
    /// Every read says "input/output error", as of a worn disk.
    void failReads(bool failing);
    /// As a disk pulled out: reads, writes and syncs all fail.
    void vanish(bool gone);
    /// Every write says that the file is read-only, as of a disk that the system mounted anew after errors.
    void freeze(bool readOnly);
    /// All is well again.
    void mend();
    /// Called with every sync: for tests, what happens meanwhile, or how long it takes.
    void onSync(std::function<void()> meanwhile);

    /// Writes into the folder `into` the files as a power cut now would leave them: all that was synced, and of the
    /// writes after it those that `keeps` picks: asked once per sector of each write, in order, so that writes tear.
    [[nodiscard]] base::Done powerCut(const std::filesystem::path& into, const std::function<bool()>& keeps) const;

    struct State;  ///< of the implementation

private:
    std::unique_ptr<State> m_state;
};

}  // namespace journal
