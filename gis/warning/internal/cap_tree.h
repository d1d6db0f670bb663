// SPDX-License-Identifier: EUPL-1.2
#pragma once

// A CAP document as plain elements, so that rules and readers need not know the XML library.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "gis/warning/warning.h"

namespace warning {

/// A child of another namespace; its content is not read.
struct StrangeChild {
    std::string name;
    long line = 0;
    bool isSignature = false;  ///< ds:Signature
    std::size_t position = 0;  ///< how many own children stand before it
};

/// One element of CAP's namespace, or of CAP written as JSON.
struct CapElement {
    std::string name;
    std::string text;  ///< without blanks at either end; of leaf elements
    long line = 0;     ///< 0: there are no lines
    std::vector<CapElement> children;
    std::vector<StrangeChild> strange;
    bool hasAttributes = false;
    bool hasOuterBlanks = false;
    bool hasStrayText = false;  ///< words between its children

    [[nodiscard]] const CapElement* child(std::string_view wanted) const;
    [[nodiscard]] std::vector<const CapElement*> all(std::string_view wanted) const;
    /// Text of the first child of that name; empty when there is none.
    [[nodiscard]] std::string textOf(std::string_view wanted) const;
    /// "line 12, area"
    [[nodiscard]] std::string place() const {
        const std::string shown = name.substr(0, 60);
        return line > 0 ? "line " + std::to_string(line) + ", " + shown : shown;
    }
};

[[nodiscard]] std::string trimmed(std::string_view text);

/// The rules that the schema does not express (domain.md 2.5). At most a thousand problems.
[[nodiscard]] std::vector<CapProblem> checkCapRules(const CapElement& alert);

/// A decimal number as CAP writes it; nothing for another text, or beyond 1e12.
[[nodiscard]] std::optional<double> capNumberOf(std::string_view text);

inline constexpr std::int64_t kDegreeE7 = 10'000'000;
/// Decimal degrees, rounded to 1e-7; nothing for another text, or far beyond any angle.
[[nodiscard]] std::optional<std::int64_t> degreesE7Of(std::string_view text);

enum class CapVersion { V10, V11, V12 };
/// What the official schema of that version asks for: order, number, word lists, forms. At most a thousand problems.
/// `isOrdered` false where the writing knows no order (JSON).
[[nodiscard]] std::vector<CapProblem> checkCapStructure(const CapElement& alert, CapVersion version, bool isOrdered);

}  // namespace warning
