// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What the picture says against a text that is about to be signed: values that have moved since, an all-clear while the
// water stands, a channel that nobody has connected. Nothing here stops a signature; persons decide.

#include "console/models/format.h"
#include "console/session/store.h"
#include "gis/warning/warning.h"

namespace models {

/// What a draft's words rest on.
struct DraftGround {
    std::optional<std::string> proposal;  ///< "flood:<water>"
    std::string station;                  ///< whose value the text names; empty: not known
    std::optional<double> valueCm;
    base::Instant at;  ///< when that was so
};

/// Whether anything that warns people is connected: in an exercise the simulated channels, live what has ever answered.
/// A CAP file warns nobody by itself.
[[nodiscard]] bool hasWarningChannel(const situation::Situation& picture);
[[nodiscard]] bool isConnected(const situation::Situation& picture, const std::string& channel);
/// What must be said before a warning is signed that reaches nobody; empty: a channel is there.
[[nodiscard]] QString channelHint(const session::Store& store);

[[nodiscard]] std::vector<warning::Finding> doubtsOf(const session::Store& store, const wire::WarningContent& content,
                                                     const DraftGround& ground, const Format& format);

}  // namespace models
