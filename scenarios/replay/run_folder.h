// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "broker/base/outcome.h"

namespace replay {

/// The folder of one run: results on top, the realm and everything that dies with the run below `run/`.
struct RunFolder {
    std::filesystem::path out;
    std::filesystem::path keptAs{};      ///< where an earlier run's results went; empty: there were none
    std::shared_ptr<const void> lock{};  ///< held as long as a copy of this lives: no other run may use the folder

    [[nodiscard]] std::filesystem::path town() const { return out / "town.gpkg"; }
    [[nodiscard]] std::filesystem::path journal() const { return out / "journal.db"; }
    [[nodiscard]] std::filesystem::path caps() const { return out / "cap"; }
    [[nodiscard]] std::filesystem::path picture() const { return out / "console.png"; }
    /// The journal's checkpoints as the dispatcher kept them, for `lagewerk-log verify --witness`.
    [[nodiscard]] std::filesystem::path witness() const { return out / "checkpoints.jsonl"; }
    [[nodiscard]] std::filesystem::path summary() const { return out / "summary.json"; }
    [[nodiscard]] std::filesystem::path people() const { return out / "people"; }
    /// What opens the keys there, when people sign themselves.
    [[nodiscard]] std::filesystem::path passphrases() const { return people() / "passphrases.txt"; }
    [[nodiscard]] std::filesystem::path run() const { return out / "run"; }
    [[nodiscard]] std::filesystem::path realm() const { return run() / "realm"; }
    [[nodiscard]] std::filesystem::path party(const std::string& name) const { return realm() / "parties" / name; }
    [[nodiscard]] std::filesystem::path latency(const std::string& name) const { return run() / (name + ".latency"); }
    [[nodiscard]] std::filesystem::path log(const std::string& name) const { return run() / (name + ".log"); }
    /// "<name> <process id>" per line, for whoever wants to look at, or kill, a part of the run.
    [[nodiscard]] std::filesystem::path pids() const { return run() / "pids"; }
    /// What the console says of its own picture at the end.
    [[nodiscard]] std::filesystem::path consoleSummary() const { return run() / "console.json"; }
};

/// Makes the folder. What an earlier run of ours left there is moved to `earlier/<number>` below it, whose path
/// `keptAs` then tells; only that run's `run/` with its keys is removed. Fails when files of those names lie there that
/// no run of ours made, or while another run holds the folder; then nothing is touched.
[[nodiscard]] base::Outcome<RunFolder> prepareRunFolder(const std::filesystem::path& out);

}  // namespace replay
