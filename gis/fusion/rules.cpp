// SPDX-License-Identifier: EUPL-1.2
#include "gis/fusion/rules.h"

namespace fusion {

std::vector<RainWindow> dwdRainWindows() {
    return {{60, {15, 25, 40}},   {360, {20, 35, 60}},  {720, {25, 40, 70}},
            {1440, {30, 50, 80}}, {2880, {40, 60, 90}}, {4320, {60, 90, 120}}};
}

int starkregenindex(const RainIndex& index, double mm) {
    constexpr std::array kBeyond = {1.2, 1.4, 1.6, 2.2, 2.8};
    int reached = 0;
    for (const double from : index.mm) reached += mm >= from ? 1 : 0;
    if (reached < 7) return reached;
    for (const double factor : kBeyond) reached += mm >= factor * index.mm.back() ? 1 : 0;
    return reached;
}

std::string Rules::idOf(std::string_view rule) const {
    return version.empty() ? std::string(rule) : std::string(rule) + "+" + version;
}

const Rules& shippedRules() {
    static const Rules rules;
    return rules;
}

}  // namespace fusion
