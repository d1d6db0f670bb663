// SPDX-License-Identifier: EUPL-1.2
#pragma once

// One report (Meldung) with photos and documents, as a person in the field sends it from a command line or a script.

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "broker/client/bus_link.h"

namespace field {

struct SpokenReport {
    std::string source;  ///< "unit:Florian Auental 1/44-1", "station:AUE-WEHR"
    wire::Report report;
    std::optional<std::string> operation;
    std::vector<std::filesystem::path> files;
};

/// "routine", "immediate", "flash".
[[nodiscard]] std::optional<wire::Priority> priorityNamed(std::string_view word);

/// What is personal is taken out of the files (`tell` says what), then they and the report are kept by the link.
/// Nothing is kept when one of the files cannot be attached.
[[nodiscard]] base::Outcome<wire::MessageId> sayReport(client::BusLink& link, const base::Clock& clock,
                                                       SpokenReport said,
                                                       const std::function<void(const std::string&)>& tell);

/// How the sending ended.
struct SentReport {
    std::size_t waiting = 0, filesWaiting = 0;  ///< submissions and files that the link still keeps
    std::size_t refused = 0;                    ///< of both
};
/// Polls until nothing waits any more, `untilMs` on the monotonic clock has come, or `stop` says so.
[[nodiscard]] SentReport sendReports(client::BusLink& link, const base::Clock& clock, std::int64_t untilMs,
                                     const std::function<bool()>& stop,
                                     const std::function<void(const std::string&)>& tell);

}  // namespace field
