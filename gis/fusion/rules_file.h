// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Rules out of a TOML file, and what is wrong or odd with them. The file: gis/fusion/RULES.md.

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "broker/base/outcome.h"
#include "gis/fusion/rules.h"
#include "gis/fusion/town.h"

namespace fusion {

/// One thing to be said of a rule file. What is an error stops it from being used; what is none is odd.
struct RuleFinding {
    bool isError = true;
    std::string where;  ///< file and line
    std::string what, fix;
    [[nodiscard]] std::string text() const { return where + ": " + what + "; " + fix; }
};
struct RuleReading {
    Rules rules;  ///< of use without errors only
    std::vector<RuleFinding> findings;
    [[nodiscard]] bool isUsable() const;
};
/// All that can be found in one reading, by line: syntax, unknown words with the one that was meant, figures out of
/// their range, levels that do not rise, ids twice. With a town also: stations it lacks, conditions that hold at mean
/// water or that the sensor can never reach.
[[nodiscard]] RuleReading readRules(const std::filesystem::path& file, const Town* town);
/// As it came with a record; `name` stands for the file in messages.
[[nodiscard]] RuleReading readRulesText(const std::string& text, const std::string& name, const Town* town);

/// The rules of `file` for a worker that must go on whatever it says: where the file cannot be used, those that could
/// be used last (kept beside `kept`), else as the program ships; `problem` then says why. Each usable file is kept
/// there. Without a file: as the program ships. `news` are for the person who runs it.
struct RulesInForce {
    Rules rules;
    std::vector<std::string> news;
};
[[nodiscard]] RulesInForce rulesInForce(const std::filesystem::path& file, const std::filesystem::path& kept,
                                        const Town& town);

}  // namespace fusion
