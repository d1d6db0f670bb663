// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Quality control of one station (domain.md 10): flags, never drops. Three things are kept apart:
//   quality  the QARTOD flag of the newest sample, worst test wins
//   usable   whether rules may rest on it; a value above its usual span that got there by plausible steps is
//            suspect and usable, a value after an unexplained jump is not
//   reasons  "code number unit ...", one per finding; the code alone decides whether a finding is new

#include <deque>
#include <string>
#include <vector>

#include "broker/wire/payloads.h"
#include "gis/fusion/town.h"
#include "gis/fusion/trusted_series.h"

namespace fusion {

struct Verdict {
    wire::Quality quality = wire::Quality::NotEvaluated;
    bool usable = false;
    bool voidsPast = false;  ///< the sensor itself is wrong: earlier values do not stand in either
    std::vector<std::string> reasons;
};

/// The word before the first blank.
[[nodiscard]] std::string_view codeOf(std::string_view reason);

class QualityControl {
public:
    /// `facts` must outlive it.
    explicit QualityControl(const StationFacts& facts) : m_facts(&facts) {}

    /// Samples must come in rising order of `at`. `own` are the usable values so far (the caller adds to them);
    /// `neighbour` those of the gauge beside it, or null.
    [[nodiscard]] Verdict judge(const Sample& sample, const TrustedSeries& own, const TrustedSeries* neighbour);

private:
    friend struct FusionMemory;
    struct Raw {
        base::Instant at;
        double value = 0;
    };
    [[nodiscard]] bool isSentinel(double value) const;
    void judgeRange(double value, Verdict& verdict) const;
    void judgeStep(const Sample& sample, const TrustedSeries& own, const TrustedSeries* neighbour, Verdict& verdict);
    void followChain(const Sample& sample, const TrustedSeries* neighbour, Verdict& verdict);
    void judgeFlat(const Sample& sample, const TrustedSeries* neighbour, Verdict& verdict);
    /// Jumps within the last two hours that went both ways.
    [[nodiscard]] bool isJumping(base::Instant now);

    const StationFacts* m_facts;
    std::optional<Raw> m_last;  ///< newest sample with a value
    std::vector<Raw> m_chain;   ///< since an unexplained step: values that wait for confirmation
    double m_chainStep = 0;     ///< signed size of the step that began the chain
    bool m_chainFail = false;   ///< it was beyond what water can do
    struct Jump {
        base::Instant at;
        bool up = false;
    };
    std::deque<Jump> m_jumps;
    std::optional<Raw> m_flatSince;  ///< first of the run of identical values
};

}  // namespace fusion
