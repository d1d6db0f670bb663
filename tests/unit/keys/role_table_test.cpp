// SPDX-License-Identifier: EUPL-1.2

// The role table that ships, and the page that shows it to a town's IT. SNAP_UPDATE=1 writes the page anew.

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>

#include "broker/client/role_file.h"
#include "broker/wire/codec.h"
#include "broker/wire/kinds.h"
#include "broker/wire/roster.h"

namespace {

using namespace wire;

const std::vector<std::string> kProbes{
    "station:X", "unit:X",      "post:S1",      "post:S2",  "post:S3",  "post:S4",    "post:S5",  "post:S6",
    "post:LdS",  "post:Leiter", "post:Leitung", "post:KGS", "post:SMS", "post:SMS-X", "post:EMS", "post:EMS-X",
    "post:BuMA", "post:Regie",  "post:X",       "fusion",   "dispatch", "player",     "X"};

/// A roster in which one device holds one role and may speak for everybody.
struct OneRole {
    Roster roster;
    DeviceId device;

    explicit OneRole(const Role& role) {
        fold(client::shippedRoles());
        const DeviceEnrolled enrolment{"machine", {1, 2, 3}, {}, {"*"}, std::vector<std::string>{role.name}};
        device = deviceIdOf(enrolment.curveKey);
        fold(enrolment);
    }
    template <class Payload>
    void fold(const Payload& payload) {
        Record record;
        record.envelope.kind = KindOf<Payload>::kKind;
        record.envelope.payload = encodePayload(payload);
        roster.fold(record);
    }
    [[nodiscard]] std::string sources(Kind kind, RealmKind realm) const {
        std::string list;
        std::size_t count = 0;
        for (const std::string& probe : kProbes)
            if (roster.maySpeak(device, kind, probe, realm) == RejectionCode::None) {
                list += (list.empty() ? "" : ", ") + probe;
                ++count;
            }
        static const std::string posts = [] {
            std::string all;
            for (const std::string& probe : kProbes)
                if (probe.starts_with("post:")) all += (all.empty() ? "" : ", ") + probe;
            return all;
        }();
        if (const auto at = list.find(posts); at != std::string::npos) list.replace(at, posts.size(), "any post");
        return count == kProbes.size() ? "anybody" : list;
    }
    [[nodiscard]] bool hears(Kind kind) const {
        const auto kinds = roster.followable(device);
        return !kinds || std::find(kinds->begin(), kinds->end(), kind) != kinds->end();
    }
};

std::string matrix() {
    const auto roles = client::shippedRoles().roles;
    std::string text = "| kind |", line = "|---|";
    for (const Role& role : roles) {
        text += " " + role.name + " |";
        line += "---|";
    }
    text += "\n" + line + "\n";
    for (const Kind kind : allKinds()) {
        text += std::string("| ") + kindName(kind) + " |";
        for (const Role& role : roles) {
            const OneRole one(role);
            const bool says = !one.sources(kind, RealmKind::Exercise).empty();
            text += std::string(" ") + (says ? "S" : "") + (one.hears(kind) ? "h" : "") +
                    (says || one.hears(kind) ? "" : "-") + " |";
        }
        text += "\n";
    }
    return text;
}

std::string speakers() {
    std::string text = "| role | staff | says | for | acts as |\n|---|---|---|---|---|\n";
    for (const Role& role : client::shippedRoles().roles) {
        const OneRole one(role);
        std::map<std::string, std::string> bySource;
        for (const Kind kind : allKinds()) {
            if (kind == Kind::DoneThrough) continue;
            std::string sources = one.sources(kind, RealmKind::Exercise);
            if (!sources.empty() && one.sources(kind, RealmKind::Live).empty()) sources += " (exercise only)";
            if (sources.empty()) continue;
            std::string& kinds = bySource[sources];
            kinds += (kinds.empty() ? "" : ", ") + std::string(kindName(kind));
        }
        std::string acts;
        for (const PersonRole act : role.acts) acts += (acts.empty() ? "" : ", ") + std::string(roleName(act));
        const std::string head = "| `" + role.name + "` " + role.title + " | " + role.staff + " | ";
        if (bySource.empty()) text += head + "nothing | nobody | " + acts + " |\n";
        for (const auto& [sources, kinds] : bySource) text += head + kinds + " | " + sources + " | " + acts + " |\n";
    }
    return text;
}

std::string contentOf(const std::filesystem::path& file) {
    std::ifstream in(file);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string withSection(const std::string& text, const std::string& name, const std::string& made) {
    const std::string head = "<!-- made: " + name + " -->\n", end = "<!-- end -->";
    const auto from = text.find(head);
    const auto to = text.find(end, from == std::string::npos ? 0 : from);
    if (from == std::string::npos || to == std::string::npos) return text + "(no section " + name + ")";
    return text.substr(0, from + head.size()) + made + text.substr(to);
}

TEST(ShippedRoles, ThePageForTheTownShowsWhatTheBrokerDecides) {
    const auto file = std::filesystem::path(LAGEWERK_SOURCE_DIR) / "broker/keys/ROLES.md";
    const std::string text = withSection(withSection(contentOf(file), "matrix", matrix()), "speakers", speakers());
    if (std::getenv("SNAP_UPDATE") != nullptr) std::ofstream(file) << text;
    EXPECT_EQ(text, contentOf(file)) << "run with SNAP_UPDATE=1 and review the difference";
}

TEST(ShippedRoles, BothStaffsAndTheRightsBesideThemAreThere) {
    std::map<std::string, std::string> staffOf;
    for (const Role& role : client::shippedRoles().roles) staffOf[role.name] = role.staff;
    for (const char* seat : {"leitung", "kgs", "sms", "ems", "buma"}) EXPECT_EQ(staffOf[seat], "Krisenstab") << seat;
    for (const char* seat : {"s1", "s2", "s3", "s4", "s5", "s6", "leiter"})
        EXPECT_EQ(staffOf[seat], "Führungsstab") << seat;
    for (const char* name : {"observer", "field", "author", "approver", "director", "administrator"})
        EXPECT_TRUE(staffOf.contains(name)) << name;
}

TEST(ShippedRoles, EveryNumberedRoleHasItsRow) {
    Roster roster;
    for (int i = 1; i <= 7; ++i) EXPECT_NE(roster.role(roleName(static_cast<DeviceRole>(i))), nullptr) << i;
    const auto shipped = client::shippedRoles().roles;
    for (int i = 1; i <= 7; ++i)
        EXPECT_TRUE(std::any_of(shipped.begin(), shipped.end(), [&](const Role& role) {
            return role.name == roleName(static_cast<DeviceRole>(i));
        })) << i;
    for (int i = 1; i <= 4; ++i)
        EXPECT_TRUE(std::any_of(shipped.begin(), shipped.end(), [&](const Role& role) {
            return role.name == roleName(static_cast<PersonRole>(i));
        })) << i;
}

TEST(RoleFile, WhatIsWrittenIsReadBack) {
    const auto shipped = client::shippedRoles();
    const auto again = client::readRoles(client::rolesText(shipped.roles), "written");
    ASSERT_TRUE(again.ok()) << again.failure().text();
    EXPECT_EQ(encodePayload(again.value()), encodePayload(shipped));
}

TEST(RoleFile, AFaultIsNamedByItsLine) {
    const auto why = [](const std::string& text) {
        const auto read = client::readRoles(text, "town.toml");
        return read.ok() ? std::string("taken") : read.failure().text();
    };
    const std::string head = "[[role]]\nname = \"x\"\n";
    EXPECT_NE(why(head + "says = [{ kinds = [\"Readings\"], for = [\"*\"] }]\nfollows = []\n").find("'Readings'"),
              std::string::npos);
    EXPECT_NE(why(head + "sais = []\nsays = []\nfollows = []\n").find("'sais'"), std::string::npos);
    EXPECT_NE(why(head + "sais = []\nsays = []\nfollows = []\n").find("line 3"), std::string::npos);
    EXPECT_NE(why(head + "says = []\nfollows = \"everything\"\n").find("all"), std::string::npos);
    EXPECT_NE(why(head + "follows = []\n").find("'says'"), std::string::npos);
    EXPECT_NE(why(head + "says = []\n").find("'follows'"), std::string::npos);
    EXPECT_NE(why(head + "says = []\nfollows = []\nacts = [\"king\"]\n").find("'king'"), std::string::npos);
    EXPECT_NE(why(head + "says = [\"Reading\"]\nfollows = []\n").find("no table"), std::string::npos);
    EXPECT_NE(why("[[role]\n").find("line 1"), std::string::npos);
    EXPECT_NE(why("").find("[[role]]"), std::string::npos);
    EXPECT_EQ(why(head + "says = []\nfollows = []\n"), "taken");
}

}  // namespace
