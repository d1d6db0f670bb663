// SPDX-License-Identifier: EUPL-1.2
#include "broker/client/role_file.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "broker/base/ensure.h"
#include "broker/base/toml.h"
#include "broker/wire/kinds.h"
#include "broker/wire/roster.h"
#include "shipped_roles.h"

namespace client {
namespace {

constexpr std::array kActs = {wire::PersonRole::Administrator, wire::PersonRole::Staff, wire::PersonRole::WarningAuthor,
                              wire::PersonRole::WarningApprover};

/// Reads one [[role]]; remembers the first thing that is wrong.
struct RoleReader {
    std::string file;
    std::optional<base::Failure> failure;

    void fault(const toml::node& at, const std::string& what, const std::string& fix) {
        if (!failure) failure = base::Failure{what, file + ", line " + std::to_string(at.source().begin.line), fix};
    }
    std::string text(const toml::table& table, const char* key, bool isMust) {
        const toml::node* node = table.get(key);
        if (node == nullptr) {
            if (isMust) fault(table, std::string("the field '") + key + "' is missing", "add it");
            return {};
        }
        if (const auto value = node->value<std::string>()) return *value;
        fault(*node, std::string("the field '") + key + "' is not a text", "write it in quotation marks");
        return {};
    }
    std::vector<std::string> texts(const toml::table& table, const char* key) {
        const toml::node* node = table.get(key);
        const toml::array* list = node != nullptr ? node->as_array() : nullptr;
        if (list == nullptr) {
            fault(table, std::string("the field '") + key + "' is not a list of texts", "write [\"...\", \"...\"]");
            return {};
        }
        std::vector<std::string> all;
        for (const toml::node& entry : *list) {
            const auto value = entry.value<std::string>();
            if (!value)
                fault(entry, std::string("an entry of '") + key + "' is not a text", "write it in quotation marks");
            all.push_back(value.value_or(""));
        }
        return all;
    }
    std::vector<wire::Kind> kinds(const toml::table& table, const char* key) {
        std::vector<wire::Kind> all;
        for (const std::string& name : texts(table, key)) {
            const auto kind = wire::kindNamed(name);
            if (!kind) fault(table, "there is no kind '" + name + "'", "the kinds are in PROTOCOL.md, section 8");
            all.push_back(kind.value_or(wire::Kind::Tick));
        }
        return all;
    }
    void knowsOnly(const toml::table& table, std::initializer_list<std::string_view> keys) {
        for (const auto& [key, value] : table)
            if (std::find(keys.begin(), keys.end(), key.str()) == keys.end())
                fault(value, "the field '" + std::string(key.str()) + "' is not known here", "check its spelling");
    }
    void says(const toml::table& table, wire::Role& role) {
        const toml::node* node = table.get("says");
        const toml::array* list = node != nullptr ? node->as_array() : nullptr;
        if (list == nullptr)
            return fault(table, "the field 'says' is missing or no list", "write says = [] for nothing");
        for (const toml::node& entry : *list) {
            const toml::table* line = entry.as_table();
            if (line == nullptr)
                return fault(entry, "an entry of 'says' is no table", "write { kinds = [...], for = [...] }");
            knowsOnly(*line, {"kinds", "for"});
            role.says.push_back({kinds(*line, "kinds"), texts(*line, "for")});
        }
    }
    wire::Role role(const toml::table& table) {
        knowsOnly(table, {"name", "title", "staff", "exercise_only", "says", "follows", "acts"});
        wire::Role role;
        role.name = text(table, "name", true);
        role.title = text(table, "title", false);
        role.staff = text(table, "staff", false);
        if (const toml::node* only = table.get("exercise_only")) {
            if (!only->is_boolean())
                fault(*only, "the field 'exercise_only' is not true or false", "write true or false");
            role.exerciseOnly = only->value_or(true);
        }
        says(table, role);
        if (table.get("follows") != nullptr && table.get("follows")->is_string()) {
            role.followsAll = text(table, "follows", true) == "all";
            if (!role.followsAll)
                fault(table, "the field 'follows' is a text but not \"all\"", "write \"all\" or a list");
        } else {
            role.follows = kinds(table, "follows");
        }
        if (table.get("acts") != nullptr)
            for (const std::string& word : texts(table, "acts")) {
                const auto act = std::find_if(kActs.begin(), kActs.end(),
                                              [&](wire::PersonRole known) { return word == wire::roleName(known); });
                if (act == kActs.end())
                    fault(table, "there is no act '" + word + "'", "use administrator, staff, author or approver");
                else
                    role.acts.push_back(*act);
            }
        return role;
    }
};

std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + "\"";
}
template <class Entry, class Name>
std::string listText(const std::vector<Entry>& entries, const Name& name) {
    std::string out = "[";
    for (std::size_t i = 0; i < entries.size(); ++i) out += (i == 0 ? "" : ", ") + quoted(name(entries[i]));
    return out + "]";
}

}  // namespace

const char* shippedRolesText() { return kShippedRoles; }

wire::RolesDefined shippedRoles() {
    auto roles = readRoles(kShippedRoles, "roles.toml");
    ENSURE(roles.ok(), "the role table that ships can be read");
    return std::move(roles).value();
}

base::Outcome<wire::RolesDefined> readRoles(const std::string& text, const std::string& name) {
    const toml::parse_result parsed = toml::parse(text);
    if (!parsed)
        return base::Failure{"the role table cannot be read: " + std::string(parsed.error().description()),
                             name + ", line " + std::to_string(parsed.error().source().begin.line), "mend the line"};
    RoleReader reader{name, std::nullopt};
    wire::RolesDefined roles;
    reader.knowsOnly(parsed.table(), {"role"});
    const toml::node* node = parsed.table().get("role");
    const toml::array* list = node != nullptr ? node->as_array() : nullptr;
    if (list == nullptr)
        return base::Failure{"the role table has no [[role]]", name, "begin with broker/keys/roles.toml"};
    for (const toml::node& entry : *list) {
        if (const toml::table* table = entry.as_table())
            roles.roles.push_back(reader.role(*table));
        else
            reader.fault(entry, "'role' is no list of tables", "write [[role]] above each");
    }
    if (reader.failure) return *reader.failure;
    return roles;
}

std::string rolesText(const std::vector<wire::Role>& roles) {
    const auto same = [](const std::string& text) { return text; };
    const auto kind = [](wire::Kind k) { return std::string(wire::kindName(k)); };
    std::string out;
    for (const wire::Role& role : roles) {
        out += "[[role]]\nname = " + quoted(role.name) + "\n";
        if (!role.title.empty()) out += "title = " + quoted(role.title) + "\n";
        if (!role.staff.empty()) out += "staff = " + quoted(role.staff) + "\n";
        if (role.exerciseOnly) out += "exercise_only = true\n";
        out += role.says.empty() ? "says = [" : "says = [\n";
        for (const wire::RoleSays& line : role.says)
            out += "    { kinds = " + listText(line.kinds, kind) + ", for = " + listText(line.sources, same) + " },\n";
        out += "]\nfollows = " + (role.followsAll ? std::string("\"all\"") : listText(role.follows, kind)) + "\n";
        if (!role.acts.empty())
            out +=
                "acts = " + listText(role.acts, [](wire::PersonRole act) { return std::string(wire::roleName(act)); }) +
                "\n";
        out += "\n";
    }
    return out;
}

}  // namespace client
