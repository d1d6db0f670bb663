// SPDX-License-Identifier: EUPL-1.2
// Whom the two signature boxes propose: places in the console's list of key files.
#include <algorithm>

#include "console/models/warning_desk.h"

namespace models {

int WarningDesk::placeOf(const std::string& person) const {
    const auto& files = m_login.keyFiles();
    const auto found = std::find_if(files.begin(), files.end(),
                                    [&](const session::KeyFile& file) { return file.label == person || "p:" + file.label == person; });
    return found == files.end() ? -1 : static_cast<int>(found - files.begin());
}

int WarningDesk::authorPlace() const {
    const int loggedIn = m_login.person() ? placeOf(m_login.person()->id) : -1;
    return loggedIn < 0 && !m_login.keyFiles().empty() ? 0 : loggedIn;
}

int WarningDesk::firstPlace() const {
    const situation::Alert* known = alert();
    return known && !m_edited && !known->approvals.empty() ? placeOf(known->approvals.front().person) : -1;
}

int WarningDesk::secondPlace() const {
    const int first = firstPlace();
    if (m_login.person()) {
        const int loggedIn = placeOf(m_login.person()->id);
        if (loggedIn >= 0 && loggedIn != first) return loggedIn;
    }
    for (int place = 0; place < static_cast<int>(m_login.keyFiles().size()); ++place) {
        if (place != first) return place;
    }
    return -1;
}

}  // namespace models
