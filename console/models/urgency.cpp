// SPDX-License-Identifier: EUPL-1.2
#include "console/models/urgency.h"

namespace models {

Urgency urgencyOf(wire::GaugeLevel level) {
    switch (level) {
        case wire::GaugeLevel::Iw3: return Urgency::VeryHigh;
        case wire::GaugeLevel::Iw2: return Urgency::High;
        case wire::GaugeLevel::Iw1: return Urgency::Medium;
        case wire::GaugeLevel::BelowAll: break;
    }
    return Urgency::None;
}

Urgency urgencyOf(wire::WarningLevel level) {
    switch (level) {
        case wire::WarningLevel::Announcement: return Urgency::VeryHigh;
        case wire::WarningLevel::Notice: return Urgency::High;
        case wire::WarningLevel::Information: break;
    }
    return Urgency::Medium;
}

Urgency urgencyOf(wire::Hearing hearing) {
    switch (hearing) {
        case wire::Hearing::Silent: return Urgency::High;
        case wire::Hearing::Unknown: return Urgency::Note;
        case wire::Hearing::Heard: break;
    }
    return Urgency::None;
}

Urgency urgencyOf(wire::Quality quality) {
    switch (quality) {
        case wire::Quality::Fail: return Urgency::Medium;
        case wire::Quality::Suspect:
        case wire::Quality::Missing: return Urgency::Note;
        case wire::Quality::Good:
        case wire::Quality::NotEvaluated: break;
    }
    return Urgency::None;
}

Urgency urgencyOf(wire::Priority priority) {
    switch (priority) {
        case wire::Priority::Flash: return Urgency::VeryHigh;
        case wire::Priority::Immediate: return Urgency::High;
        case wire::Priority::Routine: break;
    }
    return Urgency::Note;
}

Urgency urgencyOf(wire::ReceiptState state) {
    switch (state) {
        case wire::ReceiptState::Failed:
        case wire::ReceiptState::Uncertain: return Urgency::High;  // a person has to act on both
        case wire::ReceiptState::Queued: return Urgency::Note;
        case wire::ReceiptState::Sent:
        case wire::ReceiptState::Received:
        case wire::ReceiptState::Read: break;
    }
    return Urgency::None;
}

Urgency urgencyOfStatus(std::uint8_t fmsStatus) {
    if (fmsStatus == 0) return Urgency::VeryHigh;
    return fmsStatus == 5 ? Urgency::Medium : Urgency::None;
}

}  // namespace models
