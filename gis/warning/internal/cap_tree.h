// SPDX-License-Identifier: EUPL-1.2
#pragma once

// A CAP document as plain elements, so that the rules need not know the XML library.

#include <string>
#include <string_view>
#include <vector>

#include "gis/warning/warning.h"

namespace warning {

/// One element of CAP's namespace; attributes and foreign elements (signatures) are left out.
struct CapElement {
    std::string name;
    std::string text;  ///< without blanks at either end; of leaf elements
    long line = 0;
    std::vector<CapElement> children;

    [[nodiscard]] const CapElement* child(std::string_view wanted) const;
    [[nodiscard]] std::vector<const CapElement*> all(std::string_view wanted) const;
    /// Text of the first child of that name; empty when there is none.
    [[nodiscard]] std::string textOf(std::string_view wanted) const;
};

/// The rules that the schema does not express (domain.md 2.5).
[[nodiscard]] std::vector<CapProblem> checkCapRules(const CapElement& alert);

}  // namespace warning
