// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Whether whoever is logged in may say something here and now: asked before a button is shown as one that works.

#include <optional>
#include <string>

#include "console/session/login.h"
#include "console/session/store.h"

namespace session {

/// "S2" of the function "S2 Lage": the name under which a post speaks.
[[nodiscard]] std::string postOf(const std::string& function);
/// "post:S2".
[[nodiscard]] std::string sourceOf(const std::string& function);

enum class Bar {
    LooksBack,   ///< a past picture is shown
    NobodyHere,  ///< nobody is logged in
    Role         ///< the realm's roles do not let this post say it
};
/// What stands in the way of saying this kind as the post of whoever is logged in; nothing: it may be said.
[[nodiscard]] std::optional<Bar> barTo(wire::Kind kind, const Store& store, const Login& login);

}  // namespace session
