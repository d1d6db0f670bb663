// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The colours of the console, as 0xRRGGBB, day and night: the only place where a colour is written down. A test
// measures their contrast.

#include <array>
#include <cstdint>

#include "console/models/urgency.h"

namespace models {

struct Tokens {
    std::uint32_t ground, panel, raised, hover;
    std::uint32_t line, border;  ///< line decorates; border bounds a control (3:1)
    std::uint32_t text, second, muted;
    std::uint32_t action, actionInk;
    std::array<std::uint32_t, 5> urgency;      ///< by Urgency; [0] for None
    std::array<std::uint32_t, 5> urgencyInk;   ///< text and mark on it
    std::array<std::uint32_t, 5> urgencyLine;  ///< its text and lines on panel and raised
    std::uint32_t danger, allClear;
    std::uint32_t exercise, exerciseGround, exerciseInk;
    std::uint32_t lost, lostInk;  ///< the frame when the broker is gone
    std::uint32_t water, chart, chartGap;
};

inline constexpr Tokens kDay = {
    .ground = 0xE9EDF2,
    .panel = 0xFFFFFF,
    .raised = 0xF5F7FA,
    .hover = 0xE8EEF6,
    .line = 0xCFD8E3,
    .border = 0x7A889B,
    .text = 0x131C28,
    .second = 0x3F4D60,
    .muted = 0x5B6A7E,
    .action = 0x0A5FBE,
    .actionInk = 0xFFFFFF,
    .urgency = {0x5B6A7E, 0x2F6CA8, 0xF5C400, 0xB85600, 0xC81E1E},
    .urgencyInk = {0xFFFFFF, 0xFFFFFF, 0x131C28, 0xFFFFFF, 0xFFFFFF},
    .urgencyLine = {0x5B6A7E, 0x2F6CA8, 0x7A5F00, 0xAA4F00, 0xC81E1E},
    .danger = 0x7A2FB8,
    .allClear = 0x0B7A53,
    .exercise = 0x006A66,
    .exerciseGround = 0xCFF3F0,
    .exerciseInk = 0xFFFFFF,
    .lost = 0xC81E1E,
    .lostInk = 0xFFFFFF,
    .water = 0x1E78D6,
    .chart = 0x0A5FBE,
    .chartGap = 0xE9EDF2,
};

inline constexpr Tokens kNight = {
    .ground = 0x0D131D,
    .panel = 0x141C29,
    .raised = 0x1B2534,
    .hover = 0x223045,
    .line = 0x2B384B,
    .border = 0x6D7D94,
    .text = 0xEAF0F7,
    .second = 0xAEBBCB,
    .muted = 0x8C9AAD,
    .action = 0x62AEFF,
    .actionInk = 0x06203C,
    .urgency = {0x8C9AAD, 0x8FB3D9, 0xFFD84A, 0xFFA03A, 0xFF5A52},
    .urgencyInk = {0x0D131D, 0x0D131D, 0x0D131D, 0x0D131D, 0x0D131D},
    .urgencyLine = {0x8C9AAD, 0x8FB3D9, 0xFFD84A, 0xFFA03A, 0xFF7A73},
    .danger = 0xC77DFF,
    .allClear = 0x4CD6A0,
    .exercise = 0x22C7BE,
    .exerciseGround = 0x083836,
    .exerciseInk = 0x06201F,
    .lost = 0xFF5A52,
    .lostInk = 0x0D131D,
    .water = 0x3E9BFF,
    .chart = 0x62AEFF,
    .chartGap = 0x0D131D,
};

}  // namespace models
