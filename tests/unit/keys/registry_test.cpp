// SPDX-License-Identifier: EUPL-1.2
#include "broker/keys/registry.h"

#include <sys/resource.h>

#include <csignal>

#include "broker/wire/codec.h"
#include "tests/unit/client/link_world.h"

namespace {

struct RegistryWorld : client_test::World {
    client_test::Folder folder;
    seal::SigningKey key = seal::SigningKey::generate();
    std::optional<keys::Registry> registry;

    RegistryWorld() {
        connect();
        wire.fromLink.clear();
        registry.emplace(*link, key, "p:admin", clock, 1'000);
    }
    keys::NewPerson person(const std::string& passphrase, bool cheapSeal = true) const {
        return {"muster", "B. Muster", "LdS", {wire::PersonRole::WarningApprover}, passphrase, cheapSeal};
    }
    std::filesystem::path keyFile() const { return folder.path / "muster.key"; }
};

TEST(Registry, AShortPassphraseIsRefusedBeforeAnythingIsWrittenOrSaid) {
    RegistryWorld world;
    const auto enrolled = world.registry->enrolPerson(world.person("elfzeichen1", false), world.keyFile());
    ASSERT_FALSE(enrolled.ok());
    EXPECT_NE(enrolled.failure().text().find("at least 12"), std::string::npos) << enrolled.failure().text();
    EXPECT_FALSE(std::filesystem::exists(world.keyFile()));
    EXPECT_TRUE(world.heardIds().empty());
}

TEST(Registry, APersonThatTheBrokerDoesNotTakeLeavesNoKeyFile) {
    RegistryWorld world;
    const auto enrolled = world.registry->enrolPerson(world.person("zwoelf Zeichen"), world.keyFile());
    ASSERT_FALSE(enrolled.ok());
    EXPECT_NE(enrolled.failure().text().find("did not answer"), std::string::npos) << enrolled.failure().text();
    EXPECT_FALSE(std::filesystem::exists(world.keyFile()));
    EXPECT_EQ(world.heardIds().size(), 1u);
}

TEST(Registry, NamesThatWouldLeaveTheirFolderAreRefused) {
    RegistryWorld world;
    for (const char* name : {"", "../muster", "a/b", ".muster", "Müller"}) {
        keys::NewPerson person = world.person("zwoelf Zeichen");
        person.name = name;
        EXPECT_FALSE(world.registry->enrolPerson(person, world.keyFile()).ok()) << name;
        EXPECT_FALSE(
            world.registry->enrolDevice({name, {wire::DeviceRole::Field}, {"x"}}, world.folder.path / "d").ok())
            << name;
    }
    EXPECT_TRUE(std::filesystem::is_empty(world.folder.path));
    EXPECT_TRUE(world.heardIds().empty());
}

TEST(Registry, ADeviceFolderThatIsThereIsNeverOverwritten) {
    RegistryWorld world;
    const auto enrolled =
        world.registry->enrolDevice({"pegel", {wire::DeviceRole::Field}, {"station:X"}}, world.folder.path);
    ASSERT_FALSE(enrolled.ok());
    EXPECT_NE(enrolled.failure().text().find("already"), std::string::npos) << enrolled.failure().text();
    EXPECT_TRUE(std::filesystem::exists(world.folder.path));
}

TEST(Registry, ADeviceThatTheBrokerDoesNotTakeLeavesNoFolder) {
    RegistryWorld world;
    const auto folder = world.folder.path / "pegel";
    EXPECT_FALSE(world.registry->enrolDevice({"pegel", {wire::DeviceRole::Field}, {"station:X"}}, folder).ok());
    EXPECT_FALSE(std::filesystem::exists(folder));
    EXPECT_EQ(world.heardIds().size(), 1u);
}

TEST(Registry, WhereItsFilesCannotBeWrittenTheNameStaysFreeForTheNextTry) {
    RegistryWorld world;
    const auto folder = world.folder.path / "pegel";
    // No file may grow: as on a full disk.
    rlimit before{};
    ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &before), 0);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit none{0, before.rlim_max};
    ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &none), 0);
    const auto enrolled = world.registry->enrolDevice({"pegel", {wire::DeviceRole::Field}, {"station:X"}}, folder);
    setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, handler);
    ASSERT_FALSE(enrolled.ok());
    EXPECT_FALSE(std::filesystem::exists(folder)) << enrolled.failure().text();
    EXPECT_TRUE(world.heardIds().empty()) << "and nobody was asked to enrol it";
}

TEST(Registry, EveryRoleHasAWordThatIsReadBack) {
    for (const auto role :
         {wire::DeviceRole::Field, wire::DeviceRole::Console, wire::DeviceRole::Fusion, wire::DeviceRole::Dispatch,
          wire::DeviceRole::Player, wire::DeviceRole::Admin, wire::DeviceRole::Observer})
        EXPECT_EQ(keys::deviceRoleOf(keys::wordOf(role)), role);
    for (const auto role : {wire::PersonRole::Administrator, wire::PersonRole::Staff, wire::PersonRole::WarningAuthor,
                            wire::PersonRole::WarningApprover})
        EXPECT_EQ(keys::personRoleOf(keys::wordOf(role)), role);
    EXPECT_FALSE(keys::deviceRoleOf("janitor"));
}

}  // namespace
