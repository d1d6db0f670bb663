// SPDX-License-Identifier: EUPL-1.2
#include "tests/qml/invented.h"

namespace invented {
namespace {

wire::BoardItem item(int number, wire::Board board, const std::string& name, const std::string& state,
                     std::map<std::string, double> figures = {}) {
    wire::BoardItem one;
    one.item = std::string(30, '0') + (number < 10 ? "0" : "") + std::to_string(number);
    one.board = board;
    one.name = name;
    one.state = state;
    one.figures = std::move(figures);
    return one;
}

}  // namespace

void tellBoards(Evening& evening) {
    using wire::Board;
    evening.boardItem(item(1, Board::Block, "Block 1 · Bachstraße 1 bis 19", "checked", {{"people", 84}, {"out", 84}}));
    wire::BoardItem block = item(2, Board::Block, "Block 2 · Mühlgasse", "clearing", {{"people", 120}, {"out", 45}});
    block.source = "EA Räumung, 18:02", block.note = "Zwei Liegendtransporte angefordert";
    evening.boardItem(block);
    evening.boardItem(item(3, Board::Block, "Block 3 · Am Wehr", "informed", {{"people", 61}}));
    wire::BoardItem hall = item(4, Board::Shelter, "Turnhalle Süd", "open", {{"capacity", 250}, {"occupied", 84}});
    hall.source = "DRK, 17:58", hall.note = "Feldbetten fehlen, Verpflegung ab 19 Uhr", hall.object = "o2";
    evening.boardItem(hall);
    wire::BoardItem full = item(5, Board::Shelter, "Gemeindehaus", "full", {{"capacity", 60}, {"occupied", 60}});
    full.until = invented::evening().plusS(40 * 60), full.source = "Malteser";
    evening.boardItem(full);
    wire::BoardItem info = item(6, Board::InfoPoint, "Rathaus, Notfall-Infopunkt 1", "open");
    info.until = invented::evening().plusS(-5 * 60), info.object = "o4", info.source = "Bauhof";
    evening.boardItem(info);
    evening.boardItem(item(7, Board::Hospital, "Klinikum Auental", "limited", {{"beds", 240}, {"free", 12}}));
    evening.boardItem(item(8, Board::Road, "B 14 zwischen Wehr und Neustadt", "closed"));
    evening.boardItem(item(9, Board::Road, "Mühlenstraße, Unterführung", "reported"));
    wire::BoardItem pumps = item(10, Board::Request, "2 Hochleistungspumpen (THW)", "promised", {{"number", 2}});
    pumps.until = invented::evening().plusS(50 * 60), pumps.source = "Leitstelle Kreis";
    evening.boardItem(pumps);
    wire::BoardItem counts = item(11, Board::Count, "Einsatzabschnitt Altstadt", "reported",
                                  {{"injured", 3}, {"missing", 1}, {"sheltered", 84}});
    counts.source = "EAL Altstadt, 18:00";
    evening.boardItem(counts);
    evening.settle();
}

}  // namespace invented
