// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The boards (Objekte und Stellen): which states an entry of each can have, in the order in which they usually follow,
// and which figures stand at it. Ids only; the console has the words. A state or figure that is not listed here is
// shown as it was said.

#include <span>
#include <string_view>

#include "broker/wire/payloads.h"

namespace situation {

/// How far an entry is: for the mark beside it and the order of the list.
enum class BoardPhase { Open, Underway, Fine, Trouble, Over };

struct BoardState {
    std::string_view id;
    BoardPhase phase = BoardPhase::Open;
};

/// All boards in the order of the page.
[[nodiscard]] std::span<const wire::Board> allBoards();
[[nodiscard]] std::span<const BoardState> statesOf(wire::Board board);
/// Figures by id, the first is the one that is read first: of a shelter "occupied" of "capacity".
[[nodiscard]] std::span<const std::string_view> figuresOf(wire::Board board);
/// Does `until` mean something there?
[[nodiscard]] bool hasUntil(wire::Board board);
/// Of a state that is not listed: Open.
[[nodiscard]] BoardPhase phaseOf(wire::Board board, std::string_view state);
/// Kinds of objects of a town package that belong on it, e.g. "hospital".
[[nodiscard]] std::span<const std::string_view> objectKindsOf(wire::Board board);

}  // namespace situation
