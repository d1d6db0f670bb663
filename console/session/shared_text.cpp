// SPDX-License-Identifier: EUPL-1.2
#include "console/session/shared_text.h"

#include <algorithm>

namespace session {

SharedText SharedTexts::shared(SharedText text) {
    if (text.empty()) return text;
    if (m_known.size() >= m_forgetAt) {
        forgetUnused();
        m_forgetAt = std::max<std::size_t>(m_forgetAt, 2 * m_known.size());
    }
    return *m_known.insert(std::move(text)).first;
}

void SharedTexts::forgetUnused() {
    std::erase_if(m_known, [](const SharedText& one) { return one.m_words.use_count() == 1; });
}

}  // namespace session
