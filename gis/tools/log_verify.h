// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What can be proved of a journal, or of an export of it, without the broker: the chain, the checkpoints and their
// signatures, and what witnesses kept.

#include <map>
#include <memory>
#include <string>

#include "broker/core/core.h"
#include "gis/tools/log_record.h"

namespace tools {

/// A checkpoint that was found right.
struct KnownCheckpoint {
    std::uint64_t sequence = 0;  ///< it speaks of all up to here ...
    seal::Hash hash{};           ///< ... and of the chain there
    std::uint64_t at = 0;        ///< where it stands itself
    wire::SignatureBytes signature{};
};

/// What records say of each other, record after record in their order.
class Evidence {
public:
    /// `key`: the broker's, known from elsewhere; without it the one that the founding names, which proves less.
    /// `withVerdicts`: core decides along.
    Evidence(std::optional<seal::PublicKey> key, bool withVerdicts);

    /// The record, its verdict set where core could follow; nothing when it cannot be understood.
    std::optional<wire::Record> take(const journal::Seen& seen);

    struct Broken {
        std::uint64_t sequence = 0;
        std::string kind, why;
    };
    std::vector<Broken> broken;
    /// What was deleted, as the broker says it.
    struct Deleted {
        std::uint64_t sequence = 0;  ///< of the Redacted
        wire::Redacted what;
    };
    std::vector<Deleted> deleted;
    /// After the last record: what is deleted and nobody says why.
    void end();
    std::uint64_t checkpoints = 0;
    std::optional<KnownCheckpoint> last;
    std::optional<seal::PublicKey> key;
    bool isKeyGiven = false;
    [[nodiscard]] bool hasVerdicts() const { return m_core != nullptr; }

private:
    void find(std::uint64_t sequence, const char* kind, const std::string& why);
    void takeFounding(const wire::Record& record);
    void takeCheckpoint(const wire::Record& record);
    void takeRedacted(const wire::Record& record);

    struct Gone {
        std::uint16_t note = 0;
        bool mayGo = false;  ///< its kind may be deleted
    };
    std::map<std::uint64_t, Gone> m_gone;  ///< deleted, and not explained yet

    bool m_withVerdicts = false;
    std::unique_ptr<core::Core> m_core;
    std::uint64_t m_rewritten = 0;  ///< checkpoints that speak of another past
    std::uint64_t m_before = 0;
    seal::Hash m_chainBefore{};
};

struct VerifyCall {
    std::string journal, exported;  ///< one of both
    std::string publicKey;          ///< hexadecimal, blanks allowed
    std::string witness;            ///< SEQUENCE:HASH, or a file
    std::string attachments{};      ///< empty: attachments.db beside the journal, if it is there
};
/// Prints the report as JSON. Exit status: 0 whole, 1 broken, 2 no such file, 64 called wrongly.
[[nodiscard]] int verifyLog(const VerifyCall& call);

}  // namespace tools
