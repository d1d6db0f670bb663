// SPDX-License-Identifier: EUPL-1.2

// The role table as core decides with it: every role, every kind, every source; deny by default; who may change it.

#include <gtest/gtest.h>

#include "broker/client/role_file.h"
#include "broker/wire/kinds.h"
#include "town_hall.h"

namespace {

using namespace wire;
using town::TownHall;

/// A realm from before role tables that now gets the one that ships.
struct Hall : TownHall {
    RolesDefined table = client::shippedRoles();

    explicit Hall(RealmKind kind = RealmKind::Exercise) : TownHall(kind) {}
    core::Verdict define(const std::string& by = "p:admin") {
        return saySigned("admin", by, Kind::RolesDefined, encodePayload(table));
    }
    core::Verdict enrolSeat(const std::string& person, std::vector<std::string> seats) {
        auto key = seal::SigningKey::generate();
        const PersonEnrolled enrolment{person, person, "", key.publicKey(), {}, std::move(seats)};
        const auto verdict = saySigned("admin", "p:admin", Kind::PersonEnrolled, encodePayload(enrolment));
        people.insert_or_assign(person, town::Person{person, std::move(key)});
        return verdict;
    }
    core::Verdict enrolMachine(const std::string& name, std::vector<std::string> seats) {
        town::Device device;
        device.curveKey = seal::CurveKeys::generate().publicKey;
        device.id = deviceIdOf(device.curveKey);
        devices[name] = device;
        const DeviceEnrolled enrolment{name, device.curveKey, {}, {"*"}, std::move(seats)};
        return saySigned("admin", "p:admin", Kind::DeviceEnrolled, encodePayload(enrolment));
    }
    core::Verdict logs(const std::string& person, const std::string& post) {
        return saySigned("console", person, Kind::LogEntry, encodePayload(LogEntry{"Lage erkundet", {}, {}}), post);
    }
    Role& role(const std::string& name) {
        return *std::find_if(table.roles.begin(), table.roles.end(), [&](const Role& r) { return r.name == name; });
    }
};

/// What the file says, read without any code of the roster.
bool isWritten(const Role& role, Kind kind, const std::string& source, RealmKind realm) {
    if (role.exerciseOnly && realm == RealmKind::Live) return false;
    for (const RoleSays& line : role.says)
        for (const Kind said : line.kinds)
            for (std::string pattern : line.sources) {
                if (said != kind) continue;
                const bool isPrefix = pattern.ends_with('*');
                if (isPrefix) pattern.pop_back();
                if (isPrefix ? source.starts_with(pattern) : source == pattern) return true;
            }
    return false;
}

TEST(RoleMatrix, ADeviceSaysWhatItsRoleSaysForWhomItSaysItAndNothingElse) {
    const std::vector<std::string> sources{"station:X", "unit:X",    "post:S1",  "post:S2", "post:Leitung",
                                           "post:SMS",  "post:SMSX", "post:LdS", "fusion",  "dispatch",
                                           "player",    "core",      "admin",    "post:",   "post:Regie"};
    for (const RealmKind realm : {RealmKind::Exercise, RealmKind::Live}) {
        Hall hall(realm);
        ASSERT_TRUE(hall.define().ok());
        ASSERT_GE(hall.table.roles.size(), 23u);
        std::size_t allowed = 0, refused = 0;
        for (const Role& role : hall.table.roles) {
            ASSERT_TRUE(hall.enrolMachine(role.name + "-machine", {role.name}).ok());
            for (const Kind kind : allKinds())
                for (const std::string& source : sources) {
                    auto envelope = hall.envelope(role.name + "-machine", kind, {}, source);
                    const auto code = hall.submit(role.name + "-machine", std::move(envelope)).code;
                    const bool isLet = code != RejectionCode::MaySpeakNotFor;
                    EXPECT_EQ(isLet, isWritten(role, kind, source, realm))
                        << role.name << " says " << kindName(kind) << " for " << source;
                    ++(isLet ? allowed : refused);
                }
        }
        EXPECT_GT(allowed, 100u);
        EXPECT_GT(refused, 20 * allowed / 2) << "deny is the rule";
    }
}

TEST(RoleMatrix, APersonSpeaksForTheOwnPostOnly) {
    Hall hall;
    ASSERT_TRUE(hall.define().ok());
    for (const Role& role : hall.table.roles) {
        const std::string person = "p:seat-" + role.name;
        ASSERT_TRUE(hall.enrolSeat(person, {role.name}).ok()) << role.name;
        for (const char* post : {"post:S1", "post:S2", "post:S3", "post:S4", "post:S5", "post:S6", "post:LdS",
                                 "post:Leitung", "post:KGS", "post:SMS-Recht", "post:EMS", "post:BuMA", "post:Regie"}) {
            const auto verdict = hall.logs(person, post);
            EXPECT_EQ(verdict.ok(), isWritten(role, Kind::LogEntry, post, hall.realm.kind)) << person << " " << post;
            if (!verdict.ok()) {
                EXPECT_EQ(verdict.code, RejectionCode::MaySpeakNotFor);
            }
        }
    }
}

TEST(RoleMatrix, ADeviceHearsWhatItsRoleHears) {
    Hall hall;
    ASSERT_TRUE(hall.define().ok());
    for (const Role& role : hall.table.roles) {
        ASSERT_TRUE(hall.enrolMachine(role.name, {role.name}).ok());
        const auto heard = hall.core.roster().followable(hall.devices.at(role.name).id);
        if (role.followsAll) {
            EXPECT_FALSE(heard.has_value()) << role.name;
        } else {
            const std::set<Kind> wanted(role.follows.begin(), role.follows.end());
            ASSERT_TRUE(heard.has_value()) << role.name;
            EXPECT_EQ(std::set<Kind>(heard->begin(), heard->end()), wanted) << role.name;
        }
    }
    ASSERT_TRUE(hall.enrolMachine("nobody", {}).ok());
    EXPECT_EQ(hall.core.roster().followable(hall.devices.at("nobody").id), std::vector<Kind>{});
}

TEST(RoleMatrix, AJournalFromBeforeIsDecidedAsItWas) {
    TownHall hall;
    EXPECT_FALSE(hall.core.roster().isDefined());
    const auto entry = encodePayload(LogEntry{"x", {}, {}});
    EXPECT_TRUE(hall.saySigned("console", "p:lds", Kind::LogEntry, entry, "post:S2").ok())
        << "roles of people bounded nothing but warnings and enrolments";
    EXPECT_TRUE(hall.draft("p:s2").ok());
    EXPECT_TRUE(hall.approve("p:s2").ok());
    EXPECT_TRUE(hall.approve("p:lds").ok());
    const auto again = hall.replay();
    EXPECT_EQ(again.decidedThrough(), hall.journal.size());
    Hall later;
    ASSERT_TRUE(later.define().ok());
    EXPECT_EQ(later.saySigned("console", "p:lds", Kind::LogEntry, entry, "post:S2").code, RejectionCode::MaySpeakNotFor)
        << "an approver is no staff";
}

TEST(RoleTable, OnlyAnAdministratorChangesIt) {
    Hall hall;
    EXPECT_EQ(hall.define("p:s2").code, RejectionCode::NotAdministrator);
    auto unsignedTable = hall.envelope("admin", Kind::RolesDefined, encodePayload(hall.table), "admin");
    EXPECT_EQ(hall.submit("admin", std::move(unsignedTable)).code, RejectionCode::SignatureMissing);
    EXPECT_FALSE(hall.core.roster().isDefined());
    ASSERT_TRUE(hall.define().ok());
    EXPECT_EQ(hall.define("p:s2").code, RejectionCode::NotAdministrator);
}

TEST(RoleTable, ATownAddsASeatOfItsOwn) {
    Hall hall;
    ASSERT_TRUE(hall.define().ok());
    EXPECT_EQ(hall.enrolSeat("p:deich", {"deichwart"}).code, RejectionCode::UnknownSubject);
    hall.table.roles.push_back(
        {"deichwart", "Deichwart", "", false, {{{Kind::Report}, {"post:Deich"}}}, false, {}, {}});
    ASSERT_TRUE(hall.define().ok());
    ASSERT_TRUE(hall.enrolSeat("p:deich", {"deichwart"}).ok());
    const Report report{"Deich", "S2", "Funk", "", "Sickerwasser", Priority::Immediate, hall.now, {}};
    const auto payload = encodePayload(report);
    EXPECT_TRUE(hall.saySigned("console", "p:deich", Kind::Report, payload, "post:Deich").ok());
    EXPECT_EQ(hall.saySigned("console", "p:deich", Kind::Report, payload, "post:S2").code,
              RejectionCode::MaySpeakNotFor);
    EXPECT_EQ(hall.logs("p:deich", "post:Deich").code, RejectionCode::MaySpeakNotFor);
}

TEST(RoleTable, ItNeverLocksTheAdministratorsOut) {
    Hall hall;
    ASSERT_TRUE(hall.define().ok());
    const RolesDefined good = hall.table;
    std::erase_if(hall.table.roles, [](const Role& role) { return role.name == "administrator"; });
    EXPECT_EQ(hall.define().code, RejectionCode::WrongStep);
    hall.table = good;
    hall.role("administrator").acts.clear();
    EXPECT_EQ(hall.define().code, RejectionCode::WrongStep);
    hall.table = good;
    std::erase(hall.role("administrator").says.front().kinds, Kind::RolesDefined);
    EXPECT_EQ(hall.define().code, RejectionCode::WrongStep);
    hall.table = good;
    hall.table.roles.push_back(good.roles.front());
    EXPECT_EQ(hall.define().code, RejectionCode::WrongStep) << "a name that stands twice";
    hall.table = good;
    EXPECT_TRUE(hall.define().ok());
}

TEST(RoleTable, ASignatureGivenUnderTheTableBeforeFalls) {
    Hall hall;
    ASSERT_TRUE(hall.define().ok());
    ASSERT_TRUE(hall.draft("p:s2").ok());
    ASSERT_TRUE(hall.approve("p:s2").ok());
    hall.role("author").acts.clear();
    ASSERT_TRUE(hall.define().ok());
    EXPECT_FALSE(hall.approve("p:lds").ok()) << "the first signature is not there any more";
    EXPECT_EQ(hall.approve("p:s2").code, RejectionCode::NotEntitled);
    EXPECT_FALSE(town::newest<Issued>(hall.journal).has_value());
}

TEST(RoleTable, SeatsThatDraftAndSignWarn) {
    Hall hall;
    ASSERT_TRUE(hall.define().ok());
    ASSERT_TRUE(hall.enrolSeat("p:presse", {"s5"}).ok());
    ASSERT_TRUE(hall.enrolSeat("p:chef", {"leiter"}).ok());
    const auto draft = encodePayload(hall.draftOf(1, 0, "Hochwasser"));
    const auto says = [&](const char* who, Kind kind, const base::Bytes& payload, const char* post) {
        return hall.saySigned("console", who, kind, payload, post);
    };
    EXPECT_EQ(says("p:chef", Kind::Draft, draft, "post:LdS").code, RejectionCode::NotEntitled);
    ASSERT_TRUE(says("p:presse", Kind::Draft, draft, "post:S5").ok());
    const auto approval = encodePayload(Approval{hall.alert, 1, seal::sha256(draft), "ÜBUNG"});
    ASSERT_TRUE(says("p:presse", Kind::Approval, approval, "post:S5").ok());
    EXPECT_EQ(says("p:chef", Kind::Approval, approval, "post:S2").code, RejectionCode::NotEntitled);
    ASSERT_TRUE(says("p:chef", Kind::Approval, approval, "post:LdS").ok());
    hall.journalEffects();
    EXPECT_TRUE(town::newest<Issued>(hall.journal).has_value());
}

TEST(RoleTable, NamesOfPeopleAreApartFromTheirKeys) {
    Hall hall;
    ASSERT_TRUE(hall.define().ok());
    const auto name = [&](const char* by, const char* whom) {
        return hall.saySigned("admin", by, Kind::PersonNamed,
                              encodePayload(PersonNamed{whom, "A. Beispiel", "S2 Lage"}));
    };
    EXPECT_EQ(name("p:s2", "p:s2").code, RejectionCode::NotAdministrator);
    EXPECT_EQ(name("p:admin", "p:niemand").code, RejectionCode::UnknownSubject);
    ASSERT_TRUE(name("p:admin", "p:s2").ok());
    EXPECT_EQ(hall.core.roster().person("p:s2")->enrolment.displayName, "A. Beispiel");
}

}  // namespace
