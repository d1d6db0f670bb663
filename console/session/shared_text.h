// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Words that many lines of the log have in common (who, for whom, which station), kept once.

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace session {

/// Words that never change; its copies have them in common. Empty ones take nothing but the 16 bytes of this.
class SharedText {
public:
    SharedText() = default;
    SharedText(std::string words)
        : m_words(words.empty() ? nullptr : std::make_shared<const std::string>(std::move(words))) {}

    [[nodiscard]] const std::string& str() const {
        static const std::string kEmpty;
        return m_words ? *m_words : kEmpty;
    }
    operator const std::string&() const { return str(); }
    [[nodiscard]] bool empty() const { return !m_words; }
    friend bool operator==(const SharedText& a, const SharedText& b) { return a.str() == b.str(); }
    friend bool operator==(const SharedText& a, const std::string& b) { return a.str() == b; }
    friend bool operator==(const SharedText& a, const char* b) { return a.str() == b; }

private:
    friend class SharedTexts;
    std::shared_ptr<const std::string> m_words;
};

/// Finds the copy that is there already. For one thread.
class SharedTexts {
public:
    /// The same words, in common with whoever else asked for them here.
    [[nodiscard]] SharedText shared(SharedText text);
    /// Lets go of what nobody uses any more: what was deleted must not stay in memory either.
    void forgetUnused();
    [[nodiscard]] std::size_t size() const { return m_known.size(); }

private:
    struct Hash {
        std::size_t operator()(const SharedText& text) const { return std::hash<std::string_view>()(text.str()); }
    };
    std::unordered_set<SharedText, Hash> m_known;
    std::size_t m_forgetAt = 1'000;  ///< so many are known; twice what was in use the last time
};

}  // namespace session
