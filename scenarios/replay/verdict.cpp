// SPDX-License-Identifier: EUPL-1.2
#include "scenarios/replay/verdict.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>
#include <map>

#include <nlohmann/json.hpp>

#include "broker/base/bytes.h"
#include "broker/journal/journal.h"
#include "broker/journal/verify.h"
#include "broker/wire/codec.h"
#include "gis/warning/warning.h"
#include "scenarios/replay/internal/journal_records.h"

namespace replay {
namespace {

std::optional<std::string> textOf(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) return std::nullopt;
    return std::string{std::istreambuf_iterator<char>(in), {}};
}

void checkChain(const RunFolder& folder, std::vector<std::string>& out) {
    const auto report = journal::verify(folder.journal());
    if (!report) {
        out.push_back("journal: " + report.failure().text());
        return;
    }
    for (const auto& finding : report.value().findings) {
        out.push_back("journal, record " + std::to_string(finding.sequence) + ": " + finding.what);
    }
}

/// Every CAP file valid, and one for every warning that went out.
void checkCaps(const RunFolder& folder, std::uint32_t issued, std::vector<std::string>& out) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder.caps())) {
        if (entry.path().extension() == ".xml") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    for (const auto& file : files) {
        for (const auto& problem : warning::checkCap(textOf(file).value_or(""))) {
            out.push_back("cap/" + file.filename().string() + ": " + problem.rule + " at " + problem.where + ": " +
                          problem.text);
        }
    }
    if (files.size() < issued) {
        out.push_back("cap: " + std::to_string(files.size()) + " files for " + std::to_string(issued) +
                      " issued warnings");
    }
}

/// The console's own picture at the end must be the journal's.
void checkConsole(const RunFolder& folder, const History& history, ConsolePart console, std::vector<std::string>& out) {
    const auto text = textOf(folder.consoleSummary());
    const auto json = nlohmann::json::parse(text.value_or(""), nullptr, false);
    if (!json.is_object() || !json.contains("picture_hash") || !json["picture_hash"].is_string()) {
        out.push_back("the console did not say the hash of its picture");
        return;
    }
    const std::string theirs = json["picture_hash"], ours = base::toHex(history.picture.pictureHash());
    if (theirs == ours) return;
    const auto through = json.value("last_sequence", std::uint64_t{0});
    // A window may be closed before it has drawn the end; what it showed until then is nobody's promise.
    if (console == ConsolePart::Window && through < history.picture.lastSequence) return;
    out.push_back("the console's picture " + theirs.substr(0, 12) + " through record " + std::to_string(through) +
                  " is not the journal's " + ours.substr(0, 12) + " through record " +
                  std::to_string(history.picture.lastSequence));
}

/// Reading a journal leaves SQLite's side files; an empty log says nothing, and a result is one file.
void removeEmptySideFiles(const std::filesystem::path& journal) {
    std::error_code error;
    const std::string log = journal.string() + "-wal";
    if (std::filesystem::exists(log, error) && std::filesystem::file_size(log, error) == 0 && !error) {
        std::filesystem::remove(log, error);
        std::filesystem::remove(journal.string() + "-shm", error);
    }
}

/// What the broker counted outside the journal. A broker that was killed took its figures along: then nothing.
struct BrokerCounts {
    std::uint64_t duplicates = 0, rejected = 0;
};

std::optional<std::uint64_t> figureAfter(const std::string& text, const std::string& word) {
    const auto at = text.find(word);
    std::uint64_t figure = 0;
    if (at == std::string::npos) return std::nullopt;
    const char* from = text.data() + at + word.size();
    return std::from_chars(from, text.data() + text.size(), figure).ec == std::errc{} ? std::optional(figure)
                                                                                      : std::nullopt;
}

std::optional<BrokerCounts> brokerCounts(const RunFolder& folder) {
    const std::string log = textOf(folder.log("broker")).value_or("");
    const std::string start = "listening on ";
    const auto first = log.find(start);
    const auto end = log.rfind("ended at record ");
    if (first == std::string::npos || end == std::string::npos || log.find(start, first + 1) != std::string::npos)
        return std::nullopt;
    const auto duplicates = figureAfter(log.substr(end), "duplicates "),
               rejected = figureAfter(log.substr(end), "rejected ");
    if (!duplicates || !rejected) return std::nullopt;
    return BrokerCounts{*duplicates, *rejected};
}

Summary summaryOf(const History& history, const RunFolder& folder) {
    Summary summary;
    summary.accepted = history.inEffect;
    summary.rejected = history.refused;
    if (const auto counts = brokerCounts(folder)) {
        summary.duplicates = counts->duplicates;
        summary.rejected = history.refused + counts->rejected;
    }
    summary.zones = history.picture.zones.size();
    summary.proposals = history.proposals.size();
    summary.issued = history.issued;
    summary.delivered = history.delivered();
    summary.peopleAffected = history.peopleAffected();
    summary.objectsAffected = history.objectsAffected();
    summary.pictureHash = base::toHex(history.picture.pictureHash());
    if (history.picture.realm) summary.realm = history.picture.realm->text();
    Moments moments;
    for (const auto& entry : std::filesystem::directory_iterator(folder.run())) {
        if (entry.path().extension() == ".latency") readLatencyLog(entry.path(), moments);
    }
    summary.sensorToConsole = spansBetween(moments, "submitted", "folded");
    summary.approvalToDelivery = spansBetween(moments, "approved", "delivered");
    return summary;
}

}  // namespace

base::Outcome<History> historyOf(const std::filesystem::path& journalFile) {
    History history;
    const auto read = readJournal(journalFile, [&](const wire::Record& record) { history.fold(record); });
    if (!read) return read.failure();
    return history;
}

base::Done takeJournal(const RunFolder& folder) {
    const auto source = folder.realm() / "journal.db";
    {
        auto opened = journal::Journal::open(source, journal::Open::ForWriting);
        if (!opened) return opened.failure();
    }
    std::error_code error;
    std::filesystem::copy_file(source, folder.journal(), std::filesystem::copy_options::overwrite_existing, error);
    if (error)
        return base::Failure{"the journal cannot be copied: " + error.message(), folder.journal().string(),
                             "check free space"};
    return base::done();
}

base::Outcome<Verdict> judge(const Scenario& scenario, const RunFolder& folder, ConsolePart console, StaffPart staff) {
    const auto history = historyOf(folder.journal());
    if (!history) return history.failure();
    Verdict verdict;
    verdict.summary = summaryOf(history.value(), folder);
    if (staff == StaffPart::People) {
        verdict.unmet = unmetByProgram(scenario.expect, history.value());
        verdict.review = reviewOfStaff(scenario.expect, history.value());
    } else {
        verdict.unmet = unmet(scenario.expect, history.value());
    }
    checkChain(folder, verdict.unmet);
    checkCaps(folder, history.value().issued, verdict.unmet);
    if (console == ConsolePart::Headless && !std::filesystem::exists(folder.picture()))
        verdict.unmet.push_back("console.png was not made");
    if (console != ConsolePart::None) checkConsole(folder, history.value(), console, verdict.unmet);
    const auto& exercise = history.value().picture.exercise;
    if (!exercise || exercise->phase != wire::ExercisePhase::Ended)
        verdict.unmet.push_back("the exercise did not reach its end");
    removeEmptySideFiles(folder.journal());
    return verdict;
}

}  // namespace replay
