// SPDX-License-Identifier: EUPL-1.2
// What a broker knows when it starts: decided again from the journal, or from where it kept what it knew.
#include "broker/base/mutant.h"
#include "broker/server/internal/broker_state.h"

namespace server {

void Broker::State::noteFiles(const wire::Record& record) {
    if (files.note(record)) filed.push_back(record.sequence);
}

base::Done Broker::State::remember() {
    auto known = signKey ? kept.newest(realm, signKey->publicKey(), history) : std::nullopt;
    if (const auto doubt = kept.takeDoubt())
        tell("what was kept for a quick start is not used, all is decided again: " + *doubt);
    if (known) {
        core = std::move(known->core);
        resumedFrom = keptThrough = core.decidedThrough();
        history.resume(resumedFrom, std::move(known->verdicts));
        for (const auto& [kind, through] : known->examined)
            for (std::size_t i = 0; i < options.retention.size(); ++i)
                if (options.retention[i].kind == kind) examined[i + 1] = through;
        for (const std::uint64_t sequence : known->filed) {
            const auto record = history.at(sequence);
            if (!record) return record.failure();
            noteFiles(record.value());
        }
    }
    return history.replay([&](const wire::Record& record) {
        const auto code = core.decide(record).verdict.code;
        if (code == wire::RejectionCode::None) noteFiles(record);
        return static_cast<std::uint16_t>(code);
    });
}

/// When nobody waits: it takes as long as some appends.
void Broker::State::keepState(std::uint64_t every) {
    if (!signKey || options.stateFile.empty() || notSafe || !intake.empty()) return;
    if (core.decidedThrough() - keptThrough < every) return;
    keptThrough = core.decidedThrough();
    Examined by;
    for (const auto& [rule, through] : examined) by.emplace_back(options.retention[rule - 1].kind, through);
    if (!kept.keep(core, filed, by, *signKey, history)) tell("what is known cannot be kept for a quick start");
}

/// Does a Redacted take away what the kept state was made of?
bool Broker::State::holdsContentOf(const wire::Record& record) const {
    const auto what = wire::payloadOf<wire::Redacted>(record.envelope);
    return what && core.holdsContentOf(*what) && !LAGEWERK_MUTANT("state-keeps-names");
}

void Broker::State::forgetState() {
    kept.forget();
    keptThrough = 0;
}

}  // namespace server
