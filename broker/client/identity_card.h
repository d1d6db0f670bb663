// SPDX-License-Identifier: EUPL-1.2
#pragma once

// An identity as one line of text: for a file, a QR code, or a sheet of paper. It holds all that a device needs to
// connect, needs no network to be handed over, and is taken up by one machine.

#include <filesystem>
#include <optional>
#include <string>

#include "broker/base/instant.h"
#include "broker/client/identity.h"

namespace client {

/// Characters that a PIN must have.
inline constexpr std::size_t kPinMin = 6;

struct IdentityCard {
    Identity identity;
    std::optional<base::Instant> takeUpBy;  ///< a machine that comes later is refused; one that came stays
};

/// Capital letters, digits and a colon, so that a QR code takes 5.5 bits a character. `pin` empty: not sealed.
[[nodiscard]] base::Outcome<std::string> cardText(const IdentityCard& card, const std::string& pin = {},
                                                  bool cheapSeal = false);
/// Takes lower case, spaces, line breaks, and 0 for O, 1 for I, 8 for B: what people and printers make of it.
[[nodiscard]] base::Outcome<IdentityCard> readCard(const std::string& text, const std::string& pin = {});

/// A new file of mode 0600: what it is in words, and the text.
[[nodiscard]] base::Done saveCard(const std::filesystem::path& file, const IdentityCard& card, const std::string& pin,
                                  bool cheapSeal = false);

/// Who takes a card up, and when.
struct TakingUp {
    std::string machine;  ///< machineName()
    base::Instant now;
    std::string pin;
};
/// The identity in the file, which notes that this machine has it; refused when another one has, when it is too late,
/// or when a character of it is not the one that was written.
[[nodiscard]] base::Outcome<Identity> takeUpCard(const std::filesystem::path& file, const TakingUp& by);
/// A name of this machine that stays over restarts and tells nothing about it.
[[nodiscard]] std::string machineName();

}  // namespace client
