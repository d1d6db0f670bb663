// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>

#include "broker/client/participant.h"
#include "gis/fusion/fusion.h"
#include "gis/worker/picture_keeper.h"

namespace worker {

/// The fusion worker as a participant: folds the journal, its own facts included, and says at each tick what follows.
/// Everything it holds comes from the journal; killed at any point it says the same again. Beside it, it folds the
/// picture for consoles that join.
class FusionWorker final : public client::Participant {
public:
    /// `town`, `rules` and `beside` must outlive it.
    explicit FusionWorker(const fusion::Town& town, const fusion::Rules& rules = fusion::shippedRules(),
                          PictureRhythm rhythm = {}, fusion::GroundsBeside* beside = nullptr)
        : m_town(&town),
          m_rules(&rules),
          m_beside(beside),
          m_fusion(std::make_unique<fusion::Fusion>(town, rules, beside)),
          m_keeper(rhythm) {}

    [[nodiscard]] std::string name() const override { return "fusion"; }
    void fold(const wire::Record& record) override;
    [[nodiscard]] std::vector<client::Submission> atTick(const wire::Tick& tick, const wire::Record& record) override;
    /// Of this very program, this town package and these rules: what another one remembered is nothing to it.
    [[nodiscard]] std::optional<std::uint32_t> memoryVersion() const override;
    [[nodiscard]] bool remember(std::uint64_t sequence, base::BytesView memory) override;

    /// To be asked between two steps of its loop, and what comes handed to the broker: the picture in its rhythm, and
    /// after each, once it is at rest, all that this one holds.
    struct Handover {
        std::uint32_t foldVersion = 0;
        PictureKeeper::Picture content;
    };
    [[nodiscard]] std::optional<Handover> due(bool isAtRest);
    /// The broker keeps what was handed over.
    void onEvent(const client::Event& event) override;

private:
    [[nodiscard]] std::optional<PictureKeeper::Picture> memory() const;

    const fusion::Town* m_town;
    const fusion::Rules* m_rules;
    fusion::GroundsBeside* m_beside;
    std::unique_ptr<fusion::Fusion> m_fusion;
    PictureKeeper m_keeper;
    std::optional<std::uint64_t> m_pictureUnderWay;  ///< sequence
    bool m_isMemoryDue = false;
};

}  // namespace worker
