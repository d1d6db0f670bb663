// SPDX-License-Identifier: EUPL-1.2
#include "scenarios/replay/verdict.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>

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
            out.push_back("cap/" + file.filename().string() + ": " + problem.rule + " at " + problem.where + ": " + problem.text);
        }
    }
    if (files.size() < issued) {
        out.push_back("cap: " + std::to_string(files.size()) + " files for " + std::to_string(issued) + " issued warnings");
    }
}

/// The first lines in which two pictures differ.
std::string difference(const std::string& ours, const std::string& theirs) {
    const auto linesOf = [](const std::string& text) {
        std::vector<std::string> lines;
        for (std::size_t from = 0; from < text.size();) {
            const auto end = std::min(text.find('\n', from), text.size());
            lines.push_back(text.substr(from, end - from));
            from = end + 1;
        }
        return lines;
    };
    const auto a = linesOf(ours), b = linesOf(theirs);
    for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
        const std::string left = i < a.size() ? a[i] : "(nothing)", right = i < b.size() ? b[i] : "(nothing)";
        if (left != right) return "journal has \"" + left + "\", console has \"" + right + "\"";
    }
    return "the texts are equal";
}

/// The console writes its hash and, below it, its picture's canonical text.
void checkConsole(const RunFolder& folder, const History& history, std::vector<std::string>& out) {
    if (!std::filesystem::exists(folder.picture())) out.push_back("console.png was not made");
    const auto said = textOf(folder.consoleHash());
    if (!said) {
        out.push_back("the console did not say the hash of its picture");
        return;
    }
    const std::string ours = base::toHex(history.picture.pictureHash());
    const auto end = std::min(said->find('\n'), said->size());
    if (said->substr(0, end) == ours) return;
    out.push_back("the console's picture " + said->substr(0, std::min<std::size_t>(end, 12)) + " is not the journal's " + ours.substr(0, 12) + ": " +
                  difference(history.picture.canonicalText(), end < said->size() ? said->substr(end + 1) : ""));
}

Summary summaryOf(const History& history, const RunFolder& folder) {
    Summary summary;
    summary.accepted = history.inEffect;
    summary.rejected = history.refused;
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
    if (error) return base::Failure{"the journal cannot be copied: " + error.message(), folder.journal().string(), "check free space"};
    return base::done();
}

base::Outcome<Verdict> judge(const Scenario& scenario, const RunFolder& folder) {
    const auto history = historyOf(folder.journal());
    if (!history) return history.failure();
    Verdict verdict;
    verdict.summary = summaryOf(history.value(), folder);
    verdict.unmet = unmet(scenario.expect, history.value());
    checkChain(folder, verdict.unmet);
    checkCaps(folder, history.value().issued, verdict.unmet);
    checkConsole(folder, history.value(), verdict.unmet);
    const auto& exercise = history.value().picture.exercise;
    if (!exercise || exercise->phase != wire::ExercisePhase::Ended) verdict.unmet.push_back("the exercise did not reach its end");
    return verdict;
}

}  // namespace replay
