// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Judges a finished run from what it left: journal, CAP files, the console's own hash, latency logs.

#include <string>
#include <vector>

#include "broker/base/outcome.h"
#include "scenarios/replay/history.h"
#include "scenarios/replay/run_folder.h"
#include "scenarios/replay/scenario.h"
#include "scenarios/replay/summary.h"

namespace replay {

struct Verdict {
    Summary summary;
    std::vector<std::string> unmet;   ///< what did not come true, one sentence each
    std::vector<std::string> review;  ///< people played the staff: what was expected of them, and what came
};

/// Folds a journal from zero.
[[nodiscard]] base::Outcome<History> historyOf(const std::filesystem::path& journalFile);

/// Copies the realm's journal to `folder.journal()`; the broker must have ended. A log that a kill left beside the
/// database is worked in first.
[[nodiscard]] base::Done takeJournal(const RunFolder& folder);

enum class ConsolePart {
    None,      ///< none took part, or it had no last word
    Window,    ///< it ended in order: its picture must be the journal's
    Headless,  ///< it must have left console.png, too
};

/// Who signed: people are told what was expected of them, which is training and no failure of the run.
enum class StaffPart { Scripted, People };

/// `folder.journal()` must hold the journal of a broker that has ended.
[[nodiscard]] base::Outcome<Verdict> judge(const Scenario& scenario, const RunFolder& folder, ConsolePart console,
                                           StaffPart staff = StaffPart::Scripted);

}  // namespace replay
