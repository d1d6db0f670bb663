// SPDX-License-Identifier: EUPL-1.2
#include "console/models/start_page.h"

#include <utility>

#include "console/models/attention.h"
#include "console/session/may_say.h"

namespace models {

QString startPageOf(const std::string& function) {
    static constexpr std::pair<const char*, const char*> kPagesOf[] = {
        {"S1", "units"},  {"S2", "lage"},      {"S3", "orders"},        {"S4", "boards"},    {"S5", "warning"},
        {"S6", "system"}, {"LdS", "lage"},     {"Leiter", "lage"},      {"KGS", "log"},      {"SMS", "log"},
        {"EMS", "log"},   {"BuMA", "warning"}, {"Sichter", "messages"}, {"Leitung", "lage"},
    };
    const std::string post = session::postOf(function);
    for (const auto& [of, page] : kPagesOf)
        if (post == of || post.starts_with(std::string(of) + "-")) return QLatin1String(page);
    return QStringLiteral("lage");
}

}  // namespace models
