// SPDX-License-Identifier: EUPL-1.2
#include "console/models/call_sign.h"

#include <map>

namespace models {

std::string organisationByCallSign(const std::string& callSign) {
    static const std::map<std::string, std::string> kServices{
        {"Florian", "Feuerwehr"}, {"Heros", "THW"}, {"Rotkreuz", "DRK"}, {"Akkon", "JUH"},
        {"Johannes", "MHD"},      {"Sama", "ASB"},  {"Pelikan", "DLRG"}};
    const auto found = kServices.find(callSign.substr(0, callSign.find(' ')));
    return found == kServices.end() ? std::string() : found->second;
}

}  // namespace models
