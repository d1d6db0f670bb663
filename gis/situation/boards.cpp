// SPDX-License-Identifier: EUPL-1.2
#include "gis/situation/boards.h"

#include <algorithm>
#include <array>

namespace situation {
namespace {

using enum BoardPhase;
using wire::Board;

constexpr std::array kBoards{Board::Block, Board::Shelter, Board::InfoPoint, Board::Hospital,
                             Board::Road,  Board::Request, Board::Count};

constexpr std::array<BoardState, 6> kBlockStates{{{"open", Open},
                                                  {"informed", Underway},
                                                  {"clearing", Underway},
                                                  {"cleared", Underway},
                                                  {"checked", Fine},
                                                  {"free", Over}}};
constexpr std::array<BoardState, 5> kShelterStates{
    {{"planned", Open}, {"opening", Underway}, {"open", Fine}, {"full", Trouble}, {"closed", Over}}};
constexpr std::array<BoardState, 4> kInfoPointStates{
    {{"planned", Open}, {"opening", Underway}, {"open", Fine}, {"closed", Over}}};
constexpr std::array<BoardState, 4> kHospitalStates{
    {{"open", Fine}, {"limited", Underway}, {"full", Trouble}, {"closed", Trouble}}};
constexpr std::array<BoardState, 4> kRoadStates{
    {{"reported", Open}, {"limited", Underway}, {"closed", Trouble}, {"free", Over}}};
constexpr std::array<BoardState, 5> kRequestStates{
    {{"asked", Open}, {"promised", Underway}, {"coming", Underway}, {"arrived", Over}, {"refused", Trouble}}};
constexpr std::array<BoardState, 3> kCountStates{{{"reported", Open}, {"confirmed", Fine}, {"closed", Over}}};

constexpr std::array<std::string_view, 2> kBlockFigures{"people", "out"};
constexpr std::array<std::string_view, 2> kShelterFigures{"occupied", "capacity"};
constexpr std::array<std::string_view, 2> kHospitalFigures{"free", "beds"};
constexpr std::array<std::string_view, 1> kRequestFigures{"number"};
constexpr std::array<std::string_view, 3> kCountFigures{"injured", "missing", "sheltered"};

constexpr std::array<std::string_view, 2> kShelterKinds{"shelter_hall", "school"};
constexpr std::array<std::string_view, 3> kInfoKinds{"fire_station", "town_hall", "shelter_hall"};
constexpr std::array<std::string_view, 2> kHospitalKinds{"hospital", "clinic"};

}  // namespace

std::span<const Board> allBoards() { return kBoards; }

std::span<const BoardState> statesOf(Board board) {
    switch (board) {
        case Board::Block: return kBlockStates;
        case Board::Shelter: return kShelterStates;
        case Board::InfoPoint: return kInfoPointStates;
        case Board::Hospital: return kHospitalStates;
        case Board::Road: return kRoadStates;
        case Board::Request: return kRequestStates;
        case Board::Count: return kCountStates;
    }
    return {};
}

std::span<const std::string_view> figuresOf(Board board) {
    switch (board) {
        case Board::Block: return kBlockFigures;
        case Board::Shelter: return kShelterFigures;
        case Board::Hospital: return kHospitalFigures;
        case Board::Request: return kRequestFigures;
        case Board::Count: return kCountFigures;
        case Board::InfoPoint:
        case Board::Road: break;
    }
    return {};
}

bool hasUntil(Board board) {
    return board == Board::Shelter || board == Board::InfoPoint || board == Board::Hospital || board == Board::Request;
}

BoardPhase phaseOf(Board board, std::string_view state) {
    const auto states = statesOf(board);
    const auto found =
        std::find_if(states.begin(), states.end(), [&](const BoardState& one) { return one.id == state; });
    return found != states.end() ? found->phase : Open;
}

std::span<const std::string_view> objectKindsOf(Board board) {
    switch (board) {
        case Board::Shelter: return kShelterKinds;
        case Board::InfoPoint: return kInfoKinds;
        case Board::Hospital: return kHospitalKinds;
        case Board::Block:
        case Board::Road:
        case Board::Request:
        case Board::Count: break;
    }
    return {};
}

}  // namespace situation
