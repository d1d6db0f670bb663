// SPDX-License-Identifier: EUPL-1.2
// lagewerk-cap: warnings of others, checked and shown.

#include <CLI/CLI.hpp>

#include "broker/base/clock.h"
#include "broker/base/command_line.h"
#include "gis/tools/cap_report.h"

namespace {

constexpr int kExitCall = 2;  ///< as its contract says, instead of 64

int run(int argc, char** argv) {
    tools::CapCall call;
    std::string language = "de", file;
    CLI::App app{"Reads warnings of others (CAP, NINA): checks them, and shows them as the staff reads them.",
                 "lagewerk-cap"};
    app.require_subcommand(1);
    app.footer("Exit status: 0 none is refused, 1 one is refused, 2 called wrongly.");
    auto* check = app.add_subcommand("check", "Judge files and their signatures; a line of JSON each");
    check->add_option("files", call.files, "CAP (alone, in <alerts>, Atom or EDXL-DE), NINA's JSON")->required();
    auto* show = app.add_subcommand("show", "What the staff reads");
    show->add_option("file", file, "One such file")->required();
    show->add_option("--lang", language, "de or en")->check(CLI::IsMember({"de", "en"}));
    for (auto* command : {check, show})
        command->add_option(
            "--trust", call.trust,
            "Pinned certificates of senders: a PEM file, or a folder of such; without, nobody is trusted");
    if (const auto ended = base::exitAfterParsing<CLI::ParseError>(app, argc, argv))
        return *ended == base::kExitUsage ? kExitCall : *ended;
    call.isGerman = language == "de";
    call.now = base::SystemClock().now();
    if (check->parsed()) return tools::checkCapFiles(call);
    call.files = {file};
    return tools::showCapFile(call);
}

}  // namespace

int main(int argc, char** argv) { return base::afterOutput("lagewerk-cap", run(argc, argv)); }
