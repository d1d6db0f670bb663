// SPDX-License-Identifier: EUPL-1.2
// lagewerk-log: proves a journal whole, shows it to other programs, and copies a realm. Without or beside the broker.

#include <sys/stat.h>
#include <CLI/CLI.hpp>

#include "broker/base/command_line.h"
#include "broker/seal/seal.h"
#include "gis/tools/log_backup.h"
#include "gis/tools/log_export.h"
#include "gis/tools/log_snapshots.h"
#include "gis/tools/log_verify.h"

namespace {

int run(int argc, char** argv) {
    umask(077);  // what is exported is as private as the journal
    seal::start();
    tools::VerifyCall verify;
    tools::ExportCall exported;
    tools::BackupCall backup, restore;
    tools::SnapshotsCall snapshots;
    CLI::App app{"Proves, shows and copies a journal; needs no broker.", "lagewerk-log"};
    app.require_subcommand(1);
    app.footer("Exit status: 0 whole or done, 1 broken or failed, 2 there is no such file, 64 called wrongly.");
    auto* verifyCommand =
        app.add_subcommand("verify", "Check structure, gaps, hashes and signed checkpoints; prints JSON");
    verifyCommand->add_option("--journal", verify.journal, "journal.db of a realm");
    verifyCommand->add_option("--export", verify.exported, "Instead: JSON lines of lagewerk-log export");
    verifyCommand->add_option("--public-key", verify.publicKey,
                              "The broker's signing key as the recovery sheet names it; without it the journal's own "
                              "founding is believed");
    verifyCommand->add_option("--witness", verify.witness,
                              "SEQUENCE:HASH, or a file with lines of such or of checkpoints as JSON; shows whether "
                              "the end was cut off or the past rewritten");
    verifyCommand->add_option("--attachments", verify.attachments,
                              "Files that records name, to be checked along; default: attachments.db beside the "
                              "journal");
    auto* exportCommand = app.add_subcommand("export", "The records for other programs, in order");
    exportCommand->add_option("--journal", exported.journal, "journal.db of a realm")->required();
    exportCommand->add_option("--format", exported.format, "jsonl (can be verified), csv, or gpkg (what has a place)")
        ->check(CLI::IsMember({"jsonl", "csv", "gpkg"}));
    exportCommand->add_option("--out", exported.out, "File; - is standard output");
    exportCommand->add_option("--attachments", exported.attachments,
                              "Folder for the photos and documents that records name, as HASH.EXTENSION");
    auto* backupCommand = app.add_subcommand("backup", "Copy a realm into a new folder, also while its broker runs");
    backupCommand->add_option("--realm", backup.realm, "Folder of the realm")->required();
    backupCommand->add_option("--out", backup.folder, "Folder to make")->required();
    auto* restoreCommand = app.add_subcommand("restore", "Make a realm's folder from such a copy");
    restoreCommand->add_option("--from", restore.folder, "The copy")->required();
    restoreCommand->add_option("--realm", restore.realm, "Folder to make")->required();
    auto* snapshotsCommand =
        app.add_subcommand("snapshots", "Fold the journal from its beginning and compare the pictures kept beside it");
    snapshotsCommand->add_option("--journal", snapshots.journal, "journal.db of a realm")->required();
    snapshotsCommand->add_option("--store", snapshots.store, "Default: snapshots.db beside it");
    if (const auto ended = base::exitAfterParsing<CLI::ParseError>(app, argc, argv)) return *ended;
    if (verifyCommand->parsed()) return tools::verifyLog(verify);
    if (snapshotsCommand->parsed()) return tools::checkSnapshots(snapshots);
    if (exportCommand->parsed()) return tools::exportLog(exported);
    return backupCommand->parsed() ? tools::backUp(backup) : tools::restore(restore);
}

}  // namespace

int main(int argc, char** argv) { return base::afterOutput("lagewerk-log", run(argc, argv)); }
