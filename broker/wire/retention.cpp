// SPDX-License-Identifier: EUPL-1.2
#include "broker/wire/retention.h"

#include <algorithm>
#include <array>

namespace wire {
namespace {

constexpr std::array<RetentionRule, 10> kDefaultRetention = {{{Kind::UnitReport, 90},
                                                              {Kind::Reading, 3650},
                                                              {Kind::Report, 3650},
                                                              {Kind::LogEntry, 3650},
                                                              {Kind::Inject, 0},
                                                              {Kind::PersonNamed, 0},
                                                              {Kind::Contact, 0},
                                                              {Kind::CallUp, 3650},
                                                              {Kind::CallStep, 3650},
                                                              {Kind::Seat, 3650}}};

}  // namespace

bool isRedactable(Kind kind) {
    return std::any_of(kDefaultRetention.begin(), kDefaultRetention.end(),
                       [&](const RetentionRule& rule) { return rule.kind == kind; });
}

std::span<const RetentionRule> defaultRetention() { return kDefaultRetention; }

}  // namespace wire
