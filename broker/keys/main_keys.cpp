// SPDX-License-Identifier: EUPL-1.2
// lagewerk-keys: enrols and revokes devices and people of a running realm, as its administrator.

#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>

#include "broker/base/command_line.h"
#include "broker/client/identity_card.h"
#include "broker/client/role_file.h"
#include "broker/keys/registry.h"

namespace {

struct Arguments {
    std::string realm, name, display, function, reason, device, person;
    std::vector<std::string> roles, ownRoles, sources, sequences, attachments;
    std::string file;
    int hours = 72;
    bool cheapSeal = false, shipped = false, isQr = false, isSure = false;
};

int fail(const base::Failure& failure) {
    std::fprintf(stderr, "lagewerk-keys: %s\n", failure.text().c_str());
    return 1;
}

std::string askSilently(const std::string& question) {
    std::cerr << question << ": " << std::flush;
    termios before{};
    tcgetattr(STDIN_FILENO, &before);
    termios silent = before;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    std::string text;
    std::getline(std::cin, text);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
    std::cerr << "\n";
    return text;
}

enum class Ask { Once, Twice };  ///< twice: a new one, of which a slip of the finger would lock somebody out

/// From the environment, or asked without echo when somebody sits at the terminal.
base::Outcome<std::string> passphrase(const char* variable, const std::string& question, Ask times = Ask::Once) {
    if (const char* given = std::getenv(variable); given != nullptr) return std::string(given);
    if (isatty(STDIN_FILENO) == 0)
        return base::Failure{"no passphrase was given", variable,
                             "set the environment variable, or call it from a terminal"};
    std::string text = askSilently(question);
    if (times == Ask::Twice && askSilently("The same again") != text)
        return base::Failure{"the two passphrases differ", "", "call it again and type the same one twice"};
    return text;
}

/// An administrator's device and key, connected.
struct Desk {
    base::SystemClock clock;
    std::unique_ptr<client::BusLink> link;
    std::optional<seal::SigningKey> key;
    std::unique_ptr<keys::Registry> registry;

