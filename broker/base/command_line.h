// SPDX-License-Identifier: EUPL-1.2
#pragma once

// One rule for every program: called wrongly it names the word that was wrong and where help is, and exits with 64.

#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>

namespace base {

/// EX_USAGE of sysexits.h. Other numbers are the program's own.
inline constexpr int kExitUsage = 64;

/// Whether words for people are to be German: as ./lagewerk decides it, by the session's LC_ALL, LC_MESSAGES or LANG.
inline bool isGermanSession() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
        if (const char* value = std::getenv(name); value != nullptr && *value != '\0')
            return std::string_view(value).starts_with("de");
    return false;
}

/// Says on standard error what was wrong with the call; `program` with its command, "lagewerk-agent series".
inline int wrongUsage(const std::string& program, const std::string& what) {
    std::fprintf(stderr, "%s: %s\nRun %s --help for more.\n", program.c_str(), what.c_str(), program.c_str());
    return kExitUsage;
}

/// The exit number of a program that has said its result on standard output: 1 instead of 0 when that was not taken
/// (full disk, closed pipe), so that nobody goes on with half of it.
inline int afterOutput(const std::string& program, int status) {
    const bool isWritten = std::fflush(stdout) == 0 && std::cout.flush().good() && std::ferror(stdout) == 0;
    if (isWritten) return status;
    std::fprintf(stderr, "%s: the result could not be written to standard output; make room on the disk\n",
                 program.c_str());
    return status == 0 ? 1 : status;
}

/// Lets `app` read the command line. Nothing when the program shall go on; else its exit number: 0 after --help, 64
/// after a call that was wrong. `ParseError` is the error of the reading library, which stays in the programs.
template <class ParseError, class App>
[[nodiscard]] std::optional<int> exitAfterParsing(App& app, int argc, char** argv) {
    try {
        app.parse(argc, argv);
        return std::nullopt;
    } catch (const ParseError& error) {
        if (error.get_exit_code() == 0) return app.exit(error);
        std::string program = app.get_name();
        for (const auto* command : app.get_subcommands()) program += " " + command->get_name();
        // A flag with a typo is named, rather than the required one that it was meant to be.
        const auto unknown = app.remaining(true);
        return wrongUsage(program,
                          unknown.empty() ? error.what() : unknown.front() + " is not known here; " + error.what());
    }
}

}  // namespace base
