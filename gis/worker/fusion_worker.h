// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "broker/client/participant.h"
#include "gis/fusion/fusion.h"

namespace worker {

/// The fusion worker as a participant: folds the journal, its own facts included, and says at each tick what follows.
/// Everything it holds comes from the journal; killed at any point it says the same again.
class FusionWorker final : public client::Participant {
public:
    /// `town` must outlive it.
    explicit FusionWorker(const fusion::Town& town) : m_fusion(town) {}

    [[nodiscard]] std::string name() const override { return "fusion"; }
    void fold(const wire::Record& record) override;
    [[nodiscard]] std::vector<client::Submission> atTick(const wire::Tick& tick, const wire::Record& record) override;

private:
    fusion::Fusion m_fusion;
};

}  // namespace worker
