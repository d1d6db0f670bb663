// SPDX-License-Identifier: EUPL-1.2
#include "broker/client/witness_file.h"

#include <fstream>
#include <nlohmann/json.hpp>
#include <system_error>

#include "broker/wire/codec.h"

namespace client {
namespace {

using WitnessJson = nlohmann::ordered_json;

base::Failure witnessFailure(const char* what, const std::filesystem::path& file) {
    return {what, file.string(), "check the disk and the rights of the folder"};
}

}  // namespace

WitnessFile::WitnessFile(std::filesystem::path file, const seal::PublicKey& brokerKey, std::size_t linesMax)
    : m_file(std::move(file)), m_brokerKey(brokerKey), m_linesMax(linesMax) {}

base::Done WitnessFile::prepare() {
    std::error_code error;
    if (m_file.has_parent_path()) std::filesystem::create_directories(m_file.parent_path(), error);
    std::ifstream in(m_file, std::ios::binary);
    bool isWhole = true;
    for (std::string line; std::getline(in, line);) {
        const auto json = WitnessJson::parse(line, nullptr, false);
        const bool good = json.is_object() && json.contains("sequence") && json["sequence"].is_number_unsigned() &&
                          json.contains("hash") && json["hash"].is_string();
        isWhole = isWhole && good && !in.eof();
        if (!good) continue;
        Kept kept{json["sequence"].get<std::uint64_t>(), json["hash"].get<std::string>(), line};
        m_seen.emplace(kept.sequence, kept.hash);
        m_lines.push_back(std::move(kept));
    }
    return isWhole ? base::done() : writeAll();
}

base::Done WitnessFile::append(const std::string& line) const {
    std::ofstream out(m_file, std::ios::binary | std::ios::app);
    out << line << '\n';
    if (!out.flush()) return witnessFailure("the checkpoint cannot be kept", m_file);
    return base::done();
}

base::Done WitnessFile::writeAll() const {
    std::filesystem::path fresh = m_file;
    fresh += ".new";
    std::ofstream out(fresh, std::ios::binary | std::ios::trunc);
    for (const Kept& kept : m_lines) out << kept.line << '\n';
    out.close();
    std::error_code error;
    if (out) std::filesystem::rename(fresh, m_file, error);
    if (!out || error) return witnessFailure("the checkpoints cannot be written anew", m_file);
    return base::done();
}

/// The newest matter most, and of the old ones any: every second of them goes.
base::Done WitnessFile::thin() {
    if (m_lines.size() <= m_linesMax) return base::done();
    std::vector<Kept> fewer;
    for (std::size_t i = 0; i < m_lines.size(); ++i)
        if (i >= m_lines.size() / 2 || i % 2 == 0) fewer.push_back(std::move(m_lines[i]));
    m_lines = std::move(fewer);
    return writeAll();
}

std::optional<Witnessed> WitnessFile::keep(const wire::Record& record) {
    if (!record.submitter.isBroker() || record.verdict != 0 || !record.envelope.signature) return std::nullopt;
    const auto point = wire::payloadOf<wire::Checkpoint>(record.envelope);
    if (!point) return std::nullopt;
    Witnessed witnessed{point->sequence, point->chain, record.envelope.observedAt};
    const std::string hash = base::toHex(point->chain);
    if (m_seen.contains({point->sequence, hash})) return witnessed;
    if (!seal::verify(m_brokerKey, wire::signedBytes(record.envelope), *record.envelope.signature)) return std::nullopt;
    const auto same = m_seen.lower_bound({point->sequence, ""});
    witnessed.contradicts = same != m_seen.end() && same->first == point->sequence;
    m_seen.emplace(point->sequence, hash);
    WitnessJson json;
    json["sequence"] = point->sequence;
    json["hash"] = hash;
    json["realm"] = record.envelope.realm.text();
    json["observedAt"] = base::isoUtc(record.envelope.observedAt);
    json["id"] = record.envelope.id.text();
    json["signature"] = base::toHex(*record.envelope.signature);
    m_lines.push_back({point->sequence, hash, json.dump()});
    auto done = append(m_lines.back().line);
    if (done) done = thin();
    if (!done) witnessed.trouble = done.failure();
    if (witnessed.contradicts)
        witnessed.trouble =
            base::Failure{"the broker signed two hashes for record " + std::to_string(point->sequence) +
                              ": its past was rewritten, or the realm was restored from a copy",
                          m_file.string(), "ask the administrator; lagewerk-log verify --witness tells more"};
    return witnessed;
}

namespace {

Witnessed missing(std::uint64_t sequence, const std::string& hash, const std::filesystem::path& file) {
    Witnessed witnessed;
    witnessed.sequence = sequence;
    witnessed.chain = base::arrayFromHex<32>(hash).value_or(seal::Hash{});
    witnessed.contradicts = true;
    witnessed.trouble = base::Failure{"the journal has not the checkpoint over record " + std::to_string(sequence) +
                                          " that was kept: it was rewritten, cut off or restored from a copy",
                                      file.string(), "ask the administrator; lagewerk-log verify --witness tells more"};
    return witnessed;
}

}  // namespace

std::optional<Witnessed> WitnessFile::contradictedBy(const wire::Record& record) const {
    if (record.sequence == 0 || record.envelope.kind == wire::Kind::Checkpoint) return std::nullopt;
    const auto kept = m_seen.lower_bound({record.sequence - 1, ""});
    if (kept == m_seen.end() || kept->first != record.sequence - 1) return std::nullopt;
    return missing(kept->first, kept->second, m_file);
}

std::optional<Witnessed> WitnessFile::contradictedByEnd(std::uint64_t lastSequence) const {
    if (m_seen.empty() || m_seen.rbegin()->first < lastSequence) return std::nullopt;
    return missing(m_seen.rbegin()->first, m_seen.rbegin()->second, m_file);
}

std::string Witnessed::text() const { return std::to_string(sequence) + ":" + base::toHex(chain); }

}  // namespace client