    base::Done open(const Arguments& arguments) {
        const std::filesystem::path realm = arguments.realm;
        auto identity = client::loadIdentity(realm / "parties" / "admin");
        if (!identity) return identity.failure();
        auto secret = passphrase("LAGEWERK_PASSPHRASE", "Passphrase of the administrator");
        if (!secret) return secret.failure();
        auto opened = seal::SigningKey::openSealed(realm / "people" / "admin.key", secret.value());
        if (!opened) return opened.failure();
        key.emplace(std::move(opened).value());
        client::LinkOptions options;
        options.software = "lagewerk-keys";
        link = std::make_unique<client::BusLink>(identity.value(), client::makeZmqChannel(identity.value()), clock,
                                                 options);
        registry = std::make_unique<keys::Registry>(*link, *key, "p:admin", clock);
        return base::done();
    }
};

/// `--role` takes the roles that the wire knows by number and those of the table that ships, so that a typo is told
/// before anybody is asked for a passphrase; a town's own roles come by `--own-role`, and the broker judges them.
template <class Role>
struct ChosenRoles {
    std::vector<Role> roles;
    std::vector<std::string> seats;
};
template <class Role>
base::Outcome<ChosenRoles<Role>> rolesOf(const Arguments& arguments,
                                         std::optional<Role> (*roleOf)(const std::string&)) {
    ChosenRoles<Role> chosen;
    chosen.seats = arguments.ownRoles;
    const auto shipped = client::shippedRoles().roles;
    for (const std::string& word : arguments.roles) {
        if (const auto role = roleOf(word))
            chosen.roles.push_back(*role);
        else if (std::any_of(shipped.begin(), shipped.end(),
                             [&](const wire::Role& known) { return known.name == word; }))
            chosen.seats.push_back(word);
        else
            return base::Failure{"there is no role '" + word + "'", "--role",
                                 "lagewerk-keys roles --shipped names them; a role that this town defined: --own-role"};
    }
    if (chosen.roles.empty() && chosen.seats.empty())
        return base::Failure{"no role is given", "--role", "name at least one"};
    return chosen;
}

void tellRoles(const std::vector<std::string>& words, const std::optional<std::vector<std::string>>& seats) {
    for (const auto& word : words) std::cout << " " << word;
    for (const auto& seat : seats.value_or(std::vector<std::string>{})) std::cout << " " << seat;
}

int showRoles(const Arguments& arguments) {
    if (arguments.shipped) {
        std::cout << client::shippedRolesText();
        return 0;
    }
    if (arguments.realm.empty())
        return base::wrongUsage("lagewerk-keys roles", "name --realm for the table in force, or --shipped");
    Desk desk;
    if (auto opened = desk.open(arguments); !opened) return fail(opened.failure());
    const auto roster = desk.registry->roster();
    if (!roster) return fail(roster.failure());
    if (!roster.value().isDefined())
        std::cout << "# This realm is from before role tables; define-roles gives it one.\n";
    std::cout << client::rolesText(roster.value().roleTable());
    return 0;
}

int defineRoles(const Arguments& arguments) {
    std::ifstream in(arguments.file, std::ios::binary);
    if (!in) return fail({"the file cannot be read", arguments.file, "check the path"});
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    const auto table = client::readRoles(text, arguments.file);
    if (!table) return fail(table.failure());
    Desk desk;
    if (auto opened = desk.open(arguments); !opened) return fail(opened.failure());
    if (auto defined = desk.registry->defineRoles(table.value(), arguments.isSure); !defined)
        return fail(defined.failure());
    std::cout << "the role table counts from now on; warnings that are not issued yet must be signed again\n";
    return 0;
}

bool isFieldOnly(const Arguments& arguments) {
    return arguments.roles.size() == 1 && arguments.roles.front() == "field";
}

int enrolDevice(const Arguments& arguments) {
    const auto roles = rolesOf(arguments, keys::deviceRoleOf);
    if (!roles) return base::wrongUsage("lagewerk-keys enrol-device", roles.failure().text());
    // Enrolled is enrolled: a device with a mistyped source could only be revoked.
    const auto isNothings = [](const std::string& source) {
        return source != "*" && source.find(':') == std::string::npos;
    };
    if (isFieldOnly(arguments) && !arguments.sources.empty() && std::ranges::all_of(arguments.sources, isNothings))
        return base::wrongUsage("lagewerk-keys enrol-device",
                                "--source " + arguments.sources.front() +
                                    ": nothing is reported for this; units are unit:CALLSIGN, stations station:ID");
    Desk desk;
    if (auto opened = desk.open(arguments); !opened) return fail(opened.failure());
    if (auto isFree = desk.registry->checkFree(arguments.name); !isFree) return fail(isFree.failure());
    const std::filesystem::path folder = std::filesystem::path(arguments.realm) / "parties" / arguments.name;
    const auto identity = desk.registry->enrolDevice(
        {arguments.name, roles.value().roles, arguments.sources, roles.value().seats}, folder);
    if (!identity) return fail(identity.failure());
    std::cout << "enrolled device " << arguments.name << ", id " << identity.value().device().text()
              << "; its folder is " << folder.string() << "\n";
    return 0;
}

int invite(const Arguments& arguments) {
    const auto roles = rolesOf(arguments, keys::deviceRoleOf);
    if (!roles) return base::wrongUsage("lagewerk-keys invite", roles.failure().text());
    const char* given = std::getenv("LAGEWERK_DEVICE_PIN");
    const std::string pin = given != nullptr ? given : "";
    if (!pin.empty() && pin.size() < client::kPinMin)
        return base::wrongUsage("lagewerk-keys invite",
                                "LAGEWERK_DEVICE_PIN has less than " + std::to_string(client::kPinMin) + " characters");
    Desk desk;
    if (auto opened = desk.open(arguments); !opened) return fail(opened.failure());
    if (auto isFree = desk.registry->checkFree(arguments.name); !isFree) return fail(isFree.failure());
    std::optional<base::Instant> takeUpBy;
    if (arguments.hours > 0) takeUpBy = desk.clock.now().plusS(static_cast<std::int64_t>(arguments.hours) * 3600);
    const auto text = desk.registry->inviteDevice(
        {arguments.name, roles.value().roles, arguments.sources, roles.value().seats}, arguments.file, pin, takeUpBy);
    if (!text) return fail(text.failure());
    if (arguments.isQr)
        std::cout << text.value() << "\n";
    else
        std::cout << "invited device " << arguments.name << "; its identity is " << arguments.file << "\n";
    return 0;
}

int enrolPerson(const Arguments& arguments) {
    const auto roles = rolesOf(arguments, keys::personRoleOf);
    if (!roles) return base::wrongUsage("lagewerk-keys enrol-person", roles.failure().text());
    Desk desk;
    if (auto opened = desk.open(arguments); !opened) return fail(opened.failure());
    auto secret = passphrase(
        "LAGEWERK_PERSON_PASSPHRASE",
        "New passphrase of " + arguments.name + ", at least " + std::to_string(seal::kPassphraseMin) + " characters",
        Ask::Twice);
    if (!secret) return fail(secret.failure());
    keys::NewPerson person{arguments.name,     arguments.display.empty() ? arguments.name : arguments.display,
                           arguments.function, roles.value().roles,
                           secret.value(),     arguments.cheapSeal,
                           roles.value().seats};
    const std::filesystem::path file = std::filesystem::path(arguments.realm) / "people" / (arguments.name + ".key");
    if (auto enrolled = desk.registry->enrolPerson(person, file); !enrolled) return fail(enrolled.failure());
    std::cout << "enrolled p:" << arguments.name << "; the sealed key is " << file.string() << "\n";
    return 0;
}

int revoke(const Arguments& arguments) {
    if (arguments.device.empty() == arguments.person.empty())
        return base::wrongUsage("lagewerk-keys revoke", "name either --device or --person");
    if (arguments.reason.empty())
        return base::wrongUsage("lagewerk-keys revoke", "--reason is empty; it stands in the incident log");
    Desk desk;
    if (auto opened = desk.open(arguments); !opened) return fail(opened.failure());
    auto revoked = arguments.device.empty() ? desk.registry->revokePerson(arguments.person, arguments.reason)
                                            : desk.registry->revokeDevice(arguments.device, arguments.reason);
    if (!revoked) return fail(revoked.failure());
    std::cout << "revoked " << arguments.device << arguments.person << "; it counts nowhere any more\n";
    return 0;
}

/// "17" or "40-52".
std::optional<wire::SequenceSpan> spanOf(const std::string& text) {
    const std::size_t dash = std::min(text.find('-'), text.size());
    const auto number = [](std::string_view digits) -> std::optional<std::uint64_t> {
        std::uint64_t value = 0;
        const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (read.ec != std::errc{} || read.ptr != digits.data() + digits.size() || value == 0) return std::nullopt;
        return value;
    };
    const auto first = number(std::string_view(text).substr(0, dash));
    const auto last = dash < text.size() ? number(std::string_view(text).substr(dash + 1)) : first;
    if (!first || !last || *last < *first) return std::nullopt;
    return wire::SequenceSpan{*first, *last};
}

/// More than this at once is asked for twice: a mistyped digit would take a whole day's reports.
constexpr std::uint64_t kUnaskedMax = 50;

/// What is to be deleted; nothing when the call was wrong, which was told then.
std::optional<wire::RedactionOrdered> orderOf(const Arguments& arguments) {
    const auto wrong = [](const std::string& what) {
        (void)base::wrongUsage("lagewerk-keys redact", what);
        return std::nullopt;
    };
    wire::RedactionOrdered order;
    order.reason = arguments.reason;
    if (arguments.reason.find_first_not_of(' ') == std::string::npos)
        return wrong("--reason is empty; it stands in the incident log");
    const bool hasPrefix = arguments.person.starts_with("p:");
    if (!arguments.person.empty()) order.person = hasPrefix ? arguments.person : "p:" + arguments.person;
    std::uint64_t records = 0;
    for (const std::string& text : arguments.sequences) {
        const auto span = spanOf(text);
        if (!span) return wrong("--sequence " + text + " is no 17 and no 40-52");
        order.spans.push_back(*span);
        records += span->last - span->first + 1;
    }
    if (records > kUnaskedMax && !arguments.isSure)
        return wrong("this would delete what " + std::to_string(records) +
                     " records say, for ever; say --yes when that is meant");
    for (const std::string& text : arguments.attachments) {
        const auto hash = base::arrayFromHex<32>(text);
        if (!hash) return wrong("--attachment " + text + " is no SHA-256; write its 64 hexadecimal digits");
        order.files.push_back(*hash);
    }
    if (!order.spans.empty() + order.person.has_value() + !order.files.empty() != 1)
        return wrong("name --sequence, or --person, or --attachment");
    return order;
}

int redact(const Arguments& arguments) {
    const auto order = orderOf(arguments);
    if (!order) return base::kExitUsage;
    Desk desk;
    if (auto opened = desk.open(arguments); !opened) return fail(opened.failure());
    const auto redacted = desk.registry->redact(*order);
    if (!redacted) return fail(redacted.failure());
    std::uint64_t records = 0;
    for (const wire::SequenceSpan& span : redacted.value().spans) records += span.last - span.first + 1;
    const std::size_t files = redacted.value().files.size();
    if (records + files == 0)
        return fail({"nothing was deleted: it is gone already, was never there, or is evidence that stays", "",
                     "check the number, the name or the hash; lagewerk-log export shows what there is"});
    std::cout << "deleted: what " << records << " records said, " << files
              << " files; backups, printed pages and what others hold are not the broker's to delete\n";
    return 0;
}

int name(const Arguments& arguments) {
    Desk desk;
    if (auto opened = desk.open(arguments); !opened) return fail(opened.failure());
    auto named = desk.registry->namePerson(arguments.name, arguments.display, arguments.function);
    if (!named) return fail(named.failure());
    std::cout << "p:" << arguments.name << " is shown as \"" << arguments.display << "\"\n";
    return 0;
}

int list(const Arguments& arguments) {
    Desk desk;
    if (auto opened = desk.open(arguments); !opened) return fail(opened.failure());
    const auto roster = desk.registry->roster();
    if (!roster) return fail(roster.failure());
    for (const auto& [id, person] : roster.value().persons()) {
        std::cout << "person  " << id << "  \"" << person.enrolment.displayName << "\"  " << person.enrolment.function
                  << " ";
        std::vector<std::string> words;
        for (const auto role : person.enrolment.roles) words.push_back(keys::wordOf(role));
        tellRoles(words, person.enrolment.seats);
        std::cout << (person.revoked ? "  REVOKED\n" : "\n");
    }
    for (const auto& [id, device] : roster.value().devices()) {
        std::cout << "device  " << device.enrolment.name << "  " << id.text() << " ";
        std::vector<std::string> words;
        for (const auto role : device.enrolment.roles) words.push_back(keys::wordOf(role));
        tellRoles(words, device.enrolment.seats);
        std::cout << "  speaks for:";
        for (const auto& source : device.enrolment.sources) std::cout << " " << source;
        std::cout << (device.revoked ? "  REVOKED\n" : "\n");
    }
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    umask(077);  // folders of parties and people are this user's alone
    seal::start();
    Arguments a;
    CLI::App app{"Devices and people of a running realm.", "lagewerk-keys"};
    app.require_subcommand(1);
    app.footer(
        "The administrator's passphrase is taken from LAGEWERK_PASSPHRASE or asked; a new person's from "
        "LAGEWERK_PERSON_PASSPHRASE or asked.");
    auto* device = app.add_subcommand("enrol-device", "Make a key and a folder for a device and enrol it");
    device->add_option("--realm", a.realm, "The realm's folder")->required();
    device->add_option("--name", a.name, "Its name, also of its folder in parties/")->required();
    device->add_option("--role", a.roles,
                       "field, console, fusion, dispatch, player, admin, observer, or a seat (s2, kgs ...; see roles); "
                       "may be repeated");
    device->add_option("--own-role", a.ownRoles, "A role that this town defined; may be repeated");
    device
        ->add_option("--source", a.sources,
                     "Whom it may speak for, e.g. station:AUE-WEHR or station:*; may be repeated")
        ->required();
    auto* inviteCommand =
        app.add_subcommand("invite", "Enrol a device elsewhere: one file, or QR text, with all it needs");
    inviteCommand->add_option("--realm", a.realm, "The realm's folder")->required();
    inviteCommand->add_option("--name", a.name, "Its name")->required();
    inviteCommand->add_option("--role", a.roles, "As of enrol-device; may be repeated");
    inviteCommand->add_option("--own-role", a.ownRoles, "A role that this town defined; may be repeated");
    inviteCommand->add_option("--source", a.sources, "Whom it may speak for; may be repeated")->required();
    inviteCommand->add_option("--out", a.file, "The file to write; programs take it as --identity FILE")->required();
    inviteCommand->add_option("--hours", a.hours, "To be taken up within (default 72); 0: at any time")
        ->check(CLI::Range(0, 24 * 366));
    inviteCommand->add_flag("--print", a.isQr, "Print its content as the text of a QR code, too, and nothing else");
    inviteCommand->footer("A PIN seals it: LAGEWERK_DEVICE_PIN, here and where it is used.");
    auto* person = app.add_subcommand("enrol-person", "Make a sealed key for a person and enrol it");
    person->add_option("--realm", a.realm, "The realm's folder")->required();
    person->add_option("--name", a.name, "Short name; the person is p:NAME")->required();
    person->add_option("--display", a.display, "Name as shown, e.g. \"A. Beispiel\"");
    person->add_option("--function", a.function, "Function as shown, e.g. \"S2 Lage\"");
    person->add_option("--role", a.roles,
                       "administrator, staff, author, approver, or a seat (s2, leiter, kgs ...; see roles); may be "
                       "repeated");
    person->add_option("--own-role", a.ownRoles, "A role that this town defined; may be repeated");
    person->add_flag("--cheap-seal", a.cheapSeal, "Seal lightly: for persons that a program plays in an exercise");
    auto* revokeCommand = app.add_subcommand("revoke", "A key counts nowhere from now on");
    revokeCommand->add_option("--realm", a.realm, "The realm's folder")->required();
    revokeCommand->add_option("--device", a.device, "Name of a device");
    revokeCommand->add_option("--person", a.person, "Short name of a person");
    revokeCommand->add_option("--reason", a.reason, "Why; journaled")->required();
    auto* listCommand = app.add_subcommand("list", "Who is enrolled");
    listCommand->add_option("--realm", a.realm, "The realm's folder")->required();
    auto* nameCommand = app.add_subcommand("name", "What people call a person; the name before stays journaled");
    nameCommand->add_option("--realm", a.realm, "The realm's folder")->required();
    nameCommand->add_option("--name", a.name, "Short name of the person")->required();
    nameCommand->add_option("--display", a.display, "Name as shown")->required();
    nameCommand->add_option("--function", a.function, "Function as shown");
    auto* redactCommand = app.add_subcommand("redact", "Delete for good what records say, or a person's names");
    redactCommand->add_option("--realm", a.realm, "The realm's folder")->required();
    redactCommand->add_option("--sequence", a.sequences, "Records: 17 or 40-52; may be repeated");
    redactCommand->add_option("--person", a.person, "All names of this person (short name)");
    redactCommand->add_option("--attachment", a.attachments,
                              "A file alone, by its SHA-256; its record stays; may be repeated");
    redactCommand->add_option("--reason", a.reason, "Why; journaled for ever: no personal data")->required();
    redactCommand->add_flag("--yes", a.isSure, "More than 50 records at once are meant");
    auto* rolesCommand = app.add_subcommand("roles", "Who may say what, for whom, and hear what: the role table");
    rolesCommand->add_option("--realm", a.realm, "The realm's folder: the table in force");
    rolesCommand->add_flag("--shipped", a.shipped, "The table that ships");
    auto* defineCommand = app.add_subcommand("define-roles", "Put another role table in force");
    defineCommand->add_option("--realm", a.realm, "The realm's folder")->required();
    defineCommand->add_option("--file", a.file, "The whole table, as `roles` writes it")->required();
    defineCommand->add_flag("--yes", a.isSure, "Somebody who is enrolled shall lose a role that the table lacks");
    if (const auto ended = base::exitAfterParsing<CLI::ParseError>(app, argc, argv)) return *ended;
    if (device->parsed()) return enrolDevice(a);
    if (inviteCommand->parsed()) return invite(a);
    if (person->parsed()) return enrolPerson(a);
    if (nameCommand->parsed()) return name(a);
    if (redactCommand->parsed()) return redact(a);
    if (rolesCommand->parsed()) return showRoles(a);
    if (defineCommand->parsed()) return defineRoles(a);
    return revokeCommand->parsed() ? revoke(a) : list(a);
}
