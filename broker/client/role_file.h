// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The role table as a file that people read and change (TOML); broker/keys/roles.toml is the one that ships.

#include <string>

#include "broker/base/outcome.h"
#include "broker/wire/payloads.h"

namespace client {

/// The table that ships, as text. A new realm begins with it.
[[nodiscard]] const char* shippedRolesText();
[[nodiscard]] wire::RolesDefined shippedRoles();
/// `name` is what a failure calls the file. A key or kind that nobody knows is a failure: a typo must not become a
/// right, nor the lack of one.
[[nodiscard]] base::Outcome<wire::RolesDefined> readRoles(const std::string& text, const std::string& name);
/// readRoles reads it back.
[[nodiscard]] std::string rolesText(const std::vector<wire::Role>& roles);

}  // namespace client
