// SPDX-License-Identifier: EUPL-1.2
#pragma once

// A journal of an exercise with readings and checkpoints, written without a broker, and the tools run upon it.

#include <gtest/gtest.h>

#include <fstream>
#include <functional>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "broker/core/core.h"
#include "broker/journal/journal.h"
#include "broker/seal/seal.h"
#include "broker/wire/codec.h"
#include "broker/wire/verbs.h"
#include "gis/tools/log_export.h"
#include "gis/tools/log_verify.h"

namespace log_test {

namespace fs = std::filesystem;
using Json = nlohmann::json;

class Folder {
public:
    Folder() {
        seal::start();
        std::string pattern = (fs::temp_directory_path() / "lagewerk-log-XXXXXX").string();
        if (mkdtemp(pattern.data()) == nullptr) std::abort();
        path = pattern;
    }
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(path, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    [[nodiscard]] std::string operator/(const char* name) const { return (path / name).string(); }
    fs::path path;
};

/// Appends what it is told; core says nothing here.
class Scribe {
public:
    explicit Scribe(const std::string& file)
        : m_file(file), m_journal(opened(file)), key(seal::SigningKey::generate()), m_core(realm) {
        add(envelope(wire::Kind::RealmFounded, wire::encodePayload(wire::RealmFounded{"Probe", {}, key.publicKey()})));
        write();
    }
    static journal::Journal opened(const std::string& file) {
        auto journal = journal::Journal::open(file);
        if (!journal) std::abort();
        return std::move(journal).value();
    }
    wire::Envelope envelope(wire::Kind kind, base::Bytes payload, const std::string& source = "core") {
        wire::Envelope e;
        e.realm = realm;
        e.id = wire::MessageId::outbox({}, 1, ++m_counter);
        e.kind = kind;
        e.source = source;
        e.observedAt = base::fromCivilUtc({2026, 7, 14, 12});
        e.payload = std::move(payload);
        return e;
    }
    void add(wire::Envelope e) {
        wire::Record record;
        record.envelope = std::move(e);
        m_core.stamp(record);
        m_payloads.push_back(std::exchange(record.envelope.payload, {}));
        m_headers.push_back(wire::encodeRecord(record));
        record.envelope.payload = m_payloads.back();
        record.sequence = m_journal.lastSequence() + m_headers.size();
        (void)m_core.decide(record);
    }
    void addLog(const std::string& text, std::optional<wire::GeoPoint> place = {}) {
        add(envelope(wire::Kind::LogEntry, wire::encodePayload(wire::LogEntry{text, std::nullopt, place}), "post:S2"));
    }
    void write(const std::vector<journal::Removal>& removals = {}) {
        std::vector<journal::Entry> entries;
        for (std::size_t i = 0; i < m_headers.size(); ++i) entries.push_back({m_headers[i], m_payloads[i]});
        ASSERT_TRUE(m_journal.append(entries, removals).ok());
        m_headers.clear();
        m_payloads.clear();
    }
    /// `lie`: another hash than the journal's.
    void checkpoint(bool lie = false) {
        seal::Hash hash = m_journal.lastHash();
        if (lie) hash[3] ^= 1;
        wire::Envelope e = m_core.checkpoint(hash);
        e.signature = key.sign(wire::signedBytes(e));
        add(std::move(e));
        write();
    }
    void logs(int batches, int each) {
        for (int b = 0; b < batches; ++b) {
            for (int i = 0; i < each; ++i) addLog("entry " + std::to_string(b) + "." + std::to_string(i) + " of many");
            write();
        }
    }
    [[nodiscard]] journal::Journal& journal() { return m_journal; }
    [[nodiscard]] std::string keyText() const { return base::toHex(key.publicKey()); }

private:
    std::string m_file;
    journal::Journal m_journal;

public:
    const wire::RealmId realm{wire::RealmKind::Exercise, {7}};
    seal::SigningKey key;

private:
    core::Core m_core;
    std::uint64_t m_counter = 0;
    std::vector<base::Bytes> m_headers, m_payloads;
};

struct Verified {
    int status = -1;
    Json json;
    [[nodiscard]] std::string firstKind() const { return json["broken"].empty() ? "" : json["broken"][0]["kind"]; }
    [[nodiscard]] std::uint64_t firstSequence() const {
        return json["broken"].empty() ? 0 : json["broken"][0]["sequence"].get<std::uint64_t>();
    }
};
/// With standard output caught.
inline std::string said(const std::function<void()>& act) {
    std::ostringstream caught;
    auto* before = std::cout.rdbuf(caught.rdbuf());
    act();
    std::cout.rdbuf(before);
    return caught.str();
}
inline Verified verified(const tools::VerifyCall& call) {
    Verified result;
    const std::string text = said([&] { result.status = tools::verifyLog(call); });
    result.json = Json::parse(text, nullptr, false);
    EXPECT_TRUE(result.json.is_object()) << text;
    return result;
}
inline std::string contentOf(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}
inline void writeTo(const std::string& file, const std::string& text) {
    std::ofstream(file, std::ios::binary | std::ios::trunc) << text;
}
/// Replaces the first place from `after` on.
inline std::string replaced(std::string text, const std::string& from, const std::string& to, std::size_t after = 0) {
    const auto at = text.find(from, after);
    EXPECT_NE(at, std::string::npos) << from;
    if (at != std::string::npos) text.replace(at, from.size(), to);
    return text;
}

}  // namespace log_test
