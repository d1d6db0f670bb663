// SPDX-License-Identifier: EUPL-1.2
#include "gis/fusion/quality_control.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "broker/wire/envelope.h"

namespace fusion {
namespace {

constexpr std::array kSentinels = {-999.0, -9999.0, 9999.0, 99999.0, 65535.0, 32767.0, -32768.0, -777.0};
constexpr double kLithiumLowV = 2.9, kLeadLowV = 11.6, kLeadFromV = 6.0;
constexpr double kFiveMinutesS = 300;
constexpr std::int64_t kJumpMemoryMs = 2 * 3'600'000LL;
constexpr std::size_t kConfirmations = 3;                  ///< samples that agree before a step is believed
constexpr std::size_t kConfirmationsByNeighbour = 2;       ///< when the neighbour upstream rose as well
constexpr std::size_t kConfirmationsAgainstNeighbour = 6;  ///< when it is heard and did not move
constexpr std::int64_t kFailChainMs = 6 * 3'600'000LL;
constexpr double kAboveMeanCm = 20;  ///< lower water may be flat for days
constexpr double kNeighbourMovedCm = 10, kNeighbourRoseCm = 30, kNeighbourQuietCm = 10;
constexpr std::int64_t kFlatByNeighbourMs = 30 * 60'000LL, kTravelMs = 15 * 60'000LL, kHourMs = 3'600'000LL;

/// Shortest text, never by locale; one decimal at most.
std::string numberText(double value) {
    char buffer[352];  // the largest double has 309 digits before the point
    const double tenth = std::abs(value) < 1e15 ? std::round(value * 10) / 10 : value;  // beyond there are none
    const auto written =
        std::to_chars(buffer, buffer + sizeof buffer, tenth == 0 ? 0.0 : tenth, std::chars_format::fixed);
    return written.ec == std::errc{} ? std::string(buffer, written.ptr) : std::to_string(value);
}
std::string secondsText(std::int64_t ms) { return std::to_string(ms / 1000) + " s"; }

int weight(wire::Quality quality) {
    switch (quality) {
        case wire::Quality::Missing: return 0;
        case wire::Quality::NotEvaluated: return 1;
        case wire::Quality::Good: return 2;
        case wire::Quality::Suspect: return 3;
        case wire::Quality::Fail: return 4;
    }
    return 0;
}
void worsen(Verdict& verdict, wire::Quality quality, std::string reason) {
    if (weight(quality) > weight(verdict.quality)) verdict.quality = quality;
    verdict.reasons.push_back(std::move(reason));
}

/// The limit is given per 5 min; over a longer gap more may happen, within a shorter one not less.
double scaled(double per5Min, std::int64_t spanMs) {
    return per5Min * std::max(1.0, static_cast<double>(spanMs) / 1000.0 / kFiveMinutesS);
}

void judgeClockAndBattery(const Sample& sample, Verdict& verdict) {
    if ((sample.flags & wire::kFlagClockAbsurd) != 0)
        verdict.reasons.push_back("clock-absurd " + base::isoUtc(sample.saidAt));
    else if ((sample.flags & wire::kFlagClockFuture) != 0)
        verdict.reasons.push_back("clock-future " + base::isoUtc(sample.saidAt));
    if (!sample.batteryV) return;
    const double low = *sample.batteryV < kLeadFromV ? kLithiumLowV : kLeadLowV;
    if (*sample.batteryV < low) verdict.reasons.push_back("battery " + numberText(*sample.batteryV) + " V");
}

}  // namespace

std::string_view codeOf(std::string_view reason) { return reason.substr(0, reason.find(' ')); }

bool QualityControl::isSentinel(double value) const {
    return !std::isfinite(value) || std::find(kSentinels.begin(), kSentinels.end(), value) != kSentinels.end();
}

Verdict QualityControl::judge(const Sample& sample, const TrustedSeries& own, const TrustedSeries* neighbour) {
    Verdict verdict;
    verdict.quality = wire::Quality::Good;
    judgeClockAndBattery(sample, verdict);
    if (!sample.value || isSentinel(*sample.value)) {
        verdict.quality = wire::Quality::Missing;
        verdict.reasons.push_back(sample.value && std::isfinite(*sample.value) ? "sentinel " + numberText(*sample.value)
                                                                               : "no-value");
        return verdict;
    }
    verdict.usable = true;
    judgeRange(*sample.value, verdict);
    if (verdict.quality == wire::Quality::Fail) {  // no sensor says this: nothing to compare with
        verdict.usable = false;
        return verdict;
    }
    // Rain begins and ends at once.
    if (m_facts->quantity != wire::Quantity::Rain) judgeStep(sample, own, neighbour, verdict);
    judgeFlat(sample, neighbour, verdict);
    m_last = Raw{sample.at, *sample.value};
    return verdict;
}

void QualityControl::judgeRange(double value, Verdict& verdict) const {
    const StationFacts& f = *m_facts;
    const std::string text = numberText(value) + " " + f.unit;
    if ((f.sensorMin && value < *f.sensorMin) || (f.sensorMax && value > *f.sensorMax) ||
        (f.quantity == wire::Quantity::Rain && value < 0))
        worsen(verdict, wire::Quality::Fail, "sensor-span " + text);
    else if ((f.spanMin && value < *f.spanMin) || (f.spanMax && value > *f.spanMax))
        worsen(verdict, wire::Quality::Suspect, "span " + text);
}

bool QualityControl::isJumping(base::Instant now) {
    while (!m_jumps.empty() && base::spanMs(now, m_jumps.front().at) > kJumpMemoryMs) m_jumps.pop_front();
    bool up = false, down = false;
    for (const Jump& jump : m_jumps) (jump.up ? up : down) = true;
    return up && down;
}

void QualityControl::judgeStep(const Sample& sample, const TrustedSeries& own, const TrustedSeries* neighbour,
                               Verdict& verdict) {
    if (!m_facts->stepSuspect || !m_last) return;
    const double value = *sample.value, step = value - m_last->value;
    const std::int64_t span = base::spanMs(sample.at, m_last->at);
    const bool isJump = std::abs(step) > scaled(*m_facts->stepSuspect, span);
    const bool isFail = m_facts->stepFail && std::abs(step) > scaled(*m_facts->stepFail, span);
    if (isJump) {
        m_jumps.push_back({sample.at, step > 0});
        // Back where it was before the chain began: the chain was the disturbance.
        const bool isBack = !m_chain.empty() && !own.empty() &&
                            std::abs(value - own.newest().value) <=
                                std::min(scaled(*m_facts->stepSuspect, base::spanMs(sample.at, own.newest().at)),
                                         4 * *m_facts->stepSuspect);
        const bool goesOn = !m_chain.empty() && !isFail && !isBack && (step > 0) == (m_chainStep > 0);
        if (isBack) {
            m_chain.clear();
        } else if (goesOn) {
            m_chain.push_back({sample.at, value});  // a surge: every step large, all one way
        } else {
            m_chain = {{sample.at, value}};
            m_chainStep = step;
            m_chainFail = isFail;
        }
    } else if (!m_chain.empty()) {
        m_chain.push_back({sample.at, value});
    }
    if (!m_chain.empty()) followChain(sample, neighbour, verdict);
    // Both ways at least three times: no value of this sensor is believed until two hours have gone by without.
    if (isJumping(sample.at) && m_jumps.size() >= 3) {
        verdict.usable = false;
        verdict.voidsPast = true;
        worsen(verdict, wire::Quality::Suspect,
               "jumping " + std::to_string(m_jumps.size()) + " steps in " + secondsText(kJumpMemoryMs));
    }
}

void QualityControl::followChain(const Sample& sample, const TrustedSeries* neighbour, Verdict& verdict) {
    const base::Instant began = m_chain.front().at;
    const std::int64_t lasted = base::spanMs(sample.at, began);
    const std::optional<double> neighbourRise =
        neighbour != nullptr && !neighbour->empty() && base::spanMs(sample.at, neighbour->newest().at) < kHourMs
            ? neighbour->riseCm(began.plusMs(-kHourMs), sample.at)
            : std::nullopt;
    const bool explained =
        neighbourRise && m_chainStep > 0 && *neighbourRise >= std::max(kAboveMeanCm, m_chainStep / 2);
    const bool contradicted = neighbourRise && std::abs(*neighbourRise) < kNeighbourQuietCm;
    const bool isStuck =
        std::all_of(m_chain.begin(), m_chain.end(), [&](const Raw& raw) { return raw.value == m_chain.front().value; });
    const std::size_t needed = explained      ? kConfirmationsByNeighbour
                               : contradicted ? kConfirmationsAgainstNeighbour
                                              : kConfirmations;
    const bool longEnough = m_chainFail && !explained ? lasted >= kFailChainMs : m_chain.size() >= needed;
    if (longEnough && !isStuck && !isJumping(sample.at)) {
        m_chain.clear();
        return;
    }
    verdict.usable = false;
    worsen(verdict, m_chainFail ? wire::Quality::Fail : wire::Quality::Suspect,
           "step " + numberText(m_chainStep) + " " + m_facts->unit + " unconfirmed " + secondsText(lasted));
    if (m_chain.size() > 1000) m_chain.erase(m_chain.begin() + 1, m_chain.begin() + 500);
}

void QualityControl::judgeFlat(const Sample& sample, const TrustedSeries* neighbour, Verdict& verdict) {
    const double value = *sample.value;
    if (!m_flatSince || m_flatSince->value != value) {
        m_flatSince = Raw{sample.at, value};
        return;
    }
    if (m_facts->quantity == wire::Quantity::Rain && value == 0) return;  // dry weather is flat
    const std::int64_t lasted = base::spanMs(sample.at, m_flatSince->at);
    const bool isLevel = m_facts->quantity == wire::Quantity::WaterLevel;
    const bool isHigh = m_facts->meanCm && value > *m_facts->meanCm + kAboveMeanCm;
    const double rise = isLevel && neighbour != nullptr
                            ? neighbour->riseCm(m_flatSince->at, sample.at.plusMs(-kTravelMs)).value_or(0)
                            : 0;
    const bool neighbourMoved =
        isLevel && neighbour != nullptr &&
        neighbour->movedCm(neighbour->empty() ? 0 : neighbour->newest().value, m_flatSince->at) >= kNeighbourMovedCm;
    const bool judged = !isLevel || isHigh || neighbourMoved;
    const auto find = [&](wire::Quality quality, const std::string& more) {
        worsen(verdict, quality, "flat-line " + secondsText(lasted) + more);
        verdict.usable = false;
        verdict.voidsPast = true;  // the last usable values are part of the flat line
    };
    const auto reaches = [&](const std::optional<double>& limitS) {
        return judged && limitS && static_cast<double>(lasted) >= *limitS * 1000;
    };
    if (reaches(m_facts->flatFailS))
        find(wire::Quality::Fail, "");
    else if (reaches(m_facts->flatSuspectS))
        find(wire::Quality::Suspect, "");
    else if (rise >= kNeighbourRoseCm && lasted >= kFlatByNeighbourMs)
        find(wire::Quality::Suspect, " neighbour +" + numberText(rise) + " cm");
}

}  // namespace fusion
