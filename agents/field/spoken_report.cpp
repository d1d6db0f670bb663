// SPDX-License-Identifier: EUPL-1.2
#include "agents/field/spoken_report.h"

#include <fstream>
#include <iterator>

#include "broker/attachment/attachment.h"
#include "broker/wire/limits.h"

namespace field {
namespace {

constexpr int kPollMs = 100;

base::Outcome<attachment::Prepared> preparedFile(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    // One byte more than may be: a file that is too large is not read to its end.
    base::Bytes bytes(wire::limits::kAttachmentBytesMax + 1);
    in.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    if (in.bad() || !in.is_open())
        return base::Failure{"the file cannot be read", file.string(), "check path and rights"};
    bytes.resize(static_cast<std::size_t>(in.gcount()));
    auto prepared = attachment::prepare(bytes, file.filename().string());
    if (prepared) return prepared;
    auto failure = prepared.failure();
    failure.where = file.string();
    return failure;
}

std::string lineOf(const std::string& name, const std::vector<std::string>& removed) {
    std::string line = "attached " + name;
    for (std::size_t i = 0; i < removed.size(); ++i) line += (i == 0 ? ", without " : ", ") + removed[i];
    return line;
}

std::string lineOf(const client::AttachmentGiven& given) {
    const std::string name = "file " + base::toHex(given.hash).substr(0, 12);
    const std::string why = given.why ? ": " + given.why->what + "; " + given.why->fix : "";
    switch (given.state) {
        case wire::AttachmentPhase::Whole: return name + " is there, " + std::to_string(given.size) + " bytes";
        case wire::AttachmentPhase::Deleted: return name + " was deleted at the broker";
        case wire::AttachmentPhase::Refused: return name + " was refused" + why;
        case wire::AttachmentPhase::Unknown: return name + " was given up: no report names it";
        case wire::AttachmentPhase::Wanted: break;
    }
    return name + ": " + std::to_string(given.through) + " of " + std::to_string(given.size) + " bytes";
}

/// Kept and tried again later.
bool isForNow(const client::AttachmentGiven& given) {
    return given.state == wire::AttachmentPhase::Refused && given.why &&
           static_cast<std::uint16_t>(given.why->code) >= 400;
}

}  // namespace

std::optional<wire::Priority> priorityNamed(std::string_view word) {
    if (word == "routine") return wire::Priority::Routine;
    if (word == "immediate") return wire::Priority::Immediate;
    if (word == "flash") return wire::Priority::Flash;
    return std::nullopt;
}

base::Outcome<wire::MessageId> sayReport(client::BusLink& link, const base::Clock& clock, SpokenReport said,
                                         const std::function<void(const std::string&)>& tell) {
    std::vector<attachment::Prepared> files;
    for (const auto& file : said.files) {
        auto prepared = preparedFile(file);
        if (!prepared) return prepared.failure();
        tell(lineOf(prepared.value().about.name, prepared.value().removed));
        said.report.attachments.push_back(prepared.value().about);
        files.push_back(std::move(prepared).value());
    }
    client::Submission submission;
    submission.kind = wire::Kind::Report;
    submission.source = said.source;
    submission.operation = said.operation;
    submission.observedAt = said.report.writtenAt = clock.now();
    submission.payload = wire::encodePayload(said.report);
    if (const auto refused = wire::checkPayload(wire::Kind::Report, 1, submission.payload))
        return base::Failure{refused->what, refused->where, refused->fix};
    // The files first, so that a kill in between leaves no report whose photo nobody has.
    for (auto& file : files)
        if (auto kept = link.give(file.about, std::move(file.bytes)); !kept) return kept.failure();
    return link.submit(submission);
}

SentReport sendReports(client::BusLink& link, const base::Clock& clock, std::int64_t untilMs,
                       const std::function<bool()>& stop, const std::function<void(const std::string&)>& tell) {
    SentReport sent;
    const auto isDone = [&] { return link.waiting() == 0 && link.filesWaiting() == 0; };
    while (!isDone() && !stop() && clock.monotonicNs() / 1'000'000 < untilMs) {
        for (const auto& event : link.poll(kPollMs)) {
            if (const auto* lost = std::get_if<client::Lost>(&event)) tell("lost the broker: " + lost->why);
            if (std::holds_alternative<client::Restored>(event))
                tell(
                    "the broker's journal was put back to an earlier copy: what was accepted since that copy is gone; "
                    "say it again");
            if (const auto* accepted = std::get_if<client::AcceptedIds>(&event))
                tell(std::to_string(accepted->ids.size()) + " accepted");
            if (const auto* rejected = std::get_if<client::RejectedId>(&event)) {
                ++sent.refused;
                tell("refused: " + rejected->rejection.what + "; " + rejected->rejection.fix);
            }
            if (const auto* given = std::get_if<client::AttachmentGiven>(&event)) {
                const bool isGood = given->state == wire::AttachmentPhase::Wanted ||
                                    given->state == wire::AttachmentPhase::Whole || isForNow(*given);
                sent.refused += isGood ? 0 : 1;
                tell(lineOf(*given));
            }
        }
    }
    sent.waiting = link.waiting();
    sent.filesWaiting = link.filesWaiting();
    return sent;
}

}  // namespace field
